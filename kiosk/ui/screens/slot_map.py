"""A small map in an event's slot: where it was, or the places and the route that a curator chose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from functools import partial
from typing import TYPE_CHECKING

from kiosk.content.outlines import outlines_in
from kiosk.core.geography import Box, Point, box_round
from kiosk.core.ground import Ground
from kiosk.core.labels import Rect
from kiosk.core.map_view import View
from kiosk.core.media import MapRef
from kiosk.ui.screens.small_map import SmallMap, Spot, apart, ground_for, is_lost, route_tones

if TYPE_CHECKING:
    from kiosk.ui.screens.event import EventScreen
    from kiosk.ui.screens.event_plan import Plan

CLOSEST = 0.62
"""An event's surroundings are at least so much of the area's height: enough of it to know where one is."""
WIDER = 1.3
NEIGHBOURS = 4
"""So many other places should be in sight, the map grows by steps until they are."""
TINY, MOST_NAMES = 250_000.0, 12
"""A map of fewer square units has only a few names on it."""
APART = 46.0
"""Design units between two places that both get a dot."""


def map_in_parts(screen: EventScreen, plan: Plan, small_map: MapRef) -> Iterator[None]:
    """Draw the places and the route, with its words, a part at each step."""
    ground = ground_for(screen)
    chosen = small_map.map
    if ground is None:
        return
    route = screen.exhibit.atlas.routes.get(chosen.route) if chosen.route else None
    names = list(dict.fromkeys([*chosen.places, *(route.via if route else ())]))
    own = screen.event.place if screen.event.place in names else None
    box = box_round([ground.points[name] for name in names])
    small = _map_in(screen, plan, ground)
    least = ground.home.height * 0.02
    view = small.view_of(box.grown(max(box.width, box.height) * 0.06 + 0.05), least)
    _add_spots(screen, small, ground, ([own] if own else []) + [n for n in names if n != own], own)
    yield
    yield from _draw(screen, plan, small, view, chosen.route, own or names[0], small_map)


def place_in_parts(screen: EventScreen, plan: Plan) -> Generator[None, None, bool]:
    """Draw where the event was, if it says so, a part at each step; False if there is nothing to draw."""
    ground = ground_for(screen)
    place = screen.event.place
    if ground is None or place not in ground.points:
        return False
    assert place is not None
    small = _map_in(screen, plan, ground)
    yield
    view = _round_about(screen, small, ground, place)
    yield
    others = _weighty(screen, ground, place)
    seen = small.sight.seen(view)
    near = [name for name in others if seen.holds(ground.points[name])]
    if not near and not _has_borders(ground, seen):
        return False
    _add_spots(screen, small, ground, _told_apart(ground, [place, *near], view, APART * small.size), place)
    route = next((n for n, r in screen.exhibit.atlas.routes.items() if place in r.via), None)
    yield
    yield from _draw(screen, plan, small, view, route, place, None)
    return True


def _map_in(screen: EventScreen, plan: Plan, ground: Ground) -> SmallMap:
    x, y, w, h = plan.picture
    if screen.form == "portrait" and not screen.event.media:
        h = plan.name[1] - 24 - _words_h(screen) - y
    return SmallMap(screen, ground, (x, y, w, h), 72.0 if screen.form != "small" else 36.0)


def _words_h(screen: EventScreen) -> float:
    small = screen.look.style("small")
    return 2 * small.line + 44


def _weighty(screen: EventScreen, ground: Ground, place: str) -> list[str]:
    """The other places, those with most events first: where several lie together, these are named."""
    told = Counter(event.place for event in screen.exhibit.events.values())
    x, y = ground.points[place]
    return sorted(
        (name for name in ground.points if name != place),
        key=lambda n: (-told[n], (ground.points[n][0] - x) ** 2 + (ground.points[n][1] - y) ** 2),
    )


def _round_about(screen: EventScreen, small: SmallMap, ground: Ground, place: str) -> View:
    """A view round a place, as wide as it must be to show some other places too."""
    x, y = ground.points[place]
    span = ground.home.height * CLOSEST
    across = (small.frame[2] * small.frame[3]) ** 0.5
    others = _weighty(screen, ground, place)
    while True:
        view = small.sight.fit(Box(x - 0.01, y - 0.01, x + 0.01, y + 0.01), across / span)
        seen = small.sight.seen(view).grown(-0.05 * span)
        inside = [name for name in others if seen.holds(ground.points[name])]
        told = _told_apart(ground, [place, *inside], view, APART * small.size)
        if len(told) > NEIGHBOURS or span * WIDER > max(ground.home.height, ground.home.width):
            return view
        span *= WIDER


def _told_apart(ground: Ground, places: list[str], view: View, by: float) -> list[str]:
    names = list(dict.fromkeys(places))
    points: list[Point] = [ground.points[name] for name in names]
    return [names[n] for n in apart(points, by, view)]


def _has_borders(ground: Ground, seen: Box) -> bool:
    """Whether a border or a coast runs through what is seen: else there would be nothing but a plain."""
    degrees = ground.plane.degrees(seen)
    for country in outlines_in().countries_for(degrees):
        for ring, box in zip(country.rings, country.boxes, strict=True):
            if degrees.meets(box) and any(
                degrees.holds((ring[n], ring[n + 1])) for n in range(0, len(ring), 2)
            ):
                return True
    return False


def _add_spots(
    screen: EventScreen, small: SmallMap, ground: Ground, names: list[str], own: str | None
) -> None:
    for name in names:
        said = screen.of(screen.exhibit.atlas.places[name].name)
        is_own = name == own
        kind, tones = ("ring", screen.tones) if is_own else ("dot", None)
        small.spots.append(Spot(said, ground.points[name], kind, tones))


def _draw(screen: EventScreen, plan: Plan, small: SmallMap, view: View, route_id: str | None, place: str,
          ref: MapRef | None) -> Iterator[None]:  # fmt: skip
    """The map with its route, scale, words, and the button that opens the large map."""
    x, y, w, h = small.frame
    form, grid = screen.form, screen.grid
    pad = 24.0 if form != "small" else 12.0
    side = grid.button_h
    right = grid.end if form != "portrait" else screen.w - 72
    at = min(right, x + w - pad) - side, y + h - side - pad
    small.taken.append(Rect(at[0] - x - 8, at[1] - y - 8, side + 16, side + 16))
    left = 48.0 if form == "landscape" else 72.0 if form == "portrait" else 16.0
    small.scale_bar(view, left, h - (40 if form != "small" else 20))
    if route_id is not None:
        route = screen.exhibit.atlas.routes[route_id]
        points = [screen_ground(screen).points[name] for name in route.via]
        small.line(points, route_tones(screen, route_id), broken=not route.certain)
    if is_lost(small.sight, view):
        small.locate(view)
    is_tiny = w * h < TINY * small.size**2
    screen.unwritten(screen.words.say("map"), x, y, w, h, holds=True)
    yield from small.draw_in_parts(
        view, 120, MOST_NAMES // 4 if is_tiny else MOST_NAMES, is_whole=not is_tiny
    )
    small.draw_bar()
    screen.button(screen.words.say("enlarge"), partial(screen.visit.open_map, place), *at, side, side,
                  icon_name="enlarge", wordless=True, kind="filled")  # fmt: skip
    yield
    varied = route_id is not None and not screen.exhibit.atlas.routes[route_id].certain
    _draw_words(screen, plan, small, ref, varied)


def screen_ground(screen: EventScreen) -> Ground:
    """The ground that is there because a map is drawn on it."""
    ground = ground_for(screen)
    assert ground is not None
    return ground


def _draw_words(screen: EventScreen, plan: Plan, small: SmallMap, ref: MapRef | None, varied: bool) -> None:
    """The caption, what the lines are, and whose map it is."""
    x, y, w = plan.caption
    say = screen.words.say
    end = plan.words_end(len(screen.event.media) > 1)
    if screen.form == "portrait" and not screen.event.media:
        y = small.frame[1] + small.frame[3] + 12
        end = plan.name[1] - 8
    caption, credit_style = screen.look.style("caption"), screen.look.style("small")
    told = say("todays_borders") + (". " + say("route_varied") + "." if varied else "")
    credit = say("map_credit")
    ink = screen.ink(screen.tones, cites=False)
    for factor in (1.0, 0.92, 0.85, 0.78, 0.7, 0.62, 0.54, 0.46):
        passages = [screen.passage(text, caption.times(factor), w, ink)
                    for text in ((ref.caption if ref else None), told) if text]  # fmt: skip
        credits_line = screen.passage(credit, credit_style.times(factor), w,
                                      screen.ink(colour=screen.colours.ink2, cites=False))  # fmt: skip
        if y + sum(p.height for p in passages) + credits_line.height + 8 <= end:
            break
    for passage in passages:
        y = screen.lay(passage.pages(10_000)[0], x, y, is_small=True)
    screen.lay(credits_line.pages(10_000)[0], x, y + 8, is_small=True)
