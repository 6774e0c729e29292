"""What the keys of a keypad or keyboard do, and the numbers by which the toolkit knows them."""

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from kiosk.core.parts import Part

Action = Literal[
    "up", "down", "left", "right", "ok", "back", "home", "help",
    "speech", "repeat", "slower", "faster", "quieter", "louder", "plugged", "unplugged",
]  # fmt: skip
ACTIONS: tuple[Action, ...] = get_args(Action)

_NAMED = {
    "backspace": 8, "tab": 9, "enter": 13, "pause": 19, "escape": 27, "space": 32, "delete": 127,
    "up": 273, "down": 274, "right": 275, "left": 276, "insert": 277, "home": 278, "end": 279,
    "pageup": 280, "pagedown": 281, "numpaddecimal": 266, "numpaddivide": 267, "numpadmultiply": 268,
    "numpadminus": 269, "numpadplus": 270, "numpadenter": 271, "volumeup": 1073741952,
    "volumedown": 1073741953, "mute": 1073742086,
}  # fmt: skip
F16 = 1073741931
"""The toolkit has numbers of its own up to F15; beyond, those of SDL."""

KEY_CODES: Mapping[str, int] = {
    **_NAMED,
    **{chr(code): code for code in (*range(ord("0"), ord("9") + 1), *range(ord("a"), ord("z") + 1))},
    **{f"numpad{number}": 256 + number for number in range(10)},
    **{f"f{number}": 281 + number for number in range(1, 16)},
    **{f"f{number}": F16 + number - 16 for number in range(16, 25)},
}
"""Keys by the names that the device file may call them."""

ORDINARY: Mapping[int, Action] = {
    KEY_CODES["up"]: "up",
    KEY_CODES["down"]: "down",
    KEY_CODES["left"]: "left",
    KEY_CODES["right"]: "right",
    KEY_CODES["enter"]: "ok",
    KEY_CODES["numpadenter"]: "ok",
    KEY_CODES["space"]: "ok",
    KEY_CODES["backspace"]: "back",
    KEY_CODES["home"]: "home",
    KEY_CODES["h"]: "help",
}
"""What the keys of an ordinary keyboard do where the device file says nothing else of them."""


def key_code(written: object) -> int:
    """The number of a key, from its name or its number as written. Raises where it is neither."""
    told = str(written).strip().casefold()
    if told in KEY_CODES:
        return KEY_CODES[told]
    # One digit is the key of that figure; more are a key's number.
    if told.isascii() and told.isdecimal() and len(told) <= 10 and int(told) < 2**31:
        return int(told)
    raise PydanticCustomError("key", "key", {})


Key = Annotated[int, BeforeValidator(key_code)]


class Keypad(Part):
    """The keys of a keypad, each by its name or number; beside them those of an ordinary keyboard work."""

    up: Key | None = None
    """To what is read or used before."""
    down: Key | None = None
    """To what is read or used next."""
    left: Key | None = None
    """To the control before."""
    right: Key | None = None
    """To the next control."""
    ok: Key | None = None
    """Does what the control in the frame does."""
    back: Key | None = None
    """Closes what lies on top, else goes a step back."""
    home: Key | None = None
    """The contents."""
    help: Key | None = None
    """Tells what each key does."""
    speech: Key | None = None
    """Speech on; pressed again, a pause, and on."""
    repeat: Key | None = None
    """Says the last thing again."""
    slower: Key | None = None
    """Speaks more slowly."""
    faster: Key | None = None
    """Speaks faster."""
    quieter: Key | None = None
    """Less loud."""
    louder: Key | None = None
    """Louder."""
    plugged: Key | None = None
    """Sent by keypads with a socket of their own, when headphones are plugged in."""
    unplugged: Key | None = None
    """Sent when they are pulled out."""


def actions_of(keypad: Keypad | None) -> dict[int, Action]:
    """What each key does: those of an ordinary keyboard, and before them those of the device file."""
    told: dict[int, Action] = dict(ORDINARY)
    for action in ACTIONS if keypad is not None else ():
        code = getattr(keypad, action)
        if code is not None:
            told[code] = action
    return told
