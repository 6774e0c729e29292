"""How far a recording is: a bar with a marker that a finger moves."""

from collections.abc import Callable
from typing import Any

from kivy.graphics import Color, Rectangle

from kiosk.core.theme import rgb
from kiosk.ui.look import Look
from kiosk.ui.widgets.hands import is_meant, is_resting, set_aside
from kiosk.ui.widgets.touch import CANCEL_DRAG, Touchable

MARKER = (18.0, 28.0)
LINE = 4.0
HEIGHT = 0.72
"""How far down the target the bar lies; the time stands above it."""


class PositionBar(Touchable):
    """The bar. A touch on it, or a marker dragged and let go, asks for that place, as a part from 0 to 1."""

    is_by_hand_only = True

    def __init__(self, look: Look, said: str, go: Callable[[float], None], **place: Any) -> None:
        super().__init__(said, lambda: None, look.sizes.unit, **place)
        self.go = go
        self.on_drag: Callable[[float | None], None] = lambda _part: None
        """Told the place under the finger while it is there; None when it has gone."""
        self._finger: Any = None
        self._part = 0.0
        self._drawn_at: int | None = None
        colours = look.palette
        with self.canvas:
            Color(*rgb(colours.track if colours.high else colours.ui), 1)
            self._rest = Rectangle()
            Color(*rgb(colours.ink), 1)
            self._done = Rectangle()
            self._marker = Rectangle()
        self.show(0.0)

    @property
    def _margin(self) -> float:
        return MARKER[0] * self.unit / 2

    def show(self, part: float) -> None:
        """Draw the recording as played so far; a finger on the marker has the say."""
        self._part = part
        if self._finger is None:
            self._draw(part)

    def _draw(self, part: float) -> None:
        wide, tall = (max(round(side * self.unit), 2) for side in MARKER)
        at = round(self.x + self._margin + part * (self.width - 2 * self._margin))
        if at == self._drawn_at:
            return
        self._drawn_at = at
        middle = round(self.top - self.height * HEIGHT)
        thick = max(round(LINE * self.unit), 2)
        self._rest.pos, self._rest.size = (self.x, middle - thick // 2), (self.width, thick)
        self._done.pos, self._done.size = self._rest.pos, (at - self.x, thick)
        self._marker.pos, self._marker.size = (at - wide // 2, middle - tall // 2), (wide, tall)

    def _under(self, touch: Any) -> float:
        room = max(self.width - 2 * self._margin, 1)
        return min(max((touch.x - self.x - self._margin) / room, 0.0), 1.0)

    def on_touch_down(self, touch: Any) -> bool:
        """Take the first finger; more of them change nothing."""
        if not self.hits(*touch.pos):
            return False
        rests = self._finger is not None and is_resting(self._finger, CANCEL_DRAG * self.unit)
        if (self._finger is None or rests) and self.is_offered:
            touch.grab(self)
            self._finger = touch
            self._drag(touch)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """The marker follows the finger, wherever it goes."""
        if touch.grab_current is not self:
            return False
        if touch is self._finger:
            self._drag(touch)
        return True

    def _drag(self, touch: Any) -> None:
        self._draw(self._under(touch))
        self.on_drag(self._under(touch))

    def on_touch_up(self, touch: Any) -> bool:
        """Go where the finger left the marker."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        if touch is not self._finger:
            return True
        self._finger = None
        self.on_drag(None)
        if self.get_parent_window() is not None and self.is_offered and is_meant(touch):
            set_aside(touch)
            self.go(self._under(touch))
        self.show(self._part)
        return True
