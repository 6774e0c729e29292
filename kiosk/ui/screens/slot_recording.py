"""Sound and film in an event's slot."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.content.media_kinds import load_captions
from kiosk.core.captions import Captions
from kiosk.core.dates import years
from kiosk.core.language import name_of
from kiosk.core.media import Recording
from kiosk.core.visit import AtEvent, Here, TranscriptDrawer
from kiosk.ui.screens.base import Area, Screen
from kiosk.ui.screens.recording_plan import between, padding
from kiosk.ui.widgets.button import PressButton
from kiosk.ui.widgets.recording_frame import BAND, RecordingFrame
from kiosk.ui.widgets.recording_player import RecordingPlayer, Wishes, key_of

if TYPE_CHECKING:
    from kiosk.ui.screens.event import EventScreen
    from kiosk.ui.screens.event_plan import Plan


def draw_recording(screen: EventScreen, plan: Plan, recording: Recording) -> None:
    """Draw the frame and the player; they follow what is played until the screen is left."""
    screen.recording = RecordingSlot(screen, plan, recording)


def play_covered(screen: EventScreen) -> None:
    """The visitor has chosen to play a sensitive recording."""
    screen.visit.uncover()
    if screen.deck.player is not None:
        screen.deck.player.play()


def captions_of(screen: Screen, recording: Recording) -> tuple[Captions, str]:
    """The captions of a recording for this visitor, and the language they are in."""
    name = screen.words.of(recording.captions)
    language = screen.words.language_of(recording.captions) or screen.words.language
    if not name:
        return Captions(), language
    path = Path(screen.exhibit.media_folder) / name
    key = ("captions", str(path))
    if key not in screen.memory:
        screen.memory[key] = load_captions(path)
    found: Captions = screen.memory[key]
    return found, language


class RecordingSlot:
    """A recording in its slot: the frame, the player under the words, and what binds them together."""

    def __init__(self, screen: EventScreen, plan: Plan, recording: Recording) -> None:
        assert plan.player is not None
        stop = screen.here.stop
        assert isinstance(stop, AtEvent)
        self.screen, self.plan, self.recording = screen, plan, recording
        self.settings = screen.here.settings
        self.captions, self.language = captions_of(screen, recording)
        pixels = screen.box(*between(plan))["size"]
        self.player = screen.deck.take(
            (stop.event, stop.picture), screen.media_folder / recording.file, pixels
        )
        self.frame = RecordingFrame(screen.look)
        screen.add_widget(self.frame)
        self.frame.show(self.player, plan.picture, recording.perpetrator, plan.sides)
        if recording.alt is not None:
            kind = screen.words.say("film" if self.player.is_film else "sound")
            screen.unwritten(f"{kind}: {screen.of(recording.alt)}", *plan.picture,
                             language=screen.words.language_of(recording.alt) or "")  # fmt: skip
        self._draw_touches()
        self.controls = RecordingPlayer(screen.look)
        screen.add_widget(self.controls)
        pad = padding(screen.grid)
        left = plan.player[0] + pad if screen.form != "portrait" else screen.grid.margin
        self.controls.show(self.player, plan.player, (left, screen.grid.end), pad, screen.grid.button_h,
                           self._wishes(), self.settings)  # fmt: skip
        self.player.bind(state=self._changed, position=self._moved)
        self._changed()

    def leave(self) -> None:
        """Follow the player no longer."""
        self.player.unbind(state=self._changed, position=self._moved)
        self.frame.leave()
        self.controls.leave()

    def take_apart(self) -> None:
        """The screen is shown no longer."""
        self.frame.forget()
        self.player.forget()

    def goes_along(self, here: Here) -> None:
        """The visitor has changed the loudness or the captions."""
        self.settings = here.settings
        self.controls.goes_along(self.settings, self._wishes())
        self._changed()

    # --- the frame

    def _draw_touches(self) -> None:
        """A film is played and paused by touching it, too; what was covered can be covered again."""
        screen = self.screen
        x, y, w, h = between(self.plan)
        self.area = Area(screen.look, "", self.player.toggle, **screen.box(x, y, w, h))
        if self.player.is_film:
            screen.add_widget(self.area)
        self.hide: PressButton | None = None
        if self.recording.sensitive is not None and self._has_room_to_hide(h):
            pad = 24.0 if screen.form != "small" else 12.0
            width = min(400.0 if screen.form != "small" else 260.0, w - 2 * pad)
            # A sound's plate says what it is on the left.
            left = x + pad if self.player.is_film else screen.grid.end - width
            said = screen.words.say("hide_recording")
            self.hide = screen.button(said, screen.visit.cover, left, y + pad, width)
            self.frame.over = max(self.frame.over, pad + screen.grid.button_h + 12)

    def _has_room_to_hide(self, h: float) -> bool:
        """Whether the frame has room for a button over the captions; else leaving is what covers it again."""
        if self.screen.form == "small" and not self.player.is_film:
            return False
        return 24 + self.screen.grid.button_h < h * (1 - BAND)

    def _changed(self, *_: Any) -> None:
        """It plays, pauses, has ended, or cannot be played."""
        self.area.said = key_of(self.player, self.screen.look)[0]
        if self.hide is not None:
            # On a film that plays nothing lies but its captions.
            self.screen.remove_widget(self.hide)
            if not (self.player.is_film and self.player.state == "playing"):
                self.screen.add_widget(self.hide)
        if self.player.state == "broken":
            self.area.disabled = True
            name = self.recording.file if self.screen.look.windowed else ""
            self.frame.tell(self.screen.words.say("cannot_play"), name)
        elif not self.player.is_film:
            shows_words = self.player.state != "waiting" and self._has_captions
            self.frame.title(self.screen.words.say("sound"),
                             "" if shows_words else years((self.screen.event.date,)))  # fmt: skip
        self._moved()

    @property
    def _has_captions(self) -> bool:
        return self.settings.captions and bool(self.captions.cues)

    def _moved(self, *_: Any) -> None:
        """Show what is said now."""
        is_told = self._has_captions and self.player.state not in ("waiting", "broken")
        at = self.player.position
        words, part = (self.captions.at(at), self.captions.part(at)) if is_told else ("", 0.0)
        self.frame.say(words, part, self.language, self.screen.words.is_translated(self.recording.captions))

    # --- what the controls ask for

    def _wishes(self) -> Wishes:
        screen, visit = self.screen, self.screen.visit
        has_captions = bool(self.captions.cues)
        is_open = any(isinstance(over, TranscriptDrawer) for over in screen.here.over)
        opens = visit.close if is_open else partial(visit.lay_over, TranscriptDrawer())
        return Wishes(
            set_volume=visit.set_volume,
            captions=partial(visit.show_captions, not self.settings.captions) if has_captions else None,
            captions_named=self._captions_named() if has_captions else "",
            transcript=opens if has_captions or self.recording.transcript is not None else None,
            transcript_open=is_open,
        )

    def _captions_named(self) -> str:
        words = self.screen.words
        if not self.settings.captions:
            return words.say("captions_off")
        if words.is_translated(self.recording.captions):
            return words.say("captions_on")
        return words.say("captions_in", language=name_of(self.language, words.language))
