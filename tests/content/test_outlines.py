"""Outlines of countries: read when they are wanted, and done without where they cannot be read."""

import json
import logging
import sys
from pathlib import Path

import pytest

from kiosk.content.outlines import FOLDER, Outlines
from kiosk.core.geography import Box

SMALL = {"A": [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]}
LARGE = {
    "A": [[[0, 0], [4, 0], [4, 4], [0, 0]]],
    "B": [[[-50, -50], [-40, -50], [-40, 50], [-50, 50], [-50, -50]]],
}


def folder_with(tmp_path: Path, **files: object) -> Path:
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_finer_file_is_taken_where_it_covers_what_is_wanted(tmp_path: Path) -> None:
    outlines = Outlines(folder_with(tmp_path, near=SMALL, world=LARGE))
    assert len(outlines.countries_for(Box(1, 1, 3, 3))) == 1
    assert len(outlines.countries_for(Box(1, 1, 5, 3))) == 2
    assert len(outlines.countries_for(None)) == 2


def test_a_file_is_not_read_before_it_is_needed(tmp_path: Path) -> None:
    outlines = Outlines(folder_with(tmp_path, near=SMALL, world=LARGE))
    outlines.countries_for(Box(1, 1, 3, 3))
    (tmp_path / "world.json").write_text("broken", encoding="utf-8")
    assert len(outlines.countries_for(Box(1, 1, 3, 3))) == 1


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "{}", '{"A": 5}', '{"A": [[["x", 0], [1, 1], [2, 2], [3, 3]]]}', '{"A": [[[1, 2, 3]]]}',
     '{"A": []}', "\udcff".encode("utf-8", "surrogateescape").decode("latin-1")],
)  # fmt: skip
def test_a_damaged_file_is_logged_and_left_out(
    tmp_path: Path, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    folder = folder_with(tmp_path, near=content, world=LARGE)
    with caplog.at_level(logging.WARNING, logger="kiosk"):
        assert len(Outlines(folder).countries_for(Box(1, 1, 2, 2))) == 2
    assert "near.json" in caplog.text


def test_without_any_file_there_are_no_countries_and_it_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="kiosk"):
        assert Outlines(tmp_path / "nowhere").countries_for(Box(1, 1, 2, 2)) == ()
    assert "maps have no borders" in caplog.text


def test_the_worlds_outlines_are_packed() -> None:
    outlines = Outlines(FOLDER)
    numbers = [ring for country in outlines.countries_for(None) for ring in country.rings]
    assert sum(len(ring) for ring in numbers) > 50_000
    assert sum(sys.getsizeof(ring) for ring in numbers) < 1_000_000
