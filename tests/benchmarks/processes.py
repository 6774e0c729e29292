"""A program while it runs, and what Linux knows of the time and memory it takes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def running(arguments: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A Python program, while it runs; ended with all that it started."""
    with running_command([sys.executable, *arguments], environment) as program:
        yield program


@contextmanager
def running_command(
    command: list[str], environment: dict[str, str], told: int | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Any program, while it runs; ended with all that it started. `told` is where its messages go."""
    with subprocess.Popen(
        command, env=environment, start_new_session=True, stdout=told, stderr=told
    ) as program:
        try:
            yield program
        finally:
            for kind in (signal.SIGTERM, signal.SIGKILL):
                with suppress(ProcessLookupError):
                    os.killpg(program.pid, kind)
                with suppress(subprocess.TimeoutExpired):
                    program.wait(5)
                    break


def wait_for(report: Path, program: subprocess.Popen[bytes], seconds: float = 120) -> float:
    """The number a program writes into a file, once it is there."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with suppress(FileNotFoundError, ValueError):
            return float(report.read_text(encoding="ascii"))
        if program.poll() is not None:
            raise SystemExit(f"The program ended with {program.returncode} before it had drawn anything.")
        time.sleep(0.002)
    raise SystemExit(f"The program drew nothing in {seconds:.0f} s.")


def cpu_seconds(pid: int) -> float:
    """The processor time a process has taken, all its threads together."""
    fields = _fields(pid)
    return (int(fields[11]) + int(fields[12])) / TICKS


class Tree:
    """A program and all that it has started, as they are from moment to moment."""

    def __init__(self, pid: int) -> None:
        self._root = pid

    def members(self) -> list[int]:
        """The processes that are there now."""
        children: dict[int, list[int]] = {}
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                children.setdefault(int(_fields(folder.name)[1]), []).append(int(folder.name))
        found = [self._root]
        for process in found:
            found += children.get(process, [])
        return found

    def cpu_seconds(self) -> float:
        """The processor time they have taken, those included that have ended and were waited for."""
        ticks = 0
        for process in self.members():
            with suppress(OSError):
                ticks += sum(int(each) for each in _fields(process)[11:15])
        return ticks / TICKS

    def pss_megabytes(self) -> float:
        """Their memory: what they share, with each other or with others, is divided among its holders."""
        total = 0.0
        for process in self.members():
            with suppress(OSError):
                total += pss_megabytes(process)
        return total


def _fields(pid: int | str) -> list[str]:
    """What Linux tells of a process, from its state on. Raises OSError when it has ended."""
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()


def pss_megabytes(pid: int) -> float:
    """The memory of a process: what it shares with others is divided among them."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def stolen() -> tuple[float, float]:
    """The seconds that other machines on the same host took from ours, and all seconds, since boot."""
    fields = [
        int(field) for field in Path("/proc/stat").read_text(encoding="ascii").split("\n")[0].split()[1:9]
    ]
    return fields[7] / TICKS, sum(fields) / TICKS
