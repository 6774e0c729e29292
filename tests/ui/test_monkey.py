"""Touches, drags, pinches and keys by chance: nothing breaks, nothing leaves, and it goes on.

The long ones are commands: `python -m tests.endurance.monkey` and `python -m tests.endurance.soak`.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from threading import Event, Thread
from typing import Any

import pytest
from kivy.clock import Clock

from kiosk.core.visit import AtAttract, Here
from kiosk.ui.lettering import SetText
from tests.endurance.faults import Faults, all_faults
from tests.endurance.hands import Hands
from tests.endurance.measures import Holding
from tests.endurance.monkey import growth, left, let_loose
from tests.endurance.soak import SLACK, soak
from tests.endurance.stand import DEVICE
from tests.ui.driver import Kiosk

SIZE = (1024, 600)


@pytest.fixture
def kiosk(talking: Path, tmp_path: Path) -> Iterator[Kiosk]:
    kiosk = Kiosk(talking, SIZE, device=DEVICE, state=tmp_path)
    yield kiosk
    kiosk.close()


def test_hands_that_know_nothing_break_nothing(kiosk: Kiosk) -> None:
    hands = Hands(kiosk, Random(11))
    with all_faults() as faults:
        let_loose(kiosk, hands, faults, touches=120, keys=30)
    assert faults.told == []
    assert left(kiosk, hands) == []
    assert len(hands.done) == 8
    assert len(hands.seen) >= 8


def test_the_same_visit_again_and_again_leaves_nothing_behind(kiosk: Kiosk) -> None:
    hands = Hands(kiosk, Random(3))
    with all_faults() as faults:
        soak(kiosk, hands, faults, visits=2, looks=1, same=3)
        assert more_at_the_end(soak(kiosk, hands, faults, visits=4, looks=4, same=3)) == set()
        # So that this can be believed: what a careless change would leave behind is told.
        leaked = more_at_the_end(careless_soak(kiosk, hands, faults))
    assert leaked == {"files", "threads", "clock", "textures", "widgets"}
    assert faults.told == []


def more_at_the_end(held: list[Holding]) -> set[str]:
    """What there is more of after the last visit than after the first; fonts kept open are bounded anyway."""
    return {name for name in SLACK if name != "fonts" and getattr(held[-1], name) > getattr(held[0], name)}


def careless_soak(kiosk: Kiosk, hands: Hands, faults: Faults) -> list[Holding]:
    """A short soak in which each visit leaves a screen, a text, a file, a thread and a call on the clock."""
    kept: list[Any] = []
    move = kiosk.visit.on_move
    over = Event()

    def move_and_keep(here: Here) -> None:
        move(here)
        if isinstance(here.stop, AtAttract):
            thread = Thread(target=over.wait, daemon=True)
            thread.start()
            text = SetText("kept", kiosk.stage.look().style("label"), 1.0)
            call = Clock.schedule_interval(lambda _dt: None, 9)
            file = Path(__file__).open()  # noqa: SIM115
            kept.append((call, file, thread, kiosk.stage.screen, text, text.texture))

    kiosk.visit.on_move = move_and_keep
    held = soak(kiosk, hands, faults, visits=3, looks=3, same=3)
    kiosk.visit.on_move = move
    over.set()
    for call, file, thread, *_ in kept:
        call.cancel()
        file.close()
        thread.join()
    return held


def looks(megabytes: list[float]) -> list[Holding]:
    counts = dict.fromkeys(("files", "fonts", "threads", "clock", "textures", "widgets", "objects"), 1)
    return [Holding(pss=own + 30, uss=own, own=own, heap=60.0, **counts) for own in megabytes]


@pytest.mark.parametrize("last", [100.0, 104.0, 90.0])
def test_one_look_that_holds_much_is_no_growth(last: float) -> None:
    held = looks([100.0 + number % 3 for number in range(190)] + [last] * 10)
    assert growth(held) == []
    held[-1] = looks([120.0])[0]
    assert growth(held) == []


def test_more_memory_at_the_end_than_after_the_first_tenth_is_growth() -> None:
    assert growth(looks([100.0 + number / 20 for number in range(200)])) == [
        "memory has grown by more than 5 %"
    ]
    # What the first tenth itself adds is none.
    assert growth(looks([50.0 + min(number, 15) * 3 for number in range(200)])) == []
