"""Events on a scale of time: where they stand, which stand together, and which names fit beside them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from kiosk.core.axis import Axis, Segment
from kiosk.core.dates import sort_key, span

MOST_DAYS_WIDE = 24.0
"""Design units that a day may take at the most, however much is zoomed in."""


@dataclass(frozen=True)
class Placed:
    """An event on the scale: the places, 0 to 1, of the first and the last day that its date covers."""

    event: str
    lane: int
    start: float
    end: float
    is_sure: bool = True
    """Without doubt or approximation."""
    open_start: bool = False
    open_end: bool = False

    @property
    def middle(self) -> float:
        """The place between its ends."""
        return (self.start + self.end) / 2


def placed(event: str, written: str, lane: int, axis: Axis) -> Placed:
    """An event's date on the scale."""
    days = span(written)
    return Placed(
        event,
        lane,
        axis.place(days.start),
        axis.place(days.end + timedelta(days=1) if days.end < date.max else days.end),
        not (days.approximate or days.uncertain),
        days.open_start,
        days.open_end,
    )


def in_order(events: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Ids by date, from pairs of an id and its date as written."""
    return tuple(name for name, _ in sorted(events, key=lambda pair: sort_key(pair[1])))


# --- the part that is shown


@dataclass(frozen=True)
class View:
    """The part of a scale that is shown, from `first` to `last` (0 to 1), on a line of that length."""

    first: float
    last: float
    length: float

    @property
    def zoom(self) -> float:
        """How many times the scale is enlarged."""
        return 1 / (self.last - self.first)

    def at(self, place: float) -> float:
        """Where on the line a place of the scale lies."""
        return (place - self.first) / (self.last - self.first) * self.length

    def place(self, at: float) -> float:
        """The place of the scale that lies there on the line."""
        return self.first + at / self.length * (self.last - self.first)

    def shows(self, start: float, end: float) -> bool:
        """Whether any of that stretch of the scale is in sight."""
        return end >= self.first and start <= self.last

    def moved(self, by: float, factor: float, about: float, most: float) -> "View":
        """Moved along the line by `by`, and enlarged about the point `about` of the line."""
        wide = min(max((self.last - self.first) / factor, 1 / most), 1.0)
        held = self.place(about - by)
        first = held - about / self.length * wide
        return self.kept(first, wide)

    def kept(self, first: float, wide: float) -> "View":
        """A view of that width that does not lead past the ends."""
        first = min(max(first, 0.0), 1.0 - wide)
        return View(first, first + wide, self.length)


def most_zoom(axis: Axis, length: float) -> float:
    """How far it makes sense to zoom in: until a day is as wide as can be of use."""
    days = max(
        (segment.right - segment.left) * length / max((segment.last - segment.first) * 365.25, 1)
        for segment in axis.segments
    )
    return max(MOST_DAYS_WIDE / days, 1.0)


# --- what stands together


@dataclass(frozen=True)
class Mark:
    """One or more events of a lane that stand at one point of the line."""

    lane: int
    at: float
    events: tuple[str, ...]


def marks(events: Sequence[Placed], view: View, near: float) -> tuple[Mark, ...]:
    """The events in sight, those of a lane that would be nearer than `near` as one mark."""
    made: list[Mark] = []
    for lane in sorted({each.lane for each in events}):
        inside = sorted(
            (anchor(each, view, near), each.event)
            for each in events
            if each.lane == lane and view.shows(each.start, each.end)
        )
        groups: list[tuple[float, list[str]]] = []
        """The middle of each mark, and its events."""
        for at, event in inside:
            groups.append((at, [event]))
            while len(groups) > 1 and groups[-1][0] - groups[-2][0] < near:
                groups.append(_joined(groups.pop(-2), groups.pop()))
        made += [Mark(lane, at, tuple(names)) for at, names in groups]
    return tuple(made)


def _joined(sooner: tuple[float, list[str]], later: tuple[float, list[str]]) -> tuple[float, list[str]]:
    """Two marks as one, in the middle of all events."""
    (at, names), (later_at, more) = sooner, later
    middle = (at * len(names) + later_at * len(more)) / (len(names) + len(more))
    names += more
    return middle, names


def anchor(event: Placed, view: View, near: float) -> float:
    """Where an event's mark stands: in its middle, or at its beginning where it is long."""
    start, end = view.at(event.start), view.at(event.end)
    if end - start < near:
        return (start + end) / 2
    # What began before the part in sight still has its mark at the edge.
    return min(max(start, 0.0), view.length)


@dataclass(frozen=True)
class Stretch:
    """How long an event lasted, drawn as a bar in one of a few rows below its lane."""

    event: str
    lane: int
    start: float
    end: float
    row: int
    is_open_before: bool
    is_open_after: bool


def stretches(events: Sequence[Placed], view: View, least: float, rows: int) -> tuple[Stretch, ...]:
    """The events that last longer than `least` on the line, so that none lies over another; in date order."""
    made: list[Stretch] = []
    ends: dict[tuple[int, int], float] = {}
    for each in sorted(events, key=lambda each: (each.start, each.end)):
        start, end = view.at(each.start), view.at(each.end)
        if end - start < least or end < 0 or start > view.length:
            continue
        row = next((r for r in range(rows) if ends.get((each.lane, r), -1e9) + 6 <= start), None)
        if row is None:
            continue
        ends[each.lane, row] = end
        before = each.open_start or not each.is_sure or start < 0
        after = each.open_end or not each.is_sure or end > view.length
        made.append(Stretch(each.event, each.lane, max(start, 0), min(end, view.length), row, before, after))
    return tuple(made)


# --- the years along it


@dataclass(frozen=True)
class Tick:
    """A date named along the line, as EDTF: a year or a month."""

    at: float
    written: str
    opens: bool = False
    """Whether a stretch of the scale begins here."""


STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
MONTHS = (1, 3, 6)


def ticks(axis: Axis, view: View, year_room: float, month_room: float) -> tuple[Tick, ...]:
    """The years, or where there is room the months, that can be named along the line without crowding."""
    made: list[Tick] = []
    for segment in axis.segments:
        if view.shows(segment.left, segment.right):
            made += _ticks_of(segment, axis, view, year_room, month_room)
    kept: list[Tick] = []
    for tick in made:
        if -1 <= tick.at <= view.length and (
            not kept or tick.at - kept[-1].at >= (month_room if len(kept[-1].written) > 4 else year_room)
        ):
            kept.append(tick)
    return tuple(kept)


def _ticks_of(
    segment: Segment, axis: Axis, view: View, year_room: float, month_room: float
) -> Iterator[Tick]:
    year = (view.at(segment.right) - view.at(segment.left)) / max(segment.last - segment.first, 1)
    months = next((m for m in MONTHS if year * m / 12 >= month_room), None)
    step = 1 if months else next((s for s in STEPS if year * s >= year_room), STEPS[-1])
    for number in range(segment.first, segment.last):
        if number != segment.first and number % step:
            continue
        yield Tick(view.at(axis.place(date(number, 1, 1))), f"{number:04d}", number == segment.first)
        for month in range(1 + months, 13, months) if months else ():
            yield Tick(view.at(axis.place(date(number, month, 1))), f"{number:04d}-{month:02d}")


# --- names


@dataclass(frozen=True)
class Name:
    """A name beside a mark: where it begins and ends along the line."""

    event: str
    lane: int
    left: float
    right: float


def names(
    shown: Sequence[Mark], chosen: str | None, width_of: Callable[[str], float], length: float,
    reach: float, apart: float, widest: float,
) -> tuple[Name, ...]:  # fmt: skip
    """The names that fit over their marks, the chosen event's first, the others by date.

    `width_of` measures an event's name; marks of several events have no name unless one is chosen. No name
    lies across the chosen event's own line, which runs through all lanes.
    """
    made: dict[int, list[Name]] = {}
    thread = next((mark.at for mark in shown if chosen in mark.events), None)
    wanted = [(mark, mark.events[0]) for mark in shown if len(mark.events) == 1]
    wanted += [(m, chosen) for m in shown if chosen in m.events and len(m.events) > 1 and chosen]
    for mark, event in sorted(wanted, key=lambda pair: (pair[1] != chosen, pair[0].at)):
        width = width_of(event)
        if width > (length if event == chosen else widest):
            continue
        taken = made.setdefault(mark.lane, [])
        beside = (mark.at + apart, mark.at - apart - width)
        over = (mark.at - width / 2, mark.at - reach, mark.at + reach - width)
        for left in beside if event == chosen else over:
            left = min(max(left, 0.0), length - width)
            right = left + width
            is_free = all(left >= other.right + apart or right <= other.left - apart for other in taken)
            if is_free and (thread is None or thread <= left - 6 or thread >= right + 6):
                taken.append(Name(event, mark.lane, left, right))
                break
    return tuple(name for lane in made.values() for name in lane)


def gaps(axis: Axis) -> tuple[float, ...]:
    """The places where the scale changes: the line is broken there."""
    return tuple(before.right for before, _ in pairwise(axis.segments))
