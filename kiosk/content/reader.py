"""A file's parts as the model has them; what the model refuses, told at its own place in the file."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.content import shape
from kiosk.content.findings import Findings
from kiosk.content.keys import check_keys
from kiosk.content.sheet import Sheet
from kiosk.content.texts import check_texts
from kiosk.content.wording import what_is_wrong
from kiosk.content.written import Written
from kiosk.core.problems import quoted

Model = TypeVar("Model", bound=BaseModel)


def read_part(
    sheet: Sheet,
    part: type[Model],
    languages: Sequence[str],
    findings: Findings,
    given: Mapping[str, Any] | None = None,
) -> Model | None:
    """A whole file that is one part: an exhibit, a panel, an event, an atlas, a device."""
    if not _is_map(sheet, findings, shape.said(part)):
        return None
    check_keys(sheet, shape.part_shape(part), findings)
    check_texts(sheet, languages, findings)
    return _model(sheet, sheet.root, part, findings, shape.said(part), given or {})


def read_parts(
    sheet: Sheet, part: type[Model], languages: Sequence[str], findings: Findings
) -> dict[str, Model]:
    """A file that is parts by key: terms, charts, lives."""
    if not _is_map(sheet, findings, sheet.path.rpartition("/")[2]):
        return {}
    check_keys(sheet, shape.map_shape(part), findings)
    check_texts(sheet, languages, findings)
    read = {}
    for key, node in sheet.root.entries():
        if not is_id(key):
            findings.error(sheet.at(sheet.root.at_key(key)), "wrong-value", *_no_id(key))
        if node.value is not None:
            read[key] = _model(sheet, node, part, findings, key, {})
    return {key: model for key, model in read.items() if model is not None}


def is_id(word: str) -> bool:
    """Whether a word can be the id of anything."""
    return (
        bool(word)
        and len(word) <= 120
        and not any(letter.isspace() or letter in "/\\:[]();,@" for letter in word)
    )


def _no_id(word: str) -> tuple[str, str]:
    return f"{quoted(word)} is no id", "ids have no spaces, colons, commas, slashes or brackets"


def _is_map(sheet: Sheet, findings: Findings, owner: str) -> bool:
    if isinstance(sheet.root.inside, dict):
        return True
    typed = "a list" if isinstance(sheet.root.inside, list) else "text"
    hint = 'remove the "- " before its keys' if typed == "a list" else 'write "key: …" on each line'
    findings.error(sheet.at(sheet.root), "wrong-type", f"{owner} must be a map of keys, not {typed}", hint)
    return False


_TOLD_BY_KEYS = frozenset(("extra_forbidden", "context", "words"))
"""What `_keys_of` has told already, in the same file at a better place."""


def _model(
    sheet: Sheet, node: Written, part: type[Model], findings: Findings, name: str, given: Mapping[str, Any]
) -> Model | None:
    value = {**node.value, **given} if isinstance(node.inside, dict) else node.value
    try:
        return part.model_validate(value)
    except ValidationError as refusal:
        for error in refusal.errors(include_url=False, include_input=False):
            if findings.is_full(sheet.path):
                break
            kind, where = error["type"], error["loc"]
            if kind not in _TOLD_BY_KEYS and not (kind == "missing" and isinstance(where[-1], str)):
                _tell(sheet, node, error, findings, name)
        if not findings.has_error_in(sheet.path):
            # nothing refused may pass for sound, even where no sentence was found for it
            hint = "compare it with the manual of the format"
            findings.error(sheet.at(node), "wrong-value", f"{quoted(name)} cannot be read as it is", hint)
    return None


def _tell(sheet: Sheet, node: Written, error: Mapping[str, Any], findings: Findings, name: str) -> None:
    """Follow the path of one of pydantic's errors to the value it is about, and tell of it there."""
    at = node.at
    entry_of = ""
    where = (*error["loc"], *_deeper(error))
    for step in where:
        # a step that is no key and no number in the file is the name of a type: skip it
        if isinstance(node.inside, dict) and step in node.inside:
            name, node, at = str(step), node.inside[str(step)], node.at_key(str(step))
            entry_of = ""
        elif isinstance(node.inside, list) and isinstance(step, int) and step < len(node.inside):
            node = node.inside[step]
            at = node.at
            entry_of = name
    if where and where[-1] == "[key]":
        findings.error(sheet.at(at), "wrong-value", *_no_id(name))
        return
    if _is_other_branch(error, node) or (error["type"] == "too_short" and node.inside and name != "at"):
        return  # the list has entries, each of which is told of by itself
    if entry_of and node.value is None:
        findings.error(
            sheet.at(at), "empty", f"an entry of {quoted(name)} is empty", "write it, or remove it"
        )
        return
    place = sheet.at(at if node.value is None else node)
    if not findings.has_error_at(place):
        findings.error(place, *what_is_wrong(error, name, node))


def _deeper(error: Mapping[str, Any]) -> tuple[str, ...]:
    """A fault between two keys of a part is told at the one that the model names."""
    return (str(error["ctx"]["key"]),) if error["type"] == "idle" else ()


def _is_other_branch(error: Mapping[str, Any], node: Written) -> bool:
    """Whether an error only says that a text is no map, or a map no text, where both may stand."""
    last = error["loc"][-1] if error["loc"] else ""
    kind = error["type"]
    if kind == "string_type" and last in ("str", "constrained-str"):
        return isinstance(node.inside, dict)
    return kind == "dict_type" and last in ("Text", "CaptionFiles") and node.inside is None
