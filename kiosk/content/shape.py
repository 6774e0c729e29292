"""What the model says stands where: its texts, the ids it names, the keys it knows.

The model's classes are the only description of the format. Their annotations are read once, so that
every text and every id of a file is found, with its place in the file, even where the model refuses
the whole for another fault.
"""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Tag
from pydantic.fields import FieldInfo

from kiosk.content.written import Written
from kiosk.core import media
from kiosk.core.media import kind_of_media
from kiosk.core.parts import CaptionFiles, Names, Text

SAID = {
    "Outline": "exhibit", "Picture": "media", "Recording": "media", "ChartRef": "media", "MapRef": "media",
    "MapView": "map", "Slide": "attract", "Atlas": "places.yaml", "ScreenSize": "screen",
    "Hours": "opening hours", "OpeningHours": "opening_hours",
    "Narration": "audio",
}  # fmt: skip
"""What a curator calls a part, where it is not the class's own name."""


@dataclass(frozen=True)
class Shape:
    """What may stand at one place of a file."""

    kind: str
    """part, media, list, map, text, files, word or other."""
    names: str = ""
    """What a word names: an event, a place …"""
    part: type[BaseModel] | None = None
    within: "Shape | None" = None
    """What stands in a list or map."""
    otherwise: "Shape | None" = None
    """What a map of keys is, where a plain word may stand too."""


@dataclass(frozen=True)
class Field:
    """A key of a part."""

    shape: Shape
    is_required: bool


@dataclass(frozen=True)
class Found:
    """One thing met on the way through a file."""

    kind: str
    """text, files, part, entry, what a word names, or word where it names nothing."""
    node: Written
    key: str
    """The key it stands under."""
    key_at: int
    owner: str
    """What a curator calls the part that the key belongs to."""
    part: type[BaseModel] | None = None
    """What it is, or what the entries of its map are."""


@lru_cache(maxsize=64)
def fields_of(part: type[BaseModel]) -> dict[str, Field]:
    """The keys a curator may write in a part."""
    return {
        name: Field(_shape(info.annotation, tuple(info.metadata)), info.is_required())
        for name, info in part.model_fields.items()
        if not _is_ours(info)
    }


def said(part: type[BaseModel]) -> str:
    """What a curator calls a part."""
    return SAID.get(part.__name__, part.__name__.lower())


def _is_ours(info: FieldInfo) -> bool:
    """Whether a field is filled in by the program and no key of the format."""
    return any(type(each).__name__ == "SkipJsonSchema" for each in info.metadata)


def _shape(annotation: Any, metadata: tuple[Any, ...] = ()) -> Shape:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _shape(inner, (*more, *metadata))
    if origin in (Union, types.UnionType):
        choices = [choice for choice in get_args(annotation) if choice is not type(None)]
        if any(isinstance(each, Tag) for choice in choices for each in getattr(choice, "__metadata__", ())):
            return Shape("media")
        shapes = [_shape(choice, metadata) for choice in choices]
        words = [shape for shape in shapes if shape.kind == "word"]
        others = [shape for shape in shapes if shape.kind != "word"]
        if words and others:
            return Shape("word", words[0].names, otherwise=others[0])
        return shapes[0]
    if origin in (tuple, list):
        return Shape("list", within=_shape(get_args(annotation)[0]))
    if origin is dict:
        return Shape("map", within=_shape(get_args(annotation)[1]))
    if isinstance(annotation, type) and issubclass(annotation, CaptionFiles):
        return Shape("files", "caption file")
    if isinstance(annotation, type) and issubclass(annotation, Text):
        return Shape("text")
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape("part", part=annotation)
    if annotation is str:
        return Shape("word", next((each.what for each in metadata if isinstance(each, Names)), ""))
    return Shape("other")


_MEDIA: dict[str | None, type[BaseModel]] = {
    "picture": media.Picture,
    "recording": media.Recording,
    "chart": media.ChartRef,
    "map": media.MapRef,
}


def part_shape(part: type[BaseModel]) -> Shape:
    """The shape of a whole file that is one part."""
    return Shape("part", part=part)


def map_shape(part: type[BaseModel]) -> Shape:
    """The shape of a file that is parts by key."""
    return Shape("map", within=part_shape(part))


def walk(shape: Shape, node: Written, key: str = "", key_at: int = 0, owner: str = "") -> Iterator[Found]:
    """Everything in a value that means something, in the order written."""
    if shape.kind == "media" and isinstance(node.inside, dict):
        # a key with nothing after it tells the kind too
        keys = {**dict.fromkeys(node.keys), **node.value}
        shape = Shape("part", part=_MEDIA[kind_of_media(keys)])
    if shape.kind == "part" and shape.part is not None:
        if isinstance(node.inside, dict):
            yield Found("part", node, key, key_at, owner, shape.part)
            yield from _walk_part(shape.part, node)
    elif shape.kind == "list":
        for part in node.parts():
            yield from walk(shape.within or shape, part, key, part.at, owner)
    elif shape.kind == "map":
        for name, part in node.entries():
            of_parts = shape.within.part if shape.within is not None else None
            yield Found("entry", part, name, node.at_key(name), owner, of_parts)
            yield from walk(shape.within or shape, part, name, node.at_key(name), key or owner)
    elif shape.kind == "word" and shape.otherwise is not None and isinstance(node.inside, dict):
        yield from walk(shape.otherwise, node, key, key_at, owner)
    elif shape.kind == "files":
        yield Found("files", node, key, key_at, owner)
        for part in [value for _name, value in node.entries()]:
            yield Found(shape.names, part, key, key_at, owner)
    elif shape.kind == "text" or (shape.kind == "word" and node.inside is None):
        yield Found(shape.names or shape.kind, node, key, key_at, owner)


def _walk_part(part: type[BaseModel], node: Written) -> Iterator[Found]:
    fields = fields_of(part)
    for key, value in node.entries():
        known = fields.get(key)
        if known is not None:
            yield from walk(known.shape, value, key, node.at_key(key), said(part))
