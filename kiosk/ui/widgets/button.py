"""Buttons: a word, an icon or both, in a frame or filled; and the joined segments of the settings."""

from collections.abc import Callable
from typing import Any, Literal

from kivy.graphics import Color, Rectangle, RoundedRectangle

from kiosk.core.theme import Palette, rgb
from kiosk.core.typesetting import escape, typeset
from kiosk.ui.icons import BOX, icon
from kiosk.ui.lettering import SetText, word
from kiosk.ui.look import Look
from kiosk.ui.shapes import framed_box
from kiosk.ui.widgets.touch import Touchable

Ground = Literal["paper", "paper2", "night"]
Kind = Literal["framed", "filled", "segment", "plain"]

ICON_GAP = 16


def _tints(colours: Palette, ground: Ground) -> tuple[str, str, str, str]:
    """Ground, edge, words, and disabled words on that ground."""
    if ground == "night":
        return colours.night, colours.nui, colours.ntext, colours.nui
    return (colours.paper2 if ground == "paper2" else colours.paper), colours.ui, colours.ink, colours.ui


class PressButton(Touchable):
    """A button. `filled` marks the primary one and what is chosen; `disabled` is seen and does nothing."""

    def __init__(
        self,
        look: Look,
        said: str,
        act: Callable[[], None] | None,
        *,
        icon_name: str | None = None,
        icon_after: bool = False,
        wordless: bool = False,
        kind: Kind = "framed",
        ground: Ground = "paper",
        style: str = "label",
        scaled: bool = False,
        **place: Any,
    ) -> None:
        super().__init__(said, act, look.sizes.unit, **place)
        self.look = look
        self.kind = kind
        self.ground = ground
        self.icon_name = icon_name
        self.icon_after = icon_after
        self.fits = True
        self.disabled = act is None and kind != "filled"
        self.text = None if wordless else self._set(style, scaled)
        self._draw()

    def _inks(self) -> tuple[str, str, str]:
        """Fill, edge and words as things stand."""
        colours = self.look.palette
        fill, edge, ink, faint = _tints(colours, self.ground)
        if self.kind == "filled":
            if self.is_pressed:
                return (colours.ink2, edge, fill) if not colours.high else (colours.track, edge, fill)
            return ink, ink, fill
        if self.disabled:
            return fill, (colours.nrule if self.ground == "night" else colours.rule), faint
        if self.is_pressed:
            return (colours.nrule if self.ground == "night" else colours.plate), edge, ink
        return fill, edge, ink

    def _set(self, style: str, scaled: bool) -> SetText:
        words = escape(typeset(self.said, self.look.words.language))
        chosen = self.look.style(style, scaled)
        room = self.width - 2 * 12 * self.unit
        if self.icon_name:
            room -= (BOX + ICON_GAP) * self.unit
        text = word(words, chosen, self.unit)
        if text.width > room and self.icon_name:
            # The icon goes first, then the type gets smaller: a word is never cut.
            self.icon_name = None
            room = self.width - 2 * 12 * self.unit
        for factor in (0.93, 0.86, 0.8, 0.72):
            if text.width <= room:
                break
            text = word(words, chosen.times(factor), self.unit)
        self.fits = text.width <= self.width
        return text

    def show_pressed(self, pressed: bool) -> None:
        """Fill the button while a finger is on it."""
        if pressed != self.is_pressed:
            self.is_pressed = pressed
            self._draw()

    def _draw(self) -> None:
        self.canvas.clear()
        fill, edge, ink = self._inks()
        edge_px = max(round(self.look.palette.border * self.unit), 1)
        radius = max(round(6 * self.unit), 1)
        with self.canvas:
            if self.kind == "framed":
                framed_box((*self.pos, *self.size), edge_px, radius, edge, fill)
            elif self.kind == "filled":
                Color(*rgb(fill), 1)
                RoundedRectangle(pos=self.pos, size=self.size, radius=[radius])
            elif self.is_pressed:
                Color(*rgb(fill), 1)
                Rectangle(pos=self.pos, size=self.size)
            self._draw_face(ink)

    def _draw_face(self, ink: str) -> None:
        side = max(round(BOX * self.unit), 8) if self.icon_name else 0
        gap = round(ICON_GAP * self.unit) if self.icon_name and self.text else 0
        wide = (round(self.text.width) if self.text else 0) + side + gap
        left = round(self.x + (self.width - wide) / 2)
        middle = self.y + self.height / 2
        Color(*rgb(ink), 1)
        if self.icon_name:
            at = left + wide - side if self.icon_after else left
            Rectangle(
                texture=icon(self.icon_name, side), pos=(at, round(middle - side / 2)), size=(side, side)
            )
        if self.text and self.text.markup:
            at = left if self.icon_after or not self.icon_name else left + side + gap
            # White type would be tinted, so the words are drawn in their ink.
            Color(1, 1, 1, 1)
            self.text = word(self.text.markup, self.text.style, self.unit, ink)
            texture = self.text.texture
            assert texture is not None
            Rectangle(texture=texture, pos=(at, round(middle - texture.height / 2)), size=texture.size)


class Segment(PressButton):
    """One of several joined choices; the chosen one is filled."""

    def __init__(
        self, look: Look, said: str, act: Callable[[], None] | None, chosen: bool, **more: Any
    ) -> None:
        self.is_chosen = chosen
        super().__init__(look, said, act, kind="segment", **more)
        self.disabled = False

    def _inks(self) -> tuple[str, str, str]:
        colours = self.look.palette
        fill, edge, ink, faint = _tints(colours, self.ground)
        if self.is_chosen:
            return ink, ink, fill
        if self.act is None:
            return fill, edge, faint
        return (colours.plate if self.is_pressed else fill), edge, ink

    def _draw(self) -> None:
        self.canvas.clear()
        fill, _, ink = self._inks()
        with self.canvas:
            if self.is_chosen or self.is_pressed:
                Color(*rgb(fill), 1)
                Rectangle(pos=self.pos, size=self.size)
            self._draw_face(ink)
