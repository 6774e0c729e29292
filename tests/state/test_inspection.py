"""What is looked up for the staff page, from files as they are and from a check of the exhibit."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from kiosk.core.staff_status import Checked, VisitsToday
from kiosk.core.visit_record import VisitRow
from kiosk.state.inspection import Found, Inspection, temperature, visits_today
from kiosk.state.mixer import Mixer
from kiosk.state.restarts import note_restart
from kiosk.state.visits import VisitStore

ROOT = Path(__file__).parents[2]
CANAL = ROOT / "tests" / "exhibits" / "canal"
NOW = datetime(2027, 5, 4, 14, 5, tzinfo=UTC)
NO_MIXER = Mixer(lambda _name: None)


def inspected(folder: Path | None, exhibit: Path | None) -> Found:
    inspection = Inspection(folder, exhibit, NO_MIXER, NOW)
    assert inspection.found.is_being_checked is (exhibit is not None)
    inspection.start()
    assert inspection.wait()
    assert not inspection.found.is_being_checked
    return inspection.found


def test_a_sound_exhibit_has_no_problems_and_was_changed_when_its_newest_file_was(tmp_path: Path) -> None:
    exhibit = Path(shutil.copytree(CANAL, tmp_path / "canal"))
    found = inspected(tmp_path, exhibit)
    assert found.checked == Checked(0, 0)
    assert found.problems == ()
    newest = max(file.stat().st_mtime for file in exhibit.rglob("*") if file.is_file())
    assert found.changed == datetime.fromtimestamp(newest)


def test_errors_are_told_before_warnings_each_with_its_place(tmp_path: Path) -> None:
    exhibit = Path(shutil.copytree(CANAL, tmp_path / "canal"))
    terms = exhibit / "glossary.yaml"
    terms.write_text(terms.read_text(encoding="utf-8") + "idle: {term: {de: A, en: A}, meaning: {de: B}}\n")
    whole = exhibit / "exhibit.yaml"
    whole.write_text(whole.read_text(encoding="utf-8") + "captoin: x\n")
    found = inspected(None, exhibit)
    assert found.checked is not None
    assert found.checked.errors == 1
    assert len(found.problems) == found.checked.errors + found.checked.warnings
    line = len(whole.read_text(encoding="utf-8").splitlines())
    assert f"exhibit.yaml:{line}:1: error: unknown key" in found.problems[0]


def test_an_exhibit_that_is_not_there_cannot_be_checked(tmp_path: Path) -> None:
    found = inspected(tmp_path, tmp_path / "none")
    assert found.checked is None
    assert found.changed is None


def test_what_was_kept_is_found(tmp_path: Path) -> None:
    note_restart(tmp_path, NOW, "it froze")
    found = inspected(tmp_path, None)
    assert found.restarts == (("2027-05-04T14:05:00+00:00", "it froze"),)
    assert found.visits == VisitsToday()
    assert found.space is not None
    assert 0 < found.space[0] <= found.space[1]


def test_space_is_known_before_the_state_folder_is_made(tmp_path: Path) -> None:
    assert inspected(tmp_path / "not" / "yet", None).space is not None


def test_a_check_that_nobody_waits_for_is_ended(tmp_path: Path) -> None:
    inspection = Inspection(tmp_path, CANAL, NO_MIXER, NOW)
    inspection.start()
    while inspection._checking is None:
        assert inspection._thread.is_alive()
    inspection.stop()
    assert inspection.wait(10)
    assert inspection._checking.returncode == -9
    assert inspection.found.checked is None


def test_only_visits_of_this_day_count(tmp_path: Path) -> None:
    store = VisitStore(tmp_path)
    rows = [("2027-05-03T23:59:00+00:00", "fr"), ("2027-05-04T00:01:00+00:00", "en nl"),
            ("2027-05-04T13:00:00+00:00", "nl"), ("2027-05-04T13:30:00+00:00", "fr")]  # fmt: skip
    store.put(
        [(VisitRow(n, began, False, "canal", languages=tags), None) for n, (began, tags) in enumerate(rows)]
    )
    store.close()
    last = datetime(2027, 5, 4, 13, 30, tzinfo=UTC)
    assert visits_today(tmp_path, NOW) == VisitsToday(3, last, {"nl": 2, "fr": 1})


def test_visits_that_cannot_be_read_are_not_known(tmp_path: Path) -> None:
    (tmp_path / "visits.db").write_bytes(b"no database" * 100)
    assert visits_today(tmp_path, NOW) is None


def test_the_hottest_place_counts_and_what_cannot_be_one_does_not(tmp_path: Path) -> None:
    for number, written in enumerate(["45200", "61800", "-273000", "999000", "no number"]):
        zone = tmp_path / f"thermal_zone{number}"
        zone.mkdir()
        (zone / "temp").write_text(f"{written}\n")
    assert temperature(tmp_path) == 61.8
    assert temperature(tmp_path / "none") is None
