"""Writes a plan as an exhibit's folder, each file with remarks to its curator."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from kiosk.content.media_kinds import ENDINGS, look_at
from kiosk.core import markup
from kiosk.reports.importing.account import format_account
from kiosk.reports.importing.addresses import file_name, is_address, slug, what_is_at
from kiosk.reports.importing.intake import Intake, Medium
from kiosk.reports.importing.plan import Plan, PlannedEvent, PlannedPanel, make_plan
from kiosk.reports.schema_lines import give_schemas, head_line, kind_of
from kiosk.reports.yaml_text import comment_lines, scalar, text_lines

ACCOUNT = "IMPORT.md"
MOST_INTRODUCED = 60
"""So many words may introduce the exhibit; a longer text is the one about it."""

_ROUND = str.maketrans("[]", "()")


def write_exhibit(intake: Intake, folder: Path, name: str) -> str:
    """Write the exhibit, and the account of what was kept and what was not; returns the account."""
    plan = make_plan(intake, name)
    folder.mkdir(parents=True, exist_ok=True)
    media = _Media(intake, folder / "media")
    files = {"exhibit.yaml": _outline(plan)}
    for panel in plan.panels:
        files[f"panels/{panel.id}/panel.yaml"] = _panel(panel)
        for event in panel.events:
            files[f"panels/{panel.id}/{event.id}.yaml"] = _event(plan, event, media)
    if plan.sources:
        files["sources.yaml"] = _sources(plan)
    if plan.places:
        files["places.yaml"] = _places(plan)
    for inside, lines in files.items():
        kind = kind_of(inside)
        assert kind is not None
        (folder / inside).parent.mkdir(parents=True, exist_ok=True)
        text = "\n".join([head_line(folder, inside, kind), *lines]) + "\n"
        (folder / inside).write_text(text, encoding="utf-8", newline="\n")
    give_schemas(folder)
    account = format_account(plan)
    (folder / ACCOUNT).write_text(account, encoding="utf-8", newline="\n")
    return account


def _outline(plan: Plan) -> list[str]:
    lines = [
        f"# Imported from {plan.intake.origin}; what was not kept, and what is to be done, is in {ACCOUNT}.",
        "format: 1",
        *text_lines("title", _in_one_line(plan.title)),
        f"languages: [{', '.join(plan.intake.languages)}]",
        f"panels: [{', '.join(panel.id for panel in plan.panels)}]",
    ]
    if plan.introduction:
        is_long = any(len(text.split()) > MOST_INTRODUCED for text in plan.introduction.values())
        lines += text_lines("about" if is_long else "introduction", plan.introduction)
    lines += [
        "# The slides that play while nobody is there: choose the events, and write a line for each.",
        "attract:",
    ]
    for event in _spread(plan.events):
        lines += [f"  - event: {event.id}", *text_lines("line", _plain(event.headline), 4)]
    if plan.intake.eras:
        lines.append("periods:")
    for era in plan.intake.eras:
        lines += [f"  - date: {era.date}", *text_lines("name", _in_one_line(era.name), 4)]
    return lines


def _spread(events: list[PlannedEvent], most: int = 5) -> list[PlannedEvent]:
    """A few events from the whole length, in order."""
    events = sorted(events, key=lambda event: event.entry.date)
    step = max(1, len(events) // most)
    return events[::step][:most]


def _plain(texts: dict[str, str]) -> dict[str, str]:
    return {language: _uncited(markup.plain(text)) for language, text in _in_one_line(texts).items()}


def _in_one_line(texts: dict[str, str]) -> dict[str, str]:
    """What stands on the screen as one line or two has no paragraphs, whatever the file has."""
    return {language: re.sub(r"\s*\n\s*", " ", text) for language, text in texts.items()}


def _uncited(words: str) -> str:
    """Words that are shown as they are, none of which is taken for a citation."""
    return words.translate(_ROUND) if re.search(r"\[[^\[\]]*@", words) else words


def _panel(panel: PlannedPanel) -> list[str]:
    lines = text_lines("title", _in_one_line(panel.title))
    if not panel.has_introduction:
        lines += comment_lines("There was no introduction: write one, in 90 words or so, with its citations.")
    return [*lines, *text_lines("introduction", panel.introduction)]


def _event(plan: Plan, event: PlannedEvent, media: "_Media") -> list[str]:
    entry = event.entry
    remarks = [each for each in plan.intake.remarks if each.where == entry.where and each.kind != "fetch"]
    lines = [*comment_lines(f"Imported from {plan.intake.origin}, {entry.where}.")]
    for remark in remarks:
        start = "No place for" if remark.kind == "no place" else "To do"
        lines += comment_lines(f"{start}: {remark.told}")
    date = scalar(entry.date)
    lines.append(f"date: {date}")
    if entry.date_text:
        lines += text_lines("date_text", _plain(entry.date_text))
    if event.place:
        lines.append(f"place: {event.place}")
    lines += text_lines("headline", _in_one_line(event.headline))
    lines += text_lines("label", event.label)
    if event.more:
        lines += text_lines("more", event.more)
    return [*lines, *media.lines(event)]


def _sources(plan: Plan) -> list[str]:
    lines = comment_lines(
        "Each source as it was typed: give it its author, title, year and language, or replace this file "
        "with an export from Zotero that has the same ids."
    )
    for name, work in plan.sources.items():
        lines += [f"- id: {name}", f"  type: {'webpage' if is_address(work) else 'document'}"]
        lines.append(f"  title: {scalar(work)}")
        if is_address(work):
            lines.append(f"  URL: {scalar(work)}")
    return lines


def _places(plan: Plan) -> list[str]:
    lines = ["places:"]
    for key, spot in plan.places.items():
        assert spot.at is not None
        lines += [f"  {key}:", *text_lines("name", _plain(spot.name), 4)]
        lines.append(f"    at: [{spot.at[0]}, {spot.at[1]}]")
    return lines


class _Media:
    """Pictures that are there are copied; what is on the web is left for the curator to fetch."""

    def __init__(self, intake: Intake, folder: Path) -> None:
        self.intake = intake
        self.folder = folder
        self._names: dict[str, Path] = {}

    def lines(self, event: PlannedEvent) -> list[str]:
        """The media of an event; as comments where something is missing."""
        whole: list[str] = []
        lacking: list[str] = []
        for medium in event.entry.media:
            name = self._copied(event, medium)
            written = self._medium(event, medium, name)
            if name and medium.is_whole:
                whole += written
            else:
                lacking += self._what_lacks(event, medium, name)
                lacking += ["# media:"] if lacking and "# media:" not in lacking else []
                lacking += [f"# {line}" for line in written]
        if whole:
            return ["media:", *whole, *(line for line in lacking if line != "# media:")]
        return lacking

    def _medium(self, event: PlannedEvent, medium: Medium, name: str) -> list[str]:
        first = self.intake.languages[0]
        lines = [f"  - file: {scalar(name or file_name(medium.address, event.id))}"]
        lines += text_lines("alt", _plain(medium.alt) or {first: "…"}, 4)
        if medium.caption:
            lines += text_lines("caption", medium.caption, 4)
        lines.append(f"    credit: {scalar(_uncited(markup.plain(medium.credit)) or '…')}")
        lines.append(f"    rights: {scalar(medium.rights or '…')}")
        return lines

    def _copied(self, event: PlannedEvent, medium: Medium) -> str:
        """The name in the media folder of a picture that lay beside the imported file; nothing if none."""
        file = medium.file
        if file is None:
            return ""
        ending = file.suffix.lower()
        stem = slug(file.stem) or event.id
        name, number = f"{stem}{ending}", 1
        while self._names.get(name, file) != file:
            number += 1
            name = f"{stem}-{number}{ending}"
        fault = (
            look_at(file, file.parent, file.name, ENDINGS[ending])
            if ending in ENDINGS
            else ("", "its kind cannot be shown", "")
        )
        if fault:
            self.intake.remark("to do", event.entry.where, f"{medium.address}: {fault[1]}")
            return ""
        if name not in self._names:
            self.folder.mkdir(exist_ok=True)
            shutil.copyfile(file, self.folder / name)
            self._names[name] = file
        return name

    def _what_lacks(self, event: PlannedEvent, medium: Medium, name: str) -> Iterable[str]:
        missing = [key for key in ("alt", "credit", "rights") if not getattr(medium, key)]
        if name:
            told = f"the picture {name} is in the folder media; it needs {' and '.join(missing)}"
        else:
            what = what_is_at(medium.address) if is_address(medium.address) else "a file that was not found"
            told = f"{what}: {medium.address}"
        self.intake.remark("to do" if name else "fetch", event.entry.where, told)
        return comment_lines(f"To do: {told}. Then take away the # before these lines:")
