"""The drawers: sources with what historians disagree on, and the longer text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from kiosk.core.dates import format_date
from kiosk.core.language import name_of
from kiosk.core.model import Event
from kiosk.core.parts import Text
from kiosk.core.runs import Paragraph, Run
from kiosk.core.typesetting import escape, typeset, typeset_runs
from kiosk.core.visit import AtEvent, MoreDrawer, SourcesDrawer, TakeawayBox
from kiosk.ui.lettering import SetText
from kiosk.ui.reading import Page, Passage
from kiosk.ui.screens.over import OverScreen, drawer_of

ENTRY_PAD = 20.0
"""Above and below the words of a reference."""


class DrawerScreen(OverScreen):
    """A drawer with a heading, pages of content, and its controls at the foot."""

    slides = True
    beside_close = 0.0
    """The width of what a drawer has beside its Close."""

    def compose(self) -> None:
        """Draw the ground, the page at hand and the controls."""
        self.place = drawer_of(self, self.top())
        d = self.place
        self.tones = self.below.tones
        self.rect(self.colours.paper2, d.x, d.y, d.w, d.h, bleeds=True)
        if d.x > 0:
            self.rect(self.colours.ui, d.x, d.y, 2, d.h, bleeds=True)
        else:
            self.rect(self.colours.ui, d.x, d.y, d.w, 2)
        self.swallow(d.x, d.y, d.w, d.h)
        style = self.look.style("h2", False)
        self.text(self.heading(), style, d.left, d.heading_y)
        self.compose_pages()

    def cited_texts(self) -> tuple[Text | str | None, ...]:
        """Those of the screen it lies over."""
        return self.below.cited_texts()

    def top(self) -> float | None:
        """How high it rises on a portrait page; None as high as the others."""
        return None

    def heading(self) -> str:
        """What stands at the head of the drawer."""
        raise NotImplementedError

    def compose_pages(self) -> None:
        """Draw the page at hand, and call `foot`."""
        raise NotImplementedError

    def foot(self, here: int, total: int) -> None:
        """Close, and the arrows where there are several pages."""
        self.total_pages = total
        d, grid = self.place, self.grid
        small = self.form == "small"
        close_w = 160.0 if small else 216.0
        self.close_button(d.left, d.foot_y, close_w, ground="paper2")
        self.after_close = d.left + close_w
        self._offer_takeaway(total)
        if total < 2:
            return
        arrow = self.look.sizes.target(124.0 if not small else 92.0)
        end = d.left + d.width
        back = (lambda: self.visit.turn(here - 1)) if here else None
        on = (lambda: self.visit.turn(here + 1)) if here + 1 < total else None
        gap = grid.gap
        self.button(self.words.say("page_back"), back, end - 2 * arrow - gap, d.foot_y, arrow,
                    icon_name="left", wordless=True, ground="paper2")  # fmt: skip
        self.button(self.words.say("page_on"), on, end - arrow, d.foot_y, arrow,
                    icon_name="right", wordless=True, ground="paper2")  # fmt: skip
        style = self.look.style("label", False)
        left, right = self.after_close + self.beside_close + 16, end - 2 * arrow - gap - 16
        said = self.words.say("page", n=here + 1, total=total)
        text = SetText(escape(typeset(said, self.words.language)), style, self.look.sizes.unit)
        while text.width > (right - left) * self.look.sizes.unit and style.size > 14:
            style = style.times(0.94)
            text = SetText(text.markup, style, self.look.sizes.unit)
        self.text(
            said, style, (left + right) / 2, d.foot_y + (grid.button_h - style.line) / 2, align="center"
        )

    def _offer_takeaway(self, total: int) -> None:
        """On your phone: at the foot, or at the head where the foot turns pages."""
        if self.exhibit.outline.takeaway is None or not isinstance(self.here.stop, AtEvent):
            return
        d, small = self.place, self.form == "small"
        w = 200.0 if small else 304.0
        head = d.content_y - d.y
        room = min(self.grid.button_h, max(head - 12, min(self.look.sizes.target(0), head - 6)))
        high = self.grid.button_h if total < 2 else room
        y = d.foot_y if total < 2 else max(d.content_y - high - (6 if small else 12), d.y + 2)
        said = self.words.say("on_your_phone")
        show = partial(self.visit.lay_over, TakeawayBox())
        self.button(said, show, d.left + d.width - w, y, w, high, ground="paper2")


@dataclass(frozen=True)
class Entry:
    """A piece of the sources: set text and where it stands within its entry."""

    tall: float
    number: int | None
    """None for what historians disagree on."""
    parts: tuple[tuple[Page, float], ...] = ()
    """What is set of a reference and its locator, each with its height."""
    continues: bool = False
    """Whether it goes on from the page before: its number stands there."""
    heading: str = ""
    page: Page = ()


class SourcesScreen(DrawerScreen):
    """The references in full, with the place in each; and where sources differ."""

    def heading(self) -> str:
        """The drawer's title."""
        return self.words.say("references")

    def compose_pages(self) -> None:
        """Entries down the page, as many as fit; what differs after them."""
        over = self.here.over[-1] if self.here.over else SourcesDrawer()
        over = next((o for o in reversed(self.here.over) if isinstance(o, SourcesDrawer)), over)
        assert isinstance(over, SourcesDrawer)
        d = self.place
        room = d.foot_y - 24 - d.content_y
        pages = self._pages([*self._references(room), *self._differences(room)], room)
        here = min(over.page, len(pages) - 1)
        if over.number:
            here = next((n for n, page in enumerate(pages) for e in page if e.number == over.number), here)
        y = d.content_y
        for entry in pages[here]:
            y = self._draw_reference(entry, y) if entry.number is not None else self._draw_differ(entry, y)
        self.foot(here, len(pages))

    def _pages(self, entries: Sequence[Entry], room: float) -> list[list[Entry]]:
        pages: list[list[Entry]] = [[]]
        used = 0.0
        for entry in entries:
            if pages[-1] and used + entry.tall > room + 0.5:
                pages.append([])
                used = 0.0
            pages[-1].append(entry)
            used += entry.tall
        return pages

    def _references(self, room: float) -> list[Entry]:
        style, bold = self.look.style("caption"), self.look.style("caption_bold")
        indent = self._indent
        width = self.place.width - indent
        bibliography = self.bibliography(self.words.language)
        made: list[Entry] = []
        ink = self.ink(self.tones, cites=False)
        for number, citation in enumerate(self.numbering.entries, 1):
            reference = typeset_runs(bibliography.reference(citation.source), self.words.language)
            place = bibliography.locator(citation)
            runs: Paragraph = typeset_runs((Run(place),), self.words.language) if place else ()
            # A little smaller rather than cut in two.
            for factor in (1.0, 0.93, 0.86):
                text = Passage([reference], style.times(factor), self.look.sizes.unit, width, ink)
                locator = (
                    Passage([runs], bold.times(factor), self.look.sizes.unit, width, ink) if runs else None
                )
                if text.height + (locator.height if locator else 0) <= room - 2 * ENTRY_PAD:
                    break
            else:
                text = Passage([reference], style, self.look.sizes.unit, width, ink)
                locator = Passage([runs], bold, self.look.sizes.unit, width, ink) if runs else None
            made += self._entries(number, text, locator, room - 2 * ENTRY_PAD)
        return made

    def _entries(self, number: int, text: Passage, locator: Passage | None, room: float) -> Iterator[Entry]:
        """A reference with its locator, as one entry; in several where a page has no room for it."""
        passages = [text, locator] if locator else [text]
        if sum(each.height for each in passages) <= room:
            parts = tuple((each.pages(room + 1)[0], each.height) for each in passages)
            yield Entry(2 * ENTRY_PAD + sum(tall for _, tall in parts), number, parts)
            return
        cut = [page for each in passages for page in each.pages(max(room, 2 * each.style.line))]
        for place, page in enumerate(cut):
            tall = max((line.top + self.tall(line.text) for line in page), default=0.0)
            yield Entry(2 * ENTRY_PAD + tall, number, ((page, tall),), continues=place > 0)

    def _figure(self, number: int) -> SetText:
        return SetText(str(number), self.look.style("number"), self.look.sizes.unit, None, self.tones.deep)

    @cached_property
    def _indent(self) -> float:
        """As designed, and wide enough for the longest number in large type."""
        least, gap = (56.0, 14.0) if self.form != "small" else (44.0, 10.0)
        return max(least, self._figure(len(self.numbering.entries)).width / self.look.sizes.unit + gap)

    def _draw_reference(self, entry: Entry, y: float) -> float:
        d = self.place
        assert entry.number is not None
        self.rect(self.colours.rule, d.left, y, d.width, 2)
        told = self.words.say("spoken_source", n=entry.number)
        self.unwritten(told, d.left, y, d.width, entry.tall, holds=True)
        if not entry.continues:
            spoken = f"{told[:1].upper()}{told[1:]}"
            self.set(self._figure(entry.number), str(entry.number), d.left, y + 18, spoken=spoken)
        top = y + ENTRY_PAD
        for page, tall in entry.parts:
            self.lay(page, d.left + self._indent, top, is_small=True)
            top += tall
        end_of_entry = y + entry.tall
        self.rect(self.colours.rule, d.left, end_of_entry, d.width, 2)
        return end_of_entry

    def _differences(self, room: float) -> list[Entry]:
        differ = self.below.differing_text()
        if differ is None:
            return []
        style = self.look.style("caption").times(26 / 26)
        ink = self.ink(self.tones, self.numbers)
        passage = self.passage(differ, style, self.place.width - 32, ink)
        head = self.look.style("differ")
        first = room - head.line - 56
        made: list[Entry] = []
        heading = self.words.say("historians_differ")
        if not self.words.is_translated(differ):
            language = name_of(self.words.language_of(differ) or "", self.words.language)
            heading += " · " + self.words.say("not_translated", language=language)
        for page in passage.pages(first):
            tall = max((line.top + self.tall(line.text) for line in page), default=0)
            made.append(Entry(tall + head.line + 56, None, heading=heading, page=page))
        return made

    def _draw_differ(self, entry: Entry, y: float) -> float:
        d = self.place
        head = self.look.style("differ")
        top = y + 36
        self.rect(self.colours.ink, d.left, top, 6, entry.tall - 48)
        self.text(entry.heading, head, d.left + 30, top - 4, d.width - 30)
        self.lay(entry.page, d.left + 30, top + head.line, dotted=self.tones.main, is_small=True)
        return y + entry.tall


class MoreScreen(DrawerScreen):
    """The longer text, and what to see besides."""

    def heading(self) -> str:
        """The drawer's title."""
        return self.words.say("read_more" if self.below.longer_text() is not None else "see_also")

    def compose_pages(self) -> None:
        """The text in pages; related events after its end."""
        text = self.below.longer_text()
        over = next((o for o in reversed(self.here.over) if isinstance(o, MoreDrawer)), MoreDrawer())
        d = self.place
        y = d.content_y
        y += self.note_untranslated((text,), d.left, y, 60)
        room = d.foot_y - 24 - y
        related = list(self.below.related_events())
        self._dates = self._dates_of(related)
        least = max(90.0 if self.form != "small" else 58.0, self.look.sizes.target(0))
        row = max([least, *(self.tall(text) + 8 for text in self._dates.values())])
        pages: list[Page] = []
        if text is not None:
            ink = self.ink(self.tones, self.numbers)
            passage = self.passage(text, self.look.style("body"), d.width, ink)
            pages = list(passage.pages(room))
        used = max((line.top + self.tall(line.text) for line in pages[-1]), default=0.0) if pages else 0.0
        rows = self._related_pages(related, room, used, row)
        if pages and rows and not rows[0]:
            rows = rows[1:]
            first = len(pages)
        else:
            first = max(len(pages) - 1, 0)
        total = max(len(pages), first + len(rows), 1)
        here = min(over.page, total - 1)
        end = self.lay(pages[here], d.left, y, dotted=self.tones.main) if here < len(pages) else y - 24
        if 0 <= here - first < len(rows):
            self._draw_related(rows[here - first], end, row)
        self.foot(here, total)

    def _related_pages(self, related: list[Event], room: float, used: float, row: float) -> list[list[Event]]:
        """Related events in pages: as many as fit after the text's end, the others on pages of their own."""
        if not related:
            return []
        head = 24 + self.look.style("small_bold", False).line + 8
        first = max(int((room - used - head) // row), 0)
        whole = max(int((room - head) // row), 1)
        pages = [related[:first]]
        for place in range(first, len(related), whole):
            pages.append(related[place : place + whole])
        return pages

    def _draw_related(self, related: list[Event], y: float, row: float) -> None:
        d = self.place
        y += 24
        if self.below.longer_text() is not None:
            style = self.look.style("small_bold", False)
            self.text(self.words.say("see_also"), style, d.left, y, colour=self.colours.ink2, scaled=False)
            y += style.line + 6
        self.rect(self.colours.rule, d.left, y, d.width, 2)
        for event in related:
            self._draw_row(event, y, row)
            y += row
            self.rect(self.colours.rule, d.left, y, d.width, 2)

    def _when(self, event: Event) -> str:
        return self.of(event.date_text) or format_date(event.date, self.words.language)

    def _dates_of(self, related: list[Event]) -> dict[str, SetText]:
        """The dates in a column as wide as they need: in two lines if it can be, and never smaller."""
        unit, style = self.look.sizes.unit, self.look.style("small", False)
        designed = 176.0 if self.form != "small" else 120.0
        for times in (1.0, 1.2, 1.4, 1.6, 1.8):
            self._date_w = min(designed * times, self.place.width * 0.36)
            made = {
                event.id: SetText(escape(typeset(self._when(event), self.words.language)), style, unit,
                                  self._date_w * unit, self.colours.ink2)
                for event in related
            }  # fmt: skip
            if not any(text.lines > 2 or text.breaks_a_word for text in made.values()):
                break
        return made

    def _draw_row(self, event: Event, y: float, row: float) -> None:
        d, unit = self.place, self.look.sizes.unit
        tones = self.look.tones(self.exhibit, event.panel)
        small = self.form == "small"
        mark_w = 40.0 if not small else 28.0
        left = d.left + mark_w + 16
        date_w, text = self._date_w, self._dates[event.id]
        self.mark(tones.mark, tones.main, d.left, y + row / 2 - 4, mark_w, 8)
        self.set(text, self._when(event), left, y + (row - self.tall(text)) / 2)
        headline = self.of(event.headline)
        room = d.width - (left - d.left) - date_w - 72
        for name, factor in (("list", 1.0), ("list_tight", 1.0), ("list_tight", 0.9), ("list_tight", 0.8)):
            chosen = self.look.style(name, False).times(factor)
            line = SetText(escape(typeset(headline, self.words.language)), chosen, unit, room * unit,
                           self.colours.ink)  # fmt: skip
            if line.lines <= (1 if name == "list" else 2) and not line.breaks_a_word:
                break
        self.set(line, headline, left + date_w + 16, y + (row - self.tall(line)) / 2,
                 language=self.words.language_of(event.headline) or "")  # fmt: skip
        icon = 40.0 if not small else 28.0
        self.icon("right", self.colours.ink, d.left + d.width - icon, y + (row - icon) / 2, icon)
        self.target(headline, partial(self.visit.open_event, event.id), d.left, y, d.width, row)
