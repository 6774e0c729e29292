"""Pictures from files: decoded away from the drawing thread, no larger than the screen can show."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from kivy.clock import Clock
from kivy.graphics.texture import Texture

if TYPE_CHECKING:
    from PIL.Image import Image

Key = tuple[str, int, int, int, int]
"""File, its time and size, and the width and height wanted."""

ORIENTATION, LYING = 0x0112, (5, 6, 7, 8)
"""The tag of a photograph that says how it is to be turned, and those values that turn it on its side."""
KEPT_BYTES = 40_000_000
"""Textures kept, at four bytes a pixel: the pictures just seen; always the newest, however large."""


@dataclass(frozen=True)
class Decoded:
    """A picture's pixels, from the top row down, three bytes each."""

    width: int
    height: int
    pixels: bytes


def decode(path: Path, width: int, height: int) -> Decoded:
    """A picture scaled down to fit a box in pixels, never up. Raises OSError or ValueError if it is none."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = 64_000_000
    with Image.open(path) as opened:
        # A JPEG is read at half or a quarter of its size where that is enough: of one of 24 megapixels, read
        # whole, the pixels alone take 96 MB.
        opened.draft("RGB", _fitted(opened, width, height))
        ImageOps.exif_transpose(opened, in_place=True)
        picture: Image.Image = opened
        if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
            ground = Image.new("RGBA", picture.size, (255, 255, 255, 255))
            ground.alpha_composite(picture.convert("RGBA"))
            picture = ground
        # No copy is made of what may be large.
        if picture.mode != "RGB":
            picture = picture.convert("RGB")
        picture.thumbnail((max(width, 1), max(height, 1)), Image.Resampling.LANCZOS)
        return Decoded(picture.width, picture.height, picture.tobytes())


def _fitted(picture: "Image", width: int, height: int) -> tuple[int, int]:
    """How large a picture lies in its file that is to fit a box: it may be turned as it is shown."""
    if picture.getexif().get(ORIENTATION, 1) in LYING:
        width, height = height, width
    scale = min(width / picture.width, height / picture.height, 1.0)
    return ceil(picture.width * scale), ceil(picture.height * scale)


class PictureShelf:
    """Pictures ready to draw, the least recently seen given up first."""

    def __init__(self) -> None:
        self._textures: OrderedDict[Key, Texture] = OrderedDict()
        self._broken: set[Key] = set()
        self._waiting: dict[Key, tuple[Future[Decoded], list[Callable[[], None]]]] = {}
        self._workers: ThreadPoolExecutor | None = None
        self._ticker: object | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a picture is still being decoded."""
        return bool(self._waiting)

    def take(self, path: Path, width: int, height: int, on_ready: Callable[[], None]) -> Texture | None:
        """The picture's texture, if it is here; else None, and `on_ready` is called once it is, or fails."""
        key = self._key(path, width, height)
        if key is None or key in self._broken:
            return None
        if key in self._textures:
            self._textures.move_to_end(key)
            return self._textures[key]
        if key in self._waiting:
            self._waiting[key][1].append(on_ready)
            return None
        if self._workers is None:
            self._workers = ThreadPoolExecutor(1, thread_name_prefix="pictures")
        self._waiting[key] = (self._workers.submit(decode, path, width, height), [on_ready])
        if self._ticker is None:
            self._ticker = Clock.schedule_interval(self._collect, 1 / 30)
        return None

    def is_missing(self, path: Path, width: int, height: int) -> bool:
        """Whether the file cannot be shown."""
        key = self._key(path, width, height)
        return key is None or key in self._broken

    def _key(self, path: Path, width: int, height: int) -> Key | None:
        try:
            known = path.stat()
        except OSError:
            return None
        return (str(path), known.st_mtime_ns, known.st_size, width, height)

    def _collect(self, _dt: float = 0) -> None:
        for key, (future, listeners) in list(self._waiting.items()):
            if not future.done():
                continue
            del self._waiting[key]
            try:
                decoded = future.result()
            except Exception as fault:
                from logging import getLogger

                getLogger("kiosk").warning("cannot show %s: %s", key[0], fault)
                self._broken.add(key)
            else:
                self._textures[key] = _texture(decoded)
                self._give_up_old()
            for listener in listeners:
                listener()
        if not self._waiting and self._ticker is not None:
            self._ticker.cancel()  # type: ignore[attr-defined]
            self._ticker = None

    def _give_up_old(self) -> None:
        sizes = {key: texture.width * texture.height * 4 for key, texture in self._textures.items()}
        while len(sizes) > 1 and sum(sizes.values()) > KEPT_BYTES:
            oldest, _ = self._textures.popitem(last=False)
            del sizes[oldest]

    def clear(self) -> None:
        """Give up every picture; what is shown stays until it is drawn anew."""
        self._textures.clear()
        self._broken.clear()

    def settle(self) -> None:
        """Wait for all that is being decoded; for the tour and for tests."""
        for future, _ in list(self._waiting.values()):
            future.exception(timeout=60)
        self._collect()

    def close(self) -> None:
        """Stop the worker."""
        if self._workers is not None:
            self._workers.shutdown(wait=False, cancel_futures=True)
            self._workers = None
        if self._ticker is not None:
            self._ticker.cancel()  # type: ignore[attr-defined]
            self._ticker = None


def _texture(decoded: Decoded) -> Texture:
    texture = Texture.create(size=(decoded.width, decoded.height), colorfmt="rgb")
    texture.blit_buffer(decoded.pixels, colorfmt="rgb", bufferfmt="ubyte")
    texture.flip_vertical()
    return texture
