"""What changed in a folder, by looking."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.content import watch
from kiosk.content.watch import Watch, take_snapshot


def test_a_snapshot_tells_what_is_new_gone_or_changed(canal: Path) -> None:
    before = take_snapshot(canal)
    (canal / "exhibit.yaml").write_text("format: 1\n")
    (canal / "lives.yaml").unlink()
    (canal / "media" / "new.png").touch()
    assert take_snapshot(canal).changed(since=before) == (
        f"{canal}/exhibit.yaml",
        f"{canal}/lives.yaml",
        f"{canal}/media/new.png",
    )


def test_nothing_changed_is_nothing(canal: Path) -> None:
    assert take_snapshot(canal).changed(since=take_snapshot(canal)) == ()


def test_editors_own_files_are_no_change(canal: Path) -> None:
    watching = Watch(canal)
    for name in (".exhibit.yaml.swp", "exhibit.yaml~", "#exhibit.yaml#", "4913.tmp"):
        (canal / name).touch()
    assert watching.changed(1.0) == ()
    assert watching.changed(2.0) == ()


def test_a_change_is_told_once_it_has_come_to_rest(canal: Path) -> None:
    watching = Watch(canal, look_every=0.5)
    file = canal / "exhibit.yaml"
    file.write_text("a")
    assert watching.changed(1.0) == ()
    file.write_text("ab")
    assert watching.changed(2.0) == ()
    assert watching.changed(3.0) == (str(file),)
    assert watching.changed(4.0) == ()


def test_the_disk_is_not_looked_at_all_the_time(canal: Path) -> None:
    watching = Watch(canal, look_every=10)
    watching.changed(0.0)
    (canal / "exhibit.yaml").write_text("a")
    assert watching.changed(9.9) == ()
    assert watching.changed(10.0) == ()
    assert watching.changed(20.0) != ()


def test_what_has_changed_is_looked_at_again_soon(canal: Path) -> None:
    watching = Watch(canal, look_every=10)
    watching.changed(0.0)
    (canal / "exhibit.yaml").write_text("a")
    assert watching.changed(10.0) == ()
    assert watching.changed(10.4) == ()
    assert watching.changed(10.6) == (str(canal / "exhibit.yaml"),)


def test_a_folder_that_goes_away_is_a_change(canal: Path) -> None:
    watching = Watch(canal, canal.parent / "none")
    canal.rename(canal.with_name("elsewhere"))
    watching.changed(1.0)
    assert len(watching.changed(2.0)) > 20


def test_links_in_a_circle_are_no_way_without_end(canal: Path) -> None:
    (canal / "panels" / "again").symlink_to(canal)
    assert len(take_snapshot(canal).files) < 2000


def test_a_folder_within_another_is_looked_through_once(canal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def scan(folder: Path) -> Iterator[os.DirEntry[str]]:
        looked.append(str(folder))
        return os.scandir(folder)

    whole = take_snapshot(canal)
    monkeypatch.setattr(watch, "scandir", scan)
    assert take_snapshot(canal, canal / "media") == whole
    assert len(looked) == len(set(looked))


def test_what_changed_while_the_exhibit_was_read_is_a_change(canal: Path) -> None:
    before = take_snapshot(canal)
    (canal / "exhibit.yaml").write_text("format: 1\n")
    seen = Watch(canal, since=before)
    seen.changed(1.0)
    assert seen.changed(2.0) == (str(canal / "exhibit.yaml"),)
