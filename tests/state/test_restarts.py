"""What staff are told of restarts, and that a cut of the power is told as one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.state.restarts import (
    FILE,
    MOST,
    Restart,
    note_ended,
    note_restart,
    note_running,
    read_restarts,
)

NOW = datetime(2027, 5, 3, 10, 0, tzinfo=UTC)


def test_the_last_restarts_are_kept_in_order(tmp_path: Path) -> None:
    for number in range(MOST + 5):
        note_restart(tmp_path, NOW + timedelta(hours=number), "it froze", 12.34)
    kept = read_restarts(tmp_path)
    assert len(kept) == MOST
    assert kept[-1] == Restart((NOW + timedelta(hours=MOST + 4)).isoformat(), "it froze", 12.3)


@pytest.mark.parametrize("text", ["", "{", '{"a": 1}', '[{"when": 3}]', "[1, null]"])
def test_a_damaged_list_is_begun_anew(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert read_restarts(tmp_path) == ()
    note_restart(tmp_path, NOW, "it froze")
    assert len(read_restarts(tmp_path)) == 1


def test_a_folder_that_cannot_be_written_is_told_and_no_fault(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    note_restart(tmp_path / "state", NOW, "it froze")
    note_running(tmp_path / "state", NOW, "boot")
    note_ended(tmp_path / "state")
    assert "restarts cannot be written" in caplog.text


def test_a_program_that_ended_by_itself_leaves_no_note(tmp_path: Path) -> None:
    note_running(tmp_path, NOW, "boot-1")
    note_ended(tmp_path)
    note_running(tmp_path, NOW, "boot-2")
    assert read_restarts(tmp_path) == ()


@pytest.mark.parametrize(
    ("boot", "why"),
    [("boot-1", "it was cut off"), ("boot-2", "the computer was cut off: the power, or a restart by force")],
)
def test_one_that_was_cut_off_is_told_by_the_next(tmp_path: Path, boot: str, why: str) -> None:
    note_running(tmp_path, NOW, "boot-1")
    note_running(tmp_path, NOW, boot)
    assert [each.why for each in read_restarts(tmp_path)] == [why]


def test_under_the_same_supervisor_it_is_the_supervisor_that_notes_it(tmp_path: Path) -> None:
    note_running(tmp_path, NOW, "boot", "first")
    note_running(tmp_path, NOW, "boot", "first")
    assert read_restarts(tmp_path) == ()
    note_running(tmp_path, NOW, "boot", "second")
    assert len(read_restarts(tmp_path)) == 1
