"""The real program in a window on a screen in memory, and an editor that saves in every way editors do."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.ui.virtual_screen import is_possible, virtual_screen
from tests.ui.places import CANAL

ROOT = Path(__file__).parents[2]
SIZE = (1024, 600)
PATIENCE = 20.0
"""Seconds to wait for what should take one: a stalled machine makes it late, not wrong."""
LIMIT = 1.0
TRIES = 4
"""An edit may be late once or twice on a machine that others use as well."""

Edit = Callable[[Path, bytes], None]


class Program:
    """The program, its screen, and what it tells of its redraws."""

    def __init__(self, process: subprocess.Popen[bytes], frame: Path, redraws: Path) -> None:
        self.process = process
        self.frame = frame
        self.redraws = redraws

    def count(self) -> int:
        return len(self.redraws.read_text().splitlines()) if self.redraws.exists() else 0

    def colours(self) -> set[bytes]:
        """The colours in the upper left of the screen, where the panel's line stands, as blue, green, red."""
        with self.frame.open("rb") as file:
            header = file.read(4)
            length = int.from_bytes(header, "big")
            file.seek(0)
            fields = [int.from_bytes(file.read(4), "big") for _ in range(25)]
            width, palette = fields[12], fields[19] * 12
            rows = []
            for y in range(20, 44):
                file.seek(length + palette + y * width)
                rows.append(file.read(100 * 4))
        return {row[x : x + 3] for row in rows for x in range(0, len(row), 4)}

    def wait_for(self, colour: str) -> float:
        """Seconds until a colour of the form #rrggbb is seen there."""
        wanted = bytes.fromhex(colour[1:])[::-1]
        begun = time.monotonic()
        while time.monotonic() - begun < PATIENCE:
            assert self.process.poll() is None, "the program has ended"
            if wanted in self.colours():
                return time.monotonic() - begun
            _pause(0.02)
        raise AssertionError(f"{colour} was never seen")


def _pause(seconds: float) -> None:
    """Let the other program run: it lives by the real clock."""
    time.sleep(seconds)


@pytest.fixture(scope="module")
def exhibit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copied = tmp_path_factory.mktemp("live") / "exhibits" / "canal"
    shutil.copytree(CANAL, copied)
    return copied


@pytest.fixture(scope="module")
def program(exhibit: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    if not is_possible():
        pytest.skip("there is no Xvfb to draw on")
    scratch = tmp_path_factory.mktemp("screen")
    with virtual_screen(*SIZE, pictures=scratch):
        redraws = scratch / "redraws"
        environment = os.environ | {"XDG_STATE_HOME": str(scratch), "KIOSK_REPORT_REDRAWS": str(redraws)}
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "main.py"), str(exhibit), "--windowed", f"{SIZE[0]}x{SIZE[1]}",
             "--at", "survey", "--language", "en"],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        program = Program(process, scratch / "Xvfb_screen0", redraws)
        try:
            program.wait_for(_accent(exhibit))
            yield program
        finally:
            process.terminate()
            process.wait(10)


def _accent(exhibit: Path) -> str:
    text = (exhibit / "exhibit.yaml").read_text(encoding="utf-8")
    return text[text.index('accent: "') + 9 :][:7]


def _recoloured(exhibit: Path, colour: str) -> bytes:
    text = (exhibit / "exhibit.yaml").read_text(encoding="utf-8")
    return text.replace(_accent(exhibit), colour).encode()


def in_place(file: Path, new: bytes) -> None:
    file.write_bytes(new)


def write_and_rename(file: Path, new: bytes) -> None:
    beside = file.with_name(f".{file.name}.tmp")
    beside.write_bytes(new)
    beside.replace(file)


def delete_and_recreate(file: Path, new: bytes) -> None:
    file.unlink()
    _pause(0.03)
    file.write_bytes(new)


def twice_in_a_moment(file: Path, new: bytes) -> None:
    file.write_bytes(new.replace(b"format: 1", b"format: 1 "))
    _pause(0.05)
    file.write_bytes(new)


def half_first(file: Path, new: bytes) -> None:
    file.write_bytes(new[: len(new) // 2])
    _pause(0.1)
    file.write_bytes(new)


def with_backup(file: Path, new: bytes) -> None:
    backup = file.with_name(f"{file.name}~")
    file.rename(backup)
    file.write_bytes(new)


WAYS: list[Edit] = [
    in_place,
    write_and_rename,
    delete_and_recreate,
    twice_in_a_moment,
    half_first,
    with_backup,
]


@pytest.mark.parametrize("save", WAYS, ids=lambda save: save.__name__)
def test_what_is_saved_is_on_the_screen_within_a_second_and_drawn_once(
    program: Program, exhibit: Path, save: Edit
) -> None:
    taken = []
    for number in range(TRIES):
        colour = f"#4{number}2{WAYS.index(save)}6{number}"
        new = _recoloured(exhibit, colour)
        before = program.count()
        save(exhibit / "exhibit.yaml", new)
        taken.append(program.wait_for(colour))
        _pause(0.6)
        assert program.count() - before == 1
        if taken[-1] <= LIMIT:
            return
    raise AssertionError(f"it took {taken} seconds")


def test_a_bad_save_leaves_the_last_good_page_and_the_next_good_one_shows(
    program: Program, exhibit: Path
) -> None:
    good = _accent(exhibit)
    file = exhibit / "exhibit.yaml"
    sound = file.read_bytes()
    file.write_bytes(sound.replace(good.encode(), b"#12345") + b"\nmore: [")
    _pause(1.5)
    assert program.wait_for(good) < LIMIT
    file.write_bytes(_recoloured_text(sound, good, "#3a6ea5"))
    program.wait_for("#3a6ea5")


def _recoloured_text(text: bytes, old: str, new: str) -> bytes:
    return text.replace(old.encode(), new.encode())


def test_a_new_a_renamed_and_a_deleted_file_are_taken_up(program: Program, exhibit: Path) -> None:
    panel = exhibit / "panels" / "building"
    before = program.count()
    text = (panel / "water.yaml").read_bytes()
    (panel / "added.yaml").write_bytes(text)
    _wait_until(lambda: program.count() > before)
    (panel / "added.yaml").rename(panel / "renamed.yaml")
    _wait_until(lambda: program.count() > before + 1)
    (panel / "renamed.yaml").unlink()
    _wait_until(lambda: program.count() > before + 2)


def _wait_until(is_so: Callable[[], bool]) -> None:
    begun = time.monotonic()
    while not is_so():
        assert time.monotonic() - begun < PATIENCE
        _pause(0.02)
