"""What no single file can show: that every id names something, and every file is there."""

import re
from collections.abc import Collection
from functools import lru_cache

from kiosk.content.draft import Draft
from kiosk.content.findings import Findings
from kiosk.content.scan import scan
from kiosk.content.shape import Found
from kiosk.content.sheet import Sheet
from kiosk.content.texts import is_language, language_names, wordings
from kiosk.content.written import Written
from kiosk.core.media import SOUNDS
from kiosk.core.problems import Location, nearest, quoted

_AFTER_AT = re.compile(r"@\{?([^\s{}@]{1,120})")
_LIKE_A_LINK = re.compile(r"(?<=\])\(([a-zA-Z]{1,20}:)([^()\s]{1,120})\)")

IDS = ("event", "place", "route", "chart", "theme")


def check_names(draft: Draft, findings: Findings) -> None:
    """Every id, file, citation and link of every file."""
    for sheet in draft.sheets:
        for found in sheet.found:
            if findings.is_full(sheet.path):
                break
            if found.kind in ("text", "cited"):
                for _language, node in wordings(found):
                    _check_text(draft, sheet, node, findings)
            elif isinstance(found.node.value, str):
                _check_word(draft, sheet, found, found.node.value, findings)


def _check_word(draft: Draft, sheet: Sheet, found: Found, word: str, findings: Findings) -> None:
    if found.kind == "word":
        return
    if found.kind in IDS and word in draft.known.get(found.kind, ()):
        draft.use(found.kind, word)
        return
    at = sheet.at(found.node)
    if findings.has_error_at(at):
        return
    if found.kind in IDS:
        draft.check_id(at, found.kind, word, findings)
    elif found.kind in ("media file", "sound file", "caption file"):
        fault = draft.media.fault(word, captions=found.kind == "caption file")
        if fault is None and found.kind == "sound file" and not word.lower().endswith(SOUNDS):
            hint = f"save it as {' or '.join(SOUNDS)}"
            fault = "wrong-kind", f"{quoted(word)} is no sound", hint
        if fault:
            findings.error(at, *fault)
    elif found.kind == "language":
        _check_language(at, word, findings)
        first = draft.language_lines.setdefault(word, at)
        if first != at:
            message = f"language {quoted(word)} is listed twice: it is already on line {first.line}"
            findings.error(at, "duplicate-language", message, "remove one of them")
    elif found.kind == "area":
        _check_area(draft, at, word, findings)


def _check_text(draft: Draft, sheet: Sheet, node: Written, findings: Findings) -> None:
    """The citations and links in one wording, each told where its id stands."""
    text = str(node.value)
    mentioned = 0
    for paragraph in scan(text) if "[" in text else ():
        mentioned += len(paragraph.citations)
        for mention in (*paragraph.citations, *paragraph.links):
            draft.use(mention.kind, mention.id)
            is_known = mention.id in draft.known.get(mention.kind, (mention.id,))
            if not is_known and not findings.is_full(sheet.path):
                at = _at_id(sheet, node, text, mention.id, mention.at)
                draft.check_id(at, mention.kind, mention.id, findings)
    if text.count("@") > mentioned and not findings.is_full(sheet.path):
        _advise_on_citations(draft, sheet, node, text, findings)
    if "](" in text:
        _advise_on_links(sheet, node, text, findings)


def _advise_on_citations(draft: Draft, sheet: Sheet, node: Written, text: str, findings: Findings) -> None:
    """A known source after an @ that is no citation was meant as one."""
    cited = {mention.at for paragraph in scan(text) for mention in paragraph.citations}
    sources = draft.known.get("source") or ()
    for found in _AFTER_AT.finditer(text):
        if not findings.wants_warnings(sheet.path):
            return
        name = next((each for each in (found[1], found[1].rstrip(".,;:)]}")) if each in sources), None)
        if name and found.start(1) not in cited:
            hint = f"write [@{name}] or [@{name}, p. 12]"
            at = _at_id(sheet, node, text, name, found.start(1))
            findings.warn(
                at, "no-citation", f"{quoted('@' + name)} is no citation and shown as it is typed", hint
            )


def _advise_on_links(sheet: Sheet, node: Written, text: str, findings: Findings) -> None:
    """What looks like a link and leads nowhere was meant as one."""
    linked = {mention.at for paragraph in scan(text) for mention in paragraph.links}
    for found in _LIKE_A_LINK.finditer(text):
        if not findings.wants_warnings(sheet.path):
            return
        if found.start(2) not in linked:
            hint = "write (term:…) or (event:…); links to the web are not shown"
            at = _at_id(sheet, node, text, found[0], found.start())
            findings.warn(at, "no-link", f"{quoted(found[0])} is no link and shown as it is typed", hint)


def _at_id(sheet: Sheet, node: Written, text: str, name: str, index: int) -> Location:
    """Where the id that stands at `index` of a text stands in the file."""
    return sheet.at_word(node, name, text.count(name, 0, index))


def _check_language(at: Location, tag: str, findings: Findings) -> None:
    if not is_language(tag):
        findings.error(at, "language-tag", f"unknown language {quoted(tag)}", language_hint(tag))


def language_hint(tag: str) -> str:
    """The tag that was meant: English → en, EN → en, en_GB → en-GB."""
    names = language_names()
    fixed = tag.replace("_", "-")
    language, _, region = fixed.partition("-")
    fixed = "-".join(filter(None, (language.lower(), region)))
    by_name = {name.casefold(): code for code, name in names.items()}
    near = nearest(tag.casefold(), by_name)
    if is_language(fixed):
        return f"write {fixed}"
    return f"write {by_name[near]}" if near else "write a tag such as en, fr or pt-BR"


def _check_area(draft: Draft, at: Location, name: str, findings: Findings) -> None:
    draft.use("place", name)
    places = draft.known.get("place", ())
    if name not in places and name not in countries():
        known: Collection[str] = [*places, *countries()]
        near = nearest(name, known)
        hint = (
            f"did you mean {quoted(near)}?"
            if near
            else "name places of this file, or a country such as norway"
        )
        findings.error(at, "unknown-place", f"unknown place {quoted(name)}", hint)


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """Countries by their English names, in lower case with hyphens."""
    from unicodedata import combining, normalize

    from babel import Locale

    names = [name for code, name in Locale("en").territories.items() if code.isalpha()]
    slugs = {"-".join(name.lower().replace("&", "and").split()) for name in names}
    bare = {"".join(letter for letter in normalize("NFD", slug) if not combining(letter)) for slug in slugs}
    return frozenset(slugs | bare)
