"""One person's life: who it was, and the events that the life leads through."""

from pathlib import Path

from kiosk.core.parts import Text
from kiosk.core.typesetting import WORD_FOR_WORD, escape, typeset
from kiosk.core.visit import AtLife
from kiosk.ui.lettering import SetText, balanced
from kiosk.ui.screens.base import Screen
from kiosk.ui.screens.event_rows import EventRows
from kiosk.ui.screens.lives import dates_of, panels_of
from kiosk.ui.widgets.framed_picture import FramedPicture
from kiosk.ui.widgets.rail import Way


class LifeScreen(Screen):
    """One life. Next leads along it."""

    def compose(self) -> None:
        """Draw the name, the introduction, the events and the rail."""
        stop = self.here.stop
        assert isinstance(stop, AtLife)
        self.key = stop.life
        self.life = self.exhibit.lives[stop.life]
        self.ground()
        small, portrait = self.form == "small", self.form == "portrait"
        grid = self.grid
        x = grid.margin
        width = self.w - 2 * x if portrait else 504.0 if small else 852.0
        split = grid.rail_top * 0.56 if portrait else grid.rail_top
        y = self._draw_name(x, 32.0 if small else 76.0, width)
        foot = split - grid.button_h - (12 if small else 32)
        has_sources = bool(self.numbering.entries)
        end = foot - 20 if has_sources else split - 24
        self._draw_text(x, y, width, end)
        if has_sources:
            said = self.words.say("sources", n=len(self.numbering.entries))
            self.button(said, lambda: self.open_sources(1), x, foot, 188.0 if small else 264.0)
        list_x = x if portrait else 568.0 if small else 1044.0
        top = split + 16 if portrait else 12.0 if small else 76.0
        events = [self.exhibit.events[name] for name in self.life.events if name in self.exhibit.events]
        rows = EventRows(self, events, grid.end - list_x)
        rows.draw(list_x, top, grid.rail_top - top - (8 if small else 24), stop.page,
                  lambda event: self.visit.follow_life(self.key, event),
                  lambda page: self.visit.change(page=page))  # fmt: skip
        place = list(self.exhibit.lives).index(self.key) + 1
        self.add_rail(
            Way(self.words.say("begin"), self.visit.next, self.visit.open_lives,
                (place, len(self.exhibit.lives)), self.colours.ink)
        )  # fmt: skip

    def cited_texts(self) -> tuple[Text | None, ...]:
        """The introduction."""
        return (self.life.introduction,)

    def _draw_name(self, x: float, y: float, w: float) -> float:
        """The lines of the panels, the name, the dates; returns where they end."""
        small, unit = self.form == "small", self.look.sizes.unit
        at, wide, thick = x, (40.0 if small else 56.0), (8.0 if small else 12.0)
        for panel in panels_of(self, self.life):
            tones = self.look.tones(self.exhibit, panel)
            self.mark(tones.mark, tones.main, at, y, wide, thick)
            at += wide + 16
        y += thick + (14 if small else 36)
        name = self.of(self.life.name)
        markup = escape(typeset(name, self.words.language))
        for factor in (1.0, 0.88, 0.75, 0.66, 0.56):
            text = balanced(markup, self.look.style("h1").times(factor), unit, w * unit, self.colours.ink)
            if text.lines <= 2 and not text.breaks_a_word:
                break
        self.set(text, self.count(name), x, y, w=w)
        y += self.tall(text) + (4 if small else 10)
        when = dates_of(self, self.life)
        if when:
            block = self.text(when, "label", x, y, w, self.colours.ink2, scaled=False)
            y += self.tall(block.text)
        return y + (12 if small else 34)

    def _draw_text(self, x: float, y: float, w: float, end: float) -> None:
        if self.life.portrait is not None:
            x, w, y, end = self._draw_portrait(x, y, w, end)
        text = self.life.introduction
        if text is None:
            return
        y += self.note_untranslated((text,), x, y, max(end - y - 40, 40))
        base = self.look.style("body")
        ink = self.ink(numbers=self.numbers)
        steps = (1.0, 28 / 30, 26 / 30, 24 / 30) if self.look.step == 0 else (1.0, 0.92)
        for style in self.look.sizes_down(base, steps):
            passage = self.passage(text, style, w, ink)
            if passage.height <= end - y and not passage.breaks_a_word:
                self.lay(passage.pages(end - y + 1)[0], x, y, dotted=self.colours.ink)
                return
        arrow = self.look.sizes.target(92.0 if self.form != "small" else 64.0)
        has_row = bool(self.numbering.entries)
        room = end - y if has_row else end - y - self.grid.button_h - 16
        pages = passage.pages(max(room, 2 * passage.style.line))
        here = min(self.here.text_page, len(pages) - 1)
        self.lay(pages[here], x, y, dotted=self.colours.ink)
        foot = end + 20 if has_row else end - self.grid.button_h
        back = (lambda: self.visit.turn_text(here - 1)) if here else None
        on = (lambda: self.visit.turn_text(here + 1)) if here + 1 < len(pages) else None
        right = x + w
        self.button(self.words.say("text_back"), back, right - 2 * arrow - self.grid.gap, foot, arrow,
                    icon_name="left", wordless=True)  # fmt: skip
        self.button(
            self.words.say("text_on"), on, right - arrow, foot, arrow, icon_name="right", wordless=True
        )

    def _draw_portrait(self, x: float, y: float, w: float, end: float) -> tuple[float, float, float, float]:
        """The person's picture with its credit; returns the place that is left for the words."""
        picture = self.life.portrait
        assert picture is not None
        small = self.form == "small"
        wide = 120.0 if small else 240.0
        markup, unit = escape(typeset(picture.credit, WORD_FOR_WORD)), self.look.sizes.unit
        for factor in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5):
            style = self.look.style("small").times(factor)
            credit = SetText(markup, style, unit, wide * unit, self.colours.ink2)
            if y + 60 + 8 + self.tall(credit) <= end:
                break
        tall = min(wide * 1.3, end - y - self.tall(credit) - 8)
        frame = FramedPicture(self.look)
        self.add_widget(frame)
        path = Path(self.exhibit.media_folder) / picture.file
        frame.show(self.shelf, path, (x, y, wide, max(tall, 60)), picture.perpetrator, None)
        self.unwritten(self.words.say("spoken_picture", alt=self.of(picture.alt)), x, y, wide, max(tall, 60),
                       language=self.words.language_of(picture.alt) or "")  # fmt: skip
        self.set(credit, picture.credit, x, y + max(tall, 60) + 8,
                 spoken=self.words.say("spoken_credit", credit=picture.credit))  # fmt: skip
        gap = 16.0 if small else 32.0
        return x + wide + gap, w - wide - gap, y, end
