"""Outside opening hours the screen is dark, and no touch wakes it to the exhibit."""

from collections.abc import Iterator

import pytest

from kiosk.core.device import Device
from kiosk.core.hours import OpeningHours
from tests.ui.driver import Kiosk, WallClock
from tests.ui.places import CANAL

DEVICE = Device(
    opening_hours=OpeningHours.model_validate({"tue": "10:00-17:00", "wed": "10:00-17:00"}),
    languages=("de", "en"),
)
"""The 4th of May 2027 is a Tuesday."""


@pytest.fixture
def kiosk(request: pytest.FixtureRequest) -> Iterator[Kiosk]:
    kiosk = Kiosk(CANAL, device=DEVICE, wall=WallClock(f"2027-05-{request.param}"))
    yield kiosk
    kiosk.close()


def is_dark(kiosk: Kiosk) -> bool:
    return kiosk.app.backstage.night is not None


def at(moment: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("kiosk", [moment], indirect=True)


@at("04T08:00:00")
def test_a_kiosk_started_before_opening_is_dark_from_its_first_frame(kiosk: Kiosk) -> None:
    assert is_dark(kiosk)
    assert kiosk.display.told == ["off"]


@at("04T09:59:50")
def test_it_opens_in_time_at_the_attract_screen(kiosk: Kiosk) -> None:
    kiosk.wait(9)
    assert is_dark(kiosk)
    kiosk.wait(3)
    assert not is_dark(kiosk)
    assert kiosk.display.told[-1] == "on"
    kiosk.tap("Zum Beginnen berühren")
    assert kiosk.screen == "contents"


@at("04T16:59:50")
def test_it_closes_in_time_and_nothing_moves_beneath(kiosk: Kiosk) -> None:
    kiosk.wait(9)
    assert not is_dark(kiosk)
    kiosk.wait(3)
    assert is_dark(kiosk)
    slide = kiosk.stage.screen.slide
    kiosk.wait(60)
    assert kiosk.stage.screen.slide == slide


@at("04T08:00:00")
def test_touches_do_not_reach_the_exhibit(kiosk: Kiosk) -> None:
    for x, y in ((960, 540), (10, 10), (200, 150), (1900, 1070)):
        kiosk.tap_at(x, y)
    kiosk.wait(5)
    assert kiosk.screen == "attract"
    assert not kiosk.app.backstage.night.shows_hours  # type: ignore[union-attr]


@at("04T18:00:00")
def test_a_finger_that_stays_is_told_when_it_opens_again(kiosk: Kiosk) -> None:
    finger = kiosk.down(900, 500)
    kiosk.wait(2.5)
    assert not kiosk.sees("Closed at the moment")
    kiosk.wait(1)
    kiosk.up(finger)
    assert kiosk.sees("Closed at the moment")
    assert kiosk.sees("Open again: Wednesday, 5 May, 10:00")
    assert kiosk.sees("Wieder geöffnet: Mittwoch, 5. Mai, 10:00")
    assert kiosk.display.told[-1] == "on"
    kiosk.wait(20)
    assert not kiosk.sees("Closed at the moment")
    assert kiosk.display.told[-1] == "off"


@at("04T18:00:00")
def test_a_finger_lifted_in_time_shows_nothing_and_ten_are_no_more_than_one(kiosk: Kiosk) -> None:
    fingers = [kiosk.down(100 + 50 * number, 300) for number in range(10)]
    kiosk.wait(2)
    for finger in fingers:
        kiosk.move(finger, 900, 900)
        kiosk.up(finger)
    kiosk.wait(3)
    assert not kiosk.sees("Closed at the moment")


@at("04T16:55:00")
def test_a_visit_at_closing_time_ends_by_itself(kiosk: Kiosk) -> None:
    kiosk.tap("Zum Beginnen berühren")
    kiosk.wait(40)
    kiosk.wall.set("2027-05-04T17:00:00")
    kiosk.wait(5)
    assert not is_dark(kiosk)
    assert kiosk.screen == "contents"
    kiosk.wait(kiosk.clock.resets_at)
    assert kiosk.screen == "attract"
    assert is_dark(kiosk)


@at("04T16:59:00")
def test_a_visit_that_does_not_end_is_ended_after_ten_minutes(kiosk: Kiosk) -> None:
    kiosk.tap("Zum Beginnen berühren")
    for _ in range(22):
        kiosk.wait(29)
        kiosk.tap_at(5, 5)
    assert kiosk.screen == "contents"
    kiosk.wait(29)
    kiosk.tap_at(5, 5)
    assert is_dark(kiosk)


@at("04T18:00:00")
def test_an_exhibit_that_changes_at_night_stays_dark(kiosk: Kiosk) -> None:
    kiosk.app._open()
    kiosk.wait(2)
    assert is_dark(kiosk)
    assert kiosk.stage.screen.disabled
    assert kiosk.layers[0] is kiosk.app.backstage.night


@at("04T12:00:00")
def test_a_clock_that_jumps_back_years_leaves_the_exhibit_on(kiosk: Kiosk) -> None:
    kiosk.wait(3)
    kiosk.wall.set("1970-01-01T03:00:00")
    kiosk.wait(3)
    assert not is_dark(kiosk)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1024, 600)])
def test_the_hours_fit_the_screen_in_all_languages(size: tuple[int, int]) -> None:
    device = Device(opening_hours=DEVICE.opening_hours)
    kiosk = Kiosk(CANAL, size, device=device, wall=WallClock("2027-05-04T18:00:00"))
    finger = kiosk.down(size[0] / 2, size[1] / 2)
    kiosk.wait(4)
    night = kiosk.app.backstage.night
    assert night is not None
    assert night.shows_hours
    blocks = [child for child in night.children if getattr(child, "said", "")]
    assert len(blocks) == 2 * len(kiosk.visit.languages)
    for block in blocks:
        assert block.x >= 0
        assert block.right <= size[0]
        assert block.y >= 0
        assert block.top <= size[1]
    kiosk.up(finger)
    kiosk.close()
