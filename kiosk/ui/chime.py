"""The soft sound that goes with the question whether anybody is still there."""

import array
import io
import logging
import math
import shutil
import subprocess
import sys
import wave

from kiosk.ui.pipes import hand_over

PROGRAM = "aplay"
RATE = 22_050
SECONDS = 0.9
NOTES = ((523.25, 0.0), (392.0, 0.28))
"""Hertz, and when each begins: a falling fourth."""
LOUDEST = 0.22
"""Of what the loudspeaker can do: it asks, it does not alarm."""

log = logging.getLogger("kiosk")


def soft_tone(volume: float) -> bytes:
    """The sound as a WAV file in memory, as loud as the volume from 0 to 1."""
    count = int(RATE * SECONDS)
    samples = array.array("h", bytes(2 * count))
    for number in range(count):
        at = number / RATE
        samples[number] = round(32_767 * LOUDEST * volume * _level(at))
    if sys.byteorder == "big":
        samples.byteswap()
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(RATE)
        written.writeframes(samples.tobytes())
    return file.getvalue()


def _level(at: float) -> float:
    """How far the loudspeaker is from rest, from -1 to 1: each note swells, then fades."""
    told = 0.0
    for pitch, begins in NOTES:
        since = at - begins
        if since > 0:
            swell = min(since / 0.03, 1.0) * math.exp(-4.5 * since) * min((SECONDS - at) / 0.1, 1.0)
            wave_of = math.sin(2 * math.pi * pitch * since) + 0.2 * math.sin(4 * math.pi * pitch * since)
            told += swell * wave_of / 1.8
    return told


class Chime:
    """Plays it, and never waits for its end."""

    def __init__(self) -> None:
        self._made: tuple[float, bytes] | None = None
        self._playing: subprocess.Popen[bytes] | None = None
        self._is_missing = False

    def ring(self, volume: float) -> None:
        """Begin to play it; nothing at volume 0, or where nothing can play it."""
        if volume <= 0 or self._is_missing or self.is_ringing:
            return
        program = shutil.which(PROGRAM)
        if program is None:
            self._is_missing = True
            log.warning("the idle warning is silent: %s is not installed", PROGRAM)
            return
        if self._made is None or self._made[0] != volume:
            self._made = volume, soft_tone(volume)
        try:
            self._playing = subprocess.Popen(
                [program, "-q", "-t", "wav", "-"],
                stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except OSError:
            return
        hand_over(self._playing, self._made[1])

    @property
    def is_ringing(self) -> bool:
        """Whether it is still heard."""
        return self._playing is not None and self._playing.poll() is None

    def close(self) -> None:
        """Fall silent."""
        if self._playing is not None and self._playing.poll() is None:
            self._playing.kill()
            self._playing.wait(1)
