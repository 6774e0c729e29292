"""A scale of time with honest breaks: the years that matter get the room, and it shows where it changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

SHARES = (0.11, 0.61, 0.28)
"""What the years before, the main years and the years after take of the whole."""
MAIN_PART = 0.6
"""The main years, where the exhibit names none, are the fewest that hold this part of the events."""
EVEN_BELOW = 2.0
"""Where all years are fewer than this many times the main ones, one even scale serves."""


@dataclass(frozen=True)
class Segment:
    """Whole years, from the first to before the last, drawn from `left` to `right` (0 to 1)."""

    first: int
    last: int
    left: float
    right: float


class Axis:
    """From a date to its place between 0 and 1."""

    def __init__(self, dates: Iterable[date], main: tuple[int, int] | None = None) -> None:
        known = sorted(dates)
        if not known:
            known = [date(2000, 1, 1)]
        first, last = known[0].year, known[-1].year + 1
        begin, end = main if main else _main_years([d.year for d in known])
        begin, end = max(begin, first), min(end, last)
        if begin >= end or (last - first) < EVEN_BELOW * (end - begin):
            self.segments: tuple[Segment, ...] = (Segment(first, last, 0.0, 1.0),)
            return
        parts = [(first, begin, SHARES[0]), (begin, end, SHARES[1]), (end, last, SHARES[2])]
        parts = [part for part in parts if part[0] < part[1]]
        total = sum(share for _, _, share in parts)
        segments: list[Segment] = []
        left = 0.0
        for start, stop, share in parts:
            right = left + share / total
            segments.append(Segment(start, stop, left, right))
            left = right
        self.segments = tuple(segments)

    def place(self, day: date) -> float:
        """Where a day lies, from 0 to 1; days outside lie at the ends."""
        for segment in self.segments:
            if day.year < segment.last:
                start, end = date(segment.first, 1, 1), date(min(segment.last, 9999), 1, 1)
                part = (day - start).days / max((end - start).days, 1)
                return segment.left + (segment.right - segment.left) * min(max(part, 0.0), 1.0)
        return 1.0

    def years(self) -> tuple[int, ...]:
        """The years worth naming, in order of time: the ends of the segments and some between them."""
        named: list[int] = []
        for segment in self.segments:
            span = segment.last - segment.first
            step = next((s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500) if span / s <= 3), 1000)
            widest = segment.right - segment.left == max(s.right - s.left for s in self.segments)
            named += range(segment.first, segment.last, step) if widest else [segment.first]
        named.append(self.segments[-1].last - 1)
        return tuple(sorted(set(named)))


def _main_years(years: Sequence[int]) -> tuple[int, int]:
    wanted = max(round(len(years) * MAIN_PART), 1)
    best = min(
        ((years[place + wanted - 1] - years[place], years[place], years[place + wanted - 1])
         for place in range(len(years) - wanted + 1)),
    )  # fmt: skip
    return best[1], best[2] + 1
