"""The list of an exhibit's problems, page by page, over the staff page: where each is, and what is wrong."""

from collections.abc import Callable

from kiosk.core.typesetting import escape
from kiosk.ui.grid import grid_of
from kiosk.ui.lettering import SetText
from kiosk.ui.look import Look
from kiosk.ui.screens.staff import OverAll
from kiosk.ui.widgets.button import PressButton
from kiosk.ui.widgets.sheet import Sheet


class ProblemsPage(OverAll):
    """Problems as `check` tells them, which is English; errors first."""

    def __init__(self, look: Look, problems: tuple[str, ...], close: Callable[[], None]) -> None:
        super().__init__(look)
        self.problems = problems
        self.page = 0
        self._close = close
        self._list = Sheet(look)
        grid = grid_of(look.sizes)
        self._margin, self._foot, self._button_h = grid.margin, grid.h - 24 - grid.button_h, grid.button_h
        self._firsts = [0]
        self.rect(self.colours.night, 0, 0, self.w, self.h)
        self.rect(self.colours.nrule, 0, self._foot - 24, self.w, 2)
        style = "h2" if self.form == "small" else "title"
        self.text(self.words.say("status_problems"), style, self._margin, 16 if self.form == "small" else 58,
                  colour=self.colours.ntext, scaled=False)  # fmt: skip
        self.add_widget(self._list)
        self._draw()

    def _draw(self) -> None:
        self._list.wipe()
        self._list.clear_widgets()
        unit = self.look.sizes.unit
        style = self.look.style("mono", False).times(0.85 if self.form != "small" else 1.0)
        w = (self.w - 2 * self._margin) * unit
        y = 66.0 if self.form == "small" else 168.0
        number = self._firsts[self.page]
        while number < len(self.problems):
            text = SetText(escape(_broken(self.problems[number])), style, unit, w, self.colours.ntext)
            tall = self._list.tall(text)
            if y + tall > self._foot - 40 and number > self._firsts[self.page]:
                break
            self._list.set(text, self.problems[number], self._margin, y)
            y += tall + style.line * 0.6
            number += 1
        self._next = number
        self._draw_foot()

    def _draw_foot(self) -> None:
        gap, high = 16.0, self._button_h
        wide = 216.0 if self.form != "small" else 180.0
        arrow = max(124.0 if self.form != "small" else 92.0, self.look.sizes.target(0))
        x = self._margin
        place = self.box(x, self._foot, wide, high)
        self._list.add_widget(PressButton(self.look, self.words.say("close"), self._close, icon_name="close",
                                          ground="night", **place))  # fmt: skip
        if len(self.problems) <= self._next and self.page == 0:
            return
        x = self.w - self._margin - arrow
        on = self._on if self._next < len(self.problems) else None
        back = self._back if self.page > 0 else None
        for said, act, icon_name in (("page_on", on, "right"), ("page_back", back, "left")):
            made = PressButton(self.look, self.words.say(said), act, icon_name=icon_name, wordless=True,
                               ground="night", **self.box(x, self._foot, arrow, high))  # fmt: skip
            self._list.add_widget(made)
            x -= arrow + gap
        told = f"{self._firsts[self.page] + 1}–{self._next}"
        told = self.words.say("position", n=told, total=len(self.problems))
        style = self.look.style("caption", False)
        self._list.text(told, style, x + arrow, self._foot + (high - style.line) / 2,
                        colour=self.colours.ntext2, align="right")  # fmt: skip

    def _on(self) -> None:
        self.page += 1
        if self.page == len(self._firsts):
            self._firsts.append(self._next)
        self._draw()

    def _back(self) -> None:
        self.page -= 1
        self._draw()


def _broken(line: str) -> str:
    """A line whose path may break: letters that cannot be drawn become spaces."""
    return "".join(letter if letter.isprintable() else " " for letter in line)
