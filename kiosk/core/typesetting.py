"""The last touch before text is drawn: which spaces may break, which characters can be drawn."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from kiosk.core.locales import base_of, locale_of
from kiosk.core.runs import Paragraph, Run

NBSP = "\u00a0"
WORD_FOR_WORD = "und"
"""The language of what is shown as its owner gave it: no language's rules are put upon it."""
LONGEST_ORPHAN = 12
"""A last word with fewer letters than this does not stand on a line of its own."""
WORDS_WITH_ORPHANS = 3
"""A paragraph with no more words than this is left alone."""

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

# What our two typefaces lack, and what would be drawn as a box, reorder a line or break the drawing.
_REPLACED = re.compile("[\u2011\u202f\u2009\t\u2028\u2029]")
_REPLACEMENTS = {"\u2011": "-", "\u202f": NBSP, "\u2009": NBSP}
_DROPPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)

_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3} (?=\d{3}(?!\d))")
_NUMBER_AND_NOUN = re.compile(r"(?:(?<![\w.,])\d{1,3}|\b1er) (?=[^\W\d_])")
_ABBREVIATION = re.compile(r"\b[^\W\d_]\. (?=[^\W\d_]\.)")
"""Between the parts of `o. J.`, `s. d.` or a person's initials."""
_BEFORE_DASH = re.compile(r" (?=[–—] )")
_BEFORE_LAST_WORD = re.compile(
    rf" (?=(?:[^\w\s]{NBSP})?[^ {NBSP}]{{1,{LONGEST_ORPHAN - 1}}}(?:{NBSP}[^\w\s]+)* *$)"
)
"""The last word has the signs with it that stand off it: `« oui ! »`."""

_HIGH_PUNCTUATION = re.compile(r"(?<=[^\s;:!?…(\[«&]) ?(?=[;:!?]+(?:[\s)\]»”’\".,…]|$))")
_ENTITY = re.compile(r"&#?\w+$")
_PERCENT = re.compile(r"(?<=\d) ?(?=[%‰])")
_OPEN_GUILLEMET = re.compile(r"(?<=«) *(?=[^\s»])")
_CLOSE_GUILLEMET = re.compile(r"(?<=[^\s«]) *(?=»)")


def superscript(number: int) -> str:
    """A number as raised figures: `¹²`."""
    return str(number).translate(_SUPERSCRIPTS)


def escape(text: str) -> str:
    """Text in which the toolkit's own markup is only characters."""
    return text.replace("&", "&amp;").replace("[", "&bl;").replace("]", "&br;")


@lru_cache(maxsize=4096)
def typeset(text: str, language: str) -> str:
    """Plain text, ready to draw; line breaks part its paragraphs."""
    lines = (typeset_runs((Run(line),), language) for line in text.split("\n"))
    return "\n".join("".join(run.text for run in line) for line in lines)


@lru_cache(maxsize=2048)
def typeset_runs(paragraph: Paragraph, language: str) -> Paragraph:
    """A paragraph ready to draw. The rules see it whole, across the borders of its runs."""
    letters = _Letters(paragraph)
    letters.change(_REPLACED, lambda found: _REPLACEMENTS.get(found[0], " "))
    letters.change(_DROPPED, lambda found: "")
    if base_of(language) == "fr":
        _space_as_french(letters)
    letters.join(_THOUSANDS)
    letters.join(_day_and_month(language))
    letters.join(_NUMBER_AND_NOUN)
    letters.join(_ABBREVIATION)
    letters.join(_BEFORE_DASH)
    if len(letters.text.split()) > WORDS_WITH_ORPHANS:
        letters.join(_BEFORE_LAST_WORD)
    return letters.runs()


def _space_as_french(letters: "_Letters") -> None:
    def before(found: re.Match[str]) -> str:
        # "&bl;" is what somebody typed, not the end of a sentence.
        return found[0] if _ENTITY.search(found.string, max(0, found.start() - 32), found.start()) else NBSP

    letters.change(_HIGH_PUNCTUATION, before)
    for pattern in (_PERCENT, _OPEN_GUILLEMET, _CLOSE_GUILLEMET):
        letters.change(pattern, lambda found: NBSP)


@lru_cache(maxsize=32)
def _day_and_month(language: str) -> re.Pattern[str]:
    """The space between a day and its month: `4 August`, `4. August`, `1er avril`."""
    months = locale_of(language).months["format"]
    names = {re.escape(str(name)) for width in ("wide", "abbreviated") for name in months[width].values()}
    return re.compile(rf"(?<=\d\.) (?=(?:{'|'.join(sorted(names))})\b)")


class _Letters:
    """The letters of a paragraph, each of which knows its run."""

    def __init__(self, paragraph: Paragraph) -> None:
        self._paragraph = paragraph
        self.text = "".join(run.text for run in paragraph)
        self._owners = [number for number, run in enumerate(paragraph) for _ in run.text]

    def change(self, pattern: re.Pattern[str], to: Callable[[re.Match[str]], str]) -> None:
        """Put something else in the place of all that the pattern finds."""
        text: list[str] = []
        owners: list[int] = []
        done = 0
        for found in pattern.finditer(self.text):
            put = to(found)
            text += self.text[done : found.start()], put
            # What is put where nothing was belongs to the letter after it.
            owner = self._owners[min(found.start(), len(self._owners) - 1)] if put else 0
            owners += self._owners[done : found.start()] + [owner] * len(put)
            done = found.end()
        if done or text:
            self.text = "".join(text) + self.text[done:]
            self._owners = owners + self._owners[done:]

    def join(self, pattern: re.Pattern[str]) -> None:
        """Make the space at the end of all that the pattern finds one that does not break."""
        for found in pattern.finditer(self.text):
            self.text = f"{self.text[: found.end() - 1]}{NBSP}{self.text[found.end() :]}"

    def runs(self) -> Paragraph:
        """The paragraph with its runs again, without those that have nothing left to draw."""
        parts: list[list[str]] = [[] for _ in self._paragraph]
        for letter, owner in zip(self.text, self._owners, strict=True):
            parts[owner].append(letter)
        runs = (replace(run, text="".join(part)) for run, part in zip(self._paragraph, parts, strict=True))
        return tuple(run for run in runs if run.text or run.citations)
