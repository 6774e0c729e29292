"""Whether the screen may read itself here and now: a voice, and headphones or a loudspeaker for it."""

import logging
import shutil
from collections.abc import Callable

from kiosk.core.device import Device
from kiosk.ui.headphones import Headphones

PROGRAM = "espeak-ng"

log = logging.getLogger("kiosk")


class Hearing:
    """Knows the program that speaks, and whether headphones are in."""

    def __init__(self, device: Device, find: Callable[[str], str | None] = shutil.which) -> None:
        self.program = find(PROGRAM) if device.speech != "off" else None
        self.needs_headphones = device.speech == "headphones"
        self.is_plugged = False
        self.headphones: Headphones | None = None
        self._has_looked = False
        if self.program is None and device.speech != "off":
            log.warning("the screen cannot read itself aloud: %s is not installed", PROGRAM)
        elif self.program is not None and self.needs_headphones:
            self.headphones = Headphones()

    @property
    def is_possible(self) -> bool:
        """Whether anything may be spoken now."""
        return self.program is not None and (self.is_plugged or not self.needs_headphones)

    def look(self, now: float) -> bool | None:
        """True as headphones are plugged in, False as they are pulled out; else None.

        Those that were in from the beginning were not plugged in by a visitor.
        """
        plugged = self.headphones.look(now) if self.headphones is not None else None
        if plugged is None:
            return None
        is_first, self._has_looked = not self._has_looked, True
        if plugged == self.is_plugged:
            return None
        self.is_plugged = plugged
        return None if is_first else plugged

    def close(self) -> None:
        """Let go of the sockets."""
        if self.headphones is not None:
            self.headphones.close()
