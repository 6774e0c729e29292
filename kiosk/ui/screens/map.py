"""The map: all places of the exhibit, and what happened at the one that is chosen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import floor
from typing import TYPE_CHECKING

from kiosk.content.outlines import outlines_in
from kiosk.core.clusters import Stand
from kiosk.core.geography import round_length
from kiosk.core.ground import Ground
from kiosk.core.labels import Rect
from kiosk.core.map_view import STEP, Frame, Sight, Told, View, frame_beside
from kiosk.core.model import Event, Route
from kiosk.core.parts import Text
from kiosk.core.strokes import Strokes
from kiosk.core.typesetting import escape, typeset
from kiosk.core.visit import AtMap, Here
from kiosk.ui.lettering import SetText
from kiosk.ui.screens.base import Screen, take_apart
from kiosk.ui.screens.map_column import ColumnPlan, MapColumn
from kiosk.ui.screens.map_route import draw_route
from kiosk.ui.screens.map_tags import DISC, Acts, MapTags
from kiosk.ui.screens.small_map import draw_locator, ground_for, is_lost, route_tones
from kiosk.ui.widgets.button import PressButton
from kiosk.ui.widgets.map_surface import MapSurface
from kiosk.ui.widgets.rail import Way
from kiosk.ui.widgets.sheet import Sheet
from kiosk.ui.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from kiosk.ui.spots import Spot

WAYS = (("to_left", "left", -1, 0), ("scroll_up", "up", 0, -1), ("scroll_down", "down", 0, 1),
        ("to_right", "right", 1, 0))  # fmt: skip
"""The arrows that move the map: word, icon, and which way."""


@dataclass(frozen=True)
class MapPlan:
    """Where the map and its column stand."""

    frame: tuple[float, float, float, float]
    column: ColumnPlan
    heading: tuple[float, float]
    controls_y: float
    margin: float


class MapScreen(Screen):
    """The map with its places, and beside it the place that is chosen."""

    def compose(self) -> None:
        """Draw the map, what lies over it, the column and the rail."""
        self.ground()
        self.plan = self._plan()
        self.outlines = outlines_in()
        ground = ground_for(self)
        if ground is None:
            self.add_rail(Way())
            return
        self.land: Ground = ground
        self.events_at: dict[str, tuple[Event, ...]] = {}
        for event in self.exhibit.events.values():
            if event.place:
                self.events_at[event.place] = (*self.events_at.get(event.place, ()), event)
        self.sight = Sight(ground, self._frame())
        self._open_map()
        self.over_map = Sheet(self.look)
        self.column: MapColumn | None = None
        self.add_widget(self.over_map)
        self._show(self.here)

    # --- what is shown

    @property
    def stop(self) -> AtMap:
        """Where on the map the visitor is."""
        stop = self.here.stop
        assert isinstance(stop, AtMap)
        return stop

    @property
    def chosen(self) -> str:
        """The place chosen; before any is, the one with most events."""
        if self.stop.place in self.land.points:
            return str(self.stop.place)
        return max(self.land.order, key=lambda name: len(self.events_at.get(name, ())))

    def cited_texts(self) -> tuple[Text | None, ...]:
        """What is said of the place chosen."""
        return (self.exhibit.atlas.places[self.chosen].note,)

    def _view(self) -> View:
        return self.sight.of(self.stop.view, self.stop.place)

    def goes_along(self, here: Here) -> bool:
        """Move the map, turn the page or choose another place without drawing all anew."""
        if not hasattr(self, "surface"):
            return False
        before, self.here = self.stop, here
        if self.stop.view != before.view or self.stop.place != before.place:
            if self._view() == self.surface.view:
                self._lay()
            else:
                self._draw_over_map()
                self.surface.go_to(self._view(), self.look.moves)
        if replace(self.stop, view=None) != replace(before, view=None):
            self._draw_column()
            self._draw_rail()
        return True

    def arrive(self) -> None:
        """End a movement at once."""
        if hasattr(self, "surface") and not self.surface.is_at_rest:
            self.surface.go_to(self._view(), slowly=False)

    def retire(self) -> None:
        """Let go of fingers and movements."""
        if hasattr(self, "surface"):
            self.surface.stop()
        super().retire()

    def _show(self, here: Here) -> None:
        self.surface.look_at(self._view())
        self._lay()
        self._draw_column()
        self._draw_rail()

    # --- for keys and ears

    def spots(self) -> "list[Spot]":
        """The heading first, then what stands on the map, its buttons, and the column."""
        found = super().spots()
        heads = {f"text:{self.words.say(word)}" for word in ("map", "todays_borders")}
        return sorted(found, key=lambda spot: spot.name not in heads)

    def _map_spots(self) -> "Iterator[Spot]":
        """Every place of the map, also where it has no room for a chip, and those that stand together."""
        frame = self.plan.frame
        named = [pinned.widget.said for pinned in self.surface.pinned if isinstance(pinned.widget, TextBlock)]
        if named:
            yield self.spot(", ".join(named), *frame, name="countries")
        boxes = {place: self._box_of(stand) for stand in self.tags.stands for place in stand.places}
        for stand in self.tags.stands:
            if len(stand.places) > 1 and stand.key in self.tags.labels:
                said = f"{self._name_of(stand.key)}, {self.words.places(len(stand.places))}"
                act = partial(self.open_up, stand.places)
                yield self.spot(said, *self._box_of(stand), act, name=f"stand:{stand.key}")
        for place in self.land.order:
            count = len(self.events_at.get(place, ()))
            said = f"{self._name_of(place)}, {self.words.events(count)}" if count else self._name_of(place)
            own = self._own_chip(place)
            box, unseen = (own, "") if own else (boxes.get(place, frame), said)
            yield self.spot(said, *box, partial(self.choose, place), name=place,
                            is_chosen=place == self.chosen, is_aside=True, unseen=unseen)  # fmt: skip

    def _name_of(self, place: str) -> str:
        return self.of(self.exhibit.atlas.places[place].name)

    def _own_chip(self, place: str) -> tuple[float, float, float, float] | None:
        """Where a place's own chip stands; the chosen one has its own, whatever stands together."""
        if any(stand.key == place and len(stand.places) > 1 for stand in self.tags.stands):
            return None
        return self._chip_box(place)

    def _chip_box(self, key: str) -> tuple[float, float, float, float] | None:
        x, y, _, _ = self.plan.frame
        label = self.tags.labels.get(key)
        return (x + label.rect.x, y + label.rect.y, label.rect.w, label.rect.h) if label else None

    def _box_of(self, stand: Stand) -> tuple[float, float, float, float]:
        """Where the chip of some places stands, or their dot."""
        x, y, _, _ = self.plan.frame
        chip = self._chip_box(stand.key)
        if chip is not None:
            return chip
        side = 2 * DISC * self.tags.size
        return x + stand.x - side / 2, y + stand.y - side / 2, side, side

    # --- where things stand

    def _plan(self) -> MapPlan:
        grid, step = self.grid, self.look.step
        if self.form == "portrait":
            tall = (760.0, 700.0, 620.0)[step] + max(self.h - 1920, 0) * 0.5
            column = ColumnPlan(72, tall + 40, self.w - 144, grid.rail_top - 24)
            return MapPlan((0, 0, self.w, tall), column, (72, 44), tall - 24 - grid.button_h, 72)
        if self.form == "small":
            wide = self.w - 432
            column = ColumnPlan(wide + 24, 16, grid.end - wide - 24, grid.rail_top - 12)
            return MapPlan(
                (0, 0, wide, grid.rail_top), column, (32, 14), grid.rail_top - 12 - grid.button_h, 32
            )
        wide = self.w - 720
        column = ColumnPlan(wide + 64, 60, grid.end - wide - 64, grid.rail_top - 32)
        return MapPlan((0, 0, wide, grid.rail_top), column, (96, 60), grid.rail_top - 32 - grid.button_h, 96)

    def _frame(self) -> Frame:
        w, h = self.plan.frame[2:]
        edge = 40.0 if self.form != "small" else 20.0
        foot = h - self.plan.controls_y + edge / 4 + (self._legend_h() if self._probable else 0)
        return frame_beside(self.land, w, h, self._heading(None), edge, foot)

    def _open_map(self) -> None:
        self.surface = MapSurface(self.look)
        self.add_widget(self.surface)
        self.surface.show(
            self.sight, self.plan.frame, self.outlines.sheet_for,
            on_settle=lambda view: self.visit.change(view=self.sight.told(view)),
            on_rest=self._lay, on_ground=self._touch_ground,
        )  # fmt: skip
        self.surface.on_tell = self._map_spots
        counts = {name: len(events) for name, events in self.events_at.items()}
        self.tags = MapTags(
            self.look, self.exhibit.atlas, counts, self.surface, Acts(self.choose, self.open_up), self.memory
        )

    # --- what touches do

    def choose(self, place: str) -> None:
        """Choose a place; the map moves if it does not show it."""
        self.visit.change(place=place, page=0, view=self.sight.for_place(place, self.stop.view))

    def open_up(self, places: tuple[str, ...]) -> None:
        """Show places that stand together further apart; where that cannot be, choose one after the other."""
        view = self.sight.opened(list(places), self._view())
        place = self.chosen if self.chosen in places else places[0]
        if view.scale < self._view().scale * 1.05:
            place = places[(places.index(place) + 1) % len(places)] if self.chosen in places else place
            self.choose(place)
        else:
            self.visit.change(place=place, page=0 if place != self.stop.place else self.stop.page,
                              view=self.sight.told(view))  # fmt: skip

    def _touch_ground(self, x: float, y: float) -> None:
        stand = self.tags.nearest(x, y)
        if stand is not None and len(stand.places) == 1:
            self.choose(stand.key)
        elif stand is not None:
            self.open_up(stand.places)

    def _step(self, by: int) -> None:
        order = self.land.order
        self.choose(order[(order.index(self.chosen) + by) % len(order)])

    def _zoom(self, times: float) -> None:
        self.visit.change(view=self.sight.told(self.sight.zoomed(self._view(), times)))

    def _move(self, across: float, down: float) -> None:
        frame = self.sight.frame
        view = self.sight.moved(self._view(), -across * frame.w / 2, -down * frame.h / 2)
        self.visit.change(view=self.sight.told(view))

    def _show_all(self) -> None:
        place = None if self.stop.place in self.land.far else self.stop.place
        self.visit.change(view=None, place=place, page=self.stop.page if place else 0)

    def _draw_routes(self) -> None:
        layer = self.surface.picture.routes
        layer.clear()
        for name, route in self.exhibit.atlas.routes.items():
            strokes = Strokes()
            points = [self.land.points[place] for place in route.via]
            strokes.line(points, 2 * self.look.sizes.unit, broken=not route.certain)
            layer.strokes(route_tones(self, name).main, strokes)

    # --- on and over the map

    def _lay(self) -> None:
        """Place chips and names for the view, once the map is at rest."""
        self._draw_over_map()
        self._draw_routes()
        seen = self.land.plane.degrees(self.sight.seen(self._view()))
        self.tags.lay(self._view(), self.chosen, self.taken, self.outlines.countries_for(seen))

    def _draw_over_map(self) -> None:
        """Heading, buttons and scale, which keep their places while the map moves."""
        take_apart(self.over_map)
        self.taken: list[Rect] = []
        self._draw_heading()
        self._draw_controls()
        self._draw_scale()
        self._draw_from_afar()
        self._draw_legend()
        self._draw_locator()
        x, y, w, h = self.plan.frame
        if self.form == "portrait":
            self.over_map.rect(self.colours.rule, x, y + h, w, 2)
        else:
            self.over_map.rect(self.colours.rule, x + w, y, 2, h)

    def _heading(self, sheet: Sheet | None) -> Rect:
        """What the map is, at its head; where it stands. Drawn only on a sheet."""
        x, y = self.plan.heading
        top, wide = y, 0.0
        unit = self.look.sizes.unit
        small = self.form == "small"
        for said, style, colour in (
            (self.words.say("map"), self.look.style("h1").times(0.8 if small else 1.0), self.colours.ink),
            (self.words.say("todays_borders"), self.look.style("small" if small else "caption"),
             self.colours.ink2),
        ):  # fmt: skip
            text = SetText(escape(typeset(said, self.words.language)), style, unit, None, colour)
            if sheet is not None:
                sheet.set(text, said, x, y)
            wide = max(wide, text.width / unit)
            y += self.tall(text)
        return Rect(x - 12, top - 8, wide + 24, y - top + 16)

    def _draw_heading(self) -> None:
        place = self._heading(None)
        if self._view() != self.sight.home:
            # Where places and borders may pass beneath it, it needs a ground of its own.
            self.over_map.rect(self.colours.paper, place.x, place.y, place.w, place.h, 0.85)
        self._heading(self.over_map)
        self.taken.append(place)

    @property
    def _probable(self) -> list[str]:
        """The routes of which it is not known where they ran."""
        return [name for name, route in self.exhibit.atlas.routes.items() if not route.certain]

    def _draw_locator(self) -> None:
        """Where in the area one is, when no border is in sight."""
        if not is_lost(self.sight, self._view()):
            return
        w = self.plan.frame[2]
        wide, edge = (260.0, 32.0) if self.form != "small" else (150.0, 14.0)
        place = Rect(w - wide - edge, edge, wide, wide * 0.77)
        draw_locator(self.over_map, self.land, place, self._view())
        self.taken.append(place.grown(8))

    def _legend_h(self) -> float:
        return self.look.style("small", False).line + (16 if self.form != "small" else 8)

    def _draw_legend(self) -> None:
        """What the broken line is."""
        probable = [name for name in self._probable if self.tags.lines(self._view(), [name])]
        if not probable:
            return
        sheet, style = self.over_map, self.look.style("small", False)
        x, y = self.plan.margin, self.controls_top - self._legend_h()
        colour = route_tones(self, probable[0]).main
        for n in range(4):
            sheet.rect(colour, x + 16 * n, y + style.line / 2 - 1, 10, 4)
        said = self.words.say("route_varied")
        block = sheet.text(said, style, x + 72, y, colour=self.colours.ink2, scaled=False)
        wide = block.width / self.look.sizes.unit + 72
        self.taken.append(Rect(x - 8, y - 4, wide + 16, style.line + 8))

    def _draw_controls(self) -> None:
        """Low on the map, where a seated visitor reaches them."""
        sight, view = self.sight, self._view()
        side, gap = max(self.grid.button_h, self.look.sizes.target(0)), self.grid.gap
        x, y = self.plan.margin, self.plan.controls_y
        self.controls_top = y
        small = self.form == "small"
        can_grow, can_shrink = view.scale < sight.most * 0.99, view.scale > sight.least * 1.01
        buttons: list[tuple[str, str, Callable[[], None] | None]] = [
            ("zoom_out", "minus", partial(self._zoom, 1 / STEP) if can_shrink else None),
            ("zoom_in", "plus", partial(self._zoom, STEP) if can_grow else None),
            (
                "show_all",
                "whole",
                self._show_all if self.stop.view or self.stop.place in self.land.far else None,
            ),
        ]
        if view.scale > sight.home.scale * 1.05 or self.stop.view is not None:
            for word, icon, across, down in WAYS:
                buttons.append(
                    (word, icon, partial(self._move, across, down) if self._moves(across, down) else None)
                )
        room = self.plan.frame[2] - self.plan.margin
        if len(buttons) > 3 and x + len(buttons) * (side + 6) > room:
            # Not all have room beside each other: the arrows stand above the others.
            self.controls_top = y - side - gap
            self._draw_buttons(buttons[3:], x, self.controls_top, side, gap)
            buttons = buttons[:3]
        gap = min(gap, max((room - x - len(buttons) * side) / max(len(buttons) - 1, 1), 6)) if small else gap
        end = self._draw_buttons(buttons[:3], x, y, side, gap)
        if buttons[3:]:
            end = self._draw_buttons(buttons[3:], end + (1 if small else 3) * gap, y, side, gap)
        self.controls_end = end

    def _draw_buttons(
        self,
        buttons: Sequence[tuple[str, str, Callable[[], None] | None]],
        x: float,
        y: float,
        side: float,
        gap: float,
    ) -> float:
        """A row of square buttons; returns where it ends."""
        for n, (word, icon, act) in enumerate(buttons):
            place = self.box(x + n * (side + gap), y, side, side)
            self.over_map.add_widget(
                PressButton(self.look, self.words.say(word), act, icon_name=icon, wordless=True, **place)
            )
        wide = len(buttons) * (side + gap) - gap
        self.taken.append(Rect(x - 8, y - 8, wide + 16, side + 16))
        return x + wide

    def _moves(self, across: int, down: int) -> bool:
        view = self._view()
        frame = self.sight.frame
        moved = self.sight.moved(view, -across * frame.w / 2, -down * frame.h / 2)
        return abs(moved.x - view.x) * view.scale > 2 or abs(moved.y - view.y) * view.scale > 2

    def _draw_scale(self) -> None:
        """A bar as long as so many kilometres."""
        view, sheet = self._view(), self.over_map
        small = self.form == "small"
        style = self.look.style("small", False)
        x, _, w, _ = self.plan.frame
        right = x + w - (48 if not small else 16)
        most = min(right - self.controls_end - 24, 200.0 if not small else 90.0)
        y = self.plan.controls_y + self.grid.button_h - (8 if not small else 4)
        if most < 60:
            # Beside the buttons there is no room: it stands above them.
            most, y = 90.0, self.plan.controls_y - 12
        length = round_length(most / view.scale)
        bar = length * view.scale
        self.scale_x = right - max(bar, 60)
        number = length if length < 1 else floor(length + 0.5)
        ink = self.colours.ink
        for rect in ((right - bar, y - 2, bar, 3), (right - bar, y - 9, 3, 17), (right - 3, y - 9, 3, 17)):
            sheet.rect(ink, *rect)
        sheet.text(self.words.say("kilometres", n=number), style, right, y - 14 - style.line, colour=ink,
                   align="right", scaled=False)  # fmt: skip
        self.taken.append(Rect(right - bar - 8, y - 20 - style.line, bar + 16, style.line + 36))

    def _draw_from_afar(self) -> None:
        """A way to the places outside the area, at the edge where they lie."""
        land, view = self.land, self._view()
        if not land.far or self.stop.view is not None or self.stop.place in land.far:
            return
        across, down = (sum(land.points[name][n] for name in land.far) / len(land.far) for n in (0, 1))
        east, south = across - view.x, view.y - down
        arrow = (
            ("right" if east > 0 else "left") if abs(east) > abs(south) else ("down" if south > 0 else "up")
        )
        unit, small = self.look.sizes.unit, self.form == "small"
        icon, pad = (40.0, 16.0) if not small else (28.0, 10.0)
        x, y = self.controls_end + (32 if not small else 10), self.plan.controls_y
        tall = self.grid.button_h
        room = self.scale_x - 24 - x
        found = self._words_from_afar(room - icon - 2 * pad, tall - 12)
        if found is None:
            return
        text, said = found
        wide = text.widest / unit + icon + 2 * pad + 8
        sheet = self.over_map
        sheet.add_widget(PressButton(self.look, said, partial(self.choose, land.far[0]), wordless=True,
                                     **self.box(x, y, wide, tall)))  # fmt: skip
        left = x + pad + (icon if arrow == "left" else 0)
        sheet.set(text, said, left, y + (tall - sheet.tall(text)) / 2)
        mark = Sheet(self.look)
        at = x + pad / 2 if arrow == "left" else x + wide - icon - pad / 2
        mark.icon(arrow, self.colours.ink, at, y + (tall - icon) / 2, icon)
        sheet.add_widget(mark)
        self.taken.append(Rect(x - 8, y - 8, wide + 16, tall + 16))

    def _words_from_afar(self, room: float, tall: float) -> tuple[SetText, str] | None:
        """The names of as many places far away as fit; None where not even one does."""
        names = [self.of(self.exhibit.atlas.places[name].name) for name in self.land.far]
        unit, style = self.look.sizes.unit, self.look.style("small_bold", False)
        for count in range(min(len(names), 3), 0, -1):
            places = ", ".join(names[:count]) + (" …" if count < len(names) else "")
            said = self.words.say("place_from_afar", places=places)
            markup = escape(typeset(said, self.words.language))
            text = SetText(markup, style, unit, max(room, 60) * unit, self.colours.ink)
            if not text.breaks_a_word and self.tall(text) <= tall:
                return text, said
        return None

    # --- beside the map

    def _draw_column(self) -> None:
        if self.column is not None:
            self.remove_widget(self.column)
            take_apart(self.column)
        self.column = MapColumn(self.look, self.visit, self.shelf, self.bibliography, self.memory, self.deck)
        self.add_widget(self.column)
        found = next(((n, r) for n, r in self.exhibit.atlas.routes.items() if self.chosen in r.via), None)
        draw = partial(draw_route, self, self.column, *found) if found else None
        name = self.of(found[1].name) if found else ""
        self.column.fill(self.chosen, self.events_at.get(self.chosen, ()), self.stop.page, self.plan.column,
                         draw, name)  # fmt: skip
        self.overflows = list(self.column.overflows)
        self.words_to_read = self.column.words_to_read

    def _draw_rail(self) -> None:
        if self.rail is not None:
            self.remove_widget(self.rail)
            take_apart(self.rail)
        order = self.land.order
        position = (order.index(self.chosen) + 1, len(order))
        if len(order) < 2:
            self.add_rail(Way())
            return
        self.add_rail(Way(self.words.say("next"), partial(self._step, 1), partial(self._step, -1), position,
                          self.colours.ink))  # fmt: skip

    def show_route(self, route: Route) -> None:
        """The whole of a route, on the large map."""
        from kiosk.core.geography import box_round

        box = box_round([self.land.points[place] for place in route.via])
        margin = max(box.width, box.height) * 0.06
        told: Told = self.sight.told(self.sight.kept(self.sight.fit(box.grown(margin))))
        self.visit.change(view=told)
