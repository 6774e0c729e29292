"""When the program was started again, and why: for the staff page. At most the last 200."""

import json
import logging
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from kiosk.state.folder import read_json, write_whole

FILE, RUNNING = "restarts.json", "running.json"
MOST = 200

log = logging.getLogger("kiosk.state")


@dataclass(frozen=True)
class Restart:
    """One new start that nobody had asked for, or that staff had."""

    when: str
    """In local time, as ISO 8601 writes it."""
    why: str
    after: float
    """Seconds the program had run; -1 where nobody knows."""


def read_restarts(folder: Path) -> tuple[Restart, ...]:
    """The last restarts, the newest last; none where the file is missing or damaged."""
    told = read_json(folder / FILE)
    found = []
    for each in told if isinstance(told, list) else ():
        match each:
            case {"when": str(when), "why": str(why), "after": int() | float() as after}:
                found.append(Restart(when, why, float(after)))
    return tuple(found)


def note_restart(folder: Path, when: datetime, why: str, after: float = -1.0) -> None:
    """Keep one more. Never raises."""
    entry = Restart(when.isoformat(timespec="seconds"), why, round(after, 1))
    kept = [asdict(each) for each in (*read_restarts(folder), entry)[-MOST:]]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / FILE, json.dumps(kept, indent=1))
    except OSError as refusal:
        log.warning("restarts cannot be written: %s", refusal)


def note_running(folder: Path, when: datetime, boot: str, supervisor: str = "") -> None:
    """The program runs; if the last one never said that it ended, note that. Never raises.

    Under the same supervisor nothing is noted: it has done so, and knows better why.
    """
    before = read_json(folder / RUNNING)
    if isinstance(before, dict) and not (supervisor and before.get("supervisor") == supervisor):
        same = before.get("boot") == boot
        why = "it was cut off" if same else "the computer was cut off: the power, or a restart by force"
        note_restart(folder, when, why)
    try:
        told = {"boot": boot, "since": when.isoformat(timespec="seconds"), "supervisor": supervisor}
        write_whole(folder / RUNNING, json.dumps(told))
    except OSError as refusal:
        log.warning("%s cannot be written: %s", RUNNING, refusal)


def note_ended(folder: Path) -> None:
    """The program ends as it should. Never raises."""
    try:
        (folder / RUNNING).unlink(missing_ok=True)
    except OSError as refusal:
        log.warning("%s cannot be removed: %s", RUNNING, refusal)


def boot_id() -> str:
    """What the computer calls the time since it was started."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""
