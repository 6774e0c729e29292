"""Setting type: fonts, and texts as textures with the boxes of what can be touched in them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from weakref import WeakKeyDictionary

from kivy.core.text import LabelBase
from kivy.core.text.markup import MarkupLabel
from kivy.graphics.texture import Texture

from kiosk.core.typography import Style

MENDINGS = 12
WORDS_KEPT = 128
"""Words of buttons, the least recently used given up first."""
MOST_MEASURED = 4096
"""So many measured texts are remembered; then it begins anew."""
BREAKS = " \n\t"
"""Where a line may end; a no-break space is none of them."""
JOINTS = "/-_"
"""After these a word that is too long for its line, such as an address, is cut."""
_PIECES = re.compile(r"\[[^\[\]]*\]|&(?:amp|bl|br);|[^\[&]+|.", re.DOTALL)
_QUOTE_AND_SPACE = re.compile(
    r"(?<=[”“’»])(?=[ \u00a0])|(?<=[ \u00a0])(?=[“„‘«»])|(?<=[“„‘])(?=\w)|(?<=«)(?=[ \u00a0])"
)
"""Where a tag parts a quotation mark from its neighbour: the fonts kern them until they touch."""
_ENTITIES = {"&amp;": "&", "&bl;": "[", "&br;": "]"}

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels from the top left of a text."""


def _files(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise RuntimeError(f"the font package {package} is not installed: run make setup")
    return Path(spec.origin).parent / "files"


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Make the four families known to Kivy, once."""
    sans, serif = _files("font_source_sans_pro"), _files("font_source_serif_pro")
    for name, folder, stem in (("Sans", sans, "SourceSansPro"), ("Serif", serif, "SourceSerifPro")):
        LabelBase.register(
            name,
            str(folder / f"{stem}-Regular.ttf"),
            str(folder / f"{stem}-It.ttf"),
            str(folder / f"{stem}-Semibold.ttf"),
            str(folder / f"{stem}-SemiboldIt.ttf"),
        )
    LabelBase.register("SerifLight", str(serif / "SourceSerifPro-Light.ttf"))
    LabelBase.register("Mono", "data/fonts/RobotoMono-Regular.ttf")


@dataclass(frozen=True)
class Lettering:
    """What a drawn text is: for those who look at what was drawn."""

    markup: str
    font: str
    size: int
    """Of the letters, in pixels an em."""
    colour: str
    widest: float
    """The longest line in pixels."""
    tall: float
    """All lines in pixels."""
    align: str

    @property
    def said(self) -> str:
        """The words, without markup."""
        return _plain(self.markup)[0]


LETTERED: WeakKeyDictionary[Texture, Lettering] = WeakKeyDictionary()
"""What stands on each texture of a text, as long as it is drawn."""

MEASURED: dict[tuple[str, str], tuple[int, int]] = {}
"""Width and height in pixels of what was measured lately, by its font and its words."""


class _Label(MarkupLabel):
    """Kivy's label, which measures nothing twice: the same words are set for one place after another."""

    def get_cached_extents(self) -> Callable[[str], tuple[int, int]]:
        """What measures a text in the font of this moment, in pixels."""
        font, measure = self._get_font_id(), self.get_extents

        def measured(text: str) -> tuple[int, int]:
            known = MEASURED.get((font, text))
            if known is None:
                if len(MEASURED) >= MOST_MEASURED:
                    MEASURED.clear()
                known = MEASURED[font, text] = measure(text)
            return known

        return measured


class SetText:
    """A text broken into lines at a width, measured, and drawn when its texture is asked for.

    `markup` is Kivy markup; `unit` is pixels for a design unit; `width` is in pixels, or None for one line.
    """

    def __init__(
        self,
        markup: str,
        style: Style,
        unit: float,
        width: float | None = None,
        colour: str = "#000000",
        align: str = "left",
    ) -> None:
        self.markup = markup
        self.style = style
        self.unit = unit
        self.colour = colour
        self.align = align
        register_fonts()
        size = max(round(style.size * unit), 1)
        natural = _natural(style.font, size, style.bold)
        self.line = style.line * unit
        """The height of a line in pixels."""
        self._label = _Label(
            text=_QUOTE_AND_SPACE.sub("[anchor=kern]", markup),
            font_name=style.font,
            font_size=size,
            bold=style.bold,
            text_size=(width, None),
            line_height=self.line / natural,
            halign=align,
            color=_rgba(colour),
        )
        self.width, self.height = self._label.render()
        self._texture: Texture | None = None
        self.is_shared = False
        """Whether others show the same drawn text: then it is not given up with one of them."""
        self.breaks_a_word = False
        """Whether a word was too wide for the column and had to be cut in two."""
        if width is not None and self.lines > 1:
            self._mend_breaks()

    @property
    def lines(self) -> int:
        """How many lines the text takes."""
        return len(self._label._cached_lines)

    @property
    def widest(self) -> float:
        """The width of the longest line in pixels."""
        return max((line.w for line in self._label._cached_lines), default=0)

    def _mend_breaks(self) -> None:
        """Let lines break at spaces only; a word too long for a line is cut after a joint, if it has one.

        Kivy also breaks where a tag begins or ends, and so parts a citation's mark, or the full stop after
        a term, from its word. Where it did, the space before that word becomes the end of the line.
        """
        for _ in range(MENDINGS):
            place = self._bad_break()
            if place is None:
                return
            text, is_space = self._label.text, self._label.text[place] in BREAKS
            self._label.text = text[:place] + "\n" + text[place + is_space :]
            self.width, self.height = self._label.render()

    def _bad_break(self) -> int | None:
        """Where in the markup a line should have ended, at a space or before a letter; None: all is well."""
        plain, places = _plain(self._label.text)
        at = 0
        for line in self._label._cached_lines[:-1]:
            start = at
            for letter in "".join(word.text for word in line.words):
                while at < len(plain) and plain[at] != letter and plain[at] in BREAKS:
                    at += 1
                if at < len(plain) and plain[at] == letter:
                    at += 1
            if at >= len(plain) or plain[at] in BREAKS or plain[at - 1] in BREAKS:
                continue
            space = max(plain.rfind(" ", start, at), plain.rfind("\n", start, at))
            if space > start:
                return places[space]
            self.breaks_a_word = True
            joint = max(plain.rfind(mark, start + 1, at - 1) for mark in JOINTS)
            if plain[at - 1] not in JOINTS and joint > start:
                return places[joint + 1]
        return None

    @property
    def texture(self) -> Texture | None:
        """The drawn text; None if there is nothing to draw."""
        if self._texture is None and self.markup and self.width and self.height:
            self._label.refresh()
            self._texture = self._label.texture
            # Drawn now, not when first used, it needs its label no more. The texture knows the label still;
            # if the label kept the texture too, both would wait for the garbage collector, which counts
            # objects and not the megabytes that textures are.
            if self._texture is not None:
                self._texture.bind()
                LETTERED[self._texture] = self._lettering()
            self._label.texture = None
        return self._texture

    def _lettering(self) -> Lettering:
        size = int(self._label.options["font_size"])
        tall = min(self.lines * self.line, self.height)
        return Lettering(self._label.text, self.style.font, size, self.colour, self.widest, tall, self.align)

    def forget(self) -> None:
        """Give up the drawn text, which is no longer shown."""
        if self.is_shared:
            return
        self._texture = None

    @property
    def refs(self) -> dict[str, list[Box]]:
        """Where what can be touched lies, by its name."""
        if "[ref=" not in self.markup or self.texture is None:  # only what is drawn knows where its parts lie
            return {}
        return {name: [tuple(box) for box in boxes] for name, boxes in self._label.refs.items()}


@lru_cache(maxsize=WORDS_KEPT)
def word(markup: str, style: Style, unit: float, colour: str = "#000000") -> SetText:
    """A text of one line that stands on many pages, as on a button: set and drawn once for all of them."""
    text = SetText(markup, style, unit, None, colour)
    text.is_shared = True
    return text


def _plain(markup: str) -> tuple[str, list[int]]:
    """The text without its tags, and where in the markup each of its letters stands."""
    letters: list[str] = []
    places: list[int] = []
    for found in _PIECES.finditer(markup):
        piece = found.group()
        if piece in _ENTITIES or len(piece) == 1:
            letters.append(_ENTITIES.get(piece, piece))
            places.append(found.start())
        elif not piece.startswith("["):
            letters.append(piece)
            places.extend(range(found.start(), found.end()))
    return "".join(letters), places


@lru_cache(maxsize=256)
def _natural(font: str, size: int, bold: bool) -> float:
    probe = MarkupLabel(text="Ag", font_name=font, font_size=size, bold=bold)
    return max(probe.get_extents("Ag")[1], 1)


def _rgba(colour: str) -> tuple[float, float, float, float]:
    return (
        int(colour[1:3], 16) / 255,
        int(colour[3:5], 16) / 255,
        int(colour[5:7], 16) / 255,
        1.0,
    )


def balanced(
    markup: str, style: Style, unit: float, width: float, colour: str = "#000000", align: str = "left"
) -> SetText:
    """A text with its lines of even length: as many lines as the width needs, and no wider than needed."""
    whole = SetText(markup, style, unit, width, colour, align)
    if whole.lines < 2 or align != "left":
        return whole
    low, high = width / whole.lines * 0.8, width
    while high - low > 4:
        middle = (low + high) / 2
        trial = SetText(markup, style, unit, middle, colour, align)
        if trial.lines > whole.lines or trial.breaks_a_word:
            low = middle
        else:
            high = middle
    return SetText(markup, style, unit, high, colour, align)
