"""Which files a page is made of, and which page shows what a file says: for a curator who looks at both."""

from pathlib import PurePosixPath

from kiosk.core.model import Exhibit
from kiosk.core.visit import (
    AtAbout,
    AtAttract,
    AtChart,
    AtContents,
    AtEvent,
    AtIndex,
    AtLife,
    AtLives,
    AtMap,
    AtNote,
    AtPanel,
    AtTimeline,
    Stop,
)


def files_of(stop: Stop, exhibit: Exhibit) -> tuple[str, ...]:
    """The files a page is made of, as they are called in the exhibit's folder, the nearest first."""
    match stop:
        case AtNote(then):
            return ("exhibit.yaml", *files_of(then, exhibit))
        case AtPanel(panel):
            return (f"panels/{panel}/panel.yaml",)
        case AtEvent(event):
            return (f"panels/{exhibit.events[event].panel}/{event}.yaml",)
        case AtMap():
            return ("places.yaml",)
        case AtChart(chart):
            return ("charts.yaml", f"data/{exhibit.charts[chart].data}")
        case AtLives() | AtLife():
            return ("lives.yaml",)
        case AtIndex():
            return ("glossary.yaml", "places.yaml", "lives.yaml")
        case AtAbout():
            return ("sources.yaml", "exhibit.yaml")
        case AtAttract() | AtContents() | AtTimeline():
            return ("exhibit.yaml",)


def page_of(file: str, exhibit: Exhibit) -> Stop | None:
    """The page that shows what a file says, from its name in the exhibit's folder; None if there is none."""
    path = PurePosixPath(file)
    match path.parts:
        case ("panels", panel, "panel.yaml") if panel in exhibit.panels:
            return AtPanel(panel)
        case ("panels", _, _) if path.stem in exhibit.events:
            return AtEvent(path.stem)
        case ("exhibit.yaml",):
            return AtContents()
        case ("sources.yaml",):
            return AtAbout()
        case ("places.yaml",) if exhibit.atlas.places:
            return AtMap()
        case ("glossary.yaml",) if exhibit.terms:
            return AtIndex()
        case ("lives.yaml",) if exhibit.lives:
            return AtLives()
        case ("charts.yaml",) if exhibit.charts:
            return AtChart(next(iter(exhibit.charts)))
        case ("data", name):
            return next((AtChart(key) for key, chart in exhibit.charts.items() if chart.data == name), None)
    return next((AtEvent(event.id) for event in exhibit.events.values() if _shows(event, file)), None)


def _shows(event: object, file: str) -> bool:
    """Whether an event shows a media file."""
    name = file.removeprefix("media/")
    return any(getattr(media, "file", None) == name for media in getattr(event, "media", ()))
