"""One life."""

from kiosk.ui.screens.base import Screen
from kiosk.ui.widgets.rail import Way


class LifeScreen(Screen):
    """One life."""

    def compose(self) -> None:
        """Draw it."""
        self.ground()
        self.add_rail(Way())
