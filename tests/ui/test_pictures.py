"""Pictures are decoded no larger than they are shown, and right side up."""

from pathlib import Path

import pytest
from PIL import Image, JpegImagePlugin

from kiosk.ui.pictures import ORIENTATION, decode

LARGE = (3000, 2000)
RED, BLUE = (200, 30, 30), (30, 30, 200)


@pytest.fixture(params=["JPEG", "PNG", "WebP"])
def picture(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Red on its left, blue on its right."""
    return _written(tmp_path, request.param)


def _written(folder: Path, kind: str, mode: str = "RGB", orientation: int = 1) -> Path:
    made = Image.new("RGB", LARGE, RED)
    made.paste(BLUE, (LARGE[0] // 2, 0, *LARGE))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    file = folder / f"sheet.{kind.lower()}"
    made.convert(mode).save(file, kind, exif=exif)
    return file


def _at(decoded: tuple[int, int, bytes], x: float, y: float) -> tuple[int, ...]:
    width, height, pixels = decoded
    place = 3 * (int(y * (height - 1)) * width + int(x * (width - 1)))
    return tuple(pixels[place : place + 3])


def _near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 30 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(("box", "size"), [((600, 600), (600, 400)), ((4000, 500), (750, 500))])
def test_a_picture_fits_its_box(picture: Path, box: tuple[int, int], size: tuple[int, int]) -> None:
    decoded = decode(picture, *box)
    assert (decoded.width, decoded.height) == size
    assert len(decoded.pixels) == 3 * size[0] * size[1]


def test_a_picture_is_never_enlarged(picture: Path) -> None:
    decoded = decode(picture, 5000, 5000)
    assert (decoded.width, decoded.height) == LARGE


def test_a_photograph_taken_upright_stands_upright(tmp_path: Path) -> None:
    decoded = decode(_written(tmp_path, "JPEG", orientation=6), 600, 600)
    assert (decoded.width, decoded.height) == (400, 600)
    told = decoded.width, decoded.height, decoded.pixels
    assert _near(_at(told, 0.5, 0.1), RED)
    assert _near(_at(told, 0.5, 0.9), BLUE)


def test_what_is_transparent_is_white(tmp_path: Path) -> None:
    file = tmp_path / "clear.png"
    made = Image.new("RGBA", (40, 20), (*RED, 255))
    made.paste((0, 0, 0, 0), (20, 0, 40, 20))
    made.save(file)
    decoded = decode(file, 40, 40)
    told = decoded.width, decoded.height, decoded.pixels
    assert _near(_at(told, 0.1, 0.5), RED)
    assert _at(told, 0.9, 0.5) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "CMYK", "1"])
def test_other_colours_become_red_green_and_blue(tmp_path: Path, mode: str) -> None:
    file = tmp_path / "sheet.tif"
    Image.new(mode, (30, 20)).save(file)
    assert len(decode(file, 30, 30).pixels) == 3 * 30 * 20


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_large_photograph_is_read_at_a_part_of_its_size(
    tmp_path: Path, orientation: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[tuple[int, int]] = []
    load = JpegImagePlugin.JpegImageFile.load

    def seen(self: JpegImagePlugin.JpegImageFile) -> object:
        read.append(self.size)
        return load(self)

    monkeypatch.setattr(JpegImagePlugin.JpegImageFile, "load", seen)
    # A box much wider than the picture: its height decides.
    file = _written(tmp_path, "JPEG", orientation=orientation)
    decode(file, *((2900, 400) if orientation == 1 else (2900, 1400)))
    assert read
    assert max(wide * high for wide, high in read) <= LARGE[0] * LARGE[1] / 4
