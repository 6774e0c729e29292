"""Where children and adults were hidden or helped, as the events of the rescue panel tell."""

from media.drawings.atlas import Atlas
from media.drawings.belgium_1940_1944.data import HERE, position, rows
from media.drawings.page import INK, INK2, LAND, NEIGHBOUR, RESCUE_DEEP, SEA, UI, Page

LABELS = {
    "brussels": ("Bruxelles · Brussel", -80, -85, "r"),
    "wezembeek": ("Wezembeek-Oppem", 190, -275, "m"),
    "leuven-keizersberg": ("Leuven", 60, -10, "l"),
    "namur": ("Namur", 60, -50, "l"),
    "charleroi": ("Charleroi", -430, 160, "r"),
    "jamoigne": ("Jamoigne", -20, -488, "m"),
}
"""For each place its own name, where the name stands from the dot, and its side."""


def draw() -> Page:
    """Draw the map of Belgium with a name beside each place."""
    page = Page(SEA)
    atlas = Atlas(page, west=2.35, east=6.85, middle=50.48)
    atlas.draw_land("Belgium", border=5)
    for said, latitude, longitude in (
        ("France", 49.7, 3.85), ("Nederland", 51.47, 5.75), ("Deutschland", 50.83, 6.46),
        ("Noordzee", 51.42, 2.78),
    ):  # fmt: skip
        atlas.name_country(said, latitude, longitude)
    for place, (said, right, down, side) in LABELS.items():
        at = atlas.at(*position(place))
        x, y = at[0] + right, at[1] + down
        if side == "m":
            page.line([at, (at[0] + right * 0.6, y + 112)], UI, 5)
        elif abs(right) > 200:
            page.line([at, (x + 26, y - 26)], UI, 5)
        halo = NEIGHBOUR if place == "charleroi" else LAND  # its name stands outside the border
        page.dot(at, 22, RESCUE_DEEP, ring=LAND)
        page.words((x, y), said, "sans bold", 80, INK, f"{side}s", halo=halo)
        names = [row["name"] for row in rows(HERE / "helpers.csv") if row["place"] == place]
        for line, name in enumerate(names, 1):
            page.words((x, y + 84 * line), name, "sans", 72, INK2, f"{side}s", halo=halo)
    atlas.draw_scale(50, left=110, base=1690)
    return page
