"""A program that writes visits until it is killed. What it has been told is on the disk, it prints.

python -m tests.state.power_cut write FOLDER SEED     writes until killed
python -m tests.state.power_cut [KILLS] [SEED]        kills it so often, at random moments; 300 without
"""

import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from kiosk.core.visit_record import PageRow, VisitRow
from kiosk.state.visits import FILE, VisitStore, read_visits

ROOT = Path(__file__).parents[2]


def write(folder: Path, seed: int) -> None:
    """Visits of one to six pages, each page put by itself as the kiosk does."""
    chance = random.Random(seed)
    store = VisitStore(folder)
    store.end_cut()
    print("ready", flush=True)
    while True:
        visit = VisitRow(chance.getrandbits(62), datetime.now(UTC).isoformat(), False, "canal")
        pages = chance.randint(1, 6)
        for number in range(1, pages + 1):
            page = PageRow(number, "event", f"event-{number}", "en", 12.5, "sources", 0, 0, "on")
            ended = "reset" if number == pages else ""
            row = VisitRow(visit.id, visit.began, False, "canal", pages=number, languages="en", ended=ended)
            store.put([(row, page)])
            print(f"{visit.id} {number} {ended or '-'}", flush=True)


def cut_once(folder: Path, seed: int, after: float) -> list[str]:
    """Kill the writer at a moment; what is wrong with what it leaves."""
    command = [sys.executable, "-m", "tests.state.power_cut", "write", str(folder), str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(after)
        writer.send_signal(signal.SIGKILL)
        told = [line.split() for line in writer.stdout.read().splitlines() if line.count(" ") == 2]
    return _wrong(folder, told)


def _wrong(folder: Path, told: list[list[str]]) -> list[str]:
    wrong = []
    with closing(sqlite3.connect(folder / FILE)) as base:
        found = base.execute("PRAGMA integrity_check").fetchone()[0]
        if found != "ok":
            wrong.append(f"integrity_check: {found}")
    kept = {visit.id: (visit, pages) for visit, pages in read_visits(folder)}
    for name, number, ended in told:
        if int(name) not in kept:
            wrong.append(f"visit {name} is lost")
            continue
        visit, pages = kept[int(name)]
        if len(pages) < int(number):
            wrong.append(f"page {number} of visit {name} is lost")
        if ended != "-" and visit.ended != ended:
            wrong.append(f"the end of visit {name} is lost")
    if any(visit.pages != len(pages) for visit, pages in kept.values()):
        wrong.append("a visit does not have its pages")
    return wrong


def cut_often(kills: int, seed: int) -> list[str]:
    """Kill the writer so often, each time on what the last one left; all that was wrong."""
    chance = random.Random(seed)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(kills):
            wrong += cut_once(Path(folder), chance.getrandbits(30), chance.uniform(0, 0.12))
            if number % 50 == 49:
                print(f"{number + 1} kills, {len(wrong)} faults", file=sys.stderr)
    return wrong


if __name__ == "__main__":
    if sys.argv[1:2] == ["write"]:
        write(Path(sys.argv[2]), int(sys.argv[3]))
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    first = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(2**30)
    faults = cut_often(many, first)
    print(*faults, sep="\n")
    print(f"{many} kills with seed {first}: {len(faults)} faults")
    sys.exit(bool(faults))
