import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.geography import Box, Plane
from kiosk.core.ground import Ground
from kiosk.core.labels import Rect
from kiosk.core.map_view import Frame, Sight, View, frame_beside

POINTS = {"a": (-90.0, 80.0), "b": (90.0, -80.0), "c": (91.0, -80.5), "far": (900.0, 0.0)}
GROUND = Ground(
    Plane(50.0, 5.0), POINTS, Box(-100, -100, 100, 100), Box(-100, -100, 920, 100), ("a", "b", "c"), ("far",),
    frozenset(),
)  # fmt: skip
SIGHT = Sight(GROUND, Frame(1200, 944, 40, 40, 120, 40))
views = st.builds(View, st.floats(-5000, 5000), st.floats(-5000, 5000), st.floats(0.001, 1000))


def test_the_first_view_shows_the_area_whole_and_clear_of_what_lies_over_the_map() -> None:
    left, top = SIGHT.place(SIGHT.home, (-100, 100))
    right, bottom = SIGHT.place(SIGHT.home, (100, -100))
    assert left >= 39.9
    assert top >= 39.9
    assert right <= 1160.1
    assert bottom <= 944 - 119.9


def test_a_place_far_away_is_shown_with_everything_else() -> None:
    view = SIGHT.of(None, "far")
    for point in POINTS.values():
        x, y = SIGHT.place(view, point)
        assert 0 <= x <= 1200
        assert 0 <= y <= 944


@given(views, st.floats(0, 1200), st.floats(0, 944))
def test_a_place_of_the_frame_and_its_point_on_the_map_belong_together(
    view: View, x: float, y: float
) -> None:
    assert SIGHT.place(view, SIGHT.point_at(view, x, y)) == pytest.approx((x, y), abs=1e-3)


@given(views)
def test_no_view_leaves_what_there_is_to_see(view: View) -> None:
    kept = SIGHT.kept(view)
    assert SIGHT.least <= kept.scale <= SIGHT.most
    assert SIGHT.seen(kept).meets(GROUND.bounds)


@given(views)
def test_a_view_kept_once_stays_as_it_is(view: View) -> None:
    once = SIGHT.kept(view)
    twice = SIGHT.kept(once)
    assert (twice.x, twice.y, twice.scale) == pytest.approx((once.x, once.y, once.scale))


@given(st.floats(-80, 800), st.floats(-80, 80), st.floats(0.3, 20))
def test_a_stop_gives_back_the_view_it_was_told(x: float, y: float, times: float) -> None:
    view = SIGHT.kept(View(x, y, SIGHT.home.scale * times))
    back = SIGHT.of(SIGHT.told(view))
    assert (back.x - view.x) * view.scale == pytest.approx(0, abs=2.5)
    assert (back.y - view.y) * view.scale == pytest.approx(0, abs=2.5)
    assert back.scale == pytest.approx(view.scale, rel=0.011)


def test_the_area_is_told_as_none() -> None:
    assert SIGHT.told(SIGHT.home) is None
    assert SIGHT.told(SIGHT.zoomed(SIGHT.home, 2)) is not None


def test_enlarging_keeps_the_point_under_the_fingers() -> None:
    x, y = SIGHT.place(SIGHT.home, (10, 10))
    held = SIGHT.point_at(SIGHT.home, x, y)
    larger = SIGHT.zoomed(SIGHT.home, 2, x, y)
    assert SIGHT.place(larger, held) == pytest.approx((x, y))


def test_choosing_a_place_that_is_seen_leaves_the_view_alone() -> None:
    view = SIGHT.told(View(POINTS["c"][0], POINTS["c"][1], SIGHT.home.scale * 6))
    assert SIGHT.for_place("b", view) == view
    assert SIGHT.for_place("a", None) is None


def test_choosing_a_place_out_of_sight_moves_the_view_to_it() -> None:
    view = SIGHT.told(View(POINTS["a"][0], POINTS["a"][1], SIGHT.home.scale * 6))
    found = SIGHT.for_place("b", view)
    x, y = SIGHT.place(SIGHT.of(found), POINTS["b"])
    assert 0 < x < 1200
    assert 0 < y < 944
    assert found is not None


def test_choosing_a_place_far_away_shows_everything_and_choosing_one_near_shows_the_area_again() -> None:
    assert SIGHT.for_place("far", SIGHT.told(SIGHT.zoomed(SIGHT.home, 4))) is None
    assert SIGHT.of(None, "far") == SIGHT.whole
    assert SIGHT.for_place("a", SIGHT.told(SIGHT.whole)) is None


def test_places_that_lay_together_stand_apart_when_they_are_opened() -> None:
    view = SIGHT.opened(["b", "c"], SIGHT.home)
    one, other = SIGHT.place(view, POINTS["b"]), SIGHT.place(view, POINTS["c"])
    assert abs(one[0] - other[0]) > 100
    assert view.scale <= SIGHT.most


def test_the_map_moves_aside_from_its_heading_and_no_further_than_it_must() -> None:
    heading = Rect(84, 52, 220, 130)
    frame = frame_beside(GROUND, 1200, 944, heading, 40, 120)
    sight = Sight(GROUND, frame)
    for name in GROUND.near:
        assert heading.distance(*sight.place(sight.home, POINTS[name])) >= 20
    free = frame_beside(GROUND, 1200, 944, Rect(0, 0, 0, 0), 40, 120)
    assert (free.left, free.top) == (40, 40)
