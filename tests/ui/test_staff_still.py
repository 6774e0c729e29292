"""The staff page over the still page by itself: where the exhibit is missing or has failed too often."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.core.device import Device
from kiosk.core.failures import RESTART
from kiosk.core.pin import hash_pin
from kiosk.state.choices import read_choices
from kiosk.ui import still_app
from kiosk.ui.backstage import Backstage
from kiosk.ui.staff_room import StaffRoom
from kiosk.ui.still_app import StillApp
from tests.ui.driver import OK, Finger, Kiosk, Knob, Switch, WallClock
from tests.ui.places import CANAL

PIN = "830259174"


@pytest.fixture
def hands() -> Kiosk:
    """The hands of a kiosk that has ended: they move the clock, and touch what the window shows."""
    kiosk = Kiosk(CANAL, size=(1024, 600))
    kiosk.close()
    return kiosk


@pytest.fixture
def app(hands: Kiosk, tmp_path: Path) -> Iterator[StillApp]:
    device = Device(pin=hash_pin(PIN, b"0123456789abcdef"), languages=("en", "de"))
    backstage = Backstage(
        device, in_gallery=True, kept_in=tmp_path, environ={"KIOSK_SUPERVISED": "test"},
        wall=WallClock("2027-05-04T12:00:00"), display=Switch(), mixer=Knob(),
    )  # fmt: skip
    app = StillApp({}, backstage, tmp_path / "missing")
    app.build()
    hands.frames(2)
    yield app
    app.stop()


def enter(hands: Kiosk, app: StillApp, pin: str) -> StaffRoom:
    finger: Finger = hands.down(10, Window.height - 10)
    hands.wait(5.2)
    hands.up(finger)
    assert app.backstage.staff.is_open
    for digit in pin:
        hands.tap(digit)
    hands.tap("OK")
    hands.wait(0.6)
    return app.backstage.staff


def test_it_opens_without_an_exhibit_and_tells_that_there_is_none(hands: Kiosk, app: StillApp) -> None:
    assert hands.sees("This screen will be back shortly.")
    room = enter(hands, app, PIN)
    assert room.is_let_in
    hands.wait_until(lambda: not room._inspection.found.is_being_checked)  # type: ignore[union-attr]
    hands.wait(0.6)
    assert hands.sees("There is no content to show")
    assert hands.sees("Cannot be checked")
    assert not hands.offers("Reload content")
    hands.tap("Back to the exhibit")
    assert hands.sees("This screen will be back shortly.")


def test_restart_has_the_exhibit_tried_at_once(
    hands: Kiosk, app: StillApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []
    monkeypatch.setattr(still_app, "stopTouchApp", lambda: asked.append(Clock.get_time()))
    enter(hands, app, PIN)
    hands.tap("Restart")
    assert len(asked) == 1
    assert app.exit_code == RESTART


def test_wrong_pins_are_counted_there_as_well(hands: Kiosk, app: StillApp, tmp_path: Path) -> None:
    enter(hands, app, "1111")
    assert read_choices(tmp_path).wrong_pins == 1


def test_keys_reach_the_page_and_nothing_else(hands: Kiosk, app: StillApp) -> None:
    enter(hands, app, "1111")
    for digit in PIN:
        assert hands.key(ord(digit))
    assert hands.key(OK)
    assert app.backstage.staff.is_let_in
