"""From a stop to its screen. The one place that decides what is drawn, and the only one that replaces it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import Any

from kivy.animation import Animation
from kivy.uix.widget import Widget

from kiosk.core.citations import Bibliography
from kiosk.core.device import ScreenSize
from kiosk.core.language import Words
from kiosk.core.model import Exhibit
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
    MoreDrawer,
    Over,
    PictureViewer,
    SourcesDrawer,
    Stop,
    TranscriptDrawer,
    Visit,
)
from kiosk.ui.deck import Deck, Place
from kiosk.ui.look import Look
from kiosk.ui.pictures import PictureShelf
from kiosk.ui.screens.base import Screen, take_apart
from kiosk.ui.screens.idle_warning import IdleWarning
from kiosk.ui.screens.over import OverScreen
from kiosk.ui.screens.which import over_class, screen_class

SCREEN_FADE = 0.24
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
        self._drawn: Here | None = None
        self._fading: Screen | None = None
        self._bibliographies: dict[str, Bibliography] = {}
        self.memory: dict[Any, Any] = {}
        self.today: Callable[[], date] = date.today
        """The day it is, for what happened on this day of the year."""

    @property
    def sizes(self) -> Sizes:
        """The sizes for the window as it is."""
        return sizes_for(
            int(self.width), int(self.height),
            self.screen_size.diagonal_inches, self.screen_size.viewing_distance_mm,
        )  # fmt: skip

    def follow(self, visit: Visit) -> None:
        """Draw this visit from now on."""
        self.visit = visit
        self._bibliographies.clear()
        self.memory.clear()
        self._drawn = None
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
        return Look(self.sizes, settings, words, self.visit.languages, self.windowed, self.still)

    # --- drawing

    def forget(self) -> None:
        """Keep nothing of what was drawn: the next drawing begins anew."""
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
        screen = screen_class(here.stop)(
            look, self.visit, self.shelf, self.bibliography, self.memory, self.deck
        )
        screen.today = self.today
        try:
            screen.compose()
        except Exception:
            screen.retire()
            raise
        old, self.screen = self.screen, screen
        self._finish_fade()
        self.add_widget(screen, index=1 if self.warning is not None else 0)
        if old is None:
            return
        old.retire()
        if fade and look.moves:
            self._fading = old
            screen.opacity = 0
            appear = Animation(opacity=1, duration=SCREEN_FADE)
            appear.bind(on_complete=lambda *_: self._finish_fade())
            appear.start(screen)
        else:
            self._drop(old)

    def _drop(self, screen: Screen) -> None:
        """Take a screen away, and apart: its textures are given back now, not when garbage is collected."""
        Animation.cancel_all(screen)
        self.remove_widget(screen)
        screen.take_apart()

    def _finish_fade(self) -> None:
        if self._fading is not None:
            self._drop(self._fading)
            self._fading = None
        for child in self.children:
            if isinstance(child, Screen) and child.opacity < 1:
                Animation.cancel_all(child, "opacity")
                child.opacity = 1

    def _lay_over(self, over: Over, opening: bool) -> None:
        assert self.visit is not None and self.screen is not None
        look = self.look()
        layer = over_class(over)(look, self.visit, self.shelf, self.bibliography, self.memory, self.deck)
        layer.under(self.overs[-1][1] if self.overs else self.screen)
        layer.compose()
        self.overs.append((over, layer))
        self.add_widget(layer, index=1 if self.warning is not None else 0)
        if opening and look.moves:
            layer.opacity = 0
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
            self.add_widget(self.warning)

    def unwarn(self) -> None:
        """Take the question away."""
        if self.warning is not None:
            self.remove_widget(self.warning)
            take_apart(self.warning)
            self.warning = None

    # --- what is on it

    @property
    def layers(self) -> list[Screen]:
        """The screen and what lies over it, from the bottom up."""
        return ([self.screen] if self.screen else []) + [layer for _, layer in self.overs]

    @property
    def overflows(self) -> list[str]:
        """Texts that did not fit their place."""
        return [text for layer in self.layers for text in layer.overflows]

    @property
    def words_to_read(self) -> int:
        """Words on the screen at hand."""
        return sum(layer.words_to_read for layer in self.layers)

    def close(self) -> None:
        """Let go of everything that runs."""
        self._clear_overs(())
        if self.screen is not None:
            self.screen.retire()
        self.shelf.close()
        self.deck.close()


def _same_way(before: Here | None, here: Here) -> bool:
    """Whether the visitor is still on the same way across the panels, perhaps elsewhere on it."""
    return before is not None and isinstance(here.stop, WAYS) and type(before.stop) is type(here.stop)


def _shape(over: tuple[Over, ...]) -> tuple[type[Any], ...]:
    """What of the layers the screen beneath shows: which of its buttons are open."""
    drawn = SourcesDrawer | MoreDrawer | TranscriptDrawer | DisplaySheet
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
