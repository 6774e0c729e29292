"""What a text is once it is read: runs of words, each with what it is and leads to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Citation:
    """The pointer to a source, and the place in it: `[see @id, p. 12]`."""

    source: str
    locator: str = ""
    """The place in the source as it was written: `p. 12`."""
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class Run:
    """Words that look alike and lead to one place, or the citations that stand after them."""

    text: str = ""
    emphasis: bool = False
    strong: bool = False
    term: str | None = None
    event: str | None = None
    citations: tuple[Citation, ...] = ()


Paragraph = tuple[Run, ...]
