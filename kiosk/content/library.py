"""The exhibit on show: an exhibit's folder read whole, and the last good version of it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from kiosk.content import charts, panels
from kiosk.content.advice import advise
from kiosk.content.check import check_names
from kiosk.content.draft import Draft
from kiosk.content.files import is_folder, shown, whole_path
from kiosk.content.findings import Findings
from kiosk.content.folder import COLLECTIONS, look_into
from kiosk.content.media import MediaFolder
from kiosk.content.places import check_places
from kiosk.content.reader import read_part, read_parts
from kiosk.content.sheet import Sheet, load_sheet
from kiosk.content.sources import read_sources
from kiosk.content.styles import check_style
from kiosk.content.texts import is_language
from kiosk.core.model import Atlas, Chart, Event, Exhibit, Life, Outline, Panel, Term
from kiosk.core.problems import Problem

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Reading:
    """What one reading of an exhibit's folder found."""

    exhibit: Exhibit | None
    """The exhibit; None if there is any error."""
    problems: tuple[Problem, ...]
    """By file, line and column."""
    files: int
    """How many files were read."""


class Library:
    """The exhibit on show: the newest version that was sound."""

    def __init__(self, folder: Path, media: Path | None = None) -> None:
        self.folder = folder
        self.media = media
        self.exhibit: Exhibit | None = None
        self.problems: tuple[Problem, ...] = ()
        self.is_sound = False
        self.reload()

    def reload(self) -> bool:
        """Read the folder again. True if the exhibit on show has changed; a bad edit never changes it."""
        reading = read_exhibit(self.folder, self.media)
        self.problems = reading.problems
        self.is_sound = reading.exhibit is not None
        if reading.exhibit is None or reading.exhibit == self.exhibit:
            return False
        self.exhibit = reading.exhibit
        return True


def read_exhibit(folder: Path, media: Path | None = None, shown_as: str | None = None) -> Reading:
    """Everything in an exhibit's folder, or every problem in it. Nothing a curator types raises."""
    with _no_collection():
        return _read(folder, media, shown_as)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Let nothing be looked through for garbage: there is none before the end, and it takes a tenth more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(folder: Path, media: Path | None, shown_as: str | None) -> Reading:
    findings = Findings()
    inside = look_into(folder, shown(folder) if shown_as is None else shown_as, findings)
    if inside is None:
        return Reading(None, findings.problems, 0)
    draft = Draft(inside, MediaFolder(media or media_folder(folder)))
    _read_outline(draft, findings)
    _read_panels(draft, findings)
    _read_collections(draft, findings)
    _name_all(draft)
    panels.check_panel_list(draft, findings)
    panels.check_event_ids(draft, findings)
    panels.check_chapters(draft, findings)
    check_names(draft, findings)
    check_places(draft, findings)
    charts.check_charts(draft, findings)
    check_style(draft, findings)
    advise(draft, findings)
    files = len(draft.sheets) + len(draft.tables)
    return Reading(None if findings.has_errors else _exhibit(draft), findings.problems, files)


def media_folder(folder: Path) -> Path:
    """Where an exhibit's media are: in its own folder, else beside exhibits/ under its name."""
    own = folder / "media"
    whole = Path(whole_path(folder))
    return own if is_folder(own) else whole.parent.parent / "media" / whole.name


def _load(draft: Draft, name: str, findings: Findings) -> Sheet | None:
    sheet = load_sheet(draft.folder.root / name, draft.folder.path(name), findings)
    if sheet is None or not isinstance(sheet.root.inside, dict if name != "sources.yaml" else (dict, list)):
        draft.is_whole = False
    if sheet is not None:
        draft.sheets.append(sheet)
    return sheet


def _read_outline(draft: Draft, findings: Findings) -> None:
    sheet = _load(draft, "exhibit.yaml", findings)
    draft.outline_sheet = sheet
    draft.panel_names = tuple(draft.folder.panels)
    if sheet is None:
        return
    languages = sheet.root.get("languages")
    if languages is not None:
        draft.languages = tuple(part.value for part in languages.parts() if isinstance(part.value, str))
    if not all(map(is_language, draft.languages)):
        draft.languages = ()  # until the list is right, nothing can be said of what is missing
    draft.outline = read_part(sheet, Outline, draft.languages, findings)
    if draft.outline is not None:
        # folders that are not listed are an error, and read nevertheless, for what else is wrong in them
        listed = [name for name in draft.outline.panels if name in draft.folder.panels]
        draft.panel_names = tuple(dict.fromkeys([*listed, *draft.folder.panels]))


def _read_panels(draft: Draft, findings: Findings) -> None:
    for name in draft.panel_names:
        inside = draft.folder.panels[name]
        if inside.panel:
            sheet = _load(draft, inside.panel, findings)
            if sheet is not None:
                draft.panel_sheets[name] = sheet
                panel = read_part(sheet, Panel, draft.languages, findings, {"id": name})
                if panel is not None:
                    draft.panels[name] = panel
        for stem, file in inside.events.items():
            sheet = _load(draft, file, findings)
            if sheet is not None:
                draft.event_sheets[stem] = sheet
                event = read_part(sheet, Event, draft.languages, findings, {"id": stem, "panel": name})
                if event is not None:
                    draft.events[stem] = event


def _read_collections(draft: Draft, findings: Findings) -> None:
    for name in COLLECTIONS:
        sheet = _load(draft, name, findings) if name in draft.folder.files else None
        if sheet is not None:
            _read_collection(draft, name, sheet, findings)
        elif name not in draft.folder.files and name not in draft.folder.misnamed:
            draft.known.update(dict.fromkeys(_DEFINED_IN[name], ()))
            draft.undefined.update(dict.fromkeys(_DEFINED_IN[name], name))


_DEFINED_IN = {
    "sources.yaml": ("source",), "places.yaml": ("place", "route"), "glossary.yaml": ("term",),
    "charts.yaml": ("chart",), "lives.yaml": (),
}  # fmt: skip


def _read_collection(draft: Draft, name: str, sheet: Sheet, findings: Findings) -> None:
    languages = draft.languages
    match name:
        case "sources.yaml":
            draft.shelf = read_sources(sheet, findings)
            if draft.shelf.is_whole:
                draft.known["source"] = draft.shelf.names
        case "places.yaml":
            draft.atlas_sheet = sheet
            draft.atlas = read_part(sheet, Atlas, languages, findings) or Atlas()
            if set(sheet.root.keys) <= set(Atlas.model_fields):
                for kind, key in (("place", "places"), ("route", "routes")):
                    node = sheet.root.get(key)
                    draft.known[kind] = tuple(node.keys) if node else ()
        case "glossary.yaml":
            draft.terms = read_parts(sheet, Term, languages, findings)
            draft.known["term"] = tuple(sheet.root.keys)
        case "charts.yaml":
            draft.charts_sheet = sheet
            draft.charts = read_parts(sheet, Chart, languages, findings)
            draft.known["chart"] = tuple(sheet.root.keys)
        case _:
            draft.lives = read_parts(sheet, Life, languages, findings)


def _name_all(draft: Draft) -> None:
    """The ids of events and themes: of every file there is, sound or not."""
    folders = [draft.folder.panels[name] for name in draft.panel_names]
    if "panels" in draft.folder.misnamed:
        draft.is_whole = False
    else:
        draft.known["event"] = tuple(id for each in folders for id in (*each.events, *sorted(each.misnamed)))
    draft.is_whole = draft.is_whole and not any(each.misnamed for each in folders)
    if draft.outline_sheet is not None:
        themes = draft.outline_sheet.root.get("themes")
        draft.known["theme"] = tuple(themes.keys) if themes else ()


def _exhibit(draft: Draft) -> Exhibit | None:
    outline = draft.outline
    if outline is None:
        return None
    ordered: dict[str, Panel] = {}
    events: dict[str, Event] = {}
    for name in outline.panels:
        panel = draft.panels[name]
        inside = [draft.events[stem] for stem in draft.folder.panels[name].events]
        order = panels.in_reading_order(panel, inside)
        ordered[name] = panel.model_copy(update={"events": order})
        events.update({stem: draft.events[stem] for stem in order})
    return Exhibit(
        id=Path(whole_path(draft.folder.root)).name,
        folder=str(draft.folder.root),
        media_folder=str(draft.media.folder),
        outline=outline,
        panels=ordered,
        events=events,
        sources=draft.shelf.sources,
        atlas=draft.atlas,
        terms=draft.terms,
        charts=draft.charts,
        rows={key: draft.tables[chart.data].rows for key, chart in draft.charts.items()},
        lives=draft.lives,
        style=draft.style,
    )
