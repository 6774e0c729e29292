"""The log rotates, is bounded, and outlives whatever happens to its folder."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.state import logs
from kiosk.state.folder import look_after, read_json, write_whole
from kiosk.state.logs import LogFile, keep_log
from kiosk.state.notes import Notes


@pytest.fixture
def notes() -> Iterator[Notes]:
    level, raises = logging.getLogger("kiosk").level, logging.raiseExceptions
    yield Notes()
    for handler in list(logging.getLogger().handlers):
        if isinstance(handler, LogFile):
            logging.getLogger().removeHandler(handler)
            handler.close()
    logging.getLogger("kiosk").setLevel(level)
    logging.raiseExceptions = raises


def told(folder: Path, name: str = "kiosk") -> str:
    return (folder / "log" / f"{name}.log").read_text(encoding="utf-8")


def test_all_logs_together_stay_under_50_mb() -> None:
    most = logs.FILES * logs.BYTES + logs.SUPERVISOR_FILES * logs.SUPERVISOR_BYTES
    assert most + 2 * logs.LONGEST * 4 < 50e6


def test_a_log_is_rotated_and_the_oldest_dropped(tmp_path: Path, notes: Notes) -> None:
    file = LogFile(tmp_path / "log" / "kiosk.log", notes, files=3, size=1000)
    for number in range(100):
        file.emit(logging.makeLogRecord({"name": "kiosk", "levelno": 30, "msg": f"message {number} " * 5}))
    file.close()
    assert sorted(path.name for path in (tmp_path / "log").iterdir()) == [
        "kiosk.log",
        "kiosk.log.1",
        "kiosk.log.2",
    ]
    assert sum(path.stat().st_size for path in (tmp_path / "log").iterdir()) <= 3000


def test_a_fault_in_every_frame_is_not_written_without_end(tmp_path: Path, notes: Notes) -> None:
    keep_log(tmp_path, notes)
    for number in range(1000):
        logging.getLogger("kiosk").error("a fault ended the visit %d", number)
    logging.getLogger("kiosk").error("something else")
    lines = told(tmp_path).splitlines()
    assert len(lines) == logs.MOST_ALIKE + 2
    assert lines[-2].endswith("(and more like it, which are not written)")
    assert lines[-1].endswith("something else")


def test_an_endless_message_is_cut_short(tmp_path: Path, notes: Notes) -> None:
    keep_log(tmp_path, notes)
    logging.getLogger("kiosk").warning("%s", "x" * 10_000_000)
    assert len(told(tmp_path)) < logs.LONGEST + 10


def test_a_log_that_was_taken_away_is_begun_anew(tmp_path: Path, notes: Notes) -> None:
    keep_log(tmp_path, notes)
    logging.getLogger("kiosk").warning("first")
    shutil.rmtree(tmp_path / "log")
    logging.getLogger("kiosk").warning("second")
    assert "second" in told(tmp_path)
    assert "first" not in told(tmp_path)


def test_a_log_that_cannot_be_written_is_told_and_never_raises(tmp_path: Path, notes: Notes) -> None:
    (tmp_path / "log").write_text("a file where the folder should be")
    keep_log(tmp_path, notes)
    logging.getLogger("kiosk").warning("lost")
    assert "cannot be written" in notes.all["log"]
    (tmp_path / "log").unlink()
    logging.getLogger("kiosk").warning("found")
    assert "found" in told(tmp_path)


def test_a_trouble_is_logged_once_and_its_end_too(caplog: pytest.LogCaptureFixture) -> None:
    notes = Notes()
    for _ in range(3):
        notes.tell("storage", "only 3 MB are free")
    assert notes.all == {"storage": "only 3 MB are free"}
    notes.clear("storage")
    notes.clear("storage")
    assert [record.getMessage() for record in caplog.records] == [
        "storage: only 3 MB are free", "storage: right again",
    ]  # fmt: skip


def test_a_missing_state_folder_is_made(tmp_path: Path) -> None:
    notes = Notes()
    look_after(tmp_path / "a" / "b", notes)
    assert (tmp_path / "a" / "b").is_dir()
    assert "state folder" not in notes.all


def test_a_small_file_is_old_or_new_but_never_half(tmp_path: Path) -> None:
    file = tmp_path / "choices.json"
    write_whole(file, '{"volume": 0.5}')
    (tmp_path / ".choices.json.new").mkdir()  # whatever stands in the way
    with pytest.raises(OSError, match=r"choices\.json\.new"):
        write_whole(file, '{"volume": 0.9}')
    assert read_json(file) == {"volume": 0.5}
    file.write_text('{"vol', encoding="utf-8")
    assert read_json(file) is None
