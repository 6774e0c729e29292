"""The attract screen: one sentence from the exhibit at a time, where it stands in time, and the languages."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.graphics import Color, PopMatrix, PushMatrix, Translate

from kiosk.core.anniversary import on_this_day, years_since
from kiosk.core.axis import Axis
from kiosk.core.dates import format_date, span
from kiosk.core.language import Words, name_of
from kiosk.core.model import Slide
from kiosk.core.theme import tones
from kiosk.core.typesetting import escape, typeset
from kiosk.core.typography import Style
from kiosk.ui.lettering import SetText, balanced
from kiosk.ui.screens.base import Screen, take_apart
from kiosk.ui.shapes import framed_box
from kiosk.ui.widgets.button import PressButton
from kiosk.ui.widgets.sheet import Sheet
from kiosk.ui.widgets.text_block import TextBlock
from kiosk.ui.widgets.touch import Touchable

if TYPE_CHECKING:
    from kiosk.ui.spots import Box

HOLD = 12.0
HOLD_STILL = 20.0
FADE = 1.2
WANDER = ((0, 0), (2, 1), (3, -1), (1, -2), (-2, -1), (-3, 1), (-1, 2))
"""How far from its place everything stands, in design units, slide after slide."""
TICK = 2.0
"""How wide an event's tick is, in design units."""
MOST_TODAY = 3
"""So many events of this day of the year are shown."""
STEPS = (1.0, 0.88, 0.76, 0.64, 0.54, 0.46)
BUTTON_STEPS = (1.0, 0.92, 0.85, 0.78, 0.7, 0.62)


class AttractScreen(Screen):
    """What plays for nobody. A touch anywhere begins the visit."""

    def compose(self) -> None:
        """Draw the still parts and the first slide."""
        self.ground(self.colours.night)
        self.slide = 0
        self._tick = None
        self._layer: Sheet | None = None
        with self.canvas.before:
            PushMatrix()
            self._place = Translate(0, 0)
        with self.canvas.after:
            PopMatrix()
        portrait, small = self.form == "portrait", self.form == "small"
        self.margin = self.grid.margin
        self.width_u = self.w - 2 * self.margin
        buttons = self._button_rows()
        self.buttons_top = self.h - (48 if small else 64) - buttons[1]
        if portrait:
            self.mark_y, self.date_y, self.line_y, self.lines = 456.0, 492.0, 560.0, 4
            self.axis_y = 1136.0
            self.buttons_top = min(1464.0 + (self.h - 1920), self.h - 32 - buttons[1])
        elif small:
            self.mark_y, self.date_y, self.line_y, self.lines = 92.0, 112.0, 146.0, 3
            self.axis_y = 355.0
            self.buttons_top = self.h - 32 - buttons[1]
        else:
            self.mark_y, self.date_y, self.line_y, self.lines = 196.0, 228.0, 292.0, 3
            self.axis_y = 695.0
        self._touch_anywhere()
        self._draw_axis()
        self._draw_buttons(*buttons)
        self._show(self._slide_layer())
        if len(self.slides) > 1 or len(self.look.languages) > 1:
            self._tick = Clock.schedule_interval(self._turn, HOLD if self.look.moves else HOLD_STILL)

    def retire(self) -> None:
        """Stop turning."""
        super().retire()
        if self._tick is not None:
            self._tick.cancel()
        if self._layer is not None:
            Animation.cancel_all(self._layer)

    # --- still parts

    def _touch_anywhere(self) -> None:
        sizes = self.look.sizes
        whole = (sizes.width, sizes.top + sizes.above)
        self.add_widget(_Anywhere("", self.visit.begin, sizes.unit, pos=(0, 0), size=whole,
                                  size_hint=(None, None)))  # fmt: skip

    def _button_rows(self) -> tuple[int, float, float]:
        """Buttons in a row, the height of all rows, and the height of one."""
        count = len(self.look.languages)
        if self.form == "portrait":
            rows = -(-count // 2)
            return (2 if count > 1 else 1), rows * 184.0 - 24, 160.0
        rows = -(-count // 6)
        each = 136.0 if self.form == "landscape" else 100.0
        return min(count, 6), rows * (each + 24) - 24, each

    def _draw_buttons(self, in_row: int, _all: float, each: float) -> None:
        gap = 24.0 if self.form != "small" else 12.0
        w = min((self.width_u - gap * (in_row - 1)) / in_row, 2 * 414.0)
        if in_row < 4 and self.form == "landscape":
            w = min(w, 560.0)
        spoken_by = {tag: Words(tag, self.exhibit.languages) for tag in self.look.languages}
        letters = self._button_letters([words.say("touch_to_begin") for words in spoken_by.values()], w)
        for place, (language, words) in enumerate(spoken_by.items()):
            x = self.margin + (place % in_row) * (w + gap)
            y = self.buttons_top + (place // in_row) * (each + 24)
            act = partial(self.visit.begin, language)
            said, name = words.say("touch_to_begin"), name_of(language)
            button = _LanguageButton(self.look, said, name, act, letters, **self.box(x, y, w, each))
            button.language = language
            button.spoken = f"{name_of(language)}. {button.said}. {words.say('press_ok')}"
            self.add_widget(button)

    def _button_letters(self, said: list[str], wide: float) -> Style:
        """The largest letters in which all the buttons can say what they say: none is larger than another."""
        label, unit = self.look.style("label", False), self.look.sizes.unit
        for step in BUTTON_STEPS:
            letters = label.times(step)
            widths = (SetText(escape(typeset(each, "")), letters, unit).width for each in said)
            if max(widths) <= (wide - 2 * _pad(self.form)) * unit:
                break
        return letters

    def _draw_axis(self) -> None:
        colours = self.colours
        spans = {name: span(written) for name, written in self.exhibit.dates.items()}
        periods = [span(period.date) for period in self.exhibit.outline.periods]
        main = (periods[0].start.year, periods[0].end.year + 1) if periods else None
        self.axis = Axis((s.start for s in spans.values()), main)
        self.spans = spans
        self.rect(colours.nui, self.margin, self.axis_y, self.width_u, 2)
        tall = 28.0 if self.form != "small" else 16.0
        ticks = (self._axis_x(self.axis.place(s.start)) - 1 for s in spans.values())
        for left, right in run_together(ticks, TICK):
            self.rect(colours.ntext2, left, self.axis_y + 1 - tall / 2, right - left, tall)
        style = self.look.style("small", False)
        end = -1000.0
        years = self.axis.years()
        last_x = self.margin + self.width_u - style.size * 2.2
        for year in years:
            is_last = year == years[-1]
            x = last_x if is_last else self._axis_x(self._year_place(year))
            if x < end + 24 or (not is_last and x > last_x - style.size * 3):
                continue
            align = "right" if is_last else "left"
            at = self.margin + self.width_u if is_last else x
            self.text(str(year), style, at, self.axis_y + (49 if self.form != "small" else 30),
                      colour=colours.ntext2, align=align)  # fmt: skip
            end = x + style.size * 2.2

    def _year_place(self, year: int) -> float:
        from datetime import date

        return self.axis.place(date(year, 1, 1))

    def _axis_x(self, place: float) -> float:
        return self.margin + 1 + place * (self.width_u - 2)

    # --- slides

    def _turn(self, _dt: float) -> None:
        self.slide += 1
        self._wander()
        self._show(self._slide_layer())

    def _wander(self) -> None:
        """Stand a few pixels elsewhere, so that nothing burns into the panel."""
        across, up = WANDER[self.slide % len(WANDER)]
        self._place.xy = self.look.sizes.px(across), self.look.sizes.px(up)

    @property
    def slides(self) -> tuple[Slide, ...]:
        """The curator's slides; before them, what happened on this day of the year."""
        told = {slide.event for slide in self.exhibit.outline.attract}
        dates = {name: written for name, written in self.exhibit.dates.items() if name not in told}
        events = on_this_day(self.exhibit.events, dates, self.today())
        today = [Slide(event=event.id, line=event.headline) for event in events]
        return (*today[:MOST_TODAY], *self.exhibit.outline.attract)

    def _show(self, layer: Sheet) -> None:
        old, self._layer = self._layer, layer
        self.add_widget(layer, index=len(self.children) - 1)
        if old is None:
            return
        if not self.look.moves:
            self._drop(old)
            return
        layer.opacity = 0
        Animation(opacity=1, duration=FADE / 2, t="in_out_sine").start(layer)
        away = Animation(opacity=0, duration=FADE / 2, t="in_out_sine")
        away.bind(on_complete=lambda *_: self._drop(old))
        away.start(old)

    def _drop(self, layer: Sheet) -> None:
        """Take a slide away, and apart: slides turn all day, and garbage may wait that long."""
        self.remove_widget(layer)
        take_apart(layer)

    def _finish(self) -> None:
        """Show the slide at hand at once."""
        for child in list(self.children):
            if isinstance(child, Sheet) and child is not self._layer:
                Animation.cancel_all(child)
                self._drop(child)
        if self._layer is not None:
            Animation.cancel_all(self._layer)
            self._layer.opacity = 1

    def _slide_layer(self) -> Sheet:
        slides = self.slides
        slide: Slide = slides[self.slide % len(slides)]
        languages = self.look.languages
        # One step further on each round, or with as many slides as languages each would keep to one.
        language = languages[(self.slide + self.slide // len(slides)) % len(languages)]
        words = Words(language, self.exhibit.languages)
        event = self.exhibit.event(slide.event)
        colours = self.colours
        tint = tones(self.exhibit.theme_of(event.panel), self.here.settings.contrast)
        layer = Sheet(self.look)
        title = ", ".join(
            filter(None, (words.of(self.exhibit.outline.title), words.of(self.exhibit.outline.subtitle)))
        )
        top = {"landscape": 84.0, "portrait": 100.0, "small": 27.0}[self.form]
        layer.text(title, "banner", self.margin, top, self.width_u, colours.ntext, scaled=False)
        thick = 12.0 if self.form != "small" else 8.0
        layer.mark(tint.mark, tint.light, self.margin, self.mark_y, 72 if self.form != "small" else 48, thick)
        self._date_line(layer, words, event, tint.light)
        line = escape(typeset(_plain(words.of(slide.line)), words.language_of(slide.line) or language))
        style = self.look.style("attract", False)
        room = self.axis_y - self.line_y - (44 if self.form != "small" else 24)
        for step in STEPS:
            text = balanced(
                line,
                style.times(step),
                self.look.sizes.unit,
                self.width_u * self.look.sizes.unit,
                colours.ntext,
            )
            fits = text.lines <= self.lines and text.lines * text.line / self.look.sizes.unit <= room
            if fits and not text.breaks_a_word:
                break
        said = _plain(words.of(slide.line))
        layer.set(text, said, self.margin, self.line_y)
        if not fits:
            self.overflows.append(said)
        x = self._axis_x(self.axis.place(self.spans[event.id].start))
        tall = 80.0 if self.form != "small" else 44.0
        wide = 6.0 if self.form != "small" else 4.0
        layer.rect(tint.light, x - wide / 2, self.axis_y + 1 - tall / 2, wide, tall)
        for block in layer.children:
            if isinstance(block, TextBlock):
                block.language = language
        return layer

    def is_night(self, box: "Box") -> bool:
        """All of it is."""
        return True

    def _date_line(self, layer: Sheet, words: Words, event: Any, colour: str) -> None:
        when = words.of(event.date_text) or format_date(event.date, words.language)
        years = years_since(event.date, self.today())
        if years:
            when = f"{words.say('on_this_day', years=years)}  |  {when}"
        block = layer.text(when, "banner", self.margin, self.date_y, colour=colour, scaled=False)
        place = self.exhibit.atlas.places.get(event.place) if event.place else None
        if place is None:
            return
        unit = self.look.sizes.unit
        x = self.margin + block.width / unit + 20
        style = self.look.style("banner", False)
        where = SetText(
            escape(typeset(_plain(words.of(place.name)), words.language)), style, unit, None, colour
        )
        if x + 22 + where.width / unit > self.margin + self.width_u:
            return  # no room on the line: the date says more
        layer.rect(self.colours.nui, x, self.date_y + 6, 2, style.line - 8)
        layer.set(where, words.of(place.name), x + 22, self.date_y)


def run_together(lefts: Iterable[float], wide: float) -> list[tuple[float, float]]:
    """The left and the right of what so many ticks cover: those that touch are drawn as one."""
    covered: list[tuple[float, float]] = []
    for left in sorted(lefts):
        if covered and left <= covered[-1][1]:
            covered[-1] = covered[-1][0], max(covered[-1][1], left + wide)
        else:
            covered.append((left, left + wide))
    return covered


def _plain(text: str) -> str:
    from kiosk.core.markup import plain

    return plain(text)


class _Anywhere(Touchable):
    """The whole screen as one target: a swipe counts as well."""

    takes_double = True
    dead = 0.0

    def _stayed(self, touch: Any) -> bool:
        return True


def _pad(form: str) -> float:
    """What is free beside a button's words, in design units."""
    return 32.0 if form != "small" else 16.0


class _LanguageButton(PressButton):
    """Two lines: what to do, and in which language."""

    takes_double = True

    def __init__(self, look: Any, said: str, language: str, act: Any, letters: Style, **place: Any) -> None:
        self.language_name = language
        self.letters = letters
        super().__init__(look, said, act, ground="night", **place)

    def _draw(self) -> None:
        from kivy.graphics import Rectangle

        self.canvas.clear()
        fill, edge, ink = self._inks()
        colours = self.look.palette
        edge_px = max(round(colours.border * self.unit), 1)
        radius = max(round(6 * self.unit), 1)
        pad = round(_pad(self.look.sizes.form) * self.unit)
        room = self.width - 2 * pad
        small = self.look.style("small", False)
        word = SetText(escape(typeset(self.said, "")), self.letters, self.unit, None, ink)
        self.fits = word.width <= room
        name = SetText(escape(self.language_name), small, self.unit, None, colours.ntext2)
        with self.canvas:
            # What is as dark as the ground needs no drawing.
            inside = fill if fill != colours.night else None
            framed_box((*self.pos, *self.size), edge_px, radius, edge, inside)
            Color(1, 1, 1, 1)
            both = word.height + name.height
            foot = self.y + (self.height - both) / 2
            for text, y in ((word, foot + name.height), (name, foot)):
                if text.texture:
                    Rectangle(
                        texture=text.texture, pos=(round(self.x + pad), round(y)), size=text.texture.size
                    )
