"""Whether headphones are plugged in: asked of the system, which keeps it in switches and files."""

import logging
import os
import re
from collections.abc import Callable
from pathlib import Path

SW_HEADPHONE_INSERT = 1 << 2
"""The switch of Linux's input devices that tells: include/uapi/linux/input-event-codes.h."""
LOOK_EVERY = 1.0
"""Seconds between looks."""
SEARCH_EVERY = 30.0
"""Seconds between searches, as long as no socket is found that can tell."""

log = logging.getLogger("kiosk")


def read_switches(node: int) -> int:
    """The switches of an open input device as bits: the system call EVIOCGSW."""
    from fcntl import ioctl

    size = 8
    request = (2 << 30) | (size << 16) | (ord("E") << 8) | 0x1B
    return int.from_bytes(ioctl(node, request, bytes(size)), "little")


class Headphones:
    """The sockets of this machine that can tell whether something is plugged in."""

    def __init__(self, root: Path = Path("/"), switches: Callable[[int], int] = read_switches) -> None:
        self._root = root
        self._switches = switches
        self._nodes: dict[Path, int] = {}
        self._states: list[Path] = []
        self._looked_at = self._searched_at = float("-inf")
        self._is_plugged: bool | None = None
        self._has_told = False

    def look(self, now: float) -> bool | None:
        """Whether headphones are plugged in; None where no socket can tell."""
        if now - self._looked_at >= LOOK_EVERY:
            self._looked_at = now
            if not self._nodes and not self._states and now - self._searched_at >= SEARCH_EVERY:
                self._searched_at = now
                self._search()
            told = [*self._told_by_switches(), *self._told_by_files()]
            self._is_plugged = any(told) if told else None
        return self._is_plugged

    def _search(self) -> None:
        """Find the input devices with such a switch, and the connectors that have a state to be read."""
        for known in sorted(self._root.glob("sys/class/input/event*/device/capabilities/sw")):
            if _has_headphone_switch(known):
                node = self._root / "dev/input" / known.parts[-4]
                try:
                    self._nodes[node] = os.open(node, os.O_RDONLY | os.O_NONBLOCK)
                except OSError as refusal:
                    self._tell(f"{node}: {refusal.strerror}")
        for state in sorted(self._root.glob("sys/class/extcon/extcon*/state")):
            if _named_in(state) is not None:
                self._states.append(state)

    def _tell(self, reason: str) -> None:
        if not self._has_told:
            self._has_told = True
            log.warning(
                "headphones cannot be noticed: %s; the kiosk's user belongs in the group input", reason
            )

    def _told_by_switches(self) -> list[bool]:
        told = []
        for node, opened in list(self._nodes.items()):
            try:
                told.append(bool(self._switches(opened) & SW_HEADPHONE_INSERT))
            except OSError:
                # It was unplugged itself; others are looked for at the next search.
                os.close(opened)
                del self._nodes[node]
        return told

    def _told_by_files(self) -> list[bool]:
        return [told for state in self._states if (told := _named_in(state)) is not None]

    def close(self) -> None:
        """Let go of the devices."""
        for opened in self._nodes.values():
            os.close(opened)
        self._nodes.clear()


def _has_headphone_switch(capabilities: Path) -> bool:
    try:
        words = capabilities.read_text(encoding="ascii", errors="replace").split()
        return bool(words) and bool(int(words[-1], 16) & SW_HEADPHONE_INSERT)
    except (OSError, ValueError):
        return False


def _named_in(state: Path) -> bool | None:
    """What a connector says of headphones: `HEADPHONE=1`; None if it says nothing of them."""
    try:
        found = re.search(
            r"^HEADPHONES?=([01])$",
            state.read_text(encoding="ascii", errors="replace"),
            re.MULTILINE | re.IGNORECASE,
        )
    except (OSError, ValueError):
        return None
    return found[1] == "1" if found else None
