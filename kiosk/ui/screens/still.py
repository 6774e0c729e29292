"""What shows when there is no exhibit to show."""

from collections.abc import Mapping

from kiosk.core.language import Words
from kiosk.core.typesetting import escape, typeset
from kiosk.ui.lettering import SetText, balanced
from kiosk.ui.look import Look
from kiosk.ui.widgets.sheet import Sheet

STEPS = (1.0, 0.86, 0.74, 0.64, 0.55, 0.47)
GAP = 12.0


class StillScreen(Sheet):
    """Night, and one sentence: the museum's own, else that this screen will be back shortly."""

    def __init__(self, look: Look, title: str = "", said: Mapping[str, str] | None = None) -> None:
        super().__init__(look)
        self.rect(self.colours.night, 0, 0, self.w, self.h)
        margin = {"landscape": 96.0, "portrait": 72.0, "small": 32.0}[self.form]
        top = self.h * 0.36
        if title:
            self.text(
                title, "banner", margin, top - 80, self.w - 2 * margin, self.colours.ntext2, scaled=False
            )
        told = _told(look.languages or (look.words.language,), said or {})
        for factor in STEPS:
            texts = self._set_all(told, factor, self.w - 2 * margin)
            tall = sum(self.tall(text) + GAP for text in texts)
            room = self.h - 2 * margin
            if tall <= room and not any(text.breaks_a_word for text in texts):
                break
        else:
            self.overflows += told.values()
        y = min(top, max(self.h - margin - tall, margin))
        for (_, sentence), text in zip(told.items(), texts, strict=True):
            self.set(text, sentence, margin, y)
            y += self.tall(text) + GAP

    def _set_all(self, told: Mapping[str, str], factor: float, width: float) -> list[SetText]:
        """The sentences, the first of them large."""
        unit = self.look.sizes.unit
        large, small = self.look.style("attract", False).times(0.7), self.look.style("introduction", False)
        styles = [(large if number == 0 else small).times(factor) for number in range(len(told))]
        return [
            balanced(escape(typeset(sentence, language)), style, unit, width * unit, self.colours.ntext)
            for (language, sentence), style in zip(told.items(), styles, strict=True)
        ]


def _told(languages: tuple[str, ...], said: Mapping[str, str]) -> dict[str, str]:
    """The sentence in each language: the museum's, where it has words for any, else our own."""
    own = {language: said[language] for language in languages if language in said} or dict(said)
    return own or {language: Words(language).say("back_shortly") for language in languages}
