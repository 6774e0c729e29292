"""The index."""

from kiosk.ui.screens.base import Screen
from kiosk.ui.widgets.rail import Way


class IndexScreen(Screen):
    """The index."""

    def compose(self) -> None:
        """Draw it."""
        self.ground()
        self.add_rail(Way())
