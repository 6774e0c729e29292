"""What the program does is counted, so that it stays quick on machines of which nobody knows the speed.

Each bound stands a little above what is counted today; it breaks when something is done again and again that
was done once, or done at all that was not. Times are measured by tests/benchmarks.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk.core.labels import Labels
from kiosk.core.visit import AtEvent
from kiosk.ui.ahead import PageAhead
from kiosk.ui.app import TICK, TICK_AT_REST
from kiosk.ui.environment import OFTEN, SELDOM, collect_seldom
from kiosk.ui.lettering import SetText
from kiosk.ui.screens.attract import run_together
from tests.benchmarks.same_events import invented, write_exhibit, write_pictures
from tests.ui.driver import Kiosk

WIDGETS, TEXTS, FILES = 65, 40, 2
"""At most so many made, set and opened for each page turned, and for the one before and the one after it that
are drawn ahead: 52, 30 and 1 when this was written."""

MAPS = Path(__file__).parents[2] / "exhibits" / "belgium-1940-1944"
NAMES_A_PART, TEXTS_A_PART, PARTS = 3, 12, 20
"""Of a page with a small map: names placed and texts set in one part, and its parts."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("guards")
    write_pictures(place / "pictures", 40, (400, 300))
    return write_exhibit(place / "works", invented(40), place / "pictures")


@pytest.fixture
def kiosk(folder: Path) -> Iterator[Kiosk]:
    kiosk = Kiosk(folder)
    yield kiosk
    kiosk.close()


@contextmanager
def counted(owner: type[Any], method: str) -> Iterator[list[int]]:
    """How often a method is called, as the only number in a list."""
    found = [0]
    real = getattr(owner, method)

    def counting(*args: Any, **more: Any) -> Any:
        found[0] += 1
        return real(*args, **more)

    setattr(owner, method, counting)
    try:
        yield found
    finally:
        setattr(owner, method, real)


OPENED: list[str] = []
"""Files that are opened while a test looks; Python's audit hooks cannot be taken away again."""
_looking = False


def _hear(event: str, args: tuple[Any, ...]) -> None:
    if _looking and event == "open" and isinstance(args[0], str):
        OPENED.append(args[0])


sys.addaudithook(_hear)


@contextmanager
def files_opened() -> Iterator[list[str]]:
    """The files that are opened meanwhile, by whatever thread."""
    global _looking
    OPENED.clear()
    _looking = True
    try:
        yield OPENED
    finally:
        _looking = False


@contextmanager
def frames_drawn() -> Iterator[list[int]]:
    """How many frames are drawn, as the only number in a list."""
    found = [0]

    def count(*_: Any) -> None:
        found[0] += 1

    Window.bind(on_flip=count)
    try:
        yield found
    finally:
        Window.unbind(on_flip=count)


def turn_pages(kiosk: Kiosk, count: int) -> None:
    for _ in range(count):
        kiosk.tap("Next")
        kiosk.settle()
        # Twice as long as it takes to draw the pages before and after.
        kiosk.frames(60)
        kiosk.settle()


def at_an_event(kiosk: Kiosk) -> None:
    kiosk.tap("Touch to begin")
    kiosk.visit.open_event("e2")
    kiosk.settle()
    kiosk.frames(60)
    kiosk.settle()  # a picture of a page drawn ahead may be on its way yet


def test_a_still_screen_draws_no_frames(kiosk: Kiosk) -> None:
    for show in (lambda: None, kiosk.visit.begin, lambda: kiosk.visit.open_event("e3")):
        show()
        kiosk.settle()
        kiosk.wait(4)
        with frames_drawn() as drawn:
            # Shorter than a slide is shown, and than the idle warning waits.
            kiosk.wait(7, step=1 / 30)
        assert drawn[0] == 0


def test_pages_before_and_after_are_drawn_before_they_are_wanted(kiosk: Kiosk) -> None:
    at_an_event(kiosk)
    assert not kiosk.stage.ahead.is_busy
    with counted(SetText, "__init__") as texts:
        for _ in range(3):
            kiosk.visit.next()
            assert texts[0] == 0, "a page that was drawn ahead is drawn again"
            kiosk.settle()
            kiosk.frames(60)
            texts[0] = 0


def test_a_page_that_was_drawn_ahead_is_the_page_that_is_drawn_on_the_spot(kiosk: Kiosk) -> None:
    at_an_event(kiosk)
    kiosk.visit.next()
    kiosk.settle()
    ahead = _written(kiosk)
    kiosk.stage.redraw()
    assert _written(kiosk) == ahead


def _written(kiosk: Kiosk) -> list[tuple[str, tuple[float, ...]]]:
    """All that stands on the page, each with its place."""
    screen = kiosk.stage.screen
    return sorted((getattr(w, "said", ""), (*w.pos, *w.size)) for w in screen.walk())


def test_a_page_turned_makes_few_widgets_and_sets_few_texts(kiosk: Kiosk) -> None:
    at_an_event(kiosk)
    turns = 4
    with counted(Widget, "__init__") as widgets, counted(SetText, "__init__") as texts:
        turn_pages(kiosk, turns)
    assert isinstance(kiosk.visit.here.stop, AtEvent)
    assert widgets[0] <= WIDGETS * turns
    assert texts[0] <= TEXTS * turns


def test_a_page_turned_opens_the_pictures_that_come_and_no_other_file(kiosk: Kiosk, folder: Path) -> None:
    at_an_event(kiosk)
    turns = 4
    with files_opened() as opened:
        turn_pages(kiosk, turns)
    pictures = [file for file in opened if "sheet-" in file]
    assert len(pictures) <= turns
    assert [file for file in opened if str(folder) in file and "sheet-" not in file] == []
    assert len(opened) <= FILES * turns


def test_pages_that_are_left_leave_no_widgets_behind(kiosk: Kiosk) -> None:
    at_an_event(kiosk)
    turn_pages(kiosk, 2)
    gc.collect()
    before = sum(issubclass(type(each), Widget) for each in gc.get_objects())
    turn_pages(kiosk, 4)
    gc.collect()
    after = sum(issubclass(type(each), Widget) for each in gc.get_objects())
    assert abs(after - before) <= 5


def test_a_small_map_is_drawn_ahead_in_many_parts_of_which_none_takes_long() -> None:
    kiosk = Kiosk(MAPS)
    try:
        kiosk.visit.begin("en")
        events = kiosk.visit.exhibit.events.values()
        for event in (event for event in events if event.place and not event.media):
            kiosk.visit.open_event(event.id)
            if "small map labels" in kiosk.stage.memory:
                break
        kiosk.stage.memory.pop("small map labels")
        page = PageAhead(kiosk.visit.here, kiosk.visit, kiosk.stage._screen)
        most_names = most_texts = parts = 0
        with counted(Labels, "_all") as names, counted(SetText, "__init__") as texts:
            while not page.is_done:
                had = names[0], texts[0]
                page.draw_a_part()
                parts += 1
                most_names = max(most_names, names[0] - had[0])
                most_texts = max(most_texts, texts[0] - had[1])
        page.give_up()
        assert 0 < most_names <= NAMES_A_PART
        assert most_texts <= TEXTS_A_PART
        assert parts >= PARTS
    finally:
        kiosk.close()


def test_all_is_searched_for_garbage_when_nobody_touches_and_only_if_it_is_due(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched = [0]
    due = [OFTEN + 1]
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, due[0]))
    monkeypatch.setattr(gc, "collect", lambda: searched.__setitem__(0, searched[0] + 1))
    kiosk.tap("Touch to begin")
    kiosk.wait(1)
    assert searched[0] == 0
    kiosk.wait(4)
    assert searched[0] == 1
    due[0] = OFTEN
    kiosk.tap_at(1, 1)
    kiosk.wait(4)
    assert searched[0] == 1


def test_between_touches_little_is_searched_for_garbage() -> None:
    was_on, before = gc.isenabled(), gc.get_threshold()
    try:
        collect_seldom()
        assert gc.isenabled()
        assert gc.get_threshold()[:2] == before[:2]
        assert gc.get_threshold()[2] == SELDOM > OFTEN
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
        if not was_on:
            gc.disable()


def test_ticks_that_touch_are_drawn_as_one() -> None:
    assert run_together([10.0, 1.0, 2.5, 4.5, 20.0, 20.0], 2.0) == [(1.0, 6.5), (10.0, 12.0), (20.0, 22.0)]
    assert run_together([], 2.0) == []
    crowd = [place * 1776 / 5000 for place in range(5000)]
    assert len(run_together(crowd, 2.0)) == 1


def test_the_attract_screen_left_alone_is_looked_after_once_a_second(kiosk: Kiosk) -> None:
    assert kiosk.app._ticker.timeout == TICK
    kiosk.wait(5)
    assert kiosk.app._ticker.timeout == TICK_AT_REST > TICK
    kiosk.tap("Touch to begin")
    assert kiosk.app._ticker.timeout == TICK
    kiosk.wait(5)
    assert kiosk.app._ticker.timeout == TICK, "a visit goes on, however quiet"
