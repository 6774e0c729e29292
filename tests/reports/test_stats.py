"""The visits as a table, a page and CSV: what they say is what was kept."""

import csv
import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

from kiosk.core.visit_figures import figures_of
from kiosk.core.visit_record import PageRow, VisitRow
from kiosk.reports.stats import format_csv, format_page, format_table, told_seconds

NOW = datetime(2027, 5, 9, 18, 0, tzinfo=UTC)


def page(number: int, name: str = "collapse", left: str = "on", **more: object) -> PageRow:
    row = PageRow(number, "event", name, "en", 30.0, "", 0, 0, left)
    return replace(row, **more)  # type: ignore[arg-type]


def visit(number: int, began: str, *pages: PageRow, **more: object) -> tuple[VisitRow, tuple[PageRow, ...]]:
    warned, put_off = sum(each.warned for each in pages), sum(each.put_off for each in pages)
    row = VisitRow(
        number, began, False, "canal", 95.0, len(pages), "en", warned=warned, put_off=put_off, ended="reset"
    )
    return replace(row, **more), pages  # type: ignore[arg-type]


VISITS = [
    visit(1, "2027-05-04T10:00:00+02:00", page(1, seconds=10.0), page(2, "opening", "reset", warned=1)),
    visit(2, "2027-05-04T11:00:00+02:00", page(1, seconds=20.0, warned=2, put_off=2), page(2, left="reset"),
          languages="en de", text_size=1.5, seconds=300.0),
    visit(3, "2027-05-06T11:00:00+02:00", page(1, seconds=60.0, opened="sources more"), ended="cut"),
    visit(4, "1970-01-01T00:00:00+00:00", page(1), is_doubtful=True, ended=""),
]  # fmt: skip


def test_visits_are_counted_by_day_and_those_of_a_doubted_clock_by_none() -> None:
    told = figures_of(VISITS)
    assert {day: figures.visits for day, figures in told.days.items()} == {"2027-05-04": 2, "2027-05-06": 1}
    assert (told.visits, told.doubtful, told.under_way) == (4, 1, 1)


def test_dwell_time_counts_only_pages_that_somebody_left() -> None:
    told = figures_of(VISITS).pages["event", "collapse"]
    assert told.dwell == [10.0, 20.0, 60.0, 30.0]
    assert told.shown == 5
    assert figures_of(VISITS).pages["event", "opening"].dwell == []


def test_pages_where_visits_end_are_told() -> None:
    told = figures_of(VISITS)
    ended = [(each.name, each.ended) for each in told.pages_by_visits_that_end]
    assert ended == [("collapse", 2), ("opening", 1)]


def test_how_often_the_warning_met_a_reader_is_told_by_page() -> None:
    told = figures_of(VISITS)
    assert (told.warned, told.put_off) == (3, 2)
    assert told.pages["event", "collapse"].put_off == 2
    assert "Idle warnings        2 of 3 (67 %) met somebody still there" in format_table(told)


def test_the_table_tells_languages_modes_and_endings() -> None:
    table = format_table(figures_of(VISITS))
    assert "Visits               4   (2027-05-04 to 2027-05-06, 2 days)" in table
    assert re.search(r"de +1 of 4 \(25 %\)", table)
    assert re.search(r"larger text +1 of 4 \(25 %\)", table)
    assert re.search(r"the power or the program was cut off +1 of 3 \(33 %\)", table)
    assert re.search(r"event collapse +5 +25 s +2 +2 +2$", table, re.MULTILINE)


def test_without_visits_it_says_so() -> None:
    assert format_table(figures_of([])) == "Visits               0   (no days)\n"
    assert "<h1>Visits</h1>" in format_page(figures_of([]), NOW)


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("src", "href")]


def test_the_page_needs_nothing_else_and_takes_names_for_text() -> None:
    hostile = visit(5, "2027-05-07T10:00:00+02:00", page(1, "<script>alert(1)</script>", "reset"))
    written = format_page(figures_of([*VISITS, hostile]), NOW)
    parser = _Addresses()
    parser.feed(written)
    assert parser.found == []
    assert "<script" not in written
    assert "http" not in written
    assert "&lt;script&gt;" in written
    assert "2 of 3 (67 %) warnings" in written


def test_the_csv_has_a_line_a_page_and_no_formulas() -> None:
    hostile = visit(5, "2027-05-07T10:00:00+02:00", page(1, "=1+1", "reset"))
    lines = list(csv.DictReader(io.StringIO(format_csv([*VISITS, hostile]))))
    assert len(lines) == 7
    assert lines[2]["page_put_off"] == "2"
    assert lines[2]["visit_languages"] == "en de"
    assert lines[-1]["page_name"] == "'=1+1"


def test_a_length_of_time_is_told_in_seconds_or_minutes() -> None:
    told = [told_seconds(each) for each in (None, 0.4, 99.4, 100, 185)]
    assert told == ["–", "0 s", "99 s", "1:40 min", "3:05 min"]
