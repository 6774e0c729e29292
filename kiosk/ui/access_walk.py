"""Goes the tour's way and measures every page: in each language, text size and contrast, on each screen.

Letters and targets are measured on each screen. Contrast is read from pixels, and those are the same on
screens of the same pixels: they are read on the first of them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from kiosk.core.access import Account, Place, flashes
from kiosk.core.device import Device
from kiosk.core.idle import WORDS_A_MINUTE, IdleClock
from kiosk.core.model import Exhibit, Idle
from kiosk.core.shot import Shot
from kiosk.core.visit import AtNote, DisplaySheet, SourcesDrawer
from kiosk.ui.tour import NoScreen, Tour, TourWanted
from kiosk.ui.virtual_screen import is_possible, virtual_screen

if TYPE_CHECKING:
    from kiosk.ui.access_measures import PageMeasures

STEP = 0.1
"""Seconds from one look at what moves to the next."""
WATCHED = 14.0
"""Seconds that the attract screen is watched: it changes once in them."""
WARNED = 4
TEXT_SIZES = ("normal", "large", "largest")
CONTRASTS = ("normal", "high")


@dataclass(frozen=True)
class AccessWanted:
    """What shall be measured."""

    screens: tuple[tuple[tuple[int, int], float], ...]
    """Sizes in pixels, each with its diagonal in inches."""
    language: str | None = None
    only: str | None = None
    text_sizes: tuple[str, ...] = TEXT_SIZES
    contrasts: tuple[str, ...] = CONTRASTS


def measure(exhibit: Exhibit, device: Device, wanted: AccessWanted) -> Account:
    """Measure it all. Raises NoScreen where nothing can be drawn."""
    width = max(size[0] for size, _ in wanted.screens)
    height = max(size[1] for size, _ in wanted.screens)
    if is_possible():
        with virtual_screen(width, height):
            return _in_a_window(exhibit, device, wanted)
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) and sys.platform == "linux":
        raise NoScreen("Access is measured on a screen: install the program Xvfb with `apt install xvfb`.")
    return _in_a_window(exhibit, device, wanted)


def _in_a_window(exhibit: Exhibit, device: Device, wanted: AccessWanted) -> Account:
    import shutil

    from kiosk.ui.environment import WindowWanted, prepare

    os.environ["SDL_AUDIODRIVER"] = "dummy"
    state = Path(mkdtemp(prefix="kiosk-access-"))
    prepare(state, WindowWanted(wanted.screens[0][0], "access", resizable=True))
    try:
        return measure_here(exhibit, device, wanted, state)
    finally:
        shutil.rmtree(state, ignore_errors=True)


def measure_here(exhibit: Exhibit, device: Device, wanted: AccessWanted, folder: Path) -> Account:
    """The same in the window that there is."""
    from kivy.core.window import Window

    account = Account()
    seen: set[tuple[int, int]] = set()
    for size, inches in wanted.screens:
        screen = device.screen.model_copy(update={"diagonal_inches": inches})
        here = device.model_copy(update={"screen": screen})
        if tuple(Window.size) != size:
            Window.size = size
        walk = AccessWalk(
            exhibit, here, TourWanted(folder / "none", size, wanted.only, wanted.language), account
        )
        try:
            walk.measure_all(wanted, reads_pixels=size not in seen)
        finally:
            walk.end()
            Window.remove_widget(walk.stage)
        seen.add(size)
    return account


class AccessWalk(Tour):
    """A tour that measures each page instead of taking its picture."""

    def __init__(self, exhibit: Exhibit, device: Device, wanted: TourWanted, account: Account) -> None:
        super().__init__(exhibit, device, wanted, has_camera=False)
        for _ in range(3):
            self.loop.idle()  # until the window has its size
        self.device = device
        self.account = account
        self.reads_pixels = False
        self.here = Place(*wanted.size, device.screen.diagonal_inches)
        """Where the walk is: the screen, and how it is set."""

    def measure_all(self, wanted: AccessWanted, reads_pixels: bool) -> None:
        """Every page in every state, then what is so once for a screen."""
        for text_size in wanted.text_sizes:
            for contrast in wanted.contrasts if reads_pixels else wanted.contrasts[:1]:
                self._walk_in(text_size, contrast, "normal", reads_pixels)
            if self.stage.reach.is_offered:
                # The colours are the same as above.
                self._walk_in(text_size, wanted.contrasts[0], "lower", reads_pixels=False)
        self.here = Place(self.here.width, self.here.height, self.here.inches)
        if wanted.only is None:
            measure_time(self.account, self._idle_settings, self.here)
            if reads_pixels:
                self.watch()
                self.stand_still()

    def _walk_in(self, text_size: str, contrast: str, controls: str, reads_pixels: bool) -> None:
        self.reads_pixels = reads_pixels
        self.wanted = replace(self.wanted, text_size=text_size, contrast=contrast, controls=controls)
        mode = controls if controls != "normal" else ""
        self.here = replace(self.here, text_size=text_size, contrast=contrast, mode=mode)
        if sys.stderr.isatty():
            print(f"{self.here}:", file=sys.stderr)
        self.shots = []
        self.walk()

    @property
    def _idle_settings(self) -> Idle:
        return self.device.idle or self.exhibit.outline.idle

    # --- at each page

    def _shoot(self, name: str, language: str) -> None:
        from kivy.clock import Clock

        from kiosk.ui.access_measures import PageMeasures

        # What cannot be played loses its controls.
        self.stage.deck.settle()
        Clock.tick()
        place = replace(self.here, language=language, screen=name)
        layer = self.stage.warning or self.stage.layers[-1]
        page = PageMeasures(layer, self.stage.look(), self.device.screen, self.stage.strip)
        for found in page.placed():
            self.account.add(found.key, found.figure, replace(place, widget=found.widget))
        if self.stage.words_to_read:
            self._measure_reading_time(place)
        if self.reads_pixels:
            self._read_pixels(page, place)
        self.shots.append(Shot(name, language))
        self.stage.unwarn()

    def _read_pixels(self, page: PageMeasures, place: Place) -> None:
        from kiosk.ui.pixels import Pixels
        from kiosk.ui.widgets.aids import ring_contrast

        self.stage.shelf.settle()
        pixels = Pixels.of(self.window)
        if self.aids is not None and self.aids.ring is not None:
            # The frame lies over the page, which is measured without it as well.
            figure = ring_contrast(self.aids.ring, self.stage.sizes.unit, pixels)
            self.account.add("frame", figure, place)
            return
        for found in page.contrasts(pixels):
            self.account.add(found.key, found.figure, replace(place, widget=found.widget))

    def _measure_reading_time(self, place: Place) -> None:
        clock = IdleClock(self._idle_settings)
        clock.words = self.stage.words_to_read
        needed = self.stage.words_to_read * 60 / WORDS_A_MINUTE
        self.account.add("reading time", 100 * clock.warns_at / needed, place)

    # --- once for a screen

    def watch(self) -> None:
        """Look at what changes by itself, over time: the attract screen, and the seconds of the warning."""
        from kiosk.ui.pixels import Pixels

        self._begin(self.languages[0])
        with _own_time() as pass_time:
            self.stage.still = False
            self.visit.end()
            seen = []
            for _ in range(round(WATCHED / STEP)):
                pass_time(STEP)
                seen.append(Pixels.of(self.window).mean_luminance())
            self.account.add("flash", flashes(seen, STEP), replace(self.here, screen="attract"))
            self.visit.begin(self.languages[0])
            self._idle()
            seen = []
            for left in range(WARNED):
                if self.stage.warning is not None:
                    self.stage.warning.count(20 - left)
                for _ in range(round(1 / STEP)):
                    pass_time(STEP)
                    seen.append(Pixels.of(self.window).mean_luminance())
            self.account.add("flash", flashes(seen, STEP), replace(self.here, screen="idle"))
            self.stage.unwarn()
            self.stage.still = True

    def stand_still(self) -> None:
        """With movement off, nothing moves from one page to another."""
        from kivy.animation import Animation

        self._begin(self.languages[0])
        self.visit.set_movement("none")
        self.stage.still = False
        for name, act in self._ways_to_go():
            act()
            if isinstance(self.visit.here.stop, AtNote):
                self.visit.go_on()
            moving = float(len(Animation._instances))
            self.account.add("stillness", moving, replace(self.here, screen=name))
        self.stage.still = True

    def _ways_to_go(self) -> Sequence[tuple[str, Callable[[], None]]]:
        visit, event = self.visit, next(iter(self.exhibit.events))
        return (
            ("panel", lambda: visit.open_panel(next(iter(self.exhibit.panels)))),
            ("event", lambda: visit.open_event(event)),
            ("sources", lambda: visit.lay_over(SourcesDrawer())),
            ("display", lambda: visit.lay_over(DisplaySheet())),
            ("timeline", visit.open_timeline),
            ("timeline-near", lambda: self.stage.screen._zoom(2.0)),  # type: ignore[union-attr]
            ("contents", visit.open_contents),
        )


def measure_time(account: Account, idle: Idle, place: Place) -> None:
    """How long the warning lasts, and how often it can be put off: the idle clock is tried for it."""
    clock = IdleClock(idle)
    begun = next(now for now in range(100_000) if clock.presence(now) != "here")
    ended = next(now for now in range(begun, 200_000) if clock.presence(now) == "gone")
    account.add("warning", ended - begun, place)
    times, now = 0, 0.0
    for _ in range(12):
        now += clock.warns_at + 1
        if clock.presence(now) != "quiet":
            break
        clock.touched(now)
        times += clock.presence(now) == "here"
    account.add("put off", times, place)


@contextmanager
def _own_time() -> Iterator[Callable[[float], None]]:
    """Kivy's clock goes on only as it is told to, and waits for nobody."""
    from kivy.clock import Clock

    now, most = Clock.get_time(), Clock._max_fps
    true_time = Clock.time

    def pass_time(seconds: float) -> None:
        nonlocal now
        now += seconds
        Clock.tick()

    Clock.time = lambda: now
    Clock._max_fps = 0
    try:
        yield pass_time
    finally:
        Clock.time, Clock._max_fps = true_time, most
