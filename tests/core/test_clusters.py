from random import Random

import pytest

from kiosk.core.clusters import FINGER, NEAR, stands_in
from kiosk.core.geography import Box, Plane, box_round
from kiosk.core.ground import Ground
from kiosk.core.map_view import Frame, Sight


def sight_of(points: dict[str, tuple[float, float]]) -> Sight:
    home = box_round(points.values()).grown(10)
    ground = Ground(Plane(50, 5), points, home, home, tuple(points), (), frozenset())
    return Sight(ground, Frame(1200, 944, 40, 40, 120, 40))


def scattered(count: int) -> dict[str, tuple[float, float]]:
    chance = Random(count)
    return {f"p{n}": (chance.uniform(-100, 100), chance.uniform(-100, 100)) for n in range(count)}


def test_places_that_lie_apart_stand_each_for_themselves() -> None:
    stands, crowded = stands_in(
        s := sight_of({"a": (-80, 0), "b": (80, 0), "c": (0, 60)}), s.home, ["a", "b", "c"]
    )
    assert [stand.places for stand in stands] == [("a",), ("b",), ("c",)]
    assert not crowded


def test_places_close_together_stand_as_one_named_for_the_weightiest() -> None:
    points = {"a": (-80.0, 0.0), "b": (80.0, 0.0), "c": (81.0, 0.0), "d": (82.0, 1.0)}
    sight = sight_of(points)
    stands, _ = stands_in(sight, sight.home, ["c", "a", "b", "d"])
    assert [stand.places for stand in stands] == [("c", "b", "d"), ("a",)]


def test_enlarged_they_stand_apart() -> None:
    points = {"a": (-80.0, 0.0), "b": (80.0, 0.0), "c": (81.0, 0.0)}
    sight = sight_of(points)
    stands, _ = stands_in(sight, sight.opened(["b", "c"], sight.home), ["a", "b", "c"])
    assert [stand.places for stand in stands] == [("b",), ("c",)]


def test_a_few_places_on_one_spot_are_named_each_since_nothing_would_part_them() -> None:
    points = {"a": (-80.0, 0.0), "b": (80.0, 0.0), "c": (80.0, 0.0)}
    sight = sight_of(points)
    stands, _ = stands_in(sight, sight.home, ["a", "b", "c"])
    assert [stand.places for stand in stands] == [("a",), ("b",), ("c",)]


def test_very_many_places_on_one_spot_stand_as_one() -> None:
    points = {"a": (-80.0, 0.0), **{f"b{n}": (80.0, 0.0) for n in range(9)}}
    sight = sight_of(points)
    stands, _ = stands_in(sight, sight.home, list(points))
    assert len(stands) == 2


@pytest.mark.parametrize("count", [10, 100, 1000])
def test_every_place_in_the_frame_stands_somewhere_and_once(count: int) -> None:
    points = scattered(count)
    sight = sight_of(points)
    stands, crowded = stands_in(sight, sight.home, list(points))
    assert sorted(name for stand in stands for name in stand.places) == sorted(points)
    assert crowded is (count > 10)


@pytest.mark.parametrize("count", [10, 100, 1000])
def test_no_two_stand_nearer_than_a_dot_and_in_a_crowd_than_a_finger(count: int) -> None:
    points = scattered(count)
    sight = sight_of(points)
    stands, crowded = stands_in(sight, sight.home, list(points))
    least = FINGER if crowded else NEAR
    for n, one in enumerate(stands):
        for other in stands[:n]:
            assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= least**2 - 1e-6


def test_what_lies_outside_the_frame_does_not_stand_in_it() -> None:
    points = {"a": (0.0, 0.0), "b": (500.0, 0.0)}
    ground = Ground(
        Plane(50, 5), points, Box(-50, -50, 50, 50), Box(-50, -50, 520, 50), ("a",), ("b",), frozenset()
    )
    sight = Sight(ground, Frame(1200, 944))
    stands, _ = stands_in(sight, sight.home, ["a", "b"])
    assert [stand.places for stand in stands] == [("a",)]
