"""The display settings: each shown by its effect, all of them ending with the visit."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kiosk.core.sizes import TEXT_SIZES
from kiosk.core.visit import FASTEST, SLOWEST
from kiosk.ui.lettering import SetText
from kiosk.ui.screens.over import OverScreen
from kiosk.ui.widgets.button import Segment

LOUDER = 0.1


@dataclass(frozen=True)
class Choice:
    """One of the joined choices of a row. None: there is no more of it."""

    said: str
    act: Callable[[], None] | None
    is_chosen: bool = False


@dataclass(frozen=True)
class Row:
    """A setting: what it is called, and its choices."""

    name: str
    choices: tuple[Choice, ...]
    letters: bool = False
    """Whether the choices are shown as letters of their size."""


class DisplayScreen(OverScreen):
    """Text size, contrast, where the page stands, movement; and speech, where there is any.

    The rail stays in use beneath it.
    """

    def compose(self) -> None:
        """Draw the sheet above the rail: what is seen, and beside or below it what is heard."""
        grid, small, portrait = self.grid, self.form == "small", self.form == "portrait"
        self.scrim(0.55, 0, 0, self.w, grid.rail_top)
        self.swallow(0, 0, self.w, grid.rail_top, closes=True)
        seen, heard = self._seen(), self._heard()
        columns = [seen, heard] if heard and not portrait else [[*seen, *heard]]
        count = max(map(len, columns))
        h2, body = self.look.style("h2", False), self.look.style("caption", False)
        head = 36.0 + h2.line + body.line + 36.0 if not small else 14 + h2.line + 10
        edge, foot_pad = (8.0, 12.0) if small else (12.0, 36.0)
        around = 12 + head + (40 if not small else 12) + grid.button_h + foot_pad
        row = 80.0 if small else 124.0 if portrait else 118.0
        row = min(row, (grid.rail_top - around) / count)
        tall = around + count * row
        one = {"landscape": 852.0, "portrait": self.w - 144, "small": 560.0}[self.form]
        w = one if len(columns) == 1 else self.w - 2 * grid.margin
        x, y = grid.margin, max(grid.rail_top - tall, 0)
        self.rect(self.colours.paper, x, y, w, tall)
        self.rect(self.colours.ink, x, y, w, edge)
        if self.colours.high:
            for side in (x, x + w - 4):
                self.rect(self.colours.ui, side, y, 4, tall)
        self.swallow(x, y, w, tall)
        pad = 24 if small else 40
        left, wide = x + pad, w - 2 * pad
        self.text(self.words.say("display"), h2, left, y + (36 if not small else 18))
        if not small:
            self.text(self.words.say("settings_end"), body, left, y + 40 + h2.line + 4, wide,
                      colour=self.colours.ink2)  # fmt: skip
        gap = 48.0 if small else 80.0
        each = (wide - gap * (len(columns) - 1)) / len(columns)
        for place, rows in enumerate(columns):
            self._draw_rows(rows, left + place * (each + gap), y + 12 + head, each, row)
        self._draw_foot(left, y + tall - grid.button_h - foot_pad, wide)

    def _draw_foot(self, x: float, y: float, w: float) -> None:
        button_w = 240.0 if self.form != "small" else 160.0
        self.button(self.words.say("reset"), self.visit.reset_settings, x, y, button_w)
        self.button(self.words.say("done"), self.visit.close, x + w - button_w, y, button_w,
                    icon_name="done", kind="filled")  # fmt: skip

    # --- the settings

    def _seen(self) -> list[Row]:
        settings, visit, say = self.here.settings, self.visit, self.words.say
        sizes = tuple(
            Choice(f"{say('text_size')} {n}", partial(visit.set_text_size, size), settings.text_size == size)
            for n, size in enumerate(TEXT_SIZES, 1)
        )
        contrasts = tuple(
            Choice(say(word), partial(visit.set_contrast, word), settings.contrast == word)
            for word in ("normal", "high")
        )
        movements = tuple(
            Choice(say(word), partial(visit.set_movement, word), settings.movement == word)
            for word in ("normal", "none")
        )
        controls = tuple(
            Choice(say(word), partial(visit.set_controls, word), settings.controls == word)
            for word in ("normal", "lower")
        )
        return [
            Row(say("text_size"), sizes, letters=True),
            Row(say("contrast"), contrasts),
            *([Row(say("controls"), controls)] if self.look.offers_reach else []),
            Row(say("movement"), movements),
        ]

    def _heard(self) -> list[Row]:
        """Speech, and how it speaks as long as it does; nothing where there is no speech."""
        settings, visit, say = self.here.settings, self.visit, self.words.say
        if not visit.can_speak and settings.speech == "off":
            return []
        speech = tuple(
            Choice(say(f"speech_{word}"), partial(visit.set_speech, word), settings.speech == word)
            for word in ("off", "on", "text")
        )
        rows = [Row(say("speech"), speech)]
        if settings.speech == "off":
            return rows
        pace, volume = settings.pace, settings.volume
        slower = partial(visit.set_pace, pace - 1) if pace > SLOWEST else None
        faster = partial(visit.set_pace, pace + 1) if pace < FASTEST else None
        # It cannot be made silent here: a visitor who sees nothing could not find the way back.
        quieter = partial(visit.set_volume, volume - LOUDER) if volume > LOUDER + 0.01 else None
        louder = partial(visit.set_volume, volume + LOUDER) if volume < 1 else None
        rows.append(Row(say("pace"), (Choice(say("slower"), slower), Choice(say("faster"), faster))))
        rows.append(Row(say("loudness"), (Choice(say("quieter"), quieter), Choice(say("louder"), louder))))
        return rows

    # --- drawing

    def _draw_rows(self, rows: list[Row], x: float, y: float, w: float, row: float) -> None:
        for place, each in enumerate(rows):
            self._draw_row(each, x, y + place * row, w, row)
        self.rect(self.colours.rule, x, y + len(rows) * row, w, 2)

    def _draw_row(self, each: Row, x: float, y: float, w: float, row: float) -> None:
        self.rect(self.colours.rule, x, y, w, 2)
        h = min(self.grid.button_h, row - 10)
        choice_w = min(512.0, w * 0.66)
        left, top = x + w - choice_w, y + (row - h) / 2
        self._draw_name(each.name, x, y, w - choice_w - 16, row)
        self.framed(left, top, choice_w, h)
        wide = choice_w / len(each.choices)
        for place, choice in enumerate(each.choices):
            self._draw_choice(each, choice, place, (left + place * wide, top, wide, h))

    def _draw_name(self, name: str, x: float, y: float, w: float, row: float) -> None:
        from kiosk.core.typesetting import escape, typeset

        label, unit = self.look.style("label", False), self.look.sizes.unit
        markup = escape(typeset(name, self.words.language))
        for factor, lines in ((1.0, 1), (0.93, 1), (0.93, 2), (0.86, 2)):
            text = SetText(markup, label.times(factor), unit, w * unit, self.colours.ink)
            if text.lines <= lines and not text.breaks_a_word:
                break
        else:
            self.overflows.append(name)
        self.set(text, name, x, y + (row - self.tall(text)) / 2)

    def _draw_choice(self, row: Row, choice: Choice, place: int,
                     box: tuple[float, float, float, float]) -> None:  # fmt: skip
        segment = Segment(self.look, choice.said, choice.act, choice.is_chosen, wordless=row.letters,
                          **self.box(*box))  # fmt: skip
        segment.spoken = choice.said if row.letters else f"{row.name}: {choice.said}"
        self.add_widget(segment)
        if not segment.fits:
            self.overflows.append(choice.said)
        if place and not (row.letters or choice.is_chosen or row.choices[place - 1].is_chosen):
            edge = self.colours.border
            self.rect(self.colours.ui, box[0] - edge / 2, box[1], edge, box[3])
        if row.letters:
            style = self.look.style("label", False).times(TEXT_SIZES[place])
            ink = self.colours.paper if choice.is_chosen else self.colours.ink
            letter = SetText("A", style, self.look.sizes.unit, None, ink)
            # A sign, not a word: nothing is said of it.
            self.set(letter, "", box[0] + box[2] / 2, box[1] + (box[3] - style.line) / 2, align="center")
