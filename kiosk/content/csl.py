"""The words of CSL: its types and variables, names and dates, as CSL-YAML writes them."""

import re
from collections.abc import Mapping
from typing import Any

from kiosk.content.written import Written
from kiosk.core.spans import is_edtf

TYPES = frozenset((
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast",
    "chapter", "classic", "collection", "dataset", "document", "entry", "entry-dictionary",
    "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview", "legal_case", "legislation",
    "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent",
    "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report",
    "review", "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
))  # fmt: skip
NAMES = frozenset((
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor",
    "curator", "director", "editor", "editor-translator", "editorial-director", "executive-producer",
    "guest", "host", "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer",
    "producer", "recipient", "reviewed-author", "script-writer", "series-creator", "translator",
))  # fmt: skip
DATES = frozenset((
    "accessed", "available-date", "container", "event-date", "issued", "original-date", "submitted",
))  # fmt: skip
WORDS = frozenset((
    "abstract", "annote", "archive", "archive_collection", "archive_location", "archive-place", "authority",
    "call-number", "citation-key", "citation-label", "citation-number", "collection-number",
    "collection-title", "container-title", "container-title-short", "dimensions", "division", "DOI",
    "edition", "event", "event-title", "event-place", "genre", "ISBN", "ISSN", "issue",
    "journalAbbreviation", "jurisdiction", "keyword", "language", "license", "locator", "medium", "note",
    "number", "number-of-pages", "number-of-volumes", "original-language", "original-publisher",
    "original-publisher-place", "original-title", "page", "page-first", "part", "part-number", "part-title",
    "PMCID", "PMID", "printing", "printing-number", "publisher", "publisher-place", "references",
    "reviewed-genre", "reviewed-title", "scale", "section", "shortTitle", "source", "status", "supplement",
    "supplement-number", "title", "title-short", "URL", "version", "volume", "volume-title",
    "volume-title-short", "year-suffix", "chapter-number",
))  # fmt: skip
OTHER = frozenset(("id", "type", "categories", "custom"))
VARIABLES = NAMES | DATES | WORDS | OTHER

PAGED = frozenset(("book", "chapter", "article-journal", "thesis"))
"""Works with pages, in which a citation should say where."""

PARTS_OF_A_NAME = frozenset((
    "family", "given", "dropping-particle", "non-dropping-particle", "suffix", "comma-suffix",
    "static-ordering", "literal", "parse-names",
))  # fmt: skip
_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
_SEASONS = {"21": 1, "22": 2, "23": 3, "24": 4}


def names(node: Written) -> list[dict[str, Any]] | None:
    """A list of people or bodies; None if it is none."""
    read = []
    for part in node.parts() if isinstance(node.inside, list) else [node]:
        if isinstance(part.value, str) and part.value.strip():
            read.append({"literal": part.value})
        elif isinstance(part.value, dict) and part.value and set(part.value) <= PARTS_OF_A_NAME:
            if not all(isinstance(word, str) for word in part.value.values()):
                return None
            read.append(part.value)
        else:
            return None
    return read or None


def date(node: Written) -> dict[str, Any] | None:
    """A date as CSL-JSON has it, however Zotero or Pandoc wrote it; None if it is none."""
    value = node.value
    if isinstance(value, str):
        return _from_edtf(value)
    if isinstance(value, list):
        parts = [_from_keys(each) for each in value]
        return {"date-parts": parts} if 0 < len(parts) <= 2 and all(parts) else None
    if not isinstance(value, dict):
        return None
    if "date-parts" in value:
        return _from_parts(value)
    if "year" in value:
        read = _from_keys(value)
        return {"date-parts": [read], **_season_and_doubt(value)} if read else None
    for key in ("raw", "literal", "edtf"):
        if isinstance(value.get(key), str) and set(value) <= {key, "circa", "season"}:
            return (_from_edtf(value[key]) if key != "literal" else None) or {"literal": value[key]}
    return None


def _from_parts(value: Mapping[str, Any]) -> dict[str, Any] | None:
    written = value["date-parts"]
    if not isinstance(written, list) or not 0 < len(written) <= 2:
        return None
    dates = [_numbers(part if isinstance(part, list) else [part]) for part in written]
    return {"date-parts": dates, **_season_and_doubt(value)} if all(dates) else None


def _from_keys(value: object) -> list[int] | None:
    if not isinstance(value, Mapping) or not set(value) <= {"year", "month", "day", "season", "circa"}:
        return None
    return _numbers([value[key] for key in ("year", "month", "day") if key in value])


def _numbers(parts: list[Any]) -> list[int] | None:
    """Year, month and day; the later ones may be missing or empty."""
    typed = [part for part in parts if part not in ("", None)]
    if not 0 < len(typed) <= 3 or not all(
        isinstance(part, str) and re.fullmatch(r"-?\d{1,4}", part) for part in typed
    ):
        return None
    read = [int(part) for part in typed]
    limits = ((-9999, 9999), (1, 12), (1, 31))
    return read if all(low <= part <= high for part, (low, high) in zip(read, limits, strict=False)) else None


def _season_and_doubt(value: Mapping[str, Any]) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    if str(value.get("circa", "")).lower() in ("true", "yes", "1"):
        extra["circa"] = True
    if str(value.get("season", "")) in ("1", "2", "3", "4"):
        extra["season"] = int(value["season"])
    return extra


def _from_edtf(written: str) -> dict[str, Any] | None:
    if not is_edtf(written):
        return None
    ends = [_EDTF.fullmatch(end) for end in written.split("/")]
    read: dict[str, Any] = {"date-parts": []}
    for end in ends:
        if end is None:
            return {"literal": written}
        year, month, day, doubt = end.groups()
        if month in _SEASONS:
            read["season"], month = _SEASONS[month], None
        read["date-parts"].append([int(part) for part in (year, month, day) if part])
        if doubt:
            read["circa"] = True
    return read
