"""What can be touched: it acts when a finger that began on it leaves it there."""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.uix.widget import Widget

from kiosk.core.sizes import DEAD_SPACE
from kiosk.ui.widgets.hands import BOUNCE, is_meant, set_aside

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
    dead = DEAD_SPACE
    """Design units along its edges that take no touch: a finger between two targets presses neither."""
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

    @property
    def hit_box(self) -> tuple[float, float, float, float]:
        """Where it takes touches: left, bottom, width and height in the window's pixels."""
        grow = self.reach - self.dead * self.unit
        return self.x - grow, self.y - grow, self.width + 2 * grow, self.height + 2 * grow

    def hits(self, x: float, y: float) -> bool:
        """Whether a place in the window lies on the target."""
        left, bottom, wide, tall = self.hit_box
        return left <= x <= left + wide and bottom <= y <= bottom + tall

    def show_pressed(self, pressed: bool) -> None:
        """Draw the target as pressed or not."""
        self.is_pressed = pressed

    def on_touch_down(self, touch: Any) -> bool:
        """Take a finger that comes down on the target."""
        if not self.hits(*touch.pos):
            return False
        if self.is_offered and (self.takes_double or not is_rest_of_another(touch, self.unit)):
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
        is_here = self.is_offered and self.get_parent_window() is not None
        if is_here and self._stayed(touch) and may_act(touch, self.takes_double):
            assert self.act is not None
            self.act()
        return True


def is_rest_of_another(touch: Any, unit: float) -> bool:
    """Whether it is the second of two quick taps, of which the first brought here what it would touch.

    Whoever taps twice, as with a mouse, must not choose something on the page that the first tap opened.
    """
    if Touchable.answered_at is None or not 0 <= Clock.get_time() - Touchable.acted_at < DOUBLE:
        return False
    x, y = Touchable.answered_at
    return max(abs(touch.x - x), abs(touch.y - y)) <= CANCEL_DRAG * unit


def may_act(touch: Any, takes_double: bool = False) -> bool:
    """Whether a finger that leaves its target counts; if so, no other does in the next moment."""
    now = Clock.get_time()
    if not is_meant(touch) or 0 <= now - Touchable.acted_at < BOUNCE:
        return False
    Touchable.acted_at = now
    Touchable.answered_at = touch.pos if takes_double else None
    set_aside(touch)
    return True
