"""Galleys: the texts of one part of the exhibit side by side, with the references beneath.

A galley is what a printer gives the author to correct. Nothing here is HTML: the template makes it so.
"""

from dataclasses import dataclass
from typing import Literal

from kiosk.core.parts import Text
from kiosk.reports.claims import Claim

Marks = Literal["numbers", "letters", "plain"]
"""How citations are marked: with the numbers of the screen, or with letters where the screen has no numbers;
so in a plain text, such as a title, which is shown without italics and links."""

# --- what a curator's words are set from ----------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """A text of the exhibit, to be shown in all languages."""

    name: str
    text: Text | str
    marks: Marks = "letters"
    detail: str = ""


@dataclass(frozen=True)
class Same:
    """What is the same in all languages."""

    name: str
    said: tuple[str, ...] = ()
    picture: str = ""
    """A picture, as an address that holds it."""
    begins_group: bool = False


@dataclass(frozen=True)
class Each:
    """What the program itself writes in each language, such as a date."""

    name: str
    said: tuple[str, ...]


# --- what is set ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Piece:
    """Words that look alike, and the marks after them."""

    text: str
    emphasis: bool = False
    strong: bool = False
    leads_to: str = ""
    marks: str = ""


Pieces = tuple[Piece, ...]


@dataclass(frozen=True)
class Cell:
    """A text in one language, or the reason why there is none."""

    language: str
    paragraphs: tuple[Pieces, ...] = ()
    missing: str = ""


@dataclass(frozen=True)
class Line:
    """A line of the table: a cell for each language, or one for all of them."""

    name: str
    cells: tuple[Cell, ...] = ()
    same: Same | None = None
    detail: str = ""


@dataclass(frozen=True)
class Reference:
    """One mark: the work it stands for, the place in it, and what it is there to prove."""

    mark: str
    source: str
    work: Pieces
    address: str
    """The whole web address: the reference shows only as much as a screen has room for."""
    locators: tuple[tuple[str, str], ...] = ()
    """The languages that say it so, and the place as they say it."""
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class Galley:
    """The lines and references of one part of the exhibit."""

    lines: tuple[Line, ...]
    references: tuple[Reference, ...]
    renumbered: tuple[tuple[str, str], ...]
    """Languages whose marks stand for other works than those of the source language, and for which."""
    sources: frozenset[str]
    """The works cited, in any language."""
