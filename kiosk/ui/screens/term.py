"""A term explained over the text it stands in."""

from kiosk.core.language import name_of
from kiosk.core.parts import Text
from kiosk.core.runs import Run
from kiosk.core.typesetting import escape, typeset, typeset_runs
from kiosk.core.visit import TermBox
from kiosk.ui.lettering import SetText, balanced
from kiosk.ui.reading import Passage
from kiosk.ui.screens.over import OverScreen
from kiosk.ui.widgets.text_block import TextBlock


class TermScreen(OverScreen):
    """The word lifted on paper, and a box with what it means. A touch outside closes it."""

    def compose(self) -> None:
        """Veil the screen, lift the word, draw the box below or above it."""
        self.over = next(o for o in reversed(self.here.over) if isinstance(o, TermBox))
        self.term = self.exhibit.terms[self.over.term]
        self.tones = self.below.tones
        self.scrim(0.55, 0, 0, self.w, self.h)
        self.swallow(0, 0, self.w, self.h, closes=True)
        word = self._word_box(self.over.term)
        box_w = {"landscape": 880.0, "portrait": self.w - 120, "small": 620.0}[self.form]
        if self.look.step == 2 and self.form == "landscape":
            box_w = 1152.0
        pad = 48.0 if self.form != "small" else 28.0
        parts = self._set_parts(box_w - pad - 60, pad)
        tall = parts[3]
        x, y = self._stand(word, box_w, tall)
        self._draw(word, x, y, box_w, tall, pad, parts)

    # --- what stands in the box

    def cited_texts(self) -> tuple[Text, ...]:
        """What is said of the term."""
        return (self.term.meaning,)

    def _beneath(self) -> str:
        """The line beneath the term: its full name, and the language where it is not the visitor's."""
        told = [self.of(self.term.full)] if self.term.full else []
        if not self.words.is_translated(self.term.meaning):
            language = name_of(self.words.language_of(self.term.meaning) or "", self.words.language)
            told.append(self.words.say("not_translated", language=language))
        return " · ".join(told)

    def _set_parts(self, width: float, pad: float) -> tuple[SetText, SetText | None, Passage, float]:
        unit = self.look.sizes.unit
        name = self.of(self.term.term)
        h2 = self.look.style("h2")
        for factor in (1.0, 0.88, 0.76, 0.66):
            heading = balanced(escape(typeset(name, self.words.language)), h2.times(factor), unit,
                               width * unit, self.colours.ink)  # fmt: skip
            if heading.lines <= 2 and not heading.breaks_a_word:
                break
        full = self._beneath()
        caption = self.look.style("caption")
        full_text = None
        if full and full.casefold() != name.casefold():
            full_text = SetText(escape(typeset(full, self.words.language)), caption, unit, width * unit,
                                self.colours.ink2)  # fmt: skip
        ink = self.ink(self.tones, cites=False)
        body = self.look.style("body")
        for factor in (1.0, 0.93, 0.86, 0.8, 0.72):
            if self.over.sources:
                told = self._references(width, factor)
            else:
                told = self.passage(self.term.meaning, body.times(factor), width, ink)
            tall = (
                pad * 0.75 + self.tall(heading) + (self.tall(full_text) + 4 if full_text else 0) + 16
                + told.height + 32 + self.grid.button_h + pad * 0.7
            )  # fmt: skip
            if tall <= self.h - 64:
                break
        else:
            self.overflows.append(name)
        return heading, full_text, told, tall

    def _references(self, width: float, factor: float) -> Passage:
        """The sources of the meaning, a paragraph each."""
        bibliography = self.bibliography(self.words.language)
        paragraphs = []
        for citation in self.numbering.entries:
            runs = list(bibliography.reference(citation.source))
            place = bibliography.locator(citation)
            if place:
                runs.append(Run(f" {place}", strong=True))
            paragraphs.append(typeset_runs(tuple(runs), self.words.language))
        style = self.look.style("caption").times(factor)
        return Passage(paragraphs, style, self.look.sizes.unit, width, self.ink(self.tones, cites=False))

    # --- where it stands

    def _word_box(self, term: str) -> tuple[float, float, float, float] | None:
        """The word as it lies on the screen below: left, top, width, height in design units."""
        unit = self.look.sizes.unit
        for block in self.below.walk():
            if isinstance(block, TextBlock) and block.said and f"t:{term}" in block.text.refs:
                left, bottom, right, top = block.marks[f"t:{term}"][0]
                return (
                    left / unit,
                    (self.look.sizes.top - top) / unit,
                    (right - left) / unit,
                    (top - bottom) / unit,
                )
        return None

    def _stand(
        self, word: tuple[float, float, float, float] | None, w: float, tall: float
    ) -> tuple[float, float]:
        if word is None:
            return (self.w - w) / 2, (self.h - tall) / 2
        left, top, _, high = word
        x = min(max(left - 12, 24), self.w - w - 24)
        if self.form == "landscape" and left < 996:
            x = min(x, 84.0)
        below = top + high
        if below + tall <= (930.0 if self.form == "landscape" else self.h - 24):
            return x, below
        if top - tall >= 24:
            return x, top - tall
        return x, max(min(below, self.h - 24 - tall), 24)

    def _draw(self, word: tuple[float, float, float, float] | None, x: float, y: float, w: float, tall: float,
              pad: float, parts: tuple[SetText, SetText | None, Passage, float]) -> None:  # fmt: skip
        heading, full, meaning, _ = parts
        if word is not None and (y >= word[1] + word[3] - 1 or y + tall <= word[1] + 1):
            self._lift(word)
        self.rect(self.colours.paper, x, y, w, tall)
        if self.colours.high:
            for left, top, wide, high in ((x, y, w, 4), (x, y + tall - 4, w, 4), (x + w - 4, y, 4, tall)):
                self.rect(self.colours.ui, left, top, wide, high)
        self.rect(self.tones.main, x, y, 12, tall)
        self.swallow(x, y, w, tall)
        at = y + pad * 0.75
        self.set(heading, self.of(self.term.term), x + pad, at)
        at += self.tall(heading)
        if full is not None:
            self.set(full, self._beneath(), x + pad, at + 4)
            at += self.tall(full) + 4
        self.lay(meaning.pages(10_000)[0], x + pad, at + 16)
        foot = y + tall - pad * 0.7 - self.grid.button_h
        close_w = 216.0 if self.form != "small" else 160.0
        self.close_button(x + pad, foot, close_w)
        count = len(self.numbering.entries)
        if count:
            turned = TermBox(self.over.term, not self.over.sources)
            self.button(self.words.say("sources", n=count), lambda: self.visit.lay_over(turned),
                        x + pad + close_w + self.grid.gap, foot, 264.0 if self.form != "small" else 188.0,
                        kind="filled" if self.over.sources else "framed")  # fmt: skip

    def _lift(self, word: tuple[float, float, float, float]) -> None:
        """Show the word itself above the veil."""
        left, top, wide, high = word
        self.rect(self.colours.paper, left - 12, top, wide + 34, high)
        for block in self.below.walk():
            if not isinstance(block, TextBlock) or block.text.texture is None:
                continue
            boxes = [b for name, found in block.text.refs.items() if name.startswith("t:") for b in found]
            for box in boxes:
                unit = self.look.sizes.unit
                at = (block.x + box[0]) / unit
                over = (self.look.sizes.top - (block.top - box[1])) / unit
                if abs(at - left) < 1 and abs(over - top) < 1:
                    self._copy(block, box)
                    return

    def _copy(self, block: TextBlock, box: tuple[float, float, float, float]) -> None:
        from kivy.graphics import Color, Rectangle

        from kiosk.core.theme import rgb

        texture = block.text.texture
        assert texture is not None
        left, top, right, bottom = (round(edge) for edge in box)
        wide, high = max(right - left, 1), max(min(bottom, texture.height) - top, 1)
        part = texture.get_region(left, texture.height - top - high, wide, high)
        place = (block.x + left, block.top - top - high)
        with self.canvas:
            Color(*rgb(self.colours.paper), 1)
            Rectangle(pos=place, size=(wide, high))
            Color(1, 1, 1, 1)
            Rectangle(texture=part, pos=place, size=(wide, high))
        lifted = TextBlock(block.text, "", pos=block.pos, size=block.size, size_hint=(None, None))
        lifted.underline(self.tones.main, [box])
        self.add_widget(lifted)
