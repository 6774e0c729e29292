"""Exhibit, panel, event and all they are made of: frozen, as the curator wrote them.

The docstring under a field is the help that the JSON Schema, the manual and the checker give.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, RootModel, Tag
from pydantic.functional_validators import AfterValidator, BeforeValidator, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from kiosk.core import dates

PICTURES = (".jpg", ".jpeg", ".png", ".webp")
SOUNDS = (".ogg", ".mp3", ".flac")
FILMS = (".mp4", ".webm")

MARKS = ("solid", "broken", "double", "dotted", "thick-thin", "dash-dot")


def _edtf(written: str) -> str:
    if not dates.is_edtf(written):
        raise PydanticCustomError("edtf", 'not an EDTF date: "{written}"', {"written": written})
    return written


EdtfDate = Annotated[str, AfterValidator(_edtf), Field(description="An EDTF date or interval.")]
Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Id = Annotated[str, Field(pattern=r"^[^\s/\\:\[\]();,@]+$", max_length=120)]


@dataclass(frozen=True)
class Names:
    """Said of a field whose text names something else: an event, a place, a file of pictures …"""

    what: str


EventId = Annotated[Id, Names("event")]
PanelId = Annotated[Id, Names("panel")]
PlaceId = Annotated[Id, Names("place")]
RouteId = Annotated[Id, Names("route")]
ChartId = Annotated[Id, Names("chart")]
ThemeId = Annotated[Id, Names("theme")]
MediaFile = Annotated[str, Names("media file")]
CaptionFile = Annotated[str, Names("caption file")]
DataFile = Annotated[str, Names("data file")]
AreaName = Annotated[str, Names("area")]
Language = Annotated[str, Names("language")]
Cited = Annotated[str, Names("cited")]
"""A text of one wording for all languages, with citations in it."""


def _counted(written: object) -> object:
    """A number as YAML has it: its digits. Anything else is left for the type to refuse."""
    digits = isinstance(written, str) and written.isascii() and written.isdecimal() and len(written) < 6
    return int(str(written)) if digits else written


class Part(BaseModel):
    """A part of an exhibit: frozen, and nothing in it that the format does not name.

    The docstrings under fields are not read as the program starts, which would take as long as all else
    here; what makes the JSON Schema and the manual reads them from the source.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(RootModel[dict[str, str]]):
    """The same text in one or more languages: `{en: …, nl: …}`, each in the small Markdown."""

    model_config = ConfigDict(frozen=True)

    def __contains__(self, language: str) -> bool:
        return language in self.root

    def __getitem__(self, language: str) -> str:
        return self.root[language]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages this text has, in the order written."""
        return tuple(self.root)


class CaptionFiles(Text):
    """A WebVTT file for each language: `{en: …, nl: …}`."""


# --- the parts of an event -----------------------------------------------------------------------


class Picture(Part):
    """A still picture, with everything the museum must say about it."""

    file: MediaFile
    """The picture's file in the media folder: .jpg, .png or .webp."""
    alt: Text
    """What a visitor who cannot see the picture is told."""
    credit: str
    """Shown word for word as the lender gave it."""
    rights: str
    """The URI of its rights statement or licence."""
    caption: Text | None = None
    """The words under the picture."""
    perpetrator: bool = False
    """Taken by perpetrators: drawn in a black border; `context` is then required."""
    context: Text | None = None
    """What a visitor must know about who took the picture, and why."""
    sensitive: Text | None = None
    """Why it stays covered until the visitor chooses to see it."""

    @model_validator(mode="after")
    def _perpetrators_need_context(self) -> "Picture":
        if self.perpetrator and self.context is None:
            raise PydanticCustomError("context", "context", {"key": "context"})
        return self


class Recording(Part):
    """Sound or film, with captions or a transcript for those who cannot hear it."""

    file: MediaFile
    """The file in the media folder: .ogg, .mp3, .flac, .mp4 or .webm."""
    credit: str
    """Shown word for word as the lender gave it."""
    rights: str
    """The URI of its rights statement or licence."""
    caption: Text | None = None
    """The words under the player."""
    alt: Text | None = None
    """What a visitor who cannot see the film is told."""
    captions: CaptionFile | CaptionFiles | None = None
    """WebVTT files of what is said: one file, or one for each language."""
    transcript: Text | None = None
    """What is said, written out."""
    perpetrator: bool = False
    """Made by perpetrators; `context` is then required."""
    context: Text | None = None
    """What a visitor must know about who made it, and why."""
    sensitive: Text | None = None
    """Why it stays covered until the visitor chooses to play it."""

    @model_validator(mode="after")
    def _needs_words(self) -> "Recording":
        if self.captions is None and self.transcript is None:
            raise PydanticCustomError("words", "words", {"key": "captions"})
        if self.perpetrator and self.context is None:
            raise PydanticCustomError("context", "context", {"key": "context"})
        return self


class ChartRef(Part):
    """A data graphic of charts.yaml, shown with an event."""

    chart: ChartId
    """A key of charts.yaml."""
    caption: Text | None = None
    """The words under the graphic."""


class MapView(Part):
    """What a small map shows."""

    places: tuple[PlaceId, ...] = ()
    """Keys of places.yaml."""
    route: RouteId | None = None
    """A key of `routes` in places.yaml."""

    @model_validator(mode="after")
    def _shows_something(self) -> "MapView":
        if not self.places and self.route is None:
            raise PydanticCustomError("empty-map", "empty map", {})
        return self


class MapRef(Part):
    """A small map, shown with an event."""

    map: MapView
    """The places and the route it shows."""
    caption: Text | None = None
    """The words under the map."""


def kind_of_media(written: object) -> str | None:
    """Which of the kinds of media a mapping is, told by its keys and its file's ending."""
    if isinstance(written, Mapping):
        if "chart" in written:
            return "chart"
        if "map" in written:
            return "map"
        ending = PurePosixPath(str(written.get("file") or "")).suffix.lower()
        return "recording" if ending in SOUNDS + FILMS else "picture"
    return {"Picture": "picture", "Recording": "recording", "ChartRef": "chart", "MapRef": "map"}.get(
        type(written).__name__
    )


Media = Annotated[
    Annotated[Picture, Tag("picture")]
    | Annotated[Recording, Tag("recording")]
    | Annotated[ChartRef, Tag("chart")]
    | Annotated[MapRef, Tag("map")],
    Discriminator(kind_of_media),
]


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

    format: Annotated[Literal[1], BeforeValidator(_counted)]
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
    attract: tuple[Slide, ...] = Field(min_length=1)
    """Slides made from the exhibit itself; at least one."""
    idle: Idle = Idle()
    """Seconds since the last touch."""
    takeaway: str | None = Field(default=None, pattern=r"^https?://\S+$")
    """The base address for the QR codes."""
    themes: dict[Id, Theme] = {}
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


class Area(Part):
    """What the map shows at first."""

    around: tuple[AreaName, ...] = Field(min_length=1)
    """Keys of places, or countries by their English names (norway)."""
    margin_km: float = Field(default=15, ge=0, le=2000)
    """How much to show around them, in kilometres."""


class Atlas(Part):
    """places.yaml: places and routes for the map."""

    places: dict[Id, Place] = {}
    """Places by key."""
    routes: dict[Id, Route] = {}
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
    highlight: dict[str, str] = {}
    """The row to bring out, as {column: value}."""
    title: Text
    """The graphic's title."""
    sources: Cited | Text
    """Citations for the figures."""
    unit: Text | None = None
    """What is counted."""
    names: dict[str, Text] = {}
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
    events: dict[str, Event]
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


# --- the device -----------------------------------------------------------------------------------


class ScreenSize(Part):
    """The screen of this one kiosk."""

    diagonal_inches: float = Field(default=32, ge=5, le=120)
    """The screen's diagonal."""
    viewing_distance_mm: float = Field(default=600, ge=200, le=3000)
    """How far the visitor's eyes are from it."""
    bottom_edge_height_mm: float = Field(default=900, ge=0, le=2500)
    """How far its lower edge is above the floor."""
    rotation: Annotated[Literal[0, 90, 180, 270], BeforeValidator(_counted)] = 0
    """Degrees the picture is turned, clockwise."""


class Hours(Part):
    """When the kiosk is open on a day."""

    open: str = Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    """HH:MM."""
    close: str = Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    """HH:MM."""


class Device(Part):
    """device.yaml: what is true of this one kiosk."""

    exhibit: str | None = None
    """The exhibit's folder."""
    screen: ScreenSize = ScreenSize()
    """The screen's size and place."""
    languages: tuple[Language, ...] | None = None
    """The languages offered, in the order of their buttons."""
    idle: Idle | None = None
    """Overrides the exhibit's."""
    pin: str | None = None
    """A hash, made by `main.py pin`."""
    opening_hours: dict[str, Hours] | None = None
    """By day: mon, tue, wed, thu, fri, sat, sun."""
    volume: float = Field(default=0.7, ge=0, le=1)
    """Loudness, from 0 to 1."""
    state: str | None = None
    """The folder for statistics and logs; default the XDG state folder."""
