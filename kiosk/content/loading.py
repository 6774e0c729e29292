"""The files of an exhibit, each read into the draft as far as it can be."""

from kiosk.content.draft import Draft
from kiosk.content.findings import Findings
from kiosk.content.folder import COLLECTIONS
from kiosk.content.reader import read_part, read_parts
from kiosk.content.sheet import Sheet, load_sheet
from kiosk.content.sources import read_sources
from kiosk.content.texts import is_language
from kiosk.core.model import Atlas, Chart, Event, Life, Outline, Panel, Term


def load_files(draft: Draft, findings: Findings) -> None:
    """Read every file of the exhibit's folder; what is wrong in one keeps none of the others back."""
    _read_outline(draft, findings)
    _read_panels(draft, findings)
    _read_collections(draft, findings)
    _name_all(draft)


def _load(draft: Draft, name: str, findings: Findings) -> Sheet | None:
    sheet = load_sheet(draft.folder.root / name, draft.folder.path(name), findings)
    if sheet is None or not isinstance(sheet.root.inside, dict if name != "sources.yaml" else (dict, list)):
        draft.is_whole = False
    if sheet is not None:
        draft.sheets.append(sheet)
    return sheet


def _read_outline(draft: Draft, findings: Findings) -> None:
    sheet = _load(draft, "exhibit.yaml", findings)
    draft.outline_sheet = sheet
    draft.panel_names = tuple(draft.folder.panels)
    if sheet is None:
        return
    languages = sheet.root.get("languages")
    if languages is not None:
        draft.languages = tuple(part.value for part in languages.parts() if isinstance(part.value, str))
    if not all(map(is_language, draft.languages)):
        draft.languages = ()  # until the list is right, nothing can be said of what is missing
    draft.outline = read_part(sheet, Outline, draft.languages, findings)
    if draft.outline is not None:
        # folders that are not listed are an error, and read nevertheless, for what else is wrong in them
        listed = [name for name in draft.outline.panels if name in draft.folder.panels]
        draft.panel_names = tuple(dict.fromkeys([*listed, *draft.folder.panels]))


def _read_panels(draft: Draft, findings: Findings) -> None:
    for name in draft.panel_names:
        inside = draft.folder.panels[name]
        if inside.panel:
            sheet = _load(draft, inside.panel, findings)
            if sheet is not None:
                draft.panel_sheets[name] = sheet
                panel = read_part(sheet, Panel, draft.languages, findings, {"id": name})
                if panel is not None:
                    draft.panels[name] = panel
        for stem, file in inside.events.items():
            sheet = _load(draft, file, findings)
            if sheet is not None:
                draft.event_sheets[stem] = sheet
                event = read_part(sheet, Event, draft.languages, findings, {"id": stem, "panel": name})
                if event is not None:
                    draft.events[stem] = event


def _read_collections(draft: Draft, findings: Findings) -> None:
    for name in COLLECTIONS:
        sheet = _load(draft, name, findings) if name in draft.folder.files else None
        if sheet is not None:
            _read_collection(draft, name, sheet, findings)
        elif name not in draft.folder.files and name not in draft.folder.misnamed:
            draft.known.update(dict.fromkeys(_DEFINED_IN[name], ()))
            draft.undefined.update(dict.fromkeys(_DEFINED_IN[name], name))


_DEFINED_IN = {
    "sources.yaml": ("source",), "places.yaml": ("place", "route"), "glossary.yaml": ("term",),
    "charts.yaml": ("chart",), "lives.yaml": (),
}  # fmt: skip


def _read_collection(draft: Draft, name: str, sheet: Sheet, findings: Findings) -> None:
    languages = draft.languages
    match name:
        case "sources.yaml":
            draft.shelf = read_sources(sheet, findings)
            if draft.shelf.is_whole:
                draft.known["source"] = draft.shelf.names
        case "places.yaml":
            draft.atlas_sheet = sheet
            draft.atlas = read_part(sheet, Atlas, languages, findings) or Atlas()
            if set(sheet.root.keys) <= set(Atlas.model_fields):
                for kind, key in (("place", "places"), ("route", "routes")):
                    node = sheet.root.get(key)
                    draft.known[kind] = tuple(node.keys) if node else ()
        case "glossary.yaml":
            draft.terms = read_parts(sheet, Term, languages, findings)
            draft.known["term"] = tuple(sheet.root.keys)
        case "charts.yaml":
            draft.charts_sheet = sheet
            draft.charts = read_parts(sheet, Chart, languages, findings)
            draft.known["chart"] = tuple(sheet.root.keys)
        case _:
            draft.lives = read_parts(sheet, Life, languages, findings)


def _name_all(draft: Draft) -> None:
    """The ids of events and themes: of every file there is, sound or not."""
    folders = [draft.folder.panels[name] for name in draft.panel_names]
    if "panels" in draft.folder.misnamed:
        draft.is_whole = False
    else:
        draft.known["event"] = tuple(id for each in folders for id in (*each.events, *sorted(each.misnamed)))
    draft.is_whole = draft.is_whole and not any(each.misnamed for each in folders)
    if draft.outline_sheet is not None:
        themes = draft.outline_sheet.root.get("themes")
        draft.known["theme"] = tuple(themes.keys) if themes else ()
