"""An exhibit's folder read whole: every file, and what is wrong in any of them."""

from pathlib import Path

from kiosk.content import charts, panels
from kiosk.content.advice import advise
from kiosk.content.check import check_names
from kiosk.content.draft import Draft
from kiosk.content.files import shown, whole_path
from kiosk.content.findings import Findings
from kiosk.content.folder import look_into
from kiosk.content.library import Reading, media_folder
from kiosk.content.loading import load_files
from kiosk.content.media import MediaFolder
from kiosk.content.places import check_places
from kiosk.content.styles import check_style
from kiosk.core.model import Event, Exhibit, Panel


def read_whole(folder: Path, media: Path | None, shown_as: str | None, advises: bool) -> Reading:
    """What is in the folder; see `library.read_exhibit`, which is what to call."""
    findings = Findings()
    inside = look_into(folder, shown(folder) if shown_as is None else shown_as, findings)
    if inside is None:
        return Reading(None, findings.problems, 0)
    draft = Draft(inside, MediaFolder(media or media_folder(folder)))
    load_files(draft, findings)
    panels.check_panel_list(draft, findings)
    panels.check_event_ids(draft, findings)
    panels.check_chapters(draft, findings)
    check_names(draft, findings)
    check_places(draft, findings)
    charts.check_charts(draft, findings)
    check_style(draft, findings)
    if advises:
        advise(draft, findings)
    files = len(draft.sheets) + len(draft.tables)
    return Reading(None if findings.has_errors else _exhibit(draft), findings.problems, files, draft)


def _exhibit(draft: Draft) -> Exhibit | None:
    outline = draft.outline
    if outline is None:
        return None
    ordered: dict[str, Panel] = {}
    events: dict[str, Event] = {}
    for name in outline.panels:
        panel = draft.panels[name]
        inside = [draft.events[stem] for stem in draft.folder.panels[name].events]
        order = panels.in_reading_order(panel, inside)
        ordered[name] = panel.model_copy(update={"events": order})
        events.update({stem: draft.events[stem] for stem in order})
    return Exhibit(
        id=Path(whole_path(draft.folder.root)).name,
        folder=str(draft.folder.root),
        media_folder=str(draft.media.folder),
        outline=outline,
        panels=ordered,
        events=events,
        sources=draft.shelf.sources,
        atlas=draft.atlas,
        terms=draft.terms,
        charts=draft.charts,
        rows={key: draft.tables[chart.data].rows for key, chart in draft.charts.items()},
        lives=draft.lives,
        style=draft.style,
    )
