"""sources.yaml: the bibliography, as Zotero exports it and Pandoc reads it."""

from typing import Any

from kiosk.content import csl
from kiosk.content.findings import Findings
from kiosk.content.likely_dates import likely_date
from kiosk.content.reader import is_id
from kiosk.content.sheet import Sheet
from kiosk.content.texts import MOST_LETTERS, is_language
from kiosk.content.written import Written
from kiosk.core.model import Source
from kiosk.core.problems import Location, empty, missing_key, nearest, quoted, unknown_key


class Shelf:
    """The sources of a file, and where each stands."""

    def __init__(self) -> None:
        self.sources: dict[str, Source] = {}
        self.at: dict[str, Location] = {}
        self.names: dict[str, None] = {}
        """The ids of all sources, also of those that are refused."""
        self.is_whole = True
        """Whether the file could be read to its end, so that what is not here does not exist."""


def read_sources(sheet: Sheet, findings: Findings) -> Shelf:
    """All sources, by id."""
    shelf = Shelf()
    entries = sheet.root.get("references") or sheet.root
    if not isinstance(entries.inside, list):
        hint = 'begin each source with "- id: …"'
        findings.error(sheet.at(entries), "wrong-type", "sources.yaml must be a list of sources", hint)
        shelf.is_whole = False
        return shelf
    for node in entries.parts():
        if findings.is_full(sheet.path):
            break
        _read_source(sheet, node, shelf, findings)
    return shelf


def _read_source(sheet: Sheet, node: Written, shelf: Shelf, findings: Findings) -> None:
    if not isinstance(node.inside, dict):
        findings.error(
            sheet.at(node), "wrong-type", "a source must be a map of keys", 'begin it with "- id: …"'
        )
        return
    for key in ("id", "type"):
        if key not in node.keys:
            findings.add(missing_key(sheet.at(node), key, "source"))
        elif node.value.get(key) is None:
            findings.add(empty(sheet.at(node.at_key(key)), key, "write something after the colon"))
    variables = {key: _variable(sheet, key, node, value, findings) for key, value in node.entries()}
    name, kind = node.get("id"), node.get("type")
    if name is not None and isinstance(name.value, str):
        shelf.names[name.value] = None
    if name is None or not isinstance(name.value, str) or kind is None or not isinstance(kind.value, str):
        return
    if not is_id(name.value):
        hint = "ids have no spaces, colons, commas, slashes or brackets"
        findings.error(sheet.at(name), "wrong-value", f"{quoted(name.value)} is no id", hint)
    if kind.value not in csl.TYPES:
        near = nearest(kind.value, csl.TYPES)
        hint = f"did you mean {quoted(near)}?" if near else "use a type of CSL, such as book or webpage"
        findings.error(sheet.at(kind), "wrong-value", f'"type" cannot be {quoted(kind.value)}', hint)
    if name.value in shelf.sources:
        line = shelf.at[name.value].line
        message = f"a second source {quoted(name.value)}: the first is on line {line}"
        findings.error(sheet.at(name), "duplicate-source", message, "rename one, or remove it")
        return
    language = node.get("language")
    shelf.at[name.value] = sheet.at(node)
    shelf.sources[name.value] = Source(
        id=name.value,
        type=kind.value,
        language=language.value if language is not None and isinstance(language.value, str) else None,
        csl={key: value for key, value in variables.items() if value is not None},
    )


def _variable(sheet: Sheet, key: str, source: Written, node: Written, findings: Findings) -> Any:
    """One variable of a source as CSL-JSON has it; None if there is nothing or nothing right in it."""
    if key not in csl.VARIABLES:
        at = sheet.at(source.at_key(key))
        near = nearest(key, csl.VARIABLES)
        if near:
            findings.add(unknown_key(at, key, "source", (near,)))
        else:
            hint = "use a variable of CSL, or put it in note"
            findings.error(at, "unknown-key", f"unknown key {quoted(key)} in source", hint)
        return None
    return _value(sheet, key, node, findings)


def _value(sheet: Sheet, key: str, node: Written, findings: Findings) -> Any:
    if node.value is None or key in ("custom", "categories"):
        return None
    if key in csl.NAMES:
        read = csl.names(node)
        if read is None:
            hint = "write - {family: …, given: …} or - {literal: …} for each"
            findings.error(sheet.at(node), "wrong-type", f"{quoted(key)} must be a list of names", hint)
        return read
    if key in csl.DATES:
        date = csl.date(node)
        if date is None:
            typed = f": {quoted(node.value)}" if isinstance(node.value, str) else ""
            hint = (
                likely_date(node.value) if isinstance(node.value, str) else "write it as 1998 or 1998-04-14"
            )
            findings.error(sheet.at(node), "csl-date", f"{quoted(key)} is not a date{typed}", hint)
        return date
    if not isinstance(node.value, str):
        hint = "put the text in quotes"
        findings.error(sheet.at(node), "wrong-type", f"{quoted(key)} must be text, not {_kind(node)}", hint)
        return None
    if len(node.value) > MOST_LETTERS and key not in ("abstract", "annote", "note", "keyword"):
        message = f"{quoted(key)} has {len(node.value)} letters, over {MOST_LETTERS}"
        findings.error(sheet.at(node), "too-large", message, "shorten it")
    if key == "language" and not is_language(node.value.replace("_", "-")):
        hint = "write a tag such as en, fr or pt-BR"
        findings.warn(sheet.at(node), "language-tag", f"{quoted(node.value)} is not a language tag", hint)
    return node.value


def _kind(node: Written) -> str:
    return "a list" if isinstance(node.inside, list) else "a map of keys"
