"""The way to the staff page: one finger that stays in the top left corner of the glass.

It only watches: whatever lies under the finger is touched as ever, and nothing shows before the time is up.
"""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.ui.widgets.touch import Touchable

HOLD = 5.0
"""Seconds for which the finger has to stay."""
SIDE_MM = 25.0
"""The corner's side: larger than a finger, smaller than a hand."""
STRAY_MM = 6.0
"""So far a finger trembles that rests on the glass; one that reads along a line goes farther."""


class CornerHold:
    """Tells when a finger has stayed. A second finger anywhere, as of a palm, puts an end to it."""

    def __init__(self, millimetre: Callable[[], float], on_held: Callable[[], None]) -> None:
        """`millimetre` tells how many pixels one is, on the screen as it is now."""
        self._millimetre = millimetre
        self._on_held = on_held
        self._finger: Any = None
        self._waiting: Any = None

    def begin(self) -> None:
        """Watch the window."""
        Window.bind(on_touch_down=self._down, on_touch_move=self._move, on_touch_up=self._up)

    def close(self) -> None:
        """Watch no more."""
        self._give_up()
        Window.unbind(on_touch_down=self._down, on_touch_move=self._move, on_touch_up=self._up)

    def _down(self, _window: Any, touch: Any) -> None:
        is_alone = self._finger is None
        self._give_up()
        side = SIDE_MM * self._millimetre()
        if is_alone and touch.x <= side and touch.y >= Window.height - side:
            self._finger = touch
            self._waiting = Clock.schedule_once(self._held, HOLD)

    def _move(self, _window: Any, touch: Any) -> None:
        if self._finger is None:
            return
        stray = max(abs(touch.x - touch.ox), abs(touch.y - touch.oy))
        if touch is not self._finger or stray > STRAY_MM * self._millimetre():
            self._give_up()

    def _up(self, _window: Any, touch: Any) -> None:
        if touch is self._finger:
            self._give_up()

    def _give_up(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
        self._finger = self._waiting = None

    def _held(self, _dt: float) -> None:
        finger, self._finger, self._waiting = self._finger, None, None
        _let_go(finger)
        self._on_held()


def _let_go(finger: Any) -> None:
    """What the finger lies on must not act when it leaves."""
    for grabbed in list(finger.grab_list):
        widget = grabbed()
        if isinstance(widget, Touchable):
            finger.ungrab(widget)
            widget.show_pressed(False)
