"""A kiosk that runs as in the gallery, in a window nobody sees, on a clock that is moved by hand."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content.library import media_folder
from kiosk.core.device import Device
from kiosk.ui.virtual_screen import virtual_screen
from tests.recordings import exhibit_with_recordings

if TYPE_CHECKING:
    from tests.ui.driver import Kiosk

DEVICE = Device.model_validate({"keypad": {
    "speech": "f5", "repeat": "f6", "slower": "f7", "faster": "f8", "quieter": "f9", "louder": "f10",
}})  # fmt: skip
"""A keypad with a key for everything, so that chance can come upon it."""


@contextmanager
def kiosk_in_memory(
    size: tuple[int, int], state: Path | None = None, exhibit: Path | None = None
) -> Iterator["Kiosk"]:
    """An exhibit on show, by itself the invented one with sound and film. It may be changed: it is a copy."""
    from kiosk.ui.environment import WindowWanted, prepare

    os.environ["SDL_AUDIODRIVER"] = "dummy"
    scratch = Path(tempfile.mkdtemp(prefix="kiosk-endurance-"))
    try:
        folder = scratch / "exhibit"
        shown = copied(exhibit, folder) if exhibit else exhibit_with_recordings(folder)
        with virtual_screen(*size):
            state = state or scratch / "state"
            prepare(state, WindowWanted(size, "endurance", resizable=True))
            from tests.ui.driver import Kiosk

            kiosk = Kiosk(shown, size, device=DEVICE, state=state)
            yield kiosk
            kiosk.close()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def copied(exhibit: Path, into: Path) -> Path:
    """A copy of an exhibit with its media, as it would be handed over."""
    shown = into / exhibit.resolve().name
    shutil.copytree(exhibit, shown)
    if not (shown / "media").exists():
        shutil.copytree(media_folder(exhibit), shown / "media")
    return shown
