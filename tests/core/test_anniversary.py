"""What happened on this day of the year, and what is left out."""

from datetime import date

import pytest

from kiosk.core.anniversary import on_this_day, years_since
from kiosk.core.media import Picture
from kiosk.core.model import Event
from kiosk.core.parts import Text

TODAY = date(2026, 5, 14)


@pytest.mark.parametrize(
    ("written", "years"),
    [("1846-05-14", 180), ("1846-05-13", 0), ("1846-05", 0), ("1846-05-14?", 0), ("1846-05-14~", 0),
     ("1846-05-14/1846-05-16", 0), ("1846-05-14/..", 0), ("2026-05-14", 0), ("2030-05-14", 0)],
)  # fmt: skip
def test_only_a_certain_day_of_the_past_has_an_anniversary(written: str, years: int) -> None:
    assert years_since(written, TODAY) == years


def test_a_leap_day_comes_round_on_leap_days_alone() -> None:
    assert years_since("1848-02-29", date(2028, 2, 29)) == 180
    assert years_since("1848-02-29", date(2027, 2, 28)) == 0


def event(name: str, **picture: object) -> Event:
    words = Text({"en": name})
    media = (Picture(file="a.png", alt=words, credit="c", rights="r", **picture),)
    return Event(id=name, panel="p", date="1846-05-14", headline=words, label=words, media=media)


def test_nothing_that_visitors_are_warned_of_is_shown_to_passers_by() -> None:
    words = Text({"en": "why"})
    events = [
        event("plain"),
        event("covered", sensitive=words),
        event("theirs", perpetrator=True, context=words),
    ]
    by_id = {each.id: each for each in events}
    dates = {each.id: each.date for each in events}
    assert [each.id for each in on_this_day(by_id, dates, TODAY)] == ["plain"]
