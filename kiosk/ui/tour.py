"""The tour: every screen and every event, in every language, as pictures on a contact sheet."""

from __future__ import annotations

import fnmatch
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from kiosk.content.fitting import Misfit
from kiosk.core.affected import files_of
from kiosk.core.device import Device
from kiosk.core.media import Picture, Recording
from kiosk.core.model import Event, Exhibit, Route
from kiosk.core.shot import Shot
from kiosk.core.sizes import TEXT_SIZES
from kiosk.core.visit import (
    AtEvent,
    AtNote,
    AtPanel,
    DisplaySheet,
    KeyHelp,
    MoreDrawer,
    PictureViewer,
    SourcesDrawer,
    TakeawayBox,
    TermBox,
    TranscriptDrawer,
    Visit,
)
from kiosk.ui.environment import give_back_memory
from kiosk.ui.measures import report_memory
from kiosk.ui.virtual_screen import is_possible, virtual_screen

if TYPE_CHECKING:
    from kiosk.ui.widgets.aids import Aids


@dataclass(frozen=True)
class TourWanted:
    """What the tour shall show, and where its pictures go."""

    out: Path
    size: tuple[int, int] = (1920, 1080)
    only: str | None = None
    language: str | None = None
    text_size: str = "normal"
    contrast: str = "normal"


class NoScreen(Exception):
    """There is nothing to draw on; says what to install."""


class NoSuchPicture(Exception):
    """No picture has the name that was asked for; says which names there are."""


Step = tuple[str, Callable[[], None]]


def take_tour(exhibit: Exhibit, device: Device, wanted: TourWanted) -> list[Shot]:
    """Visit everything and save a picture of each. Raises NoScreen and NoSuchPicture."""
    if is_possible():
        with virtual_screen(*wanted.size):
            return _in_a_window(exhibit, device, wanted)
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) and sys.platform == "linux":
        raise NoScreen("The tour needs a screen or the program Xvfb: install it with `apt install xvfb`.")
    return _in_a_window(exhibit, device, wanted)


def _in_a_window(exhibit: Exhibit, device: Device, wanted: TourWanted) -> list[Shot]:
    from kiosk.ui.environment import WindowWanted, prepare

    # Nothing is played, and what is shown does not depend on what loudspeakers there are.
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    # Kivy's own files go where they are thrown away: a tour leaves nothing but its pictures.
    state = Path(mkdtemp(prefix="kiosk-tour-"))
    prepare(state, WindowWanted(wanted.size, "tour", resizable=False))
    try:
        tour = Tour(exhibit, device, wanted)
        tour.go()
        report_memory()
        if wanted.only is not None and not tour.shots:
            raise NoSuchPicture(f'no picture is called "{wanted.only}"; {_names(wanted.only, tour.passed)}')
        return tour.shots
    finally:
        import shutil

        shutil.rmtree(state, ignore_errors=True)


def _names(wanted: str, passed: list[str]) -> str:
    """The names that are like what was asked for, or else the first ones."""
    from kiosk.core.problems import nearest_hint

    near = nearest_hint(wanted, passed)
    return (
        near or f"there are {', '.join(passed[:4])} and {len(passed) - 4} more, in index.html of a whole tour"
    )


def find_misfits(exhibit: Exhibit, device: Device, size: tuple[int, int]) -> list[Misfit]:
    """Lay every page out without taking a picture; the texts that do not fit. Raises NoScreen."""
    state = Path(mkdtemp(prefix="kiosk-fit-"))
    wanted = TourWanted(state / "none", size)

    def look() -> list[Misfit]:
        from kiosk.ui.environment import WindowWanted, prepare

        prepare(state, WindowWanted(size, "check", resizable=False))
        tour = Tour(exhibit, device, wanted, has_camera=False)
        tour.go()
        return tour.misfits

    try:
        if is_possible():
            with virtual_screen(*size):
                return look()
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) and sys.platform == "linux":
            raise NoScreen("What fits can only be measured with a screen or the program Xvfb.")
        return look()
    finally:
        import shutil

        shutil.rmtree(state, ignore_errors=True)


class Progress:
    """How far the tour is, on the line that a person at a terminal looks at; nothing where nobody does."""

    WIDE = 30

    def __init__(self, languages: int, now: Callable[[], float] = time.monotonic) -> None:
        self._is_seen = sys.stderr.isatty()
        self._now = now
        self._begun = now()
        self._languages = languages
        self._ended = 0
        self._counts: list[int] = []
        self._here = 0

    def language_begins(self, estimate: int) -> None:
        """The pictures of a language begin; about so many, if it is the first."""
        if self._here:
            self._counts.append(self._here)
        self._here = 0
        self._estimate = self._counts[0] if self._counts else estimate

    def step(self, count: int) -> str:
        """So many pictures are taken; what is told of it."""
        self._here += 1
        left = self._languages - len(self._counts) - 1
        whole = max(sum(self._counts) + max(self._estimate, self._here) + left * self._estimate, count)
        passed = self._now() - self._begun
        seconds = passed / count * (whole - count)
        filled = round(self.WIDE * count / whole)
        told = f"[{'#' * filled}{'.' * (self.WIDE - filled)}] {count} of about {whole}, "
        told += f"{int(seconds // 60)}:{int(seconds % 60):02d} left"
        if self._is_seen:
            print(f"\r{told}   ", end="", file=sys.stderr, flush=True)
        return told

    def end(self) -> None:
        """Leave the line."""
        if self._is_seen:
            print(file=sys.stderr)


class Tour:
    """One walk through an exhibit with a camera."""

    def __init__(self, exhibit: Exhibit, device: Device, wanted: TourWanted, has_camera: bool = True) -> None:
        from kivy.base import EventLoop, runTouchApp
        from kivy.core.window import Window

        from kiosk.ui.stage import Stage

        self.exhibit = exhibit
        self.wanted = wanted
        self.window = Window
        self.loop = EventLoop
        self.shots: list[Shot] = []
        self.misfits: list[Misfit] = []
        self.passed: list[str] = []
        """The names of all that could have been a picture, in the first language."""
        self.has_camera = has_camera
        self.aids: Aids | None = None
        wanted.out.mkdir(parents=True, exist_ok=True)
        made_before = ("index.html", "compare.html", "tour.json")
        for old in [*wanted.out.glob("[0-9][0-9][0-9]*-*.png"), *(wanted.out / name for name in made_before)]:
            old.unlink(missing_ok=True)
        Window.clearcolor = (0.09, 0.086, 0.078, 1)
        self.stage = Stage(wanted.size, device.screen)
        self.stage.still = True
        Window.add_widget(self.stage)
        languages = device.languages or exhibit.languages
        self.languages = tuple(name for name in languages if name in exhibit.languages) or exhibit.languages
        self.visit = Visit(exhibit, self.languages)
        self.stage.follow(self.visit)
        self.visit.on_move = self.stage.draw
        runTouchApp(embedded=True)

    def go(self) -> None:
        """Take every picture that is wanted."""
        wanted = [name for name in self.languages if self.wanted.language in (None, name)]
        progress = Progress(len(wanted))
        for language in wanted:
            give_back_memory(self.loop.idle)
            progress.language_begins(5 * len(self.exhibit.events) + 20)
            for name, act in self._steps(language):
                if language == wanted[0]:
                    self.passed.append(name)
                if self._is_wanted(name, language):
                    act()
                    self._shoot(name, language)
                    progress.step(len(self.shots))
        progress.end()
        # As in the gallery: the visit ends at the attract screen, and what it used is given back.
        self.visit.end()
        self.loop.idle()
        self.stage.rest()
        give_back_memory(self.loop.idle)
        self.stage.close()

    def _is_wanted(self, name: str, language: str) -> bool:
        pattern = self.wanted.only
        if pattern is None:
            return True
        whole = f"{name}-{language}"
        return pattern in whole or fnmatch.fnmatch(whole, pattern) or fnmatch.fnmatch(name, pattern)

    # --- the way

    def _begin(self, language: str) -> None:
        self.visit.end()
        self.visit.begin(language)
        names = ("normal", "large", "largest")
        self.visit.set_text_size(TEXT_SIZES[names.index(self.wanted.text_size)])
        self.visit.set_contrast(self.wanted.contrast)

    def _at(self, act: Callable[[], None]) -> Callable[[], None]:
        """An act done from a visit that has just begun, past the content note."""

        def go() -> None:
            act()
            if isinstance(self.visit.here.stop, AtNote):
                self.visit.go_on()

        return go

    def _steps(self, language: str) -> Iterator[Step]:
        visit = self.visit

        def attract() -> None:
            visit.end()
            screen = self.stage.screen
            place = self.languages.index(language)
            for _ in range(place):
                screen._turn(0)  # type: ignore[union-attr]
            screen._finish()  # type: ignore[union-attr]

        yield "attract", attract
        self._begin(language)
        if self.exhibit.outline.content_note:
            yield "note", lambda: visit.open_panel(next(iter(self.exhibit.panels)))
        yield "contents", lambda: (self._begin(language), None)[1]  # type: ignore[func-returns-value]
        for panel in self.exhibit.panels.values():
            give_back_memory(self.loop.idle)
            yield from self._panel_steps(panel.id)
            for name in panel.events:
                yield from self._event_steps(name)
        yield from self._way_steps()
        yield from self._people_steps()
        yield from self._map_steps()
        yield from self._about_steps()
        first = next(iter(self.exhibit.events))

        def display() -> None:
            visit.open_event(first)
            visit.lay_over(DisplaySheet())

        yield "display", self._at(display)
        yield from self._key_steps(first)
        yield "idle", self._idle

    def _panel_steps(self, panel: str) -> Iterator[Step]:
        visit = self.visit
        yield f"panel-{panel}", self._at(lambda: visit.open_panel(panel))
        seen: set[str] = set()
        for number, event in enumerate(self.exhibit.panels[panel].events):
            # Every page of the list: the pages differ by language and size, so they are found by looking.
            if number == 0:
                continue

            def turn(at: str = event) -> None:
                visit.open_panel(panel)
                visit.show_list_from(at)

            if self._shows_another_page(panel, event, seen):
                yield f"panel-{panel}-from-{event}", self._at(turn)

    def _shows_another_page(self, panel: str, event: str, seen: set[str]) -> bool:
        from kiosk.ui.screens.panel import PanelScreen

        screen = self.stage.screen
        if not isinstance(screen, PanelScreen):
            return False
        first = screen.first_of_page(event)
        if first is None or first in seen or first == self.exhibit.panels[panel].events[0]:
            return False
        seen.add(first)
        return True

    def _event_steps(self, name: str) -> Iterator[Step]:
        visit, event = self.visit, self.exhibit.event(name)
        yield f"event-{name}", self._at(lambda: visit.open_event(name))
        pictures = [n for n, media in enumerate(event.media) if isinstance(media, Picture)]
        for number in range(1, len(event.media)):

            def show(number: int = number) -> None:
                visit.open_event(name)
                visit.show_picture(number)

            yield f"event-{name}-picture-{number + 1}", self._at(show)
        if pictures:
            yield f"viewer-{name}", self._over(name, PictureViewer())
        for number, media in enumerate(event.media):
            if isinstance(media, Recording):
                yield from self._recording_steps(name, number, media)
        if event.more is not None or event.see_also:
            yield from self._pages(f"more-{name}", name, MoreDrawer)
        if event.differ is not None or self._cites(event):
            yield from self._pages(f"sources-{name}", name, SourcesDrawer)
        if self.exhibit.outline.takeaway and name == next(iter(self.exhibit.events)):
            yield "takeaway", self._over(name, TakeawayBox())
        from kiosk.core.markup import terms

        for term in dict.fromkeys(terms(self.stage.look().words.of(event.label))):
            if term in self.exhibit.terms and term not in self._told_terms():
                self._told_terms().add(term)
                yield f"term-{term}", self._over(name, TermBox(term))

    def _recording_steps(self, name: str, number: int, recording: Recording) -> Iterator[Step]:
        """Sound or film before it is played, where its first words are said, and written out."""
        visit, deck, shot = self.visit, self.stage.deck, f"event-{name}-recording-{number + 1}"

        def show(uncovered: bool = True) -> None:
            visit.open_event(name)
            if isinstance(visit.here.stop, AtNote):
                visit.go_on()
            visit.show_picture(number)
            if uncovered and recording.sensitive is not None:
                visit.uncover()

        def said() -> None:
            show()
            deck.settle()
            if deck.player is not None:
                deck.player.seek(min(deck.player.length * 0.1, 1.0))
                deck.settle()

        def transcript(page: int = 0) -> None:
            show()
            visit.lay_over(TranscriptDrawer(page))

        if recording.sensitive is not None:
            yield f"{shot}-covered", partial(show, False)
        yield shot, show
        if recording.captions is not None:
            yield f"{shot}-said", said
        yield f"{shot}-transcript", transcript
        page = 1
        while page < self._drawer_pages():
            yield f"{shot}-transcript-{page + 1}", partial(transcript, page)
            page += 1

    def _told_terms(self) -> set[str]:
        language = self.visit.here.settings.language
        if not hasattr(self, "_terms"):
            self._terms: dict[str, set[str]] = {}
        return self._terms.setdefault(language, set())

    def _over(self, name: str, over: object) -> Callable[[], None]:
        def go() -> None:
            self.visit.open_event(name)
            if isinstance(self.visit.here.stop, AtNote):
                self.visit.go_on()
            self.visit.lay_over(over)  # type: ignore[arg-type]

        return go

    def _cites(self, event: Event) -> bool:
        """Whether it has sources to show: without any, none are offered."""
        from kiosk.core.markup import citations

        of = self.stage.look().words.of
        return any(citations(of(text)) for text in (event.label, event.more) if text is not None)

    def _pages(self, shot: str, name: str, drawer: type[MoreDrawer] | type[SourcesDrawer]) -> Iterator[Step]:
        """The pages of a drawer: the first, and on as long as there is a next."""
        yield shot, self._over(name, drawer())
        page = 1
        while page < self._drawer_pages():
            yield f"{shot}-{page + 1}", self._over(name, drawer(page))
            page += 1

    def _drawer_pages(self) -> int:
        return int(getattr(self.stage.overs[-1][1], "total_pages", 1)) if self.stage.overs else 1

    def _way_steps(self) -> Iterator[Step]:
        """The ways across the panels."""
        visit = self.visit
        yield "timeline", visit.open_timeline
        middle = list(self.exhibit.events)[len(self.exhibit.events) // 2]
        yield "timeline-event", partial(visit.open_timeline, middle)

        def near() -> None:
            visit.open_timeline(middle)
            for _ in range(3):
                self.stage.screen._zoom(2.0)  # type: ignore[union-attr]

        yield "timeline-near", near
        for chart in self.exhibit.charts:
            yield from self._chart_steps(chart)

    def _chart_steps(self, chart: str) -> Iterator[Step]:
        """A data graphic: as it opens, with another row chosen, and its drawers."""
        from kiosk.core.figures import Figures

        visit, figures = self.visit, Figures(self.exhibit.charts[chart], self.exhibit.rows[chart])
        opened = figures.place_of(None)
        others = [row for row in range(len(figures)) if row != opened]
        other = next((row for row in reversed(others) if figures.event_of(row)), next(iter(others), opened))
        unknown = next((row for row in others if figures.is_unknown(row)), None)
        yield f"chart-{chart}", partial(visit.open_chart, chart)
        yield f"chart-{chart}-row", partial(visit.open_chart, chart, figures.keys[other])
        if unknown is not None:
            yield f"chart-{chart}-unknown", partial(visit.open_chart, chart, figures.keys[unknown])
        yield from self._drawer_steps(f"chart-{chart}", partial(visit.open_chart, chart))

    def _drawer_steps(self, shot: str, go: Callable[[], None]) -> Iterator[Step]:
        """The drawers that a screen offers, page by page."""
        from kiosk.ui.screens.drawers import DrawerScreen

        def lay(over: MoreDrawer | SourcesDrawer) -> None:
            go()
            self.visit.lay_over(over)

        go()
        screen = self.stage.screen
        if screen is not None and screen.longer_text() is not None:
            yield f"{shot}-more", partial(lay, MoreDrawer())
        yield f"{shot}-sources", partial(lay, SourcesDrawer())
        page = 1
        while isinstance(layer := self.stage.overs[-1][1] if self.stage.overs else None, DrawerScreen) and (
            page < layer.total_pages
        ):
            yield f"{shot}-sources-{page + 1}", partial(lay, SourcesDrawer(page))
            page += 1

    def _people_steps(self) -> Iterator[Step]:
        """The lives, and the index page by page."""
        visit = self.visit
        if self.exhibit.lives:
            yield "lives", visit.open_lives
        for name in self.exhibit.lives:
            yield f"life-{name}", partial(visit.open_life, name)
        if not (self.exhibit.lives or self.exhibit.atlas.places or self.exhibit.terms):
            return
        yield "index", visit.open_index
        screen = self.stage.screen
        for page in range(1, len(getattr(screen, "_pages", ()))):

            def turn(page: int = page) -> None:
                visit.open_index()
                self.stage.screen._turn(page)  # type: ignore[union-attr]

            yield f"index-{page + 1}", turn

    def _map_steps(self) -> Iterator[Step]:
        """The map as it is first shown, with some places chosen, and with each route whole."""
        atlas, visit = self.exhibit.atlas, self.visit
        if not atlas.places:
            return

        def at(place: str | None) -> None:
            visit.open_contents()
            visit.open_map(place)

        yield "map", partial(at, None)
        told = Counter(event.place for event in self.exhibit.events.values() if event.place)
        some = [name for name, _ in told.most_common(3)]
        rest = [name for name in atlas.places if name not in some]
        for name in (*some, *rest[:1], *rest[-1:]):
            yield f"map-{name}", partial(at, name)
        for route_id, route in atlas.routes.items():

            def whole(route: Route = route) -> None:
                from kiosk.ui.screens.map import MapScreen

                at(route.via[0])
                if isinstance(screen := self.stage.screen, MapScreen):
                    screen.show_route(route)
                    screen.arrive()

            yield f"map-route-{route_id}", whole

    def _about_steps(self) -> Iterator[Step]:
        yield "about", self.visit.open_about
        page = 1
        while page < int(getattr(self.stage.screen, "total_pages", 1)):
            yield f"about-{page + 1}", partial(self.visit.open_about, page)
            page += 1

    def _key_steps(self, event: str) -> Iterator[Step]:
        """What keys and ears bring with them: the frame, the words spoken, the list of keys, the settings."""
        from kiosk.ui.screens.key_help import keys_told

        visit = self.visit
        told = keys_told(True, ("speech", "repeat", "faster", "louder"))

        def spoken() -> None:
            self._unframed()
            visit.can_speak = True
            visit.set_speech("text")
            visit.lay_over(DisplaySheet())

        yield "keys", self._over(event, KeyHelp(told))
        for number, panel in enumerate(self.exhibit.panels):
            if number == 0:
                yield f"frame-{panel}", self._at(partial(self._framed, partial(visit.open_panel, panel), 2))
        yield "frame-event", self._at(partial(self._framed, partial(visit.open_event, event), -1))
        yield "frame-text", self._at(partial(self._framed, partial(visit.open_event, event), 3, speaks=True))
        yield "display-speech", self._at(spoken)
        # Also where only some pictures are wanted, and the step that takes the frame away is not among them.
        self._unframed()
        visit.set_speech("off")
        visit.can_speak = False

    def _framed(self, go: Callable[[], None], place: int, speaks: bool = False) -> None:
        """A page with something in the frame, and perhaps the words spoken of it."""
        from kiosk.ui.widgets.aids import Aids

        go()
        if isinstance(self.visit.here.stop, AtNote):
            self.visit.go_on()
        self._unframed()
        spots = self.stage.layers[-1].spots()
        spot = spots[min(place, len(spots) - 1)]
        self.aids = Aids(self.window.size)
        self.window.add_widget(self.aids)
        self.aids.show_ring(spot.box, self.stage.look(), spot.on_night, spot.is_on_known_ground)
        if speaks:
            from kiosk.core.spoken import in_sentences

            said = in_sentences(spot.said[0])[0]
            self.aids.show_words(said.text, said.language, self.stage.look(), spot.box)

    def _unframed(self) -> None:
        if self.aids is not None:
            self.aids.hide_ring()
            self.aids.hide_words()
            self.window.remove_widget(self.aids)
            self.aids = None

    def _idle(self) -> None:
        self.visit.open_event(next(iter(self.exhibit.events)))
        if isinstance(self.visit.here.stop, AtNote):
            self.visit.go_on()
        self.stage.warn(30, lambda: None, lambda: None)
        if self.stage.warning is not None:
            self.stage.warning.count(21)

    # --- the camera

    def _shoot(self, name: str, language: str) -> None:
        from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels
        from PIL import Image

        if not self.has_camera:
            self._measure(name, language)
            return
        for _ in range(2):
            self.stage.shelf.settle()
            self.stage.deck.settle()
            self.loop.idle()
        self.window.canvas.ask_update()
        self.window.dispatch("on_draw")
        width, height = self.window.size
        pixels = glReadPixels(0, 0, int(width), int(height), GL_RGB, GL_UNSIGNED_BYTE)
        self.window.dispatch("on_flip")
        picture = Image.frombytes("RGB", (int(width), int(height)), bytes(pixels))
        file = f"{len(self.shots) + 1:03d}-{name}-{language}.png"
        shot = Shot(name, language, self._panel(), file, self.stage.overflows)
        picture.transpose(Image.Transpose.FLIP_TOP_BOTTOM).save(self.wanted.out / shot.file, compress_level=1)
        self.shots.append(shot)
        self.stage.unwarn()

    def _measure(self, name: str, language: str) -> None:
        self.loop.idle()
        file = files_of(self.visit.here.stop, self.exhibit)[0]
        self.misfits += [Misfit(text, name, language, file) for text in self.stage.overflows]
        self.shots.append(Shot(name, language))
        self.stage.unwarn()

    def _panel(self) -> str:
        """The panel that what is shown belongs to, if it belongs to one."""
        match self.visit.here.stop:
            case AtPanel(panel):
                return panel
            case AtEvent(event):
                return self.exhibit.events[event].panel
            case _:
                return ""
