"""The test of the screen: plain colours, then fields that fill where the glass is touched."""

from collections.abc import Callable, Iterable
from typing import Any

from kivy.graphics import Color, Line, Rectangle

from kiosk.core.theme import rgb
from kiosk.core.typesetting import escape, typeset
from kiosk.ui.lettering import SetText
from kiosk.ui.look import Look
from kiosk.ui.screens.staff import OverAll
from kiosk.ui.widgets.button import PressButton
from kiosk.ui.widgets.sheet import Sheet

COLOURS = ("#000000", "#FFFFFF", "#FF0000", "#00FF00", "#0000FF", "#808080")
"""Dead points, and what a panel has lost evenly, show on one of these."""
FIELD_MM = 25.0
FEWEST, MOST = 6, 24
"""Fields along a side."""

Field = tuple[int, int]


class ScreenTest(OverAll):
    """A touch leads from colour to colour; the fields stay until the button is pressed."""

    def __init__(self, look: Look, close: Callable[[], None]) -> None:
        super().__init__(look)
        self._close = close
        self.number = 0
        """Which colour; beyond the last, the fields."""
        self.touched: set[Field] = set()
        self._sheet, self._fields, self._told, self._cross = (Sheet(look) for _ in range(4))
        self._at: dict[Any, tuple[float, float]] = {}
        side = FIELD_MM * look.sizes.mm
        self.columns, self.rows = (
            min(max(round(length / side), FEWEST), MOST) for length in (look.sizes.width, look.sizes.height)
        )
        self.add_widget(self._sheet)
        self.add_widget(self._cross)
        self._draw_colour()

    @property
    def shows_fields(self) -> bool:
        """Whether the colours are over."""
        return self.number >= len(COLOURS)

    # --- colours

    def _draw_colour(self) -> None:
        self._sheet.wipe()
        colour = COLOURS[self.number]
        self._sheet.rect(colour, 0, 0, self.w, self.h)
        ink = "#FFFFFF" if colour in ("#000000", "#FF0000", "#0000FF") else "#000000"
        place = self.words.say("position", n=self.number + 1, total=len(COLOURS) + 1)
        told = f"{self.words.say('colour_touch')} ({place})"
        self._tell(told, self.h - 60, ink)

    def _tell(self, said: str, y: float, ink: str) -> None:
        told = typeset(said, self.words.language)
        style, unit = self.look.style("caption", False), self.look.sizes.unit
        text = SetText(escape(told), style, unit, None, ink)
        self._sheet.set(text, told, self.w / 2, y, align="center")

    # --- fields

    def _draw_fields(self) -> None:
        self._sheet.wipe()
        sheet = self._sheet
        sheet.rect(self.colours.night, 0, 0, self.w, self.h)
        across, up = self.w / self.columns, self.h / self.rows
        for column in range(1, self.columns):
            sheet.rect(self.colours.nrule, column * across, 0, 2, self.h)
        for row in range(1, self.rows):
            sheet.rect(self.colours.nrule, 0, row * up, self.w, 2)
        for layer in (self._fields, self._told):
            sheet.add_widget(layer)
        self._count()
        wide, high = 320.0, max(88.0, self.look.sizes.target(0))
        if self.form == "small":
            wide = 240.0
        place = self.box((self.w - wide) / 2, self.h / 2 + 8, wide, high)
        done = PressButton(
            self.look, self.words.say("done"), self._close, kind="filled", ground="night", **place
        )
        sheet.add_widget(done)

    def show_touched(self, fields: Iterable[Field]) -> None:
        """Draw the fields, some of them touched already."""
        self._draw_fields()
        for field in fields:
            self.touched.add(field)
            self._fill(field)
        self._count()

    def _count(self) -> None:
        self._told.wipe()
        place = self.words.say("position", n=len(self.touched), total=self.columns * self.rows)
        told = typeset(f"{self.words.say('grid_touch')} ({place})", self.words.language)
        style, unit = self.look.style("caption", False), self.look.sizes.unit
        text = SetText(escape(told), style, unit, None, self.colours.ntext)
        wide, high = text.width / unit + 48, style.line + 32
        self._told.rect(self.colours.night, (self.w - wide) / 2, self.h / 2 - high - 8, wide, high)
        self._told.set(text, told, self.w / 2, self.h / 2 - high + 8, align="center")

    def _fill(self, field: Field) -> None:
        column, row = field
        across, up = self.w / self.columns, self.h / self.rows
        self._fields.rect(self.colours.nui, column * across + 2, row * up + 2, across - 2, up - 2)

    def _touch(self, touch: Any) -> None:
        self._at[touch.uid] = touch.pos
        column = min(max(int(touch.x / self.width * self.columns), 0), self.columns - 1)
        row = min(max(int((1 - touch.y / self.height) * self.rows), 0), self.rows - 1)
        if (column, row) not in self.touched:
            self.touched.add((column, row))
            self._fill((column, row))
            self._count()
        self._draw_crosses()

    def _draw_crosses(self) -> None:
        self._cross.canvas.clear()
        width = max(self.look.sizes.px(2) / 2, 1)
        with self._cross.canvas:
            Color(*rgb(self.colours.warn), 1)
            for x, y in self._at.values():
                Line(points=[x, 0, x, self.height], width=width)
                Line(points=[0, y, self.width, y], width=width)
                Rectangle(pos=(x - 6, y - 6), size=(12, 12))

    # --- touches

    def on_touch_down(self, touch: Any) -> bool:
        """Show where a finger is."""
        super().on_touch_down(touch)
        is_on_button = bool(touch.grab_list)
        if self.shows_fields and not is_on_button:
            self._touch(touch)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """Follow it."""
        if touch.grab_current is None and self.shows_fields and touch.uid in self._at:
            self._touch(touch)
        return super().on_touch_move(touch)

    def on_touch_up(self, touch: Any) -> bool:
        """To the next colour, or take the finger's cross away."""
        taken = super().on_touch_up(touch)
        if touch.grab_current is not None or self not in touch.ud:
            return taken
        if self.shows_fields:
            self._at.pop(touch.uid, None)
            self._draw_crosses()
        else:
            self.number += 1
            if self.shows_fields:
                self._draw_fields()
            else:
                self._draw_colour()
        return True
