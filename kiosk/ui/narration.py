"""A recording of the words, played in place of the voice. Where it cannot be played, the voice says them."""

import logging
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any

from kiosk.core.spoken import Utterance
from kiosk.ui.speech import Voice

STALLED = 4.0
"""Seconds without progress after which the voice takes over."""

log = logging.getLogger("kiosk")


class NarratedVoice:
    """A voice that plays what has been recorded, and says the rest."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self._player: Any = None
        self._heard: _Ending | None = None
        self._said: tuple[Utterance, int, float] | None = None
        """What is being played, in case the voice must say it after all."""
        self._broken: set[str] = set()
        self._at = (0.0, 0.0)
        """How far it has played, and when that was seen."""

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
        if said.file and said.file not in self._broken and self._play(said, pace, volume):
            return
        self.voice.say(said, pace, volume)

    def _play(self, said: Utterance, pace: int, volume: float) -> bool:
        if not Path(said.file).is_file():
            return self._give_up(said.file, "the file is missing")
        try:
            from ffpyplayer.player import MediaPlayer
        except ImportError as missing:
            return self._give_up(said.file, str(missing))
        self._heard = _Ending()
        self._said = said, pace, volume
        self._at = 0.0, monotonic()
        options = {"sn": True, "vn": True, "volume": min(max(volume, 0.0), 1.0)}
        try:
            self._player = MediaPlayer(
                said.file, callback=self._heard, loglevel="error", ff_opts=options, thread_lib="SDL"
            )
        except Exception as fault:  # whatever the library makes of a file, the words can still be said
            return self._give_up(said.file, str(fault))
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
        player, self._player, self._heard = self._player, None, None
        if player is not None:
            # Giving the loudspeaker back takes up to a seventh of a second.
            Thread(target=player.close_player, name="narration", daemon=True).start()

    @property
    def is_speaking(self) -> bool:
        """Whether something is still heard."""
        heard = self._heard
        if heard is None:
            return self.voice.is_speaking
        if (heard.has_failed or self._stands_still()) and self._said is not None:
            said, pace, volume = self._said
            self._give_up(said.file, "it does not play")
            self._close()
            self.voice.say(said, pace, volume)
            return True
        if heard.has_ended:
            self._close()
            return False
        return True

    def _stands_still(self) -> bool:
        """Whether nothing has moved for some time: without a loudspeaker a recording never ends."""
        now = monotonic()
        position = float(self._player.get_pts() or 0.0) if self._is_open() else self._at[0]
        if position > self._at[0]:
            self._at = position, now
        return now - self._at[1] > STALLED

    def _is_open(self) -> bool:
        # Before the file is open the library has no clock to ask, and would fall over.
        return self._player is not None and self._player.get_metadata()["duration"] is not None

    def close(self) -> None:
        """Let go of everything."""
        self._close()
        self.voice.close()


class _Ending:
    """Told by the player, in threads of its own, how it ends."""

    def __init__(self) -> None:
        self.has_ended = False
        self.has_failed = False

    def __call__(self, what: str, _about: str) -> None:
        if what == "eof":
            self.has_ended = True
        elif what in ("read:error", "audio:error"):
            self.has_failed = True
