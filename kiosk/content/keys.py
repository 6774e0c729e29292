"""The keys of a file's parts: those that are unknown, missing or empty."""

from pydantic import BaseModel

from kiosk.content import shape
from kiosk.content.findings import Findings
from kiosk.content.shape import Shape
from kiosk.content.sheet import Sheet
from kiosk.content.written import Written
from kiosk.core.media import Picture, Recording
from kiosk.core.problems import empty, missing_key, nearest, quoted, unknown_key


def check_keys(sheet: Sheet, whole: Shape, findings: Findings) -> None:
    """Tell of keys that are unknown, missing or empty. Remember all texts and ids on the way."""
    for found in shape.walk(whole, sheet.root):
        if found.kind == "part" and found.part is not None:
            _keys_of(sheet, found.part, found.node, findings)
        elif found.kind == "entry" and found.node.value is None:
            findings.add(
                empty(sheet.at(found.key_at), found.key, "write something below it, or remove the key")
            )
        sheet.found.append(found)


def _keys_of(sheet: Sheet, part: type[BaseModel], node: Written, findings: Findings) -> None:
    fields = shape.fields_of(part)
    owner = shape.said(part)
    meant = set()
    for key, value in node.entries():
        if findings.is_full(sheet.path):
            return
        if key not in fields:
            # a key that is only misspelt is not missing as well
            meant.add(nearest(key, fields))
            findings.add(unknown_key(sheet.at(node.at_key(key)), key, owner, tuple(fields)))
        elif value.value is None and fields[key].is_required:
            findings.add(empty(sheet.at(node.at_key(key)), key, _what_to_write(sheet, value)))
    for key, field in fields.items():
        if field.is_required and key not in node.keys and key not in meant:
            findings.add(missing_key(sheet.at(node), key, owner))
    value = node.value
    if meant:
        return
    if part in (Picture, Recording) and _is_yes(value.get("perpetrator")) and "context" not in value:
        hint = "say who took it and why"
        findings.add(missing_key(sheet.at(node), "context", "a perpetrator's picture", hint))
    if part is Recording and "captions" not in value and "transcript" not in value:
        hint = 'name a WebVTT file, or write what is said under "transcript"'
        findings.add(missing_key(sheet.at(node), "captions", owner, hint))


def _what_to_write(sheet: Sheet, node: Written) -> str:
    rest = sheet.script.text[node.at :].partition("\n")[0].strip()
    if rest.startswith("#"):
        return f'what begins with "#" is a comment: write {quoted(rest)}, in quotes'
    return "write something after the colon"


def _is_yes(written: object) -> bool:
    return isinstance(written, str) and written.lower() in ("true", "yes", "on", "y", "t", "1")
