"""What each key does, for visitors who use a keypad."""

from collections.abc import Iterable, Sequence
from functools import partial

from kiosk.core.typesetting import escape, typeset
from kiosk.core.typography import Style
from kiosk.core.visit import KeyHelp
from kiosk.ui.lettering import SetText
from kiosk.ui.screens.over import OverScreen

STEPS = (1.0, 0.93, 0.86, 0.8, 0.72, 0.64)

Row = tuple[SetText, SetText, float]
"""A key's name, what it does, and how high both are."""


def keys_told(can_speak: bool, keypad: Iterable[str]) -> tuple[str, ...]:
    """The keys that this kiosk has and that do something now; `keypad` are the actions it has keys for."""
    has = set(keypad)
    told = list(KeyHelp().keys)
    if can_speak:
        told += ["speech"] if "speech" in has else []
        told += ["repeat"] if "repeat" in has else []
        told += ["pace"] if has & {"faster", "slower"} else []
    told += ["volume"] if has & {"louder", "quieter"} else []
    return tuple(told)


class KeyHelpScreen(OverScreen):
    """A sheet with a row for each key. A touch outside closes it."""

    def compose(self) -> None:
        """Draw the sheet in the middle of the page."""
        grid, small = self.grid, self.form == "small"
        self.scrim(0.55, 0, 0, self.w, self.h)
        self.swallow(0, 0, self.w, self.h, closes=True)
        pad, edge = (24.0, 8.0) if small else (48.0, 12.0)
        w = {"landscape": 1320.0, "portrait": self.w - 144, "small": self.w - 64}[self.form]
        gap = 8.0 if small else 16.0
        h2 = self.look.style("h2", False)
        around = edge + pad * 0.6 + h2.line + 2.5 * gap + grid.button_h + pad * 0.7
        over = next(each for each in reversed(self.here.over) if isinstance(each, KeyHelp))
        pages = self._pages(over.keys, w - 2 * pad, self.h - 48 - around)
        self.total_pages = len(pages)
        here = min(over.page, len(pages) - 1)
        # As high as its longest page, so that what turns them stays under the finger.
        tall = around + max(sum(each[2] for each in page) for page in pages) + 2
        x, y = (self.w - w) / 2, max((self.h - tall) / 2, 16)
        self.rect(self.colours.paper, x, y, w, tall)
        self.rect(self.colours.ink, x, y, w, edge)
        if self.colours.high:
            for bar in ((x, y + tall - 4, w, 4), (x, y, 4, tall), (x + w - 4, y, 4, tall)):
                self.rect(self.colours.ui, *bar)
        self.swallow(x, y, w, tall)
        top = y + edge + pad * 0.6
        self.text(self.words.say("keys"), h2, x + pad, top)
        top += h2.line + gap
        for name, does, height in pages[here]:
            self._draw_row(name, does, x + pad, top, w - 2 * pad, height)
            top += height
        self.rect(self.colours.rule, x + pad, top, w - 2 * pad, 2)
        foot = y + tall - pad * 0.7 - grid.button_h
        self.close_button(x + pad, foot, 160.0 if small else 216.0)
        if len(pages) > 1:
            self._draw_turns(here, len(pages), x + w - pad, foot)

    def _draw_turns(self, here: int, total: int, end: float, y: float) -> None:
        arrow, gap, say = self.look.sizes.target(92.0), self.grid.gap, self.words.say
        back = partial(self.visit.turn, here - 1) if here else None
        on = partial(self.visit.turn, here + 1) if here + 1 < total else None
        left = end - 2 * arrow - gap
        self.button(say("page_back"), back, left, y, arrow, icon_name="left", wordless=True)
        self.button(say("page_on"), on, end - arrow, y, arrow, icon_name="right", wordless=True)
        style = self.look.style("label", False)
        said = say("page", n=here + 1, total=total)
        self.text(said, style, left - 16, y + (self.grid.button_h - style.line) / 2, align="right")

    @property
    def _name_w(self) -> float:
        return {"landscape": 0.27, "portrait": 0.32, "small": 0.25}[self.form]

    def _pages(self, keys: Sequence[str], w: float, room: float) -> list[list[Row]]:
        """Each key's name and what it does: on one page as large as they fit, else whole on several."""
        style = self.look.style("caption")
        for factor in STEPS:
            rows = [self._row(key, w, style.times(factor)) for key in keys]
            if sum(height for _, _, height in rows) <= room:
                return [rows]
        pages: list[list[Row]] = [[]]
        used = 0.0
        for row in (self._row(key, w, style.times(0.8)) for key in keys):
            if pages[-1] and used + row[2] > room:
                pages.append([])
                used = 0.0
            pages[-1].append(row)
            used += row[2]
        return pages

    def _row(self, key: str, w: float, style: Style) -> Row:
        unit, language = self.look.sizes.unit, self.words.language
        name_w = w * self._name_w
        bold = self.look.style("caption_bold").times(style.size / self.look.style("caption").size)
        name = SetText(escape(typeset(self.words.say(f"key_{key}"), language)), bold, unit,
                       (name_w - 16) * unit, self.colours.ink)  # fmt: skip
        does = SetText(escape(typeset(self.words.say(f"key_{key}_does"), language)), style, unit,
                       (w - name_w) * unit, self.colours.ink)  # fmt: skip
        pad = 10.0 if self.form == "small" else 24.0
        return name, does, max(self.tall(name), self.tall(does)) + pad

    def _draw_row(self, name: SetText, does: SetText, x: float, y: float, w: float, height: float) -> None:
        self.rect(self.colours.rule, x, y, w, 2)
        top = y + (height - max(self.tall(name), self.tall(does))) / 2 + 1
        said = {text: _plain(text) for text in (name, does)}
        self.unwritten(said[name], x, y, w, height, holds=True)
        self.set(name, said[name], x, top)
        self.set(does, self.count(said[does]), x + w * self._name_w, top)


def _plain(text: SetText) -> str:
    return text.markup.replace("\u00a0", " ")
