"""Fingers that move and spread something: the first two count, whoever lifts first."""

from dataclasses import dataclass
from math import hypot
from typing import Any

from kiosk.ui.widgets.hands import is_resting

Point = tuple[float, float]


@dataclass(frozen=True)
class Move:
    """What the fingers did since the last time: from one point to another, and how far they spread."""

    held: Point
    """The point between the fingers, before."""
    to: Point
    """The point between the fingers, now."""
    factor: float
    """How many times farther they are apart; 1 for a single finger."""


class Fingers:
    """Up to two fingers that count. Others are taken and do nothing; a palm leaves the say to them.

    `still` is how far, in pixels, what rests may have moved.
    """

    def __init__(self, still: float) -> None:
        self.still = still
        self._at: dict[Any, Point] = {}
        self.slipped = 0.0
        """How far the fingers have moved since the first came down; endless once there were two."""

    def __len__(self) -> int:
        return len(self._at)

    def down(self, touch: Any) -> bool:
        """A finger comes down; whether it counts."""
        for resting in [each for each in self._at if is_resting(each, self.still)]:
            del self._at[resting]
        if len(self._at) >= 2:
            return False
        self.slipped = float("inf") if self._at else 0.0
        self._at[touch] = touch.pos
        return True

    def move(self, touch: Any) -> Move | None:
        """A finger has moved; None if it does not count."""
        if touch not in self._at:
            return None
        before = list(self._at.values())
        old = self._at[touch]
        self._at[touch] = touch.pos
        self.slipped += hypot(touch.x - old[0], touch.y - old[1])
        after = list(self._at.values())
        if len(after) == 1:
            return Move(before[0], after[0], 1.0)
        return Move(_middle(before), _middle(after), _apart(after) / _apart(before))

    def up(self, touch: Any) -> bool:
        """A finger has left; whether it counted."""
        return self._at.pop(touch, None) is not None


def _middle(points: list[Point]) -> Point:
    return (points[0][0] + points[1][0]) / 2, (points[0][1] + points[1][1]) / 2


def _apart(points: list[Point]) -> float:
    return max(hypot(points[0][0] - points[1][0], points[0][1] - points[1][1]), 1.0)
