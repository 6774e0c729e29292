"""What is seen of a recording: a film's pictures or a plate for sound, and the words said."""

from typing import Any

from kivy.graphics import Color, Rectangle

from kiosk.core.typesetting import escape, typeset
from kiosk.core.typography import Style
from kiosk.ui.lettering import SetText, balanced
from kiosk.ui.players import Player
from kiosk.ui.widgets.framed_picture import CROP, PERPETRATOR_BORDER
from kiosk.ui.widgets.sheet import Sheet

STEP = 0.93
"""How captions step down where they take too much of the frame."""
BAND = 0.42
"""The part of a film's frame that captions may take."""
LEAST = {"landscape": 24.0, "portrait": 24.0, "small": 18.0}
"""No type is smaller."""


class RecordingFrame(Sheet):
    """The frame of a film, or the plate that a sound recording has instead. It follows its player."""

    def show(self, player: Player, slot: tuple[float, float, float, float], by_perpetrators: bool,
             sides: float = 0.0) -> None:  # fmt: skip
        """Put it in the slot: x, y, width, height in design units; what is at its sides stays free."""
        self.player = player
        self.by_perpetrators = by_perpetrators
        inset = PERPETRATOR_BORDER if by_perpetrators else 0
        x, y, w, h = slot
        self.over = 10.0 if self.form == "small" else 84.0
        """The height of what stands over the words on a plate."""
        self.is_narrowed = sides > 0
        self.ground = ground = (x + inset, y + inset, w - 2 * inset, h - 2 * inset)
        across = max(sides, inset)
        self.inner = (x + across, y + inset, w - 2 * across, h - 2 * inset)
        high = self.colours.high
        if inset:
            self.rect("#FFFFFF" if high else "#1B1A18", *slot)
        if player.is_film:
            # In a black border a dark ground would not be told from it.
            self.rect(self.colours.plate if inset and not high else self.colours.night, *ground)
        else:
            self.rect(self.colours.paper2, *ground)
        if high and not inset:
            self.rect(self.colours.ui, x, y + h - 2, w, 2)
        with self.canvas:
            Color(1, 1, 1, 1)
            self._picture = Rectangle(size=(0, 0))
        self.plate = Sheet(self.look)
        self.add_widget(self.plate)
        self.band = Sheet(self.look)
        self.add_widget(self.band)
        self._shown = self._said = ""
        self._bits = [""]
        player.bind(texture=self._take_texture, on_frame=self._turn)
        self._take_texture()

    def leave(self) -> None:
        """Follow the player no longer."""
        self.player.unbind(texture=self._take_texture, on_frame=self._turn)

    def forget(self) -> None:
        """Let go of the film's picture."""
        self._picture.texture = None

    # --- pictures

    def _take_texture(self, *_: Any) -> None:
        texture, glimpse = self.player.texture, self.player.glimpse
        if texture is None:
            return
        place = self.box(*self.inner)
        (left, bottom), (wide, tall) = place["pos"], place["size"]
        film = glimpse.size if glimpse is not None else texture.size
        across, up = wide / film[0], tall / film[1]
        scale, cover = min(across, up), max(across, up)
        lost = 1 - scale / cover
        if lost <= CROP and not self.by_perpetrators:
            # As with pictures: better a little less of it than a sliver of the ground beside it.
            w, h = (round(side * part / (full * cover)) for side, part, full in zip(
                texture.size, (wide, tall), film, strict=True))  # fmt: skip
            x, y = (texture.width - w) // 2, (texture.height - h) // 2
            self._picture.texture = texture.get_region(x, y, w, h)
            self._picture.pos, self._picture.size = (left, bottom), (wide, tall)
            return
        size = (round(film[0] * scale), round(film[1] * scale))
        self._picture.texture = texture
        self._picture.pos = (left + (wide - size[0]) // 2, bottom + (tall - size[1]) // 2)
        self._picture.size = size

    def _turn(self, *_: Any) -> None:
        self.canvas.ask_update()

    # --- words

    @property
    def _pad(self) -> float:
        return {"small": 16.0, "portrait": 72.0, "landscape": 40.0}[self.form]

    def title(self, word: str, year: str) -> None:
        """A sound recording has no picture: what it is, and until something is said, when it was."""
        self.plate.wipe()
        x, y, w, h = self.inner
        unit = self.look.sizes.unit
        if year or self.form != "small":
            top = y + (10 if self.form == "small" else 32)
            self.plate.text(word, self.look.style("label", False), x + self._pad, top, w - 2 * self._pad,
                            self.colours.ink2)  # fmt: skip
        if not year:
            return
        over = 36.0 if self.form == "small" else 80.0
        style = self.look.style("year", False)
        text = SetText(year, style, unit, None, self.colours.ink)
        while text.width > (w - 2 * self._pad) * unit or style.line > min(h - over, h * 0.7):
            style = style.times(0.9)
            text = SetText(year, style, unit, None, self.colours.ink)
        self.plate.set(text, year, x + w / 2, y + max((h - style.line) / 2, over), align="center")

    def tell(self, sentence: str, file: str) -> None:
        """Nothing can be played: say so, and to a curator which file it is."""
        self._picture.size = (0, 0)
        self.plate.wipe()
        x, y, w, h = self.inner
        # What stands at a film's sides stands on night.
        dark = self.is_narrowed and self.player.is_film
        ink, faint = (
            (self.colours.ntext, self.colours.ntext2) if dark else (self.colours.ink, self.colours.ink2)
        )
        self.plate.rect(self.colours.night if dark else self.colours.paper2, *self.ground)
        if self.colours.high:
            left, top, wide, tall = self.ground
            self.plate.rect(self.colours.ui, left, top + tall - 2, wide, 2)
        width = min(w - 2 * self._pad, 700.0)
        style = self.look.style("body")
        room = h - 16 - (style.line if file else 0)
        text = self._fitted(sentence, self.words.language, style, width, room, ink)
        tall = self.plate.tall(text)
        top = y + max((h - tall) / 2, 8)
        self.plate.set(text, sentence, x + self._pad, top, w=width, h=h)
        self.overflows += self.plate.overflows
        if file:
            self.plate.text(file, "small", x + self._pad, top + tall + 16, width, faint)

    def say(self, words: str, part: float, language: str, is_translated: bool) -> None:
        """Show what is said now: on a band in the film's frame, or in the middle of the plate.

        `part` is how much of the words has passed: what is too long for the frame is shown bit by bit.
        A bar left of the words marks those that are not in the visitor's language.
        """
        if words != self._said:
            self._said = words
            self._bits = self._in_bits(words, language) if words else [""]
        bit = self._bits[min(int(part * len(self._bits)), len(self._bits) - 1)]
        if bit == self._shown:
            return
        self._shown = bit
        self.band.wipe()
        if bit:
            self._draw_words(bit, language, is_translated)

    def _in_bits(self, words: str, language: str) -> list[str]:
        """The words in as many bits as it takes for each to fit."""
        singly = words.split()
        for count in range(1, len(singly) + 1):
            size = -(-len(singly) // count)
            bits = [" ".join(singly[at : at + size]) for at in range(0, len(singly), size)]
            bits = [words] if count == 1 else bits
            if all(self.band.tall(self._set_words(bit, language)) <= self._room for bit in bits):
                return bits
        return [words]

    def _draw_words(self, words: str, language: str, is_translated: bool) -> None:
        film = self.player.is_film
        x, y, w, h = self.inner
        text = self._set_words(words, language)
        tall = self.band.tall(text)
        if film:
            margin = self._margin
            top = y + h - tall - 2 * margin
            self.band.rect(self.colours.night, x, top, w, y + h - top)
            top += margin
        else:
            over = self.over
            top = y + max((h - tall) / 2, over)
        if film:
            unit = self.look.sizes.unit
            even = balanced(text.markup, text.style, unit, text.width, self.colours.ntext)
            text = SetText(text.markup, text.style, unit, even.width, self.colours.ntext, "center")
            self.band.set(text, words, x + (w - text.width / unit) / 2, top)
        else:
            self.band.set(text, words, x + self._pad, top)
        if not is_translated:
            self.band.rect(self.colours.nui if film else self.colours.ui, x + self._pad / 2 - 3, top, 6, tall)

    def _set_words(self, words: str, language: str) -> SetText:
        """The words said, stepped down where they take too much of the frame."""
        film = self.player.is_film
        style = self.look.style("body" if film else "subtitle")
        ink = self.colours.ntext if film else self.colours.ink
        width = self.inner[2] - 2 * self._pad
        return self._fitted(words, language, style, width, self._room, ink, "center" if film else "left")

    @property
    def _room(self) -> float:
        """The height that words may take."""
        h = self.inner[3]
        if not self.player.is_film:
            return h - self.over - 10
        # A band is at least as high as two lines: what is said comes before what is seen.
        return max(h * BAND - 2 * self._margin, 2.1 * LEAST[self.form] * 1.5)

    @property
    def _margin(self) -> float:
        return 8.0 if self.form == "small" else 14.0

    def _fitted(self, words: str, language: str, style: Style, width: float, room: float, ink: str,
                align: str = "left") -> SetText:  # fmt: skip
        """A text as large as its style has it, or as fits, but never smaller than may be."""
        unit = self.look.sizes.unit
        markup = escape(typeset(words, language))
        while True:
            text = SetText(markup, style, unit, round(width * unit), ink, align)
            fits = self.tall(text) <= room and not text.breaks_a_word
            if fits or style.size * STEP < LEAST[self.form]:
                return text
            style = style.times(STEP)
