"""Pictures, sound and film: that each file is whole, and what its name says it is."""

import stat
import struct
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from kiosk.content.pictures import NoPicture, read_header
from kiosk.core.captions import Captions, read_captions
from kiosk.core.problems import quoted

MOST_PIXELS = 64_000_000
MOST_CAPTIONS = 2_000_000
"""So many bytes of captions are read: no film has more."""

Fault = tuple[str, str, str]
"""The code, what is wrong, what to do."""

ENDINGS = {
    ".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WebP", ".ogg": "Ogg", ".mp3": "MP3",
    ".flac": "FLAC", ".mp4": "MP4", ".webm": "WebM", ".vtt": "WebVTT",
}  # fmt: skip
"""What a file is whose name ends so."""


def look_at(file: Path, folder: Path, name: str, kind: str) -> Fault | None:
    """What is wrong with one file that should be of a kind, if anything is."""
    try:
        if not file.resolve(strict=True).is_relative_to(folder.resolve()):
            return (
                "outside",
                f"{quoted(name)} is a link that leads out of the media folder",
                "put the file itself there",
            )
        if not stat.S_ISREG(file.stat().st_mode):
            return "wrong-kind", f"{quoted(name)} is not an ordinary file", "put the file itself there"
        with file.open("rb") as stream:
            return _look_into(stream, name, kind)
    except PermissionError:
        hint = "change its permissions so that everybody can read it"
        return "unreadable", f"{quoted(name)} may not be read", hint
    except (OSError, RuntimeError, ValueError):
        return "unreadable", f"{quoted(name)} cannot be read", "put the file there again"


def _look_into(stream: BinaryIO, name: str, kind: str) -> Fault | None:
    start = stream.read(4096)
    if not start:
        return "wrong-kind", f"{quoted(name)} is empty (0 bytes)", "put the file there again"
    found = kind_of(start)
    if found != kind:
        if found is None:
            hint = "its first line must be WEBVTT" if kind == "WebVTT" else "save it again in that format"
            return "wrong-kind", f"{quoted(name)} is not {_a(kind)} file", hint
        ending = next(ending for ending, each in ENDINGS.items() if each == found)
        renamed = str(PurePosixPath(name).with_suffix(ending))
        return "wrong-kind", f"{quoted(name)} is {_a(found)} file", f"rename it {quoted(renamed, 120)}"
    if kind in ("PNG", "JPEG", "WebP"):
        return _look_at_picture(stream, name, kind)
    if kind == "WebVTT":
        return _look_at_captions(start + stream.read(MOST_CAPTIONS), name)
    if kind == "MP4" and not _is_whole_mp4(stream):
        return _broken_off(name)
    return None


def _a(kind: str) -> str:
    return f"an {kind}" if kind in ("MP3", "MP4", "Ogg") else f"a {kind}"


def _look_at_picture(stream: BinaryIO, name: str, kind: str) -> Fault | None:
    try:
        header = read_header(stream, kind)
    except NoPicture:
        return "wrong-kind", f"{quoted(name)} is damaged", f"save it as {kind} again"
    if header.width * header.height > MOST_PIXELS:
        size = f"{header.width} × {header.height} pixels"
        return "too-large", f"{quoted(name)} has {size}, over 64 megapixels", "make it smaller"
    if not header.width or not header.height:
        return "wrong-kind", f"{quoted(name)} is damaged", f"save it as {kind} again"
    return None if header.is_whole else _broken_off(name)


def _broken_off(name: str) -> Fault:
    return "wrong-kind", f"{quoted(name)} is broken off before its end", "copy the file again"


def _look_at_captions(written: bytes, name: str) -> Fault | None:
    try:
        written.decode("utf-8")
    except UnicodeDecodeError as fault:
        if fault.end < len(written) or len(written) < MOST_CAPTIONS:
            return "not-utf-8", f"{quoted(name)} is not in UTF-8", "save it as UTF-8"
    captions = _read_captions(written)
    if captions.cues:
        return None
    if captions.slips:
        first = captions.slips[0]
        message = f"{quoted(name)} has no caption that can be read; on line {first.line}: {first.message}"
        return "wrong-kind", message, first.hint
    hint = "write 00:00.000 --> 00:04.000 and the words"
    return "wrong-kind", f"{quoted(name)} has no captions in it", hint


def _read_captions(written: bytes) -> Captions:
    return read_captions(written[:MOST_CAPTIONS].decode("utf-8", "replace"))


def load_captions(file: Path) -> Captions:
    """The captions in a file; none where it cannot be read."""
    try:
        with file.open("rb") as stream:
            return _read_captions(stream.read(MOST_CAPTIONS))
    except (OSError, ValueError):
        return Captions()


def _is_whole_mp4(stream: BinaryIO) -> bool:
    """Whether every box of the film is whole, and the one that says where the pictures are is there."""
    length = stream.seek(0, 2)
    place, kinds = 0, set()
    while place + 8 <= length:
        stream.seek(place)
        size, kind = struct.unpack(">I4s", stream.read(8))
        if size == 1:
            size = int.from_bytes(stream.read(8), "big")
        elif size == 0:
            size = length - place
        if size < 8:
            return False
        kinds.add(kind)
        place += size
    return b"moov" in kinds and place <= length


def kind_of(start: bytes) -> str | None:
    """What a file is, by its first bytes."""
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if start.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "WebP"
    if start.startswith(b"OggS"):
        return "Ogg"
    if start.startswith(b"fLaC"):
        return "FLAC"
    if start[4:8] == b"ftyp":
        return "MP4"
    if start.startswith(b"\x1a\x45\xdf\xa3"):
        return "WebM"
    if start.removeprefix(b"\xef\xbb\xbf")[:7] in (
        b"WEBVTT",
        b"WEBVTT\n",
        b"WEBVTT\r",
        b"WEBVTT ",
        b"WEBVTT\t",
    ):
        return "WebVTT"
    if start.startswith(b"ID3") or (start[:1] == b"\xff" and start[1:2] and start[1] & 0xE0 == 0xE0):
        return "MP3"
    return None
