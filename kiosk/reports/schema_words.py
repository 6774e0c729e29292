"""What the JSON Schema says of words: dates, ids, files, texts, and the variables of a source."""

from typing import Any

from kiosk.content import csl
from kiosk.content.likely_dates import HOW_DATES_ARE_WRITTEN
from kiosk.core.media import FILMS, PICTURES, SOUNDS

Schema = dict[str, Any]

FILES = {
    "exhibit": "exhibit.yaml", "panel": "panel.yaml", "event": "an event", "sources": "sources.yaml",
    "places": "places.yaml", "glossary": "glossary.yaml", "charts": "charts.yaml", "lives": "lives.yaml",
    "device": "device.yaml",
}  # fmt: skip
"""What a curator calls each kind of file."""

ABOUT = {
    "sources": "The bibliography in CSL-YAML, as Zotero exports it and Pandoc reads it.",
    "glossary": "Terms, organisations and people, by the id that texts link to: [words](term:id).",
    "charts": "Data graphics, by the key that events name; their figures stay in CSV files in data/.",
    "lives": "People's paths through events of several panels, by id.",
}
"""What a file of several parts is; of the others, their own part says it."""

ANYTHING_TYPED = ["string", "number", "boolean"]
"""What an editor may read a word as that is meant as text."""

_MARK = "[?~%]?"
_MONTH = r"(0[1-9]|1[0-2]|2[1-4]|XX)"
_DAY = r"(0[1-9]|[12][0-9]|3[01]|XX)"
_POINT = (
    rf"{_MARK}([0-9]{{4}}|[0-9]{{3}}X|[0-9]{{2}}XX){_MARK}"
    rf"(-{_MARK}{_MONTH}{_MARK}(-{_MARK}{_DAY}{_MARK})?)?"
)
_MEMBER = rf" *{_POINT}(\.\.{_POINT})? *"
DATE = (
    rf"^({_POINT}|({_POINT}|\.\.)?/({_POINT}|\.\.)?|\[{_MEMBER}(,{_MEMBER})*\]|\{{{_MEMBER}(,{_MEMBER})*\}})$"
)
"""An EDTF date as far as a pattern can tell: that February has no 30th day, it cannot."""

ID = r"^[^\s/\\:\[\]();,@]+$"
LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

_INSIDE = r"^(?![/\\]|.:)(?!.*(^|/)\.\.(/|$))[^\\]*\.({})$"


def _ending(names: tuple[str, ...]) -> str:
    """A pattern for the endings of files, in small letters and capitals."""
    return "|".join("".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in name[1:]) for name in names)


def _file(endings: tuple[str, ...]) -> str:
    return _INSIDE.replace("{}", _ending(endings))


RECORDING = rf"\.({_ending(SOUNDS + FILMS)})$"


def word(names: str = "", pattern: str = "") -> Schema:
    """A word: what it names, or the pattern it must keep to, tells which; else a text of one wording."""
    if names in _BY_NAME:
        return ref(_BY_NAME[names])
    if not pattern:
        return ref("wording")
    return ref(next(name for name, told in DEFINITIONS.items() if told.get("pattern") == pattern))


def ref(name: str) -> Schema:
    """A reference to a definition."""
    return {"$ref": f"#/definitions/{name}"}


_BY_NAME = {
    "date": "date", "media file": "file", "caption file": "captionFile", "data file": "dataFile",
    "language": "language",
}  # fmt: skip
DEFINITIONS: dict[str, Schema] = {
    "wording": {
        "type": ANYTHING_TYPED,
        "pattern": r"\S",
        "patternErrorMessage": "write something here",
    },
    "id": {
        "type": ANYTHING_TYPED,
        "pattern": ID,
        "maxLength": 120,
        "patternErrorMessage": "ids have no spaces, colons, commas, slashes or brackets",
    },
    "date": {
        "type": ["string", "integer"],
        "pattern": DATE,
        "minimum": 1,
        "maximum": 9999,
        "patternErrorMessage": f"not an EDTF date: {HOW_DATES_ARE_WRITTEN}",
    },
    "language": {
        "type": "string",
        "pattern": LANGUAGE,
        "patternErrorMessage": "write a tag such as en, fr or pt-BR",
    },
    "colour": {
        "type": "string",
        "pattern": "^#[0-9a-fA-F]{6}$",
        "patternErrorMessage": 'write a colour as "#1F5C4D", in quotes',
    },
    "address": {
        "type": "string",
        "pattern": r"^https?://\S+$",
        "patternErrorMessage": "write a web address: https://…",
    },
    "time": {
        "type": "string",
        "pattern": r"^([01]\d|2[0-3]):[0-5]\d$",
        "patternErrorMessage": 'write a time as "09:30"',
    },
    "file": {
        "type": "string",
        "pattern": _file(PICTURES + SOUNDS + FILMS),
        "patternErrorMessage": f"name a file in the media folder: {', '.join(PICTURES + SOUNDS + FILMS)}",
    },
    "captionFile": {
        "type": "string",
        "pattern": _file((".vtt",)),
        "patternErrorMessage": "name a WebVTT file in the media folder: .vtt",
    },
    "dataFile": {
        "type": "string",
        "pattern": _file((".csv",)),
        "patternErrorMessage": "name a CSV file in the folder data: .csv",
    },
    "text": {
        "type": "object",
        "description": "A text in each language: {en: …, nl: …}",
        "minProperties": 1,
        "propertyNames": ref("language"),
        "additionalProperties": ref("wording"),
    },
    "captions": {
        "type": "object",
        "description": "A WebVTT file for each language: {en: …, nl: …}",
        "minProperties": 1,
        "propertyNames": ref("language"),
        "additionalProperties": ref("captionFile"),
    },
    "person": {
        "anyOf": [
            ref("wording"),
            {
                "type": "object",
                "minProperties": 1,
                "propertyNames": {"enum": sorted(csl.PARTS_OF_A_NAME)},
                "additionalProperties": ref("wording"),
            },
        ]
    },
    "people": {
        "anyOf": [{"type": "array", "minItems": 1, "items": ref("person")}, ref("person"), {"type": "null"}]
    },
    "cslDate": {"anyOf": [ref("date"), {"type": ["array", "object", "null"]}]},
    "cslText": {"type": [*ANYTHING_TYPED, "null"]},
}
"""What several fields share."""


def yes_or_no() -> Schema:
    """True or false, and the other words that are read as such."""
    other = ("yes", "no", "on", "off", "y", "n", "t", "f")
    words = [*other, *map(str.upper, other), *map(str.capitalize, ("yes", "no", "on", "off"))]
    return {"anyOf": [{"type": "boolean"}, {"enum": [*words, 0, 1]}]}


_YES = [True, "yes", "Yes", "YES", "on", "On", "ON", "y", "Y", "t", "T", 1]
_CONTEXT: Schema = {
    "if": {"required": ["perpetrator"], "properties": {"perpetrator": {"enum": _YES}}},
    "then": {"required": ["context"]},
}
RULES: dict[str, Schema] = {
    "Picture": _CONTEXT,
    "Recording": {**_CONTEXT, "anyOf": [{"required": ["captions"]}, {"required": ["transcript"]}]},
    "MapView": {
        "anyOf": [
            {"required": ["places"], "properties": {"places": {"minItems": 1}}},
            {"required": ["route"], "properties": {"route": {"not": {"type": "null"}}}},
        ]
    },
}
"""What the model asks of a part beyond its fields, by the part's class."""

_SAID: dict[str, str] = {
    "id": "What citations name: [@id, p. 12]",
    "type": "The kind of work, as CSL calls it",
    "language": "The language of the title, such as de; without it the title is put in English capitals",
    "title": "The title, in its own language",
    "author": "A list: {family: …, given: …} for people, {literal: …} for bodies",
    "editor": "A list: {family: …, given: …} for people, {literal: …} for bodies",
    "issued": "When it came out: 1901, 1858-06-14, 1846/1870",
    "accessed": "When it was looked up: 2026-03-31",
    "container-title": "The book, journal or website it is in",
    "publisher": "Who published it",
    "publisher-place": "Where it was published",
    "page": "The pages of a chapter or article: 17-40",
    "archive": "The archive that keeps it",
    "archive_location": "Where in the archive: fonds, box, file",
    "URL": "Its address",
    "note": "A remark",
}


def beside(value: Schema) -> Schema:
    """In draft 7 whatever stands beside a reference is passed over, its help too."""
    return {"allOf": [value]} if "$ref" in value else value


def source() -> Schema:
    """A work of the bibliography, in CSL's variables."""
    properties: dict[str, Schema] = {}
    for name in sorted(csl.VARIABLES, key=lambda each: (each not in _SAID, each.lower())):
        told = {"description": _SAID[name]} if name in _SAID else {}
        properties[name] = {**told, **beside(_variable(name))}
    return {
        "type": "object",
        "properties": properties,
        "required": ["id", "type"],
        "additionalProperties": False,
    }


def _variable(name: str) -> Schema:
    if name == "id":
        return ref("id")
    if name == "type":
        return {"enum": sorted(csl.TYPES)}
    if name in ("custom", "categories"):
        return {}
    if name in csl.NAMES:
        return ref("people")
    return ref("cslDate" if name in csl.DATES else "cslText")
