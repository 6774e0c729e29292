"""A picture under fingers: enlarged in steps or by two of them, moved by one, never past its own edges."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.graphics.stencil_instructions import StencilPop, StencilPush, StencilUnUse, StencilUse
from kivy.graphics.texture import Texture
from kivy.properties import ListProperty, NumericProperty

from kiosk.ui.pictures import PictureShelf
from kiosk.ui.widgets.fingers import Fingers
from kiosk.ui.widgets.hands import BOUNCE, is_meant
from kiosk.ui.widgets.sheet import Sheet

LEVELS = (1.0, 1.5, 2.0, 3.0)
LARGEST = 4.0
STEP_SECONDS = 0.2
DOUBLE_TAP = 0.35
TAP_SLIP = 24


class ZoomedPicture(Sheet):
    """A picture that two fingers enlarge and one finger moves, never further than its own edges."""

    zoom = NumericProperty(1.0)
    centre = ListProperty([0.5, 0.5])
    """The point of the picture in the middle of the frame, from its bottom left, 0 to 1."""

    def show(
        self,
        shelf: PictureShelf,
        path: Path,
        frame: tuple[float, float, float, float],
        on_change: Callable[[], None],
    ) -> None:
        """Put the picture whole in the frame: x, y, width, height in design units."""
        self.shelf = shelf
        self.path = path
        self.on_change = on_change
        self.frame = self.box(*frame)
        self.left, self.bottom = self.frame["pos"]
        self.wide, self.high = self.frame["size"]
        self.texture: Texture | None = None
        self._fingers = Fingers(TAP_SLIP * self.look.sizes.unit)
        self._last_tap: tuple[float, float, float] | None = None
        self.bind(zoom=self._redraw, centre=self._redraw)
        self._load()

    def _load(self) -> None:
        # As sharp as the second step of enlargement needs; more would cost memory few would see.
        ask = (self.wide * 2, self.high * 2)
        self.texture = self.shelf.take(self.path, *ask, self._arrived)
        self._redraw()

    def _arrived(self) -> None:
        if self.get_parent_window() is not None:
            self._load()

    @property
    def fitted(self) -> tuple[float, float]:
        """The picture's size in pixels when it is shown whole."""
        if self.texture is None:
            return self.wide, self.high
        scale = min(self.wide / self.texture.width, self.high / self.texture.height)
        return self.texture.width * scale, self.texture.height * scale

    def _redraw(self, *_: Any) -> None:
        self.canvas.clear()
        if self.texture is None:
            return
        width, height = (side * self.zoom for side in self.fitted)
        x = self.left + self.wide / 2 - self.centre[0] * width
        y = self.bottom + self.high / 2 - self.centre[1] * height
        with self.canvas:
            StencilPush()
            Rectangle(pos=(self.left, self.bottom), size=(self.wide, self.high))
            StencilUse()
            Color(1, 1, 1, 1)
            Rectangle(texture=self.texture, pos=(x, y), size=(width, height))
            StencilUnUse()
            Rectangle(pos=(self.left, self.bottom), size=(self.wide, self.high))
            StencilPop()
        self.on_change()

    def visible_part(self) -> tuple[float, float, float, float]:
        """The part of the picture in the frame: left, bottom, width, height, 0 to 1."""
        width, height = (side * self.zoom for side in self.fitted)
        w, h = min(self.wide / width, 1.0), min(self.high / height, 1.0)
        return self.centre[0] - w / 2, self.centre[1] - h / 2, w, h

    def _kept(self, zoom: float, centre: tuple[float, float]) -> tuple[float, list[float]]:
        """Zoom and centre such that no more than the picture's own edge comes into the frame."""
        zoom = min(max(zoom, 1.0), LARGEST)
        width, height = (side * zoom for side in self.fitted)
        kept = []
        for place, side, room in ((centre[0], width, self.wide), (centre[1], height, self.high)):
            half = room / side / 2
            kept.append(0.5 if half >= 0.5 else min(max(place, half), 1 - half))
        return zoom, kept

    def look_at(self, zoom: float, centre: tuple[float, float] | None = None, slowly: bool = True) -> None:
        """Enlarge to a zoom round a point of the picture."""
        Animation.cancel_all(self)
        to, where = self._kept(zoom, centre or tuple(self.centre))
        if slowly and self.look.moves:
            Animation(zoom=to, centre=where, duration=STEP_SECONDS, t="out_cubic").start(self)
        else:
            self.zoom, self.centre = to, where

    def step(self, by: int) -> None:
        """The next larger or smaller of the steps."""
        if by > 0:
            self.look_at(next((level for level in LEVELS if level > self.zoom + 0.01), LEVELS[-1]))
        else:
            self.look_at(next((level for level in reversed(LEVELS) if level < self.zoom - 0.01), 1.0))

    def move(self, across: int, up: int) -> None:
        """Half a frame to a side: `across` and `up` are -1, 0 or 1."""
        _, _, wide, high = self.visible_part()
        self.look_at(self.zoom, (self.centre[0] + across * wide / 2, self.centre[1] + up * high / 2))

    def point_at(self, x: float, y: float) -> tuple[float, float]:
        """The point of the picture under a place in the window."""
        width, height = (side * self.zoom for side in self.fitted)
        return (
            (x - self.left - self.wide / 2) / width + self.centre[0],
            (y - self.bottom - self.high / 2) / height + self.centre[1],
        )

    # --- fingers

    def on_touch_down(self, touch: Any) -> bool:
        """Take a finger that comes down on the frame; the first two count."""
        inside = (
            self.left <= touch.x <= self.left + self.wide
            and self.bottom <= touch.y <= self.bottom + self.high
        )
        if not inside:
            return False
        if self._fingers.down(touch):
            touch.grab(self)
            Animation.cancel_all(self)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """One finger moves the picture, two enlarge it."""
        if touch.grab_current is not self:
            return False
        move = self._fingers.move(touch)
        if move is not None:
            held = self.point_at(*move.held)
            zoom = min(max(self.zoom * move.factor, 1.0), LARGEST)
            width, height = (side * zoom for side in self.fitted)
            centre = (
                held[0] - (move.to[0] - self.left - self.wide / 2) / width,
                held[1] - (move.to[1] - self.bottom - self.high / 2) / height,
            )
            self.zoom, self.centre = self._kept(zoom, centre)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """A finger leaves; two quick taps enlarge or show the whole."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        if not self._fingers.up(touch) or not is_meant(touch):
            return True
        if len(self._fingers) or self._fingers.slipped > TAP_SLIP * self.look.sizes.unit:
            self._last_tap = None
            return True
        now, last = Clock.get_time(), self._last_tap
        near = (
            last is not None and abs(last[1] - touch.x) + abs(last[2] - touch.y) < 60 * self.look.sizes.unit
        )
        if last is not None and now - last[0] < BOUNCE:
            return True
        if last is not None and near and now - last[0] <= DOUBLE_TAP:
            self._last_tap = None
            if self.zoom > 1.01:
                self.look_at(1.0, (0.5, 0.5))
            else:
                self.look_at(LEVELS[2], self.point_at(touch.x, touch.y))
        else:
            self._last_tap = (now, touch.x, touch.y)
        return True
