"""The one recording that is at hand, if any is; it outlives the screens that are drawn of it."""

import logging
from pathlib import Path

from kiosk.ui.backstage import Backstage
from kiosk.ui.players import Player

Place = tuple[str, int]
"""The event a recording belongs to, and its number there."""
Key = tuple[Place, str, int, int]
"""The place, the file, and its time and size."""

log = logging.getLogger("kiosk")


class Deck:
    """Holds the one recording that is at hand, if any is."""

    def __init__(self) -> None:
        self.player: Player | None = None
        self._key: Key | None = None
        self._volume = 1.0
        self._backstage = Backstage()
        self._told: set[tuple[str, int, int]] = set()
        """The files that could not be played, each told of once."""

    def take(self, place: Place, path: Path, box: tuple[int, int]) -> Player:
        """The recording at a place of an event: the same as before, if it is the same and its file too."""
        try:
            known = path.stat()
            key: Key = (place, str(path), known.st_mtime_ns, known.st_size)
        except OSError:
            key = (place, str(path), 0, 0)
        if self.player is not None and key == self._key:
            self.player.box = box
            return self.player
        self.let_go()
        self._key = key
        self.player = Player(path, box, self._volume, self._backstage)
        self.player.bind(state=self._tell)
        return self.player

    def _tell(self, player: Player, state: str) -> None:
        if state == "broken" and self._key is not None and self._key[1:] not in self._told:
            self._told.add(self._key[1:])
            log.warning("cannot play %s: %s", player.path, player.reason)

    def stay_at(self, place: Place | None) -> None:
        """Give up the recording, unless it belongs to this place."""
        if self._key is not None and self._key[0] != place:
            self.let_go()

    def let_go(self) -> None:
        """Give up the recording."""
        player, self.player, self._key = self.player, None, None
        if player is not None:
            player.unbind(state=self._tell)
            player.close()

    def set_volume(self, volume: float) -> None:
        """How loud whatever plays is, from 0 to 1."""
        if volume != self._volume:
            self._volume = volume
            if self.player is not None:
                self.player.set_volume(volume)

    @property
    def is_playing(self) -> bool:
        """Whether a recording plays, and does not merely try to."""
        return self.player is not None and self.player.is_progressing

    def settle(self) -> None:
        """Wait for all that goes on in other threads; for the tour and for tests."""
        if self.player is not None:
            self.player.settle()
        self._backstage.settle()

    def close(self) -> None:
        """Stop everything."""
        self.let_go()
        self._backstage.settle()
        self._backstage.shut()
