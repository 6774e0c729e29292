"""A PIN is known by its hash alone, and wrong ones are made to wait longer and longer."""

import re
from base64 import b64encode
from hashlib import scrypt

import pytest

from kiosk.core.pin import FIRST_WAIT, LONGEST_WAIT, PATTERN, LockOut, hash_pin, is_pin, is_right

SALT = b"0123456789abcdef"
HASHED = hash_pin("1851", SALT)


def test_a_pin_is_right_or_wrong() -> None:
    assert is_right("1851", HASHED)
    assert not is_right("1850", HASHED)
    assert not is_right("", HASHED)


def test_a_hash_has_the_form_that_the_device_file_checks_and_holds_no_pin() -> None:
    assert re.fullmatch(PATTERN, HASHED)
    assert "1851" not in HASHED
    assert hash_pin("1851", SALT[::-1]) != HASHED


@pytest.mark.parametrize(
    "hashed",
    ["", "1851", HASHED[:-4], HASHED.replace("scrypt", "md5"),
     HASHED.replace(":32768:8:", ":32767:8:")],  # a cost that scrypt refuses
)  # fmt: skip
def test_what_is_no_hash_of_ours_lets_nobody_in(hashed: str) -> None:
    assert not is_right("1851", hashed)


def test_a_hash_that_takes_much_memory_is_not_tried() -> None:
    made = scrypt(b"1851", salt=SALT, n=2**17, r=8, p=1, maxmem=2**28, dklen=32)
    hashed = f"scrypt:{2**17}:8:1:{b64encode(SALT).decode()}:{b64encode(made).decode()}"
    assert re.fullmatch(PATTERN, hashed)
    assert not is_right("1851", hashed)


@pytest.mark.parametrize(
    ("typed", "fits"),
    [("1851", True), ("123456789012", True), ("185", False), ("1" * 13, False), ("18a1", False),
     ("١٨٥١", False), ("1851\n", False)],
)  # fmt: skip
def test_a_pin_is_four_to_twelve_digits(typed: str, fits: bool) -> None:
    assert is_pin(typed) is fits


def test_three_wrong_pins_make_a_wait_that_grows() -> None:
    lock = LockOut()
    now = 1000.0
    for left in (3, 2, 1):
        assert lock.tries_left == left
        assert lock.seconds_left(now) == 0
        lock.tried(False, now)
    waits = []
    for _ in range(9):
        waits.append(lock.seconds_left(now))
        now += waits[-1]
        assert lock.seconds_left(now - 1) == 1
        assert lock.seconds_left(now) == 0
        lock.tried(False, now)
    assert waits == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]


def test_a_right_pin_forgets_the_wrong_ones() -> None:
    lock = LockOut()
    for right in (False, False, True, False, False):
        lock.tried(right, 0)
    assert lock.seconds_left(0) == 0
    assert lock.tries_left == 1


def test_pulling_the_plug_does_not_shorten_the_wait() -> None:
    lock = LockOut(wrong=4, now=5)
    assert lock.seconds_left(5) == 2 * FIRST_WAIT
    assert LockOut(wrong=10**9).seconds_left(0) == LONGEST_WAIT
