"""CSV files, as spreadsheets write them."""

import pytest

from kiosk.content.files import Script
from kiosk.content.findings import Findings
from kiosk.content.tables import is_number, number_hint, read_table
from kiosk.core.model import Row


def rows(text: str) -> tuple[Row, ...]:
    findings = Findings()
    table = read_table(Script("a.csv", text), findings)
    assert findings.problems == ()
    assert table is not None
    return table.rows


def told(text: str) -> list[str]:
    findings = Findings()
    read_table(Script("a.csv", text), findings)
    return [str(problem) for problem in findings.problems]


@pytest.mark.parametrize(
    "text",
    [
        "year,sheets\n1851,10\n1852,\n",
        "year;sheets\n1851;10\n1852;\n",
        "year\tsheets\n1851\t10\n1852\t\n",
        "year,sheets\r\n1851,10\r\n1852,\r\n",
        "year,sheets\r1851,10\r1852,",
        '"year","sheets"\n"1851","10"\n"1852",""\n',
        " year , sheets \n 1851 , 10 \n 1852 , \n\n,\n",
        "sep=;\nyear;sheets\n1851;10\n1852;\n",
    ],
)
def test_what_parts_cells_and_rows_does_not_matter(text: str) -> None:
    assert rows(text) == ({"year": "1851", "sheets": "10"}, {"year": "1852", "sheets": ""})


def test_quotes_hold_commas_breaks_and_quotes() -> None:
    assert rows('name,n\n"Hand, ""the"" press\nof 1851",3\n') == (
        {"name": 'Hand, "the" press of 1851', "n": "3"},
    )


def test_ten_thousand_rows_are_fine() -> None:
    assert len(rows("year,sheets\n" + "1851,10\n" * 10_000)) == 10_000


def test_each_row_of_another_length_is_told() -> None:
    assert told("a,b\n1\n1,2\n1,2,3\n") == [
        "a.csv:2:1: error: this row has 1 cell, the first has 2: "
        "fill in the rest; an unknown figure is an empty cell",
        "a.csv:4:1: error: this row has 3 cells, the first has 2: "
        "a text with a comma in it must be in double quotes",
    ]


def test_columns_need_names() -> None:
    assert told("a,,b\n1,2,3\n") == ["a.csv:1:3: error: column 2 has no name: name it in the first line"]


def test_a_table_of_names_alone_is_told() -> None:
    assert told("a,b\n") == [
        "a.csv:1:1: error: there are no rows under the names of the columns: write the figures"
    ]


def test_text_behind_a_quotation_mark_is_told() -> None:
    assert told('a,b\n"one" two,3\n') == [
        "a.csv:2:6: error: the cell goes on after its closing quotation mark: "
        "inside quotes, a quotation mark is written twice"
    ]


def test_control_characters_are_told() -> None:
    assert told("a,b\n1,\x002\n") == [
        "a.csv:2:3: error: a control character (U+0000) is in the file: delete it, or restore the file"
    ]


LARGE = "the largest has 15 digits, the smallest 6 decimals; count in thousands or millions"


@pytest.mark.parametrize(
    "figure",
    ["999999999999999", "0.000001", "-1e14", "", "0", "12", "-3", "+4", "1.5", ".5", "2.", "1e3", "1.5e-3"],
)
def test_figures(figure: str) -> None:
    assert is_number(figure)


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("1,020", "write 1020, without separators"),
        ("1.020.300", "write 1020300, without separators"),
        ("1 020", "write 1020"),
        ("1\u00a0020", "write 1020"),
        ("2,5", "write 2.5"),
        ("about 20", "write a number, or leave the cell empty where nobody knows it"),
        ("nan", "write a number, or leave the cell empty where nobody knows it"),
        ("inf", "write a number, or leave the cell empty where nobody knows it"),
        ("1e999", "write a number, or leave the cell empty where nobody knows it"),
        ("1e15", LARGE),
        ("9999999999999999", LARGE),
        ("9" * 5000, LARGE),
        ("0.0000001", LARGE),
        ("١٢", "write a number, or leave the cell empty where nobody knows it"),
    ],
)
def test_words_are_no_figures(word: str, hint: str) -> None:
    assert not is_number(word)
    assert number_hint(word) == hint
