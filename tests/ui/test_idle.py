"""A visitor walks away, wherever they are; the next one finds everything as at the first start."""

from collections.abc import Callable, Iterator

import pytest

from kiosk.core.visit import (
    DisplaySheet,
    MoreDrawer,
    PictureViewer,
    SourcesDrawer,
    TakeawayBox,
    TermBox,
    Visit,
)
from tests.ui.driver import Kiosk
from tests.ui.places import CANAL


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    kiosk = Kiosk(CANAL)
    yield kiosk
    kiosk.close()


def at_event(visit: Visit) -> None:
    visit.open_event("collapse")
    visit.go_on()


def over_event(over: object) -> Callable[[Visit], None]:
    def go(visit: Visit) -> None:
        at_event(visit)
        visit.lay_over(over)  # type: ignore[arg-type]

    return go


def uncovered(visit: Visit) -> None:
    at_event(visit)
    visit.show_picture(1)
    visit.uncover()


def changed_settings(visit: Visit) -> None:
    at_event(visit)
    visit.speak("en")
    visit.set_text_size(1.5)
    visit.set_contrast("high")
    visit.set_movement("none")


def panel(visit: Visit) -> None:
    visit.open_panel("building")
    visit.go_on()
    visit.show_list_from("bridge")


def near_on_the_timeline(visit: Visit) -> None:
    visit.open_timeline()
    visit.change(part=(0.2, 0.4))


def along_a_life(visit: Visit) -> None:
    visit.follow_life("keeper")
    visit.go_on()


PLACES: dict[str, Callable[[Visit], None]] = {
    "contents": lambda visit: None,
    "note": lambda visit: visit.open_panel("building"),
    "panel": panel,
    "event": at_event,
    "sources": over_event(SourcesDrawer()),
    "more": over_event(MoreDrawer()),
    "term": over_event(TermBox("lock")),
    "viewer": over_event(PictureViewer()),
    "display": over_event(DisplaySheet()),
    "uncovered picture": uncovered,
    "changed settings": changed_settings,
    "about": lambda visit: visit.open_about(1),
    "timeline": lambda visit: visit.open_timeline("water"),
    "timeline, near": near_on_the_timeline,
    "lives": lambda visit: visit.open_lives(),
    "life": lambda visit: visit.open_life("keeper"),
    "along a life": along_a_life,
    "index": lambda visit: visit.open_index(),
    "take-away": over_event(TakeawayBox()),
    "map": lambda visit: visit.open_map("oberau"),
    "chart": lambda visit: visit.open_chart("metres"),
}


@pytest.mark.parametrize("place", PLACES)
def test_left_alone_anywhere_it_returns_to_a_clean_attract_screen(kiosk: Kiosk, place: str) -> None:
    start = kiosk.visit.here
    kiosk.tap("Touch to begin")
    PLACES[place](kiosk.visit)
    kiosk.frames(2)
    assert kiosk.screen != "attract"

    kiosk.wait(kiosk.clock.resets_at - 1)
    assert kiosk.screen != "attract"
    assert kiosk.sees("Are you still there?")

    kiosk.wait(2)
    assert kiosk.screen == "attract"
    assert kiosk.visit.here == start
    assert kiosk.stage.warning is None
    assert kiosk.stage.overs == []


def test_an_untouched_screen_warns_after_a_minute_and_counts_the_seconds(kiosk: Kiosk) -> None:
    kiosk.clock.warn_after, kiosk.clock.reset_after = 60, 90
    kiosk.tap("Touch to begin")
    kiosk.wait(59)
    assert kiosk.stage.warning is None
    kiosk.wait(1.5)
    assert kiosk.sees("Are you still there?")
    kiosk.wait(10)
    assert kiosk.sees("19") or kiosk.sees("20")


def test_a_touch_anywhere_on_the_warning_goes_on_exactly_where_the_visitor_was(kiosk: Kiosk) -> None:
    kiosk.tap("Touch to begin")
    changed_settings(kiosk.visit)
    kiosk.visit.lay_over(SourcesDrawer())
    kiosk.frames(2)
    before = kiosk.visit.here
    next_button = kiosk.find("Next").center
    kiosk.wait(kiosk.clock.warns_at + 1)
    assert kiosk.stage.warning is not None

    kiosk.tap_at(*next_button)  # where a button lies beneath: it must not be pressed through the warning

    assert kiosk.stage.warning is None
    assert kiosk.visit.here == before
    kiosk.wait(kiosk.clock.warns_at - 1)
    assert kiosk.stage.warning is None


def test_the_warning_can_be_put_off_as_often_as_the_visitor_likes(kiosk: Kiosk) -> None:
    kiosk.tap("Touch to begin")
    for _ in range(12):
        kiosk.wait(kiosk.clock.warns_at + 1)
        kiosk.tap("I’m still here")
        assert kiosk.screen == "contents"


def test_start_again_ends_the_visit_at_once(kiosk: Kiosk) -> None:
    kiosk.tap("Touch to begin")
    kiosk.wait(61)
    kiosk.tap("Start again")
    assert kiosk.screen == "attract"


def test_a_touch_held_or_moving_keeps_the_visit_alive(kiosk: Kiosk) -> None:
    kiosk.tap("Touch to begin")
    finger = kiosk.down(400, 900)
    for step in range(20):
        kiosk.wait(10)
        kiosk.move(finger, 400 + step, 900)
    kiosk.up(finger)
    kiosk.frames(2)
    assert kiosk.screen == "contents"
    assert kiosk.stage.warning is None


def test_more_words_are_given_more_time(kiosk: Kiosk) -> None:
    clock = kiosk.clock
    clock.warn_after, clock.reset_after = 60, 90
    clock.words = 300
    assert clock.warns_at == 120
    assert clock.resets_at == 150
    clock.words = 10
    assert clock.warns_at == 60


def test_the_attract_screen_never_warns(kiosk: Kiosk) -> None:
    kiosk.wait(200)
    assert kiosk.screen == "attract"
    assert kiosk.stage.warning is None
