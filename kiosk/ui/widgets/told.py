"""Numbers told rather than drawn: one of them large, with what it is, and what belongs to it beneath."""

from kiosk.core.figures import Fact
from kiosk.core.typography import Style
from kiosk.ui.lettering import SetText
from kiosk.ui.look import Look
from kiosk.ui.widgets.graphic import Box, Graphic, type_of
from kiosk.ui.widgets.sheet import Sheet
from kiosk.ui.widgets.text_block import TextBlock

LIST_PART = 0.45
"""Of the frame, what the list of the rows takes where there are several."""


class Told(Graphic):
    """The chosen row's first figure, large; its other facts in rows; beside them all rows to choose from."""

    @classmethod
    def most_rows(cls, look: Look, frame: Box, is_reduced: bool = False) -> int:
        """As many as the list has room for."""
        upright = look.sizes.form == "portrait"
        room = frame[3] * LIST_PART if upright else frame[3]
        return max(int(room / cls.row_height(look)), 1)

    @staticmethod
    def row_height(look: Look) -> float:
        """How high a row of the list is: it can be touched."""
        designed = 58.0 if look.sizes.form == "small" else 76.0
        return max(look.sizes.target(designed), type_of(look, "small").line + 16)

    def draw(self) -> None:
        """Draw the list, where there is a choice."""
        x, y, w, h = self.frame
        self.has_list = len(self.figures) > 1 and not self.shown.is_reduced
        self.told: Box = self.frame
        self.list: Box = (x, y, 0.0, 0.0)
        gap = 96.0 if self.form != "small" else 40.0
        if self.has_list and self.form == "portrait":
            list_h = self.row_height(self.look) * len(self.rows)
            self.told = (x, y, w, h - list_h - 40)
            self.list = (x, y + h - list_h, w, list_h)
        elif self.has_list:
            list_w = w * LIST_PART
            self.told = (x, y, w - list_w - gap, h)
            self.list = (x + w - list_w, y, list_w, h)
        for row in self.rows if self.has_list else ():
            self._draw_row(row)

    def _top(self, row: int) -> float:
        return self.list[1] + self.row_height(self.look) * (row - self.rows.start)

    def _draw_row(self, row: int, sheet: Sheet | None = None) -> None:
        """A row of the list; on a layer, as the chosen one."""
        x, _, w, _ = self.list
        y, tall = self._top(row), self.row_height(self.look)
        ink = self.colours.ink if sheet is None else self.colours.paper
        if sheet is not None:
            sheet.rect(self.shown.tones(row).main, x, y + 2, w, tall - 4)
        else:
            self.rect(self.colours.rule, x, y, w, 2)
            self.rect(self.colours.rule, x, y + tall, w, 2)
        target = sheet or self
        value = self.figures.figure(row, 0, self.words)
        figure = self.said(value, self.bold, ink)
        right = x + w - 16
        label = self.figures.label(row, self.words)
        room = w - 56 - self.wide(figure)
        text = self._fitted(label, self.small, ink, room)
        middle = y + tall / 2
        made = [
            target.set(text, label, x + 16, middle - self.tall(text) / 2),
            target.set(figure, value, right, middle - figure.style.line / 2, align="right"),
        ]
        if sheet is None:
            self.cells[row] = made

    @property
    def cells(self) -> dict[int, list[TextBlock]]:
        """What stands in the list, by its row."""
        if not hasattr(self, "_cells"):
            self._cells: dict[int, list[TextBlock]] = {}
        return self._cells

    def _fitted(self, said: str, style: Style, ink: str, room: float, lines: int = 1) -> SetText:
        """A text in one line, smaller if it must be; else in two."""
        for chosen in self.sizes_down(style):
            text = self.said(said, chosen, ink)
            if self.wide(text) <= room:
                return text
            if lines > 1:
                text = self.said(said, chosen, ink, room)
                if text.lines <= lines and not text.breaks_a_word:
                    return text
        text = self.said(said, self.sizes_down(style)[-1], ink, room)
        if text.lines > 2 or text.breaks_a_word:
            self.overflows.append(said)
        return text

    # --- the chosen row

    def draw_chosen(self, row: int) -> None:
        """The row told large, and its place in the list."""
        if self.has_list:
            for block in self.cells.get(row, ()):
                self.remove_widget(block)
                self._hidden.append(block)
            self._draw_row(row, self.layer)
        x, y, w, h = self.told
        if self.shown.is_bare:
            self._draw_main(None, Fact(self.figures.figure(row, 0, self.words), ""), x, y, w, h * 2.4)
            return
        facts = self.figures.facts(row, self.words)
        figures = self.figures.chart.y
        first = len(facts) - len(figures) - self._named
        end = self._draw_main(facts[0] if first else None, facts[first], x, y, w, h)
        others = [fact for fact in (*facts[1:first], *facts[first + 1 :]) if fact.said]
        self._draw_others(others, x, end, w, y + h - end)

    @property
    def _named(self) -> int:
        chart = self.figures.chart
        columns = {chart.label, chart.x, *chart.y, chart.event}
        return sum(name not in columns for name in chart.names)

    def _draw_main(self, label: Fact | None, fact: Fact, x: float, y: float, w: float, h: float) -> float:
        """What the row is called, its figure and what that is; returns where it ends."""
        if label is not None:
            name = self._fitted(label.said, self.look.style("h3"), self.colours.ink2, w, lines=2)
            self.layer.set(name, label.said, x, y)
            y += self.tall(name) + 4
            h -= self.tall(name) + 4
        style = self.look.style("panel_title")
        for factor in (1.0, 0.86, 0.74, 0.64, 0.54, 0.46):
            text = self.said(fact.said, style.times(factor), self.colours.ink)
            if self.wide(text) <= w and text.style.line <= h * 0.4:
                break
        else:
            self.overflows.append(fact.said)
        self.layer.set(text, fact.said, x, y)
        y += self.tall(text)
        what = fact.what
        if not what:
            return y
        below = self._fitted(what, self.look.style("body"), self.colours.ink, w, lines=2)
        self.layer.set(below, what, x, y)
        return y + self.tall(below) + (28 if self.form != "small" else 10)

    def _draw_others(self, facts: list[Fact], x: float, y: float, w: float, room: float) -> None:
        """What else is known of the row, a line each."""
        tall = self.small.line + (20 if self.form != "small" else 8)
        for place, fact in enumerate(facts):
            if (place + 1) * tall > room + 1:
                self.overflows += [each.said for each in facts[place:]] if not self.shown.is_reduced else []
                return
            self.layer.rect(self.colours.rule, x, y, w, 2)
            value = self._fitted(fact.said, self.bold, self.colours.ink, w * 0.6)
            name = self._fitted(fact.what, self.small, self.colours.ink2, w * 0.96 - self.wide(value))
            top = y + (tall - self.small.line) / 2 + 1
            self.layer.set(name, fact.what, x, top + (self.small.line - self.tall(name)) / 2)
            self.layer.set(value, fact.said, x + w, top + (self.small.line - self.tall(value)) / 2,
                           align="right")  # fmt: skip
            y += tall
        self.layer.rect(self.colours.rule, x, y, w, 2)

    def field_box(self) -> Box | None:
        """The list, where there is one."""
        return self.list if self.has_list else None

    def nearest(self, x: float, y: float) -> int:
        """The row of the list nearest to a place."""
        half = self.row_height(self.look) / 2
        return min(self.rows, key=lambda row: abs(self._top(row) + half - y))

    def band(self, row: int) -> Box:
        """A row of the list."""
        x, _, w, _ = self.list
        return x, self._top(row), w, self.row_height(self.look)
