"""Pages drawn before they are needed: those that the visitor will probably ask for next."""

import logging
from collections.abc import Callable, Iterator

from kivy.clock import Clock

from kiosk.core.media import Recording
from kiosk.core.model import Exhibit
from kiosk.core.visit import AtEvent, Here, Visit
from kiosk.ui.screens.base import Screen

BEGIN_AFTER = 0.35
"""Seconds after a move: the page at hand has come by then, and its picture with it."""

log = logging.getLogger("kiosk.ui")


class PageAhead:
    """One page that is being drawn for a stop where the visitor is not yet, or has been drawn."""

    def __init__(self, here: Here, visit: Visit, make: Callable[[Here], Screen]) -> None:
        self.here = here
        self._visit = visit
        self._make = make
        self._parts: Iterator[None] | None = None
        self.screen: Screen | None = None
        self.is_done = False

    def draw_a_part(self) -> None:
        """Go on with it, as if the visitor were there already. Whatever it raises is passed on."""
        now = self._visit.here
        self._visit.here = self.here
        try:
            if self._parts is None and not _can_wait(self.here, self._visit.exhibit):
                self.is_done = True
            elif self.screen is None or self._parts is None:
                self.screen = self._make(self.here)
                self._parts = self.screen.compose_in_parts()
            elif next(self._parts, self) is self:
                self.is_done = True
        finally:
            self._visit.here = now

    def finished(self) -> Screen:
        """The page, drawn to its end."""
        while not self.is_done:
            self.draw_a_part()
        assert self.screen is not None
        return self.screen

    def give_up(self) -> None:
        """It will not be shown."""
        if self.screen is not None:
            self.screen.retire()
            self.screen.take_apart()


class Ahead:
    """Draws the likely pages, one part in a frame, and keeps them until the visitor moves."""

    def __init__(self, make: Callable[[Here], Screen]) -> None:
        self._make = make
        self._pages: list[PageAhead] = []
        self._begin = Clock.create_trigger(self._step, BEGIN_AFTER)
        self._go_on = Clock.create_trigger(self._step, 0)

    def look(self, visit: Visit) -> None:
        """The visitor has moved: forget what is no longer likely, and begin with what now is."""
        wanted = visit.likely_next()
        kept = {page.here: page for page in self._pages if page.here in wanted}
        self._drop([page for page in self._pages if page.here not in kept])
        self._pages = [kept.get(here) or PageAhead(here, visit, self._make) for here in wanted]
        self._go_on.cancel()
        self._begin.cancel()
        self._begin()

    def take(self, here: Here) -> Screen | None:
        """The page for that stop and no other, finished, if it has been begun; it is no longer kept."""
        page = next((page for page in self._pages if page.here == here and page.screen is not None), None)
        if page is None:
            return None
        self._pages.remove(page)
        try:
            return page.finished()
        except Exception:
            page.give_up()
            raise

    def clear(self) -> None:
        """Forget all of them, and draw none."""
        self._begin.cancel()
        self._go_on.cancel()
        self._drop(self._pages)
        self._pages = []

    @property
    def is_busy(self) -> bool:
        """Whether there is something to be drawn yet."""
        return any(not page.is_done for page in self._pages)

    def _step(self, _dt: float) -> None:
        page = next((page for page in self._pages if not page.is_done), None)
        if page is None:
            return
        try:
            page.draw_a_part()
        except Exception:
            # Whoever goes there will see what is wrong; the page at hand is not to suffer from it.
            log.warning("a page could not be drawn ahead", exc_info=True)
            page.give_up()
            self._pages.remove(page)
        self._go_on()

    @staticmethod
    def _drop(pages: list[PageAhead]) -> None:
        for page in pages:
            page.give_up()


def _can_wait(here: Here, exhibit: Exhibit) -> bool:
    """Whether a page can be drawn before it is shown: a recording's can not, it may play at once."""
    match here.stop:
        case AtEvent(event):
            return not any(isinstance(media, Recording) for media in exhibit.event(event).media)
    return True
