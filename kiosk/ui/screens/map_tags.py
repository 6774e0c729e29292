"""What stands on the map: dots at their true spots, chips with leaders, discs, names of countries."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Any

from kiosk.core.clusters import Stand, stands_in
from kiosk.core.geography import Country
from kiosk.core.labels import CHIPS, Dot, Label, Labels, Manner, Rect, Segment, Wish, along, clipped
from kiosk.core.map_view import View
from kiosk.core.model import Atlas
from kiosk.core.strokes import Strokes
from kiosk.ui.look import Look
from kiosk.ui.screens.map_countries import name_countries
from kiosk.ui.widgets.map_chip import Chip, ChipWords, CountDisc
from kiosk.ui.widgets.map_surface import MapSurface
from kiosk.ui.widgets.text_block import TextBlock

EDGE = 12
"""Design units between a chip and the frame."""
MOST_CHIPS, MOST_IN_A_CROWD = 30, 10
"""So many places at most have chips; in a crowd only those with most events."""
WIDEST = (340.0, 260.0)
"""Design units a name may take in one line; where not all places find room, long names break sooner."""
KEPT = 32
"""Layouts kept: finding one takes a tenth of a second or more, and visitors go back and forth."""
DOT, CHOSEN, DISC = 8.0, 11.0, 21.0
"""Radius of a place's dot, of the chosen one's, and of the disc that stands for several."""


@dataclass(frozen=True)
class Acts:
    """What touches on the map do."""

    choose: Callable[[str], None]
    open: Callable[[tuple[str, ...]], None]
    """For several places that stand together."""


class MapTags:
    """Lays out what stands on a map, for one look and one exhibit."""

    def __init__(
        self, look: Look, atlas: Atlas, counts: dict[str, int], surface: MapSurface, acts: Acts,
        memory: dict[Any, Any],
    ) -> None:  # fmt: skip
        self.look = look
        self.memory = memory
        self.words = look.words
        self.atlas = atlas
        self.counts = counts
        self.surface = surface
        self.acts = acts
        order = {name: n for n, name in enumerate(surface.sight.ground.order)}
        self.weighty = sorted(atlas.places, key=lambda name: (-counts.get(name, 0), order[name]))
        """Places by the number of their events."""
        self.size = 0.72 if look.sizes.form == "small" else 1.0
        self.stands: list[Stand] = []
        self.labels: dict[str, Label] = {}

    @property
    def manner(self) -> Manner:
        """How chips stand on this form of page."""
        reach = self.size * self.look.text_scale**0.5
        reaches = tuple(each * reach for each in CHIPS.reaches)
        return replace(CHIPS, reaches=reaches, apart=CHIPS.apart * reach, gap=CHIPS.gap * self.size)

    def lay(self, view: View, chosen: str, taken: Sequence[Rect], countries: Sequence[Country]) -> None:
        """Place everything for a view."""
        surface, sight = self.surface, self.surface.sight
        surface.unpin_all()
        self.stands, crowded = stands_in(sight, view, self.weighty, self.size)
        frame = sight.frame
        inner = Rect(EDGE, EDGE, frame.w - 2 * EDGE, frame.h - 2 * EDGE)
        radius = DISC if crowded else DOT
        lines = self.lines(view, self.atlas.routes)
        named = self._named(crowded)
        kept = self.memory.setdefault("map labels", {})
        key = (view, tuple(taken), self.look.sizes, self.look.settings)
        for widest in WIDEST if key not in kept else (kept[key][0],):
            words = {stand.key: self._words(stand, widest) for stand in named}
            labels = Labels(inner, self._dots(view, crowded), taken, self.manner, lines)
            if key in kept:
                labels.placed = dict(kept[key][1])
                break
            labels.place([Wish(s.key, s.x, s.y, words[s.key].w, words[s.key].h) for s in named])
            if crowded or len(labels.placed) == len(named):
                break
        if len(kept) > KEPT:
            kept.clear()
        kept[key] = widest, dict(labels.placed)
        self._insist_on(chosen, view, labels, words)
        self.labels = labels.placed
        self._draw_dots(view, chosen, crowded)
        self._pin_chips(chosen, words)
        if crowded:
            self._pin_discs(chosen)
        blocked = [
            *taken,
            *(rect for line in lines for rect in along(*line, 3.0)),
            *(label.rect for label in self.labels.values()),
        ]
        blocked += [Rect(s.x, s.y, 0, 0).grown(radius * self.size + 6) for s in self.stands]
        self._pin_countries(view, blocked, countries)
        surface.laid()

    def _named(self, crowded: bool) -> list[Stand]:
        """What has a chip: in a crowd that with most events."""
        if not crowded:
            return self.stands[:MOST_CHIPS]
        return sorted(self.stands, key=self._count, reverse=True)[:MOST_IN_A_CROWD]

    def _count(self, stand: Stand) -> int:
        return sum(self.counts.get(name, 0) for name in stand.places)

    def lines(self, view: View, routes: Iterable[str]) -> list[Segment]:
        """Where some routes run in the frame."""
        sight = self.surface.sight
        frame = Rect(0, 0, sight.frame.w, sight.frame.h)
        found = []
        for route in routes:
            via = self.atlas.routes[route].via
            spots = [sight.place(view, sight.ground.points[name]) for name in via]
            parts = (clipped((*start, *end), frame) for start, end in pairwise(spots))
            found += [part for part in parts if part is not None]
        return found

    # --- chips

    def _dots(self, view: View, crowded: bool) -> list[Dot]:
        sight = self.surface.sight
        if crowded:
            return [Dot(s.x, s.y, (DISC if len(s.places) > 1 else DOT) * self.size) for s in self.stands]
        spots = (sight.place(view, sight.ground.points[name]) for s in self.stands for name in s.places)
        return [Dot(x, y, DOT * self.size) for x, y in spots]

    def _words(self, stand: Stand, widest: float) -> ChipWords:
        count = self._count(stand)
        beneath = self.words.places(len(stand.places)) if len(stand.places) > 1 else ""
        return self._chip_words(stand.key, beneath, count, widest)

    def _chip_words(self, place: str, beneath: str, count: int, widest: float) -> ChipWords:
        frame = self.surface.sight.frame
        widest = min(widest * self.size * self.look.text_scale, frame.w * 0.34)
        name = self._plain(place)
        return ChipWords(self.look, name, beneath, self.words.number(count) if count else "", widest)

    def _plain(self, place: str) -> str:
        from kiosk.core.markup import plain

        return plain(self.words.of(self.atlas.places[place].name))

    def _insist_on(self, chosen: str, view: View, labels: Labels, words: dict[str, ChipWords]) -> None:
        """The chosen place always has its own chip, if it lies in the frame."""
        x, y = self.surface.sight.place(view, self.surface.sight.ground.points[chosen])
        frame = self.surface.sight.frame
        if chosen in labels.placed or not (0 <= x <= frame.w and 0 <= y <= frame.h):
            return
        words.setdefault(chosen, self._chip_words(chosen, "", self.counts.get(chosen, 0), WIDEST[0]))
        labels.insist(Wish(chosen, x, y, words[chosen].w, words[chosen].h))

    def _pin_chips(self, chosen: str, words: dict[str, ChipWords]) -> None:
        surface = self.surface
        members = {stand.key: stand.places for stand in self.stands}
        for key, label in self.labels.items():
            box = surface.box(surface.place_x + label.rect.x, surface.place_y + label.rect.y,
                              label.rect.w, label.rect.h)  # fmt: skip
            chip = Chip(words[key], key == chosen, **box)
            places = members.get(key, (key,)) if words[key].beneath else (key,)
            surface.pin(chip, surface.sight.ground.points[key], label.rect, self._act(places))

    def _act(self, places: tuple[str, ...]) -> Callable[[], None]:
        if len(places) > 1:
            return partial(self.acts.open, places)
        return partial(self.acts.choose, places[0])

    def _pin_discs(self, chosen: str) -> None:
        surface = self.surface
        for stand in self.stands:
            if len(stand.places) < 2:
                continue
            side = DISC * self.size * 2
            rect = Rect(stand.x - side / 2, stand.y - side / 2, side, side)
            box = surface.box(surface.place_x + rect.x, surface.place_y + rect.y, side, side)
            count = len(stand.places)
            said = f"{self._plain(stand.key)}, {self.words.places(count)}"
            colours = self.look.palette
            ink = colours.paper if stand.key == chosen else colours.ink
            disc = CountDisc(self.look, said, self.words.number(count), ink, **box)
            surface.pin(disc, surface.sight.ground.points[stand.key], rect, self._act(stand.places))

    def nearest(self, x: float, y: float) -> Stand | None:
        """The dot nearest to a place of the frame, if a finger there can mean it."""
        reach = self.surface.look.sizes.target(88) / 2
        near = [(abs(s.x - x) + abs(s.y - y), n) for n, s in enumerate(self.stands)]
        found = min(near, default=None)
        return self.stands[found[1]] if found is not None and found[0] <= reach else None

    # --- dots and leaders

    def _draw_dots(self, view: View, chosen: str, crowded: bool) -> None:
        picture, sight = self.surface.picture, self.surface.sight
        unit = self.look.sizes.unit
        points = sight.ground.points
        leaders, dots, discs, holes = Strokes(), Strokes(), Strokes(), Strokes()
        for label in self.labels.values():
            if label.leader is not None:
                x, y, to_x, to_y = label.leader
                half = (1.6 if label.key == chosen else 1.0) * unit
                leaders.leader(points[label.key], (0, 0), ((to_x - x) * unit, (y - to_y) * unit), half)
        size = self.size * unit
        inside = {name for stand in self.stands for name in stand.places}
        shown = [name for stand in self.stands for name in (stand.places[:1] if crowded else stand.places)]
        outside = [name for name in points if name not in inside]
        several = {stand.key for stand in self.stands if len(stand.places) > 1} if crowded else set()
        for name in (*shown, *outside):
            if name not in several:
                dots.disc(points[name], (CHOSEN if name == chosen else DOT) * size)
            elif name != chosen:
                discs.disc(points[name], DISC * size)
                holes.disc(points[name], (DISC - 2.5) * size)
            else:
                discs.disc(points[name], (DISC + 2) * size)
        if chosen not in shown:
            dots.disc(points[chosen], CHOSEN * size)
        ink, paper = self.look.palette.ink, self.look.palette.paper
        picture.dots.clear()
        for colour, strokes in ((ink, leaders), (ink, discs), (paper, holes), (ink, dots)):
            picture.dots.strokes(colour, strokes)
        picture.look_at(view)

    # --- countries

    def _pin_countries(self, view: View, taken: Sequence[Rect], countries: Sequence[Country]) -> None:
        surface, sight = self.surface, self.surface.sight
        leaders = [label.leader for label in self.labels.values() if label.leader]
        blocked = [*taken, *(rect for leader in leaders for rect in along(*leader))]
        for text, name, rect in filter(None, name_countries(self.look, sight, view, countries, blocked)):
            unit = self.look.sizes.unit
            top = self.look.sizes.top - (surface.place_y + rect.y + text.style.rise) * unit
            left = (surface.place_x + rect.x) * unit
            block = TextBlock(
                text,
                name,
                pos=(round(left), round(top - text.height)),
                size=(round(text.width), round(text.height)),
                size_hint=(None, None),
            )
            block.draw()
            surface.pin(block, sight.point_at(view, rect.x + rect.w / 2, rect.y + rect.h / 2), rect)
