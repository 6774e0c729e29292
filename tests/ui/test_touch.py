"""Hands as they are: they slip, tremble, rest on the glass, and come down while a page is turning."""

from collections.abc import Iterator

import pytest
from kivy.core.window import Window

from tests.ui.driver import Kiosk
from tests.ui.places import CANAL


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    kiosk = Kiosk(CANAL)
    kiosk.tap("Touch to begin")
    kiosk.wait(0.3)  # longer than a tremble: what follows is meant
    yield kiosk
    kiosk.close()


def test_a_touch_acts_when_it_is_lifted_not_when_it_comes_down(kiosk: Kiosk) -> None:
    finger = kiosk.down(*kiosk.find("About this exhibit").center)
    kiosk.wait(1)
    assert kiosk.screen == "contents"
    kiosk.up(finger)
    assert kiosk.screen == "about"


def test_a_touch_that_slides_off_does_nothing(kiosk: Kiosk) -> None:
    button = kiosk.find("About this exhibit")
    finger = kiosk.down(button.x + 5, button.center_y)
    kiosk.move(finger, button.x - 10, button.center_y)
    kiosk.frames(1)
    kiosk.move(finger, button.x + 5, button.center_y)
    kiosk.up(finger)
    kiosk.frames(2)
    assert kiosk.screen == "contents"


def test_a_drag_across_a_card_is_no_tap(kiosk: Kiosk) -> None:
    card = kiosk.find("Building")
    finger = kiosk.down(*card.center)
    kiosk.move(finger, card.center_x + 60, card.center_y)
    kiosk.up(finger)
    kiosk.frames(2)
    assert kiosk.screen == "contents"


def test_a_trembling_finger_counts_once(kiosk: Kiosk) -> None:
    kiosk.visit.open_event("survey")
    kiosk.tap("Continue")
    kiosk.wait(0.2)
    x, y = kiosk.find("Next").center
    for _ in range(2):
        finger = kiosk.down(x, y)
        kiosk.up(finger)
        kiosk.frames(1)
    assert kiosk.visit.here.stop.event == "petition"
    kiosk.tap("Next")
    assert kiosk.visit.here.stop.event == "first-spade"


def test_who_taps_twice_chooses_nothing_on_the_page_that_the_first_tap_opened(kiosk: Kiosk) -> None:
    x, y = kiosk.find("About this exhibit").center
    kiosk.visit.end()
    kiosk.wait(1)
    for _ in range(2):
        kiosk.tap_at(x, y)
        kiosk.wait(0.1)
    assert kiosk.screen == "contents"
    kiosk.tap_at(x + 80, y)
    assert kiosk.screen == "about"


def test_what_is_tapped_again_a_little_later_is_meant(kiosk: Kiosk) -> None:
    x, y = kiosk.find("About this exhibit").center
    kiosk.visit.end()
    kiosk.wait(1)
    kiosk.tap_at(x, y)
    kiosk.wait(0.5)
    kiosk.tap_at(x, y)
    assert kiosk.screen == "about"


def test_the_same_button_can_be_tapped_as_fast_as_one_likes(kiosk: Kiosk) -> None:
    kiosk.visit.open_event("survey")
    kiosk.tap("Continue")
    kiosk.wait(0.5)
    x, y = kiosk.find("Next").center
    for _ in range(2):
        kiosk.tap_at(x, y)
        kiosk.wait(0.06)
    assert kiosk.visit.here.stop.event == "first-spade"


def test_a_palm_resting_on_the_glass_does_not_block_the_finger(kiosk: Kiosk) -> None:
    palm = [kiosk.down(40 + 30 * n, 30) for n in range(5)]
    kiosk.tap("About this exhibit")
    assert kiosk.screen == "about"
    for touch in palm:
        kiosk.up(touch)
    kiosk.frames(2)
    assert kiosk.screen == "about"


def test_a_finger_put_down_before_the_page_turned_does_nothing_on_the_next(kiosk: Kiosk) -> None:
    early = kiosk.down(*kiosk.find("Building").center)
    kiosk.tap("About this exhibit")
    kiosk.wait(0.1)  # the old page is still fading away
    kiosk.up(early)
    kiosk.frames(2)
    assert kiosk.screen == "about"


def test_touches_during_a_transition_are_taken(kiosk: Kiosk) -> None:
    kiosk.visit.open_event("survey")
    kiosk.tap("Continue")
    for _ in range(3):
        finger = kiosk.down(*kiosk.find("Next").center)
        kiosk.frames(2)
        kiosk.up(finger)
        kiosk.frames(3)
    assert kiosk.visit.here.stop.event == "collapse"


def test_the_corners_and_edges_of_the_glass_do_nothing_strange(kiosk: Kiosk) -> None:
    before = kiosk.visit.here
    for x in (0, Window.width - 1):
        for y in (0, Window.height - 1):
            kiosk.tap_at(x, y)
    assert kiosk.visit.here == before


def test_a_whole_hand_on_the_attract_screen_begins_one_visit(kiosk: Kiosk) -> None:
    kiosk.visit.end()
    kiosk.frames(2)
    fingers = [kiosk.down(400 + 80 * n, 500 + 20 * n) for n in range(10)]
    kiosk.frames(2)
    for finger in fingers:
        kiosk.up(finger)
    kiosk.frames(2)
    assert kiosk.screen == "contents"


def test_a_touch_lifted_elsewhere_does_nothing_even_if_nothing_told_of_its_way(kiosk: Kiosk) -> None:
    finger = kiosk.down(*kiosk.find("About this exhibit").center)
    finger.move((0.5, 0.5))
    kiosk.up(finger)
    kiosk.frames(2)
    assert kiosk.screen == "contents"
