"""The drawn screen as pixels, and the contrast of what stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kiosk.core.access import Box
from kiosk.core.theme import contrast, hexed, rgb

if TYPE_CHECKING:
    from PIL.Image import Image

Pixel = tuple[int, int, int]
FEW_COLOURS = 2048


class Pixels:
    """A frame as it was drawn. Places are in the window's pixels from the bottom left."""

    def __init__(self, picture: Image) -> None:
        self.picture = picture
        """Its first row is the window's lowest."""
        self.width, self.height = picture.size

    @classmethod
    def of(cls, window: Any) -> Pixels:
        """Draw the window and read it, without showing it."""
        from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels
        from PIL import Image

        window.canvas.ask_update()
        window.dispatch("on_draw")
        width, height = (int(side) for side in window.size)
        read = glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE)
        return cls(Image.frombytes("RGB", (width, height), bytes(read)))

    def at(self, x: float, y: float) -> Pixel:
        """The pixel at a place; the nearest on the screen."""
        place = min(max(int(x), 0), self.width - 1), min(max(int(y), 0), self.height - 1)
        red, green, blue = self.picture.getpixel(place)  # type: ignore[misc]
        return red, green, blue

    @staticmethod
    def ratio(one: Pixel, other: Pixel) -> float:
        """The contrast ratio of two pixels, 1 to 21."""
        return ratio(one, other)

    def colours(self, box: Box) -> list[tuple[int, Pixel]]:
        """The colours in a box and how many pixels each has, the most common first."""
        left, bottom = max(int(box[0]), 0), max(int(box[1]), 0)
        right, top = min(int(box[0] + box[2]), self.width), min(int(box[1] + box[3]), self.height)
        if right <= left or top <= bottom:
            return []
        part = self.picture.crop((left, bottom, right, top))
        # The table it counts in is made as large as it is told, each time.
        found = part.getcolors(FEW_COLOURS) or part.getcolors(part.width * part.height) or []
        return sorted(found, reverse=True)  # type: ignore[arg-type]

    def text_contrast(self, box: Box, ink: str) -> float | None:
        """The contrast of letters in a box with their ground; None where nothing of it is on the screen.

        The ground is the commonest colour. Of the letters, the pixel counts that comes nearest to the ink
        they were set in: thin strokes are smoothed, and never reach it quite.
        """
        found = self.colours(box)
        if not found:
            return None
        ground = found[0][1]
        red, green, blue = (round(part * 255) for part in rgb(ink))
        nearest = min(
            (pixel for _, pixel in found),
            key=lambda p: (p[0] - red) ** 2 + (p[1] - green) ** 2 + (p[2] - blue) ** 2,
        )
        return ratio(nearest, ground)

    def strongest(self, box: Box) -> float | None:
        """The contrast of whatever stands out most in a box from its commonest colour."""
        found = self.colours(box)
        if not found:
            return None
        ground = found[0][1]
        return max(ratio(pixel, ground) for _, pixel in found)

    def edge_contrast(self, box: Box, border: int) -> float:
        """The contrast of a control's edge, `border` pixels thick, or its fill, with what lies above it.

        That is the colour of most of it: on a map a border may end just at the middle of a button.
        """
        x, top = box[0] + box[2] * 0.5, round(box[1] + box[3])
        above = self.colours((box[0] + box[2] / 4, top + 2, box[2] / 2, 1))
        has_ground = bool(above) and 2 * above[0][0] > sum(count for count, _ in above)
        outside = above[0][1] if has_ground else self.at(x, top + 2)
        return max(ratio(self.at(x, top - 1 - inward), outside) for inward in (border // 2, 2 * border))

    def mean_luminance(self) -> float:
        """About how light the whole screen is, 0 to 1."""
        small = self.picture.resize((32, 32))
        found: Sequence[tuple[int, Pixel]] = small.getcolors(1024) or []  # type: ignore[assignment]
        whole = sum(count for count, _ in found) or 1
        return sum(count * _luminance(pixel) for count, pixel in found) / whole


@lru_cache(maxsize=65536)
def _luminance(pixel: Pixel) -> float:
    from kiosk.core.theme import luminance

    return luminance(_hex(pixel))


@lru_cache(maxsize=65536)
def ratio(one: Pixel, other: Pixel) -> float:
    """The contrast ratio of two pixels, 1 to 21."""
    return contrast(_hex(one), _hex(other))


def _hex(pixel: Pixel) -> str:
    return hexed((pixel[0] / 255, pixel[1] / 255, pixel[2] / 255))
