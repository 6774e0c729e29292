"""The timeline under fingers: moved, spread, chosen from, opened, and the same again on coming back."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from kiosk.core.visit import AtTimeline
from kiosk.ui.widgets.time_lanes import TimeLanes
from tests.making import make_exhibit
from tests.ui.driver import Finger, Kiosk
from tests.ui.places import CANAL

SIZES = [(1920, 1080), (1080, 1920), (1024, 600), (3840, 2160)]


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    kiosk = Kiosk(CANAL)
    kiosk.tap("Touch to begin")
    kiosk.tap("Timeline")
    kiosk.wait(0.5)
    yield kiosk
    kiosk.close()


def lanes(kiosk: Kiosk) -> TimeLanes:
    shown = kiosk.stage.screen.lanes
    assert isinstance(shown, TimeLanes)
    return shown


def at(kiosk: Kiosk, along: float, lane: int = 0) -> tuple[float, float]:
    """A place in the window, from a point along the scale."""
    shown = lanes(kiosk)
    x, y = shown.point(along, shown.lanes[lane].across)
    unit = shown.look.sizes.unit
    return x * unit, shown.look.sizes.height - y * unit


def zoom(kiosk: Kiosk) -> float:
    return lanes(kiosk).view.zoom


def test_two_fingers_spread_the_scale_about_the_point_between_them(kiosk: Kiosk) -> None:
    held = lanes(kiosk).view.place(700)
    one, two = kiosk.down(*at(kiosk, 650)), kiosk.down(*at(kiosk, 750))
    kiosk.move(one, *at(kiosk, 550))
    kiosk.move(two, *at(kiosk, 850))
    kiosk.frames(1)
    assert zoom(kiosk) == pytest.approx(3, rel=0.02)
    assert lanes(kiosk).view.at(held) == pytest.approx(700, abs=3)
    kiosk.up(one)
    kiosk.up(two)
    assert kiosk.visit.here.stop.part == tuple(lanes(kiosk).part)


def spread(kiosk: Kiosk) -> tuple[Finger, Finger]:
    one, two = kiosk.down(*at(kiosk, 650)), kiosk.down(*at(kiosk, 750))
    kiosk.move(one, *at(kiosk, 500))
    kiosk.move(two, *at(kiosk, 900))
    kiosk.frames(1)
    return one, two


@pytest.mark.parametrize("first", [0, 1])
def test_whichever_finger_lifts_first_the_other_goes_on_moving_it(kiosk: Kiosk, first: int) -> None:
    fingers = list(spread(kiosk))
    kiosk.up(fingers.pop(first))
    before = lanes(kiosk).view
    x, y = (fingers[0].x, fingers[0].y)
    kiosk.move(fingers[0], x + 60, y)
    kiosk.frames(1)
    unit = kiosk.stage.sizes.unit
    assert lanes(kiosk).view.at(before.place(500)) == pytest.approx(500 + 60 / unit, abs=2)
    assert zoom(kiosk) == pytest.approx(before.zoom)
    kiosk.up(fingers[0])
    kiosk.tap("Home")
    assert kiosk.screen == "contents"


def test_a_third_finger_and_a_palm_change_nothing(kiosk: Kiosk) -> None:
    one, two = spread(kiosk)
    before = list(lanes(kiosk).part)
    palm = [kiosk.down(*at(kiosk, 300 + 20 * n)) for n in range(8)]
    for finger in palm:
        kiosk.move(finger, finger.x + 90, finger.y + 10)
    kiosk.frames(2)
    assert list(lanes(kiosk).part) == before
    kiosk.up(one)
    kiosk.up(two)
    for finger in palm:
        kiosk.move(finger, finger.x - 300, finger.y)
    kiosk.frames(2)
    assert list(lanes(kiosk).part) == before
    for finger in palm:
        kiosk.up(finger)
    kiosk.frames(2)
    kiosk.tap("Larger")
    kiosk.wait(0.5)
    assert zoom(kiosk) > 4


def test_a_drag_moves_and_does_not_choose(kiosk: Kiosk) -> None:
    spread_fingers = spread(kiosk)
    for finger in spread_fingers:
        kiosk.up(finger)
    chosen, before = kiosk.stage.screen.chosen, lanes(kiosk).view
    finger = kiosk.down(*at(kiosk, 700))
    kiosk.move(finger, *at(kiosk, 500))
    kiosk.up(finger)
    assert kiosk.stage.screen.chosen == chosen
    assert lanes(kiosk).view.at(before.place(700)) == pytest.approx(500, abs=3)


def test_the_buttons_do_what_fingers_do(kiosk: Kiosk) -> None:
    kiosk.tap("Larger")
    kiosk.wait(0.5)
    assert zoom(kiosk) == pytest.approx(2)
    first = lanes(kiosk).part[0]
    kiosk.tap("Later")
    kiosk.wait(0.5)
    assert lanes(kiosk).part[0] > first
    kiosk.tap("Earlier")
    kiosk.wait(0.5)
    assert lanes(kiosk).part[0] == pytest.approx(first, abs=1e-6)
    kiosk.tap("Smaller")
    kiosk.wait(0.5)
    assert zoom(kiosk) == pytest.approx(1)


def test_next_and_previous_go_by_date_and_keep_the_event_in_sight(kiosk: Kiosk) -> None:
    for _ in range(4):
        kiosk.tap("Larger")
        kiosk.wait(0.5)
    order = kiosk.stage.screen.order
    for event in order[1:]:
        kiosk.tap("Next")
        kiosk.wait(0.5)
        assert kiosk.stage.screen.chosen == event
        assert lanes(kiosk).mark_of(event) is not None
    assert not kiosk.offers("Next")
    kiosk.tap("Previous")
    assert kiosk.stage.screen.chosen == order[-2]


def test_an_event_opens_and_the_timeline_is_as_it_was(kiosk: Kiosk) -> None:
    kiosk.tap("Larger")
    kiosk.wait(0.5)
    kiosk.tap("Next")
    kiosk.wait(0.5)
    before = kiosk.visit.here.stop
    assert isinstance(before, AtTimeline)
    kiosk.tap("Open")
    kiosk.tap("Continue")
    kiosk.wait(0.5)
    assert kiosk.screen == "event"
    kiosk.tap("Next")
    kiosk.wait(0.5)
    kiosk.tap("Timeline")
    kiosk.wait(0.5)
    assert kiosk.visit.here.stop == before
    assert tuple(lanes(kiosk).part) == before.part


def test_a_touch_chooses_and_a_second_touch_opens_a_cluster(kiosk: Kiosk) -> None:
    cluster = max(lanes(kiosk).shown, key=lambda mark: len(mark.events))
    assert len(cluster.events) > 1
    kiosk.stage.screen.go_to(next(e for e in kiosk.stage.screen.order if e not in cluster.events))
    kiosk.tap_at(*at(kiosk, cluster.at, cluster.lane))
    assert kiosk.stage.screen.chosen in cluster.events
    kiosk.tap_at(*at(kiosk, cluster.at, cluster.lane))
    kiosk.wait(0.5)
    apart = [lanes(kiosk).mark_of(event) for event in cluster.events]
    assert len({mark.at for mark in apart if mark is not None}) > 1


def test_the_card_of_a_cluster_pages_through_its_events(kiosk: Kiosk) -> None:
    cluster = max(lanes(kiosk).shown, key=lambda mark: len(mark.events))
    kiosk.tap_at(*at(kiosk, cluster.at, cluster.lane))
    seen = [kiosk.stage.screen.chosen]
    while kiosk.offers("Next page"):
        kiosk.tap("Next page")
        seen.append(kiosk.stage.screen.chosen)
    assert sorted(seen) == sorted(cluster.events)


def test_nothing_runs_once_it_stands_still(kiosk: Kiosk) -> None:
    kiosk.tap("Larger")
    kiosk.wait(1)
    from kivy.animation import Animation

    assert not Animation._instances


def test_a_change_of_language_keeps_the_event_and_the_part(kiosk: Kiosk) -> None:
    kiosk.tap("Larger")
    kiosk.wait(0.5)
    kiosk.tap("Next")
    before = kiosk.visit.here.stop
    kiosk.tap("Deutsch")
    kiosk.wait(0.5)
    assert kiosk.visit.here.stop == before
    assert tuple(lanes(kiosk).part) == before.part
    assert kiosk.sees("Zeitleiste")


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_names_and_marks_overlap_at_any_zoom(size: tuple[int, int]) -> None:
    kiosk = Kiosk(CANAL, size=size)
    kiosk.stage.still = True
    try:
        for language in kiosk.visit.languages:
            kiosk.visit.end()
            kiosk.visit.begin(language)
            kiosk.visit.open_timeline()
            shown = lanes(kiosk)
            for _ in range(6):
                for one, other in combinations(shown.named, 2):
                    if one.lane == other.lane:
                        assert one.right + 15 <= other.left or other.right + 15 <= one.left
                for a, b in combinations(shown.shown, 2):
                    if a.lane == b.lane:
                        assert abs(a.at - b.at) >= 43 * shown.scale
                kiosk.stage.screen._zoom(2.0)
                assert kiosk.stage.overflows == []
    finally:
        kiosk.close()


@pytest.mark.parametrize("count", [10, 100, 1000])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_however_many_events_there_are_nothing_overlaps(
    tmp_path: Path, size: tuple[int, int], count: int
) -> None:
    kiosk = Kiosk(make_exhibit(tmp_path / "works", {}, count), size=size)
    kiosk.stage.still = True
    try:
        for language in kiosk.visit.languages:
            kiosk.visit.end()
            kiosk.visit.begin(language)
            kiosk.visit.open_timeline(f"event-{count // 2}")
            for _ in range(3):
                shown = lanes(kiosk)
                assert sum(len(mark.events) for mark in shown.shown) > 0
                for one, other in pairwise(sorted(shown.named, key=lambda name: name.left)):
                    assert one.right + 15 <= other.left
                for a, b in pairwise(sorted(shown.shown, key=lambda mark: mark.at)):
                    assert b.at - a.at >= 43 * shown.scale
                kiosk.stage.screen._zoom(4.0)
            assert kiosk.stage.overflows == []
    finally:
        kiosk.close()
