"""Bars that lie: one row for each, down a page that is higher than wide."""

from kiosk.core.figures import Bracket
from kiosk.core.typography import Style
from kiosk.ui.lettering import SetText
from kiosk.ui.look import Look
from kiosk.ui.widgets.graphic import LEAST, Box, Graphic, type_of
from kiosk.ui.widgets.sheet import Sheet

TALLEST = 76.0
"""A row is no higher, however few there are."""
THICKEST = 44.0
PART = 0.62
"""Of a row, what its bar takes at most."""
BASELINE = 3
LEAST_PLOT = 0.3
"""Of the width, what the bars themselves have at least."""


class RowBars(Graphic):
    """Rows with their year, label, bar and figures. A second series that is a part reaches to the left."""

    @classmethod
    def most_rows(cls, look: Look, frame: Box, is_reduced: bool = False) -> int:
        """As many as have room for a line of type each."""
        line = type_of(look, "small").line
        return max(int((frame[3] - 4 * line) / (line * 0.96)), 1)

    def draw(self) -> None:
        """Measure the columns of the table, then draw it from the top."""
        self._measure()
        self._draw_heads()
        self._draw_guides()
        for row in self.rows:
            self._draw_row(row)
        _, y, _, h = self.plot
        self.rect(self.colours.ink, self.base - BASELINE / 2, y - 4, BASELINE, h + 8)
        self._draw_years()
        self._draw_dash_words()

    # --- measuring

    def _measure(self) -> None:
        x, y, w, h = self.frame
        figures, words = self.figures, self.words
        self.line = self.small.line
        self.texts: dict[int, SetText] = {}
        self.told: dict[int, str] = {}
        has_unknown = any(figures.is_unknown(row) for row in self.rows)
        self.label_style, self.figure_style = self._styles()
        for row in self.rows:
            label, ink = figures.label(row, words), self.colours.ink
            self.texts[row], self.told[row] = self.shortened(label, self.label_style, ink, w * 0.28)
        self.year_w = 0.0
        if figures.has_years:
            self.year_w = self.wide(self.said("0000", self.bold, self.colours.ink)) + 24
        self.label_w = max(map(self.wide, self.texts.values())) + 2 * self.chip_pad
        self._measure_figures()
        left = x + self.year_w + self.label_w + 16
        right = x + w - sum(self.figure_w) - (16 if self.figure_w else 0)
        self.heads_h = max((self.tall(text) for text in self.head_texts), default=0.0)
        top = y + max(self.heads_h, self.line) + 14
        bottom = y + h - (self.line + 8 if has_unknown else 0)
        self.row_h = min(TALLEST, (bottom - top) / max(len(self.rows), 1))
        self.plot: Box = (left, top, right - left, self.row_h * len(self.rows))
        self.scale = figures.scale(max(int((right - left) / 120), 1))
        self.per = (right - left) / self.scale.span
        self.base = left - self.scale.low * self.per

    def _styles(self) -> tuple[Style, Style]:
        return self.bold, self.small

    def _measure_figures(self) -> None:
        """The columns of figures at right, unless they would leave the bars no room."""
        w = self.frame[2]
        room = w * (1 - LEAST_PLOT) - self.year_w - self.label_w
        self.figure_w: list[float] = []
        self.head_texts: list[SetText] = []
        for style in self.sizes_down(self.small):
            widths, heads = [], []
            for column, name in enumerate(self.figures.chart.y):
                cells = [self.figures.figure(row, column, self.words) for row in self.rows]
                longest = max(map(len, cells))
                widest = max(
                    self.wide(self.said(cell, style, self.colours.ink))
                    for cell in set(cells)
                    if len(cell) >= longest - 1
                )
                head = self.said(self.figures.name(name, self.words), style, self.colours.ink2)
                heads.append(head)
                widths.append(max(widest, self.wide(head) + style.size * 1.2) + 20)
            self.figure_style = style
            if sum(widths) <= room:
                self.figure_w, self.head_texts = widths, heads
                return
        # Without figures beside them the bars are still named.
        self.head_texts = heads

    def middle(self, row: int) -> float:
        """The middle of a row, down the page."""
        return self.plot[1] + self.row_h * (row - self.rows.start + 0.5)

    # --- drawing

    def _draw_heads(self) -> None:
        x, _, w, _ = self.frame
        foot = self.plot[1] - 10
        right = x + w
        columns = list(enumerate(self.figures.chart.y))
        if not self.figure_w:
            right = self.plot[0]
            for series, name in columns:
                text = self.head_texts[series]
                if right + self.wide(text) + text.style.size > x + w:
                    self.overflows.append(self.figures.name(name, self.words))
                    break
                self._swatch(series, right, foot - text.style.line, text.style)
                self.set(text, self.figures.name(name, self.words), right + text.style.size * 1.2,
                         foot - text.style.line)  # fmt: skip
                right += self.wide(text) + text.style.size * 1.2 + 24
            return
        for series, name in reversed(columns):
            text = self.head_texts[series]
            top = foot - text.style.line
            self.set(text, self.figures.name(name, self.words), right, top, align="right")
            if len(columns) > 1:
                self._swatch(series, right - self.wide(text) - text.style.size * 1.1, top, text.style)
            right -= self.figure_w[series]
        label = self.figures.chart.label or self.figures.chart.x
        name = self.figures.name(label, self.words)
        text = self.said(name, self.figure_style, self.colours.ink2)
        if name and self.wide(text) <= self.label_w + self.year_w:
            self.set(text, name, self.plot[0] - 16 - self.chip_pad, foot - text.style.line, align="right")

    def _swatch(self, series: int, x: float, y: float, style: Style) -> None:
        side = style.size * 0.8
        self.block(self, series, self.colours.ink2, x, y + (style.line - side) / 2, side, side)

    def _draw_guides(self) -> None:
        colour = self.colours.guide
        _, y, _, h = self.plot
        last = -1e9
        taken = self.frame[0] + self.frame[2] - sum(self.figure_w) if self.figure_w else self.plot[0]
        for guide in self.scale.guides:
            at = self.base + guide * self.per
            self.rect(colour, at - 1, y - 4, 2, h + 8)
            text = self.said(self.words.number(guide), self.figure_style, self.colours.ink2)
            half = self.wide(text) / 2
            if self.figure_w and at - half > last + 12 and at + half < taken - 8 + 16:
                self.set(text, self.words.number(guide), at, y - 10 - text.style.line, align="center")
                last = at + half

    def _draw_row(self, row: int) -> None:
        y = self.middle(row)
        text = self.texts[row]
        self.labels[row] = self.set(
            text, self.told[row], self._label_at, y - text.style.line / 2, align="right"
        )
        if self.figures.event_of(row):
            block = self.labels[row]
            wide = round(self.wide(text) * self.look.sizes.unit)
            block.underline(self.shown.tones(row).main, [(0, 0, wide, block.height)])
        self.draw_bars(self, row, self.ink_of(row))
        self._draw_none(row)
        right = self.frame[0] + self.frame[2]
        for column in reversed(range(len(self.figure_w))):
            cell = self.figures.figure(row, column, self.words)
            figure = self.said(cell, self.figure_style, self.colours.ink)
            self.set(figure, cell, right, y - self.figure_style.line / 2, align="right")
            right -= self.figure_w[column]

    @property
    def _label_at(self) -> float:
        """Where labels end."""
        return self.plot[0] - 16 - self.chip_pad

    def draw_bars(self, sheet: Sheet, row: int, colour: str) -> None:
        """Draw the bars of a row."""
        values = self.figures.values[row]
        tall = min(self.row_h * PART, THICKEST)
        top = self.middle(row) - tall / 2
        match self.figures.together:
            case "stacked":
                above = below = 0.0
                for series, value in enumerate(values):
                    start = above if (value or 0) >= 0 else below
                    self._bar(sheet, series, colour, top, tall, start, value)
                    if value is not None and value >= 0:
                        above += value
                    elif value is not None:
                        below += value
            case "part":
                self._bar(sheet, 0, colour, top, tall, 0, values[0])
                self._bar(sheet, 1, colour, top, tall, 0, -values[1] if values[1] is not None else None)
            case _:
                tall = min(self.row_h * 0.78, tall * len(values))
                top = self.middle(row) - tall / 2
                each = tall / len(values)
                for series, value in enumerate(values):
                    self._bar(sheet, series, colour, top + series * each, max(each - 1, 1), 0, value)

    def _draw_none(self, row: int) -> None:
        """A dash where there is no bar because nobody knows the figure."""
        values = self.figures.values[row]
        if values[0] is None and (self.figures.together == "part" or not any(v is not None for v in values)):
            dash = self.said("–", self.figure_style, self.colours.ink2)
            self.set(dash, "–", self.base + 10, self.middle(row) - self.figure_style.line / 2)

    def _bar(self, sheet: Sheet, series: int, colour: str, top: float, tall: float, start: float,
             value: float | None) -> None:  # fmt: skip
        if not value:
            return
        one, other = self.base + start * self.per, self.base + (start + value) * self.per
        edge = BASELINE / 2 if start == 0 else 1
        if value > 0:
            left, wide = one + edge, max(other - one - edge, LEAST)
        else:
            wide = max(one - edge - other, LEAST)
            left = one - edge - wide
        self.lying(sheet, series, colour, left, top, wide, tall)

    def lying(self, sheet: Sheet, series: int, colour: str, x: float, y: float, w: float, h: float) -> None:
        """A bar that lies: solid where it is too short to be outlined."""
        if w < 12 and series % 4 in (1, 2):
            sheet.rect(colour, x, y, w, h)
        else:
            self.block(sheet, series, colour, x, y, w, h)

    def _draw_years(self) -> None:
        x = self.frame[0]
        for bracket in self.figures.brackets(self.rows):
            top, bottom = self._edges(bracket)
            self.rect(self.colours.ui, x + self.year_w - 12, top, 2, bottom - top)
            text = self.said(str(bracket.year), self.bold, self.colours.ink)
            self.set(text, str(bracket.year), x, self.middle(bracket.first) - self.bold.line / 2)

    def _edges(self, bracket: Bracket) -> tuple[float, float]:
        half = self.row_h / 2 - 3
        return self.middle(bracket.first) - half, self.middle(bracket.last - 1) + half

    def _draw_dash_words(self) -> None:
        if not any(self.figures.is_unknown(row) for row in self.rows):
            return
        said = self.words.say("no_figure")
        y = self.plot[1] + self.plot[3] + 8
        for style in self.sizes_down(self.small):
            text = self.said(said, style, self.colours.ink2)
            if self.wide(text) <= self.frame[2]:
                break
        self.set(text, said, self.frame[0] + self.frame[2], y, align="right")

    # --- what is chosen

    def draw_chosen(self, row: int) -> None:
        """The chosen row in its event's colour, and its label on that colour."""
        tones = self.shown.tones(row)
        self.draw_bars(self.layer, row, tones.main)
        y = self.middle(row)
        self.layer.rect(self.colours.ink, self.base - BASELINE / 2, y - self.row_h / 2, BASELINE, self.row_h)
        said = self.told[row]
        text = self.said(said, self.label_style, self.colours.paper)
        middle = self._label_at - self.wide(text) / 2
        self.chip(self.layer, row, text, said, middle, y - text.style.line / 2, self.frame[0])

    def nearest(self, x: float, y: float) -> int:
        """The row nearest down the page."""
        return min(self.rows, key=lambda row: abs(self.middle(row) - y))

    def band(self, row: int) -> Box:
        """The whole width of a row."""
        x, _, w, _ = self.frame
        return x, self.middle(row) - self.row_h / 2, w, self.row_h
