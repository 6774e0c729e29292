"""What lies over everything for visitors who use keys or ears: the frame, and the words being spoken."""

from typing import TYPE_CHECKING, Any

from kivy.graphics import Color, Rectangle
from kivy.graphics.instructions import InstructionGroup
from kivy.uix.widget import Widget

from kiosk.core.theme import Palette, rgb
from kiosk.ui.look import Look
from kiosk.ui.widgets.caption_strip import CaptionStrip

if TYPE_CHECKING:
    from kiosk.ui.pixels import Pixels

Box = tuple[float, float, float, float]

RING, GAP = 6, 4
"""Design units: the frame, and what it leaves free round the thing."""


def ring_colours(palette: Palette, on_night: bool) -> tuple[str, str]:
    """The frame's colour, and that of the line within it.

    Where the ground is neither paper nor night, as on a picture, one of the two is always seen.
    """
    return (palette.ntext, palette.night) if on_night else (palette.ink, palette.paper)


def ring_box(box: Box, unit: float, width: float, height: float) -> Box:
    """The frame's outer edge: round the thing, and never off the screen."""
    grow = (RING + GAP) * unit
    left, bottom = max(box[0] - grow, 0), max(box[1] - grow, 0)
    right, top = min(box[0] + box[2] + grow, width), min(box[1] + box[3] + grow, height)
    return round(left), round(bottom), round(max(right - left, 1)), round(max(top - bottom, 1))


def ring_contrast(box: Box, unit: float, pixels: "Pixels") -> float:
    """The contrast of a drawn frame with what lies on either side of it: the better of the two, at the worst
    of its sides. The page's edge is no neighbour."""
    wide = max(round(RING * unit), 2)
    x, y, w, h = box
    found = []
    for left, bottom, step in (
        (x + wide / 2, y + h / 2, (1, 0)), (x + w - wide / 2, y + h / 2, (-1, 0)),
        (x + w / 2, y + wide / 2, (0, 1)), (x + w / 2, y + h - wide / 2, (0, -1)),
    ):  # fmt: skip
        frame = pixels.at(left, bottom)
        inside = pixels.at(left + step[0] * (wide / 2 + 1), bottom + step[1] * (wide / 2 + 1))
        found.append(pixels.ratio(frame, inside))
    return min(found)


class Aids(Widget):
    """Takes no touch and is drawn above all else."""

    def __init__(self, size: tuple[float, float]) -> None:
        super().__init__(size=size, size_hint=(None, None))
        self.ring: Box | None = None
        """Where the frame is drawn."""
        self.strip: CaptionStrip | None = None
        self._group = InstructionGroup()
        self._drawn: tuple[Any, ...] | None = None
        self.canvas.after.add(self._group)

    def show_ring(self, box: Box, look: Look, on_night: bool = False, is_bare: bool = False) -> None:
        """Draw the frame round a place. `is_bare` leaves what lies in its gap as it is."""
        self.ring = ring_box(box, look.sizes.unit, self.width, self.height)
        ring, gap = ring_colours(look.palette, on_night)
        drawn = (self.ring, ring, is_bare)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self._group.clear()
        wide = max(round(RING * look.sizes.unit), 2)
        self._frame(self.ring, ring, wide)
        if not is_bare:
            x, y, w, h = self.ring
            inner = (x + wide, y + wide, w - 2 * wide, h - 2 * wide)
            self._frame(inner, gap, max(round(GAP * look.sizes.unit), 1))

    def _frame(self, box: Box, colour: str, wide: int) -> None:
        x, y, w, h = box
        self._group.add(Color(*rgb(colour), 1))
        for left, bottom, across, up in (
            (x, y, w, wide), (x, y + h - wide, w, wide), (x, y, wide, h), (x + w - wide, y, wide, h),
        ):  # fmt: skip
            self._group.add(Rectangle(pos=(left, bottom), size=(max(across, 1), max(up, 1))))

    def hide_ring(self) -> None:
        """Take the frame away."""
        if self._drawn is not None:
            self._drawn = self.ring = None
            self._group.clear()

    def show_words(self, said: str, language: str, look: Look, beside: Box | None) -> None:
        """Show the words being spoken above the rail, or at the head of the page rather than on `beside`."""
        self.hide_words()
        strip = CaptionStrip(look, said, language)
        if beside is not None and strip.covers(beside):
            strip = CaptionStrip(look, said, language, at_top=True)
        self.strip = strip
        self.add_widget(strip)

    def hide_words(self) -> None:
        """Nothing is being spoken."""
        if self.strip is not None:
            strip, self.strip = self.strip, None
            self.remove_widget(strip)
            strip.take_apart()
