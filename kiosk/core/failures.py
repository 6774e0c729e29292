"""When a program that fails is started again, and when a still page is better. Time is an argument."""

MOST, WITHIN = 5, 300.0
"""So many failures in so many seconds, and the still page is shown."""
FIRST_REST, LONGEST_REST = 600.0, 3600.0
"""Seconds until the exhibit is tried again; twice as long after each try that failed, up to an hour."""
SETTLED = 10.0
"""Seconds for which a program that is tried again has to run before it counts as mended."""

RESTART = 75
"""The exit code of a program that wants to be started again: not a failure."""
MISUSE = 2
"""The exit code of a program that was called wrongly: trying again at once is no use."""


class Failures:
    """The last failures, and how long to rest after so many."""

    def __init__(self) -> None:
        self._at: list[float] = []
        self._rests = 0

    def failed(self, now: float, in_vain: bool = False) -> None:
        """It failed; `in_vain` says that it will again."""
        self._at = [at for at in self._at if now - at < WITHIN] + [now] * (MOST if in_vain else 1)

    @property
    def too_many(self) -> bool:
        """Whether the still page is due."""
        return len(self._at) >= MOST

    def rest(self) -> float:
        """Seconds until the next try."""
        wait = min(FIRST_REST * 2.0 ** min(self._rests, 16), LONGEST_REST)
        self._rests += 1
        # One more failure after the rest is enough to rest again.
        self._at = []
        return wait

    @property
    def on_trial(self) -> bool:
        """Whether it has rested and has not been found mended since."""
        return self._rests > 0

    def mended(self) -> None:
        """It runs again."""
        self._rests = 0
        self._at = []
