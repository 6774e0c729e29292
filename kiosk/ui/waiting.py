"""How the program waits: until something is due or somebody touches the screen, and not in between.

The toolkit by itself looks thirty or sixty times a second whether there is something to do, and a touch waits
for the next look but one. Here it waits in SDL, which wakes it when a touch or a key arrives.
"""

import ctypes
from collections.abc import Callable
from typing import Any

from kivy.base import EventLoop
from kivy.cache import Cache
from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.ui.environment import sdl_library

LONGEST = 1.0
"""Seconds that are slept at most, whatever is due."""
PURGE_EVERY = 20.0
WAKING = {b"x11", b"wayland"}
"""Where SDL sleeps until something arrives; elsewhere it would look for it a thousand times a second."""
FROM_THE_WINDOW = {"MouseMotionEventProvider", "SDL2MotionEventProvider"}
"""Where touches come from by way of SDL; others are read by threads, which cannot wake anybody."""


def wait_for_touches() -> None:
    """From now on, wait like this. Where it cannot be done, the toolkit's own way stays."""
    sdl = sdl_library()
    if sdl is None:
        return
    sdl.SDL_GetCurrentVideoDriver.restype = ctypes.c_char_p
    if sdl.SDL_GetCurrentVideoDriver() in WAKING:
        Clock.idle = _Waiting(Clock, sdl.SDL_WaitEventTimeout, Window.mainloop).idle
        # The toolkit's cache, which keeps a picture for a minute, is looked through each second by itself.
        Clock.unschedule(Cache._purge_by_timeout)
        Clock.schedule_interval(Cache._purge_by_timeout, PURGE_EVERY)


class _Waiting:
    """Stands in for the clock's own way to wait for the next frame."""

    def __init__(self, clock: Any, wait: Callable[[None, int], int], read: Callable[[], None]) -> None:
        self.clock = clock
        self._wait = wait
        self._read = read

    def idle(self) -> float:
        """Wait for the next frame; returns when it begins, by the clock's time."""
        clock = self.clock
        now = clock.time()
        # No more frames than the screen can show.
        soonest = clock._last_tick + (1 / clock._max_fps if clock._max_fps else 0)
        if soonest > now:
            clock.usleep(1_000_000 * (soonest - now))
            now = clock.time()
        milliseconds = int(1000 * (self._due(soonest) - now))
        if milliseconds > 0:
            self._wait(None, milliseconds)
        # What has arrived is for this frame, not for the next.
        self._read()
        now = clock.time()
        clock._dt = now - clock._last_tick
        clock._last_tick = now
        return float(now)

    def _due(self, soonest: float) -> float:
        """When there will be something to do if nothing arrives."""
        if any(type(each).__name__ not in FROM_THE_WINDOW for each in EventLoop.input_providers):
            return soonest
        return min(self.clock.get_min_timeout(), self.clock._last_tick + LONGEST)
