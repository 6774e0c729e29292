"""The strip under a data graphic: all there is to tell of the chosen row, and the way to its event."""

from functools import partial
from typing import Any

from kiosk.core.figures import Fact, Figures
from kiosk.core.theme import Tones
from kiosk.core.typesetting import escape, typeset
from kiosk.core.typography import Style
from kiosk.ui.lettering import SetText
from kiosk.ui.screens.base import Screen

SIZES = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.5, 0.42, 0.35, 0.28)
"""How the facts step down until they fit."""
MOST_LOOKED_AT = 300
"""So many rows are looked at for the longest facts."""
Pair = tuple[Fact, SetText, SetText]
"""What is told, its figure and what it is, both set."""


class RowSheet(Screen):
    """What is told of the chosen row; drawn anew for each."""

    def __init__(self, screen: Screen, figures: Figures, row: int, tones: Tones,
                 place: tuple[float, float, float, float]) -> None:  # fmt: skip
        super().__init__(
            screen.look, screen.visit, screen.shelf, screen.bibliography, screen.memory, screen.deck
        )
        self.figures = figures
        self.row = row
        self.tones = tones
        self.place = place

    def open_button(self, right: float, y: float, w: float, h: float, **more: Any) -> None:
        """The way to the row's event, with its right end there, if it has one."""
        event = self.figures.event_of(self.row)
        if event is not None and event in self.exhibit.events:
            self.button(self.words.say("open"), partial(self.visit.open_event, event), right - w, y, w, h,
                        icon_name="right", icon_after=True, **more)  # fmt: skip

    @property
    def button_w(self) -> float:
        """The width of that button."""
        return {"landscape": 252.0, "portrait": 216.0, "small": 128.0}[self.form]


class OpenSheet(RowSheet):
    """Nothing but the way to the row's event."""

    def compose(self) -> None:
        """Draw the button at the right end of its place."""
        x, y, w, h = self.place
        self.open_button(x + w, y, min(self.button_w, w), h)


class FactsSheet(RowSheet):
    """A strip with the facts of a row side by side, each figure over what it is."""

    def compose(self) -> None:
        """Draw the strip."""
        x, y, w, h = self.place
        small = self.form == "small"
        thick = 8.0 if small else 12.0
        self.rect(self.colours.paper2, x, y, w, h)
        if self.colours.high:
            self.rect(self.colours.ui, x, y + h - 4, w, 4)
        self.mark(self.tones.mark, self.tones.main, x, y, w, thick)
        pad = self.pad
        lines, gap = self._arranged(self._room(), h - thick - 8)
        tall = sum(self._tall(line) for line in lines)
        top = y + thick + (h - thick - tall) / 2
        columns = self._columns(lines, gap)
        for line in lines:
            self._draw_line(line, x + pad, top, columns if columns else self._columns([line], gap))
            top += self._tall(line)
        high = max(min(self.grid.button_h, h - thick - 8), self.look.sizes.target(0))
        self.open_button(
            x + w - pad, y + thick + (h - thick - high) / 2, self.button_w, high, ground="paper2"
        )

    # --- fitting

    def _arranged(self, room: float, h: float) -> tuple[list[list[Pair]], float]:
        """The facts on one line or two, as large as they have room for; and the gap between them."""
        facts = [fact for fact in self.figures.facts(self.row, self.words) if fact.said]
        figure, what = self.look.style("fact"), self.look.style("small")
        least = 18.0 if self.form == "small" else 24.0
        gap = 28.0 if self.form == "small" else 56.0
        # Facts on two lines stand under one another, if that can be had without small type.
        trials = [(factor, True) for factor in SIZES[:3]] + [(factor, False) for factor in SIZES]
        for factor, aligned in trials:
            sizes = figure.times(max(factor, least / figure.size)), what.times(max(factor, least / what.size))
            pairs = [self._pair(fact, *sizes) for fact in facts]
            for narrow in (1.0, 0.7, 0.5):
                lines = self._lines(pairs, room, gap * narrow)
                fits = sum(self._tall(line) for line in lines) <= h and self._all_fit(
                    lines, room, gap * narrow
                )
                if fits and (not aligned or self._columns(lines, gap * narrow)):
                    return lines, gap * narrow
        self.overflows += [fact.said for fact in facts]
        return lines[:1], gap * 0.5

    def lines_needed(self) -> int:
        """On how many lines the longest facts of all rows stand in good size, two at most."""
        rows = [self.figures.facts(row, self.words) for row in range(min(len(self.figures), MOST_LOOKED_AT))]
        longest = [max(column, key=lambda fact: len(fact.said)) for column in zip(*rows, strict=True)]
        figure, what = self.look.style("fact"), self.look.style("small")
        pairs = [self._pair(fact, figure.times(0.84), what) for fact in longest if fact.said]
        lines = self._lines(pairs, self._room(), 40.0)
        return min(len(lines), 2)

    def _room(self) -> float:
        """The width for facts, beside the button where any row has one."""
        has_events = any(self.figures.event_of(row) for row in range(len(self.figures)))
        gap = 16 if self.form == "small" else 32
        return self.place[2] - 2 * self.pad - (self.button_w + gap if has_events else 0)

    @property
    def pad(self) -> float:
        """From the strip's edge to what stands in it."""
        return 14.0 if self.form == "small" else 32.0

    def _pair(self, fact: Fact, figure: Style, what: Style) -> Pair:
        unit, colours = self.look.sizes.unit, self.colours
        ink = colours.ink if fact.is_known else colours.ink2
        said = SetText(escape(typeset(fact.said, self.words.language)), figure, unit, None, ink)
        name = SetText(escape(typeset(fact.what, self.words.language)), what, unit, None, colours.ink2)
        return fact, said, name

    def _wide(self, pair: Pair) -> float:
        return max(pair[1].width, pair[2].width) / self.look.sizes.unit

    def _lines(self, pairs: list[Pair], room: float, gap: float) -> list[list[Pair]]:
        lines: list[list[Pair]] = [[]]
        used = 0.0
        for pair in pairs:
            if lines[-1] and used + self._wide(pair) > room:
                lines.append([])
                used = 0.0
            lines[-1].append(pair)
            used += self._wide(pair) + gap
        return lines

    def _all_fit(self, lines: list[list[Pair]], room: float, gap: float) -> bool:
        return all(sum(map(self._wide, line)) + gap * (len(line) - 1) <= room + 1 for line in lines)

    def _tall(self, line: list[Pair]) -> float:
        return max((pair[1].style.line + pair[2].style.line for pair in line), default=0.0)

    def _columns(self, lines: list[list[Pair]], gap: float) -> list[float]:
        """Where the facts of all lines begin, one under another; nothing where that would be too wide."""
        widths = [max(map(self._wide, column), default=0.0) for column in _columns_of(lines)]
        starts = [sum(widths[:n]) + gap * n for n in range(len(widths))]
        return starts if starts and starts[-1] + widths[-1] <= self._room() + 1 else []

    def _draw_line(self, line: list[Pair], x: float, y: float, columns: list[float]) -> None:
        for (fact, said, name), left in zip(line, columns, strict=False):
            both = said.style.line + name.style.line
            self.unwritten(fact.said, x + left, y, self._wide((fact, said, name)), both, holds=True)
            self.set(said, self.count(fact.said), x + left, y)
            if fact.what:
                self.set(name, self.count(fact.what), x + left, y + said.style.line)


def _columns_of(lines: list[list[Pair]]) -> list[list[Pair]]:
    longest = max(map(len, lines), default=0)
    return [[line[n] for line in lines if n < len(line)] for n in range(longest)]
