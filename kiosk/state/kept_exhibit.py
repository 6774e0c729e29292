"""An exhibit as it was read, kept for the next start: JSON, checked before it is believed.

What is kept counts only for the very files it was made from and the very program that made it, and only
whole. It is data that the model checks again as it takes it in; nothing in it is ever run.
"""

import json
import logging
from hashlib import blake2b
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from kiosk.core.event_shelf import EventShelf
from kiosk.core.model import Atlas, Chart, Event, Exhibit, Life, Outline, Panel, Row, Source, Term
from kiosk.state.folder import write_whole_bytes

FILE = "exhibit.kept"
AT_ONCE = 100
"""So many events are made at the start, which takes 8 ms; what is beyond, when it is asked for."""

log = logging.getLogger("kiosk.state")


class _Head(BaseModel):
    """All of an exhibit but its events; of these only where they are, and their dates."""

    model_config = ConfigDict(extra="forbid")

    id: str
    folder: str
    media_folder: str
    outline: Outline
    panels: dict[str, Panel]
    sources: dict[str, Source]
    atlas: Atlas
    terms: dict[str, Term]
    charts: dict[str, Chart]
    rows: dict[str, tuple[Row, ...]]
    lives: dict[str, Life]
    style: str | None
    dates: dict[str, str]
    lengths: list[int]


class KeptExhibit:
    """Keeps one exhibit, the last that was read and found sound."""

    def __init__(self, state: Path) -> None:
        self.file = state / FILE

    def load(self, fingerprint: str) -> Exhibit | None:
        """The exhibit kept under that fingerprint; None if there is none, or it is not what it was."""
        try:
            title, _, body = self.file.read_bytes().partition(b"\n")
            if title.decode("ascii") != f"{fingerprint} {_digest(body)}":
                return None
            head, _, events = body.partition(b"\n")
            return self._exhibit(_Head.model_validate_json(head), events)
        except (OSError, ValueError):
            return None

    def store(self, fingerprint: str, exhibit: Exhibit) -> None:
        """Keep an exhibit. What cannot be kept is read again at the next start. Never raises."""
        events = [_dumped(event) for event in exhibit.events.values()]
        head = _Head.model_construct(
            id=exhibit.id, folder=exhibit.folder, media_folder=exhibit.media_folder,
            outline=exhibit.outline, panels=exhibit.panels, sources=exhibit.sources, atlas=exhibit.atlas,
            terms=exhibit.terms, charts=exhibit.charts, rows=exhibit.rows, lives=exhibit.lives,
            style=exhibit.style, dates=dict(exhibit.dates), lengths=[len(event) for event in events],
        )  # fmt: skip
        body = b"\n".join((_dumped(head), b"".join(events)))
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            write_whole_bytes(self.file, f"{fingerprint} {_digest(body)}\n".encode() + body)
        except OSError as refusal:
            log.warning("the exhibit cannot be kept for the next start: %s", refusal.strerror or refusal)

    def _exhibit(self, head: _Head, events: bytes) -> Exhibit:
        places: dict[str, slice] = {}
        start = 0
        for event_id, length in zip(head.dates, head.lengths, strict=True):
            places[event_id] = slice(start, start + length)
            start += length

        def make(event_id: str) -> Event:
            try:
                return Event.model_validate_json(events[places[event_id]])
            except ValueError:
                # Whole, and yet wrong: whoever wrote it, the next start is to read the files.
                self.file.unlink(missing_ok=True)
                raise

        shelf = EventShelf(head.dates, make)
        shelf.make_some(AT_ONCE)
        parts = {name: getattr(head, name) for name in _Head.model_fields if name not in ("dates", "lengths")}
        return Exhibit(**parts, events=shelf)


def _dumped(part: BaseModel) -> bytes:
    # What is as it is without being written is left out: half of a long exhibit.
    written = part.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(written, ensure_ascii=False, separators=(",", ":")).encode()


def _digest(body: bytes) -> str:
    return blake2b(body, digest_size=32).hexdigest()
