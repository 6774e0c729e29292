"""Names on a map: each at its dot, none over another, none over another's dot, none past the frame.

Everything is in design units from the top left of the frame. The same wishes always get the same places.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import atan2, cos, hypot, pi, sin
from random import Random

Segment = tuple[float, float, float, float]


@dataclass(frozen=True)
class Rect:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    def grown(self, by: float) -> "Rect":
        """The rectangle, larger by so much on every side."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def meets(self, other: "Rect") -> bool:
        """Whether the two overlap."""
        return (self.x < other.x + other.w and other.x < self.x + self.w
                and self.y < other.y + other.h and other.y < self.y + self.h)  # fmt: skip

    def holds(self, other: "Rect") -> bool:
        """Whether another lies inside."""
        return (self.x <= other.x and other.x + other.w <= self.x + self.w
                and self.y <= other.y and other.y + other.h <= self.y + self.h)  # fmt: skip

    def distance(self, x: float, y: float) -> float:
        """How far a point lies outside; 0 inside."""
        return hypot(max(self.x - x, 0, x - self.x - self.w), max(self.y - y, 0, y - self.y - self.h))


@dataclass(frozen=True)
class Dot:
    """A dot on the map, with the room round it that no name may cover."""

    x: float
    y: float
    r: float


@dataclass(frozen=True)
class Wish:
    """A name that wants a place at its dot, and its size."""

    key: str
    x: float
    y: float
    w: float
    h: float
    more: float = 0.0
    """How much further from its dot it stands than others, because the dot is larger."""


@dataclass(frozen=True)
class Label:
    """A name at its place; the leader runs from the dot to its edge."""

    key: str
    rect: Rect
    leader: Segment | None
    cost: float = 0.0
    """How badly it stands: mostly how far from its dot."""
    hull: Segment = (0, 0, 0, 0)
    """The box round the name and its leader, with the gap to others: left, top, right, bottom."""


def along(x: float, y: float, to_x: float, to_y: float, half: float = 2.0) -> list[Rect]:
    """Small rectangles along a line, for what may not lie on it."""
    count = max(int(max(abs(to_x - x), abs(to_y - y)) / 16), 1)
    steps = [(x + (to_x - x) * n / count, y + (to_y - y) * n / count) for n in range(count + 1)]
    return [Rect(left - half, top - half, 2 * half, 2 * half) for left, top in steps]


@dataclass(frozen=True)
class Manner:
    """How names stand: how far from their dots, how far from one another, and with leaders or without."""

    reaches: tuple[float, ...]
    """The distances from the dot to try, the nearest first."""
    angles: int
    """How many directions to try at least; further out more …"""
    apart: float
    """… so far apart."""
    gap: float
    """Between two names."""
    clear: float
    """Between a name or a leader and another's dot."""
    bare: float = 0.0
    """Up to this reach a name needs no leader."""


CHIPS = Manner((22, 36, 54, 76, 102, 134, 172, 218, 290), 16, 24, 10, 4)
"""Chips with leaders."""
NAMES = Manner((10, 16, 30, 50, 80, 120), 16, 60, 6, 6, 16)
"""Bare names beside their dots."""


class Labels:
    """Finds places for names; what has weight comes first among the wishes."""

    def __init__(
        self,
        frame: Rect,
        dots: Sequence[Dot],
        taken: Sequence[Rect],
        manner: Manner,
        lines: Sequence[Segment] = (),
    ) -> None:
        self.frame = frame
        self.manner = manner
        self.taken = list(taken)
        """Where neither names nor leaders may lie."""
        self.lines = list(lines)
        """Where no name may lie; leaders may cross it."""
        self.placed: dict[str, Label] = {}
        self._dots: dict[tuple[int, int], list[Dot]] = {}
        for dot in dots:
            self._dots.setdefault((int(dot.x // CELL), int(dot.y // CELL)), []).append(dot)

    def place(self, wishes: Sequence[Wish]) -> dict[str, Label]:
        """Serve all wishes that can be served, as near to their dots as can be."""
        for _ in self.place_in_parts(wishes):
            pass
        return self.placed

    def place_in_parts(self, wishes: Sequence[Wish]) -> Iterator[None]:
        """The same, a part at each step: the places for some names, then the choice among them."""
        places: list[Sequence[Label]] = []
        for wish in wishes:
            places.append(self._all(wish))
            if len(places) % AT_A_STEP == 0:
                yield
        board = _Board(places, self.manner)
        self.placed = {label.key: label for label in board.best()}

    def insist(self, wish: Wish) -> list[str]:
        """Serve a wish even if others must give way; returns whose names are gone."""
        found = self._find(wish, self.placed)
        gone: list[str] = []
        if found is None:
            found = self._find(wish, {}) or next(self._every(wish, minds_dots=False), None)
            gone = [k for k, label in self.placed.items() if found and _conflict(label, found, self.manner)]
        self.placed = {key: label for key, label in self.placed.items() if key not in gone}
        if found is not None:
            self.placed[wish.key] = found
        return gone

    def _find(self, wish: Wish, placed: dict[str, Label]) -> Label | None:
        """The best place that no name already placed is in the way of."""
        for label in self._all(wish):
            if not any(_conflict(other, label, self.manner) for other in placed.values()):
                return label
        return None

    def _all(self, wish: Wish) -> list[Label]:
        """The best places for a name that are free when no other name stands yet."""
        return list(islice(self._every(wish), MOST_TRIED))

    def _every(self, wish: Wish, minds_dots: bool = True) -> Iterator[Label]:
        for rect, reach, cost in _ways(wish, self.manner, self._crowd(wish)):
            if not self.frame.holds(rect):
                continue
            leader = _leader(wish, rect) if reach > self.manner.bare else None
            if self._is_free(rect, leader, wish, minds_dots):
                yield Label(wish.key, rect, leader, cost, _hull(rect, leader, self.manner.gap))

    def _crowd(self, wish: Wish) -> tuple[float, float]:
        """The direction in which most of the near dots lie, and how much it matters."""
        east = south = 0.0
        for dot in self._near(Rect(wish.x, wish.y, 0, 0).grown(CROWD)):
            far = hypot(dot.x - wish.x, dot.y - wish.y)
            if 1 < far < CROWD:
                east += (dot.x - wish.x) / far / (far + 20)
                south += (dot.y - wish.y) / far / (far + 20)
        return east, south

    def _near(self, rect: Rect) -> Iterator[Dot]:
        for column in range(int((rect.x - CELL) // CELL), int((rect.x + rect.w + CELL) // CELL) + 1):
            for row in range(int((rect.y - CELL) // CELL), int((rect.y + rect.h + CELL) // CELL) + 1):
                yield from self._dots.get((column, row), ())

    def _is_free(self, rect: Rect, leader: Segment | None, wish: Wish, minds_dots: bool) -> bool:
        wide = rect.grown(self.manner.gap)
        for other in self.taken:
            if wide.meets(other) or (leader and _near(leader, other) and _crosses(leader, other)):
                return False
        for line in self.lines:
            if _near(line, rect) and _crosses(line, rect.grown(4)):
                return False
        return not minds_dots or self._clears_dots(rect, leader, wish)

    def _clears_dots(self, rect: Rect, leader: Segment | None, wish: Wish) -> bool:
        clear = self.manner.clear
        if any(rect.distance(dot.x, dot.y) < dot.r + clear / 2 for dot in self._near(rect)):
            return False
        if leader is None:
            return True
        x, y, to_x, to_y = leader
        along = Rect(min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y)).grown(clear)
        for dot in self._near(along):
            is_own = hypot(dot.x - wish.x, dot.y - wish.y) < 2 * dot.r + clear
            if not is_own and _away(dot.x, dot.y, leader) < dot.r + clear / 2:
                return False
        return True


CELL = 64.0
NOWHERE = 3000.0
"""How bad it is to have no place, beside the cost of places; for what weighs most seven times as bad."""
AT_A_STEP = 3
"""So many names are looked at before others have their turn."""
MOST_TRIED = 160
"""So many places are tried for a name."""
CROWD = 160.0
"""How far round a dot its neighbours decide on which side its name should stand."""


class _Board:
    """All places that names may take, numbered from the best of the first name to the worst of the last.

    Sets of places are the bits of whole numbers: which are free for a name is asked by one operation.
    """

    def __init__(self, options: Sequence[Sequence[Label]], manner: Manner) -> None:
        self.manner = manner
        self.labels = [label for each in options for label in each]
        self.own: list[int] = []
        """For each name the set of its places."""
        first = 0
        for each in options:
            self.own.append(((1 << len(each)) - 1) << first)
            first += len(each)
        count = len(options)
        self.lost = [NOWHERE * (1 + 6 * ((count - n) / count) ** 3) for n in range(count)]
        self._excluded: dict[int, int] = {}

    def excluded(self, place: int) -> int:
        """The set of places that cannot be taken beside this one."""
        if place not in self._excluded:
            label, manner = self.labels[place], self.manner
            left, top, right, bottom = label.hull
            found = 0
            for n, other in enumerate(self.labels):
                hull = other.hull
                if (hull[0] < right and left < hull[2] and hull[1] < bottom and top < hull[3]
                        and _conflict(label, other, manner)):  # fmt: skip
                    found |= 1 << n
            self._excluded[place] = found
        return self._excluded[place]

    def cost(self, taken: Mapping[int, int]) -> float:
        """How bad it is that the names have these places; names without one are not in it."""
        placed = sum(self.labels[place].cost for place in taken.values())
        return placed + sum(lost for name, lost in enumerate(self.lost) if name not in taken)

    def serve(self, names: Sequence[int], taken: Mapping[int, int]) -> dict[int, int]:
        """Give names the best places left, one after the other."""
        served = dict(taken)
        forbidden = 0
        for place in taken.values():
            forbidden |= self.excluded(place)
        for name in names:
            free = self.own[name] & ~forbidden
            if free:
                place = (free & -free).bit_length() - 1
                served[name] = place
                forbidden |= self.excluded(place)
        return served

    def best(self) -> list[Label]:
        """The best that is found: served in several orders, then bettered by taking some names away
        and serving them anew.
        """
        names = list(range(len(self.own)))
        best = min((self.serve(order, {}) for order in self._orders(names)), key=self.cost)
        chance, least = Random(0), self.cost(best)
        now, cost, bettered = best, least, 0
        no_better = sum(self.labels[(own & -own).bit_length() - 1].cost for own in self.own if own)
        no_better += sum(lost for own, lost in zip(self.own, self.lost, strict=True) if not own)
        for turn in range(TURNS):
            if least < no_better + 1 or turn > bettered + min(PATIENCE, len(names) ** 2 + FEW):
                break
            many = chance.randint(1, AT_ONCE if turn % 4 else len(names))
            gone = chance.sample(names, min(many, len(names)))
            gone += [name for name in names if name not in now and name not in gone]
            chance.shuffle(gone)
            found = self.serve(gone, {name: place for name, place in now.items() if name not in gone})
            new = self.cost(found)
            # At first something worse may be what leads on to something better.
            if new <= cost + LENIENCE * (1 - turn / TURNS):
                now, cost = found, new
            if new < least:
                best, least, bettered = found, new, turn
        return [self.labels[place] for place in best.values()]

    def _orders(self, names: list[int]) -> Iterator[list[int]]:
        """By weight; and those first that have the fewest places."""
        yield names
        yield sorted(names, key=lambda name: self.own[name].bit_count())


PATIENCE, FEW = 2500, 40
"""After so many turns that better nothing it ends; sooner where there are few names: nine were never bettered
after 40 turns in 44 small maps, and their 2500 took 80 ms of every page with one."""
TURNS, AT_ONCE, LENIENCE = 5000, 3, 1500.0
"""How often names are taken away and served anew, how many at once as a rule, how much worse it may get."""


def _ways(wish: Wish, manner: Manner, crowd: tuple[float, float]) -> list[tuple[Rect, float, float]]:
    """Where a name may stand, the best first: near its dot, and away from the crowd."""
    weight = min(hypot(*crowd) * 60, 1.0)
    to_crowd = atan2(crowd[1], crowd[0])
    tries = []
    for reach in manner.reaches:
        # Further out there are more places side by side.
        count = min(max(round(2 * pi * reach / manner.apart), manner.angles), 72)
        for n in range(count):
            angle = 2 * pi * n / count
            across, down = cos(angle), sin(angle)
            # A name stands beside its dot rather than above it, and at its corner rather than askew.
            away = reach + wish.more
            x = wish.x + across * away + _side(across) * wish.w / 2 - wish.w / 2
            y = wish.y + down * away + _side(down) * wish.h / 2 - wish.h / 2
            off = 34 * weight * (1 + cos(angle - to_crowd)) + 7 * abs(down) + 3 * (across < 0)
            cost = reach + reach * reach / 40 + off
            tries.append((cost, n, Rect(x, y, wish.w, wish.h), reach))
    tries.sort(key=lambda found: found[:2])
    return [(rect, reach, cost) for cost, _, rect, reach in tries]


def _side(part: float) -> float:
    return min(max(part * 1.5, -1.0), 1.0)


def _leader(wish: Wish, rect: Rect) -> Segment:
    """From the dot towards the middle of the name, as far as its edge."""
    middle_x, middle_y = rect.x + rect.w / 2, rect.y + rect.h / 2
    across, down = wish.x - middle_x, wish.y - middle_y
    part = min(
        rect.w / 2 / abs(across) if across else 1e9,
        rect.h / 2 / abs(down) if down else 1e9,
        1.0,
    )
    return wish.x, wish.y, middle_x + across * part, middle_y + down * part


def _hull(rect: Rect, leader: Segment | None, gap: float) -> Segment:
    x, y, to_x, to_y = leader or (rect.x, rect.y, rect.x, rect.y)
    half = gap / 2 + 2  # half on each side of two; 4 at least beside a leader
    return (min(rect.x, x, to_x) - half, min(rect.y, y, to_y) - half,
            max(rect.x + rect.w, x, to_x) + half, max(rect.y + rect.h, y, to_y) + half)  # fmt: skip


def _conflict(one: Label, other: Label, manner: Manner) -> bool:
    """Whether two names cannot both stand: one lies over the other or its leader, or leaders cross."""
    hull, against = one.hull, other.hull
    if (hull[0] >= against[2] or against[0] >= hull[2]
            or hull[1] >= against[3] or against[1] >= hull[3]):  # fmt: skip
        return False
    a, b, gap = one.rect, other.rect, manner.gap
    if (a.x - gap < b.x + b.w and b.x < a.x + a.w + gap
            and a.y - gap < b.y + b.h and b.y < a.y + a.h + gap):  # fmt: skip
        return True
    first, second = one.leader, other.leader
    if first is not None and _near(first, b) and _crosses(first, b.grown(4)):
        return True
    if second is not None and _near(second, a) and _crosses(second, a.grown(4)):
        return True
    return first is not None and second is not None and _cross(first, second)


def _near(segment: Segment, rect: Rect) -> bool:
    """Whether a leader may run over a rectangle or close by: cheaper to ask than whether it does."""
    x, y, to_x, to_y = segment
    return not (
        max(x, to_x) < rect.x - 4
        or min(x, to_x) > rect.x + rect.w + 4
        or max(y, to_y) < rect.y - 4
        or min(y, to_y) > rect.y + rect.h + 4
    )


def _away(x: float, y: float, segment: Segment) -> float:
    ax, ay, bx, by = segment
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length if length else 0.0
    along = min(max(along, 0.0), 1.0)
    return hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))


def _turn(ax: float, ay: float, bx: float, by: float, cx: float, cy: float) -> float:
    return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)


def _cross(one: Segment, other: Segment) -> bool:
    """Whether two leaders cross; those of one dot only meet there."""
    if one[:2] == other[:2]:
        return False
    ax, ay, bx, by = one
    cx, cy, dx, dy = other
    return (_turn(ax, ay, bx, by, cx, cy) * _turn(ax, ay, bx, by, dx, dy) < 0
            and _turn(cx, cy, dx, dy, ax, ay) * _turn(cx, cy, dx, dy, bx, by) < 0)  # fmt: skip


def clipped(segment: Segment, rect: Rect) -> Segment | None:
    """What of a line lies in a rectangle (Liang and Barsky); None if nothing does."""
    x, y, to_x, to_y = segment
    across, down = to_x - x, to_y - y
    first, last = 0.0, 1.0
    for step, room in ((-across, x - rect.x), (across, rect.x + rect.w - x),
                       (-down, y - rect.y), (down, rect.y + rect.h - y)):  # fmt: skip
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    if first >= last:
        return None
    return x + first * across, y + first * down, x + last * across, y + last * down


def _crosses(segment: Segment, rect: Rect) -> bool:
    """Whether a leader runs over a rectangle."""
    return clipped(segment, rect) is not None
