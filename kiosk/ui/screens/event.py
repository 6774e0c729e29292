"""An event: when and where, what happened, and the picture that goes with it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.dates import format_date
from kiosk.core.media import Picture, Recording
from kiosk.core.model import Event
from kiosk.core.parts import Text
from kiosk.core.typesetting import escape, typeset
from kiosk.core.typography import BODY_STEPS, H1_STEPS
from kiosk.core.visit import AtEvent, Here, MoreDrawer, Over, SourcesDrawer
from kiosk.ui.lettering import SetText, balanced
from kiosk.ui.reading import Page, Passage
from kiosk.ui.screens.base import Screen
from kiosk.ui.screens.event_plan import Plan, plan_of
from kiosk.ui.screens.recording_plan import with_recording
from kiosk.ui.screens.recording_words import set_words
from kiosk.ui.screens.slot import picture_arrow, slot_in_parts
from kiosk.ui.screens.slot_recording import RecordingSlot
from kiosk.ui.widgets.framed_picture import PERPETRATOR_BORDER
from kiosk.ui.widgets.rail import Way

if TYPE_CHECKING:
    from kiosk.ui.spots import Box, Spot


class EventScreen(Screen):
    """Draws one event."""

    recording: RecordingSlot | None = None
    """The sound or film in its slot."""

    def compose(self) -> None:
        """Draw the text on one side, the picture on the other, and the rail."""
        for _ in self.compose_in_parts():
            pass

    def compose_in_parts(self) -> Iterator[None]:
        """The heading, the text, the buttons, the picture, the rail."""
        stop = self.here.stop
        assert isinstance(stop, AtEvent)
        self.event: Event = self.exhibit.event(stop.event)
        self.panel = self.exhibit.panel(self.event.panel)
        self.tones = self.look.tones(self.exhibit, self.panel.id)
        self.plan = self._plan()
        self.ground()
        yield
        x, y = self._draw_heading()
        yield
        yield from self._draw_texts(x, y)
        yield
        self._draw_buttons()
        yield
        yield from slot_in_parts(self, self.plan, stop.picture)
        yield
        along = self.visit.along(stop)
        self.add_rail(
            Way(self.words.say("next"), self.visit.next, self.visit.previous,
                (along.index(self.event.id) + 1, len(along)), self.tones.main, back=self.way_back())
        )  # fmt: skip

    def goes_along(self, here: Here) -> bool:
        """A recording's loudness and captions change while it plays."""
        if self.recording is None:
            return False
        self.here = here
        self.recording.goes_along(here)
        return True

    def retire(self) -> None:
        """Leave what is played to whoever shows it next."""
        super().retire()
        if self.recording is not None:
            self.recording.leave()

    def take_apart(self) -> None:
        """Give back what was drawn, and the last picture of a film that has been left."""
        super().take_apart()
        if self.recording is not None:
            self.recording.take_apart()

    def cited_texts(self) -> tuple[Text | None, ...]:
        """The label, then the longer text, then where sources differ."""
        return self.event.label, self.event.more, self.event.differ

    def longer_text(self) -> Text | None:
        """The event's longer text."""
        return self.event.more

    def differing_text(self) -> Text | None:
        """Where sources differ on the event."""
        return self.event.differ

    def related_events(self) -> tuple[Event, ...]:
        """The events it names as related."""
        return tuple(self.exhibit.event(name) for name in self.event.see_also if name in self.exhibit.events)

    def spots(self) -> "list[Spot]":
        """Where a person has spoken the label, the recording is played for it."""
        spots = super().spots()
        narration = self.exhibit.event(self.event.id).audio.get(self.words.language)
        return spots if narration is None else self._narrated(spots, narration.file)

    def _narrated(self, spots: "list[Spot]", file: str) -> "list[Spot]":
        """The first of the label's texts is told by the recording, which says the others as well."""
        blocks = [f"text:{line.said}" for line in self._label]
        made, is_first = [], self.here.text_page == 0
        for spot in spots:
            if spot.name in blocks:
                if is_first:
                    whole = str(self.media_folder / file)
                    spot = replace(spot, said=(replace(spot.said[0], file=whole),))
                else:
                    spot = replace(spot, is_aside=True)
                is_first = False
            made.append(spot)
        return made

    def is_night(self, box: "Box") -> bool:
        """The cover of a sensitive picture is dark."""
        x, y, w, h = self.box(*self.plan.picture)["pos"] + self.box(*self.plan.picture)["size"]
        stop = self.here.stop
        assert isinstance(stop, AtEvent)
        shown = self.event.media[stop.picture] if stop.picture < len(self.event.media) else None
        is_covered = isinstance(shown, Picture | Recording) and self.visit.is_covered(shown)
        return is_covered and x <= box[0] and box[0] + box[2] <= x + w and y <= box[1] <= y + h

    def _plan(self) -> Plan:
        drawn_over = any(isinstance(o, SourcesDrawer | MoreDrawer) for o in self.here.over)
        plan = plan_of(self.grid, self.look.step, drawn_over, bool(self.event.media))
        recording, width = self._recording_shown(), self.grid.right_w
        if recording is None:
            return plan

        def words(room: float) -> float:
            return set_words(self, recording, width, room).height

        several, covered = len(self.event.media) > 1, self.visit.is_covered(recording)
        border = PERPETRATOR_BORDER if recording.perpetrator else 0
        return with_recording(plan, self.grid, self.look.step, several, words, covered, border)

    def _recording_shown(self) -> Recording | None:
        """The sound or film among its pictures that is at hand."""
        stop, media = self.here.stop, self.event.media
        assert isinstance(stop, AtEvent)
        shown = media[stop.picture if stop.picture < len(media) else 0] if media else None
        return shown if isinstance(shown, Recording) else None

    # --- date, place, headline, text

    def _draw_heading(self) -> tuple[float, float]:
        """Panel, date and place; returns where the headline begins."""
        plan = self.plan
        thick = 12.0 if self.form != "small" else 8.0
        self.mark(self.tones.mark, self.tones.main, *plan.mark[:2], plan.mark[2], thick)
        name = self.text(self.of(self.panel.title), "label", *plan.name, colour=self.tones.deep, scaled=False)
        lower = 0.0
        if plan.date is None:
            x = plan.name[0] + name.width / self.look.sizes.unit + 20
            room = plan.headline[0] + plan.text_w - x - 22
            if self._date_fits(room):
                self._divided(x, plan.name[1])
                self._date(x + 22, plan.name[1], room, ", ")
            else:
                # Too long to stand beside the panel's name: it gets a line of its own.
                lower = self.look.style("label", False).line
                self._date(plan.headline[0], plan.name[1] + lower, plan.text_w, ", ")
        else:
            self._date(*plan.date, plan.text_w, None)
        x, y, _ = plan.headline
        y += lower
        texts = (self.event.headline, self.event.label)
        style = self.look.style("caption")
        if not all(self.words.is_translated(text) for text in texts):
            y += self.note_untranslated(texts, x, y, plan.text_end - y - style.line) + 4
        return x, y

    def _divided(self, x: float, y: float) -> None:
        style = self.look.style("label", False)
        self.rect(self.colours.ui, x, y + style.line * 0.16, 2, style.line * 0.76)

    def _date_fits(self, room: float) -> bool:
        """Whether date and place fit beside the panel's name without becoming small."""
        when = self.of(self.event.date_text) or format_date(self.event.date, self.words.language)
        place = self.exhibit.atlas.places.get(self.event.place) if self.event.place else None
        whole = f"{when}, {self.of(place.name)}" if place else when
        style = self.look.style("label", False).times(0.86)
        text = SetText(escape(typeset(whole, self.words.language)), style, self.look.sizes.unit)
        return text.width <= room * self.look.sizes.unit

    def _date(self, x: float, y: float, w: float, joint: str | None) -> None:
        when = self.of(self.event.date_text) or format_date(self.event.date, self.words.language)
        place = self.exhibit.atlas.places.get(self.event.place) if self.event.place else None
        where = self.of(place.name) if place else ""
        unit = self.look.sizes.unit
        style = self.look.style("label", False)
        ink = self.colours.ink2
        whole = f"{when}{joint or '  |  '}{where}" if where else when
        for factor in (1.0, 0.93, 0.86, 0.8, 0.74):
            fitted = style.times(factor)
            if SetText(escape(typeset(whole, self.words.language)), fitted, unit).width <= w * unit:
                break
        else:
            # Too long for one line with its place: the place gives way rather than the type.
            whole, where = when, ""
        if joint is not None or not where:
            self.text(whole, fitted, x, y + (style.line - fitted.line) / 2, w, colour=ink)
            return
        block = self.text(when, fitted, x, y, colour=ink)
        x += block.width / unit + 20
        self._divided(x, y)
        self.text(where, fitted, x + 22, y, colour=ink)

    def _draw_texts(self, x: float, y: float) -> Iterator[None]:
        """Headline and label, in the largest letters in which they fit."""
        plan, unit = self.plan, self.look.sizes.unit
        width = plan.headline[2]
        headline = self.of(self.event.headline)
        markup = escape(typeset(headline, self.words.language_of(self.event.headline) or self.words.language))
        h1, body = self.look.style("h1"), self.look.style("body")
        ink = self.ink(self.tones, self.numbers)
        chosen: tuple[SetText, Passage, float] | None = None
        last = len(H1_STEPS) - 1
        for head_step, body_step in [(s, 0) for s in range(3)] + [(2, 1), (2, 2), (3, 2), (last, 2)]:
            if body_step and not self._may_shrink():
                continue
            text = balanced(markup, h1.times(H1_STEPS[head_step]), unit, width * unit, self.colours.ink)
            if text.breaks_a_word or (text.lines > 2 and head_step < 2):
                continue
            yield
            top = y + self.tall(text) + plan.gap
            style = body.times(BODY_STEPS[self.form][body_step])
            passage = self.passage(self.event.label, style, plan.text_w, ink)
            if passage.height <= plan.text_end - top:
                chosen = (text, passage, top)
                break
        if chosen is None:
            chosen = self._paged(markup, y, ink)
        text, passage, top = chosen
        self.set(text, headline, x, y, w=width, language=self.words.language_of(self.event.headline) or "")
        yield
        pages = self._text_pages(passage, top)
        here = min(self.here.text_page, len(pages) - 1)
        self._label = pages[here]
        self.lay(self._label, plan.headline[0], top, dotted=self.tones.main)
        if len(pages) > 1:
            self._draw_text_turns(here, len(pages))
            self._part_arrows()

    def _part_arrows(self) -> None:
        """On a portrait page the text's arrows take the row in which those to other pictures would stand."""
        if self.form != "portrait" or len(self.event.media) < 2:
            return
        recording = self._recording_shown()
        if recording is not None:
            border = PERPETRATOR_BORDER if recording.perpetrator else 0
            self.plan = replace(self.plan, sides=border + self.grid.button_h + 8)
        else:
            self.plan = self.plan.with_arrows_at_caption(2 * picture_arrow(self) + self.grid.gap)

    def _may_shrink(self) -> bool:
        """Running text only steps down where the visitor has not asked for it larger."""
        return self.look.step == 0

    def _paged(self, markup: str, y: float, ink: object) -> tuple[SetText, Passage, float]:
        plan, unit = self.plan, self.look.sizes.unit
        h1 = self.look.style("h1")
        for factor in H1_STEPS[1:]:
            text = balanced(markup, h1.times(factor), unit, plan.headline[2] * unit, self.colours.ink)
            if not text.breaks_a_word and text.lines <= 3:
                break
        top = y + self.tall(text) + plan.gap
        room = plan.text_end - top - (self.grid.button_h + 12 if self._arrows_in_text else 0)
        for factor in (1.0, 0.93, 0.86, 0.8, 0.72, 0.64):
            # Two lines of a page at least stand clear of the arrows.
            style = self.look.style("body").times(factor)
            passage = self.passage(self.event.label, style, plan.text_w, ink)  # type: ignore[arg-type]
            if 2 * style.line <= room:
                break
        return text, passage, top

    @property
    def _arrows_in_text(self) -> bool:
        """Whether the arrows to other pages of the label stand where text would, and not beside buttons."""
        return self.look.step > 0 and self.form != "portrait"

    def _text_pages(self, passage: Passage, top: float) -> tuple[Page, ...]:
        """The label in pages; with more than one, room is kept for the arrows."""
        room = self.plan.text_end - top
        if passage.height <= room:
            return passage.pages(room + 1)[:1]
        if self._arrows_in_text:
            room -= self.grid.button_h + 12
        return passage.pages(max(room, 2 * passage.style.line))

    def _draw_text_turns(self, here: int, total: int) -> None:
        """The page of the label that is shown, and the arrows to the others."""
        grid, arrows_in_text = self.grid, self._arrows_in_text
        arrow = self.look.sizes.target(124.0 if self.form != "small" else 76.0)
        h = grid.button_h
        x = self.plan.headline[0] + self.plan.text_w - 2 * arrow - grid.gap
        y = self.plan.text_end - h + (8 if arrows_in_text else 0)
        if not arrows_in_text:
            y = self.plan.buttons[1]
        said = self.words.say("page", n=here + 1, total=total)
        style = self.look.style("small", False)
        text = SetText(escape(said), style, self.look.sizes.unit)
        free = x - (self.plan.headline[0] if arrows_in_text else self._buttons_end())
        if text.width / self.look.sizes.unit <= free - 24:
            self.text(said, style, x - 16, y + (h - style.line) / 2, align="right", colour=self.colours.ink2)
        back = (lambda: self.visit.turn_text(here - 1)) if here else None
        on = (lambda: self.visit.turn_text(here + 1)) if here + 1 < total else None
        self.button(self.words.say("text_back"), back, x, y, arrow, h, icon_name="left", wordless=True)
        self.button(self.words.say("text_on"), on, x + arrow + grid.gap, y, arrow, h, icon_name="right",
                    wordless=True)  # fmt: skip

    # --- the buttons

    def _offered(self) -> list[tuple[str, Over]]:
        words, event = self.words, self.event
        offered: list[tuple[str, Over]] = []
        if event.more is not None:
            offered.append((words.say("read_more"), MoreDrawer()))
        elif event.see_also:
            offered.append((words.say("see_also"), MoreDrawer()))
        if self.numbering.entries or event.differ is not None:
            offered.append((words.say("sources", n=len(self.numbering.entries)), SourcesDrawer()))
        return offered

    def _buttons_end(self) -> float:
        x, _, w = self.plan.buttons
        count = len(self._offered())
        return x + count * (w + self.grid.gap)

    def _draw_buttons(self) -> None:
        x, y, w = self.plan.buttons
        for place, (said, over) in enumerate(self._offered()):
            is_open = any(type(o) is type(over) for o in self.here.over)
            act = self.visit.close if is_open else (partial(self.visit.lay_over, over))
            at = (x, y + place * (self.grid.button_h + self.grid.gap)) if self.plan.stacked else (
                x + place * (w + self.grid.gap), y)  # fmt: skip
            self.button(said, act, *at, w, kind="filled" if is_open else "framed")

    # --- pictures

    @property
    def media_folder(self) -> Path:
        """Where the exhibit's pictures are."""
        return Path(self.exhibit.media_folder)

    def context_of(self, picture: Picture) -> Text | None:
        """What must be said with a picture that perpetrators took."""
        return picture.context if picture.perpetrator else None
