"""Figures of several runs, as tables that are read by people, and as JSON for later ones."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.machine import Machine


@dataclass(frozen=True)
class Measure:
    """One thing that is measured: what it is called, in which unit, and the ratio that is aimed at."""

    name: str
    unit: str
    bar: float | None = None
    """The kiosk beside TimelineJS at 100 events, at most."""


MEASURES = {
    "start": Measure("start to first complete frame", "s", 1 / 3),
    "start_cpu": Measure("the same in processor seconds", "s", 1 / 3),
    "memory": Measure("memory (PSS), attract screen", "MB", 1 / 2),
    "memory_after": Measure("memory (PSS), after page turns", "MB", 1 / 2),
    "idle": Measure("untouched attract screen, of a core", "%", 1 / 5),
    "first_touch": Measure("first touch to 1 % of the screen", "ms", 1),
    "touch_any": Measure("page turn, touch to first pixel", "ms"),
    "touch": Measure("page turn, touch to 1 % of the screen", "ms", 1),
    "turn_cpu": Measure("page turn, processor seconds", "s", 1),
}


@dataclass(frozen=True)
class Run:
    """All figures of one program at one number of events."""

    subject: str
    events: int
    figures: dict[str, list[float]]

    def middle(self, measure: str) -> float | None:
        """The median; None where nothing was measured."""
        found = self.figures.get(measure)
        return median(found) if found else None

    @staticmethod
    def write(runs: Sequence["Run"], machine: Machine, file: Path) -> None:
        """Keep runs for a later comparison."""
        told = [
            {"subject": run.subject, "events": run.events,
             "figures": {name: [round(each, 4) for each in found] for name, found in run.figures.items()}}
            for run in runs
        ]  # fmt: skip
        file.parent.mkdir(parents=True, exist_ok=True)
        whole = {"machine": machine.told(), "runs": told}
        file.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    @staticmethod
    def read(file: Path) -> list["Run"]:
        """Runs that were kept."""
        return [Run(**told) for told in json.loads(file.read_text(encoding="utf-8"))["runs"]]


def figure(found: Sequence[float], unit: str) -> str:
    """A median with its spread, as `0.71 s (0.66–0.90)`."""
    if not found:
        return "–"
    places = 2 if unit == "s" else 1 if unit == "%" else 0
    low, high = min(found), max(found)
    return f"{median(found):.{places}f} {unit} ({low:.{places}f}–{high:.{places}f})"


def table(runs: Sequence[Run]) -> str:
    """Each measure at each number of events: the kiosk, what it is compared with, and the ratio."""
    lines = [
        "| events | measured | kiosk | TimelineJS | ratio | bar |",
        "| ---: | --- | ---: | ---: | ---: | --- |",
    ]
    for count in dict.fromkeys(run.events for run in runs):
        ours, *theirs = [run for run in runs if run.events == count]
        for key, measure in MEASURES.items():
            other = theirs[0].figures[key] if theirs else []
            ratio = _ratio(ours.figures[key], other)
            bar = measure.bar if count == 100 else None
            lines.append(
                f"| {count} | {measure.name} | {figure(ours.figures[key], measure.unit)} "
                f"| {figure(other, measure.unit)} | {'–' if ratio is None else f'{ratio:.2f}'} "
                f"| {_judged(ratio, bar)} |"
            )
    return "\n".join(lines) + "\n" + growth(runs)


def growth(runs: Sequence[Run]) -> str:
    """The kiosk with the most events beside itself with fifty."""
    ours = {run.events: run for run in runs if run.subject == "kiosk"}
    most = max(ours)
    if 50 not in ours or most <= 50:
        return ""
    lines = ["", f"| the kiosk, {most} events / 50 events | ratio | bar |", "| --- | ---: | --- |"]
    for key in ("start", "start_cpu", "memory", "first_touch", "touch", "turn_cpu"):
        ratio = _ratio(ours[most].figures[key], ours[50].figures[key])
        told = "–" if ratio is None else f"{ratio:.2f}"
        lines.append(
            f"| {MEASURES[key].name} | {told} | {_judged(ratio, None if key == 'memory' else 1.5)} |"
        )
    return "\n".join(lines) + "\n"


def compared(now: Sequence[Run], then: Sequence[Run]) -> str:
    """Each median now, then, and their ratio."""
    before = {(run.subject, run.events): run for run in then}
    lines = [
        "",
        "| program | events | measured | then | now | now / then |",
        "| --- | ---: | --- | ---: | ---: | ---: |",
    ]
    for run in now:
        old = before.get((run.subject, run.events))
        for key, measure in MEASURES.items():
            found, earlier = run.figures[key], old.figures.get(key, []) if old else []
            if not found or not earlier:
                continue
            lines.append(
                f"| {run.subject} | {run.events} | {measure.name} | {figure(earlier, measure.unit)} "
                f"| {figure(found, measure.unit)} | {_ratio(found, earlier) or 0:.2f} |"
            )
    return "\n".join(lines) + "\n"


def _ratio(ours: Sequence[float], theirs: Sequence[float]) -> float | None:
    return median(ours) / median(theirs) if ours and theirs and median(theirs) else None


def _judged(ratio: float | None, bar: float | None) -> str:
    if ratio is None or bar is None:
        return ""
    return f"at most {bar:.2f}: {'kept' if ratio <= bar else 'NOT KEPT'}"
