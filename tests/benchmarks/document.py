"""All that docs/performance.md tells, measured in one go on a quiet machine, ready to be copied into it.

    make bench-all

Runs the other benchmarks one after the other; they print the tables. Ends with 1 when a limit is exceeded.
"""

import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
PARTS = (
    ("Beside TimelineJS in Chromium", "bench.py", ()),
    ("Frames", "frames.py", ()),
    ("Beside an empty Kivy window", "start.py", ("--starts", "5", "--no-tour")),
    ("Large pictures", "large_pictures.py", ()),
)


def main() -> int:
    """Run them all; 1 where one of them did not keep its limit."""
    worst, begun = 0, time.monotonic()
    for title, script, arguments in PARTS:
        print(f"\n### {title}\n\n`{' '.join((script, *arguments))}`\n", flush=True)
        done = subprocess.run([sys.executable, str(HERE / script), *arguments], check=False)
        worst = max(worst, abs(done.returncode))
    print(f"\n{(time.monotonic() - begun) / 60:.0f} minutes in all")
    return min(worst, 1)


if __name__ == "__main__":
    sys.exit(main())
