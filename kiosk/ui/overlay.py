"""The curator's overlay: what is wrong, where, and what to write instead. Never in the gallery."""

import time
from functools import partial
from pathlib import Path
from typing import Any

from kivy.core.window import Window

from kiosk.content.files import shown
from kiosk.content.library import Library, media_folder
from kiosk.core.affected import files_of, page_of
from kiosk.core.language import Words
from kiosk.core.problems import Problem
from kiosk.core.sizes import Sizes
from kiosk.core.theme import NORMAL
from kiosk.core.typesetting import escape
from kiosk.core.typography import LARGE, Style
from kiosk.core.visit import Settings, Stop, Visit
from kiosk.ui.lettering import SetText
from kiosk.ui.look import Look
from kiosk.ui.widgets.button import PressButton
from kiosk.ui.widgets.sheet import Sheet
from kiosk.ui.widgets.touch import Touchable

AROUND = 2
"""Lines shown before and after the one with the problem."""
STRIP = 64.0
LEAST_UNIT = 0.5


class CuratorOverlay(Sheet):
    """The lower half of a trial window, one problem at a time; a strip where there are only warnings."""

    def __init__(
        self, sizes: Sizes, library: Library, visit: Visit | None = None, more: tuple[Problem, ...] = ()
    ) -> None:
        # Whatever the screen's form, the overlay is set in pixels that a person at a desk can read.
        unit = max(min(sizes.width / 1920, sizes.height / 1080), LEAST_UNIT)
        desk = Sizes(sizes.width, sizes.height, "landscape", unit, sizes.mm, 1.0)
        super().__init__(Look(desk, Settings("en"), Words("en"), ("en",), windowed=True))
        self.library = library
        self.visit = visit
        self.found = (*library.problems, *more)
        self.problems = self._in_order()
        self.number = 0
        self.is_open = any(problem.severity == "error" for problem in self.problems)
        self.read_at = time.strftime("%H:%M")
        self._draw()

    def raise_above(self) -> None:
        """Stay above whatever was drawn since, and begin with what concerns the page at hand."""
        if self.parent is not None:
            Window.remove_widget(self)
            Window.add_widget(self)
        at_hand = self.problems[self.number % len(self.problems)]
        ordered = self._in_order()
        if ordered == self.problems:
            return
        self.problems = ordered
        # What is being looked at stays, unless the page has something of its own.
        self.number = 0 if self._concerns_page(ordered[0]) else ordered.index(at_hand)
        self._draw()

    def _in_order(self) -> list[Problem]:
        """Errors before warnings; among each, those of the page at hand first."""
        return sorted(self.found, key=lambda p: (p.severity != "error", not self._concerns_page(p), p))

    def _file(self, problem: Problem) -> str:
        """A problem's file as it is called in the exhibit's folder."""
        media = self.library.media or media_folder(self.library.folder)
        for folder, before in ((media, "media/"), (self.library.folder, "")):
            top = f"{shown(folder)}/"
            if problem.at.path.startswith(top):
                return before + problem.at.path.removeprefix(top)
        return problem.at.path

    def _concerns_page(self, problem: Problem) -> bool:
        if self.visit is None:
            return False
        return self._file(problem) in files_of(self.visit.here.stop, self.visit.exhibit)

    def _page(self, problem: Problem) -> Stop | None:
        """The page a problem affects, if it is another than the one at hand."""
        if self.visit is None or self._concerns_page(problem):
            return None
        return page_of(self._file(problem), self.visit.exhibit)

    # --- drawing

    def _draw(self) -> None:
        self.clear_widgets()
        self.canvas.clear()
        if self.is_open:
            self._draw_open()
        else:
            self._draw_strip()

    def _sentence(
        self, said: str, style: Style, x: float, y: float, colour: str, w: float | None = None
    ) -> float:
        unit = self.look.sizes.unit
        width = w * unit if w else None
        text = SetText(escape(said), style, unit, width, colour)
        self.set(text, said, x, y)
        return self.tall(text)

    def _button(self, said: str, act: Any, x: float, y: float, w: float) -> float:
        made = PressButton(self.look, said, act, ground="night", **self.box(x, y, w, 64))
        self.add_widget(made)
        return x + w + 16

    def _draw_strip(self) -> None:
        count = len(self.problems)
        y = self.h - STRIP
        self.rect(NORMAL.night, 0, y, self.w, STRIP)
        self.rect(NORMAL.warn, 0, y, 12, STRIP)
        said = f"{count} warning" + ("" if count == 1 else "s")
        self._sentence(said, LARGE["caption_bold"], 48, y + 14, NORMAL.ntext)
        self.add_widget(Touchable(said, self._unfold, self.look.sizes.unit, **self.box(0, y, self.w, STRIP)))

    def _unfold(self) -> None:
        self.is_open = True
        self._draw()

    def _draw_open(self) -> None:
        problem = self.problems[self.number % len(self.problems)]
        top = self.h * 0.47
        tall = self.h - top
        bar = "#D9826F" if problem.severity == "error" else NORMAL.warn
        self.rect(NORMAL.night, 0, top, self.w, tall)
        self.rect(bar, 0, top, 12, tall)
        self.add_widget(Touchable("", None, self.look.sizes.unit, **self.box(0, top, self.w, tall)))
        self._sentence(f"Problem {self.number + 1} of {len(self.problems)} in the content", LARGE["h3"], 56,
                       top + 30, NORMAL.ntext)  # fmt: skip
        if any(p.severity == "error" for p in self.problems) and self.library.exhibit is not None:
            stays = "The last good version stays on screen"
            style = LARGE["small"]
            width = SetText(escape(stays), style, self.look.sizes.unit).width / self.look.sizes.unit
            self._sentence(stays, style, self.w - 48 - width, top + 38, NORMAL.ntext2)
        self._sentence(str(problem.at), self._path_style(str(problem.at)), 56, top + 92, NORMAL.ntext)
        split = 56 + (self.w - 112) * 0.6
        self._draw_lines(problem, 56, top + 148, split - 56 - 48)
        y = top + 160
        kind = "Error" if problem.severity == "error" else "Warning"
        y += self._sentence(f"{kind}: {problem.message}.", LARGE["caption"].times(28 / 26), split, y,
                            NORMAL.ntext, self.w - split - 48) + 20  # fmt: skip
        if problem.hint:
            hint = problem.hint[:1].upper() + problem.hint[1:]
            y += self._sentence(hint, LARGE["label"], split, y, NORMAL.ntext, self.w - split - 48) + 12
        self._sentence("Save the file to try again.", LARGE["small"], split, y, NORMAL.ntext2)
        x = 56.0
        foot = self.h - 96
        if len(self.problems) > 1:
            x = self._button("Next problem", self._next, x, foot, 240)
        page = self._page(problem)
        if page is not None and self.visit is not None:
            go_to = partial(self.visit.go_to, page)
            x = self._button("Go to this page", go_to, x, foot, 270)
        x = self._button("Copy this place", lambda: self._copy(problem), x, foot, 260)
        self._button("Hide", self._hide, x, foot, 150)

    def _path_style(self, told: str) -> Style:
        style = LARGE["mono"]
        while (
            SetText(escape(told), style, self.look.sizes.unit).width > (self.w - 112) * self.look.sizes.unit
        ):
            style = style.times(0.92)
            if style.size < 14:
                break
        return style

    def _draw_lines(self, problem: Problem, x: float, y: float, w: float) -> None:
        lines = _lines_of(problem)
        style = LARGE["mono"].times(24 / 26)
        shown = range(max(problem.at.line - AROUND, 1), min(problem.at.line + AROUND, len(lines)) + 1)
        tall = (len(shown) + 1) * style.line + 32
        self.rect(NORMAL.night2, x, y, w, tall)
        at = y + 16
        unit = self.look.sizes.unit
        letter = SetText("0" * 20, style, unit).width / unit / 20
        fits = max(int((w - 110) / letter), 8)
        # A long line is shown from where its problem can be seen.
        start = max(problem.at.column - fits + 12, 0) if problem.at.column > fits - 8 else 0
        for number in shown:
            here = number == problem.at.line
            if here:
                self.rect(NORMAL.error_line, x, at, w, style.line)
            self._sentence(str(number).rjust(4), style, x + 12, at, NORMAL.ntext if here else NORMAL.nui)
            piece = _printable(lines[number - 1])[start : start + fits]
            if piece.strip():
                self._sentence(piece, style, x + 92, at, NORMAL.ntext)
            at += style.line
            if here:
                wide = _word_at(lines[number - 1], problem.at.column)
                place = problem.at.column - 1 - start
                carets = "^" * max(min(wide, fits - place), 1)
                self._sentence(carets, style, x + 92 + place * letter, at, "#D9826F")
                at += style.line

    # --- what the buttons do

    def _next(self) -> None:
        self.number = (self.number + 1) % len(self.problems)
        self._draw()

    def _copy(self, problem: Problem) -> None:
        from kivy.core.clipboard import Clipboard

        Clipboard.copy(str(problem.at))

    def _hide(self) -> None:
        self.is_open = False
        Window.remove_widget(self)


def _lines_of(problem: Problem) -> list[str]:
    if Path(problem.at.path).suffix.lower() not in (".yaml", ".yml", ".csv", ".csl", ".vtt", ".txt"):
        return []
    try:
        text = Path(problem.at.path).read_bytes()[:2_000_000].decode("utf-8", "replace")
    except OSError:
        return []
    return text.removeprefix("\ufeff").splitlines()


def _printable(line: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in line)


def _word_at(line: str, column: int) -> int:
    """How many letters the word at a column has."""
    length = 0
    for letter in line[column - 1 :]:
        if letter in " \t:,[]{}\"'":
            break
        length += 1
    return max(length, 1)
