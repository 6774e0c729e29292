"""A source's variables as citeproc takes them without complaint: what Zotero exports is richer."""

import re
from collections.abc import Mapping
from typing import Any

from citeproc import DATES, NAMES, VARIABLES

from kiosk.core.csl_terms import terms
from kiosk.core.marked_text import ITALIC, UPRIGHT, unmarked
from kiosk.core.model import Source

NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")
ITALIC_TYPES = ("book", "broadcast", "collection", "graphic", "map", "motion_picture", "periodical", "report")
"""Works whose titles stand in italics; those of the others stand in quotation marks themselves."""

_QUOTED = re.compile(r"(?<!\w)(?:[\"“]([^\"“”]+)[\"”]|'([^']+)')(?!\w)")
_TAGS = re.compile(r"</?(?:b|sc|sub|sup|span)(?:\s[^<>]*)?>")


def variables(source: Source, language: str) -> dict[str, Any]:
    """The variables citeproc knows, each in the form it expects."""
    # Without a language citeproc would take the title for English and give it English capitals.
    cleaned: dict[str, Any] = {"language": (source.language or "und").lower()}
    for name, value in source.csl.items():
        variable = name.replace("-", "_")
        if variable in ("id", "type", "language") or variable not in VARIABLES or value in (None, "", [], {}):
            continue
        if variable in NAMES:
            names = value if isinstance(value, list) else [value]
            cleaned[name] = [_name(each) for each in names]
        elif variable in DATES:
            date = _date(value)
            if date:
                cleaned[name] = date
        elif isinstance(value, (str, int, float)):
            is_quoted = name == "title" and source.type not in ITALIC_TYPES
            cleaned[name] = _text(str(value), language, "inner-quote" if is_quoted else "quote")
    return {"id": source.id, "type": source.type, **cleaned}


def _name(written: object) -> dict[str, str]:
    if not isinstance(written, Mapping):
        return {"literal": str(written)}
    if written.get("literal"):
        return {"literal": str(written["literal"])}
    return {part: str(written[part]) for part in NAME_PARTS if written.get(part)}


def _date(written: object) -> dict[str, Any] | None:
    if not isinstance(written, Mapping):
        return {"literal": str(written)}
    parts = []
    for part in written.get("date-parts") or ():
        numbers = [int(number) for number in part if str(number).lstrip("-").isdigit()]
        if numbers:
            parts.append(numbers)
    if not parts:
        told = written.get("literal") or written.get("raw")
        return {"literal": str(told)} if told else None
    date: dict[str, Any] = {"date-parts": parts[:2]}
    season = written.get("season")
    if len(parts[0]) > 1 and not 1 <= parts[0][1] <= 12:
        season = parts[0][1] % 20  # EDTF's seasons are the months 21 to 24
        date["date-parts"] = [part[:1] for part in parts[:2]]
    if str(season).isdigit() and 1 <= int(str(season)) <= 4:
        date["season"] = int(str(season))
    if written.get("circa"):
        date["circa"] = 1
    return date


def _text(written: str, language: str, quotes: str) -> str:
    """A title or the like, its italics as signs and its quotation marks as the language writes them."""
    written = unmarked(written)
    if written.count("<i>") == written.count("</i>"):
        written = written.replace("<i>", ITALIC).replace("</i>", UPRIGHT)
    written = _TAGS.sub("", written)
    written = re.sub(r"(?<=\w)'(?=\w)", "’", written)
    opening, closing = (terms(language)[f"{mark}-{quotes}"].single for mark in ("open", "close"))
    return _QUOTED.sub(lambda found: f"{opening}{found[1] or found[2]}{closing}", written)
