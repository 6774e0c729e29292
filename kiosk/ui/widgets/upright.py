"""A graphic that stands upright: guides and their figures at left, labels and years beneath."""

from kiosk.core.scale import Scale
from kiosk.ui.widgets.beneath import Beneath, LabelRow
from kiosk.ui.widgets.graphic import Box

BASELINE = 3


class Upright(Beneath):
    """What columns and lines have in common. `draw` measures from the outside in, then draws."""

    legend_beside = True
    """Whether series are named over the graphic, where there are several."""

    # --- what each kind decides

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
        self.choose_beneath()
        top = y + (self.line + 8 if self._has_top() and not self.shown.is_reduced else 4)
        bottom = y + h - self.height_beneath()
        self.plot: Box = (self.start, top, self.end - self.start, max(bottom - top, 40.0))
        self._place_base()
        self._draw_guides()
        self._draw_heads()
        self.draw_figures()
        self._draw_base()
        self.draw_beneath(self.plot[1] + self.plot[3])

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
        self.names = {} if self.shown.is_reduced else self.names_of_rows()
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
