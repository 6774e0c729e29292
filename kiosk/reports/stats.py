"""The visits as a table for the terminal, as one page to read or print, and as CSV."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, fields
from datetime import datetime

from kiosk.core.visit_figures import Figures, middle, share
from kiosk.core.visit_record import PageRow, VisitRow

ENDINGS = {
    "reset": "nobody touched the screen any more",
    "start_again": "the visitor chose to start again",
    "closing": "the museum closed",
    "restart": "the kiosk was restarted",
    "staff": "staff let themselves in",
    "fault": "a fault of the program",
    "cut": "the power or the program was cut off",
}
WIDTHS = (6, 9, 11, 7, 8)
MOST_PAGES = 30
"""So many pages are told in the terminal; the written page has all."""


def told_seconds(seconds: float | None) -> str:
    """A length of time: `42 s`, `3:05 min`."""
    if seconds is None:
        return "–"
    whole = round(seconds)
    return f"{whole} s" if whole < 100 else f"{whole // 60}:{whole % 60:02} min"


def told_share(part: int, whole: int) -> str:
    """A part of a whole: `12 of 40 (30 %)`."""
    percent = share(part, whole)
    return f"{part} of {whole}" + (f" ({percent:.0f} %)" if percent is not None else "")


def format_table(figures: Figures) -> str:
    """What the terminal is told."""
    return "\n".join(_lines(figures)) + "\n"


def _lines(figures: Figures) -> Iterator[str]:
    days = figures.days
    span = f"{next(iter(days))} to {next(reversed(days))}, {len(days)} days" if days else "no days"
    yield f"Visits               {figures.visits}   ({span})"
    if not figures.visits:
        return
    a_day = middle([day.visits for day in days.values()]) or 0
    length, pages = told_seconds(middle(figures.seconds)), middle(figures.pages_a_visit) or 0
    yield f"Visits a day         {a_day:g}   (the middle one of the days that had any)"
    yield f"Length of a visit    {length}, {pages:g} pages   (the middle one of all)"
    met = told_share(figures.put_off, figures.warned)
    yield f"Idle warnings        {met} met somebody still there"
    if figures.under_way:
        yield f"Under way            {figures.under_way}"
    if figures.doubtful:
        yield f"Date in doubt        {figures.doubtful}   (the clock was wrong; not counted by day)"
    yield ""
    yield from _rows("Language read in", figures.languages.most_common(), figures.visits)
    yield from _rows("Chosen", [pair for pair in figures.modes.most_common() if pair[1]], figures.visits)
    endings = [(ENDINGS.get(name, name), count) for name, count in figures.endings.most_common()]
    yield from _rows("Ended because", endings, sum(figures.endings.values()))
    yield _row("Page", "shown", "dwell", "visits end", "warned", "put off")
    for page in figures.pages_by_showing[:MOST_PAGES]:
        dwell = told_seconds(middle(page.dwell))
        yield _row(page.title, page.shown, dwell, page.ended, page.warned, page.put_off)
    rest = len(figures.pages) - MOST_PAGES
    if rest > 0:
        yield f"… and {rest} more pages: --out FILE.html has them all"


def _row(title: str, *cells: object) -> str:
    return f"{title:<44.44}" + "".join(f" {cell!s:>{wide}}" for cell, wide in zip(cells, WIDTHS, strict=True))


def _rows(title: str, counts: Sequence[tuple[str, int]], whole: int) -> Iterator[str]:
    if counts:
        yield title
        for name, count in counts:
            yield f"  {name:<38} {told_share(count, whole)}"
        yield ""


def format_page(figures: Figures, made: datetime) -> str:
    """One page that needs nothing else, to read in a browser or to print."""
    from kiosk.reports.templates import template

    return template("stats.html.jinja").render(
        figures=figures,
        made=made.strftime("%Y-%m-%d %H:%M"),
        busiest=max((day.visits for day in figures.days.values()), default=1),
        endings=[(ENDINGS.get(name, name), count) for name, count in figures.endings.most_common()],
        middle=middle,
        seconds=told_seconds,
        share=told_share,
    )


def format_csv(visits: Iterable[tuple[VisitRow, Sequence[PageRow]]]) -> str:
    """A line for each page of each visit, with the visit's own columns before it."""
    written = io.StringIO()
    writer = csv.writer(written)
    of_visit = [f"visit_{field.name}" for field in fields(VisitRow)]
    of_page = [f"page_{field.name}" for field in fields(PageRow)]
    writer.writerow(of_visit + of_page)
    for visit, pages in visits:
        for page in pages or (None,):
            rest = astuple(page) if page is not None else ("",) * len(of_page)
            writer.writerow([_cell(each) for each in (*astuple(visit), *rest)])
    return written.getvalue()


def _cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, bool):
        return int(value)
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value
