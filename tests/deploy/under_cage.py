"""The command of the real unit under cage, on a screen in memory, by somebody who is not root.

On wlroots' headless backend grim takes the picture. It may be given an old one there: where the kiosk draws
a frame and then rests, cage hands its picture to the backend without one of its own that could be taken. So
whether something *comes* on the screen is seen on the X11 backend, in a window on a screen in memory.
"""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PIL import Image, ImageGrab

ROOT = Path(__file__).parents[2]
NOBODY = 65534
NEEDED = ("cage", "grim", "Xwayland", "Xvfb", "setpriv")

BACKENDS = {
    "headless": {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_HEADLESS_OUTPUTS": "2"},
    "x11": {"WLR_BACKENDS": "x11"},
}
SOFTWARE = {"WLR_RENDERER": "pixman", "LIBGL_ALWAYS_SOFTWARE": "1"}


@contextmanager
def open_screen() -> Iterator[str]:
    """An X server in memory that lets anybody in; its display."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1024x768x24", "-nolisten", "tcp", "-ac"]
    with subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


def command_of_unit(exhibit: Path) -> list[str]:
    """What the unit starts, with this checkout in the installed one's place."""
    unit = (ROOT / "deploy" / "kiosk.service").read_text(encoding="utf-8")
    (line,) = [each for each in unit.splitlines() if each.startswith("ExecStart=")]
    words = shlex.split(line.removeprefix("ExecStart="))
    swapped = {
        "$CAGE_OPTIONS": None,
        "/opt/kiosk/.venv/bin/python": sys.executable,
        "/opt/kiosk/main.py": str(ROOT / "main.py"),
    }
    return [word for each in words if (word := swapped.get(each, each)) is not None] + [str(exhibit)]


def as_nobody(command: list[str]) -> list[str]:
    """The command as somebody whose only right is to read: a checkout may lie in root's own folder."""
    if os.getuid() != 0:
        return command
    rights = "-all,+dac_read_search"
    return [
        "setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs",
        f"--inh-caps={rights}", f"--ambient-caps={rights}", f"--bounding-set={rights}", *command,
    ]  # fmt: skip


class CageKiosk:
    """The kiosk under cage, while it runs."""

    def __init__(self, folder: Path, exhibit: Path, display: str = "") -> None:
        self.folder = folder
        self.display = display
        folder.mkdir(mode=0o700)
        if os.getuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        kept = ("PATH", "LANG", "TZ")
        backend = BACKENDS["x11"] | {"DISPLAY": display} if display else BACKENDS["headless"]
        given = {name: os.environ[name] for name in kept if name in os.environ}
        self.environment = given | SOFTWARE | backend | {
            "XDG_RUNTIME_DIR": str(folder),
            "HOME": str(folder),
            "XDG_STATE_HOME": str(folder / "state"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONFAULTHANDLER": "1",
        }  # fmt: skip
        device = folder / "device.yaml"
        device.write_text(f"state: {folder / 'kept'}\n", encoding="utf-8")
        device.chmod(0o644)
        self.environment["KIOSK_DEVICE"] = str(device)
        self.log = (folder / "log").open("wb")
        self.process = subprocess.Popen(
            as_nobody(command_of_unit(exhibit)), env=self.environment, cwd=folder,
            stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip

    def picture(self) -> Image.Image | None:
        """What the first screen shows; None before there is one."""
        if self.display:
            return ImageGrab.grab(xdisplay=self.display).convert("RGB")
        file = self.folder / "picture.png"
        display = next((path for path in self.folder.glob("wayland-*") if path.suffix != ".lock"), None)
        if display is None:
            return None
        taken = subprocess.run(
            as_nobody(["grim", "-o", "HEADLESS-1", str(file)]),
            env=self.environment | {"WAYLAND_DISPLAY": display.name},
            capture_output=True, check=False, timeout=20,
        )  # fmt: skip
        if taken.returncode != 0:
            return None
        with Image.open(file) as picture:
            return picture.convert("RGB")

    def pids(self, *words: str) -> list[int]:
        """The processes of this kiosk whose command line has these words."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if os.getsid(int(folder.name)) != self.process.pid:
                    continue
                line = (folder / "cmdline").read_bytes().decode().split("\0")
            except OSError:
                continue
            if all(word in line for word in words):
                found.append(int(folder.name))
        return found

    @property
    def exhibit_pids(self) -> list[int]:
        """The process that draws the exhibit."""
        return [
            pid for pid in self.pids(str(ROOT / "main.py"), "run")
            if pid not in self.pids("--supervised") and pid not in self.pids("--still")
        ]  # fmt: skip

    def until(self, holds: Callable[[], object], seconds: float) -> float:
        """How long it took until something held."""
        begun = time.monotonic()
        while time.monotonic() < begun + seconds:
            if holds():
                return time.monotonic() - begun
            time.sleep(0.05)
        raise AssertionError(
            f"not in {seconds} s: {(self.folder / 'log').read_text(errors='replace')[-3000:]}"
        )

    def close(self) -> None:
        """End all of it."""
        for pid in [self.process.pid, *self.pids()]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.log.close()


def missing() -> list[str]:
    """The programs that are needed and not there."""
    return [name for name in NEEDED if shutil.which(name) is None]


def is_lit(picture: Image.Image | None) -> bool:
    """Whether anything is to be read: light letters on a dark ground."""
    if picture is None:
        return False
    light = sum(picture.convert("L").histogram()[160:])
    return light > picture.width * picture.height * 0.002
