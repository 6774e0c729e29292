"""The PIN of the staff page: its hash, and the wait after wrong ones. Time is an argument."""

import hmac
import re
from base64 import b64decode, b64encode
from hashlib import scrypt

COST, BLOCK, LANES = 2**15, 8, 1
"""scrypt's parameters: 32 MB and about a tenth of a second for each try."""
SALT_BYTES, HASH_BYTES = 16, 32
FEWEST, MOST = 4, 12
"""Digits of a PIN."""
TRIES = 3
FIRST_WAIT, LONGEST_WAIT = 60.0, 3600.0
"""Seconds to wait after three wrong PINs; then after every wrong one twice as long as before, up to this."""

PATTERN = r"^scrypt:\d{1,7}:\d{1,2}:\d{1,2}:[A-Za-z0-9+/]{22}==:[A-Za-z0-9+/]{43}=$"
"""A hash as device.yaml has it: how it was made, the parameters, the salt, the hash."""


def is_pin(typed: str) -> bool:
    """Whether it can be typed on the staff page's keypad."""
    return bool(re.fullmatch(rf"[0-9]{{{FEWEST},{MOST}}}", typed))


def hash_pin(pin: str, salt: bytes) -> str:
    """The hash of a PIN, to be written into device.yaml."""
    made = _scrypt(pin, salt, COST, BLOCK, LANES)
    return f"scrypt:{COST}:{BLOCK}:{LANES}:{b64encode(salt).decode()}:{b64encode(made).decode()}"


def is_right(pin: str, hashed: str) -> bool:
    """Whether a PIN is the one that was hashed; takes as long for a wrong one as for a right one."""
    if not re.fullmatch(PATTERN, hashed):
        return False
    _, cost, block, lanes, salt, kept = hashed.split(":")
    try:
        made = _scrypt(pin, b64decode(salt), int(cost), int(block), int(lanes))
    except ValueError:
        return False  # parameters that scrypt refuses
    return hmac.compare_digest(made, b64decode(kept))


def _scrypt(pin: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    most = 64 * 2**20  # more memory than this no parameters of ours need
    return scrypt(pin.encode(), salt=salt, n=cost, r=block, p=lanes, maxmem=most, dklen=HASH_BYTES)


class LockOut:
    """Three wrong PINs, and nobody may try for a minute; every further one doubles the wait."""

    def __init__(self, wrong: int = 0, now: float = 0.0) -> None:
        self.wrong = max(wrong, 0)
        """How many PINs were wrong since the last right one."""
        self._since = now

    def seconds_left(self, now: float) -> float:
        """How long to wait until the next try; 0 if none is needed."""
        if self.wrong < TRIES:
            return 0.0
        wait = min(FIRST_WAIT * 2.0 ** min(self.wrong - TRIES, 30), LONGEST_WAIT)
        return max(wait - (now - self._since), 0.0)

    @property
    def tries_left(self) -> int:
        """How many wrong PINs may follow before there is a wait."""
        return max(TRIES - self.wrong, 1)

    def tried(self, right: bool, now: float) -> None:
        """A PIN was tried."""
        self.wrong = 0 if right else self.wrong + 1
        self._since = now
