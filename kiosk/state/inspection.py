"""What the staff page tells of this computer and its exhibit, looked up beside the drawing.

The exhibit is checked by a process of its own, so that neither its work nor its memory is the kiosk's.
"""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any

from kiosk.core.staff_status import Checked, Loudness, VisitsToday
from kiosk.state.folder import free_bytes
from kiosk.state.mixer import Mixer
from kiosk.state.restarts import read_restarts
from kiosk.state.visits import Unusable, read_visits

MAIN = Path(__file__).parents[2] / "main.py"
PATIENCE = 120.0
"""Seconds for checking the exhibit."""
THERMAL = Path("/sys/class/thermal")

log = logging.getLogger("kiosk.state")


@dataclass(frozen=True)
class Found:
    """What was found so far; what is None is not known, or not yet."""

    restarts: tuple[tuple[str, str], ...] = ()
    space: tuple[int, int] | None = None
    temperature: float | None = None
    visits: VisitsToday | None = None
    loudness: Loudness | None = None
    changed: datetime | None = None
    checked: Checked | None = None
    is_being_checked: bool = True
    problems: tuple[str, ...] = ()
    """A line for each, errors first: path, line, column, severity, message, hint."""


class Inspection:
    """One look at everything. `found` is what is known of it so far, and may be read at any time."""

    def __init__(self, folder: Path | None, exhibit: Path | None, mixer: Mixer, now: datetime) -> None:
        """`folder` is where the kiosk keeps what happens, `exhibit` the folder of its files."""
        self.found = Found(is_being_checked=exhibit is not None)
        self._folder = folder
        self._exhibit = exhibit
        self._mixer = mixer
        self._now = now
        self._checking: subprocess.Popen[bytes] | None = None
        self._is_over = False
        self._thread = Thread(target=self._look, name="inspection", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Nobody wants to know any more."""
        self._is_over = True
        if self._checking is not None:
            self._checking.kill()

    def heard(self, loudness: Loudness | None) -> None:
        """The loudspeaker was set since."""
        self.found = replace(self.found, loudness=loudness)

    def wait(self, seconds: float = PATIENCE) -> bool:
        """Wait until all is found; whether it was in that time."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    # --- in the thread

    def _look(self) -> None:
        try:
            self._look_here()
            if self._exhibit is not None:
                self._look_at_exhibit(self._exhibit)
        except Exception:
            log.exception("the staff page could not look at everything")
        finally:
            self.found = replace(self.found, is_being_checked=False)

    def _look_here(self) -> None:
        folder = self._folder
        self.found = replace(
            self.found,
            restarts=tuple((each.when, each.why) for each in read_restarts(folder)) if folder else (),
            space=_space(folder or Path.cwd()),
            temperature=temperature(),
            visits=visits_today(folder, self._now) if folder else None,
        )
        self.found = replace(self.found, loudness=self._mixer.read())

    def _look_at_exhibit(self, exhibit: Path) -> None:
        self.found = replace(self.found, changed=_last_change(exhibit))
        if self._is_over:
            return
        command = [sys.executable, str(MAIN), "check", str(exhibit), "--format", "json"]
        self._checking = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        try:
            told, _ = self._checking.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self._checking.kill()
            self._checking.communicate()
            return
        problems = _problems(told)
        if problems is None:
            return
        severities = [problem["severity"] for problem in problems]
        self.found = replace(
            self.found,
            checked=Checked(severities.count("error"), severities.count("warning")),
            problems=tuple(map(_line, sorted(problems, key=lambda each: each["severity"] != "error"))),
        )


def _problems(told: bytes) -> list[dict[str, Any]] | None:
    try:
        problems = json.loads(told)
    except ValueError:
        return None
    return problems if isinstance(problems, list) else None


def _line(problem: dict[str, Any]) -> str:
    place = f"{problem['path']}:{problem['line']}:{problem['column']}"
    told = f"{place}: {problem['severity']}: {problem['message']}"
    return f"{told}: {problem['hint']}" if problem["hint"] else told


def _space(folder: Path) -> tuple[int, int] | None:
    """The space on the disk that a folder is on, or would be on."""
    return next((space for each in (folder, *folder.parents) if (space := free_bytes(each))), None)


def _last_change(folder: Path) -> datetime | None:
    """When the newest file of a folder was written, by the local clock."""
    newest = max(_times(folder), default=None)
    return datetime.fromtimestamp(newest) if newest is not None else None


def _times(folder: Path) -> Iterator[float]:
    for above, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                yield (Path(above) / name).stat().st_mtime


def temperature(thermal: Path = THERMAL) -> float | None:
    """Degrees Celsius of the hottest place that this computer measures; None where it measures none."""
    found = []
    with suppress(OSError):
        for file in thermal.glob("thermal_zone*/temp"):
            with suppress(OSError, ValueError):
                found.append(int(file.read_text(encoding="ascii")) / 1000)
    return max((degrees for degrees in found if 0 < degrees < 150), default=None)


def visits_today(folder: Path, now: datetime) -> VisitsToday | None:
    """The visits of this day; None where they cannot be read."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    count, last, languages = 0, None, dict[str, int]()
    try:
        for visit, _ in read_visits(folder, midnight):
            count += 1
            last = datetime.fromisoformat(visit.began)
            if visit.languages:
                language = visit.languages.split()[-1]
                languages[language] = languages.get(language, 0) + 1
    except FileNotFoundError:
        return VisitsToday()
    except (OSError, ValueError, Unusable):
        return None
    return VisitsToday(count, last, dict(sorted(languages.items(), key=lambda each: -each[1])))
