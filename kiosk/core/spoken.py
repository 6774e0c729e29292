"""How what a screen shows is said aloud: texts with their citations, dates, numbers, rows of figures."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kiosk.core.language import Words
from kiosk.core.locales import base_of, locale_of
from kiosk.core.locators import format_locator
from kiosk.core.runs import Citation, Paragraph, Run
from kiosk.core.sentences import split_sentences

Numbers = Mapping[tuple[str, str], int]
"""The number of each citation by its source and locator."""

WRITES_NOUNS_LARGE = ("de", "lb")
"""Languages in which "Page" keeps its capital within a sentence."""
LONGEST = 120
"""Texts longer than this are said sentence by sentence, so that one can pause between them."""

_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)")
_BETWEEN_FIGURES = re.compile(r"(?:(?<=[\d.])|(?<=\der))–(?=\d)")
_BETWEEN_LETTERS = re.compile(r"(?<=\b[A-Z])–(?=[A-Z]\b)")
_DASH = re.compile(r"\s+[–—]\s+")
_DOUBTED = re.compile(r"\s*\(\?\)")
_BEFORE_STOP = re.compile(r",\s*(?=[.,;:!?…)”’»])")
_ENDED = re.compile(r"[.!?…:;][”’»\")]*$")


@dataclass(frozen=True)
class Utterance:
    """Words to be said in one language; or a recording of them, with the same words."""

    text: str
    language: str
    file: str = ""
    """The recording, where somebody has spoken the words already."""


def speakable(text: str, language: str) -> str:
    """Written words as a voice should be given them: no sign that it would leave out or misread."""
    words = Words(language)
    text = _BETWEEN_FIGURES.sub(f" {words.say('spoken_to')} ", text)
    text = _between_dates(language).sub(rf"\1 {words.say('spoken_to')} ", text)
    text = _BETWEEN_LETTERS.sub(f" {words.say('spoken_to')} ", text)
    text = _DOUBTED.sub(f", {words.say('spoken_uncertain')}", text)
    text = _without_groups(text, language)
    text = _DASH.sub(", ", text).replace("|", ", ").replace(" · ", ". ").replace("[[", "[ [")
    return _SPACES.sub(" ", text).replace(" ,", ",").strip()


def _without_groups(text: str, language: str) -> str:
    """Large numbers without the sign between their thousands, which voices take for the end of a number."""
    sign = str(locale_of(language).number_symbols["latn"].get("group", ""))
    if sign and not sign.isspace():
        pattern = re.compile(rf"(?<![\d.,])\d{{1,3}}(?:{re.escape(sign)}\d{{3}})+(?![\d])")
        text = pattern.sub(lambda found: found[0].replace(sign, ""), text)
    return _GROUPED.sub(lambda found: _SPACES.sub("", found[0]), text)


@lru_cache(maxsize=32)
def _between_dates(language: str) -> re.Pattern[str]:
    """The dash from one date to another, with the end of the first."""
    names = locale_of(language).months["format"]["wide"].values()
    month = "(?:" + "|".join(re.escape(str(name)) for name in names) + ")"
    return re.compile(
        rf"(\d{{4}}|\d\.|\b{month})\s*–\s*(?=\d{{4}}\b|\d{{1,2}}(?:er)?\.?\s+{month}\b|{month}\b)",
        re.IGNORECASE,
    )


# --- running text ---------------------------------------------------------------------------------


def told(paragraph: Paragraph, words: Words, language: str, numbers: Numbers | None = None) -> str:
    """A paragraph with its terms and links marked, and its citations said where they stand.

    `numbers` are those of the citations; without them, as where nothing is cited, they are left out.
    """
    said = "".join(_run(run, words, numbers) for run in paragraph)
    return speakable(_BEFORE_STOP.sub("", said), language)


def _run(run: Run, words: Words, numbers: Numbers | None) -> str:
    if run.citations:
        if numbers is None:
            return ""
        known = [c for c in run.citations if numbers.get((c.source, c.locator))]
        said = "; ".join(source(c, numbers[c.source, c.locator], words) for c in known)
        return f" ({said.rstrip('.')}) " if said else ""
    if run.term:
        return f"{run.text}, {words.say('spoken_term')}, "
    if run.event:
        return f"{run.text}, {words.say('spoken_link')}, "
    return run.text


def source(citation: Citation, number: int, words: Words) -> str:
    """A citation: `source 3, page 12`."""
    place = format_locator(citation.locator or citation.suffix, words.language)
    said = words.say("spoken_source", n=number)
    if base_of(words.language) not in WRITES_NOUNS_LARGE:
        place = place[:1].lower() + place[1:]
    return f"{said}, {place.rstrip('.')}" if place else said


# --- parts joined ---------------------------------------------------------------------------------


def joined(parts: Iterable[str]) -> str:
    """Parts of one thing as sentences: each ends, so that the voice makes a pause."""
    return " ".join(part if _ENDED.search(part) else f"{part}." for part in _told(parts))


def _told(parts: Iterable[str]) -> Iterator[str]:
    yield from (part for part in map(str.strip, parts) if part)


def row(label: str, facts: Sequence[tuple[str, str | None]], words: Words) -> str:
    """A row of figures: what it is called, then each figure with what it counts; None is not known."""
    unknown = words.say("no_figure").lstrip("– \u00a0")
    told = [(what, figure if figure is not None else unknown) for what, figure in facts]
    said = [f"{what}: {figure}" if what else figure for what, figure in told]
    return speakable(joined([label, "; ".join(said)]), words.language)


def in_sentences(utterance: Utterance) -> tuple[Utterance, ...]:
    """An utterance in pieces that are said one after the other."""
    if utterance.file or len(utterance.text) <= LONGEST:
        return (utterance,)
    return tuple(Utterance(piece, utterance.language) for piece in split_sentences(utterance.text))


def merged(utterances: Iterable[Utterance]) -> tuple[Utterance, ...]:
    """Neighbours in one language as one utterance, each a sentence of it."""
    made: list[Utterance] = []
    for each in utterances:
        last = made[-1] if made else None
        if last is not None and last.language == each.language and not last.file and not each.file:
            made[-1] = Utterance(joined([last.text, each.text]), last.language)
        else:
            made.append(each)
    return tuple(made)
