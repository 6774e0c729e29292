"""An exhibit kept as it was read: quick to start from, and never believed when it should not be."""

import os
import pickle
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content.fingerprint import fingerprint
from kiosk.content.library import Library
from kiosk.core.event_shelf import EventShelf
from kiosk.core.model import Exhibit
from kiosk.state import kept_exhibit
from kiosk.state.kept_exhibit import KeptExhibit, _digest

CANAL = Path(__file__).parents[1] / "exhibits" / "canal"


class Counting(KeptExhibit):
    """Tells how often what it had kept was of use."""

    found = 0

    def load(self, fingerprint: str) -> Exhibit | None:
        exhibit = super().load(fingerprint)
        self.found += exhibit is not None
        return exhibit


@pytest.fixture
def canal(tmp_path: Path) -> Path:
    return Path(copytree(CANAL, tmp_path / "canal"))


@pytest.fixture
def keeper(tmp_path: Path) -> Counting:
    return Counting(tmp_path / "state")


def opened(canal: Path, keeper: Counting) -> Library:
    """As the kiosk opens it, and keeps it once it is up."""
    library = Library(canal, advises=False, keeper=keeper)
    library.keep()
    return library


def test_what_is_kept_is_the_exhibit_that_was_read(canal: Path, keeper: Counting) -> None:
    first = opened(canal, keeper)
    again = opened(canal, keeper)
    assert keeper.found == 1
    assert isinstance(again.exhibit.events if again.exhibit else None, EventShelf)
    assert (again.exhibit, again.problems, again.is_sound) == (first.exhibit, (), True)


def test_a_changed_text_is_read_though_time_and_size_are_the_same(canal: Path, keeper: Counting) -> None:
    opened(canal, keeper)
    file = canal / "exhibit.yaml"
    was = file.stat()
    file.write_bytes(file.read_bytes().replace(b"canal", b"canaI"))
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert file.stat().st_size == was.st_size
    again = opened(canal, keeper)
    assert keeper.found == 0
    assert again.exhibit is not None
    assert "canaI" in str(again.exhibit.outline)


@pytest.mark.parametrize("change", ["new", "gone", "longer", "renamed"])
def test_a_changed_picture_is_looked_at(canal: Path, keeper: Counting, change: str) -> None:
    media = canal / "media"
    picture = media / "unused.png"
    picture.write_bytes(b"some picture")
    opened(canal, keeper)
    match change:
        case "new":
            (media / "another.png").write_bytes(b"another")
        case "gone":
            picture.unlink()
        case "longer":
            picture.write_bytes(b"some other picture")
        case "renamed":
            picture.rename(media / "unusual.png")
    opened(canal, keeper)
    assert keeper.found == 0


def test_media_elsewhere_count_as_well_and_size_without_time(tmp_path: Path) -> None:
    folder, media = tmp_path / "canal", tmp_path / "media"
    for each in (folder, media):
        each.mkdir()
    picture = media / "a.png"
    picture.write_bytes(b"some picture")
    first, was = fingerprint(folder, media), picture.stat()
    assert fingerprint(folder, media) == first
    picture.write_bytes(b"some other picture")
    os.utime(picture, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert fingerprint(folder, media) != first


def test_a_changed_module_of_the_program_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.content.fingerprint.PROGRAM", tmp_path / "kiosk")
    module = tmp_path / "kiosk" / "core" / "model.py"
    module.parent.mkdir(parents=True)
    module.write_bytes(b"one")
    first = fingerprint(tmp_path / "canal", tmp_path / "media")
    module.write_bytes(b"another")
    assert fingerprint(tmp_path / "canal", tmp_path / "media") != first


def test_another_program_reads_for_itself(
    canal: Path, keeper: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(canal, keeper)
    monkeypatch.setattr("kiosk.content.fingerprint.VERSION", "another")
    opened(canal, keeper)
    assert keeper.found == 0


def test_a_faulty_exhibit_is_not_kept(canal: Path, keeper: Counting) -> None:
    (canal / "exhibit.yaml").write_text("format: 2\n", encoding="utf-8")
    assert opened(canal, keeper).exhibit is None
    assert not keeper.file.exists()


def test_the_last_good_version_is_not_kept_as_the_bad_files(canal: Path, keeper: Counting) -> None:
    library = Library(canal, advises=False, keeper=keeper)
    (canal / "exhibit.yaml").write_text("format: 2\n", encoding="utf-8")
    library.reload()
    library.keep()
    assert library.exhibit is not None
    assert not keeper.file.exists()


def test_files_that_changed_while_they_were_read_are_not_kept(canal: Path, keeper: Counting) -> None:
    library = Library(canal, advises=False, keeper=keeper)
    (canal / "media" / "another.png").write_bytes(b"another")
    library.keep()
    assert not keeper.file.exists()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_one_bit_is_enough_to_disbelieve_it(canal: Path, keeper: Counting, place: float, bit: int) -> None:
    library = Library(canal, advises=False, keeper=keeper)
    of_the_files = fingerprint(canal, canal / "media")
    if library.exhibit is not None:
        keeper.store(of_the_files, library.exhibit)
    kept = bytearray(keeper.file.read_bytes())
    kept[int(place * len(kept))] ^= 1 << bit
    keeper.file.write_bytes(kept)
    assert keeper.load(of_the_files) is None
    keeper.file.write_bytes(kept[: int(place * len(kept))])
    assert keeper.load(of_the_files) is None


def test_foreign_files_are_not_run(canal: Path, keeper: Counting, tmp_path: Path) -> None:
    class Harm:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(tmp_path / "harm"),)

    keeper.file.parent.mkdir()
    for foreign in (pickle.dumps(Harm()), b"", b"\n", b"\xff\xfe\n{}", b"[]" * 1000):
        keeper.file.write_bytes(foreign)
        assert opened(canal, keeper).exhibit is not None
    assert not (tmp_path / "harm").exists()
    assert keeper.found == 0


def forge(keeper: Counting, old: bytes, new: bytes) -> None:
    """Change what is kept, and make it whole again."""
    title, _, body = keeper.file.read_bytes().partition(b"\n")
    assert len(old) == len(new)
    assert old in body
    body = body.replace(old, new)
    keeper.file.write_bytes(title.split()[0] + f" {_digest(body)}\n".encode() + body)


def test_what_is_forged_is_checked_by_the_model(canal: Path, keeper: Counting) -> None:
    opened(canal, keeper)
    forge(keeper, b'"panel"', b'"pencl"')
    assert opened(canal, keeper).is_sound
    assert keeper.found == 0


def test_a_forged_event_is_found_out_when_it_is_made(
    canal: Path, keeper: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_exhibit, "AT_ONCE", 0)
    opened(canal, keeper)
    forge(keeper, b'"panel"', b'"pencl"')
    library = opened(canal, keeper)
    assert keeper.found == 1
    assert library.exhibit is not None
    with pytest.raises(ValueError, match="pencl"):
        library.exhibit.event(next(iter(library.exhibit.events)))
    assert not keeper.file.exists()
    assert library.reread()
    assert [event.id for event in library.exhibit.events.values()] == list(library.exhibit.dates)
    library.keep()
    assert keeper.file.exists()


def test_where_nothing_can_be_written_the_files_are_read(canal: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    keeper = Counting(tmp_path / "file" / "state")
    assert opened(canal, keeper).exhibit is not None
    assert opened(canal, keeper).exhibit is not None
    assert keeper.found == 0
