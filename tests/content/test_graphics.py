"""The pictures drawn for the shipped exhibit: as their data say, each with what draws it."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image, ImageChops

from media.drawings import page
from media.drawings.belgium_1940_1944 import draw, offices
from media.drawings.belgium_1940_1944.data import EXHIBIT, HERE, MEDIA, ROOT, rows

SMALLEST_FILE, LARGEST_FILE = 5_000, 400_000
EVENTS = {path.stem: path for path in EXHIBIT.glob("panels/*/*.yaml")}
STATED = [
    (table, row) for table in ("figures.csv", "helpers.csv", "orders.csv") for row in rows(HERE / table)
]


def event(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(EVENTS[name].read_text(encoding="utf-8"))
    return found


def opened(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("RGB")


def told(name: str) -> str:
    texts = event(name)
    return " ".join(texts[key]["en"] for key in ("headline", "label", "more", "differ") if key in texts)


def test_a_drawing_made_again_is_the_one_in_the_media_folder(tmp_path: Path) -> None:
    again = opened(draw.draw("offices", tmp_path))
    kept = opened(MEDIA / "offices.png")

    assert again.size == kept.size == (page.WIDTH, page.HEIGHT)
    # Another release of FreeType may shade the edges of letters otherwise; it does not turn a 1 into a 3.
    differs = ImageChops.difference(again.reduce(8), kept.reduce(8)).convert("L")
    assert sum(differs.histogram()[40:]) == 0


def test_every_png_in_the_media_folder_has_what_draws_it() -> None:
    assert {path.stem for path in MEDIA.glob("*.png")} == set(draw.DRAWINGS)


@pytest.mark.parametrize("name", draw.DRAWINGS)
def test_a_drawing_is_large_enough_to_read_and_small_enough_to_keep(name: str) -> None:
    path = MEDIA / f"{name}.png"

    assert opened(path).size == (page.WIDTH, page.HEIGHT)
    assert SMALLEST_FILE < path.stat().st_size < LARGEST_FILE


def test_type_too_small_to_read_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be read on the screen: use 72 or more"):
        page.font("sans", 71)


@pytest.mark.parametrize(
    ("table", "row"), STATED, ids=lambda each: "-".join(each.values())[:60] if isinstance(each, dict) else ""
)
def test_what_a_drawing_shows_stands_in_its_event_with_its_source(table: str, row: dict[str, str]) -> None:
    text = told(row["event"])

    assert re.search(rf"@{re.escape(row['source'])}\b", text)
    if table == "figures.csv":
        assert re.search(rf"(?<![\d,]){int(row['figure']):,}(?![\d,]*\d)", text)
    if table == "helpers.csv" and not row["name"][0].isdigit():
        assert row["name"] in text
    if table == "orders.csv":
        assert row["year"] in f"{event(row['event'])['date']}"


def test_the_counts_in_use_add_up() -> None:
    transports = [row for row in rows(HERE / "figures.csv") if row["group"] == "transports"]
    (total,) = (int(row["figure"]) for row in transports if row["shown"] == "sum")

    assert sum(int(row["figure"]) for row in transports if row["shown"] == "main") == total


def test_every_order_has_its_line_and_every_line_its_order() -> None:
    assert {(row["from"], row["to"]) for row in rows(HERE / "orders.csv")} == set(offices.WAYS)


@pytest.mark.parametrize(("name", "most"), [("europe.json", 300_000), ("world.json", 700_000)])
def test_the_outlines_stay_small(name: str, most: int) -> None:
    assert (ROOT / "media" / "outlines" / name).stat().st_size < most
