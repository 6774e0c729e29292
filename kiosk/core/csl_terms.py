"""The words that the Citation Style Language has for a language: labels, seasons, quotation marks.

They come with citeproc, for some sixty languages; here is also what is put right in them.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from kiosk.core.locales import PLAIN_MEANS, base_of, wider

LAST_RESORT = "en-US"


class Term(NamedTuple):
    """A word for one thing and for several."""

    single: str
    multiple: str


def _same(word: str) -> Term:
    return Term(word, word)


CORRECTIONS: Mapping[str, Mapping[str, Term]] = {
    # Our English texts have double quotation marks; beside them single ones look like a mistake.
    "en-GB": {
        "open-quote": _same("“"),
        "close-quote": _same("”"),
        "open-inner-quote": _same("‘"),
        "close-inner-quote": _same("’"),
        "issue": Term("number", "numbers"),
    },
    "en-US": {"issue": Term("number", "numbers")},
    # Words that were left in English, a "paragraaf" that is a section, a date without its "op".
    "nl-NL": {
        "page-range-delimiter": _same("–"),
        "accessed": _same("geraadpleegd op"),
        "article-locator": Term("artikel", "artikelen"),
        "appendix": Term("bijlage", "bijlagen"),
        "column": Term("kolom", "kolommen"),
        "folio": Term("folio", "folio’s"),
        "note": Term("noot", "noten"),
        "page": Term("pagina", "pagina’s"),
        "paragraph": Term("alinea", "alinea’s"),
        "section": Term("paragraaf", "paragrafen"),
        "supplement": Term("supplement", "supplementen"),
        "table": Term("tabel", "tabellen"),
        "volume": Term("deel", "delen"),
        "review-of": _same("recensie van"),
    },
    "fr-FR": {"page-range-delimiter": _same("–")},
    "de-DE": {
        "accessed": _same("abgerufen am"),
        "appendix": Term("Anhang", "Anhänge"),
        "supplement": Term("Beilage", "Beilagen"),
        "table": Term("Tabelle", "Tabellen"),
        "review-of": _same("Rezension von"),
    },
}


@lru_cache(maxsize=64)
def csl_locale(language: str) -> str:
    """The CSL locale nearest to a language: `nl-NL` for `nl` and `nl-BE`, `en-US` where there is none."""
    known = json.loads((_folder() / "locales.json").read_text(encoding="utf-8"))
    for tag in wider(language):
        named: str = PLAIN_MEANS.get(tag, tag)
        if named in known["language-names"]:
            return named
    return str(known["primary-dialects"].get(base_of(language), LAST_RESORT))


@lru_cache(maxsize=16)
def terms(language: str, form: str = "long") -> Mapping[str, Term]:
    """The terms of a language by their CSL names."""
    from xml.etree import ElementTree

    locale = csl_locale(language)
    found: dict[str, Term] = {}
    space = "{http://purl.org/net/xbiblio/csl}"
    for element in ElementTree.parse(_folder() / f"locales-{locale}.xml").iter(f"{space}term"):
        if element.get("form", "long") == form:
            single, multiple = (element.findtext(space + number) for number in ("single", "multiple"))
            plain = element.text or ""
            found[element.get("name", "")] = Term(single or plain, multiple or single or plain)
    if form == "long":
        found |= CORRECTIONS.get(locale, {})
    return MappingProxyType(found)


def _folder() -> Path:
    """Where citeproc keeps its locales; found without loading citeproc itself."""
    from importlib.util import find_spec

    citeproc = find_spec("citeproc")
    if citeproc is None or citeproc.origin is None:
        raise ModuleNotFoundError("citeproc-py is not installed")
    return Path(citeproc.origin).parent / "data" / "locales"
