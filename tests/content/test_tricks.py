"""Every trick of `hostile.py`: told of in one plain line, or shown as it is; soon, in little room, and the
exhibit that was on show stays there."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.content.library import Library
from kiosk.core import markup
from tests.content.hostile import TRICKS, Trick

MOST_SECONDS = 2.0
"""Of this process alone: what others do beside it does not count."""
TELL_THE_REMEDY = ("missing-file", "missing-key", "unreadable", "unknown-column")
"""These say what to do by what they say is wrong."""
MOST_BYTES = 200 * 2**20


def _memory(line: str) -> int:
    with Path("/proc/self/status").open(encoding="ascii") as told:
        return next(int(each.split()[1]) * 1024 for each in told if each.startswith(line))


@pytest.fixture
def measured() -> Callable[[], tuple[float, int]]:
    """Tells the seconds and the bytes that were used since."""
    began, has_proc = time.process_time(), Path("/proc/self/status").exists()
    before = _memory("VmRSS") if has_proc else 0
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")  # the peak is counted from here
    return lambda: (time.process_time() - began, _memory("VmHWM") - before if has_proc else 0)


@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: trick.name)
def test_a_trick_is_told_of_or_shown_as_text_and_does_no_harm(
    trick: Trick, canal: Path, request: pytest.FixtureRequest
) -> None:
    library = Library(canal)
    sound = library.exhibit
    trick.play(canal)
    measured = request.getfixturevalue("measured")
    library.reload()
    seconds, more = measured()
    assert_well_told_of(library, trick)
    assert seconds < MOST_SECONDS
    assert more < MOST_BYTES
    if trick.told and not library.is_sound:
        assert library.exhibit is sound
    assert library.exhibit is not None
    assert set(library.exhibit.events) >= {"wages", "collapse", "opening"}


def assert_well_told_of(library: Library, trick: Trick) -> None:
    lines = [str(problem) for problem in library.problems]
    for problem in library.problems:
        assert len(str(problem).splitlines()) == 1
        assert problem.severity == "warning" or problem.hint or problem.code in TELL_THE_REMEDY
    if trick.told:
        (told, *_) = [line for line in lines if trick.told in line] or [f"nothing tells of it: {lines[:3]}"]
        assert trick.told in told
    else:
        assert library.is_sound, lines[:3]
    if trick.shown:
        assert library.exhibit is not None
        more = library.exhibit.event("bridge").more
        assert more is not None
        assert markup.plain(more["de"]) == trick.shown
