"""An exhibit as far as it could be read: its sheets, and the names of everything in it."""

from collections.abc import Collection
from dataclasses import dataclass, field

from kiosk.content.findings import Findings
from kiosk.content.folder import Folder
from kiosk.content.media import MediaFolder
from kiosk.content.sheet import Sheet
from kiosk.content.sources import Shelf
from kiosk.content.tables import Table
from kiosk.core.model import Atlas, Chart, Event, Life, Outline, Panel, Term
from kiosk.core.problems import Location, nearest, quoted, unknown_id


@dataclass
class Draft:
    """All that a reading has found; what is missing or refused is left out."""

    folder: Folder
    media: MediaFolder
    sheets: list[Sheet] = field(default_factory=list)
    is_whole: bool = True
    """Whether every file could be read, so that what nothing names is named nowhere."""
    outline_sheet: Sheet | None = None
    panel_sheets: dict[str, Sheet] = field(default_factory=dict)
    event_sheets: dict[str, Sheet] = field(default_factory=dict)
    charts_sheet: Sheet | None = None
    atlas_sheet: Sheet | None = None
    languages: tuple[str, ...] = ()
    language_lines: dict[str, Location] = field(default_factory=dict)
    """Where each language is listed first."""
    panel_names: tuple[str, ...] = ()
    """The panels to read: those listed, in their order, then the rest."""
    outline: Outline | None = None
    panels: dict[str, Panel] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    shelf: Shelf = field(default_factory=Shelf)
    atlas: Atlas = field(default_factory=Atlas)
    terms: dict[str, Term] = field(default_factory=dict)
    charts: dict[str, Chart] = field(default_factory=dict)
    lives: dict[str, Life] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    """The CSV files, by their names."""
    style: str | None = None
    known: dict[str, Collection[str]] = field(default_factory=dict)
    """The ids of each kind, also of what was refused; a kind whose file cannot be read is left out."""
    used: dict[str, set[str]] = field(default_factory=dict)
    """The ids of each kind that something names."""

    undefined: dict[str, str] = field(default_factory=dict)
    """For each kind that has no file of its own, the file that would define it."""

    def use(self, kind: str, name: str) -> None:
        """Remember that something names this."""
        self.used.setdefault(kind, set()).add(name)

    def check_id(self, at: Location, kind: str, name: str, findings: Findings) -> None:
        """That an id names something; what was probably meant counts as used."""
        self.use(kind, name)
        known = self.known.get(kind)
        if known is None or name in known or findings.is_full(at.path):
            return
        near = nearest(name, known)
        if near:
            self.use(kind, near)
        if kind in self.undefined:
            findings.error(
                at, f"unknown-{kind}", f"unknown {kind} {quoted(name)}", f"there is no {self.undefined[kind]}"
            )
        else:
            findings.add(unknown_id(at, kind, name, known))
