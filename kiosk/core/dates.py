"""EDTF dates, with their precision and doubt, as each language writes them."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from kiosk.core.date_words import words_for
from kiosk.core.locales import base_of, locale_of
from kiosk.core.spans import Moment, Precision, Reading, Span, is_edtf, read, sort_key, span

__all__ = [
    "Precision",
    "Span",
    "format_date",
    "is_edtf",
    "short_date",
    "short_month",
    "sort_key",
    "span",
    "years",
]

NBSP = "\u00a0"
DASH = "–"
FIRST_OF_MONTH = {"fr": "1er", "it": "1º"}
"""Languages that write the first day of a month as an ordinal, the others as plain numbers."""


@lru_cache(maxsize=4096)
def format_date(written: str, language: str) -> str:
    """An EDTF date as a visitor reads it; what was written where it is not one."""
    try:
        reading = read(written)
    except ValueError:
        return written
    words = words_for(language)
    if reading.kind == "moment":
        return _doubted(reading.moments[0], language)
    if reading.kind != "interval":
        return _listed(reading, language)
    if reading.open_start:
        return words.until(reading.moments[-1], _doubted(reading.moments[-1], language))
    if reading.open_end:
        return words.since(reading.moments[0], _doubted(reading.moments[0], language))
    start, end = reading.moments
    return _interval(start, end, language)


@lru_cache(maxsize=4096)
def short_date(written: str, language: str) -> str:
    """A day or month without its year, for where the year stands beside it: `4 Aug`; others whole."""
    try:
        reading = read(written)
    except ValueError:
        return written
    moment = reading.moments[0]
    if reading.kind == "moment" and moment.is_sure and moment.precision in ("day", "month"):
        skeletons = locale_of(language).datetime_skeletons
        pattern = str(skeletons["MMMd" if moment.precision == "day" else "MMM"].pattern)
        return _written(moment.start, pattern, language).replace(" ", NBSP)
    return format_date(written, language)


def years(dates: Iterable[str | Span]) -> str:
    """The years that dates cover together: `1940–1944`, `1942`; nothing for no dates."""
    spans = [span(written) if isinstance(written, str) else written for written in dates]
    if not spans:
        return ""
    first = min(days.start for days in spans).year
    last = max(map(_last_year, spans))
    return str(first) if first >= last else f"{first}{DASH}{last}"


def _last_year(days: Span) -> int:
    # A winter ends in the next year, but is called by the year it began in.
    is_one_season = days.precision == "season" and (days.end - days.start).days < 100
    return days.start.year if is_one_season else days.end.year


def _interval(start: Moment, end: Moment, language: str) -> str:
    if start == end:
        return _doubted(start, language)
    if not (start.is_sure and end.is_sure):
        return f"{_doubted(start, language)} {DASH} {_doubted(end, language)}"
    if start.precision == end.precision == "year":
        return f"{start.start.year}{DASH}{end.start.year}"
    if start.precision == end.precision == "month" and start.start.year == end.start.year:
        first, whole = _written(start.start, "LLLL", language), _moment(end, language)
        if whole.lower().startswith(_written(end.start, "LLLL", language).lower()):
            return f"{first}{DASH}{whole}"
    if start.precision == end.precision == "day" and start.start.year == end.start.year:
        return _days_of_a_year(start, end, language)
    return f"{_moment(start, language)} {DASH} {_moment(end, language)}"


def _days_of_a_year(start: Moment, end: Moment, language: str) -> str:
    """Two days with the month or the year said once, where the language puts the day first."""
    whole = _pattern("day", language)
    day = re.match(r"d\.?(?=\W)", whole)
    until_month = re.match(r"d.*?M+", whole)
    if not day or not until_month:
        return f"{_moment(start, language)} {DASH} {_moment(end, language)}"
    if start.start.month == end.start.month:
        first = _written(start.start, day[0], language)
        return f"{first}{DASH}{_moment(end, language)}"
    return f"{_written(start.start, until_month[0], language)} {DASH} {_moment(end, language)}"


def _listed(reading: Reading, language: str) -> str:
    from babel.lists import format_list

    members = [_interval(moment, moment.until or moment, language) for moment in reading.moments]
    if reading.kind == "all of":
        return str(format_list(members, style="standard", locale=locale_of(language)))
    return str(format_list(members, style="or", locale=locale_of(language)))


def _doubted(moment: Moment, language: str) -> str:
    told = _moment(moment, language)
    if moment.approximate:
        told = words_for(language).about(moment, told)
    # The sign archivists use, and the same in every language.
    return f"{told}{NBSP}(?)" if moment.uncertain else told


def _moment(moment: Moment, language: str) -> str:
    words = words_for(language)
    year = moment.start.year
    match moment.precision:
        case "day" | "month":
            return _written(moment.start, _pattern(moment.precision, language), language)
        case "season":
            return f"{words.seasons[moment.season - 1]} {year}"
        case "year":
            return str(year)
        case "decade":
            return words.decade(year)
    return words.century(year // 100 + 1)


def _written(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date as format_by_pattern

    told = str(format_by_pattern(day, pattern, locale=locale_of(language)))
    first = FIRST_OF_MONTH.get(base_of(language))
    if first and pattern.startswith("d") and re.match(r"1(?!\d)", told):
        told = first + told[1:]
    return told.replace("\u202f", NBSP)


@lru_cache(maxsize=64)
def _pattern(precision: str, language: str) -> str:
    """How the language writes a day or a month, its day and month kept on one line."""
    locale = locale_of(language)
    if precision == "month":
        return str(locale.datetime_skeletons["yMMMM"].pattern)
    return re.sub(r"(?<=d) (?=M)|(?<=d\.) (?=M)|(?<=M) (?=d)", NBSP, str(locale.date_formats["long"].pattern))


@lru_cache(maxsize=256)
def short_month(written: str, language: str) -> str:
    """The month of an EDTF date, as short as the language writes it: `Mar`, `mrt`, `mars`, `März`."""
    from babel.dates import format_date as format_by_pattern

    return str(format_by_pattern(span(written).start, "LLL", locale_of(language)))
