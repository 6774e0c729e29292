"""What changed in a folder, by looking."""

from pathlib import Path

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
    watch = Watch(canal)
    for name in (".exhibit.yaml.swp", "exhibit.yaml~", "#exhibit.yaml#", "4913.tmp"):
        (canal / name).touch()
    assert watch.changed(1.0) == ()
    assert watch.changed(2.0) == ()


def test_a_change_is_told_once_it_has_come_to_rest(canal: Path) -> None:
    watch = Watch(canal, look_every=0.5)
    file = canal / "exhibit.yaml"
    file.write_text("a")
    assert watch.changed(1.0) == ()
    file.write_text("ab")
    assert watch.changed(2.0) == ()
    assert watch.changed(3.0) == (str(file),)
    assert watch.changed(4.0) == ()


def test_the_disk_is_not_looked_at_all_the_time(canal: Path) -> None:
    watch = Watch(canal, look_every=10)
    watch.changed(0.0)
    (canal / "exhibit.yaml").write_text("a")
    assert watch.changed(9.9) == ()
    assert watch.changed(10.0) == ()
    assert watch.changed(20.0) != ()


def test_a_folder_that_goes_away_is_a_change(canal: Path) -> None:
    watch = Watch(canal, canal.parent / "none")
    canal.rename(canal.with_name("elsewhere"))
    watch.changed(1.0)
    assert len(watch.changed(2.0)) > 20


def test_links_in_a_circle_are_no_way_without_end(canal: Path) -> None:
    (canal / "panels" / "again").symlink_to(canal)
    assert len(take_snapshot(canal).files) < 2000
