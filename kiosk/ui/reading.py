"""Running text: paragraphs as markup, set at a width, and cut into pages where they are too long."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.core.markup import read
from kiosk.core.runs import Citation, Paragraph, Run
from kiosk.core.theme import Tones
from kiosk.core.typesetting import escape, superscript, typeset_runs
from kiosk.core.typography import Style
from kiosk.ui.lettering import SetText

Numbers = dict[tuple[str, str], int]
"""The number of each citation by its source and locator."""

PARAGRAPH_GAP = 26 / 30
"""The space between paragraphs, in ems."""


def number_of(numbers: Numbers, citation: Citation) -> int:
    """The number that stands for a citation."""
    return numbers.get((citation.source, citation.locator), 0)


@dataclass(frozen=True)
class Ink:
    """How running text is coloured and numbered."""

    colour: str
    tones: Tones
    numbers: Numbers
    language: str
    """Of the text."""
    cites: bool = True
    """Whether citations are shown; not where they could not be followed."""


def paragraphs_of(text: str, language: str) -> tuple[Paragraph, ...]:
    """A curator's text as paragraphs ready to draw."""
    return tuple(typeset_runs(paragraph, language) for paragraph in read(text))


def markup_of(paragraph: Paragraph, ink: Ink) -> str:
    """A paragraph as the toolkit's markup; everything a curator typed is escaped."""
    return "".join(_run_markup(run, ink) for run in paragraph)


def _run_markup(run: Run, ink: Ink) -> str:
    if run.citations:
        if not ink.cites:
            return ""
        marks = dict.fromkeys(number_of(ink.numbers, citation) for citation in run.citations)
        return "\u00a0".join(
            f"[ref=c:{number}][b][color={ink.tones.deep}]{superscript(number)}[/color][/b][/ref]"
            for number in marks
            if number
        )
    told = escape(run.text)
    if run.strong:
        told = f"[b]{told}[/b]"
    if run.emphasis:
        told = f"[i]{told}[/i]"
    if run.term:
        return f"[ref=t:{run.term}]{told}[/ref]"
    if run.event:
        return f"[ref=e:{run.event}]{told}[/ref]"
    return told


def said_of(paragraph: Paragraph) -> str:
    """A paragraph as plain words."""
    return "".join(run.text for run in paragraph)


@dataclass(frozen=True)
class Line:
    """A set paragraph on a page: its text, its plain words, and its top in design units."""

    text: SetText
    said: str
    top: float
    paragraph: Paragraph = ()
    ink: "Ink | None" = None


Page = tuple[Line, ...]


class Passage:
    """Paragraphs set in one style at one width, laid out down one or several pages.

    `width` and `height` are in design units, as are all figures asked of it.
    """

    def __init__(
        self, paragraphs: Sequence[Paragraph], style: Style, unit: float, width: float, ink: Ink
    ) -> None:
        self.paragraphs = tuple(paragraphs)
        self.style = style
        self.unit = unit
        self.width = width
        self.ink = ink
        self.gap = style.size * PARAGRAPH_GAP
        self._set = {p: self._setting(p) for p in self.paragraphs}

    def _setting(self, paragraph: Paragraph) -> SetText:
        return SetText(
            markup_of(paragraph, self.ink),
            self.style,
            self.unit,
            round(self.width * self.unit),
            self.ink.colour,
        )

    def _tall(self, text: SetText) -> float:
        return text.lines * text.line / self.unit

    @property
    def height(self) -> float:
        """The height of it all on one page."""
        total = sum(self._tall(self._set[p]) for p in self.paragraphs)
        return total + self.gap * max(len(self.paragraphs) - 1, 0)

    @property
    def breaks_a_word(self) -> bool:
        """Whether a word is wider than the column."""
        return any(text.breaks_a_word for text in self._set.values())

    def pages(self, height: float, first: float | None = None) -> tuple[Page, ...]:
        """The passage cut into pages of that height; the first may be of another."""
        pages: list[list[Line]] = [[]]
        top = 0.0
        room = height if first is None else first
        waiting = list(self.paragraphs)
        while waiting:
            paragraph = waiting.pop(0)
            text = self._set.get(paragraph) or self._setting(paragraph)
            tall = self._tall(text)
            if top + tall <= room + 0.5:
                pages[-1].append(self._line(text, paragraph, top))
                top += tall + self.gap
                continue
            head, tail = self._split(paragraph, room - top)
            if head is not None and tail is not None:
                cut = self._setting(head)
                pages[-1].append(self._line(cut, head, top))
                waiting.insert(0, tail)
            elif pages[-1]:
                waiting.insert(0, paragraph)
            else:
                # Not even a line fits: show it all the same, rather than nothing or for ever.
                pages[-1].append(self._line(text, paragraph, top))
            if waiting:
                pages.append([])
                top, room = 0.0, height
        return tuple(tuple(page) for page in pages)

    def _line(self, text: SetText, paragraph: Paragraph, top: float) -> Line:
        return Line(text, said_of(paragraph), top, paragraph, self.ink)

    def split(self, paragraph: Paragraph, room: float) -> tuple[Paragraph | None, Paragraph | None]:
        """What of a paragraph fits the room, two lines at least, and the rest; else twice None."""
        return self._split(paragraph, room)

    def _split(self, paragraph: Paragraph, room: float) -> tuple[Paragraph | None, Paragraph | None]:
        """What of a paragraph fits the room, at least two lines of it, and the rest."""
        line = self.style.line
        if room < 2 * line:
            return None, None
        words = list(_words(paragraph))
        low, high = 0, len(words)
        while high - low > 1:
            middle = (low + high) // 2
            if self._tall(self._setting(_joined(words[:middle]))) <= room + 0.5:
                low = middle
            else:
                high = middle
        cut = _sentence_end(words, low)
        if cut == 0 or cut >= len(words):
            return None, None
        # What was in the middle of the paragraph is now its end, and no short word stands there alone.
        return typeset_runs(_joined(words[:cut]), self.ink.language), _joined(words[cut:])


def _words(paragraph: Paragraph) -> Iterator[Run]:
    """The paragraph word by word, each a run that keeps its looks and ends with its space."""
    for run in paragraph:
        if run.citations:
            yield run
        else:
            for piece in re.findall(r"\S+\s*|\s+", run.text):
                yield replace(run, text=piece)


def _joined(words: Sequence[Run]) -> Paragraph:
    joined: list[Run] = []
    for word in words:
        last = joined[-1] if joined else None
        if last and not word.citations and replace(last, text="") == replace(word, text=""):
            joined[-1] = replace(last, text=last.text + word.text)
        else:
            joined.append(word)
    return tuple(joined)


def _sentence_end(words: Sequence[Run], fits: int) -> int:
    """The last end of a sentence among the words that fit, if it is past their middle; else their end.

    A citation's mark or a full stop never goes to the next page alone, nor a single word.
    """
    for place in range(fits, fits // 2, -1):
        before = words[place - 1]
        starts_anew = place < len(words) and words[place].citations == ()
        if starts_anew and (before.citations or before.text.rstrip().endswith((".", "!", "?", "”", "»"))):
            return place
    while fits > 1 and (not _is_word(words[fits]) or sum(map(_is_word, words[fits:])) < 2):
        fits -= 1
    return fits


def _is_word(run: Run) -> bool:
    return not run.citations and re.search(r"\w", run.text) is not None
