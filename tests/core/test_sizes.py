"""Pages fit windows, and what is touched or read is large enough on the glass."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.core.sizes import CAP_SANS, DEAD_SPACE, sizes_for


@pytest.mark.parametrize(
    ("size", "form", "unit"),
    [
        ((1920, 1080), "landscape", 1.0),
        ((3840, 2160), "landscape", 2.0),
        ((1080, 1920), "portrait", 1.0),
        ((1024, 600), "small", 1.0),
        ((1366, 768), "small", 1.28),
        ((1920, 1200), "landscape", 1.0),
    ],
)
def test_each_window_has_its_page(size: tuple[int, int], form: str, unit: float) -> None:
    sizes = sizes_for(*size)
    assert sizes.form == form
    assert sizes.unit == pytest.approx(unit)


def test_body_capitals_are_tall_enough_on_the_default_screen() -> None:
    sizes = sizes_for(1920, 1080)
    capital = 30 * sizes.correction * CAP_SANS * sizes.unit / sizes.mm
    assert capital == pytest.approx(7.3, abs=0.05)
    assert capital >= 4.8


def test_on_a_small_panel_the_type_grows_but_not_without_end() -> None:
    assert sizes_for(1920, 1080, 15.6).correction > 1
    assert sizes_for(1024, 600, 10.1).correction == 1.5


def test_targets_are_twenty_millimetres_at_least() -> None:
    sizes = sizes_for(1920, 1080, 17)
    assert sizes.millimetres(sizes.target(88) - 2 * DEAD_SPACE) == pytest.approx(20, abs=1 / sizes.mm + 0.01)
    assert sizes_for(1920, 1080, 32).target(88) == 88


@given(some.integers(200, 8000), some.integers(200, 8000))
def test_a_page_is_never_smaller_than_its_base(width: int, height: int) -> None:
    sizes = sizes_for(width, height)
    base = {"landscape": (1920, 1080), "portrait": (1080, 1920), "small": (1024, 600)}[sizes.form]
    assert sizes.w >= base[0] - 0.01
    assert sizes.h >= base[1] - 0.01
