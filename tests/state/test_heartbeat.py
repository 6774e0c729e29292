"""The heartbeat speaks systemd's language, and nothing can make it raise."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.state.heartbeat import Heartbeat


class Ear:
    """Whoever listens: systemd, or the supervisor."""

    def __init__(self, address: str) -> None:
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
        self.socket.bind(address.replace("@", "\0", 1))
        self.environment = {"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "10000000", "WATCHDOG_PID": "1"}

    @property
    def heard(self) -> list[str]:
        said = []
        try:
            while True:
                said.append(self.socket.recv(1000).decode())
        except BlockingIOError:
            return said


@pytest.fixture(params=["file", "abstract"])
def ear(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ear]:
    ear = Ear(str(tmp_path / "notify") if request.param == "file" else f"@kiosk-test-{tmp_path.name}")
    yield ear
    ear.socket.close()


def test_it_beats_at_half_the_time_allowed_once_the_first_frame_is_there(ear: Ear) -> None:
    heart = Heartbeat.of(ear.environment)
    heart.beat(100.0)
    assert ear.heard == []
    heart.ready(100.0)
    assert ear.heard == ["READY=1"]
    beats = []
    for tick in range(81):
        heart.beat(100 + tick * 0.25)
        if ear.heard == ["WATCHDOG=1"]:
            beats.append(tick * 0.25)
    assert beats == [0, 5, 10, 15, 20]


def test_it_says_that_it_ends(ear: Ear) -> None:
    heart = Heartbeat.of(ear.environment)
    heart.tell("still page")
    heart.stopping()
    assert ear.heard == ["STATUS=still page", "STOPPING=1"]


@pytest.mark.parametrize(
    "environment",
    [{}, {"NOTIFY_SOCKET": "/nowhere/notify"}, {"NOTIFY_SOCKET": "@nobody", "WATCHDOG_USEC": "ten"},
     {"NOTIFY_SOCKET": "x" * 500, "WATCHDOG_USEC": "-5"}],
)  # fmt: skip
def test_where_nobody_listens_nothing_happens(environment: dict[str, str]) -> None:
    heart = Heartbeat.of(environment)
    heart.ready(0)
    for tick in range(10):
        heart.beat(tick * 100.0)
    heart.stopping()


def test_a_listener_that_does_not_listen_any_more_blocks_nothing(ear: Ear) -> None:
    heart = Heartbeat.of(ear.environment)
    heart.ready(0)
    for number in range(3000):
        heart.beat(number * 100.0)
    assert 0 < len(ear.heard) < 3000
