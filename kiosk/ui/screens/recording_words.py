"""What stands with a recording: who made it, its caption, its credit. No other place shows these words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.core.media import Recording
from kiosk.core.typesetting import WORD_FOR_WORD, escape, typeset
from kiosk.ui.lettering import SetText
from kiosk.ui.reading import Passage

if TYPE_CHECKING:
    from kiosk.ui.screens.event import EventScreen
    from kiosk.ui.screens.event_plan import Plan

STEP = 0.93
LEAST = {"landscape": 24.0, "portrait": 24.0, "small": 18.0}
"""No type is smaller; the frame gives way instead."""
GAP = 6.0
"""Over the credit."""


@dataclass(frozen=True)
class Words:
    """The words, set: they stand whole."""

    made_by: SetText | None
    texts: tuple[Passage, ...]
    credit: SetText
    unit: float

    @property
    def height(self) -> float:
        """In design units."""
        first = self._tall(self.made_by) if self.made_by else 0.0
        return first + sum(text.height for text in self.texts) + GAP + self._tall(self.credit)

    def _tall(self, text: SetText) -> float:
        return text.lines * text.line / self.unit


def set_words(screen: EventScreen, recording: Recording, width: float, room: float) -> Words:
    """The words at the largest size at which they fit the room; at their least, if none does."""
    caption, small = screen.look.style("caption"), screen.look.style("small")
    factor = 1.0
    while True:
        words = _set(screen, recording, width, factor)
        least = LEAST[screen.form] / max(caption.size, small.size)
        if words.height <= room or factor * STEP < least:
            return words
        factor *= STEP


def _set(screen: EventScreen, recording: Recording, width: float, factor: float) -> Words:
    look, unit = screen.look, screen.look.sizes.unit
    least = LEAST[screen.form]
    caption, bold, small = (look.style(name) for name in ("caption", "caption_bold", "small"))
    pixels = round(width * unit)
    colours = screen.colours
    made_by = None
    if recording.perpetrator:
        said = escape(typeset(screen.words.say("recorded_by_perpetrators"), screen.words.language))
        made_by = SetText(said, bold.times(max(factor, least / bold.size)), unit, pixels, colours.ink)
    # Who made it and why comes first.
    written = [recording.context, recording.caption] if recording.perpetrator else [recording.caption]
    style = caption.times(max(factor, least / caption.size))
    ink = screen.ink(screen.tones, cites=False)
    texts = tuple(screen.passage(text, style, width, ink) for text in written if text is not None)
    style = small.times(max(factor, least / small.size))
    credit = escape(typeset(recording.credit, WORD_FOR_WORD))
    return Words(made_by, texts, SetText(credit, style, unit, pixels, colours.ink2), unit)


def draw_words(screen: EventScreen, plan: Plan, recording: Recording) -> None:
    """Draw them where the plan has them."""
    x, y, w = plan.caption
    words = set_words(screen, recording, w, plan.caption_end - y)
    if words.height > plan.caption_end - y + 1:
        screen.overflows.append(recording.credit)
    if words.made_by is not None:
        screen.set(words.made_by, screen.words.say("recorded_by_perpetrators"), x, y)
        y += screen.tall(words.made_by)
    for text in words.texts:
        screen.lay(text.pages(10_000)[0], x, y, is_small=True)
        y += text.height
    screen.set(words.credit, recording.credit, x, y + GAP,
               spoken=screen.words.say("spoken_credit", credit=recording.credit))  # fmt: skip
