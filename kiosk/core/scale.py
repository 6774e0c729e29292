"""A scale for figures: from nought to the largest, with round values to read them by."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log10

Number = int | float

ROUND = (1, 2, 2.5, 5)
"""What a step between two guide values may be, times a power of ten."""


@dataclass(frozen=True)
class Scale:
    """The least and the largest figure it has room for, nought among them, and its guide values."""

    low: float
    high: float
    guides: tuple[Number, ...] = ()

    @property
    def span(self) -> float:
        """All that it has room for; never nought, so that it can be divided by."""
        return (self.high - self.low) or 1.0

    def part(self, figure: Number) -> float:
        """How long a figure is, as a part of the whole scale."""
        return figure / self.span


def scale_of(figures: Iterable[Number], most: int = 5, below: Number = 0) -> Scale:
    """The scale for some figures, with about so many guide values at most.

    `below` is room under nought for figures that hang there and are not below it: it has no guides.
    """
    known = [*figures, 0]
    low, high = min(known), max(known)
    whole = all(isinstance(figure, int) for figure in known)
    step = _step(high - low, max(most, 1), whole)
    guides: list[Number] = []
    if step:
        guides = [_times(step, n) for n in range(-_reach(-low, step), _reach(high, step) + 1) if n]
    return Scale(low - below, high, tuple(guides))


def _step(largest: Number, most: int, whole: bool) -> Number:
    """The finest round step that goes into the largest figure no more often than that."""
    if largest <= 0:
        return 0
    power = floor(log10(largest / most)) - 1
    for exponent in range(power, power + 4):
        for leading in ROUND:
            step = _power(leading, exponent)
            if _reach(largest, step) <= most and not (whole and step != int(step)):
                return step
    return 0


def _power(leading: float, exponent: int) -> Number:
    """Times ten to a power, without the crumbs that binary fractions leave."""
    step = float(f"{leading}e{exponent}")
    return int(step) if step.is_integer() else step


def _times(step: Number, count: int) -> Number:
    value = float(f"{step * count:.12g}")
    return int(value) if value.is_integer() else value


def _reach(largest: Number, step: Number) -> int:
    """How often a step goes into a figure; whole numbers are divided without rounding."""
    if isinstance(largest, int) and isinstance(step, int):
        return max(largest // step, 0)
    return max(int(largest / step + 1e-9), 0)
