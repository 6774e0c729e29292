"""The curator's overlay: the page at hand first, and the way to the page a problem affects."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.visit import AtEvent, AtIndex
from kiosk.ui.app import Opening
from tests.ui.driver import Kiosk
from tests.ui.places import CANAL


@pytest.fixture
def exhibit(tmp_path: Path) -> Path:
    copied = tmp_path / "exhibits" / "canal"
    shutil.copytree(CANAL, copied)
    return copied


@pytest.fixture
def kiosk(exhibit: Path) -> Iterator[Kiosk]:
    kiosk = Kiosk(exhibit, opening=Opening(windowed=True, at="survey", language="en"))
    yield kiosk
    kiosk.close()


def spoil(exhibit: Path, *names: str) -> None:
    for name in names:
        file = exhibit / name
        file.write_text(file.read_text(encoding="utf-8") + "\nwrong: here\n", encoding="utf-8")


SURVEY, WATER = "panels/building/survey.yaml", "panels/building/water.yaml"


def test_the_page_at_hand_comes_first_then_the_rest(kiosk: Kiosk, exhibit: Path) -> None:
    spoil(exhibit, "panels/building/bridge.yaml", SURVEY, WATER)
    kiosk.wait(1)
    assert kiosk.sees("Problem 1 of 3")
    assert kiosk.sees(f"{SURVEY}:")
    kiosk.tap("Next problem")
    assert kiosk.sees("panels/building/bridge.yaml:")


def test_one_touch_goes_to_the_page_a_problem_affects(kiosk: Kiosk, exhibit: Path) -> None:
    spoil(exhibit, SURVEY, WATER)
    kiosk.wait(1)
    assert not kiosk.offers("Go to this page")
    kiosk.tap("Next problem")
    kiosk.tap("Go to this page")
    assert kiosk.visit.here.stop == AtEvent("water")
    assert kiosk.sees("Problem 1 of 2")
    assert kiosk.sees(f"{WATER}:")


def test_a_problem_of_another_file_leads_to_where_it_shows(kiosk: Kiosk, exhibit: Path) -> None:
    file = exhibit / "glossary.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("meaning:", "meanin:", 1), encoding="utf-8")
    kiosk.wait(1)
    kiosk.tap("Go to this page")
    assert kiosk.visit.here.stop == AtIndex()


def test_the_last_good_page_stays_behind_and_comes_back(kiosk: Kiosk, exhibit: Path) -> None:
    headline = kiosk.visit.exhibit.events["survey"].headline["en"]
    good = (exhibit / SURVEY).read_bytes()
    spoil(exhibit, SURVEY)
    kiosk.wait(1)
    assert kiosk.sees(headline)
    (exhibit / SURVEY).write_bytes(good)
    kiosk.wait(1)
    assert kiosk.app.overlay is None


def test_a_language_that_was_taken_out_leaves_the_visitor_in_the_first(kiosk: Kiosk, exhibit: Path) -> None:
    outline = exhibit / "exhibit.yaml"
    outline.write_text(
        outline.read_text(encoding="utf-8").replace("languages: [de, en]", "languages: [de]"),
        encoding="utf-8",
    )
    kiosk.wait(1)
    assert kiosk.visit.languages == ("de",)
    assert kiosk.visit.here.settings.language == "de"
    assert kiosk.visit.here.stop == AtEvent("survey")


def test_a_text_that_does_not_fit_is_a_problem_of_its_page(kiosk: Kiosk, exhibit: Path) -> None:
    headline = kiosk.visit.exhibit.events["survey"].headline["en"]
    file = exhibit / SURVEY
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(headline, "Mill" + "racekeeping" * 14), encoding="utf-8")
    kiosk.wait(1)
    assert kiosk.sees("warning")
    kiosk.tap(next(t.said for t in kiosk.targets if "warning" in t.said))
    assert kiosk.sees("does not fit its place on the screen")
    assert kiosk.sees(f"{SURVEY}:")
    file.write_text(text, encoding="utf-8")
    kiosk.wait(1)
    assert kiosk.app.overlay is None
