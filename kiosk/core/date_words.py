"""The words around a date: seasons, about, since, until, decades and centuries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kiosk.core.csl_terms import terms
from kiosk.core.locales import wider
from kiosk.core.spans import Moment

Forms = Mapping[str, str]
"""A precision (or season1 … season4) → the words, `{}` where the date goes; "" is for all others."""


@dataclass(frozen=True)
class DateWords:
    """What one language says around a date."""

    seasons: tuple[str, str, str, str]
    decades: str = "{first}–{last}"
    centuries: str = "{first}–{last}"
    approximately: Forms = field(default_factory=lambda: {"": "ca. {}"})
    from_then: Forms = field(default_factory=lambda: {"": "{} –"})
    up_to: Forms = field(default_factory=lambda: {"": "– {}"})

    def about(self, moment: Moment, told: str) -> str:
        """The date as one that is only near the truth."""
        return _form(self.approximately, moment).format(told)

    def since(self, moment: Moment, told: str) -> str:
        """The date as the beginning of a time without an end."""
        return _form(self.from_then, moment).format(told)

    def until(self, moment: Moment, told: str) -> str:
        """The date as the end of a time without a beginning."""
        return _form(self.up_to, moment).format(told)

    def decade(self, year: int) -> str:
        """Ten years, by the first of them."""
        return self.decades.format(first=year, last=year // 10 * 10 + 9)

    def century(self, number: int) -> str:
        """A hundred years, by their number."""
        first = (number - 1) * 100
        return self.centuries.format(
            number=number,
            ordinal=_ordinal(number),
            roman=_roman(number),
            first=max(first, 1),
            last=first + 99,
        )


def _form(forms: Forms, moment: Moment) -> str:
    keys = (f"season{moment.season}", moment.precision, "")
    return next(forms[key] for key in keys if key in forms)


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 <= number % 100 <= 20 else ending}"


def _roman(number: int) -> str:
    told = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        told += letters * (number // value)
        number %= value
    return "Ier" if told == "I" else f"{told}e"


WORDS = {
    "en": DateWords(
        seasons=("spring", "summer", "autumn", "winter"),
        decades="{first}s",
        centuries="{ordinal} century",
        approximately={"": "about {}", "decade": "about the {}", "century": "about the {}"},
        from_then={"": "since {}", "decade": "since the {}", "century": "since the {}"},
        up_to={"": "until {}", "decade": "until the {}", "century": "until the {}"},
    ),
    "nl": DateWords(
        seasons=("lente", "zomer", "herfst", "winter"),
        decades="jaren {first}",
        centuries="{number}e eeuw",
        approximately={"": "omstreeks {}", "decade": "omstreeks de {}", "century": "omstreeks de {}"},
        from_then={"": "sinds {}", "decade": "sinds de {}", "century": "sinds de {}"},
        up_to={"": "tot {}", "decade": "tot de {}", "century": "tot de {}"},
    ),
    "fr": DateWords(
        seasons=("printemps", "été", "automne", "hiver"),
        decades="années {first}",
        centuries="{roman} siècle",
        approximately={
            "": "vers {}",
            "day": "vers le {}",
            "season1": "vers le {}",
            "season": "vers l’{}",
            "decade": "vers les {}",
            "century": "vers le {}",
        },
        from_then={
            "": "depuis {}",
            "day": "depuis le {}",
            "season1": "depuis le {}",
            "season": "depuis l’{}",
            "decade": "depuis les {}",
            "century": "depuis le {}",
        },
        up_to={
            "": "jusqu’en {}",
            "day": "jusqu’au {}",
            "season1": "jusqu’au {}",
            "season": "jusqu’à l’{}",
            "decade": "jusqu’aux {}",
            "century": "jusqu’au {}",
        },
    ),
    "de": DateWords(
        seasons=("Frühjahr", "Sommer", "Herbst", "Winter"),
        decades="{first}er-Jahre",
        centuries="{number}.\u00a0Jahrhundert",
        approximately={
            "": "um {}",
            "day": "um den {}",
            "season1": "um das {}",
            "season": "um den {}",
            "decade": "um die {}",
            "century": "um das {}",
        },
        from_then={"": "seit {}", "day": "seit dem {}", "decade": "seit den {}n", "century": "seit dem {}"},
        up_to={"": "bis {}", "day": "bis zum {}", "decade": "bis zu den {}n", "century": "bis zum {}"},
    ),
}


@lru_cache(maxsize=64)
def words_for(language: str) -> DateWords:
    """The words of a language; for one we have none for, signs and its CSL seasons."""
    for tag in wider(language):
        if tag.lower() in WORDS:
            return WORDS[tag.lower()]
    words = terms(language)
    spring, summer, autumn, winter = (words[f"season-0{number}"].single for number in range(1, 5))
    return DateWords((spring, summer, autumn, winter), approximately={"": words["circa"].single + " {}"})
