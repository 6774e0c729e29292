"""A panel: its introduction on its own ground, and the list of its events and chapters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from kiosk.core.dates import format_date, years
from kiosk.core.model import Event
from kiosk.core.parts import Text
from kiosk.core.theme import Tones
from kiosk.core.typesetting import escape, typeset
from kiosk.core.visit import AtPanel
from kiosk.ui.lettering import SetText, balanced
from kiosk.ui.reading import Ink
from kiosk.ui.screens.base import Screen
from kiosk.ui.widgets.rail import Way

if TYPE_CHECKING:
    from kiosk.ui.spots import Box


LOOSE = 0.65
"""In smaller letters than these, words may part that stay together otherwise: rather than be cut."""
SMALLER = (0.7, 0.62, 0.56, 0.5)
"""Sizes of a date of which a word would be cut otherwise: on a screen of ten inches in the largest text."""
MEASURED_AT_ONCE = 8
"""Rows of which the height is found in one part of drawing: some 4 ms."""
WIDE = 0.6
"""How wide a letter is beside its size, amply: on average they take half of it."""


@dataclass(frozen=True)
class Row:
    """A row of the list: an event, or the title of a chapter."""

    event: Event | None
    title: Text | None = None


class PanelScreen(Screen):
    """A panel's introduction and its events."""

    def compose(self) -> None:
        """Draw the ground with the introduction, the list, and the rail."""
        for _ in self.compose_in_parts():
            pass

    def compose_in_parts(self) -> Iterator[None]:
        """The introduction, how high each row of the list is, the list, the rail."""
        stop = self.here.stop
        assert isinstance(stop, AtPanel)
        self.panel = self.exhibit.panel(stop.panel)
        self.tones = self.look.tones(self.exhibit, self.panel.id)
        self.events = self.exhibit.events_of(self.panel.id)
        self.ground()
        self._draw_introduction()
        yield
        yield from self._measure_rows()
        self._draw_list(stop.at)
        yield
        self.add_rail(Way(self.words.say("begin"), self.visit.next))

    def cited_texts(self) -> tuple[Text, ...]:
        """The introduction."""
        return (self.panel.introduction,)

    # --- the introduction

    def _draw_introduction(self) -> None:
        grid = self.grid
        portrait, small = self.form == "portrait", self.form == "small"
        ground = self.colours.paper if self.colours.high else self.tones.deep
        ink = self.colours.ink if self.colours.high else self.colours.paper
        if portrait:
            w, h = self.w, self._portrait_split()
        else:
            w, h = (536.0 if small else 972.0), grid.rail_top
        self.split = h if portrait else w
        self.rect(ground, 0, 0, w, h, bleeds=True)
        margin = grid.margin
        width = (w - 2 * margin) if not small else 472.0
        mark_y = 72.0 if portrait else 32.0 if small else 100.0
        self.mark(self.tones.mark, self.tones.light if self.colours.high else ink, margin, mark_y, width,
                  14 if not small else 10)  # fmt: skip
        y = mark_y + (52 if portrait else 24 if small else 68)
        y += self._title(margin, y, width, ink) + (8 if small else 10)
        count_style = self.look.style("label", False)
        foot = h - (36 if small else 84) if not portrait else h - 72
        sources_w = 0.0
        self._foot = h - grid.button_h - (16 if small else 36)
        if self.numbering.entries:
            sources_w = 264.0 if not small else 188.0
            foot = self._foot + (grid.button_h - count_style.line) / 2
        self._sources_w = sources_w
        end = foot - (16 if not small else 8) if not sources_w else h - grid.button_h - (28 if small else 60)
        y += self._years_or_question(margin, y, width, ink) + (20 if small else 40)
        self._count_end = margin + width - sources_w
        self._text(margin, y, width, end - y, ink)
        self._draw_count(margin, foot, ink)
        if sources_w:
            said = self.words.say("sources", n=len(self.numbering.entries))
            left = margin + width - sources_w
            self.button(said, lambda: self.open_sources(1), left, self._foot, sources_w)

    def _draw_count(self, x: float, y: float, ink: str) -> None:
        """How many events there are, left of what stands beside it; without room for it, the list tells."""
        said, style, unit = (
            self.words.events(len(self.events)),
            self.look.style("label", False),
            self.look.sizes.unit,
        )
        markup = escape(typeset(said, self.words.language))
        for factor in (1.0, 0.9, 0.8, 0.7):
            text = SetText(markup, style.times(factor), unit, None, ink)
            if x + text.width / unit <= self._count_end - 8:
                break
        else:
            return
        self.set(text, said, x, y + (style.line - text.style.line) / 2)

    def is_night(self, box: "Box") -> bool:
        """The introduction's ground is dark."""
        x, y = (box[0] + box[2] / 2) / self.look.sizes.unit, self.h - (box[1] + box[3]) / self.look.sizes.unit
        return not self.colours.high and (y if self.form == "portrait" else x) < self.split and (
            y < self.grid.rail_top)  # fmt: skip

    def _title(self, x: float, y: float, w: float, colour: str) -> float:
        title = self.of(self.panel.title)
        style = self.look.style("panel_title")
        markup = escape(typeset(title, self.words.language))
        for step in (1.0, 0.86, 0.74, 0.64, 0.54, 0.46):
            text = balanced(markup, style.times(step), self.look.sizes.unit, w * self.look.sizes.unit, colour)
            if text.lines <= 2 and not text.breaks_a_word:
                break
        self.set(text, title, x, y, w=w)
        return self.tall(text)

    def _years_or_question(self, x: float, y: float, w: float, colour: str) -> float:
        asked = self.of(self.panel.question)
        said = asked or years(event.date for event in self.events)
        if not said:
            return 0.0
        style = self.look.style("subtitle")
        markup = escape(typeset(said, self.words.language))
        for step in (1.0, 0.87, 0.76, 0.66):
            text = balanced(markup, style.times(step), self.look.sizes.unit, w * self.look.sizes.unit, colour)
            if text.lines <= 2 and not text.breaks_a_word:
                break
        self.set(text, said, x, y, w=w)
        return self.tall(text)

    def _portrait_split(self) -> float:
        """How far down the introduction's ground reaches on a portrait page: as far as its words need."""
        spare = self.grid.rail_top - 1680
        ink = self.ink(self.tones, self.numbers)
        style = self.look.style("introduction").times(28 / 32)
        passage = self.passage(self.panel.introduction, style, self.w - 2 * self.grid.margin, ink)
        return min(max(720.0, 560 + passage.height), 1000.0) + spare * 0.4

    def _text(self, x: float, y: float, w: float, room: float, colour: str) -> None:
        on_ground = Tones(colour, colour, colour, "solid") if not self.colours.high else self.tones
        ink = Ink(colour, on_ground, self.numbers, self.words.language)
        room -= self._untranslated(x, y, room, colour)
        y = self._below
        base = self.look.style("introduction")
        steps = [1.0, 30 / 32, 28 / 32, 26 / 32, 24 / 32] if self.look.step == 0 else [1.0, 0.9]
        if self.form == "small":
            steps = [1.0, 0.95, 0.9]
        for style in self.look.sizes_down(base, steps):
            passage = self.passage(self.panel.introduction, style, w, ink)
            if passage.height <= room and not passage.breaks_a_word:
                self.lay(passage.pages(room + 1)[0], x, y, dotted=colour)
                return
        pages = passage.pages(max(room, 2 * passage.style.line))
        here = min(self.here.text_page, len(pages) - 1)
        self.lay(pages[here], x, y, dotted=colour)
        self._turn_text(here, len(pages), x, w)

    def _turn_text(self, here: int, total: int, x: float, w: float) -> None:
        """Arrows for an introduction that is longer than its ground."""
        arrow = max(92.0 if self.form != "small" else 64.0, self.look.sizes.target(0))
        y = self._foot
        end = x + w - self._sources_w - self.grid.gap
        back = (lambda: self.visit.turn_text(here - 1)) if here else None
        on = (lambda: self.visit.turn_text(here + 1)) if here + 1 < total else None
        say = self.words.say
        left = self._count_end = end - 2 * arrow - self.grid.gap / 2
        self.button(say("text_back"), back, left, y, arrow, icon_name="left", wordless=True)
        self.button(say("text_on"), on, end - arrow, y, arrow, icon_name="right", wordless=True)

    def _untranslated(self, x: float, y: float, room: float, colour: str) -> float:
        self._below = y
        if self.words.is_translated(self.panel.introduction):
            return 0.0
        from kiosk.core.language import name_of

        language = name_of(self.words.language_of(self.panel.introduction) or "", self.words.language)
        style = self.look.style("caption")
        self.text(self.words.say("not_translated", language=language), style, x, y, colour=colour)
        self.rect(colour, x - 20, y + 4, 6, room)
        self._below = y + style.line
        return style.line

    # --- the list

    def _rows(self) -> Iterator[Row]:
        if not self.panel.chapters:
            yield from (Row(event) for event in self.events)
            return
        for chapter in self.panel.chapters:
            yield Row(None, chapter.title)
            yield from (Row(self.exhibit.event(name)) for name in chapter.events)

    def _measure_rows(self) -> Iterator[None]:
        """Find how high each row is, some at a time: a panel may have a thousand."""
        _, _, w, row, _ = self._geometry()
        for place, each in enumerate(self._rows()):
            self._height(each, row, w)
            if place % MEASURED_AT_ONCE == MEASURED_AT_ONCE - 1:
                yield

    @property
    def _heights(self) -> dict[str, float]:
        """The height of each event's row, kept while exhibit, language and letters are the same."""
        kept = ("rows", self.panel.id, self.words.language, self.look.step, self.here.settings.contrast)
        found: dict[str, float] = self.memory.setdefault(kept, {})
        return found

    def _geometry(self) -> tuple[float, float, float, float, float]:
        """Left, top, width, row height and bottom of the list."""
        grid = self.grid
        row = max(90.0, self.look.sizes.target(0) + 2) * (1.0, 1.16, 1.34)[self.look.step]
        if self.form == "portrait":
            return grid.margin, self.split + 32, self.w - 2 * grid.margin, row, grid.rail_top - 8
        if self.form == "small":
            small_row = max(58.0, self.look.sizes.target(0) + 2) * (1.0, 1.2, 1.4)[self.look.step]
            return 568.0, 12.0, grid.end - 568, small_row, grid.rail_top - 4
        return 1044.0, 76.0, grid.end - 1044, row, grid.rail_top - 24

    def _pages(self, rows: list[Row], row: float, room: float, w: float) -> list[list[Row]]:
        """The rows in pages; a chapter's title never stands last, and is said again on the next page."""
        heights = [self._height(each, row, w) for each in rows]
        if sum(heights) <= room + 0.5:
            return [rows]
        room -= row
        pages: list[list[Row]] = [[]]
        used = 0.0
        chapter: Row | None = None
        for place, each in enumerate(rows):
            follows = heights[place + 1] if each.event is None and place + 1 < len(rows) else 0.0
            if used + heights[place] + follows > room + 0.5 and pages[-1]:
                pages.append([])
                used = 0.0
                if each.event is not None and chapter is not None:
                    pages[-1].append(chapter)
                    used = self._title_h(row)
            pages[-1].append(each)
            used += heights[place]
            chapter = each if each.event is None else chapter
        return pages

    def _title_h(self, row: float) -> float:
        return row * 0.62

    def _height(self, each: Row, row: float, w: float) -> float:
        """A row is as high as a finger needs, and higher where a headline needs more lines."""
        if each.event is None:
            return self._title_h(row)
        heights, event = self._heights, each.event
        if event.id not in heights:
            heights[event.id] = row if self._is_plain(event, row, w) else max(
                row, self.tall(self._headline(event, w)) + 20, self.tall(self._when(event)) + 12
            )  # fmt: skip
        return heights[event.id]

    def _is_plain(self, event: Event, row: float, w: float) -> bool:
        """Whether headline and date are so short that two lines of each hold them and the row is high enough:
        then neither need be set to know its height.
        """
        date_w, gap, icon = self._columns(w)
        said = self.of(event.date_text) or format_date(event.date, self.words.language)
        for text, style, room, more in (
            (self.of(event.headline), self.look.style("list_tight"), w - date_w - gap - icon - 12, 20),
            (said, self.look.style("small"), date_w, 12),
        ):
            if 2 * style.line + more > row or len(text) * style.size * WIDE > 1.5 * room:
                return False
        return True

    def _columns(self, w: float) -> tuple[float, float, float]:
        """The width of the dates, the gap after them, and the side of the arrow."""
        small = self.form == "small"
        date_w = (200.0 if not small else 124.0) * min(self.look.text_scale, 1.2)
        return date_w, (20.0 if not small else 12.0), (40.0 if not small else 28.0)

    def _headline(self, event: Event, w: float) -> SetText:
        """The headline: in one line, else smaller in two or, if it must be, more."""
        date_w, gap, icon = self._columns(w)
        room = (w - date_w - gap - icon - 12) * self.look.sizes.unit
        language = self.words.language_of(event.headline) or self.words.language
        markup = escape(typeset(self.of(event.headline), language))
        sizes = [
            ("list", 1.0),
            ("list_tight", 1.0),
            *(("list_tight", n) for n in (0.93, 0.86, 0.78, 0.7, 0.62, 0.58, 0.56, 0.55, 0.54, 0.46)),
        ]
        for name, factor in sizes:
            style = self.look.style(name).times(factor)
            text = SetText(markup, style, self.look.sizes.unit, room, self.colours.ink)
            if text.breaks_a_word and factor < LOOSE:
                loose = markup.replace("\u00a0", " ")
                text = SetText(loose, style, self.look.sizes.unit, room, self.colours.ink)
            most = 1 if name == "list" else 3 if factor > 0.6 else 4
            if text.lines <= most and not text.breaks_a_word:
                break
        return text

    def _when(self, event: Event) -> SetText:
        """The date, in two lines if it is a range."""
        said = self.of(event.date_text) or format_date(event.date, self.words.language)
        style, unit = self.look.style("small"), self.look.sizes.unit
        width = self._columns(0)[0] * unit
        whole = escape(typeset(said, self.words.language))
        # A range that has no room even when it is smaller breaks at its dash, however tightly it is written.
        parted = re.sub("\u00a0(?=[0-9]{4})", " ", whole).replace("–", "– ").replace("  ", " ")
        for markup, factor in (
            *product((whole, parted), (1.0, 0.92, 0.85, 0.78)),
            *product((parted,), SMALLER),
        ):
            text = SetText(markup, style.times(factor), unit, width, self.colours.ink2)
            if text.lines <= 3 and not text.breaks_a_word:
                break
        return text

    def first_of_page(self, event_id: str) -> str | None:
        """The first event of the list's page that holds an event."""
        _, top, w, row, bottom = self._geometry()
        for page in self._pages(list(self._rows()), row, bottom - top, w):
            names = [each.event.id for each in page if each.event]
            if event_id in names:
                return names[0]
        return None

    def _draw_list(self, at: str | None) -> None:
        x, top, w, row, bottom = self._geometry()
        rows = list(self._rows())
        pages = self._pages(rows, row, bottom - top, w)
        here = next((n for n, page in enumerate(pages) for r in page if r.event and r.event.id == at), 0)
        y = top
        self.rect(self.colours.rule, x, y, w, 2)
        for each in pages[here]:
            if each.event is None:
                y = self._draw_chapter(each, x, y, w, row)
            else:
                height = self._height(each, row, w)
                self._draw_row(each.event, x, y, w, height)
                y += height
            self.rect(self.colours.rule, x, y, w, 2)
        if len(pages) > 1:
            self._draw_turns(pages, here, x, bottom, w, row)

    def _draw_chapter(self, each: Row, x: float, y: float, w: float, row: float) -> float:
        tall = self._title_h(row)
        style = self.look.style("small_bold")
        text = SetText(escape(typeset(self.of(each.title), self.words.language)), style,
                       self.look.sizes.unit, w * self.look.sizes.unit, self.colours.ink2)  # fmt: skip
        while text.lines > 1 and style.size > 12:
            style = style.times(0.92)
            text = SetText(text.markup, style, self.look.sizes.unit, w * self.look.sizes.unit,
                           self.colours.ink2)  # fmt: skip
        self.set(text, self.of(each.title), x, y + tall - self.tall(text) - 6)
        return y + tall

    def _draw_row(self, event: Event, x: float, y: float, w: float, row: float) -> None:
        date_w, gap, icon = self._columns(w)
        when, text = self._when(event), self._headline(event, w)
        said = self.of(event.date_text) or format_date(event.date, self.words.language)
        self.set(when, said, x, y + (row - self.tall(when)) / 2, h=row)
        headline = self.of(event.headline)
        self.set(text, headline, x + date_w + gap, y + (row - self.tall(text)) / 2, h=row,
                 language=self.words.language_of(event.headline) or "")  # fmt: skip
        if text.breaks_a_word:
            self.overflows.append(headline)
        self.icon("right", self.colours.ink, x + w - icon + 2, y + (row - icon) / 2, icon)
        self.target(headline, partial(self.visit.open_event, event.id), x, y + 2, w, row - 2)

    def _draw_turns(self, pages: list[list[Row]], here: int, x: float, bottom: float, w: float,
                    row: float) -> None:  # fmt: skip
        events = [[r.event for r in page if r.event] for page in pages]
        before = sum(len(page) for page in events[:here])
        first, last = before + 1, before + len(events[here])
        if first == last:
            said = self.words.say("position", n=first, total=len(self.events))
        else:
            said = self.words.say("more_events", first=first, last=last, total=len(self.events))
        small = self.form == "small"
        h = min(self.grid.button_h, row - 2)
        y = bottom - h
        arrow_w = max(124.0 if not small else 76.0, self.look.sizes.target(0))
        style = self.look.style("label", False)
        self.text(said, "label", x, y + (h - style.line) / 2, scaled=False)
        back = (lambda: self._turn(events[here - 1])) if here else None
        on = (lambda: self._turn(events[here + 1])) if here + 1 < len(pages) else None
        gap = self.grid.gap
        self.button(self.words.say("page_back"), back, x + w - 2 * arrow_w - gap, y, arrow_w, h,
                    icon_name="left", wordless=True)  # fmt: skip
        self.button(self.words.say("page_on"), on, x + w - arrow_w, y, arrow_w, h,
                    icon_name="right", wordless=True)  # fmt: skip

    def _turn(self, events: list[Event]) -> None:
        if events:
            self.visit.show_list_from(events[0].id)
