"""What stands on a map where places lie close together: one dot for several of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from kiosk.core.geography import Point
from kiosk.core.map_view import Sight, View

NEAR = 26.0
"""Dots nearer than this, in design units, cannot be told apart."""
MANY = 30
"""With more dots than this in the frame not all can have their names …"""
FINGER = 88.0
"""… and those within a finger's width stand together."""
EDGE = 24.0
"""Half the width of what stands for several places in a crowd."""
TOGETHER = 4
"""Up to so many places on one spot have a name each: no enlargement would part them."""


@dataclass(frozen=True)
class Stand:
    """A dot in the frame, and the places it stands for, the weightiest first."""

    places: tuple[str, ...]
    x: float
    y: float

    @property
    def key(self) -> str:
        """The place it is named for."""
        return self.places[0]


def stands_in(sight: Sight, view: View, places: Sequence[str], unit: float = 1.0) -> tuple[list[Stand], bool]:
    """What stands in the frame, in the order of the places, and whether it is crowded.

    `unit` is how large things are drawn against the design: on a small page dots may lie closer.
    """
    points = {name: sight.place(view, sight.ground.points[name]) for name in places}
    frame = sight.frame
    shown = [name for name in places if 0 <= points[name][0] <= frame.w and 0 <= points[name][1] <= frame.h]
    found = _gathered(shown, points, NEAR * unit)
    if len(found) > MANY:
        # Those at the edge would stand half outside: they are no more than dots until the map is moved.
        edge = EDGE * unit
        inner = [
            n
            for n in shown
            if edge <= points[n][0] <= frame.w - edge and edge <= points[n][1] <= frame.h - edge
        ]
        crowd = _gathered(inner, points, FINGER * unit)
        return [_stand(members, points) for members in crowd], True
    parted: list[Stand] = []
    for members in found:
        if 1 < len(members) <= TOGETHER and _is_one_spot(sight, members, NEAR * unit):
            parted += [_stand([name], points) for name in members]
        else:
            parted.append(_stand(members, points))
    return parted, False


def _stand(members: list[str], points: dict[str, Point]) -> Stand:
    return Stand(tuple(members), *points[members[0]])


def _gathered(places: Sequence[str], points: dict[str, Point], near: float) -> list[list[str]]:
    """Places by the nearest weightier one within reach."""
    cells: dict[tuple[int, int], list[str]] = {}
    groups: dict[str, list[str]] = {}
    for name in places:
        x, y = points[name]
        column, row = int(x // near), int(y // near)
        heads = [
            head
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            for head in cells.get((column + across, row + down), ())
        ]
        away = [(hypot(points[head][0] - x, points[head][1] - y), n) for n, head in enumerate(heads)]
        nearest = min(away, default=(near, 0))
        if nearest[0] < near:
            groups[heads[nearest[1]]].append(name)
        else:
            groups[name] = [name]
            cells.setdefault((column, row), []).append(name)
    return list(groups.values())


def _is_one_spot(sight: Sight, members: list[str], near: float) -> bool:
    """Whether the places still lie together when the map is as large as it gets."""
    across, up = zip(*(sight.ground.points[name] for name in members), strict=True)
    return bool(max(max(across) - min(across), max(up) - min(up)) * sight.most < near)
