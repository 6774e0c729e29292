"""A data graphic."""

from kiosk.ui.screens.base import Screen
from kiosk.ui.widgets.rail import Way


class ChartScreen(Screen):
    """A data graphic."""

    def compose(self) -> None:
        """Draw it."""
        self.ground()
        self.add_rail(Way())
