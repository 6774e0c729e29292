"""The rules of a language, from babel: any BCP 47 tag gets the nearest that babel knows."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

PLAIN_MEANS = {"en": "en-GB"}
"""What a language means without a country, where babel would take another country than we do."""


def wider(language: str) -> Iterator[str]:
    """A BCP 47 tag and what it narrows: `zh-Hant-TW`, `zh-Hant`, `zh`."""
    parts = language.replace("_", "-").split("-")
    for end in range(len(parts), 0, -1):
        yield "-".join(parts[:end])


def base_of(language: str) -> str:
    """The language of a tag without its country or script: `nl` of `nl-BE`."""
    return language.replace("_", "-").partition("-")[0].lower()


@lru_cache(maxsize=64)
def locale_of(language: str) -> "Locale":
    """The babel locale nearest to a language; British English where there is none."""
    from babel import Locale, UnknownLocaleError

    for tag in wider(language):
        try:
            return Locale.parse(PLAIN_MEANS.get(tag, tag), sep="-")
        except (ValueError, TypeError, UnknownLocaleError):
            continue
    return Locale.parse("en-GB", sep="-")
