"""Where the visitor is, and the only way to go anywhere else."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace

from kiosk.core.media import Picture, Recording
from kiosk.core.model import Exhibit
from kiosk.core.rows import row_keys
from kiosk.core.sizes import TEXT_SIZES

# --- stops: one place in a visit ------------------------------------------------------------------


@dataclass(frozen=True)
class AtAttract:
    """What plays for nobody."""


@dataclass(frozen=True)
class AtNote:
    """The content note, shown once; the visitor then goes on to `then`."""

    then: "Stop"


@dataclass(frozen=True)
class AtContents:
    """The exhibit's panels."""


@dataclass(frozen=True)
class AtPanel:
    """A panel's introduction; its list shows the page with the event `at`, else the first."""

    panel: str
    at: str | None = None


@dataclass(frozen=True)
class AtEvent:
    """An event, and which of its pictures is shown."""

    event: str
    picture: int = 0
    life: str | None = None
    """The life along which the visitor goes; next and previous then follow it."""


@dataclass(frozen=True)
class AtTimeline:
    """All events by date: the one chosen, and the part of the scale that is shown."""

    event: str | None = None
    part: tuple[float, float] = (0.0, 1.0)
    """The first and the last place shown of the whole scale, 0 to 1."""


@dataclass(frozen=True)
class AtMap:
    """The map: the place chosen, the part that is shown, and the page of the place's events."""

    place: str | None = None
    view: tuple[float, float, float] | None = None
    """Longitude and latitude of the middle, and how many times it is enlarged; None: the whole area."""
    page: int = 0


@dataclass(frozen=True)
class AtChart:
    """A data graphic, and the row chosen in it, by its key (`rows.row_keys`)."""

    chart: str
    row: str | None = None


@dataclass(frozen=True)
class AtLives:
    """The people whose lives can be followed."""

    page: int = 0


@dataclass(frozen=True)
class AtLife:
    """One person's life, and the page of its events."""

    life: str
    page: int = 0


@dataclass(frozen=True)
class AtIndex:
    """People, places and terms by the alphabet: the page, the entry chosen, the page of its events."""

    page: int = 0
    entry: str | None = None
    """`life:ID`, `place:ID` or `term:ID`."""
    events_page: int = 0


@dataclass(frozen=True)
class AtAbout:
    """About this exhibit: text, bibliography, credits."""

    page: int = 0


Stop = (
    AtAttract
    | AtNote
    | AtContents
    | AtPanel
    | AtEvent
    | AtTimeline
    | AtMap
    | AtChart
    | AtLives
    | AtLife
    | AtIndex
    | AtAbout
)
Way = AtTimeline | AtMap | AtChart | AtLives | AtLife | AtIndex
"""A way across the panels: from an event opened there, the visitor can go back to it as it was."""
WAYS = (AtTimeline, AtMap, AtChart, AtLives, AtLife, AtIndex)

# --- what may lie over a stop ---------------------------------------------------------------------


@dataclass(frozen=True)
class SourcesDrawer:
    """The references of what is shown, and where sources differ."""

    page: int = 0
    number: int = 0
    """The citation that was touched: its page is shown until pages are turned."""


@dataclass(frozen=True)
class MoreDrawer:
    """The longer text of what is shown."""

    page: int = 0


@dataclass(frozen=True)
class TranscriptDrawer:
    """What is said in the recording at hand, written out."""

    page: int = 0


@dataclass(frozen=True)
class TermBox:
    """A term explained over the text it stands in; or the sources of what is said of it."""

    term: str
    sources: bool = False


@dataclass(frozen=True)
class PictureViewer:
    """A picture by itself, to look at closely."""


@dataclass(frozen=True)
class DisplaySheet:
    """The display settings."""


@dataclass(frozen=True)
class TakeawayBox:
    """The address of what is shown, as a code for the visitor's phone and in letters."""


@dataclass(frozen=True)
class KeyHelp:
    """What each key of the keypad does."""

    keys: tuple[str, ...] = ("up_down", "left_right", "ok", "back", "home", "help")
    """The keys that this kiosk has and that do something now, by the names of their words."""
    page: int = 0


Over = (
    SourcesDrawer
    | MoreDrawer
    | TranscriptDrawer
    | TermBox
    | PictureViewer
    | DisplaySheet
    | TakeawayBox
    | KeyHelp
)

# --- settings -------------------------------------------------------------------------------------

SLOWEST, FASTEST = -3, 5
"""How many steps slower and faster than usual the screen may read itself."""


@dataclass(frozen=True)
class Settings:
    """How the visitor wants the screen; it ends with the visit."""

    language: str
    text_size: float = TEXT_SIZES[0]
    contrast: str = "normal"
    movement: str = "normal"
    captions: bool = True
    """Whether sound and film have their captions."""
    volume: float = 0.7
    """How loud they are, and what is read aloud, from 0 to 1."""
    speech: str = "off"
    """Whether the screen reads itself: `off`, `on`, or `text`, where what is spoken is shown as well."""
    pace: int = 0
    """How many steps faster it is spoken than usual; below nought, slower."""

    @property
    def seen(self) -> "Settings":
        """The settings with those left out that no screen shows but the display sheet."""
        return replace(self, speech="off", pace=0)


@dataclass(frozen=True)
class Here:
    """All there is to know about a visit. Screens are drawn from it and from nothing else."""

    stop: Stop
    settings: Settings
    over: tuple[Over, ...] = ()
    text_page: int = 0
    """The page of an event's label, where it has more than one."""
    noted: bool = False
    """Whether the content note has been shown."""
    uncovered: frozenset[tuple[str, int]] = frozenset()
    """Sensitive pictures the visitor has chosen to see, as (event, number); covered again on leaving."""
    way: "Way | None" = None
    """The way across the panels that led to the event at hand, as the visitor left it."""
    origin: "Here | None" = None
    """At an event whose slot shows it small: where the map or the graphic at hand was opened from."""


class Visit:
    """Where the visitor is, and the only way to go anywhere else.

    `here` is the one truth; every verb replaces it and tells `on_move`.
    """

    def __init__(
        self,
        exhibit: Exhibit,
        languages: tuple[str, ...],
        on_move: Callable[[Here], None] | None = None,
        volume: float = 0.7,
    ) -> None:
        self.exhibit = exhibit
        self.languages = languages
        self.on_move = on_move
        self.can_speak = False
        """Whether the screen could read itself now: there is a voice, and somebody to hear it alone."""
        self.start = Here(AtAttract(), Settings(languages[0], volume=volume))
        """The state at the first start, and after every reset."""
        self.here = self.start

    # --- beginning and ending

    def begin(self, language: str | None = None) -> None:
        """Leave the attract screen in a language, by default the first."""
        # Speech may have been turned on while the attract screen played.
        heard = self.here.settings if isinstance(self.here.stop, AtAttract) else self.start.settings
        settings = replace(heard, language=language or self.languages[0])
        self._go(replace(self.start, stop=AtContents(), settings=settings))

    def end(self) -> None:
        """The visit is over: everything is as at the first start."""
        self._go(self.start)

    def resume(self, exhibit: Exhibit, languages: tuple[str, ...] | None = None) -> None:
        """Go on in an exhibit that was edited: at the same stop, or the nearest that still exists."""
        self.exhibit = exhibit
        self.languages = languages or self.languages
        self.start = Here(AtAttract(), replace(self.start.settings, language=self.languages[0]))
        here = self.here
        if here.settings.language not in self.languages:
            here = replace(here, settings=replace(here.settings, language=self.languages[0]))
        stop = self._kept(here.stop)
        way = self._way_kept(here.way)
        here = replace(here, way=way, origin=self._kept_origin())
        if stop != here.stop:
            here = replace(here, stop=stop, over=(), text_page=0)
        else:
            here = replace(here, over=tuple(over for over in here.over if self._stands(over)))
        self.here = here
        if self.recording is None:
            self.here = here = replace(here, over=_without_transcript(here.over))
        if self.on_move is not None:
            self.on_move(here)

    def _stands(self, over: Over) -> bool:
        match over:
            case TermBox(term):
                return term in self.exhibit.terms
            case TakeawayBox():
                return self.exhibit.outline.takeaway is not None
            case _:
                return True

    def _kept_origin(self) -> Here | None:
        origin = self.here.origin
        if origin is None or self._kept(origin.stop) != origin.stop:
            return None
        return replace(origin, way=self._way_kept(origin.way))

    def _way_kept(self, way: Way | None) -> Way | None:
        kept = self._kept_way(way) if way is not None else None
        return kept if isinstance(kept, WAYS) else None

    def _kept(self, stop: Stop) -> Stop:
        match stop:
            case AtNote(then):
                return AtNote(self._kept(then)) if self.exhibit.outline.content_note else self._kept(then)
            case AtPanel(panel, at):
                if panel not in self.exhibit.panels:
                    return AtContents()
                return stop if at in self.exhibit.panels[panel].events else AtPanel(panel)
            case AtEvent(event, picture, life):
                if event not in self.exhibit.events:
                    return AtContents()
                if life is not None and event not in self._along(life):
                    return AtEvent(event)
                return stop if picture < len(self.exhibit.events[event].media) else replace(stop, picture=0)
            case _:
                return self._kept_way(stop)

    def _kept_way(self, stop: Stop) -> Stop:
        exhibit = self.exhibit
        match stop:
            case AtTimeline(event) if event is not None and event not in exhibit.events:
                return replace(stop, event=None)
            case AtMap(place) if place is not None and place not in exhibit.atlas.places:
                return AtMap()
            case AtChart(chart) if chart not in exhibit.charts:
                return AtContents()
            case AtChart(chart, str(row)) if row not in row_keys(exhibit.charts[chart], exhibit.rows[chart]):
                return replace(stop, row=None)
            case AtLives() if not exhibit.lives:
                return AtContents()
            case AtLife(life) if life not in exhibit.lives:
                return AtLives() if exhibit.lives else AtContents()
            case AtIndex(_, entry) if entry is not None and not exhibit.has_entry(entry):
                return replace(stop, entry=None)
            case _:
                return stop

    def along(self, stop: AtEvent) -> tuple[str, ...]:
        """The events that previous and next lead through: those of a life, or of the panel."""
        return self._along(stop.life) if stop.life else self.exhibit.panel_of(stop.event).events

    def _along(self, life: str) -> tuple[str, ...]:
        """The events of a life that are there."""
        known = self.exhibit.lives.get(life)
        return tuple(name for name in known.events if name in self.exhibit.events) if known else ()

    def after(self, act: Callable[["Visit"], None]) -> Here:
        """Where something would lead that has not been done."""
        foretold = copy(self)
        foretold.on_move = None
        act(foretold)
        return foretold.here

    def likely_next(self) -> tuple[Here, ...]:
        """Where the visitor will probably be next, the likeliest first. Nowhere while something lies over."""
        if self.here.over:
            return ()
        match self.here.stop:
            case AtAttract():
                acts: tuple[Callable[[Visit], None], ...] = (Visit.begin,)
            case AtNote():
                acts = (Visit.go_on,)
            case AtContents() if self.exhibit.panels:
                first = next(iter(self.exhibit.panels))
                acts = (lambda visit: visit.open_panel(first),)
            case _:
                acts = (Visit.next, Visit.previous)
        found = dict.fromkeys(self.after(act) for act in acts)
        return tuple(here for here in found if here != self.here)

    # --- going places

    def open_contents(self) -> None:
        """Home: the exhibit's panels."""
        self._to(AtContents())

    def open_panel(self, panel_id: str, at: str | None = None) -> None:
        """A panel's introduction, its list at the page of the event `at`."""
        self._to(AtPanel(self.exhibit.panel(panel_id).id, at))

    def open_event(self, event_id: str) -> None:
        """An event."""
        self._to(AtEvent(self.exhibit.event(event_id).id))

    def open_timeline(self, event_id: str | None = None) -> None:
        """All events by date, with one of them chosen."""
        self._to(AtTimeline(event_id))

    def open_map(self, place: str | None = None) -> None:
        """The map, with a place chosen; `go_back` leads back to the event whose slot shows it small."""
        self._to(AtMap(place), self._as_origin())

    def open_chart(self, chart: str, row: str | None = None) -> None:
        """A data graphic, with a row chosen; `go_back` leads back to the event whose slot shows it small."""
        self._to(AtChart(chart, row), self._as_origin())

    def _as_origin(self) -> Here | None:
        """The event at hand, as it is."""
        if not isinstance(self.here.stop, AtEvent):
            return None
        return replace(self.here, over=(), uncovered=frozenset(), origin=None)

    def open_lives(self) -> None:
        """The people whose lives can be followed."""
        self._to(AtLives())

    def open_life(self, life: str) -> None:
        """One person's life."""
        self._to(AtLife(life))

    def follow_life(self, life: str, event_id: str | None = None) -> None:
        """An event of a life, by default its first; next and previous then go along the life."""
        along = self._along(life)
        event = event_id or next(iter(along), None)
        if event in along and event is not None:
            self._to(AtEvent(event, life=life))

    def open_index(self) -> None:
        """People, places and terms by the alphabet."""
        self._to(AtIndex())

    def go_back(self) -> None:
        """Back to what led here, as it was left: the way to an event, or the event to its map or graphic."""
        here = self.here
        if isinstance(here.stop, WAYS) and here.origin is not None:
            self._go(replace(here.origin, settings=here.settings, noted=here.noted))
        elif here.way is not None:
            self._to(here.way, here.origin)

    def step_back(self) -> None:
        """Close what lies on top; else back to the way that led here, or one step back, or home."""
        if self.here.over:
            self.close()
            return
        if self.here.way is not None:
            self.go_back()
            return
        match self.here.stop:
            case AtEvent(_, _, str(life)):
                self._to(AtLife(life))
            case AtEvent(event):
                self._to(AtPanel(self.exhibit.panel_of(event).id, event))
            case AtLife():
                self._to(AtLives())
            case AtAttract():
                pass
            case _:
                self._to(AtContents())

    def change(self, keeps_text: bool = False, **changed: object) -> None:
        """Choose, turn or move something on the way across the panels that is shown.

        With `keeps_text` the page of the text that is read stays.
        """
        if isinstance(self.here.stop, WAYS):
            stop = replace(self.here.stop, **changed)  # type: ignore[arg-type]
            self._go(replace(self.here, stop=stop, text_page=self.here.text_page if keeps_text else 0))

    def open_about(self, page: int = 0) -> None:
        """About this exhibit."""
        self._to(AtAbout(max(page, 0)))

    def go_to(self, stop: Stop) -> None:
        """Any stop of the exhibit, as if it had been chosen."""
        self._to(stop)

    def go_on(self) -> None:
        """From the content note to where the visitor was going."""
        match self.here.stop:
            case AtNote(then):
                self._to(then)

    def next(self) -> None:
        """On through the panel, then into the next panel, then home."""
        match self.here.stop:
            case AtPanel(panel):
                events = self.exhibit.panel(panel).events
                self._to(AtEvent(events[0]) if events else self._after(panel))
            case AtEvent(event, _, str(life)):
                along = self._along(life)
                place = along.index(event) + 1
                self._to(AtEvent(along[place], life=life) if place < len(along) else AtLife(life))
            case AtLife(life):
                self.follow_life(life)
            case AtEvent(event):
                panel_of = self.exhibit.panel_of(event)
                place = panel_of.events.index(event) + 1
                more = place < len(panel_of.events)
                self._to(AtEvent(panel_of.events[place]) if more else self._after(panel_of.id))

    def previous(self) -> None:
        """Back through the panel to its introduction."""
        match self.here.stop:
            case AtEvent(event, _, str(life)):
                along = self._along(life)
                place = along.index(event) - 1
                self._to(AtEvent(along[place], life=life) if place >= 0 else AtLife(life))
            case AtEvent(event):
                panel_of = self.exhibit.panel_of(event)
                place = panel_of.events.index(event) - 1
                self._to(AtEvent(panel_of.events[place]) if place >= 0 else AtPanel(panel_of.id))

    def _after(self, panel_id: str) -> Stop:
        panels = list(self.exhibit.panels)
        place = panels.index(panel_id) + 1
        return AtPanel(panels[place]) if place < len(panels) else AtContents()

    # --- at a stop

    def show_list_from(self, event_id: str) -> None:
        """Turn a panel's list to the page with that event."""
        match self.here.stop:
            case AtPanel(panel):
                self._go(replace(self.here, stop=AtPanel(panel, event_id)))

    def turn_text(self, page: int) -> None:
        """Turn to a page of an event's label."""
        self._go(replace(self.here, text_page=max(page, 0)))

    def show_picture(self, number: int) -> None:
        """Another of an event's pictures, counted from 0. What was uncovered is covered again."""
        match self.here.stop:
            case AtEvent(event) as at:
                count = max(len(self.exhibit.event(event).media), 1)
                stop = replace(at, picture=number % count)
                over = _without_transcript(self.here.over)
                self._go(replace(self.here, stop=stop, over=over, uncovered=frozenset()))

    def uncover(self) -> None:
        """Show the sensitive picture at hand; `cover` hides it again."""
        match self.here.stop:
            case AtEvent(event, picture):
                self._go(replace(self.here, uncovered=self.here.uncovered | {(event, picture)}))

    def cover(self) -> None:
        """Hide the sensitive picture at hand."""
        self._go(replace(self.here, uncovered=frozenset(), over=()))

    def is_covered(self, picture: Picture | Recording) -> bool:
        """Whether the picture or recording at hand is one that waits for the visitor's choice."""
        match self.here.stop:
            case AtEvent(event, number):
                return picture.sensitive is not None and (event, number) not in self.here.uncovered
        return False

    @property
    def recording(self) -> Recording | None:
        """The sound or film that is at hand and not covered: what may be played."""
        match self.here.stop:
            case AtEvent(event, number):
                media = self.exhibit.event(event).media
                shown = media[number] if number < len(media) else None
                if isinstance(shown, Recording) and not self.is_covered(shown):
                    return shown
        return None

    def lay_over(self, over: Over) -> None:
        """Open a drawer, a term, the viewer or the settings over the stop.

        A drawer takes the place of another; a term or a take-away code lies over whatever is open.
        """
        kept = self.here.over if isinstance(over, TermBox | DisplaySheet | TakeawayBox | KeyHelp) else ()
        kept = tuple(o for o in kept if type(o) is not type(over))
        self._go(replace(self.here, over=(*kept, over)))

    def close(self) -> None:
        """Close what lies on top."""
        self._go(replace(self.here, over=self.here.over[:-1]))

    def turn(self, page: int) -> None:
        """Turn to a page, counted from 0, of the drawer on top or of the about screen."""
        page = max(page, 0)
        if self.here.over:
            top = self.here.over[-1]
            if isinstance(top, SourcesDrawer | MoreDrawer | TranscriptDrawer):
                self._go(replace(self.here, over=(*self.here.over[:-1], type(top)(page))))
            elif isinstance(top, KeyHelp):
                self._go(replace(self.here, over=(*self.here.over[:-1], replace(top, page=page))))
        elif isinstance(self.here.stop, AtAbout):
            self._go(replace(self.here, stop=AtAbout(page)))

    # --- settings

    def speak(self, language: str) -> None:
        """Change the language; the stop and the place in it stay."""
        if language in self.languages:
            self._set(language=language)

    def set_text_size(self, text_size: float) -> None:
        """One of TEXT_SIZES."""
        self._set(text_size=text_size)

    def next_text_size(self) -> None:
        """The next of the three text sizes, round and round."""
        place = TEXT_SIZES.index(self.here.settings.text_size)
        self._set(text_size=TEXT_SIZES[(place + 1) % len(TEXT_SIZES)])

    def set_contrast(self, contrast: str) -> None:
        """`normal` or `high`."""
        self._set(contrast=contrast)

    def set_movement(self, movement: str) -> None:
        """`normal` or `none`."""
        self._set(movement=movement)

    def set_speech(self, speech: str) -> None:
        """`off`, `on`, or `text`."""
        self._set(speech=speech)

    def set_pace(self, pace: int) -> None:
        """How many steps faster than usual, or slower, the screen reads itself."""
        self._set(pace=min(max(pace, SLOWEST), FASTEST))

    def show_captions(self, captions: bool) -> None:
        """Whether sound and film have their captions."""
        self._set(captions=captions)

    def set_volume(self, volume: float) -> None:
        """How loud sound, film and speech are, from 0 to 1."""
        self._set(volume=min(max(round(volume, 2), 0.0), 1.0))

    def reset_settings(self) -> None:
        """All settings as at the start, but for the language and whether the screen reads itself."""
        here = self.here.settings
        settings = replace(self.start.settings, language=here.language, speech=here.speech)
        self._go(replace(self.here, settings=settings))

    def _set(self, **settings: object) -> None:
        self._go(replace(self.here, settings=replace(self.here.settings, **settings)))  # type: ignore[arg-type]

    # --- moving

    def _to(self, stop: Stop, origin: Here | None = None) -> None:
        noted = self.here.noted
        if isinstance(stop, AtPanel | AtEvent) and not noted and self.exhibit.outline.content_note:
            leaving_note = isinstance(self.here.stop, AtNote)
            if not leaving_note:
                stop = AtNote(stop)
            noted = leaving_note
        way = self.here.way
        if isinstance(self.here.stop, WAYS) and not isinstance(stop, WAYS):
            way = self.here.stop
        if not isinstance(stop, AtEvent | AtNote):
            way = None
        elif way is not None:
            origin = self.here.origin
        here = replace(self.here, stop=stop, over=(), text_page=0, noted=noted, uncovered=frozenset())
        self._go(replace(here, way=way, origin=origin))

    def _go(self, here: Here) -> None:
        if here != self.here:
            self.here = here
            if self.on_move is not None:
                self.on_move(here)


def _without_transcript(over: tuple[Over, ...]) -> tuple[Over, ...]:
    return tuple(each for each in over if not isinstance(each, TranscriptDrawer))
