"""The commands as they are called: what they print, what they leave behind, how they end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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
