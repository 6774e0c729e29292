"""A recording of the words, played in place of the voice. Where it cannot be played, the voice says them."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from kiosk.core.spoken import Utterance
from kiosk.ui.speech import Voice

if TYPE_CHECKING:
    from kiosk.ui.open_media import OpenMedia

STALLED = 4.0
"""Seconds without progress after which the voice takes over: without a loudspeaker nothing ever ends."""

log = logging.getLogger("kiosk")


class NarratedVoice:
    """A voice that plays what has been recorded, and says the rest."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self._playing: OpenMedia | None = None
        self._asked: tuple[Utterance, int, float] | None = None
        """What is being played, in case the voice must say it after all."""
        self._at = (0.0, 0.0)
        """How far it has played, and when that was seen."""
        self._broken: set[str] = set()

    @property
    def has_failed(self) -> bool:
        """Whether nothing can be heard."""
        return self.voice.has_failed

    @has_failed.setter
    def has_failed(self, failed: bool) -> None:
        self.voice.has_failed = failed

    def say(self, said: Utterance, pace: int, volume: float) -> None:
        """Play the recording, if there is one; else say the words."""
        self.stop()
        if said.file and said.file not in self._broken:
            self._asked = said, pace, volume
            if self._open(said.file, volume):
                return
        self.voice.say(said, pace, volume)

    def _open(self, file: str, volume: float) -> bool:
        from kiosk.ui.open_media import OpenMedia

        if not Path(file).is_file():
            return self._give_up(file, "the file is missing")
        try:
            self._playing = OpenMedia(Path(file), volume=min(max(volume, 0.0), 1.0))
        except Exception as fault:  # whatever the library makes of a file, the words can still be said
            return self._give_up(file, str(fault))
        self._at = 0.0, monotonic()
        return True

    def _give_up(self, file: str, reason: str) -> bool:
        self._broken.add(file)
        log.warning("narration: cannot play %s: %s", file, reason)
        return False

    def stop(self) -> None:
        """Fall silent."""
        self._close()
        self.voice.stop()

    def _close(self) -> None:
        playing, self._playing = self._playing, None
        if playing is not None:
            # Giving the loudspeaker back takes up to a seventh of a second.
            Thread(target=playing.close, name="narration", daemon=True).start()

    @property
    def is_speaking(self) -> bool:
        """Whether something is still heard."""
        playing = self._playing
        if playing is None:
            return self.voice.is_speaking
        if playing.has_ended:
            self._close()
            return False
        if playing.has_failed or self._stands_still(playing):
            self._close()
            self._say_it_after_all()
        return True

    def _stands_still(self, playing: OpenMedia) -> bool:
        if playing.position > self._at[0]:
            self._at = playing.position, monotonic()
        return monotonic() - self._at[1] > STALLED

    def _say_it_after_all(self) -> None:
        assert self._asked is not None
        said, pace, volume = self._asked
        self._give_up(said.file, "it does not play")
        self.voice.say(said, pace, volume)

    def close(self) -> None:
        """Let go of everything."""
        self._close()
        self.voice.close()
