"""Rows that lead to events: a theme's line, the date, the headline; in pages where they are too many."""

from collections.abc import Callable, Sequence
from functools import partial

from kiosk.core.dates import format_date
from kiosk.core.model import Event
from kiosk.core.typesetting import escape, typeset
from kiosk.ui.lettering import SetText
from kiosk.ui.screens.base import Screen


class EventRows:
    """The rows of some events, in a column of a screen. Lengths are in design units."""

    def __init__(self, screen: Screen, events: Sequence[Event], width: float) -> None:
        self.screen = screen
        self.events = tuple(events)
        self.width = width
        small = screen.form == "small"
        self._mark_w, self._icon = (28.0, 28.0) if small else (40.0, 40.0)
        self._indent = self._mark_w + (12 if small else 16)
        self._least = max(58.0 if small else 90.0, screen.look.sizes.target(0) + 2)  # a hairline is in it
        self._lay(1.0)

    def _lay(self, factor: float) -> None:
        self._factor = factor
        self._set = {event.id: (self._when(event), self._headline(event)) for event in self.events}

    def fit(self, room: float) -> None:
        """Set them smaller, if that is needed for the longest to stand in that height."""
        for factor in (0.92, 0.84, 0.76, 0.68, 0.6):
            if self.least_room <= room:
                return
            self._lay(factor)

    def _room(self) -> float:
        return (self.width - self._indent - self._icon - 16) * self.screen.look.sizes.unit

    def _when(self, event: Event) -> SetText:
        screen = self.screen
        said = screen.of(event.date_text) or format_date(event.date, screen.words.language)
        style = screen.look.style("small").times(self._factor)
        for factor in (1.0, 0.92, 0.84):
            text = SetText(escape(typeset(said, screen.words.language)), style.times(factor),
                           screen.look.sizes.unit, self._room(), screen.colours.ink2)  # fmt: skip
            if text.lines == 1:
                break
        return text

    def _headline(self, event: Event) -> SetText:
        screen = self.screen
        language = screen.words.language_of(event.headline) or screen.words.language
        markup = escape(typeset(screen.of(event.headline), language))
        style = screen.look.style("label").times(self._factor)
        for factor, most in ((1.0, 1), (0.93, 1), (0.93, 2), (0.86, 2), (0.86, 3), (0.8, 4)):
            text = SetText(markup, style.times(factor), screen.look.sizes.unit, self._room(),
                           screen.colours.ink)  # fmt: skip
            if text.lines <= most and not text.breaks_a_word:
                break
        return text

    def height(self, event: Event) -> float:
        """How high an event's row is: as a finger needs, or as its words do."""
        when, headline = self._set[event.id]
        return max(self._least, self.screen.tall(when) + self.screen.tall(headline) + 20)

    @property
    def least_room(self) -> float:
        """The height that they need to be shown one at a time."""
        turns = self.screen.grid.button_h + 16 if len(self.events) > 1 else 0.0
        return max(map(self.height, self.events), default=0.0) + turns

    def pages(self, room: float) -> list[list[Event]]:
        """The events in pages of that height; with more than one, room is kept for the arrows."""
        if sum(map(self.height, self.events)) <= room + 0.5:
            return [list(self.events)]
        room -= self.screen.grid.button_h + 16
        pages: list[list[Event]] = [[]]
        used = 0.0
        for event in self.events:
            tall = self.height(event)
            if pages[-1] and used + tall > room + 0.5:
                pages.append([])
                used = 0.0
            pages[-1].append(event)
            used += tall
        return pages

    def draw(self, x: float, y: float, room: float, page: int, open_event: Callable[[str], None],
             turn: Callable[[int], None]) -> None:  # fmt: skip
        """Draw a page of the rows, and the arrows where there are several."""
        pages = self.pages(room)
        here = min(max(page, 0), len(pages) - 1)
        screen = self.screen
        top = y
        screen.rect(screen.colours.rule, x, y, self.width, 2)
        for event in pages[here]:
            tall = self.height(event)
            self._draw_row(event, x, y, tall, open_event)
            y += tall
            screen.rect(screen.colours.rule, x, y, self.width, 2)
        if len(pages) > 1:
            self._draw_turns(x, top + room - screen.grid.button_h, here, len(pages), turn)

    def _draw_row(
        self, event: Event, x: float, y: float, tall: float, open_event: Callable[[str], None]
    ) -> None:
        screen = self.screen
        when, headline = self._set[event.id]
        tones = screen.look.tones(screen.exhibit, event.panel)
        top = y + (tall - screen.tall(when) - screen.tall(headline)) / 2
        thick = 8.0 if screen.form != "small" else 6.0
        screen.mark(tones.mark, tones.main, x, top + (screen.tall(when) - thick) / 2 + 1, self._mark_w, thick)
        said = screen.of(event.date_text) or format_date(event.date, screen.words.language)
        screen.set(when, said, x + self._indent, top)
        words = screen.of(event.headline)
        screen.set(headline, words, x + self._indent, top + screen.tall(when), h=tall,
                   language=screen.words.language_of(event.headline) or "")  # fmt: skip
        screen.icon(
            "right", screen.colours.ink, x + self.width - self._icon, y + (tall - self._icon) / 2, self._icon
        )
        screen.target(words, partial(open_event, event.id), x, y + 2, self.width, tall - 2)

    def _draw_turns(self, x: float, y: float, here: int, total: int, turn: Callable[[int], None]) -> None:
        screen = self.screen
        say, h = screen.words.say, screen.grid.button_h
        arrow = screen.look.sizes.target(124.0 if screen.form != "small" else 76.0)
        gap = screen.grid.gap
        style = screen.look.style("label", False)
        text = SetText(escape(typeset(say("page", n=here + 1, total=total), screen.words.language)), style,
                       screen.look.sizes.unit, None, screen.colours.ink)  # fmt: skip
        screen.set(text, say("page", n=here + 1, total=total), x, y + (h - style.line) / 2)
        back = partial(turn, here - 1) if here else None
        on = partial(turn, here + 1) if here + 1 < total else None
        end = x + self.width
        screen.button(
            say("page_back"), back, end - 2 * arrow - gap, y, arrow, h, icon_name="left", wordless=True
        )
        screen.button(say("page_on"), on, end - arrow, y, arrow, h, icon_name="right", wordless=True)
