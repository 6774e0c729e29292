"""A screen in memory for these tests, and Kivy's settings before Kivy is imported."""

import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.ui.environment import WindowWanted, prepare
from kiosk.ui.virtual_screen import is_possible, virtual_screen

# The tests' modules import Kivy as they are collected, and the toolkit can open only one window:
# so both are made ready here, once.
# A loudspeaker that nobody hears, on every machine alike.
os.environ["SDL_AUDIODRIVER"] = "dummy"
_open = ExitStack()
_state = Path(tempfile.mkdtemp(prefix="kiosk-tests-"))
if is_possible():
    _open.enter_context(virtual_screen(3840, 2160))
prepare(_state, WindowWanted((1920, 1080), "tests", resizable=True))


@pytest.fixture(scope="session")
def talking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An exhibit with sound and film, made once."""
    from tests.recordings import exhibit_with_recordings

    return exhibit_with_recordings(tmp_path_factory.mktemp("talking"))


def pytest_sessionfinish() -> None:
    shutil.rmtree(_state, ignore_errors=True)
    _open.close()
