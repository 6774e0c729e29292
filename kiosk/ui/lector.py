"""Decides what of a page is read aloud, and when; shows the words where they are wanted."""

from __future__ import annotations

from collections.abc import Callable, Collection

from kiosk.core.spoken import Utterance
from kiosk.core.visit import Settings, Visit
from kiosk.ui.focus import Change, Focus
from kiosk.ui.reader import Reader
from kiosk.ui.speech import Voice
from kiosk.ui.spots import Spot
from kiosk.ui.stage import Stage
from kiosk.ui.widgets.aids import Aids


class Lector:
    """Reads pages as the visitor comes to them, what changes on them, and what is in the frame."""

    def __init__(
        self, stage: Stage, focus: Focus, aids: Aids, voice: Voice, on_spot: Callable[[Spot], None]
    ) -> None:
        self.stage = stage
        self.focus = focus
        self.aids = aids
        self.voice = voice
        self._reader = Reader(voice, on_spot, self._show_words)
        self._shows_words = False
        self._is_new = True
        """Whether it has not yet said that the screen reads itself."""

    @property
    def visit(self) -> Visit:
        """The visit on the stage."""
        assert self.stage.visit is not None
        return self.stage.visit

    @property
    def is_reading(self) -> bool:
        """Whether it is saying something, or about to."""
        return self._reader.is_reading

    # --- what is read

    def page(self, *before: str) -> None:
        """The page on top from its beginning, but not what every page has."""
        self._read([spot for spot in self.focus.spots if spot.is_read_unasked], *before)

    def again(self) -> None:
        """What is in the frame."""
        if self.focus.spot is not None:
            self._read([self.focus.spot])

    def say(self, *told: str) -> None:
        """Words that stand nowhere on the page."""
        self._read((), *told)

    def changed(self, change: Change, known: Collection[str], before: Settings | None, keys: bool) -> None:
        """What is new: a whole page; or on the same page what was not `known` before.

        With `keys`, a visitor who has just begun to listen is told of the keys too.
        """
        settings = self.visit.here.settings
        if self._is_new:
            self._is_new = False
            words = self.stage.look().words
            self.page(words.say("speech_is_on"), *([words.say("speech_keys")] if keys else []))
        elif change in ("arrived", "opened"):
            self.page()
        elif change == "closed":
            self.again()
        else:
            current = self.focus.spot
            new = [spot for spot in self.focus.spots if spot.words not in known]
            new = [spot for spot in new if spot.is_read_unasked or spot is current]
            if new:
                self._read(new)
            elif before is not None and (before.pace, before.volume) != (settings.pace, settings.volume):
                self.again()

    def pause_or_go_on(self) -> None:
        """A pause, then on where it was; at the end of a page, the page again."""
        if self._reader.is_reading:
            self._reader.pause()
        elif self._reader.is_paused:
            self._reader.go_on()
        else:
            self.page()

    def stop(self) -> None:
        """Fall silent."""
        self._reader.stop()

    def close(self) -> None:
        """Let go of the voice."""
        self._reader.close()

    def _read(self, spots: Collection[Spot], *before: str) -> None:
        settings = self.visit.here.settings
        self._reader.pace, self._reader.volume = settings.pace, settings.volume
        self._reader.read(spots, [Utterance(said, settings.language) for said in before])

    # --- the words as they are spoken

    def _show_words(self, said: Utterance | None) -> None:
        wants = self.visit.here.settings.speech == "text"
        if said is None or not wants or said.file:
            if self._shows_words:
                self._shows_words = False
                self.aids.hide_words()
            return
        self._shows_words = True
        beside = self.focus.spot.box if self.focus.spot is not None else None
        self.aids.show_words(said.text, said.language, self.stage.look(), beside)
