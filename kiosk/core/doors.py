"""Whether visitors may begin: by the opening hours, and by what staff have chosen. Time is an argument."""

from datetime import datetime, time, timedelta
from typing import Literal

from kiosk.core.hours import OpeningHours

Doors = Literal["open", "ending", "overdue", "closed"]

GRACE = 600.0
"""Seconds for which a visit under way at closing time may go on."""
MORNING = time(6)
"""When a kiosk without opening hours opens again after staff have closed it for the day."""
MOST_DAYS = timedelta(days=40)
"""A choice to stay closed for longer than this is a clock that was wrong when it was made."""


class DoorKeeper:
    """Tells from the local clock whether the kiosk is open.

    While the clock is in doubt the exhibit is shown: dark all day in the museum's hours would be the
    worse mistake.
    """

    def __init__(self, hours: OpeningHours | None, closed_until: datetime | None = None) -> None:
        self.hours = hours
        self.closed_until = closed_until
        self._closed_since: float | None = None

    def is_open(self, local: datetime, doubtful: bool = False) -> bool:
        """Whether visitors may begin."""
        local = local.replace(tzinfo=None)
        if doubtful:
            return True
        if self.is_closed_by_staff(local):
            return False
        return self.hours is None or self.hours.open_at(local)

    def is_closed_by_staff(self, local: datetime) -> bool:
        """Whether staff have closed it, and the day has not come on which it opens again."""
        local = local.replace(tzinfo=None)
        return self.closed_until is not None and local < self.closed_until <= local + MOST_DAYS

    def look(self, local: datetime, doubtful: bool, in_a_visit: bool, now: float) -> Doors:
        """Open; closed; or, while a visit goes on after closing time, ending and then overdue."""
        if self.is_open(local, doubtful):
            self._closed_since = None
            return "open"
        if self._closed_since is None:
            self._closed_since = now
        if not in_a_visit:
            return "closed"
        return "overdue" if now - self._closed_since >= GRACE else "ending"

    def next_opening(self, local: datetime) -> datetime | None:
        """When visitors may begin again, by the local clock; None where nobody knows."""
        local = local.replace(tzinfo=None)
        if self.is_closed_by_staff(local):
            return self.closed_until
        return self.hours.next_opening(local) if self.hours is not None else None

    def next_change(self, local: datetime) -> datetime | None:
        """When it next opens or closes, by the local clock; None where it does not, or nobody knows."""
        local = local.replace(tzinfo=None)
        if self.is_closed_by_staff(local):
            return self.closed_until
        return self.hours.next_change(local) if self.hours is not None else None

    def close_for_today(self, local: datetime) -> datetime | None:
        """Stay closed until the next day's opening; returns until when."""
        local = local.replace(tzinfo=None)
        tomorrow = datetime.combine(local.date() + timedelta(days=1), time())
        if self.hours is None:
            self.closed_until = datetime.combine(tomorrow.date(), MORNING)
        elif self.hours.open_at(tomorrow):
            self.closed_until = tomorrow
        else:
            self.closed_until = self.hours.next_opening(tomorrow)
        return self.closed_until

    def open_again(self) -> None:
        """Take the choice to stay closed back; the hours hold again."""
        self.closed_until = None
