"""The still page by itself: shown when the exhibit has failed too often. It reads nothing of the exhibit."""

import signal
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kivy.base import runTouchApp, stopTouchApp
from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.core.failures import RESTART
from kiosk.core.language import INTERFACE, Words
from kiosk.core.visit import Settings
from kiosk.ui.backstage import Backstage
from kiosk.ui.glass import hear_fingers
from kiosk.ui.look import Look
from kiosk.ui.screens.still import StillScreen

TICK = 0.5


class StillApp:
    """One sentence, the opening hours and the heartbeat; no visit, no exhibit, nothing that could fail."""

    def __init__(
        self, said: Mapping[str, str], backstage: Backstage, exhibit_folder: Path | None = None
    ) -> None:
        self.said = said
        """What to say, by language; nothing for our own words."""
        self.backstage = backstage
        self.exhibit_folder = exhibit_folder
        """Where the exhibit's files should be, for the staff page; nothing is read there."""
        self.exit_code = 0
        self.screen: StillScreen | None = None
        self._ticker: Any = None

    def build(self) -> None:
        """Fill the window, and close it to keys."""
        Window.clearcolor = (0.09, 0.086, 0.078, 1)
        Window.bind(on_resize=self._resized, on_keyboard=self._key, on_request_close=self._refuse)
        self._draw()
        self.backstage.begin(self)
        self.backstage.tick(Clock.get_time())
        self._ticker = Clock.schedule_interval(self.tick, TICK)

    def tick(self, _dt: float = 0) -> None:
        """Beat, look at the hours, and see to it that the page has the window's size."""
        self.backstage.tick(Clock.get_time())
        if self.screen is not None and tuple(self.screen.size) != tuple(Window.size):
            self._resized()

    def stop(self) -> None:
        """Let go of the window."""
        if self._ticker is not None:
            self._ticker.cancel()
        Window.unbind(on_resize=self._resized, on_keyboard=self._key, on_request_close=self._refuse)
        self.backstage.close()
        if self.screen is not None:
            Window.remove_widget(self.screen)

    def run(self) -> None:
        """Run until stopped."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopTouchApp())
        self.build()
        hear_fingers()
        try:
            runTouchApp()
        finally:
            self.stop()

    def _draw(self) -> None:
        if self.screen is not None:
            Window.remove_widget(self.screen)
        languages = self.languages_offered
        look = Look(self.backstage.sizes, Settings(languages[0]), Words(languages[0]), languages)
        self.screen = StillScreen(look, said=self.said)
        Window.add_widget(self.screen)

    def _resized(self, *_: Any) -> None:
        self._draw()
        self.backstage.resized()

    def _key(self, _window: Any, key: int, *_: Any) -> bool:
        self.backstage.staff.press(key)
        return True

    def _refuse(self, *_: Any, **__: Any) -> bool:
        return True

    # --- what the backstage asks for

    @property
    def in_a_visit(self) -> bool:
        """Nobody visits a still page."""
        return False

    @property
    def languages_offered(self) -> tuple[str, ...]:
        """The device's languages, else those there are words in."""
        return self.backstage.device.languages or tuple(self.said) or tuple(INTERFACE["back_shortly"])

    @property
    def language(self) -> str:
        """The first of them."""
        return self.languages_offered[0]

    @property
    def exhibit_shown(self) -> tuple[str, bool]:
        """None is shown."""
        return "", False

    @property
    def reads_again(self) -> None:
        """To be read, the exhibit has to be started again."""
        return None

    def restart(self) -> None:
        """Have the exhibit tried again at once."""
        self.exit_code = RESTART
        stopTouchApp()

    def quit(self) -> None:
        """End."""
        stopTouchApp()

    def end_visit(self, how: str) -> None:
        """There is none."""

    def rest_for_the_night(self) -> None:
        """Nothing moves."""

    def wake_for_the_day(self) -> None:
        """It is still there."""
