"""Which part of a window is in reach of somebody who sits."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.core.device import ScreenSize
from kiosk.core.reach import HIGH_MM, HIGHEST_MM, LOW_MM, LOWEST_MM, NEEDED_MM, STRIP_MM, Reach, reach_of
from kiosk.core.sizes import TARGET_MM, sizes_for

WINDOWS = st.sampled_from([(1920, 1080), (1080, 1920), (1024, 600), (1366, 768), (3840, 2160), (1280, 1024)])
SCREENS = st.builds(
    lambda diagonal, bottom: ScreenSize(diagonal_inches=diagonal, bottom_edge_height_mm=bottom),
    st.floats(8, 100),
    st.floats(0, 2000),
)

TALL = st.builds(
    lambda diagonal, bottom: ScreenSize(diagonal_inches=diagonal, bottom_edge_height_mm=bottom),
    st.floats(60, 100),
    st.floats(480, LOW_MM),
)
"""Screens of more than 700 mm that hang about the preferred area."""


def at(window: tuple[int, int], inches: float, bottom: float) -> Reach:
    return reach_of(*window, ScreenSize(diagonal_inches=inches, bottom_edge_height_mm=bottom))


def heights(reach: Reach) -> tuple[float, float]:
    """The lowered band, strip and page, above the floor."""
    band = reach.band(True)
    return reach.height_of(band.foot), reach.height_of(band.top)


@given(WINDOWS, SCREENS, st.booleans())
def test_the_strip_the_page_and_what_is_free_above_make_up_the_window(
    window: tuple[int, int], screen: ScreenSize, lowered: bool
) -> None:
    reach = reach_of(*window, screen)
    page = reach.page(lowered)
    assert page.beneath + page.height + page.above == window[1]
    assert page.beneath >= reach.band(lowered).foot + reach.strip
    assert min(page.height, page.width) >= 1
    assert page.above >= 0
    assert page.mm == sizes_for(*window, screen.diagonal_inches).mm


@given(WINDOWS, SCREENS)
def test_where_there_is_room_enough_the_lowered_page_lies_within_the_limits(
    window: tuple[int, int], screen: ScreenSize
) -> None:
    reach = reach_of(*window, screen)
    if not (reach.is_enough and reach.is_offered):
        return
    low, high = heights(reach)
    assert LOWEST_MM - 1 <= low < high <= HIGHEST_MM + 1
    assert high - low >= NEEDED_MM - 2 / reach.mm


@given(WINDOWS, TALL)
def test_a_screen_that_holds_the_preferred_area_uses_no_more_and_no_less_than_it(
    window: tuple[int, int], screen: ScreenSize
) -> None:
    reach = reach_of(*window, screen)
    assume(reach.is_offered)
    low, high = heights(reach)
    assert low == pytest.approx(LOW_MM, abs=1 / reach.mm)
    assert high == pytest.approx(HIGH_MM, abs=1 / reach.mm)


@given(WINDOWS, SCREENS)
def test_the_button_is_offered_only_where_something_hangs_too_high_and_it_brings_it_lower(
    window: tuple[int, int], screen: ScreenSize
) -> None:
    reach = reach_of(*window, screen)
    if reach.is_offered:
        assert reach.top > HIGH_MM
        by = (reach.band(False).top - reach.band(True).top) / reach.mm
        assert by >= TARGET_MM - 1 / reach.mm or (reach.top > HIGHEST_MM and reach.is_enough)
        assert reach.strip >= STRIP_MM * reach.mm
    else:
        assert reach.strip == 0
        assert reach.page(True) == reach.page(False)
        assert not reach.is_enough or reach.top <= HIGHEST_MM + 0.5


@given(WINDOWS, SCREENS, st.floats(0, 800))
def test_a_screen_that_hangs_higher_never_has_its_page_lower_and_is_never_better_in_reach(
    window: tuple[int, int], screen: ScreenSize, by: float
) -> None:
    lower = reach_of(*window, screen)
    raised = screen.model_copy(update={"bottom_edge_height_mm": screen.bottom_edge_height_mm + by})
    higher = reach_of(*window, raised)
    assert higher.lowered_mm[0] >= lower.lowered_mm[0] - 1e-6
    assert higher.lowered_mm[1] >= lower.lowered_mm[1] - 1e-6
    if lower.bottom >= LOWEST_MM and not lower.is_enough:
        assert not higher.is_enough


@given(WINDOWS, SCREENS)
def test_no_control_stands_under_the_hard_limit_also_where_nothing_is_lowered(
    window: tuple[int, int], screen: ScreenSize
) -> None:
    reach = reach_of(*window, screen)
    if reach.top - LOWEST_MM < NEEDED_MM:
        return
    for lowered in (False, True):
        assert reach.height_of(reach.band(lowered).foot) >= LOWEST_MM - 1e-6


@pytest.mark.parametrize(
    ("window", "inches", "bottom", "offered", "enough"),
    [
        ((1920, 1080), 32, 900, True, True),
        ((1920, 1080), 32, 800, False, True),
        ((1920, 1080), 24, 900, False, True),
        ((1920, 1080), 24, 1000, True, True),
        ((1080, 1920), 43, 600, True, True),
        ((1080, 1920), 22, 700, False, True),
        ((1024, 600), 10.1, 1050, False, True),
        ((1024, 600), 10.1, 1150, False, False),
        ((1920, 1080), 32, 1150, True, False),
        ((1920, 1080), 32, 1300, True, False),
    ],
)
def test_the_screens_that_museums_hang(
    window: tuple[int, int], inches: float, bottom: float, offered: bool, enough: bool
) -> None:
    reach = at(window, inches, bottom)
    assert (reach.is_offered, reach.is_enough) == (offered, enough)


def test_a_page_in_reach_keeps_its_millimetres_and_its_letters_are_no_smaller_than_the_floor() -> None:
    page = at((1920, 1080), 32, 900).page(True)
    whole = sizes_for(1920, 1080, 32)
    assert page.mm == whole.mm
    body = (20 if page.form == "small" else 30) * 0.66 * page.unit * page.correction / page.mm
    assert body >= 4.8


def test_a_screen_too_high_altogether_has_its_page_as_low_as_it_can_be() -> None:
    reach = at((1920, 1080), 32, 1300)
    low, high = heights(reach)
    assert low == 1300
    assert high - low == pytest.approx(NEEDED_MM, abs=1)
