"""Files of TimelineJS 3: its JSON, and its spreadsheet saved as CSV."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.reports.importing.intake import Intake, Refused
from kiosk.reports.importing.slides import SlideReader
from kiosk.reports.importing.slides import number as read_number
from kiosk.reports.importing.table import load_table, load_text

COLUMNS = {
    "Year": ("start_date", "year"), "Month": ("start_date", "month"), "Day": ("start_date", "day"),
    "Time": ("start_date", "time"), "End Year": ("end_date", "year"), "End Month": ("end_date", "month"),
    "End Day": ("end_date", "day"), "End Time": ("end_date", "time"), "Start Date": ("start_date", "typed"),
    "End Date": ("end_date", "typed"), "Headline": ("text", "headline"), "Text": ("text", "text"),
    "Media": ("media", "url"), "Media Credit": ("media", "credit"), "Media Caption": ("media", "caption"),
    "Media Thumbnail": ("media", "thumbnail"), "Alt Text": ("media", "alt"),
}  # fmt: skip
"""The columns of the spreadsheet, and where they stand in the JSON."""
PLAIN = {"Display Date": "display_date", "Group": "group", "Tag": "group", "Background": "background"}


def load_timeline(file: Path, language: str) -> Intake:
    """A file of TimelineJS; `Refused` where it is none, or one that no exhibit can be made of."""
    if file.suffix.lower() in (".csv", ".tsv", ".txt"):
        intake, slides = Intake(file.name, (language,)), list(_slides_of_table(file))
    else:
        intake, slides = Intake(file.name, (language,)), list(_slides_of_json(file))
    if any(map(_is_cosmological, slides)):
        raise _cosmological(file)
    reader = SlideReader(file, intake, language)
    for kind, where, slide in slides:
        reader.read(kind, where, slide)
    if not intake.entries:
        raise Refused(f"{file.name} has no event with a date")
    return intake


def _is_cosmological(slide: tuple[str, str, Any]) -> bool:
    """Whether TimelineJS would by itself take such a slide for one of astronomy or geology."""
    start = slide[2].get("start_date") if isinstance(slide[2], dict) else None
    year = read_number(start.get("year")) if isinstance(start, dict) else None
    return year is not None and not -271_820 <= year <= 275_759


def _cosmological(file: Path) -> Refused:
    return Refused(f"{file.name} is on the cosmological scale: an exhibit's dates have years from 1 to 9999")


def _slides_of_json(file: Path) -> Iterator[tuple[str, str, Any]]:
    text, _remark = load_text(file)
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as fault:
        raise Refused(f"{file.name}:{fault.lineno}:{fault.colno}: this is not JSON from here on") from None
    except RecursionError:
        raise Refused(f"{file.name} is nested too deep to be a timeline") from None
    if isinstance(whole, dict) and "timeline" in whole:
        raise Refused(f"{file.name} is of TimelineJS 1 or 2: open its spreadsheet and save that as CSV")
    if not isinstance(whole, dict) or not isinstance(whole.get("events"), list):
        raise Refused(f'{file.name} is no file of TimelineJS: it has no list "events"')
    if whole.get("scale") == "cosmological":
        raise _cosmological(file)
    if whole.get("title"):
        yield "title", "title", whole["title"]
    eras = whole.get("eras")
    for number, era in enumerate(eras if isinstance(eras, list) else [], 1):
        yield "era", f"era {number}", era
    for number, event in enumerate(whole["events"], 1):
        yield "event", f"event {number}", event
    for key in whole.keys() - {"title", "eras", "events", "scale"}:
        yield "other", key, whole[key]


def _slides_of_table(file: Path) -> Iterator[tuple[str, str, Any]]:
    sheet = load_table(file)
    if "Headline" not in sheet.columns or not {"Year", "Start Date"} & set(sheet.columns):
        raise Refused(
            f'{file.name} is no spreadsheet of TimelineJS: it needs the columns "Year" and "Headline"; '
            "for another table: import csv"
        )
    has_title = False
    for remark in sheet.remarks:
        yield "remark", "the file", remark
    for number, row in sheet.rows:
        slide: dict[str, Any] = {}
        for column, cell in row.items():
            if not cell or (column == "Type" and cell.lower() in ("title", "era", "event")):
                continue
            if column in COLUMNS:
                part, key = COLUMNS[column]
                slide.setdefault(part, {})[key] = cell
            else:
                slide[PLAIN.get(column, column or "cells beyond the last column")] = cell
        kind = row.get("Type", "").strip().lower()
        if kind == "title" and not has_title:
            has_title = True
            yield "title", f"row {number}", slide
        else:
            yield "era" if kind == "era" else "event", f"row {number}", slide
