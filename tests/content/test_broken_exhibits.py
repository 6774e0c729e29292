"""Each folder of tests/exhibits/broken has one fault; its expected.txt is all that `check` says of it."""

from pathlib import Path

import pytest

from kiosk.content.library import read_exhibit
from kiosk.reports.checklist import format_text

ROOT = Path(__file__).parent.parent.parent
BROKEN = ROOT / "tests" / "exhibits" / "broken"
NAMES = sorted(folder.name for folder in BROKEN.iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_the_fault_is_told_in_one_sentence_at_its_place(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    reading = read_exhibit(Path("tests/exhibits/broken") / name)
    assert format_text(reading) == (BROKEN / name / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_errors_refuse_the_exhibit_and_warnings_do_not(name: str) -> None:
    reading = read_exhibit(BROKEN / name)
    assert (reading.exhibit is not None) == name.startswith("warn-")
    assert reading.problems


def test_there_are_at_least_seventy() -> None:
    assert len(NAMES) >= 70
