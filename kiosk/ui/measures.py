"""Figures of the running program, for the benchmarks."""

import os
import time
from pathlib import Path
from typing import Any


def pss_megabytes() -> float:
    """This process's proportional share of memory, in MB (Linux: smaps_rollup)."""
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def report_memory() -> None:
    """Write this process's memory in MB into the file that a benchmark asks for; else do nothing."""
    report = os.environ.get("KIOSK_REPORT_PSS")
    if report:
        Path(report).write_text(f"{pss_megabytes():.1f}\n", encoding="utf-8")


def report_redraw() -> None:
    """Note in a file, if a test asks for it, when the exhibit was drawn anew after an edit."""
    report = os.environ.get("KIOSK_REPORT_REDRAWS")
    if report:
        with Path(report).open("a", encoding="ascii") as told:
            told.write(f"{time.time():.3f}\n")


def report_first_frame() -> None:
    """Write the time of the window's first frame into the file that a benchmark asks for; else do nothing."""
    report = os.environ.get("KIOSK_REPORT_FIRST_FRAME")
    if not report:
        return
    from kivy.core.window import Window
    from kivy.graphics.opengl import glFinish

    def tell(*_: Any) -> None:
        Window.unbind(on_flip=tell)
        glFinish()  # the frame is only ordered by now, and being drawn
        Path(report).write_text(str(time.monotonic()), encoding="ascii")

    Window.bind(on_flip=tell)
