"""Fingers as SDL tells of them, through SDL's own queue: a touchscreen under X11 or Wayland does the same."""

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from kivy.core.window import Window

from kiosk.ui import app as app_module
from kiosk.ui import still_app as still_module
from kiosk.ui.environment import sdl_library
from kiosk.ui.glass import hear_fingers
from tests.ui.driver import Kiosk
from tests.ui.places import CANAL

DOWN, UP, MOVED = 0x700, 0x701, 0x702


class TouchFingerEvent(ctypes.Structure):
    """SDL_TouchFingerEvent, in SDL_events.h of SDL 2."""

    _fields_ = (
        ("type", ctypes.c_uint32), ("timestamp", ctypes.c_uint32),
        ("touch", ctypes.c_int64), ("finger", ctypes.c_int64),
        ("x", ctypes.c_float), ("y", ctypes.c_float), ("dx", ctypes.c_float), ("dy", ctypes.c_float),
        ("pressure", ctypes.c_float), ("window", ctypes.c_uint32), ("rest", ctypes.c_uint8 * 16),
    )  # fmt: skip


def finger(kind: int, number: int, x: float, y: float) -> None:
    """One thing that a finger does, at a place counted from the top left, in pixels."""
    event = TouchFingerEvent(
        type=kind, touch=1, finger=number, x=x / Window.width, y=y / Window.height, pressure=1
    )
    assert sdl_library().SDL_PushEvent(ctypes.byref(event)) == 1


@pytest.fixture
def own_window() -> Iterator[Any]:
    before = Window._win
    yield before
    Window._win = before


@pytest.fixture
def kiosk(own_window: Any) -> Iterator[Kiosk]:
    kiosk = Kiosk(CANAL)
    hear_fingers()
    yield kiosk
    kiosk.close()


def arrive(kiosk: Kiosk) -> None:
    Window.mainloop()
    kiosk.frames(2)


def tap(kiosk: Kiosk, said: str, number: int = 1) -> None:
    x, y = kiosk.find(said).center
    finger(DOWN, number, x, Window.height - y)
    arrive(kiosk)
    finger(UP, number, x, Window.height - y)
    arrive(kiosk)


def test_a_tap_on_the_glass_chooses_once(kiosk: Kiosk) -> None:
    moves: list[Any] = []
    told: Callable[[Any], None] = kiosk.visit.on_move

    def note(here: Any) -> None:
        moves.append(here)
        told(here)

    kiosk.visit.on_move = note
    tap(kiosk, "Zum Beginnen berühren")
    assert kiosk.screen == "contents"
    assert len(moves) == 1


def test_a_second_finger_is_heard_while_the_first_stays(kiosk: Kiosk) -> None:
    kiosk.visit.begin("de")
    kiosk.visit.open_about()
    kiosk.wait(1)
    finger(DOWN, 7, 300, 300)
    arrive(kiosk)
    kiosk.wait(3)
    tap(kiosk, "Start", number=8)
    assert kiosk.screen == "contents"
    finger(UP, 7, 300, 300)
    arrive(kiosk)


def test_a_finger_that_slides_off_chooses_nothing(kiosk: Kiosk) -> None:
    x, y = kiosk.find("Zum Beginnen berühren").center
    finger(DOWN, 1, x, Window.height - y)
    arrive(kiosk)
    finger(MOVED, 1, x, 20)
    arrive(kiosk)
    finger(UP, 1, x, 20)
    arrive(kiosk)
    assert kiosk.screen == "attract"


@pytest.mark.parametrize(
    ("module", "app"), [(app_module, app_module.KioskApp), (still_module, still_module.StillApp)]
)
def test_both_programs_listen_before_they_run(
    own_window: Any, monkeypatch: pytest.MonkeyPatch, module: Any, app: type[Any]
) -> None:
    heard: list[str] = []
    for name in ("hear_fingers", "runTouchApp"):
        monkeypatch.setattr(module, name, lambda name=name: heard.append(name))
    for name in ("build", "stop"):
        monkeypatch.setattr(app, name, lambda self: None)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr(app_module, "wait_for_touches", lambda: None)
    app.run(object.__new__(app))
    assert heard == ["hear_fingers", "runTouchApp"]
