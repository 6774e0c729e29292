"""A route on a map of its own, beside the large one."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from kiosk.core.geography import box_round
from kiosk.core.labels import Rect
from kiosk.core.model import Route
from kiosk.core.typesetting import escape, typeset
from kiosk.ui.lettering import SetText
from kiosk.ui.screens.base import Screen
from kiosk.ui.screens.small_map import SmallMap, Spot, route_tones

if TYPE_CHECKING:
    from kiosk.ui.screens.map import MapScreen

NEAR_END = 18.0
"""Design units from an end of a route within which places between have no dot of their own."""


def draw_route(screen: MapScreen, on: Screen, route_id: str, route: Route, x: float, y: float, w: float,
               h: float) -> None:  # fmt: skip
    """The route from end to end; touched, it is shown on the large map."""
    small = SmallMap(on, screen.land, (x, y, w, h), 44.0 if screen.form != "small" else 24.0)
    points = [screen.land.points[place] for place in route.via]
    box = box_round(points)
    view = small.sight.fit(box.grown(max(box.width, box.height) * 0.04 + 0.2))
    tones = route_tones(screen, route_id)
    small.line(points, tones, broken=not route.certain)
    names = [screen.of(screen.exhibit.atlas.places[place].name) for place in route.via]
    spots = [Spot(name, point) for name, point in zip(names, points, strict=True)]
    small.spots += [Spot(names[n], points[n], "end", tones) for n in dict.fromkeys((0, len(points) - 1))]
    ends = small.spots[:2]
    for spot in spots[1:-1]:
        away = (hypot(spot.point[0] - e.point[0], spot.point[1] - e.point[1]) for e in ends)
        if min(away) * view.scale > NEAR_END:
            small.spots.append(spot)
    style = screen.look.style("small", False)
    said = screen.words.say("route_varied")
    top = h - style.line - 6
    caption = SetText(
        escape(typeset(said, screen.words.language)), style, small.unit, None, screen.colours.ink2
    )
    if not route.certain:
        small.taken.append(Rect(12, top, caption.width / small.unit, style.line))
    small.draw(view, 30)
    if not route.certain:
        on.set(caption, said, x + 12, y + top)
    on.target(screen.of(route.name), lambda: screen.show_route(route), x, y, w, h)
