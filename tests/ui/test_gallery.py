"""In the gallery nothing leaves the exhibit; in a window a curator can."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from kivy.base import ExceptionManager
from kivy.core.window import Window

from kiosk.ui.app import Opening
from tests.ui.driver import Kiosk
from tests.ui.places import CANAL

ESCAPE, F1, F4, Q = 27, 282, 285, 113


@pytest.fixture
def exhibit(tmp_path: Path) -> Path:
    copied = tmp_path / "exhibits" / "canal"
    shutil.copytree(CANAL, copied)
    return copied


@pytest.fixture
def kiosk(exhibit: Path) -> Iterator[Kiosk]:
    kiosk = Kiosk(exhibit)
    yield kiosk
    kiosk.close()


def stopped(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    from kiosk.ui import app

    asked: list[bool] = []
    monkeypatch.setattr(app, "stopTouchApp", lambda: asked.append(True))
    return asked


def test_no_key_or_chord_closes_the_gallery(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = stopped(monkeypatch)
    kiosk.tap("Touch to begin")
    before = kiosk.visit.here
    for key in (ESCAPE, F1, F4, Q, 9, 13):
        for modifiers in ((), ("ctrl",), ("alt",), ("ctrl", "alt"), ("meta",)):
            assert kiosk.key(key, modifiers)
    assert Window.dispatch("on_request_close")
    assert not asked
    assert kiosk.visit.here == before


def test_escape_and_closing_the_window_quit_a_trial(exhibit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = stopped(monkeypatch)
    kiosk = Kiosk(exhibit, opening=Opening(windowed=True))
    try:
        kiosk.key(ESCAPE)
        assert asked
        assert not kiosk.app._close_asked()
    finally:
        kiosk.close()


def test_a_fault_in_a_screen_is_logged_and_ends_the_visit(
    kiosk: Kiosk, caplog: pytest.LogCaptureFixture
) -> None:
    kiosk.tap("Touch to begin")
    assert ExceptionManager.handle_exception(ValueError("a fault of a screen")) == ExceptionManager.PASS
    kiosk.frames(2)
    assert kiosk.screen == "attract"
    assert "a fault ended the visit" in caplog.text
    kiosk.tap("Touch to begin")
    assert kiosk.screen == "contents"


def test_a_fault_in_a_touch_reaches_that_handler(kiosk: Kiosk) -> None:
    kiosk.tap("Touch to begin")

    def fails() -> None:
        raise ValueError("a fault of a button")

    kiosk.find("About this exhibit").act = fails
    # The loop of the running program hands faults to the handler; the tests' own loop does not.
    with pytest.raises(ValueError, match="a fault of a button") as raised:
        kiosk.tap("About this exhibit")
    assert ExceptionManager.handle_exception(raised.value) == ExceptionManager.PASS
    assert kiosk.screen == "attract"


def test_a_bad_edit_never_reaches_the_gallery_and_a_good_one_waits_for_the_attract_screen(
    kiosk: Kiosk, exhibit: Path
) -> None:
    outline = exhibit / "exhibit.yaml"
    good = outline.read_text(encoding="utf-8")
    kiosk.tap("Touch to begin")
    outline.write_text(good.replace("The Mill Canal", "The long canal"),
                       encoding="utf-8")  # fmt: skip
    changed = outline.read_text(encoding="utf-8") != good
    assert changed
    kiosk.wait(5)
    assert not kiosk.sees("The long canal")
    kiosk.visit.end()
    kiosk.wait(5)
    kiosk.tap("Touch to begin")
    assert kiosk.sees("The long canal")
    kiosk.visit.end()
    outline.write_text("title: [", encoding="utf-8")
    kiosk.wait(5)
    kiosk.tap("Touch to begin")
    assert kiosk.sees("The long canal")


def test_without_a_sound_exhibit_it_says_that_it_will_be_back(exhibit: Path) -> None:
    outline = exhibit / "exhibit.yaml"
    good = outline.read_bytes()
    outline.write_text("title: [", encoding="utf-8")
    kiosk = Kiosk(exhibit)
    try:
        assert kiosk.sees("This screen will be back shortly.")
        outline.write_bytes(good)
        kiosk.wait(5)
        assert kiosk.screen == "attract"
        assert not kiosk.sees("This screen will be back shortly.")
    finally:
        kiosk.close()


def test_in_a_window_an_edit_shows_within_a_second_at_the_same_place(exhibit: Path) -> None:
    kiosk = Kiosk(exhibit, opening=Opening(windowed=True, at="survey", language="en"))
    try:
        event = exhibit / "panels" / "building" / "survey.yaml"
        headline = kiosk.visit.exhibit.event("survey").headline["en"]
        good = event.read_text(encoding="utf-8")
        event.write_text(good.replace(headline, "Another headline stands here"), encoding="utf-8")
        kiosk.wait(1)
        assert kiosk.sees("Another headline stands here")
        assert kiosk.visit.here.stop.event == "survey"
        assert kiosk.visit.here.settings.language == "en"
        event.write_text(good.replace("headline:", "headlin:"), encoding="utf-8")
        kiosk.wait(1)
        assert kiosk.sees("Another headline stands here")
        assert kiosk.sees('unknown key "headlin"')
        assert kiosk.sees('Did you mean "headline"?')
        event.write_text(good, encoding="utf-8")
        kiosk.wait(1)
        assert not kiosk.sees("unknown key")
        assert kiosk.sees(headline)
    finally:
        kiosk.close()


def test_faults_in_a_window_raise(exhibit: Path) -> None:
    kiosk = Kiosk(exhibit, opening=Opening(windowed=True))
    try:
        assert kiosk.app._handler is None
    finally:
        kiosk.close()
