"""What a running kiosk holds: memory, files, threads, and what the toolkit keeps for it."""

import ctypes
import gc
import os
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.ui.environment import give_back_memory

HEADS = (
    "at", "PSS MB", "USS MB", "own MB", "heap MB",
    "files", "fonts", "threads", "clock", "textures", "widgets", "objects",
)  # fmt: skip


@dataclass(frozen=True)
class Counted:
    """What there is in the process at one moment, also what only waits for the garbage collector."""

    files: int
    """Open files, but for those of fonts."""
    fonts: int
    """Open files of fonts: the toolkit keeps the last 64 that it set type in, each in one size."""
    threads: int
    clock: int
    """Calls that the toolkit's clock has been asked for."""
    textures: int
    widgets: int
    objects: int
    """All objects that the garbage collector knows."""


@dataclass(frozen=True)
class Holding(Counted):
    """What the process held at one moment, everything given back that can be."""

    pss: float
    """Megabytes, what is shared with others divided among them."""
    uss: float
    """Megabytes that are this process's alone."""
    own: float
    """Megabytes that are no part of any file: the only measure that other processes cannot change, as they
    come and go and map the same libraries."""
    heap: float
    """Megabytes that the C library has lent out: to fonts, to OpenGL, for the larger objects of Python."""

    def row(self, at: int) -> str:
        """As a line of a table under HEADS."""
        counts = (self.files, self.fonts, self.threads, self.clock, self.textures, self.widgets, self.objects)
        sizes = (self.pss, self.uss, self.own, self.heap)
        return " ".join(
            [f"{at:>8}", *(f"{each:>8.1f}" for each in sizes), *(f"{each:>8}" for each in counts)]
        )


def heads() -> str:
    """The names over the columns."""
    return " ".join(f"{head:>8}" for head in HEADS)


def holding(draw_a_frame: Callable[[], None]) -> Holding:
    """What this process holds now; a frame is drawn, with which the toolkit gives its textures back."""
    for _ in range(3):
        give_back_memory(draw_a_frame)
    pss, uss, own = memory(os.getpid())
    return Holding(**asdict(counted()), pss=pss, uss=uss, own=own, heap=lent())


def counted() -> Counted:
    """What there is now, as it is: nothing is given back before."""
    from kivy.clock import Clock
    from kivy.graphics.texture import Texture
    from kivy.uix.widget import Widget

    found = Counter(type(each) for each in gc.get_objects())
    textures, widgets = (
        sum(many for kind, many in found.items() if issubclass(kind, base)) for base in (Texture, Widget)
    )
    open_ones = [_target(each) for each in Path("/proc/self/fd").iterdir()]
    fonts = sum(each.endswith(".ttf") for each in open_ones)
    return Counted(
        files=len(open_ones) - fonts,
        fonts=fonts,
        threads=threading.active_count(),
        clock=len(Clock.get_events()),
        textures=textures,
        widgets=widgets,
        objects=found.total(),
    )


class _Lending(ctypes.Structure):
    """glibc's `struct mallinfo2`."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            "arena", "ordblks", "smblks", "hblks", "hblkhd",
            "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost",
        )
    ]  # fmt: skip


def lent() -> float:
    """Megabytes that the C library has lent out; nought where it is another than glibc 2.33 or newer."""
    try:
        ask = ctypes.CDLL("libc.so.6").mallinfo2
    except (OSError, AttributeError):
        return 0.0
    ask.restype = _Lending
    told = ask()
    return float(told.uordblks + told.hblkhd) / 2**20


def _target(link: Path) -> str:
    """What an open file is; nothing if it has been closed meanwhile."""
    try:
        return str(link.readlink())
    except OSError:
        return ""


def kinds() -> Counter[str]:
    """How many objects of each kind there are."""
    return Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.get_objects())


def memory(pid: int) -> tuple[float, float, float]:
    """The PSS of a process, its USS, and the part of it that belongs to no file, in megabytes."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    told = {name: int(rest.split()[0]) / 1024 for name, rest in (line.split(":", 1) for line in lines[1:])}
    own = told["Pss_Anon"] + told["Pss_Shmem"]
    return told["Pss"], told["Private_Clean"] + told["Private_Dirty"], own
