"""What runs behind the stage: the visits that are kept, the opening hours, the watchdog, the clock's sense.

The app tells it what happens, in few places; whatever goes wrong here, the exhibit runs on.
"""

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from secrets import randbits
from typing import Any, Protocol

from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.core.clock_sense import ClockSense
from kiosk.core.device import Device
from kiosk.core.doors import DoorKeeper, Doors
from kiosk.core.language import INTERFACE, Words
from kiosk.core.model import Exhibit
from kiosk.core.sizes import Sizes, sizes_for
from kiosk.core.visit import AtAttract, Here, Settings
from kiosk.core.visit_record import VisitRecord, VisitRow
from kiosk.state import choices as chosen
from kiosk.state.folder import look_after
from kiosk.state.heartbeat import Heartbeat
from kiosk.state.logs import keep_log
from kiosk.state.mixer import Mixer
from kiosk.state.notes import Notes
from kiosk.state.restarts import boot_id, note_ended, note_running
from kiosk.state.staff_door import StaffDoor
from kiosk.state.visit_writer import VisitWriter
from kiosk.ui.look import Look
from kiosk.ui.power import Display
from kiosk.ui.screens.night import NightScreen
from kiosk.ui.staff_room import OnDuty, StaffRoom

LOOK_EVERY = 1.0
"""Seconds between looks at the clock."""
LOOK_AFTER_EVERY = 600.0
"""Seconds between looks at the disk, and between notes of what the clock says."""
OFF_AGAIN_AFTER = 60.0
"""Seconds after which a display that a touch has woken is switched off again."""

log = logging.getLogger("kiosk")


class OnStage(OnDuty, Protocol):
    """What the backstage asks of whoever draws."""

    def rest_for_the_night(self) -> None:
        """Stop whatever moves or turns; nobody sees it."""

    def wake_for_the_day(self) -> None:
        """Draw again."""


def _local_now() -> datetime:
    return datetime.now().astimezone()


class Backstage:
    """One kiosk's keeping.

    `folder` is where it keeps what happens; without one it keeps nothing, but knows what was kept in
    `kept_in`. Where it is not `in_gallery`, it is always open.
    """

    def __init__(
        self,
        device: Device,
        folder: Path | None = None,
        *,
        in_gallery: bool = False,
        kept_in: Path | None = None,
        environ: Mapping[str, str] | None = None,
        wall: Callable[[], datetime] = _local_now,
        display: Display | None = None,
        mixer: Mixer | None = None,
    ) -> None:
        self.device = device
        self.folder = folder
        self.notes = Notes()
        environ = os.environ if environ is None else environ
        self.heartbeat = Heartbeat.of(environ)
        self._supervisor = environ.get("KIOSK_SUPERVISED", "")
        self.is_kept_alive = bool(self._supervisor or environ.get("NOTIFY_SOCKET"))
        """Whether the kiosk is started again when it ends."""
        self.display = display or Display()
        self.mixer = mixer or Mixer()
        self.night: NightScreen | None = None
        self.started = wall()
        self.wall = wall
        """The computer's clock, with its time zone."""
        now = Clock.get_time()
        self.kept_in = kept_in = folder or kept_in
        kept = chosen.read_choices(kept_in) if kept_in else chosen.Choices()
        self.choices = kept
        self.doors = DoorKeeper(device.opening_hours if in_gallery else None, kept.closed_until_moment)
        self.staff_door = StaffDoor(device.pin, kept.wrong_pins, self._wrong_pins, now)
        self.sense = ClockSense(chosen.read_last_seen(kept_in) if kept_in else None, self.started, now)
        self.clock_doubt = self.sense.look(self.started, now)
        self._writer: VisitWriter | None = None
        self._record: VisitRecord | None = None
        self._exhibit = ""
        self._how = ""
        self._jumped = 0.0
        self._on: OnStage | None = None
        self._next_look = self._next_care = now
        self._touched_at = now
        self._off_at = 0.0
        self.staff = StaffRoom(self, self.mixer)

    # --- beginning and ending

    def begin(self, on: OnStage) -> None:
        """The window is there, and soon its first frame."""
        self._on = on
        self.staff.begin(on)
        Window.bind(on_flip=self._first_frame)
        if self.folder is not None:
            keep_log(self.folder, self.notes)
            log.info("the kiosk has started, process %d", os.getpid())
            self._writer = VisitWriter(self.folder, self.device.keep_days, self.notes)
            self._writer.start(self.started, bool(self.clock_doubt))
            running = partial(note_running, self.folder, self.started, boot_id(), self._supervisor)
            self._writer.do(running)
            if self.choices.volume is not None:
                self._writer.do(partial(self.mixer.set, self.choices.volume))

    def _first_frame(self, *_: Any) -> None:
        Window.unbind(on_flip=self._first_frame)
        self.heartbeat.ready(Clock.get_time())

    def close(self, how: str = "restart") -> None:
        """The kiosk ends, as it was asked to."""
        self.heartbeat.stopping()
        Window.unbind(on_flip=self._first_frame)
        self.staff.close()
        self._end_record(how, Clock.get_time())
        if self.night is not None:
            Window.remove_widget(self.night)
            self.night.close()
            self.display.on()
        if self._writer is not None and self.folder is not None:
            self._writer.do(partial(note_ended, self.folder))
            self._remember_clock()
            if not self._writer.close():
                log.warning("not all visits could be written before the end")
            log.info("the kiosk has ended")

    def showing(self, exhibit: Exhibit) -> None:
        """This exhibit is on show. What its still page says is kept for when it cannot be read."""
        from kiosk.core.markup import plain

        self._exhibit = exhibit.id
        if self._writer is not None and self.folder is not None:
            still = exhibit.outline.still
            said = {tag: plain(still[tag]) for tag in still.languages} if still else {}
            self._writer.do(partial(chosen.keep_still, self.folder, said))

    @property
    def still_said(self) -> dict[str, str]:
        """What the still page says, by language: as the exhibit last had it."""
        return chosen.read_still(self.kept_in) if self.kept_in else {}

    # --- the visit

    def moved(self, here: Here) -> None:
        """The visitor is here now."""
        now = Clock.get_time()
        if self._writer is None:
            return
        if isinstance(here.stop, AtAttract):
            self._end_record(self._how or "reset", now)
        elif self._record is None:
            local = self.wall()
            row = VisitRow(
                randbits(62), local.isoformat(timespec="seconds"), bool(self.clock_doubt), self._exhibit
            )
            self._record = VisitRecord(row, here, now)
        else:
            page = self._record.moved(here, now)
            if page is not None:
                self._writer.write(self._record.row(now), page, self.wall(), bool(self.clock_doubt))
        self._how = ""

    def ending(self, how: str) -> None:
        """The visit is about to end, and why."""
        self._how = how

    def faulted(self) -> None:
        """A fault has ended the visit."""
        self._end_record("fault", Clock.get_time())

    def touched(self, now: float) -> None:
        """A finger is on the glass."""
        self._touched_at = now
        if self._record is not None:
            self._record.touched(now)

    def warned(self) -> None:
        """The idle warning has come."""
        if self._record is not None:
            self._record.warned()

    def put_off(self) -> None:
        """It was put off: somebody was there, perhaps still reading."""
        if self._record is not None:
            self._record.put_off()

    def _end_record(self, how: str, now: float) -> None:
        record, self._record = self._record, None
        if record is not None and self._writer is not None:
            page = record.end(how, now)
            self._writer.write(record.row(now), page, self.wall(), bool(self.clock_doubt))

    # --- the tick

    def tick(self, now: float) -> None:
        """Called often by the thread that draws; does next to nothing most times."""
        self.heartbeat.beat(now)
        self.staff.tick(now)
        if now < self._next_look:
            return
        self._next_look = now + LOOK_EVERY
        local = self.wall()
        self._mind_the_clock(local, now)
        if self._on is not None:
            doors = self.doors.look(local, bool(self.clock_doubt), self._on.in_a_visit, now)
            self._mind_the_doors(self._on, doors, now)
        if now >= self._next_care and self._writer is not None and self.folder is not None:
            self._next_care = now + LOOK_AFTER_EVERY
            self._writer.do(partial(look_after, self.folder, self.notes))
            self._remember_clock()

    def _mind_the_clock(self, local: datetime, now: float) -> None:
        self.clock_doubt = self.sense.look(local, now)
        if self.sense.jumped != self._jumped:
            self._jumped = self.sense.jumped
            log.warning("the clock was set by %.0f s", self._jumped)
        if self.clock_doubt:
            self.notes.tell("clock", f"the clock is {self.clock_doubt} of when it was last seen")
        else:
            self.notes.clear("clock")

    def _remember_clock(self) -> None:
        if self._writer is not None and self.folder is not None and self.sense.last_seen is not None:
            self._writer.do(partial(chosen.keep_last_seen, self.folder, self.sense.last_seen))

    # --- the night

    def _mind_the_doors(self, on: OnStage, doors: Doors, now: float) -> None:
        if doors == "overdue":
            on.end_visit("closing")
        elif doors == "closed":
            if self.night is None:
                self._darken(on, now)
            on.rest_for_the_night()
            above = self.staff.layers
            if self.night is not None and self.night not in Window.children[: len(above) + 1]:
                Window.remove_widget(self.night)  # something was drawn since
                Window.add_widget(self.night)
                self.staff.stay_on_top()
            is_lit = self.staff.is_open or (self.night is not None and self.night.shows_hours)
            if self.night is not None and not is_lit and now >= self._off_at:
                self._off_at = now + OFF_AGAIN_AFTER
                self.display.off()
        elif self.night is not None:
            self._wake()

    def _darken(self, on: OnStage, now: float) -> None:
        log.info("closed: the screen is dark")
        languages = on.languages_offered or self.device.languages or tuple(INTERFACE["closed_now"])
        look = Look(self.sizes, Settings(languages[0]), Words(languages[0]), languages)
        self.night = NightScreen(look, lambda: self.doors.next_opening(self.wall()), self._night_woken)
        Window.add_widget(self.night)
        self.staff.stay_on_top()
        self._off_at = now

    def _night_woken(self, shows: bool) -> None:
        if shows:
            self.display.on()
        else:
            self._off_at = Clock.get_time()

    def _wake(self) -> None:
        night, self.night = self.night, None
        if night is None:
            return
        log.info("open: the screen is on")
        Window.remove_widget(night)
        night.close()
        self.display.on()
        if self._on is not None:
            self._on.wake_for_the_day()

    def resized(self) -> None:
        """The window has another size."""
        if self.night is not None and self._on is not None:
            Window.remove_widget(self.night)
            self.night.close()
            self._darken(self._on, Clock.get_time())
        self.staff.resized()

    @property
    def sizes(self) -> Sizes:
        """The sizes for the window as it is."""
        screen = self.device.screen
        width, height = Window.size
        return sizes_for(int(width), int(height), screen.diagonal_inches, screen.viewing_distance_mm)

    # --- what staff do

    def close_for_today(self) -> None:
        """Dark until the next day's opening, also if the kiosk is restarted."""
        until = self.doors.close_for_today(self.wall())
        log.info("closed by staff until %s", until)
        self._choose(replace(self.choices, closed_until=until.isoformat() if until else ""))

    def open_again(self) -> None:
        """The opening hours hold again."""
        self.doors.open_again()
        self._choose(replace(self.choices, closed_until=""))

    def set_volume(self, volume: float) -> None:
        """Make the loudspeaker as loud as that, from 0 to 1, now and at every start."""
        volume = min(max(volume, 0.0), 1.0)
        self.mixer.set(volume)
        self._choose(replace(self.choices, volume=volume))

    def _wrong_pins(self, wrong: int) -> None:
        self._choose(replace(self.choices, wrong_pins=wrong))

    def _choose(self, choices: chosen.Choices) -> None:
        self.choices = choices
        if self._writer is not None and self.folder is not None:
            self._writer.do(partial(chosen.keep_choices, self.folder, choices))
        elif self.kept_in is not None:
            # The still page keeps nothing else; but wrong PINs count there as well.
            chosen.keep_choices(self.kept_in, choices)
