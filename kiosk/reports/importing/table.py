"""A table as a spreadsheet saves it, whatever it puts between cells and in whatever letters."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.files import Unreadable, load_bytes, shown
from kiosk.core.problems import Location
from kiosk.reports.importing.intake import Refused

MOST_BYTES = 20_000_000


@dataclass(frozen=True)
class Sheet:
    """The rows of a table: each with its number in the spreadsheet, and its cells by column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]
    remarks: tuple[str, ...] = ()


def load_text(file: Path) -> tuple[str, str]:
    """A file's text, and a remark where its letters had to be guessed."""
    try:
        raw = load_bytes(file, Location(shown(file)), MOST_BYTES)
    except Unreadable as refusal:
        raise Refused(str(refusal.problem)) from None
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace"), ""
    try:
        return raw.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        remark = (
            "the file is not in UTF-8: it was read as Windows letters; look at é, ü and the quotation marks"
        )
        return raw.decode("cp1252", "replace"), remark


def load_table(file: Path) -> Sheet:
    """The table in a CSV file."""
    text, remark = load_text(file)
    if "\x00" in text:
        raise Refused(f"{file.name} is not a CSV file: save the spreadsheet as CSV UTF-8")
    told = re.match(r"sep=([,;\t])\s*[\r\n]+", text)
    text = text[told.end() :] if told else text.lstrip("\r\n")
    first = re.sub(r'"[^"]*"', "", text.partition("\n")[0])
    between = told[1] if told else max(",;\t", key=first.count)
    csv.field_size_limit(MOST_BYTES)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=between))
    except csv.Error as fault:
        raise Refused(f"{file.name} is not a CSV file that can be read ({fault})") from None
    if not lines:
        raise Refused(f"{file.name} is empty")
    columns = _named(lines[0])
    rows = []
    for number, cells in enumerate(lines[1:], 2):
        if any(cell.strip() for cell in cells):
            named = {name: cell.strip() for name, cell in zip(columns, cells, strict=False)}
            beyond = [cell.strip() for cell in cells[len(columns) :] if cell.strip()]
            rows.append((number, named | ({"": " | ".join(beyond)} if beyond else {})))
    return Sheet(columns, tuple(rows), (remark,) if remark else ())


def _named(header: list[str]) -> tuple[str, ...]:
    """The names of the columns, each once; one without a name is called by its number."""
    names: list[str] = []
    for number, cell in enumerate(header, 1):
        name = " ".join(cell.split()) or f"column {number}"
        names.append(f"{name} ({number})" if name in names else name)
    return tuple(names)
