"""A data graphic in a frame: what all kinds of it share."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from kivy.graphics import Color, Rectangle

from kiosk.core.figures import Figures
from kiosk.core.theme import Tones, rgb
from kiosk.core.typesetting import escape, typeset
from kiosk.core.typography import Style, style
from kiosk.ui.lettering import SetText
from kiosk.ui.look import Look
from kiosk.ui.widgets.sheet import Sheet
from kiosk.ui.widgets.text_block import TextBlock
from kiosk.ui.widgets.touch import Touchable

if TYPE_CHECKING:
    from kiosk.ui.spots import Spot

OUTLINE = 3
SOLID_BELOW = 12
"""What is lower than this is drawn solid: its outline would leave nothing to see inside."""
MOST_SCALE = 1.25
"""The type within a graphic grows with the visitor's choice so far and no farther."""
LEAST = 2
"""A figure that is not nought is at least so long."""

Box = tuple[float, float, float, float]
"""Left, top, width, height in design units."""


@dataclass(frozen=True)
class Shown:
    """What a graphic shows, and how it says it."""

    figures: Figures
    rows: range
    """The rows in sight."""
    frame: Box
    tones: Callable[[int], Tones]
    """The theme of a row's event; ink where it has none."""
    headline: Callable[[int], str]
    """What the event of a row says; nothing where it has none."""
    said: str
    """What the graphic is called."""
    foot: Box | None = None
    """Where it stands small in a slot, with fewer figures and nothing to touch: the place of its legend."""
    is_bare: bool = False
    """Whether there is no room for any words beside the figures' shapes."""

    @property
    def is_reduced(self) -> bool:
        """Whether it stands small in a slot."""
        return self.foot is not None


def type_of(look: Look, name: str) -> Style:
    """A style within a graphic, as large as leaves it its room; the strip tells a row in full size."""
    return style(name, look.sizes.form).times(min(look.text_scale, max(MOST_SCALE, look.sizes.correction)))


class Graphic(Sheet):
    """A graphic. What is chosen lies on a layer of its own, so that only that is drawn anew."""

    def __init__(self, look: Look, shown: Shown) -> None:
        super().__init__(look)
        self.shown = shown
        self.figures = shown.figures
        self.rows = shown.rows
        self.frame = shown.frame
        self.small = type_of(look, "small")
        self.bold = type_of(look, "small_bold")
        self.labels: dict[int, TextBlock] = {}
        """The labels drawn, by their row; the chosen one, and what it would touch, is taken away."""
        self._hidden: list[TextBlock] = []
        self.layer = Sheet(look)
        self.chosen: int | None = None
        self._choose: Callable[[int], None] | None = None

    @classmethod
    def most_rows(cls, look: Look, frame: Box, is_reduced: bool = False) -> int:
        """How many rows can be told apart in a frame; more are shown part by part.

        Where nothing is touched, in a slot, they may stand closer.
        """
        raise NotImplementedError

    def compose(self, chosen: int | None, choose: Callable[[int], None] | None = None) -> None:
        """Draw it all; with `choose`, rows can be touched."""
        self.draw()
        self._choose = choose
        self.add_widget(self.layer)
        self.show_chosen(chosen)
        box = self.field_box()
        if choose is not None and box is not None:
            self.add_widget(Field(self, choose, box))

    def show_chosen(self, row: int | None) -> None:
        """Bring out another row."""
        from kiosk.ui.screens.base import take_apart

        take_apart(self.layer)
        for block in self._hidden:
            self.add_widget(block, index=len(self.children))
        self._hidden = []
        self.chosen = row
        if row is not None and row in self.rows:
            self.draw_chosen(row)

    # --- for keys and ears

    def own_spots(self) -> "Iterator[Spot]":
        """The scale and the legend, then row by row what the figures say; small in a slot, all in one."""
        labels = set(self.labels.values())
        texts = [
            w for w in self.walk(restrict=True) if isinstance(w, TextBlock) and w.said and w not in labels
        ]
        around = ", ".join(dict.fromkeys(block.said for block in reversed(texts)))
        if self.shown.is_reduced:
            rows = [self._told(row) for row in self.rows]
            yield self.spot(" ".join([*rows, around]), *self.frame, name="graphic", is_aside=True)
            return
        if around:
            yield self.spot(around, *self.frame, name="scale", is_aside=True)
        for row in self.rows:
            act = partial(self._choose, row) if self._choose is not None else None
            yield self.spot(self._told(row), *self.band(row), act, name=f"row {self.figures.keys[row]}",
                            is_chosen=row == self.chosen, is_aside=True)  # fmt: skip

    def _told(self, row: int) -> str:
        """A row as a sentence: what it is called, and each figure with what it counts."""
        from kiosk.core import spoken

        facts = [(fact.what, fact.said) for fact in self.figures.facts(row, self.words)]
        label = self.figures.label(row, self.words)
        return spoken.row(label, [fact for fact in facts if fact[1] != label], self.words)

    # --- what each kind draws

    def draw(self) -> None:
        """Draw what stays."""
        raise NotImplementedError

    def draw_chosen(self, row: int) -> None:
        """Draw a row that is brought out, on the layer."""
        raise NotImplementedError

    def field_box(self) -> Box | None:
        """Where rows can be touched."""
        return self.frame

    def nearest(self, x: float, y: float) -> int:
        """The row nearest to a place, in design units from the top left."""
        raise NotImplementedError

    def band(self, row: int) -> Box:
        """The place of a row, darkened while a finger is on it."""
        raise NotImplementedError

    # --- texts

    def said(self, text: str, style: Style, colour: str, width: float | None = None) -> SetText:
        """A text, set in one line or at a width."""
        unit = self.look.sizes.unit
        markup = escape(typeset(text, self.words.language))
        return SetText(markup, style, unit, None if width is None else width * unit, colour)

    def wide(self, text: SetText) -> float:
        """The width of a set text in design units."""
        return text.widest / self.look.sizes.unit

    def shortened(self, text: str, style: Style, colour: str, room: float) -> tuple[SetText, str]:
        """A text cut at a word, with an ellipsis, where it is too long; the strip has it whole."""
        made = self.said(text, style, colour)
        words = text.split()
        while self.wide(made) > room and len(text) > 2:
            words = words[:-1]
            text = " ".join(words) + "…" if words else text.rstrip("…")[:-1] + "…"
            made = self.said(text, style, colour)
        return made, text

    @property
    def floor(self) -> float:
        """The size that no type is smaller than."""
        return 18.0 if self.form == "small" else 24.0

    def sizes_down(self, style: Style) -> list[Style]:
        """A style, and where the visitor has it larger, the smaller ones down to the least."""
        factors = (1.0, 0.9, 0.8, self.floor / style.size)
        return [style.times(f) for f in factors if f == 1.0 or self.floor / style.size <= f < 1.0]

    # --- shapes

    def ink_of(self, row: int) -> str:
        """The colour of a row: that of its event where the chart brings it out."""
        is_brought_out = row == self.figures.highlighted and not self.shown.is_reduced
        return self.shown.tones(row).main if is_brought_out else self.colours.ink2

    def block(self, sheet: Sheet, series: int, colour: str, x: float, y: float, w: float, h: float) -> None:
        """A bar of a series: the first solid, the second outlined, then outlined and filled, then paler."""
        ground = self.colours.paper2 if self.shown.is_reduced else self.colours.paper
        inner = (None, ground, self.colours.track, None)[series % 4]
        if series % 4 == 3:
            colour = self.colours.track if self.colours.high else self.colours.ui
        sheet.rect(colour, x, y, w, h)
        edge = min(OUTLINE, w / 4)
        if inner is not None and h >= SOLID_BELOW and w >= SOLID_BELOW / 2:
            sheet.rect(inner, x + edge, y + edge, w - 2 * edge, h - 2 * edge)

    def chip(self, sheet: Sheet, row: int, text: SetText, said: str, x: float, y: float,
             least: float) -> None:  # fmt: skip
        """The label of the chosen row, on a ground of its colour, centred at that place if it can be."""
        tones = self.shown.tones(row)
        wide = self.wide(text) + 2 * self.chip_pad
        left = max(min(x - wide / 2, self.frame[0] + self.frame[2] - wide), least)
        tall = self.tall(text)
        sheet.rounded(tones.main, left, y - 1, wide, tall + 2, 4)
        sheet.set(text, said, left + wide / 2, y, align="center")
        self.clear_of(left - 12, y, wide + 24, tall)

    @property
    def chip_pad(self) -> float:
        """From the letters of the chosen label to its edge."""
        return 10.0 if self.form != "small" else 6.0

    def clear_of(self, x: float, y: float, w: float, h: float) -> None:
        """Take away the labels that lie in a box."""
        place = self.box(x, y, w, h)
        left, bottom = place["pos"]
        right, top = left + place["size"][0], bottom + place["size"][1]
        for block in self.labels.values():
            middle = block.y + block.height / 2
            if block.x < right and left < block.right and bottom < middle < top:
                self.remove_widget(block)
                self._hidden.append(block)


class Field(Touchable):
    """The rows of a graphic under a finger: the nearest is meant, and acts as the finger leaves."""

    def __init__(self, graphic: Graphic, choose: Callable[[int], None], box: Box) -> None:
        super().__init__(graphic.shown.said, self._choose, graphic.look.sizes.unit, **graphic.box(*box))
        self.graphic = graphic
        self.choose = choose
        self._row = 0

    def _at(self, x: float, y: float) -> int:
        return self.graphic.nearest(x / self.unit, (self.graphic.height - y) / self.unit)

    def _choose(self) -> None:
        self.choose(self._row)

    def on_touch_down(self, touch: Any) -> bool:
        """Take a finger; the row is the one it came down on."""
        if self.hits(*touch.pos):
            self._row = touch.ud[self] = self._at(*touch.pos)
        return super().on_touch_down(touch)

    def on_touch_up(self, touch: Any) -> bool:
        """Act on that finger's row, whichever came down after it."""
        self._row = touch.ud.get(self, self._row)
        return super().on_touch_up(touch)

    def show_pressed(self, pressed: bool) -> None:
        """Darken the row while a finger is on it."""
        self.is_pressed = pressed
        self.canvas.after.clear()
        if pressed:
            place = self.graphic.box(*self.graphic.band(self._row))
            with self.canvas.after:
                Color(*rgb(self.graphic.colours.ink), 0.1)
                Rectangle(pos=place["pos"], size=place["size"])
