"""The access report as text, page and JSON."""

import json
from datetime import datetime

import pytest

from kiosk.core.access import Account, Place
from kiosk.reports.access import format_json, format_page, format_table, told_figure

HERE = Place(1080, 1920, 24, "de", "largest", "normal", "", "event-lock", "Weiter <&>")


@pytest.fixture
def account() -> Account:
    account = Account()
    account.add("target", 22.25, HERE)
    account.add("target", 17.0, HERE)
    account.add("contrast", 7.018, HERE)
    return account


def test_the_table_tells_verdict_figure_bar_place_and_clause(account: Account) -> None:
    told = format_table(account).splitlines()
    at = told.index("FAILED       Shorter side of what can be touched")
    assert told[at + 1].strip() == "at least 20 mm; worst 17 mm of 2 measured"
    assert (
        told[at + 2].strip()
        == "at 1080x1920 at 24 in, de, largest text, normal contrast: event-lock: Weiter <&>"
    )
    assert told[at + 3].strip() == (
        "Tiresias touchscreen checklist, size of targets; WCAG 2.2, 2.5.8, 2.5.5 (smaller) *"
    )
    assert "PASSED       Contrast of text, from pixels" in told
    assert "1 of 18 rows passed, 1 failed, 16 not measured" in told
    assert told[-1] == "* given from memory: not checked against the standard's text"


def test_the_page_holds_the_same_and_escapes_what_it_shows(account: Account) -> None:
    page = format_page(account, "Canal", ["1080 × 1920 at 24 in"], datetime(2027, 1, 2, 3, 4))
    assert "Weiter &lt;&amp;&gt;" in page
    assert "1 of 2 fail" in page
    assert "7.02 : 1" in page
    assert "Measured on 2027-01-02 03:04" in page


def test_the_json_can_be_read_by_a_machine(account: Account) -> None:
    rows = {row["key"]: row for row in json.loads(format_json(account))}
    assert rows["target"]["verdict"] == "failed"
    assert rows["target"]["failed"][0]["figure"] == 17.0
    assert rows["target"]["failed"][0]["where"]["screen"] == "event-lock"
    assert rows["flash"] == {**rows["flash"], "verdict": "not measured", "worst": None, "where": None}


@pytest.mark.parametrize(
    ("figure", "unit", "told"),
    [
        (None, "mm", "–"),
        (21.26, "mm", "21.3 mm"),
        (7.0, ": 1", "7 : 1"),
        (0.712, "°", "0.71 °"),
        (0.0, "", "0"),
    ],
)
def test_figures_are_told_with_their_unit(figure: float | None, unit: str, told: str) -> None:
    assert told_figure(figure, unit) == told
