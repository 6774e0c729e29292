"""The contact sheet with its filters, and what has changed since an earlier tour."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from kiosk.core.shot import Shot
from kiosk.reports.contact_sheet import compare, read_tour, write_comparison, write_sheet


def picture(path: Path, mark: tuple[int, int] | None = None, size: tuple[int, int] = (200, 120)) -> None:
    made = Image.new("RGB", size, "#f3f0e9")
    if mark is not None:
        ImageDraw.Draw(made).rectangle((*mark, mark[0] + 8, mark[1] + 8), fill="#1b1a18")
    made.save(path)


def tour(folder: Path, shots: list[Shot]) -> Path:
    folder.mkdir()
    write_sheet(folder, "The canal <&>", (200, 120), shots)
    return folder


def shot(name: str, language: str = "en", panel: str = "building", **more: list[str]) -> Shot:
    return Shot(name, language, panel, f"{name}-{language}.png", **more)


@pytest.fixture
def tours(tmp_path: Path) -> tuple[Path, Path]:
    before = tour(tmp_path / "before", [shot("same"), shot("changed"), shot("gone")])
    now = tour(tmp_path / "now", [shot("same"), shot("changed"), shot("new")])
    for folder in (before, now):
        picture(folder / "same-en.png", (20, 20))
    picture(before / "changed-en.png")
    picture(now / "changed-en.png", (100, 60))
    picture(before / "gone-en.png")
    picture(now / "new-en.png")
    return before, now


def test_a_tour_is_read_as_it_was_written(tmp_path: Path) -> None:
    shots = [shot("event-a", "de", overflows=["Donaudampfschiff"]), shot("about", panel="")]
    assert read_tour(tour(tmp_path / "t", shots)) == shots


def test_the_sheet_can_be_filtered_by_language_panel_and_what_does_not_fit(tmp_path: Path) -> None:
    shots = [shot("a", "de"), shot("a", "en"), shot("b", "en", "working", overflows=["long <b>"])]
    page = (tour(tmp_path / "t", shots) / "index.html").read_text(encoding="utf-8")
    assert 'data-language="de"' in page
    assert "<option>building</option>" in page
    assert "<option>working</option>" in page
    assert "in 1 of them a text does not fit" in page
    assert "long &lt;b&gt;" in page
    assert "The canal &lt;&amp;&gt;" in page


def test_what_changed_is_marked_where_it_changed(tours: tuple[Path, Path]) -> None:
    pairs, same = compare(*tours)
    assert same == 1
    assert {(pair.name, bool(pair.old), bool(pair.new)) for pair in pairs} == {
        ("changed", True, True), ("new", False, True), ("gone", True, False),
    }  # fmt: skip
    (changed,) = (pair for pair in pairs if pair.name == "changed")
    left, top, width, height = changed.boxes[0]
    assert left == 100 / 200
    assert top <= 60 / 120 <= top + height
    assert width == 9 / 200


def test_the_comparison_names_what_is_new_and_what_is_gone(tours: tuple[Path, Path]) -> None:
    before, now = tours
    assert write_comparison(now, before, "The canal") == (3, 1)
    page = (now / "compare.html").read_text(encoding="utf-8")
    assert "../before/changed-en.png" in page
    assert "not there before" in page
    assert "no longer there" in page
    assert "same-en.png" not in page


def test_another_size_is_a_change(tours: tuple[Path, Path]) -> None:
    before, now = tours
    picture(now / "same-en.png", (20, 20), (210, 120))
    pairs, _ = compare(before, now)
    assert next(pair for pair in pairs if pair.name == "same").boxes == ((0.0, 0.0, 1.0, 1.0),)


def test_a_folder_without_a_tour_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no tour in"):
        read_tour(tmp_path)
