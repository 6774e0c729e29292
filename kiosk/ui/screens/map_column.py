"""Beside the map: the place chosen, what it was, its events, and the route it lies on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kiosk.core.citations import Numbering
from kiosk.core.dates import format_date
from kiosk.core.language import name_of
from kiosk.core.model import Event, Place
from kiosk.core.theme import Tones
from kiosk.core.typesetting import escape, typeset
from kiosk.core.visit import SourcesDrawer
from kiosk.ui.lettering import SetText, balanced
from kiosk.ui.reading import Page
from kiosk.ui.screens.base import Screen

LEAST_INSET, INSET = 150.0, 250.0
"""The height of the route's map, in design units: at least, and where there is room."""


@dataclass(frozen=True)
class ColumnPlan:
    """Where the column stands: left, top, width and end."""

    x: float
    y: float
    w: float
    end: float


@dataclass(frozen=True)
class ColumnPage:
    """A page of the column: a part of the note, and events."""

    note: Page
    events: tuple[Event, ...]
    first: int
    """How many events stand on the pages before."""


class MapColumn(Screen):
    """What there is to say of a place. It turns pages where that is too much for one."""

    def fill(
        self, place_id: str, events: tuple[Event, ...], page: int, plan: ColumnPlan,
        draw_route: Callable[[float, float, float, float], None] | None, route_name: str,
    ) -> None:  # fmt: skip
        """Draw a page. `draw_route` draws the route's map at left, top, width and height."""
        self.place_id = place_id
        self.of_place: Place = self.exhibit.atlas.places[place_id]
        self.events = events
        self.plan = plan
        self.route_name = route_name
        self.numbering = Numbering([self.words.of(self.of_place.note)] if self.of_place.note else [])
        ink = Tones(self.colours.ink, self.colours.ink, self.colours.ntext, "solid")
        numbers = {(c.source, c.locator): self.numbering.number(c) for c in self.numbering.entries}
        self.note_ink = self.ink(ink, numbers)
        y = self._draw_name()
        has_route = draw_route is not None
        foot = bool(self.numbering.entries)
        inset = self._inset_h(y, foot) if has_route else 0.0
        pages = self._pages(y, foot, inset)
        if len(pages) > 1 and not foot:
            foot = True
            inset = self._inset_h(y, foot) if has_route else 0.0
            pages = self._pages(y, foot, inset)
        self.total_pages = len(pages)
        here = min(page, len(pages) - 1)
        end = self._draw_page(pages[here], y)
        if inset and here == 0 and draw_route is not None:
            self._draw_inset(draw_route, end, inset, foot)
        if foot:
            self._draw_foot(pages, here)

    def open_sources(self, number: int) -> None:
        """The sources of the place's note."""
        self.visit.change(place=self.place_id)
        self.visit.lay_over(SourcesDrawer(number=number))

    # --- the name

    def _draw_name(self) -> float:
        plan = self.plan
        name = self.of(self.of_place.name)
        language = self.words.language_of(self.of_place.name) or self.words.language
        style, unit = self.look.style("h1"), self.look.sizes.unit
        for factor, lines in ((1.0, 1), (0.875, 1), (0.75, 1), (0.75, 2), (0.66, 2), (0.56, 3), (0.48, 4)):
            text = balanced(escape(typeset(name, language)), style.times(factor), unit, plan.w * unit,
                            self.colours.ink)  # fmt: skip
            if text.lines <= lines and not text.breaks_a_word:
                break
        self.set(text, name, plan.x, plan.y, w=plan.w)
        return plan.y + self.tall(text) + (8 if self.form != "small" else 4)

    # --- pages

    @property
    def _list_end(self) -> float:
        return self._foot_y - (24 if self.form != "small" else 10)

    @property
    def _foot_y(self) -> float:
        return self.plan.end - self.grid.button_h

    def _end(self, foot: bool) -> float:
        return self._list_end if foot else self.plan.end

    def _note(self) -> tuple[Page, ...]:
        """The note as one page, however long."""
        if self.of_place.note is None:
            return ()
        passage = self.passage(self.of_place.note, self.look.style("caption"), self.plan.w, self.note_ink)
        return passage.pages(10_000.0)

    @property
    def _gap(self) -> float:
        return 22.0 if self.form != "small" else 10.0

    def _untranslated_h(self) -> float:
        missing = self.of_place.note is not None and not self.words.is_translated(self.of_place.note)
        return self.look.style("caption").line if missing else 0.0

    def _note_h(self) -> float:
        tall = max((line.top + self.tall(line.text) for page in self._note() for line in page), default=0.0)
        return tall + self._untranslated_h() + self._gap if tall else self._gap

    def _pages(self, y: float, foot: bool, inset: float) -> list[ColumnPage]:
        """Note and events in pages: the note first, events in what is left, then pages of events."""
        end = self._end(foot)
        rows = [self._row_h(event) for event in self.events]
        pages: list[ColumnPage] = []
        note: Page = ()
        room = end - y - (inset + self._inset_head() if inset else 0)
        if self.of_place.note is not None:
            if self._note_h() > room:
                passage = self.passage(
                    self.of_place.note, self.look.style("caption"), self.plan.w, self.note_ink
                )
                chunks = passage.pages(max(room - self._untranslated_h(), 2 * passage.style.line))
                pages += [ColumnPage(chunk, (), 0) for chunk in chunks]
                room = end - y
                if not rows:
                    return pages
            else:
                note = next(iter(self._note()), ())
                room -= self._note_h()
        at = 0
        while True:
            taken, used = at, 2.0
            while taken < len(rows) and used + rows[taken] <= room + 0.5:
                used += rows[taken]
                taken += 1
            if taken == at and rows and (not note or pages):
                taken += 1  # a row higher than the page is shown all the same
            pages.append(ColumnPage(note, self.events[at:taken], at))
            note, at, room = (), taken, end - y - self._gap
            if at >= len(rows):
                return pages

    def _inset_head(self) -> float:
        return self.tall(self._inset_title()) + 8 + (24 if self.form != "small" else 10)

    def _inset_title(self) -> SetText:
        """The route's name, in one line if it can be."""
        markup = escape(typeset(self.route_name, self.words.language))
        style, unit = self.look.style("caption_bold", False), self.look.sizes.unit
        for factor in (1.0, 0.93, 0.86):
            text = SetText(markup, style.times(factor), unit, self.plan.w * unit, self.colours.ink)
            if text.lines == 1:
                break
        return text

    def _inset_h(self, y: float, foot: bool) -> float:
        """How high the route's map can be beside some of the events; 0 where it has no room."""
        rows = [self._row_h(event) for event in self.events]
        free = self._end(foot) - y - self._note_h() - self._inset_head() - 4
        least, most = (LEAST_INSET, INSET) if self.form != "small" else (104.0, 150.0)
        if self.form == "portrait":
            least, most = 220.0, 320.0
        for count in sorted({len(rows), *range(min(2, len(rows)), min(len(rows), 4))}, reverse=True):
            if free - sum(rows[:count]) >= least:
                return min(free - sum(rows[:count]), most)
        return 0.0

    # --- drawing

    def _draw_page(self, page: ColumnPage, y: float) -> float:
        plan = self.plan
        if page.note:
            if self._untranslated_h():
                language = name_of(self.words.language_of(self.of_place.note) or "", self.words.language)
                said = self.words.say("not_translated", language=language)
                self.text(said, "caption", plan.x, y, plan.w, self.colours.ink2)
                y += self._untranslated_h()
            y = self.lay(page.note, plan.x, y, dotted=self.colours.ink2, is_small=True)
        y += self._gap
        for n, event in enumerate(page.events):
            if n == 0:
                self.rect(self.colours.rule, plan.x, y, plan.w, 2)
            self._draw_row(event, y)
            y += self._row_h(event)
            self.rect(self.colours.rule, plan.x, y, plan.w, 2)
        return y

    @property
    def _indent(self) -> float:
        return 56.0 if self.form != "small" else 40.0

    def _headline(self, event: Event) -> SetText:
        icon = 52.0 if self.form != "small" else 34.0
        unit = self.look.sizes.unit
        room = (self.plan.w - self._indent - icon) * unit
        language = self.words.language_of(event.headline) or self.words.language
        markup = escape(typeset(self.of(event.headline), language))
        for name, factor in (("list", 1.0), ("list_tight", 1.0), ("list_tight", 0.93)):
            text = SetText(markup, self.look.style(name).times(factor), unit, room, self.colours.ink)
            if text.lines <= (1 if name == "list" else 3) and not text.breaks_a_word:
                break
        return text

    def _when(self, event: Event) -> tuple[SetText, str]:
        said = self.of(event.date_text) or format_date(event.date, self.words.language)
        style, unit = self.look.style("small"), self.look.sizes.unit
        room = (self.plan.w - self._indent - (52 if self.form != "small" else 34)) * unit
        text = SetText(escape(typeset(said, self.words.language)), style, unit, room, self.colours.ink2)
        return text, said

    def _row_h(self, event: Event) -> float:
        least = max(90.0 if self.form != "small" else 58.0, self.look.sizes.target(0) + 2)
        when, _ = self._when(event)
        pad = 16 if self.form != "small" else 8
        return max(least, self.tall(when) + self.tall(self._headline(event)) + pad)

    def _draw_row(self, event: Event, y: float) -> None:
        plan, small = self.plan, self.form == "small"
        tall = self._row_h(event)
        when, said = self._when(event)
        headline = self._headline(event)
        tones = self.look.tones(self.exhibit, event.panel)
        top = y + (tall - self.tall(when) - self.tall(headline)) / 2
        thick = 10 if not small else 8
        self.mark(tones.mark, tones.main, plan.x, top + (self.tall(when) - thick) / 2 + 2,
                  40 if not small else 28, thick)  # fmt: skip
        self.set(when, said, plan.x + self._indent, top)
        told = self.of(event.headline)
        self.set(headline, self.count(told), plan.x + self._indent, top + self.tall(when), h=tall)
        icon = 40.0 if not small else 28.0
        self.icon("right", self.colours.ink, plan.x + plan.w - icon, y + (tall - icon) / 2, icon)
        self.target(told, partial(self.visit.open_event, event.id), plan.x, y + 2, plan.w, tall - 2)

    def _draw_inset(
        self, draw_route: Callable[[float, float, float, float], None], y: float, tall: float, foot: bool
    ) -> None:
        plan, text = self.plan, self._inset_title()
        top = max(self._end(foot) - tall, y + self._inset_head())
        self.set(text, self.route_name, plan.x, top - self.tall(text) - 8)
        draw_route(plan.x, top, plan.w, tall)

    def _draw_foot(self, pages: list[ColumnPage], here: int) -> None:
        plan, grid, say = self.plan, self.grid, self.words.say
        y, small = self._foot_y, self.form == "small"
        left = plan.x
        if self.numbering.entries:
            is_open = any(isinstance(over, SourcesDrawer) for over in self.here.over)
            act = self.visit.close if is_open else partial(self.open_sources, 1)
            wide = 216.0 if not small else 150.0
            self.button(say("sources", n=len(self.numbering.entries)), act, left, y, wide,
                        kind="filled" if is_open else "framed")  # fmt: skip
            left += wide
        if len(pages) < 2:
            return
        arrow = max(88.0 if not small else 68.0, self.look.sizes.target(0))
        gap = grid.gap
        x = plan.x + plan.w - 2 * arrow - gap
        page = pages[here]
        said = say("page", n=here + 1, total=len(pages))
        if page.events:
            first, last = page.first + 1, page.first + len(page.events)
            total = len(self.events)
            said = say("more_events", first=first, last=last, total=total) if last > first else (
                say("position", n=first, total=total))  # fmt: skip
        style = self.look.style("small", False)
        text = SetText(escape(typeset(said, self.words.language)), style, self.look.sizes.unit)
        if left + 16 + text.width / self.look.sizes.unit + 16 <= x:
            self.text(said, style, x - 16, y + (grid.button_h - style.line) / 2, align="right",
                      colour=self.colours.ink2)  # fmt: skip
        back = (lambda: self.visit.change(page=here - 1)) if here else None
        on = (lambda: self.visit.change(page=here + 1)) if here + 1 < len(pages) else None
        self.button(say("page_back"), back, x, y, arrow, icon_name="left", wordless=True)
        self.button(say("page_on"), on, x + arrow + gap, y, arrow, icon_name="right", wordless=True)
