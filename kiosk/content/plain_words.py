"""The YAML parser's own messages, put into plain words with what to write instead."""

import re
from collections.abc import Callable

import yaml
from yaml.reader import ReaderError

from kiosk.content.files import control_character

Told = tuple[int, str, str, str]
"""Where, the code, what is wrong, what to do."""

QUOTES = 'put the text in quotes, or on the next lines after ">-"'
ALIGN = "begin what belongs together in the same column"

_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)
_TABBED = re.compile(r"[ ]*\t")


def in_plain_words(error: yaml.YAMLError, text: str) -> Told:
    """Where the YAML stops making sense, why, and what to write instead."""
    problem = str(getattr(error, "problem", "") or "")
    at = _index(getattr(error, "problem_mark", None), text)
    context = _index(getattr(error, "context_mark", None), text, at)
    control = control_character(text) if isinstance(error, ReaderError) else None
    if control:
        return control[0], "unreadable", control[1], control[2]
    conflict = _CONFLICT.search(text)
    if conflict:
        hint = "choose one of the two versions and delete the marks"
        return conflict.start(), "yaml", "a merge conflict is left in the file", hint
    for mark in (at, context):
        start = _line_start(text, mark)
        tab = _TABBED.match(text, start)
        if tab and tab.end() <= max(mark, start) + 1:
            return tab.end() - 1, "yaml", "a tab is used for indentation", "use spaces"
    for words, tell in _SENTENCES:
        if words in problem:
            where, message, hint = tell(text, at, context)
            return where, "yaml", message, hint
    return (
        at,
        "yaml",
        "the file makes no sense from here on",
        "check the quotes, colons and indentation just above",
    )


Answer = tuple[int, str, str]


def _colon(text: str, at: int, _context: int) -> Answer:
    before = text[_line_start(text, at) : at]
    braces = re.match(r"\s*[\w-]+( \{)[^:]*$", before)
    if braces:
        return _line_start(text, at) + braces.start(1), 'a colon is missing before "{"', 'write "key: {…}"'
    unspaced = re.match(r"\s*[\w-]+:(?=\S)", text[text.rfind("\n", 0, _line_start(text, at) - 1) + 1 :])
    if unspaced and before.strip() and " " not in before.strip():
        above = text.rfind("\n", 0, _line_start(text, at) - 1) + 1
        return above + unspaced.end() - 1, "a space is missing after the colon", 'write "key: …"'
    if ":" in before or before.lstrip().startswith("- "):
        return at, "a colon inside a text without quotes", QUOTES
    key = at - len(before.lstrip())
    return key, "this key is indented as if it belonged to the text above", ALIGN


def _first_letter(text: str, at: int, _context: int) -> Answer:
    letter = text[at : at + 1]
    if letter == "\t":
        return at, "a tab is used for indentation", "use spaces"
    if letter == "@" and text[max(0, at - 1) : at] == "[":
        return at - 1, 'a text cannot begin with "[" unless it is in quotes', QUOTES
    return at, f'a text cannot begin with "{letter}" unless it is in quotes', QUOTES


def _unclosed_quote(text: str, _at: int, context: int) -> Answer:
    mark = text[context : context + 1]
    if mark == "'":
        return context, "the quotation mark ' is never closed", "close it; an apostrophe inside is written ''"
    return context, 'the quotation mark " is never closed', r'close it; a " inside is written \"'


def _expected_key(text: str, at: int, context: int) -> Answer:
    start = _line_start(text, at)
    before = text[start:at].rstrip()
    if not before.strip():
        return at, "this line is indented otherwise than what it belongs to", ALIGN
    value = re.search(r"(?::|^\s*-)\s+([*&!])", before)
    if value:
        return start + value.start(1), f'a text cannot begin with "{value[1]}" unless it is in quotes', QUOTES
    if before[-1] in "'\"":
        hint = "write '' for an apostrophe inside '…', or \\\" for a quotation mark inside \"…\""
        return at, "the text goes on after its closing quotation mark", hint
    if before[-1] in "]}":
        return at, f'the text goes on after "{before[-1]}"', QUOTES
    return at, "this is no key", ALIGN


def _unclosed_bracket(text: str, at: int, context: int) -> Answer:
    bracket = text[context : context + 1] or "["
    closing = {"[": "]", "{": "}"}.get(bracket, "]")
    found = text[at : at + 1]
    if found == ":" and _is_within(text, at, context):
        return (
            at,
            f"a colon inside a text without quotes, between {bracket} and {closing}",
            "put the text in quotes",
        )
    if _line_start(text, at) == _line_start(text, context) and found.strip():
        if found in "]}":
            return at, f'"{bracket}" is closed with "{found}"', f'write "{closing}"'
        return (
            at,
            "a comma is missing here, or the text needs quotes",
            "put each text in quotes, with commas between",
        )
    return context, f'"{bracket}" is opened here and never closed', f'write "{closing}" where it ends'


def _is_within(text: str, at: int, opened: int) -> bool:
    """Whether a place still seems to be inside a bracket: on its line, or indented under it."""
    here, there = _line_start(text, at), _line_start(text, opened)
    return here == there or _indent(text, here) > _indent(text, there)


def _indent(text: str, start: int) -> int:
    line = text[start:].partition("\n")[0]
    return len(line) - len(line.lstrip(" "))


def _no_colon(text: str, _at: int, context: int) -> Answer:
    hint = 'write "key: …", or indent the line if it goes on with the text above'
    return context, "this line has no key with a colon", hint


def _document_start(text: str, at: int, _context: int) -> Answer:
    if text[:at].rstrip().endswith("..."):
        return at, 'the file goes on after "..."', 'remove the line "..."'
    if text[at : at + 1] in ("]", "}", ",", "*", "&"):
        return at, f'"{text[at]}" does not belong here', QUOTES
    return at, "this line starts further left than the first", ALIGN


def _says(message: str, hint: str, at_context: bool = False) -> Callable[[str, int, int], Answer]:
    return lambda _text, at, context: (context if at_context else at, message, hint)


def _unexpected(text: str, at: int, context: int) -> Answer:
    found = text[at : at + 1].strip()
    if found:
        return at, f'"{found}" does not belong here', "remove it, or put the text in quotes"
    # the file ends inside a bracket: the last one still open is the one to close
    opened = max(text.rfind("[", 0, at), text.rfind("{", 0, at))
    return _unclosed_bracket(text, at, opened) if opened >= 0 else (context, "the file ends too early", ALIGN)


_BACKSLASH = _says(
    '"\\" in double quotes begins no sign that is known',
    r"write \\ for a backslash, or use single quotes",
)
_LIST = _says(
    "a list begins on the line of its key",
    'write each "- " on a line of its own, or put the text in quotes',
)
_STAR = _says('a text cannot begin with "*" or "&" unless it is in quotes', QUOTES, at_context=True)
_TAG = _says('a text cannot begin with "!" unless it is in quotes', QUOTES, at_context=True)
_PERCENT = _says(
    'a line cannot begin with "%"', "put the text in quotes, or remove the line", at_context=True
)

_SENTENCES: tuple[tuple[str, Callable[[str, int, int], Answer]], ...] = (
    ("mapping values are not allowed", _colon),
    ("cannot start any token", _first_letter),
    ("found unexpected end of stream", _unclosed_quote),
    ("found unexpected document indicator", _unclosed_quote),
    ("did not find expected key", _expected_key),
    ("did not find expected ',' or", _unclosed_bracket),
    ("could not find expected ':'", _no_colon),
    ("did not find expected <document start>", _document_start),
    ("did not find expected '-' indicator", _says("a list and keys are mixed here", ALIGN)),
    ("block sequence entries are not allowed", _LIST),
    ("mapping keys are not allowed", _says('a text cannot begin with "? " unless it is in quotes', QUOTES)),
    ("unknown escape character", _BACKSLASH),
    ("did not find expected hexdecimal number", _BACKSLASH),
    (
        "expected comment or line break",
        _says('there is text on the line of ">" or "|"', "begin the text on the next line"),
    ),
    ("alphabetic or numeric character", _STAR),
    ("did not find the expected '>'", _TAG),
    ("did not find expected node content", _unexpected),
    ("unknown directive", _PERCENT),
    ("incompatible YAML document", _PERCENT),
)


def _index(mark: object, text: str, otherwise: int = 0) -> int:
    index = getattr(mark, "index", None)
    return min(index, len(text)) if isinstance(index, int) else otherwise


def _line_start(text: str, index: int) -> int:
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
