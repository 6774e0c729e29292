"""An exhibit's events, each made only when it is asked for."""

from collections.abc import Callable, Iterator, Mapping

from kiosk.core.model import Event


class EventShelf(Mapping[str, Event]):
    """Events by id, in reading order. Asking for one makes it; their ids and dates are there without."""

    def __init__(self, dates: Mapping[str, str], make: Callable[[str], Event]) -> None:
        self.dates = dates
        """The EDTF date of each event, by id, in reading order."""
        self._make = make
        self._made: dict[str, Event] = {}

    def __getitem__(self, event_id: str) -> Event:
        """The event; KeyError if there is none of that id, ValueError if it cannot be made."""
        event = self._made.get(event_id)
        if event is None:
            self.dates[event_id]  # KeyError for an id that there is not
            event = self._made[event_id] = self._make(event_id)
        return event

    def __iter__(self) -> Iterator[str]:
        """The ids, in reading order."""
        return iter(self.dates)

    def __len__(self) -> int:
        """How many events there are."""
        return len(self.dates)

    def __contains__(self, event_id: object) -> bool:
        """Whether there is an event of that id; makes none."""
        return event_id in self.dates

    @property
    def unmade(self) -> int:
        """How many events nobody has asked for yet."""
        return len(self.dates) - len(self._made)

    def make_some(self, count: int) -> int:
        """Make the next so many; how many are left then. ValueError if one cannot be made."""
        for event_id in self.dates:
            if count <= 0:
                break
            if event_id not in self._made:
                self[event_id]
                count -= 1
        return self.unmade
