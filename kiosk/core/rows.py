"""The cells of a table as numbers, and a name for each of its rows."""

from collections import Counter
from collections.abc import Sequence
from math import isfinite

from kiosk.core.model import Chart, Row
from kiosk.core.scale import Number

MOST = 10**15
"""From here on a figure is refused: nobody could read it, and the last digits would not be kept."""
LEAST = 1e-6


def number_of(cell: str) -> Number | None:
    """A cell as a number; None where there is none: a figure nobody knows, which is not nought."""
    try:
        number = float(cell) if cell.isascii() and "_" not in cell else None
    except ValueError:
        return None
    if number is None or not isfinite(number) or abs(number) >= MOST or 0 < abs(number) < LEAST:
        return None
    return int(number) if number.is_integer() else number


def row_keys(chart: Chart, rows: Sequence[Row]) -> tuple[str, ...]:
    """A name for each row, by which a stop holds it: its label, else its x; alike ones are told apart."""
    labels = [row.get(chart.label or chart.x, "") for row in rows]
    often = Counter(labels)
    keys: dict[str, None] = {}
    for label, row in zip(labels, rows, strict=True):
        x = row.get(chart.x, "")
        key = f"{label}, {x}" if label not in ("", x) and often[label] > 1 and x else label or x
        made, count = key, 1
        while made in keys:
            count += 1
            made = f"{key} ({count})"
        keys[made] = None
    return tuple(keys)
