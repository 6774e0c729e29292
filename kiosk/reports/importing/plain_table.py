"""A plain table with a header: one event a row, its columns called as museums call them."""

import re
from pathlib import Path

from kiosk.reports.importing import dating
from kiosk.reports.importing.addresses import beside
from kiosk.reports.importing.columns import fields_of
from kiosk.reports.importing.html_text import read_html
from kiosk.reports.importing.intake import Entry, Intake, Medium, Refused, Spot, Wording
from kiosk.reports.importing.table import Sheet, load_table


def load_plain_table(file: Path, language: str) -> Intake:
    """A CSV file with a header; `Refused` where it has no dates or headlines."""
    sheet = load_table(file)
    known = fields_of(sheet.columns)
    _see_that_it_can_be_read(file, sheet, known)
    tags = dict.fromkeys(tag for _field, tag in known.values() if tag)
    languages = tuple(dict.fromkeys((language, *tags) if _has_untagged(known) or language in tags else tags))
    intake = Intake(file.name, languages)
    for remark in sheet.remarks:
        intake.remark("to do", "the file", remark)
    reader = _Reader(file, intake, known)
    for number, row in sheet.rows:
        reader.read(f"row {number}", row)
    if not intake.entries:
        raise Refused(f"{file.name} has no row with a date")
    return intake


def _has_untagged(known: dict[str, tuple[str, str]]) -> bool:
    return ("headline", "") in known.values() or ("text", "") in known.values()


def _see_that_it_can_be_read(file: Path, sheet: Sheet, known: dict[str, tuple[str, str]]) -> None:
    fields = {field for field, _language in known.values()}
    lacking = "a date" if not fields & {"date", "year"} else "a headline" if "headline" not in fields else ""
    if lacking:
        raise Refused(
            f"{file.name} has no column for {lacking}: its first line must name the columns, such as date, "
            f"headline, text, place, source, picture; it has {', '.join(sheet.columns)}"
        )


class _Reader:
    """Reads row after row into the intake."""

    def __init__(self, file: Path, intake: Intake, known: dict[str, tuple[str, str]]) -> None:
        self.file = file
        self.intake = intake
        self.known = known

    def read(self, where: str, row: dict[str, str]) -> None:
        """One row."""
        cells: dict[str, Wording] = {}
        for column, cell in row.items():
            if not cell:
                continue
            if column not in self.known:
                name = column or "cells beyond the last column"
                self.intake.remark("no place", where, f"{name}: {cell}")
                continue
            field, language = self.known[column]
            cells.setdefault(field, {})[language or self.intake.languages[0]] = cell
        dated = self._date(cells)
        if not dated.date:
            told = ", ".join(f"{column}: {cell}" for column, cell in row.items() if cell)
            self.intake.remark("left out", where, f"no date with a year from 1 to 9999 could be read: {told}")
            return
        entry = Entry(where, dated.date, self._words(where, cells, "headline"))
        entry.text = self._words(where, cells, "text")
        entry.more = self._words(where, cells, "more")
        entry.date_text = self._words(where, cells, "date_text")
        if dated.doubt:
            self.intake.remark(
                "to do", where, f"date {dated.date}, from “{self._typed(cells)}”: {dated.doubt}"
            )
            if dated.doubt.startswith("only") and not entry.date_text:
                entry.date_text = {self.intake.languages[0]: self._typed(cells)}
        entry.group = self._words(where, cells, "group")
        entry.place = self._place(where, cells)
        entry.sources = [each.strip() for each in re.split(r"[;\n]", _one(cells, "source")) if each.strip()]
        self._media(entry, cells)
        self.intake.entries.append(entry)

    def _date(self, cells: dict[str, Wording]) -> dating.Dated:
        languages = (*self.intake.languages, *dating.LANGUAGES)
        if not _one(cells, "date") and _one(cells, "year"):
            parts = [_one(cells, key) for key in ("day", "month", "year")]
            if all(each.isdecimal() for each in parts if each):
                return dating.of_parts(*(int(each) if each else None for each in reversed(parts)))
            return dating.read_typed(" ".join(filter(None, parts)), languages)
        start = dating.read_typed(_one(cells, "date"), languages) if _one(cells, "date") else dating.Dated("")
        end = dating.read_typed(_one(cells, "end"), languages) if _one(cells, "end") else dating.Dated("")
        if _one(cells, "end") and not end.date:
            end = dating.Dated("", f"the end, “{_one(cells, 'end')}”, could not be read")
        return dating.between(start, end) if start.date else start

    def _typed(self, cells: dict[str, Wording]) -> str:
        ends = [_one(cells, key) for key in ("date", "end")]
        return " – ".join(filter(None, ends)) or " ".join(
            _one(cells, key) for key in ("day", "month", "year")
        )

    def _place(self, where: str, cells: dict[str, Wording]) -> Spot | None:
        name = self._words(where, cells, "place")
        written = [_one(cells, key).replace(",", ".") for key in ("latitude", "longitude")]
        try:
            latitude, longitude = map(float, written)
        except ValueError:
            if any(written):
                told = f"latitude and longitude could not be read: {' / '.join(written)}"
                self.intake.remark("to do", where, told)
            return Spot(name) if name else None
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            self.intake.remark("to do", where, f"latitude {latitude:g}, longitude {longitude:g} is no place")
            return Spot(name) if name else None
        first = self.intake.languages[0]
        return Spot(name or {first: f"{latitude:g}, {longitude:g}"}, (latitude, longitude))

    def _media(self, entry: Entry, cells: dict[str, Wording]) -> None:
        words = {key: self._words(entry.where, cells, key) for key in ("alt", "caption")}
        credit, rights = (read_html(_one(cells, key)).text for key in ("credit", "rights"))
        names = [each.strip() for each in re.split(r"[;\n|]", _one(cells, "picture")) if each.strip()]
        for name in names:
            found = beside(self.file, name)
            entry.media.append(Medium(name, found, words["alt"], words["caption"], credit, rights))
        if not names:
            for key in ("alt", "caption", "credit", "rights"):
                if _one(cells, key):
                    self.intake.remark("no place", entry.where, f"{key} of no picture: {_one(cells, key)}")

    def _words(self, where: str, cells: dict[str, Wording], field: str) -> Wording:
        read: Wording = {}
        for language, cell in cells.get(field, {}).items():
            told = read_html(cell, keeps_lines=True)
            for words, address in told.links:
                self.intake.remark("no place", where, f"a link in {field}: “{words}” led to {address}")
            for lost in told.lost:
                self.intake.remark("no place", where, f"in {field}: {lost}")
            if told.text:
                read[language] = told.text
        return read


def _one(cells: dict[str, Wording], field: str) -> str:
    """What a field says, where it is the same in every language."""
    return next(iter(cells.get(field, {}).values()), "")
