"""The proof: every text in every language side by side, on paper, for a historian's signature."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.core.dates import format_date
from kiosk.core.language import name_of
from kiosk.core.model import Exhibit
from kiosk.core.problems import Problem
from kiosk.reports import proof_parts as parts
from kiosk.reports.galley import Each, Galley, Pieces, Same, Told
from kiosk.reports.setter import Setter, anchor

COLUMNS = 4
"""So many languages have room side by side on a page; further ones follow beside the source language."""


@dataclass(frozen=True)
class Page:
    """What begins with a heading, and may be signed."""

    id: str
    name: str
    """What it is called in the files; stands at the head of each sheet of paper."""
    kind: str
    """What stands small above the heading: "Building · event 3 of 20 · opening"."""
    heading: str
    galley: Galley
    group: str = ""
    """The heading of a group of pages that begins here."""
    begins: bool = True
    """Whether it begins a new sheet of paper."""
    is_signed: bool = True
    table: tuple[tuple[str, ...], ...] = ()
    """Rows of figures, the first one the columns' names."""
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Work:
    """A work of the bibliography."""

    source: str
    listed: Pieces
    address: str
    cited_in: tuple[str, ...]


def format_proof(exhibit: Exhibit, problems: Sequence[Problem], printed: date) -> str:
    """The proof as one HTML file that loads nothing from elsewhere."""
    from kiosk.reports.templates import template

    setter = Setter(exhibit)
    pages = list(_pages(exhibit, problems, setter))
    about = _page(setter, ("text", "about"), "About", "About this exhibit", parts.about(exhibit))
    title = setter.of(exhibit.outline.title)
    return template("proof.html.jinja").render(
        exhibit=exhibit,
        title=title,
        title_in_css=_in_css(title),
        subtitle=setter.of(exhibit.outline.subtitle),
        printed=format_date(printed.isoformat(), "en"),
        languages=[(language, name_of(language, "en")) for language in exhibit.languages],
        columns=columns(len(exhibit.languages)),
        pages=pages,
        about=about if exhibit.outline.about else None,
        works=_works(setter, [*pages, about]),
        questions=[str(problem) for problem in problems],
    )


def columns(languages: int) -> list[list[int]]:
    """Which languages stand side by side, the source language always first."""
    others = list(range(1, languages))
    step = COLUMNS - 1
    return [[0, *others[at : at + step]] for at in range(0, len(others), step)] or [[0]]


def _page(
    setter: Setter,
    place: tuple[str, str],
    kind: str,
    heading: str,
    told: Iterator[Told | Same | Each],
    *,
    group: str = "",
    begins: bool = True,
    is_signed: bool = True,
    table: tuple[tuple[str, ...], ...] = (),
    questions: tuple[str, ...] = (),
) -> Page:
    return Page(
        anchor(*place), place[1], kind, heading, setter.set(told), group, begins, is_signed, table, questions
    )


def _pages(exhibit: Exhibit, problems: Sequence[Problem], setter: Setter) -> Iterator[Page]:
    def asked(file: str) -> tuple[str, ...]:
        return tuple(_question(problem) for problem in problems if f"/{problem.at.path}".endswith(f"/{file}"))

    yield _page(
        setter,
        ("text", "exhibit"),
        "exhibit.yaml",
        "Title and opening screens",
        parts.opening(exhibit, setter.of),
        questions=asked("exhibit.yaml"),
    )
    for panel in exhibit.panels.values():
        yield _page(
            setter,
            ("panel", panel.id),
            f"Introduction of the panel · {panel.id}",
            setter.of(panel.title),
            parts.panel(exhibit, panel, setter.of),
            group=f"Panel: {setter.of(panel.title)}",
            questions=asked(f"panels/{panel.id}/panel.yaml"),
        )
        for number, event in enumerate(exhibit.events_of(panel.id), 1):
            yield _page(
                setter,
                ("event", event.id),
                f"{setter.of(panel.title)} · event {number} of {len(panel.events)} · {event.id}",
                setter.of(event.headline),
                parts.event(exhibit, event, setter.of),
                questions=asked(f"panels/{panel.id}/{event.id}.yaml"),
            )
    yield from _appendix(exhibit, setter, "Glossary", "term", "glossary.yaml", asked("glossary.yaml"))
    yield from _appendix(exhibit, setter, "Places and routes", "place", "places.yaml", asked("places.yaml"))
    yield from _appendix(exhibit, setter, "Charts", "chart", "charts.yaml", asked("charts.yaml"))
    yield from _appendix(exhibit, setter, "Lives", "life", "lives.yaml", asked("lives.yaml"))


def _appendix(
    exhibit: Exhibit, setter: Setter, group: str, kind: str, file: str, questions: tuple[str, ...]
) -> Iterator[Page]:
    """The parts of one of the other files; the last one bears the signature."""
    entries = parts.entries(exhibit, kind, setter.of)
    for number, entry in enumerate(entries, 1):
        is_last = number == len(entries)
        yield _page(
            setter,
            (kind, entry.id),
            f"{file} · {entry.id}",
            entry.heading,
            iter(entry.told),
            group=group if number == 1 else "",
            begins=number == 1 or kind == "chart",
            is_signed=is_last or kind == "chart",
            table=entry.table,
            questions=questions if is_last else (),
        )


def _question(problem: Problem) -> str:
    told = f"Line {problem.at.line}: {problem.message}"
    return f"{told}: {problem.hint}" if problem.hint else told


def _works(setter: Setter, pages: Sequence[Page]) -> list[Work]:
    return [
        Work(
            source,
            setter.pieces(listed),
            setter.address(source),
            tuple(page.heading for page in pages if source in page.galley.sources),
        )
        for source, listed in setter.bibliography.everything()
    ]


def _in_css(text: str) -> str:
    """A text that may stand in a CSS string: every sign that could end it is written as its number."""
    return "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in text)
