"""Opening hours: when the kiosk shows the exhibit. Times are the local wall clock's, and an argument.

No length of time is ever counted from one moment to another here: whoever asks again a minute later is
told what holds then. So neither summer time nor a clock that is set can leave the kiosk open or closed.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from kiosk.core.parts import Part

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOOK_AHEAD = 400
"""Days within which the next change is looked for."""

_TIME = r"^([01]\d|2[0-3]):[0-5]\d$"
_CLOSE = r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$"
_SPAN = re.compile(r"\s*(\d\d:\d\d)\s*[-–]\s*(\d\d:\d\d)\s*")
_DATE = r"\d{4}-\d\d-\d\d"
_WHEN = re.compile(rf"{_DATE}(/{_DATE})?|XXXX-\d\d-\d\d")


class Hours(Part):
    """One stretch of a day in which the kiosk is open, also written "10:00-17:00"."""

    open: str = Field(pattern=_TIME)
    """HH:MM."""
    close: str = Field(pattern=_CLOSE)
    """HH:MM, at most 24:00."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, written: Any) -> Any:
        if not isinstance(written, str):
            return written
        found = _SPAN.fullmatch(written)
        if found is None:
            raise PydanticCustomError("hours", "no hours", {})
        return {"open": found[1], "close": found[2]}

    @model_validator(mode="after")
    def _forwards(self) -> "Hours":
        if self.close <= self.open:
            raise PydanticCustomError("hours-order", "hours", {"open": self.open, "close": self.close})
        return self

    def holds(self, moment: time) -> bool:
        """Whether a time of day lies in it; at the closing time it is closed."""
        return self.open <= moment.strftime("%H:%M") < self.close


def _listed(written: Any) -> Any:
    """A day as a list of stretches, however few of them were written."""
    if isinstance(written, str) and written.strip().lower() == "closed":
        return ()
    return (written,) if isinstance(written, str | Mapping | Hours) else written


Day = Annotated[tuple[Hours, ...], BeforeValidator(_listed)]
"""A day: "10:00-17:00", a list of such, {open: …, close: …}, or "closed"."""


class OpeningHours(Part):
    """When the kiosk is open. A day that is not named is closed."""

    mon: Day = ()
    """Mondays: "10:00-17:00", several such, or "closed"."""
    tue: Day = ()
    """Tuesdays: "10:00-17:00", several such, or "closed"."""
    wed: Day = ()
    """Wednesdays: "10:00-17:00", several such, or "closed"."""
    thu: Day = ()
    """Thursdays: "10:00-17:00", several such, or "closed"."""
    fri: Day = ()
    """Fridays: "10:00-17:00", several such, or "closed"."""
    sat: Day = ()
    """Saturdays: "10:00-17:00", several such, or "closed"."""
    sun: Day = ()
    """Sundays: "10:00-17:00", several such, or "closed"."""
    exceptions: dict[str, Day] = Field(default={})
    """Other hours on a date 2026-07-21, from date to date 2026-12-24/2027-01-02, or every year XXXX-12-25."""

    def on(self, day: date) -> tuple[Hours, ...]:
        """The stretches in which it is open on a day; the narrowest exception counts."""
        written = day.isoformat()
        if written in self.exceptions:
            return self.exceptions[written]
        for when, hours in self.exceptions.items():
            first, slash, last = when.partition("/")
            if slash and first <= written <= last:
                return hours
        yearly = f"XXXX{written[4:]}"
        if yearly in self.exceptions:
            return self.exceptions[yearly]
        week: tuple[tuple[Hours, ...], ...] = (
            self.mon, self.tue, self.wed, self.thu, self.fri, self.sat, self.sun,
        )  # fmt: skip
        return week[day.weekday()]

    def open_at(self, moment: datetime) -> bool:
        """Whether it is open at a moment of the local clock."""
        return any(hours.holds(moment.time()) for hours in self.on(moment.date()))

    def next_change(self, moment: datetime) -> datetime | None:
        """When it next opens or closes after a moment, by the local clock; None if it does not in a year."""
        moment = moment.replace(tzinfo=None)
        is_open = self.open_at(moment)
        for days in range(LOOK_AHEAD):
            day = moment.date() + timedelta(days=days)
            edges = {edge for hours in self.on(day) for edge in (hours.open, hours.close)}
            for edge in sorted(edges):
                at = _moment(day, edge)
                if at > moment and self.open_at(at) != is_open:
                    return at
        return None

    def next_opening(self, moment: datetime) -> datetime | None:
        """When it next opens after a moment, by the local clock."""
        change = self.next_change(moment)
        if change is not None and not self.open_at(change):
            change = self.next_change(change)
        return change


def is_when(written: str) -> bool:
    """Whether an exception's key is a date, two dates, or a day of every year."""
    if not _WHEN.fullmatch(written):
        return False
    first, _, last = written.replace("XXXX", "2000").partition("/")
    try:
        begins, ends = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        return False
    return begins <= ends


def _moment(day: date, written: str) -> datetime:
    if written == "24:00":
        return datetime.combine(day + timedelta(days=1), time())
    return datetime.combine(day, time.fromisoformat(written))
