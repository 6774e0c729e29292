"""A kiosk for the supervisor's tests: speaks the heartbeat's language, and does as a file tells it.

    python fake_kiosk.py NAME PLAN LIFE

PLAN has one word a line, one for each start, the last for all that follow: `live`, `freeze` after the
first frame, `deaf` to all but a kill, `die`, `mute` (it never draws), or the exit code to end with.
LIFE is told what happens.
"""

import os
import signal
import socket
import sys
import time
from pathlib import Path

name, plan, life = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
ear = os.environ["NOTIFY_SOCKET"].replace("@", "\0", 1)
limit = int(os.environ["WATCHDOG_USEC"]) / 1e6
mouth = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)


def tell(what: str) -> None:
    with life.open("a") as stream:
        stream.write(f"{name} {what}\n")


def end(*_: object) -> None:
    tell("asked to end")
    mouth.sendto(b"STOPPING=1", ear)
    sys.exit(0)


signal.signal(signal.SIGTERM, end)
starts = life.read_text().count(f"{name} started\n") if life.exists() else 0
words = plan.read_text().split()
word = words[min(starts, len(words) - 1)]
tell("started")
if word == "mute":
    signal.pause()
if word == "die":
    os.kill(os.getpid(), signal.SIGKILL)
if word.isdecimal():
    sys.exit(int(word))
mouth.sendto(b"READY=1", ear)
if word == "freeze":
    os.kill(os.getpid(), signal.SIGSTOP)
if word == "deaf":
    for number in (signal.SIGABRT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    while True:
        signal.pause()
while True:
    mouth.sendto(b"WATCHDOG=1", ear)
    time.sleep(limit / 4)
