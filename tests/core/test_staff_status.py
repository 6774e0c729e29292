"""The rows of the staff page: what is told of each thing, and whether somebody should look at it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kiosk.core.language import INTERFACE, Words
from kiosk.core.staff_status import Checked, Loudness, Status, VisitsToday, rows_of

NOW = datetime(2027, 5, 4, 14, 5)
FINE = Status(
    NOW,
    NOW - timedelta(hours=5),
    "1.2",
    exhibit="canal",
    changed=NOW - timedelta(days=40),
    checked=Checked(0, 0),
    space=(18_400_000_000, 29_000_000_000),
    temperature=48.4,
    visits=VisitsToday(37, NOW, {"nl": 30, "fr": 7}),
    has_hours=True,
    changes_at=NOW.replace(hour=17, minute=0),
    loudness=Loudness(0.72),
)


def told(key: str, language: str = "en", **changed: object) -> tuple[str, bool]:
    rows = rows_of(replace(FINE, **changed), Words(language))  # type: ignore[arg-type]
    row = next(row for row in rows if row.key == key)
    return row.told.replace("\u00a0", " "), row.is_in_order


def test_a_kiosk_in_order_has_nothing_to_look_at() -> None:
    for language in INTERFACE["status"]:
        rows = rows_of(FINE, Words(language))
        assert len(rows) == 10
        assert all(row.is_in_order for row in rows), language


def test_content_that_is_not_sound_or_not_there_is_to_be_looked_at() -> None:
    assert told("content") == ("canal, changed on 25 Mar 2027", True)
    assert told("content", is_sound=False) == ("canal, the last good version", False)
    assert told("content", exhibit="", is_sound=False) == ("There is no content to show", False)


def test_problems_are_counted_and_one_is_told_as_one() -> None:
    assert told("problems") == ("None", True)
    assert told("problems", checked=Checked(1, 2)) == ("1 error, 2 warnings", False)
    assert told("problems", checked=None, is_being_checked=True) == ("Being checked", True)
    assert told("problems", checked=None) == ("Cannot be checked", False)


@pytest.mark.parametrize(
    ("why", "word", "is_fine"),
    [
        ("it was asked to", "asked for", True),
        ("it froze: not a sign of life for 10 s", "frozen", False),
        ("it did not start: not a sign of life for 60 s", "did not start", False),
        ("it was cut off", "cut off", False),
        ("the computer was cut off: the power, or a restart by force", "power cut", True),
        ("it was ended by SIGSEGV", "a fault", False),
        ("it ended with 70", "a fault", False),
    ],
)
def test_why_it_was_started_again_is_told_in_words(why: str, word: str, is_fine: bool) -> None:
    restarts = (("2027-05-03T04:00:00+02:00", why),)
    expected = f"1 in seven days, the last on Mon 3 May, 04:00: {word}"
    assert told("restarts", restarts=restarts) == (expected, is_fine)


def test_restarts_older_than_a_week_are_not_told() -> None:
    old, odd = ("2027-04-26T04:00:00", "it froze"), ("yesterday", "it froze")
    assert told("restarts", restarts=(old, odd)) == ("None in seven days", True)


def test_one_failure_among_restarts_that_were_asked_for_is_to_be_looked_at() -> None:
    restarts = (("2027-05-02T04:00:00", "it froze"), ("2027-05-03T04:00:00", "it was asked to"))
    assert told("restarts", restarts=restarts)[1] is False


@pytest.mark.parametrize("trouble", ["state folder", "visits", "log"])
def test_what_cannot_be_kept_is_told_before_the_space(trouble: str) -> None:
    expected = "Nothing can be kept, 18.4 GB free of 29 GB"
    assert told("storage", troubles={trouble: "no"}) == (expected, False)


def test_little_space_is_to_be_looked_at() -> None:
    assert told("storage", troubles={"storage": "only 3 MB are free"})[1] is False
    assert told("storage", space=None) == ("unknown", True)


def test_the_temperature_has_a_row_only_where_it_is_known() -> None:
    assert told("temperature") == ("48 °C", True)
    assert told("temperature", temperature=80.0)[1] is False
    keys = [row.key for row in rows_of(replace(FINE, temperature=None), Words("en"))]
    assert "temperature" not in keys
    assert len(keys) == 9


def test_visits_are_told_with_the_last_and_their_languages() -> None:
    assert told("visits") == ("37 today, the last at 14:05 (NL 30, FR 7)", True)
    assert told("visits", visits=VisitsToday()) == ("None today", True)
    assert told("visits", keeps_visits=False, visits=None) == ("Not kept", True)
    assert told("visits", visits=None) == ("Not kept", False)


def test_a_clock_in_doubt_is_to_be_looked_at_and_one_that_was_set_is_told() -> None:
    assert told("clock") == ("Tue, 4 May 2027, 14:05", True)
    assert told("clock", was_set=True) == ("Tue, 4 May 2027, 14:05, set while running", True)
    assert told("clock", doubt="behind") == ("Tue, 4 May 2027, 14:05: this cannot be right", False)


def test_the_hours_tell_what_comes_next() -> None:
    tomorrow = datetime(2027, 5, 5, 10)
    assert told("hours") == ("Open until 17:00", True)
    assert told("hours", is_open=False, changes_at=tomorrow) == ("Closed until Wed 5 May, 10:00", True)
    assert told("hours", closed_by_staff=True, is_open=False, changes_at=tomorrow) == (
        "Closed by staff until Wed 5 May, 10:00",
        False,
    )
    assert told("hours", has_hours=False, changes_at=None) == ("Always open", True)
    assert told("hours", language="fr") == ("Ouvert, fermeture : 17:00", True)


def test_a_loudspeaker_that_is_muted_is_to_be_looked_at() -> None:
    assert told("sound") == ("72 %", True)
    assert told("sound", loudness=Loudness(0.72, is_muted=True)) == ("72 %, muted", False)
    assert told("sound", loudness=None) == ("No loudspeaker that can be set", True)
