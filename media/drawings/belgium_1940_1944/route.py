"""The way of the transports, straight between the places of the route."""

from media.drawings.atlas import Atlas
from media.drawings.belgium_1940_1944.data import EXHIBIT, position, route, rows
from media.drawings.page import INK, INK2, LAND, NEIGHBOUR, PERSECUTION, SEA, Page

NAMED = {"dossin": "Mechelen", "cosel": "Cosel", "auschwitz": "Auschwitz-Birkenau"}
"""Stops with a dot and a name; the others are too near to one of these to be told apart at this scale."""


def draw() -> Page:
    """Draw the map from Belgium to Upper Silesia."""
    page = Page(SEA)
    atlas = Atlas(page, west=1.2, east=21.2, middle=50.9)
    atlas.draw_land("Belgium", border=3)
    for said, latitude, longitude in (
        ("Deutschland", 51.9, 9.9), ("Polska", 52.3, 18.4), ("Česko", 50.02, 13.95), ("France", 48.1, 3.6),
        ("Nederland", 52.44, 5.66), ("Österreich", 47.7, 14.4), ("Slovensko", 48.75, 19.3),
    ):  # fmt: skip
        atlas.name_country(said, latitude, longitude)

    stops = {place: atlas.at(*position(place)) for place in route("transports")}
    page.line(list(stops.values()), PERSECUTION, 10, dash=(44, 22))
    for place in NAMED:
        end = place != "cosel"
        page.dot(
            stops[place],
            24 if end else 15,
            PERSECUTION if end else INK,
            ring=LAND if place == "dossin" else NEIGHBOUR,
        )

    departures = sorted(
        row["departed"][:4] for row in rows(EXHIBIT / "data" / "transports.csv") if row["departed"]
    )
    x, y = stops["dossin"]
    page.words((x + 20, y - 108), NAMED["dossin"], "sans bold", 84, halo=NEIGHBOUR)
    (a, b), (x, y) = stops["dossin"], stops["cosel"]
    years = f"{departures[0]}–{departures[-1]}"
    page.words(((a + x) / 2, (b + y) / 2 - 50), years, "sans", 72, INK2, "ms", halo=NEIGHBOUR)
    page.words((x - 10, y - 50), NAMED["cosel"], "sans", 72, anchor="ms", halo=NEIGHBOUR)
    x, y = stops["auschwitz"]
    page.words((2330, y + 130), NAMED["auschwitz"], "sans bold", 84, anchor="rs", halo=NEIGHBOUR)
    atlas.draw_scale(200, left=110, base=1690)
    return page
