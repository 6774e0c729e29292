"""Whether the computer's clock can be believed. A computer without a battery for it wakes up in the past."""

from datetime import UTC, datetime, timedelta
from typing import Literal

Doubt = Literal["", "behind", "ahead"]

EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
"""No clock that is right says less: the program is younger."""
BACK = timedelta(days=1)
"""So much earlier than when it was last seen, a clock is wrong: nobody sets it back by a day."""
FORWARD = timedelta(days=200)
"""So long a kiosk may have been switched off; a longer time is more likely a wrong clock."""
JUMP = 120.0
"""Seconds by which a clock is set without our noting it."""
BELIEVED_AFTER = 24 * 3600.0
"""Seconds of running after which whatever the clock says is believed."""


class ClockSense:
    """Compares the wall clock with when it was last seen, and with a clock that cannot be set.

    Times of day are aware, so that summer time is no jump; `now` counts seconds from anywhere.
    """

    def __init__(self, last_seen: datetime | None, wall: datetime, now: float) -> None:
        self.last_seen = last_seen
        self._wall, self._now = wall, now
        self._since = now
        """Since when the clock has run without a jump."""
        self.jumped = 0.0
        """By how many seconds the clock was last set while we ran; 0 if it never was."""

    def look(self, wall: datetime, now: float) -> Doubt:
        """What to think of the clock, now that it says `wall`."""
        jump = (wall - self._wall).total_seconds() - (now - self._now)
        self._wall, self._now = wall, now
        if abs(jump) > JUMP:
            self.jumped = jump
            self._since = now
        doubt = self._doubt(wall)
        if not doubt or (now - self._since >= BELIEVED_AFTER and wall >= EARLIEST):
            self.last_seen = wall
            return ""
        return doubt

    def _doubt(self, wall: datetime) -> Doubt:
        if wall < EARLIEST:
            return "behind"
        if self.last_seen is None:
            return ""
        if wall < self.last_seen - BACK:
            return "behind"
        return "ahead" if wall > self.last_seen + FORWARD else ""
