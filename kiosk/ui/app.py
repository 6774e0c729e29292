"""The kiosk as it runs: the window, the visit, the idle clock, and the exhibit's files as they change."""

import faulthandler
import gc
import logging
import signal
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.base import ExceptionHandler, ExceptionManager, runTouchApp, stopTouchApp
from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.content.fitting import Misfit, misfit_problems
from kiosk.content.library import Library, media_folder
from kiosk.content.watch import Watch
from kiosk.core.affected import files_of
from kiosk.core.device import Device
from kiosk.core.failures import RESTART
from kiosk.core.idle import IdleClock
from kiosk.core.language import INTERFACE, Words
from kiosk.core.model import Exhibit
from kiosk.core.problems import quoted
from kiosk.core.sizes import TEXT_SIZES
from kiosk.core.visit import AtAttract, Here, Visit
from kiosk.ui.attendant import Attendant
from kiosk.ui.backstage import Backstage
from kiosk.ui.environment import collect_if_due, collect_seldom, give_back_memory
from kiosk.ui.glass import hear_fingers
from kiosk.ui.measures import report_first_frame, report_redraw
from kiosk.ui.overlay import CuratorOverlay
from kiosk.ui.readying import Readying
from kiosk.ui.renderer import draws_in_software
from kiosk.ui.screens.still import StillScreen
from kiosk.ui.stage import Stage, screen_name
from kiosk.ui.waiting import wait_for_touches

if TYPE_CHECKING:
    from kiosk.ui.chime import Chime

TICK, TICK_AT_REST = 0.25, 1.0
"""Seconds between looks at the idle clock; and while nobody is there, when there is little to look at."""
LIVELY = 3.0
"""Seconds after a touch in which the screen is quick to answer; then it looks less often, and rests."""
LIVELY_RATE, QUIET_RATE, FRUGAL_RATE = 60.0, 30.0, 10.0
"""Frames a second at most: soon after a touch; later; and later where the processor has to draw them."""
REST_AFTER = 1.0
"""Seconds at the attract screen after which what the visit used is given back."""
LOOK_EVERY, LOOK_SELDOM = 0.25, 4.0
"""Seconds between looks at the exhibit's files, while a curator works on them and in the gallery."""

log = logging.getLogger("kiosk")


@dataclass(frozen=True)
class Opening:
    """How to open: in the gallery or a window, and in which state."""

    windowed: bool = False
    language: str | None = None
    at: str | None = None
    text_size: str | None = None
    contrast: str | None = None
    reach: bool = False
    idle: tuple[float, float] | None = None


class KioskApp:
    """Builds the stage, ticks, and stops. What a visitor does goes to `visit`; what it means is drawn."""

    def __init__(
        self, library: Library, device: Device, opening: Opening, backstage: Backstage | None = None
    ) -> None:
        self.library = library
        self.device = device
        self.opening = opening
        self.backstage = backstage or Backstage(device)
        self.exit_code = 0
        self.visit: Visit | None = None
        self.stage: Stage | None = None
        self.still: StillScreen | None = None
        self.overlay: CuratorOverlay | None = None
        self.attendant: Attendant | None = None
        self.ring_chime: Callable[[float], None] = self._ring_chime
        self._chime: Chime | None = None
        self.clock: IdleClock | None = None
        media = library.media or media_folder(library.folder)
        look_every = LOOK_EVERY if opening.windowed else LOOK_SELDOM
        self._watch = Watch(library.folder, media, look_every=look_every, since=library.seen)
        self._quiet_rate = FRUGAL_RATE if draws_in_software() else QUIET_RATE
        self._touched_at: float | None = Clock.get_time()
        """When a finger was last on the glass; None while it has long been quiet."""
        self._misfits: dict[str, Misfit] = {}
        """Texts that were drawn and did not fit, since the exhibit was last read or the window changed."""
        self._is_stale = False
        """Whether files have changed that are not yet read."""
        self._readying = Readying(library, self._reread)
        self._ticker: Any = None
        self._handler: _GalleryFaults | None = None

    # --- building and stopping

    def build(self) -> None:
        """Fill the window, and listen to it."""
        Window.clearcolor = (0.09, 0.086, 0.078, 1)
        self.stage = Stage(Window.size, self.device.screen, self.opening.windowed)
        Window.add_widget(self.stage)
        if not self.stage.reach.is_enough:
            high = self.stage.reach.lowered_mm[1]
            log.warning(
                "the screen hangs too high for who sits: its lowest page ends %.0f mm above the floor", high
            )
        self.attendant = Attendant(self.stage, self.device)
        self.attendant.on_presence = self._somebody
        Window.bind(
            on_touch_down=self._touched,
            on_touch_move=self._touched,
            on_touch_up=self._touched,
            on_resize=self._resized,
            on_keyboard=self._key,
            on_key_up=self._key_up,
            on_request_close=self._close_asked,
        )
        if not self.opening.windowed:
            self._handler = _GalleryFaults(self)
            ExceptionManager.add_handler(self._handler)
        self.backstage.begin(self)
        self._open()
        self.backstage.tick(Clock.get_time())
        self._ticker = Clock.schedule_interval(self.tick, TICK)

    def stop(self) -> None:
        """Let go of the window."""
        self.backstage.close()
        self._readying.stop()
        if self._ticker is not None:
            self._ticker.cancel()
        if self._handler is not None:
            ExceptionManager.remove_handler(self._handler)
        Window.unbind(
            on_touch_down=self._touched,
            on_touch_move=self._touched,
            on_touch_up=self._touched,
            on_resize=self._resized,
            on_keyboard=self._key,
            on_key_up=self._key_up,
            on_request_close=self._close_asked,
        )
        if self.attendant is not None:
            self.attendant.close()
        if self._chime is not None:
            self._chime.close()
        if self.stage is not None:
            self.stage.close()
            Window.remove_widget(self.stage)
        for layer in (self.still, self.overlay):
            if layer is not None:
                Window.remove_widget(layer)

    def run(self) -> None:
        """Run until stopped. Where it is killed for being frozen, it tells first where it stood."""
        faulthandler.enable()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopTouchApp())
        self.build()
        Clock.schedule_once(lambda _dt: collect_seldom(), 2)
        report_first_frame()
        hear_fingers()
        wait_for_touches()
        try:
            runTouchApp()
        finally:
            self.stop()

    # --- the exhibit

    def _open(self) -> None:
        """Show the exhibit, or say that there is none."""
        exhibit = self.library.exhibit
        if exhibit is None:
            self._show_still()
        elif self.visit is None:
            self._start_visit(exhibit)
        else:
            self.backstage.showing(exhibit)
            assert self.stage is not None
            self.stage.forget()
            self._misfits.clear()
            self.visit.resume(exhibit, self._languages(exhibit))
            report_redraw()
        self._readying.begin()
        self._show_problems()

    def _reread(self) -> None:
        """What was kept of the exhibit is damaged."""
        if self.library.reread():
            self._open()
        self._readying.begin()

    def _languages(self, exhibit: Exhibit) -> tuple[str, ...]:
        wanted = self.device.languages or exhibit.languages
        offered = tuple(language for language in wanted if language in exhibit.languages)
        return offered or exhibit.languages

    def _start_visit(self, exhibit: Exhibit) -> None:
        assert self.stage is not None
        if self.still is not None:
            Window.remove_widget(self.still)
            self.still = None
        self.backstage.showing(exhibit)
        visit = Visit(exhibit, self._languages(exhibit), self._moved, self.device.volume)
        self.visit = visit
        warn, reset = self.opening.idle or (None, None)
        self.clock = IdleClock(self.device.idle or exhibit.outline.idle, warn, reset)
        self.clock.touched(Clock.get_time())
        self.stage.follow(visit)
        self._go_to_opening(visit)

    def _go_to_opening(self, visit: Visit) -> None:
        """Start where and as the command line says; for trying things out."""
        opening, exhibit = self.opening, visit.exhibit
        if opening.language or opening.at or opening.text_size or opening.contrast or opening.reach:
            visit.begin(opening.language if opening.language in visit.languages else None)
        if opening.text_size:
            names = ("normal", "large", "largest")
            visit.set_text_size(TEXT_SIZES[names.index(opening.text_size)])
        if opening.contrast:
            visit.set_contrast(opening.contrast)
        if opening.reach:
            visit.set_controls("lower")
        match opening.at:
            case None | "contents" | "home":
                pass
            case "attract":
                visit.end()
                visit.set_controls("lower" if opening.reach else "normal")
            case "about":
                visit.open_about()
            case "timeline":
                visit.open_timeline()
            case "map":
                visit.open_map()
            case "lives":
                visit.open_lives()
            case "index":
                visit.open_index()
            case name if name in exhibit.charts:
                visit.open_chart(name)
            case name if name in exhibit.lives:
                visit.open_life(name)
            case name if name in exhibit.events:
                visit.open_event(name)
                visit.go_on()
            case name if name in exhibit.panels:
                visit.open_panel(name)
                visit.go_on()

    def _show_still(self) -> None:
        if self.still is None and self.stage is not None:
            from kiosk.core.visit import Settings
            from kiosk.ui.look import Look

            languages = self.device.languages or tuple(INTERFACE["back_shortly"])
            look = Look(self.stage.whole_sizes, Settings(languages[0]), Words(languages[0]), languages)
            self.still = StillScreen(look, said=self.backstage.still_said)
            Window.add_widget(self.still)

    # --- the visit

    def _moved(self, here: Here) -> None:
        assert self.stage is not None and self.clock is not None
        self.backstage.moved(here)
        self._unwarn()
        self.stage.draw(here)
        if self.attendant is not None:
            self.attendant.moved(here)
        # A trial of the reset keeps to the seconds it was given.
        if isinstance(here.stop, AtAttract):
            Clock.schedule_once(self._rest, REST_AFTER)
        self.clock.words = 0 if self.opening.idle else self.stage.words_to_read
        if self.opening.windowed:
            self._note_misfits(here)
        if self.overlay is not None:
            self.overlay.raise_above()

    def _note_misfits(self, here: Here) -> None:
        """In a trial window, texts that do not fit are problems of the page at hand."""
        assert self.stage is not None and self.visit is not None
        new = [text for text in self.stage.overflows if text not in self._misfits]
        if not new:
            return
        stop = here.stop
        page, file = screen_name(stop), files_of(stop, self.visit.exhibit)[0]
        language = here.settings.language
        self._misfits |= {text: Misfit(text, f"the screen {quoted(page)}", language, file) for text in new}
        self._show_problems()

    def _rest(self, _dt: float) -> None:
        """The visit has ended, and no other has begun yet: give back what it used."""
        if self.visit is not None and self.stage is not None and isinstance(self.visit.here.stop, AtAttract):
            self.stage.rest()
            gc.collect()
            Clock.schedule_once(lambda _dt: give_back_memory(lambda: None), 0.1)

    def tick(self, _dt: float = 0) -> None:
        """Look whether anybody is still there, and whether the exhibit's files have changed."""
        now = Clock.get_time()
        self.backstage.tick(now)
        is_quiet = self._touched_at is not None and now - self._touched_at > LIVELY
        if is_quiet and not (self.stage is not None and self.stage.deck.is_playing):
            self._touched_at = None
            self._pace(self._quiet_rate)
            collect_if_due()
        self._tick_every(TICK_AT_REST if self._is_at_rest else TICK)
        self._follow_files()
        if self.attendant is not None:
            self.attendant.tick(now, self.clock)
        if self.visit is None or self.clock is None or self.stage is None:
            return
        self.clock.follow(now, "recording", self.stage.deck.is_playing)
        if self.backstage.staff.is_open:
            self.clock.touched(now)  # the visit waits beneath the staff page
        if isinstance(self.visit.here.stop, AtAttract):
            return
        match self.clock.presence(now):
            case "gone":
                self.end_visit("reset")
            case "quiet":
                if self.stage.warning is None:
                    self._warn()
                if self.stage.warning is not None:
                    self._count(self.clock.seconds_left(now))
            case "here":
                self._unwarn()

    def _warn(self) -> None:
        """Ask whether anybody is still there: to be seen, and to be heard."""
        assert self.stage is not None and self.clock is not None
        self.backstage.warned()
        leave = partial(self.end_visit, "start_again")
        self.stage.warn(self.clock.resets_at - self.clock.warns_at, self._stay, leave)
        if self.attendant is not None:
            self.attendant.warn()
        if self.device.volume > 0:
            self.ring_chime(self.device.volume)

    def _unwarn(self) -> None:
        assert self.stage is not None
        self.stage.unwarn()
        if self.attendant is not None:
            self.attendant.unwarn()

    def _ring_chime(self, volume: float) -> None:
        if self._chime is None:
            from kiosk.ui.chime import Chime

            self._chime = Chime()
        self._chime.ring(volume)

    def _count(self, seconds: float) -> None:
        assert self.stage is not None and self.stage.warning is not None
        whole = int(seconds + 0.999)
        if getattr(self.stage.warning, "counted", None) != whole:
            self.stage.warning.counted = whole
            self.stage.warning.count(seconds)

    def _stay(self) -> None:
        assert self.stage is not None and self.clock is not None
        self.clock.touched(Clock.get_time())
        self._unwarn()
        self.backstage.put_off()

    def end_visit(self, how: str) -> None:
        """Bring the visit to its end; `how` is one of `visit_record.ENDINGS`."""
        if self.stage is not None and self.visit is not None:
            self._unwarn()
            self.backstage.ending(how)
            self.visit.end()

    def _tick_every(self, seconds: float) -> None:
        if self._ticker is not None:
            self._ticker.timeout = seconds

    def _pace(self, rate: float) -> None:
        """How often a second the toolkit looks for something to do."""
        if Clock._max_fps:
            Clock._max_fps = rate

    def _touched(self, _window: Any, _touch: Any) -> None:
        """Any finger anywhere, also in a transition or on a dialog, says that somebody is there."""
        self._somebody()
        if self.attendant is not None:
            self.attendant.touched()

    def _somebody(self) -> None:
        if self._touched_at is None:
            self._pace(LIVELY_RATE)
            self._tick_every(TICK)
        self._touched_at = Clock.get_time()
        self.backstage.touched(self._touched_at)
        if self.clock is not None and (self.stage is None or self.stage.warning is None):
            self.clock.touched(Clock.get_time())

    @property
    def _is_at_rest(self) -> bool:
        """Whether the attract screen has been left alone in the gallery."""
        is_left = self._touched_at is None and not self.opening.windowed and not self.backstage.staff.is_open
        return is_left and self.visit is not None and isinstance(self.visit.here.stop, AtAttract)

    # --- what the backstage and staff ask for

    @property
    def in_a_visit(self) -> bool:
        """Whether a visitor is there."""
        return self.visit is not None and not isinstance(self.visit.here.stop, AtAttract)

    @property
    def languages_offered(self) -> tuple[str, ...]:
        """The languages of the exhibit on show."""
        return self.visit.languages if self.visit is not None else ()

    def rest_for_the_night(self) -> None:
        """Stop what turns on the attract screen: it is dark."""
        if self.stage is not None and self.stage.screen is not None and not self.stage.screen.disabled:
            self.stage.screen.retire()

    def wake_for_the_day(self) -> None:
        """Draw the attract screen anew."""
        if self.stage is not None:
            self.stage.redraw()

    @property
    def language(self) -> str:
        """The visitor's language, else the first offered."""
        if self.visit is not None:
            return self.visit.here.settings.language
        return next(iter(self.device.languages or INTERFACE["status"]))

    @property
    def exhibit_folder(self) -> Path:
        """Where the exhibit's files are."""
        return self.library.folder

    @property
    def exhibit_shown(self) -> tuple[str, bool]:
        """The exhibit on show, and whether its files are sound."""
        exhibit = self.library.exhibit
        return (exhibit.id if exhibit is not None else ""), self.library.is_sound

    @property
    def reads_again(self) -> Callable[[], bool]:
        """Reads the exhibit's files now."""
        return self._read_now

    def _read_now(self) -> bool:
        self._is_stale = True
        self._follow_files()
        return self.library.is_sound

    def restart(self) -> None:
        """End, and be started again."""
        self.exit_code = RESTART
        stopTouchApp()

    def quit(self) -> None:
        """End."""
        stopTouchApp()

    # --- files that change

    def _follow_files(self) -> None:
        """Read the exhibit again when it has changed; in the gallery only while nobody is there."""
        if self._watch.changed(Clock.get_time()):
            self._is_stale = True
        if not self._is_stale or (self.in_a_visit and not self.opening.windowed):
            return
        self._is_stale = False
        if self.library.reload() or self.opening.windowed:
            # In a window a picture may have changed while its name has not.
            self._open()
        else:
            self._show_problems()
        if not self.library.is_sound:
            for problem in self.library.problems:
                if problem.severity == "error":
                    log.warning("%s", problem)

    def _show_problems(self) -> None:
        if not self.opening.windowed or self.stage is None:
            return
        more = misfit_problems(self.library.folder, self._misfits.values()) if self._misfits else ()
        if self.overlay is not None:
            Window.remove_widget(self.overlay)
            self.overlay = None
        if self.library.problems or more:
            self.overlay = CuratorOverlay(self.stage.whole_sizes, self.library, self.visit, more)
            Window.add_widget(self.overlay)

    # --- the window

    def _resized(self, *_: Any) -> None:
        if self.stage is None or tuple(self.stage.size) == tuple(Window.size):
            return
        self.stage.size = Window.size
        self._misfits.clear()
        if self.still is not None:
            Window.remove_widget(self.still)
            self.still = None
            self._show_still()
        self.stage.redraw()
        self.backstage.resized()
        if self.attendant is not None:
            self.attendant.resized()
        self._show_problems()

    def _key(self, _window: Any, key: int, _scancode: int = 0, _text: Any = None,
             modifiers: Collection[str] = ()) -> bool:  # fmt: skip
        """Esc closes a trial window; those of the keypad move about; no other key does anything."""
        if self.backstage.staff.press(key):
            return True
        if self.opening.windowed and key == 27:
            stopTouchApp()
            return True
        is_answer = self.stage is not None and self.stage.warning is not None
        self._somebody()
        if is_answer:
            self._stay()
        if self.attendant is not None:
            self.attendant.press(key, modifiers, is_answer)
        return True

    def _key_up(self, _window: Any, key: int, *_: Any) -> bool:
        if self.attendant is not None:
            self.attendant.release(key)
        return True

    def _close_asked(self, *_: Any, **__: Any) -> bool:
        """A window may be closed; the gallery's may not."""
        return not self.opening.windowed


class _GalleryFaults(ExceptionHandler):
    """In the gallery a fault is logged and the visit ends at the attract screen."""

    def __init__(self, app: KioskApp) -> None:
        super().__init__()
        self.app = app
        self._again = 0

    def handle_exception(self, fault: BaseException) -> int:
        """Log the fault, and begin anew; give up only if the attract screen itself cannot be drawn."""
        if isinstance(fault, KeyboardInterrupt | SystemExit):
            return ExceptionManager.RAISE
        log.error("a fault ended the visit", exc_info=fault)
        app = self.app
        app.backstage.faulted()
        try:
            if app.visit is not None and app.stage is not None:
                app.stage.unwarn()
                app.visit.here = app.visit.start
                if app.attendant is not None:
                    app.attendant.forget()
                app.stage.redraw()
        except Exception:
            log.exception("the attract screen cannot be drawn")
            app._show_still()
        return ExceptionManager.PASS
