"""What is complete and what is missing, for each panel and language: a table for the curator's next hour."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kiosk.content.draft import Draft
from kiosk.content.folder import COLLECTIONS
from kiosk.content.library import Reading
from kiosk.content.shape import Found
from kiosk.reports.checklist import format_sum

OTHER = "other files"


@dataclass
class Line:
    """A panel, or a file beside the panels."""

    name: str
    events: int | None = None
    texts: int = 0
    missing: dict[str, int] = field(default_factory=dict)
    """How many texts each language lacks."""
    problems: int = 0

    def cells(self, languages: tuple[str, ...]) -> list[str]:
        """The line as it stands in the table."""
        lacks = [self.missing.get(language, 0) for language in languages]
        told = [f"{lack} missing" if lack else "complete" if self.texts else "–" for lack in lacks]
        events = "" if self.events is None else str(self.events)
        return [self.name, events, str(self.texts), *told, str(self.problems)]


def format_summary(reading: Reading) -> str:
    """The table, then the sum of all problems. Of a folder that is no exhibit, the sum alone."""
    if reading.draft is None:
        return format_sum(reading) + "\n"
    draft = reading.draft
    rows = [["", "events", "texts", *draft.languages, "problems"]]
    rows += [line.cells(draft.languages) for line in lines(draft, reading)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    numbers = (1, 2, len(widths) - 1)
    table = "\n".join(
        "  ".join(
            cell.rjust(width) if column in numbers else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
    return f"{table}\n\n{format_sum(reading)}\n"


def lines(draft: Draft, reading: Reading) -> list[Line]:
    """exhibit.yaml, the panels in their order, the other files; and what has problems beside them."""
    known = {"exhibit.yaml": Line("exhibit.yaml")}
    for name in draft.panel_names:
        known[f"panels/{name}"] = Line(name, events=len(draft.folder.panels[name].events))
    known |= {name: Line(name) for name in COLLECTIONS if draft.folder.has(name)}
    for sheet in draft.sheets:
        line = known[_group(draft, sheet.path)]
        for present in _texts(sheet.found):
            line.texts += 1
            for language in draft.languages:
                line.missing[language] = line.missing.get(language, 0) + (language not in present)
    rest = Line(OTHER)
    for problem in reading.problems:
        known.get(_group(draft, problem.at.path), rest).problems += 1
    return [*known.values(), *([rest] if rest.problems else [])]


def _texts(found: list[Found]) -> Iterator[set[str]]:
    """The languages that each text has words in."""
    for each in found:
        if each.kind == "text" and isinstance(each.node.inside, dict):
            yield {tag for tag, node in each.node.entries() if str(node.value or "").strip()}


def _group(draft: Draft, path: str) -> str:
    """The panel's folder, or the file, that a path belongs to."""
    inside = path.removeprefix(draft.folder.path(""))
    first, *rest = inside.split("/")
    if first == "panels" and rest:
        return f"panels/{rest[0]}"
    return "charts.yaml" if first == "data" else first
