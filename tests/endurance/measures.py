"""What a running kiosk holds: memory, files, threads, and what the toolkit keeps for it."""

import gc
import os
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.ui.environment import give_back_memory

HEADS = ("at", "PSS MB", "USS MB", "own MB", "files", "threads", "clock", "textures", "widgets", "objects")


@dataclass(frozen=True)
class Holding:
    """What the process held at one moment, everything given back that can be."""

    pss: float
    """Megabytes, what is shared with others divided among them."""
    uss: float
    """Megabytes that are this process's alone."""
    own: float
    """Megabytes that are no part of any file: the only measure that other processes cannot change, as they
    come and go and map the same libraries."""
    files: int
    threads: int
    clock: int
    """Calls that the toolkit's clock has been asked for."""
    textures: int
    widgets: int
    objects: int
    """All objects that the garbage collector knows."""

    def row(self, at: int) -> str:
        """As a line of a table under HEADS."""
        counts = (self.files, self.threads, self.clock, self.textures, self.widgets, self.objects)
        return f"{at:>8} {self.pss:>8.1f} {self.uss:>8.1f} {self.own:>8.1f} " + " ".join(
            f"{each:>8}" for each in counts
        )


def heads() -> str:
    """The names over the columns."""
    return " ".join(f"{head:>8}" for head in HEADS)


def holding(draw_a_frame: Callable[[], None]) -> Holding:
    """What this process holds now; a frame is drawn, with which the toolkit gives its textures back."""
    from kivy.clock import Clock
    from kivy.graphics.texture import Texture
    from kivy.uix.widget import Widget

    for _ in range(3):
        give_back_memory(draw_a_frame)
    found = Counter(type(each) for each in gc.get_objects())
    textures, widgets = (
        sum(many for kind, many in found.items() if issubclass(kind, base)) for base in (Texture, Widget)
    )
    pss, uss, own = memory(os.getpid())
    return Holding(
        pss=pss,
        uss=uss,
        own=own,
        files=len(os.listdir("/proc/self/fd")),  # noqa: PTH208
        threads=threading.active_count(),
        clock=len(Clock.get_events()),
        textures=textures,
        widgets=widgets,
        objects=found.total(),
    )


def kinds() -> Counter[str]:
    """How many objects of each kind there are."""
    return Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.get_objects())


def memory(pid: int) -> tuple[float, float, float]:
    """The PSS of a process, its USS, and the part of it that belongs to no file, in megabytes."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    told = {name: int(rest.split()[0]) / 1024 for name, rest in (line.split(":", 1) for line in lines[1:])}
    own = told["Pss_Anon"] + told["Pss_Shmem"]
    return told["Pss"], told["Private_Clean"] + told["Private_Dirty"], own
