"""What staff have chosen on the kiosk itself, and what a restart must not forget."""

import json
import logging
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from kiosk.state.folder import read_json, write_whole

FILE, SEEN, STILL = "choices.json", "last_seen", "still.json"

log = logging.getLogger("kiosk.state")


@dataclass(frozen=True)
class Choices:
    """What stands until it is chosen otherwise."""

    volume: float | None = None
    """Loudness from 0 to 1; None: the device file's."""
    closed_until: str = ""
    """Until when the kiosk stays closed, in local time as ISO 8601 writes it; nothing for its hours."""
    wrong_pins: int = 0
    """How many PINs were wrong since the last right one, so that pulling the plug shortens no wait."""

    @property
    def closed_until_moment(self) -> datetime | None:
        """The same as a moment."""
        try:
            return datetime.fromisoformat(self.closed_until).replace(tzinfo=None)
        except ValueError:
            return None


def read_choices(folder: Path) -> Choices:
    """What was chosen; the usual where the file is missing or damaged."""
    told = read_json(folder / FILE)
    if not isinstance(told, dict):
        return Choices()
    volume, until, wrong = (told.get(name) for name in ("volume", "closed_until", "wrong_pins"))
    is_number = isinstance(volume, int | float) and not isinstance(volume, bool) and 0 <= volume <= 1
    return Choices(
        volume=float(volume) if is_number and volume is not None else None,
        closed_until=until if isinstance(until, str) else "",
        wrong_pins=wrong if isinstance(wrong, int) and not isinstance(wrong, bool) else 0,
    )


def keep_choices(folder: Path, choices: Choices) -> None:
    """Keep what was chosen. Never raises."""
    _keep(folder / FILE, json.dumps(asdict(choices), indent=1))


def read_last_seen(folder: Path) -> datetime | None:
    """When the clock was last seen, and believed; None where nobody knows."""
    try:
        seen = datetime.fromisoformat((folder / SEEN).read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None
    return seen if seen.tzinfo is not None else None


def keep_last_seen(folder: Path, moment: datetime) -> None:
    """Keep when the clock was last seen. Never raises."""
    _keep(folder / SEEN, moment.isoformat(timespec="seconds"))


def read_still(folder: Path) -> dict[str, str]:
    """What the still page says, by language; nothing where the exhibit has no words for it."""
    told = read_json(folder / STILL)
    if not isinstance(told, dict):
        return {}
    return {tag: said for tag, said in told.items() if isinstance(said, str) and said.strip()}


def keep_still(folder: Path, said: dict[str, str]) -> None:
    """Keep what the still page says: when it is due, the exhibit must not be read. Never raises."""
    if read_json(folder / STILL) != said:
        _keep(folder / STILL, json.dumps(said, ensure_ascii=False, indent=1))


def _keep(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, text)
    except OSError as refusal:
        log.warning("%s cannot be written: %s", file.name, refusal)
