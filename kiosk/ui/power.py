"""The display's own power, where a program can switch it. Never raises, never waits."""

import logging
import os
import shutil
import subprocess
from collections.abc import Mapping

log = logging.getLogger("kiosk.ui")

ON, OFF = "on", "off"


class Display:
    """Switches the display off and on: `wlopm` under Wayland, `xset` under X11, else not at all.

    Not every compositor can: without help the screen is black, but lit.
    """

    def __init__(self, environ: Mapping[str, str] | None = None) -> None:
        environ = os.environ if environ is None else environ
        self._commands: dict[str, list[list[str]]] = {}
        wlopm, xset = shutil.which("wlopm"), shutil.which("xset")
        if environ.get("WAYLAND_DISPLAY"):
            if wlopm:
                self._commands = {ON: [[wlopm, "--on", "*"]], OFF: [[wlopm, "--off", "*"]]}
        elif environ.get("DISPLAY") and xset:
            # Without the first, X would switch the display off and on by its own times as well.
            times = [xset, "dpms", "0", "0", "0"]
            self._commands = {
                ON: [[xset, "dpms", "force", "on"]],
                OFF: [times, [xset, "dpms", "force", "off"]],
            }
        self._running: list[subprocess.Popen[bytes]] = []
        self.is_off = False

    @property
    def is_possible(self) -> bool:
        """Whether there is a program to switch it with."""
        return bool(self._commands)

    def off(self) -> None:
        """Switch it off; to say so again does no harm, and helps where a touch has woken it."""
        self._do(OFF)
        self.is_off = True

    def on(self) -> None:
        """Switch it on."""
        self._do(ON)
        self.is_off = False

    def _do(self, what: str) -> None:
        self._running = [program for program in self._running if program.poll() is None]
        if len(self._running) > 4:
            return  # they do not end: more of them would not help
        for command in self._commands.get(what, ()):
            try:
                self._running.append(
                    subprocess.Popen(
                        command,
                        stdin=subprocess.DEVNULL,
                        stdout=subprocess.DEVNULL,
                        stderr=subprocess.DEVNULL,
                    )
                )
            except OSError as refusal:
                log.warning("the display cannot be switched %s: %s", what, refusal)
