"""Whether a film has sound, told by the file itself."""

from pathlib import Path
from struct import unpack
from typing import BinaryIO

MOST_INDEX = 32_000_000
"""So many bytes of a film's index are looked through; hours of film have less."""
WEBM_START = 512_000
"""A WebM file tells within so many bytes what its tracks are."""


def has_sound(file: Path) -> bool:
    """Whether there is a sound track in an MP4 or WebM file; if that cannot be told, there may be one."""
    try:
        with file.open("rb") as stream:
            if file.suffix.lower() == ".webm":
                return b"A_" in stream.read(WEBM_START)
            index = _index_of(stream)
    except OSError:
        return True
    return index is None or b"soun" in index


def _index_of(stream: BinaryIO) -> bytes | None:
    """The box of an MP4 file that lists its tracks."""
    length = stream.seek(0, 2)
    place = 0
    while place + 8 <= length:
        stream.seek(place)
        size, kind = unpack(">I4s", stream.read(8))
        if size == 1:
            size = int.from_bytes(stream.read(8), "big")
        elif size == 0:
            size = length - place
        if kind == b"moov":
            stream.seek(place)
            return stream.read(min(size, MOST_INDEX))
        if size < 8:
            return None
        place += size
    return None
