"""The exhibit on show: an exhibit's folder read whole, and the last good version of it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.content.files import is_folder, whole_path
from kiosk.content.fingerprint import fingerprint
from kiosk.content.watch import Snapshot, take_snapshot
from kiosk.core.model import Exhibit
from kiosk.core.problems import Problem

if TYPE_CHECKING:
    from kiosk.content.draft import Draft


@dataclass(frozen=True)
class Reading:
    """What one reading of an exhibit's folder found."""

    exhibit: Exhibit | None
    """The exhibit; None if there is any error."""
    problems: tuple[Problem, ...]
    """By file, line and column."""
    files: int
    """How many files were read."""
    draft: "Draft | None" = field(default=None, repr=False, compare=False)
    """All that was read, sound or not; None if there is no exhibit in the folder."""


class Keeper(Protocol):
    """Keeps an exhibit as it was read, so that it need not be read again while its files are the same."""

    def load(self, fingerprint: str) -> Exhibit | None:
        """The exhibit that was kept of these very files; None if there is none, or it is damaged."""

    def store(self, fingerprint: str, exhibit: Exhibit) -> None:
        """Keep an exhibit that was found sound. Never raises."""


class Library:
    """The exhibit on show: the newest version that was sound."""

    def __init__(
        self, folder: Path, media: Path | None = None, advises: bool = True, keeper: Keeper | None = None
    ) -> None:
        self.folder = folder
        self.media = media
        self.keeper = keeper
        self._unkept: str | None = None
        """The fingerprint of the files that were read, while what was read is not kept yet."""
        self.advises = advises
        """Whether warnings are looked for; in the gallery nobody reads them, and they take a third longer."""
        self.exhibit: Exhibit | None = None
        self.problems: tuple[Problem, ...] = ()
        self.is_sound = False
        self.seen = Snapshot({})
        """The files as they were before they were read."""
        self.reload()

    def reload(self) -> bool:
        """Read the folder again. True if the exhibit on show has changed; a bad edit never changes it."""
        self.seen = take_snapshot(self.folder, self._media)
        reading = self._kept() or read_exhibit(self.folder, self.media, advises=self.advises)
        self.problems = reading.problems
        self.is_sound = reading.exhibit is not None
        if reading.exhibit is None or reading.exhibit == self.exhibit:
            return False
        self.exhibit = reading.exhibit
        return True

    def _kept(self) -> Reading | None:
        if self.keeper is None:
            return None
        of_the_files = self._fingerprint(self.seen)
        exhibit = self.keeper.load(of_the_files)
        self._unkept = of_the_files if exhibit is None else None
        return Reading(exhibit, (), 0) if exhibit is not None else None

    @property
    def _media(self) -> Path:
        return self.media or media_folder(self.folder)

    def _fingerprint(self, seen: Snapshot | None = None) -> str:
        return fingerprint(self.folder, self._media, seen)

    def keep(self) -> None:
        """Keep what was read for the next start, unless its files have changed while they were read."""
        if self.keeper is None or self._unkept is None or self.exhibit is None or not self.is_sound:
            return
        if self._fingerprint() == self._unkept:
            self.keeper.store(self._unkept, self.exhibit)
        self._unkept = None

    def reread(self) -> bool:
        """Read the files themselves, as what was kept is wrong. True if the exhibit on show has changed."""
        keeper, self.keeper = self.keeper, None
        if keeper is not None:
            self._unkept = self._fingerprint()
        self.exhibit = None
        try:
            return self.reload()
        finally:
            self.keeper = keeper


def read_exhibit(
    folder: Path, media: Path | None = None, shown_as: str | None = None, advises: bool = True
) -> Reading:
    """Everything in an exhibit's folder, or every problem in it. Nothing a curator types raises.

    Without `advises` only errors are looked for.
    """
    # Only now: a kiosk that has kept the exhibit as it was read starts without all that reads it.
    from kiosk.content.whole import read_whole

    with _no_collection():
        return read_whole(folder, media, shown_as, advises)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Let nothing be looked through for garbage: there is none before the end, and it takes a tenth more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def media_folder(folder: Path) -> Path:
    """Where an exhibit's media are: in its own folder, else beside exhibits/ under its name."""
    own = folder / "media"
    whole = Path(whole_path(folder))
    return own if is_folder(own) else whole.parent.parent / "media" / whole.name
