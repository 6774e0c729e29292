"""A picture in its slot: whole, never cropped to fit a mood; covered, framed or absent as it must be."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture

from kiosk.core.theme import rgb
from kiosk.ui.pictures import PictureShelf
from kiosk.ui.widgets.sheet import Sheet

CROP = 0.08
"""A picture may lose so much of a side to fill the slot; more than that, and it stands on plate."""
PERPETRATOR_BORDER = 14


class FramedPicture(Sheet):
    """A slot with a picture in it. It draws itself again when the picture has been decoded."""

    def show(
        self, shelf: PictureShelf, path: Path, slot: tuple[float, float, float, float],
        by_perpetrators: bool = False, on_missing: Callable[[], None] | None = None, whole: bool = False,
    ) -> None:  # fmt: skip
        """Put the picture in the slot: x, y, width, height in design units."""
        self.shelf, self.path, self.slot = shelf, path, slot
        self.by_perpetrators = by_perpetrators
        self.on_missing = on_missing
        self.whole = whole
        self.shown: tuple[float, float, float, float] | None = None
        self._draw()

    def _draw(self, *_: Any) -> None:
        if self.parent is None and self.shown is not None:
            return
        x, y, w, h = self.slot
        self.canvas.clear()
        plate = self.canvas.before
        plate.clear()
        self.rect(self.colours.plate if not self.colours.high else self.colours.paper, x, y, w, h, on=plate)
        inset = PERPETRATOR_BORDER if self.by_perpetrators else 0
        if inset:
            self.rect("#1B1A18" if not self.colours.high else "#FFFFFF", x, y, w, h)
            self.rect(self.colours.plate, x + inset, y + inset, w - 2 * inset, h - 2 * inset)
        room = self.box(x + inset, y + inset, w - 2 * inset, h - 2 * inset)
        wide, tall = room["size"]
        # A little over the slot, so that a picture that may be cropped need not be enlarged.
        ask = (round(wide * (1 + CROP)), round(tall * (1 + CROP))) if not self.whole else (wide, tall)
        if self.shelf.is_missing(self.path, *ask):
            if self.on_missing is not None:
                self.on_missing()
            return
        # Last of all: from here on the worker that decodes it takes turns with this thread.
        texture = self.shelf.take(self.path, *ask, self._arrived)
        if texture is not None:
            self._place(texture, room)

    def _arrived(self) -> None:
        # Also on a page that is drawn ahead, and not yet in the window.
        if self.parent is not None:
            self._draw()

    def _place(self, texture: Texture, room: dict[str, Any]) -> None:
        left, bottom = room["pos"]
        wide, tall = room["size"]
        across, up = wide / texture.width, tall / texture.height
        fills = not self.whole and not self.by_perpetrators
        cover = max(across, up)
        lost = max(1 - wide / (texture.width * cover), 1 - tall / (texture.height * cover))
        if fills and lost <= CROP and cover <= 1.25:
            part_w, part_h = wide / cover, tall / cover
            region = texture.get_region(
                round((texture.width - part_w) / 2), round((texture.height - part_h) / 2),
                max(round(part_w), 1), max(round(part_h), 1),
            )  # fmt: skip
            self.shown = (left, bottom, wide, tall)
            texture = region
            self.canvas.before.clear()  # nothing of it is seen, and it costs as much as the picture
        else:
            scale = min(across, up, 1.5)
            size = (round(texture.width * scale), round(texture.height * scale))
            self.shown = (left + (wide - size[0]) // 2, bottom + (tall - size[1]) // 2, *size)
        with self.canvas:
            Color(*rgb("#FFFFFF"), 1)
            Rectangle(texture=texture, pos=self.shown[:2], size=self.shown[2:])
