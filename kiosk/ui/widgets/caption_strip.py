"""The words being spoken, in a strip above the rail."""

from kiosk.core.typesetting import escape, typeset
from kiosk.ui.grid import grid_of
from kiosk.ui.lettering import SetText
from kiosk.ui.look import Look
from kiosk.ui.widgets.sheet import Sheet

MOST_LINES = 3
STEPS = (1.0, 0.93, 0.86, 0.8)


class CaptionStrip(Sheet):
    """A sentence or two on night. It takes no touch: what lies beneath stays in use."""

    def __init__(self, look: Look, said: str, language: str, at_top: bool = False) -> None:
        super().__init__(look)
        grid = grid_of(look.sizes)
        unit = look.sizes.unit
        width = self.w - 2 * grid.margin
        markup = escape(typeset(said, language))
        for factor in STEPS:
            style = look.style("body").times(factor)
            text = SetText(markup, style, unit, width * unit, self.colours.ntext)
            if text.lines <= MOST_LINES:
                break
        pad = 10.0 if self.form == "small" else 18.0
        tall = self.tall(text) + 2 * pad
        y = 0.0 if at_top else grid.rail_top - tall
        self.place = self.box(0, y, self.w, tall)
        self.rect(self.colours.night, 0, y, self.w, tall)
        self.rect(self.colours.nrule, 0, y + tall - 2 if at_top else y, self.w, 2)
        self.set(text, said, grid.margin, y + pad)

    def covers(self, box: tuple[float, float, float, float]) -> bool:
        """Whether it lies over a place in the window, as left, bottom, width and height."""
        bottom, tall = self.place["pos"][1], self.place["size"][1]
        return bool(box[1] < bottom + tall and bottom < box[1] + box[3])

    def take_apart(self) -> None:
        """Give back what was drawn."""
        from kiosk.ui.screens.base import take_apart

        take_apart(self)
