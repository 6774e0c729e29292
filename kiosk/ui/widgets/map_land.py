"""Land and borders as triangles, made once for all maps of an exhibit."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kivy.graphics.tesselator import TYPE_POLYGONS, WINDING_ODD, Tesselator

from kiosk.content.outlines import OutlineSheet
from kiosk.core.geography import DEGREE_KM, Box, Country, Plane, Point, Ring
from kiosk.core.strokes import Strokes

DATE_LINE = 179.99
"""Outlines end at 180 degrees: what runs along there is no border."""
REACH, LEAST_REACH = 3.0, 100.0
"""Land is drawn so many times as far as places reach, and so many kilometres: no frame shows more."""


@dataclass(frozen=True)
class Land:
    """Some countries: the triangles of their areas, and the strokes of their borders."""

    areas: "array[float]"
    borders: Strokes


def reach_of(bounds: Box) -> Box:
    """All that can ever come into a frame."""
    return bounds.grown(REACH * max(bounds.width, bounds.height) + LEAST_REACH)


@lru_cache(maxsize=4)
def land_of(
    sheet: OutlineSheet, plane: Plane, lit: frozenset[str], reach: Box, halves: tuple[float, float]
) -> tuple[Land, Land, Land]:
    """The neighbours, the countries that the map is about, and what neighbours lie within those.

    `halves` are half the widths of their borders, in pixels.
    """
    own = [country for country in sheet.countries if country.name in lit]
    near = [country for country in sheet.countries if country.name not in lit]
    boxes = [box for country in own for box in country.boxes]
    within = [c for c in near if c.boxes and any(box.holds_box(c.boxes[0]) for box in boxes)]
    return (
        _land(near, plane, reach, halves[0]),
        _land(own, plane, reach, halves[1]),
        _land(within, plane, reach, halves[0]),
    )


def _land(countries: Iterable[Country], plane: Plane, reach: Box, half: float) -> Land:
    areas, borders = array("f"), Strokes()
    for degrees, flat in _pieces(countries, plane, reach):
        tesselator = Tesselator()
        tesselator.add_contour(flat)
        # Triangles as they come: joined to larger shapes, as is usual, they take fifty times as long.
        if tesselator.tesselate(WINDING_ODD, TYPE_POLYGONS, 3):
            for triangle in tesselator.vertices:
                for n in range(0, len(triangle), 2):
                    areas.extend((triangle[n], triangle[n + 1], 0.0, 0.0))
        for run, closed in _borders(degrees, flat):
            borders.line(run, half, closed)
    return Land(areas, borders)


def _pieces(countries: Iterable[Country], plane: Plane, reach: Box) -> Iterator[tuple[Ring, list[float]]]:
    """The pieces of land within reach: in degrees, and on the flat map."""
    for country in countries:
        for ring, box in zip(country.rings, country.boxes, strict=True):
            if not reach.meets(plane.box(box)):
                continue
            east, shrink, north = plane.turns(box) - plane.east, plane.shrink, plane.north
            flat = [0.0] * len(ring)
            flat[::2] = [(longitude + east) * shrink for longitude in ring[::2]]
            flat[1::2] = [(latitude - north) * DEGREE_KM for latitude in ring[1::2]]
            yield ring, flat


def _borders(degrees: Ring, flat: list[float]) -> Iterator[tuple[list[Point], bool]]:
    """The lines round a piece of land: all of it, or the runs between those along the date line."""
    points = list(zip(flat[::2], flat[1::2], strict=True))
    on_line = [abs(longitude) > DATE_LINE for longitude in degrees[::2]]
    if not any(on_line):
        yield points, True
        return
    run: list[Point] = []
    for n, point in enumerate(points):
        if n and on_line[n] and on_line[n - 1]:
            yield run, False
            run = []
        run.append(point)
    yield run, False
