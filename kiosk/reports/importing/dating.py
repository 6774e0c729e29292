"""Dates as people type them, in EDTF."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, normalize

from kiosk.core.date_words import words_for
from kiosk.core.locales import locale_of
from kiosk.core.spans import is_edtf, span

LANGUAGES = ("en", "nl", "fr", "de")
"""The languages in which dates are understood, beside the file's own."""

_ABOUT = re.compile(
    r"^(?:c|ca|circa|about|around|approx|approximately|omstreeks|rond|ongeveer|vers|environ|env|um|etwa|gegen)"
    r"\.?\s+(?=\S)|^ca?\.(?=\d)"
)
_RANGE = re.compile(
    r"\s*[–—]\s*|\s+-\s+|\s+(?:to|until|tot|t/m|bis|au|a|jusqu.?au)\s+|(?<=\d{4})-(?=\d{4}$)|/(?=\d{4}$)"
)
_DECADE = re.compile(
    r"^(?:the |de |les |die )?(?:jaren |annees |jahre )?(\d{3})0(?:s|er|er-jahre|er jahre|ies)?$"
)
_CENTURY = re.compile(
    r"^(?:the |de |le |das )?(\d{1,2}|[ivx]+)(?:st|nd|rd|th|e|eme|er|ste|de)?\.? "
    r"(?:century|eeuw|siecle|jahrhundert)$"
)
_ROMAN = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
    "xvii", "xviii", "xix", "xx", "xxi",
]  # fmt: skip
_TIME = re.compile(r"[ t](\d\d?:\d\d(?::\d\d)?(?:\.\d+)?)z?$")
_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d\d)(?!\d)")


@dataclass(frozen=True)
class Dated:
    """A date that was read, and whether it says all that was written."""

    date: str
    """In EDTF; nothing where none could be read."""
    doubt: str = ""
    """What a curator should look at."""


def of_parts(year: int | None, month: int | None = None, day: int | None = None) -> Dated:
    """A date from its parts; what cannot be is left off and told."""
    if year is None or not 1 <= year <= 9999:
        return Dated("")
    if month is None:
        return Dated(f"{year:04}", f"day {day} without a month" if day else "")
    if not 1 <= month <= 12:
        return Dated(f"{year:04}", f"there is no month {month}")
    if day is None:
        return Dated(f"{year:04}-{month:02}")
    written = f"{year:04}-{month:02}-{day:02}"
    return (
        Dated(written) if is_edtf(written) else Dated(written[:7], f"there is no day {day} in {written[:7]}")
    )


def between(start: Dated, end: Dated) -> Dated:
    """From one date to another."""
    doubt = "; ".join(filter(None, (start.doubt, end.doubt)))
    if not start.date or not end.date or start.date == end.date:
        return Dated(start.date or end.date, doubt)
    written = f"{start.date}/{end.date}"
    if is_edtf(written) and span(start.date).start <= span(end.date).end:
        return Dated(written, doubt)
    return Dated(start.date, "; ".join(filter(None, (doubt, f"it ends, {end.date}, before it begins"))))


def read_typed(written: str, languages: Sequence[str] = LANGUAGES) -> Dated:
    """A date as somebody typed it: in EDTF, in figures with the day first, or in words."""
    typed = " ".join(written.split())
    if is_edtf(typed):
        return Dated(typed)
    plain = _plain(typed).rstrip(".,")
    is_unsure = plain.endswith("?")
    plain = plain.rstrip("? ")
    bare = _ABOUT.sub("", plain)
    found = _point(bare, tuple(languages))
    if found is None:
        found = _between_points(bare, tuple(languages))
    if found is None:
        year = _YEAR.search(plain)
        if year:
            return Dated(year[1], "only the year was understood")
        return Dated("")
    mark = ("%" if is_unsure else "~") if bare != plain else "?" if is_unsure else ""
    marked = "/".join(end + mark for end in found.date.split("/"))
    return Dated(marked if is_edtf(marked) else found.date, found.doubt)


def _between_points(plain: str, languages: tuple[str, ...]) -> Dated | None:
    ends = [each for each in _RANGE.split(plain) if each]
    points = [_point(each, languages) for each in ends]
    if len(points) != 2 or points[0] is None or points[1] is None:
        return None
    return between(points[0], points[1])


def _point(plain: str, languages: tuple[str, ...]) -> Dated | None:
    """One date, in small letters without accents; None where it is none."""
    if is_edtf(plain.upper()):
        return Dated(plain.upper())
    if time := _TIME.search(plain):
        dated = _point(plain[: time.start()], languages)
        return dated and Dated(dated.date, f"the time of day, {time[1]}, is left off")
    if year := re.fullmatch(r"\d{3,4}", plain):
        return Dated(f"{int(year[0]):04}")
    if named := re.fullmatch(
        r"(?:(\d{1,2})(?:\.|er|st|nd|rd|th|e)? )?(?:of |de |den )?([^\W\d]+)\.?,? (\d{4})", plain
    ):
        month = _months(languages).get(named[2])
        if month:
            return of_parts(int(named[3]), month, int(named[1]) if named[1] else None)
        season = _seasons(languages).get(named[2])
        if season and not named[1]:
            return Dated(f"{named[3]}-{20 + season}")
    if turned := re.fullmatch(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", plain):
        month = _months(languages).get(turned[1])
        if month:
            return of_parts(int(turned[3]), month, int(turned[2]))
    if parts := re.fullmatch(r"(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?", plain):
        return of_parts(int(parts[1]), int(parts[2]), int(parts[3]) if parts[3] else None)
    if parts := re.fullmatch(r"(\d{1,2})[./-] ?(\d{4})", plain):
        return of_parts(int(parts[2]), int(parts[1]))
    if parts := re.fullmatch(r"(\d{1,2})([./-]) ?(\d{1,2})[./-] ?(\d{4})", plain):
        return _in_figures(int(parts[1]), int(parts[3]), int(parts[4]), parts[2])
    if decade := _DECADE.fullmatch(plain):
        return Dated(f"{decade[1]}X")
    if (century := _CENTURY.fullmatch(plain)) and (century[1].isdigit() or century[1] in _ROMAN):
        number = int(century[1]) if century[1].isdigit() else _ROMAN.index(century[1]) + 1
        return Dated(f"{number - 1:02}XX")
    return None


def _in_figures(first: int, second: int, year: int, between_them: str) -> Dated:
    if second > 12 >= first:
        return of_parts(year, first, second)  # only the month can stand first
    read = of_parts(year, second, first)
    if between_them == "/" and first != second and first <= 12 and not read.doubt:
        return Dated(read.date, "read day first; if the month stands first, turn it round")
    return read


@lru_cache(maxsize=8)
def _months(languages: tuple[str, ...]) -> dict[str, int]:
    """The names of months, long and short, in small letters without accents or points."""
    found: dict[str, int] = {"sept": 9}
    for language in dict.fromkeys((*languages, *LANGUAGES)):
        months = locale_of(language).months
        for width in ("wide", "abbreviated"):
            for form in ("format", "stand-alone"):
                for number, name in months[form][width].items():
                    found.setdefault(_plain(name).rstrip("."), number)
    return found


@lru_cache(maxsize=8)
def _seasons(languages: tuple[str, ...]) -> dict[str, int]:
    found = {}
    for language in dict.fromkeys((*languages, *LANGUAGES)):
        for number, name in enumerate(words_for(language).seasons, 1):
            found[_plain(name)] = number
    return found


def _plain(written: str) -> str:
    """Small letters without accents."""
    return "".join(each for each in normalize("NFKD", written.casefold()) if not combining(each))
