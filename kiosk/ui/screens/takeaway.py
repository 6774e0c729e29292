"""Take-away."""

from kiosk.ui.screens.over import OverScreen


class TakeawayScreen(OverScreen):
    """Take-away."""

    def compose(self) -> None:
        """Draw it."""
        self.swallow(0, 0, self.w, self.h, closes=True)
