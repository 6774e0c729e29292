"""The commands as they are called: what they print, what they leave behind, how they end."""

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.content.device import read_device
from kiosk.core.pin import is_right
from kiosk.core.visit_record import PageRow, VisitRow
from kiosk.state.visits import VisitStore
from kiosk.ui.virtual_screen import is_possible
from tests.recordings import exhibit_with_recordings

ROOT = Path(__file__).parents[1]
CANAL = "tests/exhibits/canal"


def call(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    without_screen = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    return subprocess.run(
        [sys.executable, "main.py", *arguments],
        cwd=ROOT, capture_output=True, text=True, timeout=120, env=without_screen | environment, check=False,
    )  # fmt: skip


def test_check_ends_with_0_1_or_2() -> None:
    sound = call("check", CANAL)
    assert (sound.returncode, sound.stdout.splitlines()[-1][:9]) == (0, "0 errors,")
    broken = next((ROOT / "tests" / "exhibits" / "broken").iterdir())
    assert call("check", str(broken)).returncode in (0, 1)
    assert call("check", "tests/exhibits/nowhere").returncode == 2
    assert call("check", "--nonsense").returncode == 2


def test_check_tells_json() -> None:
    told = call("check", CANAL, "--format", "json")
    assert json.loads(told.stdout) == []


def test_without_a_screen_run_says_so_in_one_line() -> None:
    told = call(CANAL)
    assert told.returncode == 2
    assert told.stderr.startswith("There is no screen here")
    assert len(told.stderr.strip().splitlines()) == 1


def test_an_unknown_place_or_language_is_told_with_what_there_is() -> None:
    told = call("tour", CANAL, "--out", "unused", "--language", "xx")
    assert told.returncode == 2
    assert "use one of de, en" in told.stderr
    assert not (ROOT / "unused").exists()


@pytest.mark.skipif(not is_possible(), reason="there is no Xvfb to draw on")
def test_the_tour_leaves_pictures_and_a_contact_sheet(tmp_path: Path) -> None:
    told = call(
        "tour", CANAL, "--out", str(tmp_path), "--size", "1024x600", "--language", "en", "--only", "event-s*"
    )
    assert told.returncode == 0, told.stderr
    assert [path.name for path in sorted(tmp_path.glob("*.png"))] == ["001-event-survey-en.png"]
    assert "001-event-survey-en.png" in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert told.stdout.splitlines()[0] == f"1 picture in {tmp_path}"


def test_schema_prints_a_kind_and_proposes_one(tmp_path: Path) -> None:
    assert json.loads(call("schema", "event").stdout)["title"] == "an event"
    unknown = call("schema", "evnt")
    assert (unknown.returncode, unknown.stderr) == (
        2, 'there is no kind of file "evnt": did you mean "event"?\n',
    )  # fmt: skip
    assert call("schema", "--out", str(tmp_path)).returncode == 0
    assert (tmp_path / "sources.json").is_file()


def test_new_makes_an_exhibit_and_writes_over_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "shelf" / "ferry"
    folder.mkdir(parents=True)
    (folder / ".DS_Store").write_bytes(b"the file manager's")
    made = call("new", str(folder), "--languages", "nl,fr")
    assert (made.returncode, made.stderr) == (0, "")
    assert call("check", str(folder), "--strict").returncode == 0
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    again = call("new", str(folder), "--languages", "en")
    assert (again.returncode, again.stderr) == (
        2, f"{folder} is not empty: name a new folder, or empty this one first\n",
    )  # fmt: skip
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_new_proposes_the_language_that_was_meant(tmp_path: Path) -> None:
    told = call("new", str(tmp_path / "x"), "--languages", "en,dutch")
    assert told.returncode == 2
    assert 'unknown language "dutch": write nl' in told.stderr


def test_import_prints_its_account_and_leaves_an_exhibit(tmp_path: Path) -> None:
    table = tmp_path / "Our canal.csv"
    table.write_text("datum;titel;bron\n6 april 1847;De eerste spade;Brandt, blz. 21\n", encoding="utf-8")
    told = call("import", "csv", str(table), "--out", str(tmp_path / "made"), "--language", "nl")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("# Imported from Our canal.csv\n\n1 event, 1 panel, ")
    assert told.stdout.splitlines()[-1].startswith("0 errors, ")
    assert call("check", str(tmp_path / "made")).returncode == 0
    again = call("import", "csv", str(table), "--out", str(tmp_path / "made"))
    assert again.returncode == 2


def test_import_refuses_what_is_no_timeline_and_leaves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "light.json"
    file.write_text('{"events": [], "scale": "cosmological"}', encoding="utf-8")
    told = call("import", "timelinejs", str(file), "--out", str(tmp_path / "made"))
    assert told.returncode == 1
    assert told.stderr == (
        "light.json is on the cosmological scale: an exhibit's dates have years from 1 to 9999\n"
    )
    assert not (tmp_path / "made").exists()


@pytest.mark.skipif(not is_possible(), reason="there is no Xvfb to draw on")
def test_two_tours_are_compared(tmp_path: Path) -> None:
    wanted = ("--size", "1024x600", "--only", "event-survey")
    for folder in ("one", "two"):
        against = ("--against", str(tmp_path / "one")) if folder == "two" else ()
        told = call("tour", CANAL, "--out", str(tmp_path / folder), *wanted, *against)
        assert told.returncode == 0, told.stderr
    assert "0 of 2 pictures differ" in told.stdout
    assert (
        call("tour", CANAL, "--out", str(tmp_path / "one"), "--against", str(tmp_path / "one")).returncode
        == 2
    )
    assert call("tour", CANAL, "--out", "unused", "--against", str(tmp_path)).returncode == 2


@pytest.mark.skipif(not is_possible(), reason="there is no Xvfb to draw on")
def test_check_tells_what_does_not_fit_on_a_screen(tmp_path: Path) -> None:
    import shutil

    copied = tmp_path / "canal"
    shutil.copytree(ROOT / CANAL, copied)
    file = copied / "panels" / "building" / "toll.yaml"
    text = file.read_text(encoding="utf-8")
    headline = text[text.index("en: ") + 4 :].split("\n")[0].split(", de:")[0].rstrip("}").strip()
    file.write_text(text.replace(headline, "Mill" + "racekeeping" * 14, 1), encoding="utf-8")
    told = call("check", str(copied), "--fit", "1024x600")
    assert told.returncode == 0, told.stderr
    assert "toll.yaml:" in told.stdout
    assert "does not fit its place on" in told.stdout


@pytest.mark.skipif(not is_possible(), reason="there is no Xvfb to draw on")
@pytest.mark.parametrize(
    ("only", "told"),
    [
        ("event-brige", 'did you mean "event-bridge"?'),
        ("zzz", "there are attract, note, contents, panel-building"),
    ],
)
def test_a_tour_of_nothing_says_what_pictures_there_are(tmp_path: Path, only: str, told: str) -> None:
    made = call("tour", str(CANAL), "--out", str(tmp_path / "tour"), "--only", only, "--language", "en")
    assert made.returncode == 2
    assert f'no picture is called "{only}"; {told}' in made.stderr


@pytest.mark.skipif(not is_possible(), reason="there is no Xvfb to draw on")
def test_an_imported_exhibit_with_events_and_nothing_else_can_be_toured(tmp_path: Path) -> None:
    """It has no people, places or words, and so no index; and no sources."""
    table = tmp_path / "canal.csv"
    table.write_text("date,title\n1847,Spade\n", encoding="utf-8")
    assert call("import", "csv", str(table), "--out", str(tmp_path / "made")).returncode == 0
    told = call("tour", str(tmp_path / "made"), "--out", str(tmp_path / "tour"), "--size", "1024x600")
    assert told.returncode == 0, told.stderr
    names = [path.name for path in sorted((tmp_path / "tour").glob("*.png"))]
    assert not any("sources" in name for name in names), "there are none, and so none are offered"
    assert any("event-spade" in name for name in names)
    assert not any("index" in name for name in names)


@pytest.mark.skipif(not is_possible(), reason="there is no Xvfb to draw on")
def test_the_tour_shows_recordings_covered_before_they_are_played_where_words_are_said_and_written_out(
    tmp_path: Path,
) -> None:
    exhibit, out = exhibit_with_recordings(tmp_path), tmp_path / "tour"
    only = "event-boats-recording-[79]*"
    told = call(
        "tour", str(exhibit), "--out", str(out), "--size", "1024x600", "--language", "en", "--only", only
    )
    assert told.returncode == 0, told.stderr
    names = [path.stem.partition("-recording-")[2] for path in sorted(out.glob("*.png"))]
    assert names == [
        "7-covered-en", "7-en", "7-said-en", "7-transcript-en", "9-en", "9-said-en", "9-transcript-en",
    ]  # fmt: skip
    assert told.stderr.count("cannot play") == 1
    assert "Traceback" not in told.stderr


def pin(typed: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "main.py", "pin"],
        cwd=ROOT, input=typed, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_pin_makes_a_hash_that_the_device_file_takes(tmp_path: Path) -> None:
    made = pin("1851\n")
    assert "1851" not in made.stdout
    (tmp_path / "device.yaml").write_text(made.stdout, encoding="utf-8")
    device, problems = read_device(tmp_path / "device.yaml")
    assert problems == ()
    assert is_right("1851", device.pin or "")


def test_pin_refuses_what_the_keypad_has_not() -> None:
    for typed in ("abcd\n", "12\n", "\n", ""):
        refused = pin(typed)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert refused.stderr == "A PIN has 4 to 12 digits and nothing else.\n"


def test_stats_are_told_and_written(tmp_path: Path) -> None:
    device = tmp_path / "device.yaml"
    device.write_text(f"state: {tmp_path / 'state'}\n", encoding="utf-8")
    nothing = call("stats", "--device", str(device))
    assert nothing.returncode == 1
    assert nothing.stderr == f"No visits are kept in {tmp_path / 'state'}.\n"
    store = VisitStore(tmp_path / "state")
    began = datetime.now().astimezone()
    for number, days in enumerate((0, 5)):
        page = PageRow(1, "event", "collapse", "en", 12.0, "", 1, 1, "reset")
        when = (began - timedelta(days=days)).isoformat()
        row = VisitRow(number + 1, when, False, "canal", 12.0, 1, "en", ended="reset")
        store.put([(row, page)])
    store.close()
    files = tmp_path / "stats.html", tmp_path / "stats.csv"
    told = call("stats", "--device", str(device), "--out", str(files[0]), "--csv", str(files[1]))
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("Visits               2 ")
    assert "event collapse" in files[0].read_text(encoding="utf-8")
    assert len(files[1].read_text(encoding="utf-8").splitlines()) == 3
    assert call("stats", "--device", str(device), "--days", "3").stdout.startswith("Visits               1 ")
    assert call("stats", "--device", str(device), "--out", str(tmp_path)).returncode == 2
    (tmp_path / "state" / "visits.db").write_bytes(b"no database at all" * 500)
    assert "cannot be read" in call("stats", "--device", str(device)).stderr
