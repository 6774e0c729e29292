"""Events that are made only when they are asked for."""

import pytest

from kiosk.core.event_shelf import EventShelf
from kiosk.core.model import Event
from kiosk.core.parts import Text

DATES = {"one": "1851-04-14", "two": "1852", "three": "1853-06"}


class Maker:
    def __init__(self) -> None:
        self.made: list[str] = []

    def __call__(self, event_id: str) -> Event:
        self.made.append(event_id)
        words = Text({"en": event_id})
        return Event(id=event_id, panel="p", date=DATES[event_id], headline=words, label=words)


@pytest.fixture
def make() -> Maker:
    return Maker()


@pytest.fixture
def shelf(make: Maker) -> EventShelf:
    return EventShelf(DATES, make)


def test_ids_and_dates_are_there_without_an_event_being_made(shelf: EventShelf, make: Maker) -> None:
    assert (list(shelf), len(shelf), "two" in shelf, "four" in shelf) == (list(DATES), 3, True, False)
    assert dict(shelf.dates) == DATES
    assert make.made == []


def test_an_event_is_made_once(shelf: EventShelf, make: Maker) -> None:
    assert shelf["two"] is shelf["two"]
    assert make.made == ["two"]


def test_there_is_no_event_of_another_id(shelf: EventShelf, make: Maker) -> None:
    with pytest.raises(KeyError):
        shelf["four"]
    assert shelf.get("four") is None
    assert make.made == []


def test_the_rest_is_made_a_few_at_a_time(shelf: EventShelf, make: Maker) -> None:
    shelf["two"]
    assert shelf.make_some(1) == 1
    assert make.made == ["two", "one"]
    assert shelf.make_some(5) == 0
    assert make.made == ["two", "one", "three"]


def test_it_equals_a_dictionary_of_the_same_events(shelf: EventShelf) -> None:
    plain = dict(shelf.items())
    assert shelf == plain
    assert plain == shelf
    assert shelf != {**plain, "one": plain["two"]}
