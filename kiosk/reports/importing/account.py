"""The account of an import: what was kept, what is to be done, and what an exhibit has no place for."""

from collections.abc import Iterator

from kiosk.core import markup
from kiosk.core.problems import count
from kiosk.reports.importing.intake import Kind
from kiosk.reports.importing.plan import Plan

HEADINGS: dict[Kind, tuple[str, str]] = {
    "left out": ("Not imported", "Each is given in full, so that it can be written by hand."),
    "fetch": (
        "To be fetched",
        "Nothing is fetched from the web by itself. Ask the owner for each file and for leave to show it, "
        "put it into the folder media, and take away the # before its lines in the event's file.",
    ),
    "to do": ("To be written or looked at", ""),
    "no place": (
        "What an exhibit has no place for",
        "It stands as a remark at the head of the event's file as well.",
    ),
}


def format_account(plan: Plan) -> str:
    """The account, as Markdown."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    intake = plan.intake
    yield f"# Imported from {intake.origin}"
    yield ""
    left_out = sum(each.kind == "left out" for each in intake.remarks)
    kept = [
        count(len(plan.events), "event"),
        count(len(plan.panels), "panel"),
        count(len(intake.eras), "period"),
    ]
    kept += [count(len(plan.places), "place"), count(len(plan.sources), "source")]
    yield f"{', '.join(kept)}. {left_out} not imported."
    where = {event.entry.where: f"{event.id}.yaml" for event in plan.events}
    for kind, (heading, explained) in HEADINGS.items():
        remarks = dict.fromkeys(each for each in intake.remarks if each.kind == kind)
        if not remarks:
            continue
        yield from ("", f"## {heading} ({len(remarks)})", "")
        if explained:
            yield from (explained, "")
        together: dict[str, list[str]] = {}
        for each in remarks:
            file = f" ({where[each.where]})" if each.where in where else ""
            together.setdefault(" ".join(each.told.split()), []).append(f"{each.where}{file}")
        for told, places in together.items():
            yield f"- {places[0]}: {told}" if len(places) == 1 else f"- {told}: {', '.join(places)}"
    yield from ("", "## What became of each", "")
    for event in plan.events:
        headline = markup.plain(next(iter(event.headline.values())))
        yield f"- {event.entry.where}: {event.id}.yaml, {event.entry.date}, {headline}"
