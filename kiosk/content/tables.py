"""CSV files: their rows, each cell with its place, whatever a spreadsheet put between them."""

import re
from dataclasses import dataclass

from kiosk.content.files import Script, control_character
from kiosk.content.findings import Findings
from kiosk.core.model import Row
from kiosk.core.problems import Location, count, quoted
from kiosk.core.rows import number_of

_SAID_BETWEEN = re.compile(r"sep=([,;\t])[\r\n]+")
"""A first line in which Excel says what it puts between cells."""
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?", re.ASCII)
_QUOTE = re.compile(r'[ ]*+"')
_EMPTY_LINES = re.compile(r"[\r\n]++")
MOST_COLUMNS, MOST_ROWS = 200, 20_000
"""No graphic shows a tenth of it."""
_SIZE_HINT = "the largest has 15 digits, the smallest 6 decimals; count in thousands or millions"


@dataclass(frozen=True)
class Cell:
    """What one cell says, and where it starts in the text."""

    value: str
    index: int


@dataclass(frozen=True)
class Table:
    """A CSV file: its columns and rows as written."""

    script: Script
    columns: tuple[str, ...]
    cells: tuple[dict[str, Cell], ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows without their places."""
        return tuple({column: cell.value for column, cell in row.items()} for row in self.cells)

    def at(self, cell: Cell) -> Location:
        """Where a cell stands."""
        return self.script.at(cell.index)


def read_table(script: Script, findings: Findings) -> Table | None:
    """The table in a CSV file; None where it is none at all."""
    start = Location(script.path)
    control = control_character(script.text)
    if control:
        findings.error(script.at(control[0]), "unreadable", *control[1:])
        return None
    lines = _lines(script, findings)
    if not lines:
        if not findings.has_error_in(script.path):
            findings.error(
                start, "empty", "the file is empty", "write the names of the columns in its first line"
            )
        return None
    header, *body = lines
    columns = tuple(cell.value for cell in header)
    seen: set[str] = set()
    for place, cell in enumerate(header):
        if not cell.value:
            findings.error(
                script.at(cell.index), "csv", f"column {place + 1} has no name", "name it in the first line"
            )
        elif cell.value in seen:
            findings.error(
                script.at(cell.index), "csv", f"a second column {quoted(cell.value)}", "rename one of them"
            )
        seen.add(cell.value)
    if not body:
        findings.error(start, "csv", "there are no rows under the names of the columns", "write the figures")
    for row in body:
        if findings.is_full(script.path):
            break
        if len(row) != len(columns):
            hint = (
                "a text with a comma in it must be in double quotes"
                if len(row) > len(columns)
                else "fill in the rest; an unknown figure is an empty cell"
            )
            message = f"this row has {count(len(row), 'cell')}, the first has {len(columns)}"
            findings.error(script.at(row[0].index), "csv", message, hint)
    cells = tuple(dict(zip(columns, row, strict=False)) for row in body if len(row) == len(columns))
    return Table(script, columns, cells)


def is_number(written: str) -> bool:
    """Whether a cell is a figure, or empty: a figure nobody knows."""
    return not written or (bool(_NUMBER.fullmatch(written)) and number_of(written) is not None)


def number_hint(written: str) -> str:
    """How a figure is written that has separators in it."""
    bare = re.sub(r"[\s\u00a0\u202f'’]", "", written)
    if _NUMBER.fullmatch(bare) and number_of(bare) is None:
        return _SIZE_HINT
    if re.fullmatch(r"[+-]?\d{1,3}([.,]\d{3})+", bare):
        return f"write {re.sub('[.,]', '', bare)}, without separators"
    if re.fullmatch(r"[+-]?\d+,\d+", bare):
        return f"write {bare.replace(',', '.')}"
    if _NUMBER.fullmatch(bare):
        return f"write {bare}"
    return "write a number, or leave the cell empty where nobody knows it"


def _lines(script: Script, findings: Findings) -> list[list[Cell]]:
    """The rows of the file as cells; empty lines are skipped."""
    text = script.text
    told = _SAID_BETWEEN.match(text)
    first = text.lstrip("\r\n").partition("\n")[0]
    between = told[1] if told else max(",;\t", key=lambda sign: _outside_quotes(first).count(sign))
    bare = re.compile(f"[^{re.escape(between)}\r\n]*")
    rows: list[list[Cell]] = []
    row: list[Cell] = []
    index = told.end() if told else 0
    while index < len(text):
        if not row and (empty := _EMPTY_LINES.match(text, index)):
            index = empty.end()
            continue
        start = index
        quote = _QUOTE.match(text, index)
        if quote:
            closing = _closing(text, quote.end())
            if closing < 0:
                hint = "close it; inside, a quotation mark is written twice"
                findings.error(script.at(quote.end() - 1), "csv", "a quotation mark is never closed", hint)
                return []
            value = text[quote.end() : closing].replace('""', '"')
            after = bare.match(text, closing + 1)
            index = after.end() if after else closing + 1
            rest = text[closing + 1 : index].strip()
            if rest:
                hint = "inside quotes, a quotation mark is written twice"
                message = "the cell goes on after its closing quotation mark"
                findings.error(script.at(closing + 1), "csv", message, hint)
        else:
            found = bare.match(text, index)
            index = found.end() if found else index
            value = text[start:index]
            start += len(value) - len(value.lstrip())
        if len(row) >= MOST_COLUMNS or len(rows) > MOST_ROWS:
            most = f"{MOST_ROWS} rows" if len(rows) > MOST_ROWS else f"{MOST_COLUMNS} columns"
            hint = "keep only what the graphic needs"
            findings.error(script.at(start), "too-large", f"the table has more than {most}", hint)
            return []
        row.append(Cell(" ".join(value.split()), start))
        if index >= len(text) or text[index] in "\r\n":
            if any(cell.value for cell in row):
                rows.append(row)
            row = []
            index += 2 if text[index : index + 2] == "\r\n" else 1
        else:
            index += 1
            if index >= len(text):
                row.append(Cell("", index))
    if any(cell.value for cell in row):
        rows.append(row)
    return rows


def _closing(text: str, index: int) -> int:
    """Where the quotation mark that ends a cell stands; a doubled one does not end it."""
    while True:
        index = text.find('"', index)
        if index < 0 or text[index + 1 : index + 2] != '"':
            return index
        index += 2


def _outside_quotes(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)
