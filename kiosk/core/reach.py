"""Reach mode: which part of the window somebody who sits, or is small, can reach and read.

Heights are in millimetres above the floor. The active area of a terminal shall lie between 800 and 1200 mm
(Tiresias checklist for touchscreens; EN 301 549, 8.3); nothing may lie outside 380 to 1220 mm (the same
checklists; ADA 308: 15 to 48 inches). How that becomes pixels follows from the device file's diagonal and
the height of the screen's lower edge.
"""

from dataclasses import dataclass
from math import ceil, floor, hypot

from kiosk.core.device import ScreenSize
from kiosk.core.sizes import (
    BASES,
    BODY_CAPITAL_MM,
    CAP_SANS,
    CORRECTION_MAX,
    LEAST_TYPE,
    TARGET_MM,
    Sizes,
    page_sizes,
)

LOW_MM, HIGH_MM = 800.0, 1200.0
"""The preferred active area."""
LOWEST_MM, HIGHEST_MM = 380.0, 1220.0
"""The hard limits."""
BUTTON_MM = TARGET_MM + 1.0
"""How high the one large button is."""
STRIP_MM = BUTTON_MM + 5.0
"""The strip that it stands in: it covers nothing, and nothing else that can be touched is within 2 mm."""
PAGE_MM = BASES["small"][1] * BODY_CAPITAL_MM / (LEAST_TYPE["small"][0] * CAP_SANS * CORRECTION_MAX)
"""The least height of a page on which capitals can have their 4.8 mm: about 162 mm."""
NEEDED_MM = PAGE_MM + STRIP_MM
"""The least height of a band that a visitor can read in, with the button."""


@dataclass(frozen=True)
class Band:
    """Part of the window's height, in whole pixels from its lower edge."""

    foot: int
    height: int

    @property
    def top(self) -> int:
        """Its upper edge."""
        return self.foot + self.height


@dataclass(frozen=True)
class Reach:
    """What of one window is in reach, and whether anything is to be done about it."""

    width: int
    whole: int
    """The window's height in pixels."""
    mm: float
    """Pixels for a millimetre."""
    bottom: float
    """The lower edge above the floor."""
    viewing_distance: float

    @property
    def top(self) -> float:
        """The upper edge above the floor."""
        return self.bottom + self.whole / self.mm

    @property
    def _needed(self) -> float:
        """A small window is no taller than it is."""
        return min(NEEDED_MM, self.top - self.bottom)

    @property
    def lowered_mm(self) -> tuple[float, float]:
        """From where to where the page with its button lies in reach mode, above the floor.

        The preferred area; where that has too little of the screen, as much more as is needed, downward
        before upward; and on a screen that hangs too high altogether, what is lowest.
        """
        low, high = max(self.bottom, LOW_MM), min(self.top, HIGH_MM)
        if high - low < self._needed:
            low = max(self.bottom, min(low, high - self._needed))
        if high - low < self._needed:
            low = max(self.bottom, min(low, self.top - self._needed))
            high = min(self.top, low + self._needed)
        return low, high

    @property
    def is_enough(self) -> bool:
        """Whether a page that can be read has room within the hard limits, as things stand or lowered."""
        low, high = self.lowered_mm
        return low >= LOWEST_MM - 0.5 and high <= HIGHEST_MM + 0.5

    @property
    def is_offered(self) -> bool:
        """Whether the button is there: something lies above the preferred area, and lowering it helps.

        It does if the page comes lower by the side of a target, or from beyond the hard limit to within it.
        """
        by = self.top - self.lowered_mm[1]
        return self.top > HIGH_MM and (by >= TARGET_MM or (self.top > HIGHEST_MM + 0.5 and self.is_enough))

    def band(self, lowered: bool) -> Band:
        """Where the page and the strip with the button stand."""
        if lowered and self.is_offered:
            low, high = self.lowered_mm
        else:
            # Whatever is set, no control stands where nobody can bend to.
            low, high = min(max(self.bottom, LOWEST_MM), max(self.top - self._needed, self.bottom)), self.top
        foot = min(max(ceil((low - self.bottom) * self.mm - 1e-6), 0), self.whole - 1)
        top = min(max(floor((high - self.bottom) * self.mm + 1e-6), foot + 1), self.whole)
        return Band(foot, top - foot)

    @property
    def strip(self) -> int:
        """The height of the strip with the button in pixels; none where it is not offered."""
        return ceil(STRIP_MM * self.mm) if self.is_offered else 0

    def page(self, lowered: bool) -> Sizes:
        """The page that is drawn: above the strip, within the band."""
        band, strip = self.band(lowered), self.strip
        return page_sizes(
            self.width, band.height - strip, self.mm, self.viewing_distance,
            beneath=band.foot + strip, above=self.whole - band.top,
        )  # fmt: skip

    def height_of(self, y: float) -> float:
        """How far above the floor a pixel of the window is, counted from its lower edge."""
        return self.bottom + y / self.mm


def reach_of(width: int, height: int, screen: ScreenSize) -> Reach:
    """What is in reach on a window that fills the screen."""
    width, height = max(width, 1), max(height, 1)
    mm = hypot(width, height) / (screen.diagonal_inches * 25.4)
    return Reach(width, height, mm, screen.bottom_edge_height_mm, screen.viewing_distance_mm)
