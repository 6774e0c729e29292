"""Where things stand on the staff page, for each form of page; it follows from the page's size alone."""

from dataclasses import dataclass

from kiosk.core.sizes import Sizes

Area = tuple[float, float, float, float]
"""Left, top, width, height in design units."""

GAP = 16.0
MOST_ROWS = 10


@dataclass(frozen=True)
class StaffPlan:
    """The places of one form of page, in design units from the top left."""

    margin: float
    staff: tuple[float, float]
    """Where the heading over the keypad stands."""
    told: Area
    """What is said of the PIN and of what was done."""
    dots: tuple[float, float, float, float]
    """Where the marks for typed digits begin; a mark's side, and how far they are apart."""
    keys: Area
    """The keypad; once it is done with, more controls."""
    status: tuple[float, float]
    rows: Area
    columns: tuple[float, float]
    """How wide the names of the rows are, and their judgements."""
    controls: Area | None
    """A row, or two, of controls; None where they stand in the keypad's place."""
    rule: float
    """The line over the foot."""
    split: Area | None
    """The line between the two halves."""
    back: Area
    counted: tuple[float, float, float]
    """Where the seconds until it closes are told: left, top, width."""


def plan_of(sizes: Sizes) -> StaffPlan:
    """The plan for a window."""
    if sizes.form == "portrait":
        return _portrait(sizes)
    if sizes.form == "small":
        return _small(sizes)
    return _landscape(sizes)


def _landscape(sizes: Sizes) -> StaffPlan:
    key = sizes.target(0)
    foot = max(88.0, key)
    rule = sizes.h - foot - 48
    across = max(136.0, key) * 3 + 2 * GAP
    up = min(max(120.0, key) * 4 + 3 * GAP, rule - 24 - 330)
    x = 96 + across + 116
    right = x + 48
    w = sizes.w - 96 - right
    controls = rule - 48 - max(88.0, key)
    return StaffPlan(
        margin=96,
        staff=(96, 58),
        told=(96, 152, across + 92, 96),
        dots=(96, 268, 40, 72),
        keys=(96, rule - 64 - up, across, up),
        status=(right, 58),
        rows=(right, 168, w, controls - 32 - 168),
        columns=(240, 220),
        controls=(right, controls, w, max(88.0, key)),
        rule=rule,
        split=(x, 0, 2, rule),
        back=(96, rule + 24, across, foot),
        counted=(right, rule + 24 + (foot - 36) / 2, w),
    )


def _portrait(sizes: Sizes) -> StaffPlan:
    key = sizes.target(0)
    foot = max(88.0, key)
    rule = sizes.h - foot - 48
    across = max(136.0, key) * 3 + 2 * GAP
    up = max(120.0, key) * 4 + 3 * GAP
    keys = rule - 40 - up
    w = sizes.w - 144
    tall = max(88.0, key)
    middle = keys - 124
    controls = middle - 48 - 2 * tall - GAP
    beside = 72 + across + 48
    return StaffPlan(
        margin=72,
        staff=(72, middle + 20),
        told=(beside, keys + 84, sizes.w - 72 - beside, 300),
        dots=(beside, keys + 8, 36, min(64.0, (sizes.w - 72 - beside) / 6)),
        keys=(72, keys, across, up),
        status=(72, 58),
        rows=(72, 160, w, controls - 32 - 160),
        columns=(220, 200),
        controls=(72, controls, w, 2 * tall + GAP),
        rule=rule,
        split=(0, middle, sizes.w, 2),
        back=(72, rule + 24, across, foot),
        counted=(beside, rule + 24 + (foot - 36) / 2, sizes.w - 72 - beside),
    )


def _small(sizes: Sizes) -> StaffPlan:
    key = sizes.target(0)
    gap = 8.0
    foot = max(88.0, key)
    rule = sizes.h - foot - 24
    across = max(92.0, key) * 3 + 2 * gap
    top = 62.0
    x = 32 + across + 20
    right = x + 20
    w = sizes.w - 32 - right
    return StaffPlan(
        margin=32,
        staff=(32, 12),
        told=(right, 6, w, 48),
        dots=(188, 22, 20, min(26.0, (across - 156) / 5)),
        keys=(32, top, across, rule - 12 - top),
        status=(right, 12),
        rows=(right, top, w, rule - 12 - top),
        columns=(160, 128),
        controls=None,
        rule=rule,
        split=(x, 0, 2, rule),
        back=(32, rule + 12, across, foot),
        counted=(right, rule + 12 + (foot - 24) / 2, w),
    )
