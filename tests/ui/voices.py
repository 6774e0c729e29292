"""A voice for tests: it says nothing aloud, keeps what it was given, and ends when the test lets it."""

from kiosk.core.spoken import Utterance


class FakeVoice:
    """Remembers what it was asked to say."""

    def __init__(self) -> None:
        self.has_failed = False
        self.said: list[Utterance] = []
        self.asked: list[tuple[int, float]] = []
        """The pace and the volume each time."""
        self.is_closed = False
        self._speaks = False

    def say(self, said: Utterance, pace: int, volume: float) -> None:
        self.said.append(said)
        self.asked.append((pace, volume))
        self._speaks = True

    def stop(self) -> None:
        self._speaks = False

    @property
    def is_speaking(self) -> bool:
        return self._speaks

    def finish(self) -> None:
        """It has said it."""
        self._speaks = False

    def close(self) -> None:
        self.stop()
        self.is_closed = True

    @property
    def words(self) -> str:
        return " ".join(each.text for each in self.said)
