"""What Kivy and OpenGL's driver leave behind, in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_drawing_leaves_nothing_in_the_home_folder(tmp_path: Path) -> None:
    home, out = tmp_path / "home", tmp_path / "tour"
    home.mkdir()
    exhibit = ROOT / "tests" / "exhibits" / "canal"
    tour: list[str | Path] = [
        sys.executable,
        ROOT / "main.py",
        "tour",
        exhibit,
        "--only",
        "attract",
        "--out",
        out,
    ]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KIVY", "MESA", "XDG"))}

    subprocess.run(
        tour,
        # OpenGL's driver looks for the home folder in the list of accounts, unless it is told of a cache.
        env=kept | {"HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache")},
        check=True,
    )

    assert (out / "index.html").exists()
    assert list(home.rglob("*")) == []


SHOW_AN_EVENT = """
import sys
from contextlib import nullcontext
from pathlib import Path
from kiosk.ui.environment import WindowWanted, prepare
from kiosk.ui.virtual_screen import is_possible, virtual_screen

with virtual_screen(640, 480) if is_possible() else nullcontext():
    prepare(Path(sys.argv[1]), WindowWanted((640, 480)))
    from tests.ui.driver import Kiosk
    kiosk = Kiosk(Path(sys.argv[2]), size=(640, 480))
    kiosk.visit.begin()
    kiosk.visit.open_event("collapse")
    kiosk.visit.go_on()
    kiosk.settle()
    print(kiosk.screen, "ffpyplayer" in sys.modules)
    kiosk.close()
"""


def test_the_library_that_plays_is_not_loaded_before_there_is_something_to_play(tmp_path: Path) -> None:
    canal = ROOT / "tests" / "exhibits" / "canal"
    told = subprocess.run(
        [sys.executable, "-c", SHOW_AN_EVENT, tmp_path, canal],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[-1] == "event False"
