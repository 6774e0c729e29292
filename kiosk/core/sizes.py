"""How large things are on this screen: design units, pixels and millimetres.

The design is drawn on pages of 1920 × 1080, 1080 × 1920 and 1024 × 600 units with the origin at the
top left. `Sizes` fits such a page to a window and says how many pixels a unit and a millimetre are.
"""

from dataclasses import dataclass
from math import ceil, hypot, radians, tan
from typing import Literal

Form = Literal["landscape", "portrait", "small"]

BASES: dict[Form, tuple[int, int]] = {
    "landscape": (1920, 1080),
    "portrait": (1080, 1920),
    "small": (1024, 600),
}
SMALL_BELOW = 0.75
"""Below this scale the landscape page gives way to the page for small screens."""

TARGET_MM = 20.0
"""The least side of anything to be touched (Colle and Hiszem 2004; Tiresias checklist)."""
DEAD_SPACE = 3.0
"""Design units along each edge of a target that take no touch: between two targets side by side there is so
always a millimetre that belongs to neither (Tiresias checklist)."""
BODY_CAPITAL_MM = 4.8
"""The least capital in running text: Section 508, 402.4, 3/16 inch."""
SMALLEST_ARCMIN = 20.0
"""The least capital anywhere, seen from the viewing distance: ISO 9241-303, preferred."""
ENLARGED_DEGREES = 0.7
"""The least capital in running text at the largest size: EN 301 549, 5.1.4."""
CORRECTION_MAX = 1.5
"""How far type grows on a small panel before the curator is told to move the visitor closer."""

CAP_SANS = 0.660
CAP_SERIF = 0.670
"""Height of a capital in ems, measured in the fonts' OS/2 tables."""

LEAST_TYPE: dict[Form, tuple[int, int]] = {"landscape": (26, 24), "portrait": (26, 24), "small": (18, 18)}
"""Design units of the smallest running text, before it turns pages, and of the smallest of all."""

TEXT_SIZES = (1.0, 1.25, 1.5)


@dataclass(frozen=True)
class Sizes:
    """A window, the page that fits it, and the true sizes of both.

    `width` and `height` are in pixels; `w` and `h` in design units, at least those of the page's base;
    `unit` is pixels for a design unit, `mm` pixels for a millimetre, `correction` the factor by which
    type grows so that capitals are tall enough on this panel.
    """

    width: int
    height: int
    form: Form
    unit: float
    mm: float
    correction: float
    beneath: int = 0
    """Pixels of the window below the page."""
    above: int = 0
    """Pixels of the window over the page."""
    least_body: int = 0
    """Pixels of an em that running text may not go below: its capitals are 4.8 mm."""
    least_enlarged: int = 0
    """The same in the largest text: its capitals are 0.7° high."""

    @property
    def top(self) -> int:
        """The page's upper edge in the window, in pixels from its lower edge."""
        return self.beneath + self.height

    @property
    def w(self) -> float:
        """The page's width in design units."""
        return self.width / self.unit

    @property
    def h(self) -> float:
        """The page's height in design units."""
        return self.height / self.unit

    def px(self, units: float) -> int:
        """Whole pixels for a length in design units."""
        return round(units * self.unit)

    def target(self, units: float) -> float:
        """A target's side in design units: as designed, and never under 20 mm within its dead space.

        One pixel is added, which may be lost as places are made whole.
        """
        return max(units, (TARGET_MM * self.mm + 1) / self.unit + 2 * DEAD_SPACE)

    def millimetres(self, units: float) -> float:
        """How long a length in design units is on the glass."""
        return units * self.unit / self.mm


def form_of(width: int, height: int) -> Form:
    """Which of the design's pages fits a window."""
    if height > width:
        return "portrait"
    scale = min(width / 1920, height / 1080)
    return "small" if scale < SMALL_BELOW else "landscape"


def sizes_for(
    width: int, height: int, diagonal_inches: float = 32.0, viewing_distance_mm: float = 600.0
) -> Sizes:
    """The sizes for a page that fills the window, and a window that fills a screen of that diagonal."""
    width, height = max(width, 1), max(height, 1)
    return page_sizes(width, height, hypot(width, height) / (diagonal_inches * 25.4), viewing_distance_mm)


def page_sizes(
    width: int, height: int, mm: float, viewing_distance_mm: float = 600.0, beneath: int = 0, above: int = 0
) -> Sizes:
    """The sizes for a page of so many pixels, `mm` of them to a millimetre."""
    width, height = max(width, 1), max(height, 1)
    form = form_of(width, height)
    base_w, base_h = BASES[form]
    unit = min(width / base_w, height / base_h)
    body, smallest = LEAST_TYPE[form]
    least = 2 * viewing_distance_mm * tan(radians(SMALLEST_ARCMIN / 60) / 2)
    enlarged = 2 * viewing_distance_mm * tan(radians(ENLARGED_DEGREES) / 2)
    read, enlarged = BODY_CAPITAL_MM * mm / CAP_SANS, enlarged * mm / CAP_SANS
    short = max(
        _grown(body * unit, read),
        _grown(smallest * unit, least * mm / CAP_SANS),
        _grown(body * unit * TEXT_SIZES[-1], enlarged),
    )
    correction = min(max(short, 1.0), CORRECTION_MAX)
    return Sizes(width, height, form, unit, mm, correction, beneath, above, _whole(read), _whole(enlarged))


def _whole(pixels: float) -> int:
    """The least whole pixels for a size of type: the toolkit sets no others."""
    return ceil(pixels - 1e-6)


def _grown(size: float, needed: float) -> float:
    """By how much type of so many pixels must grow."""
    return _whole(needed) / size if needed > size else 1.0
