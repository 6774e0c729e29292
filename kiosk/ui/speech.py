"""Voices: one small interface, and espeak-ng behind it."""

import logging
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from kiosk.core.locales import base_of
from kiosk.core.spoken import Utterance
from kiosk.ui.pipes import hand_over

WORDS_A_MINUTE = 160
FASTER = 1.16
"""How many times faster a step is."""
LOUDEST = 200
"""What espeak-ng calls its loudest."""
LONGEST = 4000
"""Letters said at one time: they must go into the pipe at once, or the screen would wait for the voice."""
LAST_RESORT = "en"
VOICES: Mapping[str, str] = {"en": "en-gb", "fr": "fr-fr", "no": "nb", "zh": "cmn", "pt": "pt"}
"""Voices that are not called like their language."""

_known: dict[str, frozenset[str]] = {}
"""The voices of each program, asked for once."""

log = logging.getLogger("kiosk")


class Voice(Protocol):
    """Says things aloud, one at a time, and never keeps anybody waiting."""

    has_failed: bool
    """Whether nothing it says can be heard."""

    def say(self, said: Utterance, pace: int, volume: float) -> None:
        """Begin to say something; what was being said is broken off."""

    def stop(self) -> None:
        """Fall silent."""

    @property
    def is_speaking(self) -> bool:
        """Whether it is still saying it."""

    def close(self) -> None:
        """Let go of everything."""


class EspeakVoice:
    """espeak-ng, started anew for each thing to be said: to stop it is to end it."""

    def __init__(self, program: str, chosen: Mapping[str, str] | None = None) -> None:
        self.program = program
        self.has_failed = False
        self._chosen = dict(chosen or {})
        self._asked: subprocess.Popen[bytes] | None = None
        self._waiting: tuple[Utterance, int, float] | None = None
        """What is to be said as soon as it is known which voices there are."""
        self._now: subprocess.Popen[bytes] | None = None
        self._ended: list[subprocess.Popen[bytes]] = []

    # --- how it is called

    def voice_for(self, language: str) -> str:
        """A language's voice: the one chosen for it, its own, that of a wider one, or the last resort."""
        base, known = base_of(language), self.known
        wanted = (
            self._chosen.get(language), VOICES.get(language), language,
            self._chosen.get(base), VOICES.get(base), base,
        )  # fmt: skip
        return next((name.lower() for name in wanted if name and name.lower() in known), LAST_RESORT)

    @property
    def known(self) -> frozenset[str]:
        """The names of the voices there are. Waits for the program, if it has not told them yet."""
        if self.program not in _known:
            self._ask()
            self._hear_answer()
        return _known.get(self.program, frozenset())

    def _ask(self) -> bool:
        """Ask the program for its voices, once; whether it is known what it says."""
        if self.program in _known:
            return True
        if self._asked is None:
            try:
                self._asked = subprocess.Popen(
                    [self.program, "--voices"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )  # fmt: skip
            except OSError as fault:
                self._fail(str(fault))
                return False
        if self._asked.poll() is None:
            return False
        self._hear_answer()
        return self.program in _known

    def _hear_answer(self) -> None:
        if self._asked is None:
            return
        told, _ = self._asked.communicate(timeout=5)
        self._asked = None
        rows = [line.split() for line in told.decode("utf-8", "replace").splitlines()[1:]]
        names = {row[1].lower() for row in rows if len(row) > 1}
        # "en-gb" and its like also answer to the language alone.
        _known[self.program] = frozenset(names | {name.partition("-")[0] for name in names})

    def command(self, language: str, pace: int, volume: float, out: Path | None = None) -> Sequence[str]:
        """The program with its arguments; the text comes in by itself, so nothing in it can be an option."""
        rate = round(min(max(WORDS_A_MINUTE * FASTER**pace, 80), 450))
        loud = round(min(max(volume, 0.0), 1.0) * LOUDEST)
        told = [self.program, "-v", self.voice_for(language), "-s", str(rate), "-a", str(loud), "-b", "1"]
        return [*told, *(["-w", str(out)] if out is not None else []), "--stdin"]

    # --- saying things

    def say(self, said: Utterance, pace: int, volume: float) -> None:
        """Begin to say it."""
        self.stop()
        if volume <= 0 or self.has_failed:
            return
        if not self._ask():
            self._waiting = (said, pace, volume)
            return
        try:
            self._now = subprocess.Popen(
                self.command(said.language, pace, volume),
                stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            )  # fmt: skip
        except OSError as fault:
            self._fail(str(fault))
            return
        hand_over(self._now, said.text[:LONGEST].encode("utf-8", "replace"))

    def stop(self) -> None:
        """End it, without waiting for its end."""
        self._waiting = None
        if self._now is not None:
            self._now.kill()
            self._ended.append(self._now)
            self._now = None
        self._ended = [each for each in self._ended if not _is_over(each)]

    @property
    def is_speaking(self) -> bool:
        """Whether the program still runs."""
        self._ended = [each for each in self._ended if not _is_over(each)]
        if self._waiting is not None:
            if self._ask():
                self.say(*self._waiting)
            return not self.has_failed
        now = self._now
        if now is None:
            return False
        if now.poll() is None:
            return True
        self._now = None
        self._look_at_end(now)
        return False

    def _look_at_end(self, ended: subprocess.Popen[bytes]) -> None:
        assert ended.stderr is not None
        told = ended.stderr.read().decode("utf-8", "replace").splitlines()
        ended.stderr.close()
        # Without a loudspeaker it says so and ends as if all were well.
        errors = [line.strip() for line in told if line.lower().startswith("error")]
        if errors or ended.returncode:
            self._fail(errors[0] if errors else f"it ended with {ended.returncode}")

    def _fail(self, reason: str) -> None:
        self.has_failed = True
        log.warning("speech: nothing can be heard of %s: %s", self.program, reason)

    def close(self) -> None:
        """End everything, and wait for it."""
        self.stop()
        if self._asked is not None:
            self._asked.kill()
            self._asked.communicate()
            self._asked = None
        for each in self._ended:
            try:
                each.wait(1)
            except subprocess.TimeoutExpired:
                continue
            _is_over(each)
        self._ended = []


def _is_over(process: subprocess.Popen[bytes]) -> bool:
    if process.poll() is None:
        return False
    if process.stderr is not None:
        process.stderr.close()
    return True
