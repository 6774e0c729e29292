"""The staff page: how the kiosk is, and once the PIN is right, what can be done about it.

It lies over everything, keeps every touch to itself, and is told all it shows. What was typed of a PIN is
only ever shown as so many marks.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from kivy.graphics import Color, Rectangle

from kiosk.core.pin import FEWEST
from kiosk.core.staff_status import StatusRow
from kiosk.core.theme import rgb
from kiosk.core.typesetting import escape, typeset
from kiosk.core.typography import style as style_of
from kiosk.ui.lettering import SetText
from kiosk.ui.look import Look
from kiosk.ui.screens.base import take_apart
from kiosk.ui.screens.staff_plan import GAP, MOST_ROWS, plan_of
from kiosk.ui.shapes import ring
from kiosk.ui.widgets.button import PressButton
from kiosk.ui.widgets.sheet import Sheet
from kiosk.ui.widgets.touch import Touchable

PinState = Literal["asked", "waits", "none", "right"]
ERASE, ENTER = "erase", "ok"
KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", ERASE, "0", ENTER)


@dataclass(frozen=True)
class Control:
    """One thing that staff can do, or could if the PIN were right and there were anything to do it with."""

    said: str
    act: Callable[[], None] | None = field(compare=False)
    is_offered: bool
    icon: str = ""


@dataclass(frozen=True)
class StaffView:
    """What the page shows, besides the rows and the seconds that are left."""

    pin: PinState
    told: str
    """What is said of the PIN, or of what was done last."""
    digits: int
    """How many are typed; which, the page is never told."""
    press: Callable[[str], None] | None = field(compare=False)
    """Told which key of the keypad is pressed; None while none may be."""
    controls: tuple[Control, ...]
    """Those that stand in a row and are always seen."""
    more: tuple[Control, ...]
    """Those that take the keypad's place once the PIN is right; the last two side by side."""


class OverAll(Sheet):
    """Lies over everything and lets no touch through. A finger that was there before is none of its own."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.add_widget(Touchable("", None, look.sizes.unit, pos=self.pos, size=self.size))

    def on_touch_down(self, touch: Any) -> bool:
        """Take every finger."""
        touch.ud[self] = True
        super().on_touch_down(touch)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """Keep those that it took."""
        return super().on_touch_move(touch) or self in touch.ud

    def on_touch_up(self, touch: Any) -> bool:
        """Let a finger go on to what it lay on before the page came."""
        return super().on_touch_up(touch) or self in touch.ud

    def close(self) -> None:
        """Let go of what was drawn."""
        take_apart(self)


class StaffPage(OverAll):
    """The status on one half, the keypad and the controls on the other."""

    def __init__(self, look: Look, back: Callable[[], None]) -> None:
        super().__init__(look)
        self.plan = plan_of(look.sizes)
        self._rows, self._desk, self._foot = Sheet(look), Sheet(look), Sheet(look)
        self._drawn_rows: tuple[StatusRow, ...] = ()
        self._drawn_view: StaffView | None = None
        self._drawn_foot = ""
        self._compose(back)

    def _compose(self, back: Callable[[], None]) -> None:
        plan, colours = self.plan, self.colours
        self.rect(colours.night, 0, 0, self.w, self.h)
        self.rect(colours.nrule, 0, plan.rule, self.w, 2)
        if plan.split is not None:
            self.rect(colours.nrule, *plan.split)
        heading = style_of(self._heading, self.form)
        self.text(self.words.say("staff"), heading, *plan.staff, colour=colours.ntext)
        if self.form != "small":
            self.text(self.words.say("status"), heading, *plan.status, colour=colours.ntext)
        for layer in (self._rows, self._desk, self._foot):
            self.add_widget(layer)
        leave = PressButton(self.look, self.words.say("back_to_exhibit"), back, icon_name="left",
                            kind="filled", ground="night", **self.box(*plan.back))  # fmt: skip
        if not leave.fits:
            self.overflows.append(leave.said)
        self.add_widget(leave)

    @property
    def _heading(self) -> str:
        return "h2" if self.form == "small" else "h1"

    # --- the rows

    def show_rows(self, rows: tuple[StatusRow, ...]) -> None:
        """Draw how things are, if that has changed."""
        if rows == self._drawn_rows:
            return
        self._drawn_rows = rows
        sheet = self._rows
        take_apart(sheet)
        x, top, w, h = self.plan.rows
        tall = h / max(len(rows), MOST_ROWS if self.form == "small" else 8)
        colours, hair = self.colours, 2 if self.form != "small" else 1
        if self.form != "small":
            sheet.rect(colours.nrule, x, top, w, hair)
        for number, row in enumerate(rows):
            y = top + number * tall
            self._draw_row(row, x, y, w, tall)
            sheet.rect(colours.nrule, x, y + tall - hair / 2, w, hair)

    def _draw_row(self, row: StatusRow, x: float, y: float, w: float, tall: float) -> None:
        names, judged = self.plan.columns
        colours, sheet = self.colours, self._rows
        judgement = self.words.say("in_order" if row.is_in_order else "look_at_this")
        judged = self._cell(judgement, x + w, y, judged - GAP, tall, colours.ntext2 if row.is_in_order else
                            colours.warn, bold=not row.is_in_order, align="right")  # fmt: skip
        self._cell(row.name, x, y, names - GAP, tall, colours.ntext2)
        self._cell(row.told, x + names, y, w - names - judged - GAP, tall, colours.ntext)
        self.overflows += sheet.overflows
        sheet.overflows = []

    def _cell(self, said: str, x: float, y: float, w: float, tall: float, colour: str, *, bold: bool = False,
              align: str = "left") -> float:  # fmt: skip
        """A text in the middle of a row: on one line, else on two, else smaller. Returns its width."""
        unit = self.look.sizes.unit
        told = typeset(said, self.words.language)
        # On a small page, type is not made larger for whoever stands far: staff stand near.
        name = "small" if self.form == "small" else "caption"
        style = style_of(f"{name}_bold" if bold else name, self.form)
        steps = [(1.0, 1), (0.93, 1), (0.93, 2), (0.8, 2), (0.7, 2)]
        for factor, lines in steps:
            tight = style.times(factor)
            if lines == 2:
                tight = type(style)(style.font, tight.size, tight.size * 1.16, style.bold)
            text = SetText(escape(told), tight, unit, w * unit if lines == 2 else None, colour)
            fits = text.width <= w * unit and text.lines <= lines and text.lines * text.line <= tall * unit
            if fits and not text.breaks_a_word:
                break
        else:
            self._rows.overflows.append(said)
        high = self._rows.tall(text)
        self._rows.set(text, told, x, y + (tall - high) / 2, align=align)
        return text.width / unit

    # --- keypad and controls

    def show(self, view: StaffView) -> None:
        """Draw the keypad, or the controls, if that has changed."""
        if view == self._drawn_view:
            return
        self._drawn_view = view
        take_apart(self._desk)
        self._draw_told(view)
        if view.pin == "asked":
            self._draw_dots(view.digits)
        if view.pin in ("asked", "waits"):
            self._draw_keypad(view)
        self._draw_controls(view)
        self.overflows += self._desk.overflows
        self._desk.overflows = []

    def _draw_told(self, view: StaffView) -> None:
        x, y, w, h = self.plan.told
        unit = self.look.sizes.unit
        told = typeset(view.told, self.words.language)
        style = self.look.style("caption", False).times(28 / 26 if self.form != "small" else 0.95)
        for factor in (1.0, 0.93, 0.86, 0.8, 0.74):
            text = SetText(escape(told), style.times(factor), unit, w * unit, self.colours.ntext2)
            if self._desk.tall(text) <= h and not text.breaks_a_word:
                break
        else:
            self._desk.overflows.append(told)
        self._desk.set(
            text, told, x, y + (max(h - self._desk.tall(text), 0) / 2 if self.form == "small" else 0)
        )

    def _draw_dots(self, digits: int) -> None:
        x, y, side, step = self.plan.dots
        count = max(digits, FEWEST)
        step = (
            min(step, self.plan.keys[2] / count) if self.form == "landscape" else min(step, step * 6 / count)
        )
        side = min(side, step * 0.7)
        for number in range(count):
            place = self.box(x + number * step, y, side, side)
            px = max(int(place["size"][0]), 6)
            width = px if number < digits else max(self.look.sizes.px(3), 2)
            with self._desk.canvas:
                Color(*rgb(self.colours.ntext), 1)
                Rectangle(texture=ring(px, width), pos=place["pos"], size=(px, px))

    def _draw_keypad(self, view: StaffView) -> None:
        x, y, w, h = self.plan.keys
        gap = GAP if self.form != "small" else 8.0
        across, up = (w - 2 * gap) / 3, (h - 3 * gap) / 4
        for number, key in enumerate(KEYS):
            row, column = divmod(number, 3)
            act = self._key_act(view, key)
            said = self.words.say("erase") if key == ERASE else key.upper()
            made = PressButton(
                self.look, said, act, ground="night", style="key" if key.isdigit() else "label",
                icon_name="erase" if key == ERASE else None, wordless=key == ERASE,
                **self.box(x + column * (across + gap), y + row * (up + gap), across, up),
            )  # fmt: skip
            self._desk.add_widget(made)

    def _key_act(self, view: StaffView, key: str) -> Callable[[], None] | None:
        if (
            view.press is None
            or (key == ENTER and view.digits < FEWEST)
            or (key == ERASE and not view.digits)
        ):
            return None
        press = view.press
        return lambda: press(key)

    def _draw_controls(self, view: StaffView) -> None:
        if self.plan.controls is None:
            if view.pin == "right":
                self._stack((*view.controls, *view.more))
            return
        x, y, w, h = self.plan.controls
        if self.form == "portrait":
            high = (h - GAP) / 2
            half = (len(view.controls) + 1) // 2
            self._row(view.controls[:half], x, y, w, high)
            self._row(view.controls[half:], x, y + high + GAP, w, high)
        else:
            self._row(view.controls, x, y, w, h)
        if view.pin == "right" and view.more:
            x, y, w, h = self.plan.keys
            high = (h - 3 * GAP) / 4
            for number, control in enumerate(view.more[:-2]):
                self._row((control,), x, y + number * (high + GAP), w, high)
            self._row(view.more[-2:], x, y + len(view.more[:-2]) * (high + GAP), w, high)

    def _stack(self, controls: tuple[Control, ...]) -> None:
        """All controls in the keypad's place, two and two; the third from the end has the longest word."""
        x, y, w, h = self.plan.keys
        gap = 8.0
        first, last = controls[:-3], controls[-2:]
        rows = [*(first[n : n + 2] for n in range(0, len(first), 2)), controls[-3:-2], last]
        high = (h - (len(rows) - 1) * gap) / len(rows)
        for number, row in enumerate(rows):
            self._row(row, x, y + number * (high + gap), w, high, gap)

    def _row(self, controls: tuple[Control, ...], x: float, y: float, w: float, h: float,
             gap: float = GAP) -> None:  # fmt: skip
        """Controls side by side, each as wide as its word asks for."""
        unit = self.look.sizes.unit
        style = self.look.style("label", False)
        wide = [SetText(escape(each.said), style, unit).width / unit for each in controls]
        if not controls:
            return
        spare = (w - gap * (len(controls) - 1) - sum(wide)) / len(controls)
        if self.form == "small" or spare < 24:
            wide, spare = [(w - gap * (len(controls) - 1)) / len(controls)] * len(controls), 0
        for control, width in zip(controls, wide, strict=True):
            place = self.box(x, y, width + spare, h)
            icon_name = control.icon or None
            made = PressButton(self.look, control.said, control.act, ground="night", icon_name=icon_name,
                               **place)  # fmt: skip
            self._desk.add_widget(made)
            if not made.fits:
                self._desk.overflows.append(control.said)
            x += width + spare + gap

    # --- the seconds

    def count(self, seconds: int) -> None:
        """Tell in how many seconds the page closes by itself."""
        told = self.words.say("closes_in", n=seconds)
        if told == self._drawn_foot:
            return
        self._drawn_foot = told
        take_apart(self._foot)
        x, y, w = self.plan.counted
        self._foot.text(told, "caption", x, y, w, self.colours.ntext2, scaled=False)
