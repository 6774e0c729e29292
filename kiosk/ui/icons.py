"""The few icons of the interface, drawn as strokes in a box of 40 design units."""

from functools import lru_cache
from itertools import pairwise
from math import cos, hypot, pi, sin

from kivy.graphics.texture import Texture

BOX = 40.0
STROKE = 3.2

Point = tuple[float, float]
Stroke = tuple[Point, ...]


def _ring(x: float, y: float, radius: float) -> Stroke:
    return tuple((x + radius * cos(a * pi / 12), y + radius * sin(a * pi / 12)) for a in range(25))


def _arc(x: float, y: float, radius: float, start: int, end: int) -> Stroke:
    """Part of a ring; angles in degrees, clockwise from the top."""
    steps = max((end - start) // 15, 1)
    angles = ((start + (end - start) * step / steps) * pi / 180 for step in range(steps + 1))
    return tuple((x + radius * sin(a), y - radius * cos(a)) for a in angles)


def _filled(*corners: Point) -> tuple[Stroke, ...]:
    """A triangle, filled with ever smaller ones."""
    x, y = (sum(corner[axis] for corner in corners) / 3 for axis in (0, 1))
    sizes = (1.0, 0.78, 0.56, 0.34, 0.12)
    return tuple(
        tuple((x + (cx - x) * size, y + (cy - y) * size) for cx, cy in (*corners, corners[0]))
        for size in sizes
    )


_TEN: tuple[Stroke, ...] = (
    ((13.5, 17.5), (15.5, 16), (15.5, 27)),
    ((22, 16), (25, 16), (26.5, 18), (26.5, 25), (25, 27), (22, 27), (20.5, 25), (20.5, 18), (22, 16)),
)
_SPEAKER: tuple[Stroke, ...] = (((5, 15), (10, 15), (18, 8), (18, 32), (10, 25), (5, 25), (5, 15)),)

# Each icon is strokes through points, from the top left of the box.
STROKES: dict[str, tuple[Stroke, ...]] = {
    "right": (((8, 20), (31, 20)), ((22, 11), (31, 20), (22, 29))),
    "left": (((32, 20), (9, 20)), ((18, 11), (9, 20), (18, 29))),
    "up": (((20, 32), (20, 9)), ((11, 18), (20, 9), (29, 18))),
    "down": (((20, 8), (20, 31)), ((11, 22), (20, 31), (29, 22))),
    "return": (
        ((15, 5), (7, 13), (15, 21)),
        ((7, 13), (25, 13), (30, 15), (33, 20), (33, 25), (30, 30), (25, 32), (12, 32)),
    ),
    "home": (((4, 20), (20, 6), (36, 20)), ((9, 17), (9, 34), (31, 34), (31, 17))),
    "close": (((9, 9), (31, 31)), ((31, 9), (9, 31))),
    "done": (((7, 21), (16, 30), (33, 10)),),
    "erase": (
        ((14, 9), (36, 9), (36, 31), (14, 31), (4, 20), (14, 9)),
        ((18, 15), (28, 25)), ((28, 15), (18, 25)),
    ),
    "minus": (((8, 20), (32, 20)),),
    "plus": (((8, 20), (32, 20)), ((20, 8), (20, 32))),
    "enlarge": (
        ((23, 17), (31, 9)), ((23, 9), (31, 9), (31, 17)),
        ((17, 23), (9, 31)), ((9, 23), (9, 31), (17, 31)),
    ),
    "whole": (
        ((5, 14), (5, 7), (13, 7)), ((27, 7), (35, 7), (35, 14)),
        ((35, 26), (35, 33), (27, 33)), ((13, 33), (5, 33), (5, 26)),
    ),
    "display": (
        _ring(20, 7, 2.4), ((5, 15), (20, 17), (35, 15)), ((20, 17), (20, 25)),
        ((11, 36), (20, 24), (29, 36)),
    ),
    "language": (
        _ring(20, 20, 15.5), ((4.5, 20), (35.5, 20)), ((20, 4.5), (20, 35.5)),
        tuple((20 + 7.5 * cos(a * pi / 12), 20 + 15.5 * sin(a * pi / 12)) for a in range(25)),
    ),
    "cover": (((4, 20), (12, 12), (20, 10), (28, 12), (36, 20), (28, 28), (20, 30), (12, 28), (4, 20)),
              ((8, 34), (32, 6))),
    "play": _filled((12, 8), (33, 20), (12, 32)),
    "pause": tuple(((x, 9.0), (x, 31.0)) for x in (12, 14, 26, 28)),
    "back10": (_arc(20, 21.5, 15.5, 0, 330), ((26, 1.5), (20, 6), (26, 11)), *_TEN),
    "on10": (_arc(20, 21.5, 15.5, 30, 360), ((14, 1.5), (20, 6), (14, 11)), *_TEN),
    "captions": (
        ((4, 8), (36, 8), (36, 32), (4, 32), (4, 8)),
        ((10, 19), (21, 19)), ((26, 19), (30, 19)), ((10, 26), (16, 26)), ((21, 26), (30, 26)),
    ),
    "quieter": (*_SPEAKER, ((25, 20), (36, 20))),
    "louder": (*_SPEAKER, ((25, 20), (36, 20)), ((30.5, 14.5), (30.5, 25.5))),
}  # fmt: skip


def _distance(x: float, y: float, start: Point, end: Point) -> float:
    ax, ay = start
    bx, by = end
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else min(max(((x - ax) * dx + (y - ay) * dy) / length, 0.0), 1.0)
    return hypot(x - ax - along * dx, y - ay - along * dy)


@lru_cache(maxsize=64)
def icon(name: str, side: int) -> Texture:
    """An icon as a white texture of `side` pixels, to be tinted by the colour it is drawn in.

    Coverage is worked out from the distance to each stroke, so that edges are smooth without
    multisampling, which would cost memory for the whole window.
    """
    scale = BOX / side
    cover = bytearray(side * side)
    half = STROKE / 2
    for stroke in STROKES[name]:
        for start, end in pairwise(stroke):
            left = max(int((min(start[0], end[0]) - STROKE) / scale), 0)
            right = min(int((max(start[0], end[0]) + STROKE) / scale) + 1, side)
            top = max(int((min(start[1], end[1]) - STROKE) / scale), 0)
            bottom = min(int((max(start[1], end[1]) + STROKE) / scale) + 1, side)
            for row in range(top, bottom):
                for column in range(left, right):
                    far = _distance((column + 0.5) * scale, (row + 0.5) * scale, start, end)
                    amount = min(max((half - far) / scale + 0.5, 0.0), 1.0)
                    place = row * side + column
                    cover[place] = max(cover[place], round(amount * 255))
    pixels = bytearray(b"\xff" * (side * side * 4))
    pixels[3::4] = cover
    texture = Texture.create(size=(side, side), colorfmt="rgba")
    texture.blit_buffer(bytes(pixels), colorfmt="rgba", bufferfmt="ubyte")
    texture.flip_vertical()
    return texture
