"""The least a Kivy program can be: our settings, one window, nothing in it. `start.py` compares with it."""

import os
import sys
import time
from pathlib import Path

from kiosk.ui.environment import WindowWanted, prepare


def main() -> None:
    """Open the window, write down when its first frame was on the screen, and stay."""
    prepare(Path(sys.argv[1]), WindowWanted())
    from kivy.app import App
    from kivy.core.window import Window
    from kivy.uix.widget import Widget

    def tell(*_: object) -> None:
        Window.unbind(on_flip=tell)
        Path(os.environ["KIOSK_REPORT_FIRST_FRAME"]).write_text(str(time.monotonic()), encoding="utf-8")

    class Empty(App):
        def build(self) -> Widget:
            Window.bind(on_flip=tell)
            return Widget()

    Empty().run()


if __name__ == "__main__":
    main()
