"""A lane for each panel along a scale of time, moved by one finger, spread by two, chosen by a touch."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kivy.animation import Animation
from kivy.graphics import Color, Rectangle
from kivy.properties import ListProperty

from kiosk.core.axis import Axis
from kiosk.core.theme import Tones, rgb
from kiosk.core.timeline import (
    Mark,
    Name,
    Placed,
    View,
    marks,
    most_zoom,
    names,
    stretches,
    ticks,
)
from kiosk.core.typesetting import escape, typeset
from kiosk.core.typography import Style
from kiosk.ui.lettering import SetText
from kiosk.ui.look import Look
from kiosk.ui.shapes import pattern, ring
from kiosk.ui.widgets.fingers import Fingers
from kiosk.ui.widgets.sheet import Sheet
from kiosk.ui.widgets.touch import CANCEL_DRAG, may_act

if TYPE_CHECKING:
    from kiosk.ui.spots import Spot

NEAR = 44.0
RING, CLUSTER, CHOSEN = 32.0, 40.0, 48.0
STEP_SECONDS = 0.2


@dataclass(frozen=True)
class Lane:
    """A panel's lane: its line's place across, and its looks."""

    across: float
    """Of its line, in design units from the top, or from the left where time runs down."""
    tones: Tones


@dataclass(frozen=True)
class Period:
    """A stretch of time that is brought out: places 0 to 1 on the scale, and its name."""

    start: float
    end: float
    name: str


@dataclass(frozen=True)
class Frame:
    """Where the lanes stand: along the line of time, and across it, in design units."""

    start: float
    length: float
    near_edge: float
    far_edge: float
    is_upright: bool = False
    """Whether time runs down the page, as in portrait."""


class TimeLanes(Sheet):
    """The lanes. `part` is the part of the scale in sight, as first and last place, 0 to 1."""

    part = ListProperty([0.0, 1.0])

    def __init__(self, look: Look, frame: Frame, axis: Axis, lanes: Sequence[Lane], events: Sequence[Placed],
                 periods: Sequence[Period], said: Mapping[str, str]) -> None:  # fmt: skip
        super().__init__(look)
        self.frame = frame
        self.axis = axis
        self.lanes = lanes
        self.events = events
        self.periods = periods
        self.said = said
        """The headline of each event, in the visitor's language."""
        self.chosen: str | None = None
        self.most = most_zoom(axis, frame.length)
        self.shown: tuple[Mark, ...] = ()
        self.named: tuple[Name, ...] = ()
        self.beyond = 0.0
        """From the lanes to the card below, in design units."""
        self.names_fit = True
        """Whether the lanes are high enough for names over the marks."""
        self.edges: Sequence[float] = ()
        """Where the lanes end, across: hairlines part them."""
        self.on_choose: Callable[[Mark], None] = lambda _mark: None
        self.on_view: Callable[[], None] = lambda: None
        """Called when the fingers have left, or a step has been taken."""
        self.on_tell: Callable[[], Iterable[Spot]] = tuple
        """Tells what is drawn here, for keys and ears."""
        self._fingers = Fingers(CANCEL_DRAG * look.sizes.unit)
        self._texts: dict[tuple[str, str, str], SetText] = {}
        self.bind(part=self.redraw)

    # --- the view

    @property
    def view(self) -> View:
        """The part in sight."""
        return View(self.part[0], self.part[1], self.frame.length)

    def look_at(self, view: View, slowly: bool = True) -> None:
        """Show another part."""
        Animation.cancel_all(self)
        to = [view.first, view.last]
        if slowly and self.look.moves:
            Animation(part=to, duration=STEP_SECONDS, t="out_cubic").start(self)
        else:
            self.part = to

    def own_spots(self) -> "Iterable[Spot]":
        """The scale, the periods and the events in sight."""
        return self.on_tell()

    # --- places

    def mark_box(self, mark: Mark) -> tuple[float, float, float, float]:
        """The place of a mark: left, top, width and height in design units."""
        side = CHOSEN * self.scale
        x, y = self.point(mark.at, self.lanes[mark.lane].across)
        return x - side / 2, y - side / 2, side, side

    def years_in_sight(self) -> tuple[str, ...]:
        """What stands on the scale, as dates."""
        upright = self.frame.is_upright
        room = 60.0 if upright else 96.0 if self.form != "small" else 64.0
        return tuple(
            tick.written for tick in ticks(self.axis, self.view, room, room if upright else 1.9 * room)
        )

    def point(self, along: float, across: float) -> tuple[float, float]:
        """A place on the page, from a point along the line and one across it."""
        return (across, self.frame.start + along) if self.frame.is_upright else (
            self.frame.start + along, across)  # fmt: skip

    def bar(self, colour: str, along: float, across: float, length: float, thick: float, on: Any = None,
            alpha: float = 1.0) -> None:  # fmt: skip
        """A rectangle along the line."""
        if self.frame.is_upright:
            self.rect(colour, across, self.frame.start + along, thick, length, alpha, on)
        else:
            self.rect(colour, self.frame.start + along, across, length, thick, alpha, on)

    def _stamp(self, texture: Any, colour: str, along: float, across: float, side: float) -> None:
        x, y = self.point(along, across)
        place = self.box(x - side / 2, y - side / 2, side, side)
        with self.canvas:
            Color(*rgb(colour), 1)
            Rectangle(texture=texture, pos=place["pos"], size=place["size"])

    # --- drawing

    def redraw(self, *_: Any) -> None:
        """Draw everything as it now stands."""
        self.canvas.clear()
        view = self.view
        self.shown = marks(self.events, view, NEAR * self.scale)
        self._draw_periods(view)
        for edge in self.edges:
            self._rule(edge, view)
        self._draw_ticks(view)
        for number, lane in enumerate(self.lanes):
            self._draw_line(view, lane)
            self._draw_stretches(view, number, lane)
        self._draw_thread()
        for mark in self.shown:
            self._draw_mark(mark)
        if self.names_fit and not self.frame.is_upright:
            self._draw_names(view)

    def _draw_periods(self, view: View) -> None:
        over, high = 56 * self.scale, self.colours.high
        across = self.frame.near_edge - over
        end_of_names = -1e9
        for period in self.periods:
            start, end = max(view.at(period.start), 0), min(view.at(period.end), view.length)
            if end <= start:
                continue
            # The scale's own line stands at the near edge: the band reaches over it.
            self.bar(self.colours.paper2 if not high else "#3A3A3A", start, across, end - start,
                     self.frame.far_edge - across)  # fmt: skip
            text = self._text(period.name, "caption", self.colours.ink2)
            wide = text.width / self.look.sizes.unit
            left = min(start, view.length - wide - 14)
            if not self.frame.is_upright and left >= end_of_names + 24 and left + 14 >= 0:
                tall = text.style.line + 10 * self.scale
                self.bar(self.colours.ui, left, across - tall, 2, tall)
                self._put(text, self.frame.start + left + 14, across - tall)
                end_of_names = left + 14 + wide

    def _rule(self, across: float, view: View) -> None:
        """A hairline along the whole page, names of the lanes and all."""
        before = 0 if self.frame.is_upright else self.frame.start - self._margin
        after = 0 if self.frame.is_upright else self._after
        self.bar(self.colours.rule, -before, across - 1, view.length + before + after, 2)

    @property
    def _after(self) -> float:
        """From the end of the scale to the margin."""
        return self.look.sizes.w - self._margin - self.frame.start - self.frame.length

    @property
    def scale(self) -> float:
        """Marks are smaller on the small page."""
        return 0.75 if self.form == "small" else 1.0

    def _text(self, said: str, style: str, colour: str) -> SetText:
        key = (said, style, colour)
        if key not in self._texts:
            markup = escape(typeset(said, self.words.language))
            self._texts[key] = SetText(markup, self._style(style), self.look.sizes.unit, None, colour)
        return self._texts[key]

    def _style(self, name: str) -> Style:
        # As large as the lanes have room for: they keep their height.
        return self.look.style(name, False).times(min(self.look.settings.text_size, 1.25))

    def _put(self, text: SetText, x: float, y: float) -> None:
        unit = self.look.sizes.unit
        if text.texture is None:
            return
        top = round(self.look.sizes.top - (y + text.style.rise) * unit)
        with self.canvas:
            Color(1, 1, 1, 1)
            Rectangle(texture=text.texture, pos=(round(x * unit), top - round(text.height)),
                      size=text.texture.size)  # fmt: skip

    def _draw_ticks(self, view: View) -> None:
        from kiosk.core.dates import format_date, short_month

        upright, style = self.frame.is_upright, "small_bold"
        room = 60.0 if upright else 96.0 if self.form != "small" else 64.0
        edge = self.frame.near_edge
        for tick in ticks(self.axis, view, room, room if upright else 1.9 * room):
            said = format_date(tick.written, self.words.language)
            if upright and len(tick.written) > 4:
                said = short_month(tick.written, self.words.language)
            text = self._text(said, style, self.colours.ink)
            wide = text.width / self.look.sizes.unit
            if upright:
                self.bar(self.colours.ui, tick.at, edge - 52, 2, 52)
                self._put(text, max(edge - 56 - wide, self.look.sizes.w * 0.02),
                          self.frame.start + tick.at - text.style.line / 2)  # fmt: skip
                continue
            tall = 48 * self.scale
            self.bar(self.colours.ui, tick.at, edge - tall, 2, tall)
            if tick.at + 8 + wide <= view.length + self._after:
                self._put(text, self.frame.start + tick.at + 8, edge - tall + 4)
        self._rule(edge - 1, view)

    @property
    def _margin(self) -> float:
        return {"landscape": 96.0, "portrait": 72.0, "small": 32.0}[self.form]

    def _draw_line(self, view: View, lane: Lane) -> None:
        half = 12.0 * self.scale
        for segment in self.axis.segments:
            start, end = view.at(segment.left), view.at(segment.right)
            left = max(start + (half if segment.left > 0 else 0), 0)
            right = min(end - (half if segment.right < 1 else 0), view.length)
            if right > left:
                self._draw_theme(lane, left, right - left, left - start)

    def _draw_theme(self, lane: Lane, along: float, length: float, offset: float) -> None:
        thick, colour = 8.0 * self.scale, lane.tones.main
        across = lane.across - thick / 2
        match lane.tones.mark:
            case "broken":
                self._draw_pattern(colour, along, across, length, thick, 72, 20, offset)
            case "dotted":
                self._draw_pattern(colour, along, across, length, thick, thick, thick, offset)
            case "double":
                self.bar(colour, along, across, length, thick * 0.34)
                self.bar(colour, along, across + thick * 0.66, length, thick * 0.34)
            case "thick-thin":
                self.bar(colour, along, across, length, thick * 0.56)
                self.bar(colour, along, across + thick * 0.82, length, thick * 0.18)
            case "dash-dot":
                self._draw_pattern(colour, along, across, length, thick, thick * 3, thick, offset)
            case _:
                self.bar(colour, along, across, length, thick)

    def _draw_pattern(self, colour: str, along: float, across: float, length: float, thick: float, on: float,
                      off: float, offset: float) -> None:  # fmt: skip
        px = self.look.sizes.px
        on_px, off_px = max(px(on), 1), max(px(off), 1)
        whole = on_px + off_px
        first = px(offset) / whole
        count = px(length) / whole
        x, y = self.point(along, across)
        upright = self.frame.is_upright
        place = self.box(x, y, thick if upright else length, length if upright else thick)
        a, b = first, first + count
        # Upright, time runs down the page: the pattern is turned, so that it stays with its line.
        coordinates = (b, 0, b, 1, a, 1, a, 0) if upright else (a, 0, b, 0, b, 1, a, 1)
        with self.canvas:
            Color(*rgb(colour), 1)
            Rectangle(texture=pattern(on_px, off_px), pos=place["pos"], size=place["size"],
                      tex_coords=coordinates)  # fmt: skip

    def _draw_stretches(self, view: View, number: int, lane: Lane) -> None:
        inside = [each for each in self.events if each.lane == number]
        for each in stretches(inside, view, RING * self.scale, 2):
            thick = 5.0 * self.scale
            across = lane.across + (22 + each.row * 10) * self.scale
            self.bar(lane.tones.main, each.start, across, each.end - each.start, thick)
            if not each.is_open_before:
                self.bar(lane.tones.main, each.start, across - 3, 3, thick + 6)
            if not each.is_open_after:
                self.bar(lane.tones.main, each.end - 3, across - 3, 3, thick + 6)
            ground = self.colours.paper
            for is_open, at in ((each.is_open_before, each.start), (each.is_open_after, each.end)):
                # An open end breaks up instead of stopping.
                for gap in (6, 16) if is_open and each.end - each.start > 48 else ():
                    where = at + gap if at == each.start else at - gap - 4
                    self.bar(ground, where, across, 4, thick)

    def _draw_thread(self) -> None:
        """From the chosen event across all lanes, to its card below."""
        mark = self.mark_of(self.chosen)
        if mark is not None:
            edge = self.frame.near_edge
            beyond = 0 if self.frame.is_upright else self.beyond
            self.bar(self.colours.ink, mark.at - 1, edge, 2, self.frame.far_edge - edge + beyond)

    def mark_of(self, event: str | None) -> Mark | None:
        """The mark that an event is part of, if it is in sight."""
        return next((mark for mark in self.shown if event in mark.events), None)

    def _draw_mark(self, mark: Mark) -> None:
        lane, colours = self.lanes[mark.lane], self.colours
        unit, scale = self.look.sizes.unit, self.scale
        is_chosen = self.chosen in mark.events
        across = lane.across
        if is_chosen:
            side = CHOSEN * scale
            px = max(round(side * unit), 8)
            self._stamp(ring(px, px), colours.ink, mark.at, across, side)
            inner = side - 8 * scale
            px = max(round(inner * unit), 8)
            self._stamp(ring(px, px), colours.paper, mark.at, across, inner)
        side = (CLUSTER if len(mark.events) > 1 else RING) * scale - (6 * scale if is_chosen else 0)
        px = max(round(side * unit), 8)
        if len(mark.events) > 1:
            edge = side + 6 * scale
            edge_px = max(round(edge * unit), 8)
            if not is_chosen:
                self._stamp(ring(edge_px, edge_px), colours.paper, mark.at, across, edge)
            self._stamp(ring(px, px), lane.tones.deep, mark.at, across, side)
            text = self._text(self.words.number(len(mark.events)), "small_bold", colours.paper)
            x, y = self.point(mark.at, across)
            self._put(text, x - text.width / unit / 2, y - text.style.line / 2)
            return
        event = next(each for each in self.events if each.event == mark.events[0])
        width = (7 if not is_chosen else side) * scale * unit
        self._stamp(ring(px, px), colours.paper, mark.at, across, side)
        self._stamp(
            ring(px, width, not event.is_sure and not is_chosen), lane.tones.main, mark.at, across, side
        )

    def _draw_names(self, view: View) -> None:
        unit = self.look.sizes.unit

        def style(event: str) -> tuple[str, str]:
            chosen = event == self.chosen
            return ("small_bold", self.colours.ink) if chosen else ("small", self.colours.ink2)

        def width(event: str) -> float:
            return self._text(self.said[event], *style(event)).width / unit

        made = self.named = names(
            self.shown, self.chosen, width, view.length, 24 * self.scale, 16, 640 * self.scale
        )
        height = self._style("small").line
        for name in made:
            y = self.lanes[name.lane].across - (RING / 2 + 6) * self.scale - height
            self._put(self._text(self.said[name.event], *style(name.event)), self.frame.start + name.left, y)

    # --- fingers

    def _along(self, x: float, y: float) -> float:
        unit, frame = self.look.sizes.unit, self.frame
        place = (self.look.sizes.top - y) / unit if frame.is_upright else x / unit
        return place - frame.start

    def _across(self, x: float, y: float) -> float:
        unit = self.look.sizes.unit
        return x / unit if self.frame.is_upright else (self.look.sizes.top - y) / unit

    def _is_inside(self, touch: Any) -> bool:
        along, across = self._along(*touch.pos), self._across(*touch.pos)
        return -60 <= along <= self.frame.length + 60 and (
            self.frame.near_edge - 60 <= across <= self.frame.far_edge)  # fmt: skip

    def on_touch_down(self, touch: Any) -> bool:
        """Take a finger that comes down on the lanes."""
        if not self._is_inside(touch):
            return False
        if self._fingers.down(touch):
            touch.grab(self)
            Animation.cancel_all(self)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """One finger moves the scale, two spread it."""
        if touch.grab_current is not self:
            return False
        move = self._fingers.move(touch)
        if move is not None:
            held, to = self._along(*move.held), self._along(*move.to)
            view = self.view.moved(to - held, move.factor, to, self.most)
            self.part = [view.first, view.last]
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """A finger leaves; a touch that stayed chooses the nearest event of its lane."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        slipped = self._fingers.slipped
        counted = self._fingers.up(touch)
        if not counted or self.disabled or self.get_parent_window() is None or len(self._fingers):
            return True
        if slipped > CANCEL_DRAG * self.look.sizes.unit:
            self.on_view()
        elif may_act(touch):
            self._choose(self._along(*touch.pos), self._across(*touch.pos))
        return True

    def _choose(self, along: float, across: float) -> None:
        if not self.shown or not self.lanes:
            return
        order = sorted(range(len(self.lanes)), key=lambda n: abs(self.lanes[n].across - across))
        inside = [mark for mark in self.shown if mark.lane == order[0]]
        if inside:
            nearest = min(inside, key=lambda mark: abs(mark.at - along))
            if abs(nearest.at - along) <= 96:
                self.on_choose(nearest)
