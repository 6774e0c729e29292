from collections.abc import Sequence
from typing import Any

import pytest

from kiosk.core.geography import Box, Country, box_of
from kiosk.core.ground import Ground, ground_of
from kiosk.core.model import Atlas


def country(name: str, west: float, south: float, east: float, north: float) -> Country:
    ring = [west, south, east, south, east, north, west, north, west, south]
    return Country(name, (ring,), (box_of(ring),))


LAND = (country("Norway", 5, 58, 12, 64), country("Sweden", 12, 56, 18, 66))


def known(_box: Box | None) -> Sequence[Country]:
    return LAND


def atlas(places: dict[str, tuple[float, float]], **more: Any) -> Atlas:
    told = {name: {"name": {"en": name}, "at": at} for name, at in places.items()}
    return Atlas.model_validate({"places": told, **more})


def ground(places: dict[str, tuple[float, float]], **more: Any) -> Ground:
    found = ground_of(atlas(places, **more), known)
    assert found is not None
    return found


PLACES = {"north": (61.0, 9.0), "south": (59.0, 9.0), "east": (60.0, 10.5), "camp": (50.0, 19.0)}


def test_without_places_there_is_no_map() -> None:
    assert ground_of(atlas({}), known) is None


def test_the_area_alone_decides_what_the_map_shows_first() -> None:
    found = ground(PLACES, area={"around": ["north", "south", "east"], "margin_km": 10})
    assert found.home.height == pytest.approx(2 * 111.2 + 20, abs=1)
    assert found.far == ("camp",)
    assert found.bounds.holds(found.points["camp"])
    assert not found.home.holds(found.points["camp"])


def test_without_an_area_all_places_are_in_it() -> None:
    found = ground(PLACES)
    assert found.far == ()
    assert all(found.home.holds(point) for point in found.points.values())


def test_an_area_can_be_a_country() -> None:
    found = ground(PLACES, area={"around": ["norway"], "margin_km": 0})
    assert found.home.height == pytest.approx(6 * 111.2 + 2, abs=1)
    assert found.lit == {"Norway"}
    assert found.far == ("camp",)


def test_an_area_whose_country_no_outline_knows_falls_back_to_all_places() -> None:
    found = ground_of(atlas(PLACES, area={"around": ["norway"]}), lambda _box: ())
    assert found is not None
    assert found.far == ()
    assert found.lit == frozenset()


def test_the_way_goes_from_north_to_south_and_then_to_what_is_far_away() -> None:
    found = ground(PLACES, area={"around": ["north", "south", "east"]})
    assert found.order == ("north", "east", "south", "camp")


def test_the_country_the_area_lies_in_is_lit() -> None:
    found = ground(PLACES, area={"around": ["north", "south"]})
    assert found.lit == {"Norway"}


def test_a_single_place_still_has_surroundings() -> None:
    found = ground({"here": (60.0, 9.0)}, area={"around": ["here"], "margin_km": 0})
    assert found.home.width >= 2
