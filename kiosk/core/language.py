"""Text in several languages, the order of fallback, and the words of the interface."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.core.interface_words import INTERFACE
from kiosk.core.locales import base_of, locale_of, wider
from kiosk.core.parts import Text

__all__ = ["INTERFACE", "Words", "code_of", "name_of"]

LAST_RESORT = "en"
"""The language of the interface where the visitor's has no words for it."""


@dataclass(frozen=True)
class Words:
    """What a visitor reads: every text and every interface word in the language chosen."""

    language: str
    fallbacks: Sequence[str] = ()
    """The languages to try next, the source language first."""

    def of(self, text: Text | str | None) -> str:
        """A text in the visitor's language, else in the first fallback it has, else in any."""
        if isinstance(text, Text):
            shown = self.language_of(text)
            return text[shown] if shown else ""
        return text or ""

    def language_of(self, text: Text | str | None) -> str | None:
        """The language a text is shown in; None for a text that is the same in all."""
        if not isinstance(text, Text):
            return None
        written = {tag: tag for tag in text.languages if text[tag].strip()}
        for wanted in (self.language, *self.fallbacks):
            for tag in _nearest(wanted, tuple(written)):
                return tag
        return next(iter(written), None)

    def is_translated(self, text: Text | str | None) -> bool:
        """Whether the text is shown in the visitor's language, or needs no language."""
        shown = self.language_of(text)
        return shown is None or base_of(shown) == base_of(self.language)

    def say(self, key: str, **values: object) -> str:
        """An interface word, its numbers written as the language writes them.

        Where `n` counts one thing, the key's `_one` is said instead.
        """
        one = f"{key}_one"
        if one in INTERFACE and values.get("n") == 1:
            key = one
        forms = INTERFACE[key]
        told = next((forms[tag] for tag in wider(self.language) if tag in forms), forms[LAST_RESORT])
        return told.format(**{name: self._written(value) for name, value in values.items()})

    def events(self, number: int) -> str:
        """So many events."""
        return self._counted("events", number)

    def places(self, number: int) -> str:
        """So many places."""
        return self._counted("places", number)

    def people(self, number: int) -> str:
        """So many people."""
        return self._counted("people", number)

    def number(self, number: float) -> str:
        """A number as the language writes it, with all its digits: `25,843`, `25.843`."""
        from babel.numbers import format_decimal

        # The thin no-break space that babel puts in French numbers is missing in the serif.
        told = format_decimal(number, locale=locale_of(self.language), decimal_quantization=False)
        return str(told).replace("\u202f", "\u00a0")

    def _counted(self, what: str, number: int) -> str:
        return self.say(f"{what}_one" if number == 1 else f"{what}_many", n=number)

    def _written(self, value: object) -> object:
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return self.number(value) if is_number else value  # type: ignore[arg-type]


def _nearest(wanted: str, written: tuple[str, ...]) -> Iterator[str]:
    """The languages of a text that will do for the one wanted, the nearest first."""
    yield from (tag for tag in wider(wanted) if tag in written)
    yield from (tag for tag in written if base_of(tag) == base_of(wanted))


def name_of(language: str, in_language: str | None = None) -> str:
    """A language's own name for itself, or its name as used inside a sentence in another."""
    own = INTERFACE["language_name"].get(language)
    if own is not None and in_language is None:
        return own
    from babel import Locale, UnknownLocaleError

    try:
        named = Locale.parse(language, sep="-")
        # Without its country: visitors of one kiosk have no need to be told whose Dutch they read.
        told = Locale(named.language, script=named.script).get_display_name(
            locale_of(in_language or language)
        )
    except (ValueError, TypeError, UnknownLocaleError):
        return language
    if not told:
        return language
    return str(told) if in_language else str(told)[:1].upper() + str(told)[1:]


def code_of(language: str) -> str:
    """The short name on a language's button: `NL`."""
    return base_of(language).upper()
