"""The program as it runs, left alone and touched: it sleeps until there is something to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.ui.virtual_screen import is_possible
from kiosk.ui.waiting import _Waiting
from tests.ui.places import CANAL

ROOT = Path(__file__).parents[2]
RATE = 30
"""Turns a second in which the toolkit by itself would look for something to do."""

LEFT_ALONE = """
import sys, time
from pathlib import Path
from kiosk.ui.environment import WindowWanted, prepare
from kiosk.ui.virtual_screen import virtual_screen

with virtual_screen(640, 480):
    prepare(Path(sys.argv[1]), WindowWanted())
    from kivy.base import stopTouchApp
    from kivy.clock import Clock
    from kiosk.content.library import Library
    from kiosk.core.device import Device
    from kiosk.ui.app import KioskApp, Opening
    app = KioskApp(Library(Path(sys.argv[2])), Device(), Opening(at="contents"))
    found, real = [], Clock.post_idle

    def noted(*args):
        found.append(time.monotonic())
        return real(*args)

    Clock.post_idle = noted
    Clock.schedule_once(lambda _dt: stopTouchApp(), 14)
    app.run()
    # What the start leaves to do for later is done by then.
    print(sum(found[-1] - 5 < at < found[-1] for at in found))
"""


class Time:
    """A clock of which time passes only while it is slept."""

    def __init__(self, rate: float, due: float) -> None:
        self.now, self._last_tick, self._max_fps, self.due = 10.0, 10.0, rate, due
        self.blind = 0.0
        """Seconds in which no touch would have been noticed."""

    def time(self) -> float:
        return self.now

    def usleep(self, microseconds: float) -> None:
        self.blind += microseconds / 1e6
        self.now += microseconds / 1e6

    def get_min_timeout(self) -> float:
        return self.due


def turn(clock: Time, touched_after: float | None = None) -> float:
    """Wait for the next frame; how long that took."""
    begun = clock.now

    def wait(_event: None, milliseconds: int) -> int:
        left = milliseconds / 1000 if touched_after is None else begun + touched_after - clock.now
        clock.now += min(max(left, 0.0), milliseconds / 1000)
        return 0

    _Waiting(clock, wait, lambda: None).idle()
    return clock.now - begun


@pytest.mark.parametrize("rate", [10.0, 30.0, 60.0])
def test_what_moves_is_drawn_as_often_as_is_wanted(rate: float) -> None:
    assert turn(Time(rate, due=0.0)) == pytest.approx(1 / rate, abs=0.002)


@pytest.mark.parametrize("rate", [10.0, 30.0, 60.0])
def test_a_touch_is_not_kept_waiting_for_the_next_frame(rate: float) -> None:
    clock = Time(rate, due=0.0)
    assert turn(clock, touched_after=0.02) == pytest.approx(0.02, abs=0.004)
    assert clock.blind <= 1 / 60 + 0.001


def test_however_much_arrives_no_more_frames_are_drawn_than_can_be_shown() -> None:
    assert turn(Time(10.0, due=0.0), touched_after=0.0) == pytest.approx(1 / 60, abs=0.001)


def test_nothing_to_do_is_slept_through_for_a_second() -> None:
    assert turn(Time(60.0, due=99.0)) == pytest.approx(1.0, abs=0.002)


@pytest.mark.skipif(not is_possible(), reason="there is no Xvfb to draw on")
def test_a_program_that_is_left_alone_wakes_a_few_times_a_second(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", LEFT_ALONE, str(tmp_path), str(CANAL)],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    turns = int(told.stdout.split()[-1])
    assert 5 <= turns <= 5 * RATE / 4


def test_left_alone_at_the_attract_screen_it_wakes_once_a_second(tmp_path: Path) -> None:
    # Longer, until the touch that a start counts as is forgotten; between two slides.
    code = LEFT_ALONE.replace('at="contents"', 'at="attract"').replace(", 14)", ", 11.5)")
    told = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), str(CANAL)],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    turns = int(told.stdout.split()[-1])
    assert 4 <= turns <= 9
