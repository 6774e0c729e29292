"""What can be done before it is needed, a little at a time, while nobody waits for it."""

import logging
from collections.abc import Callable

from kivy.clock import Clock

from kiosk.content.library import Library
from kiosk.core.event_shelf import EventShelf
from kiosk.ui.screens.which import load_each

BEGIN_AFTER = 3.0
"""Seconds from the first frame: the start is not held up."""
EVERY, AT_A_TIME = 0.05, 30
"""Seconds between two steps, and how many events are made in one, which takes about 3 ms."""

log = logging.getLogger("kiosk")


class Readying:
    """Keeps what was read for the next start, loads the screens, and makes the events of what was kept."""

    def __init__(self, library: Library, on_broken: Callable[[], None]) -> None:
        self._library = library
        self._on_broken = on_broken
        self._step = Clock.create_trigger(self._make_some, EVERY)
        self._begin = Clock.create_trigger(self._keep, BEGIN_AFTER)
        self._screens = load_each()

    def begin(self) -> None:
        """There is an exhibit, just read or kept."""
        self._begin()

    def stop(self) -> None:
        """Leave it as it is."""
        self._begin.cancel()
        self._step.cancel()

    def _keep(self, _dt: float) -> None:
        self._library.keep()
        self._step()

    def _make_some(self, _dt: float) -> None:
        if next(self._screens, self) is None:
            self._step()
            return
        exhibit = self._library.exhibit
        if exhibit is None or not isinstance(exhibit.events, EventShelf):
            return
        try:
            left = exhibit.events.make_some(AT_A_TIME)
        except ValueError:
            log.warning("what was kept of the exhibit is damaged; its files are read")
            self._on_broken()
            return
        if left:
            self._step()
