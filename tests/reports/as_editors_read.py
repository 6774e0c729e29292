"""A YAML file as editors read it: plain words are numbers, true or false where YAML 1.2 has it so."""

import re
from pathlib import Path
from typing import Any

from kiosk.content.composer import compose
from kiosk.content.files import Unreadable, load_script
from kiosk.content.written import Written


class NoYaml(Exception):
    """An editor underlines the file without asking any schema."""


def read_as_editors_do(file: Path) -> Any:
    try:
        text = load_script(file, file.name).text
    except Unreadable as refusal:
        raise NoYaml from refusal
    root, faults = compose(text)
    if root is None or faults:
        raise NoYaml
    return _value(root)


def _value(node: Written) -> Any:
    if isinstance(node.inside, dict):
        return {key: _value(part) for key, part in node.inside.items()}
    if isinstance(node.inside, list):
        return [_value(part) for part in node.inside]
    word = node.value
    if not node.is_plain or word is None:
        return word
    if word in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return word.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", word):
        return int(word)
    if re.fullmatch(r"0o[0-7]+|0x[0-9a-fA-F]+", word):
        return int(word, 0)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", word):
        return float(word)
    return word
