"""How long the ways across the panels take to draw and to follow a finger, with few and very many events.

    .venv/bin/python tests/benchmarks/ways.py [--counts 10,100,1000] [--size 1920x1080]

Makes exhibits of so many events and places in a temporary folder and opens each way in a window of the
virtual screen. The first drawing is from the visitor's touch to the frame on the glass, with nothing kept
from before; again is the same once more; a step is one movement of a finger, drawn; lifted is all that
follows when the finger leaves. The median of several.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).parents[2]))

from kiosk.ui.virtual_screen import virtual_screen
from tests.making import make_exhibit, scattered

REPEATS = 5
STEPS = 30


def taken(act: Callable[[], object]) -> float:
    """The milliseconds that something takes, until the graphics card has drawn it."""
    from kivy.base import EventLoop
    from kivy.graphics.opengl import glFinish

    begun = time.perf_counter()
    act()
    EventLoop.idle()
    glFinish()
    return (time.perf_counter() - begun) * 1000


def measure_map(kiosk: Any, folder: Path) -> dict[str, float]:
    """The map: its first drawing, steps of a finger over it, and the finger lifted."""
    from kiosk.content.outlines import _outlines
    from kiosk.ui.widgets.map_land import land_of

    visit = kiosk.visit
    first, again, steps, lifted = [], [], [], []
    for _ in range(REPEATS):
        kiosk.visit.open_contents()
        kiosk.frames(30)
        _outlines.cache_clear()
        land_of.cache_clear()
        kiosk.stage.memory.clear()
        first.append(taken(visit.open_map))
        kiosk.visit.open_contents()
        kiosk.frames(30)
        again.append(taken(visit.open_map))
        kiosk.frames(30)
        view = kiosk.stage.screen.sight.zoomed(kiosk.stage.screen.sight.home, 2)
        visit.change(view=kiosk.stage.screen.sight.told(view))
        kiosk.frames(30)
        finger = kiosk.down(600, 600)
        kiosk.move(finger, 640, 600)
        for step in range(STEPS):
            place = 640 + 4 * step, 600 - 3 * step
            steps.append(taken(partial(kiosk.move, finger, *place)))
        lifted.append(taken(partial(kiosk.up, finger)))
    return {"first": median(first), "again": median(again), "step": median(steps), "lifted": median(lifted)}


def measure_timeline(kiosk: Any, folder: Path) -> dict[str, float]:
    """The timeline: its first drawing, steps of a finger along it, enlarged, and the finger lifted."""
    visit = kiosk.visit
    first: list[float] = []
    again: list[float] = []
    steps, lifted = [], []
    for _ in range(REPEATS):
        for found in (first, again):
            visit.open_contents()
            kiosk.frames(30)
            found.append(taken(visit.open_timeline))
        visit.change(part=(0.3, 0.5))
        kiosk.frames(30)
        lanes = kiosk.stage.screen.lanes
        y = lanes.look.sizes.height - lanes.lanes[0].across * lanes.look.sizes.unit
        finger = kiosk.down(900, y)
        kiosk.move(finger, 940, y)
        for step in range(STEPS):
            steps.append(taken(partial(kiosk.move, finger, 940 + 4 * step, y)))
        lifted.append(taken(partial(kiosk.up, finger)))
    return {"first": median(first), "again": median(again), "step": median(steps), "lifted": median(lifted)}


WAYS: dict[str, Callable[[Any, Path], dict[str, float]]] = {
    "map": measure_map,
    "timeline": measure_timeline,
}
"""What is measured, by name."""


def main() -> int:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--counts", default="10,100,1000", metavar="N,N,…")
    parser.add_argument("--size", default="1920x1080", metavar="WxH")
    wanted = parser.parse_args()
    width, height = (int(side) for side in wanted.size.split("x"))
    with tempfile.TemporaryDirectory() as scratch, virtual_screen(width, height):
        from kiosk.ui.environment import WindowWanted, prepare

        prepare(Path(scratch) / "state", WindowWanted((width, height), "ways", resizable=True))
        from tests.ui.driver import Kiosk

        heads = " ".join(f"{what:>8}" for what in ("first", "again", "step", "lifted"))
        print(f"{'way':<12} {'events':>7}  {heads}   ms, {wanted.size}")
        for count in (int(each) for each in wanted.counts.split(",")):
            folder = make_exhibit(Path(scratch) / f"exhibit-{count}", scattered(count))
            kiosk = Kiosk(folder, size=(width, height))
            kiosk.visit.begin("en")
            kiosk.frames(30)
            for name, measured in WAYS.items():
                found = measured(kiosk, folder)
                figures = " ".join(f"{found[what]:8.1f}" for what in ("first", "again", "step", "lifted"))
                print(f"{name:<12} {count:>7}  {figures}")
            kiosk.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
