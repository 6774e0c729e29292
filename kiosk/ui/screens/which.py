"""Which screen draws what. Each is loaded when it is first drawn, or when nothing else is to be done."""

from collections.abc import Iterator
from importlib import import_module
from typing import cast

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
    DisplaySheet,
    KeyHelp,
    LanguageSheet,
    MoreDrawer,
    Over,
    PictureViewer,
    SourcesDrawer,
    Stop,
    TakeawayBox,
    TermBox,
    TranscriptDrawer,
)
from kiosk.ui.screens.base import Screen
from kiosk.ui.screens.over import OverScreen

STOPS: dict[type[Stop], tuple[str, str]] = {
    AtAttract: ("attract", "AttractScreen"),
    AtContents: ("contents", "ContentsScreen"),
    AtNote: ("contents", "NoteScreen"),
    AtPanel: ("panel", "PanelScreen"),
    AtEvent: ("event", "EventScreen"),
    AtTimeline: ("timeline", "TimelineScreen"),
    AtMap: ("map", "MapScreen"),
    AtChart: ("chart", "ChartScreen"),
    AtLives: ("lives", "LivesScreen"),
    AtLife: ("life", "LifeScreen"),
    AtIndex: ("index", "IndexScreen"),
    AtAbout: ("about", "AboutScreen"),
}
"""A stop → the module of its screen, and its class; the likeliest first."""
OVERS: dict[type[Over], tuple[str, str]] = {
    SourcesDrawer: ("drawers", "SourcesScreen"),
    MoreDrawer: ("drawers", "MoreScreen"),
    TermBox: ("term", "TermScreen"),
    PictureViewer: ("viewer", "ViewerScreen"),
    DisplaySheet: ("display", "DisplayScreen"),
    LanguageSheet: ("languages", "LanguagesScreen"),
    TranscriptDrawer: ("transcript", "TranscriptScreen"),
    TakeawayBox: ("takeaway", "TakeawayScreen"),
    KeyHelp: ("key_help", "KeyHelpScreen"),
}
"""The same of what lies over a stop."""


def screen_class(stop: Stop) -> type[Screen]:
    """The screen that draws a stop."""
    return cast(type[Screen], _load(*STOPS[type(stop)]))


def over_class(over: Over) -> type[OverScreen]:
    """The layer that draws what lies over a stop."""
    return cast(type[OverScreen], _load(*OVERS[type(over)]))


def load_each() -> Iterator[None]:
    """Load one after the other, at each step one."""
    for module, name in (*STOPS.values(), *OVERS.values()):
        _load(module, name)
        yield


def _load(module: str, name: str) -> object:
    return getattr(import_module(f"kiosk.ui.screens.{module}"), name)
