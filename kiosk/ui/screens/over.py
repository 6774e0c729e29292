"""What lies over a screen: a layer with its own ground, that closes and gives the screen back."""

from dataclasses import dataclass
from typing import Any

from kiosk.ui.grid import WIDE
from kiosk.ui.screens.base import Screen
from kiosk.ui.widgets.touch import Touchable


@dataclass(frozen=True)
class Drawer:
    """Where a drawer stands: its ground, and within it the content and its foot."""

    x: float
    y: float
    w: float
    h: float
    left: float
    width: float
    heading_y: float
    content_y: float
    foot_y: float
    """The top of the row of controls."""


def drawer_of(screen: Screen, top: float | None = None) -> Drawer:
    """The drawer of a form of page; on a portrait page it rises to `top`."""
    grid = screen.grid
    if screen.form == "portrait":
        y = top or (560.0 if screen.look.step else 720.0)
        foot = grid.rail_top - 24 - grid.button_h
        return Drawer(0, y, screen.w, grid.rail_top - y, 72, screen.w - 144, y + 44, y + 116, foot)
    if screen.form == "small" and screen.w >= WIDE:
        foot = grid.rail_top - 10 - grid.button_h
        # The largest text has a wider column.
        left = grid.right if screen.look.step < 2 else 696.0
        return Drawer(left - 28, 0, screen.w - left + 28, grid.rail_top, left, grid.end - left, 20, 66, foot)
    if screen.form == "small":
        foot = grid.rail_top - 10 - grid.button_h
        return Drawer(0, 0, screen.w, grid.rail_top, 32, screen.w - 64, 20, 66, foot)
    foot = grid.rail_top - 24 - grid.button_h
    return Drawer(996, 0, screen.w - 996, grid.rail_top, 1044, grid.end - 1044, 52, 120, foot)


class OverScreen(Screen):
    """A layer over a screen. What is not covered beneath it stays as it is."""

    slides = False
    """Whether it comes in like a drawer, rather than fading in place."""

    def under(self, screen: Screen) -> None:
        """Told which screen it lies over, before it is composed."""
        self.below = screen

    def swallow(self, x: float, y: float, w: float, h: float, closes: bool = False) -> None:
        """Keep touches on an area from what lies beneath; if `closes`, a touch there closes the layer."""
        area = _Quiet("", self.visit.close if closes else None, self.look.sizes.unit, **self.box(x, y, w, h))
        self.add_widget(area)

    def scrim(self, alpha: float, x: float, y: float, w: float, h: float) -> None:
        """Veil an area."""
        self.rect("#000000" if self.colours.high else "#1B1A18", x, y, w, h, alpha, bleeds=True)

    def close_button(self, x: float, y: float, w: float, **more: Any) -> None:
        """The button that gives the screen back."""
        self.button(self.words.say("close"), self.visit.close, x, y, w, icon_name="close", **more)


class _Quiet(Touchable):
    """Takes every touch, and may close the layer; it is no button."""

    dead = 0.0

    @property
    def is_offered(self) -> bool:
        return self.act is not None
