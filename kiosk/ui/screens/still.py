"""What shows when there is no exhibit to show."""

from kiosk.core.typesetting import escape, typeset
from kiosk.ui.lettering import balanced
from kiosk.ui.look import Look
from kiosk.ui.widgets.sheet import Sheet


class StillScreen(Sheet):
    """Night, and one sentence: this screen will be back shortly."""

    def __init__(self, look: Look, title: str = "") -> None:
        super().__init__(look)
        self.rect(self.colours.night, 0, 0, self.w, self.h)
        margin = {"landscape": 96.0, "portrait": 72.0, "small": 32.0}[self.form]
        style = look.style("attract", False).times(0.7)
        unit = look.sizes.unit
        y = self.h * 0.36
        if title:
            self.text(title, "banner", margin, y - 80, self.w - 2 * margin, self.colours.ntext2, scaled=False)
        for language in look.languages or (look.words.language,):
            from kiosk.core.language import Words

            said = Words(language).say("back_shortly")
            text = balanced(escape(typeset(said, language)), style, unit, (self.w - 2 * margin) * unit,
                            self.colours.ntext)  # fmt: skip
            self.set(text, said, margin, y)
            y += self.tall(text) + 12
            style = look.style("introduction", False)
