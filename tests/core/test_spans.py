from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.dates import Span, is_edtf, sort_key, span

DATES = [
    "1941-04-14",
    "1942-08",
    "1942",
    "1942-08/1944-07",
    "1942-06~",
    "1938-11?",
    "1940%",
    "194X",
    "19XX",
    "1942-XX",
    "1942-05-XX",
    "1942-21",
    "../1945",
    "1940/..",
    "/1945",
    "1940/",
    "1942-06~/1943-01?",
    "~1942-06",
    "1942~-06",
    "{1940,1942-05}",
    "[1940..1942]",
]
NOT_DATES = [
    "",
    " 1942",
    "1942\n",
    "1942-02-30",
    "1942-13",
    "1942-00",
    "1942-25",
    "1942-6",
    "1942-21-03",
    "1942-XX-03",
    "194X-02",
    "2004-01-01T10:10:10Z",
    "1944/1940",
    "../..",
    "/",
    "..",
    "1940/1941/1942",
    "0000",
    "-0044",
    "14 April 1941",
    "summer",
    "{1940,}",
    "[1942..1940]",
    "{}",
    "１９４２",
]


@pytest.mark.parametrize("written", DATES)
def test_what_edtf_allows_is_a_date(written: str) -> None:
    assert is_edtf(written)


@pytest.mark.parametrize("written", NOT_DATES)
def test_what_is_impossible_or_not_edtf_is_no_date(written: str) -> None:
    assert not is_edtf(written)
    with pytest.raises(ValueError):  # noqa: PT011 - is_edtf is how to ask; the words are nobody's
        span(written)


@given(st.text(alphabet="0123456789X-/.~?%{}[],T: ", max_size=24))
def test_any_text_is_a_date_or_is_not(written: str) -> None:
    if is_edtf(written):
        assert span(written).start <= span(written).end
        assert sort_key(written)


@given(st.text())
def test_no_text_makes_the_reading_fail(written: str) -> None:
    assert is_edtf(written) in (True, False)


@st.composite
def plain_dates(draw: st.DrawFn) -> str:
    day = draw(st.dates())
    written = f"{day.year:04}-{day.month:02}-{day.day:02}"[: draw(st.sampled_from([4, 7, 10]))]
    return written + draw(st.sampled_from(["", "?", "~", "%"]))


@settings(max_examples=60, deadline=None)  # the edtf package is slow
@given(plain_dates())
def test_the_edtf_package_reads_the_same_days(written: str) -> None:
    theirs = parse_edtf(written)
    assert span(written).start.timetuple()[:3] == theirs.lower_strict()[:3]
    assert span(written).end.timetuple()[:3] == theirs.upper_strict()[:3]


@settings(max_examples=60, deadline=None)
@given(plain_dates(), plain_dates())
def test_the_edtf_package_knows_our_intervals(first: str, last: str) -> None:
    first, last = sorted((first, last))
    assert is_edtf(f"{first}/{last}")
    assert parse_edtf(f"{first}/{last}")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1941-04-14", Span(date(1941, 4, 14), date(1941, 4, 14), "day")),
        ("1944-02", Span(date(1944, 2, 1), date(1944, 2, 29), "month")),
        ("1942", Span(date(1942, 1, 1), date(1942, 12, 31), "year")),
        ("1942-22", Span(date(1942, 6, 1), date(1942, 8, 31), "season")),
        ("1942-24", Span(date(1942, 12, 1), date(1943, 2, 28), "season")),
        ("9999-24", Span(date(9999, 12, 1), date(9999, 12, 31), "season")),
        ("9999-12", Span(date(9999, 12, 1), date(9999, 12, 31), "month")),
        ("194X", Span(date(1940, 1, 1), date(1949, 12, 31), "decade")),
        ("00XX", Span(date(1, 1, 1), date(99, 12, 31), "century")),
        ("1942-05-XX", Span(date(1942, 5, 1), date(1942, 5, 31), "month")),
        ("1942-06~", Span(date(1942, 6, 1), date(1942, 6, 30), "month", approximate=True)),
        ("1942-06?", Span(date(1942, 6, 1), date(1942, 6, 30), "month", uncertain=True)),
        (
            "1942-06%",
            Span(date(1942, 6, 1), date(1942, 6, 30), "month", approximate=True, uncertain=True),
        ),
        ("1942-08-04/1944-07", Span(date(1942, 8, 4), date(1944, 7, 31), "month")),
        ("1940/..", Span(date(1940, 1, 1), date(1940, 12, 31), "year", open_end=True)),
        ("../1940", Span(date(1940, 1, 1), date(1940, 12, 31), "year", open_start=True)),
        ("[1940..1942]", Span(date(1940, 1, 1), date(1942, 12, 31), "year", uncertain=True)),
        ("{1940-03,1942}", Span(date(1940, 3, 1), date(1942, 12, 31), "year")),
    ],
)
def test_a_date_covers_its_days(written: str, expected: Span) -> None:
    assert span(written) == expected


def test_dates_sort_by_their_first_day_and_the_finer_first() -> None:
    written = ["1942", "1942-01", "1941-12-31", "1942-01-01", "1942-01-01/1942-02-05", "1942-22"]
    assert sorted(written, key=sort_key) == [
        "1941-12-31",
        "1942-01-01",
        "1942-01-01/1942-02-05",
        "1942-01",
        "1942",
        "1942-22",
    ]
