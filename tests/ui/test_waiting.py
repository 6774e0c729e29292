"""The program as it runs, left alone and touched: it sleeps until there is something to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.ui.virtual_screen import is_possible
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
