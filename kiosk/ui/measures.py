"""Figures of the running program, for the benchmarks."""

from pathlib import Path


def pss_megabytes() -> float:
    """This process's proportional share of memory, in MB (Linux: smaps_rollup)."""
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0
