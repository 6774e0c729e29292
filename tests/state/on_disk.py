"""What the kiosk keeps, on a disk that is full or may not be written; told as JSON.

unshare --mount --map-root-user python -m tests.state.on_disk full|read-only FOLDER
"""

import json
import logging
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kiosk.content.library import read_exhibit
from kiosk.core.visit_record import PageRow, VisitRow
from kiosk.state import visit_writer
from kiosk.state.choices import Choices, keep_choices, keep_last_seen, read_choices
from kiosk.state.folder import look_after
from kiosk.state.kept_exhibit import KeptExhibit
from kiosk.state.logs import keep_log
from kiosk.state.notes import Notes
from kiosk.state.restarts import note_restart, read_restarts
from kiosk.state.visit_writer import VisitWriter
from kiosk.state.visits import read_visits

CANAL = Path(__file__).parents[1] / "exhibits" / "canal"
NOW = datetime(2027, 5, 3, 10, 0, tzinfo=UTC)


def mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


def until(holds: Callable[[], bool]) -> bool:
    for _ in range(500):
        if holds():
            return True
        time.sleep(0.01)
    return False


def fill(folder: Path) -> None:
    with (folder / "filler").open("wb", buffering=0) as filler:
        for size in (65536, 4096, 512, 1):
            try:
                while filler.write(b"x" * size) == size:
                    pass
            except OSError:
                continue


def keep_all(folder: Path) -> None:
    """All that is kept beside the visits. None of it raises, and none is left half-written."""
    exhibit = read_exhibit(CANAL, advises=False).exhibit
    assert exhibit is not None
    KeptExhibit(folder).store("these files", exhibit)
    keep_choices(folder, Choices(volume=0.5))
    keep_last_seen(folder, NOW)
    note_restart(folder, NOW, "asked for")


def scenario(kind: str, folder: Path) -> dict[str, object]:
    mount("-t", "tmpfs", "-o", "size=2m", "none", str(folder))
    visit_writer.AGAIN_AFTER = 0.05
    notes = Notes()
    writer = VisitWriter(folder, 365, notes)
    if kind == "full":
        fill(folder)
    else:
        mount("-o", "remount,ro", str(folder))
    keep_log(folder, notes)
    look_after(folder, notes)
    writer.start(NOW, False)
    for number in range(3):
        page = PageRow(1, "event", "collapse", "en", 3.0, "", 0, 0, "reset")
        writer.write(
            VisitRow(number + 1, NOW.isoformat(), False, "canal", ended="reset", pages=1), page, NOW, False
        )
        logging.getLogger("kiosk.ui").warning("a fault ended the visit")
    keep_all(folder)
    until(lambda: "visits" in notes.all)
    troubled = notes.all
    begun = [file.name for file in folder.iterdir() if file.name.endswith(".new")]
    if kind == "full":
        (folder / "filler").unlink()
    else:
        mount("-o", "remount,rw", str(folder))
    mended = until(lambda: "visits" not in notes.all)
    look_after(folder, notes)
    keep_all(folder)
    assert writer.close()
    logging.getLogger("kiosk.ui").warning("written again")
    return {
        "troubled": sorted(troubled),
        "begun": begun,
        "mended": mended,
        "choices": read_choices(folder).volume,
        "restarts": len(read_restarts(folder)),
        "exhibit": KeptExhibit(folder).load("these files") is not None,
        "kept": [len(pages) for _visit, pages in read_visits(folder)],
        "still": sorted(set(notes.all) - {"storage"}),
        "log": "written again" in (folder / "log" / "kiosk.log").read_text(encoding="utf-8"),
    }


if __name__ == "__main__":
    print(json.dumps(scenario(sys.argv[1], Path(sys.argv[2]))))
