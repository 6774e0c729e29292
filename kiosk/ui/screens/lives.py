"""The people whose lives can be followed: a card for each."""

from functools import partial

from kiosk.core.dates import format_date
from kiosk.core.markup import sentences
from kiosk.core.model import Life
from kiosk.core.typesetting import escape, typeset
from kiosk.core.visit import AtLives
from kiosk.ui.lettering import SetText, balanced
from kiosk.ui.screens.base import Screen
from kiosk.ui.widgets.rail import Way


def dates_of(screen: Screen, life: Life) -> str:
    """When a person was born and died, as far as it is known."""
    language = screen.words.language
    born = format_date(life.born, language) if life.born else ""
    died = format_date(life.died, language) if life.died else ""
    if born and died:
        return f"{born} – {died}" if " " in born + died else f"{born}–{died}"
    if born:
        return screen.words.say("born", date=born)
    return screen.words.say("died", date=died) if died else ""


def panels_of(screen: Screen, life: Life) -> list[str]:
    """The panels that a life leads through, in the exhibit's order."""
    through = {screen.exhibit.events[name].panel for name in life.events if name in screen.exhibit.events}
    return [panel for panel in screen.exhibit.panels if panel in through]


class LivesScreen(Screen):
    """The people. Each card is a target as a whole."""

    def compose(self) -> None:
        """Draw the title, the cards of a page, and the rail."""
        stop = self.here.stop
        assert isinstance(stop, AtLives)
        self.ground()
        margin, small = self.grid.margin, self.form == "small"
        y = 24.0 if small else 76.0
        title = self.text(self.words.say("lives"), "title", margin, y)
        top = y + self.tall(title.text) + (20 if small else 48)
        columns, rows, w, h, gap = self._places(top)
        lives = list(self.exhibit.lives.items())
        pages = max(-(-len(lives) // (columns * rows)), 1)
        here = min(stop.page, pages - 1)
        on_page = lives[here * columns * rows : (here + 1) * columns * rows]
        self._first: list[tuple[str, str, float, float, float, float]] = []
        for place, (key, life) in enumerate(on_page):
            x = margin + place % columns * (w + gap)
            self._draw_card(key, life, x, top + place // columns * (h + gap), w, h)
        self._draw_first_words()
        if pages > 1:
            on = partial(self.visit.change, page=here + 1) if here + 1 < pages else None
            back = partial(self.visit.change, page=here - 1) if here else None
            self.add_rail(Way(self.words.say("next"), on, back, (here + 1, pages), self.colours.ink))
        else:
            self.add_rail(Way())

    def _places(self, top: float) -> tuple[int, int, float, float, float]:
        """Columns, rows, a card's width and height, and the gap between cards."""
        grid, form = self.grid, self.form
        columns = {"landscape": 3, "portrait": 1, "small": 2}[form]
        if self.look.step == 2 and form != "portrait":
            columns -= 1
        gap = 12.0 if form == "small" else 24.0
        least = {"landscape": 264.0, "portrait": 200.0, "small": 112.0}[form]
        least *= (1.0, 1.15, 1.35)[self.look.step]
        room = grid.rail_top - (16 if form == "small" else 40) - top
        rows = max(int((room + gap) // (least + gap)), 1)
        h = min((room - gap * (rows - 1)) / rows, least * 1.3)
        return columns, rows, (self.w - 2 * grid.margin - gap * (columns - 1)) / columns, h, gap

    def _draw_card(self, key: str, life: Life, x: float, y: float, w: float, h: float) -> None:
        small = self.form == "small"
        self.rect(self.colours.paper2, x, y, w, h)
        if self.colours.high:
            for left, top, wide, high in (
                (x, y, w, 4),
                (x, y + h - 4, w, 4),
                (x, y, 4, h),
                (x + w - 4, y, 4, h),
            ):
                self.rect(self.colours.ui, left, top, wide, high)
        pad = 16.0 if small else 32.0
        # The lines of the panels that this life leads through.
        at, wide, thick = x + pad, (40.0 if small else 56.0), (7.0 if small else 10.0)
        for panel in panels_of(self, life):
            tones = self.look.tones(self.exhibit, panel)
            self.mark(tones.mark, tones.main, at, y + pad * 0.8, wide, thick)
            at += wide + 12
        unit, name = self.look.sizes.unit, self.of(life.name)
        icon = 40.0 if not small else 28.0
        room = w - 2 * pad - icon - 12
        top = y + pad * 0.8 + thick + (10 if small else 18)
        caption = self.look.style("caption")
        count = self.words.events(len(life.events))
        foot = y + h - pad * 0.7 - caption.line
        markup = escape(typeset(name, self.words.language))
        for factor in (1.0, 0.9, 0.8, 0.7, 0.62):
            text = balanced(markup, self.look.style("h3").times(factor), unit, room * unit, self.colours.ink)
            if not text.breaks_a_word and top + self.tall(text) <= foot:
                break
        self.set(text, name, x + pad, top, w=room, h=foot - top + 4)
        when = dates_of(self, life)
        below = top + self.tall(text) + 2
        if when and below + caption.line <= foot - 2:
            self.text(when, caption.times(0.95), x + pad, below, room, self.colours.ink2, h=caption.line)
            below += caption.line
        if life.introduction is not None:
            self._first.append((*self._first_words(life), x + pad, below + 8, w - 2 * pad, foot - 8))
        self.text(count, "caption_bold", x + pad, foot)
        self.icon("right", self.colours.ink, x + w - pad - icon + 4, y + h - pad * 0.7 - icon, icon)
        self.target(name, partial(self.visit.open_life, key), x, y, w, h)

    def _draw_first_words(self) -> None:
        """The first sentence of each introduction, where all of the page fit whole."""
        unit = self.look.sizes.unit
        for factor in (1.0, 0.93):
            style = self.look.style("caption").times(factor)
            made = [
                (
                    SetText(escape(typeset(said, language)), style, unit, w * unit, self.colours.ink),
                    (said, language),
                    x,
                    y,
                    end,
                )
                for said, language, x, y, w, end in self._first
            ]
            if all(y + self.tall(text) <= end and not text.breaks_a_word for text, _, _, y, end in made):
                for text, (said, language), x, y, _ in made:
                    self.set(text, self.count(said), x, y, language=language)
                return

    def _first_words(self, life: Life) -> tuple[str, str]:
        """The first sentence of a life's introduction, and its language."""
        said = next(iter(sentences(self.words.of(life.introduction))), "")
        return said, self.words.language_of(life.introduction) or self.words.language
