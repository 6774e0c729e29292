"""A program that writes visits, and reads and keeps an exhibit that is being edited, until it is killed.

What it has been told is on the disk, it prints. After each kill the next start is looked at.

python -m tests.endurance.power_cuts [--kills 300] [--seed N]
"""

import argparse
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from kiosk.content.library import Library, read_exhibit
from kiosk.core.visit_record import PageRow, VisitRow
from kiosk.state import choices as chosen
from kiosk.state.folder import read_json
from kiosk.state.kept_exhibit import KeptExhibit
from kiosk.state.restarts import note_restart
from kiosk.state.visits import FILE, VisitStore, read_visits

ROOT = Path(__file__).parents[2]
CANAL = ROOT / "tests" / "exhibits" / "canal"
EVENT = "panels/building/bridge.yaml"
SMALL = (chosen.FILE, chosen.STILL, "restarts.json")
LONGEST = 0.6
"""Seconds that a writer is left alone at most; a round of all that it does takes about half of them."""


# --- the one that is killed


def write(folder: Path, seed: int) -> None:
    """Visits of one to six pages, each page put by itself as the kiosk does; and between them an edit."""
    chance = random.Random(seed)
    state, exhibit = folder / "state", folder / "canal"
    store = VisitStore(state)
    store.end_cut()
    library = Library(exhibit, advises=False, keeper=KeptExhibit(state))
    library.keep()
    print("ready", flush=True)
    while True:
        _visit(store, chance)
        _edit(exhibit, chance)
        library.reload()
        library.keep()
        chosen.keep_choices(state, chosen.Choices(volume=round(chance.random(), 3)))
        chosen.keep_last_seen(state, datetime.now(UTC))
        chosen.keep_still(state, {"en": "x" * chance.randint(1, 9000)})
        note_restart(state, datetime.now(UTC), "asked for")


def _visit(store: VisitStore, chance: random.Random) -> None:
    visit = VisitRow(chance.getrandbits(62), datetime.now(UTC).isoformat(), False, "canal")
    pages = chance.randint(1, 6)
    for number in range(1, pages + 1):
        page = PageRow(number, "event", f"event-{number}", "en", 12.5, "sources", 0, 0, "on")
        ended = "reset" if number == pages else ""
        row = VisitRow(visit.id, visit.began, False, "canal", pages=number, languages="en", ended=ended)
        store.put([(row, page)])
        print(f"{visit.id} {number} {ended or '-'}", flush=True)


def _edit(exhibit: Path, chance: random.Random) -> None:
    """A curator saves an event: over the old file, or a new one in its place; or replaces the exhibit."""
    file, words = exhibit / EVENT, chance.randint(1, 60)
    text = (CANAL / EVENT).read_text(
        encoding="utf-8"
    ) + f"\nmore: {{de: {'w ' * words}, en: {'w ' * words}}}\n"
    match chance.randrange(3):
        case 0:
            with file.open("w", encoding="utf-8") as stream:
                for letter in range(0, len(text), 40):
                    stream.write(text[letter : letter + 40])
                    stream.flush()
        case 1:
            new = file.with_name(".bridge.yaml.new")
            new.write_text(text, encoding="utf-8")
            new.replace(file)
        case _:
            other = exhibit.with_name("other")
            shutil.rmtree(other, ignore_errors=True)
            shutil.copytree(CANAL, other)
            shutil.rmtree(exhibit)
            other.rename(exhibit)


# --- the one that kills


def cut_once(folder: Path, seed: int, after: float) -> list[str]:
    """Kill the writer at a moment; what is wrong with what it leaves."""
    command = [
        sys.executable,
        "-m",
        "tests.endurance.power_cuts",
        "--write",
        str(folder),
        "--seed",
        str(seed),
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(after)
        writer.send_signal(signal.SIGKILL)
        told = [line.split() for line in writer.stdout.read().splitlines() if line.count(" ") == 2]
    return [*wrong_visits(folder / "state", told), *wrong_exhibit(folder)]


def wrong_visits(folder: Path, told: list[list[str]]) -> list[str]:
    """What is wrong with the visits in a folder, of which those told were on the disk."""
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


def wrong_exhibit(folder: Path) -> list[str]:
    """What is wrong with the next start: the kept exhibit is as the files are, or it is not believed."""
    state, exhibit = folder / "state", folder / "canal"
    wrong = [
        f"{name} is damaged" for name in SMALL if (state / name).exists() and read_json(state / name) is None
    ]
    if (state / chosen.SEEN).exists() and chosen.read_last_seen(state) is None:
        wrong.append("last_seen is damaged")
    read, opened = (
        read_exhibit(exhibit, advises=False),
        Library(exhibit, advises=False, keeper=KeptExhibit(state)),
    )
    if opened.is_sound != (read.exhibit is not None):
        wrong.append("what is kept is shown for files that are refused, or the other way round")
    elif read.exhibit is not None and opened.exhibit is not None:
        both = [{each.id: each for each in one.events.values()} for one in (read.exhibit, opened.exhibit)]
        if both[0] != both[1] or read.exhibit.outline != opened.exhibit.outline:
            wrong.append("the exhibit that was kept is not what its files say")
    if read.exhibit is None:
        # The curator who was at it when the power went does it again.
        shutil.rmtree(exhibit, ignore_errors=True)
        shutil.copytree(CANAL, exhibit)
        if not Library(exhibit, advises=False, keeper=KeptExhibit(state)).is_sound:
            wrong.append("an exhibit that was put right is not read")
    return wrong


def cut_often(kills: int, seed: int) -> list[str]:
    """Kill the writer so often, each time on what the last one left; all that was wrong."""
    chance = random.Random(seed)
    wrong = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(CANAL, folder / "canal")
        for number in range(kills):
            wrong += cut_once(folder, chance.getrandbits(30), chance.uniform(0, LONGEST))
            if number % 50 == 49:
                print(f"{number + 1} kills, {len(wrong)} faults", file=sys.stderr)
        visits = sum(1 for _ in read_visits(folder / "state"))
        print(f"{visits} visits were kept", file=sys.stderr)
    return wrong


def main() -> int:
    """Kill so often as asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**30))
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="be the one that is killed")
    options = parser.parse_args()
    if options.write:
        write(options.write, options.seed)
    faults = cut_often(options.kills, options.seed)
    print(*faults, sep="\n")
    print(f"{options.kills} kills with seed {options.seed}: {len(faults)} faults")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
