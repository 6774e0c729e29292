"""Opening hours by the wall clock: days, exceptions, summer time, and a clock that is set."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.core.hours import OpeningHours, is_when

HOURS = OpeningHours.model_validate(
    {
        "tue": "10:00-17:00",
        "wed": ["10:00-12:30", {"open": "13:30", "close": "17:00"}],
        "sat": "10:00-24:00",
        "sun": "00:00-17:00",
        "exceptions": {
            "XXXX-12-25": "closed",
            "2026-12-20/2027-01-03": "11:00-15:00",
            "2026-12-31": "closed",
            "2027-12-25": "09:00-12:00",
        },
    }
)


def at(written: str) -> datetime:
    return datetime.fromisoformat(written)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-05-05T09:59:59", False),  # a Tuesday
        ("2026-05-05T10:00:00", True),
        ("2026-05-05T16:59:59", True),
        ("2026-05-05T17:00:00", False),
        ("2026-05-06T12:45:00", False),  # at noon on a Wednesday
        ("2026-05-06T13:30:00", True),
        ("2026-05-07T12:00:00", False),  # a Thursday, which is not named
        ("2026-05-09T23:59:59", True),  # a night from Saturday to Sunday
        ("2026-05-10T00:00:00", True),
        ("2026-12-23T10:30:00", False),  # from date to date
        ("2026-12-23T11:00:00", True),
        ("2026-12-31T12:00:00", False),  # a date within dates
        ("2026-12-25T12:00:00", True),  # dates are narrower than every year
        ("2029-12-25T12:00:00", False),  # every year
        ("2027-12-25T11:00:00", True),  # one date is narrower than every year
    ],
)
def test_it_is_open_at_the_hours_of_the_day_or_of_its_exception(moment: str, is_open: bool) -> None:
    assert HOURS.open_at(at(moment)) is is_open


@pytest.mark.parametrize(
    ("moment", "change"),
    [
        ("2026-05-05T08:00:00", "2026-05-05T10:00:00"),
        ("2026-05-05T10:00:00", "2026-05-05T17:00:00"),
        ("2026-05-06T17:00:00", "2026-05-09T10:00:00"),
        ("2026-05-09T12:00:00", "2026-05-10T17:00:00"),  # midnight is no change
    ],
)
def test_the_next_change_is_the_next_time_it_opens_or_closes(moment: str, change: str) -> None:
    assert HOURS.next_change(at(moment)) == at(change)


def test_the_next_opening_is_after_the_closing_at_hand() -> None:
    assert HOURS.next_opening(at("2026-05-05T12:00:00")) == at("2026-05-06T10:00:00")
    assert HOURS.next_opening(at("2026-05-05T18:00:00")) == at("2026-05-06T10:00:00")


def test_hours_that_never_change_have_no_next_change() -> None:
    assert OpeningHours().next_change(at("2026-05-05T12:00:00")) is None
    every = OpeningHours.model_validate(
        dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "00:00-24:00")
    )
    assert every.next_change(at("2026-05-05T12:00:00")) is None


BRUSSELS = ZoneInfo("Europe/Brussels")


@pytest.mark.parametrize("change", ["2026-03-29", "2026-10-25"])
def test_summer_time_changes_nothing_about_the_wall_clocks_hours(change: str) -> None:
    """Walk through the night of the change minute by minute, as the computer's own clock goes."""
    hours = OpeningHours.model_validate({"sat": "10:00-17:00", "sun": "10:00-17:00"})
    utc = ZoneInfo("UTC")
    start = at(f"{change}T00:00:00").replace(tzinfo=BRUSSELS).astimezone(utc) - timedelta(hours=10)
    opened = []
    was_open = True
    for minute in range(48 * 60):
        local = (start + timedelta(minutes=minute)).astimezone(BRUSSELS)
        is_open = hours.open_at(local)
        if is_open != was_open:
            opened.append((local.strftime("%a %H:%M"), is_open))
            was_open = is_open
    assert opened == [("Sat 17:00", False), ("Sun 10:00", True), ("Sun 17:00", False)]


@given(moment=some.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2029, 1, 1)))
def test_nothing_changes_before_the_next_change(moment: datetime) -> None:
    change = HOURS.next_change(moment)
    assert change is not None
    assert change > moment
    assert HOURS.open_at(change) != HOURS.open_at(moment)
    assert HOURS.open_at(change - timedelta(microseconds=1)) == HOURS.open_at(moment)
    assert HOURS.open_at(moment + (change - moment) / 2) == HOURS.open_at(moment)


@pytest.mark.parametrize("written", ["2026-12-25", "XXXX-02-29", "2026-12-24/2027-01-02"])
def test_dates_of_exceptions(written: str) -> None:
    assert is_when(written)


@pytest.mark.parametrize(
    "written",
    ["25.12.2026", "2026-13-01", "2026-02-30", "2026-12-24/2026-12-23", "2026", "XXXX-12-25/XXXX-12-26"],
)
def test_no_dates_of_exceptions(written: str) -> None:
    assert not is_when(written)
