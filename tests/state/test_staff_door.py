"""The staff page opens to the PIN, to nothing else, and not while there is a wait."""

import pytest

from kiosk.core.pin import hash_pin
from kiosk.state.staff_door import StaffDoor

HASHED = hash_pin("1851", b"0123456789abcdef")


def test_the_pin_opens_and_others_do_not() -> None:
    kept: list[int] = []
    door = StaffDoor(HASHED, 0, kept.append, 0)
    assert not door.tries("1850", 1)
    assert door.lock.tries_left == 2
    assert door.tries("1851", 2)
    assert kept[-1] == 0


def test_while_there_is_a_wait_even_the_right_pin_is_not_looked_at() -> None:
    door = StaffDoor(HASHED, 0, lambda _wrong: None, 0)
    for _ in range(3):
        assert not door.tries("0000", 10)
    assert not door.tries("1851", 69)
    assert door.lock.seconds_left(69) == 1
    assert door.tries("1851", 70)


def test_a_try_counts_before_it_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever pulls the plug when the screen says nothing has used a try."""
    kept: list[int] = []
    door = StaffDoor(HASHED, 2, kept.append, 0)

    def look(_pin: str, _hashed: str) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("kiosk.state.staff_door.is_right", look)
    with pytest.raises(KeyboardInterrupt):
        door.tries("1851", 5)
    assert kept == [3]
    assert StaffDoor(HASHED, kept[-1], kept.append, 6).lock.seconds_left(6) == 60


def test_without_a_pin_nobody_comes_in() -> None:
    door = StaffDoor(None, 0, lambda _wrong: None, 0)
    assert not door.has_pin
    assert not door.tries("", 0)
