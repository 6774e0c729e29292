"""What countries are called: the English names of outlines and areas, and their names in every language."""

from functools import lru_cache
from unicodedata import combining, normalize

from kiosk.core.locales import locale_of

_SHORTENED = {
    "barb": "barbuda", "br": "british", "dem": "democratic", "eq": "equatorial", "fr": "french",
    "geo": "georgia", "gren": "grenadines", "herz": "herzegovina", "is": "islands", "n": "northern",
    "rep": "republic", "s": "south", "saint": "st", "ter": "territory", "vin": "vincent", "w": "western",
}  # fmt: skip
"""Words that outlines shorten, as they are shortened on maps."""
_ALSO = {
    "aland": "AX", "burma": "MM", "cabo-verde": "CV", "congo": "CG", "czech-republic": "CZ",
    "democratic-republic-congo": "CD", "dem-rep-congo": "CD", "faeroe-is": "FO", "hong-kong": "HK",
    "indian-ocean-ter": "IO", "ivory-coast": "CI", "macao": "MO", "macedonia": "MK", "myanmar": "MM",
    "palestine": "PS", "s-geo-and-the-is": "GS", "swaziland": "SZ", "turkey": "TR", "u-s-virgin-is": "VI",
    "united-states-of-america": "US", "usa": "US", "wallis-and-futuna-is": "WF",
}  # fmt: skip
"""Names that neither the rules nor babel's English territories know."""


def _slug(name: str) -> str:
    """A name in small letters with hyphens, without marks: `cote-d-ivoire`."""
    bare = "".join(letter for letter in normalize("NFD", name.casefold()) if not combining(letter))
    words = "".join(letter if letter.isalpha() else " " for letter in bare.replace("&", " and ")).split()
    return "-".join(words)


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    from babel import Locale

    territories = Locale("en").territories.items()
    return {_slug(name): code for code, name in territories if code.isalpha() and len(code) == 2} | _ALSO


@lru_cache(maxsize=512)
def code_of(name: str) -> str | None:
    """The ISO 3166 code of a country: `NO` for "Norway" and for "norway"; None where it has none."""
    slug = _slug(name)
    if slug not in _codes():
        slug = "-".join(_SHORTENED.get(word, word) for word in slug.split("-"))
    return _codes().get(slug)


def country_name(name: str, language: str) -> str:
    """A country's name in a language; as it is where the language has none for it."""
    code = code_of(name)
    return str(locale_of(language).territories.get(code, name)) if code else name
