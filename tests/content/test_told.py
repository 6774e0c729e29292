"""Every sentence of the document that the shipped exhibit sets out from is told by an event."""

from pathlib import Path

import pytest
import yaml

from kiosk.content.library import Reading, read_exhibit
from kiosk.core.markup import citations, words

SHIPPED = Path(__file__).parents[2] / "exhibits" / "belgium-1940-1944"
TOLD: dict[int, list[str]] = yaml.safe_load((Path(__file__).parent / "told.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_exhibit(SHIPPED)


def test_the_shipped_exhibit_has_no_errors(reading: Reading) -> None:
    assert [str(p) for p in reading.problems if p.severity == "error"] == []


@pytest.mark.parametrize("sentence", range(1, 31))
def test_each_sentence_is_told(reading: Reading, sentence: int) -> None:
    assert reading.exhibit is not None
    assert TOLD[sentence], f"nothing tells sentence {sentence}"
    for event in TOLD[sentence]:
        assert event in reading.exhibit.events


def test_every_event_is_cited_and_its_label_short(reading: Reading) -> None:
    assert reading.exhibit is not None
    assert len(reading.exhibit.events) >= 45
    for event in reading.exhibit.events.values():
        for language in event.label.languages:
            assert citations(event.label[language]), f"{event.id}, {language}: no citation"
        assert words(event.label["en"]) <= 75, event.id


def test_every_panel_has_events_enough(reading: Reading) -> None:
    assert reading.exhibit is not None
    for panel in reading.exhibit.panels.values():
        assert len(panel.events) >= 11
        if len(panel.events) > 12:
            assert all(4 <= len(chapter.events) <= 9 for chapter in panel.chapters)
            assert panel.chapters
