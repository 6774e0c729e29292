"""What changed in an exhibit's folder, by looking; no threads, and time is an argument."""

from collections.abc import Iterator
from dataclasses import dataclass
from os import scandir, stat_result
from pathlib import Path

from kiosk.content.files import is_temporary

Print = tuple[int, int, int]
"""When a file was changed, in nanoseconds; its size; which file it is."""

DEEPEST = 12
SOON = 0.5
"""Seconds after which files that have changed are looked at again: have they come to rest?"""
MANY = 2000
"""So many files are looked at as often as was asked for."""


@dataclass(frozen=True)
class Snapshot:
    """The files of an exhibit at one moment."""

    files: dict[str, Print]

    def changed(self, since: "Snapshot") -> tuple[str, ...]:
        """The files that are new, gone or not what they were."""
        names = self.files.keys() | since.files.keys()
        return tuple(sorted(name for name in names if self.files.get(name) != since.files.get(name)))


def take_snapshot(*folders: Path) -> Snapshot:
    """Names, times and sizes of all files in some folders; what cannot be read counts as not there."""
    apart = [each for each in folders if not any(other in each.parents for other in folders)]
    return Snapshot({name: seen for folder in apart for name, seen in _files_in(folder)})


class Watch:
    """Tells when an exhibit has changed and its files have come to rest."""

    def __init__(self, *folders: Path, look_every: float = 0.5, since: Snapshot | None = None) -> None:
        self._folders = folders
        self._every = look_every
        self._shown = self._last = since or take_snapshot(*folders)
        self._next: float | None = None

    def changed(self, now: float) -> tuple[str, ...]:
        """The files changed since this last told of any; nothing while they are still being written.

        It looks at the disk every `look_every` seconds, and sooner again when something has changed there.
        """
        if self._next is not None and now < self._next:
            return ()
        # Looking at thousands of files takes its time: the more there are, the more seldom.
        slowly = max(1.0, len(self._last.files) / MANY)
        self._next = now + self._every * slowly
        last, self._last = self._last, take_snapshot(*self._folders)
        if self._last != last:
            self._next = now + min(self._every, SOON) * slowly
            return ()
        news = self._last.changed(since=self._shown)
        self._shown = self._last
        return news


def _files_in(folder: Path, depth: int = 0) -> Iterator[tuple[str, Print]]:
    try:
        with scandir(folder) as found:
            entries = list(found)
    except OSError:
        return
    for entry in entries:
        if is_temporary(entry.name):
            continue
        try:
            is_folder = entry.is_dir()
            seen: stat_result = entry.stat()
        except OSError:
            continue
        if is_folder and depth < DEEPEST:
            yield from _files_in(Path(entry.path), depth + 1)
        elif not is_folder:
            yield entry.path, (seen.st_mtime_ns, seen.st_size, seen.st_ino)
