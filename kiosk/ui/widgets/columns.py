"""Bars that stand: one column for each row, of one series or several."""

from kiosk.ui.look import Look
from kiosk.ui.widgets.graphic import LEAST, Box
from kiosk.ui.widgets.sheet import Sheet
from kiosk.ui.widgets.upright import BASELINE, Upright

NARROWEST = 16.0
"""The least from one column to the next: 6 mm on a display of 32 inches."""
WIDEST = 72.0
PART = 0.6
"""Of that, what the column itself takes."""


class Columns(Upright):
    """Columns on a line. A second series that is a part of the first hangs below it."""

    @classmethod
    def most_rows(cls, look: Look, frame: Box, is_reduced: bool = False) -> int:
        """As many as have room for a column that can be seen by itself."""
        narrowest = NARROWEST * (0.3 if is_reduced else 0.75 if look.sizes.form == "small" else 1.0)
        return max(int((frame[2] * 0.84) / narrowest), 1)

    def at(self, row: int) -> float:
        """The middle of a column."""
        return self.start + self.step * (row - self.rows.start + 0.5)

    @property
    def wide_column(self) -> float:
        """How wide a column is, all its series together."""
        several = len(self.figures.chart.y) if self.figures.together == "beside" else 1
        part = PART if several == 1 else 0.78
        return min(self.step * part, WIDEST * several)

    def draw_figures(self) -> None:
        """Draw every column."""
        for row in self.rows:
            self.draw_column(self, row, self.ink_of(row))
            self._draw_none(row)

    def draw_column(self, sheet: Sheet, row: int, colour: str) -> None:
        """Draw the bars of a row."""
        values = self.figures.values[row]
        wide = self.wide_column
        left = self.at(row) - wide / 2
        match self.figures.together:
            case "stacked":
                above = below = 0.0
                for series, value in enumerate(values):
                    start = above if (value or 0) >= 0 else below
                    self._bar(sheet, series, colour, left, wide, start, value)
                    if value is not None and value >= 0:
                        above += value
                    elif value is not None:
                        below += value
            case "part":
                self._bar(sheet, 0, colour, left, wide, 0, values[0])
                self._bar(sheet, 1, colour, left, wide, 0, -values[1] if values[1] is not None else None)
            case _:
                each = wide / len(values)
                gap = 2 if each > 10 and len(values) > 1 else 0
                for series, value in enumerate(values):
                    self._bar(sheet, series, colour, left + series * each, each - gap, 0, value)

    def _draw_none(self, row: int) -> None:
        """Where there is no bar: a dash for what nobody knows, a nought for none."""
        values = self.figures.values[row]
        if all(value is None for value in values) or (values[0] is None and self.figures.together == "part"):
            self._stand(row, "–")
        elif not any(values) and not self.figure_rows:
            self._stand(row, self.words.number(0))

    def _bar(self, sheet: Sheet, series: int, colour: str, left: float, wide: float, start: float,
             value: float | None) -> None:  # fmt: skip
        if not value:
            return
        one, other = self.level(start), self.level(start + value)
        # The line itself is drawn over both: a bar begins at its edge.
        edge = BASELINE / 2 if start == 0 else 1
        top, bottom = (other, one - edge) if value > 0 else (one + edge, other)
        tall = max(bottom - top, LEAST)
        if value > 0:
            top = bottom - tall
        self.block(sheet, series, colour, left, top, wide, tall)

    def _stand(self, row: int, said: str) -> None:
        text = self.said(said, self.small, self.colours.ink2)
        if self.wide(text) <= self.step:
            self.set(text, said, self.at(row), self.base - self.line - 4, align="center")

    def top_of(self, row: int) -> float:
        """Where a column's highest bar ends."""
        values = [value for value in self.figures.values[row] if value is not None and value > 0]
        if not values:
            return self.base - self.line
        return self.level(sum(values) if self.figures.together == "stacked" else
                           values[0] if self.figures.together == "part" else max(values))  # fmt: skip

    def draw_chosen(self, row: int) -> None:
        """The chosen column in its event's colour, its label on that colour, and what the event says."""
        tones = self.shown.tones(row)
        self.draw_column(self.layer, row, tones.main)
        half = self.wide_column / 2 + 2
        at = self.at(row)
        self.layer.rect(self.colours.ink, at - half, self.base - BASELINE / 2, 2 * half, BASELINE)
        self.draw_label(row)
        self.draw_headline(row, self.top_of(row))
