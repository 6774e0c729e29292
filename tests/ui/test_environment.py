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
