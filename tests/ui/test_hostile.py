"""What the check lets through is drawn: as characters, as a picture, or as a frame that says it cannot be."""

import shutil
import time
from pathlib import Path

import pytest

from kiosk.ui.widgets.text_block import TextBlock
from tests.content.hostile import PICTURES, TEXTS, Trick
from tests.ui.driver import Kiosk
from tests.ui.places import CANAL

DRAWN = [trick for trick in (*TEXTS, *PICTURES) if not trick.told]


@pytest.mark.parametrize("trick", DRAWN, ids=lambda trick: trick.name)
def test_what_was_written_to_do_harm_is_drawn_as_it_is(trick: Trick, tmp_path: Path) -> None:
    exhibit = Path(shutil.copytree(CANAL, tmp_path / "canal"))
    trick.play(exhibit)
    kiosk = Kiosk(exhibit, size=(1024, 600))
    try:
        kiosk.visit.begin("de")
        began = time.process_time()
        kiosk.visit.open_event("bridge")
        kiosk.visit.go_on()
        if trick in TEXTS:
            kiosk.tap("Weiterlesen")
        kiosk.settle()
        assert time.process_time() - began < 10
        if trick.shown and "\u200b" not in trick.shown:
            assert kiosk.sees(trick.shown)
            blocks = [widget for widget in kiosk._widgets() if isinstance(widget, TextBlock)]
            assert not any(name == "about" for block in blocks for name in block.text.refs)
        kiosk.visit.open_event("wages")
        assert kiosk.screen == "event"
    finally:
        kiosk.close()
