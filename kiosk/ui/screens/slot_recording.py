"""Sound and film in an event's slot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.media import Recording

if TYPE_CHECKING:
    from kiosk.ui.screens.event import EventScreen
    from kiosk.ui.screens.event_plan import Plan


def draw_recording(screen: EventScreen, plan: Plan, recording: Recording) -> None:
    """Draw the player, with its words."""
