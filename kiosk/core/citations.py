"""A citation and its source, as the lines that are printed."""

from collections.abc import Iterable, Mapping

from kiosk.core import markup
from kiosk.core.locators import format_locator
from kiosk.core.model import Source
from kiosk.core.runs import Citation, Run

__all__ = ["Bibliography", "Citation", "Numbering"]

Reference = tuple[Run, ...]


class Numbering:
    """The numbers that citations get in the texts of one screen, in order of first use."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        entries = []
        for text in texts:
            for citation in markup.citations(text):
                if (citation.source, citation.locator) not in self._numbers:
                    entries.append(citation)
                    self._numbers[citation.source, citation.locator] = len(entries)
        self.entries = tuple(entries)
        """Each source with each locator once; the first has the number 1."""

    def number(self, citation: Citation) -> int:
        """The number of a citation that stands in these texts."""
        return self._numbers[citation.source, citation.locator]


class Bibliography:
    """The sources of an exhibit, written out in one style and one language."""

    def __init__(self, sources: Mapping[str, Source], style: str, language: str) -> None:
        self.language = language
        self._sources = sources
        self._style = style
        self._references: dict[str, Reference] = {}
        self._everything: tuple[tuple[str, Reference], ...] | None = None

    def reference(self, source_id: str) -> Reference:
        """The full reference, as a sentence; the id alone where there is no such source."""
        if source_id not in self._sources:
            return (Run(source_id),)
        if source_id not in self._references:
            from kiosk.core import references

            source = self._sources[source_id]
            self._references[source_id] = references.in_a_note(source, self._style, self.language)
        return self._references[source_id]

    def locator(self, citation: Citation) -> str:
        """The place in the source, as a sentence of its own; nothing where the citation names none."""
        return format_locator(citation.locator or citation.suffix, self.language)

    def everything(self) -> tuple[tuple[str, Reference], ...]:
        """All sources as a bibliography lists them, by author, year and title."""
        if self._everything is None:
            self._everything = self._listed()
        return self._everything

    def _listed(self) -> tuple[tuple[str, Reference], ...]:
        from kiosk.core import references

        listed = {
            name: references.in_a_list(source, self._style, self.language)
            for name, source in self._sources.items()
        }
        order = sorted(listed, key=lambda name: references.sort_key(self._sources[name], listed[name]))
        return tuple((name, listed[name]) for name in order)
