"""Lives, the index and the address to take home, under a finger."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kiosk.core.visit import AtEvent, AtIndex, AtLife
from tests.making import make_exhibit
from tests.ui.driver import Kiosk
from tests.ui.places import CANAL


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    kiosk = Kiosk(CANAL)
    kiosk.stage.still = True
    kiosk.visit.begin("en")
    kiosk.frames(2)
    yield kiosk
    kiosk.close()


def past_the_note(kiosk: Kiosk) -> None:
    if kiosk.screen == "note":
        kiosk.tap("Continue")


def test_a_life_is_walked_from_end_to_end(kiosk: Kiosk) -> None:
    kiosk.tap("Lives")
    kiosk.tap("A lock keeper")
    assert kiosk.screen == "life"
    kiosk.tap("Begin")
    past_the_note(kiosk)
    path = kiosk.visit.exhibit.lives["keeper"].events
    assert len(path) == 3
    for number, event in enumerate(path, 1):
        assert kiosk.visit.here.stop == AtEvent(event, life="keeper")
        assert kiosk.sees(f"{number} of {len(path)}")
        kiosk.tap("Next")
    assert kiosk.visit.here.stop == AtLife("keeper")


def test_previous_leads_back_along_a_life_to_its_beginning(kiosk: Kiosk) -> None:
    kiosk.visit.follow_life("keeper", "lock-one")
    past_the_note(kiosk)
    kiosk.tap("Previous")
    assert kiosk.visit.here.stop == AtEvent("first-spade", life="keeper")
    kiosk.tap("Previous")
    assert kiosk.visit.here.stop == AtLife("keeper")
    kiosk.tap("Previous")
    assert kiosk.screen == "lives"


def test_the_rail_leads_back_from_a_life_s_event_to_the_life(kiosk: Kiosk) -> None:
    kiosk.visit.open_life("keeper")
    kiosk.frames(2)
    headline = kiosk.visit.exhibit.events["water"].headline["en"]
    kiosk.tap(headline)
    past_the_note(kiosk)
    kiosk.tap("Life")
    assert kiosk.visit.here.stop == AtLife("keeper")


def test_what_is_said_of_a_life_has_its_sources(kiosk: Kiosk) -> None:
    kiosk.visit.open_life("keeper")
    kiosk.frames(2)
    kiosk.tap("Sources (1)")
    assert any("Brandt" in told for told in kiosk.words)
    kiosk.tap("Close")
    assert kiosk.screen == "life"


def test_a_life_shows_its_portrait_with_its_credit(kiosk: Kiosk) -> None:
    kiosk.visit.open_life("keeper")
    kiosk.settle()
    assert kiosk.sees("Sammlung Mühlenkanal, Nr. 90")


def test_every_entry_of_the_index_leads_to_its_events_and_back(kiosk: Kiosk) -> None:
    kiosk.tap("Index")
    seen = set()
    while True:
        for entry in kiosk.stage.screen._on_page(kiosk.stage.screen.page):
            kiosk.tap(entry.name)
            assert kiosk.stage.screen.chosen == entry
            seen.add(entry.key)
        if not kiosk.offers("Next"):
            break
        kiosk.tap("Next")
    exhibit = kiosk.visit.exhibit
    assert len(seen) == len(exhibit.lives) + len(exhibit.atlas.places) + len(exhibit.terms)


def test_an_entry_s_event_opens_and_the_index_is_as_it_was(kiosk: Kiosk) -> None:
    kiosk.tap("Index")
    kiosk.visit.change(entry="term:lock")
    kiosk.frames(2)
    before = kiosk.visit.here.stop
    assert isinstance(before, AtIndex)
    event = next(e for e in kiosk.visit.exhibit.events.values() if "term:lock" in e.label["en"])
    kiosk.tap(event.headline["en"])
    past_the_note(kiosk)
    assert kiosk.screen == "event"
    kiosk.tap("Index")
    assert kiosk.visit.here.stop == before


def test_the_meaning_in_the_index_has_its_sources(kiosk: Kiosk) -> None:
    kiosk.visit.open_index()
    kiosk.visit.change(entry="term:lock")
    kiosk.frames(2)
    kiosk.tap("Sources (1)")
    assert kiosk.offers("Close")


def test_the_address_to_take_home_is_a_code_and_words(kiosk: Kiosk) -> None:
    kiosk.visit.open_event("collapse")
    past_the_note(kiosk)
    kiosk.frames(2)
    kiosk.tap(next(t.said for t in kiosk.targets if t.said.startswith("Sources")))
    kiosk.tap("On your phone")
    assert kiosk.sees("https://canal.example/mill-canal/collapse/en")
    kiosk.tap("Close")
    assert kiosk.offers("On your phone")


def test_without_an_address_nothing_is_offered(kiosk: Kiosk) -> None:
    outline = kiosk.visit.exhibit.outline.model_copy(update={"takeaway": None})
    from dataclasses import replace

    kiosk.visit.resume(replace(kiosk.visit.exhibit, outline=outline))
    kiosk.visit.open_event("collapse")
    past_the_note(kiosk)
    kiosk.frames(2)
    kiosk.tap(next(t.said for t in kiosk.targets if t.said.startswith("Sources")))
    assert not kiosk.offers("On your phone")


def test_the_attract_screen_tells_what_happened_on_this_day(kiosk: Kiosk) -> None:
    exhibit = kiosk.visit.exhibit
    told = {slide.event for slide in exhibit.outline.attract}
    event = next(e for e in exhibit.events.values() if len(e.date) == 10 and e.id not in told and not e.media)
    when = date.fromisoformat(event.date)
    kiosk.stage.today = lambda: date(when.year + 150, when.month, when.day)
    kiosk.visit.end()
    kiosk.frames(2)
    assert any("150" in words for words in kiosk.words)
    kiosk.stage.today = lambda: date(when.year + 150, when.month, when.day % 28 + 1)
    kiosk.visit.begin()
    kiosk.visit.end()
    kiosk.frames(2)
    assert not any("150" in words for words in kiosk.words)


def test_slides_stand_a_little_elsewhere_each_time(kiosk: Kiosk) -> None:
    kiosk.visit.end()
    kiosk.frames(2)
    screen = kiosk.stage.screen
    places = set()
    for _ in range(7):
        places.add(tuple(screen._place.xy))
        kiosk.wait(12.1 if screen.look.moves else 20.1)
    assert len(places) > 4
    assert all(max(abs(x), abs(y)) <= 4 for x, y in places)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1024, 600)])
def test_a_name_too_long_for_any_size_of_letters_is_shown_in_the_index(
    size: tuple[int, int], tmp_path: Path
) -> None:
    folder = make_exhibit(tmp_path / "works", {"alder": (51.0, 4.4)}, events=2)
    places = folder / "places.yaml"
    name = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft " * 4
    written = places.read_text(encoding="utf-8")
    assert "Town 0" in written
    places.write_text(written.replace("Town 0", name.strip()), encoding="utf-8")
    kiosk = Kiosk(folder, size)
    try:
        kiosk.visit.begin("en")
        kiosk.visit.open_index()
        kiosk.frames(2)
        assert kiosk.screen == "index"
        kiosk.visit.set_text_size(1.5)
        kiosk.frames(2)
        assert kiosk.screen == "index"
    finally:
        kiosk.close()
