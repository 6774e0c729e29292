"""What may be counted stays level: after a round through all pages, after resets, through an idle day."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from kivy.clock import Clock

from kiosk.core.media import Picture
from kiosk.core.visit import DisplaySheet, MoreDrawer, PictureViewer, SourcesDrawer, TermBox, Visit
from tests.endurance.measures import Counted, counted, holding
from tests.ui.driver import Kiosk
from tests.ui.places import CANAL

SIZE = (1024, 600)
MOST_TEXTURES = 40
"""Of a page and what lies over it, above those at rest: icons and the words of buttons are always kept."""
MOST_WIDGETS = 70
MOST_EVENTS = 12
"""Calls the toolkit's clock has been asked for: the tick, pictures awaited, a fade."""


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    kiosk = Kiosk(CANAL, SIZE, state=tmp_path)
    yield kiosk
    kiosk.close()


def pages(visit: Visit) -> Iterator[Callable[[], None]]:
    """Every page of the exhibit, and what can lie over it, in the order of a patient visitor."""
    exhibit = visit.exhibit
    for panel in exhibit.panels:
        yield lambda panel=panel: visit.open_panel(panel)  # type: ignore[misc]
        yield visit.go_on
    for name, event in exhibit.events.items():
        yield lambda name=name: visit.open_event(name)  # type: ignore[misc]
        if event.media and isinstance(event.media[0], Picture):
            yield lambda: visit.lay_over(PictureViewer())
            yield visit.close
        drawer = MoreDrawer() if event.more else SourcesDrawer()
        yield lambda drawer=drawer: visit.lay_over(drawer)  # type: ignore[misc]
    for chart in exhibit.charts:
        yield lambda chart=chart: visit.open_chart(chart)  # type: ignore[misc]
    for term in exhibit.terms:
        yield lambda term=term: visit.lay_over(TermBox(term))  # type: ignore[misc]
    for life in exhibit.lives:
        yield lambda life=life: visit.open_life(life)  # type: ignore[misc]
    for place in list(exhibit.atlas.places)[:2]:
        yield lambda place=place: visit.open_map(place)  # type: ignore[misc]
    yield from (
        visit.open_timeline,
        visit.open_lives,
        visit.open_index,
        visit.open_about,
        visit.open_contents,
    )
    yield lambda: visit.lay_over(DisplaySheet())


def at_rest(kiosk: Kiosk) -> dict[str, int]:
    return counts(holding(lambda: kiosk.frames(1)))


def counts(held: Counted) -> dict[str, int]:
    return {name: getattr(held, name) for name in ("textures", "widgets", "clock", "files", "threads")}


def go_round(kiosk: Kiosk, at_each: Callable[[], None] = lambda: None) -> None:
    """A visit through every page, ended by the idle reset."""
    kiosk.visit.begin("en")
    for go in pages(kiosk.visit):
        kiosk.clock.touched(Clock.get_time())
        go()
        kiosk.stage.shelf.settle()
        kiosk.frames(1)
        at_each()
    while kiosk.screen != "attract":
        kiosk.wait(0.5, step=0.5)
    kiosk.wait(3)  # between two slides, not while one fades into the other


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Garbage waits, as it may for long where little is made anew."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def alive() -> dict[str, int]:
    """What there is, also what only waits for the garbage collector."""
    return counts(counted())


def test_a_day_before_the_attract_screen_holds_no_more_textures_than_a_minute(
    kiosk: Kiosk, uncollected: None
) -> None:
    kiosk.wait(60, step=0.25)
    minute = alive()
    kiosk.wait(1200, step=0.25)
    assert alive()["textures"] <= minute["textures"] + 4


def test_a_warning_that_is_answered_again_and_again_leaves_nothing_behind(
    kiosk: Kiosk, uncollected: None
) -> None:
    def warned() -> None:
        while kiosk.stage.warning is None:
            kiosk.wait(1, step=0.5)
        kiosk.tap_at(1, 1)
        kiosk.frames(2)

    kiosk.visit.open_event("survey")
    warned()
    first = alive()
    for _ in range(5):
        warned()
    assert alive()["textures"] <= first["textures"]


def test_the_timeline_gives_back_each_card_that_it_turns_over(kiosk: Kiosk, uncollected: None) -> None:
    kiosk.visit.begin("en")
    kiosk.visit.open_timeline()
    kiosk.wait(1)
    screen = kiosk.stage.screen
    events = screen.order[:4]

    def turn() -> None:
        for event in events:
            screen.go_to(event)
            kiosk.wait(1)

    turn()
    first = alive()
    for _ in range(3):
        turn()
    assert kiosk.stage.screen is screen
    assert alive()["textures"] <= first["textures"]


def test_a_round_through_every_page_holds_no_more_than_its_page_and_leaves_nothing(kiosk: Kiosk) -> None:
    most: dict[str, int] = {}

    def note() -> None:
        gc.collect()
        for name, count in alive().items():
            most[name] = max(most.get(name, 0), count)

    # Twice: the words of buttons are kept for the next page, also for the pages that are drawn ahead.
    go_round(kiosk)
    go_round(kiosk)
    before = at_rest(kiosk)
    go_round(kiosk, note)
    after = at_rest(kiosk)
    assert after == before
    assert most["textures"] <= before["textures"] + MOST_TEXTURES
    assert most["widgets"] <= before["widgets"] + MOST_WIDGETS
    assert most["clock"] <= MOST_EVENTS
    assert most["files"] <= before["files"] + 1
    assert most["threads"] <= before["threads"]
