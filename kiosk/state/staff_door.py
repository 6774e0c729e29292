"""The door to the staff page: the PIN, and the wait after wrong ones, which outlasts a restart."""

from collections.abc import Callable

from kiosk.core.pin import LockOut, is_right


class StaffDoor:
    """Lets in whoever knows the PIN. Without a PIN in device.yaml nobody comes in."""

    def __init__(self, hashed: str | None, wrong: int, keep: Callable[[int], None], now: float) -> None:
        self._hashed = hashed
        self._keep = keep
        """Told how many PINs were wrong, to be kept over a restart."""
        self.lock = LockOut(wrong, now)

    @property
    def has_pin(self) -> bool:
        """Whether there is a PIN at all."""
        return self._hashed is not None

    def tries(self, pin: str, now: float) -> bool:
        """Whether this PIN opens the door. While there is a wait, none does, and none is looked at."""
        if self._hashed is None or self.lock.seconds_left(now) > 0:
            return False
        # Counted before it is looked at: a plug pulled in between is a wrong try.
        self.lock.tried(False, now)
        self._keep(self.lock.wrong)
        if not is_right(pin, self._hashed):
            return False
        self.lock.tried(True, now)
        self._keep(self.lock.wrong)
        return True
