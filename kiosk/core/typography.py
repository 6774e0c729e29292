"""The type scale: which face, how large, how far apart the lines. Sizes are in design units."""

from dataclasses import dataclass, replace

from kiosk.core.sizes import Form

NATURAL = {"Sans": 1.257, "Serif": 1.371, "SerifLight": 1.371, "Mono": 1.319}
"""A line's height in ems as the fonts give it (ascent and descent of their hhea tables)."""


@dataclass(frozen=True)
class Style:
    """One style of type."""

    font: str
    size: float
    line: float
    bold: bool = False

    @property
    def rise(self) -> float:
        """What to add to the top of a text so that its first line sits where the design has it.

        The toolkit sets the first line at the top of its box; the design centres it in the line.
        """
        return (self.line - self.size * NATURAL[self.font]) / 2

    def times(self, factor: float) -> "Style":
        """The style, larger or smaller."""
        return replace(self, size=self.size * factor, line=self.line * factor)


LARGE: dict[str, Style] = {
    "attract": Style("SerifLight", 100, 116),
    "year": Style("SerifLight", 200, 232),
    "panel_title": Style("Serif", 84, 98, bold=True),
    "title": Style("Serif", 68, 80, bold=True),
    "subtitle": Style("Serif", 46, 54),
    "h1": Style("Serif", 64, 72, bold=True),
    "h2": Style("Serif", 46, 54, bold=True),
    "h3": Style("Serif", 34, 42, bold=True),
    "differ": Style("Serif", 30, 38, bold=True),
    "list": Style("Serif", 28, 38, bold=True),
    "list_tight": Style("Serif", 26, 30, bold=True),
    "introduction": Style("Sans", 32, 48),
    "body": Style("Sans", 30, 44),
    "card": Style("Sans", 30, 42),
    "label": Style("Sans", 28, 36, bold=True),
    "banner": Style("Sans", 32, 40, bold=True),
    "caption": Style("Sans", 26, 36),
    "caption_bold": Style("Sans", 26, 36, bold=True),
    "viewer": Style("Sans", 28, 42),
    "small": Style("Sans", 24, 32),
    "small_bold": Style("Sans", 24, 32, bold=True),
    "number": Style("Serif", 34, 42, bold=True),
    "lane": Style("Serif", 32, 40, bold=True),
    "fact": Style("Serif", 42, 50, bold=True),
    "countdown": Style("Serif", 88, 106),
    "key": Style("Sans", 44, 52, bold=True),
    "mono": Style("Mono", 26, 36),
}

PORTRAIT: dict[str, Style] = {
    **LARGE,
    "attract": Style("SerifLight", 96, 112),
    "body": Style("Sans", 32, 47),
    "card": Style("Sans", 28, 38),
}

SMALL: dict[str, Style] = {
    "attract": Style("SerifLight", 56, 66),
    "year": Style("SerifLight", 104, 122),
    "panel_title": Style("Serif", 44, 52, bold=True),
    "title": Style("Serif", 38, 46, bold=True),
    "subtitle": Style("Serif", 26, 32),
    "h1": Style("Serif", 35, 41, bold=True),
    "h2": Style("Serif", 28, 34, bold=True),
    "h3": Style("Serif", 22, 28, bold=True),
    "differ": Style("Serif", 22, 28, bold=True),
    "list": Style("Serif", 20, 26, bold=True),
    "list_tight": Style("Serif", 18, 22, bold=True),
    "introduction": Style("Sans", 20, 28),
    "body": Style("Sans", 20, 28),
    "card": Style("Sans", 20, 27),
    "label": Style("Sans", 21, 28, bold=True),
    "banner": Style("Sans", 21, 28, bold=True),
    "caption": Style("Sans", 20, 26),
    "caption_bold": Style("Sans", 20, 26, bold=True),
    "viewer": Style("Sans", 20, 28),
    "small": Style("Sans", 18, 24),
    "small_bold": Style("Sans", 18, 24, bold=True),
    "number": Style("Serif", 24, 30, bold=True),
    "lane": Style("Serif", 21, 26, bold=True),
    "fact": Style("Serif", 26, 32, bold=True),
    "countdown": Style("Serif", 56, 68),
    "key": Style("Sans", 30, 38, bold=True),
    "mono": Style("Mono", 18, 24),
}

SCALES: dict[Form, dict[str, Style]] = {"landscape": LARGE, "portrait": PORTRAIT, "small": SMALL}

H1_STEPS = (1.0, 56 / 64, 48 / 64, 42 / 64, 36 / 64)
"""How a headline steps down until it fits."""
BODY_STEPS: dict[Form, tuple[float, float, float]] = {
    "landscape": (1.0, 28 / 30, 26 / 30),
    "portrait": (1.0, 30 / 32, 28 / 32),
    "small": (1.0, 19 / 20, 18 / 20),
}
"""How running text steps down until it fits; after the last step it turns pages."""


def style(name: str, form: Form) -> Style:
    """A style of the scale for a form of page."""
    return SCALES[form][name]
