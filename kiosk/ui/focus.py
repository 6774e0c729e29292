"""Which thing on the page is in the frame that keys move. Arrows go through everything, and round."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kiosk.core.visit import AtChart, AtEvent, AtLife, AtNote, AtPanel, Here, Stop
from kiosk.ui.spots import Spot

Change = Literal["arrived", "opened", "closed", "same"]


@dataclass(frozen=True)
class Where:
    """Which page the frame is on: the stop, and what lies over it from the bottom up."""

    stop: tuple[object, ...]
    overs: tuple[type, ...]


def where(here: Here) -> Where:
    """The page that a visitor is on, whatever is chosen or turned on it."""
    return Where(_page(here.stop), tuple(type(over) for over in here.over))


def _page(stop: Stop) -> tuple[object, ...]:
    match stop:
        case AtEvent(event, _, life):
            return AtEvent, event, life
        case AtPanel(panel):
            return AtPanel, panel
        case AtLife(life):
            return AtLife, life
        case AtChart(chart):
            return AtChart, chart
        case AtNote(then):
            return AtNote, _page(then)
        case _:
            return (type(stop),)


class Focus:
    """The frame's place among the spots of the page on top."""

    def __init__(self) -> None:
        self.spots: Sequence[Spot] = ()
        self.place: int | None = None
        """None as long as no key was used on this page."""
        self.hears = False
        """Whether the screen reads itself: then controls that can do nothing now are told of as well."""
        self._where: Where | None = None
        self._held: list[str] = []
        """For each layer beneath, what was in the frame there."""
        self._left: dict[tuple[object, ...], str] = {}
        """For each page, what was in the frame when the visitor left it: who comes back goes on there."""

    @property
    def spot(self) -> Spot | None:
        """What is in the frame."""
        if self.place is None or not 0 <= self.place < len(self.spots):
            return None
        return self.spots[self.place]

    def _is_stop(self, spot: Spot, controls_only: bool = False) -> bool:
        if controls_only:
            return spot.act is not None
        return spot.is_offered or self.hears

    # --- as the page changes

    def renew(self, spots: Sequence[Spot], now: Where, keeps_rail: bool = False) -> Change:
        """The page was drawn anew, or another one; says what became of it.

        With `keeps_rail`, a control of the rail stays in the frame on the next page as well.
        """
        before, current = self._where, self.spot
        self.spots, self._where = spots, now
        name = current.name if current is not None else ""
        acts = current is not None and current.act is not None
        if before is None or before.stop != now.stop:
            if before is not None:
                self._left[before.stop] = [*self._held, name][0]
            stays = keeps_rail and current is not None and current.in_rail
            stays = stays and any(spot.name == name and spot.is_offered for spot in spots)
            self._held = [""] * len(now.overs)
            self._set(name if stays else self._left.get(now.stop, ""), first=0)
            return "arrived"
        if before.overs == now.overs:
            self._set(name, first=self.place or 0, acts=acts)
            return "same"
        names = [*self._held, name]
        self._held = (names + [""] * len(now.overs))[: len(now.overs)]
        if before.overs[: len(now.overs)] == now.overs:
            self._set(names[len(now.overs)], first=0)
            return "closed"
        self._set("", first=0)
        return "opened"

    def _set(self, name: str, first: int, acts: bool = False) -> None:
        """Find what is called that, else what stands where it stood, and did something if it did."""
        if self.place is None:
            return
        found = next((n for n, spot in enumerate(self.spots) if name and spot.name == name), None)
        self.place = first if found is None else found
        self._settle(acts and (found is None or not self.spots[found].is_offered))

    def _settle(self, controls_only: bool = False) -> None:
        """Where the frame may not be, it goes to the nearest place where it may."""
        if self.place is None:
            return
        stops = [n for n, spot in enumerate(self.spots) if self._is_stop(spot, controls_only)]
        stops = stops or [n for n, spot in enumerate(self.spots) if self._is_stop(spot)]
        self.place = min(stops, key=lambda n: abs(n - (self.place or 0))) if stops else None

    # --- as keys are used

    def move(self, by: int, controls_only: bool = False) -> None:
        """To the next thing, or the one before; with `controls_only`, to the next that does something."""
        stops = [n for n, spot in enumerate(self.spots) if self._is_stop(spot, controls_only)]
        if not stops:
            return
        at = self.place
        if at is None:
            self.place = stops[0] if by > 0 else stops[-1]
        elif by > 0:
            self.place = next((n for n in stops if n > at), stops[0])
        else:
            self.place = next((n for n in reversed(stops) if n < at), stops[-1])

    def begin(self) -> None:
        """Show the frame where it is, or on the first thing of the page."""
        if self.place is None:
            self.place = 0
            self._settle()

    def go_to(self, spot: Spot) -> None:
        """To what is being read."""
        self.place = next((n for n, each in enumerate(self.spots) if each.name == spot.name), self.place)

    def leave(self) -> None:
        """A finger has taken over: the frame goes."""
        self.place = None
        self._held = [""] * len(self._held)
