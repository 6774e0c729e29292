"""YAML as a curator would write it: no quotes where that is safe, long texts folded below their key."""

import json
import re
import textwrap
from collections.abc import Mapping

from kiosk.content.composer import NO_SIGN

WIDTH = 100
"""No line is longer, unless one word is."""

_SAFE = re.compile(r"[^\W_](?:[\w .’“”„«»()–/+~%?;!\u00a0…°·-]|:(?=\S)|'(?=\w))*", re.UNICODE)
"""What may stand without quotes in any place, also within braces."""
_READ_OTHERWISE = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n", "t", "f"))
_SPACE = re.compile("[ \t\r\n\x0b\x0c\x85\u2028\u2029]+")
_CITATION = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
_HELD = "\x00"
"""Stands for a space at which no line ends."""
_HALVES = re.compile("[\ufeff\ud800-\udfff]")


def scalar(text: str) -> str:
    """A word or short text on the line of its key."""
    text = on_one_line(text)
    return text if _is_safe(text) else _in_quotes(text)


def _is_safe(text: str) -> bool:
    return bool(_SAFE.fullmatch(text)) and text.lower() not in _READ_OTHERWISE


def _in_quotes(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def on_one_line(text: str) -> str:
    """A text without line breaks, and without characters that no YAML file may hold or no text has."""
    return _SPACE.sub(" ", NO_SIGN.sub("", _HALVES.sub("", text))).strip(" ")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each on one line."""
    return [line for part in re.split(r"\n[ \t\r]*\n", text) if (line := on_one_line(part))]


def text_lines(key: str, texts: Mapping[str, str], indent: int = 0) -> list[str]:
    """A key and its text in each language: on one line if it is short, else folded below its language."""
    start = f"{' ' * indent}{key}: "
    entries = {language: paragraphs(text) for language, text in texts.items()}
    single = {language: text[0] for language, text in entries.items() if len(text) == 1}
    # in one language with quotes and in the next without would look like a mistake
    write = str if all(map(_is_safe, single.values())) else _in_quotes
    short = ", ".join(f"{language}: {write(text)}" for language, text in single.items())
    if len(single) == len(entries) and len(start) + len(short) + 2 <= WIDTH:
        return [f"{start}{{{short}}}"]
    lines = [start.rstrip()]
    for language, text in entries.items():
        lead = f"{' ' * (indent + 2)}{language}: "
        if language in single and len(lead) + len(write(text[0])) <= WIDTH:
            lines.append(lead + write(text[0]))
        else:
            lines += [f"{lead}>-", *_folded(text, indent + 4)]
    return lines


def comment_lines(text: str, indent: int = 0) -> list[str]:
    """A remark to whoever reads the file."""
    return _wrapped(on_one_line(text), f"{' ' * indent}# ")


def _folded(text: list[str], indent: int) -> list[str]:
    lines: list[str] = []
    for paragraph in text:
        lines += [*([""] if lines else []), *_wrapped(paragraph, " " * indent)]
    return lines


def _wrapped(text: str, lead: str) -> list[str]:
    """Lines of a text, none of which ends within a citation."""
    whole = _CITATION.sub(lambda found: found[0].replace(" ", _HELD), text)
    lines = textwrap.wrap(
        whole, WIDTH, initial_indent=lead, subsequent_indent=lead,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return [line.replace(_HELD, " ") for line in lines]
