"""A scale of time with honest breaks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.core.axis import Axis


def test_the_main_years_get_their_share_of_the_room() -> None:
    axis = Axis([date(1838, 6, 1), date(1912, 1, 1)], (1840, 1845))
    before, main, after = axis.segments
    assert before.right == pytest.approx(0.11)
    assert main.right == pytest.approx(0.72)
    assert axis.place(date(1840, 1, 1)) == pytest.approx(0.11)
    assert axis.place(date(1912, 12, 31)) == pytest.approx(1.0, abs=0.01)
    assert after.last == 1913


def test_years_of_like_weight_share_one_even_scale() -> None:
    axis = Axis([date(year, 1, 1) for year in range(1850, 1860)])
    assert len(axis.segments) == 1


def test_without_a_period_the_main_years_are_where_most_events_are() -> None:
    axis = Axis([date(1800, 1, 1), *(date(1850, month, 1) for month in range(1, 10)), date(1900, 1, 1)])
    assert any(segment.first == 1850 and segment.last == 1851 for segment in axis.segments)


@given(some.lists(some.dates(date(1, 1, 1), date(9999, 12, 31)), max_size=30))
def test_later_is_never_further_left(days: list[date]) -> None:
    axis = Axis(days)
    places = [axis.place(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)
    assert axis.years() == tuple(sorted(axis.years()))
