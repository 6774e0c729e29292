"""What a widget has drawn: its texts, at their places in the window, as its canvas holds them.

Also texts that belong to no widget of their own are found: names on a scale of time, letters on a button.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kivy.graphics import PopMatrix, PushMatrix, Rectangle, Translate
from kivy.graphics.instructions import Canvas, InstructionGroup
from kivy.uix.widget import Widget

from kiosk.core.access import Box
from kiosk.core.sizes import CAP_SANS, CAP_SERIF
from kiosk.ui.lettering import LETTERED, Lettering

FAINT = 0.99
"""What is less opaque than this is on its way in or out."""


@dataclass(frozen=True)
class DrawnText:
    """A text as it stands on the screen."""

    letters: Lettering
    box: Box
    """In the window's pixels, close round the letters."""
    holder: Widget
    """The widget that drew it."""

    @property
    def capital(self) -> float:
        """The height of its capitals in pixels."""
        return self.letters.size * (CAP_SERIF if self.letters.font.startswith("Serif") else CAP_SANS)


def drawn_texts(root: Widget) -> Iterator[DrawnText]:
    """All texts that a widget and what it holds have drawn."""
    holders = {id(widget.canvas): widget for widget in root.walk(restrict=True)}
    yield from _texts(root.canvas, holders, root, [(0.0, 0.0)])


def _texts(
    group: Any, holders: dict[int, Widget], holder: Widget, shifts: list[tuple[float, float]]
) -> Iterator[DrawnText]:
    if isinstance(group, Canvas):
        holder = holders.get(id(group), holder)
        if group.opacity < FAINT:
            return
    for each in group.children:
        if isinstance(each, PushMatrix):
            shifts.append(shifts[-1])
        elif isinstance(each, PopMatrix):
            shifts.pop()
        elif isinstance(each, Translate):
            shifts[-1] = (shifts[-1][0] + each.x, shifts[-1][1] + each.y)
        elif isinstance(each, InstructionGroup):
            yield from _texts(each, holders, holder, shifts)
        elif isinstance(each, Rectangle) and each.texture in LETTERED:
            letters = LETTERED[each.texture]
            yield DrawnText(letters, _close(each, letters, shifts[-1]), holder)


def shift_of(widget: Widget) -> tuple[float, float]:
    """How far a widget is drawn from where it stands, in pixels."""
    if not widget.canvas.has_before:
        return 0.0, 0.0
    moves = [each for each in widget.canvas.before.children if isinstance(each, Translate)]
    return sum(each.x for each in moves), sum(each.y for each in moves)


def _close(drawn: Rectangle, letters: Lettering, shift: tuple[float, float]) -> Box:
    """The place of the letters: their texture may be wider than the longest line."""
    x, y = drawn.pos[0] + shift[0], drawn.pos[1] + shift[1]
    wide, tall = drawn.size
    free = max(wide - letters.widest, 0)
    x += free if letters.align == "right" else free / 2 if letters.align == "center" else 0
    height = min(letters.tall, tall)
    return x, y + tall - height, wide - free, height
