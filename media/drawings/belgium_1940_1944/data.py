"""What the drawings are made from: the exhibit's files, and the figures and names its texts state."""

import csv
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
EXHIBIT = ROOT / "exhibits" / "belgium-1940-1944"
MEDIA = ROOT / "media" / "belgium-1940-1944"


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _places() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((EXHIBIT / "places.yaml").read_text(encoding="utf-8"))
    return found


def position(place: str) -> tuple[float, float]:
    """Latitude and longitude of a place of places.yaml."""
    latitude, longitude = _places()["places"][place]["at"]
    return latitude, longitude


def route(name: str) -> list[str]:
    """The places a route of places.yaml leads through."""
    return list(_places()["routes"][name]["via"])


def figure(number: int) -> str:
    """A number as no language would mind it: 25 843."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
