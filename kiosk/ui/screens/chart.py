"""A data graphic: its figures drawn, those of the chosen row told, its note and its sources at hand."""

from collections.abc import Callable
from functools import partial

from kiosk.core.parts import Text
from kiosk.core.theme import Tones
from kiosk.core.typesetting import escape, typeset
from kiosk.core.visit import AtChart, Here, MoreDrawer, Over, SourcesDrawer
from kiosk.ui.lettering import SetText, balanced
from kiosk.ui.reading import Page
from kiosk.ui.screens.base import Screen, take_apart
from kiosk.ui.screens.chart_kinds import figures_of, graphic_of, tones_of_row
from kiosk.ui.screens.chart_plan import ChartPlan, chart_plan
from kiosk.ui.screens.chart_strip import FactsSheet, OpenSheet, RowSheet
from kiosk.ui.widgets.graphic import Box, Graphic
from kiosk.ui.widgets.rail import Way
from kiosk.ui.widgets.row_bars import RowBars
from kiosk.ui.widgets.told import Told

Arrow = tuple[str, str, Callable[[], None] | None]
"""What an arrow is called, its icon, and what it does; nothing at an end."""


class ChartScreen(Screen):
    """A data graphic. Choosing another row draws only what is chosen, the strip and the rail anew."""

    def compose(self) -> None:
        """Draw the words, the graphic, the strip, the buttons and the rail."""
        self.chart_id = self.stop.chart
        self.chart = self.exhibit.charts[self.chart_id]
        self.figures = figures_of(self, self.chart_id)
        self.row = self.figures.place_of(self.stop.row)
        self.plan: ChartPlan = chart_plan(self.grid, self.look.text_scale, self._strip_lines())
        self.strip: RowSheet | None = None
        self.is_note_cut = False
        self.ground()
        self._add_graphic(self._draw_words())
        self._draw_buttons()
        self._standing = (tuple(self.overflows), self.words_to_read)
        self._follow()

    @property
    def stop(self) -> AtChart:
        """Which graphic, and which of its rows."""
        assert isinstance(self.here.stop, AtChart)
        return self.here.stop

    def goes_along(self, here: Here) -> bool:
        """Bring out another row that is in sight."""
        assert isinstance(here.stop, AtChart)
        if here.stop.chart != self.chart_id:
            return False
        row = self.figures.place_of(here.stop.row)
        if row not in self.graphic.rows:
            return False
        self.here, self.row = here, row
        self.graphic.show_chosen(row)
        self._follow()
        return True

    def _follow(self) -> None:
        """Draw what goes with the chosen row: the strip and the rail."""
        tones = tones_of_row(self, self.figures, self.row)
        for layer in (self.strip, self.rail):
            if layer is not None:
                self.remove_widget(layer)
                take_apart(layer)
        self.strip = self._strip(tones)
        self.add_widget(self.strip)
        self.strip.compose()
        overflows, words = self._standing
        self.overflows = [*overflows, *self.graphic.overflows, *self.strip.overflows]
        self.words_to_read = words + self.strip.words_to_read
        self.add_rail(self._way(tones))

    def _way(self, tones: Tones) -> Way:
        total = len(self.figures)
        if total < 2:
            return Way(back=self.way_back())
        on = partial(self._choose, self.row + 1) if self.row + 1 < total else None
        back = partial(self._choose, self.row - 1) if self.row else None
        return Way(self.words.say("next"), on, back, (self.row + 1, total), tones.main, self.way_back())

    def _strip(self, tones: Tones) -> RowSheet:
        """What tells of the chosen row; beside a number told large, no more than the way to its event."""
        if self.chart.kind != "numbers":
            return FactsSheet(self, self.figures, self.row, tones, self.plan.strip)
        x, y, _ = self.plan.buttons
        return OpenSheet(
            self, self.figures, self.row, tones, (x, y, self._buttons_right - x, self.grid.button_h)
        )

    def _choose(self, row: int) -> None:
        self.visit.change(row=self.figures.keys[row])

    def _strip_lines(self) -> int:
        """On how many lines the strip tells its facts: one strip serves all rows."""
        if self.chart.kind == "numbers":
            return 0
        if self.form != "portrait":
            return 1
        key = ("strip", self.chart_id, self.look)
        if key not in self.memory:
            place = chart_plan(self.grid, 1.0, 1).strip
            sheet = FactsSheet(self, self.figures, self.row, self.tones, place)
            self.memory[key] = sheet.lines_needed()
        lines: int = self.memory[key]
        return lines

    # --- what the drawers ask

    def cited_texts(self) -> tuple[Text | str | None, ...]:
        """The note, then the sources of the figures."""
        return self.chart.note, self.chart.sources

    def longer_text(self) -> Text | None:
        """The note, where it does not stand whole on the screen."""
        return self.chart.note if self.is_note_cut else None

    # --- the title and the note

    def _draw_words(self) -> float:
        """Title and note; returns where they end."""
        x, y, w = self.plan.title
        note = self.chart.note
        if note is None and self.plan.is_beside:
            w = self.grid.end - x
        end = self._draw_title(x, y, w)
        if note is not None:
            left, top, wide = self.plan.note
            end = max(end, self._draw_note(note, left, top if self.plan.is_beside else end + 8, wide))
        return end

    def _draw_title(self, x: float, y: float, w: float) -> float:
        title = self.of(self.chart.title)
        unit, style = self.look.sizes.unit, self.look.style("title")
        markup = escape(typeset(title, self.words.language_of(self.chart.title) or self.words.language))
        for factor, lines in ((1.0, 1), (0.9, 1), (0.8, 1), (0.7, 2), (0.6, 2), (0.5, 2)):
            text = balanced(markup, style.times(factor), unit, w * unit, self.colours.ink)
            if text.lines <= lines and not text.breaks_a_word:
                break
        self.set(text, self.count(title), x, y, w=w, h=2 * style.line)
        return y + self.tall(text)

    def _draw_note(self, note: Text, x: float, y: float, w: float) -> float:
        """The sentences of the note that have room; where those are not all, a button leads to the rest."""
        style = self.look.style("caption")
        line = self.look.style("caption", scaled=False).line
        room = self.plan.note_lines * line * min(self.look.text_scale, 1.25)
        passage = self.passage(note, style, w, self.ink(self.tones, self.numbers))
        while passage.height <= room or room >= 2 * style.line:
            pages = passage.pages(room)
            self.is_note_cut = len(pages) > 1
            if not self.is_note_cut or ends_a_sentence(pages[0]):
                top = y + self.note_untranslated((note,), x, y, room)
                return self.lay(pages[0], x, top, dotted=self.colours.ink)
            room -= style.line
        self.is_note_cut = True
        return 0.0

    # --- the graphic

    def _add_graphic(self, end_of_words: float) -> None:
        x, y = self.grid.margin, end_of_words + self.plan.gap
        end = self.plan.strip[1] - self.plan.strip_gap if self.plan.strip[3] else self.plan.buttons[1] - 24
        frame: Box = (x, y, self.grid.end - x, end - y)
        self.graphic: Graphic = graphic_of(self, self.chart_id, self.row, frame)
        self.add_widget(self.graphic)
        self.graphic.compose(self.row, self._choose if len(self.figures) > 1 else None)

    # --- the buttons

    def _draw_buttons(self) -> None:
        x, y, w = self.plan.buttons
        offered: list[tuple[str, Over]] = []
        if self.is_note_cut:
            offered.append((self.words.say("read_more"), MoreDrawer()))
        if self.numbering.entries:
            offered.append((self.words.say("sources", n=len(self.numbering.entries)), SourcesDrawer()))
        for said, over in offered:
            is_open = any(type(o) is type(over) for o in self.here.over)
            act = self.visit.close if is_open else partial(self.visit.lay_over, over)
            self.button(said, act, x, y, w, kind="filled" if is_open else "framed")
            x += w + self.grid.gap
        self._draw_arrows(x + self.grid.gap, y)

    def _draw_arrows(self, left: float, y: float) -> None:
        """At the right end the arrows to the other graphics; before them those to rows out of sight."""
        groups = [group for group in (self._to_charts(), self._to_rows()) if group is not None]
        self._buttons_right = self.grid.end
        style = self.look.style("label", False)
        unit, gap, arrow = (
            self.look.sizes.unit,
            self.grid.gap,
            max(self.plan.arrow, self.look.sizes.target(0)),
        )
        texts = [SetText(escape(typeset(said, self.words.language)), style, unit) for said, _ in groups]
        arrows = len(groups) * (2 * arrow + 2 * gap)
        # Where room is short the words over rows go first: the labels tell which are in sight.
        worded = len(groups)
        while worded and arrows + sum(t.width / unit + gap for t in texts[:worded]) > self.grid.end - left:
            worded -= 1
        if arrows > self.grid.end - left:
            arrow = max(self.look.sizes.target(0), arrow - (arrows - self.grid.end + left) / 2 / len(groups))
        right = self.grid.end
        for place, (said, ways) in enumerate(groups):
            for name, icon, act in reversed(ways):
                right -= arrow
                self.button(name, act, right, y, arrow, icon_name=icon, wordless=True)
                right -= gap
            if place < worded:
                self.text(said, style, right, y + (self.grid.button_h - style.line) / 2, align="right")
                right -= texts[place].width / unit + gap
            right -= gap
            self._buttons_right = right
        if groups and right < left - 2 * gap:
            self.overflows += [said for said, _ in groups]

    def _to_charts(self) -> tuple[str, tuple[Arrow, Arrow]] | None:
        charts = list(self.exhibit.charts)
        if len(charts) < 2:
            return None
        place, say = charts.index(self.chart_id), self.words.say
        back = partial(self._turn_to, charts[place - 1]) if place else None
        on = partial(self._turn_to, charts[place + 1]) if place + 1 < len(charts) else None
        said = say("figures_position", n=place + 1, total=len(charts))
        return said, ((say("figures_back"), "left", back), (say("figures_on"), "right", on))

    def _turn_to(self, chart: str) -> None:
        self.visit.change(chart=chart, row=None)

    def _to_rows(self) -> tuple[str, tuple[Arrow, Arrow]] | None:
        rows, total, say = self.graphic.rows, len(self.figures), self.words.say
        if len(rows) == total:
            return None
        back = partial(self._choose, rows.start - 1) if rows.start else None
        on = partial(self._choose, rows.stop) if rows.stop < total else None
        upright = isinstance(self.graphic, RowBars | Told)
        names = (("scroll_up", "up"), ("scroll_down", "down")) if upright else (
            ("to_left", "left"), ("to_right", "right"))  # fmt: skip
        said = say("more_events", first=rows.start + 1, last=rows.stop, total=total)
        return said, ((say(names[0][0]), names[0][1], back), (say(names[1][0]), names[1][1], on))


def ends_a_sentence(page: Page) -> bool:
    """Whether the last words of a page end a sentence."""
    return page[-1].said.rstrip('”»“" ').endswith((".", "!", "?", "…"))
