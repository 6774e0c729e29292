"""Lines, discs and areas as triangles, for a shader that keeps their width while the map is enlarged.

A corner is eight numbers: the point on the map in kilometres, the way from there in pixels, the same way
measured across the stroke, its half width in pixels, and how far along a broken line it lies, in kilometres
(below 0: not broken).
"""

from array import array
from collections.abc import Iterator, Sequence
from math import hypot

from kiosk.core.geography import Point

CORNER = 8
MOST_CORNERS = 65_000
"""A mesh counts its corners in 16 bits."""
SOFT = 1.0
"""Pixels on either side in which an edge fades."""
MITRE = 2.0
"""How many times its half width a corner may stand out."""


class Strokes:
    """Triangles, collected; as many meshes as they need."""

    def __init__(self) -> None:
        self._meshes: list[tuple[array[float], array[int]]] = []
        self._open()

    def _open(self, corners: int = 0) -> tuple["array[float]", "array[int]", int]:
        """The mesh that has room for so many corners more, and the number of the next."""
        if not self._meshes or len(self._meshes[-1][0]) // CORNER + corners > MOST_CORNERS:
            self._meshes.append((array("f"), array("H")))
        corner, triangle = self._meshes[-1]
        return corner, triangle, len(corner) // CORNER

    def meshes(self) -> Iterator[tuple["array[float]", "array[int]"]]:
        """Corners and triangles of each mesh that has any."""
        yield from (mesh for mesh in self._meshes if mesh[1])

    def line(self, points: Sequence[Point], half: float, closed: bool = False, broken: bool = False) -> None:
        """A line through points, of a constant width on the screen."""
        points = [p for n, p in enumerate(points) if n == 0 or p != points[n - 1]]
        if closed and len(points) > 2 and points[0] == points[-1]:
            points.pop()
        for start in range(0, len(points) if closed else max(len(points) - 1, 0), LONGEST):
            self._run(points, start, half, closed, broken)

    def _run(self, points: list[Point], start: int, half: float, closed: bool, broken: bool) -> None:
        """A part of a line short enough for one mesh."""
        count = len(points)
        last = min(start + LONGEST, count if closed else count - 1)
        if count < 2:
            return
        corner, triangle, at = self._open(2 * (last - start + 1))
        reach = half + SOFT
        along = 0.0
        for n in range(start, last + 1):
            x, y = points[n % count]
            before = points[(n - 1) % count] if closed or n else None
            after = points[(n + 1) % count] if closed or n < count - 1 else None
            across, up, long = _mitre(before, (x, y), after)
            if n > start and before is not None:
                along += hypot(x - before[0], y - before[1])
            far = along if broken else -1.0
            corner.extend((x, y, across * long * reach, up * long * reach, reach, 0.0, half, far))
            corner.extend((x, y, -across * long * reach, -up * long * reach, -reach, 0.0, half, far))
        for n in range(at, at + 2 * (last - start), 2):
            triangle.extend((n, n + 1, n + 2, n + 1, n + 3, n + 2))

    def disc(self, point: Point, radius: float, away: Point = (0.0, 0.0)) -> None:
        """A disc at a point, `away` so many pixels from it."""
        corner, triangle, at = self._open(4)
        reach = radius + SOFT
        for across, up in ((-reach, -reach), (reach, -reach), (reach, reach), (-reach, reach)):
            corner.extend((*point, across + away[0], up + away[1], across, up, radius, -1.0))
        triangle.extend((at, at + 1, at + 2, at, at + 2, at + 3))

    def leader(self, point: Point, start: Point, end: Point, half: float) -> None:
        """A straight line by a point: from and to are so many pixels away from it, however large the map."""
        long = hypot(end[0] - start[0], end[1] - start[1])
        if not long:
            return
        corner, triangle, at = self._open(4)
        reach = half + SOFT
        across, up = -(end[1] - start[1]) / long * reach, (end[0] - start[0]) / long * reach
        for x, y, side in ((*start, 1), (*start, -1), (*end, -1), (*end, 1)):
            corner.extend((*point, x + side * across, y + side * up, side * reach, 0.0, half, -1.0))
        triangle.extend((at, at + 1, at + 2, at, at + 2, at + 3))


LONGEST = 16_000
"""Pieces of a line in one mesh."""


def _mitre(before: Point | None, here: Point, after: Point | None) -> tuple[float, float, float]:
    """The direction across a line at a corner, and how much longer than its half width it is there."""
    first = _across(before, here) if before is not None else None
    second = _across(here, after) if after is not None else None
    one = first or second or (0.0, 1.0)
    other = second or one
    x, y = one[0] + other[0], one[1] + other[1]
    size = hypot(x, y)
    if size < 1e-6:
        return (*one, 1.0)
    x, y = x / size, y / size
    return x, y, min(1 / max(x * one[0] + y * one[1], 1 / MITRE), MITRE)


def _across(start: Point, end: Point) -> Point | None:
    x, y = end[0] - start[0], end[1] - start[1]
    size = hypot(x, y)
    return (-y / size, x / size) if size else None
