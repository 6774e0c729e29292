"""Sets an exhibit's texts into galleys: side by side, citations marked, references beneath."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote

from kiosk.core import markup
from kiosk.core.citations import Bibliography, Numbering
from kiosk.core.language import Words, name_of
from kiosk.core.locators import format_locator
from kiosk.core.model import Exhibit
from kiosk.core.parts import Text
from kiosk.core.runs import Citation, Run
from kiosk.core.typesetting import typeset, typeset_runs
from kiosk.reports.claims import Claim, find_claims
from kiosk.reports.galley import Cell, Each, Galley, Line, Marks, Piece, Pieces, Reference, Same, Told

Key = tuple[str, str]
"""A citation by its source and locator."""
NUMBERED: tuple[Marks, ...] = ("numbers",)
LETTERED: tuple[Marks, ...] = ("letters", "plain")


class Setter:
    """Sets the texts of one exhibit."""

    def __init__(self, exhibit: Exhibit) -> None:
        self.languages = exhibit.languages
        self.source_language = exhibit.languages[0]
        self._words = [Words(language, exhibit.languages) for language in exhibit.languages]
        self._sources = exhibit.sources
        style = exhibit.style or exhibit.outline.citation_style
        self.bibliography = Bibliography(exhibit.sources, style, self.source_language)

    def of(self, text: Text | str | None) -> str:
        """A text's plain words in the source language."""
        return typeset(markup.plain(self._words[0].of(text)), self.source_language)

    def set(self, parts: Iterable[Told | Same | Each]) -> Galley:
        """Set what is given, in order; numbers are given as the screen gives them."""
        parts = tuple(parts)
        told = [part for part in parts if isinstance(part, Told)]
        systems = [self._system(told, kinds) for kinds in (NUMBERED, LETTERED)]
        lines = [line for part in parts for line in self._lines(part, systems)]
        cited = {entry.source for system in systems for of in system.numberings for entry in of.entries}
        references = [reference for system in systems for reference in self._references(system)]
        elsewhere = sorted(cited - {reference.source for reference in references})
        references += [self._reference(source) for source in elsewhere]
        renumbered = tuple(told for system in systems for told in self._renumbered(system))
        return Galley(tuple(lines), tuple(references), renumbered, frozenset(cited))

    def address(self, source: str) -> str:
        """The whole web address of a work: its reference shows only as much as a screen has room for."""
        work = self._sources.get(source)
        return str(work.csl.get("URL") or "") if work else ""

    def pieces(
        self, runs: Sequence[Run], marks: Mapping[Key, str] | None = None, language: str = ""
    ) -> Pieces:
        """Runs as they are printed."""
        set_runs = typeset_runs(tuple(runs), language or self.source_language)
        return tuple(_piece(run, marks or {}) for run in set_runs)

    # --- texts

    def _lines(self, part: Told | Same | Each, systems: Sequence["_System"]) -> Iterator[Line]:
        match part:
            case Same():
                yield Line(part.name, same=part)
            case Each():
                said = zip(self.languages, part.said, strict=True)
                yield Line(part.name, tuple(Cell(language, ((Piece(each),),)) for language, each in said))
            case Told():
                marks = next(system.marks for system in systems if part.marks in system.kinds)
                yield from self._told_lines(part, marks)

    def _told_lines(self, told: Told, marks: Sequence[Mapping[Key, str]]) -> Iterator[Line]:
        if not isinstance(told.text, Text):
            paragraphs = self._paragraphs(told, told.text, marks[0], self.source_language)
            yield Line(told.name, (Cell(self.source_language, paragraphs),), detail=told.detail)
            return
        cells = [self._cell(told, words, of) for words, of in zip(self._words, marks, strict=True)]
        counts = {len(cell.paragraphs) for cell in cells if not cell.missing}
        rows = counts.pop() if len(counts) == 1 else 1
        if rows == 1:
            yield Line(told.name, tuple(cells), detail=told.detail)
            return
        # paragraph beside paragraph: easier to compare, and a page may end between them
        for row in range(rows):
            beside = (
                Cell(cell.language, cell.paragraphs[row : row + 1], "" if row else cell.missing)
                for cell in cells
            )
            yield Line("" if row else told.name, tuple(beside), detail="" if row else told.detail)

    def _cell(self, told: Told, words: Words, marks: Mapping[Key, str]) -> Cell:
        if words.is_translated(told.text):
            paragraphs = self._paragraphs(told, words.of(told.text), marks, words.language)
            return Cell(words.language, paragraphs)
        shown = words.language_of(told.text) or self.source_language
        missing = (
            f"No text in {name_of(words.language, 'en')}. "
            f"Visitors are shown the one in {name_of(shown, 'en')}, marked as such."
        )
        return Cell(words.language, missing=missing)

    def _paragraphs(
        self, told: Told, text: str, marks: Mapping[Key, str], language: str
    ) -> tuple[Pieces, ...]:
        read = markup.read(text)
        if told.marks == "plain":
            read = tuple(tuple(Run(run.text, citations=run.citations) for run in runs) for runs in read)
        return tuple(self.pieces(paragraph, marks, language) for paragraph in read)

    # --- citations

    def _system(self, told: Sequence[Told], kinds: tuple[Marks, ...]) -> "_System":
        marked = [part.text for part in told if part.marks in kinds]
        numberings = [Numbering(words.of(text) for text in marked) for words in self._words]
        claims: dict[Key, dict[Claim, None]] = {}
        for text in marked:
            for citation, claim in find_claims(self._words[0].of(text)):
                claims.setdefault(_key(citation), {})[claim] = None
        return _System(kinds, numberings, claims)

    def _references(self, system: "_System") -> Iterator[Reference]:
        first = system.numberings[0]
        alike = [
            (language, other)
            for language, other in zip(self.languages, system.numberings, strict=True)
            if _works(other) == _works(first)
        ]
        for place, entry in enumerate(first.entries):
            said: dict[str, list[str]] = {}
            for language, other in alike:
                locator = self._locator(other.entries[place], language)
                if locator:
                    said.setdefault(locator, []).append(language)
            yield replace(
                self._reference(entry.source),
                mark=system.marks[0][_key(entry)],
                locators=tuple((", ".join(languages), locator) for locator, languages in said.items()),
                claims=tuple(system.claims.get(_key(entry), ())),
            )

    def _reference(self, source: str) -> Reference:
        return Reference("–", source, self.pieces(self.bibliography.reference(source)), self.address(source))

    def _renumbered(self, system: "_System") -> Iterator[tuple[str, str]]:
        for place, language in enumerate(self.languages):
            numbering = system.numberings[place]
            if _works(numbering) != _works(system.numberings[0]):
                told = (
                    f"{system.marks[place][_key(entry)]} {entry.source} {self._locator(entry, language)}"
                    for entry in numbering.entries
                )
                yield name_of(language, "en"), "; ".join(each.rstrip(" .") for each in told) or "none"

    def _locator(self, citation: Citation, language: str) -> str:
        return format_locator(citation.locator or citation.suffix, language)


class _System:
    """The marks of one kind in all languages, and what they prove in the source language."""

    def __init__(
        self,
        kinds: tuple[Marks, ...],
        numberings: Sequence[Numbering],
        claims: Mapping[Key, Mapping[Claim, None]],
    ) -> None:
        self.kinds = kinds
        self.numberings = numberings
        self.claims = claims
        self.marks = [
            {_key(entry): _mark(kinds, number) for number, entry in enumerate(numbering.entries, 1)}
            for numbering in numberings
        ]


def anchor(kind: str, name: str) -> str:
    """Where in the report a term or an event stands: `event-opening`."""
    return f"{kind}-{name}"


def _piece(run: Run, marks: Mapping[Key, str]) -> Piece:
    shown = dict.fromkeys(marks.get(_key(citation), "") for citation in run.citations)
    leads_to = ""
    if run.term or run.event:
        name = anchor("term", run.term) if run.term else anchor("event", run.event or "")
        leads_to = f"#{quote(name, safe='')}"
    return Piece(run.text, run.emphasis, run.strong, leads_to, ", ".join(filter(None, shown)))


def _key(citation: Citation) -> Key:
    return citation.source, citation.locator


def _mark(kinds: tuple[Marks, ...], number: int) -> str:
    """`12`; or a letter, and after z two of them."""
    if kinds == NUMBERED:
        return str(number)
    again, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (again + 1)


def _works(numbering: Numbering) -> list[tuple[str, bool]]:
    """What the numbers stand for; the place in it is written differently in each language."""
    return [(entry.source, bool(entry.locator)) for entry in numbering.entries]
