"""Keeps the kiosk alive: starts it, hears its heartbeat, ends it when it freezes, starts it again.

A program of its own that imports nothing that draws, so that nothing that draws can freeze it. It
speaks systemd's language to the kiosk, and to systemd if systemd started it.
"""

import ctypes
import logging
import os
import selectors
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from kiosk.core import failures
from kiosk.core.failures import Failures
from kiosk.state.heartbeat import Heartbeat

LIMIT = 10.0
"""Seconds of silence after which the kiosk counts as frozen."""
START_LIMIT = 60.0
"""Seconds it may take until its first frame."""
STOP_LIMIT = 5.0
"""Seconds it has to end by itself when it is asked to."""
LAST_WORDS = 0.5
"""Seconds a frozen program has to write where it stands."""
STILL_AGAIN = 2.0
"""Seconds until a still page that failed is started again."""

NAME = token_hex(8)
"""What this supervisor is called: no other was or will be."""

log = logging.getLogger("kiosk.supervisor")
Note = Callable[[str, float], None]
"""Told why the kiosk is started again, and how many seconds it had run."""


class Program:
    """A kiosk that runs, and what it has said."""

    def __init__(self, command: Sequence[str], limit: float) -> None:
        address = f"kiosk-{os.getpid()}-{token_hex(8)}"
        self.ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
        self.ear.bind(f"\0{address}")
        environment = os.environ | {
            "NOTIFY_SOCKET": f"@{address}",
            "WATCHDOG_USEC": str(int(limit * 1e6)),
            "KIOSK_SUPERVISED": NAME,
        }
        self.started = self.heard = time.monotonic()
        self.is_ready = False
        self.is_ending = False
        self._limit = limit
        self._process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, preexec_fn=_end_with_the_parent
        )
        self.end = os.pidfd_open(self._process.pid)
        """A file that can be waited for: it is ready when the program has ended."""

    def listen(self) -> None:
        """Hear what it says."""
        with suppress(BlockingIOError):
            while True:
                said = self.ear.recv(4096).decode("utf-8", "replace").splitlines()
                self.heard = time.monotonic()
                self.is_ready |= "READY=1" in said
                self.is_ending |= "STOPPING=1" in said

    @property
    def deadline(self) -> float:
        """When it counts as frozen if it says nothing."""
        if not self.is_ready:
            return self.started + START_LIMIT
        return self.heard + (STOP_LIMIT if self.is_ending else self._limit)

    @property
    def age(self) -> float:
        """Seconds it has run."""
        return time.monotonic() - self.started

    def ended(self) -> int | None:
        """Its exit code, once it has ended; below 0 the signal that ended it."""
        return self._process.poll()

    def kill(self) -> None:
        """End it now; let it say first where it stood."""
        self._process.send_signal(signal.SIGABRT)
        self._process.send_signal(signal.SIGCONT)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(LAST_WORDS)
        self._process.kill()
        self._process.wait()

    def ask_to_end(self) -> None:
        """Have it end by itself."""
        self._process.terminate()

    def stop(self, seconds: float = STOP_LIMIT) -> None:
        """Have it end by itself, or end it."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()

    def close(self) -> None:
        """Let go of its files."""
        self.ear.close()
        os.close(self.end)


class Supervisor:
    """Runs the exhibit, and the still page where the exhibit fails too often."""

    def __init__(
        self, exhibit: Sequence[str], still: Sequence[str], note: Note, above: Heartbeat, limit: float = LIMIT
    ) -> None:
        self._commands = {"exhibit": exhibit, "still": still}
        self._note = note
        self._above = above
        self._limit = limit
        self._failures = Failures()
        self._programs: dict[str, Program] = {}
        self._start_at = {"exhibit": 0.0}
        """When to start what does not run."""
        self._selector = selectors.DefaultSelector()
        self._is_over = False
        self._code = 0
        self._told_ready = False

    def run(self) -> int:
        """Run until asked to stop, or until the kiosk ends by itself; the exit code."""
        waking, woken = socket.socketpair()
        waking.setblocking(False)
        woken.setblocking(False)
        signal.set_wakeup_fd(waking.fileno())
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._stop)
        self._selector.register(woken, selectors.EVENT_READ)
        try:
            while not self._is_over:
                self._start_what_is_due()
                for key, _ in self._selector.select(self._until_next()):
                    if key.fileobj is woken:
                        with suppress(BlockingIOError):
                            woken.recv(64)
                self._look()
            return self._code
        finally:
            self._above.stopping()
            for program in self._programs.values():
                program.ask_to_end()
            for program in self._programs.values():
                program.stop()
            signal.set_wakeup_fd(-1)

    def _stop(self, *_: object) -> None:
        self._is_over = True

    # --- starting

    def _start_what_is_due(self) -> None:
        now = time.monotonic()
        for name in [name for name, at in self._start_at.items() if at <= now]:
            del self._start_at[name]
            program = Program(self._commands[name], self._limit)
            self._programs[name] = program
            self._selector.register(program.ear, selectors.EVENT_READ)
            self._selector.register(program.end, selectors.EVENT_READ)

    def _until_next(self) -> float:
        """Seconds until something is due though nobody says a word."""
        moments = [*self._start_at.values(), *(program.deadline for program in self._programs.values())]
        if self._above.limit:
            moments.append(time.monotonic() + self._above.limit / 4)
        if self._is_on_trial:
            moments.append(time.monotonic() + 1)
        return max(min(moments, default=60.0) - time.monotonic(), 0.0)

    # --- looking

    @property
    def _is_on_trial(self) -> bool:
        return self._failures.on_trial and "exhibit" in self._programs

    def _look(self) -> None:
        now = time.monotonic()
        for name, program in list(self._programs.items()):
            program.listen()
            code = program.ended()
            if code is not None:
                self._drop(name)
                self._ended(name, program, code)
            elif program.deadline <= now:
                silent = now - (program.heard if program.is_ready else program.started)
                program.kill()
                self._drop(name)
                what = "it froze" if program.is_ready else "it did not start"
                self._failed(name, f"{what}: not a sign of life for {silent:.0f} s", program.age)
        exhibit = self._programs.get("exhibit")
        if self._is_on_trial and exhibit is not None and exhibit.is_ready and exhibit.age > failures.SETTLED:
            self._mended()
        if not self._told_ready and any(program.is_ready for program in self._programs.values()):
            self._told_ready = True
            self._above.ready(now)
        # Whoever hears this knows that the supervisor lives; that the kiosk does is the supervisor's to see.
        self._above.beat(now)

    def _drop(self, name: str) -> None:
        program = self._programs.pop(name)
        self._selector.unregister(program.ear)
        self._selector.unregister(program.end)
        program.close()

    def _ended(self, name: str, program: Program, code: int) -> None:
        if name == "exhibit" and code == failures.RESTART:
            self._again("exhibit", "it was asked to", program.age)
        elif name == "still" and code == failures.RESTART:
            self._try_at_once()
        elif name == "exhibit" and code == 0:
            log.info("the kiosk has ended by itself")
            self._is_over = True
        elif name == "exhibit" and code == failures.MISUSE:
            self._failed(
                name, "it cannot be started as it was called, or has nothing to show", program.age, True
            )
        else:
            self._failed(name, _why(code), program.age)

    def _failed(self, name: str, why: str, age: float, in_vain: bool = False) -> None:
        now = time.monotonic()
        if screen_is_gone(os.environ):
            log.error("%s, and there is no screen any more to start it on", why)
            self._code = 1
            self._is_over = True
            return
        if name == "still":
            log.error("the still page failed: %s", why)
            self._start_at["still"] = now + STILL_AGAIN
            return
        was_on_trial = self._failures.on_trial
        self._failures.failed(now, in_vain or was_on_trial)
        if not self._failures.too_many:
            self._again("exhibit", why, age)
            return
        rest = self._failures.rest()
        self._note(why, age)
        log.error("%s; the still page is shown, and the exhibit tried again in %.0f s", why, rest)
        self._above.tell(f"still page: {why}")
        self._start_at["exhibit"] = now + rest
        if "still" not in self._programs:
            self._start_at.setdefault("still", now)

    def _again(self, name: str, why: str, age: float) -> None:
        log.warning("started again: %s, after %.0f s", why, age)
        self._start_at[name] = time.monotonic()
        # The new one starts at once; what is noted can wait for that.
        self._start_what_is_due()
        self._note(why, age)

    def _try_at_once(self) -> None:
        """Staff will not wait for the next try; the still page stays until the exhibit runs."""
        log.warning("the exhibit is tried again: staff have asked for it")
        self._start_at["still"] = time.monotonic()
        if "exhibit" not in self._programs:
            self._start_at["exhibit"] = time.monotonic()

    def _mended(self) -> None:
        log.warning("the exhibit runs again")
        self._failures.mended()
        self._above.tell("")
        self._start_at.pop("still", None)
        still = self._programs.get("still")
        if still is not None:
            self._drop("still")
            still.ask_to_end()
            still.stop()


def _why(code: int) -> str:
    if code >= 0:
        return f"it ended with {code}"
    try:
        return f"it was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"it was ended by signal {-code}"


def screen_is_gone(environ: Mapping[str, str]) -> bool:
    """Whether the compositor or X server that we were started under has ended.

    Whoever started it starts us with it again; until then nothing could be shown.
    """
    wayland, x11 = environ.get("WAYLAND_DISPLAY"), environ.get("DISPLAY", "")
    if wayland:
        address = str(Path(environ.get("XDG_RUNTIME_DIR", "/")) / wayland)
    elif x11.startswith(":"):
        address = f"/tmp/.X11-unix/X{x11[1:].partition('.')[0]}"
    else:
        return False
    with socket.socket(socket.AF_UNIX) as door:
        door.settimeout(2)
        try:
            door.connect(address)
        except TimeoutError:
            return False
        except OSError:
            return True
    return False


_LIBC = ctypes.CDLL(None)


def _end_with_the_parent() -> None:
    """A kiosk must not outlive its supervisor: the next one would start a second."""
    _LIBC.prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
