"""What is said of a place and not written there: what a picture shows, which source a reference is."""

from typing import Any

from kivy.uix.widget import Widget


class Unwritten(Widget):
    """Draws nothing and takes no touch; it is for ears, and for the frame that keys move."""

    def __init__(self, said: str, language: str = "", holds: bool = False, **place: Any) -> None:
        super().__init__(**place)
        self.said = said
        self.language = language
        self.holds = holds
        """Whether the texts that stand in it are told with it, as one thing."""
