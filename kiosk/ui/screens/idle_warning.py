"""Are you still there? The warning before a visit ends, with the seconds that are left."""

from collections.abc import Callable
from typing import Any

from kivy.graphics import Color, SmoothLine

from kiosk.core.theme import rgb
from kiosk.core.typesetting import escape, typeset
from kiosk.ui.grid import grid_of
from kiosk.ui.lettering import balanced
from kiosk.ui.look import Look
from kiosk.ui.reading import Passage
from kiosk.ui.screens.base import take_apart
from kiosk.ui.widgets.button import PressButton
from kiosk.ui.widgets.sheet import Sheet


class IdleWarning(Sheet):
    """Lies over everything. Any touch counts as yes; only "Start again" ends the visit."""

    def __init__(self, look: Look, stay: Callable[[], None], leave: Callable[[], None]) -> None:
        super().__init__(look)
        self.stay = stay
        self.leave = leave
        self.whole = 30.0
        self._ring = Sheet(look)
        self._compose()

    def _compose(self) -> None:
        grid = grid_of(self.look.sizes)
        small, portrait = self.form == "small", self.form == "portrait"
        self.rect("#000000" if self.colours.high else "#1B1A18", 0, 0, self.w, self.h, 0.78,
                  bleeds=True)  # fmt: skip
        w = {"landscape": 1248.0, "portrait": self.w - 144, "small": self.w - 120}[self.form]
        ring = 280.0 if not small else 150.0
        pad = 80.0 if self.form == "landscape" else 40.0 if small else 56.0
        left = pad + ring + 80.0 if not portrait else pad
        if small:
            left = pad + ring + 40.0
        text_w = w - left - pad
        unit = self.look.sizes.unit
        say, language = self.words.say, self.words.language
        h1 = self.look.style("h1")
        for factor in (1.0, 0.875, 0.75, 0.66, 0.56):
            question = balanced(
                escape(typeset(say("still_there"), language)),
                h1.times(factor),
                unit,
                text_w * unit,
                self.colours.ink,
            )
            if question.lines <= 2 and not question.breaks_a_word:
                break
        note = self._note(text_w)
        button_h = max(104.0 if not small else 72.0, grid.button_h)
        words_h = self.tall(question) + 12 + note.height + 40 + button_h
        tall = pad * 2 + (max(words_h, ring) if not portrait else ring + 48 + words_h)
        x, y = (self.w - w) / 2, (self.h - tall) / 2
        self.rounded(self.colours.paper, x, y, w, tall, 8)
        if self.colours.high:
            for bar in ((x, y, w, 4), (x, y + tall - 4, w, 4), (x, y, 4, tall), (x + w - 4, y, 4, tall)):
                self.rect(self.colours.ui, *bar)
        self.ring_at = (x + pad, y + pad, ring)
        at = y + pad + (ring + 48 if portrait else 0)
        self.set(question, say("still_there"), x + left, at)
        at += self.tall(question) + 12
        for line in note.pages(10_000)[0]:
            self.set(line.text, line.said, x + left, at + line.top)
        foot = y + tall - pad - button_h
        gap = 24.0 if not small else 12.0
        yes_w = min(400.0, text_w * 0.56)
        again_w = min(304.0, text_w - yes_w - gap)
        self.again = PressButton(self.look, say("start_again"), self.leave,
                            **self.box(x + left + yes_w + gap, foot, again_w, button_h))  # fmt: skip
        yes = PressButton(self.look, say("still_here"), self.stay, kind="filled",
                     **self.box(x + left, foot, yes_w, button_h))  # fmt: skip
        self.add_widget(yes)
        self.add_widget(self.again)
        self.add_widget(self._ring)

    def _note(self, width: float) -> Passage:
        from kiosk.core.theme import NORMAL, Tones
        from kiosk.ui.reading import Ink, paragraphs_of

        tones = Tones(NORMAL.ink, NORMAL.ink, NORMAL.ntext, "solid")
        ink = Ink(self.colours.ink, tones, {}, self.words.language)
        text = paragraphs_of(self.words.say("idle_note"), self.words.language)
        return Passage(text, self.look.style("body"), self.look.sizes.unit, width, ink)

    def count(self, seconds: float) -> None:
        """Show how many whole seconds are left."""
        left = max(int(seconds + 0.999), 0)
        take_apart(self._ring)
        x, y, side = self.ring_at
        place = self.box(x, y, side, side)
        centre = (place["pos"][0] + place["size"][0] / 2, place["pos"][1] + place["size"][1] / 2)
        stroke = max(self.look.sizes.px(12 if self.form != "small" else 8), 2)
        radius = place["size"][0] / 2 - stroke / 2
        if self.look.moves:
            with self._ring.canvas:
                Color(*rgb(self.colours.plate if not self.colours.high else self.colours.track), 1)
                SmoothLine(circle=(*centre, radius), width=stroke / 2)
                Color(*rgb(self.colours.ink), 1)
                part = 360 * min(left / max(self.whole, 1), 1.0)
                if part >= 1:
                    SmoothLine(circle=(*centre, radius, 0, part), width=stroke / 2, cap="none")
        style = self.look.style("countdown", False)
        self._ring.text(str(left), style, x + side / 2, y + side / 2 - style.line / 2, align="center",
                        scaled=False)  # fmt: skip

    def on_touch_down(self, touch: Any) -> bool:
        """Any touch means yes, unless it begins on "Start again"."""
        if self.again.hits(*touch.pos):
            super().on_touch_down(touch)
            return True
        touch.ud["stays"] = True
        touch.grab(self)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """Nothing below may move under the warning."""
        super().on_touch_move(touch)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """The finger leaves: the visitor goes on where they were."""
        if touch.grab_current is self and touch.ud.get("stays"):
            touch.ungrab(self)
            self.stay()
            return True
        super().on_touch_up(touch)
        return True
