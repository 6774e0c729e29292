"""An exhibit's folder read whole, and the last good version of it."""

import os
import stat
from pathlib import Path

import pytest

from kiosk.content.files import MOST_BYTES
from kiosk.content.library import Library, media_folder, read_exhibit

CANAL = Path(__file__).parent.parent / "exhibits" / "canal"


def told(folder: Path) -> list[str]:
    return [str(problem) for problem in read_exhibit(folder, shown_as="x").problems]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def test_a_sound_exhibit_is_read_whole() -> None:
    reading = read_exhibit(CANAL)
    exhibit = reading.exhibit
    assert reading.problems == ()
    assert exhibit is not None
    assert reading.files == 23
    assert exhibit.id == "canal"
    assert exhibit.languages == ("de", "en")
    assert list(exhibit.panels) == ["building"]
    assert set(exhibit.terms) == {"lock", "office"}
    assert set(exhibit.charts) == {"boats", "cost", "gangs", "loads", "metres"}
    assert set(exhibit.lives) == {"keeper"}
    assert set(exhibit.atlas.routes) == {"canal"}
    assert len(exhibit.sources) == 7
    assert exhibit.rows["boats"][2] == {"year": "1862", "up": "", "down": "", "event": ""}


def test_without_chapters_events_are_in_the_order_of_their_dates() -> None:
    exhibit = read_exhibit(CANAL).exhibit
    assert exhibit is not None
    assert exhibit.panel("building").events == tuple(exhibit.events)
    assert list(exhibit.events)[:4] == ["survey", "petition", "first-spade", "collapse"]


def test_with_chapters_events_are_in_their_order(canal: Path) -> None:
    names = sorted(file.stem for file in (canal / "panels/building").glob("*.yaml") if file.stem != "panel")
    chapters = f"chapters:\n  - title: {{de: A, en: A}}\n    events: [{', '.join(names)}]\n"
    with (canal / "panels/building/panel.yaml").open("a") as panel:
        panel.write(chapters)
    exhibit = read_exhibit(canal).exhibit
    assert exhibit is not None
    assert list(exhibit.events) == names


def test_what_is_typed_is_kept_word_for_word() -> None:
    exhibit = read_exhibit(CANAL).exhibit
    assert exhibit is not None
    collapse = exhibit.event("collapse")
    assert collapse.date == "1849-03-02/1849-03-05"
    assert collapse.media[2].perpetrator is True  # type: ignore[union-attr]
    assert collapse.more is not None
    assert collapse.more["en"].count("\n\n") == 1


def test_all_files_told_of_are_shown_below_the_working_directory(
    canal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(canal / "exhibit.yaml", "format: 1", "format: 2")
    monkeypatch.chdir(canal.parent)
    assert [problem.at.path for problem in read_exhibit(canal).problems] == ["canal/exhibit.yaml"]
    monkeypatch.chdir(canal)
    assert [problem.at.path for problem in read_exhibit(Path()).problems] == ["exhibit.yaml"]
    monkeypatch.chdir(canal / "panels")
    assert [problem.at.path for problem in read_exhibit(Path("..")).problems] == ["../exhibit.yaml"]
    assert [problem.at.path for problem in read_exhibit(canal).problems] == [f"{canal}/exhibit.yaml"]


def test_windows_line_ends_and_a_byte_order_mark_are_accepted(canal: Path) -> None:
    for file in [*canal.rglob("*.yaml"), *canal.rglob("*.csv")]:
        text = file.read_text(encoding="utf-8").replace("\n", "\r\n")
        file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert told(canal) == []


def test_places_after_a_byte_order_mark_and_windows_line_ends(canal: Path) -> None:
    file = canal / "panels/building/winter.yaml"
    text = file.read_text(encoding="utf-8").replace("[@bote1854]", "[@bote1855]", 1).replace("\n", "\r\n")
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    (line, column) = next(
        (number, row.index("@bote1855") + 2)
        for number, row in enumerate(text.split("\r\n"), 1)
        if "@bote1855" in row
    )
    wanted = f'x/panels/building/winter.yaml:{line}:{column}: error: unknown source "bote1855": did you mean'
    assert any(each.startswith(wanted) for each in told(canal))


def test_editors_own_files_are_left_alone(canal: Path) -> None:
    for name in (
        ".survey.yaml.swp",
        "survey.yaml~",
        "#survey.yaml#",
        ".#survey.yaml",
        "~$survey.yaml",
        ".DS_Store",
    ):
        (canal / "panels/building" / name).write_bytes(b"\x00: [")
        (canal / name).write_bytes(b"\x00: [")
        (canal / "media" / name).write_bytes(b"")
    assert told(canal) == []


def test_a_file_over_two_megabytes_is_refused(canal: Path) -> None:
    with (canal / "glossary.yaml").open("a") as glossary:
        glossary.write("# x\n" * (MOST_BYTES // 4))
    assert told(canal)[0].startswith("x/glossary.yaml:1:1: error: the file has 2.0 MB, over 2 MB: ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(canal: Path) -> None:
    (canal / "glossary.yaml").chmod(0)
    assert told(canal)[0].startswith("x/glossary.yaml:1:1: error: the file may not be read: ")


def test_a_pipe_is_not_waited_for(canal: Path) -> None:
    (canal / "glossary.yaml").unlink()
    os.mkfifo(canal / "glossary.yaml")
    assert "x/glossary.yaml:1:1: error: this is not an ordinary file: put a file there" in told(canal)


def test_a_link_in_a_circle_is_told(canal: Path) -> None:
    (canal / "media/opening.jpg").unlink()
    (canal / "media/opening.jpg").symlink_to("opening.jpg")
    assert told(canal) == [
        'x/panels/building/opening.yaml:15:11: error: "opening.jpg" cannot be read: put the file there again'
    ]


def test_a_folder_in_place_of_a_file_is_told(canal: Path) -> None:
    (canal / "places.yaml").unlink()
    (canal / "places.yaml").mkdir()
    assert "x/places.yaml:1:1: error: this is a folder, not a file: put the file there" in told(canal)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    reading = read_exhibit(Path("nowhere"))
    assert [str(problem) for problem in reading.problems] == [
        "nowhere:1:1: error: the folder is missing: name the folder of an exhibit"
    ]
    (tmp_path / "a.txt").touch()
    assert [str(problem) for problem in read_exhibit(Path("a.txt")).problems] == [
        "a.txt:1:1: error: the folder is a file, not a folder: name the folder of an exhibit"
    ]


def test_names_composed_otherwise_are_the_same_names(canal: Path) -> None:
    # é as one character in the YAML, as two in the file's name: so some systems store it
    (canal / "media/keeper.png").rename(canal / "media/gardie\u0301n.png")
    edit(canal / "lives.yaml", "keeper.png", "gardi\u00e9n.png")
    (canal / "panels/building/winter.yaml").rename(canal / "panels/building/gele\u0301e.yaml")
    edit(canal / "panels/building/survey.yaml", "[first-spade]", "[gel\u00e9e]")
    assert told(canal) == []


def test_media_are_beside_the_exhibits_where_the_exhibit_has_none(tmp_path: Path) -> None:
    exhibit = tmp_path / "exhibits" / "mill"
    exhibit.mkdir(parents=True)
    assert media_folder(exhibit) == tmp_path / "media" / "mill"
    (exhibit / "media").mkdir()
    assert media_folder(exhibit) == exhibit / "media"


def test_every_problem_is_told_once_and_in_order(canal: Path) -> None:
    edit(canal / "exhibit.yaml", "format: 1", "format: 2")
    edit(canal / "panels/building/toll.yaml", "@lohn1850", "@lohn1851")
    edit(canal / "charts.yaml", "kind: line", "kind: lines")
    edit(canal / "places.yaml", "[50.912, 9.611]", "[50.912]")
    reading = read_exhibit(canal)
    errors = [problem for problem in reading.problems if problem.severity == "error"]
    assert [problem.at.path.rpartition("/")[2] for problem in errors] == [
        "charts.yaml",
        "exhibit.yaml",
        "toll.yaml",
        "places.yaml",
    ]
    assert list(reading.problems) == sorted(set(reading.problems))


def test_a_file_with_problems_without_end_is_told_of_in_part(canal: Path) -> None:
    with (canal / "panels/building/toll.yaml").open("a") as event:
        event.write("".join(f"unknown{n}: 1\n" for n in range(20_000)))
    problems = [each for each in told(canal) if "toll.yaml" in each]
    assert len(problems) == 501
    assert problems[0] == (
        "x/panels/building/toll.yaml:1:1: error: there are more errors in this file: mend these first"
    )


def test_warnings_without_end_hide_no_error(canal: Path) -> None:
    source = "- {{id: n{0}, type: webpage, title: N, language: Klingonian}}\n"
    with (canal / "sources.yaml").open("a") as sources:
        sources.write("".join(source.format(n) for n in range(1500)))
        sources.write("- {id: last, type: wepage, title: N}\n")
    reading = read_exhibit(canal)
    assert reading.exhibit is None
    assert [problem.message for problem in reading.problems if problem.severity == "error"] == [
        '"type" cannot be "wepage"'
    ]


# --- the exhibit on show ----------------------------------------------------------------------------


def test_the_last_good_exhibit_stays_up_when_files_change_for_the_worse(canal: Path) -> None:
    library = Library(canal)
    good = library.exhibit
    assert library.is_sound
    edit(canal / "exhibit.yaml", "Der Mühlenkanal", "[Der Mühlenkanal")
    assert not library.reload()
    assert not library.is_sound
    assert library.exhibit is good
    assert library.problems


def test_a_good_edit_is_shown(canal: Path) -> None:
    library = Library(canal)
    edit(canal / "exhibit.yaml", "Der Mühlenkanal", "Der lange Kanal")
    assert library.reload()
    assert library.exhibit is not None
    assert library.exhibit.outline.title["de"] == "Der lange Kanal"


def test_nothing_changed_is_no_change(canal: Path) -> None:
    library = Library(canal)
    shown = library.exhibit
    assert not library.reload()
    assert library.exhibit is shown


def test_a_mended_exhibit_is_sound_again(canal: Path) -> None:
    edit(canal / "exhibit.yaml", "format: 1", "format: 2")
    library = Library(canal)
    assert library.exhibit is None
    edit(canal / "exhibit.yaml", "format: 2", "format: 1")
    assert library.reload()
    assert library.is_sound


def test_reading_writes_nothing(canal: Path) -> None:
    for place in [canal, *canal.rglob("*")]:
        place.chmod(place.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    before = {file: file.stat().st_mtime_ns for file in canal.rglob("*")}
    read_exhibit(canal)
    assert {file: file.stat().st_mtime_ns for file in canal.rglob("*")} == before
    for place in [canal, *canal.rglob("*")]:
        place.chmod(place.stat().st_mode | stat.S_IWUSR)
