"""The hands and eyes of the tests: real touches through the window, and a clock that they move.

The only file that knows how. `tap` finds what a visitor sees, puts a touch down at its centre, draws
frames, and lifts it; what is missing or out of sight fails the test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from math import hypot
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from kivy.base import EventLoop, runTouchApp
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.input.motionevent import MotionEvent
from kivy.uix.widget import Widget

from kiosk.content.library import Library
from kiosk.core.device import Device
from kiosk.core.idle import IdleClock
from kiosk.core.reach import HIGH_MM, LOWEST_MM
from kiosk.core.staff_status import Loudness
from kiosk.state.mixer import Mixer
from kiosk.ui.app import KioskApp, Opening
from kiosk.ui.attendant import Attendant
from kiosk.ui.backstage import Backstage
from kiosk.ui.power import Display
from kiosk.ui.stage import screen_name
from kiosk.ui.widgets.text_block import TextBlock
from kiosk.ui.widgets.touch import Touchable

FRAME = 1 / 60
KEY_PRESS = 0.08
"""Seconds that nobody types faster than."""
UP, DOWN, RIGHT, LEFT, OK, BACK, HOME, HELP = 273, 274, 275, 276, 13, 8, 278, 104
"""The keys of an ordinary keyboard that do anything here."""


class Finger(MotionEvent):
    """A touch as a touchscreen reports it: a place between 0 and 1 of the glass."""

    count = 0

    def __init__(self, x: float, y: float) -> None:
        Finger.count += 1
        super().__init__("hand", Finger.count, (x / Window.width, y / Window.height), is_touch=True,
                         type_id="touch")  # fmt: skip

    def depack(self, args: tuple[float, float]) -> None:
        self.sx, self.sy = args
        self.profile = ("pos",)
        super().depack(args)


class _Time:
    now = 1000.0


def _own_the_clock() -> None:
    Clock.time = lambda: _Time.now
    Clock._max_fps = 0
    Clock._last_tick = _Time.now


class WallClock:
    """The computer's clock: goes with the tests' own time, and can be set."""

    def __init__(self, moment: str) -> None:
        self.set(moment)

    def set(self, moment: str) -> None:
        self._at = _Time.now
        self._moment = datetime.fromisoformat(moment).replace(tzinfo=UTC)

    def __call__(self) -> datetime:
        return self._moment + timedelta(seconds=_Time.now - self._at)


class Switch(Display):
    """A display that only notes what it was told."""

    def __init__(self) -> None:
        super().__init__({})
        self.told: list[str] = []

    def _do(self, what: str) -> None:
        self.told.append(what)


def _in_reach(device: Device, size: tuple[int, int]) -> Device:
    """Hang the screen within reach, unless the device says where: most tests have no use for reach mode."""
    if "bottom_edge_height_mm" in device.screen.model_fields_set:
        return device
    tall = device.screen.diagonal_inches * 25.4 * size[1] / hypot(*size)
    screen = device.screen.model_copy(update={"bottom_edge_height_mm": max(HIGH_MM - tall - 1, LOWEST_MM)})
    return device.model_copy(update={"screen": screen})


class Knob(Mixer):
    """A loudspeaker that only notes how loud it was made."""

    def __init__(self, level: float | None = 0.5) -> None:
        super().__init__(lambda _: None)
        self.level = level
        self.told: list[float] = []

    def read(self) -> Loudness | None:
        return Loudness(self.level) if self.level is not None else None

    def set(self, level: float) -> None:
        self.told.append(level)
        self.level = level if self.level is not None else None


class Kiosk:
    """A kiosk under test, at a size, with an exhibit."""

    def __init__(
        self,
        folder: Path,
        size: tuple[int, int] = (1920, 1080),
        device: Device | None = None,
        opening: Opening | None = None,
        media: Path | None = None,
        state: Path | None = None,
        wall: WallClock | None = None,
        environ: Mapping[str, str] | None = None,
        mixer: Knob | None = None,
    ) -> None:
        _own_the_clock()
        if tuple(Window.size) != size:
            Window.size = size
        if EventLoop.status != "started":
            runTouchApp(embedded=True)
        for _ in range(3):
            self._frame()
        self.library = Library(folder, media)
        device = _in_reach(device or Device(), size)
        self.display = Switch()
        self.wall = wall or WallClock("2027-05-04T12:00:00")
        self.mixer = mixer or Knob()
        backstage = Backstage(
            device, state, in_gallery=True, environ=environ or {}, wall=self.wall, display=self.display,
            mixer=self.mixer,
        )  # fmt: skip
        self.app = KioskApp(self.library, device, opening or Opening(), backstage)
        self.chimes: list[float] = []
        """How loud the sound of the idle warning was, each time it was made."""
        self.app.ring_chime = self.chimes.append
        self.app.build()
        self.frames(2)

    def close(self) -> None:
        self.app.stop()

    # --- what is seen

    @property
    def visit(self) -> Any:
        return self.app.visit

    @property
    def clock(self) -> IdleClock:
        assert self.app.clock is not None
        return self.app.clock

    @property
    def stage(self) -> Any:
        return self.app.stage

    @property
    def screen(self) -> str:
        return screen_name(self.visit.here.stop)

    @property
    def layers(self) -> list[Widget]:
        """What a finger meets, from the top down."""
        return list(Window.children)

    def _widgets(self) -> Iterator[Widget]:
        for root in self.layers:
            yield from _visible(root)

    @property
    def seen_widgets(self) -> Iterator[Widget]:
        """All that is drawn, those on top first."""
        return self._widgets()

    @property
    def words(self) -> list[str]:
        """All that can be read."""
        told = [w.said for w in self._widgets() if isinstance(w, TextBlock) and w.said]
        return told + [w.said for w in self._widgets() if isinstance(w, Touchable) and w.said]

    def sees(self, words: str) -> bool:
        return any(words in told.replace("\u00a0", " ") for told in self.words)

    @property
    def targets(self) -> list[Touchable]:
        return [w for w in self._widgets() if isinstance(w, Touchable) and w.is_offered and w.said]

    def find(self, said: str) -> Touchable:
        """The target called that, which must be in sight and on top."""
        for widget in self.targets:
            if widget.said.replace("\u00a0", " ") == said:
                x, y = widget.center
                assert 0 <= x <= Window.width, f"{said} lies off the screen"
                assert 0 <= y <= Window.height, f"{said} lies off the screen"
                if self._on_top(x, y) is widget:
                    return widget
        raise AssertionError(
            f'nothing in sight is called "{said}"; there are {[t.said for t in self.targets]}'
        )

    def offers(self, said: str) -> bool:
        try:
            self.find(said)
        except AssertionError:
            return False
        return True

    def _on_top(self, x: float, y: float) -> Widget | None:
        return next((w for w in self._widgets() if isinstance(w, Touchable) and w.hits(x, y)), None)

    # --- what is done

    def tap(self, said: str) -> None:
        widget = self.find(said)
        self.tap_at(*widget.center)

    def tap_mark(self, name: str) -> None:
        """Touch a term (`t:ID`), a link (`e:ID`) or a citation (`c:1`) in a text."""
        for widget in self._widgets():
            if isinstance(widget, TextBlock) and widget.on_ref and name in widget.marks:
                left, bottom, right, top = widget.marks[name][0]
                self.tap_at((left + right) / 2, (bottom + top) / 2)
                return
        raise AssertionError(f"no text in sight has the mark {name}")

    def tap_at(self, x: float, y: float) -> None:
        finger = self.down(x, y)
        self.frames(2)
        self.up(finger)
        self.frames(2)

    def down(self, x: float, y: float) -> Finger:
        finger = Finger(x, y)
        EventLoop.post_dispatch_input("begin", finger)
        return finger

    def move(self, finger: Finger, x: float, y: float) -> None:
        finger.move((x / Window.width, y / Window.height))
        EventLoop.post_dispatch_input("update", finger)

    def up(self, finger: Finger) -> None:
        EventLoop.post_dispatch_input("end", finger)

    def key(self, key: int, modifiers: tuple[str, ...] = ()) -> bool:
        """Press a key; True if it goes no further than the kiosk."""
        Window.dispatch("on_key_down", key, 0, "", list(modifiers))
        taken = bool(Window.dispatch("on_keyboard", key, 0, "", list(modifiers)))
        _Time.now += KEY_PRESS
        self.frames(1)
        Window.dispatch("on_key_up", key, 0)
        return taken

    # --- keys and ears

    @property
    def attendant(self) -> Attendant:
        """Who serves visitors with keys and ears."""
        assert self.app.attendant is not None
        return self.app.attendant

    @property
    def in_frame(self) -> str:
        """What is said of the thing in the frame that keys move; nothing where no frame is seen."""
        attendant = self.attendant
        if attendant.focus is None or not attendant.shows_ring:
            return ""
        spot = attendant.focus.spot
        assert spot is None or (attendant.aids is not None and attendant.aids.ring is not None)
        return spot.words if spot is not None else ""

    @property
    def name_in_frame(self) -> str:
        """What the thing in the frame is known by."""
        focus = self.attendant.focus
        spot = focus.spot if focus is not None else None
        return spot.name if spot is not None else ""

    def seek(self, name: str, key: int = DOWN) -> bool:
        """Press an arrow until the thing of that name is in the frame; False once it has gone round."""
        seen: list[str] = []
        while self.name_in_frame != name or not self.in_frame:
            self.key(key)
            if self.name_in_frame in seen and self.name_in_frame != name:
                return False
            seen.append(self.name_in_frame)
        return True

    def choose(self, name: str, key: int = DOWN) -> None:
        """Bring a thing into the frame by arrows alone, and press OK."""
        assert self.seek(name, key), f"no arrow leads to {name}"
        self.key(OK)
        self.frames(1)

    def frames(self, count: int) -> None:
        for _ in range(count):
            _Time.now += FRAME
            self._frame()

    def _frame(self) -> None:
        EventLoop.idle()

    def wait(self, seconds: float, step: float = 0.125) -> None:
        """Let time pass, in steps shorter than the kiosk's ticks; or in longer ones, to be done sooner."""
        end = _Time.now + seconds
        while _Time.now < end - 1e-9:
            _Time.now = min(_Time.now + step, end)
            self._frame()

    def settle(self) -> None:
        """Let fades end and pictures arrive."""
        self.stage.shelf.settle()
        self.stage.deck.settle()
        self.wait(0.5)

    def wait_until(self, is_so: Callable[[], bool], at_most: float = 60.0) -> None:
        """Wait for what is done beside the drawing, by another thread or program; the kiosk's time stands."""
        end = monotonic() + at_most
        while not is_so():
            assert monotonic() < end, f"it has not come to that in {at_most} seconds"
            sleep(0.01)
            self._frame()

    def play(self, until: Callable[[], bool], at_most: float = 10.0) -> None:
        """Let a recording play until something is so.

        Sound and film keep time by a clock of their own, which nobody can move: so this waits for them, and
        moves Kivy's clock along with the true one.
        """
        start = last = monotonic()
        while not until():
            assert last - start < at_most, f"it has not come to that in {at_most} seconds"
            sleep(0.01)
            now = monotonic()
            _Time.now += now - last
            last = now
            self._frame()


def _visible(widget: Widget) -> Iterator[Widget]:
    """A widget and what it holds, those on top first; what is on its way out is left out."""
    if widget.disabled and not isinstance(widget, Touchable):
        return
    for child in widget.children:
        yield from _visible(child)
    yield widget
