"""device.yaml: what is true of one kiosk."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from kiosk.core import pin
from kiosk.core.hours import OpeningHours
from kiosk.core.keypad import Keypad
from kiosk.core.model import Idle
from kiosk.core.parts import Language, Part, counted


class ScreenSize(Part):
    """The screen of this one kiosk."""

    diagonal_inches: float = Field(default=32, ge=5, le=120)
    """The screen's diagonal."""
    viewing_distance_mm: float = Field(default=600, ge=200, le=3000)
    """How far the visitor's eyes are from it."""
    bottom_edge_height_mm: float = Field(default=800, ge=0, le=2500)
    """How far its lower edge is above the floor."""
    rotation: Annotated[Literal[0, 90, 180, 270], BeforeValidator(counted)] = 0
    """Degrees the picture is turned, clockwise."""


class Device(Part):
    """device.yaml: what is true of this one kiosk."""

    exhibit: str | None = None
    """The exhibit's folder."""
    screen: ScreenSize = ScreenSize()
    """The screen's size and place."""
    languages: tuple[Language, ...] | None = None
    """The languages offered, in the order of their buttons."""
    idle: Idle | None = None
    """Overrides the exhibit's."""
    pin: str | None = Field(default=None, pattern=pin.PATTERN)
    """A hash, made by `main.py pin`."""
    opening_hours: OpeningHours | None = None
    """By day, mon to sun, and exceptions; without it the kiosk is always open."""
    volume: float = Field(default=0.7, ge=0, le=1)
    """Loudness, from 0 to 1."""
    keypad: Keypad | None = None
    """The keys of a keypad, by name or number."""
    speech: Literal["headphones", "speaker", "off"] = "headphones"
    """When the screen may read itself aloud: with headphones plugged in, always, or never."""
    voices: dict[str, str] = Field(default={})
    """A voice of espeak-ng for a language, where another than the usual one is wanted: {fr: fr-be}."""
    state: str | None = None
    """The folder for statistics and logs; default the XDG state folder."""
    keep_days: Annotated[int, BeforeValidator(counted), Field(ge=1, le=3660)] = 365
    """How many days visits are kept for the statistics."""
