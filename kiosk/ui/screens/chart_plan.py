"""Where the parts of a data graphic's screen stand, on each form of page. In design units."""

from dataclasses import dataclass

from kiosk.ui.grid import Grid


@dataclass(frozen=True)
class ChartPlan:
    """Where each part stands, as left, top, width and so on."""

    title: tuple[float, float, float]
    """Left, top, width."""
    note: tuple[float, float, float]
    note_lines: float
    """How many lines of the note stand beside or under the title at most; more are behind a button."""
    is_beside: bool
    """Whether the note stands beside the title, not under it."""
    gap: float
    """From the words to the graphic."""
    strip: tuple[float, float, float, float]
    strip_gap: float
    buttons: tuple[float, float, float]
    """Left, top, width of each."""
    arrow: float
    """The width of an arrow."""


def chart_plan(grid: Grid, text_scale: float, strip_lines: int) -> ChartPlan:
    """The plan for a page; the strip has so many lines, each as high as its words are large."""
    has_strip = strip_lines > 0
    if grid.form == "portrait":
        foot = grid.rail_top - 32 - grid.button_h
        strip_h = (38.0 + strip_lines * 84.0 * text_scale) if has_strip else 0.0
        return ChartPlan(
            title=(72, 72, grid.w - 144), note=(72, 0, grid.w - 144), note_lines=3.1, is_beside=False,
            gap=20, strip=(72, foot - 20 - strip_h, grid.w - 144, strip_h), strip_gap=20 if has_strip else 0,
            buttons=(72, foot, 232), arrow=100,
        )  # fmt: skip
    if grid.form == "small":
        foot = grid.rail_top - 8 - grid.button_h
        strip_h = (20.0 + 54.0 * text_scale) if has_strip else 0.0
        return ChartPlan(
            title=(32, 14, 450), note=(512, 14, grid.end - 512), note_lines=2.1, is_beside=True, gap=8,
            strip=(32, foot - 8 - strip_h, grid.w - 64, strip_h), strip_gap=6 if has_strip else 0,
            buttons=(32, foot, 172), arrow=76,
        )  # fmt: skip
    foot = grid.rail_top - 32 - grid.button_h
    strip_h = (36.0 + 80.0 * text_scale) if has_strip else 0.0
    return ChartPlan(
        title=(96, 56, 980), note=(1118, 58, grid.end - 1118), note_lines=3.1, is_beside=True, gap=20,
        strip=(96, foot - 16 - strip_h, grid.w - 192, strip_h), strip_gap=16 if has_strip else 0,
        buttons=(96, foot, 264), arrow=124,
    )  # fmt: skip
