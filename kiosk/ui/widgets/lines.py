"""Lines through points: one for each series, named at its end, broken where a figure is unknown."""

from collections.abc import Iterator

from kivy.graphics import Color, Rectangle, SmoothLine

from kiosk.core.theme import rgb
from kiosk.ui.lettering import SetText
from kiosk.ui.look import Look
from kiosk.ui.shapes import ring
from kiosk.ui.widgets.graphic import Box
from kiosk.ui.widgets.sheet import Sheet
from kiosk.ui.widgets.upright import Upright

NARROWEST = 4.0
"""The least from one point to the next."""
STROKE = 4.0
POINT, CHOSEN_POINT = 16.0, 24.0
MARKED_FROM = 22.0
"""Points nearer to each other than this are not marked one by one."""
NAMES_PART = 0.28
"""Names at the ends of lines take so much of the width at most; else they stand over the graphic."""


class Lines(Upright):
    """Lines. A point stands by its date where all rows have one; else all are as far apart."""

    ends: tuple[tuple[int, SetText, str], ...] = ()
    """The names at the ends of the lines: series, set text and words."""

    @classmethod
    def most_rows(cls, look: Look, frame: Box, is_reduced: bool = False) -> int:
        """As many as can be touched one by one with a finger and the buttons' help."""
        return max(int(frame[2] * 0.75 / NARROWEST), 1)

    def margin_right(self) -> float:
        """Room for the names at the ends of the lines."""
        chart = self.figures.chart
        self.legend_beside = False
        if len(chart.y) < 2 and not chart.names:
            return POINT
        for style in self.sizes_down(self.bold):
            told = [(n, self.figures.name(column, self.words)) for n, column in enumerate(chart.y)]
            self.ends = tuple((n, self.said(said, style, self.colours.ink), said) for n, said in told)
            widest = max(self.wide(text) for _, text, _ in self.ends)
            if widest <= self.frame[2] * NAMES_PART:
                return widest + POINT + 12
        self.ends = ()
        self.legend_beside = True
        return POINT

    def _place_rows(self) -> None:
        super()._place_rows()
        places = self.figures.places()
        first, last = places[self.rows.start], places[self.rows.stop - 1]
        inset = min(self.step / 2, 40.0)
        long = self.end - self.start - 2 * inset
        self._at = {
            row: self.start + inset + long * ((places[row] - first) / (last - first) if last > first else 0.5)
            for row in self.rows
        }
        apart = [b - a for a, b in zip(self._at.values(), list(self._at.values())[1:], strict=False)]
        self.step = min(apart, default=self.step)

    def at(self, row: int) -> float:
        """Where the points of a row stand across the page."""
        return self._at[row]

    def inks(self, series: int) -> tuple[str, bool]:
        """The colour of a line, and whether its points are filled."""
        pale = self.colours.track if self.colours.high else self.colours.ui
        return (self.colours.ink2 if series % 4 in (0, 1) else pale), series % 2 == 0

    def _runs(self, series: int) -> Iterator[list[int]]:
        """Rows that follow each other without an unknown figure between them."""
        run: list[int] = []
        for row in self.rows:
            if self.figures.values[row][series] is None:
                yield from [run] if run else []
                run = []
            else:
                run.append(row)
        yield from [run] if run else []

    def draw_figures(self) -> None:
        """Draw the lines, then their points over them, then the names at their ends."""
        runs = {n: list(self._runs(n)) for n in range(len(self.figures.chart.y))}
        for series, found in runs.items():
            for run in found:
                self._draw_run(series, run)
        for series, found in runs.items():
            for run in found:
                for row in run if self.step >= MARKED_FROM or len(run) == 1 else ():
                    self._point(self, series, row, self.inks(series)[0], POINT)
        self._draw_ends(runs)

    def _draw_run(self, series: int, run: list[int]) -> None:
        unit, tall = self.look.sizes.unit, self.look.sizes.top
        points: list[float] = []
        for row in run:
            value = self.figures.values[row][series] or 0
            points += [self.at(row) * unit, tall - self.level(value) * unit]
        if len(run) > 1:
            with self.canvas:
                Color(*rgb(self.inks(series)[0]), 1)
                SmoothLine(points=points, width=max(STROKE * unit / 2, 1))

    def _point(self, sheet: Sheet, series: int, row: int, colour: str, side: float) -> None:
        value = self.figures.values[row][series]
        if value is None:
            return
        is_filled = self.inks(series)[1]
        x, y = self.at(row), self.level(value)
        scale = 0.75 if self.form == "small" else 1.0
        side *= scale
        px = max(self.look.sizes.px(side), 6)
        place = self.box(x - side / 2, y - side / 2, side, side)
        ground = self.colours.paper2 if self.shown.is_reduced else self.colours.paper
        with sheet.canvas:
            Color(*rgb(colour if is_filled else ground), 1)
            Rectangle(texture=ring(px, px), pos=place["pos"], size=(px, px))
            Color(*rgb(colour), 1)
            Rectangle(texture=ring(px, max(4 * scale * self.look.sizes.unit, 1.5)), pos=place["pos"],
                      size=(px, px))  # fmt: skip

    def _draw_ends(self, runs: dict[int, list[list[int]]]) -> None:
        """The name of each line at its end, moved apart where two would meet."""
        placed: list[tuple[float, int, SetText, str]] = []
        for series, text, said in self.ends:
            if runs[series]:
                value = self.figures.values[runs[series][-1][-1]][series] or 0
                placed.append((self.level(value) - text.style.line / 2, series, text, said))
        placed.sort(key=lambda each: each[0])
        bottom = self.plot[1] - self.line / 2
        for wanted, series, text, said in placed:
            y = max(wanted, bottom)
            bottom = y + text.style.line
            last = runs[series][-1][-1]
            x = max(self.at(last) + POINT, self.end)
            self.set(text, said, x + 4, y)

    def draw_chosen(self, row: int) -> None:
        """A line through the chosen row, its points larger, its label brought out."""
        tones = self.shown.tones(row)
        top = self.plot[1]
        self.layer.rect(tones.main, self.at(row) - 1.5, top, 3, self.base - top)
        for series in range(len(self.figures.chart.y)):
            self._point(self.layer, series, row, tones.main, CHOSEN_POINT)
        self.draw_label(row)
        self.draw_headline(row, top)
