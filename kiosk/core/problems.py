"""Problems in what a curator wrote: where each is, what is wrong, what to write instead."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Literal

Severity = Literal["error", "warning"]

MOST_COMPARED = 3000
"""Among more known words than these no suggestion is worth the time it takes."""
FEW = 12
"""So many known words are still named one by one."""


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file. Lines and columns count from 1, in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to put right, and where."""

    at: Location
    severity: Severity
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        told = f"{self.at}: {self.severity}: {self.message}"
        return f"{told}: {self.hint}" if self.hint else told


def quoted(written: object, most: int = 60) -> str:
    """What was typed, as a message can show it: in quotation marks, on one line, not too long."""
    shown = "".join(letter if letter.isprintable() else " " for letter in str(written)[: most + 1])
    shown = " ".join(shown.split())
    return f'"{shown[: most - 1]}…"' if len(shown) > most else f'"{shown}"'


def count(number: int, noun: str) -> str:
    """A number and its noun: "1 error", "2 errors"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was most likely meant, if one is near."""
    if len(word) > 120:
        return None
    listed = list(islice(known, MOST_COMPARED))
    same_letters = [name for name in listed if name.casefold() == word.casefold()]
    return next(iter(same_letters or get_close_matches(word, listed, n=1)), None)


def nearest_hint(word: str, known: Collection[str]) -> str:
    """What to write instead of `word`: the nearest known word, else all of them if they are few."""
    near = nearest(word, known)
    if near:
        return f"did you mean {quoted(near, 120)}?"
    return f"use one of {', '.join(known)}" if 0 < len(known) <= FEW else ""


def unknown_key(at: Location, key: str, owner: str, known: Collection[str]) -> Problem:
    """A key that the format does not have."""
    hint = nearest_hint(key, known) or f"use one of {', '.join(known)}"
    return Problem(at, "error", "unknown-key", f"unknown key {quoted(key)} in {owner}", hint)


def missing_key(at: Location, key: str, owner: str, hint: str = "") -> Problem:
    """A key that the format requires."""
    return Problem(at, "error", "missing-key", f'{owner} needs "{key}"', hint)


def empty(at: Location, name: str, hint: str = "") -> Problem:
    """A key or a text with nothing in it."""
    return Problem(at, "error", "empty", f"{quoted(name)} is empty", hint)


def unknown_id(at: Location, kind: str, name: str, known: Collection[str]) -> Problem:
    """A source, place, term, chart, event, panel or theme that nothing defines."""
    code = f"unknown-{kind.replace(' ', '-')}"
    return Problem(at, "error", code, f"unknown {kind} {quoted(name)}", nearest_hint(name, known))
