"""Whether anybody is still there. Time is an argument; nothing here reads a clock."""

from typing import Literal

from kiosk.core.model import Idle

Presence = Literal["here", "quiet", "gone"]

WORDS_A_MINUTE = 150
"""A slow reader's pace; a screen with more to read waits longer before it asks."""
LEAST_WARNING = 20.0
"""Seconds between the warning and the reset: WCAG 2.2, success criterion 2.2.1."""


class IdleClock:
    """Tells from the time of the last touch whether the visitor is here, quiet or gone."""

    def __init__(self, idle: Idle, warn_after: float | None = None, reset_after: float | None = None) -> None:
        self.warn_after = idle.warn_after if warn_after is None else warn_after
        self.reset_after = idle.reset_after if reset_after is None else reset_after
        self.words = 0
        """Words on the screen at hand."""
        self._holds: set[str] = set()
        self._since = 0.0

    @property
    def held(self) -> bool:
        """Whether the clock stands still, for whatever reason."""
        return bool(self._holds)

    @property
    def warns_at(self) -> float:
        """Seconds of quiet until the warning, on the screen at hand."""
        return max(self.warn_after, self.words * 60 / WORDS_A_MINUTE)

    @property
    def resets_at(self) -> float:
        """Seconds of quiet until the reset, on the screen at hand."""
        return self.warns_at + self.reset_after - self.warn_after

    def touched(self, now: float) -> None:
        """Somebody is there."""
        self._since = now

    def hold(self, now: float, why: str = "recording") -> None:
        """Something plays or is spoken: the clock stands still until `go_on`, for each reason by itself."""
        self._holds.add(why)
        self._since = now

    def go_on(self, now: float, why: str = "recording") -> None:
        """One reason to stand still has ended: with the last of them the clock starts again."""
        if why in self._holds:
            self._holds.discard(why)
            self._since = now

    def follow(self, now: float, why: str, is_so: bool) -> None:
        """Stand still as long as something is so; to be told at every look at the clock."""
        if is_so and why not in self._holds:
            self.hold(now, why)
        elif not is_so:
            self.go_on(now, why)

    def presence(self, now: float) -> Presence:
        """Here; quiet, so that a warning is due; or gone, so that the visit ends."""
        if self.held:
            return "here"
        quiet = now - self._since
        if quiet >= self.resets_at:
            return "gone"
        return "quiet" if quiet >= self.warns_at else "here"

    def seconds_left(self, now: float) -> float:
        """Seconds until the reset."""
        return max(self.resets_at - (now - self._since), 0.0)
