"""Where the parts of an event stand, on each form of page and at each text size. In design units."""

from dataclasses import dataclass, replace

from kiosk.ui.grid import Grid


@dataclass(frozen=True)
class Plan:
    """Where each part stands, as left, top, width and so on."""

    mark: tuple[float, float, float]
    """Left, top, width of the theme's line."""
    name: tuple[float, float]
    date: tuple[float, float] | None
    """None: the date stands on the line of the panel's name."""
    headline: tuple[float, float, float]
    """Left, top, width."""
    gap: float
    """Between headline and text."""
    text_w: float
    text_end: float
    buttons: tuple[float, float, float]
    """Left, top, width of each."""
    stacked: bool
    """Whether the buttons stand one under another."""
    picture: tuple[float, float, float, float]
    caption: tuple[float, float, float]
    caption_end: float
    arrows: tuple[float, float]
    player: tuple[float, float, float, float] | None = None
    """Where sound or film is played from; None where none is."""
    sides: float = 0.0
    """The width of the arrows to other media, where they stand in the picture's place at its sides."""

    def words_end(self, several: bool) -> float:
        """Where the words under a picture end: above the arrows to the others, unless those stand beside."""
        has_row = several and self.arrows[1] > self.caption[1]
        return min(self.caption_end, self.arrows[1] - 4) if has_row else self.caption_end

    def with_arrows_at_caption(self, wide: float) -> "Plan":
        """The arrows to other pictures, so wide together, beside the caption: below the text are its own."""
        x, y, w = self.caption
        return replace(self, caption=(x, y, w - wide - 24), arrows=(x + w - wide, y))


def plan_of(grid: Grid, step: int, has_drawer: bool, has_picture: bool) -> Plan:
    """The plan for a page at a text size (0 as designed, 1 larger, 2 largest).

    With a drawer open the largest text is set in a narrower column, so that it does not run on beneath.
    """
    if grid.form == "portrait":
        return _portrait(grid, step, has_picture)
    if grid.form == "small":
        return _small(grid, step)
    return _landscape(grid, step, has_drawer)


def _landscape(grid: Grid, step: int, has_drawer: bool) -> Plan:
    foot = grid.rail_top - 32 - grid.button_h
    picture_h = 657.0 + max(grid.h - 1080, 0) * 0.6
    if step == 2:
        thumb, high = grid.w - 576, grid.button_h
        column = 852.0 if has_drawer else 1152.0
        return Plan(
            mark=(96, 64, 56), name=(172, 50), date=(96, 122), headline=(96, 174, column), gap=30,
            text_w=column, text_end=grid.rail_top - 24, buttons=(thumb, foot - high - 16, 480), stacked=True,
            picture=(thumb, 64, 480, 320), caption=(thumb, 400, 480), caption_end=foot - 2 * high - 64,
            arrows=(thumb, foot - 2 * high - 40),
        )  # fmt: skip
    picture_h -= 40 * step
    return Plan(
        mark=(96, 76, 56), name=(172, 62), date=(96, 152), headline=(96, 206, 852), gap=(40, 34)[step],
        text_w=852, text_end=(foot - 24, grid.rail_top - 32)[step],
        buttons=((96, 1044)[step], foot, 264), stacked=False,
        picture=(1044, 0, grid.w - 1044, picture_h), caption=(1044, picture_h + (24, 16)[step], grid.right_w),
        caption_end=foot - 8, arrows=((1044, 1604)[step], foot),
    )  # fmt: skip


def _portrait(grid: Grid, step: int, has_picture: bool) -> Plan:
    foot = grid.rail_top - 32 - grid.button_h
    # Without a picture the words get its room.
    tall = (720.0, 560.0, 380.0) if has_picture else (440.0, 360.0, 240.0)
    picture_h = tall[step] + max(grid.h - 1920, 0) * 0.5
    head = picture_h + ((188.0, 200.0, 250.0)[step] if has_picture else 120.0)
    width = grid.w - 144
    return Plan(
        mark=(72, head + 14, 56),
        name=(148, head),
        date=(72, head + 64),
        headline=(72, head + 114, width),
        gap=24,
        text_w=width,
        text_end=foot - 20,
        buttons=(72, foot, 300),
        stacked=False,
        picture=(0, 0, grid.w, picture_h),
        caption=(72, picture_h + 24, width),
        caption_end=head - 24,
        arrows=(grid.end - 264, foot),
    )


def _small(grid: Grid, step: int) -> Plan:
    foot = grid.rail_top - 12 - grid.button_h
    picture_h = (304.0, 264.0, 150.0)[step] + max(grid.h - 600, 0) * 0.6
    if step == 2:
        left = grid.w - 344
        # Where fingers need higher buttons two of them under each other leave no room for the words.
        side_by_side = grid.button_h > 72
        above = foot - (grid.button_h + 10)
        buttons = (left, foot, (312 - grid.gap) / 2) if side_by_side else (left, above, 312)
        return Plan(
            mark=(32, 27, 40),
            name=(84, 19),
            date=None,
            headline=(32, 54, 624),
            gap=8,
            text_w=624,
            text_end=grid.rail_top - 8,
            buttons=buttons,
            stacked=not side_by_side,
            picture=(left, 0, 344, picture_h - 20),
            caption=(left, picture_h - 12, 312),
            caption_end=(above - 16) if side_by_side else buttons[1] - 8,
            arrows=(grid.w - 160, buttons[1] - grid.button_h - 12),
        )
    return Plan(
        mark=(32, 27, 40), name=(84, 19), date=None, headline=(32, 54, 504), gap=(12, 10)[step], text_w=504,
        text_end=(foot - 8, grid.rail_top - 12)[step],
        buttons=((32, foot, 188), (568, foot, 124))[step], stacked=False,
        picture=(568, 0, grid.w - 568, picture_h), caption=(568, picture_h + (12, 10)[step], grid.right_w),
        caption_end=foot - 4, arrows=((568, 868)[step], foot),
    )  # fmt: skip
