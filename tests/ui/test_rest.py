"""What a screen drew and what a visit looked at is given back."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from kiosk.ui.widgets.text_block import TextBlock
from tests.ui.driver import Kiosk
from tests.ui.places import CANAL


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    kiosk = Kiosk(CANAL)
    kiosk.tap("Touch to begin")
    kiosk.visit.open_event("collapse")
    kiosk.tap("Continue")
    kiosk.settle()
    yield kiosk
    kiosk.close()


def test_a_screen_that_was_left_gives_its_textures_back_without_waiting(kiosk: Kiosk) -> None:
    drawn = [w.text.texture for w in kiosk.stage.screen.walk() if isinstance(w, TextBlock)]
    textures = [weakref.ref(texture) for texture in drawn if texture is not None]
    drawn.clear()
    assert len(textures) > 5
    gc.collect()
    gc.disable()
    try:
        kiosk.tap("Home")
        kiosk.wait(1)
        assert [texture for texture in textures if texture() is not None] == []
    finally:
        gc.enable()


def test_pictures_are_given_up_when_the_visit_has_ended(kiosk: Kiosk) -> None:
    assert kiosk.stage.shelf._textures
    kiosk.visit.end()
    kiosk.wait(2)
    assert not kiosk.stage.shelf._textures


def test_pictures_are_kept_when_another_visit_has_begun_meanwhile(kiosk: Kiosk) -> None:
    kiosk.visit.end()
    kiosk.wait(0.5)
    kiosk.visit.begin()
    kiosk.wait(2)
    assert kiosk.stage.shelf._textures
