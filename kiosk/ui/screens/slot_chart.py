"""A data graphic in an event's slot: reduced, with its words, and the way to the whole."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kiosk.core.citations import Numbering
from kiosk.core.media import ChartRef
from kiosk.core.runs import Run
from kiosk.core.typesetting import escape, typeset, typeset_runs
from kiosk.core.visit import SourcesDrawer
from kiosk.ui.lettering import SetText
from kiosk.ui.reading import Passage
from kiosk.ui.screens.chart_kinds import figures_of, graphic_of
from kiosk.ui.widgets.graphic import type_of

LEAST_LINES = 9
"""A graphic that has less room than for so many lines of type is drawn without words."""
LEAST_SHAPES = 1.5
"""With less room than for so many lines of type it is not drawn: its title and the way to it stand there."""

if TYPE_CHECKING:
    from kiosk.ui.screens.event import EventScreen
    from kiosk.ui.screens.event_plan import Plan


def draw_chart(screen: EventScreen, plan: Plan, chart: ChartRef) -> None:
    """Draw the graphic, reduced, with its words. The event's own row is brought out, if it has one."""
    x, y, w, h = plan.picture
    small = screen.form == "small"
    pad = 24.0 if not small else 12.0
    side = screen.grid.button_h
    left = x + (screen.grid.margin if screen.form == "portrait" else pad if plan.stacked else 2 * pad)
    right = min(screen.grid.end, x + w - pad)
    foot = y + h - side - pad
    screen.rect(screen.colours.paper2, x, y, w, h)
    if screen.colours.high:
        screen.rect(screen.colours.ui, x, y + h - 2, w, 2)
    figures = figures_of(screen, chart.chart)
    row = figures.row_of(screen.event.id)
    key = figures.keys[row] if row is not None else None
    beside = (left, foot + 4, right - side - 24 - left, side - 4)
    top = y + {"landscape": 48.0, "portrait": 32.0, "small": 8.0}[screen.form]
    is_bare = foot - top < LEAST_LINES * type_of(screen.look, "small").line
    if is_bare:
        # The words stand beside the button; the shapes above them, as high as they can be.
        title = _title(screen, chart, beside[2], 2)
        top = y + pad
        end = foot - 8
        wide = right - left
        if end - top < side:
            end, wide = y + h - pad / 2 - screen.tall(title) - 6, beside[2]
        words_y = end + 6 if wide == beside[2] else foot + (side - screen.tall(title)) / 2
        has_room = end - top >= LEAST_SHAPES * type_of(screen.look, "small").line
        if not has_room:
            words_y = y + (h - screen.tall(title)) / 2
        frame = (left, top, wide, end - top)
    else:
        title = _title(screen, chart, right - left, 2)
        words_y, has_room = top, True
        top += screen.tall(title) + (16 if not small else 4)
        frame = (left, top, right - left, foot - 8 - top)
    said = screen.of(screen.exhibit.charts[chart.chart].title)
    screen.set(title, screen.count(said), left, words_y, w=right - left)
    if has_room:
        graphic = graphic_of(screen, chart.chart, row or 0, frame, beside, is_bare)
        screen.add_widget(graphic)
        graphic.compose(row)
        screen.overflows += graphic.overflows
    enlarge = partial(screen.visit.open_chart, chart.chart, key)
    screen.button(screen.words.say("enlarge"), enlarge, right - side, foot, side, side,
                  icon_name="enlarge", wordless=True, kind="filled")  # fmt: skip
    _draw_words(screen, plan, chart, key)


def _title(screen: EventScreen, chart: ChartRef, w: float, most: int) -> SetText:
    """The graphic's title, on one line if it can be, in so many at most."""
    text = screen.exhibit.charts[chart.chart].title
    markup = escape(typeset(screen.of(text), screen.words.language_of(text) or screen.words.language))
    unit = screen.look.sizes.unit
    style = screen.look.style("h3", scaled=False)
    for factor, lines in ((1.0, 1), (0.9, 1), (0.82, 1), (0.9, most), (0.76, most), (0.7, most)):
        title = SetText(markup, style.times(factor), unit, w * unit, screen.colours.ink)
        if title.lines <= lines and not title.breaks_a_word:
            break
    return title


def _draw_words(screen: EventScreen, plan: Plan, chart: ChartRef, row: str | None) -> None:
    """The caption, and where the figures come from."""
    x, y, w = plan.caption
    end = plan.words_end(len(screen.event.media) > 1)
    source = _source_line(screen, chart, w, end - y)
    room = end - y - source.height - 8
    if chart.caption is not None:
        style = screen.look.style("caption")
        for step in (1.0, 0.93, 0.86, 0.8):
            passage = screen.passage(
                chart.caption, style.times(step), w, screen.ink(screen.tones, cites=False)
            )
            if passage.height <= room:
                break
        if passage.height <= room or room >= 2 * passage.style.line:
            y = screen.lay(passage.pages(max(room, passage.style.line))[0], x, y, is_small=True) + 8

    def show_sources(_ref: str) -> None:
        screen.visit.open_chart(chart.chart, row)
        screen.visit.lay_over(SourcesDrawer())

    for line in source.pages(10_000)[0]:
        screen.set(line.text, screen.count(line.said), x, y + line.top, on_ref=show_sources,
                   dotted=screen.tones.main)  # fmt: skip


def _source_line(screen: EventScreen, chart: ChartRef, w: float, room: float) -> Passage:
    """The one source of the figures in full; where there are several or it is long, the way to them."""
    words = screen.words
    citations = Numbering([words.of(screen.exhibit.charts[chart.chart].sources)]).entries
    style = screen.look.style("small")
    ink = screen.ink(screen.tones, colour=screen.colours.ink2, cites=False)
    if len(citations) == 1:
        bibliography = screen.bibliography(words.language)
        place = bibliography.locator(citations[0])
        runs = (*bibliography.reference(citations[0].source), Run(f" {place}" if place else ""))
        whole = Passage([typeset_runs(runs, words.language)], style, screen.look.sizes.unit, w, ink)
        if whole.height <= min(3.1 * style.line, room * 0.6):
            return whole
    said = typeset(words.say("sources", n=len(citations)), words.language)
    return Passage([(Run(said, event="sources"),)], style, screen.look.sizes.unit, w, ink)
