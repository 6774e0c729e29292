"""The exhibit that an intake becomes: its panels, ids, places and sources; and what the curator must do."""

import re
from dataclasses import dataclass, field

from kiosk.core import markup
from kiosk.reports.importing.addresses import is_address
from kiosk.reports.importing.fitting import cited, parted, source_and_locator
from kiosk.reports.importing.intake import Entry, Intake, Spot, Wording
from kiosk.reports.importing.naming import DEVICES, RESERVED, Names

_PICTURE_SIGN = re.compile("[\U0001f000-\U0010ffff\u2600-\u27bf\ufe0f]")


@dataclass
class PlannedEvent:
    """An event with its id, and its texts as they will stand."""

    id: str
    entry: Entry
    headline: Wording
    label: Wording
    more: Wording
    place: str = ""


@dataclass
class PlannedPanel:
    """A panel with its events."""

    id: str
    title: Wording
    introduction: Wording
    has_introduction: bool
    events: list[PlannedEvent] = field(default_factory=list)


@dataclass
class Plan:
    """The whole exhibit, ready to be written."""

    intake: Intake
    title: Wording
    introduction: Wording
    panels: list[PlannedPanel] = field(default_factory=list)
    places: dict[str, Spot] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    """By id, as they were typed."""

    @property
    def events(self) -> list[PlannedEvent]:
        """All events."""
        return [event for panel in self.panels for event in panel.events]


def make_plan(intake: Intake, name: str) -> Plan:
    """Choose panels and ids, and see that every text has its place."""
    first = intake.languages[0]
    if not intake.title:
        intake.remark("to do", "the exhibit", "it has no title: it is called after the file")
    plan = Plan(intake, intake.title or {first: name}, intake.introduction)
    planner = _Planner(plan)
    for entry in intake.entries:
        planner.add(entry)
    if len(plan.panels) == 1 and plan.introduction:
        # with one panel only, the timeline's own text introduces that
        only = plan.panels[0]
        only.introduction, only.has_introduction, plan.introduction = plan.introduction, True, {}
    for panel in plan.panels:
        if not panel.has_introduction:
            told = f"panel {panel.id} has no introduction: its title stands there"
            intake.remark("to do", f"panels/{panel.id}/panel.yaml", told)
    return plan


class _Planner:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.intake = plan.intake
        self._events = Names(RESERVED)
        self._panels = Names(DEVICES)
        self._places = Names()
        self._by_group: dict[str, PlannedPanel] = {}
        self._by_source: dict[str, str] = {}
        self._by_place: dict[tuple[str, tuple[float, float] | None], str] = {}

    def add(self, entry: Entry) -> None:
        """An event, in the panel of its group."""
        headline = entry.headline or self._headline(entry)
        first = markup.plain(next(iter(headline.values())))
        event = PlannedEvent(self._events.new(first, "event"), entry, headline, {}, dict(entry.more))
        self._texts(event)
        self._signs(event)
        self._place(event)
        self._panel(entry).events.append(event)

    def _headline(self, entry: Entry) -> Wording:
        """Where there is none, the first words of the text stand there, else the date."""
        self.intake.remark("to do", entry.where, "it has no headline: write one")
        words = {tag: markup.plain(text).split() for tag, text in entry.text.items()}
        short = {
            tag: " ".join(text[:8]) + ("…" if len(text) > 8 else "") for tag, text in words.items() if text
        }
        return short or {self.intake.languages[0]: entry.date}

    def _texts(self, event: PlannedEvent) -> None:
        entry = event.entry
        if not entry.text:
            self.intake.remark("to do", entry.where, "it has no text: its headline stands there")
        citation = self._citation(entry)
        if not citation and entry.text:
            self.intake.remark("to do", entry.where, "it names no source: say where it is known from")
        for language, text in (entry.text or event.headline).items():
            parts = parted(text)
            event.label[language] = cited(parts.label, citation)
            if parts.rest:
                told = f"the text is too long for a label: in {language} it goes on in “more”; shorten it"
                self.intake.remark("to do", entry.where, told)
            further = "\n\n".join(filter(None, (parts.rest, entry.more.get(language))))
            if further:
                event.more[language] = cited(further, citation)
        for language in set(event.more) - set(entry.text or event.headline):
            event.more[language] = cited(event.more[language], citation)

    def _signs(self, event: PlannedEvent) -> None:
        """Small pictures among the letters, which no typeface of the screen has."""
        texts = (event.headline, event.label, event.more)
        found = dict.fromkeys(_PICTURE_SIGN.findall("".join("".join(each.values()) for each in texts)))
        if found:
            told = f"signs that cannot be drawn: {' '.join(found)}"
            self.intake.remark("to do", event.entry.where, told)

    def _citation(self, entry: Entry) -> str:
        cites = []
        for written in entry.sources:
            work, locator = source_and_locator(written)
            name = self._by_source.get(work)
            if name is None:
                name = self._by_source[work] = f"source-{len(self._by_source) + 1}"
                self.plan.sources[name] = work
                kind = "an address" if is_address(work) else "a line of text"
                told = f"source {name} is {kind} only: give its author, title and year ({work})"
                self.intake.remark("to do", "sources.yaml", told)
            cites.append(f"@{name}, {locator}" if locator else f"@{name}")
        return f"[{'; '.join(cites)}]" if cites else ""

    def _place(self, event: PlannedEvent) -> None:
        spot = event.entry.place
        if spot is None:
            return
        name = markup.plain(next(iter(spot.name.values())))
        if spot.at is None:
            known = next((key for (said, _at), key in self._by_place.items() if said == name), "")
            if not known:
                told = (
                    f"place “{name}” has no latitude and longitude: write it in places.yaml, and name it here"
                )
                self.intake.remark("to do", event.entry.where, told)
            event.place = known
            return
        key = (name, spot.at)
        if key not in self._by_place:
            self._by_place[key] = self._places.new(name, "place")
            self.plan.places[self._by_place[key]] = spot
        event.place = self._by_place[key]

    def _panel(self, entry: Entry) -> PlannedPanel:
        title = entry.group or self.plan.title
        key = markup.plain(next(iter(title.values()))).casefold() if entry.group else ""
        if key not in self._by_group:
            name = self._panels.new(next(iter(title.values())), "panel")
            panel = PlannedPanel(name, dict(title), dict(title), has_introduction=False)
            self._by_group[key] = panel
            self.plan.panels.append(panel)
        return self._by_group[key]
