"""A screen in memory, for pictures on a machine that has none, or none of the right size."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def is_possible(system: str = sys.platform) -> bool:
    """Whether this machine has Xvfb, and a toolkit that draws on it: on a Mac it would open a window."""
    return system == "linux" and shutil.which("Xvfb") is not None


@contextmanager
def virtual_screen(width: int, height: int, pictures: Path | None = None) -> Iterator[None]:
    """An X server in memory, just as large as asked, for as long as the block lasts.

    It picks a free display by itself and listens on no network socket. What it shows can be read, as an X
    window dump, from the file Xvfb_screen0 in the folder `pictures`. Raises OSError if it does not start.
    """
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            f"{width}x{height}x24",
            "-nolisten",
            "tcp",
            "-noreset",
            *(["-fbdir", str(pictures)] if pictures is not None else []),
        ],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as told:
            number = told.readline().strip()
        if not number:
            raise OSError("Xvfb did not start")
        before = {
            name: os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "LIBGL_ALWAYS_SOFTWARE")
        }
        os.environ["DISPLAY"] = f":{number}"
        os.environ.pop("WAYLAND_DISPLAY", None)
        os.environ["LIBGL_ALWAYS_SOFTWARE"] = "1"
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value
    finally:
        server.terminate()
        server.wait(10)
