"""A text set in type, with the terms, links and citations in it that can be touched."""

from collections.abc import Callable, Mapping
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from kiosk.core.runs import Paragraph
from kiosk.core.theme import rgb
from kiosk.ui.lettering import Box, SetText
from kiosk.ui.widgets.touch import CANCEL_DRAG, is_rest_of_another, may_act

NEAR = (96 / 2, 64 / 2)
"""Half the width and height, in design units, of the least target round a word or a mark."""


class TextBlock(Widget):
    """A set text at its place. `said` is the same text as plain words, for ears and for tests."""

    def __init__(self, text: SetText, said: str, on_ref: Callable[[str], None] | None = None, **place: Any):
        super().__init__(**place)
        self.text = text
        self.said = said
        self.on_ref = on_ref
        self.unit = text.unit
        self.paragraph: Paragraph = ()
        """The runs of a curator's text, for ears: what leads where, and what is cited."""
        self.is_running = False
        """Whether it is running text: no caption, no reference, no word of the interface."""
        self.numbers: Mapping[tuple[str, str], int] | None = None
        """The numbers of its citations; None where they are not shown."""
        self.language = ""
        """The language of the words, where it may be another than the screen's."""
        self.spoken = ""
        """What is said instead of the words."""

    def draw(self, dotted: str | None = None) -> None:
        """Draw the text; terms get a dotted line in the colour given."""
        texture = self.text.texture
        if texture is None:
            return
        with self.canvas:
            Color(1, 1, 1, 1)
            Rectangle(texture=texture, pos=self.pos, size=texture.size)
        if dotted:
            found = self.text.refs.items()
            self.underline(
                dotted, [box for name, boxes in found if name[:2] in ("t:", "e:") for box in boxes]
            )

    def underline(self, colour: str, boxes: list[Box]) -> None:
        """Draw a dotted line under parts of the text."""
        with self.canvas:
            Color(*rgb(colour), 1)
            for left, _top, right, bottom in boxes:
                self._dots(left, right, bottom)

    def _dots(self, left: float, right: float, bottom: float) -> None:
        dot, step = max(round(3 * self.unit), 2), max(round(6 * self.unit), 4)
        # Kivy's boxes are as tall as the line; the dotted line belongs under the letters.
        natural = self.text.line - 2 * max(self.text.style.rise * self.unit, 0)
        y = round(self.y + self.height - bottom + (self.text.line - natural) - dot)
        wide = max(round(right - left), dot)
        count = wide / step
        texture = _dot_texture(dot, step)
        Rectangle(
            texture=texture, pos=(round(self.x + left), y), size=(wide, dot),
            tex_coords=(0, 0, count, 0, count, 1, 0, 1),
        )  # fmt: skip

    @property
    def marks(self) -> dict[str, list[Box]]:
        """Window boxes (left, bottom, right, top) of what can be touched, by name."""
        return {
            name: [
                (self.x + left, self.y + self.height - bottom, self.x + right, self.y + self.height - top)
                for left, top, right, bottom in boxes
            ]
            for name, boxes in self.text.refs.items()
        }

    def nearest(self, x: float, y: float) -> str | None:
        """The mark nearest to a place in the window, if one is near enough to be meant."""
        best: tuple[float, str] | None = None
        for name, boxes in self.marks.items():
            for left, bottom, right, top in boxes:
                grow_x = max(NEAR[0] * self.unit - (right - left) / 2, 0)
                grow_y = max(NEAR[1] * self.unit - (top - bottom) / 2, 0)
                if left - grow_x <= x <= right + grow_x and bottom - grow_y <= y <= top + grow_y:
                    away = abs(x - (left + right) / 2) + abs(y - (bottom + top) / 2)
                    if best is None or away < best[0]:
                        best = (away, name)
        return best[1] if best else None

    def on_touch_down(self, touch: Any) -> bool:
        """Take a finger that comes down near a mark."""
        if self.on_ref is None or self.disabled or not self.text.refs:
            return False
        name = self.nearest(*touch.pos)
        if name is None:
            return False
        if not is_rest_of_another(touch, self.unit):
            touch.grab(self)
            touch.ud[self] = name
        return True

    def _stayed(self, touch: Any) -> bool:
        return max(abs(touch.x - touch.ox), abs(touch.y - touch.oy)) <= CANCEL_DRAG * self.unit

    def on_touch_move(self, touch: Any) -> bool:
        """Let go of a finger that slides off."""
        if touch.grab_current is not self:
            return False
        if not self._stayed(touch):
            touch.ungrab(self)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """Follow the mark, if the finger stayed."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        is_here = not self.disabled and self.on_ref is not None and self.get_parent_window() is not None
        if is_here and self._stayed(touch) and may_act(touch):
            assert self.on_ref is not None
            self.on_ref(touch.ud[self])
        return True


_DOTS: dict[tuple[int, int], Texture] = {}


def _dot_texture(dot: int, step: int) -> Texture:
    key = (dot, step)
    if key not in _DOTS:
        texture = Texture.create(size=(step, 1), colorfmt="rgba")
        row = b"\xff\xff\xff\xff" * dot + b"\xff\xff\xff\x00" * (step - dot)
        texture.blit_buffer(row, colorfmt="rgba", bufferfmt="ubyte")
        texture.wrap = "repeat"
        texture.mag_filter = texture.min_filter = "nearest"
        _DOTS[key] = texture
    return _DOTS[key]
