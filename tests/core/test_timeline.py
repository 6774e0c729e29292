"""Events on a scale of time: places, clusters, stretches, ticks and names, all by figures."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.core.axis import Axis
from kiosk.core.timeline import (
    Mark,
    View,
    gaps,
    in_order,
    marks,
    most_zoom,
    names,
    placed,
    stretches,
    ticks,
)

AXIS = Axis([date(1838, 5, 1), date(1842, 1, 1), date(1844, 6, 1), date(1901, 3, 1)], (1840, 1845))
WHOLE = View(0, 1, 1480)


def test_the_scale_is_true_within_each_of_its_parts() -> None:
    days = [AXIS.place(date(1841, month, 1)) for month in range(1, 13)]
    lengths = [(later - sooner) for sooner, later in pairwise(days)]
    assert max(lengths) / min(lengths) == pytest.approx(31 / 28, rel=1e-6)


def test_the_line_is_broken_where_the_scale_changes() -> None:
    assert len(gaps(AXIS)) == 2
    assert gaps(AXIS)[0] == AXIS.place(date(1840, 1, 1))


def test_a_day_is_a_point_and_a_month_a_stretch() -> None:
    day = placed("a", "1842-03-04", 0, AXIS)
    month = placed("b", "1842-03", 0, AXIS)
    assert (month.end - month.start) / (day.end - day.start) == pytest.approx(31)
    assert month.start < day.start < day.end < month.end


def test_doubt_leaves_the_ends_open() -> None:
    sure = placed("a", "1841/1843", 0, AXIS)
    unsure = placed("b", "1841~/1843", 1, AXIS)
    known, doubted = stretches([sure, unsure], WHOLE, 32, 2)
    assert not known.is_open_before
    assert not known.is_open_after
    assert doubted.is_open_before
    assert doubted.is_open_after


def test_stretches_of_one_row_never_lie_over_one_another() -> None:
    events = [placed(str(n), f"184{n % 4}/184{n % 4 + 1}", 0, AXIS) for n in range(8)]
    rows: dict[int, float] = {}
    for each in stretches(events, WHOLE, 32, 2):
        assert each.start >= rows.get(each.row, -1e9)
        rows[each.row] = each.end


@given(some.lists(some.dates(date(1838, 1, 1), date(1901, 12, 31)), min_size=1, max_size=200),
       some.floats(0, 0.9), some.floats(0.05, 1))  # fmt: skip
def test_marks_of_a_lane_are_never_nearer_than_asked_and_none_is_lost(
    days: list[date], first: float, wide: float
) -> None:
    view = WHOLE.kept(first, wide)
    events = [placed(str(n), day.isoformat(), n % 3, AXIS) for n, day in enumerate(days)]
    shown = marks(events, view, 44)
    for lane in range(3):
        inside = [mark for mark in shown if mark.lane == lane]
        assert all(b.at - a.at >= 44 - 1e-6 for a, b in pairwise(inside))
    told = sorted(event for mark in shown for event in mark.events)
    assert told == sorted(each.event for each in events if view.shows(each.start, each.end))


def test_zooming_holds_the_point_between_the_fingers() -> None:
    view = WHOLE.moved(0, 4, 700, 32)
    assert view.zoom == pytest.approx(4)
    assert view.at(WHOLE.place(700)) == pytest.approx(700)


def test_dragging_moves_what_is_under_the_finger() -> None:
    view = WHOLE.moved(0, 4, 700, 32)
    dragged = view.moved(-120, 1, 580, 32)
    assert dragged.at(view.place(700)) == pytest.approx(580)


@given(some.lists(some.tuples(some.floats(-3000, 3000), some.floats(0.01, 50), some.floats(0, 1480))))
def test_no_drag_or_pinch_leads_past_the_ends_or_too_deep(moves: list[tuple[float, float, float]]) -> None:
    most = most_zoom(AXIS, 1480)
    view = WHOLE
    for by, factor, about in moves:
        view = view.moved(by, factor, about, most)
        assert -1e-9 <= view.first < view.last <= 1 + 1e-9
        assert view.zoom <= most * (1 + 1e-6)


def test_years_are_named_without_crowding_and_months_once_there_is_room() -> None:
    shown = ticks(AXIS, WHOLE, 90, 170)
    assert [tick.written for tick in shown][:4] == ["1838", "1840", "1841", "1842"]
    assert all(b.at - a.at >= 90 for a, b in pairwise(shown))
    near = ticks(AXIS, WHOLE.moved(0, 16, 700, 60), 90, 170)
    assert any(len(tick.written) == 7 for tick in near)
    assert all(b.at - a.at >= 90 for a, b in pairwise(near))


@given(some.lists(some.floats(0, 1480), min_size=1, max_size=60), some.integers(20, 700))
def test_names_never_overlap_and_stay_on_the_line(places: list[float], width: int) -> None:
    shown = [Mark(n % 2, at, (str(n),)) for n, at in enumerate(places)]
    made = names(shown, "0", lambda _: width, 1480, 24, 16, 420)
    thread = places[0]
    assert all(thread <= name.left or thread >= name.right for name in made)
    for lane in (0, 1):
        inside = sorted((n.left, n.right) for n in made if n.lane == lane)
        assert all(later[0] >= sooner[1] + 16 - 1e-6 for sooner, later in pairwise(inside))
        assert all(left >= 0 and right <= 1480 + 1e-6 for left, right in inside)


def test_events_stand_in_the_order_of_their_dates() -> None:
    assert in_order([("b", "1842-03"), ("a", "1842"), ("c", "1842-03-01")]) == ("a", "c", "b")
