"""Who gave orders to whom under the military administration, as the events tell it."""

from dataclasses import dataclass

from media.drawings.belgium_1940_1944.data import HERE, rows
from media.drawings.page import INK, INK2, PAPER, PAPER2, PERSECUTION, UI, Page, Point


@dataclass(frozen=True)
class Office:
    """A box: its corners, its lines of names, and the colour of its upper edge where it has one."""

    left: int
    top: int
    right: int
    bottom: int
    names: tuple[str, ...]
    edge: str | None = None


OFFICES = {
    "militaerverwaltung": Office(
        110, 110, 1270, 490, ("Militärverwaltung", "Alexander von Falkenhausen", "Eggert Reeder"), PERSECUTION
    ),
    "rsha": Office(1620, 110, 2290, 400, ("RSHA", "Berlin"), PERSECUTION),
    "sipo-sd": Office(1450, 680, 2290, 970, ("Sipo-SD", "Av. Louise · Louizalaan"), PERSECUTION),
    "secretaries-general": Office(
        110, 760, 1010, 1040, ("Secrétaires généraux", "Secretarissen-generaal"), INK2
    ),
    "town-halls": Office(110, 1380, 1010, 1660, ("Communes · Gemeenten", "Police · Politie"), INK2),
    "ajb": Office(1130, 1200, 1650, 1450, ("AJB · VJB",), UI),
    "dossin": Office(1770, 1200, 2290, 1450, ("Dossin", "Mechelen"), PERSECUTION),
}

WAYS: dict[tuple[str, str], tuple[list[Point], Point, str]] = {
    ("militaerverwaltung", "secretaries-general"): ([(420, 490), (420, 760)], (450, 650), "ls"),
    ("secretaries-general", "town-halls"): ([(420, 1040), (420, 1380)], (450, 1235), "ls"),
    ("militaerverwaltung", "town-halls"): ([(1070, 490), (1070, 1520), (1010, 1520)], (1046, 650), "rs"),
    ("militaerverwaltung", "ajb"): ([(1200, 490), (1200, 1200)], (1224, 1110), "ls"),
    ("rsha", "sipo-sd"): ([(2020, 400), (2020, 680)], (2050, 565), "ls"),
    ("rsha", "militaerverwaltung"): ([(1620, 230), (1270, 230)], (1445, 200), "ms"),
    ("militaerverwaltung", "sipo-sd"): ([(1270, 400), (1540, 400), (1540, 680)], (1570, 565), "ls"),
    ("sipo-sd", "ajb"): ([(1545, 970), (1545, 1200)], (1575, 1110), "ls"),
    ("sipo-sd", "dossin"): ([(2020, 970), (2020, 1200)], (2050, 1110), "ls"),
}
"""For each pair of orders.csv the line between the boxes, and where its year stands."""


def draw() -> Page:
    """Draw the offices and, between them, what orders.csv holds."""
    page = Page(PAPER2)
    for office in OFFICES.values():
        _draw_office(page, office)
    for row in rows(HERE / "orders.csv"):
        points, year_at, anchor = WAYS[row["from"], row["to"]]
        is_order = row["kind"] == "order"
        page.line(points, INK, 8, None if is_order else (30, 18))
        if row["kind"] != "consent":
            _draw_head(page, points)
        page.words(year_at, row["year"], "sans", 72, INK2, anchor)
    return page


def _draw_office(page: Page, office: Office) -> None:
    page.box(office.left, office.top, office.right, office.bottom, UI)
    page.box(office.left + 5, office.top + 5, office.right - 5, office.bottom - 5, PAPER)
    if office.edge:
        page.box(office.left, office.top, office.right, office.top + 18, office.edge)
    step = 96
    base = (office.top + 18 + office.bottom) / 2 - step * (len(office.names) - 1) / 2 + 26
    for line, name in enumerate(office.names):
        # The Secretaries-General have one name in each of two languages: neither is the lesser.
        face = "sans bold" if line == 0 or name.startswith("Secret") else "sans"
        page.words((office.left + 44, base + line * step), name, face, 76 if face == "sans bold" else 72)


def _draw_head(page: Page, points: list[Point]) -> None:
    """The point of an arrow, at the end of a line that runs along the page's edges."""
    (ax, ay), (bx, by) = points[-2:]
    long, half = 44, 25
    if ax == bx:
        back = by - long if by > ay else by + long
        page.line([(bx, back), (bx, by - 12 if by > ay else by + 12)], INK, 8)
        page.shape([(bx, by), (bx - half, back), (bx + half, back)], INK)
    else:
        back = bx - long if bx > ax else bx + long
        page.shape([(bx, by), (back, by - half), (back, by + half)], INK)
