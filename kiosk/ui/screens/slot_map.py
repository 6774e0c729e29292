"""A small map in an event's slot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.media import MapRef

if TYPE_CHECKING:
    from kiosk.ui.screens.event import EventScreen
    from kiosk.ui.screens.event_plan import Plan


def draw_map(screen: EventScreen, plan: Plan, small_map: MapRef) -> None:
    """Draw the places and the route, with its words."""


def draw_place(screen: EventScreen, plan: Plan) -> bool:
    """Draw where the event was, if it says so; False if there is nothing to draw."""
    return False
