"""What the screen of a data graphic and the slot of an event share: its figures, its kind, its colours."""

from functools import partial

from kiosk.core.figures import Figures
from kiosk.core.theme import NORMAL, Tones
from kiosk.ui.screens.base import Screen
from kiosk.ui.widgets.columns import Columns
from kiosk.ui.widgets.graphic import Box, Graphic, Shown
from kiosk.ui.widgets.lines import Lines
from kiosk.ui.widgets.row_bars import RowBars
from kiosk.ui.widgets.told import Told


def figures_of(screen: Screen, chart: str) -> Figures:
    """The figures of a chart, read once for as long as the exhibit is the same."""
    key = ("figures", chart)
    if key not in screen.memory:
        screen.memory[key] = Figures(screen.exhibit.charts[chart], screen.exhibit.rows.get(chart, ()))
    found: Figures = screen.memory[key]
    return found


def graphic_of(screen: Screen, chart: str, row: int, frame: Box, foot: Box | None = None,
               is_bare: bool = False) -> Graphic:  # fmt: skip
    """The graphic of a chart in a frame, with the rows about one of them in sight; not yet composed.

    In a slot, `foot` is where its legend stands; where there is none for words, it is `is_bare`.
    """
    figures = figures_of(screen, chart)
    kind = _kind(figures.chart.kind, screen.form == "portrait" and foot is None)
    rows = rows_in_sight(len(figures), row, kind.most_rows(screen.look, frame, foot is not None))
    shown = Shown(
        figures, rows, frame, partial(tones_of_row, screen, figures),
        partial(headline_of_row, screen, figures), screen.of(figures.chart.title), foot, is_bare,
    )  # fmt: skip
    return kind(screen.look, shown)


def _kind(kind: str, lies: bool) -> type[Graphic]:
    if kind == "bars":
        return RowBars if lies else Columns
    return Lines if kind == "line" else Told


def rows_in_sight(total: int, row: int, most: int) -> range:
    """The rows shown together with one of them: all, or the part it stands in; all parts are of one size."""
    parts = -(-total // most)
    size = -(-total // max(parts, 1))
    start = row // max(size, 1) * size
    return range(start, min(start + size, total))


def tones_of_row(screen: Screen, figures: Figures, row: int) -> Tones:
    """The theme of a row's event; ink where it has none."""
    event = screen.exhibit.events.get(figures.event_of(row) or "")
    if event is None:
        return Tones(screen.colours.ink, screen.colours.ink, NORMAL.ntext, "solid")
    return screen.look.tones(screen.exhibit, event.panel)


def headline_of_row(screen: Screen, figures: Figures, row: int) -> str:
    """What the event of a row says; nothing where it has none."""
    event = screen.exhibit.events.get(figures.event_of(row) or "")
    return screen.of(event.headline) if event is not None else ""
