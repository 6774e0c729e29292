"""Figures are held against what is required, the worst is kept, and nothing passes that was not measured."""

import pytest

from kiosk.core.access import (
    MOST_TOLD,
    REQUIREMENTS,
    Account,
    Place,
    angle,
    flashes,
    gap_between,
    holds,
)

HERE = Place(1920, 1080, 32, "nl", "large", "high", "lower", "event-x", "Verder")


def test_a_row_keeps_the_worst_figure_and_where_it_was() -> None:
    account = Account()
    for figure in (25.0, 21.5, 30.0):
        account.add("target", figure, Place(1920, 1080, figure))
    row = account.rows["target"]
    assert (row.count, row.worst, row.verdict) == (3, 21.5, "passed")
    assert row.where == Place(1920, 1080, 21.5)


def test_of_what_may_not_be_exceeded_the_largest_is_the_worst() -> None:
    account = Account()
    for figure in (1100.0, 1300.0, 900.0):
        account.add("reach high", figure, HERE)
    row = account.rows["reach high"]
    assert (row.worst, row.failures, row.verdict) == (1300.0, 1, "failed")
    assert not account.is_met


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda each: each.key)
def test_each_bar_is_met_by_its_own_figure_and_not_by_a_worse_one(requirement) -> None:  # type: ignore[no-untyped-def]
    worse = requirement.limit + (0.01 if requirement.is_most else -0.01)
    assert requirement.holds(requirement.limit)
    assert not requirement.holds(worse)
    assert requirement.worse(worse, requirement.limit)
    assert requirement.clauses


def test_what_was_not_measured_has_not_passed() -> None:
    assert Account().rows["flash"].verdict == "not measured"


def test_of_very_many_failures_the_first_are_told_and_all_are_counted() -> None:
    account = Account()
    for _ in range(MOST_TOLD + 5):
        account.add("target", 3.0, HERE)
    assert len(account.rows["target"].told) == MOST_TOLD
    assert account.rows["target"].failures == MOST_TOLD + 5


def test_a_place_is_told_whole() -> None:
    assert str(HERE) == ("1920x1080 at 32 in, nl, large text, high contrast, lower controls: event-x: Verder")


def test_the_angle_of_a_capital() -> None:
    assert angle(7.33, 600) == pytest.approx(0.7, abs=0.001)
    assert angle(3.49, 600) * 60 == pytest.approx(20, abs=0.05)


def test_what_lies_between_two_boxes() -> None:
    assert gap_between((0, 0, 10, 10), (14, 3, 10, 10)) == 4
    assert gap_between((0, 0, 10, 10), (3, 30, 10, 10)) == 20
    assert gap_between((0, 0, 10, 10), (8, 8, 10, 10)) == -2
    assert holds((0, 0, 10, 10), (2, 2, 5, 5))
    assert not holds((2, 2, 5, 5), (0, 0, 10, 10))


def test_changes_there_and_back_are_counted_by_the_second() -> None:
    still, slow = [0.5] * 40, [0.1] * 20 + [0.9] * 20
    assert flashes(still, 0.1) == 0
    assert flashes(slow, 0.1) == 0.5
    assert flashes([0.1, 0.9] * 20, 0.1) == 5
    assert flashes([0.50, 0.55] * 20, 0.1) == 0, "too little to be seen as a flash"


def test_a_slow_fade_is_one_change() -> None:
    fade = [n / 20 for n in range(21)]
    assert flashes([*fade, *reversed(fade)], 0.1) == 0.5
