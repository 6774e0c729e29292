"""What shows outside opening hours: nothing; and the hours to whoever keeps a finger on the glass."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from kivy.clock import Clock

from kiosk.core.language import Words
from kiosk.core.locales import locale_of
from kiosk.core.theme import NORMAL
from kiosk.core.typesetting import escape, typeset
from kiosk.ui.lettering import SetText
from kiosk.ui.look import Look
from kiosk.ui.screens.base import take_apart
from kiosk.ui.widgets.sheet import Sheet

HOLD = 3.0
"""Seconds for which a finger has to stay."""
SHOWN = 15.0
"""Seconds for which the hours are shown."""
BLACK = "#000000"
STEPS = (1.0, 0.88, 0.76, 0.66, 0.56, 0.48)


class NightScreen(Sheet):
    """Lies over everything, and lets no touch through."""

    def __init__(
        self, look: Look, opening: Callable[[], datetime | None], woken: Callable[[bool], None]
    ) -> None:
        super().__init__(look)
        self.opening = opening
        """When it opens again."""
        self.woken = woken
        """Told that the hours are shown, and that it is dark again."""
        self._fingers: set[object] = set()
        self._waiting: Any = None
        self._showing: Any = None
        self.rect(BLACK, 0, 0, self.w, self.h)

    @property
    def shows_hours(self) -> bool:
        """Whether anything can be seen."""
        return self._showing is not None

    # --- touches

    def on_touch_down(self, touch: Any) -> bool:
        """A finger begins to wait."""
        self._fingers.add(touch.uid)
        if self._waiting is None:
            self._waiting = Clock.schedule_once(self._show, HOLD)
        return True

    def on_touch_move(self, _touch: Any) -> bool:
        """Nothing moves."""
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """The last finger has gone: nothing more is waited for."""
        self._fingers.discard(touch.uid)
        if not self._fingers and self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
        return True

    # --- the hours

    def _show(self, _dt: float) -> None:
        self._waiting = None
        if self._showing is not None:
            self._showing.cancel()
        else:
            self.compose()
        self._showing = Clock.schedule_once(self._hide, SHOWN)
        self.woken(True)

    def _hide(self, _dt: float) -> None:
        self._showing = None
        self.clear_widgets()
        self.woken(False)

    def compose(self) -> None:
        """Write when it opens again, in every language offered."""
        margin = {"landscape": 96.0, "portrait": 72.0, "small": 32.0}[self.form]
        opening = self.opening()
        for factor in STEPS:
            blocks = [self._block(language, opening, factor) for language in self.look.languages]
            tall = sum(self.tall(small) + self.tall(large) for small, large, *_ in blocks)
            gap = self.look.style("introduction", False).size * factor
            whole = tall + gap * (len(blocks) - 1)
            widest = max(text.width for small, large, *_ in blocks for text in (small, large))
            if whole <= self.h - 2 * margin and widest <= (self.w - 2 * margin) * self.look.sizes.unit:
                break
        y = max((self.h - whole) / 2, margin)
        for small, large, closed, again in blocks:
            self.set(small, closed, margin, y)
            y += self.tall(small)
            self.set(large, again, margin, y)
            y += self.tall(large) + gap

    def _block(
        self, language: str, opening: datetime | None, factor: float
    ) -> tuple[SetText, SetText, str, str]:
        words = Words(language)
        unit = self.look.sizes.unit
        small = self.look.style("label", False).times(max(factor, 0.85))
        large = self.look.style("h2", False).times(factor)
        closed = typeset(words.say("closed_now"), language)
        again = typeset(
            words.say("open_again", when=_written(opening, language)) if opening else "", language
        )
        return (
            SetText(escape(closed), small, unit, None, NORMAL.ntext2),
            SetText(escape(again), large, unit, None, NORMAL.ntext),
            closed,
            again,
        )

    def close(self) -> None:
        """Let go of everything."""
        for waiting in (self._waiting, self._showing):
            if waiting is not None:
                waiting.cancel()
        self._waiting = self._showing = None
        take_apart(self)


def _written(moment: datetime, language: str) -> str:
    """A weekday, a day and a time, as a language writes them."""
    from babel.dates import format_date, format_time

    locale = locale_of(language)
    # Where the year stands last it is left out: it opens again within days.
    day = format_date(moment, "full", locale=locale).removesuffix(str(moment.year)).rstrip(" ,")
    return f"{day}, {format_time(moment, 'short', locale=locale)}"
