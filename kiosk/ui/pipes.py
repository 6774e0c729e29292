"""Handing something to another program without waiting for it."""

import subprocess
from contextlib import suppress


def hand_over(program: "subprocess.Popen[bytes]", what: bytes) -> None:
    """Give a program its input and end it; one that has ended already says by itself why.

    It must be less than a pipe holds, 64 KB, or this would wait until the program has taken it.
    """
    assert program.stdin is not None
    with suppress(OSError):
        program.stdin.write(what)
    with suppress(OSError):
        program.stdin.close()
