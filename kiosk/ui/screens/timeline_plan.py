"""Where the parts of the timeline stand, on each form of page. In design units."""

from dataclasses import dataclass

from kiosk.ui.grid import Grid


@dataclass(frozen=True)
class TimelinePlan:
    """Where each part stands."""

    title: tuple[float, float]
    steps: tuple[float, float, float]
    """Left, top and side of the buttons for zoom and movement."""
    start: float
    """Where the scale begins, along it; then its length."""
    length: float
    near_edge: float
    """Where the lanes begin, across; the scale's own line."""
    far_edge: float
    lane: float
    """How wide a lane is, across."""
    count: int
    card: tuple[float, float, float, float]
    legend: tuple[float, float]
    names_at: float
    """Where the names of the lanes begin: left, or top where time runs down."""
    is_upright: bool
    line_part: float
    """Where in its lane the line runs, 0 to 1."""

    def line_of(self, number: int) -> float:
        """Where a lane's line runs, across."""
        return self.near_edge + self.lane * (number + self.line_part)

    @property
    def names_fit(self) -> bool:
        """Whether a lane has room for names over its marks."""
        return not self.is_upright and self.lane >= (72 if self.title[0] < 40 else 100)

    @property
    def edges(self) -> tuple[float, ...]:
        """Where each lane ends."""
        if self.is_upright:
            return ()
        return tuple(self.near_edge + self.lane * (number + 1) for number in range(self.count))

    def name_box(self, number: int) -> tuple[float, float, float, float]:
        """The place for a lane's name: left, top, width, height."""
        if self.is_upright:
            left = self.near_edge + self.lane * number
            return left + 8, self.names_at, self.lane - 16, self.start - self.names_at - 8
        top = self.near_edge + self.lane * number
        return self.names_at, top + self.lane * 0.08, self.start - self.names_at - 20, self.lane * 0.92


def timeline_plan(grid: Grid, count: int) -> TimelinePlan:
    """The plan for a page and a number of lanes."""
    side = grid.button_h
    width = 4 * side + 3 * grid.gap
    count = max(count, 1)
    if grid.form == "portrait":
        card_h = 190.0 + side
        card = (72.0, grid.rail_top - 32 - card_h, grid.w - 144, card_h)
        near, far = 176.0, grid.end
        return TimelinePlan(
            title=(72, 72), steps=(grid.end - width, 64, side), start=310, length=card[1] - 40 - 310,
            near_edge=near, far_edge=far, lane=(far - near) / count, count=count, card=card,
            legend=(72, 180), names_at=226, is_upright=True, line_part=0.5,
        )  # fmt: skip
    if grid.form == "small":
        card_h = max(96.0, side + 20)
        card = (32.0, grid.rail_top - 8 - card_h, grid.w - 64, card_h)
        near, far = 138.0, card[1] - 12
        lane = min((far - near) / count, 84.0)
        return TimelinePlan(
            title=(32, 20), steps=(grid.end - width, 8, side), start=168, length=grid.end - 14 - 168,
            near_edge=near, far_edge=near + lane * count, lane=lane, count=count, card=card,
            legend=(0, 0), names_at=32, is_upright=False, line_part=0.5 if lane < 72 else 0.66,
        )  # fmt: skip
    card_h = 200.0
    card = (96.0, grid.rail_top - 32 - card_h, grid.w - 192, card_h)
    near, far = 232.0, card[1] - 32
    lane = min((far - near) / count, 150.0)
    return TimelinePlan(
        title=(96, 56), steps=(grid.end - width, 40, side), start=320, length=grid.end - 24 - 320,
        near_edge=near, far_edge=near + lane * count, lane=lane, count=count, card=card,
        legend=(0, 0), names_at=96, is_upright=False, line_part=0.625 if lane >= 100 else 0.5,
    )  # fmt: skip
