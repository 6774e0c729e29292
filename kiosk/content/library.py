"""The exhibit on show: an exhibit's folder read whole, and the last good version of it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.content import charts, panels
from kiosk.content.advice import advise
from kiosk.content.check import check_names
from kiosk.content.draft import Draft
from kiosk.content.files import is_folder, shown, whole_path
from kiosk.content.findings import Findings
from kiosk.content.folder import look_into
from kiosk.content.loading import load_files
from kiosk.content.media import MediaFolder
from kiosk.content.places import check_places
from kiosk.content.styles import check_style
from kiosk.core.model import Event, Exhibit, Panel
from kiosk.core.problems import Problem


@dataclass(frozen=True)
class Reading:
    """What one reading of an exhibit's folder found."""

    exhibit: Exhibit | None
    """The exhibit; None if there is any error."""
    problems: tuple[Problem, ...]
    """By file, line and column."""
    files: int
    """How many files were read."""
    draft: Draft | None = field(default=None, repr=False, compare=False)
    """All that was read, sound or not; None if there is no exhibit in the folder."""


class Library:
    """The exhibit on show: the newest version that was sound."""

    def __init__(self, folder: Path, media: Path | None = None, advises: bool = True) -> None:
        self.folder = folder
        self.media = media
        self.advises = advises
        """Whether warnings are looked for; in the gallery nobody reads them, and they take a third longer."""
        self.exhibit: Exhibit | None = None
        self.problems: tuple[Problem, ...] = ()
        self.is_sound = False
        self.reload()

    def reload(self) -> bool:
        """Read the folder again. True if the exhibit on show has changed; a bad edit never changes it."""
        reading = read_exhibit(self.folder, self.media, advises=self.advises)
        self.problems = reading.problems
        self.is_sound = reading.exhibit is not None
        if reading.exhibit is None or reading.exhibit == self.exhibit:
            return False
        self.exhibit = reading.exhibit
        return True


def read_exhibit(
    folder: Path, media: Path | None = None, shown_as: str | None = None, advises: bool = True
) -> Reading:
    """Everything in an exhibit's folder, or every problem in it. Nothing a curator types raises.

    Without `advises` only errors are looked for.
    """
    with _no_collection():
        return _read(folder, media, shown_as, advises)


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


def _read(folder: Path, media: Path | None, shown_as: str | None, advises: bool) -> Reading:
    findings = Findings()
    inside = look_into(folder, shown(folder) if shown_as is None else shown_as, findings)
    if inside is None:
        return Reading(None, findings.problems, 0)
    draft = Draft(inside, MediaFolder(media or media_folder(folder)))
    load_files(draft, findings)
    panels.check_panel_list(draft, findings)
    panels.check_event_ids(draft, findings)
    panels.check_chapters(draft, findings)
    check_names(draft, findings)
    check_places(draft, findings)
    charts.check_charts(draft, findings)
    check_style(draft, findings)
    if advises:
        advise(draft, findings)
    files = len(draft.sheets) + len(draft.tables)
    return Reading(None if findings.has_errors else _exhibit(draft), findings.problems, files, draft)


def media_folder(folder: Path) -> Path:
    """Where an exhibit's media are: in its own folder, else beside exhibits/ under its name."""
    own = folder / "media"
    whole = Path(whole_path(folder))
    return own if is_folder(own) else whole.parent.parent / "media" / whole.name


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
