"""Palms and sleeves rest on the glass; words in a text obey the same rules as buttons."""

from collections.abc import Iterator

import pytest

from kiosk.core.visit import TermBox
from kiosk.ui.widgets.text_block import TextBlock
from tests.ui.driver import Finger, Kiosk
from tests.ui.places import CANAL


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    kiosk = Kiosk(CANAL)
    kiosk.tap("Touch to begin")
    kiosk.wait(0.3)
    yield kiosk
    kiosk.close()


def rest(kiosk: Kiosk, x: float, y: float) -> list[Finger]:
    """A palm: five contacts side by side, that stay."""
    palm = [kiosk.down(x + 22 * n, y + 9 * (n % 2)) for n in range(5)]
    kiosk.wait(1.5)
    return palm


def lift(kiosk: Kiosk, palm: list[Finger]) -> None:
    for contact in palm:
        kiosk.up(contact)
        kiosk.wait(0.1)


def place_of_term(kiosk: Kiosk) -> tuple[float, float]:
    for widget in kiosk.seen_widgets:
        if isinstance(widget, TextBlock) and widget.on_ref:
            for name, boxes in widget.marks.items():
                if name.startswith("t:"):
                    left, bottom, right, top = boxes[0]
                    return (left + right) / 2, (bottom + top) / 2
    raise AssertionError("there is no term in sight")


def to_survey(kiosk: Kiosk) -> None:
    kiosk.visit.open_event("survey")
    kiosk.visit.go_on()
    kiosk.wait(1)


def test_a_palm_that_lies_on_a_button_and_leaves_again_has_pressed_nothing(kiosk: Kiosk) -> None:
    x, y = kiosk.find("About this exhibit").center
    palm = rest(kiosk, x - 44, y)
    lift(kiosk, palm)
    assert kiosk.screen == "contents"


def test_a_fist_that_knocks_on_a_button_presses_it(kiosk: Kiosk) -> None:
    x, y = kiosk.find("About this exhibit").center
    fist = [kiosk.down(x - 44 + 22 * n, y) for n in range(5)]
    kiosk.wait(0.4)
    lift(kiosk, fist)
    assert kiosk.screen == "about"


def test_a_finger_may_stay_on_a_button_as_long_as_it_likes(kiosk: Kiosk) -> None:
    finger = kiosk.down(*kiosk.find("About this exhibit").center)
    kiosk.wait(6)
    kiosk.up(finger)
    assert kiosk.screen == "about"


def test_what_rested_on_a_control_while_a_finger_acted_presses_nothing_as_it_leaves(kiosk: Kiosk) -> None:
    kiosk.visit.open_timeline()
    kiosk.wait(0.5)
    before = kiosk.stage.screen.lanes.view.zoom
    sleeve = kiosk.down(*kiosk.find("Smaller").center)
    kiosk.wait(0.6)
    kiosk.tap("Larger")
    kiosk.wait(0.5)
    assert kiosk.stage.screen.lanes.view.zoom == pytest.approx(before * 2)
    kiosk.up(sleeve)
    kiosk.wait(0.5)
    assert kiosk.stage.screen.lanes.view.zoom == pytest.approx(before * 2)


def test_a_palm_on_the_lanes_of_time_leaves_the_say_to_the_finger(kiosk: Kiosk) -> None:
    kiosk.visit.open_timeline()
    kiosk.wait(0.5)
    screen = kiosk.stage.screen
    lanes = screen.lanes
    marks = [mark for mark in lanes.shown if len(mark.events) == 1 and mark.events[0] != screen.chosen]
    left, top, wide, high = lanes.mark_box(marks[-1])
    unit, height = lanes.look.sizes.unit, lanes.look.sizes.height
    x, y = (left + wide / 2) * unit, height - (top + high / 2) * unit
    palm = rest(kiosk, 340, y + 40)
    kiosk.tap_at(x, y)
    kiosk.wait(0.2)
    chosen = kiosk.stage.screen.chosen
    assert chosen == marks[-1].events[0]
    lift(kiosk, palm)
    assert kiosk.stage.screen.chosen == chosen


def test_a_palm_on_the_map_leaves_the_say_to_the_finger(kiosk: Kiosk) -> None:
    kiosk.visit.open_map()
    kiosk.settle()
    screen = kiosk.stage.screen
    pinned = next(each for each in screen.surface.pinned if each.act is not None)
    sleeve = kiosk.down(30, 700)
    kiosk.wait(1)
    kiosk.tap_at(*pinned.widget.center)
    kiosk.wait(0.5)
    here = kiosk.visit.here.stop
    assert here.place is not None
    kiosk.up(sleeve)
    kiosk.wait(0.5)
    assert kiosk.visit.here.stop == here


def test_two_touches_on_a_word_within_a_tremble_count_once(kiosk: Kiosk) -> None:
    to_survey(kiosk)
    x, y = place_of_term(kiosk)
    one, two = kiosk.down(x, y), kiosk.down(x + 2, y)
    kiosk.up(one)
    assert [type(over) for over in kiosk.visit.here.over] == [TermBox]
    kiosk.visit.close()
    kiosk.up(two)
    assert kiosk.visit.here.over == ()


def test_a_touch_that_slides_off_a_word_and_back_does_nothing(kiosk: Kiosk) -> None:
    to_survey(kiosk)
    x, y = place_of_term(kiosk)
    finger = kiosk.down(x, y)
    kiosk.move(finger, x + 120, y)
    kiosk.frames(1)
    kiosk.move(finger, x, y)
    kiosk.up(finger)
    assert kiosk.visit.here.over == ()


def test_a_word_acts_when_the_finger_leaves_not_when_it_comes(kiosk: Kiosk) -> None:
    to_survey(kiosk)
    finger = kiosk.down(*place_of_term(kiosk))
    kiosk.wait(1)
    assert kiosk.visit.here.over == ()
    kiosk.up(finger)
    assert [type(over) for over in kiosk.visit.here.over] == [TermBox]
