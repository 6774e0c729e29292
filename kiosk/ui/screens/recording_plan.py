"""Where an event's sound or film stands: the frame, its words, and the player above the rail."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.ui.grid import Grid
from kiosk.ui.screens.event_plan import Plan

FRAME = {"landscape": 360.0, "portrait": 380.0, "small": 150.0}
"""The height of the frame down to which the words are not set smaller."""
WORDS = 260.0
"""The height of the words on a portrait page from which on they are set smaller."""

Height = Callable[[float], float]
"""How high the words come out, given that much room."""


def player_height(grid: Grid) -> float:
    """Two rows of controls."""
    return 2 * grid.button_h + 3 * padding(grid)


def padding(grid: Grid) -> float:
    """Round the player's controls, and between them."""
    return 8.0 if grid.form == "small" else 16.0


def between(plan: Plan) -> tuple[float, float, float, float]:
    """The picture's place without the arrows at its sides."""
    x, y, w, h = plan.picture
    return x + plan.sides, y, w - 2 * plan.sides, h


def with_recording(plan: Plan, grid: Grid, step: int, several: bool, words: Height, covered: bool,
                   border: float = 0.0) -> Plan:  # fmt: skip
    """An event's plan with a recording in its slot.

    From the top down: frame, words, player; what is touched lies low. A covered one has no player yet.
    """
    tall = 0.0 if covered else player_height(grid)
    if grid.form == "portrait":
        return _portrait(plan, grid, step, words, tall)
    small = grid.form == "small"
    x = grid.right
    foot = grid.rail_top - (12 if small else 32) - grid.button_h
    if step == 2:
        # The largest text leaves no room for a player beside it: it gets the column of the smaller sizes.
        plan = replace(plan, headline=(*plan.headline[:2], grid.column), text_w=grid.column, stacked=False)
    if step and small:
        # Its buttons stand under the text, or the frame would be too low.
        plan = replace(plan, buttons=(grid.margin, foot, 188), arrows=(x, foot), text_end=foot - 20)
    elif step:
        plan = replace(plan, buttons=(x, foot, 264), arrows=(x + 560, foot))
    if several and small:
        # There is no room for a row of their own; beside a film there is.
        plan = replace(plan, sides=border + grid.button_h + 8)
    has_row = not small and (several or step > 0)
    end = foot - 16.0 if has_row else grid.rail_top - (12 if small else 32)
    top = end - tall
    return _stacked(replace(plan, picture=(x, 0, grid.w - x, 0)), grid, top, tall, words)


def _portrait(plan: Plan, grid: Grid, step: int, words: Height, tall: float) -> Plan:
    frame = (500.0, 440.0, 380.0)[step] + max(grid.h - 1920, 0) * 0.5
    top = frame + 24 + words(WORDS) + 16
    head = top + tall + (36 if tall else 20)
    lower = head - plan.name[1]
    plan = replace(
        plan,
        mark=(plan.mark[0], plan.mark[1] + lower, plan.mark[2]),
        name=(plan.name[0], head),
        date=(plan.date[0], plan.date[1] + lower) if plan.date else None,
        headline=(plan.headline[0], plan.headline[1] + lower, plan.headline[2]),
        picture=(0, 0, grid.w, 0),
    )
    return _stacked(plan, grid, top, tall, words)


def _stacked(plan: Plan, grid: Grid, top: float, tall: float, words: Height) -> Plan:
    small = grid.form == "small"
    over, under = (10.0, 6.0) if small else (24.0, 16.0)
    room = WORDS if grid.form == "portrait" else top - under - over - FRAME[grid.form]
    frame = top - under - over - words(room)
    x, y, w, _ = plan.picture
    return replace(
        plan,
        picture=(x, y, w, frame),
        caption=(plan.caption[0] if grid.form == "portrait" else grid.right, frame + over, grid.right_w),
        caption_end=top - under,
        player=(x, top, w, tall) if tall else None,
    )
