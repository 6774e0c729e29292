"""The words beneath an upright graphic: labels, figures in rows, years in brackets, what a dash means."""

from dataclasses import dataclass
from itertools import pairwise

from kiosk.core.figures import Bracket
from kiosk.ui.lettering import SetText
from kiosk.ui.widgets.graphic import Graphic

NTH = (2, 3, 4, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
"""Where there is no room for every label, each of so many."""


@dataclass
class LabelRow:
    """Texts in a row beneath the columns, each centred under its own, perhaps on two tiers by turns."""

    texts: dict[int, SetText]
    tiers: int = 1

    def tier(self, row: int) -> int:
        """The tier a row's label stands on."""
        return row % self.tiers


class Beneath(Graphic):
    """A graphic with rows of words beneath, each under its row of the table."""

    line: float
    """How high a line of words is."""
    start: float
    """Where the graphic itself begins, at right of the names of the rows."""
    step: float
    """From one row of the table to the next."""
    figure_rows: dict[int, LabelRow]
    """By their column, the rows of figures beneath."""
    years: list[tuple[Bracket, SetText | None]]
    """The years to be bracketed, each with its figures where they have room."""

    def at(self, row: int) -> float:
        """Where a row stands across the page."""
        raise NotImplementedError

    # --- what there is room for

    def names_of_rows(self) -> dict[str, SetText]:
        """The names of the rows beneath: of the columns of figures, and of the labels."""
        chart = self.figures.chart
        columns = [*chart.y, chart.label or chart.x]
        told = {column: self.figures.name(column, self.words) for column in columns}
        most = self.frame[2] * 0.2
        made = {}
        for column, said in told.items():
            for style in self.sizes_down(self.small):
                text = self.said(said, style, self.colours.ink2)
                if self.wide(text) <= most:
                    made[column] = text
                    break
        return made

    def choose_beneath(self) -> None:
        """The labels and as many rows of figures as leave the graphic itself room enough."""
        self._measure_foot()
        self.label_row = self._labels()
        self.figure_rows = {} if self.shown.is_reduced else self._figure_rows()
        h = self.frame[3]
        if self.figure_rows and self.height_beneath() > h * 0.44 and self.figures.together == "part":
            # What hangs below is small and hard to read off: its figures stay the longest.
            self.figure_rows.pop(0, None)
        if self.figure_rows and self.height_beneath() > h * 0.44:
            self.figure_rows = {}
        if self.label_row.tiers > 1 and self.height_beneath() > h * 0.5:
            self.label_row = self._thinned()
        if self.years and self.height_beneath() > h * 0.5:
            # The bars come first: the strip, or the whole graphic, still tells the years.
            self.years, self.foot_lines = [], 0
            if self.dash_words is not None:
                self._place_dash_words([(0.0, 0.0)])

    def height_beneath(self) -> float:
        """How high the words beneath are, all together."""
        tiers = self.label_row.tiers * self._tier
        tall = 12 + len(self.figure_rows) * (self.line + 4) + tiers
        return tall + self.foot_lines * self.line + (14 if self.foot_lines else 0)

    @property
    def _tier(self) -> float:
        return self.line + 4

    def _measure_foot(self) -> None:
        """The years that can be written, and where beside them there is room for what a dash means."""
        self.years = []
        end, taken = self.frame[0] + self.frame[2], self.start
        gaps: list[tuple[float, float]] = []
        for bracket in self.figures.brackets(self.rows):
            left, _ = self._edges(bracket)
            text = self.said(str(bracket.year), self.bold, self.colours.ink)
            is_free = left >= taken and left + self.wide(text) <= end
            self.years.append((bracket, text if is_free else None))
            if is_free:
                gaps.append((taken, left - 24))
                taken = left + self.wide(text) + 24
        gaps.append((taken, end))
        self.dash_words: SetText | None = None
        self.foot_lines = 1 if self.years else 0
        if not any(self.figures.is_unknown(row) for row in self.rows):
            return
        if not self.shown.is_reduced:
            self._place_dash_words(gaps)

    def _place_dash_words(self, gaps: list[tuple[float, float]]) -> None:
        """What a dash means: in the widest gap between the years, else on a line of its own."""
        end = self.frame[0] + self.frame[2]
        made = [
            self.said(self.words.say("no_figure"), s, self.colours.ink2) for s in self.sizes_down(self.small)
        ]
        left, right = max(gaps, key=lambda gap: gap[1] - gap[0])
        beside = (
            next((text for text in made if self.wide(text) <= right - left), None) if self.years else None
        )
        whole = next((text for text in made if self.wide(text) <= self.frame[2]), made[-1])
        self.dash_words, self.dash_right = (beside, right) if beside is not None else (whole, end)
        self.foot_lines += beside is None

    def _labels(self) -> LabelRow:
        said = {row: self.figures.label(row, self.words) for row in self.rows}
        if self.step < self.floor * 0.5:
            return self._thinned()
        for style in self.sizes_down(self.bold):
            texts = {row: self.said(label, style, self.colours.ink) for row, label in said.items()}
            for tiers in (1, 2):
                if self._fit(texts, tiers, 10, self._label_column):
                    return LabelRow(texts, tiers)
        return self._thinned()

    def _thinned(self) -> LabelRow:
        style = self.sizes_down(self.bold)[-1] if self.shown.is_reduced else self.bold
        for nth in NTH:
            kept = [row for row in self.rows if row % nth == 0]
            texts = {
                row: self.said(self.figures.label(row, self.words), style, self.colours.ink) for row in kept
            }
            if self._fit(texts, 1, 20, self._label_column):
                return LabelRow(texts)
        return LabelRow({})

    @property
    def _label_column(self) -> str:
        return self.figures.chart.label or self.figures.chart.x

    def _fit(self, texts: dict[int, SetText], tiers: int, gap: float, column: str) -> bool:
        """Whether texts stand side by side under their rows, clear of the name of their row."""
        for tier in range(tiers):
            rows = [row for row in texts if row % tiers == tier]
            for one, other in pairwise(rows):
                needed = (self.wide(texts[one]) + self.wide(texts[other])) / 2 + gap
                apart = self._kept_in(other, texts[other], column) - self._kept_in(one, texts[one], column)
                if apart < needed:
                    return False
        return all(self.wide(text) <= self.frame[2] * 0.4 for text in texts.values())

    def _figure_rows(self) -> dict[int, LabelRow]:
        rows: dict[int, LabelRow] = {}
        if self.step < self.floor * 0.5:
            return rows
        for column in range(len(self.figures.chart.y)):
            for style in self.sizes_down(self.small):
                texts = {
                    row: self.said(self.figures.figure(row, column, self.words), style, self.colours.ink)
                    for row in self.rows
                }
                if self._fit(texts, 1, 8, self.figures.chart.y[column]):
                    rows[column] = LabelRow(texts)
                    break
        return rows

    # --- drawing

    def draw_beneath(self, top: float) -> None:
        """Draw the words, from there down."""
        x, _, _, _ = self.frame
        y = top + 12
        chart = self.figures.chart
        for column, row in self.figure_rows.items():
            self._draw_name(chart.y[column], x, y)
            for place, text in row.texts.items():
                said = self.figures.figure(place, column, self.words)
                middle = self._kept_in(place, text, chart.y[column])
                self.set(text, said, middle, y + (self.line - text.style.line) / 2, align="center")
            y += self.line + 4
        self.labels_y = y
        self._draw_name(chart.label or chart.x, x, y)
        for place, text in self.label_row.texts.items():
            top = y + self.label_row.tier(place) * self._tier + (self.line - text.style.line) / 2
            said = self.figures.label(place, self.words)
            self.labels[place] = self.set(
                text, said, self._kept_in(place, text, self._label_column), top, align="center"
            )
            self._underline(place, text, top)
        y += self.label_row.tiers * self._tier
        self._draw_foot(y + 8)

    def _draw_name(self, column: str, x: float, y: float) -> None:
        text = self.names.get(column)
        if text is not None and text.markup:
            said = self.figures.name(column, self.words)
            self.set(text, said, x, y + (self.line - text.style.line) / 2)

    def _kept_in(self, row: int, text: SetText, column: str) -> float:
        """The middle of a text: under its row, never over the edge of the frame or the name of its row."""
        half = self.wide(text) / 2
        x, _, w, _ = self.frame
        return max(min(self.at(row), x + w - half), self._name_end(column) + half)

    def _name_end(self, column: str) -> float:
        """Where the name of a row beneath ends."""
        name = self.names.get(column)
        return self.frame[0] + (self.wide(name) + 12 if name is not None and name.markup else 0.0)

    def _underline(self, row: int, text: SetText, top: float) -> None:
        """Dots under the label of a row that leads to an event, as under every word that leads on."""
        if self.shown.is_reduced or not self.figures.event_of(row):
            return
        half = self.wide(text) / 2
        block = self.labels[row]
        wide = round(2 * half * self.look.sizes.unit)
        block.underline(self.shown.tones(row).main, [(0, 0, wide, block.height)])

    def _draw_foot(self, y: float) -> None:
        """The years in brackets, and once what a dash means."""
        for bracket, text in self.years:
            left, right = self._edges(bracket)
            self.rect(self.colours.ui, left, y - 4, right - left, 2)
            if text is not None:
                self.set(text, str(bracket.year), left, y)
        if self.dash_words is not None:
            y += (self.foot_lines - 1) * self.line + (self.line - self.dash_words.style.line) / 2
            self.set(self.dash_words, self.words.say("no_figure"), self.dash_right, y, align="right")

    def _edges(self, bracket: Bracket) -> tuple[float, float]:
        half = min(self.step * 0.3, 36.0)
        return self.at(bracket.first) - half, self.at(bracket.last - 1) + half

    def draw_label(self, row: int) -> None:
        """The label of the chosen row, brought out."""
        if self.shown.is_bare:
            return
        text = self.label_row.texts.get(row)
        style = text.style if text is not None else self.bold
        said = self.figures.label(row, self.words)
        ground = self.colours.paper
        room = self.frame[0] + self.frame[2] - self._name_end(self._label_column) - 2 * self.chip_pad
        made, said = self.shortened(said, style, ground, room)
        tier = self.label_row.tier(row) if text is not None else 0
        y = self.labels_y + tier * self._tier + (self.line - style.line) / 2
        self.chip(self.layer, row, made, said, self.at(row), y, self._name_end(self._label_column))
