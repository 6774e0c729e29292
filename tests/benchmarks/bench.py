"""The kiosk beside TimelineJS in Chromium: one run, one machine, the same events. Needs Xvfb, no network.

    make bench ARGS="[--events N,N,…] [--rounds N] [--quick] [--json FILE]"
    make bench-compare BASE=FILE

Each program in turn has a screen in memory to itself, and is seen and touched from outside, as by a visitor.
Where Chromium or the npm package is missing, the kiosk is measured alone. Ends by itself, prints one table,
and leaves the figures as JSON.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.glass import Glass, first_complete, glass
from tests.benchmarks.machine import Machine
from tests.benchmarks.processes import ROOT, Tree, running_command, stolen
from tests.benchmarks.same_events import invented, write_pictures
from tests.benchmarks.subjects import Subject, kiosk, timelinejs
from tests.benchmarks.table import MEASURES, Run, compared, table

SIZE = (1920, 1080)
SETTLED, AT_REST = 4.0, 20.0
"""Seconds after the first complete frame before anything else is measured, and before idleness is: what
either program makes ready until then is not the cost of being left alone.
"""
TURN, TURN_AT_MOST = 1.0, 15.0
"""Seconds without a change after which a touch is over; and the longest that is waited for it."""
ANY, ONE_PERCENT = 1e-9, 0.01
"""What counts as a change: one of the pixels looked at, or a hundredth of them."""


@dataclass(frozen=True)
class Plan:
    """How much is measured at one number of events."""

    events: int
    rounds: int
    theirs: int
    """In so many of the rounds TimelineJS takes part."""
    idle: int
    """Seconds for which the attract screen is left alone, in the first round."""
    turns: int
    patience: float = 60.0
    """Seconds until the first complete frame, at most."""


def plans(counts: list[int], rounds: int, quick: bool) -> list[Plan]:
    """All of it at a hundred events, or else at the first number that is wanted; less at the others."""
    if quick:
        return [Plan(count, 1, 1, 10, 3, 120) for count in counts]
    main = 100 if 100 in counts else counts[0]
    return [
        Plan(count, rounds, rounds, 60, 6)
        if count == main
        else Plan(count, 2, 0 if count == 50 else 1, 0, 4 if count < 1000 else 3, 180)
        for count in counts
    ]


class Sitting:
    """One program from its start to its end, and the figures it gives."""

    def __init__(self, screen: Glass, subject: Subject, plan: Plan) -> None:
        self.screen = screen
        self.subject = subject
        self.plan = plan
        self.figures: dict[str, list[float]] = {name: [] for name in MEASURES}

    def warm_up(self) -> None:
        """Start it once, so that it may keep what it keeps between two starts."""
        self.subject.fresh()
        with self._started() as (tree, _):
            self._complete(tree)
            time.sleep(SETTLED)

    def hold(self, idle: int) -> dict[str, list[float]]:
        """Start, rest, leave alone for `idle` seconds, touch, turn pages."""
        self.subject.fresh()
        with self._started() as (tree, begun):
            complete = self._complete(tree)
            self._note("start", complete[0] - begun)
            self._note("start_cpu", complete[1])
            time.sleep(SETTLED)
            if idle:
                time.sleep(AT_REST - SETTLED)
                self._rest(tree, idle)
            self._note("memory", tree.pss_megabytes())
            self._touch(tree, self.subject.begin, "first_touch")
            for spot in self.subject.enter:
                self._touch(tree, spot)
            for _ in range(self.plan.turns):
                self._touch(tree, self.subject.turn, "touch", "touch_any", "turn_cpu")
            self._note("memory_after", tree.pss_megabytes())
        return self.figures

    @contextmanager
    def _started(self) -> Iterator[tuple[Tree, float]]:
        begun = time.monotonic()
        with running_command(self.subject.command, self.subject.surroundings(), DEVNULL) as program:
            yield Tree(program.pid), begun
            if program.poll() is not None:
                raise SystemExit(f"{self.subject.name} ended by itself, with {program.returncode}")

    def _complete(self, tree: Tree) -> tuple[float, float]:
        """When the first complete frame stood, and the processor seconds taken by then."""
        still_for = 2.0 if self.plan.events <= 100 else 5.0
        moment = first_complete(self.screen.follow(still_for, self.plan.patience, tree.cpu_seconds))
        return moment.at, moment.figure

    def _rest(self, tree: Tree, seconds: int) -> None:
        before, begun = tree.cpu_seconds(), time.monotonic()
        time.sleep(seconds)
        self._note("idle", 100 * (tree.cpu_seconds() - before) / (time.monotonic() - begun))

    def _touch(
        self, tree: Tree, spot: tuple[float, float], first: str = "", any_: str = "", cpu: str = ""
    ) -> None:
        """A touch, and all that follows from it; a touch that changes nothing is told and not counted."""
        self.screen.point(*spot)
        time.sleep(0.1)
        seen, taken = self.screen.look(), tree.cpu_seconds()
        touched = self.screen.tap()
        until = touched + 10
        changed = self.screen.wait_for_change(seen, ANY, until)
        much = self.screen.wait_for_change(seen, ONE_PERCENT, until)
        if changed is None or much is None:
            print(f"{self.subject.name}: a touch at {spot} changed nothing", file=sys.stderr)
            return
        self.screen.wait_until_still(TURN, TURN_AT_MOST)
        self._note(any_, 1000 * (changed - touched))
        self._note(first, 1000 * (much - touched))
        self._note(cpu, tree.cpu_seconds() - taken)

    def _note(self, name: str, figure: float) -> None:
        if name:
            self.figures[name].append(figure)


def measured(plan: Plan, scratch: Path, alone: bool) -> list[Run]:
    """All figures at one number of events: the programs in turn, round after round."""
    events = invented(plan.events)
    write_pictures(scratch / "pictures", plan.events)
    found = [kiosk(scratch, events, scratch / "pictures")]
    if not alone and plan.theirs and (browser := timelinejs(scratch, events, scratch / "pictures")):
        found.append(browser)
    runs = [Run(subject.name, plan.events, {name: [] for name in MEASURES}) for subject in found]
    for number in range(-1, plan.rounds):
        for subject, run in zip(found, runs, strict=True):
            if subject is not found[0] and number >= plan.theirs:
                continue
            with glass(*SIZE) as screen:
                sitting = Sitting(screen, subject, plan)
                if number < 0:
                    sitting.warm_up()
                    continue
                for name, figures in sitting.hold(plan.idle if number == 0 else 0).items():
                    run.figures[name] += figures
            print(
                f"  {plan.events} events, round {number + 1} of {plan.rounds}: {subject.name}",
                file=sys.stderr,
            )
    return runs


def main() -> int:
    """Measure, print, write down."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--events", default="100,10,50,1000,5000", metavar="N,N,…")
    parser.add_argument("--rounds", type=int, default=4, metavar="N")
    parser.add_argument("--quick", action="store_true", help="one short round: to see that it works")
    parser.add_argument("--alone", action="store_true", help="the kiosk only")
    parser.add_argument(
        "--json", type=Path, default=ROOT / "build" / "benchmarks" / "bench.json", metavar="FILE"
    )
    parser.add_argument("--against", type=Path, metavar="FILE", help="compare with an earlier run")
    wanted = parser.parse_args()

    counts = [int(each) for each in wanted.events.split(",")]
    before, begun = stolen(), time.monotonic()
    runs: list[Run] = []
    for plan in plans(counts, wanted.rounds, wanted.quick):
        with tempfile.TemporaryDirectory() as scratch:
            runs += measured(plan, Path(scratch), wanted.alone)
    after = stolen()
    machine = Machine.at_hand(100 * (after[0] - before[0]) / (after[1] - before[1]))
    print(machine)
    print(f"{time.monotonic() - begun:.0f} s in all\n")
    print(table(runs))
    if wanted.against:
        print(compared(runs, Run.read(wanted.against)))
    Run.write(runs, machine, wanted.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
