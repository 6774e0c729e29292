"""Warnings: what the program can show, but a curator would want to know."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.content import charts, csl
from kiosk.content.comparison import compare_languages
from kiosk.content.draft import Draft
from kiosk.content.files import joined, shown
from kiosk.content.findings import Findings
from kiosk.content.media_kinds import load_captions
from kiosk.content.scan import scan
from kiosk.content.shape import Found
from kiosk.content.sheet import Sheet
from kiosk.content.texts import wordings
from kiosk.content.written import Written
from kiosk.core.problems import Location, quoted
from kiosk.core.theme import NORMAL, contrast

MOST_WORDS, ADVISED_WORDS = 100, 75
LONG_SENTENCE = 25
LEAST_CONTRAST = 4.5


def advise(draft: Draft, findings: Findings) -> None:
    """All warnings; and labels that are far too long, which are counted alike."""
    for sheet in draft.sheets:
        for found in sheet.found:
            if not findings.wants_warnings(sheet.path) and found.key != "label":
                continue
            if found.kind == "word" and found.key == "rights":
                _advise_on_rights(sheet, found.node, findings)
            if found.kind == "caption file":
                _advise_on_captions(draft, str(found.node.value), findings)
            if found.kind == "text" and isinstance(found.node.inside, dict):
                _advise_on_languages(draft, sheet, found, findings)
            elif found.kind != "cited":
                continue
            for language, node in wordings(found):
                _advise_on_wording(draft, sheet, found, language, node, findings)
    _advise_on_themes(draft, findings)
    for name, source in draft.shelf.sources.items():
        if not source.language:
            hint = "add language: and a tag such as en or fr, or its title is put in English capitals"
            findings.warn(
                draft.shelf.at[name], "source-language", f"source {quoted(name)} has no language", hint
            )
    if draft.is_whole:
        _advise_on_unused(draft, findings)


def _advise_on_languages(draft: Draft, sheet: Sheet, found: Found, findings: Findings) -> None:
    places = found.node.keys.values() if findings.has_error_in(sheet.path) else ()
    if any(findings.has_error_at(sheet.at(key_at)) for key_at in places):
        return
    missing = [language for language in draft.languages if language not in found.node.keys]
    if missing and found.node.inside:
        shown_instead = next((each for each in draft.languages if each not in missing), None)
        hint = f"visitors are shown {shown_instead}, marked as such" if shown_instead else "add a language"
        message = f"{quoted(found.key)} is missing in {', '.join(missing)}"
        findings.warn(sheet.at(found.key_at), "language-missing", message, hint)
    compare_languages(draft.languages, sheet, found, draft.known.get("source", ()), findings)


def _advise_on_wording(
    draft: Draft, sheet: Sheet, found: Found, language: str, node: Written, findings: Findings
) -> None:
    text = str(node.value)
    is_label = found.key == "label" and found.owner == "event"
    if is_label and len(text.split()) > ADVISED_WORDS:
        _advise_on_length(text, language, sheet.at(found.node.at_key(language)), findings)
    for paragraph in scan(text):
        if not findings.wants_warnings(sheet.path):
            return
        citations = paragraph.citations
        for citation in citations:
            source = draft.shelf.sources.get(citation.id)
            is_vague = source is not None and not citation.locator and source.type in csl.PAGED
            if is_vague and findings.wants_warnings(sheet.path):
                where = sheet.at_word(node, citation.id, text.count(citation.id, 0, citation.at))
                hint = f"write [@{citation.id}, p. …]"
                findings.warn(
                    where, "locator", f"{quoted(citation.id)} is cited without a page or chapter", hint
                )
        if is_label and not citations:
            where = _where(sheet, node, paragraph.plain)
            message = f"a paragraph of the label has no citation: {quoted(paragraph.plain.strip(), 30)}"
            findings.warn(where, "uncited", message, "write where this is known from: [@id, p. 12]")
        for sentence in paragraph.long_sentences(LONG_SENTENCE):
            message = f"a sentence of {len(sentence.split())} words: {quoted(sentence, 30)}"
            hint = f"{LONG_SENTENCE} at most are advised"
            findings.warn(_where(sheet, node, sentence), "long-sentence", message, hint)


def _advise_on_length(text: str, language: str, at: Location, findings: Findings) -> None:
    words = sum(paragraph.words for paragraph in scan(text))
    if words > MOST_WORDS:
        hint = f'{MOST_WORDS} at most, {ADVISED_WORDS} are advised; move the rest to "more"'
        findings.error(at, "label-too-long", f"the label has {words} words in {quoted(language)}", hint)
    elif words > ADVISED_WORDS:
        hint = f"{ADVISED_WORDS} at most are advised"
        findings.warn(at, "label-long", f"the label has {words} words in {quoted(language)}", hint)


def _where(sheet: Sheet, node: Written, words: str) -> Location:
    """Where some words of a text begin in the file, told by as many of them as stand on one line."""
    beginning = words.split()[:4]
    while beginning:
        start = sheet.script.text.find(" ".join(beginning), node.at, node.end)
        if start >= 0:
            return sheet.at(start)
        beginning.pop()
    return sheet.at(node)


def _advise_on_rights(sheet: Sheet, node: Written, findings: Findings) -> None:
    if (
        isinstance(node.value, str)
        and node.value.strip()
        and not node.value.startswith(("http://", "https://"))
    ):
        hint = "write the address of a statement of rightsstatements.org or a Creative Commons licence"
        findings.warn(
            sheet.at(node), "rights", f"{quoted(node.value)} is not the address of a rights statement", hint
        )


def _advise_on_captions(draft: Draft, name: str, findings: Findings) -> None:
    """What is wrong with single captions, each told where it stands in its own file."""
    if draft.media.fault(name, captions=True) is not None:
        return
    path = joined(shown(Path(draft.media.folder)), name)
    for slip in load_captions(draft.media.path(name)).slips:
        findings.warn(Location(path, slip.line), "captions", slip.message, slip.hint)


def _advise_on_themes(draft: Draft, findings: Findings) -> None:
    """The colours a curator gives, each on the ground it is drawn on; what is derived is sure to read."""
    sheet = draft.outline_sheet
    node = sheet.root.get("themes") if sheet else None
    for name, theme in draft.outline.themes.items() if draft.outline else ():
        entry = node.get(name) if node else None
        for key, colour, ground, told, hint in (
            ("accent", theme.accent, NORMAL.paper, "paper", "choose a darker colour"),
            ("deep", theme.deep, NORMAL.paper, "paper", "choose a darker colour, or leave it out"),
            (
                "light",
                theme.light,
                NORMAL.night,
                "the dark ground",
                "choose a lighter colour, or leave it out",
            ),
        ):
            against = contrast(colour, ground) if colour else LEAST_CONTRAST
            if sheet is not None and entry is not None and against < LEAST_CONTRAST:
                ratio = f"{against:.1f}:1, under {LEAST_CONTRAST}:1"
                message = f"{quoted(colour)} on {told} has a contrast of {ratio}"
                findings.warn(sheet.at(entry.get(key) or entry), "contrast", message, hint)


def _advise_on_unused(draft: Draft, findings: Findings) -> None:
    for kind, name, at in _defined(draft):
        if name not in draft.used.get(kind, ()):
            findings.warn(at, "unused", f"nothing uses {kind} {quoted(name)}")
    for at in charts.unused_tables(draft):
        findings.warn(at, "unused", "nothing uses this file", "name it in charts.yaml, or remove it")
    folder = shown(Path(draft.media.folder))
    for name in draft.media.names:
        if name not in draft.media.used:
            at = Location(joined(folder, name))
            findings.warn(at, "unused", "nothing uses this file", "name it in an event, or remove it")


def _defined(draft: Draft) -> Iterator[tuple[str, str, Location]]:
    """All that other files can name, with where it is defined; but not charts, which have a screen anyway."""
    yield from (("source", name, at) for name, at in draft.shelf.at.items())
    for sheet in draft.sheets:
        if sheet.path.rpartition("/")[2] == "glossary.yaml":
            yield from (("term", name, sheet.at(sheet.root.at_key(name))) for name in sheet.root.keys)
    atlas = draft.atlas_sheet
    for key, kind in (("places", "place"), ("routes", "route")):
        node = atlas.root.get(key) if atlas else None
        if atlas is not None and node is not None:
            yield from ((kind, name, atlas.at(node.at_key(name))) for name in node.keys)
