"""A virtual screen as a visitor has it: seen and touched from outside the program that draws on it."""

import ctypes
import mmap
import os
import struct
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes.util import find_library
from operator import ne
from pathlib import Path

from PIL import Image

from kiosk.ui.virtual_screen import virtual_screen

SPREAD = 97
"""One pixel in so many is looked at: every row has some, each in another place than those above it."""
LOOK_EVERY = 0.002
"""Seconds between two looks at the glass."""
Sight = bytes
"""What a look saw: the pixels looked at, four bytes each."""


def share_changed(before: Sight, after: Sight) -> float:
    """How much of the glass differs between two looks, from 0 to 1."""
    if before == after:
        return 0.0
    old, new = memoryview(before).cast("I"), memoryview(after).cast("I")
    changed: int = sum(map(ne, old, new))
    return changed / len(old)


class Glass:
    """The pixels of a virtual screen, as its X server keeps them, and a finger on it."""

    def __init__(self, picture: Path, size: tuple[int, int]) -> None:
        self.size = size
        with picture.open("rb") as file:
            self._file = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        # An X window dump: its header's length, and the colours of which each takes twelve bytes.
        head, colours = (struct.unpack_from(">I", self._file, place)[0] for place in (0, 76))
        first = head + 12 * colours
        self._pixels = memoryview(self._file)[first : first + 4 * size[0] * size[1]].cast("I")
        self._finger = _Finger(os.environ["DISPLAY"])

    def look(self) -> Sight:
        """What is on the glass now."""
        return self._pixels[::SPREAD].tobytes()

    def save(self, file: Path) -> None:
        """Keep what is on the glass as a picture."""
        whole = self._pixels.tobytes()
        Image.frombytes("RGB", self.size, whole, "raw", "BGRX").save(file)

    def point(self, x: float, y: float) -> None:
        """Bring the finger over a place, given in shares of the width and the height."""
        self._finger.move(round(x * self.size[0]), round(y * self.size[1]))

    def tap(self) -> float:
        """Touch the glass where the finger is; returns when, by the monotonic clock."""
        begun = time.monotonic()
        self._finger.tap()
        return begun

    def wait_for_change(self, before: Sight, share: float, until: float) -> float | None:
        """When so much of the glass had changed; None if it has not by the monotonic time `until`."""
        while (now := time.monotonic()) < until:
            if share_changed(before, self.look()) >= share:
                return now
            time.sleep(LOOK_EVERY)
        return None

    def wait_until_still(self, still_for: float, at_most: float) -> None:
        """Wait until nothing has changed for `still_for` seconds, or for `at_most` in all."""
        begun = last = time.monotonic()
        sight = self.look()
        while (now := time.monotonic()) - last < still_for and now - begun < at_most:
            time.sleep(0.02)
            if (new := self.look()) != sight:
                sight, last = new, time.monotonic()

    def follow(self, still_for: float, at_most: float, noted: Callable[[], float]) -> list["Moment"]:
        """Every change of the glass, until none has come for `still_for` seconds, or for `at_most` in all.

        `noted` is called at each change, for a figure that belongs to it.
        """
        seen = [Moment(time.monotonic(), self.look(), noted())]
        begun = seen[0].at
        while True:
            now, sight = time.monotonic(), self.look()
            if sight != seen[-1].sight:
                seen.append(Moment(now, sight, noted()))
            elif (now - seen[-1].at > still_for and len(seen) > 1) or now - begun > at_most:
                return seen
            time.sleep(LOOK_EVERY)

    def close(self) -> None:
        """Let go of the screen."""
        self._finger.close()
        self._pixels.release()


class Moment:
    """The glass at one moment, and the figure noted with it."""

    def __init__(self, at: float, sight: Sight, figure: float) -> None:
        self.at = at
        self.sight = sight
        self.figure = figure


def first_complete(seen: list[Moment], share: float = 0.01) -> Moment:
    """The first moment from which on all but `share` of the glass stayed as it is at the end."""
    last = seen[-1].sight
    complete = seen[-1]
    for moment in reversed(seen):
        if share_changed(moment.sight, last) > share:
            break
        complete = moment
    return complete


class _Finger:
    """Taps that the X server makes by itself (its XTEST extension): no program can tell the difference."""

    def __init__(self, display: str) -> None:
        names = find_library("X11"), find_library("Xtst")
        if None in names:
            raise OSError("libX11 and libXtst are needed: the packages libx11-6 and libxtst6")
        self._x11, self._xtst = (ctypes.CDLL(name) for name in names)
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))
        if not self._display:
            raise OSError(f"cannot reach the screen {display}")

    def move(self, x: int, y: int) -> None:
        self._xtst.XTestFakeMotionEvent(self._display, -1, x, y, ctypes.c_ulong(0))
        self._x11.XFlush(self._display)

    def tap(self) -> None:
        for is_down in (1, 0):
            self._xtst.XTestFakeButtonEvent(self._display, 1, is_down, ctypes.c_ulong(0))
        self._x11.XFlush(self._display)

    def close(self) -> None:
        self._x11.XCloseDisplay(self._display)


@contextmanager
def glass(width: int, height: int) -> Iterator[Glass]:
    """A virtual screen of that size in pixels, for as long as the block lasts."""
    with tempfile.TemporaryDirectory() as place, virtual_screen(width, height, Path(place)):
        seen = Glass(Path(place) / "Xvfb_screen0", (width, height))
        try:
            yield seen
        finally:
            seen.close()
