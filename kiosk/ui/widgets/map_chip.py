"""What a place is called on the map: a chip with its name and the number of its events."""

from typing import Any

from kivy.graphics import Color, Rectangle, RoundedRectangle

from kiosk.core.theme import rgb
from kiosk.core.typesetting import escape, typeset
from kiosk.ui.lettering import SetText, balanced
from kiosk.ui.look import Look
from kiosk.ui.widgets.touch import Touchable

STACK = 6
"""Design units by which a second card stands out behind the chip of several places."""
LEAST_W = 110


class ChipWords:
    """The words of a chip, set and measured: name, what is beneath it, and a number."""

    def __init__(self, look: Look, name: str, beneath: str, number: str, widest: float) -> None:
        self.look = look
        self.unit = look.sizes.unit
        self.name = name
        self.beneath = beneath
        self.number = number
        small = look.sizes.form == "small"
        self.pad = 12.0 if small else 18.0
        self.gap = (18.0 if small else 28.0) if number else 0.0
        bold, plain = look.style("caption_bold"), look.style("small")
        self._style = bold
        self._widest = widest * self.unit
        # Set in the heavier face, so that the chip keeps its size when it is chosen.
        self._name = self._set_name(bold)
        self._beneath = self._set(beneath, plain) if beneath else None
        self._number = self._set(number, bold) if number else None
        wide = max(self._name.widest, self._beneath.width if self._beneath else 0) / self.unit
        wide += 2 * self.pad + self.gap + (self._number.width / self.unit if self._number else 0)
        tall = self._name.lines * bold.line + (plain.line if beneath else 0) + (12 if small else 20)
        self.card_w, self.card_h = max(wide, LEAST_W * (0.6 if small else 1.0)), tall
        stack = STACK if beneath else 0
        self.w, self.h = self.card_w + stack, self.card_h + stack

    @property
    def said(self) -> str:
        """The chip's words as a sentence."""
        return f"{self.name}, {self.beneath}" if self.beneath else self.name

    def _set_name(self, style: Any) -> SetText:
        markup = escape(typeset(self.name, self.look.words.language))
        line = SetText(markup, style, self.unit)
        if line.width <= self._widest:
            return line
        width = self._widest
        while (text := balanced(markup, style, self.unit, width)).breaks_a_word and width < line.width:
            width *= 1.1
        return text

    def _set(self, words: str, style: Any, colour: str = "#000000") -> SetText:
        return SetText(escape(typeset(words, self.look.words.language)), style, self.unit, None, colour)

    def inked(self, ink: str, faint: str, chosen: bool) -> tuple[SetText, SetText | None, SetText | None]:
        """Name, what is beneath it and number in their colours."""
        style = self._style if chosen else self.look.style("caption")
        width = round(self._name.widest) + 2 if self._name.lines > 1 else None
        name = SetText(self._name.markup, style, self.unit, width, ink)
        beneath = self._set(self.beneath, self.look.style("small"), faint) if self.beneath else None
        number = self._set(self.number, self._style, ink) if self.number else None
        return name, beneath, number


class Chip(Touchable):
    """A place's chip; the map hears the touches on it, so that a finger may also move the map from there."""

    def __init__(self, words: ChipWords, chosen: bool, **place: Any) -> None:
        super().__init__(words.said, lambda: None, words.unit, **place)
        self.words = words
        self.is_chosen = chosen
        self._draw()

    def on_touch_down(self, touch: Any) -> bool:
        """Leave the finger to the map."""
        return False

    def show_pressed(self, pressed: bool) -> None:
        """Fill the chip while a finger is on it."""
        if pressed != self.is_pressed:
            self.is_pressed = pressed
            self._draw()

    def _card(self, colour: str, x: float, y: float, w: float, h: float, radius: float) -> None:
        Color(*rgb(colour), 1)
        RoundedRectangle(pos=(x, y), size=(w, h), radius=[max(radius, 1)])

    def _draw(self) -> None:
        self.canvas.clear()
        colours, unit = self.words.look.palette, self.unit
        ink, fill = (colours.paper, colours.ink) if self.is_chosen else (colours.ink, colours.paper)
        faint = colours.paper if self.is_chosen else colours.ink2
        edge_colour = colours.ink if not colours.high else colours.ui
        if self.is_pressed and not self.is_chosen:
            fill = colours.plate
        edge, radius = max(round(2 * unit), 1), round(6 * unit)
        wide, tall = round(self.words.card_w * unit), round(self.words.card_h * unit)
        left, bottom = self.x, self.top - tall
        with self.canvas:
            if self.words.beneath:
                step = round(STACK * unit)
                self._card(edge_colour, left + step, bottom - step, wide, tall, radius)
                self._card(colours.paper, left + step + edge, bottom - step + edge, wide - 2 * edge,
                           tall - 2 * edge, radius - edge)  # fmt: skip
            self._card(edge_colour, left, bottom, wide, tall, radius)
            self._card(fill, left + edge, bottom + edge, wide - 2 * edge, tall - 2 * edge, radius - edge)
            self._draw_words(ink, faint, left, bottom, wide, tall)

    def _draw_words(self, ink: str, faint: str, left: float, bottom: float, wide: float, tall: float) -> None:
        name, beneath, number = self.words.inked(ink, faint, self.is_chosen)
        pad = round(self.words.pad * self.unit)
        high = name.lines * name.line + (beneath.line if beneath else 0)
        top = bottom + tall - (tall - high) / 2
        self._put(name, left + pad, top)
        if beneath is not None:
            self._put(beneath, left + pad, top - name.lines * name.line)
        if number is not None:
            self._put(number, left + wide - pad - number.width, bottom + tall - (tall - number.line) / 2)

    def _put(self, text: SetText, x: float, top: float) -> None:
        texture = text.texture
        if texture is not None:
            Color(1, 1, 1, 1)
            y = round(top - text.style.rise * self.unit - texture.height)
            Rectangle(texture=texture, pos=(round(x), y), size=texture.size)


class CountDisc(Touchable):
    """The number in a disc that stands for several places; the disc is part of the map's picture."""

    def __init__(self, look: Look, said: str, number: str, ink: str, **place: Any) -> None:
        super().__init__(said, lambda: None, look.sizes.unit, **place)
        self.look = look
        self.number = number
        self.ink = ink
        self._draw()

    def on_touch_down(self, touch: Any) -> bool:
        """Leave the finger to the map."""
        return False

    def _draw(self) -> None:
        text = SetText(self.number, self.look.style("small_bold", False), self.unit, None, self.ink)
        texture = text.texture
        if texture is None:
            return
        with self.canvas:
            Color(1, 1, 1, 1)
            top = self.center_y + text.line / 2 - text.style.rise * self.unit
            place = round(self.center_x - text.width / 2), round(top - texture.height)
            Rectangle(texture=texture, pos=place, size=texture.size)
