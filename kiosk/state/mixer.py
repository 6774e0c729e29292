"""How loud the loudspeaker is, by ALSA's `amixer`; nothing where there is no sound card."""

import logging
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.core.staff_status import Loudness

PROGRAM = "amixer"
PREFERRED = ("Master", "Speaker", "Headphone", "PCM")
PATIENCE = 1.0
"""Seconds: a sound card that hangs must not hang the kiosk."""

_CONTROL = re.compile(r"^Simple mixer control '(.+)',(\d+)$", re.MULTILINE)
_LEVEL = re.compile(r"\[(\d+)%\]")

log = logging.getLogger("kiosk.state")


@dataclass(frozen=True)
class _Control:
    name: str
    number: str
    has_switch: bool
    loudness: Loudness


class Mixer:
    """The control that makes everything louder or quieter. Never raises."""

    def __init__(self, find: Callable[[str], str | None] = shutil.which) -> None:
        self._program = find(PROGRAM)

    def read(self) -> Loudness | None:
        """How loud it is; None where nothing can be set."""
        control = self._control()
        return control.loudness if control is not None else None

    def set(self, level: float) -> None:
        """Make it as loud as that, from 0 to 1, and heard."""
        control = self._control()
        if control is None:
            return
        percent = f"{round(min(max(level, 0.0), 1.0) * 100)}%"
        heard = ["unmute"] if control.has_switch else []
        self._ask("-q", "sset", f"{control.name},{control.number}", "playback", percent, *heard)

    def _control(self) -> _Control | None:
        found = list(_controls(self._ask("scontents")))
        ranked = sorted(found, key=lambda c: (*PREFERRED, c.name).index(c.name))
        return next(iter(ranked), None)

    def _ask(self, *words: str) -> str:
        if self._program is None:
            return ""
        try:
            done = subprocess.run(
                [self._program, "-M", *words],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as refusal:
            log.warning("the loudspeaker cannot be asked: %s", refusal)
            return ""
        return done.stdout.decode("utf-8", "replace")


def _controls(told: str) -> "list[_Control]":
    """The controls that `amixer scontents` tells of, those with a loudness for playing."""
    heads = list(_CONTROL.finditer(told))
    ends = [*(head.start() for head in heads), len(told)][1:]
    found = []
    for head, end in zip(heads, ends, strict=True):
        about = told[head.end() : end]
        able = next((line for line in about.splitlines() if "Capabilities:" in line), "")
        levels = [int(level) for level in _LEVEL.findall(about)]
        if not re.search(r"\b(pvolume|volume)\b", able) or not levels:
            continue
        has_switch = bool(re.search(r"\b(pswitch|switch)", able))
        loudness = Loudness(max(levels) / 100, has_switch and "[on]" not in about)
        found.append(_Control(head[1], head[2], has_switch, loudness))
    return found
