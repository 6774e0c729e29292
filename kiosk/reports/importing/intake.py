"""What was read from a foreign file, before it is written as an exhibit; and what could not be kept."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Wording = dict[str, str]
"""A text in the small Markdown, by language."""

Kind = Literal["left out", "fetch", "to do", "no place"]
"""Of a remark: a whole event that could not be kept; something to be fetched; something for the curator to
write or look at; something that an exhibit has no place for."""


class Refused(Exception):
    """A file that cannot be imported, and why, in a sentence."""


@dataclass(frozen=True)
class Remark:
    """Something a curator must know of, so that nothing is lost silently."""

    kind: Kind
    where: str
    told: str


@dataclass
class Medium:
    """A picture, sound or film that goes with an event, as far as the foreign file tells of it."""

    address: str
    file: Path | None = None
    """The file itself, where it lies beside the foreign one."""
    alt: Wording = field(default_factory=dict)
    caption: Wording = field(default_factory=dict)
    credit: str = ""
    rights: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether all is there that the museum must say of it."""
        return bool(self.file and self.alt and self.credit and self.rights)


@dataclass
class Spot:
    """A place, with latitude and longitude where they are known."""

    name: Wording
    at: tuple[float, float] | None = None


@dataclass
class Entry:
    """An event to be."""

    where: str
    """Where it stands in the foreign file: "row 5"."""
    date: str
    headline: Wording
    text: Wording = field(default_factory=dict)
    more: Wording = field(default_factory=dict)
    date_text: Wording = field(default_factory=dict)
    group: Wording = field(default_factory=dict)
    place: Spot | None = None
    media: list[Medium] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


@dataclass
class Era:
    """A stretch of time with a name."""

    date: str
    name: Wording


@dataclass
class Intake:
    """All that was read from a foreign file."""

    origin: str
    """The file's name."""
    languages: tuple[str, ...]
    title: Wording = field(default_factory=dict)
    introduction: Wording = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    eras: list[Era] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def remark(self, kind: Kind, where: str, told: str) -> None:
        """Keep a remark."""
        self.remarks.append(Remark(kind, where, told))
