"""What the model refuses, in a curator's words: one sentence for each kind of fault, and what to write."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from kiosk.content.likely_dates import likely_date
from kiosk.content.written import Written
from kiosk.core.keypad import KEY_CODES
from kiosk.core.problems import count, nearest, quoted

Told = tuple[str, str, str]
"""The code, what is wrong, what to write instead."""


def what_is_wrong(error: Mapping[str, Any], name: str, node: Written) -> Told:
    """The sentence for one of pydantic's errors, about the value `node` under the key `name`."""
    kind = str(error["type"])
    context: Mapping[str, Any] = error.get("ctx") or {}
    if node.value is None and kind.endswith(("_type", "_parsing")):
        return "empty", f"{quoted(name)} is empty", "write something after the colon, or remove the key"
    sentence = _SENTENCES.get(kind)
    if sentence is None:
        return "wrong-value", f"{quoted(name)} cannot be {_typed(node)}", ""
    return sentence(name, node, context)


def _typed(node: Written) -> str:
    """What was typed, in a few words."""
    if isinstance(node.inside, dict):
        return "a map of keys"
    if isinstance(node.inside, list):
        return "a list"
    if node.value is None:
        return "nothing"
    return quoted(node.value)


def _text(name: str, node: Written, _context: Mapping[str, Any]) -> Told:
    hint = "put the text in quotes" if node.inside is not None else ""
    return "wrong-type", f"{quoted(name)} must be text, not {_typed(node)}", hint


def _map(name: str, node: Written, _context: Mapping[str, Any]) -> Told:
    return (
        "wrong-type",
        f"{quoted(name)} must be a map of keys, not {_typed(node)}",
        f'write "{name}:" and its keys below',
    )


def _list(name: str, node: Written, _context: Mapping[str, Any]) -> Told:
    hint = (
        'begin each entry with "- "' if node.inside is not None else f"write [{str(node.value)[:40].strip()}]"
    )
    if name == "at":
        hint = "write [latitude, longitude], such as [59.91, 10.75]"
    return "wrong-type", f"{quoted(name)} must be a list, not {_typed(node)}", hint


def _number(name: str, node: Written, _context: Mapping[str, Any]) -> Told:
    hint = ""
    if isinstance(node.value, str) and re.fullmatch(r"-?\d+,\d+", node.value.strip()):
        hint = f"write {node.value.strip().replace(',', '.')}"
    return "wrong-type", f"{quoted(name)} must be a number, not {_typed(node)}", hint


def _yes_or_no(name: str, node: Written, _context: Mapping[str, Any]) -> Told:
    return "wrong-type", f"{quoted(name)} must be true or false, not {_typed(node)}", ""


def _range(words: str, limit: str) -> Callable[[str, Written, Mapping[str, Any]], Told]:
    def tell(name: str, node: Written, context: Mapping[str, Any]) -> Told:
        most = f"{context.get(limit):g}"
        hint = "latitude comes first, then longitude" if name == "at" else ""
        return "out-of-range", f"{quoted(name)} must be {words} {most}, not {_typed(node)}", hint

    return tell


def _too_few(name: str, _node: Written, context: Mapping[str, Any]) -> Told:
    least = int(context.get("min_length", 1))
    return (
        "too-few",
        f"{quoted(name)} needs at least {count(least, 'entry').replace('entrys', 'entries')}",
        "",
    )


def _too_many(name: str, _node: Written, context: Mapping[str, Any]) -> Told:
    most = int(context.get("max_length", 1))
    if name == "at":
        return (
            "too-many",
            '"at" must be two numbers',
            "write [latitude, longitude], with a point for decimals",
        )
    return "too-many", f"{quoted(name)} has more than {count(most, 'entry').replace('entrys', 'entries')}", ""


def _too_few_parts(name: str, node: Written, context: Mapping[str, Any]) -> Told:
    if name == "at":
        return "too-few", '"at" must be two numbers', "write [latitude, longitude], such as [59.91, 10.75]"
    return _too_few(name, node, context)


def _choice(name: str, node: Written, context: Mapping[str, Any]) -> Told:
    known = [each.strip("'") for each in re.split(r", | or ", str(context.get("expected", "")))]
    hint = f"use one of {', '.join(known)}" if len(known) > 1 else f"write {known[0]}"
    return "wrong-value", f"{quoted(name)} cannot be {_typed(node)}", hint


def _pattern(name: str, node: Written, context: Mapping[str, Any]) -> Told:
    pattern = str(context.get("pattern", ""))
    typed = _typed(node)
    if "#" in pattern:
        digits = str(node.value).removeprefix("#")
        meant = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
        colour = f"#{meant}" if re.fullmatch("[0-9a-fA-F]{6}", meant) else "#1F5C4D"
        return (
            "wrong-value",
            f"{quoted(name)} must be a colour, not {typed}",
            f'write it as "{colour}", in quotes',
        )
    if "http" in pattern:
        return "wrong-value", f"{quoted(name)} must be a web address, not {typed}", "write https://…"
    if "scrypt" in pattern:
        return "wrong-value", f"{quoted(name)} is not the hash of a PIN", "make one with: main.py pin"
    if ":[0-5]" in pattern:
        return "wrong-value", f"{quoted(name)} must be a time, not {typed}", 'write it as "09:30"'
    return "wrong-value", f"{typed} is no id", "ids have no spaces, colons, commas, slashes or brackets"


def _long(name: str, _node: Written, context: Mapping[str, Any]) -> Told:
    return "wrong-value", f"{quoted(name)} has more than {context.get('max_length')} characters", "shorten it"


def _edtf(_name: str, node: Written, _context: Mapping[str, Any]) -> Told:
    return "edtf", f"not an EDTF date: {quoted(node.value)}", likely_date(str(node.value))


def _key(_name: str, node: Written, _context: Mapping[str, Any]) -> Told:
    typed = str(node.value).casefold().replace(" ", "").replace("_", "").replace("-", "")
    near = typed if typed in KEY_CODES else nearest(typed, KEY_CODES)
    hint = f"did you mean {near}?" if near else "write a name such as up, enter or f13, or the key's number"
    return "wrong-value", f"{_typed(node)} is no key", hint


def _no_media(_name: str, node: Written, _context: Mapping[str, Any]) -> Told:
    hint = 'write "- file: …", "- chart: …" or "- map: …"'
    return "wrong-type", f'an entry of "media" must be a map of keys, not {_typed(node)}', hint


def _empty_map(name: str, _node: Written, _context: Mapping[str, Any]) -> Told:
    return "missing-key", 'map needs "places" or "route"', "name what it shows"


def _idle(_name: str, node: Written, _context: Mapping[str, Any]) -> Told:
    hint = "let reset_after be at least 20 more than warn_after"
    return "idle", "less than 20 seconds between the idle warning and the reset", hint


def _hours(name: str, node: Written, _context: Mapping[str, Any]) -> Told:
    hint = 'write "10:00-17:00", or closed'
    return "wrong-value", f"{quoted(name)} must be opening hours, not {_typed(node)}", hint


def _hours_order(name: str, _node: Written, context: Mapping[str, Any]) -> Told:
    told = f"{quoted(name)} closes at {context.get('close')}, before it opens at {context.get('open')}"
    return "wrong-value", told, "for a night, end at 24:00 and begin the next day at 00:00"


_SENTENCES: dict[str, Callable[[str, Written, Mapping[str, Any]], Told]] = {
    "string_type": _text,
    "dict_type": _map,
    "model_type": _map,
    "model_attributes_type": _map,
    "tuple_type": _list,
    "list_type": _list,
    "float_type": _number,
    "float_parsing": _number,
    "int_type": _number,
    "int_parsing": _number,
    "int_from_float": _number,
    "finite_number": _number,
    "bool_type": _yes_or_no,
    "bool_parsing": _yes_or_no,
    "greater_than": _range("more than", "gt"),
    "greater_than_equal": _range("at least", "ge"),
    "less_than": _range("less than", "lt"),
    "less_than_equal": _range("at most", "le"),
    "too_short": _too_few_parts,
    "missing": _too_few_parts,  # a tuple of fixed length that ends too early
    "too_long": _too_many,
    "string_too_long": _long,
    "literal_error": _choice,
    "string_pattern_mismatch": _pattern,
    "edtf": _edtf,
    "key": _key,
    "union_tag_not_found": _no_media,
    "union_tag_invalid": _no_media,
    "empty-map": _empty_map,
    "idle": _idle,
    "hours": _hours,
    "hours-order": _hours_order,
}
