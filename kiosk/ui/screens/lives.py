"""The people."""

from kiosk.ui.screens.base import Screen
from kiosk.ui.widgets.rail import Way


class LivesScreen(Screen):
    """The people."""

    def compose(self) -> None:
        """Draw it."""
        self.ground()
        self.add_rail(Way())
