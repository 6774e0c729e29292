"""The contents screen: the exhibit's panels, each a card; and the note before the first of them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kiosk.core.dates import years
from kiosk.core.model import Panel
from kiosk.core.theme import Tones
from kiosk.core.typography import Style
from kiosk.ui.lettering import SetText, balanced
from kiosk.ui.screens.base import Screen
from kiosk.ui.widgets.rail import Way


@dataclass(frozen=True)
class Cards:
    """How the cards stand: how many in a row, where they begin, how large and how far apart they are."""

    columns: int
    rows: int
    x: float
    y: float
    w: float
    h: float
    step_x: float
    step_y: float


NAME_STEPS = (1.0, 0.88, 0.76, 0.66, 0.56, 0.48)
"""How much smaller the names on cards become, all of them alike, until they have room."""
FACT_STEPS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42)
LEAST_CARD = 150.0
"""How high a card is at least on a small page, in design units."""
SENTENCE_STEPS = tuple(1.0 - 0.04 * step for step in range(6, 18))
"""How much smaller than is read easily the sentence becomes where it would be cut off: on ten inches."""


class ContentsScreen(Screen):
    """The exhibit's panels. Each card is a target as a whole."""

    def compose(self) -> None:
        """Draw the title, the cards and the rail."""
        self.ground()
        self.ways = ways_across(self)
        top = self._draw_title()
        self._draw_cards(top)
        self._draw_ways()
        self.add_rail(Way(about=True))

    # --- the title and the sentence beside it

    def _draw_title(self) -> float:
        outline = self.exhibit.outline
        portrait, small = self.form == "portrait", self.form == "small"
        margin = self.grid.margin
        title, subtitle = self.of(outline.title), self.of(outline.subtitle)
        has_sentence = outline.introduction is not None
        wide = portrait or not has_sentence
        width = self.w - 2 * margin if wide else (852.0 if not small else 462.0)
        y = 104.0 if portrait else 24.0 if small else 76.0
        style = self.look.style("title")
        for step in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5):
            text = balanced(_escaped(title, self.words.language), style.times(step), self.look.sizes.unit,
                            width * self.look.sizes.unit, self.colours.ink)  # fmt: skip
            if text.lines <= (2 if portrait else 1) and not text.breaks_a_word:
                break
        self.set(text, title, margin, y, h=style.line * 2)
        y += self.tall(text) + 4
        if subtitle:
            block = self.text(subtitle, "subtitle", margin, y, width, self.colours.ink2)
            y += self.tall(block.text)
        if has_sentence:
            y = self._draw_sentence(y, portrait, small)
        if portrait:
            return max(y + 48, 440.0 if has_sentence else 320.0)
        return max(276.0 if not small else 128.0, y + (46 if not small else 20))

    def _draw_sentence(self, title_end: float, portrait: bool, small: bool) -> float:
        ink = self.ink(cites=False)
        x = self.grid.margin if portrait else 518.0 if small else 972.0
        width = self.grid.end - x
        room, most = (150.0, 400.0) if portrait else (96.0, 110.0) if small else (190.0, 260.0)
        if small:
            # A low page may be wide and have room to spare: the cards make way.
            most = min(max(most, self._ways_top() - LEAST_CARD - 60), 260.0)
        base = self.look.style("body")
        for style in self.look.sizes_down(base, (1.0, 0.93, 0.86, 0.82, 0.78)):
            passage = self.passage(self.exhibit.outline.introduction, style, width, ink)
            if passage.height <= room:
                break
        # It has no further page: whole and small is better than cut off.
        for step in SENTENCE_STEPS:
            if passage.height <= most:
                break
            passage = self.passage(self.exhibit.outline.introduction, base.times(step), width, ink)
        page = passage.pages(max(most, passage.style.line * 2))[0]
        if portrait:
            return self.lay(page, x, title_end + 36)
        y = max(title_end - passage.height - (4 if small else 6), 24.0 if small else 48.0)
        end = self.lay(page, x, y)
        # In large letters it may end lower than the title: the cards make way.
        return max(title_end, end - (22 if not small else 8))

    # --- the cards

    def _cards(self, top: float) -> Cards:
        count = len(self.exhibit.panels)
        grid = self.grid
        width = self.w - 2 * grid.margin
        if self.form == "portrait":
            gap = 24.0
            room = self._ways_top() - 32 - top
            columns = 1 if count <= 6 else 2
            rows = -(-count // columns)
            h = min(220.0 if columns == 1 else 260.0, (room - gap * (rows - 1)) / rows)
            w = (width - gap * (columns - 1)) / columns
            return Cards(columns, rows, grid.margin, top, w, h, w + gap, h + gap)
        gap = 24.0 if self.form == "landscape" else 12.0
        bottom = self._ways_top() - (48 if self.form == "landscape" and self.ways else 16)
        columns = count if count <= 4 else -(-count // 2) if count <= 8 else -(-count // 3)
        rows = -(-count // columns)
        designed = {1: 476.0, 2: 308.0}.get(rows, 200.0) if self.form == "landscape" else 330.0
        larger = 1 if self.look.text_scale > 1.1 or rows > 1 else 0
        room = bottom - top
        h = min((room - gap * (rows - 1)) / rows, designed * (1.4 if larger else 1.0))
        w = (width - gap * (columns - 1)) / columns
        if count < 3:
            w = min(w, 852.0 if self.form == "landscape" else 474.0)
        return Cards(columns, rows, grid.margin, top, w, h, w + gap, h + gap)

    def _draw_cards(self, top: float) -> None:
        cards = self._cards(top)
        self._phrases: list[tuple[Panel, float, float, float, float]] = []
        self._steps: dict[tuple[float, float], tuple[float, ...]] = {}
        for place, panel in enumerate(self.exhibit.panels.values()):
            x = cards.x + (place % cards.columns) * cards.step_x
            y = cards.y + (place // cards.columns) * cards.step_y
            self._draw_card(panel, x, y, cards.w, cards.h)
        if self._phrases:
            self._draw_phrases()

    def _draw_card(self, panel: Panel, x: float, y: float, w: float, h: float) -> None:
        small = self.form == "small"
        tones = self.look.tones(self.exhibit, panel.id)
        thick = 10.0 if small else 14.0
        self.rect(self.colours.paper2, x, y, w, h)
        if self.colours.high:
            self._outline(x, y, w, h)
        self.mark(tones.mark, tones.main, x, y, w, thick)
        pad = 16.0 if small else 32.0
        if self.form == "portrait" and w > 600:
            self._wide_card(panel, x, y, w, h, pad)
        else:
            self._tall_card(panel, tones, x, y, w, h, pad, thick)
        self.target(self.of(panel.title), partial(self.visit.open_panel, panel.id), x, y, w, h)

    # --- the ways across the panels

    def _ways_grid(self) -> tuple[int, int, float, float]:
        """How many stand in a row, how many rows, how high one is, and the gap."""
        count = len(self.ways)
        if self.form == "portrait":
            columns = 1 if count <= 3 else 2
            return columns, -(-count // columns), max(92.0, self.look.sizes.target(0)), 16.0
        high = max(80.0 if self.form == "small" else 96.0, self.look.sizes.target(0))
        return max(count, 1), 1 if count else 0, high, 12.0 if self.form == "small" else 24.0

    def _ways_top(self) -> float:
        _, rows, high, gap = self._ways_grid()
        below = {"landscape": 48.0, "portrait": 28.0, "small": 16.0}[self.form]
        foot = self.h - self.grid.rail_h - 56 if self.form == "portrait" else self.grid.rail_top
        return foot - below - rows * high - max(rows - 1, 0) * gap if rows else foot

    def _draw_ways(self) -> None:
        columns, _, high, gap = self._ways_grid()
        width = (self.w - 2 * self.grid.margin - gap * (columns - 1)) / columns
        if self.form == "landscape":
            width = min(width, 560.0) if columns >= 3 else min(width, 852.0)
        icon = 24.0 if self.form == "small" else 40.0
        pad = 14.0 if self.form == "small" else 32.0 if width > 400 else 24.0
        room = width - 2 * pad - icon - 8
        in_a_line = all(self._fits_a_line(way, room) for way in self.ways)
        for place, way in enumerate(self.ways):
            x = self.grid.margin + place % columns * (width + gap)
            y = self._ways_top() + place // columns * (high + gap)
            self.button(way.word, way.act, x, y, width, high, wordless=True)
            self.icon("right", self.colours.ink, x + width - pad - icon + 4, y + (high - icon) / 2, icon)
            if in_a_line:
                bold, plain = self.look.style("label", False), self.look.style("caption", False)
                self.text(way.word, bold, x + pad, y + (high - bold.line) / 2)
                self.text(way.detail, plain, x + pad + room, y + (high - plain.line) / 2,
                          colour=self.colours.ink2, align="right")  # fmt: skip
            else:
                self._stack_way(way, x + pad, y, room, high)

    def _fits_a_line(self, way: "WayAcross", room: float) -> bool:
        unit, language = self.look.sizes.unit, self.words.language
        name = SetText(_escaped(way.word, language), self.look.style("label", False), unit)
        detail = SetText(_escaped(way.detail, language), self.look.style("caption", False), unit)
        return name.width + detail.width + 32 * unit <= room * unit

    def _stack_way(self, way: "WayAcross", x: float, y: float, room: float, high: float) -> None:
        """The detail below the word; a long word takes the detail's line, or gives way to a shorter one."""
        bold, plain = self.look.style("label", False), self.look.style("caption", False)
        unit, language = self.look.sizes.unit, self.words.language
        long, short = way.word, way.short or way.word
        for word, factor, most in ((long, 1.0, 1), (long, 0.93, 2), (long, 0.86, 2),
                                   (short, 1.0, 1), (short, 0.8, 2)):  # fmt: skip
            name = SetText(_escaped(word, language), bold.times(factor), unit, room * unit, self.colours.ink)
            if name.lines <= most and not name.breaks_a_word:
                break
        detail = SetText(_escaped(way.detail, language), plain, unit, None, self.colours.ink2)
        both = bool(way.detail) and name.lines == 1 and detail.width <= room * unit
        top = y + (high - self.tall(name) - (plain.line if both else 0)) / 2
        self.set(name, word, x, top, h=high, w=room)
        if both:
            self.set(detail, way.detail, x, top + self.tall(name))

    def _outline(self, x: float, y: float, w: float, h: float) -> None:
        edge = self.colours.border
        for left, top, wide, tall in ((x, y, w, edge), (x, y + h - edge, w, edge), (x, y, edge, h),
                                      (x + w - edge, y, edge, h)):  # fmt: skip
            self.rect(self.colours.ui, left, top, wide, tall)

    def _name(self, panel: Panel, x: float, y: float, w: float, room: float) -> float:
        for step in self._name_steps(w, room):
            if self._name_fits(panel, step, w, room):
                break
        unit, style = self.look.sizes.unit, self.look.style("h2").times(step)
        title = self.of(panel.title)
        text = balanced(_escaped(title, self.words.language), style, unit, w * unit, self.colours.ink)
        self.set(text, title, x, y, h=room, w=w)
        return self.tall(text)

    def _name_steps(self, w: float, room: float) -> tuple[float, ...]:
        """The sizes to try for a card's name, without the larger ones that not all names fit in."""
        if (w, room) not in self._steps:
            panels = self.exhibit.panels.values()
            fitting = (
                place
                for place, step in enumerate(NAME_STEPS)
                if all(self._name_fits(panel, step, w, room) for panel in panels)
            )
            self._steps[w, room] = NAME_STEPS[next(fitting, 0) :]
        return self._steps[w, room]

    def _name_fits(self, panel: Panel, step: float, w: float, room: float) -> bool:
        unit, style = self.look.sizes.unit, self.look.style("h2").times(step)
        text = SetText(_escaped(self.of(panel.title), self.words.language), style, unit, w * unit)
        return text.lines <= 2 and not text.breaks_a_word and self.tall(text) <= room

    def _facts(self, panel: Panel) -> tuple[str, str]:
        events = self.exhibit.events_of(panel.id)
        return years(event.date for event in events), self.words.events(len(events))

    def _tall_card(self, panel: Panel, tones: Tones, x: float, y: float, w: float, h: float, pad: float,
                   thick: float) -> None:  # fmt: skip
        small = self.form == "small"
        when, count = self._facts(panel)
        caption, bold = self.look.style("caption"), self.look.style("label")
        if not small:
            bold = self.look.style("caption_bold").times(28 / 26)
        icon = 40.0 if not small else 30.0
        bold = self._one_line(count, bold, w - 2 * pad - icon)
        foot = y + h - (20 if small else 32)
        count_y = foot - bold.line
        facts_h = bold.line
        self.text(count, bold, x + pad, count_y, colour=self.colours.ink)
        years_fit = h > (250 if small else 200)
        if years_fit and when:
            caption = self._one_line(when, caption.times(1.0 if small else 28 / 26), w - 2 * pad)
            self.text(when, caption, x + pad, count_y - caption.line - 4, colour=self.colours.ink2)
            facts_h += caption.line + 4
        self.icon("right", self.colours.ink, x + w - pad - icon + 4, count_y + bold.line / 2 - icon / 2, icon)
        head = y + (30 if small else 56)
        if h < (250 if not small else 150):
            head = y + thick + (8 if small else 20)
        room = foot - facts_h - 8 - head
        taken = self._name(panel, x + pad, head, w - 2 * pad, min(room, 120))
        self._summary(panel, x + pad, head + taken + (18 if not small else 10), w - 2 * pad,
                      room - taken - (34 if not small else 14))  # fmt: skip

    def _one_line(self, said: str, style: Style, w: float) -> Style:
        """The style, or a smaller one, in which it has room in one line."""
        for step in FACT_STEPS:
            if SetText(_escaped(said, self.words.language), style.times(step), 1.0).width <= w:
                break
        return style.times(step)

    def _wide_card(self, panel: Panel, x: float, y: float, w: float, h: float, pad: float) -> None:
        when, count = self._facts(panel)
        head = y + min(44.0, h * 0.2)
        name_w = 340.0
        taken = self._name(panel, x + pad, head, name_w, max(h - 110, min(h - 2 * (head - y), 60)))
        caption = self.look.style("caption")
        line = head + taken + 12
        if when and line + 2 * caption.line <= y + h - 8:
            block = self.text(when, caption.times(28 / 26), x + pad, line, colour=self.colours.ink2)
            line += self.tall(block.text)
        bold = self.look.style("caption_bold").times(28 / 26)
        if line + bold.line > y + h - 8:
            # The card is low: the count stands beside the name, and there is no room for more.
            bold = self._one_line(count, bold, w - 392 - 110)
            self.text(count, bold, x + w - 100, head + (taken - bold.line) / 2, align="right")
            self.icon("right", self.colours.ink, x + w - 76, head + taken / 2 - 12)
            return
        self.icon("right", self.colours.ink, x + w - 76, y + h / 2 - 12)
        self.text(count, bold, x + pad, line)
        self._summary(panel, x + 392, head, w - 392 - 110, y + h - 24 - head)

    def _summary(self, panel: Panel, x: float, y: float, w: float, room: float) -> None:
        """The card's phrase, in the size that all cards share; nothing where it does not fit whole."""
        if panel.summary is not None:
            self._phrases.append((panel, x, y, w, room))

    def _draw_phrases(self) -> None:
        base = self.look.style("card")
        ink = self.ink(cites=False)
        floor = (24 if self.form != "small" else 18) * self.look.text_scale
        waiting = self._phrases
        steps = [max(step, floor / base.size) for step in (1.0, 28 / 30, 26 / 30, 24 / 30)]
        for style in self.look.sizes_down(base, steps):
            set_all = [
                (self.passage(panel.summary, style, w, ink), x, y, room) for panel, x, y, w, room in waiting
            ]
            if all(p.height <= room and not p.breaks_a_word for p, _, _, room in set_all):
                break
        for passage, x, y, room in set_all:
            if passage.height <= room and not passage.breaks_a_word:
                self.lay(passage.pages(room + 1)[0], x, y)


def _escaped(text: str, language: str) -> str:
    from kiosk.core.typesetting import escape, typeset

    return escape(typeset(text, language))


@dataclass(frozen=True)
class WayAcross:
    """A way across the panels: what it is called, a word on what it holds, and how it is taken."""

    word: str
    detail: str
    act: Callable[[], None]
    short: str = ""
    """What to say where the word does not fit."""


def ways_across(screen: Screen) -> list[WayAcross]:
    """The ways that this exhibit has; what would be empty is not offered."""
    exhibit, words, visit = screen.exhibit, screen.words, screen.visit
    ways = []
    if len(exhibit.events) > 1:
        when = years(exhibit.dates.values())
        ways.append(WayAcross(words.say("timeline"), when, visit.open_timeline))
    if exhibit.atlas.places:
        ways.append(WayAcross(words.say("map"), words.places(len(exhibit.atlas.places)), visit.open_map))
    if exhibit.charts:
        first = next(iter(exhibit.charts))
        alone = len(exhibit.charts) == 1
        said = screen.of(exhibit.charts[first].title) if alone else words.say("figures")
        ways.append(WayAcross(said, "", partial(visit.open_chart, first), words.say("figures")))
    if exhibit.lives:
        ways.append(WayAcross(words.say("lives"), words.people(len(exhibit.lives)), visit.open_lives))
    if exhibit.lives or exhibit.atlas.places or exhibit.terms:
        ways.append(WayAcross(words.say("index"), "A–Z", visit.open_index))
    return ways


class NoteScreen(Screen):
    """The content note, before the first panel."""

    def compose(self) -> None:
        """Draw the note and the way on."""
        self.ground()
        grid = self.grid
        portrait, small = self.form == "portrait", self.form == "small"
        y = 168.0 if portrait else 40.0 if small else 168.0
        if not small:
            self.mark("solid", self.colours.ink, grid.margin, 100.0, 780, 14)
        heading = self.words.say("before_you_begin")
        style = self.look.style("title")
        text = balanced(_escaped(heading, self.words.language), style, self.look.sizes.unit,
                        (self.w - 2 * grid.margin) * self.look.sizes.unit, self.colours.ink)  # fmt: skip
        self.set(text, heading, grid.margin, y)
        y += self.tall(text) + (24 if small else 56)
        note = self.exhibit.outline.content_note
        width = min(1152.0 if not small else 800.0, self.w - 2 * grid.margin)
        y += self.note_untranslated((note,), grid.margin, y, 200)
        room = grid.rail_top - y - 24
        base = self.look.style("introduction")
        for style in self.look.sizes_down(base, (1.0, 0.92, 0.84, 0.76, 0.7)):
            passage = self.passage(note, style, width, self.ink(cites=False))
            if passage.height <= room:
                break
        else:
            self.overflows.append(self.of(note))
        self.lay(passage.pages(max(room, 100))[0], grid.margin, y)
        self.add_rail(Way(self.words.say("continue"), self.visit.go_on))
