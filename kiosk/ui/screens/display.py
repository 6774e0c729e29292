"""The display settings: each shown by its effect, all of them ending with the visit."""

from collections.abc import Callable
from functools import partial

from kiosk.core.sizes import TEXT_SIZES
from kiosk.ui.screens.over import OverScreen
from kiosk.ui.widgets.button import Segment


class DisplayScreen(OverScreen):
    """Text size, contrast, movement. The rail stays in use beneath it."""

    def compose(self) -> None:
        """Draw the sheet above the rail."""
        grid, small = self.grid, self.form == "small"
        self.scrim(0.55, 0, 0, self.w, grid.rail_top)
        self.swallow(0, 0, self.w, grid.rail_top, closes=True)
        rows = 3
        row = (118.0 if not small else 80.0) if self.form != "portrait" else 124.0
        h2, body = self.look.style("h2", False), self.look.style("caption", False)
        head = 36.0 + h2.line + body.line + 36.0 if not small else 14 + h2.line + 10
        tall = 12 + head + rows * row + (40 if not small else 12) + grid.button_h + (36 if not small else 12)
        w = {"landscape": 852.0, "portrait": self.w - 144, "small": 560.0}[self.form]
        x, y = grid.margin, max(grid.rail_top - tall, 0)
        self.rect(self.colours.paper, x, y, w, tall)
        self.rect(self.colours.ink, x, y, w, 12 if not small else 8)
        self.swallow(x, y, w, tall)
        self.left, self.wide = x + 40, w - 80
        if small:
            self.left, self.wide = x + 24, w - 48
        self.text(self.words.say("display"), h2, self.left, y + (36 if not small else 18))
        if not small:
            self.text(self.words.say("settings_end"), body, self.left, y + 40 + h2.line + 4, self.wide,
                      colour=self.colours.ink2)  # fmt: skip
        self._draw_rows(y + 12 + head, row)
        foot = y + tall - grid.button_h - (36 if not small else 12)
        button_w = 240.0 if not small else 160.0
        self.button(self.words.say("reset"), self.visit.reset_settings, self.left, foot, button_w)
        self.button(
            self.words.say("done"),
            self.visit.close,
            self.left + self.wide - button_w,
            foot,
            button_w,
            icon_name="done",
            kind="filled",
        )

    def _draw_rows(self, y: float, row: float) -> None:
        settings, visit, say = self.here.settings, self.visit, self.words.say
        sizes = [(f"{say('text_size')} {n + 1}", size) for n, size in enumerate(TEXT_SIZES)]
        rows: tuple[tuple[str, list[tuple[str, bool, Callable[[], None]]]], ...] = (
            (say("text_size"), [
                (said, settings.text_size == size, partial(visit.set_text_size, size))
                for said, size in sizes
            ]),
            (say("contrast"), [
                (say(word), settings.contrast == word, partial(visit.set_contrast, word))
                for word in ("normal", "high")
            ]),
            (say("movement"), [
                (say(word), settings.movement == word, partial(visit.set_movement, word))
                for word in ("normal", "none")
            ]),
        )  # fmt: skip
        for place, (name, choices) in enumerate(rows):
            self._draw_row(name, choices, y + place * row, row, letters=place == 0)
        self.rect(self.colours.rule, self.left, y + len(rows) * row, self.wide, 2)

    def _draw_row(self, name: str, choices: list[tuple[str, bool, Callable[[], None]]], y: float, row: float,
                  letters: bool) -> None:  # fmt: skip
        self.rect(self.colours.rule, self.left, y, self.wide, 2)
        h = min(self.grid.button_h, row - 10)
        choice_w = min(512.0, self.wide * 0.66)
        x = self.left + self.wide - choice_w
        top = y + (row - h) / 2
        label = self.look.style("label", False)
        self.text(name, "label", self.left, y + (row - label.line) / 2, scaled=False)
        edge = self.colours.border
        self.rounded(self.colours.ui, x, top, choice_w, h)
        self.rounded(self.colours.paper, x + edge, top + edge, choice_w - 2 * edge, h - 2 * edge, 4)
        each = choice_w / len(choices)
        for place, (said, chosen, act) in enumerate(choices):
            left = x + place * each
            segment = Segment(self.look, said, act, chosen, wordless=letters, **self.box(left, top, each, h))
            self.add_widget(segment)
            if letters:
                style = label.times(TEXT_SIZES[place])
                ink = self.colours.paper if chosen else self.colours.ink
                self.text("A", style, left + each / 2, top + (h - style.line) / 2, align="center", colour=ink,
                          scaled=False)  # fmt: skip
