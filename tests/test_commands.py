"""The commands as they are called: what they print, what they leave behind, how they end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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
