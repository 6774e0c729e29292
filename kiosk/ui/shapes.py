"""Round shapes and repeating lines as small textures, smooth without multisampling."""

from functools import lru_cache
from math import hypot

from kivy.graphics import Color, Rectangle, RoundedRectangle
from kivy.graphics.texture import Texture

from kiosk.core.theme import rgb


@lru_cache(maxsize=64)
def ring(side: int, width: float, is_open: bool = False) -> Texture:
    """A ring of that width in a square of `side` pixels, white, to be tinted; a disc if it is wide enough.

    Open rings have a gap on the left and on the right: the date they stand for is in doubt.
    """
    outer = side / 2
    inner = outer - width
    gap = side * 0.16
    cover = bytearray(side * side)
    for row in range(side):
        for column in range(side):
            x, y = column + 0.5 - outer, row + 0.5 - outer
            far = hypot(x, y)
            amount = min(max(outer - far, 0.0), 1.0) * min(max(far - inner + 0.5, 0.0), 1.0)
            if is_open:
                amount *= min(max(abs(y) - gap + 0.5, 0.0), 1.0)
            cover[row * side + column] = round(amount * 255)
    return _white(side, side, cover)


def framed_box(
    place: tuple[float, float, float, float], edge: int, radius: int, colour: str, fill: str | None
) -> None:
    """Draw a frame with round corners into the canvas at hand, and what fills it, if anything does.

    Place: left, bottom, width and height; all in whole pixels. Only the frame itself is drawn, and not a
    box of its colour beneath the other: without a graphics card each pixel counts.
    """
    left, bottom, wide, tall = place
    if fill is not None:
        inner = (wide - 2 * edge, tall - 2 * edge)
        Color(*rgb(fill), 1)
        RoundedRectangle(pos=(left + edge, bottom + edge), size=inner, radius=[max(radius - edge, 1)])
    Color(*rgb(colour), 1)
    for (across, up), corner in _corners(radius, edge).items():
        at = (left + across * (wide - radius), bottom + up * (tall - radius))
        Rectangle(texture=corner, pos=at, size=(radius, radius))
    for y in (bottom, bottom + tall - edge):
        Rectangle(pos=(left + radius, y), size=(wide - 2 * radius, edge))
    for x in (left, left + wide - edge):
        Rectangle(pos=(x, bottom + radius), size=(edge, tall - 2 * radius))


@lru_cache(maxsize=16)
def _corners(radius: int, edge: int) -> dict[tuple[int, int], Texture]:
    """The quarters of a ring, by 0 or 1 from the left and from below."""
    whole = ring(2 * radius, edge)
    return {
        (across, up): whole.get_region(across * radius, up * radius, radius, radius)
        for across in (0, 1)
        for up in (0, 1)
    }


@lru_cache(maxsize=32)
def pattern(on: int, off: int) -> Texture:
    """A line of `on` pixels and a gap of `off`, to be repeated along a line."""
    texture = _white(on + off, 1, bytearray(b"\xff" * on + b"\x00" * off))
    texture.wrap = "repeat"
    texture.mag_filter = texture.min_filter = "nearest"
    return texture


def _white(width: int, height: int, cover: bytearray) -> Texture:
    pixels = bytearray(b"\xff" * (width * height * 4))
    pixels[3::4] = cover
    texture = Texture.create(size=(width, height), colorfmt="rgba")
    texture.blit_buffer(bytes(pixels), colorfmt="rgba", bufferfmt="ubyte")
    return texture
