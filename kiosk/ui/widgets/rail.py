"""The rail along the foot of every paper screen: home, language, display, and the way on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from kivy.uix.widget import Widget

from kiosk.core.language import code_of, name_of
from kiosk.core.sizes import TEXT_SIZES
from kiosk.core.typesetting import escape, typeset
from kiosk.core.visit import DisplaySheet, LanguageSheet, Visit
from kiosk.ui.grid import WIDE, grid_of
from kiosk.ui.icons import BOX
from kiosk.ui.lettering import SetText
from kiosk.ui.widgets.button import ICON_GAP, PressButton, Segment
from kiosk.ui.widgets.sheet import Sheet

TICKS = 14
"""Up to so many events have a tick each; more have a line with a marker."""


@dataclass(frozen=True)
class Way:
    """Where the rail leads on: words and what they do. None where a control has no place on this screen."""

    next_word: str | None = None
    next: Callable[[], None] | None = None
    previous: Callable[[], None] | None = None
    position: tuple[int, int] | None = None
    accent: str = "#000000"
    back: tuple[str, Callable[[], None]] | None = None
    """Back to the way across the panels that led here: its word, and what it does."""
    about: bool = False
    """Whether the rail is the contents screen's: no Home, and About at its end."""


class Rail(Sheet):
    """The rail. It is as high as its controls need; the page above it ends at `grid.rail_top`."""

    is_joined = True
    """Whether each language has a button of its own."""

    def compose(self, visit: Visit, way: Way) -> None:
        """Draw the rail for a screen."""
        self.visit = visit
        grid = grid_of(self.look.sizes)
        self.grid = grid
        # The contents screen of a portrait page has one row of controls, the others two.
        top = self.h - grid.rail_h - 56 if self.form == "portrait" and way.about else grid.rail_top
        self.rect(self.colours.paper, 0, top, self.w, self.h - top, bleeds=True)
        self.rect(self.colours.rule, 0, top, self.w, 2)
        first = grid.rail_top + (12 if self.form == "small" else 24)
        last = self.h - grid.rail_h - (12 if self.form == "small" else 24)
        self._settings(way, last if self.form == "portrait" else first)
        self._ways(way, first)

    def button(self, said: str, act: Callable[[], None] | None, x: float, y: float, w: float,
               **more: Any) -> PressButton:  # fmt: skip
        """A control of the rail."""
        made = PressButton(self.look, said, act, **self.box(x, y, w, self.grid.rail_h), **more)
        self.add_widget(made)
        if not made.fits:
            self.overflows.append(said)
        return made

    # --- home and the settings

    def _settings(self, way: Way, y: float) -> None:
        small, portrait = self.form == "small", self.form == "portrait"
        grid, words = self.grid, self.words
        target = self.look.sizes.target(0)
        x = grid.margin
        if not way.about:
            home_w = max(76.0 if small else 188.0 if portrait else 164.0, target)
            self.button(words.say("home"), self.visit.open_contents, x, y, home_w,
                        icon_name="home", wordless=small)  # fmt: skip
            x += home_w + (8 if small else 16)
            if way.back is not None:
                back_w = home_w if small else 224.0 if portrait else 204.0
                self.button(*way.back, x, y, back_w, icon_name="return", wordless=small)
                x += back_w + (8 if small else 16)
        languages = self.look.languages
        count = len(languages) if len(languages) > 1 else 0
        language_w = 54.0 if small else 76.0
        size_w = max(76.0 if small else 128.0, target)
        display_w = max(80.0 if small else 240.0, target)
        if portrait and not way.about:
            language_w, size_w, display_w = 90.0, max(140.0, target), max(232.0, target)
        elif portrait:
            language_w, size_w, display_w = 70.0, max(128.0, target), max(220.0, target)
        end = grid.end if portrait else (548.0 if small else 948.0)
        if way.about and portrait:
            end = grid.end - 256
        if small and self.w >= WIDE:
            # It has room for fingers where the small page as designed, 1024 wide, has less than 20 mm.
            end = max(end, x + count * max(language_w, target) + size_w + display_w)
        if count and not small and x + count * target + size_w + display_w > end + 1:
            # The word goes before the targets become too small; then the frame may come near to the ways.
            display_w = max(target, 96.0)
            end += 0 if portrait or x + count * target + size_w + display_w <= end else 72
        room = end - x - size_w - display_w
        self.is_joined = is_joined = count * target <= room + 1
        if count:
            language_w = max(language_w, target) if count * max(language_w, target) <= room else room / count
        width = (count * language_w if is_joined else min(room, 172.0)) + size_w + display_w
        wordless = small or display_w < 200
        self.framed(x, y, width, grid.rail_h)
        self.settings_end = x + width
        if not is_joined:
            x = self._languages_button(x, y, width - size_w - display_w)
        for language in languages if count and is_joined else ():
            self._segment(
                code_of(language), partial(self.visit.speak, language),
                language == self.visit.here.settings.language, x, y, language_w, says=name_of(language),
            ).language = language  # fmt: skip
            x += language_w
        self._divider(x, y)
        self._text_size(x, y, size_w)
        x += size_w
        self._divider(x, y)
        self._sheet_button("display", DisplaySheet(), x, y, display_w, wordless=wordless)

    def _languages_button(self, x: float, y: float, w: float) -> float:
        """One button for all languages, where a button of each would be too narrow; returns where it ends."""
        style = self.look.style("label", False)
        word = SetText(escape(typeset(self.words.say("language"), self.words.language)), style, 1.0)
        has_room = word.width + BOX + ICON_GAP + 2 * 12 <= w
        # The icon stays: whoever cannot read the language at hand looks for it.
        self._sheet_button("language", LanguageSheet(), x, y, w, wordless=not has_room)
        return x + w

    def _sheet_button(
        self, word: str, sheet: DisplaySheet | LanguageSheet, x: float, y: float, w: float, wordless: bool
    ) -> None:
        """A control that opens a sheet, and closes it again."""
        visit = self.visit
        is_open = bool(visit.here.over) and isinstance(visit.here.over[-1], type(sheet))
        toggle = visit.close if is_open else partial(visit.lay_over, sheet)
        self._segment(self.words.say(word), toggle, is_open, x, y, w, icon_name=word, wordless=wordless)

    def _segment(self, said: str, act: Callable[[], None], chosen: bool, x: float, y: float, w: float,
                 says: str | None = None, **more: Any) -> Segment:  # fmt: skip
        made = Segment(self.look, said, act, chosen, **self.box(x, y, w, self.grid.rail_h), **more)
        if says:
            made.said = says
        self.add_widget(made)
        if not made.fits:
            self.overflows.append(said)
        return made

    def _divider(self, x: float, y: float) -> None:
        edge = self.colours.border
        # Drawn above the segments, so that a filled one does not hide it.
        self.put(line := Widget(size_hint=(None, None)))
        self.rect(self.colours.ui, x - edge / 2, y, edge, self.grid.rail_h, on=line.canvas)

    def _text_size(self, x: float, y: float, w: float) -> None:
        visit = self.visit
        segment = self._segment("", visit.next_text_size, False, x, y, w, wordless=True)
        segment.said = self.words.say("text_size")
        step = TEXT_SIZES.index(visit.here.settings.text_size) + 1
        which = self.words.say("position", n=step, total=len(TEXT_SIZES))
        segment.spoken = f"{segment.said}: {which}"
        small, large = self.look.style("small_bold", False), self.look.style("label", False)
        middle = x + w / 2
        foot = y + self.grid.rail_h / 2 + (14 if self.form == "landscape" else 12)
        big = large.times(1.36)
        # A sign, not a word: nothing is said of it.
        for style, x, y in (
            (small, middle - 10, foot - small.line * 0.73), (big, middle + 16, foot - big.line * 0.745),
        ):  # fmt: skip
            letter = SetText("A", style, self.look.sizes.unit, None, self.colours.ink)
            self.set(letter, "", x, y, align="center")

    # --- the way on

    def _ways(self, way: Way, y: float) -> None:
        grid, words = self.grid, self.words
        small, portrait = self.form == "small", self.form == "portrait"
        target = self.look.sizes.target(0)
        next_w = 176.0 if small else 280.0 if portrait else 240.0
        if way.about:
            short = small or portrait
            about_w = 176.0 if small else 240.0 if portrait else 414.0
            row = self.h - grid.rail_h - 24 if portrait else y
            self.button(words.say("about_short" if short else "about"), self.visit.open_about,
                        grid.end - about_w, row, about_w)  # fmt: skip
        if way.next_word is not None:
            self.button(way.next_word, way.next, grid.end - next_w, y, next_w,
                        icon_name="right", icon_after=True,
                        kind="filled" if way.next is not None else "framed")  # fmt: skip
        previous_x = max(568.0, self.settings_end + 20) if small else 72.0 if portrait else 1044.0
        previous_w = max(84.0, target) if small else 264.0 if portrait else 216.0
        if way.position is not None:
            self.button(words.say("previous"), way.previous, previous_x, y, previous_w,
                        icon_name="left", wordless=small)  # fmt: skip
            left = previous_x + previous_w + 24
            right = grid.end - next_w - 24
            if small:
                left, right = previous_x + previous_w + 12, grid.end - next_w - 12
            self._progress(way, left, right, y)

    def _progress(self, way: Way, left: float, right: float, y: float) -> None:
        assert way.position is not None
        n, total = way.position
        small = self.form == "small"
        self.text(self.words.say("position", n=n, total=total), "label", (left + right) / 2,
                  y + (14 if small else 8), align="center", scaled=False)  # fmt: skip
        top = y + (55 if small else 58)
        done = self.colours.ink if self.colours.high else way.accent
        if total <= TICKS:
            gap = 4 if small else 6
            each = (right - left - gap * (total - 1)) / total
            for place in range(total):
                x = left + place * (each + gap)
                if place == n - 1:
                    self.rect(done, x, top - 3, each, 14)
                else:
                    self.rect(done if place < n else self.colours.track, x, top, each, 8)
        else:
            self.rect(self.colours.track, left, top + 2, right - left, 4)
            x = left + (right - left - 14) * (n - 1) / max(total - 1, 1)
            self.rect(done, x, top - 3, 14, 14)
