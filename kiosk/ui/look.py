"""How everything looks for this visitor on this screen: sizes, colours, words."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.core.language import Words
from kiosk.core.model import Exhibit
from kiosk.core.sizes import TEXT_SIZES, Sizes
from kiosk.core.theme import Palette, Tones, palette, tones
from kiosk.core.typography import Style, style
from kiosk.core.visit import Settings


@dataclass(frozen=True)
class Look:
    """What a screen needs to know to draw itself, besides what it shows."""

    sizes: Sizes
    settings: Settings
    words: Words
    languages: tuple[str, ...]
    """The languages offered, in the order of their buttons."""
    windowed: bool = False
    """Whether a curator looks on: missing files are then named on their place."""
    offers_reach: bool = False
    """Whether the page can be brought lower, because some of the window is out of reach."""
    still: bool = False
    """Whether nothing may move whatever the visitor has chosen, as in a tour."""

    @property
    def palette(self) -> Palette:
        """The colours by role."""
        return palette(self.settings.contrast)

    @property
    def text_scale(self) -> float:
        """The factor for all that is read: the visitor's text size times the panel's correction."""
        return self.settings.text_size * self.sizes.correction

    @property
    def step(self) -> int:
        """Which of the three layouts fits that factor: 0 as designed, 1 for larger, 2 for largest."""
        return 0 if self.text_scale < 1.12 else 1 if self.text_scale < 1.38 else 2

    def style(self, name: str, scaled: bool = True) -> Style:
        """A style of type, at the visitor's text size unless it belongs to a control."""
        chosen = style(name, self.sizes.form)
        if scaled and name not in ("attract", "year", "panel_title", "title", "subtitle", "h1"):
            return chosen.times(self.text_scale)
        return chosen.times(self.sizes.correction if self.sizes.correction < 1.2 else 1.2)

    def is_read_easily(self, chosen: Style) -> bool:
        """Whether running text in that style is as large as it must be for this visitor on this screen."""
        is_largest = self.settings.text_size == TEXT_SIZES[-1]
        least = self.sizes.least_enlarged if is_largest else self.sizes.least_body
        return round(chosen.size * self.sizes.unit) >= least

    def sizes_down(self, chosen: Style, factors: Sequence[float]) -> list[Style]:
        """A style and its smaller ones, for running text that needs room: none too small to be read."""
        smaller = [chosen.times(factor) for factor in factors if factor < 1.0]
        return [chosen, *filter(self.is_read_easily, smaller)]

    def tones(self, exhibit: Exhibit, panel_id: str) -> Tones:
        """A panel's theme in the visitor's contrast."""
        return tones(exhibit.theme_of(panel_id), self.settings.contrast)

    @property
    def moves(self) -> bool:
        """Whether anything may fade or slide."""
        return self.settings.movement != "none" and not self.still
