"""The languages, each by its own name: where the rail has no room for a button of each."""

from functools import partial

from kiosk.core.language import name_of
from kiosk.ui.screens.over import OverScreen
from kiosk.ui.widgets.button import Segment


class LanguagesScreen(OverScreen):
    """A sheet with a large button for each language. The rail stays in use beneath it."""

    def compose(self) -> None:
        """Draw the sheet above the rail."""
        grid, small = self.grid, self.form == "small"
        self.scrim(0.55, 0, 0, self.w, grid.rail_top)
        self.swallow(0, 0, self.w, grid.rail_top, closes=True)
        h2 = self.look.style("h2", False)
        edge, pad, gap = (8.0, 24.0, 12.0) if small else (12.0, 40.0, 24.0)
        w = {"landscape": 1240.0, "portrait": self.w - 144, "small": 760.0}[self.form]
        columns = 2 if len(self.look.languages) > 3 else 1
        rows = -(-len(self.look.languages) // columns)
        head = edge + (14 if small else 36) + h2.line + (16 if small else 32)
        foot = gap + grid.button_h + pad
        room = grid.rail_top - head - foot + gap
        high = max(min(88.0 if small else 120.0, room / rows - gap), self.look.sizes.target(0))
        tall = head + rows * (high + gap) - gap + foot
        x, y = grid.margin, max(grid.rail_top - tall, 0)
        self.rect(self.colours.paper, x, y, w, tall)
        self.rect(self.colours.ink, x, y, w, edge)
        if self.colours.high:
            for side in (x, x + w - 4):
                self.rect(self.colours.ui, side, y, 4, tall)
        self.swallow(x, y, w, tall)
        self.text(self.words.say("language"), h2, x + pad, y + edge + (10 if small else 28))
        self._draw_buttons(x + pad, y + head, w - 2 * pad, high, columns, gap)
        close_w = 240.0 if not small else 176.0
        self.close_button(x + w - pad - close_w, y + tall - pad - grid.button_h, close_w)

    def _draw_buttons(self, x: float, y: float, w: float, h: float, columns: int, gap: float) -> None:
        wide = (w - gap * (columns - 1)) / columns
        for place, language in enumerate(self.look.languages):
            row, column = divmod(place, columns)
            left, top = x + column * (wide + gap), y + row * (h + gap)
            self.framed(left, top, wide, h)
            button = Segment(self.look, name_of(language), partial(self.visit.speak, language),
                             language == self.words.language, **self.box(left, top, wide, h))  # fmt: skip
            button.language = language
            self.add_widget(button)
            if not button.fits:
                self.overflows.append(button.said)
