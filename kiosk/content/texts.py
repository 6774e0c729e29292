"""Texts in several languages, as they are written: in which languages, and that something is in them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kiosk.content.findings import Findings
from kiosk.content.shape import Found
from kiosk.content.sheet import Sheet
from kiosk.content.written import Written
from kiosk.core.media import Narration
from kiosk.core.problems import empty, quoted, unknown_key

_LOST = re.compile(r"[ \t]+(#[^\s#][^\r\n]*)")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


MOST_LETTERS = 5000
"""So many letters of a paragraph, some 800 words, can be drawn in one piece."""
MOST_PARAGRAPHS = 1000
"""So many paragraphs of a text are laid out while a visitor waits; an hour's interview has some 600."""


def wordings(found: Found) -> Iterator[tuple[str, Written]]:
    """A text's wordings by language; a text of one wording for all languages has the language ""."""
    if isinstance(found.node.inside, dict):
        yield from (
            (language, node) for language, node in found.node.entries() if isinstance(node.value, str)
        )
    elif isinstance(found.node.value, str):
        yield "", found.node


@lru_cache(maxsize=256)
def is_language(tag: str) -> bool:
    """Whether a word is the BCP 47 tag of a language that babel knows."""
    return bool(_TAG.fullmatch(tag)) and tag.partition("-")[0] in language_names()


@lru_cache(maxsize=1)
def language_names() -> dict[str, str]:
    """The English names of languages by their tags."""
    from babel import Locale

    names = dict(Locale("en").languages)
    return {tag: name for tag, name in names.items() if tag not in ("root", "und", "mul", "zxx")}


def check_texts(sheet: Sheet, languages: Sequence[str], findings: Findings) -> None:
    """Every text of a file: is it a map of languages, are they the exhibit's, is none empty."""
    for found in sheet.found:
        if findings.is_full(sheet.path):
            return
        if found.kind == "entry" and found.part is Narration:
            _check_spoken(sheet, found, languages, findings)
        if found.kind not in ("part", "entry"):
            _check_size(sheet, found, findings)
        if found.kind in ("text", "files"):
            _check_text(sheet, found, languages, findings)
        elif found.kind not in ("part", "entry") and _is_blank(found.node):
            findings.add(empty(sheet.at(found.node), found.key, "write something, or remove the key"))


def _check_text(sheet: Sheet, found: Found, languages: Sequence[str], findings: Findings) -> None:
    node = found.node
    if node.value is None:
        return  # an empty key: said, or allowed, where keys are checked
    if not isinstance(node.inside, dict):
        message = f"{quoted(found.key)} needs its languages"
        findings.error(sheet.at(node), "no-languages", message, f"write {example(languages)}")
    elif not node.inside:
        findings.add(empty(sheet.at(node), found.key, f"write {example(languages)}"))
    for language, wording in node.entries():
        _check_comment(sheet, wording, findings)
        if language not in languages:
            _other_language(sheet, found, language, languages, findings)
        if (wording.value is None or _is_blank(wording)) and not findings.has_error_at(
            sheet.at(node.at_key(language))
        ):
            message = f"{quoted(found.key)} is empty in {quoted(language)}"
            hint = "write the text, or remove the language"
            findings.error(sheet.at(node.at_key(language)), "empty", message, hint)


def _check_size(sheet: Sheet, found: Found, findings: Findings) -> None:
    """Whether every paragraph can be drawn."""
    for _language, node in wordings(found):
        if len(node.value) <= MOST_PARAGRAPHS:
            continue
        paragraphs = node.value.split("\n\n")
        longest = max(map(len, paragraphs))
        part = "a paragraph of " if found.kind == "text" else ""
        if longest > MOST_LETTERS:
            hint = "part it with empty lines, or shorten it" if part else "shorten it"
            message = f"{part}{quoted(found.key)} has {longest} letters, over {MOST_LETTERS}"
            findings.error(sheet.at(node), "too-large", message, hint)
        elif len(paragraphs) > MOST_PARAGRAPHS:
            message = f"{quoted(found.key)} has {len(paragraphs)} paragraphs, over {MOST_PARAGRAPHS}"
            findings.error(sheet.at(node), "too-large", message, "shorten it")


def _check_spoken(sheet: Sheet, found: Found, languages: Sequence[str], findings: Findings) -> None:
    """A recording of the label is in one of the exhibit's languages."""
    at, language = sheet.at(found.key_at), found.key
    if language in languages or (is_language(language) and not languages):
        return
    if is_language(language):
        message = f"{quoted(language)} is not one of the exhibit's languages"
        hint = 'add it to "languages" in exhibit.yaml, or remove the recording'
        findings.warn(at, "other-language", message, hint)
    else:
        findings.add(unknown_key(at, language, "audio", languages or ("en",)))


def example(languages: Sequence[str]) -> str:
    """How a text is written in these languages."""
    return "{" + ", ".join(f"{language}: …" for language in languages or ("en",)) + "}"


def _other_language(
    sheet: Sheet, found: Found, language: str, languages: Sequence[str], findings: Findings
) -> None:
    at = sheet.at(found.node.at_key(language))
    is_alone = found.node.get(language) is not None and found.node.inside
    in_braces = sheet.script.text[found.node.at : found.node.at + 1] == "{"
    value = found.node.get(language)
    if in_braces and is_alone and value is not None and value.value is None and not is_language(language):
        if re.match(r"[a-z]{2,3}:\S", language):
            findings.error(
                at, "yaml", f"a space is missing after the colon in {quoted(language)}", "write one"
            )
            return
        message = f"a comma inside a text without quotes, before {quoted(language)}"
        findings.error(at, "yaml", message, 'put the text in straight quotes: "…"')
    elif is_language(language) and not languages:
        return
    elif is_language(language):
        message = f"{quoted(language)} is not one of the exhibit's languages"
        hint = 'add it to "languages" in exhibit.yaml, or remove the text'
        findings.warn(at, "other-language", message, hint)
    else:
        findings.add(unknown_key(at, language, found.key, languages or ("en",)))


def _check_comment(sheet: Sheet, node: Written, findings: Findings) -> None:
    """A # after a space makes the rest of a line a comment; right behind it there was meant to be text."""
    if node.is_plain:
        lost = _LOST.match(sheet.script.text, node.end)
        if lost:
            message = f"what begins with {quoted(lost[1], 20)} is a comment and not shown"
            findings.warn(sheet.at(lost.start(1)), "comment", message, "put the text in quotes")


def _is_blank(node: Written) -> bool:
    return isinstance(node.value, str) and not node.value.strip()
