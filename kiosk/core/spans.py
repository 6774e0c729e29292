"""What an EDTF date means: from which day to which, how finely, and with how much doubt.

The grammar is read here and not by the `edtf` package: that one needs a fifth of a second to load
and milliseconds for every date, which a kiosk would pay at every start. The tests hold the two
against each other.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "season", "year", "decade", "century"]
PRECISIONS: tuple[Precision, ...] = ("day", "month", "season", "year", "decade", "century")

_POINT = re.compile(
    r"""(?P<before>[?~%]?)(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?P<q1>[?~%]?)
        (?:-(?P<q2>[?~%]?)(?P<month>[0-9]{2}|XX)(?P<q3>[?~%]?)
        (?:-(?P<q4>[?~%]?)(?P<day>[0-9]{2}|XX)(?P<q5>[?~%]?))?)?""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Moment:
    """One date as EDTF writes it: a day, or the month, season, year, decade or century it is in."""

    start: date
    end: date
    precision: Precision
    approximate: bool = False
    uncertain: bool = False
    season: int = 0
    """1 spring, 2 summer, 3 autumn, 4 winter; 0 for all else."""
    until: "Moment | None" = None
    """Where a range inside a set ends: `{1940..1942}`."""

    @property
    def is_sure(self) -> bool:
        """Whether it stands without doubt or approximation."""
        return not (self.approximate or self.uncertain)


@dataclass(frozen=True)
class Reading:
    """A date, an interval or a set of them, taken apart."""

    kind: Literal["moment", "interval", "all of", "one of"]
    moments: tuple[Moment, ...]
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True)
class Span:
    """The days a date covers, both included.

    Where it is open at one end, the days are those of the end that is known.
    """

    start: date
    end: date
    precision: Precision
    approximate: bool = False
    uncertain: bool = False
    open_start: bool = False
    open_end: bool = False


def is_edtf(written: str) -> bool:
    """Whether it is an EDTF date that can be shown: level 0 and 1 without times, sets, years 1 to 9999."""
    try:
        read(written)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def read(written: str) -> Reading:
    """Take an EDTF date apart; ValueError if it is not one."""
    if not isinstance(written, str) or len(written) > 400:
        raise ValueError("not an EDTF date")
    if written[:1] + written[-1:] in ("{}", "[]"):
        moments = tuple(sorted(_members(written[1:-1]), key=lambda moment: moment.start))
        return Reading("all of" if written[0] == "{" else "one of", moments)
    first, slash, last = written.partition("/")
    if not slash:
        return Reading("moment", (_moment(written),))
    # "1940/" is an end nobody knows, "1940/.." one that has not come: a visitor reads both alike.
    start = None if first in ("", "..") else _moment(first)
    end = None if last in ("", "..") else _moment(last)
    if start and end and start.start > end.end:
        raise ValueError("the interval ends before it begins")
    known = tuple(moment for moment in (start, end) if moment)
    if not known:
        raise ValueError("an interval without a date")
    return Reading("interval", known, open_start=start is None, open_end=end is None)


@lru_cache(maxsize=8192)
def span(written: str) -> Span:
    """The days that an EDTF date covers; ValueError if it is not one."""
    reading = read(written)
    return Span(
        start=min(moment.start for moment in reading.moments),
        end=max((moment.until or moment).end for moment in reading.moments),
        precision=max((moment.precision for moment in reading.moments), key=PRECISIONS.index),
        approximate=any(moment.approximate for moment in reading.moments),
        uncertain=any(moment.uncertain for moment in reading.moments) or reading.kind == "one of",
        open_start=reading.open_start,
        open_end=reading.open_end,
    )


def sort_key(written: str) -> tuple[date, int, date]:
    """Orders dates as a visitor reads them: by their first day, the finer and the shorter first."""
    days = span(written)
    return days.start, PRECISIONS.index(days.precision), days.end


def _members(written: str) -> Iterator[Moment]:
    for member in written.split(","):
        first, dots, last = member.strip().partition("..")
        start = _moment(first)
        end = _moment(last) if dots else start
        if start.precision != end.precision or start.start > end.end:
            raise ValueError("a range of unequal dates, or one that ends before it begins")
        yield replace(start, until=end) if dots else start


def _moment(written: str) -> Moment:
    found = _POINT.fullmatch(written)
    if not found:
        raise ValueError("not an EDTF date")
    marks = "".join(found[name] or "" for name in ("before", "q1", "q2", "q3", "q4", "q5"))
    start, end, precision, season = _days(found["year"], found["month"] or "XX", found["day"] or "XX")
    if found["day"] and found["day"] != "XX" and found["month"] == "XX":
        raise ValueError("a day of no month")
    if found["month"] and "X" in found["year"]:
        raise ValueError("a month of no year")
    if found["day"] and season:
        raise ValueError("a day of a season")
    approximate = "~" in marks or "%" in marks
    uncertain = "?" in marks or "%" in marks
    return Moment(start, end, precision, approximate, uncertain, season)


def _days(year: str, month: str, day: str) -> tuple[date, date, Precision, int]:
    if year.endswith("X"):
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        precision: Precision = "century" if year.endswith("XX") else "decade"
        return date(max(first, 1), 1, 1), date(last, 12, 31), precision, 0
    number = int(year)
    if month == "XX":
        return date(number, 1, 1), date(number, 12, 31), "year", 0
    if 21 <= int(month) <= 24:
        begins = date(number, 3 * (int(month) - 20), 1)  # winter 1942 begins in December 1942
        ends = _last_of_month(min(begins.toordinal() + 70, date.max.toordinal()))
        return begins, ends, "season", int(month) - 20
    if day == "XX":
        begins = date(number, int(month), 1)
        return begins, _last_of_month(begins.toordinal()), "month", 0
    only = date(number, int(month), int(day))
    return only, only, "day", 0


def _last_of_month(ordinal: int) -> date:
    day = date.fromordinal(ordinal)
    return day.replace(day=monthrange(day.year, day.month)[1])
