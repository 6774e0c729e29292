"""Touches, drags, pinches and keys by chance: nothing breaks, nothing leaves, and it goes on.

The long ones are commands: `python -m tests.endurance.monkey` and `python -m tests.endurance.soak`.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.endurance.faults import all_faults
from tests.endurance.hands import Hands
from tests.endurance.monkey import left, let_loose
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
