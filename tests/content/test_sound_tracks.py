"""Whether a film has sound is told from its file."""

from pathlib import Path

import pytest

from kiosk.content.sound_tracks import has_sound
from tests.recordings import make


@pytest.mark.parametrize(
    ("name", "sounds"), [("boats.mp4", True), ("boats.webm", True), ("silent.mp4", False)]
)
def test_a_film_tells_whether_it_has_sound(tmp_path: Path, name: str, sounds: bool) -> None:
    assert has_sound(make(name, tmp_path, seconds=0.2)) is sounds


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x00\x00\x02ftyp", b"\x00\x00\x00\x01free\x00", b"noise" * 50]
)
def test_what_cannot_be_told_may_have_sound(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.mp4").write_bytes(content)
    assert has_sound(tmp_path / "a.mp4")
    assert has_sound(tmp_path / "gone.mp4")
