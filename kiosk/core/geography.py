"""Places on a flat map: distances, the projection, boxes, and the outlines of countries.

A spot is latitude and longitude in degrees; a point lies so many kilometres east and north of the map's
origin.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import asin, cos, floor, log10, pi, radians, sin, sqrt

Spot = tuple[float, float]
Point = tuple[float, float]
Ring = Sequence[float]
"""Longitude, latitude, longitude, latitude …; closed by its first pair."""

EARTH_KM = 6371.0088
"""The mean radius of the earth."""
DEGREE_KM = EARTH_KM * pi / 180


@dataclass(frozen=True)
class Box:
    """A rectangle, in kilometres or degrees; its top is the north."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    @property
    def middle(self) -> Point:
        """Its middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def grown(self, by: float) -> "Box":
        """The box, larger by so much on every side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def with_box(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        return Box(min(self.left, other.left), min(self.bottom, other.bottom),
                   max(self.right, other.right), max(self.top, other.top))  # fmt: skip

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        return self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top

    def holds_box(self, other: "Box") -> bool:
        """Whether another box lies in it whole."""
        return (self.left <= other.left and other.right <= self.right
                and self.bottom <= other.bottom and other.top <= self.top)  # fmt: skip

    def meets(self, other: "Box") -> bool:
        """Whether the two have something in common."""
        return (self.left <= other.right and other.left <= self.right
                and self.bottom <= other.top and other.bottom <= self.top)  # fmt: skip


def box_round(points: Iterable[Point]) -> Box:
    """The smallest box that holds all points; ValueError where there are none."""
    across, up = zip(*points, strict=True)
    return Box(min(across), min(up), max(across), max(up))


def box_of(ring: Ring) -> Box:
    """The box round a ring, in degrees."""
    return Box(min(ring[::2]), min(ring[1::2]), max(ring[::2]), max(ring[1::2]))


def distance_km(one: Spot, other: Spot) -> float:
    """The way between two spots as the crow flies (haversine)."""
    north_one, north_other = radians(one[0]), radians(other[0])
    north, east = north_other - north_one, radians(other[1] - one[1])
    half = sin(north / 2) ** 2 + cos(north_one) * cos(north_other) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(min(sqrt(half), 1.0))


def round_length(most: float) -> float:
    """The longest of 1, 2, 5, 10, 20, 50 … that is no longer than `most`."""
    if most <= 0:
        return 0.0
    ten = 10.0 ** floor(log10(most))
    return next((step * ten for step in (5, 2) if step * ten <= most * (1 + 1e-9)), ten)


def middle_longitude(longitudes: Iterable[float]) -> float:
    """The middle of the shortest arc that holds all: near 180 for the two sides of the date line."""
    known = sorted(set(longitudes))
    if not known:
        return 0.0
    gaps = [(known[(n + 1) % len(known)] - west) % 360 or 360.0 for n, west in enumerate(known)]
    widest = max(range(len(known)), key=lambda n: gaps[n])
    start = known[(widest + 1) % len(known)]
    return (start + (360 - gaps[widest]) / 2 + 180) % 360 - 180


@dataclass(frozen=True)
class Plane:
    """The flat map: x = (longitude - east) · cos(north) · k and y = (latitude - north) · k, in kilometres."""

    north: float
    east: float

    @property
    def shrink(self) -> float:
        """How many kilometres a degree of longitude is, at the map's middle."""
        return DEGREE_KM * max(cos(radians(self.north)), 0.01)

    def point(self, spot: Spot) -> Point:
        """Where a spot lies, on the side of the origin where it is nearer."""
        east = (spot[1] - self.east + 180) % 360 - 180
        return east * self.shrink, (spot[0] - self.north) * DEGREE_KM

    def spot(self, point: Point) -> Spot:
        """What lies at a point."""
        east = (point[0] / self.shrink + self.east + 180) % 360 - 180
        return point[1] / DEGREE_KM + self.north, east

    def turns(self, box: Box) -> float:
        """The degrees to add to the longitudes of a ring in that box, so that it lies next to the origin."""
        return -360.0 * floor((box.middle[0] - self.east + 180) / 360)

    def box(self, box: Box) -> Box:
        """A box in degrees on the flat map."""
        east = self.turns(box) - self.east
        return Box((box.left + east) * self.shrink, (box.bottom - self.north) * DEGREE_KM,
                   (box.right + east) * self.shrink, (box.top - self.north) * DEGREE_KM)  # fmt: skip

    def degrees(self, box: Box) -> Box:
        """A box of the flat map in degrees; it may reach beyond 180."""
        return Box(box.left / self.shrink + self.east, box.bottom / DEGREE_KM + self.north,
                   box.right / self.shrink + self.east, box.top / DEGREE_KM + self.north)  # fmt: skip


def plane_round(spots: Sequence[Spot]) -> Plane:
    """The flat map with its origin in the middle of some spots."""
    if not spots:
        return Plane(0.0, 0.0)
    norths = [spot[0] for spot in spots]
    return Plane((min(norths) + max(norths)) / 2, middle_longitude(spot[1] for spot in spots))


@dataclass(frozen=True)
class Country:
    """A country's outer borders, the largest piece first."""

    name: str
    rings: tuple[Ring, ...]
    boxes: tuple[Box, ...]
    """The box round each ring, in degrees."""

    def holds(self, spot: Spot) -> bool:
        """Whether a spot lies in the country."""
        return any(
            box.holds((spot[1], spot[0])) and _is_inside(ring, spot)
            for ring, box in zip(self.rings, self.boxes, strict=True)
        )


def _is_inside(ring: Ring, spot: Spot) -> bool:
    north, east = spot
    inside = False
    for n in range(0, len(ring) - 2, 2):
        south_end, north_end = ring[n + 1], ring[n + 3]
        if (south_end > north) != (north_end > north):
            crossing = ring[n] + (north - south_end) / (north_end - south_end) * (ring[n + 2] - ring[n])
            inside ^= east < crossing
    return inside


def mainland(country: Country) -> Box:
    """The box round a country's largest piece and the pieces near it, without those across an ocean."""
    around = country.boxes[0]
    waiting = list(country.boxes[1:])
    while near := [box for box in waiting if around.grown(NEAR_DEGREES).meets(_next_to(around, box))]:
        for box in near:
            around = around.with_box(_next_to(around, box))
            waiting.remove(box)
    return around


NEAR_DEGREES = 2.0
"""How far an island may lie from its mainland to be shown with it."""


def _next_to(around: Box, box: Box) -> Box:
    """A box, moved round the earth to the side where it is nearer."""
    turn = 360.0 * round((around.middle[0] - box.middle[0]) / 360)
    return Box(box.left + turn, box.bottom, box.right + turn, box.top)
