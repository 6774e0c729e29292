"""Visits are kept through damage, kills and full disks, or it is told; nothing ever raises at the drawing."""

import json
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.core.visit_record import PageRow, VisitRow
from kiosk.state import visits
from kiosk.state.notes import Notes
from kiosk.state.visit_writer import VisitWriter
from kiosk.state.visits import FILE, Unusable, VisitStore, read_visits
from tests.endurance.power_cuts import ROOT, cut_often
from tests.state.on_disk import until

NOW = datetime(2027, 5, 3, 10, 0, tzinfo=UTC)


def visit(number: int, began: datetime = NOW, ended: str = "reset") -> VisitRow:
    return VisitRow(number, began.isoformat(timespec="seconds"), False, "canal", 20.0, 1, "en", ended=ended)


def page(number: int = 1) -> PageRow:
    return PageRow(number, "event", "collapse", "en", 12.5, "sources", 1, 1, "reset")


def written(
    folder: Path, *what: tuple[VisitRow, PageRow | None], keep_days: int = 365, doubtful: bool = False
) -> Notes:
    notes = Notes()
    writer = VisitWriter(folder, keep_days, notes)
    writer.start(NOW, doubtful)
    for row, left in what:
        writer.write(row, left, NOW, doubtful)
    writer.close()
    return notes


def kept(folder: Path) -> list[int]:
    try:
        return [row.id for row, _pages in read_visits(folder)]
    except (OSError, Unusable):
        return []


def test_a_visit_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert written(tmp_path, (visit(1, ended=""), page(1)), (visit(1), page(2))).all == {}
    assert list(read_visits(tmp_path)) == [(visit(1), (page(1), page(2)))]


def test_what_is_put_is_on_the_disk_and_readers_do_not_block_it(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as base:
        VisitStore(tmp_path).close()
        assert base.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    store = VisitStore(tmp_path)
    assert store._base.execute("PRAGMA synchronous").fetchone() == (2,)
    store.close()


def test_a_visit_that_was_cut_off_is_told_as_cut(tmp_path: Path) -> None:
    written(tmp_path, (visit(1, ended=""), page(1)), (visit(2), page(1)))
    written(tmp_path)
    assert {row.id: row.ended for row, _pages in read_visits(tmp_path)} == {1: "cut", 2: "reset"}


def test_visits_are_kept_for_the_days_wanted(tmp_path: Path) -> None:
    old, young = visit(1, NOW - timedelta(days=31)), visit(2, NOW - timedelta(days=29))
    written(tmp_path, (old, page()), (young, page()))
    written(tmp_path, keep_days=30)
    assert [row.id for row, _pages in read_visits(tmp_path)] == [2]
    with closing(sqlite3.connect(tmp_path / FILE)) as base:
        assert base.execute("SELECT count(*) FROM pages").fetchone() == (1,)


def test_a_doubted_clock_drops_nothing(tmp_path: Path) -> None:
    written(tmp_path, (visit(1, NOW - timedelta(days=300)), page()))
    written(tmp_path, keep_days=30, doubtful=True)
    assert [row.id for row, _pages in read_visits(tmp_path)] == [1]


def test_a_visit_of_a_doubtful_date_is_kept_as_long_as_any_other(tmp_path: Path) -> None:
    old = replace(visit(1, datetime(1970, 1, 1, tzinfo=UTC)), is_doubtful=True)
    written(tmp_path, (old, page()), doubtful=True)
    written(tmp_path, keep_days=30)
    assert kept(tmp_path) == [1]
    later = VisitStore(tmp_path)
    later.forget_before(NOW - timedelta(days=1))
    assert kept(tmp_path) == [1]
    later.forget_before(NOW + timedelta(days=1))
    later.close()
    assert kept(tmp_path) == []


def damage_head(file: Path) -> None:
    file.write_bytes(b"no database at all" * 500)


def damage_middle(file: Path) -> None:
    size = file.stat().st_size
    chance = random.Random(5)
    with file.open("r+b") as stream:
        for _ in range(40):
            stream.seek(chance.randrange(4096, size))
            stream.write(chance.randbytes(64))


def damage_end(file: Path) -> None:
    with file.open("r+b") as stream:
        stream.truncate(file.stat().st_size // 2)


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as base:
        base.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize("damage", [damage_head, damage_middle, damage_end, newer])
def test_a_file_that_cannot_be_used_is_set_aside_and_begun_anew(
    tmp_path: Path, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    written(tmp_path, *((visit(number), page()) for number in range(400)))
    damage(tmp_path / FILE)
    before = (tmp_path / FILE).read_bytes()
    assert written(tmp_path, (visit(1000), page())).all == {}
    assert [row.id for row, _pages in read_visits(tmp_path)] == [1000]
    (aside,) = tmp_path.glob("visits-set-aside-2027-05-03-100000.db")
    assert aside.read_bytes() == before
    assert "set aside as visits-set-aside-2027-05-03-100000.db" in caplog.text


def test_few_damaged_files_are_kept(tmp_path: Path) -> None:
    for _ in range(6):
        (tmp_path / FILE).write_bytes(b"no database at all" * 500)
        written(tmp_path)
    assert len(list(tmp_path.glob("visits-set-aside-*.db"))) == visits.MOST_SET_ASIDE


def test_an_upgrade_that_is_cut_off_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, (visit(1), page()))
    halfway = "ALTER TABLE visits ADD COLUMN weather TEXT; SELECT no_such_function();"
    monkeypatch.setattr(visits, "MIGRATIONS", (*visits.MIGRATIONS, halfway))
    with pytest.raises(sqlite3.OperationalError):
        VisitStore(tmp_path)
    monkeypatch.undo()
    assert [row.id for row, _pages in read_visits(tmp_path)] == [1]
    with closing(sqlite3.connect(tmp_path / FILE)) as base:
        assert base.execute("PRAGMA user_version").fetchone() == (len(visits.MIGRATIONS),)


def test_a_folder_that_is_taken_away_is_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    notes = Notes()
    writer = VisitWriter(folder, 365, notes)
    writer.start(NOW, False)
    writer.write(visit(1), page(), NOW, False)
    assert until(lambda: kept(folder) == [1])
    shutil.rmtree(folder)
    writer.write(visit(2), page(), NOW, False)
    assert writer.close()
    assert [row.id for row, _pages in read_visits(folder)] == [2]
    assert notes.all == {}


def test_where_nothing_can_be_written_it_is_told_and_nothing_raises(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    notes = written(tmp_path / "state", (visit(1), page()))
    assert "cannot be written" in notes.all["visits"]


def _may_mount() -> bool:
    tried = subprocess.run(
        ["unshare", "--mount", "--map-root-user", "mount", "-t", "tmpfs", "none", "/mnt"],
        capture_output=True, check=False,
    ) if shutil.which("unshare") else None  # fmt: skip
    return tried is not None and tried.returncode == 0


@pytest.mark.skipif(not _may_mount(), reason="this system does not let its users mount a small disk")
@pytest.mark.parametrize("kind", ["full", "read-only"])
def test_a_disk_that_refuses_is_told_and_what_waited_is_written_once_it_takes_it(
    tmp_path: Path, kind: str
) -> None:
    told = subprocess.run(
        ["unshare", "--mount", "--map-root-user", sys.executable, "-m", "tests.state.on_disk", kind,
         str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout) == {
        "troubled": ["log", "state folder", "visits"],
        "begun": [],
        "mended": True,
        "choices": 0.5,
        "restarts": 1,
        "exhibit": True,
        "kept": [1, 1, 1],
        "still": [],
        "log": True,
    }


def test_a_kill_at_any_moment_leaves_sound_files_with_all_that_was_put() -> None:
    """All 300: `python -m tests.endurance.power_cuts --kills 300`."""
    seed = random.SystemRandom().randrange(2**30)
    print(f"python -m tests.endurance.power_cuts --kills 20 --seed {seed}")
    assert cut_often(20, seed) == []


def test_reading_where_there_is_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(read_visits(tmp_path))
    (tmp_path / FILE).write_bytes(b"no database at all" * 500)
    with pytest.raises(Unusable):
        list(read_visits(tmp_path))


def test_a_visit_that_goes_on_replaces_its_row(tmp_path: Path) -> None:
    row = visit(1, ended="")
    written(tmp_path, (row, page(1)), (replace(row, seconds=90.0, ended="start_again", pages=2), page(2)))
    ((kept, pages),) = read_visits(tmp_path)
    assert (kept.seconds, kept.ended, len(pages)) == (90.0, "start_again", 2)


def test_visits_that_an_older_program_kept_can_be_read_and_are_kept_when_the_file_is_upgraded(
    tmp_path: Path,
) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as base:
        base.executescript(f"{visits.MIGRATIONS[0]} PRAGMA user_version = 1;")
        base.execute(
            "INSERT INTO visits (id, began, is_doubtful, exhibit, seconds, pages, languages, text_size,"
            " contrast, movement, warned, put_off, ended) VALUES (5, '2026-05-03T10:00:00+02:00', 0,"
            " 'canal', 9, 1, 'en', 1, 'high', 'normal', 0, 0, 'reset')"
        )
        base.commit()
    ((before, _),) = read_visits(tmp_path)
    VisitStore(tmp_path).close()
    ((after, _),) = read_visits(tmp_path)
    assert before == after
    assert (after.id, after.contrast, after.controls) == (5, "high", "normal")
