"""The memory of a tour through an exhibit of many large pictures. Needs Xvfb, no network.

    .venv/bin/python tests/benchmarks/large_pictures.py [--pictures 500] [--megapixels 24]

Makes an exhibit in a temporary folder, one picture an event: a few that differ, each under many names. Takes
the tour through every event and its picture in the viewer, and looks at the program's memory (PSS) all the
while. Ends with 1 when it took more than it may.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.processes import ROOT, Tree, running_command
from tests.benchmarks.same_events import invented, write_exhibit, write_pictures

LIMIT = 350.0
"""Megabytes."""
LOOK_EVERY = 0.25
"""Seconds between two looks at the memory."""


def followed(command: list[str], environment: dict[str, str]) -> list[float]:
    """The megabytes that a program takes, from look to look until it ends. Raises SystemExit if it fails."""
    taken = []
    with running_command(command, environment, subprocess.DEVNULL) as program:
        tree = Tree(program.pid)
        while program.poll() is None:
            taken.append(tree.pss_megabytes())
            time.sleep(LOOK_EVERY)
        if program.returncode != 0:
            raise SystemExit(f"the tour ended with {program.returncode}")
    return [each for each in taken if each > 0]


def main() -> int:
    """Make, tour, print, write down; 1 where it took too much."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--pictures", type=int, default=500, metavar="N")
    parser.add_argument("--megapixels", type=float, default=24, metavar="N")
    parser.add_argument(
        "--json", type=Path, default=ROOT / "build" / "benchmarks" / "large_pictures.json", metavar="FILE"
    )
    wanted = parser.parse_args()
    height = round((wanted.megapixels * 1e6 / 1.5) ** 0.5)
    size = (height * 3 // 2, height)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_pictures(folder / "pictures", wanted.pictures, size)
        exhibit = write_exhibit(folder / "works", invented(wanted.pictures), folder / "pictures")
        command = [sys.executable, str(ROOT / "main.py"), "tour", str(exhibit), "--only", "viewer-*-en"]
        command += ["--size", "1920x1080", "--out", str(folder / "tour")]
        begun = time.monotonic()
        taken = followed(command, os.environ | {"XDG_STATE_HOME": str(folder / "state")})
        seconds = time.monotonic() - begun
        shots = len(list((folder / "tour").glob("*.png")))
    first, last = max(taken[: len(taken) // 4]), max(taken[-len(taken) // 4 :])
    print(f"{wanted.pictures} pictures of {size[0]} × {size[1]}: {shots} screens in {seconds:.0f} s")
    print(f"memory (PSS) at most {max(taken):.0f} MB, of which {LIMIT:g} may be taken")
    print(f"in the first quarter of the tour {first:.0f} MB, in the last {last:.0f} MB")
    wanted.json.parent.mkdir(parents=True, exist_ok=True)
    wanted.json.write_text(
        json.dumps({"most": max(taken), "first": first, "last": last}) + "\n", encoding="utf-8"
    )
    return int(max(taken) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
