"""The map."""

from kiosk.ui.screens.base import Screen
from kiosk.ui.widgets.rail import Way


class MapScreen(Screen):
    """The map."""

    def compose(self) -> None:
        """Draw it."""
        self.ground()
        self.add_rail(Way())
