"""A map at rest, as part of a screen: some places with their names, and a line between them."""

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import floor, hypot

from kiosk.content.outlines import outlines_in
from kiosk.core.geography import Box, Point, round_length
from kiosk.core.ground import Ground, ground_of
from kiosk.core.labels import NAMES, Dot, Label, Labels, Rect, Segment, Wish, along, clipped
from kiosk.core.map_view import Frame, Sight, View
from kiosk.core.strokes import Strokes
from kiosk.core.theme import Tones
from kiosk.core.typesetting import escape, typeset
from kiosk.ui.lettering import SetText
from kiosk.ui.screens.base import Screen
from kiosk.ui.screens.map_countries import name_countries
from kiosk.ui.widgets.map_picture import MapPicture
from kiosk.ui.widgets.sheet import Sheet

RADII = {"dot": 6.0, "end": 9.0, "ring": 26.0}
"""Design units from the middle of a spot to its edge: a town, an end of a route, where it happened."""


def ground_for(screen: Screen) -> Ground | None:
    """The exhibit's ground, kept as long as the exhibit is the same; None where it has no places."""
    if "ground" not in screen.memory:
        screen.memory["ground"] = ground_of(screen.exhibit.atlas, outlines_in().countries_for)
    found = screen.memory["ground"]
    assert found is None or isinstance(found, Ground)
    return found


def route_tones(screen: Screen, route_id: str) -> Tones:
    """A route's colours: those of the panel that tells most of its places."""
    via = set(screen.exhibit.atlas.routes[route_id].via)
    panels = Counter(event.panel for event in screen.exhibit.events.values() if event.place in via)
    if panels:
        return screen.look.tones(screen.exhibit, panels.most_common(1)[0][0])
    ink = screen.colours.ink
    return Tones(ink, ink, screen.colours.ntext, "solid")


@dataclass(frozen=True)
class Spot:
    """A place on a small map, and how it is brought out."""

    said: str
    point: Point
    kind: str = "dot"
    tones: Tones | None = None
    """The colours of a place that is brought out."""


class SmallMap:
    """Draws a map into a frame of a screen: left, top, width and height in design units."""

    def __init__(
        self, on: Screen, ground: Ground, frame: tuple[float, float, float, float], pad: float
    ) -> None:
        self.on = on
        self.frame = frame
        self.look = on.look
        self.unit = on.look.sizes.unit
        self.size = 0.72 if on.form == "small" else 1.0
        self.sight = Sight(ground, Frame(frame[2], frame[3], pad, pad, pad, pad))
        self.spots: list[Spot] = []
        self.taken: list[Rect] = []
        self._lines: list[tuple[list[Point], Tones, bool]] = []
        self._locator: Rect | None = None

    def view_of(self, box: Box, least_height: float = 0.0) -> View:
        """The view of a box, with at least so many kilometres from top to bottom."""
        view = self.sight.fit(box)
        if least_height:
            most = self.frame[3] / least_height
            view = self.sight.fit(box, most)
        return view

    def line(self, points: Sequence[Point], tones: Tones, broken: bool) -> None:
        """Draw a route through points; `broken` where it is only probable."""
        self._lines.append((list(points), tones, broken))

    def draw(self, view: View, manner_reach: float, most_names: int = 12, is_whole: bool = False) -> None:
        """Draw land, lines and spots, and the names that have room; earlier spots are served first.

        Unless `is_whole` there are no names of countries, and no dots without a name.
        """
        for _ in self.draw_in_parts(view, manner_reach, most_names, is_whole):
            pass

    def draw_in_parts(
        self, view: View, manner_reach: float, most_names: int = 12, is_whole: bool = False
    ) -> Iterator[None]:
        """The same, a part at each step."""
        picture = MapPicture(self.look)
        picture.show(self.sight, self.frame, outlines_in().sheet_for)
        self.on.add_widget(picture)
        for points, tones, broken in self._lines:
            strokes = Strokes()
            strokes.line(points, (2 if broken else 1.75) * self.unit, broken=broken)
            picture.routes.strokes(tones.main, strokes)
        yield
        labels = yield from self._place_names(view, manner_reach, most_names)
        yield
        self._draw_spots(picture, labels, is_whole)
        yield
        picture.look_at(view)
        yield
        if is_whole:
            yield from self._name_countries(view, labels)
            yield
        if self._locator is not None:
            self._draw_locator(self._locator, view)
            yield
        self.picture, self.view = picture, view

    # --- spots

    def _draw_spots(self, picture: MapPicture, labels: dict[str, Label], is_whole: bool) -> None:
        colours, unit, size = self.on.colours, self.unit, self.size
        leaders = Strokes()
        for n, spot in enumerate(self.spots):
            label = labels.get(str(n))
            if label is not None and label.leader is not None:
                x, y, to_x, to_y = label.leader
                leaders.leader(spot.point, (0, 0), ((to_x - x) * unit, (y - to_y) * unit), unit)
        picture.dots.strokes(colours.ink, leaders)
        for n, spot in reversed(list(enumerate(self.spots))):
            if not is_whole and spot.tones is None and str(n) not in labels:
                continue
            tone = spot.tones.main if spot.tones else colours.ink
            radius = RADII[spot.kind]
            rings = [(radius + 2, colours.map_land), (radius, tone)]
            if spot.kind == "ring":
                rings = [(radius, tone), (radius - 5, colours.map_land), (10.0, tone)]
            for r, colour in rings:
                disc = Strokes()
                disc.disc(spot.point, r * size * unit)
                picture.dots.strokes(colour, disc)

    def _name_countries(self, view: View, labels: dict[str, Label]) -> Iterator[None]:
        places = [self.sight.place(view, spot.point) for spot in self.spots]
        taken = [*self.taken, *(label.rect for label in labels.values())]
        taken += [Rect(x, y, 0, 0).grown(RADII[s.kind]) for s, (x, y) in zip(self.spots, places, strict=True)]
        taken += [rect for line in self._lines_in(view) for rect in along(*line, 4.0)]
        seen = self.sight.ground.plane.degrees(self.sight.seen(view))
        countries = outlines_in().countries_for(seen)
        for named in name_countries(self.look, self.sight, view, countries, taken):
            if named is None:
                yield
                continue
            text, name, rect = named
            self.on.set(text, name, self.frame[0] + rect.x, self.frame[1] + rect.y)

    def _lines_in(self, view: View) -> list[Segment]:
        """Where the routes run in the frame."""
        frame = Rect(0, 0, *self.frame[2:])
        return [
            part
            for points, _, _ in self._lines
            for start, end in pairwise(self.sight.place(view, point) for point in points)
            if (part := clipped((*start, *end), frame))
        ]

    def _place_names(self, view: View, reach: float, most: int) -> Generator[None, None, dict[str, Label]]:
        w, h = self.frame[2:]
        places = [self.sight.place(view, spot.point) for spot in self.spots]
        frame = Rect(0, 0, w, h)
        lines = self._lines_in(view)
        dots = [Dot(x, y, RADII[s.kind] * self.size) for s, (x, y) in zip(self.spots, places, strict=True)]
        reaches = tuple(r * self.size for r in NAMES.reaches if r <= reach)
        manner = replace(NAMES, reaches=reaches)
        labels = Labels(Rect(6, 6, w - 12, h - 12), dots, self.taken, manner, lines)
        wishes: list[Wish] = []
        texts: dict[str, SetText] = {}
        for n, (spot, (x, y)) in enumerate(zip(self.spots, places, strict=True)):
            if len(wishes) == most or not frame.grown(-4).holds(Rect(x, y, 0, 0)):
                continue
            text = self._set(spot)
            texts[str(n)] = text
            ring = RADII[spot.kind] * self.size - 4
            wishes.append(Wish(str(n), x, y, text.width / self.unit, text.style.line, ring))
        asked = (frame, tuple(dots), tuple(self.taken), manner, tuple(lines), tuple(wishes))
        kept = self.on.memory.setdefault("small map labels", {})
        if asked not in kept:
            yield from labels.place_in_parts(wishes)
            if wishes and wishes[0].key not in labels.placed:
                labels.insist(wishes[0])  # what the map is about
            kept[asked] = dict(labels.placed)
            yield
        found: dict[str, Label] = kept[asked]
        for key, label in found.items():
            said = self.spots[int(key)].said
            self._back(label.rect)
            self.on.set(texts[key], said, self.frame[0] + label.rect.x, self.frame[1] + label.rect.y)
        return found

    def _back(self, rect: Rect) -> None:
        """In high contrast borders are as bright as words: they end where a word stands."""
        if self.look.settings.contrast == "high":
            edge = 4.0 * self.size
            x, y = self.frame[0] + rect.x - edge, self.frame[1] + rect.y
            self.on.rect(self.on.colours.map_land, x, y, rect.w + 2 * edge, rect.h)

    def _set(self, spot: Spot) -> SetText:
        brought_out = spot.tones is not None
        style = self.look.style("small_bold" if brought_out else "small", False)
        if spot.kind == "ring":
            style = self.look.style("caption_bold", False)
        is_toned = spot.tones is not None and spot.kind == "ring" and not self.on.colours.high
        ink = spot.tones.deep if is_toned and spot.tones else self.on.colours.ink
        markup = escape(typeset(spot.said, self.look.words.language))
        text = SetText(markup, style, self.unit, None, ink)
        for factor in (0.92, 0.85):
            if text.width <= self.frame[2] * 0.6 * self.unit:
                break
            text = SetText(markup, style.times(factor), self.unit, None, ink)
        return text

    # --- the locator

    def locate(self, view: View) -> None:
        """Show in a corner where in the area this map lies: in the corner that is furthest from its spots."""
        w, h = self.frame[2:]
        wide, tall = min(w * 0.32, 260 * self.size), min(h * 0.34, 200 * self.size)
        edge = 24.0 * self.size
        corners = [Rect(x, y, wide, tall) for y in (edge, h - tall - edge) for x in (w - wide - edge, edge)]
        free = [corner for corner in corners if not any(corner.meets(rect) for rect in self.taken)]
        places = [self.sight.place(view, spot.point) for spot in self.spots]
        self._locator = max(
            free or corners, key=lambda c: min((c.distance(x, y) for x, y in places), default=0.0)
        )
        self.taken.append(self._locator)

    def _draw_locator(self, place: Rect, view: View) -> None:
        sheet = Sheet(self.look)
        self.on.add_widget(sheet)
        at = Rect(self.frame[0] + place.x, self.frame[1] + place.y, place.w, place.h)
        draw_locator(sheet, self.sight.ground, at, view)

    # --- the scale

    def scale_bar(self, view: View, x: float, y: float) -> None:
        """A bar as long as so many kilometres, with its left end at that place of the frame."""
        small = self.on.form == "small"
        style = self.look.style("small", False)
        length = round_length((220.0 if not small else 110.0) / view.scale)
        bar = length * view.scale
        left, top = self.frame[0] + x, self.frame[1] + y
        ink = self.on.colours.ink
        number = length if length < 1 else floor(length + 0.5)
        said = self.on.words.say("kilometres", n=number)
        text = SetText(escape(typeset(said, self.on.words.language)), style, self.unit, None, ink)
        wide = bar + 14 + text.width / self.unit
        self._bar_place = Rect(x - 8, y - style.line / 2 - 4, wide + 16, style.line + 8)
        self.taken.append(self._bar_place)
        self._bar = (left, top, bar, text, said)

    def draw_bar(self) -> None:
        """Draw the scale bar above the map."""
        left, top, bar, text, said = self._bar
        self._back(self._bar_place)
        sheet = Sheet(self.look)
        self.on.add_widget(sheet)
        for rect in ((left, top - 1.5, bar, 3), (left, top - 9, 3, 18), (left + bar - 3, top - 9, 3, 18)):
            sheet.rect(self.on.colours.ink, *rect)
        self.on.set(text, said, left + bar + 14, top - text.style.line / 2)


def is_lost(sight: Sight, view: View) -> bool:
    """Whether a view shows so little that it needs another map to say where it lies."""
    seen, home = sight.seen(view), sight.ground.home
    return max(seen.width, seen.height) * LOCATED < min(home.width, home.height)


def draw_locator(sheet: Sheet, ground: Ground, place: Rect, view: View) -> None:
    """The whole area, small, with a ring where a view lies."""
    edge = sheet.colours.border
    sheet.rect(sheet.colours.ui, place.x - edge, place.y - edge, place.w + 2 * edge, place.h + 2 * edge)
    unit, size = sheet.look.sizes.unit, 0.72 if sheet.form == "small" else 1.0
    pad = 10.0 * size
    sight = Sight(ground, Frame(place.w, place.h, pad, pad, pad, pad))
    picture = MapPicture(sheet.look)
    picture.show(sight, (place.x, place.y, place.w, place.h), outlines_in().sheet_for)
    sheet.add_widget(picture)
    ring, hole = Strokes(), Strokes()
    ring.disc((view.x, view.y), 11 * size * unit)
    hole.disc((view.x, view.y), 7 * size * unit)
    picture.dots.strokes(sheet.colours.ink, ring)
    picture.dots.strokes(sheet.colours.map_land, hole)
    picture.look_at(sight.home)


LOCATED = 3.0
"""A map so many times smaller than the area shows no border: where it lies is shown in a corner."""


def apart(spots: Sequence[Point], by: float, view: View) -> list[int]:
    """The places among spots of those that lie so many design units from all before them."""
    kept: list[int] = []
    for n, (x, y) in enumerate(spots):
        if all(hypot(x - spots[k][0], y - spots[k][1]) * view.scale >= by for k in kept):
            kept.append(n)
    return kept
