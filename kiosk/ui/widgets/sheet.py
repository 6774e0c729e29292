"""A page to compose on: everything is placed in design units from the page's top left.

Where the page is not the whole window, as in reach mode, the places of what it holds are the window's.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kivy.graphics import Color, Rectangle, RoundedRectangle
from kivy.uix.widget import Widget

from kiosk.core.theme import rgb
from kiosk.core.typesetting import escape, typeset
from kiosk.core.typography import Style
from kiosk.ui.icons import BOX, icon
from kiosk.ui.lettering import SetText, balanced
from kiosk.ui.look import Look
from kiosk.ui.shapes import framed_box
from kiosk.ui.widgets.mark import bars
from kiosk.ui.widgets.text_block import TextBlock
from kiosk.ui.widgets.unwritten import Unwritten

if TYPE_CHECKING:
    from kiosk.ui.spots import Box, Spot

RADIUS = 6


class Sheet(Widget):
    """Something composed on the page. It fills the window; what it holds is placed once."""

    def __init__(self, look: Look, **place: Any) -> None:
        super().__init__(size=(look.sizes.width, look.sizes.height), size_hint=(None, None), **place)
        self.look = look
        self.words = look.words
        self.colours = look.palette
        self.w = look.sizes.w
        self.h = look.sizes.h
        self.form = look.sizes.form
        self.overflows: list[str] = []
        """Texts that did not fit their place; the tour and the tests ask for it."""

    # --- places

    def box(self, x: float, y: float, w: float, h: float) -> dict[str, Any]:
        """A place in design units as the toolkit has it: whole pixels from the bottom left."""
        px = self.look.sizes.px
        left, right = px(x), px(x + w)
        top, bottom = px(y), px(y + h)
        return {
            "pos": (left, self.look.sizes.top - bottom),
            "size": (right - left, bottom - top),
            "size_hint": (None, None),
        }

    def put(self, widget: Widget) -> Widget:
        """Add a widget above what is there."""
        self.add_widget(widget)
        return widget

    def wipe(self) -> None:
        """Take away all that is on it, and give back what was drawn for it."""
        for child in list(self.children):
            if isinstance(child, TextBlock):
                child.text.forget()
                child.canvas.clear()
        self.clear_widgets()
        self.canvas.clear()

    # --- for ears and keys

    def unwritten(self, said: str, x: float, y: float, w: float, h: float, language: str = "",
                  holds: bool = False) -> "Unwritten":  # fmt: skip
        """Say of a place what is not written there; with `holds`, before the texts in it, as one thing."""
        made = Unwritten(said, language, holds, **self.box(x, y, w, h))
        self.add_widget(made)
        return made

    def spot(self, said: str, x: float, y: float, w: float, h: float, act: Callable[[], None] | None = None,
             **more: Any) -> "Spot":  # fmt: skip
        """A place on the page that can be reached by keys and ears though no widget stands for it."""
        from kiosk.ui.spots import drawn_spot

        place = self.box(x, y, w, h)
        return drawn_spot(self.words, said, (*place["pos"], *place["size"]), act, **more)

    def is_night(self, box: "Box") -> bool:
        """Whether a place in the window, as left, bottom, width and height, has a dark ground."""
        return False

    # --- shapes

    def rect(
        self, colour: str, x: float, y: float, w: float, h: float, alpha: float = 1.0, on: Any = None,
        bleeds: bool = False,
    ) -> None:  # fmt: skip
        """A filled rectangle. If it `bleeds`, it goes on beyond the page's upper and lower edge."""
        place = self.box(x, y, w, h)
        (left, bottom), (wide, tall) = place["pos"], place["size"]
        sizes = self.look.sizes
        if bleeds and bottom <= sizes.beneath:
            bottom, tall = 0, tall + bottom
        if bleeds and y <= 0:
            tall += sizes.above
        with on or self.canvas:
            Color(*rgb(colour), alpha)
            Rectangle(pos=(left, bottom), size=(max(wide, 1), max(tall, 1)))

    def rounded(self, colour: str, x: float, y: float, w: float, h: float, radius: float = RADIUS) -> None:
        """A filled rectangle with round corners."""
        place = self.box(x, y, w, h)
        with self.canvas:
            Color(*rgb(colour), 1)
            RoundedRectangle(
                pos=place["pos"], size=place["size"], radius=[max(self.look.sizes.px(radius), 1)]
            )

    def framed(self, x: float, y: float, w: float, h: float) -> None:
        """A frame as controls have it, with the page's ground in it; as thick on each side."""
        place, sizes = self.box(x, y, w, h), self.look.sizes
        edge, radius = max(sizes.px(self.colours.border), 1), max(sizes.px(RADIUS), 1)
        (left, bottom), (wide, tall) = place["pos"], place["size"]
        with self.canvas:
            framed_box((left, bottom, wide, tall), edge, radius, self.colours.ui, self.colours.paper)

    def mark(self, mark: str, colour: str, x: float, y: float, w: float, thick: float) -> None:
        """A theme's line."""
        for left, top, width, height in bars(mark, w, thick):
            self.rect(colour, x + left, y + top, width, height)

    def icon(self, name: str, colour: str, x: float, y: float, side: float = BOX) -> None:
        """An icon with its top left at that place."""
        place = self.box(x, y, side, side)
        width = max(place["size"][0], 8)
        with self.canvas:
            Color(*rgb(colour), 1)
            Rectangle(texture=icon(name, width), pos=place["pos"], size=(width, width))

    # --- texts

    def text(
        self,
        said: str,
        style: Style | str,
        x: float,
        y: float,
        w: float | None = None,
        colour: str | None = None,
        *,
        h: float | None = None,
        balance: bool = False,
        align: str = "left",
        markup: str | None = None,
        on_ref: Callable[[str], None] | None = None,
        dotted: str | None = None,
        scaled: bool = True,
    ) -> TextBlock:
        """Set a text with the top of its first line at that place, and say how tall it came out.

        `h` is the height it may take at most: what is taller is noted in `overflows`.
        """
        chosen = self.look.style(style, scaled) if isinstance(style, str) else style
        if markup is None:
            said = typeset(said, self.words.language)
            markup = escape(said)
        width = None if w is None else self.look.sizes.px(w)
        ink = colour or self.colours.ink
        if balance and width is not None:
            block_text = balanced(markup, chosen, self.look.sizes.unit, width, ink, align)
        else:
            block_text = SetText(markup, chosen, self.look.sizes.unit, width, ink, align)
        return self.set(block_text, said, x, y, h=h, w=w, align=align, on_ref=on_ref, dotted=dotted)

    def set(
        self,
        text: SetText,
        said: str,
        x: float,
        y: float,
        *,
        w: float | None = None,
        h: float | None = None,
        align: str = "left",
        on_ref: Callable[[str], None] | None = None,
        dotted: str | None = None,
        language: str = "",
        spoken: str = "",
    ) -> TextBlock:
        """Place a text that has been set already.

        `language` is that of the words, where it may not be the visitor's; `spoken` is said in their place.
        """
        unit = self.look.sizes.unit
        left = round(x * unit)
        if w is None and align == "center":
            left = round(x * unit - text.width / 2)
        elif w is None and align == "right":
            left = round(x * unit - text.width)
        top = round(self.look.sizes.top - (y + text.style.rise) * unit)
        block = TextBlock(
            text, said, on_ref,
            pos=(left, top - round(text.height)),
            size=(round(text.width), round(text.height)),
            size_hint=(None, None),
        )  # fmt: skip
        block.language, block.spoken = language, spoken
        block.draw(dotted)
        self.add_widget(block)
        if h is not None and text.lines * text.line > h * unit + 1:
            self.overflows.append(said)
        if w is not None and text.breaks_a_word:
            self.overflows.append(said)
        return block

    def tall(self, text: SetText) -> float:
        """The height of a set text in design units, as its lines go."""
        return text.lines * text.line / self.look.sizes.unit
