"""A clock that jumps years is doubted, and believed again when it is right or has long kept its time."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.core.clock_sense import BELIEVED_AFTER, ClockSense

THEN = datetime(2027, 5, 3, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("wall", "doubt"),
    [
        (THEN, ""),
        (THEN + timedelta(days=150), ""),  # closed for the winter
        (THEN - timedelta(hours=3), ""),
        (THEN - 2 * DAY, "behind"),
        (datetime(1970, 1, 1, 0, 0, 9, tzinfo=UTC), "behind"),
        (datetime(2099, 1, 1, tzinfo=UTC), "ahead"),
    ],
)
def test_a_clock_is_held_against_when_it_was_last_seen(wall: datetime, doubt: str) -> None:
    assert ClockSense(THEN, wall, 0).look(wall, 0) == doubt


def test_a_kiosk_that_starts_for_the_first_time_believes_a_possible_clock() -> None:
    assert ClockSense(None, THEN, 0).look(THEN, 0) == ""
    old = datetime(2000, 1, 1, tzinfo=UTC)
    assert ClockSense(None, old, 0).look(old, 0) == "behind"


def test_a_clock_set_right_from_the_network_is_believed_at_once() -> None:
    wrong = datetime(1970, 1, 1, tzinfo=UTC)
    sense = ClockSense(THEN, wrong, 0)
    assert sense.look(wrong, 0) == "behind"
    assert sense.look(THEN + DAY, 20) == ""
    assert sense.jumped > 86400
    assert sense.last_seen == THEN + DAY


@pytest.mark.parametrize("years", [-1, 40])
def test_a_doubted_clock_is_believed_after_a_day_at_its_time(years: int) -> None:
    wrong = THEN + years * 365 * DAY
    sense = ClockSense(THEN, THEN, 0)
    assert sense.look(wrong, 1) in ("behind", "ahead")
    assert sense.look(wrong + DAY / 2, BELIEVED_AFTER / 2) != ""
    assert sense.last_seen == THEN
    assert sense.look(wrong + DAY, 1 + BELIEVED_AFTER) == ""
    assert sense.last_seen == wrong + DAY


def test_a_clock_from_before_the_program_is_never_believed() -> None:
    wrong = datetime(1970, 1, 1, tzinfo=UTC)
    sense = ClockSense(None, wrong, 0)
    assert sense.look(wrong + 3 * DAY, 3 * BELIEVED_AFTER) == "behind"


def test_a_clock_that_drifts_is_not_said_to_jump() -> None:
    sense = ClockSense(THEN, THEN, 0)
    sense.look(THEN + timedelta(seconds=3700), 3600)
    assert sense.jumped == 0
