"""What the first bytes of a picture say: its kind and its size, without unpacking it."""

import struct
from dataclasses import dataclass
from io import SEEK_END
from typing import BinaryIO


@dataclass(frozen=True)
class Header:
    """The kind and size of a picture, and whether its file goes on to its end."""

    kind: str
    width: int
    height: int
    is_whole: bool


class NoPicture(Exception):
    """The file begins like a picture and then makes no sense."""


def read_header(stream: BinaryIO, kind: str) -> Header:
    """The header of a PNG, JPEG or WebP picture; `NoPicture` if it is damaged."""
    stream.seek(0, SEEK_END)
    length = stream.tell()
    stream.seek(0)
    try:
        return {"PNG": _png, "JPEG": _jpeg, "WebP": _webp}[kind](stream, length)
    except (struct.error, IndexError) as fault:
        raise NoPicture from fault


def _png(stream: BinaryIO, length: int) -> Header:
    start = stream.read(33)
    if start[12:16] != b"IHDR":
        raise NoPicture
    width, height = struct.unpack(">II", start[16:24])
    place, kind = 8, b""
    while kind != b"IEND" and place + 12 <= length:
        stream.seek(place)
        size, kind = struct.unpack(">I4s", stream.read(8))
        place += 12 + size
    return Header("PNG", width, height, kind == b"IEND" and place <= length)


_NO_FRAME = (0xC4, 0xC8, 0xCC)


def _jpeg(stream: BinaryIO, length: int) -> Header:
    width = height = 0
    place = 2
    while place + 4 <= length:
        stream.seek(place)
        lead, marker, size = struct.unpack(">BBH", stream.read(4))
        if lead != 0xFF or size < 2:
            raise NoPicture
        if marker == 0xFF:  # a byte that only fills
            place += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME:
            height, width = struct.unpack(">xHH", stream.read(5))
        place += 2 + size
        if marker == 0xDA:
            break
    if not width or not height:
        raise NoPicture
    # some cameras write more behind the end mark, so it is looked for in all that follows
    stream.seek(max(place, length - 1_000_000))
    return Header("JPEG", width, height, b"\xff\xd9" in stream.read())


def _webp(stream: BinaryIO, length: int) -> Header:
    start = stream.read(30)
    whole = struct.unpack("<I", start[4:8])[0] + 8 <= length
    kind = start[12:16]
    if kind == b"VP8X":
        width = int.from_bytes(start[24:27], "little") + 1
        height = int.from_bytes(start[27:30], "little") + 1
    elif kind == b"VP8L":
        bits = int.from_bytes(start[21:25], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    elif kind == b"VP8 ":
        width, height = (size & 0x3FFF for size in struct.unpack("<HH", start[26:30]))
    else:
        raise NoPicture
    return Header("WebP", width, height, whole)
