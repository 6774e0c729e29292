"""YAML put together from the parser's events, with every word as it was typed.

PyYAML's own composer is not asked: here nothing is resolved (`no`, `1847` and `2001-01-01` stay what they
are), nothing recurses, and every fault that does not end the file is found in the one pass.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml._yaml import CParser

from kiosk.content.plain_words import in_plain_words
from kiosk.content.written import Written
from kiosk.core.problems import quoted

DEEPEST = 40
"""No part of an exhibit is nested half as deep."""
MOST_REPEATED = 20_000
"""So much may come of aliases; an alias bomb makes millions."""

MOST_LETTERS = 100_000
"""An hour of an interview, written out, has 60,000."""
MOST_ENTRIES = 25_000
"""So many entries of one list or map are read: no bibliography has a tenth of it."""
_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""With these a text can be shown otherwise than it is: "Trojan Source", CVE-2021-42574."""
NO_SIGN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufff9-\uffff"
    f"{_TURNS}\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
"""Control characters, those for private use, of which this program uses some, and those nobody sees."""

NOTHING = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(frozen=True)
class Fault:
    """Something wrong with the YAML itself, at a character of the text."""

    index: int
    code: str
    message: str
    hint: str = ""
    other: int | None = None
    """A second place the message speaks of: `{line}` stands for its line."""


@dataclass
class _Open:
    """A list or mapping that is still being read."""

    node: Written
    wants_key: bool
    key: str | None = None
    """The key whose value comes next; none where the key is no good."""
    is_merge: bool = False
    """Whether that key is `<<`, which brings in another mapping."""
    merged: list[Written] = field(default_factory=list)


class _Broken(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def compose(text: str) -> tuple[Written | None, list[Fault]]:
    """What the YAML says, if it can be read to its end; and everything wrong with it."""
    composer = _Composer(text)
    try:
        composer.run()
    except yaml.YAMLError as error:
        return None, [*composer.faults, Fault(*in_plain_words(error, text))]
    except _Broken as broken:
        return None, [*composer.faults, broken.fault]
    return composer.root, composer.faults


class _Composer:
    def __init__(self, text: str) -> None:
        self.root: Written | None = None
        self.faults: list[Fault] = []
        self._parser = CParser(text)
        self._open: list[_Open] = []
        self._anchors: dict[str, Written] = {}
        self._repeated = 0
        self._documents = 0

    def run(self) -> None:
        next_event = self._parser.get_event
        kind: Any = None
        while kind is not yaml.StreamEndEvent:
            event: Any = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._begin(event, {} if kind is yaml.MappingStartEvent else [])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._finish(event.end_mark.index)
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                self._document(event)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            message = 'a second document begins here ("---")'
            raise _Broken(
                Fault(event.start_mark.index, "yaml", message, "remove this line: one file, one document")
            )

    def _scalar(self, event: Any) -> None:
        value = event.value
        node = Written(event.start_mark.index, event.end_mark.index, value)
        node.weight = 1 + len(value) // 100
        if not event.style:
            node.is_plain = True
            if value in NOTHING:
                node.value = None
        if "\n" in value and event.style != "|":
            # folding leaves one line break where the curator left a line empty: it parts paragraphs
            node.value = "\n\n".join(filter(str.strip, value.split("\n")))
        if not value.isprintable():
            self._look_through(node, value)
        if len(value) > MOST_LETTERS:
            message = f"a text of {len(value)} letters, over {MOST_LETTERS}"
            raise _Broken(Fault(node.at, "too-large", message, "part it, or leave it out"))
        if event.tag is not None:
            self._tagged(event)
        if event.anchor:
            self._anchors[event.anchor] = node
        self._place(node)

    def _look_through(self, node: Written, value: str) -> None:
        """Tell of a sign that no text has: typed where nobody sees it, or written as "\\0" or "\\u202E"."""
        found = NO_SIGN.search(value)
        if found:
            kind = "turns the direction of writing" if found[0] in _TURNS else "is no letter"
            message = f"a sign that {kind} (U+{ord(found[0]):04X}) is in this text"
            self.faults.append(Fault(node.at, "unreadable", message, "delete it, or type the text again"))

    def _begin(self, event: Any, inside: Any) -> None:
        node = Written(event.start_mark.index, event.end_mark.index, {} if isinstance(inside, dict) else [])
        node.inside = inside
        if event.tag is not None:
            self._tagged(event)
        if self._open and self._open[-1].wants_key:
            hint = "put the text in quotes, or write a single word before the colon"
            raise _Broken(Fault(node.at, "yaml", "a list or map stands where a key belongs", hint))
        if len(self._open) >= DEEPEST:
            raise _Broken(
                Fault(
                    node.at, "too-deep", f"nested more than {DEEPEST} deep", "take out the brackets or dashes"
                )
            )
        if event.anchor:
            self._anchors[event.anchor] = node
        self._open.append(_Open(node, wants_key=isinstance(inside, dict)))

    def _finish(self, end: int) -> None:
        closed = self._open.pop()
        node = closed.node
        node.end = end
        for other in closed.merged:
            self._merge(node, other)
        if isinstance(node.inside, dict):
            node.value = {key: part.value for key, part in node.inside.items() if part.value is not None}
        node.weight = 1 + sum(part.weight or 0 for part in self._children(node))
        self._place(node)

    def _alias(self, event: Any) -> None:
        at = event.start_mark.index
        node = self._anchors.get(event.anchor)
        if node is None:
            hint = "if it is a text, put it in quotes"
            raise _Broken(Fault(at, "yaml", f"nothing is named {quoted('*' + event.anchor)}", hint))
        if node.weight is None:
            hint = "write out what belongs here"
            raise _Broken(Fault(at, "alias", f"{quoted('*' + event.anchor)} repeats what it stands in", hint))
        self._repeated += node.weight
        if self._repeated > MOST_REPEATED:
            hint = "write out what belongs here"
            raise _Broken(Fault(at, "alias", "aliases repeat far too much (an alias bomb)", hint))
        self._place(node)

    def _place(self, node: Written) -> None:
        """Put a finished value where it belongs: in the list or mapping that is open, or at the top."""
        if not self._open:
            self.root = node
            return
        within = self._open[-1]
        inside = within.node.inside
        if inside is not None and len(inside) >= MOST_ENTRIES:
            message = f"more than {MOST_ENTRIES} entries in one list or map"
            raise _Broken(Fault(node.at, "too-large", message, "part it, or leave them out"))
        if within.wants_key:
            self._key(within, node)
        elif isinstance(inside, list):
            inside.append(node)
            within.node.value.append(node.value)
        elif inside is not None:
            within.wants_key = True
            if within.is_merge:
                within.merged.append(node)
            elif within.key is not None:
                inside[within.key] = node

    def _key(self, within: _Open, node: Written) -> None:
        key, keys = node.value, within.node.keys
        within.wants_key = False
        within.key = None
        within.is_merge = key == "<<" and node.is_plain
        if node.inside is not None or key is None:
            hint = "write a word before the colon"
            self.faults.append(Fault(node.at, "yaml", "a key is missing before the colon", hint))
        elif key in keys:
            message = f"duplicate key {quoted(key)}: it is already on line {{line}}"
            self.faults.append(Fault(node.at, "duplicate-key", message, "keep one of them", keys[key]))
        elif not within.is_merge:
            within.key = key
            keys[key] = node.at

    def _merge(self, node: Written, other: Written) -> None:
        """`<<: *name` brings in the keys of another mapping; what is written here goes first."""
        sources = list(other.parts()) if isinstance(other.inside, list) else [other]
        for source in sources:
            if not isinstance(source.inside, dict):
                self.faults.append(
                    Fault(other.at, "yaml", '"<<" needs a map of keys', "write out what belongs here")
                )
                return
            for key, value in source.inside.items():
                if isinstance(node.inside, dict) and key not in node.inside:
                    node.inside[key] = value
                    node.keys[key] = source.keys.get(key, source.at)

    @staticmethod
    def _children(node: Written) -> list[Written]:
        if isinstance(node.inside, dict):
            return list(node.inside.values())
        return node.inside or []

    def _tagged(self, event: Any) -> None:
        tag = str(event.tag).replace("tag:yaml.org,2002:", "!!")
        hint = f"remove {tag}, or put the text in quotes"
        self.faults.append(
            Fault(event.start_mark.index, "tag", f"a tag is not allowed here: {quoted(tag)}", hint)
        )
