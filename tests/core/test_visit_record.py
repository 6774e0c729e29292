"""What is kept of a visit follows from where the visitor went and when; nothing else is known."""

from dataclasses import fields

import pytest

from kiosk.core.visit import (
    AtAttract,
    AtChart,
    AtContents,
    AtEvent,
    AtMap,
    AtPanel,
    AtTimeline,
    Here,
    MoreDrawer,
    PictureViewer,
    Settings,
    SourcesDrawer,
    Stop,
    TermBox,
)
from kiosk.core.visit_record import PageRow, VisitRecord, VisitRow, place_of


def at(stop: Stop, *over: object, **settings: object) -> Here:
    return Here(stop, Settings(**{"language": "en", **settings}), over)  # type: ignore[arg-type]


def begin(now: float = 0.0) -> VisitRecord:
    row = VisitRow(7, "2026-05-03T10:00:00+02:00", False, "canal")
    return VisitRecord(row, at(AtContents()), now)


@pytest.mark.parametrize(
    ("stop", "place"),
    [
        (AtContents(), ("contents", "")),
        (AtPanel("building", "bridge"), ("panel", "building")),
        (AtEvent("collapse", 2, "anna"), ("event", "collapse")),
        (AtChart("boats", "1860"), ("chart", "boats")),
        (AtMap("unterhafen"), ("map", "")),
        (AtTimeline("collapse"), ("timeline", "")),
    ],
)
def test_a_page_is_known_by_its_screen_and_what_it_shows(stop: Stop, place: tuple[str, str]) -> None:
    assert place_of(stop) == place


def test_a_page_that_was_left_is_told_with_how_long_it_was_looked_at() -> None:
    record = begin(now=100)
    page = record.moved(at(AtEvent("collapse")), 112.26)
    assert page == PageRow(1, "contents", "", "en", 12.3, "", 0, 0, "on")


def test_what_is_opened_over_a_page_is_no_page_of_its_own() -> None:
    record = begin()
    record.moved(at(AtEvent("collapse")), 5)
    for over in (SourcesDrawer(), MoreDrawer(), SourcesDrawer(2), PictureViewer(), TermBox("lock")):
        assert record.moved(at(AtEvent("collapse"), over), 8) is None
    page = record.moved(at(AtEvent("opening")), 30)
    assert page is not None
    assert (page.name, page.seconds, page.opened) == ("collapse", 25.0, "sources more picture term")


def test_another_choice_on_a_way_across_the_panels_is_the_same_page() -> None:
    record = begin()
    record.moved(at(AtMap()), 5)
    assert record.moved(at(AtMap("unterhafen")), 8) is None


def test_going_home_is_told_from_going_on() -> None:
    record = begin()
    record.moved(at(AtEvent("collapse")), 5)
    page = record.moved(at(AtContents()), 9)
    assert page is not None
    assert page.left == "home"


def test_a_visit_is_as_long_as_the_visitor_touched_it() -> None:
    record = begin()
    record.touched(4)
    record.moved(at(AtEvent("collapse")), 4)
    record.touched(30)
    page = record.end("reset", 120)
    assert (page.left, page.seconds) == ("reset", 26.0)
    assert record.row(120).seconds == 30.0
    assert record.row(120).ended == "reset"
    assert record.row(120).pages == 2


def test_the_modes_used_are_told_even_if_they_were_put_back() -> None:
    record = begin()
    record.moved(at(AtContents(), language="de", text_size=1.5, contrast="high", controls="lower"), 1)
    record.moved(at(AtContents(), movement="none", text_size=1.25), 2)
    row = record.row(3)
    assert (row.languages, row.text_size, row.contrast, row.movement) == ("en de", 1.5, "high", "none")
    assert row.controls == "lower"


def test_a_warning_put_off_is_counted_with_its_page() -> None:
    record = begin()
    record.moved(at(AtEvent("collapse")), 4)
    record.warned()
    record.put_off()
    record.warned()
    page = record.end("reset", 200)
    assert (page.warned, page.put_off) == (2, 1)
    assert (record.row(200).warned, record.row(200).put_off) == (2, 1)


def test_the_attract_screen_is_no_page() -> None:
    record = begin()
    assert record.moved(at(AtAttract()), 9) is None


def test_nothing_is_kept_of_persons_or_touches() -> None:
    """The columns are the whole list; whoever adds one thinks again about whom it could name."""
    assert {field.name for field in fields(VisitRow)} == {
        "id", "began", "is_doubtful", "exhibit", "seconds", "pages", "languages", "text_size", "contrast",
        "movement", "controls", "warned", "put_off", "ended",
    }  # fmt: skip
    assert {field.name for field in fields(PageRow)} == {
        "number", "screen", "name", "language", "seconds", "opened", "warned", "put_off", "left",
    }  # fmt: skip
