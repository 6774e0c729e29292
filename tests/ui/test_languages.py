"""Where the rail has no room for a button of each language, one button leads to all of them."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from kiosk.core.device import Device, ScreenSize
from kiosk.core.sizes import TARGET_MM
from kiosk.core.visit import DisplaySheet, LanguageSheet, Visit
from kiosk.ui.widgets.rail import Rail
from kiosk.ui.widgets.touch import Touchable
from tests.ui.driver import Kiosk
from tests.ui.places import CANAL

TABLET = Device(screen=ScreenSize(diagonal_inches=10.1, viewing_distance_mm=450))


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    kiosk = Kiosk(CANAL, size=(1024, 600), device=TABLET)
    kiosk.stage.still = True
    kiosk.visit.languages = ("de", "en", "nl", "fr")
    kiosk.visit.begin("de")
    yield kiosk
    kiosk.close()


def to_event(visit: Visit) -> None:
    visit.open_timeline()
    visit.open_event("survey")
    visit.go_on()


@pytest.mark.parametrize("with_way_back", [False, True])
def test_on_a_small_screen_no_control_of_the_rail_is_narrower_than_a_finger(
    kiosk: Kiosk, with_way_back: bool
) -> None:
    if with_way_back:
        to_event(kiosk.visit)
    kiosk.frames(1)
    rails = [child for child in kiosk.stage.screen.children if isinstance(child, Rail)]
    controls = [child for child in rails[0].walk(restrict=True) if isinstance(child, Touchable)]
    assert len(controls) == (7 if with_way_back else 4)
    least = min(min(each.size) for each in controls) / kiosk.stage.sizes.mm
    assert least >= TARGET_MM - 0.3
    ends = sorted((each.x, each.right) for each in controls)
    assert all(left[1] <= right[0] + 1 for left, right in pairwise(ends))


def test_a_language_is_chosen_on_the_sheet_which_then_closes(kiosk: Kiosk) -> None:
    to_event(kiosk.visit)
    kiosk.tap("Sprache")
    assert kiosk.visit.here.over == (LanguageSheet(),)
    buttons = {name: kiosk.find(name) for name in ("Deutsch", "English", "Nederlands", "Français")}
    assert min(min(each.size) for each in buttons.values()) >= TARGET_MM * kiosk.stage.sizes.mm - 1
    kiosk.tap("English")
    assert kiosk.visit.here.settings.language == "en"
    assert kiosk.visit.here.over == ()
    assert kiosk.visit.here.stop.event == "survey"


def test_the_sheet_takes_the_place_of_the_display_sheet_and_closes_by_its_button(kiosk: Kiosk) -> None:
    kiosk.tap("Anzeige")
    kiosk.wait(0.5)
    kiosk.tap("Sprache")
    assert kiosk.visit.here.over == (LanguageSheet(),)
    kiosk.visit.lay_over(DisplaySheet())
    assert kiosk.visit.here.over == (DisplaySheet(),)
    kiosk.wait(0.5)
    kiosk.tap("Sprache")
    kiosk.wait(0.5)
    kiosk.tap("Sprache")
    assert kiosk.visit.here.over == ()


def test_on_a_larger_screen_each_language_has_its_own_button(kiosk: Kiosk) -> None:
    kiosk.close()
    large = Kiosk(CANAL)
    large.tap("Touch to begin")
    assert large.offers("Deutsch")
    assert not large.offers("Language")
    large.close()


def test_keys_reach_every_language_and_hear_which_is_chosen(kiosk: Kiosk) -> None:
    kiosk.visit.lay_over(LanguageSheet())
    kiosk.frames(1)
    told = [spot.words for spot in kiosk.stage.layers[-1].spots() if spot.act is not None]
    assert told[:4] == ["Deutsch, Schaltfläche, ausgewählt", "English, button", "Nederlands, knop",
                        "Français, bouton"]  # fmt: skip
    kiosk.choose("act:Nederlands")
    assert kiosk.visit.here.settings.language == "nl"
