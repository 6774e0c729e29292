"""Long texts, parted into a label and what is read further on; and the citations that go with them."""

import re
from dataclasses import dataclass

from kiosk.content.advice import ADVISED_WORDS, MOST_WORDS
from kiosk.content.scan import scan
from kiosk.core import markup
from kiosk.core.sentences import split_sentences
from kiosk.reports.importing.html_text import escaped

_LOCATOR = re.compile(
    r"[,;:]\s*(?P<sign>pp?|blz|bl|S|ff?ol|fol)\.?\s*(?P<from>\d+)(?:\s*[-–]\s*(?P<to>\d+))?\.?$"
)


@dataclass(frozen=True)
class Parted:
    """A label, and what did not fit into it."""

    label: str
    rest: str = ""


def words(text: str) -> int:
    """How many words a visitor reads, as the checker counts them."""
    return sum(paragraph.words for paragraph in scan(text))


def parted(text: str) -> Parted:
    """A text as it is where a label may be so long, else cut after a paragraph or sentence."""
    if words(text) <= MOST_WORDS:
        return Parted(text)
    label, rest = _cut(text.split("\n\n"), "\n\n")
    if not label:
        first, *others = text.split("\n\n")
        label, rest = _cut(list(split_sentences(first)), " ")
        if not label:
            plain = markup.plain(first).split()
            label, rest = escaped(" ".join(plain[:ADVISED_WORDS])), escaped(" ".join(plain[ADVISED_WORDS:]))
        rest = "\n\n".join(filter(None, (rest, *others)))
    if _is_torn(label) or _is_torn(rest):
        return parted(escaped(markup.plain(text)))
    return Parted(label, rest)


def _cut(parts: list[str], between: str) -> tuple[str, str]:
    """As many of the first parts as a label may hold, and the others."""
    kept = 0
    while kept < len(parts) and words(between.join(parts[: kept + 1])) <= ADVISED_WORDS:
        kept += 1
    return between.join(parts[:kept]), between.join(parts[kept:])


def _is_torn(text: str) -> bool:
    """Whether an emphasis was cut in two."""
    return markup.plain(text).count("*") != text.count("\\*")


def cited(text: str, citation: str) -> str:
    """A text whose every paragraph ends with a citation."""
    return "\n\n".join(f"{paragraph} {citation}" for paragraph in text.split("\n\n")) if citation else text


def source_and_locator(written: str) -> tuple[str, str]:
    """A source as somebody typed it, without the pages at its end; and those, as citations have them."""
    found = _LOCATOR.search(written)
    if not found:
        return written, ""
    sign = "fol." if "ol" in found["sign"] else "pp." if found["to"] else "p."
    place = f"{sign} {found['from']}" + (f"-{found['to']}" if found["to"] else "")
    return written[: found.start()].strip(), place
