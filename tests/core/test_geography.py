from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.geography import (
    DEGREE_KM,
    Box,
    Country,
    Plane,
    box_of,
    distance_km,
    mainland,
    middle_longitude,
    plane_round,
    round_length,
)

latitudes = st.floats(-80, 80)
longitudes = st.floats(-180, 180)


def test_a_degree_along_a_meridian_is_about_111_kilometres() -> None:
    assert distance_km((50, 4), (51, 4)) == pytest.approx(111.2, abs=0.1)


def test_two_known_cities_lie_as_far_apart_as_they_do() -> None:
    assert distance_km((48.8566, 2.3522), (52.52, 13.405)) == pytest.approx(878, abs=2)


def test_the_way_across_the_date_line_is_the_short_one() -> None:
    assert distance_km((-17, 179.5), (-17, -179.5)) == pytest.approx(106, abs=1)


@pytest.mark.parametrize(
    ("most", "told"), [(0.7, 0.5), (1, 1), (1.9, 1), (4.99, 2), (5, 5), (37, 20), (99, 50), (1234, 1000)]
)
def test_a_scale_bar_is_one_two_or_five_times_a_power_of_ten(most: float, told: float) -> None:
    assert round_length(most) == pytest.approx(told)


@given(st.floats(0.001, 100_000))
def test_a_scale_bar_is_never_longer_than_its_room_and_at_least_four_tenths_of_it(most: float) -> None:
    assert most * 0.399 <= round_length(most) <= most * 1.0001


def test_the_projection_is_that_of_the_design() -> None:
    plane = Plane(50.5, 4.0)
    x, y = plane.point((51.5, 6.0))
    assert x == pytest.approx(2 * cos(radians(50.5)) * DEGREE_KM)
    assert y == pytest.approx(DEGREE_KM)


@given(latitudes, longitudes, latitudes, longitudes)
def test_a_point_of_the_map_is_found_again_on_the_earth(
    a: float, b: float, north: float, east: float
) -> None:
    plane = Plane(a, b)
    found = plane.spot(plane.point((north, east)))
    assert found[0] == pytest.approx(north, abs=1e-6)
    assert (found[1] - east + 180) % 360 - 180 == pytest.approx(0, abs=1e-6)


def test_near_the_middle_distances_on_the_map_are_true() -> None:
    plane = Plane(50.5, 4.0)
    (x, y), (a, b) = plane.point((50.5, 4.0)), plane.point((50.7, 4.4))
    flat = ((x - a) ** 2 + (y - b) ** 2) ** 0.5
    assert flat == pytest.approx(distance_km((50.5, 4.0), (50.7, 4.4)), rel=0.01)


@pytest.mark.parametrize(
    ("longitudes", "middle"), [([4, 6], 5), ([179, -179], -180), ([170, -160], -175), ([10], 10), ([], 0)]
)
def test_the_middle_of_longitudes_lies_among_them(longitudes: list[float], middle: float) -> None:
    assert (middle_longitude(longitudes) - middle) % 360 == pytest.approx(0)


def test_places_on_both_sides_of_the_date_line_lie_side_by_side_on_the_map() -> None:
    plane = plane_round([(-17, 179), (-18, -179)])
    (west, _), (east, _) = plane.point((-17, 179)), plane.point((-18, -179))
    assert east - west == pytest.approx(2 * plane.shrink)


def test_land_on_the_other_side_of_the_date_line_is_turned_next_to_the_map() -> None:
    plane = plane_round([(-17, 179), (-18, -179)])
    box = plane.box(Box(-180, -18, -178, -16))
    assert box.left < 2 * plane.shrink
    assert box.right > 0


SQUARE = Country("square", ([0, 0, 4, 0, 4, 4, 0, 4, 0, 0],), (Box(0, 0, 4, 4),))


@pytest.mark.parametrize(
    ("spot", "inside"), [((2, 2), True), ((2, 5), False), ((-1, 2), False), ((3.9, 0.1), True)]
)
def test_a_country_holds_what_lies_within_its_borders(spot: tuple[float, float], inside: bool) -> None:
    assert SQUARE.holds(spot) is inside


def test_a_mainland_has_its_near_islands_and_leaves_those_across_the_ocean() -> None:
    rings = ([0, 0, 4, 0, 4, 4, 0, 0], [5, 1, 5.5, 1, 5.5, 2, 5, 1], [40, 0, 41, 0, 41, 1, 40, 0])
    country = Country("isles", rings, tuple(box_of(ring) for ring in rings))
    assert mainland(country) == Box(0, 0, 5.5, 4)
