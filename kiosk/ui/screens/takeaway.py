"""To take home: the event's address as a code for the visitor's phone, and in letters."""

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture

from kiosk.core.takeaway import takeaway_address
from kiosk.core.theme import rgb
from kiosk.core.typesetting import WORD_FOR_WORD, escape, typeset
from kiosk.core.visit import AtEvent
from kiosk.ui.lettering import SetText
from kiosk.ui.screens.over import OverScreen

QUIET = 4
"""Modules of white round a code: ISO/IEC 18004, 5.3.8."""


class TakeawayScreen(OverScreen):
    """The code, what it is for, and the address beneath. A touch outside closes it."""

    def compose(self) -> None:
        """Veil the screen and draw the box."""
        stop, base = self.here.stop, self.exhibit.outline.takeaway
        assert isinstance(stop, AtEvent)
        assert base is not None
        address = takeaway_address(base, stop.event, self.words.language)
        self.scrim(0.55, 0, 0, self.w, self.h)
        self.swallow(0, 0, self.w, self.h, closes=True)
        small, unit = self.form == "small", self.look.sizes.unit
        pad = 24.0 if small else 48.0
        side = 300.0 if small else 440.0
        beside = self.form != "portrait"
        words_w = (380.0 if small else 620.0) if beside else min(self.w - 144 - 2 * pad, 700.0)
        body, caption = self.look.style("body"), self.look.style("caption")
        markup = escape(typeset(self.words.say("scan_code"), self.words.language))
        for factor in (1.0, 0.9, 0.8, 0.7):
            said = SetText(markup, body.times(factor), unit, words_w * unit, self.colours.ink)
            where = SetText(_breakable(address), caption.times(factor), unit, words_w * unit,
                            self.colours.ink)  # fmt: skip
            words_h = self.tall(said) + 24 + self.tall(where) + 32 + self.grid.button_h
            if words_h <= (side if beside else self.h - side - 240):
                break
        w = 2 * pad + (side + pad + words_w if beside else max(side, words_w))
        h = 2 * pad + (max(side, words_h) if beside else side + pad + words_h)
        x, y = (self.w - w) / 2, max((self.grid.rail_top - h) / 2, 24)
        self.rect(self.colours.paper, x, y, w, h)
        if self.colours.high:
            for box in ((x, y, w, 4), (x, y + h - 4, w, 4), (x, y, 4, h), (x + w - 4, y, 4, h)):
                self.rect(self.colours.ui, *box)
        self.swallow(x, y, w, h)
        code_x = x + pad if beside else x + (w - side) / 2
        self._draw_code(address, code_x, y + pad, side)
        left = x + pad + side + pad if beside else x + pad
        top = y + pad if beside else y + pad + side + pad
        self.set(said, self.words.say("scan_code"), left, top)
        self.unwritten(self.words.say("spoken_code"), code_x, y + pad, side, side)
        self.set(where, address, left, top + self.tall(said) + 24)
        self.close_button(left, y + h - pad - self.grid.button_h, 160.0 if small else 216.0)

    def _draw_code(self, address: str, x: float, y: float, side: float) -> None:
        """The code, black on white in either contrast: cameras need it so."""
        import segno

        code = segno.make(address, error="m", micro=False)
        rows = [bytes(row) for row in code.matrix]
        size = len(rows) + 2 * QUIET
        pixels = bytearray(b"\xff" * (size * size))
        for number, row in enumerate(rows):
            start = (size - 1 - number - QUIET) * size + QUIET
            pixels[start : start + len(row)] = bytes(0 if module else 255 for module in row)
        texture = Texture.create(size=(size, size), colorfmt="luminance")
        texture.blit_buffer(bytes(pixels), colorfmt="luminance", bufferfmt="ubyte")
        texture.mag_filter = texture.min_filter = "nearest"
        place = self.box(x, y, side, side)
        # A whole number of pixels for each module, or some would be wider than others.
        whole = max(place["size"][0] // size, 1) * size
        inset = (place["size"][0] - whole) // 2
        with self.canvas:
            Color(*rgb("#FFFFFF"), 1)
            Rectangle(pos=place["pos"], size=place["size"])
            Rectangle(
                texture=texture, pos=(place["pos"][0] + inset, place["pos"][1] + inset), size=(whole, whole)
            )


def _breakable(address: str) -> str:
    """The address with places where its line may end, after slashes and before what asks."""
    shown = address.removeprefix("https://").removeprefix("http://")
    return escape(typeset(shown, WORD_FOR_WORD)).replace("/", "/[anchor=break]")
