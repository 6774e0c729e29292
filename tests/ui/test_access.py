"""The access report measures what is drawn: each row is seen to fail when one thing is broken."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from kivy.core.window import Window
from PIL import Image

from kiosk.content.library import read_exhibit
from kiosk.core import theme
from kiosk.core.access import Account
from kiosk.core.device import Device, ScreenSize
from kiosk.core.idle import IdleClock
from kiosk.core.model import Exhibit, Idle
from kiosk.core.reach import Reach
from kiosk.core.theme import HIGH_CONTRAST, NORMAL, contrast, hexed
from kiosk.core.typography import LARGE, Style
from kiosk.ui.access_measures import PageMeasures, is_short_for
from kiosk.ui.access_walk import AccessWalk, AccessWanted, measure_here, measure_time
from kiosk.ui.look import Look
from kiosk.ui.pixels import Pixels
from kiosk.ui.screens import attract
from kiosk.ui.screens.base import Screen
from kiosk.ui.tour import TourWanted
from kiosk.ui.widgets import aids
from kiosk.ui.widgets.touch import Touchable
from tests.ui.places import CANAL

SIZE = (1920, 1080)
LOW = Device(screen=ScreenSize(bottom_edge_height_mm=750))
"""A screen all of which is within reach."""


@pytest.fixture(scope="module")
def canal() -> Exhibit:
    exhibit = read_exhibit(CANAL).exhibit
    assert exhibit is not None
    return exhibit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


class Look32:
    """One page measured, as the command does it."""

    def __init__(self, exhibit: Exhibit, folder: Path) -> None:
        self.exhibit, self.folder = exhibit, folder

    def __call__(self, only: str = "event-survey", device: Device = LOW, text_size: str = "normal",
                 contrast: str = "normal") -> Account:  # fmt: skip
        wanted = AccessWanted(((SIZE, 32.0),), "en", only, (text_size,), (contrast,))
        return measure_here(self.exhibit, device, wanted, self.folder)


@pytest.fixture
def look(canal: Exhibit, folder: Path) -> Look32:
    return Look32(canal, folder)


@pytest.fixture
def walk(canal: Exhibit, folder: Path) -> Iterator[AccessWalk]:
    Window.size = SIZE
    walk = AccessWalk(canal, LOW, TourWanted(folder / "none", SIZE), Account())
    yield walk
    walk.end()
    Window.remove_widget(walk.stage)


def failing(account: Account) -> list[str]:
    return [key for key, row in account.rows.items() if row.failures]


def test_a_page_passes_every_row_that_is_measured_of_it(look: Look32) -> None:
    account = look()
    assert failing(account) == []
    assert account.is_met
    measured = {key for key, row in account.rows.items() if row.count}
    assert measured == {
        "target", "dead space", "body", "smallest", "contrast", "edges", "reach high", "reach low", "focus",
        "speech", "reading time",
    }  # fmt: skip


def test_a_failure_names_screen_language_state_and_control(
    look: Look32, monkeypatch: pytest.MonkeyPatch
) -> None:
    _narrow_buttons(monkeypatch)
    told = str(look().rows["target"].told[0][1])
    assert told == ("1920x1080 at 32 in, en, normal text, normal contrast: event-survey: See also")


def _narrow_buttons(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Screen.button

    def narrow(
        self: Screen, said: str, act: Any, x: float, y: float, w: float, *rest: Any, **more: Any
    ) -> Any:
        return whole(self, said, act, x, y, 50.0, *rest, **more)

    monkeypatch.setattr(Screen, "button", narrow)


def test_a_narrow_button_fails_its_row(look: Look32, monkeypatch: pytest.MonkeyPatch) -> None:
    _narrow_buttons(monkeypatch)
    assert failing(look()) == ["target"]


def test_targets_that_touch_fail_their_row(look: Look32, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Touchable, "dead", 0.0)
    assert failing(look()) == ["dead space"]


def test_small_running_text_fails_its_row(look: Look32, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LARGE, "body", Style("Sans", 17, 24))
    assert failing(look()) == ["body"]


def test_a_small_word_on_a_button_fails_its_row(look: Look32, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LARGE, "label", Style("Sans", 13, 20, bold=True))
    assert failing(look()) == ["smallest"]


def test_text_that_does_not_grow_enough_fails_its_row(look: Look32, monkeypatch: pytest.MonkeyPatch) -> None:
    assert failing(look(text_size="largest")) == []
    monkeypatch.setitem(LARGE, "body", Style("Sans", 19, 26))
    account = look(text_size="largest")
    assert failing(account) == ["enlarged"]
    assert account.rows["body"].count == 0


def test_a_pale_ink_fails_its_row(look: Look32, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "NORMAL", replace(NORMAL, ink2="#9A948A"))
    assert failing(look()) == ["contrast"]


def test_a_grey_ink_in_high_contrast_fails_its_row(look: Look32, monkeypatch: pytest.MonkeyPatch) -> None:
    assert failing(look(contrast="high")) == []
    monkeypatch.setattr(theme, "HIGH_CONTRAST", replace(HIGH_CONTRAST, ink2="#7F7F7F"))
    account = look(contrast="high")
    assert failing(account) == ["high contrast"]
    assert account.rows["contrast"].count == 0


def test_a_faint_edge_fails_its_row(look: Look32, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "NORMAL", replace(NORMAL, ui="#C9C2B4"))
    assert failing(look()) == ["edges"]


def test_a_faint_frame_fails_its_row(look: Look32, monkeypatch: pytest.MonkeyPatch) -> None:
    assert look("frame-text").rows["frame"].verdict == "passed"
    monkeypatch.setattr(aids, "ring_colours", lambda _palette, _night: (NORMAL.track, NORMAL.paper))
    assert failing(look("frame-text")) == ["frame"]


def test_a_screen_hung_too_high_fails_its_row(look: Look32) -> None:
    account = look(device=Device(screen=ScreenSize(bottom_edge_height_mm=1200)))
    assert failing(account) == ["reach high"]


def test_controls_too_near_the_floor_fail_their_row(look: Look32, monkeypatch: pytest.MonkeyPatch) -> None:
    low = Device(screen=ScreenSize(bottom_edge_height_mm=200))
    assert failing(look(device=low)) == []
    monkeypatch.setattr("kiosk.core.reach.LOWEST_MM", 0.0)
    assert failing(look(device=low)) == ["reach low"]


def _without(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    whole = Screen.spots
    monkeypatch.setattr(
        Screen, "spots", lambda self: [spot for spot in whole(self) if not spot.name.startswith(name)]
    )


def test_a_control_that_keys_do_not_reach_fails_its_row(
    look: Look32, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without(monkeypatch, "act:See also")
    account = look()
    assert "focus" in failing(account)
    assert account.rows["focus"].told[0][1].widget == "See also"


def test_a_word_that_leads_on_and_is_no_spot_fails_its_row(
    look: Look32, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without(monkeypatch, "mark:t:")
    assert failing(look()) == ["focus"]


def test_a_text_that_is_not_spoken_fails_its_row(look: Look32, monkeypatch: pytest.MonkeyPatch) -> None:
    _without(monkeypatch, "text:Two surveyors")
    account = look()
    assert failing(account) == ["speech"]
    assert "walk" in account.rows["speech"].told[0][1].widget


def test_a_short_warning_fails_its_row(walk: AccessWalk) -> None:
    account = Account()
    measure_time(account, Idle.model_construct(warn_after=60.0, reset_after=70.0), walk.here)
    assert failing(account) == ["warning"]
    assert account.rows["warning"].worst == 10


def test_a_warning_that_cannot_be_put_off_again_fails_its_row(
    walk: AccessWalk, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, times = IdleClock.touched, iter(range(100))

    def tired(self: IdleClock, now: float) -> None:
        if next(times) < 3:
            whole(self, now)

    monkeypatch.setattr(IdleClock, "touched", tired)
    account = Account()
    measure_time(account, Idle(), walk.here)
    assert failing(account) == ["put off"]
    assert account.rows["put off"].worst == 3


def test_too_little_time_to_read_fails_its_row(look: Look32, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(IdleClock, "warns_at", property(lambda self: 5.0))
    assert failing(look()) == ["reading time"]


def test_what_flashes_fails_its_row(walk: AccessWalk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.ui.access_walk.WATCHED", 2.0)
    monkeypatch.setattr("kiosk.ui.access_walk.WARNED", 1)
    walk.watch()
    assert failing(walk.account) == []
    whole = attract.AttractScreen._slide_layer

    def flashing(self: attract.AttractScreen) -> Any:
        layer = whole(self)
        layer.rect("#FFFFFF" if self.slide % 2 else "#000000", 0, 0, self.w, self.h)
        return layer

    monkeypatch.setattr(attract, "HOLD", 0.2)
    monkeypatch.setattr(attract, "FADE", 0.02)
    monkeypatch.setattr(attract.AttractScreen, "_slide_layer", flashing)
    walk.watch()
    assert failing(walk.account) == ["flash"]


def test_what_moves_though_movement_is_off_fails_its_row(
    walk: AccessWalk, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk.stand_still()
    assert walk.account.rows["stillness"].verdict == "passed"
    monkeypatch.setattr(Look, "moves", property(lambda self: True))
    walk.stand_still()
    assert failing(walk.account) == ["stillness"]


@pytest.mark.parametrize("chosen", ["normal", "high"])
@pytest.mark.parametrize("page", ["contents", "event", "attract"])
def test_contrast_from_pixels_agrees_with_that_of_the_colours(
    walk: AccessWalk, page: str, chosen: str
) -> None:
    walk.visit.begin("en")
    if page == "event":
        walk.visit.open_event("survey")
        walk.visit.go_on()
    elif page == "attract":
        walk.visit.end()
    walk.visit.set_contrast(chosen)
    walk.stage.shelf.settle()
    shown = walk.stage.look()
    measures = PageMeasures(walk.stage.layers[-1], shown, LOW.screen)
    pixels = Pixels.of(Window)
    colours = shown.palette
    grounds = {getattr(colours, name) for name in ("paper", "paper2", "ink", "night", "map_land", "map_sea",
                                                   "map_neighbour", "plate")}  # fmt: skip
    texts = [text for text in measures.texts if text.letters.said.strip()]
    assert len(texts) > 8
    for text in texts:
        found = pixels.text_contrast(text.box, text.letters.colour)
        assert found is not None
        red, green, blue = pixels.colours(text.box)[0][1]
        ground = hexed((red / 255, green / 255, blue / 255))
        assert ground in grounds, text.letters.said
        computed = contrast(text.letters.colour, ground)
        assert found == pytest.approx(computed, rel=0.08), text.letters.said


@pytest.mark.parametrize(
    ("short", "whole", "is_so"),
    [("okt", "oktober", True), ("mrt", "maart", True), ("juil", "juillet", True), ("lock", "water", False),
     ("apr", "apr", False), ("84", "1846", False)],
)  # fmt: skip
def test_a_shortened_month_is_told_by_its_whole_name(short: str, whole: str, is_so: bool) -> None:
    assert is_short_for(short, whole) is is_so


def test_where_the_page_can_be_brought_lower_it_is_lowered_that_its_height_is_held(
    look: Look32, monkeypatch: pytest.MonkeyPatch
) -> None:
    high = Device(screen=ScreenSize(bottom_edge_height_mm=900))
    account = look("timeline", device=high)
    row = account.rows["reach high"]
    assert row.verdict == "passed"
    assert row.worst is not None
    assert 1000 < row.worst <= 1200.5
    assert row.where is not None
    assert row.where.mode == "lower"
    monkeypatch.setattr(Reach, "is_offered", property(lambda self: False))
    assert failing(look("timeline", device=high)) == ["reach high"]


@pytest.mark.parametrize(("line", "passes"), [((50, 51), True), ((0, 100), False)])
def test_an_edge_is_compared_with_the_ground_along_it_not_with_a_line_that_ends_there(
    line: tuple[int, int], passes: bool
) -> None:
    picture = Image.new("RGB", (100, 60), "#FFFFFF")
    picture.paste("#707070", (0, 0, 100, 40))  # a control, up to the fortieth row
    picture.paste("#808080", (line[0], 40, line[1], 60))
    assert (Pixels(picture).edge_contrast((0, 0, 100, 40), 2) >= 3) is passes
