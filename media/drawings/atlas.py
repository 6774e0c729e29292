"""Land, borders and places on a page, from the outlines of Natural Earth."""

import json
from functools import cache
from math import cos, radians
from pathlib import Path

from media.drawings.page import BORDER, HEIGHT, INK2, LAND, MAP_LABEL, NEIGHBOUR, UI, WIDTH, Page, Point

OUTLINES = Path(__file__).parents[1] / "outlines" / "europe.json"
KILOMETRES = 111.2
"""In a degree of latitude."""


@cache
def outlines() -> dict[str, list[list[Point]]]:
    """The rings of each country, the largest country first."""
    found = json.loads(OUTLINES.read_text(encoding="utf-8"))
    return {name: [[(x, y) for x, y in ring] for ring in rings] for name, rings in found.items()}


class Atlas:
    """A map that fills the page: true to scale at its middle, north at the top."""

    def __init__(self, page: Page, west: float, east: float, middle: float) -> None:
        self.page = page
        self._west, self._middle = west, middle
        self._x = WIDTH / (east - west)
        self._y = self._x / cos(radians(middle))

    def at(self, latitude: float, longitude: float) -> Point:
        """Where a place lies on the page."""
        return (longitude - self._west) * self._x, HEIGHT / 2 - (latitude - self._middle) * self._y

    def draw_land(self, shown: str, border: float) -> None:
        """Every country, the one shown in a lighter tone and a darker line."""
        rings = {
            name: [[self.at(y, x) for x, y in ring] for ring in each] for name, each in outlines().items()
        }
        for name, each in rings.items():
            for ring in each:
                self.page.shape(ring, LAND if name == shown else NEIGHBOUR)
                if name != shown:
                    self.page.line(ring, BORDER, border)
        for ring in rings[shown]:
            self.page.line(ring, UI, border * 1.6)

    def name_country(self, said: str, latitude: float, longitude: float) -> None:
        """The country's own name, in the middle of the point."""
        self.page.words(self.at(latitude, longitude), said, colour=MAP_LABEL, anchor="mm")

    def draw_scale(self, kilometres: int, left: float, base: float) -> None:
        """A bar of so many kilometres."""
        length = kilometres / KILOMETRES * self._y
        for x in (left, left + length):
            self.page.line([(x, base - 26), (x, base)], INK2, 6)
        self.page.line([(left - 3, base), (left + length + 3, base)], INK2, 6)
        self.page.words((left, base - 44), f"{kilometres} km", colour=INK2)
