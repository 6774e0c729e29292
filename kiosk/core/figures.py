"""The figures of a data graphic: what its table says row by row, and how each language writes it.

How several columns of figures stand together (`Figures.together`):

- `stacked`, where the chart says so: on one another;
- `part`, for two columns of which the second counts a part of what the first counts: it hangs below the
  line, at the same scale. That is taken to be so where the chart is not stacked, no figure is below
  nought, and in every row where both are known the second is at most the first (and there is such a row);
- `beside`, in all other cases.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from typing import Literal

from kiosk.core.dates import format_date, is_edtf, short_date, span
from kiosk.core.language import Words
from kiosk.core.markup import plain
from kiosk.core.model import Chart, Row
from kiosk.core.rows import number_of, row_keys
from kiosk.core.scale import Scale, scale_of

__all__ = ["Bracket", "Fact", "Figures", "Together", "number_of", "row_keys"]

Together = Literal["stacked", "part", "beside"]


@dataclass(frozen=True)
class Fact:
    """What one cell of a row says, and what it is."""

    said: str
    what: str
    is_known: bool = True


@dataclass(frozen=True)
class Bracket:
    """A run of rows of one year, from the first to before the last."""

    first: int
    last: int
    year: int


class Figures:
    """A chart with its rows. Rows are counted from 0; columns of figures likewise."""

    def __init__(self, chart: Chart, rows: Sequence[Row]) -> None:
        self.chart = chart
        self.rows = tuple(rows)
        self.values = tuple(tuple(number_of(row.get(column, "")) for column in chart.y) for row in rows)

    def __len__(self) -> int:
        return len(self.rows)

    # --- rows

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The name of each row."""
        return row_keys(self.chart, self.rows)

    @cached_property
    def highlighted(self) -> int | None:
        """The row that the chart brings out."""
        wanted = self.chart.highlight.items()
        if not wanted:
            return None
        return next((n for n, row in enumerate(self.rows) if all(row.get(c) == v for c, v in wanted)), None)

    def place_of(self, key: str | None) -> int:
        """The row of that name; else the one brought out, else the first."""
        if key in self.keys:
            return self.keys.index(key)
        return self.highlighted or 0

    def event_of(self, row: int) -> str | None:
        """The id of the event that a row belongs to."""
        return (self.rows[row].get(self.chart.event, "") or None) if self.chart.event else None

    def row_of(self, event: str) -> int | None:
        """The first row that belongs to an event."""
        return next((row for row in range(len(self)) if self.event_of(row) == event), None)

    def is_unknown(self, row: int) -> bool:
        """Whether a figure of the row is not known."""
        return None in self.values[row]

    # --- how they stand together

    @cached_property
    def together(self) -> Together:
        """How several columns of figures are drawn."""
        if self.chart.stacked and len(self.chart.y) > 1:
            return "stacked"
        return "part" if self._has_part() else "beside"

    def _has_part(self) -> bool:
        if len(self.chart.y) != 2 or any(value < 0 for row in self.values for value in row if value):
            return False
        both = [(one, other) for one, other in self.values if one is not None and other is not None]
        return bool(both) and all(other <= one for one, other in both)

    def scale(self, most: int = 5) -> Scale:
        """One scale for all rows, whichever of them are shown."""
        known = [[value for value in row if value is not None] for row in self.values]
        if self.chart.kind == "bars" and self.together == "stacked":
            sums = [sum(v for v in row if v > 0) for row in known] + [
                sum(v for v in row if v < 0) for row in known
            ]
            return scale_of(sums, most)
        if self.chart.kind == "bars" and self.together == "part":
            parts = [row[1] for row in self.values if row[1] is not None]
            return scale_of((row[0] for row in self.values if row[0] is not None), most, max(parts))
        return scale_of((value for row in known for value in row), most)

    # --- along the axis

    @cached_property
    def has_dates(self) -> bool:
        """Whether what stands along the axis are dates: every cell that says something is one."""
        cells = {row.get(self.chart.x, "") for row in self.rows} - {""}
        return bool(cells) and all(map(is_edtf, cells))

    @cached_property
    def _spans(self) -> tuple[tuple[int, int] | None, ...]:
        cells = (row.get(self.chart.x, "") for row in self.rows)
        days = (span(cell) if cell and self.has_dates else None for cell in cells)
        return tuple((each.start.toordinal(), each.end.toordinal()) if each else None for each in days)

    @cached_property
    def _years(self) -> tuple[int | None, ...]:
        """The year of each row; of one without a date, that of both its neighbours."""
        cells = [row.get(self.chart.x, "") for row in self.rows]
        known = [span(cell).start.year if cell else None for cell in cells]
        before, after = list(known), list(known)
        for n in range(1, len(known)):
            before[n] = before[n] or before[n - 1]
            after[-n - 1] = after[-n - 1] or after[-n]
        return tuple(one if one == other else None for one, other in zip(before, after, strict=True))

    @cached_property
    def has_years(self) -> bool:
        """Whether years bracket the rows: there are dates, and they are not the labels themselves."""
        if not self.has_dates:
            return False
        is_labelled = self.chart.label is not None and self.chart.label != self.chart.x
        cells = {row.get(self.chart.x, "") for row in self.rows} - {""}
        return is_labelled or any(span(cell).precision in ("day", "month", "season") for cell in cells)

    def brackets(self, rows: range) -> Iterator[Bracket]:
        """The years over some of the rows."""
        if self.has_years:
            for year, run in groupby(rows, lambda row: self._years[row]):
                members = list(run)
                if year is not None:
                    yield Bracket(members[0], members[-1] + 1, year)

    def places(self) -> tuple[float, ...]:
        """Where the points of a line stand, 0 to 1: by their dates or numbers, else evenly."""
        at: list[float | None] = [(s[0] + s[1]) / 2 if s else None for s in self._spans]
        if not self.has_dates:
            at = [number_of(row.get(self.chart.x, "")) for row in self.rows]
        known = [each for each in at if each is not None]
        if len(known) == len(at) and len(at) > 1 and all(a < b for a, b in pairwise(known)):
            return tuple((each - known[0]) / (known[-1] - known[0]) for each in known)
        return tuple(n / max(len(self) - 1, 1) if len(self) > 1 else 0.5 for n in range(len(self)))

    # --- in words

    def name(self, column: str, words: Words) -> str:
        """What to call a column."""
        named = self.chart.names.get(column)
        if named is not None:
            return plain(words.of(named))
        if self.chart.unit is not None and self.chart.y == (column,):
            return plain(words.of(self.chart.unit))
        return "" if column == self.chart.x and self.has_dates else column

    def label(self, row: int, words: Words) -> str:
        """What names a row under its column: its label, else its x, without the year it is bracketed by."""
        column = self.chart.label or self.chart.x
        cell = self.rows[row].get(column, "")
        if column == self.chart.x and cell and self.has_dates:
            return short_date(cell, words.language) if self.has_years else format_date(cell, words.language)
        return _written(cell, words) if cell else "–"

    def figure(self, row: int, column: int, words: Words) -> str:
        """A figure as the language writes it; a dash where nobody knows it."""
        value = self.values[row][column]
        return words.number(value) if value is not None else "–"

    def facts(self, row: int, words: Words) -> tuple[Fact, ...]:
        """All there is to tell of a row: its label, its x, its figures, and what else has a name."""
        chart = self.chart
        columns = [chart.label] if chart.label is not None and chart.label != chart.x else []
        named = [name for name in chart.names if name not in (*columns, chart.x, *chart.y, chart.event)]
        return tuple(self._fact(row, column, words) for column in (*columns, chart.x, *chart.y, *named))

    def _fact(self, row: int, column: str, words: Words) -> Fact:
        cell = self.rows[row].get(column, "")
        what = self.name(column, words)
        if column in self.chart.y:
            value = self.values[row][self.chart.y.index(column)]
            return Fact(words.number(value), what) if value is not None else _nobody_knows(what, words)
        if not cell:
            return _nobody_knows(what, words)
        if column == self.chart.x and self.has_dates:
            return Fact(format_date(cell, words.language), what)
        return Fact(_written(cell, words), what)


def _nobody_knows(what: str, words: Words) -> Fact:
    return Fact(words.say("unknown"), what, is_known=False)


def _written(cell: str, words: Words) -> str:
    """A cell that is no figure of the graphic: numbers and full dates as the language writes them."""
    number = number_of(cell)
    if number is not None and not re.match(r"0\d|\d{4}$", cell):
        return words.number(number)
    return format_date(cell, words.language) if is_edtf(cell) else cell
