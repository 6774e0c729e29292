"""What every screen has: a look, a visit, an exhibit, and ways to set text on the page."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kivy.core.window import Window
from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.uix.widget import Widget

from kiosk.core.citations import Bibliography, Numbering
from kiosk.core.language import name_of
from kiosk.core.model import Event, Exhibit
from kiosk.core.parts import Text
from kiosk.core.theme import NORMAL, Tones, rgb
from kiosk.core.typography import Style
from kiosk.core.visit import (
    WAYS,
    AtChart,
    AtIndex,
    AtLife,
    AtLives,
    AtMap,
    AtTimeline,
    Here,
    SourcesDrawer,
    TermBox,
    Visit,
)
from kiosk.ui.deck import Deck
from kiosk.ui.grid import grid_of
from kiosk.ui.lettering import SetText
from kiosk.ui.look import Look
from kiosk.ui.pictures import PictureShelf
from kiosk.ui.reading import Ink, Numbers, Page, Passage, paragraphs_of
from kiosk.ui.widgets.button import PressButton
from kiosk.ui.widgets.rail import Rail, Way
from kiosk.ui.widgets.sheet import Sheet
from kiosk.ui.widgets.touch import Touchable

if TYPE_CHECKING:
    from kiosk.ui.spots import Spot


class Screen(Sheet):
    """Draws one stop. All it knows it is told here; all it wants it asks of `visit`."""

    def __init__(
        self,
        look: Look,
        visit: Visit,
        shelf: PictureShelf,
        bibliography: Callable[[str], Bibliography],
        memory: dict[Any, Any],
        deck: Deck,
    ) -> None:
        super().__init__(look)
        self.visit = visit
        self.here: Here = visit.here
        self.exhibit: Exhibit = visit.exhibit
        self.shelf = shelf
        self.bibliography = bibliography
        self.today: Callable[[], date] = date.today
        """The day it is, for what happened on this day of the year."""
        self.memory = memory
        """What is worth keeping from one drawing to the next, as long as the exhibit is the same."""
        self.deck = deck
        self.grid = grid_of(look.sizes)
        self.words_to_read = 0
        """Words on this screen, for the idle clock."""
        self.rail: Rail | None = None
        self.ground_colour: str | None = None
        """What the page is filled with; None where something else shows through."""
        self.tones = Tones(self.colours.ink, self.colours.ink, NORMAL.ntext, "solid")
        """The theme of what is shown; ink where it belongs to none."""

    def compose(self) -> None:
        """Draw the stop."""
        raise NotImplementedError

    def compose_in_parts(self) -> Iterator[None]:
        """Draw the stop, a part at each step: none takes long."""
        self.compose()
        yield

    def goes_along(self, here: Here) -> bool:
        """Show by itself that the visitor is elsewhere on the same way; False if it must be drawn anew."""
        return False

    def retire(self) -> None:
        """Leave the screen: let go of whatever runs or waits."""
        self.disabled = True

    def spots(self) -> "list[Spot]":
        """All that can be read or used, in the order of reading, then the rail from left to right."""
        from kiosk.ui.spots import spots_of

        return spots_of(self)

    def take_apart(self) -> None:
        """Let go of everything drawn; the screen is no longer shown."""
        take_apart(self)

    # --- parts

    def ground(self, colour: str | None = None) -> None:
        """Fill the page."""
        self.ground_colour = colour or self.colours.paper
        sizes = self.look.sizes
        # The whole window: above the page that stands lower, and beneath it, is the same ground.
        tall = sizes.beneath + sizes.height + sizes.above
        self._ground = InstructionGroup()
        self._ground.add(Color(*rgb(self.ground_colour), 1))
        self._ground.add(Rectangle(size=(sizes.width, tall)))
        self.canvas.add(self._ground)

    @property
    def is_dark(self) -> bool | None:
        """Whether its ground is night; None for a layer that has no ground of its own."""
        return None if self.ground_colour is None else self.ground_colour == self.colours.night

    def stand_alone(self) -> None:
        """Nothing lies beneath any more: the window itself is cleared in the colour of the page.

        Where there is no graphics card, filling the page took more than half of the time of a frame.
        """
        if self.ground_colour is not None:
            Window.clearcolor = (*rgb(self.ground_colour), 1)
            self._ground.clear()

    def add_rail(self, way: Way) -> None:
        """Draw the rail along the foot."""
        self.rail = Rail(self.look)
        self.rail.compose(self.visit, way)
        self.overflows += self.rail.overflows
        self.add_widget(self.rail)

    def way_back(self) -> tuple[str, Callable[[], None]] | None:
        """Back to what led here, for the rail: the way to an event, or the event to its map or graphic."""
        if isinstance(self.here.stop, WAYS):
            return (self.words.say("event"), self.visit.go_back) if self.here.origin else None
        match self.here.way:
            case AtTimeline():
                word = "timeline"
            case AtMap():
                word = "map"
            case AtChart():
                word = "figures"
            case AtLives():
                word = "lives"
            case AtLife():
                word = "life"
            case AtIndex():
                word = "index"
            case None:
                return None
        return self.words.say(word), self.visit.go_back

    def button(
        self, said: str, act: Callable[[], None] | None, x: float, y: float, w: float, h: float | None = None,
        **more: Any,
    ) -> PressButton:  # fmt: skip
        """A button with its top left at that place."""
        place = self.box(x, y, w, h or self.grid.button_h)
        made = PressButton(self.look, said, act, **place, **more)
        self.add_widget(made)
        if not made.fits:
            self.overflows.append(said)
        return made

    def target(self, said: str, act: Callable[[], None], x: float, y: float, w: float, h: float) -> Touchable:
        """An area that can be touched; what it looks like is drawn beneath it."""
        made = Area(self.look, said, act, **self.box(x, y, w, h))
        self.add_widget(made)
        return made

    # --- words

    def count(self, text: str) -> str:
        """Note that a text is here to be read."""
        self.words_to_read += len(text.split())
        return text

    def of(self, text: Text | str | None) -> str:
        """A text in the visitor's language, as plain words."""
        from kiosk.core.markup import plain

        return plain(self.words.of(text))

    def ink(self, tones: Tones | None = None, numbers: Numbers | None = None, colour: str | None = None,
            cites: bool = True) -> Ink:  # fmt: skip
        """How running text is coloured here."""
        return Ink(
            colour or self.colours.ink,
            tones or Tones(NORMAL.ink, self.colours.ink, self.colours.ntext, "solid"),
            numbers or {},
            self.words.language,
            cites,
        )

    def passage(self, text: Text | str | None, style: Style, width: float, ink: Ink) -> Passage:
        """A curator's text, set."""
        language = self.words.language_of(text) or self.words.language
        paragraphs = paragraphs_of(self.words.of(text), language)
        return Passage(paragraphs, style, self.look.sizes.unit, width, replace(ink, language=language))

    def lay(self, page: Page, x: float, y: float, dotted: str | None = None, is_small: bool = False) -> float:
        """Draw a page of a passage with its top at `y`; its terms, links and marks can be touched.

        `is_small` says that it is a caption, a reference, or what else is meant to stand smaller than running
        text. Returns where it ends.
        """
        end = y
        for line in page:
            block = self.set(line.text, self.count(line.said), x, y + line.top, on_ref=self.follow,
                             dotted=dotted)  # fmt: skip
            block.paragraph = line.paragraph
            block.is_running = not is_small
            if line.ink is not None:
                block.language = line.ink.language
                block.numbers = line.ink.numbers if line.ink.cites else None
            end = y + line.top + self.tall(line.text)
        return end

    def follow(self, ref: str) -> None:
        """Go where a touched mark leads: a term, an event, or the sources."""
        kind, _, name = ref.partition(":")
        if kind == "t" and name in self.exhibit.terms:
            self.visit.lay_over(TermBox(name))
        elif kind == "e" and name in self.exhibit.events:
            self.visit.open_event(name)
        elif kind == "c":
            self.open_sources(int(name))

    # --- sources, and what stands in drawers

    def cited_texts(self) -> tuple[Text | str | None, ...]:
        """The texts of this screen whose citations are numbered, in that order."""
        return ()

    @cached_property
    def numbering(self) -> Numbering:
        """The numbers of the citations in those texts."""
        return Numbering([self.words.of(text) for text in self.cited_texts() if text is not None])

    @property
    def numbers(self) -> Numbers:
        """The number of each citation, for the marks in a text."""
        return {(c.source, c.locator): self.numbering.number(c) for c in self.numbering.entries}

    def open_sources(self, number: int) -> None:
        """Show the sources, at the page with that number, where the screen has sources to show."""
        if self.numbering.entries:
            self.visit.lay_over(SourcesDrawer(number=number))

    def longer_text(self) -> Text | None:
        """What stands in the drawer for reading on."""
        return None

    def differing_text(self) -> Text | None:
        """Where historians or sources differ: it stands after the sources."""
        return None

    def related_events(self) -> tuple[Event, ...]:
        """What to see besides: it stands after the longer text."""
        return ()

    # --- what is not translated

    def note_untranslated(self, texts: tuple[Text | None, ...], x: float, y: float, h: float) -> float:
        """Say in one line that a text is shown in another language; returns the height it took.

        A bar left of the text marks what is meant; `h` is the bar's height below the line.
        """
        missing = next((t for t in texts if t is not None and not self.words.is_translated(t)), None)
        if missing is None:
            return 0.0
        language = name_of(self.words.language_of(missing) or "", self.words.language)
        style = self.look.style("caption")
        said = self.words.say("not_translated", language=language)
        self.text(said, style, x, y, colour=self.colours.ink2)
        self.rect(self.colours.ui, x - 20, y + 4, 6, h + style.line)
        return style.line


def take_apart(widget: Widget) -> None:
    """Empty a widget and all in it, so that nothing it drew waits for the garbage collector.

    The toolkit's widgets refer to themselves: by themselves they, and the textures they hold, would wait.
    """
    for child in list(widget.children):
        take_apart(child)
    if isinstance(text := getattr(widget, "text", None), SetText):
        text.forget()
    widget.clear_widgets()
    widget.canvas.clear()
    if widget.canvas.has_before:
        widget.canvas.before.clear()
    if widget.canvas.has_after:
        widget.canvas.after.clear()


class Area(Touchable):
    """A target drawn by what lies beneath it; pressed, it darkens a little."""

    def __init__(self, look: Look, said: str, act: Callable[[], None] | None, **place: Any) -> None:
        super().__init__(said, act, look.sizes.unit, **place)
        self.look = look

    def show_pressed(self, pressed: bool) -> None:
        """Darken the place while a finger is on it."""
        from kivy.graphics import Color, Rectangle

        from kiosk.core.theme import rgb

        self.is_pressed = pressed
        self.canvas.after.clear()
        if pressed:
            with self.canvas.after:
                Color(*rgb(self.look.palette.ink), 0.12)
                Rectangle(pos=self.pos, size=self.size)
