"""People registered, people on the transport lists, people who survived: three bars of one scale."""

from media.drawings.belgium_1940_1944.data import HERE, figure, rows
from media.drawings.page import INK, INK2, PAPER2, PERSECUTION, Page

LEFT, RIGHT = 120, 2280
GAP, HEIGHT = 8, 120
"""Between the parts of a bar; of a bar."""


def draw() -> Page:
    """Draw a bar for each group, with a mark below it where it would end by other counts."""
    page = Page(PAPER2)
    table = rows(HERE / "figures.csv")
    unit = (RIGHT - LEFT) / max(int(row["figure"]) for row in table)
    for letter, group, colour, top in (
        ("A", "register", INK2, 110), ("B", "transports", PERSECUTION, 660), ("C", "survivors", "", 1210),
    ):  # fmt: skip
        ours = [row for row in table if row["group"] == group]
        _say_counts_in_use(page, letter, ours, top + 92)
        _draw_bar(page, [row for row in ours if row["shown"] == "main"], unit, colour, top + 140)
        _say_other_counts(page, [row for row in ours if row["shown"] == "other"], unit, top + 140 + HEIGHT)
    return page


def _say_counts_in_use(page: Page, letter: str, ours: list[dict[str, str]], base: int) -> None:
    page.words((LEFT, base), letter, "serif bold", 104)
    said = " + ".join(figure(int(row["figure"])) for row in ours if row["shown"] == "main")
    said += "".join(f" = {figure(int(row['figure']))}" for row in ours if row["shown"] == "sum")
    page.words((LEFT + 120, base), said, "sans bold", 96)


def _draw_bar(page: Page, parts: list[dict[str, str]], unit: float, colour: str, top: int) -> None:
    """One part after another; those who survived are an open bar, as in the chart of the transports."""
    left = float(LEFT)
    for row in parts:
        right = left + int(row["figure"]) * unit
        page.box(left, top, right, top + HEIGHT, colour or INK)
        if not colour:
            page.box(left + 7, top + 7, right - 7, top + HEIGHT - 7, PAPER2)
        left = right + GAP


def _say_other_counts(page: Page, others: list[dict[str, str]], unit: float, top: int) -> None:
    """Each part's other counts, from the lowest to the highest, under the place where the bar would end."""
    parts: dict[str, list[int]] = {}
    for row in others:
        parts.setdefault(row["part"], []).append(int(row["figure"]))
    after: float | None = None
    for part, counts in parts.items():
        said = " · ".join(figure(count) for count in sorted(counts))
        if part == "Roma and Sinti" and after is not None:
            # Their part of the bar is too narrow for marks of its own.
            page.words((after, top + 118), f"  +  {said}", "sans", 72, INK2)
            continue
        start, end = LEFT + min(counts) * unit, LEFT + max(counts) * unit
        page.box(min(start, end - 12), top + 16, end, top + 30, INK2)
        said += " (> 16)" if part == "over sixteen" else ""
        if start > RIGHT - 300:
            page.words((RIGHT, top + 118), said, "sans", 72, INK2, "rs")
        else:
            at = LEFT if start < LEFT + 300 else start - 335
            after = at + page.words((at, top + 118), said, "sans", 72, INK2)
