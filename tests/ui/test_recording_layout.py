"""The player and its words fit and can be touched: on every form of page, at every text size, by fact."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from kiosk.core.device import Device, ScreenSize
from kiosk.core.sizes import TEXT_SIZES
from kiosk.core.visit import TranscriptDrawer, Visit
from kiosk.ui.widgets.text_block import TextBlock
from kiosk.ui.widgets.touch import Touchable
from tests.recordings import NUMBERS
from tests.ui.driver import Kiosk
from tests.ui.test_layout import faults

SCREENS = [((1920, 1080), 32.0), ((1080, 1920), 32.0), ((1024, 600), 10.1), ((1920, 1080), 21.5)]
ON_THE_FILM = [{"Play", "Cover the recording"}, {"Abspielen", "Aufnahme verdecken"}]
"""The film is a target itself, as large as its picture."""
SMALLEST = {"landscape": 24, "portrait": 24, "small": 18}


@pytest.fixture(params=SCREENS, ids=lambda screen: f"{screen[0][0]}x{screen[0][1]}-{screen[1]}")
def kiosk(request: pytest.FixtureRequest, talking: Path) -> Iterator[Kiosk]:
    size, diagonal = request.param
    device = Device(screen=ScreenSize(diagonal_inches=diagonal))
    kiosk = Kiosk(talking, size=size, device=device)
    kiosk.stage.still = True
    kiosk.visit.begin()
    kiosk.visit.open_event("boats")
    kiosk.visit.go_on()
    yield kiosk
    kiosk.close()


def states(kiosk: Kiosk, what: str) -> Iterator[tuple[str, Callable[[], None]]]:
    visit: Visit = kiosk.visit
    yield what, partial(visit.show_picture, NUMBERS[what])
    if what.startswith("sensitive"):
        yield f"{what}, uncovered", visit.uncover
    yield f"{what}, somewhere in it", partial(somewhere, kiosk)
    if "broken" not in what:
        yield f"{what}, transcript", partial(visit.lay_over, TranscriptDrawer())


def somewhere(kiosk: Kiosk) -> None:
    player = kiosk.stage.deck.player
    if player is not None:
        player.seek(0.5)


def too_small(kiosk: Kiosk) -> Iterator[str]:
    recording = kiosk.stage.screen.recording
    least = SMALLEST[kiosk.stage.sizes.form] * 0.99
    for part in (recording.frame, recording.controls) if recording else ():
        for widget in part.walk(restrict=True):
            if isinstance(widget, TextBlock) and widget.text.style.size < least:
                yield f"set too small: {widget.said[:50]}"


def is_of_something_else(kiosk: Kiosk, fault: str) -> bool:
    """The rail is the same on every screen, and looked at elsewhere."""
    what, _, names = fault.partition(": ")
    rail = [widget.said for widget in kiosk.stage.screen.rail.walk() if isinstance(widget, Touchable)]
    if what == "too small to touch":
        return names.rpartition(":")[0] in rail
    return what == "targets overlap" and set(names.split(" | ")) in ON_THE_FILM


@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_everything_fits_and_can_be_touched(kiosk: Kiosk, language: str, text_size: float) -> None:
    kiosk.visit.speak(language)
    kiosk.visit.set_text_size(text_size)
    found: list[str] = []
    for what in NUMBERS:
        for name, go in states(kiosk, what):
            go()
            kiosk.stage.deck.settle()
            kiosk.frames(1)
            seen = [*faults(kiosk), *too_small(kiosk)]
            found += [f"{name}: {fault}" for fault in seen if not is_of_something_else(kiosk, fault)]
    assert not found, "\n".join(found[:40])
