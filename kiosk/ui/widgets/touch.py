"""What can be touched: it acts when a finger that began on it leaves it there."""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.uix.widget import Widget

BOUNCE = 0.05
"""Seconds within which a second touch is the trembling of the first."""
DOUBLE = 0.4
"""Seconds within which a second tap at the same place can be the rest of the first."""
CANCEL_DRAG = 24
"""Design units a finger may stray before its touch no longer counts."""


class Touchable(Widget):
    """A target. `said` is what it is called; `act` is done on release inside it.

    A finger that slides off, or strays over 24 units, cancels. Other fingers elsewhere do not matter.
    """

    is_by_hand_only = False
    """Whether OK could not say what a finger does there, and other controls do it for keys."""
    acted_at = float("-inf")
    """When any target last acted, by Kivy's clock."""
    answered_at: tuple[float, float] | None = None
    """Where in the window that was, if the target is one that takes a second tap for the first."""
    takes_double = False
    """Whether a second tap at the same place, on what comes there, is only the rest of this one."""

    def __init__(self, said: str, act: Callable[[], None] | None, unit: float, **place: Any) -> None:
        super().__init__(**place)
        self.said = said
        self.act = act
        self.unit = unit
        self.is_pressed = False
        self.reach = 0.0
        """Pixels by which the target is larger than what is drawn."""
        self.spoken = ""
        """What is said of it to the ear, where that is more than what it is called."""
        self.language = ""
        """The language of that, where it is not the screen's."""

    @property
    def is_offered(self) -> bool:
        """Whether a touch would do anything."""
        return self.act is not None and not self.disabled

    def hits(self, x: float, y: float) -> bool:
        """Whether a place in the window lies on the target."""
        return (
            self.x - self.reach <= x <= self.right + self.reach
            and self.y - self.reach <= y <= self.top + self.reach
        )

    def show_pressed(self, pressed: bool) -> None:
        """Draw the target as pressed or not."""
        self.is_pressed = pressed

    def on_touch_down(self, touch: Any) -> bool:
        """Take a finger that comes down on the target."""
        if not self.hits(*touch.pos):
            return False
        if self.is_offered and not self._is_rest_of_another(touch):
            touch.grab(self)
            self.show_pressed(True)
        return True

    def _stayed(self, touch: Any) -> bool:
        allowed = CANCEL_DRAG * self.unit
        return (
            abs(touch.x - touch.ox) <= allowed
            and abs(touch.y - touch.oy) <= allowed
            and self.hits(*touch.pos)
        )

    def _is_rest_of_another(self, touch: Any) -> bool:
        """Whether it is the second of two quick taps, of which the first brought this target here.

        Whoever taps twice, as with a mouse, must not choose something on the page that the first tap opened.
        """
        if self.takes_double or Touchable.answered_at is None:
            return False
        if not 0 <= Clock.get_time() - Touchable.acted_at < DOUBLE:
            return False
        x, y = Touchable.answered_at
        return max(abs(touch.x - x), abs(touch.y - y)) <= CANCEL_DRAG * self.unit

    def on_touch_move(self, touch: Any) -> bool:
        """Let go of a finger that slides off."""
        if touch.grab_current is not self:
            return False
        if not self._stayed(touch):
            touch.ungrab(self)
            self.show_pressed(False)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """Act, if the finger is still on the target and the target still on the screen."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self.show_pressed(False)
        if self.is_offered and self._stayed(touch) and self.get_parent_window() is not None:
            now = Clock.get_time()
            if not 0 <= now - Touchable.acted_at < BOUNCE:
                Touchable.acted_at = now
                Touchable.answered_at = touch.pos if self.takes_double else None
                assert self.act is not None
                self.act()
        return True
