"""The machine that figures were measured on."""

import os
import platform
import re
import shutil
import subprocess
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path


@dataclass(frozen=True)
class Machine:
    """What figures depend on, and how much of it others took meanwhile."""

    processor: str
    cores: int
    memory: float
    """In gigabytes."""
    system: str
    versions: str
    load: float
    """How many processes wanted a processor in the last minute, on average."""
    stolen: float
    """The share of processor time that other machines on the same host took, in per cent."""

    @classmethod
    def at_hand(cls, stolen: float) -> "Machine":
        """This machine."""
        model = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
        pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        return cls(
            model.group(1) if model else platform.processor(),
            os.cpu_count() or 1,
            round(pages / 2**30, 1),
            f"{_name_of_system()}, Linux {platform.release().partition('-')[0]}",
            f"Python {platform.python_version()}, Kivy {version('kivy')}{_browser()}",
            round(os.getloadavg()[0], 2),
            round(stolen, 2),
        )

    def __str__(self) -> str:
        return (
            f"{self.processor}, {self.cores} cores, {self.memory:g} GB, no graphics card; {self.system}; "
            f"{self.versions}. Load at the end {self.load:g}; stolen by other machines {self.stolen:g} %."
        )

    def told(self) -> dict[str, object]:
        """For a file."""
        return asdict(self)


def _name_of_system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.system()


def _browser() -> str:
    """The browser's version, if there is one."""
    browser = shutil.which("chromium")
    if browser is None:
        return ""
    told = subprocess.run([browser, "--version"], capture_output=True, text=True, check=False).stdout
    return f", Chromium {found.group()}" if (found := re.search(r"[\d.]+", told)) else ""
