"""What staff do on the kiosk itself: the page opens over whatever is shown, asks for the PIN, and closes.

The page's modules are loaded when it is first opened; until then only a corner of the glass is watched.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kivy.clock import Clock
from kivy.core.window import Window

from kiosk import __version__
from kiosk.core.language import INTERFACE, Words
from kiosk.core.pin import FEWEST, MOST
from kiosk.core.visit import Settings
from kiosk.ui.look import Look
from kiosk.ui.staff_corner import CornerHold

if TYPE_CHECKING:
    from kiosk.core.staff_status import Status
    from kiosk.state.inspection import Inspection
    from kiosk.state.mixer import Mixer
    from kiosk.ui.backstage import Backstage
    from kiosk.ui.screens.staff import Control, OverAll, PinState, StaffPage, StaffView

LEAVE_AFTER = 60.0
"""Seconds without a touch after which the page closes by itself."""
LOUDER = 0.1
KEYS = {
    **{first + n: str(n) for first in (48, 256) for n in range(10)},
    **dict.fromkeys((13, 271), "ok"),
    **dict.fromkeys((8, 127), "erase"),
}
"""What the keys of a keyboard do on the page's keypad, by Kivy's numbers."""
LEAVE_KEY = 27

log = logging.getLogger("kiosk")


class OnDuty(Protocol):
    """What staff ask of whoever draws the exhibit."""

    @property
    def language(self) -> str:
        """The visitor's language, else the first offered."""

    @property
    def languages_offered(self) -> tuple[str, ...]:
        """The languages of the exhibit, or none."""

    @property
    def exhibit_folder(self) -> Path | None:
        """Where the exhibit's files are, sound or not."""

    @property
    def exhibit_shown(self) -> tuple[str, bool]:
        """The exhibit on show, and whether its files are sound; an empty name where there is none."""

    @property
    def reads_again(self) -> Callable[[], bool] | None:
        """Reads the exhibit's files now; tells whether they are sound. None where that cannot be done."""

    @property
    def in_a_visit(self) -> bool:
        """Whether a visitor is there."""

    def end_visit(self, how: str) -> None:
        """Bring the visit to its end."""

    def restart(self) -> None:
        """End, and be started again."""

    def quit(self) -> None:
        """End."""


class StaffRoom:
    """Opens the page, follows what is typed and pressed, and closes it when nobody touches it any more."""

    def __init__(self, backstage: Backstage, mixer: Mixer) -> None:
        self.backstage = backstage
        self.mixer = mixer
        self.page: StaffPage | None = None
        self.over: OverAll | None = None
        """The list of problems or the test of the screen, while it lies over the page."""
        self.is_let_in = False
        """Whether the PIN was right, since the page was opened."""
        self._on: OnDuty | None = None
        self._corner = CornerHold(lambda: backstage.sizes.mm, self.open)
        self._inspection: Inspection | None = None
        self._typed = ""
        self._told = ""
        """The key of what is said of the last thing done."""
        self._touched_at = 0.0
        self._reading: Any = None

    # --- opening and closing

    def begin(self, on: OnDuty) -> None:
        """Watch the corner of the glass."""
        self._on = on
        self._corner.begin()
        Window.bind(on_touch_down=self._touched, on_touch_move=self._touched, on_touch_up=self._touched)

    def close(self) -> None:
        """The kiosk ends."""
        self.leave()
        self._corner.close()
        Window.unbind(on_touch_down=self._touched, on_touch_move=self._touched, on_touch_up=self._touched)

    @property
    def is_open(self) -> bool:
        """Whether the page is shown."""
        return self.page is not None

    def open(self) -> None:
        """Show the page; whatever is beneath it goes on until the PIN is right."""
        if self._on is None or self.page is not None:
            return
        log.info("the staff page was opened")
        self._touched_at = Clock.get_time()
        self._typed = self._told = ""
        self._inspect()
        self.backstage.display.on()
        self._draw()

    def _draw(self) -> None:
        from kiosk.ui.screens.staff import StaffPage

        page = StaffPage(self._look(), self.leave)
        if self.page is not None:
            Window.remove_widget(self.page)
            self.page.close()
        self.page = page
        Window.add_widget(page)
        self._show()

    def leave(self) -> None:
        """Close the page, and forget that anybody was let in."""
        if self.page is None:
            return
        log.info("the staff page was closed")
        self._drop_over()
        if self._inspection is not None:
            self._inspection.stop()
        if self._reading is not None:
            self._reading.cancel()
        Window.remove_widget(self.page)
        self.page.close()
        self.page = self._inspection = self._reading = None
        self.is_let_in = False
        self._typed = ""

    def resized(self) -> None:
        """The window has another size."""
        if self.page is not None:
            self._drop_over()
            self._draw()

    def _look(self) -> Look:
        assert self._on is not None
        language = self._on.language
        languages = self._on.languages_offered or tuple(INTERFACE["status"])
        return Look(self.backstage.sizes, Settings(language), Words(language), languages, still=True)

    # --- as time passes

    def tick(self, now: float) -> None:
        """Count the seconds, show what was found since, and stay above all else."""
        if self.page is None:
            return
        if now - self._touched_at >= LEAVE_AFTER:
            self.leave()
            return
        self._show()
        self.stay_on_top()

    def stay_on_top(self) -> None:
        """Lie above whatever was drawn since."""
        layers = self.layers
        if list(Window.children[: len(layers)]) != layers:
            for layer in reversed(layers):
                Window.remove_widget(layer)
                Window.add_widget(layer)

    @property
    def layers(self) -> list[Any]:
        """What the page has put into the window, the topmost first."""
        return [layer for layer in (self.over, self.page) if layer is not None]

    def _touched(self, _window: Any, _touch: Any) -> None:
        self._touched_at = Clock.get_time()

    def press(self, key: int) -> bool:
        """A key of a keyboard goes down; whether it was for the page, as all are while it is open."""
        if self.page is None:
            return False
        self._touched_at = Clock.get_time()
        if key == LEAVE_KEY and self.over is not None:
            self._drop_over()
        elif key == LEAVE_KEY:
            self.leave()
        elif self.over is None and not self.is_let_in:
            self._press_key(KEYS.get(key, ""))
        return True

    # --- what is shown

    def _show(self) -> None:
        from kiosk.core.staff_status import rows_of

        if self.page is None:
            return
        self.page.show_rows(rows_of(self._status(), self.page.words))
        self.page.show(self._view())
        left = LEAVE_AFTER - (Clock.get_time() - self._touched_at)
        self.page.count(max(int(left + 0.999), 0))

    def _status(self) -> Status:
        from kiosk.core.staff_status import Status

        assert self._on is not None and self._inspection is not None
        back, found = self.backstage, self._inspection.found
        now = back.wall()
        exhibit, is_sound = self._on.exhibit_shown
        is_open = back.doors.is_open(now, bool(back.clock_doubt))
        return Status(
            now=now,
            started=back.started,
            version=__version__,
            exhibit=exhibit,
            is_sound=is_sound,
            changed=found.changed,
            checked=found.checked,
            is_being_checked=found.is_being_checked,
            restarts=found.restarts,
            space=found.space,
            troubles=back.notes.all,
            temperature=found.temperature,
            keeps_visits=back.kept_in is not None,
            visits=found.visits,
            doubt=back.clock_doubt,
            was_set=bool(back.sense.jumped),
            has_hours=back.doors.hours is not None,
            is_open=is_open,
            closed_by_staff=back.doors.is_closed_by_staff(now),
            changes_at=back.doors.next_change(now),
            loudness=found.loudness,
        )

    def _view(self) -> StaffView:
        from kiosk.ui.screens.staff import StaffView

        door, say = self.backstage.staff_door, Words(self._on.language if self._on else "en").say
        seconds = door.lock.seconds_left(Clock.get_time())
        press: Callable[[str], None] | None = None
        pin: PinState
        if self.is_let_in:
            pin, told = "right", say(self._told or "controls_open")
        elif not door.has_pin:
            pin, told = "none", say("no_pin")
        elif seconds > 0:
            whole = int(seconds + 0.999)
            pin, told = "waits", say("pin_wait", time=f"{whole // 60}:{whole % 60:02d}")
        else:
            pin, press = "asked", self._press_key
            told = say("wrong_pin", n=door.lock.tries_left) if self._told == "wrong_pin" else say("enter_pin")
        controls, more = self._controls()
        return StaffView(pin, told, len(self._typed), press, controls, more)

    def _controls(self) -> tuple[tuple[Control, ...], tuple[Control, ...]]:
        """Those that stand in a row, and those that take the keypad's place."""
        from kiosk.ui.screens.staff import Control

        assert self._on is not None and self._inspection is not None
        say, back = Words(self._on.language).say, self.backstage

        def control(key: str, act: Callable[[], None] | None, icon: str = "") -> Control:
            is_offered = act is not None and self.is_let_in
            return Control(say(key), act if is_offered else None, is_offered, icon)

        found = self._inspection.found
        row = [
            control("reload", self._reload if self._on.reads_again and self._reading is None else None),
            control("show_problems", self._show_problems if found.problems else None),
            control("screen_test", self._test_screen),
        ]
        row.append(control("restart", self._restart if back.is_kept_alive else None))
        if not back.is_kept_alive:
            row.append(control("quit", self._on.quit))
        if back.doors.is_closed_by_staff(back.wall()):
            close = control("open_now", back.open_again)
        else:
            close = control("close_today", back.close_for_today if not back.clock_doubt else None)
        level = found.loudness.level if found.loudness is not None else None
        quieter = partial(self._set_volume, -LOUDER) if level is not None and level > 0 else None
        louder = partial(self._set_volume, LOUDER) if level is not None and level < 1 else None
        sound = (control("quieter", quieter, "quieter"), control("louder", louder, "louder"))
        return tuple(row), (close, *sound)

    # --- the PIN

    def _press_key(self, key: str) -> None:
        door, now = self.backstage.staff_door, Clock.get_time()
        if not door.has_pin or door.lock.seconds_left(now) > 0:
            return
        if key == "erase":
            self._typed = self._typed[:-1]
        elif key == "ok":
            self._try(now)
        elif key:
            self._typed = (self._typed + key)[:MOST]
        self._show()

    def _try(self, now: float) -> None:
        door, typed = self.backstage.staff_door, self._typed
        if len(typed) < FEWEST:
            return
        self._typed = ""
        self.is_let_in = door.tries(typed, now)
        if not self.is_let_in:
            log.warning("a wrong PIN on the staff page, number %d", door.lock.wrong)
            self._told = "wrong_pin"
            return
        log.info("the controls of the staff page were opened by PIN")
        self._told = ""
        if self._on is not None and self._on.in_a_visit:
            self._on.end_visit("staff")

    # --- the controls

    def _reload(self) -> None:
        self._told = "reload_reading"
        # A frame is drawn first, so that this is seen.
        self._reading = Clock.schedule_once(self._read_again, 0.1)
        self._show()

    def _read_again(self, _dt: float) -> None:
        self._reading = None
        read = self._on.reads_again if self._on is not None else None
        if read is None or self._inspection is None:
            return
        log.info("staff had the content read again")
        self._told = "reload_taken" if read() else "reload_refused"
        self._touched_at = Clock.get_time()
        self._inspect()
        self._show()

    def _inspect(self) -> None:
        """Look at everything, again."""
        from kiosk.state.inspection import Inspection

        if self._inspection is not None:
            self._inspection.stop()
        folder = self._on.exhibit_folder if self._on is not None else None
        self._inspection = Inspection(self.backstage.kept_in, folder, self.mixer, self.backstage.wall())
        self._inspection.start()

    def _show_problems(self) -> None:
        from kiosk.ui.screens.staff_problems import ProblemsPage

        if self._inspection is not None:
            self._lay_over(ProblemsPage(self._look(), self._inspection.found.problems, self._drop_over))

    def _test_screen(self) -> None:
        from kiosk.ui.screens.screen_test import ScreenTest

        self._lay_over(ScreenTest(self._look(), self._drop_over))

    def _lay_over(self, over: OverAll) -> None:
        self._drop_over()
        self.over = over
        Window.add_widget(over)

    def _drop_over(self) -> None:
        over, self.over = self.over, None
        if over is not None:
            Window.remove_widget(over)
            over.close()

    def _set_volume(self, by: float) -> None:
        if self._inspection is None or (loudness := self._inspection.found.loudness) is None:
            return
        level = round(min(max(loudness.level + by, 0.0), 1.0), 2)
        self.backstage.set_volume(level)
        self._inspection.heard(self.mixer.read())
        self._show()

    def _restart(self) -> None:
        if self._on is not None:
            log.info("staff had the kiosk started again")
            self._on.restart()
