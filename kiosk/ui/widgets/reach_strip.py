"""The strip at the foot of every page, with the one large button that brings the page into reach."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.core.language import Words
from kiosk.core.reach import BUTTON_MM, Reach
from kiosk.core.typesetting import escape, typeset
from kiosk.ui.grid import grid_of
from kiosk.ui.icons import BOX
from kiosk.ui.lettering import SetText
from kiosk.ui.look import Look
from kiosk.ui.widgets.button import ICON_GAP, PressButton
from kiosk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from kiosk.ui.spots import Spot

PAD = 40.0
"""Free beside the button's words, in design units."""
NAME = "own:reach"
"""What its button is known by for keys, whichever way it leads."""
BETWEEN = "   |   "
"""Between the languages, where none is chosen yet."""


class ReachStrip(Sheet):
    """It covers nothing: the page ends above it."""

    def __init__(
        self, look: Look, reach: Reach, act: Callable[[], None], on_night: bool, in_all: bool
    ) -> None:
        super().__init__(look)
        self.on_night = on_night
        self.drawn_for = (look, on_night, in_all)
        """What it was drawn for: drawn anew only for something else."""
        is_lowered = look.settings.controls == "lower"
        key, icon_name = ("whole_screen", "up") if is_lowered else ("lower_page", "down")
        said = look.words.say(key)
        unit, grid = look.sizes.unit, grid_of(look.sizes)
        room = look.sizes.px(self.w - 2 * grid.margin)
        languages = look.languages if in_all else (look.words.language,)
        told = self._told([Words(tag).say(key) for tag in languages], room)
        written = SetText(escape(typeset(told, "")), look.style("label", False), unit)
        wide = min(round(written.width + (2 * PAD + BOX + ICON_GAP) * unit), room)
        tall = round(BUTTON_MM * reach.mm)
        foot = reach.band(is_lowered).foot
        self.button = PressButton(
            look, told, act, icon_name=icon_name, ground="night" if on_night else "paper",
            pos=(look.sizes.px(grid.margin), foot + (reach.strip - tall) // 2), size=(wide, tall),
            size_hint=(None, None),
        )  # fmt: skip
        self.button.dead = 0.0  # the strip around it is its dead space
        if not self.button.fits:
            self.overflows.append(told)
        self.button.said, self.button.language = said, look.words.language
        self.add_widget(self.button)

    def _told(self, each: list[str], room: int) -> str:
        """The words in as many of the languages as there is room for."""
        style, unit = self.look.style("label", False), self.look.sizes.unit
        for count in range(len(each), 1, -1):
            told = BETWEEN.join(dict.fromkeys(each[:count]))
            wide = SetText(escape(typeset(told, "")), style, unit).width
            if wide + (2 * PAD + BOX + ICON_GAP) * unit <= room:
                return told
        return each[0]

    def is_night(self, box: tuple[float, float, float, float]) -> bool:
        """Whether the page above it is dark."""
        return self.on_night

    def spots(self) -> "list[Spot]":
        """Its button: it comes after all else, as the rail's controls do."""
        from dataclasses import replace

        from kiosk.ui.spots import spots_of

        return [replace(spot, in_rail=True, name=NAME) for spot in spots_of(self)]
