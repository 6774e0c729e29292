"""Charts and their tables: what a spreadsheet can do to them is read, or told at its place."""

from pathlib import Path
from time import process_time

import pytest

from kiosk.content.library import read_exhibit
from kiosk.core.model import Row

METRES = "year,metres\n1847,640\n1848,\n1849,-3\n1850,2.5\n"


def write(canal: Path, text: str, name: str = "metres.csv") -> None:
    (canal / "data" / name).write_bytes(text.encode("utf-8"))


def rows(canal: Path) -> tuple[Row, ...]:
    reading = read_exhibit(canal)
    assert [str(problem) for problem in reading.problems if problem.severity == "error"] == []
    assert reading.exhibit is not None
    return reading.exhibit.rows["metres"]


def told(canal: Path) -> list[str]:
    """What is told, each with its path from the exhibit's folder on."""
    problems = read_exhibit(canal).problems
    return [str(problem).removeprefix(f"{canal}/") for problem in problems if problem.severity == "error"]


@pytest.mark.parametrize(
    "text",
    [
        METRES,
        "\ufeff" + METRES,
        METRES.replace(",", ";"),
        METRES.replace(",", "\t"),
        METRES.replace("\n", "\r\n"),
        "\ufeffsep=;\r\n" + METRES.replace(",", ";").replace("\n", "\r\n"),
        METRES.replace("\n", "\n\n,\n"),
        METRES.removesuffix("\n"),
        '"year","metres"\n"1847","640"\n"1848",""\n"1849","-3"\n"1850","2.5"\n',
    ],
    ids=["plain", "BOM", "semicolons", "tabs", "Windows", "Excel", "empty rows", "no end", "quotes"],
)
def test_whatever_a_spreadsheet_puts_between_cells_the_rows_are_the_same(canal: Path, text: str) -> None:
    # the chart brings out 1849
    write(canal, text)
    assert rows(canal) == (
        {"year": "1847", "metres": "640"}, {"year": "1848", "metres": ""},
        {"year": "1849", "metres": "-3"}, {"year": "1850", "metres": "2.5"},
    )  # fmt: skip


def test_a_decimal_comma_is_told_with_how_to_write_it(canal: Path) -> None:
    write(canal, "year;metres\n1849;2,5\n1850;1.020,5\n")
    assert told(canal) == [
        'data/metres.csv:2:6: error: "2,5" in column "metres" is not a number: write 2.5',
        'data/metres.csv:3:6: error: "1.020,5" in column "metres" is not a number: '
        "write a number, or leave the cell empty where nobody knows it",
    ]


@pytest.mark.parametrize("word", ["viele", "n/a", "–", "640 m", "NaN"])
def test_a_word_where_a_figure_belongs_is_told(canal: Path, word: str) -> None:
    write(canal, f"year,metres\n1849,{word}\n")
    assert told(canal) == [
        f'data/metres.csv:2:6: error: "{word}" in column "metres" is not a number: '
        "write a number, or leave the cell empty where nobody knows it"
    ]


def test_words_all_down_a_column_are_not_told_one_by_one(canal: Path) -> None:
    write(canal, "year,metres\n1849,0\n" + "1850,many\n" * 5000)
    assert len(told(canal)) == 11


@pytest.mark.parametrize("column", ["year", "metres"])
def test_a_column_that_is_missing_is_told_where_it_is_named(canal: Path, column: str) -> None:
    write(canal, METRES.replace(column, "other", 1))
    reached = told(canal)
    assert reached[0].startswith("charts.yaml:")
    assert f'unknown column "{column}"' in reached[0]


def test_ten_thousand_rows_are_checked_in_no_time(canal: Path) -> None:
    write(canal, "year,metres\n1849,0\n" + "".join(f"{1000 + n % 900},{n}\n" for n in range(10_000)))
    start = process_time()
    assert len(rows(canal)) == 10_001
    assert process_time() - start < 5


def test_a_graphic_that_no_event_shows_is_no_fault(canal: Path) -> None:
    file = canal / "panels/building/collapse.yaml"
    text = file.read_text(encoding="utf-8").replace("  - chart: metres\n    caption", "  #")
    file.write_text(text, encoding="utf-8")
    assert read_exhibit(canal).problems == ()
