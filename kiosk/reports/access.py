"""The access report: each requirement with its clauses, what was measured, and where it was worst."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime

from kiosk.core.access import Account, Clause, Place, Tally

UNCHECKED = "* given from memory: not checked against the standard's text"


def told_figure(figure: float | None, unit: str) -> str:
    """A figure with its unit: `21.3 mm`, `7.02 : 1`; a dash where nothing was measured."""
    if figure is None:
        return "–"
    digits = 1 if abs(figure) >= 20 else 2
    written = f"{figure:.{digits}f}".rstrip("0").rstrip(".")
    return f"{written} {unit}".rstrip()


def format_table(account: Account) -> str:
    """What the terminal is told."""
    return "\n".join(_lines(account)) + "\n"


def _lines(account: Account) -> Iterator[str]:
    for row in account.rows.values():
        wanted = row.requirement
        yield f"{row.verdict.upper():<13}{wanted.title}"
        yield f"{'':<13}{wanted.bar}; worst {told_figure(row.worst, wanted.unit)} of {row.count} measured"
        if row.where is not None:
            yield f"{'':<13}at {row.where}"
        yield f"{'':<13}{'; '.join(map(str, wanted.clauses))}"
        for figure, place in row.told:
            yield f"  {told_figure(figure, wanted.unit):>12}  {place}"
        if row.failures > len(row.told):
            yield f"{'':<13}and {row.failures - len(row.told)} more"
    yield ""
    yield summed(account)
    if any(not clause.is_checked for clause in _clauses(account)):
        yield UNCHECKED


def summed(account: Account) -> str:
    """How many rows passed, failed and were not measured."""
    verdicts = [str(row.verdict) for row in account.rows.values()]
    told = [f"{verdicts.count('passed')} of {len(verdicts)} rows passed"]
    told += [f"{verdicts.count(each)} {each}" for each in ("failed", "not measured") if each in verdicts]
    return ", ".join(told)


def _clauses(account: Account) -> Iterator[Clause]:
    for row in account.rows.values():
        yield from row.requirement.clauses


def format_page(account: Account, title: str, screens: Sequence[str], made: datetime) -> str:
    """One page that needs nothing else, to read in a browser or to print."""
    from kiosk.reports.templates import template

    return template("access.html.jinja").render(
        rows=list(account.rows.values()),
        title=title,
        screens=screens,
        made=made.strftime("%Y-%m-%d %H:%M"),
        summed=summed(account),
        figure=told_figure,
        unchecked=UNCHECKED,
    )


def format_json(account: Account) -> str:
    """Every row as a machine reads it."""
    return json.dumps([_as_json(row) for row in account.rows.values()], ensure_ascii=False, indent=2) + "\n"


def _as_json(row: Tally) -> dict[str, object]:
    wanted = row.requirement
    return {
        "key": wanted.key,
        "title": wanted.title,
        "limit": wanted.limit,
        "is_most": wanted.is_most,
        "unit": wanted.unit,
        "clauses": [asdict(clause) for clause in wanted.clauses],
        "verdict": row.verdict,
        "measured": row.count,
        "failures": row.failures,
        "worst": row.worst,
        "where": _place(row.where),
        "failed": [{"figure": figure, "where": _place(place)} for figure, place in row.told],
    }


def _place(place: Place | None) -> dict[str, object] | None:
    return asdict(place) if place is not None else None
