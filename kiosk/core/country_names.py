"""Where in the visible part of a country its name has room."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil

from kiosk.core.geography import Point
from kiosk.core.labels import Rect

Span = tuple[float, float]
PAD = 10.0
"""Between a name and its country's border."""


class Rows:
    """Rows across a frame, and which parts of each lie in a country."""

    def __init__(self, frame: Rect, step: float) -> None:
        self.frame = frame
        self.step = step
        self._crossings: list[list[float]] = [[] for _ in range(max(int(frame.h / step), 1))]

    def add(self, ring: Iterable[Point]) -> None:
        """A closed ring of the country, in the units of the frame."""
        top, step, crossings = self.frame.y + self.step / 2, self.step, self._crossings
        last = len(crossings) - 1
        for (x, y), (to_x, to_y) in pairwise(ring):
            low, high = (y, to_y) if y < to_y else (to_y, y)
            first, end = ceil((low - top) / step), ceil((high - top) / step)
            if end <= 0 or first > last or first == end:
                continue
            for row in range(max(first, 0), min(end, last + 1)):
                crossings[row].append(x + (top + row * step - y) / (to_y - y) * (to_x - x))

    def inside(self, row: int) -> list[Span]:
        """The parts of a row that lie in the country and the frame."""
        crossings = sorted(self._crossings[row])
        left, right = self.frame.x, self.frame.x + self.frame.w
        spans = [(max(a, left), min(b, right)) for a, b in zip(crossings[::2], crossings[1::2], strict=False)]
        return [(a, b) for a, b in spans if a < b]

    def room(self, w: float, h: float, taken: Sequence[Rect]) -> Point | None:
        """The top left of a name of that size, where it has most room; None where it has none."""
        high = ceil(h / self.step)
        inside = [self.inside(row) for row in range(len(self._crossings))]
        size = sum(b - a for spans in inside for a, b in spans)
        if not size:
            return None
        middle_x = sum((b * b - a * a) / 2 for spans in inside for a, b in spans) / size
        middle_y = sum(row * (b - a) for row, spans in enumerate(inside) for a, b in spans) / size
        best: tuple[float, Point] | None = None
        for row in range(len(inside) - high + 1):
            spans = inside[row]
            for below in inside[row + 1 : row + high]:
                spans = _common(spans, below)
            y = self.frame.y + row * self.step
            name = Rect(self.frame.x, y, self.frame.w, h)
            for rect in taken:
                if rect.meets(name):
                    spans = _without(spans, (rect.x, rect.x + rect.w))
            for left, right in spans:
                if right - left < w + 2 * PAD:
                    continue
                x = min(max(middle_x - w / 2, left + PAD), right - PAD - w)
                off = abs(x + w / 2 - middle_x) + abs(row + high / 2 - middle_y) * self.step
                score = off - min(right - left - w, w) * 0.5
                if best is None or score < best[0]:
                    best = score, (x, y)
        return best[1] if best else None


def _common(one: list[Span], other: list[Span]) -> list[Span]:
    return [(max(a, c), min(b, d)) for a, b in one for c, d in other if max(a, c) < min(b, d)]


def _without(spans: list[Span], gone: Span) -> list[Span]:
    left: list[Span] = []
    for a, b in spans:
        if gone[1] <= a or b <= gone[0]:
            left.append((a, b))
            continue
        if a < gone[0]:
            left.append((a, gone[0]))
        if gone[1] < b:
            left.append((gone[1], b))
    return left
