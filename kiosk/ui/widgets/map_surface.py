"""A map under fingers: moved by one, enlarged by two, chosen from by a touch; never past its bounds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.graphics import PopMatrix, PushMatrix, Translate
from kivy.properties import NumericProperty
from kivy.uix.widget import Widget

from kiosk.core.geography import Point
from kiosk.core.labels import Rect
from kiosk.core.map_view import Sight, View
from kiosk.ui.widgets.hands import is_resting
from kiosk.ui.widgets.map_picture import MapPicture, SheetFor
from kiosk.ui.widgets.sheet import Sheet
from kiosk.ui.widgets.touch import CANCEL_DRAG, Touchable, may_act

if TYPE_CHECKING:
    from kiosk.ui.spots import Spot

STEP_SECONDS = 0.2
DOUBLE_TAP = 0.35


@dataclass(frozen=True)
class Pinned:
    """Something that stands at a point of the map: while the map moves, it keeps to its point."""

    widget: Widget
    point: Point
    rect: Rect
    """Where it stands in the frame when the map is at rest, in design units."""
    act: Callable[[], None] | None = None
    shift: Any = None
    """The toolkit's instruction that moves it."""


class MapSurface(Sheet):
    """The picture of the map with what is pinned to it, and the fingers on it."""

    part = NumericProperty(1.0)
    """How far a movement by itself has come, 0 to 1."""

    def show(self, sight: Sight, frame: tuple[float, float, float, float], sheet_for: SheetFor,
             on_settle: Callable[[View], None], on_rest: Callable[[], None],
             on_ground: Callable[[float, float], None]) -> None:  # fmt: skip
        """Prepare the map in a frame: x, y, width and height in design units.

        `on_settle` is told the view after the last finger has left, `on_rest` that a movement by itself has
        ended, `on_ground` where a finger touched that met nothing pinned.
        """
        self.sight = sight
        self.place_x, self.place_y = frame[0], frame[1]
        self.picture = MapPicture(self.look)
        self.picture.show(sight, frame, sheet_for)
        self.add_widget(self.picture)
        self.on_settle, self.on_rest, self.on_ground = on_settle, on_rest, on_ground
        self.on_tell: Callable[[], Iterable[Spot]] = tuple
        """Tells what stands on the map, for keys and ears."""
        self.pinned: list[Pinned] = []
        self.view = sight.home
        self._laid_in = sight.home
        self._from = self._to = sight.home
        self._fingers: dict[Any, tuple[float, float]] = {}
        self._strayed = False
        self._pressed: Pinned | None = None
        self._last_tap: tuple[float, float, float] | None = None
        self.bind(part=self._advance)

    def own_spots(self) -> "Iterable[Spot]":
        """What stands on the map."""
        return self.on_tell()

    # --- the view

    def look_at(self, view: View) -> None:
        """Show a part of the map at once."""
        Animation.cancel_all(self, "part")
        self._from = self._to = view
        self.part = 1.0
        self._set(view)

    def go_to(self, view: View, slowly: bool) -> None:
        """Show another part of the map, in a short movement where things may move."""
        if not slowly or view == self.view:
            self.look_at(view)
            self.on_rest()
            return
        Animation.cancel_all(self, "part")
        self._from, self._to = self.view, view
        self.part = 0.0
        moving = Animation(part=1.0, duration=STEP_SECONDS, t="out_cubic")
        moving.bind(on_complete=lambda *_: self.on_rest())
        moving.start(self)

    def _advance(self, *_: Any) -> None:
        one, other, part = self._from, self._to, self.part
        if part >= 1:
            self._set(other)
            return
        scale = one.scale * (other.scale / one.scale) ** part
        # What is held between both views keeps its place, so that the map grows without swaying.
        if abs(other.scale - one.scale) > 1e-9 * one.scale:
            part = (1 / one.scale - 1 / scale) / (1 / one.scale - 1 / other.scale)
        self._set(View(one.x + (other.x - one.x) * part, one.y + (other.y - one.y) * part, scale))

    def _set(self, view: View) -> None:
        self.view = view
        if not hasattr(self.picture, "_fbo"):
            return
        self.picture.look_at(view)
        self._shift()

    @property
    def is_at_rest(self) -> bool:
        """Whether neither a finger nor a step moves the map."""
        return not self._fingers and self.part >= 1

    def stop(self) -> None:
        """Let go of fingers and movements."""
        Animation.cancel_all(self, "part")
        self._fingers.clear()
        self._press(None)

    # --- what is pinned

    def pin(self, widget: Widget, point: Point, rect: Rect, act: Callable[[], None] | None = None) -> None:
        """Pin something to a point of the map, at its place for the view at hand."""
        shift = Translate(0, 0, 0)
        widget.canvas.before.add(PushMatrix())
        widget.canvas.before.add(shift)
        widget.canvas.after.add(PopMatrix())
        self.add_widget(widget)
        self.pinned.append(Pinned(widget, point, rect, act, shift))

    def laid(self) -> None:
        """What is pinned has been placed for the view at hand."""
        self._laid_in = self.view

    def unpin_all(self) -> None:
        """Take away what is pinned."""
        from kiosk.ui.screens.base import take_apart

        self._press(None)
        for each in self.pinned:
            self.remove_widget(each.widget)
            take_apart(each.widget)
        self.pinned.clear()

    def _shift(self) -> None:
        frame, unit = self.sight.frame, self.look.sizes.unit
        whole = Rect(0, 0, frame.w, frame.h)
        for each in self.pinned:
            was, now = (self.sight.place(view, each.point) for view in (self._laid_in, self.view))
            across, down = now[0] - was[0], now[1] - was[1]
            moved = Rect(each.rect.x + across, each.rect.y + down, each.rect.w, each.rect.h)
            each.widget.opacity = 1.0 if whole.holds(moved) else 0.0
            each.shift.xyz = (across * unit, -down * unit, 0)

    # --- fingers

    def in_frame(self, x: float, y: float) -> Point:
        """A place in the window as the frame has it, in design units from its top left."""
        unit = self.look.sizes.unit
        return x / unit - self.place_x, (self.look.sizes.top - y) / unit - self.place_y

    def on_touch_down(self, touch: Any) -> bool:
        """Take a finger that comes down on the map; the first two count."""
        x, y = self.in_frame(*touch.pos)
        if self.disabled or not (0 <= x <= self.sight.frame.w and 0 <= y <= self.sight.frame.h):
            return False
        self._let_rest()
        if len(self._fingers) < 2:
            touch.grab(self)
            if self._fingers:
                self._stray()
            else:
                if self.part < 1:
                    self.go_to(self._to, slowly=False)
                self._strayed = False
                self._press(self.meant(x, y))
            self._fingers[touch] = (x, y)
        return True

    def _let_rest(self) -> None:
        """A palm leaves the say to the finger that comes down now."""
        still = CANCEL_DRAG * self.look.sizes.unit
        for resting in [each for each in self._fingers if is_resting(each, still)]:
            del self._fingers[resting]

    def on_touch_move(self, touch: Any) -> bool:
        """One finger moves the map, two enlarge it."""
        if touch.grab_current is not self or touch not in self._fingers or self.disabled:
            return False
        here = self.in_frame(*touch.pos)
        if not self._strayed:
            start = self._fingers[touch]
            if hypot(here[0] - start[0], here[1] - start[1]) <= CANCEL_DRAG:
                return True
            self._stray()
            self._fingers[touch] = here
            return True
        before = list(self._fingers.values())
        self._fingers[touch] = here
        after = list(self._fingers.values())
        if len(after) == 1:
            self._set(self.sight.moved(self.view, after[0][0] - before[0][0], after[0][1] - before[0][1]))
        else:
            self._pinch(before, after)
        return True

    def _pinch(self, before: list[Point], after: list[Point]) -> None:
        def apart(pair: list[Point]) -> float:
            return max(hypot(pair[0][0] - pair[1][0], pair[0][1] - pair[1][1]), 1.0)

        was = (before[0][0] + before[1][0]) / 2, (before[0][1] + before[1][1]) / 2
        now = (after[0][0] + after[1][0]) / 2, (after[0][1] + after[1][1]) / 2
        view = self.sight.zoomed(self.view, apart(after) / apart(before), *was)
        self._set(self.sight.moved(view, now[0] - was[0], now[1] - was[1]))

    def on_touch_up(self, touch: Any) -> bool:
        """A finger leaves: the last one settles the view, or chooses what it touched."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        place = self._fingers.pop(touch, None)
        if place is None or self._fingers or self.disabled or self.get_parent_window() is None:
            return True
        pressed = self._pressed
        self._press(None)
        if self._strayed:
            self._last_tap = None
            self.on_settle(self.view)
        else:
            self._tap(pressed, touch)
        return True

    def _tap(self, pressed: Pinned | None, touch: Any) -> None:
        if not may_act(touch):
            return
        now = Clock.get_time()
        x, y = self.in_frame(*touch.pos)
        last, self._last_tap = self._last_tap, (now, x, y)
        if pressed is not None and pressed.act is not None:
            self._last_tap = None
            pressed.act()
        elif last is not None and now - last[0] <= DOUBLE_TAP and hypot(x - last[1], y - last[2]) < 60:
            self._last_tap = None
            self.on_settle(self.sight.zoomed(self.view, 2.0, x, y))
        else:
            self.on_ground(x, y)

    def meant(self, x: float, y: float) -> Pinned | None:
        """What is pinned nearest to a place of the frame, if it is within reach of a finger."""
        side = self.look.sizes.target(88)
        near = [
            (each.rect.distance(x, y), n)
            for n, each in enumerate(self.pinned)
            if each.act is not None and each.rect.distance(x, y) <= max((side - each.rect.h) / 2, 0)
        ]
        return self.pinned[min(near)[1]] if near and self.is_still else None

    @property
    def is_still(self) -> bool:
        """Whether what is pinned stands where it was laid."""
        return self.view == self._laid_in

    def _stray(self) -> None:
        self._strayed = True
        self._press(None)

    def _press(self, pinned: Pinned | None) -> None:
        for each, pressed in ((self._pressed, False), (pinned, True)):
            if each is not None and isinstance(each.widget, Touchable):
                each.widget.show_pressed(pressed)
        self._pressed = pinned
