"""A visitor walks the whole exhibit by touch."""

import re
from collections.abc import Callable, Iterator

import pytest

from kiosk.core.citations import Numbering
from kiosk.core.markup import plain, terms
from tests.ui.driver import Kiosk
from tests.ui.places import CANAL, SHIPPED


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    kiosk = Kiosk(SHIPPED)
    yield kiosk
    kiosk.close()


def test_a_visitor_walks_from_the_first_touch_through_every_event_and_home(kiosk: Kiosk) -> None:
    exhibit = kiosk.visit.exhibit
    kiosk.tap("Touch to begin")
    assert kiosk.screen == "contents"
    first = True
    for panel in exhibit.panels.values():
        kiosk.tap(plain(panel.title["en"]))
        if first:
            assert kiosk.screen == "note"
            kiosk.tap("Continue")
            first = False
        assert kiosk.screen == "panel"
        kiosk.tap("Begin")
        for number, name in enumerate(panel.events):
            assert kiosk.visit.here.stop.event == name
            event = exhibit.event(name)
            assert kiosk.sees(plain(event.headline["en"]).replace("\u00a0", " "))
            assert kiosk.sees(f"{number + 1} of {len(panel.events)}")
            kiosk.tap("Next")
        # From a panel's last event the way leads on into the next panel, and at the very end home.
        if kiosk.screen == "panel":
            kiosk.tap("Home")
    assert kiosk.screen == "contents"


def test_every_event_gives_its_sources_its_longer_text_and_its_terms(kiosk: Kiosk) -> None:
    exhibit = kiosk.visit.exhibit
    kiosk.tap("Touch to begin")
    kiosk.tap(plain(next(iter(exhibit.panels.values())).title["en"]))
    kiosk.tap("Continue")
    kiosk.tap("Begin")
    for name, event in exhibit.events.items():
        if kiosk.screen == "panel":
            kiosk.tap("Begin")
        assert kiosk.visit.here.stop.event == name
        texts = [t["en"] for t in (event.label, event.more, event.differ) if t is not None]
        count = len(Numbering(texts).entries)
        kiosk.tap(f"Sources ({count})")
        pages = 1
        while kiosk.offers("Next page"):
            kiosk.tap("Next page")
            pages += 1
        if event.differ is not None:
            assert kiosk.sees("Historians differ")
        kiosk.tap("Close")
        if event.more is not None:
            kiosk.tap("Read more")
            kiosk.tap("Close")
        for term in dict.fromkeys(terms(event.label["en"])):
            kiosk.tap_mark(f"t:{term}")
            assert kiosk.sees(plain(exhibit.terms[term].term["en"]))
            kiosk.tap("Close")
        assert kiosk.visit.here.over == ()
        kiosk.tap("Next")
    assert kiosk.screen == "contents"


def test_the_list_of_a_panel_leads_to_each_of_its_events(kiosk: Kiosk) -> None:
    exhibit = kiosk.visit.exhibit
    kiosk.tap("Touch to begin")
    panel = next(iter(exhibit.panels.values()))
    kiosk.tap(plain(panel.title["en"]))
    kiosk.tap("Continue")
    reached = []
    for name in panel.events:
        headline = plain(exhibit.event(name).headline["en"])
        while not kiosk.offers(headline):
            kiosk.tap("Next page")
        kiosk.tap(headline)
        reached.append(kiosk.visit.here.stop.event)
        kiosk.tap("Home")
        kiosk.tap(plain(panel.title["en"]))
    assert reached == list(panel.events)


def test_a_citation_mark_opens_the_sources_where_its_number_stands(kiosk: Kiosk) -> None:
    kiosk.tap("Touch to begin")
    kiosk.visit.open_event(next(iter(kiosk.visit.exhibit.events)))
    kiosk.tap("Continue")
    kiosk.tap_mark("c:1")
    assert kiosk.sees("Sources")
    assert "1" in kiosk.words


def test_about_tells_every_source_of_the_bibliography(kiosk: Kiosk) -> None:
    kiosk.tap("Touch to begin")
    kiosk.tap("About this exhibit")
    told = ""
    while True:
        told += " ".join(kiosk.words)
        if not kiosk.offers("Next page"):
            break
        kiosk.tap("Next page")
    for source in kiosk.visit.exhibit.sources.values():
        words = re.findall(r"\w{5,}", str(source.csl.get("title", "")))[:2]
        assert all(word.casefold() in told.casefold() for word in words), source.id
    kiosk.tap("Home")
    assert kiosk.screen == "contents"


def test_home_and_language_are_reachable_from_every_stop_and_language_keeps_the_place() -> None:
    kiosk = Kiosk(CANAL)
    try:
        visit = kiosk.visit
        kiosk.tap("Touch to begin")
        stops: list[Callable[[], None]] = [
            lambda: visit.open_panel("building"),
            lambda: visit.open_event("collapse"),
            lambda: visit.show_picture(2),
            lambda: visit.open_about(1),
        ]
        kiosk.tap("Building")
        kiosk.tap("Continue")
        for go in stops:
            go()
            kiosk.frames(2)
            before = visit.here
            kiosk.tap("Deutsch")
            assert visit.here.stop == before.stop
            assert visit.here.over == before.over
            kiosk.tap("English")
            assert visit.here == before
        kiosk.tap("Home")
        assert kiosk.screen == "contents"
    finally:
        kiosk.close()


def test_a_link_in_a_text_and_see_also_lead_to_their_events() -> None:
    kiosk = Kiosk(CANAL)
    try:
        exhibit = kiosk.visit.exhibit
        kiosk.tap("Touch to begin")
        kiosk.visit.open_event("survey")
        kiosk.tap("Continue")
        kiosk.tap("See also" if exhibit.event("survey").more is None else "Read more")
        name = exhibit.event("survey").see_also[0]
        kiosk.tap(plain(exhibit.event(name).headline["en"]))
        assert kiosk.visit.here.stop.event == name
    finally:
        kiosk.close()
