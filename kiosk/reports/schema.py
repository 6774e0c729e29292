"""The JSON Schema of each kind of file, with which editors complete and check while one types.

It is made from the model, whose docstrings are its help. It knows one file at a time: whether an id names
anything, whether a picture is there and what its format is, only `check` can tell. Draft 7 is what the
editors' YAML servers read best. A plain word may be read by them as a number, as in `date: 1851`, so
wherever the format has text, numbers pass as well.
"""

import json
import re
import types
from collections.abc import Callable
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Tag
from pydantic.fields import FieldInfo

from kiosk.content.device import DAYS
from kiosk.core import media
from kiosk.core.device import Device, Hours
from kiosk.core.model import Atlas, Chart, Event, Life, Outline, Panel, Term
from kiosk.core.parts import CaptionFiles, Names, Text
from kiosk.reports import schema_words as words
from kiosk.reports.field_help import help_of

Schema = dict[str, Any]

_REFERENCE = re.compile(r"#/definitions/(\w+)")

KINDS: dict[str, tuple[str, type[BaseModel] | None]] = {
    "exhibit": ("one", Outline),
    "panel": ("one", Panel),
    "event": ("one", Event),
    "sources": ("list", None),
    "places": ("one", Atlas),
    "glossary": ("by key", Term),
    "charts": ("by key", Chart),
    "lives": ("by key", Life),
    "device": ("one", Device),
}
"""The kinds of files: whether a file is one part, parts by key, or the list of sources; and which part."""


def format_schema(kind: str) -> str:
    """The schema of a kind of file, as JSON."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def format_all() -> str:
    """The schemas of all kinds, by kind."""
    return json.dumps({kind: schema_of(kind) for kind in KINDS}, ensure_ascii=False, indent=2) + "\n"


def schema_of(kind: str) -> Schema:
    """The schema of a kind of file."""
    form, part = KINDS[kind]
    writer = _Writer()
    if part is None:
        body = writer.sources()
    elif form == "by key":
        body = {
            "type": "object",
            "propertyNames": words.ref("id"),
            "additionalProperties": writer.value(part),
        }
    else:
        body = writer.part(part)
    about = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": words.FILES[kind],
        "description": words.ABOUT.get(kind) or _first_line(part),
    }
    writer.complete(body)
    return {**about, **body, "definitions": dict(sorted(writer.definitions.items()))}


ONCE = ("language", "panel")
"""What is listed at most once."""


class _Writer:
    """Writes the schema of one file, and gathers the definitions it refers to."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def define(self, name: str, write: Callable[[], Schema]) -> Schema:
        """A reference to a definition, which is written the first time."""
        if name not in self.definitions:
            self.definitions[name] = {}  # so that a part within itself ends
            self.definitions[name] = write()
        return words.ref(name)

    def complete(self, body: Schema) -> None:
        """Add the shared definitions that are referred to, and those that these refer to."""
        wanted = set(_REFERENCE.findall(json.dumps([body, self.definitions])))
        while missing := wanted - self.definitions.keys():
            self.definitions |= {name: words.DEFINITIONS[name] for name in missing}
            wanted |= set(_REFERENCE.findall(json.dumps(self.definitions)))

    def part(self, part: type[BaseModel]) -> Schema:
        """A part: its keys, each with its help; nothing else may stand in it."""
        told = help_of(part)
        properties: dict[str, Schema] = {}
        required: list[str] = []
        for key, field in part.model_fields.items():
            if any(type(each).__name__ == "SkipJsonSchema" for each in field.metadata):
                continue
            value = self.value(field.annotation, tuple(field.metadata))
            properties[key] = {"description": told[key], **words.beside(_optional(value, field))}
            if field.is_required():
                required.append(key)
        whole: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        if required:
            whole["required"] = required
        return whole | words.RULES.get(part.__name__, {})

    def value(self, annotation: Any, metadata: tuple[Any, ...] = ()) -> Schema:
        """What may stand after a key, from the type that the model gives it."""
        origin = get_origin(annotation)
        if origin is Annotated:
            inner, *more = get_args(annotation)
            return self.value(inner, (*more, *metadata))
        if origin in (Union, types.UnionType):
            return self._choice([each for each in get_args(annotation) if each is not type(None)], metadata)
        if origin is tuple:
            return self._list(get_args(annotation), metadata)
        if origin is dict:
            names, inside = get_args(annotation)
            key = {"enum": list(DAYS)} if inside is Hours else self.value(names)
            return {"type": "object", "propertyNames": key, "additionalProperties": self.value(inside)}
        if origin is Literal:
            return {"enum": list(get_args(annotation))}
        if annotation is Text:
            return words.ref("text")
        if annotation is CaptionFiles:
            return words.ref("captions")
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.define(annotation.__name__.lower(), lambda: self.part(annotation))
        if annotation is bool:
            return words.yes_or_no()
        if annotation is float:
            return {"type": "number", **_limits(metadata)}
        return words.word(_names(metadata), str(_limits(metadata).get("pattern", "")))

    def _choice(self, choices: list[Any], metadata: tuple[Any, ...]) -> Schema:
        if any(isinstance(each, Tag) for choice in choices for each in getattr(choice, "__metadata__", ())):
            return self.define("media", self._media)
        if len(choices) == 1:
            return self.value(choices[0], metadata)
        return {"anyOf": [self.value(choice, metadata) for choice in choices]}

    def _list(self, inside: tuple[Any, ...], metadata: tuple[Any, ...]) -> Schema:
        if inside[-1] is Ellipsis:
            least = next((each.min_length for each in metadata if hasattr(each, "min_length")), 0)
            listed: Schema = {"type": "array", "items": self.value(inside[0])}
            if least:
                listed["minItems"] = least
            if _names(getattr(inside[0], "__metadata__", ())) in ONCE:
                listed["uniqueItems"] = True
            return listed
        each = [self.value(one) for one in inside]
        return {"type": "array", "items": each, "minItems": len(each), "maxItems": len(each)}

    def _media(self) -> Schema:
        """Pictures, recordings, charts and maps are told apart by their keys, as the reader does it."""
        return {
            "type": "object",
            "if": {"required": ["chart"]},
            "then": self.value(media.ChartRef),
            "else": {
                "if": {"required": ["map"]},
                "then": self.value(media.MapRef),
                "else": {
                    "if": {"required": ["file"], "properties": {"file": {"pattern": words.RECORDING}}},
                    "then": self.value(media.Recording),
                    "else": self.value(media.Picture),
                },
            },
        }

    def sources(self) -> Schema:
        """The list of sources, or one below `references`."""
        source = self.define("source", words.source)
        listed = {"type": "array", "items": source}
        return {
            "if": {"type": "array"},
            "then": listed,
            "else": {"type": "object", "required": ["references"], "properties": {"references": listed}},
        }


def _first_line(part: type[BaseModel] | None) -> str:
    return (part.__doc__ or "").partition("\n")[0] if part else ""


def _names(metadata: tuple[Any, ...]) -> str:
    return next((each.what for each in _flat(metadata) if isinstance(each, Names)), "") or (
        "date" if any("_edtf" in str(getattr(each, "func", "")) for each in metadata) else ""
    )


_LIMITS = {
    "ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum",
    "pattern": "pattern",
}  # fmt: skip


def _limits(metadata: tuple[Any, ...]) -> Schema:
    found: Schema = {}
    for each in _flat(metadata):
        for name, key in _LIMITS.items():
            limit = getattr(each, name, None)
            if limit is not None:
                found[key] = limit
    return found


def _flat(metadata: tuple[Any, ...]) -> list[Any]:
    """The constraints, also those that pydantic keeps within a `Field`."""
    return [
        inner for each in metadata for inner in (each.metadata if isinstance(each, FieldInfo) else (each,))
    ]


def _optional(value: Schema, field: FieldInfo) -> Schema:
    """An optional key with nothing after it counts as left out."""
    if field.is_required():
        return value
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None]}
    if isinstance(value.get("type"), str | list):
        kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
        return {**value, "type": [*kinds, "null"]}
    return {"anyOf": [*value.get("anyOf", [value]), {"type": "null"}]}
