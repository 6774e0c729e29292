"""The picture viewer under fingers: fit, pinch, drag, double tap, and whole again on leaving."""

from collections.abc import Iterator

import pytest

from kiosk.core.visit import PictureViewer
from tests.ui.driver import Kiosk
from tests.ui.places import CANAL


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    kiosk = Kiosk(CANAL)
    kiosk.tap("Touch to begin")
    kiosk.visit.open_event("collapse")
    kiosk.tap("Continue")
    kiosk.settle()
    kiosk.tap("Enlarge")
    kiosk.settle()
    yield kiosk
    kiosk.close()


def picture(kiosk: Kiosk):  # type: ignore[no-untyped-def]
    return kiosk.stage.overs[-1][1].zoomed


def middle(kiosk: Kiosk) -> tuple[float, float]:
    shown = picture(kiosk)
    return shown.left + shown.wide / 2, shown.bottom + shown.high / 2


def test_it_opens_whole_and_the_buttons_step(kiosk: Kiosk) -> None:
    shown = picture(kiosk)
    assert shown.zoom == 1
    width, height = shown.fitted
    assert width <= shown.wide
    assert height <= shown.high
    for level in (1.5, 2.0, 3.0, 3.0):
        kiosk.tap("Larger")
        kiosk.wait(0.5)
        assert shown.zoom == pytest.approx(level)
    kiosk.tap("Smaller")
    kiosk.wait(0.5)
    assert shown.zoom == pytest.approx(2.0)
    kiosk.tap("Whole picture")
    kiosk.wait(0.5)
    assert shown.zoom == 1
    assert list(shown.centre) == [0.5, 0.5]


def test_two_fingers_enlarge_and_the_point_between_them_stays(kiosk: Kiosk) -> None:
    shown = picture(kiosk)
    x, y = middle(kiosk)
    x += 100
    held = shown.point_at(x, y)
    one, two = kiosk.down(x - 100, y), kiosk.down(x + 100, y)
    kiosk.frames(1)
    for reach in range(100, 210, 10):
        kiosk.move(one, x - reach, y)
        kiosk.move(two, x + reach, y)
        kiosk.frames(1)
    assert shown.zoom == pytest.approx(2.0, rel=0.05)
    assert shown.point_at(x, y) == pytest.approx(held, abs=0.02)
    kiosk.up(one)
    kiosk.up(two)


@pytest.mark.parametrize("first", [0, 1])
def test_fingers_lifted_in_any_order_leave_the_other_dragging(kiosk: Kiosk, first: int) -> None:
    shown = picture(kiosk)
    x, y = middle(kiosk)
    fingers = [kiosk.down(x - 60, y), kiosk.down(x + 60, y)]
    kiosk.move(fingers[0], x - 200, y)
    kiosk.move(fingers[1], x + 200, y)
    kiosk.frames(1)
    zoom = shown.zoom
    kiosk.up(fingers[first])
    kiosk.frames(1)
    centre = list(shown.centre)
    other = fingers[1 - first]
    kiosk.move(other, other.x - 50, other.y)
    kiosk.frames(1)
    assert shown.zoom == zoom
    assert shown.centre[0] > centre[0]
    kiosk.up(other)


def test_ten_touches_at_once_do_no_harm(kiosk: Kiosk) -> None:
    x, y = middle(kiosk)
    fingers = [kiosk.down(x + 20 * n, y + 15 * n) for n in range(-5, 5)]
    for step in range(5):
        for finger in fingers:
            kiosk.move(finger, finger.x + 3 * step, finger.y)
        kiosk.frames(1)
    for finger in reversed(fingers):
        kiosk.up(finger)
    kiosk.frames(2)
    assert 1 <= picture(kiosk).zoom <= 4
    kiosk.tap("Close")
    assert kiosk.visit.here.over == ()


def test_a_drag_never_takes_the_picture_past_its_edge(kiosk: Kiosk) -> None:
    shown = picture(kiosk)
    kiosk.tap("Larger")
    kiosk.tap("Larger")
    kiosk.wait(0.5)
    x, y = middle(kiosk)
    finger = kiosk.down(x, y)
    for step in range(40):
        kiosk.move(finger, x + 60 * step, y + 60 * step)
    kiosk.frames(2)
    kiosk.up(finger)
    left, bottom, wide, tall = shown.visible_part()
    assert left >= -1e-6
    assert bottom >= -1e-6
    assert left + wide <= 1 + 1e-6
    assert bottom + tall <= 1 + 1e-6


def test_two_quick_taps_enlarge_and_two_more_show_it_whole(kiosk: Kiosk) -> None:
    shown = picture(kiosk)
    x, y = middle(kiosk)
    kiosk.tap_at(x, y)
    kiosk.tap_at(x, y)
    kiosk.wait(0.5)
    assert shown.zoom == pytest.approx(2.0)
    kiosk.wait(1)
    kiosk.tap_at(x, y)
    kiosk.tap_at(x, y)
    kiosk.wait(0.5)
    assert shown.zoom == 1


def test_two_slow_taps_do_nothing(kiosk: Kiosk) -> None:
    x, y = middle(kiosk)
    kiosk.tap_at(x, y)
    kiosk.wait(1)
    kiosk.tap_at(x, y)
    kiosk.wait(0.5)
    assert picture(kiosk).zoom == 1


def test_it_is_whole_again_when_it_is_opened_again(kiosk: Kiosk) -> None:
    kiosk.tap("Larger")
    kiosk.wait(0.5)
    kiosk.tap("Close")
    kiosk.tap("Enlarge")
    assert picture(kiosk).zoom == 1


def test_a_sensitive_picture_is_covered_until_chosen_and_covered_again_on_leaving(kiosk: Kiosk) -> None:
    kiosk.tap("Close")
    exhibit = kiosk.visit.exhibit
    media = exhibit.event("collapse").media
    number = next(n for n, m in enumerate(media) if getattr(m, "sensitive", None))
    kiosk.visit.show_picture(number)
    kiosk.frames(2)
    assert not kiosk.offers("Enlarge")
    kiosk.tap("Show the picture")
    assert kiosk.offers("Enlarge")
    assert kiosk.offers("Cover the picture")
    kiosk.tap("Next picture")
    kiosk.tap("Previous picture")
    assert kiosk.offers("Show the picture")


def test_the_viewer_never_shows_a_covered_picture(kiosk: Kiosk) -> None:
    kiosk.tap("Close")
    media = kiosk.visit.exhibit.event("collapse").media
    number = next(n for n, m in enumerate(media) if getattr(m, "sensitive", None))
    kiosk.visit.show_picture((number - 1) % len(media))
    kiosk.visit.lay_over(PictureViewer())
    kiosk.frames(2)
    kiosk.tap("Next picture")
    assert not hasattr(kiosk.stage.overs[-1][1], "zoomed")
    kiosk.tap("Show the picture")
    assert hasattr(kiosk.stage.overs[-1][1], "zoomed")


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1024, 600)])
def test_an_enlarged_picture_is_moved_by_buttons_as_by_a_finger(size: tuple[int, int]) -> None:
    kiosk = Kiosk(CANAL, size=size)
    kiosk.visit.begin("en")
    kiosk.visit.open_event("collapse")
    kiosk.visit.go_on()
    kiosk.visit.lay_over(PictureViewer())
    kiosk.settle()
    assert not kiosk.offers("To the left"), "a whole picture cannot be moved"
    for _ in range(3):
        kiosk.tap("Larger")
        kiosk.wait(0.4)
    shown = picture(kiosk)
    for said, axis, sign in (("To the left", 0, -1), ("Up", 1, 1), ("To the right", 0, 1), ("Down", 1, -1)):
        before = shown.centre[axis]
        least = min(kiosk.find(said).size)
        assert least >= 20 * kiosk.stage.sizes.mm - 1
        kiosk.tap(said)
        kiosk.wait(0.4)
        assert (shown.centre[axis] - before) * sign > 0.05
    kiosk.tap("Whole picture")
    kiosk.wait(0.4)
    assert not kiosk.offers("Up")
    kiosk.close()
