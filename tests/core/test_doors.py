"""The kiosk opens and closes by its hours and by its staff; visits end in peace."""

from datetime import datetime

from kiosk.core.doors import GRACE, DoorKeeper
from kiosk.core.hours import OpeningHours

HOURS = OpeningHours.model_validate({"tue": "10:00-17:00", "wed": "10:00-17:00", "fri": "10:00-17:00"})


def at(clock: str, day: int = 5) -> datetime:
    """A moment of a week in May; the 5th is a Tuesday."""
    return datetime.fromisoformat(f"2026-05-{day:02}T{clock}:00")


def test_without_hours_it_is_always_open() -> None:
    assert DoorKeeper(None).look(at("03:00"), False, False, 0) == "open"


def test_a_visit_at_closing_time_may_go_on_for_ten_minutes() -> None:
    doors = DoorKeeper(HOURS)
    assert doors.look(at("16:59"), False, True, 0) == "open"
    assert doors.look(at("17:00"), False, True, 60) == "ending"
    assert doors.look(at("17:09"), False, True, 60 + GRACE - 1) == "ending"
    assert doors.look(at("17:10"), False, True, 60 + GRACE) == "overdue"
    assert doors.look(at("17:05"), False, False, 60 + GRACE / 2) == "closed"


def test_a_clock_set_on_past_closing_time_ends_no_visit_at_once() -> None:
    doors = DoorKeeper(HOURS)
    assert doors.look(at("12:00"), False, True, 0) == "open"
    assert doors.look(at("23:00"), False, True, 1) == "ending"


def test_a_doubted_clock_keeps_it_open() -> None:
    doors = DoorKeeper(HOURS, closed_until=at("10:00", day=6))
    assert doors.look(at("03:00"), True, False, 0) == "open"


def test_closed_for_today_is_closed_until_the_next_opening_on_another_day() -> None:
    doors = DoorKeeper(HOURS)
    assert doors.close_for_today(at("12:00")) == at("10:00", day=6)
    assert doors.look(at("12:01"), False, False, 0) == "closed"
    assert doors.next_opening(at("12:01")) == at("10:00", day=6)
    assert doors.look(at("10:00", day=6), False, False, 0) == "open"
    assert doors.close_for_today(at("12:00", day=6)) == at("10:00", day=8)
    doors.open_again()
    assert doors.look(at("12:01", day=6), False, False, 0) == "open"


def test_closed_for_today_without_hours_is_closed_until_the_morning() -> None:
    doors = DoorKeeper(None)
    assert doors.close_for_today(at("12:00")) == at("06:00", day=6)
    assert not doors.is_open(at("05:59", day=6))
    assert doors.is_open(at("06:00", day=6))


def test_a_choice_made_by_a_wrong_clock_does_not_close_it_for_years() -> None:
    doors = DoorKeeper(HOURS, closed_until=datetime(2099, 1, 1))
    assert doors.is_open(at("12:00"))


def test_what_comes_next_is_the_closing_the_opening_or_the_end_of_what_staff_chose() -> None:
    doors = DoorKeeper(HOURS)
    assert doors.next_change(at("12:00")) == HOURS.next_change(at("12:00"))
    doors.close_for_today(at("12:00"))
    assert doors.is_closed_by_staff(at("12:01"))
    assert doors.next_change(at("12:01")) == at("10:00", day=6)
    assert not doors.is_closed_by_staff(at("10:00", day=6))
    assert DoorKeeper(None).next_change(at("12:00")) is None
