"""Where the texts stand that did not fit their place on the screen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content.files import joined, shown
from kiosk.core import markup
from kiosk.core.problems import Location, Problem, quoted

if TYPE_CHECKING:
    from kiosk.content.written import Written

_SAME = str.maketrans({"\u2011": "-", "\u00ad": "", "\u202f": "", "\u2009": "", "\u00a0": ""})
LONGEST_TOLD = 60


@dataclass(frozen=True)
class Misfit:
    """A text that was drawn and did not fit."""

    text: str
    page: str
    """The screen, as the tour calls it."""
    language: str
    file: str
    """The file that the page is made of, as it is called in the exhibit's folder."""


def misfit_problems(folder: Path, misfits: Iterable[Misfit]) -> tuple[Problem, ...]:
    """A warning for each text, where it stands in the exhibit's files; else in the file of its page."""
    told: dict[str, Problem] = {}
    places: dict[str, Location] | None = None
    for misfit in misfits:
        key = _bare(misfit.text)
        if key in told:
            continue
        places = _places(folder) if places is None else places
        at = places.get(key) or Location(joined(shown(folder), misfit.file))
        words = misfit.text if len(misfit.text) <= LONGEST_TOLD else misfit.text[: LONGEST_TOLD - 1] + "…"
        message = f"{quoted(words)} does not fit its place on {misfit.page}, {misfit.language}"
        told[key] = Problem(at, "warning", "does-not-fit", message, "shorten it")
    return tuple(sorted(told.values()))


def _bare(text: str) -> str:
    """A text without what typesetting adds or takes away."""
    return "".join(text.translate(_SAME).split())


def _places(folder: Path) -> dict[str, Location]:
    # Only where something does not fit: a kiosk that starts need not load what reads YAML.
    from kiosk.content.findings import Findings
    from kiosk.content.sheet import load_sheet

    found: dict[str, Location] = {}
    for file in sorted(folder.rglob("*.yaml")):
        name = joined(shown(folder), file.relative_to(folder).as_posix())
        sheet = load_sheet(file, name, Findings(), may_be_empty=True)
        if sheet is not None:
            for text, node in _texts(sheet.root):
                found.setdefault(_bare(markup.plain(text)), sheet.at(node))
    return found


def _texts(node: "Written") -> "Iterator[tuple[str, Written]]":
    if isinstance(node.inside, dict):
        for _, each in node.entries():
            yield from _texts(each)
    elif isinstance(node.inside, list):
        for each in node.parts():
            yield from _texts(each)
    elif isinstance(node.value, str):
        yield node.value, node
