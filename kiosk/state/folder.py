"""The state folder: all that the kiosk writes. Whatever is wrong with it, the exhibit runs on."""

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir

from kiosk.state.notes import Notes

LITTLE = 100 * 2**20
"""So few free bytes are worth telling."""


def state_folder(environ: Mapping[str, str], chosen: str | None = None, system: str = sys.platform) -> Path:
    """Where statistics, logs and Kivy's own files go: the device's choice, else the XDG state folder.

    Windows has no such folder, and no HOME: there it is the one for what programs keep on this machine.
    """
    if chosen:
        return Path(chosen)
    if system == "win32":
        return Path(environ.get("LOCALAPPDATA") or gettempdir()) / "kiosk"
    base = environ.get("XDG_STATE_HOME") or str(Path(environ.get("HOME", "/var/tmp")) / ".local" / "state")
    return Path(base) / "kiosk"


def look_after(folder: Path, notes: Notes) -> None:
    """Make the folder if it is not there, and tell what is wrong with it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.write_bytes(b"x" * 4096)
        probe.unlink()
    except OSError as refusal:
        notes.tell("state folder", f"nothing can be kept in {folder}: {refusal.strerror or refusal}")
        return
    notes.clear("state folder")
    free = free_bytes(folder)
    if free is not None and free[0] < LITTLE:
        notes.tell("storage", f"only {free[0] // 2**20} MB are free")
    else:
        notes.clear("storage")


def free_bytes(folder: Path) -> tuple[int, int] | None:
    """The free and all bytes of the disk that a folder is on; None where it cannot be told."""
    try:
        disk = os.statvfs(folder)
    except OSError:
        return None
    return disk.f_bavail * disk.f_frsize, disk.f_blocks * disk.f_frsize


def write_whole(file: Path, text: str) -> None:
    """Write a small file so that a power cut leaves the old one or the new one. Raises OSError."""
    write_whole_bytes(file, text.encode("utf-8"))


def write_whole_bytes(file: Path, contents: bytes) -> None:
    """The same with bytes."""
    new = file.with_name(f".{file.name}.new")
    try:
        with new.open("wb") as stream:
            stream.write(contents)
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(file)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise
    # The new name itself is only sure on the disk once its folder is.
    with suppress(OSError):
        listing = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(listing)
        finally:
            os.close(listing)


def read_json(file: Path) -> object:
    """What a small file holds; None where it is missing or damaged."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
