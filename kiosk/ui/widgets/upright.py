"""A graphic that stands upright: guides and their figures at left, labels and years beneath."""

from dataclasses import dataclass
from itertools import pairwise

from kiosk.core.figures import Bracket
from kiosk.core.scale import Scale
from kiosk.ui.lettering import SetText
from kiosk.ui.widgets.graphic import Box, Graphic

NTH = (2, 3, 4, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
"""Where there is no room for every label, each of so many."""
BASELINE = 3


@dataclass
class LabelRow:
    """Texts in a row beneath the columns, each centred under its own, perhaps on two tiers by turns."""

    texts: dict[int, SetText]
    tiers: int = 1

    def tier(self, row: int) -> int:
        """The tier a row's label stands on."""
        return row % self.tiers


class Upright(Graphic):
    """What columns and lines have in common. `draw` measures from the outside in, then draws."""

    legend_beside = True
    """Whether series are named over the graphic, where there are several."""
    figure_rows: dict[int, LabelRow]
    """By their column, the rows of figures beneath."""
    years: list[tuple[Bracket, SetText | None]]
    """The years to be bracketed, each with its figures where they have room."""

    # --- what each kind decides

    def at(self, row: int) -> float:
        """Where a row stands across the page."""
        raise NotImplementedError

    def draw_figures(self) -> None:
        """Draw the figures themselves."""
        raise NotImplementedError

    # --- measuring

    def draw(self) -> None:
        """Measure and draw."""
        x, y, w, h = self.frame
        self.line = self.small.line
        self.scale: Scale = self.figures.scale(max(min(int(h * 0.55 / (2.3 * self.line)), 5), 1))
        if self.shown.is_bare:
            self._draw_bare()
            return
        self._measure_left()
        self.end = x + w - self.margin_right()
        self._place_rows()
        self.heads = self._heads()
        self._choose_rows_beneath()
        top = y + (self.line + 8 if self._has_top() and not self.shown.is_reduced else 4)
        bottom = y + h - self._beneath()
        self.plot: Box = (self.start, top, self.end - self.start, max(bottom - top, 40.0))
        self._place_base()
        self._draw_guides()
        self._draw_heads()
        self.draw_figures()
        self._draw_base()
        self._draw_beneath()

    def _draw_bare(self) -> None:
        """Shapes alone, over the whole frame."""
        x, _, w, _ = self.frame
        self.start, self.end = x, x + w
        self.figure_rows, self.label_row, self.labels_y = {}, LabelRow({}), 0.0
        self._place_rows()
        self.plot = self.frame
        self._place_base()
        self.draw_figures()
        self._draw_base()

    def _place_base(self) -> None:
        """Where nought is, and how long a figure of one is."""
        _, top, _, h = self.plot
        self.per = h / self.scale.span
        empty = self.scale.high == self.scale.low
        self.base = top + (h if empty else self.scale.high * self.per)

    def margin_right(self) -> float:
        """What is kept free at the right."""
        return 0.0

    def _place_rows(self) -> None:
        self.step = (self.end - self.start) / max(len(self.rows), 1)

    def level(self, figure: float) -> float:
        """Where a figure stands on the page."""
        return self.base - figure * self.per

    def _measure_left(self) -> None:
        self.guides = [
            (guide, self.said(self._short(guide), self.small, self.colours.ink2))
            for guide in self.scale.guides
        ]
        widths = [self.wide(text) for _, text in self.guides]
        self.names = {} if self.shown.is_reduced else self._names()
        widths += [self.wide(text) for text in self.names.values()]
        self.start = self.frame[0] + max([*widths, 24.0]) + 16

    def _short(self, guide: float) -> str:
        """A guide value in full, or where that is long, in the language's short form."""
        said = self.words.number(guide)
        if len(said) <= 9:
            return said
        from babel.numbers import format_compact_decimal

        from kiosk.core.locales import locale_of

        told = format_compact_decimal(guide, locale=locale_of(self.words.language), fraction_digits=1)
        return str(told).replace("\u202f", "\u00a0")

    def _names(self) -> dict[str, SetText]:
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

    # --- the rows beneath

    def _choose_rows_beneath(self) -> None:
        """The labels and as many rows of figures as leave the graphic itself room enough."""
        self._measure_foot()
        self.label_row = self._labels()
        self.figure_rows = {} if self.shown.is_reduced else self._figure_rows()
        h = self.frame[3]
        if self.figure_rows and self._beneath() > h * 0.44 and self.figures.together == "part":
            # What hangs below is small and hard to read off: its figures stay the longest.
            self.figure_rows.pop(0, None)
        if self.figure_rows and self._beneath() > h * 0.44:
            self.figure_rows = {}
        if self.label_row.tiers > 1 and self._beneath() > h * 0.5:
            self.label_row = self._thinned()
        if self.years and self._beneath() > h * 0.5:
            # The bars come first: the strip, or the whole graphic, still tells the years.
            self.years, self.foot_lines = [], 0
            if self.dash_words is not None:
                self._place_dash_words([(0.0, 0.0)])

    def _beneath(self) -> float:
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

    def _draw_guides(self) -> None:
        left, _, w, _ = self.plot
        colour = self.colours.guide if not self.shown.is_reduced else self.colours.rule
        last = 1e9
        for guide, text in sorted(self.guides, key=lambda each: -abs(each[0])):
            y = self.level(guide)
            self.rect(colour, left - 4, y - 1, w + 4, 2)
            if abs(y - last) > self.line * 0.9:
                said = self._short(guide)
                self.set(text, said, left - 16, y - self.line / 2, align="right")
                last = y

    def _draw_base(self) -> None:
        left, _, w, _ = self.plot
        self.rect(self.colours.ink, left - 4, self.base - BASELINE / 2, w + 4, BASELINE)

    def _draw_beneath(self) -> None:
        x, _, _, _ = self.frame
        y = self.plot[1] + self.plot[3] + 12
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

    # --- over the graphic: what is counted, and which series is which

    def _heads(self) -> list[tuple[int | None, str]]:
        """Names over the graphic, each with its series where a swatch tells it."""
        chart, figures = self.figures.chart, self.figures
        unit = self.of_unit()
        if len(chart.y) > 1 or chart.kind == "line":
            told: list[tuple[int | None, str]] = [(None, unit)] if unit else []
            if self.legend_beside and len(chart.y) > 1:
                told += [(n, figures.name(column, self.words)) for n, column in enumerate(chart.y)]
        else:
            name = figures.name(chart.y[0], self.words)
            told = [(None, f"{name} ({unit})" if unit and unit != name else name)]
        if self.shown.is_reduced and len(self.rows) < len(figures):
            first, last = self.rows.start + 1, self.rows.stop
            told.append((None, self.words.say("more_events", first=first, last=last, total=len(figures))))
        return told

    def of_unit(self) -> str:
        """What is counted, in the visitor's language."""
        from kiosk.core.markup import plain

        return plain(self.words.of(self.figures.chart.unit))

    def _has_top(self) -> bool:
        return bool(self.heads) or any(self.shown.headline(row) for row in self.rows)

    def _draw_heads(self) -> None:
        x, y, w, _ = self.shown.foot or self.frame
        self.heads_end = x
        for style in self.sizes_down(self.small):
            texts = [self.said(said, style, self.colours.ink2) for _, said in self.heads]
            swatch = style.size * 0.8
            total = sum(self.wide(t) + 28 for t in texts) + swatch * 1.5 * sum(
                series is not None for series, _ in self.heads
            )
            if total <= w:
                break
        for text, (series, said) in zip(texts, self.heads, strict=True):
            if self.heads_end + self.wide(text) > x + w:
                self.overflows.append(said)
                break
            if series is not None:
                top = y + (self.line - swatch) / 2
                self.block(self, series, self.colours.ink2, self.heads_end, top, swatch, swatch)
                self.heads_end += swatch * 1.5
            self.set(text, said, self.heads_end, y + (self.line - style.line) / 2)
            self.heads_end += self.wide(text) + 28
        if self.shown.is_reduced and any(self.figures.is_unknown(row) for row in self.rows):
            self._draw_dash_words_at(x, y + (self.line if self.heads else 0), w)

    def _draw_dash_words_at(self, x: float, y: float, w: float) -> None:
        said = self.words.say("no_figure")
        for style in self.sizes_down(self.small):
            text = self.said(said, style, self.colours.ink2)
            if self.wide(text) <= w:
                break
        self.set(text, said, x, y + (self.line - style.line) / 2)

    # --- what is chosen

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

    def draw_headline(self, row: int, top: float) -> None:
        """Over the chosen row, what its event says, with a line down to it."""
        said = self.shown.headline(row)
        if not said or self.shown.is_reduced:
            return
        x, y, w, _ = self.frame
        at = self.at(row)
        colour = self.shown.tones(row).deep
        gap = 14.0
        sizes = self.sizes_down(self.bold)
        for style in sizes:
            text = self.said(said, style, colour)
            wide = self.wide(text)
            if at + gap + wide <= x + w and at >= self.heads_end - 16:
                left = at + gap
            elif at - gap - wide >= self.heads_end:
                left = at - gap - wide
            else:
                continue
            self.layer.set(text, said, left, y + (self.line - style.line) / 2)
            self.layer.rect(self.shown.tones(row).main, at - 1.5, y + 4, 3, max(top - 4 - y - 4, 8))
            return

    def nearest(self, x: float, y: float) -> int:
        """The row nearest across the page."""
        return min(self.rows, key=lambda row: abs(self.at(row) - x))

    def band(self, row: int) -> Box:
        """The whole height over a row."""
        wide = max(min(self.step, 96.0), 8.0)
        return self.at(row) - wide / 2, self.plot[1], wide, self.labels_y + self._tier - self.plot[1]
