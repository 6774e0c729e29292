"""The supervisor, with a small program in the kiosk's place: dead, frozen, failing again and again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.core.failures import FIRST_REST, LONGEST_REST, MOST, WITHIN, Failures
from tests.state.test_heartbeat import Ear

ROOT = Path(__file__).parents[2]

RUN = """
import sys
from kiosk import supervisor
from kiosk.core import failures
from kiosk.state.heartbeat import Heartbeat
import logging, os

logging.basicConfig(level=logging.INFO)
supervisor.START_LIMIT, supervisor.STOP_LIMIT, supervisor.STILL_AGAIN = 3.0, 0.5, 0.1
failures.FIRST_REST, failures.SETTLED = float(os.environ.get("REST", "0.7")), 0.3
fake, folder = sys.argv[1:3]

def command(name):
    return [sys.executable, "-S", fake, name, f"{folder}/{name}", f"{folder}/life"]

def note(why, after):
    with open(f"{folder}/notes", "a") as notes:
        notes.write(why + "\\n")

sys.exit(supervisor.Supervisor(
    command("exhibit"), command("still"), note, Heartbeat.of(os.environ), limit=1.0).run())
"""


class Care:
    """A supervisor at work, and what has happened under it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ear = Ear(f"@kiosk-test-{folder.name}-{os.getpid()}")
        self.process: subprocess.Popen[str] | None = None
        self.plan("still", "live")

    def plan(self, name: str, *words: str) -> None:
        (self.folder / name).write_text("\n".join(words))

    def start(self, **more: str) -> None:
        fake = str(Path(__file__).with_name("fake_kiosk.py"))
        here = {name: each for name, each in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        environment = here | self.ear.environment | {"WATCHDOG_USEC": "400000"} | more
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, fake, str(self.folder)],
            cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def _lines(self, name: str) -> list[str]:
        file = self.folder / name
        return file.read_text().splitlines() if file.exists() else []

    @property
    def life(self) -> list[str]:
        return self._lines("life")

    @property
    def notes(self) -> list[str]:
        return self._lines("notes")

    def starts(self, name: str) -> int:
        return self.life.count(f"{name} started")

    def until(self, holds: Callable[[], bool], seconds: float = 20) -> float:
        """How long it took until something held."""
        begun = time.monotonic()
        while time.monotonic() < begun + seconds:
            if holds():
                return time.monotonic() - begun
            time.sleep(0.01)
        raise AssertionError(f"in {seconds} s: {self.life}, {self.notes}")

    def stop(self) -> int:
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(20)

    def close(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            if self.process.stderr is not None:
                self.process.stderr.close()
        self.ear.socket.close()


@pytest.fixture
def care(tmp_path: Path) -> Iterator[Care]:
    care = Care(tmp_path)
    yield care
    care.close()


def test_a_kiosk_that_dies_is_started_again_at_once(care: Care) -> None:
    care.plan("exhibit", "die", "live")
    care.start()
    care.until(lambda: care.starts("exhibit") == 2)
    care.until(lambda: care.notes == ["it was ended by SIGKILL"])
    assert care.starts("still") == 0


@pytest.mark.parametrize("how", ["freeze", "deaf"])
def test_a_kiosk_that_freezes_is_ended_and_started_again(care: Care, how: str) -> None:
    care.plan("exhibit", how, "live")
    care.start()
    care.until(lambda: care.starts("exhibit") == 2)
    care.until(lambda: len(care.notes) == 1)
    assert care.notes[0].startswith("it froze")


def test_a_kiosk_that_never_draws_is_started_again(care: Care) -> None:
    care.plan("exhibit", "mute", "live")
    care.start()
    care.until(lambda: care.starts("exhibit") == 2)
    care.until(lambda: len(care.notes) == 1)
    assert care.notes[0].startswith("it did not start")


def test_one_that_wants_to_be_started_again_is_and_it_is_no_failure(care: Care) -> None:
    care.plan("exhibit", *["75"] * 7, "live")
    care.start()
    care.until(lambda: care.starts("exhibit") == 8)
    care.until(lambda: care.notes == ["it was asked to"] * 7)
    assert care.starts("still") == 0


def test_five_failures_lead_to_the_still_page_and_it_stays_while_the_exhibit_is_tried_again(
    care: Care,
) -> None:
    care.plan("exhibit", *["die"] * 6, "live")
    care.start()
    care.until(lambda: care.starts("still") == 1)
    assert care.starts("exhibit") == 5
    care.until(lambda: care.starts("exhibit") == 6)  # tried once more after a rest, in vain
    care.until(lambda: care.starts("exhibit") == 7)  # and after another
    care.until(lambda: "still asked to end" in care.life)
    assert care.starts("still") == 1
    assert care.life[-1] == "still asked to end"


def test_a_kiosk_called_wrongly_is_not_tried_five_times(care: Care) -> None:
    care.plan("exhibit", "2", "live")
    care.start()
    care.until(lambda: care.starts("still") == 1)
    assert care.starts("exhibit") == 1


def test_a_still_page_that_dies_is_started_again(care: Care) -> None:
    care.plan("exhibit", "2")
    care.plan("still", "die", "freeze", "live")
    care.start()
    care.until(lambda: care.starts("still") == 3)


def test_from_the_still_page_staff_have_the_exhibit_tried_at_once(care: Care) -> None:
    care.plan("exhibit", "2", "live")
    care.plan("still", "75", "live")
    care.start(REST="3600")
    care.until(lambda: care.starts("exhibit") == 2)
    care.until(lambda: care.starts("still") == 2)
    care.until(lambda: "still asked to end" in care.life)


def test_asked_to_end_it_ends_the_kiosk_and_says_so(care: Care) -> None:
    care.plan("exhibit", "live")
    care.start()
    care.until(lambda: care.starts("exhibit") == 1)
    care.until(lambda: "READY=1" in care.ear.heard)
    assert care.stop() == 0
    assert care.life[-1] == "exhibit asked to end"
    assert "STOPPING=1" in care.ear.heard


def test_a_frozen_kiosk_does_not_keep_it_from_ending(care: Care) -> None:
    care.plan("exhibit", "freeze")
    care.start()
    care.until(lambda: care.starts("exhibit") == 1)
    assert care.stop() == 0


def test_a_kiosk_that_ends_by_itself_ends_it(care: Care) -> None:
    care.plan("exhibit", "0")
    care.start()
    assert care.process is not None
    assert care.process.wait(20) == 0


def test_systemd_hears_that_it_lives_while_it_lives(care: Care) -> None:
    care.plan("exhibit", "live")
    care.start()
    care.until(lambda: "READY=1" in care.ear.heard)
    care.until(lambda: "WATCHDOG=1" in care.ear.heard)
    assert care.process is not None
    care.process.send_signal(signal.SIGSTOP)
    care.ear.heard  # noqa: B018  (what was said before it was stopped)
    time.sleep(0.5)
    assert care.ear.heard == []


def test_a_supervisor_that_is_killed_takes_its_kiosk_along(care: Care) -> None:
    care.plan("exhibit", "live")
    care.start()
    care.until(lambda: care.starts("exhibit") == 1)
    assert care.process is not None
    care.process.kill()
    care.until(lambda: "exhibit asked to end" in care.life)


def test_when_its_screen_has_gone_it_ends_so_that_it_is_started_with_a_new_one(care: Care) -> None:
    care.plan("exhibit", "1")
    care.start(WAYLAND_DISPLAY=str(care.folder / "gone"))
    assert care.process is not None
    assert care.process.wait(20) == 1
    assert care.starts("exhibit") == 1


# --- the rule, without processes


def test_failures_long_ago_do_not_count() -> None:
    failures = Failures()
    for number in range(20):
        failures.failed(number * WITHIN / (MOST - 2))
        assert not failures.too_many
    failures = Failures()
    for number in range(MOST):
        assert not failures.too_many
        failures.failed(number * WITHIN / (MOST + 1))
    assert failures.too_many


def test_each_try_in_vain_is_followed_by_a_longer_rest() -> None:
    failures = Failures()
    rests = []
    for _ in range(5):
        failures.failed(0, in_vain=True)
        assert failures.too_many
        rests.append(failures.rest())
        assert failures.on_trial
    assert rests == [FIRST_REST, 2 * FIRST_REST, 4 * FIRST_REST, LONGEST_REST, LONGEST_REST]
    failures.mended()
    assert not failures.on_trial
    failures.failed(0)
    assert not failures.too_many
