"""All events by date: a lane for each panel, true to scale, and a card for the one that is chosen."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from kiosk.core.axis import Axis
from kiosk.core.dates import format_date, span, years
from kiosk.core.markup import sentences
from kiosk.core.timeline import Mark, View, in_order, placed
from kiosk.core.typesetting import escape, typeset
from kiosk.core.visit import AtTimeline, Here
from kiosk.ui.lettering import SetText, balanced
from kiosk.ui.screens.base import Screen, take_apart
from kiosk.ui.screens.timeline_plan import TimelinePlan, timeline_plan
from kiosk.ui.widgets.rail import Way
from kiosk.ui.widgets.sheet import Sheet
from kiosk.ui.widgets.time_lanes import Frame, Lane, Period, TimeLanes

if TYPE_CHECKING:
    from kiosk.ui.spots import Spot


class TimelineScreen(Screen):
    """The timeline."""

    def compose(self) -> None:
        """Draw the title, the lanes, the card and the rail."""
        self.ground()
        self.panels = list(self.exhibit.panels.values())
        self.order = in_order(self.exhibit.dates.items())
        self.plan = timeline_plan(self.grid, len(self.panels))
        self._draw_title()
        self._draw_lane_names()
        self._add_lanes()
        self._add_steps()
        self.card: Sheet | None = None
        self._follow(self.here)

    @property
    def stop(self) -> AtTimeline:
        """Where the visitor is on the timeline."""
        assert isinstance(self.here.stop, AtTimeline)
        return self.here.stop

    @property
    def chosen(self) -> str:
        """The event that is chosen; at first the earliest."""
        event = self.stop.event
        return event if event in self.exhibit.events and event is not None else self.order[0]

    def goes_along(self, here: Here) -> bool:
        """Show another event, or another part, on the lanes that stand."""
        self._follow(here)
        return True

    def _follow(self, here: Here) -> None:
        self.here = here
        self.lanes.chosen = self.chosen
        part = list(self.stop.part)
        if list(self.lanes.part) != part:
            self.lanes.look_at(View(*self.stop.part, self.lanes.frame.length), slowly=self.card is not None)
        self.lanes.redraw()
        self.words_to_read = 0
        for layer in (self.card, self.rail):
            if layer is not None:
                self.remove_widget(layer)
                take_apart(layer)
        self.overflows = []
        self._add_card()
        place = self.order.index(self.chosen)
        total = len(self.order)
        on = partial(self.go_to, self.order[place + 1]) if place + 1 < total else None
        back = partial(self.go_to, self.order[place - 1]) if place else None
        self.add_rail(Way(self.words.say("next"), on, back, (place + 1, total), self.tones.main))

    # --- going along

    def go_to(self, event: str) -> None:
        """Choose an event; the lanes move until it is in sight."""
        view = self.lanes.view
        place = self._placed[event].middle
        if not view.first <= place <= view.last:
            wide = view.last - view.first
            view = view.kept(place - wide / 2, wide)
        self.visit.change(event=event, part=(view.first, view.last))

    def _touched(self, mark: Mark) -> None:
        """A mark was touched: its first event is chosen; touched again, a cluster opens."""
        if self.chosen not in mark.events:
            self.go_to(self._by_date(mark)[0])
        elif len(mark.events) > 1:
            self._open(mark)

    def _by_date(self, mark: Mark) -> list[str]:
        return sorted(mark.events, key=self.order.index)

    def _open(self, mark: Mark) -> None:
        """Zoom in until the cluster comes apart; where it cannot, go on to its next event."""
        inside = [self._placed[event] for event in mark.events]
        first, last = min(e.middle for e in inside), max(e.middle for e in inside)
        view = self.lanes.view
        wide = max((last - first) * 1.6, 1 / self.lanes.most)
        if last > first and wide < (view.last - view.first) * 0.99:
            wide = min(wide, (view.last - view.first) / 2)
            view = view.kept((first + last - wide) / 2, wide)
            self.visit.change(event=self.chosen, part=(view.first, view.last))
            return
        order = self._by_date(mark)
        self.go_to(order[(order.index(self.chosen) + 1) % len(order)])

    def _note_view(self) -> None:
        view = self.lanes.view
        self.visit.change(event=self.chosen, part=(view.first, view.last))

    def _zoom(self, factor: float) -> None:
        view = self.lanes.view
        mark = self.lanes.mark_of(self.chosen)
        about = mark.at if mark is not None else view.length / 2
        self._show(view.moved(0, factor, about, self.lanes.most))

    def _move(self, by: float) -> None:
        view = self.lanes.view
        self._show(view.moved(by * view.length, 1, 0, self.lanes.most))

    def _show(self, view: View) -> None:
        self.visit.change(event=self.chosen, part=(view.first, view.last))

    # --- what stands still

    def _draw_title(self) -> None:
        plan = self.plan
        title = self.text(self.words.say("timeline"), "title", *plan.title)
        unit = self.look.sizes.unit
        style, sub = self.look.style("title"), self.look.style("subtitle")
        x = plan.title[0] + title.width / unit + 20
        when = years(self.exhibit.dates.values())
        # On the baseline of the title, whose letters are larger.
        y = plan.title[1] + (style.line - sub.line) / 2 + (style.size - sub.size) * 0.33
        block = self.text(when, "subtitle", x, y, colour=self.colours.ink2)
        if x + block.width / unit > plan.steps[0] - 16:
            self.remove_widget(block)

    def _draw_lane_names(self) -> None:
        unit = self.look.sizes.unit
        for number, panel in enumerate(self.panels):
            x, y, w, h = self.plan.name_box(number)
            style = self.look.style("lane", False)
            title = self.of(panel.title)
            markup = escape(typeset(title, self.words.language))
            for factor in (1.0, 0.9, 0.82, 0.75):
                text = balanced(markup, style.times(factor), unit, w * unit, self.colours.ink)
                if not text.breaks_a_word and text.lines <= (1 if factor > 0.85 and h < 90 else 2):
                    break
            self.set(text, title, x, y + (h - self.tall(text)) / 2, h=h + 8, w=w)

    def _add_lanes(self) -> None:
        exhibit, plan = self.exhibit, self.plan
        periods = [span(period.date) for period in exhibit.outline.periods]
        main = (periods[0].start.year, periods[0].end.year + 1) if periods else None
        axis = Axis((span(written).start for written in exhibit.dates.values()), main)
        lanes = [
            Lane(plan.line_of(number), self.look.tones(exhibit, panel.id))
            for number, panel in enumerate(self.panels)
        ]
        numbers = {panel.id: number for number, panel in enumerate(self.panels)}
        events = [placed(e.id, e.date, numbers[e.panel], axis) for e in exhibit.events.values()]
        self._placed = {each.event: each for each in events}
        shown = []
        for period in exhibit.outline.periods:
            on_scale = placed("", period.date, 0, axis)
            name = f"{self.of(period.name)}, {format_date(period.date, self.words.language)}"
            shown.append(Period(on_scale.start, on_scale.end, name))
        frame = Frame(plan.start, plan.length, plan.near_edge, plan.far_edge, self.form == "portrait")
        said = {event.id: self.of(event.headline) for event in exhibit.events.values()}
        self.lanes = TimeLanes(self.look, frame, axis, lanes, events, shown, said)
        self.lanes.edges = plan.edges
        self.lanes.names_fit = plan.names_fit
        self.lanes.beyond = plan.card[1] - plan.far_edge
        self.lanes.on_choose = self._touched
        self.lanes.on_view = self._note_view
        self.lanes.on_tell = self._lane_spots
        self.lanes.part = list(self.stop.part)
        self.add_widget(self.lanes)
        if self.form == "portrait" and shown:
            # Where time runs down the page, the bands are named here.
            x, y = plan.legend
            self.rect(self.colours.paper2 if not self.colours.high else "#3A3A3A", x, y, 40, 28)
            self.text("; ".join(period.name for period in shown), "small", x + 56, y - 2,
                      self.grid.end - x - 56, self.colours.ink2, scaled=False)  # fmt: skip

    # --- for keys and ears

    def _lane_spots(self) -> "Iterator[Spot]":
        """The scale, its periods, and the events in sight by date; OK chooses one, and then opens it."""
        lanes, frame, language = self.lanes, self.lanes.frame, self.words.language
        years = ", ".join(format_date(written, language) for written in lanes.years_in_sight())
        over = 56 * lanes.scale
        told = [self.words.say("spoken_scale", years=years), *(period.name for period in lanes.periods)]
        if frame.is_upright:
            place = (frame.near_edge - over, frame.start, over, frame.length)
        else:
            place = (frame.start, frame.near_edge - over, frame.length, over)
        yield self.spot(". ".join(told), *place, name="scale")
        for name in self.order:
            mark = lanes.mark_of(name)
            if mark is not None:
                yield self._event_spot(name, mark)

    def _event_spot(self, name: str, mark: Mark) -> "Spot":
        event = self.exhibit.event(name)
        is_chosen = name == self.chosen
        when = self.of(event.date_text) or format_date(event.date, self.words.language)
        said = f"{when}. {self.of(event.headline)}. {self.of(self.exhibit.panel(event.panel).title)}"
        if len(mark.events) > 1:
            place = self._by_date(mark).index(name) + 1
            said += f". {self.words.say('position', n=place, total=len(mark.events))}"
        act = partial(self.visit.open_event, name) if is_chosen else partial(self.go_to, name)
        unseen = f"{when}  |  {self.of(event.headline)}" if len(mark.events) > 1 else ""
        return self.spot(said, *self.lanes.mark_box(mark), act, name=name, is_chosen=is_chosen,
                         is_aside=True, unseen=unseen)  # fmt: skip

    def _add_steps(self) -> None:
        """What fingers can do, as buttons."""
        x, y, side = self.plan.steps
        say, gap = self.words.say, self.grid.gap
        upright = self.form == "portrait"
        for place, (word, icon, act) in enumerate((
            ("zoom_out", "minus", partial(self._zoom, 0.5)), ("zoom_in", "plus", partial(self._zoom, 2.0)),
            ("earlier", "up" if upright else "left", partial(self._move, 0.5)),
            ("later", "down" if upright else "right", partial(self._move, -0.5)),
        )):  # fmt: skip
            self.button(
                say(word), act, x + place * (side + gap), y, side, side, icon_name=icon, wordless=True
            )

    # --- the card

    def _add_card(self) -> None:
        event = self.exhibit.event(self.chosen)
        self.tones = self.look.tones(self.exhibit, event.panel)
        card = CardSheet(self, self.plan)
        self.card = card
        self.add_widget(card)
        card.compose()
        self.overflows += card.overflows
        self.words_to_read = card.words_to_read


class CardSheet(Screen):
    """The chosen event: when, where, what, and the way to it."""

    def __init__(self, timeline: TimelineScreen, plan: TimelinePlan) -> None:
        super().__init__(
            timeline.look,
            timeline.visit,
            timeline.shelf,
            timeline.bibliography,
            timeline.memory,
            timeline.deck,
        )
        self.timeline = timeline
        self.plan = plan

    def compose(self) -> None:
        """Draw the card of the chosen event, which may stand in a cluster."""
        x, y, w, h = self.plan.card
        event_id = self.timeline.chosen
        tones = self.timeline.tones
        self.rect(self.colours.paper2, x, y, w, h)
        if self.colours.high:
            self.rect(self.colours.ui, x, y + h - 4, w, 4)
        thick = 12.0 if self.form != "small" else 8.0
        self.mark(tones.mark, tones.main, x, y, w, thick)
        pad = 32.0 if self.form != "small" else 14.0
        mark = self.timeline.lanes.mark_of(event_id)
        order = sorted(mark.events, key=self.timeline.order.index) if mark else [event_id]
        high = self.grid.button_h
        if self.form == "portrait":
            # The buttons have a row of their own.
            top = y + h - high - 24
            self._draw_buttons(event_id, order, x + w - pad, top, x + pad)
            self._draw_words(event_id, x + pad, y + thick, w - 2 * pad, top - y - thick)
            return
        top = y + (h + thick - high) / 2
        right = self._draw_buttons(event_id, order, x + w - pad, top, None)
        self._draw_words(event_id, x + pad, y + thick, right - x - 2 * pad, h - thick)

    def _draw_buttons(
        self, event_id: str, order: list[str], right: float, top: float, left_edge: float | None
    ) -> float:
        """Open, and the arrows through a cluster; returns where they begin."""
        small = self.form == "small"
        high = self.grid.button_h
        w = 252.0 if not small else 136.0
        left = right - w
        self.button(self.words.say("open"), partial(self.visit.open_event, event_id), left, top, w, high,
                    icon_name="right", icon_after=True, ground="paper2")  # fmt: skip
        if len(order) < 2:
            return left
        place = order.index(event_id)
        side, gap = high, self.grid.gap
        at = left - 2 * side - gap - (32 if not small else 12) if left_edge is None else left_edge
        go = self.timeline.go_to
        back = partial(go, order[place - 1]) if place else None
        on = partial(go, order[place + 1]) if place + 1 < len(order) else None
        self.button(self.words.say("page_back"), back, at, top, side, side,
                    icon_name="left", wordless=True, ground="paper2")  # fmt: skip
        self.button(self.words.say("page_on"), on, at + side + gap, top, side, side,
                    icon_name="right", wordless=True, ground="paper2")  # fmt: skip
        style = self.look.style("small_bold", False)
        said = self.words.say("position", n=place + 1, total=len(order))
        if left_edge is not None:
            self.text(said, style, at + 2 * side + gap + 24, top + (high - style.line) / 2,
                      colour=self.colours.ink2)  # fmt: skip
        elif not small:
            self.text(said, style, at + side + gap / 2, top - style.line - 2, colour=self.colours.ink2,
                      align="center")  # fmt: skip
        return min(at, left)

    def _draw_words(self, event_id: str, x: float, y: float, w: float, h: float) -> None:
        event, unit = self.exhibit.event(event_id), self.look.sizes.unit
        when = self.of(event.date_text) or format_date(event.date, self.words.language)
        place = self.exhibit.atlas.places.get(event.place) if event.place else None
        line = f"{when}  |  {self.of(place.name)}" if place else when
        language = self.words.language_of(event.headline) or self.words.language
        markup = escape(typeset(self.of(event.headline), language))
        first = next(iter(sentences(self.words.of(event.label))), "")
        date_style, h3, body = (self.look.style(n) for n in ("small_bold", "h3", "caption"))
        for factor, with_text in ((1.0, True), (1.0, False), (0.9, False), (0.8, False), (0.7, False),
                                  (0.6, False)):  # fmt: skip
            head = SetText(markup, h3.times(factor), unit, w * unit, self.colours.ink)
            dated = SetText(escape(typeset(line, self.words.language)), date_style.times(max(factor, 0.8)),
                            unit, w * unit, self.colours.ink2)  # fmt: skip
            text = SetText(escape(typeset(first, language)), body, unit, w * unit, self.colours.ink)
            tall = self.tall(dated) + 4 + self.tall(head) + (4 + self.tall(text) if with_text else 0)
            if tall <= h - 24 and not head.breaks_a_word and (not with_text or text.lines <= 2):
                break
        top = y + (h - tall) / 2
        self.set(dated, line, x, top, w=w)
        top += self.tall(dated) + 4
        self.set(head, self.count(self.of(event.headline)), x, top, w=w, h=h, language=language)
        if with_text:
            language = self.words.language_of(event.label) or self.words.language
            self.set(text, self.count(first), x, top + self.tall(head) + 4, language=language)
