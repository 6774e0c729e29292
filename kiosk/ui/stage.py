"""From a stop to its screen. The one place that decides what is drawn, and the only one that replaces it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from kivy.animation import Animation
from kivy.uix.widget import Widget

from kiosk.core.citations import Bibliography
from kiosk.core.device import ScreenSize
from kiosk.core.language import Words
from kiosk.core.model import Exhibit
from kiosk.core.reach import Reach, reach_of
from kiosk.core.sizes import Sizes, sizes_for
from kiosk.core.visit import (
    WAYS,
    AtAbout,
    AtAttract,
    AtChart,
    AtContents,
    AtEvent,
    AtIndex,
    AtLife,
    AtLives,
    AtMap,
    AtNote,
    AtPanel,
    AtTimeline,
    DisplaySheet,
    Here,
    LanguageSheet,
    MoreDrawer,
    Over,
    PictureViewer,
    SourcesDrawer,
    Stop,
    TranscriptDrawer,
    Visit,
)
from kiosk.ui.ahead import Ahead
from kiosk.ui.deck import Deck, Place
from kiosk.ui.look import Look
from kiosk.ui.pictures import PictureShelf
from kiosk.ui.screens.base import Screen, take_apart
from kiosk.ui.screens.idle_warning import IdleWarning
from kiosk.ui.screens.over import OverScreen
from kiosk.ui.screens.which import over_class, screen_class
from kiosk.ui.widgets.hands import came_down
from kiosk.ui.widgets.reach_strip import ReachStrip

if TYPE_CHECKING:
    from kiosk.ui.spots import Spot

SCREEN_FADE = 0.24
FADE_FROM = 0.2
"""How much of what appears is there in its first frame: one in which nothing changed would only delay it."""
DRAWER_OPEN = 0.26
DRAWER_SLIDE = 48
BOX_FADE = 0.16


def screen_name(stop: Stop) -> str:
    """What a stop's screen is called, in the tour, in tests and in `--at`."""
    match stop:
        case AtAttract():
            return "attract"
        case AtNote():
            return "note"
        case AtContents():
            return "contents"
        case AtPanel():
            return "panel"
        case AtEvent():
            return "event"
        case AtTimeline():
            return "timeline"
        case AtMap():
            return "map"
        case AtChart():
            return "chart"
        case AtLives():
            return "lives"
        case AtLife():
            return "life"
        case AtIndex():
            return "index"
        case AtAbout():
            return "about"


class Stage(Widget):
    """Holds the screen at hand and what lies over it."""

    def __init__(self, size: tuple[int, int], screen: ScreenSize, windowed: bool = False) -> None:
        super().__init__(size=size, size_hint=(None, None))
        self.screen_size = screen
        self.windowed = windowed
        self.still = False
        """Whether nothing may fade or slide, as in a tour."""
        self.shelf = PictureShelf()
        self.deck = Deck()
        self.visit: Visit | None = None
        self.screen: Screen | None = None
        self.overs: list[tuple[Over, OverScreen]] = []
        self.warning: IdleWarning | None = None
        self.strip: ReachStrip | None = None
        """The button that brings the page lower, where that is offered: above all else, and never over it."""
        self._pages = Widget(size=size, size_hint=(None, None))
        self.add_widget(self._pages)
        self._stay: Callable[[], None] = lambda: None
        self._drawn: Here | None = None
        self._fading: Screen | None = None
        self._bibliographies: dict[str, Bibliography] = {}
        self.memory: dict[Any, Any] = {}
        self.ahead = Ahead(self._screen)
        self.today: Callable[[], date] = date.today
        """The day it is, for what happened on this day of the year."""

    @property
    def reach(self) -> Reach:
        """What of the window is in reach."""
        return reach_of(int(self.width), int(self.height), self.screen_size)

    @property
    def sizes(self) -> Sizes:
        """The sizes for the page as it stands in the window now."""
        is_lowered = self.visit is not None and self.visit.here.settings.controls == "lower"
        return self.reach.page(is_lowered)

    @property
    def whole_sizes(self) -> Sizes:
        """The sizes for a page that fills the window."""
        return sizes_for(
            int(self.width), int(self.height),
            self.screen_size.diagonal_inches, self.screen_size.viewing_distance_mm,
        )  # fmt: skip

    def follow(self, visit: Visit) -> None:
        """Draw this visit from now on."""
        self.visit = visit
        self.forget()
        self.draw(visit.here)

    def bibliography(self, language: str) -> Bibliography:
        """The sources written out in a language, kept for the next time."""
        assert self.visit is not None
        if language not in self._bibliographies:
            exhibit: Exhibit = self.visit.exhibit
            style = exhibit.style or exhibit.outline.citation_style
            self._bibliographies[language] = Bibliography(exhibit.sources, style, language)
        return self._bibliographies[language]

    def look(self) -> Look:
        """How things look for the visitor at hand."""
        assert self.visit is not None
        settings = self.visit.here.settings
        words = Words(settings.language, self.visit.exhibit.languages)
        return Look(
            self.sizes, settings, words, self.visit.languages, self.windowed,
            self.reach.is_offered, self.still,
        )  # fmt: skip

    def on_touch_down(self, touch: Any) -> bool:
        """Note what comes down on the glass, wherever: a palm is told from a finger by its company."""
        came_down(touch, self.sizes.mm)
        return bool(super().on_touch_down(touch))

    # --- drawing

    def forget(self) -> None:
        """Keep nothing of what was drawn: the next drawing begins anew."""
        self.ahead.clear()
        self._bibliographies.clear()
        self.memory.clear()
        self._drawn = None

    def redraw(self) -> None:
        """Draw everything anew: the window or the exhibit has changed."""
        self.forget()
        if self.visit is not None:
            self.draw(self.visit.here)

    def draw(self, here: Here) -> None:
        """Show where the visitor is."""
        before, self._drawn = self._drawn, here
        self.deck.stay_at(self._place_of_recording(here))
        self.deck.set_volume(here.settings.volume)
        if before is None or (_needs_screen(before, here) and not self._goes_along(before, here)):
            self._clear_overs(())
            moved = before is not None and before.stop != here.stop
            self._change_screen(here, fade=moved and not _same_way(before, here))
        kept = _kept(self.overs, here.over)
        if before is not None and before.settings != here.settings:
            # The settings stand on the display sheet, also those that are only heard.
            kept = tuple(takewhile(lambda over: not isinstance(over, DisplaySheet), kept))
        self._clear_overs(kept)
        for over in here.over[len(kept) :]:
            opening = before is not None and not any(type(o) is type(over) for o in before.over)
            self._lay_over(over, opening)
        self._draw_strip(here)
        if not self.still and self.visit is not None:
            self.ahead.look(self.visit)

    def _draw_strip(self, here: Here) -> None:
        """The button that brings the page lower, or back, beneath the page."""
        if not self.reach.is_offered:
            self._drop_strip()
            return
        grounds = [layer.is_dark for layer in self.layers if layer.is_dark is not None]
        drawn_for = (self.look(), bool(grounds and grounds[-1]), isinstance(here.stop, AtAttract))
        if self.strip is None or self.strip.drawn_for != drawn_for:
            self._drop_strip()
            self.strip = ReachStrip(drawn_for[0], self.reach, self._change_reach, *drawn_for[1:])
            self.add_widget(self.strip)

    def _drop_strip(self) -> None:
        strip, self.strip = self.strip, None
        if strip is not None:
            self.remove_widget(strip)
            take_apart(strip)

    def _change_reach(self) -> None:
        """Lower, or as usual; whoever asks for that is there."""
        assert self.visit is not None
        if self.warning is not None:
            self._stay()
        is_lowered = self.visit.here.settings.controls == "lower"
        self.visit.set_controls("normal" if is_lowered else "lower")

    def _goes_along(self, before: Here, here: Here) -> bool:
        """Whether the screen at hand can show the change by itself: only its own stop has changed."""
        if self.screen is None:
            return False
        heard = replace(before.settings, volume=here.settings.volume, captions=here.settings.captions)
        if before != here and replace(before, settings=heard) == here:
            return self.screen.goes_along(here)
        same = replace(before, stop=here.stop, over=here.over, way=here.way) == here
        if not same or before.over != here.over or not _same_way(before, here):
            return False
        return self.screen.goes_along(here)

    def _place_of_recording(self, here: Here) -> Place | None:
        """Where the recording at hand stands; None where there is none that may go on playing."""
        assert self.visit is not None
        is_hidden = any(isinstance(over, PictureViewer) for over in here.over)
        if self.visit.recording is None or is_hidden or not isinstance(here.stop, AtEvent):
            return None
        return here.stop.event, here.stop.picture

    def _change_screen(self, here: Here, fade: bool) -> None:
        assert self.visit is not None
        look = self.look()
        screen = self.ahead.take(here) or self._composed(here)
        self._finish_fade()
        old, self.screen = self.screen, screen
        self._pages.add_widget(screen, index=1 if self.warning is not None else 0)
        if old is None:
            screen.stand_alone()
            return
        old.retire()
        if fade and look.moves:
            self._fading = old
            screen.opacity = FADE_FROM
            appear = Animation(opacity=1, duration=SCREEN_FADE * (1 - FADE_FROM))
            appear.bind(on_complete=lambda *_: self._finish_fade())
            appear.start(screen)
        else:
            self._drop(old)
            screen.stand_alone()

    def _composed(self, here: Here) -> Screen:
        screen = self._screen(here)
        try:
            screen.compose()
        except Exception:
            screen.retire()
            raise
        return screen

    def _screen(self, here: Here) -> Screen:
        """A screen for a stop, with nothing drawn yet."""
        assert self.visit is not None
        screen = screen_class(here.stop)(
            self.look(), self.visit, self.shelf, self.bibliography, self.memory, self.deck
        )
        screen.today = self.today
        return screen

    def _drop(self, screen: Screen) -> None:
        """Take a screen away, and apart: its textures are given back now, not when garbage is collected."""
        Animation.cancel_all(screen)
        self._pages.remove_widget(screen)
        screen.take_apart()

    def _finish_fade(self) -> None:
        if self._fading is not None:
            self._drop(self._fading)
            self._fading = None
        for child in self._pages.children:
            if isinstance(child, Screen) and child.opacity < 1:
                Animation.cancel_all(child, "opacity")
                child.opacity = 1
        if self.screen is not None:
            self.screen.stand_alone()

    def _lay_over(self, over: Over, opening: bool) -> None:
        assert self.visit is not None and self.screen is not None
        look = self.look()
        layer = over_class(over)(look, self.visit, self.shelf, self.bibliography, self.memory, self.deck)
        layer.under(self.overs[-1][1] if self.overs else self.screen)
        layer.compose()
        self.overs.append((over, layer))
        self._pages.add_widget(layer, index=1 if self.warning is not None else 0)
        if opening and look.moves:
            layer.opacity = FADE_FROM
            if layer.slides:
                layer.y = -round(DRAWER_SLIDE * look.sizes.unit)
            duration = DRAWER_OPEN if layer.slides else BOX_FADE
            Animation(opacity=1, y=0, duration=duration, t="out_cubic" if layer.slides else "linear").start(
                layer
            )

    def _clear_overs(self, kept: tuple[Over, ...]) -> None:
        for _, layer in self.overs[len(kept) :]:
            layer.retire()
            self._drop(layer)
        del self.overs[len(kept) :]

    def rest(self) -> None:
        """Nobody is here: let go of what the last visit looked at."""
        self.shelf.clear()
        self.deck.close()
        self._bibliographies.clear()
        self.memory.clear()

    # --- the idle warning

    def warn(self, whole: float, stay: Callable[[], None], leave: Callable[[], None]) -> None:
        """Ask whether anybody is still there."""
        if self.warning is None:
            self.warning = IdleWarning(self.look(), stay, leave)
            self.warning.whole = whole
            self._stay = stay
            self._pages.add_widget(self.warning)

    def unwarn(self) -> None:
        """Take the question away."""
        if self.warning is not None:
            self._pages.remove_widget(self.warning)
            take_apart(self.warning)
            self.warning = None

    # --- what is on it

    @property
    def layers(self) -> list[Screen]:
        """The screen and what lies over it, from the bottom up."""
        return ([self.screen] if self.screen else []) + [layer for _, layer in self.overs]

    def spots(self) -> "list[Spot]":
        """All that can be read or used now: on the layer on top, then beneath the page."""
        found = self.layers[-1].spots() if self.layers else []
        return [*found, *(self.strip.spots() if self.strip is not None else [])]

    @property
    def overflows(self) -> list[str]:
        """Texts that did not fit their place."""
        sheets = [*self.layers, *([self.strip] if self.strip is not None else [])]
        return [text for sheet in sheets for text in sheet.overflows]

    @property
    def words_to_read(self) -> int:
        """Words on the screen at hand."""
        return sum(layer.words_to_read for layer in self.layers)

    def close(self) -> None:
        """Let go of everything that runs."""
        self._clear_overs(())
        self.ahead.clear()
        if self.screen is not None:
            self.screen.retire()
        self.shelf.close()
        self.deck.close()


def _same_way(before: Here | None, here: Here) -> bool:
    """Whether the visitor is still on the same way across the panels, perhaps elsewhere on it."""
    return before is not None and isinstance(here.stop, WAYS) and type(before.stop) is type(here.stop)


def _shape(over: tuple[Over, ...]) -> tuple[type[Any], ...]:
    """What of the layers the screen beneath shows: which of its buttons are open."""
    drawn = SourcesDrawer | MoreDrawer | TranscriptDrawer | DisplaySheet | LanguageSheet
    return tuple(type(o) for o in over if isinstance(o, drawn))


def _needs_screen(before: Here, here: Here) -> bool:
    return (
        before.stop != here.stop
        or before.settings.seen != here.settings.seen
        or before.text_page != here.text_page
        or before.uncovered != here.uncovered
        or _shape(before.over) != _shape(here.over)
    )


def _kept(drawn: list[tuple[Over, OverScreen]], wanted: tuple[Over, ...]) -> tuple[Over, ...]:
    kept: list[Over] = []
    for (old, _), new in zip(drawn, wanted, strict=False):
        if old != new:
            break
        kept.append(old)
    return tuple(kept)
