"""The page read aloud, thing by thing. Something runs on the clock only while there is more to say."""

from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

from kivy.clock import Clock

from kiosk.core.spoken import Utterance, in_sentences
from kiosk.ui.speech import Voice
from kiosk.ui.spots import Spot

TICK = 1 / 20
"""Seconds between looks at whether the voice has ended."""


class Reader:
    """Says one spot after the other, and tells which it is at."""

    def __init__(
        self, voice: Voice, on_spot: Callable[[Spot], None], on_words: Callable[[Utterance | None], None]
    ) -> None:
        self.voice = voice
        self.on_spot = on_spot
        self.on_words = on_words
        """Told the words as they are spoken; None when there are no more."""
        self.pace = 0
        self.volume = 1.0
        self._waiting: deque[tuple[Spot | None, Utterance]] = deque()
        self._now: tuple[Spot | None, Utterance] | None = None
        self._ticker: Any = None

    @property
    def is_reading(self) -> bool:
        """Whether it is saying something, or about to."""
        return self._ticker is not None

    @property
    def is_paused(self) -> bool:
        """Whether it was stopped in the middle of something."""
        return not self.is_reading and bool(self._waiting)

    def read(self, spots: Iterable[Spot], before: Iterable[Utterance] = ()) -> None:
        """Say these things, and nothing that was still to be said; `before` them, other words."""
        self._waiting = deque((None, each) for each in before)
        for spot in spots:
            self._waiting += [(spot, piece) for each in spot.said for piece in in_sentences(each)]
        self._begin()

    def say(self, said: Iterable[Utterance]) -> None:
        """Say words that stand nowhere on the page."""
        self.read((), said)

    def pause(self) -> None:
        """Fall silent; what was being said is said again when it goes on."""
        if self._now is not None:
            self._waiting.appendleft(self._now)
        self._rest()

    def go_on(self) -> None:
        """Go on where it was paused."""
        if self._waiting:
            self._begin()

    def stop(self) -> None:
        """Fall silent, with nothing more to say."""
        self._waiting.clear()
        self._rest()

    def close(self) -> None:
        """Let go of the voice."""
        self.stop()
        self.voice.close()

    # --- while it reads

    def _begin(self) -> None:
        self._now = None
        if self._ticker is None:
            self._ticker = Clock.schedule_interval(self.tick, TICK)
        self._next()

    def _rest(self) -> None:
        if self._ticker is not None:
            self._ticker.cancel()
            self._ticker = None
        self.voice.stop()
        if self._now is not None:
            self._now = None
        self.on_words(None)

    def tick(self, _dt: float = 0) -> None:
        """Say the next thing, if the one before has been said."""
        if not self.voice.is_speaking:
            self._next()

    def _next(self) -> None:
        if not self._waiting or self.voice.has_failed:
            self.stop()
            return
        before, self._now = self._now, self._waiting.popleft()
        spot, said = self._now
        if spot is not None and (before is None or before[0] is not spot):
            self.on_spot(spot)
        self.voice.say(said, self.pace, self.volume)
        self.on_words(said)
