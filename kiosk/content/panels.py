"""Panels and their events: what is listed, what is in which folder, and the order of reading."""

from collections.abc import Sequence

from kiosk.content.draft import Draft
from kiosk.content.findings import Findings
from kiosk.content.written import Written
from kiosk.core.model import Event, Panel
from kiosk.core.problems import Location, nearest, quoted, unknown_id


def check_panel_list(draft: Draft, findings: Findings) -> None:
    """The panels that exhibit.yaml lists, against the folders there are."""
    sheet = draft.outline_sheet
    node = sheet.root.get("panels") if sheet else None
    folders = draft.folder.panels
    if sheet is None or node is None or not isinstance(node.inside, list):
        return
    if "panels" in draft.folder.misnamed:
        return
    lines: dict[str, int] = {}
    meant = set()
    for entry in node.parts():
        name = entry.value
        at = sheet.at(entry)
        if not isinstance(name, str) or findings.has_error_at(at):
            continue
        if name in lines:
            message = f"panel {quoted(name)} is listed twice: it is already on line {lines[name]}"
            findings.error(at, "duplicate-panel", message, "remove one of them")
            continue
        lines[name] = at.line
        if name not in folders:
            findings.add(unknown_id(at, "panel", name, folders))
            meant.add(nearest(name, folders))
        elif folders[name].panel is None and "panel" not in folders[name].misnamed:
            message = f"panel {quoted(name)} has no file panel.yaml"
            findings.error(at, "missing-file", message, f"write panels/{name}/panel.yaml")
        elif not folders[name].events and not folders[name].misnamed - {"panel"}:
            findings.error(
                at, "no-events", f"panel {quoted(name)} has no events", f"write one in panels/{name}"
            )
    for name, folder in folders.items():
        if name not in lines and name not in meant:
            _tell_unlisted(draft, name, folder.panel, list(folder.events.values()), findings)


def _tell_unlisted(
    draft: Draft, name: str, panel: str | None, events: Sequence[str], findings: Findings
) -> None:
    hint = f'add {name} to "panels" in exhibit.yaml, or move the files'
    for path in [panel] if panel else events:
        at = Location(draft.folder.path(path))
        findings.error(at, "unlisted-panel", f"panel {quoted(name)} is not listed in exhibit.yaml", hint)


def check_event_ids(draft: Draft, findings: Findings) -> None:
    """No two events of the exhibit may have one id."""
    first: dict[str, str] = {}
    for folder in draft.folder.panels.values():
        for name, path in folder.events.items():
            at = Location(draft.folder.path(path))
            if name in first:
                message = f"a second event {quoted(name)}: the first is {draft.folder.path(first[name])}"
                findings.error(at, "duplicate-event", message, "rename one of the two files")
            first.setdefault(name, path)


def check_chapters(draft: Draft, findings: Findings) -> None:
    """Every event of a panel with chapters is in exactly one of them."""
    for name, sheet in draft.panel_sheets.items():
        chapters = sheet.root.get("chapters")
        if chapters is None or not isinstance(chapters.inside, list):
            continue
        own = draft.folder.panels[name].events
        lines: dict[str, int] = {}
        for entry in [event for chapter in chapters.parts() for event in _events_of(chapter)]:
            at, event = sheet.at(entry), str(entry.value)
            if event in lines:
                message = (
                    f"event {quoted(event)} is in the chapters twice: it is already on line {lines[event]}"
                )
                findings.error(at, "chapters", message, "remove one of them")
            elif event not in own and event in draft.known.get("event", ()):
                message = f"event {quoted(event)} belongs to another panel"
                findings.error(at, "chapters", message, "name events of this panel only")
            lines.setdefault(event, at.line)
        for event in own:
            if event not in lines:
                at = sheet.at(sheet.root.at_key("chapters"))
                message = f"the chapters leave out event {quoted(event)}"
                findings.error(at, "chapters", message, "add it to one of them")


def _events_of(chapter: Written) -> list[Written]:
    events = chapter.get("events")
    return [entry for entry in events.parts() if isinstance(entry.value, str)] if events else []


def in_reading_order(panel: Panel, events: Sequence[Event]) -> tuple[str, ...]:
    """The ids of a panel's events: by its chapters, else by date."""
    from kiosk.core.dates import sort_key

    if panel.chapters:
        return tuple(name for chapter in panel.chapters for name in chapter.events)
    return tuple(event.id for event in sorted(events, key=lambda event: (sort_key(event.date), event.id)))
