"""What `check` prints."""

import json
from pathlib import Path

from kiosk.content.library import Reading, read_exhibit
from kiosk.core.problems import Location, Problem
from kiosk.reports.checklist import format_json, format_text

CANAL = Path(__file__).parent.parent / "exhibits" / "canal"

CAPTION = Problem(
    Location("hand-press.yaml", 9, 5),
    "error",
    "unknown-key",
    'unknown key "captoin" in media',
    'did you mean "caption"?',
)
CREDIT = Problem(Location("hand-press.yaml", 12, 5), "error", "missing-key", 'media needs "credit"')
LONG = Problem(Location("mill.yaml", 1, 1), "warning", "long-sentence", "a sentence of 30 words")


def test_one_line_for_each_problem_then_the_sum() -> None:
    assert format_text(Reading(None, (CAPTION, CREDIT), 4)) == (
        'hand-press.yaml:9:5: error: unknown key "captoin" in media: did you mean "caption"?\n'
        'hand-press.yaml:12:5: error: media needs "credit"\n'
        "2 errors, 0 warnings in 1 file\n"
    )


def test_one_is_said_as_one() -> None:
    assert format_text(Reading(None, (CREDIT, LONG), 4)).endswith("1 error, 1 warning in 2 files\n")


def test_of_a_clean_exhibit_all_files_are_counted() -> None:
    assert format_text(read_exhibit(CANAL)) == "0 errors, 0 warnings in 23 files\n"


def test_json_has_all_of_a_problem() -> None:
    assert json.loads(format_json(Reading(None, (CAPTION, CREDIT), 4))) == [
        {
            "path": "hand-press.yaml",
            "line": 9,
            "column": 5,
            "severity": "error",
            "code": "unknown-key",
            "message": 'unknown key "captoin" in media',
            "hint": 'did you mean "caption"?',
        },
        {
            "path": "hand-press.yaml",
            "line": 12,
            "column": 5,
            "severity": "error",
            "code": "missing-key",
            "message": 'media needs "credit"',
            "hint": "",
        },
    ]


def test_json_shows_letters_as_they_are() -> None:
    told = Problem(Location("mühle.yaml"), "error", "empty", "„x“ is empty")
    assert '"path": "mühle.yaml"' in format_json(Reading(None, (told,), 1))


def test_json_of_a_clean_exhibit_is_an_empty_list() -> None:
    assert json.loads(format_json(read_exhibit(CANAL))) == []
