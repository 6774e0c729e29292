"""Tells whoever started the program that it lives: systemd, or our own supervisor.

The protocol is systemd's `sd_notify`: a line of text in a datagram to the socket that `NOTIFY_SOCKET`
names, and within every `WATCHDOG_USEC` microseconds another, or the program counts as frozen.
"""

import logging
import socket
from collections.abc import Mapping

log = logging.getLogger("kiosk.state")


class Heartbeat:
    """Told by the thread that draws, and by no other: only then does it prove anything. Never raises."""

    def __init__(self, address: str = "", limit: float = 0.0) -> None:
        self.limit = limit
        """Seconds of silence after which the program counts as frozen; 0 where nobody counts."""
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self._socket: socket.socket | None = None
        self._next: float | None = None

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> "Heartbeat":
        """The heartbeat that the environment asks for.

        `WATCHDOG_PID` is not looked at: systemd names there the program it started itself, a
        compositor or a supervisor, and the one that draws is another.
        """
        try:
            limit = int(environ.get("WATCHDOG_USEC", "0")) / 1e6
        except ValueError:
            limit = 0.0
        return cls(environ.get("NOTIFY_SOCKET", ""), max(limit, 0.0))

    def ready(self, now: float) -> None:
        """The first frame is on the screen."""
        self._send("READY=1")
        self._next = now

    def beat(self, now: float) -> None:
        """Call this often; half the time allowed passes between two beats."""
        if self._next is None or now < self._next or not self.limit:
            return
        self._next = now + self.limit / 2
        self._send("WATCHDOG=1")

    def tell(self, status: str) -> None:
        """One line about what goes on, for whoever asks systemd."""
        self._send(f"STATUS={status}")

    def stopping(self) -> None:
        """The program ends, because it was asked to."""
        self._send("STOPPING=1")

    def _send(self, line: str) -> None:
        if not self._address:
            return
        try:
            if self._socket is None:
                self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
                self._socket.setblocking(False)
            self._socket.sendto(line.encode(), self._address)
        except (OSError, ValueError) as refusal:
            log.warning("the heartbeat is not heard: %s", refusal)
