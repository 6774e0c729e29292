"""The table of what is complete and what is missing."""

from pathlib import Path
from shutil import copytree

import pytest

from kiosk.content.library import read_exhibit
from kiosk.reports.summary import format_summary

CANAL = Path(__file__).parents[1] / "exhibits" / "canal"


@pytest.fixture
def canal(tmp_path: Path) -> Path:
    return Path(copytree(CANAL, tmp_path / "canal"))


def table(folder: Path) -> list[list[str]]:
    """The cells of each line; columns are parted by two spaces at least."""
    lines = format_summary(read_exhibit(folder)).splitlines()
    return [[cell.strip() for cell in line.replace("  ", "\t").split("\t") if cell.strip()] for line in lines]


def line_of(folder: Path, name: str) -> list[str]:
    return next(line for line in table(folder) if line and line[0] == name)


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_finished_exhibit_is_complete_in_every_language() -> None:
    assert line_of(CANAL, "building")[1::2] == ["11", "complete", "0"]
    assert table(CANAL)[0] == ["events", "texts", "de", "en", "problems"]
    assert table(CANAL)[-1] == ["0 errors, 0 warnings in 23 files"]


def test_what_a_language_lacks_is_counted_where_it_is_missing(canal: Path) -> None:
    replace(canal / "panels/building/opening.yaml", "headline:\n  de: ", "headline:\n  en: x\n  fr: ")
    told = line_of(canal, "building")
    assert "1 missing" in told


def test_a_text_with_nothing_in_it_is_missing(canal: Path) -> None:
    replace(
        canal / "panels/building/panel.yaml",
        "title: {de: Bauen, en: Building}",
        "title: {de: Bauen, en: ' '}",
    )
    assert line_of(canal, "building")[3:5] == ["complete", "1 missing"]


def test_an_exhibit_with_errors_has_its_table_too(canal: Path) -> None:
    (canal / "panels/building/opening.yaml").write_text("date: never\n", encoding="utf-8")
    (canal / "data/stray.csv").write_text("a\n1\n", encoding="utf-8")
    assert int(line_of(canal, "building")[-1]) >= 3
    assert line_of(canal, "charts.yaml")[-1] == "1"


def test_a_folder_that_is_no_exhibit_has_only_the_sum(tmp_path: Path) -> None:
    assert format_summary(read_exhibit(tmp_path)) == "1 error, 0 warnings in 1 file\n"
