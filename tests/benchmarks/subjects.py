"""What the bench compares: how each program is started, and where a visitor touches it."""

import os
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.processes import ROOT
from tests.benchmarks.same_events import Told, write_exhibit, write_page

TIMELINEJS = ROOT / "build" / "bench" / "node_modules" / "@knight-lab" / "timelinejs"
"""Where docs/performance.md has it installed."""
Spot = tuple[float, float]
"""A place on the glass in shares of its width and height, from the top left."""


@dataclass(frozen=True)
class Subject:
    """A program with the events, ready to be started on the screen at hand."""

    name: str
    command: list[str]
    environment: dict[str, str]
    begin: Spot
    """The first touch of a visit."""
    enter: tuple[Spot, ...]
    """The touches from there to the first event."""
    turn: Spot
    """The touch that leads to the next event."""
    kept: tuple[Path, ...] = field(default=())
    """What is thrown away before every start: nothing else is the same from one start to the next."""

    def surroundings(self) -> dict[str, str]:
        """The environment it runs in: that at hand, with its own on top, and our modules compiled as ever."""
        known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return known | self.environment

    def fresh(self) -> None:
        """Throw away what the last run has left."""
        for folder in self.kept:
            shutil.rmtree(folder, ignore_errors=True)


def kiosk(folder: Path, events: list[Told], pictures: Path) -> Subject:
    """Our own program. It keeps the exhibit as it was read, so the first start only warms it up."""
    exhibit = write_exhibit(folder / "works", events, pictures)
    next_button = (1704 / 1920, 1012 / 1080)
    return Subject(
        "kiosk",
        [sys.executable, str(ROOT / "main.py"), str(exhibit)],
        {"XDG_STATE_HOME": str(folder / "state")},
        begin=(0.5, 0.5),
        enter=((0.1, 0.45), next_button),
        turn=next_button,
    )


def timelinejs(folder: Path, events: list[Told], pictures: Path, fresh: bool = False) -> Subject | None:
    """TimelineJS in Chromium's kiosk mode; None where one of the two is not installed.

    Its profile is kept from start to start, as in a museum, unless it is to be `fresh`: that costs it more.
    """
    browser = shutil.which("chromium")
    if browser is None or not (TIMELINEJS / "dist" / "js" / "timeline.js").is_file():
        return None
    page = write_page(folder / "page", events, pictures, TIMELINEJS)
    profile = folder / "profile"
    flags = [
        "--kiosk", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={profile}",
        "--window-position=0,0", "--window-size=1920,1080",
    ]  # fmt: skip
    arrow = (0.989, 0.394)
    return Subject(
        "TimelineJS",
        [browser, *flags, page.as_uri()],
        {"HOME": str(folder)},
        begin=arrow,
        enter=(),
        turn=arrow,
        kept=(profile,) if fresh else (),
    )
