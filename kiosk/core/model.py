"""Exhibit, panel, event and all they are made of: frozen, as the curator wrote them.

The docstring under a field is the help that the JSON Schema, the manual and the checker give.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field
from pydantic.functional_validators import BeforeValidator, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from kiosk.core.media import Media, Narration, Picture
from kiosk.core.parts import (
    AreaName,
    CaptionFiles,
    Cited,
    Colour,
    DataFile,
    EdtfDate,
    EventId,
    Id,
    Language,
    PanelId,
    Part,
    PlaceId,
    Text,
    ThemeId,
    counted,
)


class Event(Part):
    """Something dated, told in a headline and a label, with its citations."""

    id: SkipJsonSchema[str]
    panel: SkipJsonSchema[str]
    date: EdtfDate
    """When: an EDTF date or interval, such as 1851-04-14, 1851-08/1853-07, 1852-06~ or 1848-11?."""
    date_text: Text | None = None
    """What to show instead of the formatted date."""
    place: PlaceId | None = None
    """Where: a key of places.yaml."""
    headline: Text
    """The event in one short sentence."""
    label: Text
    """What happened: 75 words at most are advised, 100 is an error."""
    more: Text | None = None
    """A longer text for those who want to read on."""
    differ: Text | None = None
    """Where historians or sources differ, each version with its source."""
    media: tuple[Media, ...] = ()
    """Pictures, sound, film, data graphics and maps."""
    audio: dict[str, Narration] = Field(default={})
    """The label as a person speaks it, by language; the kiosk's own voice reads the rest."""
    see_also: tuple[EventId, ...] = ()
    """Ids of related events."""


# --- the files ------------------------------------------------------------------------------------


class Slide(Part):
    """One slide of the attract screen, made from an event."""

    event: EventId
    """The id of the event it shows."""
    line: Text
    """The sentence shown; the event's date and place stand above it."""


class Idle(Part):
    """How long an untouched screen waits, in seconds since the last touch."""

    warn_after: float = Field(default=60, gt=0, le=3600)
    """When the visitor is asked whether anybody is still there."""
    reset_after: float = Field(default=90, gt=0, le=7200)
    """When the kiosk returns to the attract screen; at least 20 s after the warning."""

    @model_validator(mode="after")
    def _leaves_time(self) -> "Idle":
        if self.reset_after - self.warn_after < 20:
            raise PydanticCustomError("idle", "idle", {"key": "reset_after"})
        return self


class Theme(Part):
    """How a panel looks: a colour and a line."""

    accent: Colour
    """The theme's colour, #rrggbb: lines and bars."""
    mark: Literal["solid", "broken", "double", "dotted", "thick-thin", "dash-dot"] = "solid"
    """The theme's line, so that colour is never the only sign."""
    deep: Colour | None = None
    """A darker form for grounds and text; derived from the accent where it is not given."""
    light: Colour | None = None
    """A lighter form for dark grounds; derived from the accent where it is not given."""


class Period(Part):
    """A stretch of time that the timeline and the attract screen bring out."""

    date: EdtfDate
    """An EDTF interval."""
    name: Text
    """What it is called."""


class Outline(Part):
    """exhibit.yaml: title, languages, panels in order, attract loop."""

    format: Annotated[Literal[1], BeforeValidator(counted)]
    """The version of this format: 1."""
    title: Text
    """The exhibit's title."""
    subtitle: Text | None = None
    """A second line, such as the years."""
    introduction: Text | None = None
    """One or two sentences on the contents screen."""
    about: Text | None = None
    """About this exhibit: who made it, how figures were chosen, how to tell of a mistake."""
    languages: tuple[Language, ...] = Field(min_length=1)
    """BCP 47 tags; the first is the source language that the others are checked against."""
    panels: tuple[PanelId, ...] = Field(min_length=1)
    """The folders of panels/, in the order shown."""
    citation_style: str = "chicago-notes-bibliography-16th-edition"
    """The id of a CSL style, or a .csl file in the exhibit's folder."""
    content_note: Text | None = None
    """Shown once, before the first panel."""
    still: Text | None = None
    """What the screen says while the exhibit cannot be shown."""
    attract: tuple[Slide, ...] = Field(min_length=1)
    """Slides made from the exhibit itself; at least one."""
    idle: Idle = Idle()
    """Seconds since the last touch."""
    takeaway: str | None = Field(default=None, pattern=r"^https?://\S+$")
    """The base address for the QR codes."""
    themes: dict[Id, Theme] = Field(default={})
    """Named roles a panel uses."""
    periods: tuple[Period, ...] = ()
    """Stretches of time that the timeline brings out."""


class Chapter(Part):
    """A run of a panel's events under a title of its own."""

    title: Text
    """The chapter's title."""
    events: tuple[EventId, ...] = Field(min_length=1)
    """Ids of the panel's events; every event of the panel is in exactly one chapter."""


class Panel(Part):
    """One themed section of an exhibit: an introduction and its events."""

    id: SkipJsonSchema[str]
    title: Text
    """The panel's title."""
    question: Text | None = None
    """A question that the panel answers."""
    summary: Text | None = None
    """A phrase or two for the panel's card on the contents screen."""
    introduction: Text
    """The panel's introduction: 90 words at most are advised."""
    theme: ThemeId | None = None
    """A key of `themes` in exhibit.yaml."""
    chapters: tuple[Chapter, ...] = ()
    """Without chapters the panel is one run of its events by date."""
    events: SkipJsonSchema[tuple[str, ...]] = ()


class Place(Part):
    """A place on the map."""

    name: Text
    """Its name in each language, as used there."""
    at: tuple[
        Annotated[float, Field(ge=-90, le=90)],
        Annotated[float, Field(ge=-180, le=180)],
    ]
    """Latitude and longitude in degrees, WGS 84."""
    note: Text | None = None
    """What the place was; at most two lines."""


class Route(Part):
    """A way between places, drawn as a line."""

    via: tuple[PlaceId, ...] = Field(min_length=2)
    """Keys of places, in order."""
    name: Text
    """What the route is called."""
    certain: bool = False
    """Whether it is known to have run there: else it is drawn as a broken line, and said to be probable."""


class Area(Part):
    """What the map shows at first."""

    around: tuple[AreaName, ...] = Field(min_length=1)
    """Keys of places, or countries by their English names (norway)."""
    margin_km: float = Field(default=15, ge=0, le=2000)
    """How much to show around them, in kilometres."""


class Atlas(Part):
    """places.yaml: places and routes for the map."""

    places: dict[Id, Place] = Field(default={})
    """Places by key."""
    routes: dict[Id, Route] = Field(default={})
    """Routes by key."""
    area: Area | None = None
    """What the map shows at first."""


class Term(Part):
    """A word, organisation or person explained."""

    term: Text
    """The word as it stands in the texts."""
    full: str | Text | None = None
    """The full name, often in its own language."""
    meaning: Text
    """What it was: 60 words at most are advised."""


class Chart(Part):
    """A data graphic; its figures stay in a CSV file in the exhibit's data folder."""

    data: DataFile
    """The CSV file, in data/."""
    kind: Literal["bars", "line", "numbers"]
    """How the figures are drawn."""
    x: str
    """The column along the axis."""
    y: tuple[str, ...] = Field(min_length=1)
    """The columns with the figures."""
    label: str | None = None
    """The column that names each row."""
    highlight: dict[str, str] = Field(default={})
    """The row to bring out, as {column: value}."""
    title: Text
    """The graphic's title."""
    sources: Cited | Text
    """Citations for the figures."""
    unit: Text | None = None
    """What is counted."""
    names: dict[str, Text] = Field(default={})
    """What to call a column, as {column: text}."""
    event: str | None = None
    """The column that holds the id of the event a row belongs to."""
    stacked: bool = False
    """Whether several columns stand on one another instead of beside one another."""
    note: Text | None = None
    """A remark under the graphic."""


class Life(Part):
    """One person's path through events of several panels."""

    name: str | Text
    """The person's name."""
    born: EdtfDate | None = None
    """An EDTF date."""
    died: EdtfDate | None = None
    """An EDTF date."""
    events: tuple[EventId, ...] = Field(min_length=1)
    """Ids of events, in the order of the life."""
    introduction: Text | None = None
    """Who the person was."""
    portrait: Picture | None = None
    """A picture of the person."""


class Source(Part):
    """A work of the bibliography, in CSL's field names."""

    id: str
    type: str
    language: str | None = None
    csl: dict[str, Any]
    """All its variables as CSL-JSON has them, dates as date-parts."""


Row = dict[str, str]
"""One line of a CSV file: column → cell, as written; an empty cell is an unknown figure."""


@dataclass(frozen=True)
class Exhibit:
    """The whole exhibit, read and found sound: its parts have been checked one by one."""

    id: str
    """The name of its folder."""
    folder: str
    """Where the exhibit's files are."""
    media_folder: str
    """Where its pictures, sound and film are."""
    outline: Outline
    panels: dict[str, Panel]
    """In the order shown; each knows its events in reading order."""
    events: Mapping[str, Event]
    """In reading order, panel after panel."""
    sources: dict[str, Source]
    atlas: Atlas
    terms: dict[str, Term]
    charts: dict[str, Chart]
    rows: dict[str, tuple[Row, ...]]
    """The CSV rows of each chart, by the chart's key."""
    lives: dict[str, Life]
    style: str | None = None
    """The text of the .csl file in the exhibit's folder, if it names one; else the id counts."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The exhibit's languages; the first is the source language."""
        return self.outline.languages

    @property
    def dates(self) -> Mapping[str, str]:
        """The EDTF date of each event, by id, in reading order; no event is made for it."""
        known: Mapping[str, str] | None = getattr(self.events, "dates", None)
        return {name: event.date for name, event in self.events.items()} if known is None else known

    def event(self, event_id: str) -> Event:
        """The event of that id; KeyError if there is none."""
        return self.events[event_id]

    def panel(self, panel_id: str) -> Panel:
        """The panel of that id; KeyError if there is none."""
        return self.panels[panel_id]

    def panel_of(self, event_id: str) -> Panel:
        """The panel that an event belongs to."""
        return self.panels[self.events[event_id].panel]

    def events_of(self, panel_id: str) -> tuple[Event, ...]:
        """A panel's events in reading order."""
        return tuple(self.events[name] for name in self.panels[panel_id].events)

    def theme_of(self, panel_id: str) -> Theme | None:
        """A panel's theme, if it names one."""
        name = self.panels[panel_id].theme
        return self.outline.themes.get(name) if name else None

    def has_entry(self, entry: str) -> bool:
        """Whether an entry of the index, `life:ID`, `place:ID` or `term:ID`, is there."""
        kind, _, name = entry.partition(":")
        known: Mapping[str, Mapping[str, Part]] = {
            "life": self.lives, "place": self.atlas.places, "term": self.terms,
        }  # fmt: skip
        return name in known.get(kind, {})

    def texts(self) -> Iterator[Text]:
        """Every text of the exhibit, for counting and searching."""
        yield from _texts_in(self.outline)
        for part in (self.panels, self.events, self.terms, self.charts, self.lives):
            yield from _texts_in(part)
        yield from _texts_in(self.atlas)


def _texts_in(part: object) -> Iterator[Text]:
    if isinstance(part, CaptionFiles):
        return
    if isinstance(part, Text):
        yield part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _texts_in(getattr(part, name))
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from _texts_in(value)
    elif isinstance(part, tuple):
        for value in part:
            yield from _texts_in(value)
