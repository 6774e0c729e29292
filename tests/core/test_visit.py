"""A visit goes where it says it goes, and ends as it began."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kiosk.core.media import Picture, Recording
from kiosk.core.model import Atlas, Chapter, Chart, Event, Exhibit, Outline, Panel, Slide, Term, Theme
from kiosk.core.parts import Text
from kiosk.core.visit import (
    AtAbout,
    AtAttract,
    AtChart,
    AtContents,
    AtEvent,
    AtNote,
    AtPanel,
    AtTimeline,
    DisplaySheet,
    Here,
    MoreDrawer,
    PictureViewer,
    SourcesDrawer,
    TermBox,
    TranscriptDrawer,
    Visit,
)


def text(words: str) -> Text:
    return Text({"en": words})


PICTURE = Picture(file="a.png", alt=text("a"), credit="c", rights="r", sensitive=text("why"))


SONG = Recording(file="a.ogg", credit="c", rights="r", transcript=text("t"), sensitive=text("why"))


def exhibit(note: bool = False) -> Exhibit:
    events = {
        name: Event(
            id=name,
            panel=panel,
            date="1901",
            headline=text(name),
            label=text(name),
            media=(PICTURE, PICTURE, SONG),
        )
        for name, panel in (("press", "works"), ("type", "works"), ("ink", "trade"), ("paper", "trade"))
    }
    panels = {
        "works": Panel(id="works", title=text("Works"), introduction=text("w"), events=("press", "type"),
                       chapters=(Chapter(title=text("c"), events=("press", "type")),)),
        "trade": Panel(id="trade", title=text("Trade"), introduction=text("t"), events=("ink", "paper")),
    }  # fmt: skip
    outline = Outline(
        format=1, title=text("Printing"), languages=("en", "nl"), panels=("works", "trade"),
        attract=(Slide(event="press", line=text("l")),), themes={"a": Theme(accent="#732419")},
        content_note=text("note") if note else None,
    )  # fmt: skip
    return Exhibit(
        id="printing", folder="x", media_folder="y", outline=outline, panels=panels, events=events,
        sources={}, atlas=Atlas(), terms={"proof": Term(term=text("proof"), meaning=text("m"))}, charts={},
        rows={}, lives={},
    )  # fmt: skip


@pytest.fixture
def visit() -> Visit:
    visit = Visit(exhibit(), ("en", "nl"))
    visit.begin()
    return visit


def stop(visit: Visit) -> object:
    return visit.here.stop


def test_next_leads_through_a_panel_into_the_next_and_home(visit: Visit) -> None:
    visit.open_panel("works")
    seen = []
    for _ in range(6):
        visit.next()
        seen.append(stop(visit))
    assert seen == [
        AtEvent("press"), AtEvent("type"), AtPanel("trade"), AtEvent("ink"), AtEvent("paper"), AtContents(),
    ]  # fmt: skip


def test_previous_leads_back_to_the_introduction(visit: Visit) -> None:
    visit.open_event("type")
    visit.previous()
    assert stop(visit) == AtEvent("press")
    visit.previous()
    assert stop(visit) == AtPanel("works")


def test_the_content_note_comes_once_before_the_first_panel() -> None:
    visit = Visit(exhibit(note=True), ("en",))
    visit.begin()
    visit.open_panel("works")
    assert stop(visit) == AtNote(AtPanel("works"))
    visit.go_on()
    assert stop(visit) == AtPanel("works")
    visit.open_contents()
    visit.open_panel("trade")
    assert stop(visit) == AtPanel("trade")
    visit.end()
    visit.begin()
    visit.open_event("ink")
    assert stop(visit) == AtNote(AtEvent("ink"))


def test_home_from_the_note_does_not_count_as_having_read_it() -> None:
    visit = Visit(exhibit(note=True), ("en",))
    visit.begin()
    visit.open_panel("works")
    visit.open_contents()
    visit.open_panel("works")
    assert stop(visit) == AtNote(AtPanel("works"))


def test_a_change_of_language_keeps_everything_else(visit: Visit) -> None:
    visit.open_event("ink")
    visit.lay_over(SourcesDrawer())
    visit.turn(1)
    before = visit.here
    visit.speak("nl")
    assert visit.here.settings.language == "nl"
    visit.speak("en")
    assert visit.here == before
    visit.speak("xx")
    assert visit.here == before


def test_a_drawer_takes_the_place_of_another_and_a_term_lies_over_it(visit: Visit) -> None:
    visit.open_event("ink")
    visit.lay_over(MoreDrawer())
    visit.lay_over(SourcesDrawer())
    assert list(visit.here.over) == [SourcesDrawer()]
    visit.lay_over(TermBox("proof"))
    assert list(visit.here.over) == [SourcesDrawer(), TermBox("proof")]
    for _ in range(3):
        visit.close()
    assert not visit.here.over


def test_what_was_uncovered_is_covered_again_on_leaving(visit: Visit) -> None:
    visit.open_event("ink")
    assert visit.is_covered(PICTURE)
    visit.uncover()
    assert not visit.is_covered(PICTURE)
    visit.show_picture(1)
    visit.show_picture(0)
    assert visit.is_covered(PICTURE)
    visit.uncover()
    visit.next()
    visit.previous()
    assert visit.is_covered(PICTURE)


def test_a_recording_is_at_hand_only_while_it_is_shown_and_not_covered(visit: Visit) -> None:
    assert visit.recording is None
    visit.open_event("ink")
    assert visit.recording is None
    visit.show_picture(2)
    assert visit.recording is None
    visit.uncover()
    assert visit.recording is SONG
    visit.lay_over(TranscriptDrawer())
    assert visit.recording is SONG
    visit.show_picture(0)
    assert visit.recording is None
    assert visit.here.over == ()


def test_a_transcript_is_turned_and_closes_when_an_edit_takes_its_recording_away(visit: Visit) -> None:
    visit.open_event("ink")
    visit.show_picture(2)
    visit.uncover()
    visit.lay_over(TranscriptDrawer())
    visit.turn(1)
    assert list(visit.here.over) == [TranscriptDrawer(1)]
    whole = visit.exhibit
    ink = whole.events["ink"].model_copy(update={"media": (PICTURE,) * 3})
    visit.resume(replace(whole, events={**whole.events, "ink": ink}))
    assert visit.here.over == ()


def test_loudness_and_captions_are_the_visitors_until_the_visit_ends() -> None:
    visit = Visit(exhibit(), ("en", "nl"), volume=0.3)
    visit.begin("nl")
    visit.set_volume(1.7)
    visit.show_captions(False)
    assert (visit.here.settings.volume, visit.here.settings.captions) == (1.0, False)
    visit.reset_settings()
    assert (visit.here.settings.volume, visit.here.settings.captions) == (0.3, True)
    assert visit.here.settings.language == "nl"
    visit.set_volume(-1)
    assert visit.here.settings.volume == 0
    visit.end()
    assert visit.here.settings.volume == 0.3


def test_an_edit_that_takes_the_event_away_leads_home(visit: Visit) -> None:
    visit.open_event("ink")
    whole = visit.exhibit
    less = replace(whole, events={k: e for k, e in whole.events.items() if k != "ink"})
    visit.resume(less)
    assert stop(visit) == AtContents()


def test_an_edit_elsewhere_does_not_move_the_visitor(visit: Visit) -> None:
    visit.open_event("ink")
    visit.lay_over(MoreDrawer(1))
    before = visit.here
    visit.resume(exhibit(note=True))
    assert visit.here == before


# --- a graphic, and the event whose slot shows it


SHEETS = Chart(data="a.csv", kind="bars", x="year", y=("sheets",), title=text("s"), sources="[@a]")


@pytest.fixture
def with_chart() -> Visit:
    rows = ({"year": "1851", "sheets": "1"}, {"year": "1852", "sheets": ""})
    visit = Visit(replace(exhibit(), charts={"sheets": SHEETS}, rows={"sheets": rows}), ("en", "nl"))
    visit.begin()
    return visit


def test_from_a_graphic_the_way_back_is_the_event_that_showed_it_as_it_was_left(with_chart: Visit) -> None:
    visit = with_chart
    visit.open_timeline("ink")
    visit.open_event("ink")
    visit.show_picture(1)
    before = visit.here
    visit.open_chart("sheets", "1852")
    visit.change(row="1851")
    visit.speak("nl")
    visit.go_back()
    assert visit.here == replace(before, settings=visit.here.settings)
    visit.go_back()
    assert stop(visit) == AtTimeline("ink")


def test_an_event_opened_from_a_graphic_leads_back_to_its_row_and_on_to_where_it_began(
    with_chart: Visit,
) -> None:
    visit = with_chart
    visit.open_event("ink")
    visit.open_chart("sheets", "1852")
    visit.open_event("press")
    visit.next()
    visit.go_back()
    assert stop(visit) == AtChart("sheets", "1852")
    visit.go_back()
    assert stop(visit) == AtEvent("ink")
    assert visit.here.origin is None


def test_a_graphic_opened_from_home_leads_back_to_no_event(with_chart: Visit) -> None:
    with_chart.open_event("ink")
    with_chart.open_contents()
    with_chart.open_chart("sheets")
    assert with_chart.here.origin is None


def test_an_edit_that_takes_the_row_away_leaves_the_graphic(with_chart: Visit) -> None:
    visit = with_chart
    visit.open_chart("sheets", "1852")
    whole = visit.exhibit
    visit.resume(replace(whole, rows={"sheets": whole.rows["sheets"][:1]}))
    assert stop(visit) == AtChart("sheets")
    visit.resume(replace(whole, charts={}, rows={}))
    assert stop(visit) == AtContents()


def test_an_edit_that_takes_the_event_away_leaves_no_way_back_to_it(with_chart: Visit) -> None:
    visit = with_chart
    visit.open_event("ink")
    visit.open_chart("sheets")
    whole = visit.exhibit
    visit.resume(replace(whole, events={k: e for k, e in whole.events.items() if k != "ink"}))
    assert visit.here.origin is None
    assert stop(visit) == AtChart("sheets")


def test_moving_nowhere_tells_nobody(visit: Visit) -> None:
    told: list[Here] = []
    visit.on_move = told.append
    visit.open_contents()
    assert told == []
    visit.open_about()
    assert [here.stop for here in told] == [AtAbout()]


VERBS = some.sampled_from(
    [
        lambda v: v.begin("nl"), lambda v: v.open_contents(), lambda v: v.open_panel("works"),
        lambda v: v.open_event("paper"), lambda v: v.next(), lambda v: v.previous(), lambda v: v.go_on(),
        lambda v: v.show_picture(1), lambda v: v.uncover(), lambda v: v.cover(), lambda v: v.close(),
        lambda v: v.lay_over(MoreDrawer()), lambda v: v.lay_over(TermBox("proof")), lambda v: v.turn(2),
        lambda v: v.lay_over(PictureViewer()), lambda v: v.lay_over(DisplaySheet()), lambda v: v.turn_text(1),
        lambda v: v.next_text_size(), lambda v: v.set_contrast("high"), lambda v: v.set_movement("none"),
        lambda v: v.set_controls("lower"),
        lambda v: v.show_picture(2), lambda v: v.lay_over(TranscriptDrawer()), lambda v: v.set_volume(0.2),
        lambda v: v.show_captions(False), lambda v: v.show_list_from("type"),
        lambda v: v.open_about(3), lambda v: v.reset_settings(),
    ]
)  # fmt: skip


@given(some.lists(VERBS, max_size=40), some.booleans())
@settings(max_examples=300)
def test_whatever_was_done_the_state_after_a_reset_is_the_state_at_the_start(
    verbs: list[object], note: bool
) -> None:
    visit = Visit(exhibit(note), ("en", "nl"))
    start = visit.here
    for verb in verbs:
        verb(visit)  # type: ignore[operator]
    visit.end()
    assert visit.here == start
    assert visit.here.stop == AtAttract()


# --- what will probably be next -------------------------------------------------------------------


def test_what_is_foretold_of_the_next_page_is_where_next_then_leads(visit: Visit) -> None:
    visit.begin("en")
    visit.open_panel(next(iter(visit.exhibit.panels)))
    visit.go_on()
    seen = 0
    while not isinstance(visit.here.stop, AtContents):
        here, likely = visit.here, visit.likely_next()
        assert visit.here == here
        visit.next()
        assert visit.here == likely[0]
        seen += 1
    assert seen > 5


def test_nothing_is_foretold_while_something_lies_over_the_page(visit: Visit) -> None:
    visit.begin("en")
    visit.open_event(next(iter(visit.exhibit.events)))
    visit.go_on()
    visit.lay_over(DisplaySheet())
    assert visit.likely_next() == ()
