"""Colours keep the contrasts that are promised, given or derived."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.core.model import Theme
from kiosk.core.theme import HIGH_CONTRAST, NORMAL, contrast, darkened, lightened, tones


@pytest.mark.parametrize(
    ("ink", "ground", "ratio"),
    [("ink", "paper", 15.28), ("ink", "paper2", 13.59), ("ink2", "paper", 8.23), ("ui", "paper", 4.08),
     ("ntext", "night", 15.48), ("ntext2", "night", 8.97), ("nui", "night", 4.87), ("warn", "night", 9.84)],
)  # fmt: skip
def test_contrasts_are_those_the_design_measured(ink: str, ground: str, ratio: float) -> None:
    assert contrast(getattr(NORMAL, ink), getattr(NORMAL, ground)) == pytest.approx(ratio, abs=0.01)


def test_high_contrast_is_the_highest() -> None:
    assert contrast(HIGH_CONTRAST.ink, HIGH_CONTRAST.paper) == pytest.approx(21)
    assert contrast(HIGH_CONTRAST.track, HIGH_CONTRAST.paper) >= 3


@given(some.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True))
def test_any_accent_gives_a_deep_tone_to_read_on_paper_and_a_light_one_on_night(accent: str) -> None:
    assert contrast(darkened(accent), NORMAL.paper2) >= 7
    assert contrast(lightened(accent), NORMAL.night) >= 6
    assert contrast(lightened(accent), "#000000") >= 7


def test_a_theme_keeps_what_it_names_itself() -> None:
    theme = Theme(accent="#732419", deep="#651E12", light="#D9826F", mark="broken")
    assert tones(theme).deep == "#651E12"
    assert tones(theme, "high").main == "#D9826F"
    assert tones(None).mark == "solid"
