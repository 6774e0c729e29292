"""Where things stand on each form of page, in design units."""

from dataclasses import dataclass

from kiosk.core.sizes import Form, Sizes

WIDE = 1330.0
"""From so many units on, a small page has room for a drawer beside its text, as the large one has."""


@dataclass(frozen=True)
class Grid:
    """The lines that a page of one form is composed on."""

    form: Form
    w: float
    h: float
    margin: float
    column: float
    """The width of the text column."""
    right: float
    """Where the right half begins; on a portrait page, the margin."""
    right_w: float
    rail_top: float
    rail_h: float
    """The height of the rail's controls."""
    button_h: float
    gap: float
    """Between two targets side by side."""

    @property
    def end(self) -> float:
        """The right margin's line."""
        return self.w - self.margin


def grid_of(sizes: Sizes) -> Grid:
    """The grid for a window."""
    w, h = sizes.w, sizes.h
    target = sizes.target(0)
    if sizes.form == "portrait":
        rail = max(88.0, target)
        return Grid("portrait", w, h, 72, w - 144, 72, w - 144, h - 64 - 2 * rail, rail, rail, 16)
    if sizes.form == "small":
        rail = max(92.0, target)
        return Grid("small", w, h, 32, 504, 568, w - 600, h - 24 - rail, rail, max(68.0, target), 12)
    rail = max(88.0, target)
    return Grid("landscape", w, h, 96, 852, 1044, w - 1140, h - 48 - rail, rail, rail, 16)
