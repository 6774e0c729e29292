"""How long the kiosk takes to start, and how much of the machine it needs. Needs Xvfb, no network.

    .venv/bin/python tests/benchmarks/start.py [--starts N] [--idle SECONDS] [EXHIBIT]

Starts the kiosk and an empty Kivy window in turn, so that a slow minute of the machine slows both; then
leaves the attract screen alone; then makes the tour. Prints a table, writes the figures to a JSON file,
and ends with 1 when a limit is exceeded.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import fmean, median, quantiles

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).parents[2]))

from kiosk.ui.virtual_screen import virtual_screen
from tests.benchmarks.processes import ROOT, cpu_seconds, pss_megabytes, running, stolen, wait_for

SIZE = (1920, 1080)
EMPTY_WINDOW = str(ROOT / "tests" / "benchmarks" / "empty_window.py")
MAIN = str(ROOT / "main.py")


@dataclass
class Figure:
    """One line of the table: what was measured, and the limit it has to keep, if there is one."""

    name: str
    value: float
    unit: str
    remark: str = ""
    limit: float | None = None

    @property
    def is_kept(self) -> bool:
        return self.limit is None or self.value <= self.limit

    def __str__(self) -> str:
        judged = (
            "" if self.limit is None else f"at most {self.limit:g}: {'kept' if self.is_kept else 'EXCEEDED'}"
        )
        return f"{self.name:<44} {self.value:8.2f} {self.unit:<3}  {judged:<22} {self.remark}".rstrip()


class Bench:
    """An empty state folder, and the programs that are started with it on the screen at hand."""

    def __init__(self, scratch: Path, exhibit: list[str]) -> None:
        self.environment = os.environ | {"XDG_STATE_HOME": str(scratch / "state"), "PYTHONPATH": str(ROOT)}
        self.scratch = scratch
        self.report = scratch / "report"
        self.empty = [EMPTY_WINDOW, str(scratch / "state" / "empty")]
        self.kiosk = [MAIN, *exhibit]
        self.exhibit = exhibit

    def start(self, arguments: list[str]) -> tuple[float, float]:
        """The seconds and the processor seconds from the start of a program to its first frame."""
        self.report.unlink(missing_ok=True)
        begun = time.monotonic()
        with running(arguments, self.environment | {"KIOSK_REPORT_FIRST_FRAME": str(self.report)}) as program:
            drawn = wait_for(self.report, program)
            return drawn - begun, cpu_seconds(program.pid)

    def starts(self, count: int) -> list[Figure]:
        """Kiosk and empty window in turn; the first of each only warms the machine up."""
        ours, least = [], []
        for _ in range(count + 1):
            least.append(self.start(self.empty))
            ours.append(self.start(self.kiosk))
        told = []
        for name, taken in (("empty window", least[1:]), ("kiosk", ours[1:])):
            for what, seconds in zip(
                ("to the first frame", "processor time"), zip(*taken, strict=True), strict=True
            ):
                spread = f"{min(seconds):.2f} to {max(seconds):.2f} in {count} starts"
                told.append(Figure(f"{name}, {what}", median(seconds), "s", spread))
        return [
            *told,
            Figure("kiosk / empty window, to the first frame", told[2].value / told[0].value, "×", limit=2.5),
            Figure("kiosk / empty window, processor time", told[3].value / told[1].value, "×"),
        ]

    def idle(self, seconds: int) -> list[Figure]:
        """The attract screen left alone: in all, and in the quieter seconds, when no slide changes."""
        self.report.unlink(missing_ok=True)
        with running(
            self.kiosk, self.environment | {"KIOSK_REPORT_FIRST_FRAME": str(self.report)}
        ) as program:
            wait_for(self.report, program)
            time.sleep(5)  # what start-up leaves to do for later is not idleness
            begun = time.monotonic()
            read = [(0.0, cpu_seconds(program.pid))]
            for second in range(1, seconds + 1):
                time.sleep(max(0.0, begun + second - time.monotonic()))
                read.append((time.monotonic() - begun, cpu_seconds(program.pid)))
            memory = pss_megabytes(program.pid)
        shares = [100 * (later[1] - sooner[1]) / (later[0] - sooner[0]) for sooner, later in pairwise(read)]
        low, _, high = quantiles(shares, n=4)
        still = fmean(share for share in shares if low <= share <= high)
        whole = 100 * (read[-1][1] - read[0][1]) / read[-1][0]
        return [
            Figure("attract screen, still", still, "%", "of one core; middle half of the seconds", limit=3),
            Figure("attract screen, slides and all", whole, "%", f"of one core, over {seconds} s"),
            Figure("attract screen, memory (PSS)", memory, "MB"),
        ]

    def tour(self) -> Figure:
        """The memory of the whole program at the end of a tour, as it reports it itself."""
        self.report.unlink(missing_ok=True)
        command = [sys.executable, MAIN, "tour", *self.exhibit, "--out", str(self.scratch / "tour")]
        begun = time.monotonic()
        subprocess.run(
            command,
            env=self.environment | {"KIOSK_REPORT_PSS": str(self.report)},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        pictures = len(list((self.scratch / "tour").glob("*.png")))
        remark = f"{pictures} pictures in {time.monotonic() - begun:.0f} s"
        return Figure("after the tour, memory (PSS)", float(self.report.read_text()), "MB", remark, limit=250)


def main() -> int:
    """Measure, print, write down; 1 where a limit is exceeded."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("exhibit", nargs="?")
    parser.add_argument("--starts", type=int, default=9, metavar="N")
    parser.add_argument("--idle", type=int, default=60, metavar="SECONDS")
    parser.add_argument("--no-tour", action="store_true")
    parser.add_argument(
        "--json", type=Path, default=ROOT / "build" / "benchmarks" / "start.json", metavar="FILE"
    )
    wanted = parser.parse_args()

    stolen_before, all_before = stolen()
    with tempfile.TemporaryDirectory() as scratch, virtual_screen(*SIZE):
        bench = Bench(Path(scratch), [wanted.exhibit] if wanted.exhibit else [])
        figures = bench.starts(wanted.starts) + bench.idle(wanted.idle)
        if not wanted.no_tour:
            figures.append(bench.tour())
    stolen_after, all_after = stolen()
    share = 100 * (stolen_after - stolen_before) / (all_after - all_before)
    figures.append(Figure("stolen by other machines", share, "%", "of all processor time, meanwhile"))

    print(*figures, sep="\n")
    wanted.json.parent.mkdir(parents=True, exist_ok=True)
    written = {figure.name: {"value": round(figure.value, 3), "unit": figure.unit} for figure in figures}
    wanted.json.write_text(json.dumps(written, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return int(not all(figure.is_kept for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
