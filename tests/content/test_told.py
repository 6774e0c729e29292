"""The shipped exhibit tells every sentence it sets out from and every fact of its research, sourced."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from kiosk.content.library import Reading, read_exhibit
from kiosk.core.markup import citations, words
from kiosk.core.model import Exhibit

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "exhibits" / "belgium-1940-1944"


def table(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


TOLD: dict[int, list[str]] = table("told.yaml")
FACTS: dict[str, tuple[str, str]] = table("facts.yaml")
BIBLIOGRAPHY: dict[str, list[str]] = table("bibliography.yaml")


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_exhibit(SHIPPED)


@pytest.fixture(scope="module")
def exhibit(reading: Reading) -> Exhibit:
    assert reading.exhibit is not None
    return reading.exhibit


def test_nothing_is_left_to_put_right(reading: Reading) -> None:
    assert [str(problem) for problem in reading.problems] == []


def test_every_sentence_and_every_fact_is_told(exhibit: Exhibit, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print("\nsentence  events that tell it")
        for sentence, events in TOLD.items():
            print(f"{sentence:>8}  {', '.join(events)}")
        high = [event for confidence, event in FACTS.values() if confidence == "high"]
        print(f"{len(FACTS)} facts, {len(high)} of high confidence; {len(exhibit.events)} events")
    assert list(TOLD) == list(range(1, 31))
    for events in TOLD.values():
        assert events
        assert set(events) <= set(exhibit.events)
    untold = [fact for fact, (_, event) in FACTS.items() if event not in exhibit.events]
    assert untold == []
    assert len(exhibit.events) >= 70


SHORT = {
    r"ch\.": "chap.", "chapter": "chap.", "sections": "secs.", "section": "sec.", "paragraphs": "paras.",
    "paragraph": "para.", r"pages?\b": "p.",
}  # fmt: skip


def _as_compared(locator: str) -> str:
    locator = locator.lower().translate(str.maketrans("“”‘’–", "\"\"''-"))
    for long, short in SHORT.items():
        locator = re.sub(rf"\b{long}", short, locator)
    return re.sub(r"\s+", " ", locator).strip(" .")


def test_every_citation_points_to_a_work_and_a_place_in_it_that_the_research_gives(exhibit: Exhibit) -> None:
    strangers = set()
    for text in exhibit.texts():
        for language in text.languages:
            for citation in citations(text[language]):
                known = BIBLIOGRAPHY.get(citation.source)
                if known is None or (citation.locator and _as_compared(citation.locator) not in known):
                    strangers.add((citation.source, citation.locator))
    assert strangers == set()
    assert set(exhibit.sources) <= set(BIBLIOGRAPHY)


def test_every_event_is_cited_in_every_language_and_its_label_short(exhibit: Exhibit) -> None:
    for event in exhibit.events.values():
        assert set(event.label.languages) == set(exhibit.languages)
        for language in event.label.languages:
            assert citations(event.label[language]), f"{event.id}, {language}: no citation"
            assert words(event.label[language]) <= 75, f"{event.id}, {language}"


def test_every_panel_has_events_enough_and_long_ones_have_chapters(exhibit: Exhibit) -> None:
    for panel in exhibit.panels.values():
        assert len(panel.events) >= 11
        if len(panel.events) > 12:
            assert panel.chapters
            assert all(4 <= len(chapter.events) <= 9 for chapter in panel.chapters)
