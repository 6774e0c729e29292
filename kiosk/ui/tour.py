"""The tour: every screen and every event, in every language, as pictures on a contact sheet."""

import fnmatch
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from html import escape as html
from pathlib import Path
from tempfile import mkdtemp

from kiosk.core.device import Device
from kiosk.core.media import Picture, Recording
from kiosk.core.model import Exhibit
from kiosk.core.problems import count
from kiosk.core.sizes import TEXT_SIZES
from kiosk.core.visit import (
    AtNote,
    DisplaySheet,
    MoreDrawer,
    PictureViewer,
    SourcesDrawer,
    TermBox,
    TranscriptDrawer,
    Visit,
)
from kiosk.ui.environment import give_back_memory
from kiosk.ui.virtual_screen import is_possible, virtual_screen


@dataclass(frozen=True)
class TourWanted:
    """What the tour shall show, and where its pictures go."""

    out: Path
    size: tuple[int, int] = (1920, 1080)
    only: str | None = None
    language: str | None = None
    text_size: str = "normal"
    contrast: str = "normal"


@dataclass
class Shot:
    """A picture of the tour."""

    name: str
    language: str
    file: str = ""
    overflows: list[str] = field(default_factory=list)


Step = tuple[str, Callable[[], None]]


def take_tour(exhibit: Exhibit, device: Device, wanted: TourWanted) -> int:
    """Visit everything and save a picture of each; 0, or 2 if nothing can be drawn here."""
    if is_possible():
        with virtual_screen(*wanted.size):
            return _in_a_window(exhibit, device, wanted)
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) and sys.platform == "linux":
        print(
            "The tour needs a screen or the program Xvfb: install it with `apt install xvfb`.",
            file=sys.stderr,
        )
        return 2
    return _in_a_window(exhibit, device, wanted)


def _in_a_window(exhibit: Exhibit, device: Device, wanted: TourWanted) -> int:
    from kiosk.ui.environment import WindowWanted, prepare

    # Nothing is played, and what is shown does not depend on what loudspeakers there are.
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    # Kivy's own files go where they are thrown away: a tour leaves nothing but its pictures.
    state = Path(mkdtemp(prefix="kiosk-tour-"))
    prepare(state, WindowWanted(wanted.size, "tour", resizable=False))
    try:
        tour = Tour(exhibit, device, wanted)
        tour.go()
        tour.write_index()
        tour.tell()
        return 0
    finally:
        import shutil

        shutil.rmtree(state, ignore_errors=True)


class Tour:
    """One walk through an exhibit with a camera."""

    def __init__(self, exhibit: Exhibit, device: Device, wanted: TourWanted) -> None:
        from kivy.base import EventLoop, runTouchApp
        from kivy.core.window import Window

        from kiosk.ui.stage import Stage

        self.exhibit = exhibit
        self.wanted = wanted
        self.window = Window
        self.loop = EventLoop
        self.shots: list[Shot] = []
        wanted.out.mkdir(parents=True, exist_ok=True)
        for old in [*wanted.out.glob("[0-9][0-9][0-9]*-*.png"), wanted.out / "index.html"]:
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
        for language in self.languages:
            give_back_memory(self.loop.idle)
            if self.wanted.language in (None, language):
                for name, act in self._steps(language):
                    if self._is_wanted(name, language):
                        act()
                        self._shoot(name, language)
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
        yield from self._about_steps()
        first = next(iter(self.exhibit.events))

        def display() -> None:
            visit.open_event(first)
            visit.lay_over(DisplaySheet())

        yield "display", self._at(display)
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
        for number in pictures[1:]:

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
        yield from self._pages(f"sources-{name}", name, SourcesDrawer)
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

    def _pages(self, shot: str, name: str, drawer: type[MoreDrawer] | type[SourcesDrawer]) -> Iterator[Step]:
        """The pages of a drawer: the first, and on as long as there is a next."""
        yield shot, self._over(name, drawer())
        page = 1
        while page < self._drawer_pages():
            yield f"{shot}-{page + 1}", self._over(name, drawer(page))
            page += 1

    def _drawer_pages(self) -> int:
        return int(getattr(self.stage.overs[-1][1], "total_pages", 1)) if self.stage.overs else 1

    def _about_steps(self) -> Iterator[Step]:
        yield "about", self.visit.open_about
        page = 1
        while page < int(getattr(self.stage.screen, "total_pages", 1)):
            yield f"about-{page + 1}", partial(self.visit.open_about, page)
            page += 1

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
        shot = Shot(name, language, f"{len(self.shots) + 1:03d}-{name}-{language}.png", self.stage.overflows)
        picture.transpose(Image.Transpose.FLIP_TOP_BOTTOM).save(self.wanted.out / shot.file, compress_level=1)
        self.shots.append(shot)
        self.stage.unwarn()

    # --- telling

    def write_index(self) -> None:
        """The contact sheet: every picture, small, with its name."""
        title = self.stage.look().words.of(self.exhibit.outline.title)
        figures = "\n".join(
            f'<figure><a href="{html(s.file)}"><img src="{html(s.file)}" loading="lazy" alt=""></a>'
            f"<figcaption>{html(s.name)}, {html(s.language)}"
            + (
                f"<br><b>does not fit:</b> {html('; '.join(t[:80] for t in s.overflows))}"
                if s.overflows
                else ""
            )
            + "</figcaption></figure>"
            for s in self.shots
        )
        page = (
            f'<!doctype html><html lang="{html(self.languages[0])}"><meta charset="utf-8">'
            f"<title>{html(title)}</title>"
            "<style>body{font-family:sans-serif;background:#f3f0e9;color:#1b1a18;margin:2em}"
            "main{display:grid;grid-template-columns:repeat(auto-fill,minmax(320px,1fr));gap:1.5em}"
            "figure{margin:0}img{width:100%;border:1px solid #7a7468}figcaption{font-size:.9em}</style>"
            f"<h1>{html(title)}</h1>"
            f"<p>{len(self.shots)} pictures, {self.wanted.size[0]} × {self.wanted.size[1]}</p>"
            f"<main>{figures}</main></html>\n"
        )
        (self.wanted.out / "index.html").write_text(page, encoding="utf-8")

    def tell(self) -> None:
        """Say what was made, and what did not fit."""
        print(f"{count(len(self.shots), 'picture')} in {self.wanted.out}")
        for shot in self.shots:
            for text in shot.overflows:
                print(f"{shot.file}: does not fit: {text[:100]}")
        report = os.environ.get("KIOSK_REPORT_PSS")
        if report:
            from kiosk.ui.measures import pss_megabytes

            Path(report).write_text(f"{pss_megabytes():.1f}\n", encoding="utf-8")
