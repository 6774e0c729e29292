"""A picture of the tour: what it shows, and what did not fit."""

from dataclasses import dataclass, field


@dataclass
class Shot:
    """A picture of the tour."""

    name: str
    """The screen and what it shows: `event-ID`, `sources-ID-2`."""
    language: str
    panel: str = ""
    """The id of the panel it belongs to; empty for what belongs to none."""
    file: str = ""
    overflows: list[str] = field(default_factory=list)
    """Texts that did not fit their place."""
