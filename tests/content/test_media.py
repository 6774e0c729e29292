"""Pictures, sound and film: what is wrong with a file, said before a visitor meets it."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from kiosk.content.media import MediaFolder
from kiosk.content.media_kinds import kind_of, load_captions
from kiosk.content.pictures import read_header

CANAL = Path(__file__).parent.parent / "exhibits" / "canal" / "media"


def fault(folder: Path, name: str, content: bytes | None = None, captions: bool = False) -> str:
    if content is not None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    found = MediaFolder(folder).fault(name, captions)
    return f"{found[1]}: {found[2]}" if found else ""


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes((width + 1) * min(height, 10)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def webp(kind: bytes, body: bytes) -> bytes:
    chunk = kind + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


@pytest.mark.parametrize(
    ("name", "kind", "size"),
    [
        ("spade.jpg", "JPEG", (900, 600)),
        ("inspection.jpg", "JPEG", (640, 480)),  # a progressive one
        ("slide.png", "PNG", (600, 800)),
    ],
)
def test_headers_tell_the_size(name: str, kind: str, size: tuple[int, int]) -> None:
    with (CANAL / name).open("rb") as stream:
        header = read_header(stream, kind)
    assert (header.width, header.height) == size
    assert header.is_whole


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (
            webp(b"VP8 ", b"\x00" * 3 + b"\x9d\x01\x2a" + struct.pack("<HH", 300, 200) + b"\x00" * 8),
            (300, 200),
        ),
        (webp(b"VP8L", b"\x2f" + struct.pack("<I", 299 | 199 << 14) + b"\x00" * 8), (300, 200)),
        (webp(b"VP8X", b"\x00" * 4 + (299).to_bytes(3, "little") + (199).to_bytes(3, "little")), (300, 200)),
    ],
)
def test_webp_headers_of_all_three_kinds(content: bytes, size: tuple[int, int]) -> None:
    header = read_header(BytesIO(content), "WebP")
    assert (header.width, header.height, header.is_whole) == (*size, True)


def test_a_jpeg_with_more_behind_its_end_is_whole(tmp_path: Path) -> None:
    assert fault(tmp_path, "a.jpg", (CANAL / "spade.jpg").read_bytes() + b"\x00" * 5000) == ""


@pytest.mark.parametrize("name", ["spade.jpg", "slide.png"])
def test_a_picture_cut_anywhere_is_told(tmp_path: Path, name: str) -> None:
    whole = (CANAL / name).read_bytes()
    for length in range(0, len(whole) - 1, 97):
        assert fault(tmp_path, name, whole[:length])


def test_sixty_four_megapixels_are_enough(tmp_path: Path) -> None:
    assert fault(tmp_path, "a.png", png(8000, 8000)) == ""
    assert fault(tmp_path, "b.png", png(8001, 8000)) == (
        '"b.png" has 8001 × 8000 pixels, over 64 megapixels: make it smaller'
    )


def test_a_name_may_end_in_capitals(tmp_path: Path) -> None:
    assert fault(tmp_path, "A.JPG", (CANAL / "spade.jpg").read_bytes()) == ""


@pytest.mark.parametrize("name", ["../a.png", "x/../../a.png", "..\\a.png"])
def test_no_file_is_taken_from_outside(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "media"
    folder.mkdir()
    (tmp_path / "a.png").write_bytes(png(8, 8))
    assert "leads out of the media folder" in fault(folder, name)


@pytest.mark.parametrize("name", ["/etc/a.png", "C:\\a.png", "\\\\server\\a.png", "C:/a.png"])
def test_no_absolute_path_is_followed(tmp_path: Path, name: str) -> None:
    assert "is an absolute path" in fault(tmp_path, name)


def test_a_link_may_stay_inside_and_not_lead_out(tmp_path: Path) -> None:
    folder = tmp_path / "media"
    folder.mkdir()
    (tmp_path / "out.png").write_bytes(png(8, 8))
    (folder / "in.png").write_bytes(png(8, 8))
    (folder / "a.png").symlink_to("in.png")
    (folder / "b.png").symlink_to("../out.png")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "c.png").write_bytes(png(8, 8))
    (folder / "sub").symlink_to("../more")
    assert fault(folder, "a.png") == ""
    assert "link that leads out" in fault(folder, "b.png")
    assert fault(folder, "sub/c.png") != ""


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "a.png").mkdir()
    assert fault(tmp_path, "a.png") == '"a.png" is a folder, not a file: name a file in it'


def test_a_file_in_another_folder_is_suggested(tmp_path: Path) -> None:
    fault(tmp_path, "press/hand.png", png(8, 8))
    assert fault(tmp_path, "hand.png") == 'there is no file "hand.png": did you mean "press/hand.png"?'


def test_backslashes_are_told(tmp_path: Path) -> None:
    fault(tmp_path, "press/hand.png", png(8, 8))
    assert fault(tmp_path, "press\\hand.png") == 'there is no file "press\\hand.png": write "press/hand.png"'


def test_no_media_folder_at_all_is_told(tmp_path: Path) -> None:
    assert fault(tmp_path / "none", "a.png") == 'there is no file "a.png": the exhibit has no media folder'


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"OggS\x00", "Ogg"),
        (b"fLaC\x00", "FLAC"),
        (b"ID3\x04", "MP3"),
        (b"\xff\xfb\x90\x64", "MP3"),
        (b"\x00\x00\x00\x18ftypmp42", "MP4"),
        (b"\x1a\x45\xdf\xa3", "WebM"),
        (b"WEBVTT\n\n", "WebVTT"),
        (b"\xef\xbb\xbfWEBVTT - a title", "WebVTT"),
        (b"GIF89a", None),
        (b"WEBVTTX", None),
        (b"", None),
        (b"\xff", None),
    ],
)
def test_kinds_are_told_by_the_first_bytes(start: bytes, kind: str | None) -> None:
    assert kind_of(start) == kind


def test_captions_not_in_utf_8_are_told(tmp_path: Path) -> None:
    content = "WEBVTT\n\n00:00.000 --> 00:02.000\nLärm\n".encode("latin-1")
    assert fault(tmp_path, "a.vtt", content, captions=True) == '"a.vtt" is not in UTF-8: save it as UTF-8'
    assert fault(tmp_path, "b.vtt", b"WEBVTT\n", captions=True).startswith('"b.vtt" has no captions in it')


def test_a_film_without_its_index_is_told(tmp_path: Path) -> None:
    start = struct.pack(">I4s4sI", 16, b"ftyp", b"isom", 0)
    assert fault(tmp_path, "a.mp4", start + struct.pack(">I4s", 8, b"moov")) == ""
    assert "is broken off" in fault(tmp_path, "b.mp4", start + struct.pack(">I4s", 9000, b"moov"))
    assert "is broken off" in fault(tmp_path, "c.mp4", start + struct.pack(">I4s", 0, b"mdat"))
    assert "is broken off" in fault(tmp_path, "d.mp4", start + struct.pack(">I4s", 3, b"moov"))
    assert "is broken off" in fault(tmp_path, "e.mp4", start + struct.pack(">I4sB", 1, b"moov", 0))


def test_captions_that_cannot_be_read_are_told_with_the_first_line_that_is_wrong(tmp_path: Path) -> None:
    written = b"WEBVTT\n\n1\n00:00:00,000 --> 00:00:02,000\nNoise\n"
    assert fault(tmp_path, "a.vtt", written, captions=True) == (
        '"a.vtt" has no caption that can be read; on line 4: these times cannot be read: '
        "write 00:01.000 --> 00:04.000"
    )


def test_captions_are_read_whole_and_a_file_that_is_gone_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.vtt").write_bytes(b"\xef\xbb\xbfWEBVTT\r\n\r\n00:00.000 --> 00:02.000\r\nL\xc3\xa4rm\r\n")
    assert load_captions(tmp_path / "a.vtt").at(1) == "Lärm"
    assert load_captions(tmp_path / "b.vtt").cues == ()
    assert load_captions(tmp_path).cues == ()
