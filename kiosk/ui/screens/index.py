"""The index: people, places and terms by the alphabet, each leading to its events."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from kiosk.core.index import Entry, entries, events_of, letters
from kiosk.core.parts import Text
from kiosk.core.typesetting import escape, typeset
from kiosk.core.visit import AtIndex, Here
from kiosk.ui.lettering import SetText, balanced
from kiosk.ui.reading import Page
from kiosk.ui.screens.base import Screen
from kiosk.ui.screens.event_rows import EventRows
from kiosk.ui.screens.lives import dates_of
from kiosk.ui.widgets.rail import Way


@dataclass(frozen=True)
class IndexPlan:
    """Where the parts stand, in design units."""

    title: tuple[float, float]
    letters: tuple[float, float, float]
    """Left, top and width of the row of letters."""
    list: tuple[float, float, float, float]
    columns: int
    detail: tuple[float, float, float, float]
    """The entry that is chosen: left, top, width, end."""


class IndexScreen(Screen):
    """The index."""

    def compose(self) -> None:
        """Draw the letters, a page of entries, the chosen entry, and the rail."""
        assert isinstance(self.here.stop, AtIndex)
        self.stop: AtIndex = self.here.stop
        self.entries = entries(self.exhibit, self.words)
        self.plan = self._plan()
        self._pages = self._in_pages()
        self.page = min(self.stop.page, len(self._pages) - 1)
        self.chosen = self._chosen()
        self.ground()
        self._draw_title()
        self._draw_letters()
        self._draw_page()
        self._draw_detail()
        last = len(self._pages) - 1
        on = partial(self._turn, self.page + 1) if self.page < last else None
        back = partial(self._turn, self.page - 1) if self.page else None
        self.add_rail(
            Way(self.words.say("next"), on, back, (self.page + 1, last + 1), self.colours.ink)
            if last
            else Way()
        )

    def goes_along(self, here: Here) -> bool:
        """The index is drawn anew at every touch."""
        return False

    def _plan(self) -> IndexPlan:
        grid, step = self.grid, self.look.step
        end, target = grid.rail_top, self.look.sizes.target(0)
        high = max(target, 64.0)
        if grid.form == "portrait":
            split = end * 0.54
            width = grid.w - 144
            top = 190 + 2 * (high + 12)
            return IndexPlan((72, 72), (72, 178, width), (72, top, width, split - 20), 2 if step < 2 else 1,
                             (72, split + 24, width, end - 24))  # fmt: skip
        if grid.form == "small":
            high = max(target, 48.0)
            top = max(62.0, 14 + self.look.style("title").line)
            return IndexPlan((32, 14), (32, top, 520), (32, top + high + 8, 520, end - 8),
                             2 if step < 2 else 1, (584, 16, grid.end - 584, end - 8))  # fmt: skip
        columns = 3 if step == 0 else 2
        return IndexPlan((96, 56), (96, 148, 1104), (96, 148 + high + 24, 1104, end - 24), columns,
                         (1264, 60, grid.end - 1264, end - 24))  # fmt: skip

    # --- pages

    @property
    def _row(self) -> float:
        style = self.look.style("caption")
        return max(self.look.sizes.target(0), 58.0 if self.form != "small" else 44.0, style.line + 16)

    def _in_pages(self) -> list[list[list[Entry | str]]]:
        """Pages of columns of lines; a letter stands over its entries, and never last in a column."""
        _, top, _, end = self.plan.list
        rows = max(int((end - top) // self._row), 2)
        columns: list[list[Entry | str]] = [[]]
        letter = ""
        for entry in self.entries:
            begins = entry.letter != letter
            if len(columns[-1]) + (2 if begins else 1) > rows:
                columns.append([])
                begins = True
            if begins:
                letter = entry.letter
                columns[-1].append(letter)
            columns[-1].append(entry)
        count = self.plan.columns
        return [columns[place : place + count] for place in range(0, len(columns), count)]

    def _on_page(self, page: int) -> list[Entry]:
        return [line for column in self._pages[page] for line in column if isinstance(line, Entry)]

    def _chosen(self) -> Entry | None:
        wanted = next((entry for entry in self.entries if entry.key == self.stop.entry), None)
        return wanted or next(iter(self._on_page(self.page)), None)

    def _turn(self, page: int) -> None:
        self.visit.change(page=page, entry=self._on_page(page)[0].key, events_page=0)

    def _go_to_letter(self, letter: str) -> None:
        page, entry = next(
            (number, entry)
            for number in range(len(self._pages))
            for entry in self._on_page(number)
            if entry.letter == letter
        )
        self.visit.change(page=page, entry=entry.key, events_page=0)

    # --- the list

    def _draw_title(self) -> None:
        x, y = self.plan.title
        unit = self.look.sizes.unit
        title = self.text(self.words.say("index"), "title", x, y)
        style, sub = self.look.style("title"), self.look.style("label", False)
        said = self.words.say("index_of")
        left = x + title.width / unit + 24
        text = SetText(escape(typeset(said, self.words.language)), sub, unit, None, self.colours.ink2)
        if left + text.width / unit <= self.plan.letters[0] + self.plan.letters[2]:
            self.set(text, said, left, y + (style.line - sub.line) / 2 + (style.size - sub.size) * 0.33)

    def _draw_letters(self) -> None:
        """The letters in use, each a way to its page; several as one where they would be too narrow."""
        x, y, w = self.plan.letters
        used = letters(self.entries)
        if not used:
            return  # the last entry went while the index was open
        target = max(self.look.sizes.target(0), 56.0 if self.form != "small" else 44.0)
        gap = 6.0 if self.form == "small" else 8.0
        rows = 2 if self.form == "portrait" else 1
        most = max(int((w + gap) // (target + gap)), 1) * rows
        size = max(-(-len(used) // most), 1)
        groups = [used[place : place + size] for place in range(0, len(used), size)]
        a_row = -(-len(groups) // rows)
        wide = min((w + gap) / a_row - gap, target * 1.5)
        high = max(self.look.sizes.target(0), 64.0 if self.form != "small" else 48.0)
        for place, group in enumerate(groups):
            here = self.chosen is not None and self.chosen.letter in group
            said = group[0] if len(group) == 1 else f"{group[0]}–{group[-1]}"
            self.button(said, partial(self._go_to_letter, group[0]), x + place % a_row * (wide + gap),
                        y + place // a_row * (high + 12), wide, high,
                        kind="filled" if here else "framed")  # fmt: skip

    def _draw_page(self) -> None:
        x, top, w, _ = self.plan.list
        gap = 24.0 if self.form != "small" else 12.0
        column_w = (w - gap * (self.plan.columns - 1)) / self.plan.columns
        for number, column in enumerate(self._pages[self.page]):
            left, y = x + number * (column_w + gap), top
            for line in column:
                if isinstance(line, str):
                    style = self.look.style("number")
                    self.text(line, style, left + 12, y + (self._row - style.line) / 2)
                    self.rect(self.colours.rule, left, y + self._row - 2, column_w, 2)
                else:
                    self._draw_entry(line, left, y, column_w)
                y += self._row

    def _draw_entry(self, entry: Entry, x: float, y: float, w: float) -> None:
        is_chosen = entry == self.chosen
        if is_chosen:
            self.rect(self.colours.ink, x, y + 2, w, self._row - 4)
        colour = self.colours.paper if is_chosen else self.colours.ink
        unit, base = self.look.sizes.unit, self.look.style("caption_bold" if is_chosen else "caption")
        markup = escape(typeset(entry.name, self.words.language))
        for factor, most in ((1.0, 1), (0.92, 1), (0.85, 2), (0.78, 2), (0.7, 3), (0.6, 4)):
            text = SetText(markup, base.times(factor), unit, (w - 20) * unit, colour)
            if text.lines <= most and not text.breaks_a_word and self.tall(text) <= self._row:
                break
        else:
            self.overflows.append(entry.name)
        self.set(text, entry.name, x + 12, y + (self._row - self.tall(text)) / 2, h=self._row + 4)
        act = partial(self.visit.change, page=self.page, entry=entry.key, events_page=0)
        self.target(entry.name, act, x, y, w, self._row)

    # --- the entry that is chosen

    def cited_texts(self) -> tuple[Text | None, ...]:
        """What is said of the chosen entry."""
        return (self._told(),)

    def _told(self) -> Text | None:
        entry = self.chosen
        if entry is None:
            return None
        match entry.kind:
            case "life":
                return self.exhibit.lives[entry.id].introduction
            case "place":
                return self.exhibit.atlas.places[entry.id].note
            case "term":
                return self.exhibit.terms[entry.id].meaning

    def _beneath(self, entry: Entry) -> str:
        if entry.kind == "life":
            return dates_of(self, self.exhibit.lives[entry.id])
        if entry.kind == "term":
            full = self.of(self.exhibit.terms[entry.id].full)
            return full if full.casefold() != entry.name.casefold() else ""
        return ""

    def _set_beneath(self, entry: Entry, w: float, room: float) -> SetText | None:
        """What stands under its name, if anything does; long ones smaller, so that they leave room."""
        said, unit = self._beneath(entry), self.look.sizes.unit
        if not said:
            return None
        for factor in (1.0, 0.9, 0.8, 0.7):
            style = self.look.style("small").times(factor)
            text = SetText(
                escape(typeset(said, self.words.language)), style, unit, w * unit, self.colours.ink2
            )
            if self.tall(text) <= max(room / 3, style.line) and not text.breaks_a_word:
                break
        return text

    def _draw_detail(self) -> None:
        entry = self.chosen
        if entry is None:
            return
        x, y, w, end = self.plan.detail
        small, unit = self.form == "small", self.look.sizes.unit
        name = self.of(self.exhibit.lives[entry.id].name) if entry.kind == "life" else entry.name
        markup = escape(typeset(name, self.words.language))
        events = events_of(self.exhibit, entry)
        rows = EventRows(self, events, w)
        for factor in (1.0, 0.85, 0.75, 0.66, 0.56, 0.48):
            text = balanced(markup, self.look.style("h2").times(factor), unit, w * unit, self.colours.ink)
            told = self._told_pages(entry, w, end - y - self.tall(text) - 2, rows)
            if text.lines <= 2 and not text.breaks_a_word and told.is_read_easily:
                break
        self.set(text, name, x, y, w=w)
        y += self.tall(text) + 2
        here = min(self.here.text_page, told.total - 1)
        if here < len(told.pages):
            beneath = self._set_beneath(entry, w, end - y)
            if beneath is not None:
                self.set(beneath, self.count(self._beneath(entry)), x, y)
                y += self.tall(beneath)
            y += 6 if small else 12
            if told.pages[here]:
                y = self.lay(told.pages[here], x, y, dotted=self.colours.ink) + (8 if small else 16)
        else:
            y += 6 if small else 12
        y = self._draw_ways(self._ways(entry, here, told, len(events)), x, y, w)
        if told.is_apart and here < len(told.pages):
            return
        if events:
            turn = partial(self._turn_events, entry)
            rows.fit(end - y)
            rows.draw(x, y, end - y, self.stop.events_page, partial(self._open, entry), turn)
        else:
            self.text(self.words.say("no_events"), "caption", x, y, w, self.colours.ink2)

    def _turn_events(self, entry: Entry, page: int) -> None:
        self.visit.change(keeps_text=True, page=self.page, entry=entry.key, events_page=page)

    def _open(self, entry: Entry, event: str) -> None:
        if entry.kind == "life":
            self.visit.follow_life(entry.id, event)
        else:
            self.visit.open_event(event)

    @property
    def _way_h(self) -> float:
        return max(self.look.sizes.target(0), 48.0 if self.form == "small" else 72.0)

    def _told_pages(self, entry: Entry, w: float, room: float, rows: EventRows) -> "Told":
        """What is said of the entry, cut into pages; the events stand below it or, without room, after it."""
        text, small = self._told(), self.form == "small"
        beneath = self._set_beneath(entry, w, room)
        if beneath is not None:
            room -= self.tall(beneath)
        room -= 6 if small else 12
        gaps = 18 if small else 36
        if text is None:
            return Told(((),), bool(rows.events) and self._way_h + gaps + rows.least_room > room)
        style, ink = self.look.style("caption"), self.ink(numbers=self.numbers)
        passage = self.passage(text, style, w, ink)
        least = min(passage.height, 3 * style.line) + self._way_h + gaps
        if rows.events and least + rows.least_room > room:
            room -= self._way_h + gaps
            # Text of which a word would be cut becomes smaller all the same.
            for chosen in (*self.look.sizes_down(style, (0.93, 0.86)), *map(style.times, (0.8, 0.7, 0.6))):
                passage = self.passage(text, chosen, w, ink)
                if not passage.breaks_a_word and 2 * passage.style.line <= room:
                    break
            is_easy = self.look.is_read_easily(passage.style) or passage.style == style
            return Told(passage.pages(max(room, 2 * passage.style.line)), True, is_easy)
        beside = room - self._way_h - gaps - rows.least_room if rows.events else room
        room = min(room * (0.42 if self.form == "portrait" else 0.45), beside)
        for chosen in self.look.sizes_down(style, (0.93, 0.86, 0.8)):
            passage = self.passage(text, chosen, w, ink)
            if passage.height <= room:
                break
        return Told(passage.pages(max(room, 3 * passage.style.line)), False)

    def _draw_ways(
        self, ways: Sequence[tuple[str, Callable[[], None]]], x: float, y: float, w: float
    ) -> float:
        """The buttons to its sources, the map or the life, and to the rest; returns where they end."""
        if not ways:
            return y
        at, gap = x, self.grid.gap
        width = min((w - gap * (max(len(ways), 2) - 1)) / max(len(ways), 2), 264.0)
        for said, act in ways:
            self.button(said, act, at, y, width, self._way_h)
            at += width + gap
        return y + self._way_h + (10 if self.form == "small" else 20)

    def _ways(
        self, entry: Entry, here: int, told: "Told", events: int
    ) -> Sequence[tuple[str, Callable[[], None]]]:
        made: list[tuple[str, Callable[[], None]]] = []
        say = self.words.say
        if here == len(told.pages):
            return [(say("text_back"), partial(self.visit.turn_text, 0))]
        if self.numbering.entries:
            made.append((say("sources", n=len(self.numbering.entries)), partial(self.open_sources, 1)))
        if entry.kind == "place":
            made.append((say("map"), partial(self.visit.open_map, entry.id)))
        if entry.kind == "life":
            made.append((say("life"), partial(self.visit.open_life, entry.id)))
        on = (here + 1) % told.total
        if on == len(told.pages) and told.is_apart:
            said = say("events_one") if events == 1 else say("events_many", n=events)
            made.append((said, partial(self.visit.turn_text, on)))
        elif told.total > 1:
            made.append((say("text_on" if on else "text_back"), partial(self.visit.turn_text, on)))
        return made


@dataclass(frozen=True)
class Told:
    """What is said of an entry, in pages."""

    pages: tuple[Page, ...]
    is_apart: bool
    """Whether its events stand on a page after those, because there is no room beside the text."""
    is_read_easily: bool = True
    """Whether it did not have to become smaller than is read easily."""

    @property
    def total(self) -> int:
        """All its pages."""
        return len(self.pages) + self.is_apart
