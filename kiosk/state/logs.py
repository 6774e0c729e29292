"""The log in the state folder. It rotates, and whatever happens to it, it never raises."""

import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path

from kiosk.state.notes import Notes

FILES, BYTES = 10, 4 * 2**20
"""Ten files of 4 MB, and 2 MB for the supervisor: under 50 MB."""
SUPERVISOR_FILES, SUPERVISOR_BYTES = 2, 2**20
MOST_ALIKE, WHILE = 20, 60.0
"""So many messages that are alike are written within so many seconds; a fault may come with every frame."""
LONGEST = 32_000
"""So many letters of one message are written."""

FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class LogFile(RotatingFileHandler):
    """A log that outlives a full disk, a lost folder and a disk that may not be written."""

    def __init__(self, file: Path, notes: Notes | None, files: int = FILES, size: int = BYTES) -> None:
        self.notes = notes
        self._refused = False
        super().__init__(file, maxBytes=size, backupCount=files - 1, encoding="utf-8", delay=True)
        self.setFormatter(_Short(FORM))
        self.addFilter(_Seldom())

    def emit(self, record: logging.LogRecord) -> None:
        """Write a message, into a new file if somebody took the old one away."""
        if self.stream is not None and not _is_still_there(self.stream, self.baseFilename):
            self.close()
        try:
            Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            self.handleError(record)
            return
        was_refused, self._refused = self._refused, False
        super().emit(record)
        if was_refused and not self._refused and self.notes is not None:
            self.notes.clear("log")

    def handleError(self, record: logging.LogRecord) -> None:
        """Nothing can be done about it here: the staff page tells it."""
        self._refused = True
        if self.notes is not None and not record.name.startswith("kiosk.state"):
            self.notes.tell("log", f"{self.baseFilename} cannot be written")


def keep_log(folder: Path, notes: Notes | None, name: str = "kiosk") -> LogFile:
    """Write what the program logs into a file in the state folder from now on."""
    logging.raiseExceptions = False
    sizes = (SUPERVISOR_FILES, SUPERVISOR_BYTES) if name != "kiosk" else (FILES, BYTES)
    file = LogFile(folder / "log" / f"{name}.log", notes, *sizes)
    file.setLevel(logging.INFO)
    logging.getLogger().addHandler(file)
    logging.getLogger("kiosk").setLevel(logging.INFO)
    return file


def _is_still_there(stream: object, name: str) -> bool:
    try:
        held = os.fstat(stream.fileno())  # type: ignore[attr-defined]
        found = os.stat(name)  # noqa: PTH116
    except (OSError, ValueError):
        return False
    return (held.st_dev, held.st_ino) == (found.st_dev, found.st_ino)


class _Short(logging.Formatter):
    """Without end nothing may be written, whatever a message has brought with it."""

    def format(self, record: logging.LogRecord) -> str:
        told = super().format(record)
        return told if len(told) <= LONGEST else f"{told[:LONGEST]} …"


class _Seldom(logging.Filter):
    """Lets only so many messages through that are alike."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[tuple[object, ...], list[float]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a message is written."""
        fault = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        alike = (record.name, record.levelno, str(record.msg)[:200], fault)
        if len(self._counts) > 1000:
            self._counts.clear()
        since, count = self._counts.get(alike, (record.created, 0.0))
        if abs(record.created - since) > WHILE:
            since, count = record.created, 0.0
        self._counts[alike] = [since, count + 1]
        if count == MOST_ALIKE:
            record.msg = f"{record.msg}  (and more like it, which are not written)"
        return count <= MOST_ALIKE
