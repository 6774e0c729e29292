"""The least a Kivy program can be: our settings, one window, nothing in it. `start.py` compares with it."""

import sys
from pathlib import Path

from kiosk.ui.environment import WindowWanted, prepare


def main() -> None:
    """Open the window, report its first frame, and stay."""
    prepare(Path(sys.argv[1]), WindowWanted())
    from kivy.base import runTouchApp
    from kivy.uix.widget import Widget

    from kiosk.ui.measures import report_first_frame

    empty = Widget()
    report_first_frame()
    runTouchApp(empty)


if __name__ == "__main__":
    main()
