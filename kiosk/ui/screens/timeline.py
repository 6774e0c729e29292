"""The timeline."""

from kiosk.ui.screens.base import Screen
from kiosk.ui.widgets.rail import Way


class TimelineScreen(Screen):
    """The timeline."""

    def compose(self) -> None:
        """Draw it."""
        self.ground()
        self.add_rail(Way())
