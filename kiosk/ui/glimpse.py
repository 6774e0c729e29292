"""What is known of a recording before it is played: its length, its size, its first picture."""

from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from kiosk.content.sound_tracks import has_sound
from kiosk.ui.open_media import OpenMedia, has_loudspeaker, last_said
from kiosk.ui.pictures import Decoded

PATIENCE = 10.0
"""Seconds that a file is given to show its first picture, or how long it is."""


@dataclass(frozen=True)
class Glimpse:
    """What is known of a recording before it is played."""

    length: float
    size: tuple[int, int] = (0, 0)
    """As the film is to be shown."""
    picture: Decoded | None = None
    """The film's first picture."""
    has_sound: bool = True
    is_heard: bool = True
    """Whether there is a loudspeaker here."""


def look_into(path: Path, width: int, height: int) -> Glimpse:
    """Open a recording and close it again; done away from the drawing thread.

    Raises OSError if there is no such file, and ValueError if it cannot be played here.
    """
    path.stat()
    is_heard = has_loudspeaker()
    media = OpenMedia(path, paused=True, sounds=False)
    try:
        until = monotonic() + PATIENCE
        frame = None
        while media.length is None or (media.shows and frame is None):
            if (media.has_failed and media.length is None) or monotonic() > until:
                raise ValueError(last_said())
            if media.shows and media.has_failed:
                raise ValueError(last_said())
            frame = media.frame()
            sleep(0.002)
        if not media.shows:
            return Glimpse(float(media.length), is_heard=is_heard)
        assert frame is not None
        size = media.size if all(media.size) else (frame.picture.width, frame.picture.height)
        return Glimpse(
            float(media.length), size, _reduced(frame.picture, fitted(size, width, height)),
            has_sound(path), is_heard,
        )  # fmt: skip
    finally:
        media.close()


def fitted(size: tuple[int, int], width: int, height: int) -> tuple[int, int]:
    """The size of a film in a box of pixels: reduced if need be, never enlarged, and in even numbers."""
    scale = min(width / max(size[0], 1), height / max(size[1], 1), 1.0)
    return max(round(size[0] * scale / 2) * 2, 2), max(round(size[1] * scale / 2) * 2, 2)


def _reduced(picture: Decoded, size: tuple[int, int]) -> Decoded:
    from PIL import Image

    if (picture.width, picture.height) == size:
        return picture
    whole = Image.frombytes("RGB", (picture.width, picture.height), picture.pixels)
    small = whole.resize(size, Image.Resampling.LANCZOS)
    return Decoded(small.width, small.height, small.tobytes())
