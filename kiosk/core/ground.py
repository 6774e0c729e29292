"""What a map of an exhibit's places covers: what it shows first, how far it reaches, and in which order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.core.countries import code_of
from kiosk.core.geography import Box, Country, Plane, Point, Spot, box_round, mainland, plane_round
from kiosk.core.model import Atlas

CountriesFor = Callable[[Box | None], Sequence[Country]]
"""The outlines that cover a box in degrees best; of the whole world for None."""

MARGIN_KM = 15.0
"""What is shown around the places where no area says how much."""
LEAST_KM = 1.0
"""A map of a single place shows at least so much around it."""
FAR = 0.15
"""A place is far away if it lies further outside the area than this part of its size."""


@dataclass(frozen=True)
class Ground:
    """The flat map on which an exhibit's places lie."""

    plane: Plane
    points: dict[str, Point]
    """Where each place lies, in kilometres."""
    home: Box
    """What the map shows at first."""
    bounds: Box
    """What there is to see: the area and every place."""
    near: tuple[str, ...]
    """The places in the area, from north to south."""
    far: tuple[str, ...]
    """The places outside it, the nearest first."""
    lit: frozenset[str]
    """The countries the area lies in, as the outlines name them."""

    @property
    def order(self) -> tuple[str, ...]:
        """The way through all places that previous and next take."""
        return self.near + self.far


def ground_of(atlas: Atlas, countries_for: CountriesFor) -> Ground | None:
    """The ground of an atlas; None where it has no places."""
    if not atlas.places:
        return None
    named, around = _area(atlas, countries_for)
    margin = atlas.area.margin_km if atlas.area and (named or around) else MARGIN_KM
    if not named and not around:
        around = tuple(atlas.places)
    spots = [atlas.places[name].at for name in around]
    spots += [corner for country in named for corner in _corners(mainland(country))]
    plane = plane_round(spots)
    points = {name: plane.point(place.at) for name, place in atlas.places.items()}
    home = box_round([points[name] for name in around] or [(0.0, 0.0)])
    for n, country in enumerate(named):
        box = plane.box(mainland(country))
        home = home.with_box(box) if around or n else box
    home = home.grown(max(margin, LEAST_KM))
    wide = home.grown(FAR * max(home.width, home.height))
    order = sorted(points, key=lambda name: (-points[name][1], points[name][0], name))
    near = tuple(name for name in order if wide.holds(points[name]))
    middle = home.middle
    far = sorted(
        (name for name in order if name not in set(near)),
        key=lambda name: (points[name][0] - middle[0]) ** 2 + (points[name][1] - middle[1]) ** 2,
    )
    bounds = home.with_box(box_round(points.values()).grown(max(margin, LEAST_KM)))
    lit = _lit(named, [atlas.places[name].at for name in around], countries_for(plane.degrees(home)))
    return Ground(plane, points, home, bounds, near, tuple(far), lit)


def _area(atlas: Atlas, countries_for: CountriesFor) -> tuple[list[Country], tuple[str, ...]]:
    """The countries and the places that the area is around."""
    if atlas.area is None:
        return [], ()
    places = tuple(name for name in atlas.area.around if name in atlas.places)
    codes = {code_of(name) for name in atlas.area.around if name not in atlas.places} - {None}
    known = countries_for(None) if codes else ()
    return [country for country in known if country.rings and code_of(country.name) in codes], places


def _corners(box: Box) -> list[Spot]:
    return [(box.bottom, box.left), (box.top, box.right)]


def _lit(named: Sequence[Country], spots: Sequence[Spot], known: Sequence[Country]) -> frozenset[str]:
    lit = {country.name for country in named}
    for country in known:
        if country.name not in lit and any(country.holds(spot) for spot in spots):
            lit.add(country.name)
    return frozenset(lit)
