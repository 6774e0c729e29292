"""A data graphic in an event's slot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.media import ChartRef

if TYPE_CHECKING:
    from kiosk.ui.screens.event import EventScreen
    from kiosk.ui.screens.event_plan import Plan


def draw_chart(screen: EventScreen, plan: Plan, chart: ChartRef) -> None:
    """Draw the graphic, reduced, with its words."""
