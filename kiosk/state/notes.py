"""What is not as it should be with this kiosk, for the staff page and the log. Told once each."""

import logging
from threading import Lock

log = logging.getLogger("kiosk.state")


class Notes:
    """Troubles by name, as long as they last. Safe to tell from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._told: dict[str, str] = {}

    def tell(self, name: str, what: str) -> None:
        """Something is wrong; the log hears of it when it is new."""
        with self._lock:
            is_new = self._told.get(name) != what
            self._told[name] = what
        if is_new:
            log.warning("%s: %s", name, what)

    def clear(self, name: str) -> None:
        """It is right again."""
        with self._lock:
            was_told = self._told.pop(name, None)
        if was_told is not None:
            log.warning("%s: right again", name)

    @property
    def all(self) -> dict[str, str]:
        """What is wrong at the moment."""
        with self._lock:
            return dict(self._told)
