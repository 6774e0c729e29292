"""Draws the exhibit's own pictures: `python -m media.drawings.belgium_1940_1944.draw [NAME …]`."""

import sys
from collections.abc import Callable
from pathlib import Path

from media.drawings.belgium_1940_1944 import counts, hiding, offices, route
from media.drawings.belgium_1940_1944.data import MEDIA
from media.drawings.page import Page

DRAWINGS: dict[str, Callable[[], Page]] = {
    "route-mechelen-auschwitz": route.draw,
    "registered-and-deported": counts.draw,
    "hiding-places": hiding.draw,
    "offices": offices.draw,
}


def draw(name: str, folder: Path) -> Path:
    """Draw one picture into the folder."""
    path = folder / f"{name}.png"
    DRAWINGS[name]().finished().save(path, optimize=True)
    return path


def main(names: list[str]) -> int:
    """Draw the pictures named, or all of them."""
    unknown = [name for name in names if name not in DRAWINGS]
    if unknown:
        print(f"no drawing is called {', '.join(unknown)}; there are {', '.join(DRAWINGS)}", file=sys.stderr)
        return 2
    MEDIA.mkdir(exist_ok=True)
    for name in names or DRAWINGS:
        print(draw(name, MEDIA))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
