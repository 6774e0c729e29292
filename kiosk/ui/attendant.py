"""Serves visitors who use keys and ears: what keys do, the frame they move, the screen that reads itself.

As long as nobody uses a key and nothing is to be spoken, nothing of it is loaded and nothing runs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.core.device import Device
from kiosk.core.idle import IdleClock
from kiosk.core.keypad import Action, actions_of
from kiosk.core.visit import AtAttract, Here, KeyHelp, Settings, Visit
from kiosk.ui.hearing import Hearing
from kiosk.ui.keys import Keys
from kiosk.ui.stage import Stage
from kiosk.ui.widgets.hands import BOUNCE
from kiosk.ui.widgets.touch import Touchable

if TYPE_CHECKING:
    from kiosk.ui.focus import Focus
    from kiosk.ui.lector import Lector
    from kiosk.ui.speech import Voice
    from kiosk.ui.spots import Spot
    from kiosk.ui.widgets.aids import Aids

LOUDER = 0.1


class Attendant:
    """Moves the frame, has the page read, and does what keys ask for."""

    def __init__(self, stage: Stage, device: Device, hearing: Hearing | None = None) -> None:
        self.stage = stage
        self.hearing = hearing or Hearing(device)
        self.keys = Keys(actions_of(device.keypad))
        self.make_voice: Callable[[], Voice] = self._espeak
        self.on_presence: Callable[[], None] = lambda: None
        """Called when headphones show that somebody is there."""
        self.focus: Focus | None = None
        self.lector: Lector | None = None
        self.aids: Aids | None = None
        self.shows_ring = False
        """Whether the frame is seen: once a key was used, until a finger takes over."""
        self._has_keys = device.keypad is not None
        self._voices = dict(device.voices)
        self._settings: Settings | None = None
        self._is_warned = False
        self._named = ""
        """What the strip says of the thing in the frame."""

    @property
    def visit(self) -> Visit | None:
        """The visit on the stage."""
        return self.stage.visit

    def _espeak(self) -> Voice:
        from kiosk.ui.narration import NarratedVoice
        from kiosk.ui.speech import EspeakVoice

        return NarratedVoice(EspeakVoice(self.hearing.program or "", self._voices))

    @property
    def speaks(self) -> bool:
        """Whether the screen reads itself in this visit."""
        return self.lector is not None

    # --- what the app tells

    def tick(self, now: float, clock: IdleClock | None) -> None:
        """Look at the headphones, and keep the frame round what moves."""
        plugged = self.hearing.look(now)
        if plugged is not None:
            self.plug(plugged)
        visit = self.visit
        if visit is None:
            return
        if self.lector is not None and self.lector.voice.has_failed:
            visit.set_speech("off")
        if self.lector is not None and self._plays:
            self.lector.stop()
        visit.can_speak = self.hearing.is_possible
        if self.focus is not None and self.shows_ring and not self._is_warned:
            self._renew()
        if clock is not None:
            is_read = self.lector is not None and self.lector.is_reading and not self._is_warned
            clock.follow(now, "speech", is_read)
            # Speech that was turned on at the attract screen ends if nobody goes on from there.
            waits = isinstance(visit.here.stop, AtAttract) and visit.here != visit.start
            if waits and clock.presence(now) == "gone":
                visit.end()

    def moved(self, here: Here) -> None:
        """The page was drawn anew: the frame finds its place, and what is new on it is read."""
        before, self._settings = self._settings, here.settings
        if here.settings.speech == "off":
            if self.lector is not None:
                self.lector.close()
                self.lector = None
            if isinstance(here.stop, AtAttract):
                self.forget()
        elif self.lector is None and self.hearing.is_possible:
            self._open_lector()
        if self.focus is not None:
            self.focus.hears = self.speaks
            self._renew(before, reads=True)

    def touched(self) -> None:
        """A finger is on the glass: the frame goes."""
        self.shows_ring = False
        self._show_ring()
        if self.focus is not None and not self.speaks:
            self.focus.leave()

    def warn(self) -> None:
        """The question whether anybody is still there is asked: it is spoken as well."""
        if self._is_warned:
            return
        self._is_warned = True
        self._show_ring()
        if self.lector is not None:
            words = self.stage.look().words
            told = ["still_there", "idle_note", *(["press_any_key"] if self._has_keys else [])]
            self.lector.say(*map(words.say, told))

    def unwarn(self) -> None:
        """The question is answered."""
        if self._is_warned:
            self._is_warned = False
            if self.lector is not None:
                self.lector.stop()
            self._show_ring()

    def resized(self) -> None:
        """The window has another size, or its page was drawn anew."""
        if self.aids is not None:
            self.aids.size = Window.size
        if self.focus is not None:
            self._renew()

    def plug(self, plugged: bool) -> None:
        """Headphones are plugged in, and the screen reads itself; or pulled out, and it is silent."""
        self.hearing.is_plugged = plugged
        if self.visit is None:
            return
        self.visit.can_speak = self.hearing.is_possible
        if self.hearing.needs_headphones and self.hearing.program is not None:
            self.on_presence()
            self.visit.set_speech("on" if plugged else "off")

    def close(self) -> None:
        """Let go of everything."""
        self.forget()
        self.hearing.close()

    def forget(self) -> None:
        """The visit is over: everything as at the first start."""
        if self.lector is not None:
            self.lector.close()
        self.lector = self.focus = None
        self.shows_ring = False
        self._named = ""
        if self.aids is not None:
            self.aids.hide_ring()
            self.aids.hide_words()
            Window.remove_widget(self.aids)
            self.aids = None

    # --- keys

    def press(self, key: int, modifiers: Collection[str], is_answer: bool = False) -> None:
        """A key goes down. One that answers the question whether anybody is there does nothing else."""
        action = self.keys.press(key, modifiers, Clock.get_time())
        if action is None or is_answer or self.visit is None or self.stage.screen is None:
            return
        if action in ("plugged", "unplugged"):
            if (action == "plugged") != self.hearing.is_plugged:
                self.plug(action == "plugged")
            return
        self._has_keys = True
        self._open_focus()
        self.shows_ring = True
        self._do(action, self.visit)
        self._show_ring()

    def release(self, key: int) -> None:
        """A key comes up."""
        self.keys.release(key)

    def _do(self, action: Action, visit: Visit) -> None:
        settings = visit.here.settings
        waits = isinstance(visit.here.stop, AtAttract)
        match action:
            case "back" | "home" | "help" if waits:
                self._begin()
            case "down" | "up":
                self._step(+1 if action == "down" else -1)
            case "right" | "left":
                self._step(+1 if action == "right" else -1, controls_only=True)
            case "ok":
                self._act()
            case "back":
                visit.step_back()
            case "home":
                visit.open_contents()
            case "help":
                self._help(visit)
            case "speech":
                self._speech_key(visit)
            case "repeat":
                self._read_again()
            case "slower" | "faster":
                visit.set_pace(settings.pace + (1 if action == "faster" else -1))
            case "quieter" | "louder":
                visit.set_volume(settings.volume + (LOUDER if action == "louder" else -LOUDER))

    def _step(self, by: int, controls_only: bool = False) -> None:
        assert self.focus is not None
        self.focus.move(by, controls_only)
        self._read_again()

    def _begin(self) -> None:
        """Show the frame where it is, or where the page begins."""
        assert self.focus is not None
        self.focus.begin()
        self._read_again()

    def _act(self) -> None:
        """Do what the thing in the frame does; the first press only shows the frame."""
        assert self.focus is not None and self.visit is not None
        spot = self.focus.spot
        if spot is None:
            self._begin()
            return
        now, before = Clock.get_time(), self.visit.here
        if spot.act is None:
            self._read_again()
        elif not 0 <= now - Touchable.acted_at < BOUNCE:
            Touchable.acted_at = now
            spot.act()
            if self.visit.here == before:
                # It may be called otherwise now, as what plays is then paused.
                self._renew()
                self._read_again()

    def _help(self, visit: Visit) -> None:
        from kiosk.ui.screens.key_help import keys_told

        if visit.here.over and isinstance(visit.here.over[-1], KeyHelp):
            visit.close()
        else:
            visit.lay_over(KeyHelp(keys_told(self.hearing.is_possible, set(self.keys.actions.values()))))

    # --- the frame

    def _open_focus(self) -> None:
        if self.focus is None:
            from kiosk.ui.focus import Focus

            self.focus = Focus()
            self.focus.hears = self.speaks
            self._renew()
        if self.aids is None:
            from kiosk.ui.widgets.aids import Aids

            self.aids = Aids(Window.size)
            Window.add_widget(self.aids)

    def _renew(self, before: Settings | None = None, reads: bool = False) -> None:
        """Look what is on the page now."""
        from kiosk.ui.focus import where

        assert self.focus is not None and self.visit is not None
        if not self.stage.layers:
            return
        known = {spot.words for spot in self.focus.spots}
        spots = self.stage.spots()
        change = self.focus.renew(spots, where(self.visit.here), keeps_rail=not self.speaks)
        self._show_ring()
        if reads and self.lector is not None:
            self.lector.changed(change, known, before, self._has_keys)

    def _show_ring(self) -> None:
        if self.aids is None or self.focus is None:
            return
        spot = self.focus.spot
        is_seen = spot is not None and self.shows_ring and not self._is_warned
        self._name_unseen(spot if is_seen else None, self.aids)
        if spot is None or not is_seen:
            self.aids.hide_ring()
        else:
            self.aids.show_ring(spot.box, self.stage.look(), spot.on_night, spot.is_on_known_ground)

    def _name_unseen(self, spot: Spot | None, aids: Aids) -> None:
        """What one of several in a mark is called, where the words being spoken are not shown anyway."""
        said = spot.unseen if spot is not None else ""
        if self.visit is None or self.visit.here.settings.speech == "text" or said == self._named:
            return
        self._named = said
        if spot is None or not said:
            aids.hide_words()
        else:
            aids.show_words(said, self.visit.here.settings.language, self.stage.look(), spot.box)

    # --- speech

    def _open_lector(self) -> None:
        from kiosk.ui.lector import Lector

        self._open_focus()
        assert self.focus is not None and self.aids is not None
        self.lector = Lector(self.stage, self.focus, self.aids, self.make_voice(), self._follow_reading)

    def _speech_key(self, visit: Visit) -> None:
        """Speech on; then a pause, and on where it was."""
        if self.lector is not None:
            self.lector.pause_or_go_on()
        elif self.hearing.is_possible:
            visit.set_speech("on")

    @property
    def _plays(self) -> bool:
        """Whether a recording is heard: nobody talks over it."""
        player = self.stage.deck.player
        return player is not None and player.state == "playing"

    def _read_again(self) -> None:
        if self.lector is not None and not self._plays:
            self.lector.again()

    def _follow_reading(self, spot: Spot) -> None:
        """The frame goes along with what is read."""
        if self.focus is not None:
            self.focus.go_to(spot)
            self._show_ring()
