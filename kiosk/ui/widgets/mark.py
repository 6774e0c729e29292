"""The lines that stand for the themes: solid, broken, double, dotted, thick-thin, dash-dot."""

from collections.abc import Iterator

Bar = tuple[float, float, float, float]
"""Left, top, width, height."""


def bars(mark: str, width: float, thick: float) -> Iterator[Bar]:
    """The rectangles that make up a line of that width and thickness, in the units given."""
    match mark:
        case "broken":
            gap = min(max(width * 0.16, 12), 40)
            first = (width - gap) * 0.62
            yield (0, 0, first, thick)
            yield (first + gap, 0, width - gap - first, thick)
        case "double":
            bar = thick * 0.34
            yield (0, 0, width, bar)
            yield (0, thick - bar, width, bar)
        case "dotted":
            count = max(round((width + thick) / (2 * thick)), 2)
            step = (width - thick) / (count - 1)
            for place in range(count):
                yield (place * step, 0, thick, thick)
        case "thick-thin":
            yield (0, 0, width, thick * 0.56)
            yield (0, thick * 0.82, width, thick * 0.18)
        case "dash-dot":
            dash, gap = thick * 3, thick
            count = max(round((width + gap) / (dash + gap + thick + gap)), 1)
            step = (width + gap) / count
            for place in range(count):
                yield (place * step, 0, step - 3 * gap, thick)
                yield (place * step + step - 2 * gap, 0, thick, thick)
        case _:
            yield (0, 0, width, thick)
