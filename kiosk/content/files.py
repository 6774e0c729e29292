"""Files on the disk, read without trusting them: their bytes, their text, how they are named to people."""

import re
import stat
from bisect import bisect_right
from os import PathLike, path, scandir
from pathlib import Path
from unicodedata import normalize

from kiosk.core.problems import Location, Problem

MOST_BYTES = 2_000_000
"""A text file larger than this is refused: nothing a curator writes is."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_BREAK = re.compile("\r\n|\n|\r")


class Unreadable(Exception):
    """A file that is no text we can read, and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Script:
    """A text file as it was typed."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._starts: list[int] = []

    def at(self, index: int) -> Location:
        """The line and column of the character at `index`."""
        if not self._starts:
            self._starts = [0, *(found.end() for found in _BREAK.finditer(self.text))]
        line = bisect_right(self._starts, index)
        return Location(self.path, line, index - self._starts[line - 1] + 1)


def shown(given: str | PathLike[str]) -> str:
    """A path as it is told to people: relative to the working directory if it lies below it."""
    whole = whole_path(given)
    here = whole_path(path.curdir)
    if whole == here:
        return ""
    below = whole.startswith(here.rstrip("/\\") + path.sep)
    return printable(Path(path.relpath(whole, here) if below else given).as_posix())


def whole_path(given: str | PathLike[str]) -> str:
    """A path from the root on, links left as they are: what a curator sees, not where it leads."""
    return path.normpath(Path(given).absolute())


def printable(name: str) -> str:
    """A file's name on one line, whatever bytes it is made of."""
    held = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in held)


def joined(folder: str, name: str) -> str:
    """The shown path of a file in a folder shown so."""
    return printable(f"{folder.rstrip('/')}/{name}" if folder else name)


def composed(name: str) -> str:
    """A name as other systems type it: some write é as two characters."""
    return normalize("NFC", name)


def load_bytes(file: Path, at: Location, most: int = MOST_BYTES) -> bytes:
    """All bytes of a file; `Unreadable` if it is missing, too large, no file or may not be read."""
    try:
        kind = file.stat()
        if stat.S_ISDIR(kind.st_mode):
            raise _unreadable(at, "this is a folder, not a file", "put the file there")
        if not stat.S_ISREG(kind.st_mode):
            raise _unreadable(at, "this is not an ordinary file", "put a file there")
        if kind.st_size > most:
            size = f"{kind.st_size / 1e6:.1f} MB"
            hint = "split it, or move long texts to where they belong"
            raise Unreadable(
                Problem(at, "error", "too-large", f"the file has {size}, over {most // 10**6} MB", hint)
            )
        with file.open("rb") as stream:
            return stream.read(most + 1)
    except FileNotFoundError:
        raise Unreadable(Problem(at, "error", "missing-file", "the file is missing")) from None
    except PermissionError:
        raise _unreadable(
            at, "the file may not be read", "change its permissions so that everybody can read it"
        ) from None
    except (OSError, ValueError) as fault:
        raise _unreadable(at, f"the file cannot be read ({_reason(fault)})") from None


def load_script(file: Path, at: str, most: int = MOST_BYTES) -> Script:
    """A text file, shown at the path `at`; `Unreadable` if it is no text in UTF-8."""
    start = Location(at)
    raw = load_bytes(file, start, most)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _not_utf8(start, "the file is in UTF-16, not in UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        # a byte order mark is skipped by the decoder and not counted by it either
        body = raw.removeprefix(b"\xef\xbb\xbf")
        before = body[: fault.start].decode("utf-8", "replace")
        where = Script(at, before).at(len(before))
        raise _not_utf8(where, "the file is not in UTF-8 from here on") from None
    return Script(at, text)


def control_character(text: str) -> tuple[int, str, str] | None:
    """Where the first character stands that no text has, what it is, and what to do."""
    found = _CONTROL.search(text)
    if not found:
        return None
    named = f"a control character (U+{ord(found.group()):04X}) is in the file"
    return found.start(), named, "delete it, or restore the file"


def listed(folder: Path) -> tuple[dict[str, bool], str]:
    """The names in a folder, each with whether it is a folder itself; and why it cannot be listed."""
    try:
        with scandir(folder) as found:
            return {each.name: _is_folder(each) for each in sorted(found, key=lambda one: one.name)}, ""
    except FileNotFoundError:
        return {}, "is missing"
    except NotADirectoryError:
        return {}, "is a file, not a folder"
    except PermissionError:
        return {}, "may not be read"
    except (OSError, ValueError) as fault:
        return {}, f"cannot be read ({_reason(fault)})"


def _is_folder(entry: object) -> bool:
    try:
        return bool(entry.is_dir())  # type: ignore[attr-defined]
    except OSError:
        return False


def is_folder(place: Path) -> bool:
    """Whether there is a folder at a path; a path that cannot be looked at is none."""
    try:
        return place.is_dir()
    except (OSError, ValueError):
        return False


def is_temporary(name: str) -> bool:
    """Whether an editor or the system made a file of this name for itself."""
    return name.startswith((".", "~$", "#")) or name.endswith(("~", ".swp", ".tmp", ".bak", ".orig", ".part"))


def _reason(fault: Exception) -> str:
    return printable(str(getattr(fault, "strerror", None) or fault))


def _unreadable(at: Location, message: str, hint: str = "") -> Unreadable:
    return Unreadable(Problem(at, "error", "unreadable", message, hint))


def _not_utf8(at: Location, message: str) -> Unreadable:
    hint = (
        "save it as UTF-8 (in Excel: CSV UTF-8)" if at.path.lower().endswith(".csv") else "save it as UTF-8"
    )
    return Unreadable(Problem(at, "error", "not-utf-8", message, hint))
