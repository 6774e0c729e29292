"""How a date was probably meant that is not written in EDTF."""

import re

from kiosk.core.spans import is_edtf

HOW_DATES_ARE_WRITTEN = "write it as 1851-04-14, 1851-04, 1851, 1851/1853, 1851~ (about) or 1851? (uncertain)"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def likely_date(written: str) -> str:
    """How a date written otherwise is written in EDTF."""
    words = written.strip().lower().rstrip(".")
    day_first = re.fullmatch(r"(\d{1,2})[./-]\s*(\d{1,2})[./-]\s*(\d{4})", words)
    year_first = re.fullmatch(r"(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?", words)
    named = re.fullmatch(r"(?:(\d{1,2})\.?\s+)?([a-z]{3})[a-z]*\.?,?\s+(\d{4})", words)
    month_first = re.fullmatch(r"([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})", words)
    years = re.fullmatch(r"(\d{4})\s*(?:[-–]|to|until|bis|tot|à|au)\s*(\d{4})", words)
    about = re.fullmatch(r"(?:c\.|ca\.?|circa|about|around)\s*(\d{4})", words)
    parts: tuple[str | None, ...] = ()
    if day_first:
        parts = (day_first[3], day_first[2], day_first[1])
    elif year_first:
        parts = (year_first[1], year_first[2], year_first[3])
    elif named and named[2] in _MONTHS:
        parts = (named[3], str(_MONTHS.index(named[2]) + 1), named[1])
    elif month_first and month_first[1] in _MONTHS:
        parts = (month_first[3], str(_MONTHS.index(month_first[1]) + 1), month_first[2])
    elif years and years[1] <= years[2]:
        return f"write {years[1]}/{years[2]}"
    elif about:
        return f"write {about[1]}~"
    meant = "-".join(part.zfill(2) for part in parts if part)
    if meant and meant != words and is_edtf(meant):
        return f"write {meant}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return "the calendar has no such day"
    first, slash, last = words.partition("/")
    if slash and is_edtf(first) and is_edtf(last):
        return "it ends before it begins"
    return HOW_DATES_ARE_WRITTEN
