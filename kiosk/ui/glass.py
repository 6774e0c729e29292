"""Fingers on the glass: SDL tells of them, and the toolkit listens to them on telephones only.

Elsewhere it waits for the mouse clicks that SDL would make up for the first finger. Those are switched off in
`environment.py`: with them there is no second finger, and a palm that rests keeps all others out.
"""

import sys
from typing import Any

from kivy.core.window import Window
from kivy.core.window.window_sdl2 import SDL2MotionEventProvider

TOLD = {"fingerdown", "fingermotion", "fingerup"}


def hear_fingers() -> None:
    """From now on, take the fingers that SDL tells of; but on a Mac, where only trackpads have any."""
    if sys.platform != "darwin" and not isinstance(Window._win, _Hearing):
        Window._win = _Hearing(Window._win)


class _Hearing:
    """Stands before the toolkit's own window, and hands fingers on to the provider that it has for them."""

    def __init__(self, window: Any) -> None:
        self._window = window

    def __getattr__(self, name: str) -> Any:
        return getattr(self._window, name)

    def poll(self) -> Any:
        """The next event; None for one that says nothing, False where there is none."""
        event = self._window.poll()
        if event and event[0] in TOLD:
            SDL2MotionEventProvider.q.appendleft(event)
        return event
