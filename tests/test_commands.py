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
