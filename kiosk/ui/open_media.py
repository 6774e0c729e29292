"""A file of sound or film, opened at a place in it. The only module that knows the library that plays.

Nothing of that library is loaded before a recording is on the screen.
"""

import ctypes
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kiosk.core.media import FILMS
from kiosk.ui.pictures import Decoded

_said: deque[str] = deque(maxlen=4)
"""What the library said last, for the log."""


@lru_cache(maxsize=1)
def _player_class() -> Callable[..., Any]:
    from ffpyplayer import tools
    from ffpyplayer.player import MediaPlayer

    tools.set_loglevel("error")
    tools.set_log_callback(_listen)
    return MediaPlayer


def _listen(message: str, level: str) -> None:
    """Called by the library, in threads of its own."""
    if level in ("error", "fatal", "panic") and message.strip():
        _said.append(message.strip())


def last_said() -> str:
    """What the library said last of what went wrong."""
    return "; ".join(dict.fromkeys(_said)) or "nobody said why"


def is_film(path: Path) -> bool:
    """Whether a file has pictures that move."""
    return path.suffix.lower() in FILMS


def has_loudspeaker() -> bool:
    """Whether this machine has anything to play sound on."""
    _player_class()
    from ffpyplayer.tools import initialize_sdl_aud

    try:
        initialize_sdl_aud()
        sdl = _sdl()
        return sdl is None or int(sdl.SDL_GetNumAudioDevices(0)) != 0
    except (ValueError, AttributeError, OSError):
        return False


@lru_cache(maxsize=1)
def _sdl() -> Any:
    """The copy of SDL that the library plays on; None where it is not found."""
    spec = find_spec("ffpyplayer")
    if spec is None or spec.origin is None:
        return None
    found = sorted((Path(spec.origin).parent.parent / "ffpyplayer.libs").glob("libSDL2-2*.so*"))
    return ctypes.CDLL(str(found[0])) if found else None


@dataclass(frozen=True)
class Frame:
    """A picture of a film: three bytes a pixel from the top row down, and how long it is until it is due."""

    picture: Decoded
    wait: float


class OpenMedia:
    """A file that plays from a place on. To go elsewhere in it, open it anew there.

    The library goes back to the last whole picture of a film when it is sent elsewhere, which may be ten
    seconds off, and its sound does not follow exactly. Opened with filters that cut all before a place
    away, picture and sound begin just there.
    """

    def __init__(
        self,
        path: Path,
        at: float = 0.0,
        *,
        paused: bool = False,
        volume: float = 1.0,
        size: tuple[int, int] | None = None,
        sounds: bool = True,
    ) -> None:
        self.at = at
        self.has_ended = False
        self.has_failed = False
        self.shows = is_film(path)
        options: dict[str, Any] = {
            "sn": True, "vn": not self.shows, "an": not sounds, "paused": paused, "volume": volume,
        }  # fmt: skip
        if at > 0:
            options |= {"ss": at, "af": f"atrim=start={at:.3f}"}
            if self.shows:
                options["vf"] = [f"trim=start={at:.3f}"]
        if size is not None and self.shows:
            options |= {"x": size[0], "y": size[1]}
        _said.clear()
        self._player = _player_class()(
            str(path), callback=self._hear, loglevel="error", ff_opts=options, thread_lib="SDL"
        )

    def _hear(self, what: str, _about: str) -> None:
        """Called by the library, in threads of its own."""
        if what == "eof":
            self.has_ended = True
        elif what in ("read:error", "video:error" if self.shows else "audio:error"):
            self.has_failed = True

    @property
    def length(self) -> float | None:
        """In seconds; None until the file has been read so far."""
        return self._player.get_metadata()["duration"] if self._player else None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height as the film is to be shown: its pixels need not be square."""
        known = self._player.get_metadata() if self._player else {}
        width, height = known.get("src_vid_size", (0, 0))
        over, under = known.get("aspect_ratio", (1, 1))
        return (round(width * over / under) if over > 0 and under > 0 else width), height

    @property
    def position(self) -> float:
        """In seconds from the beginning."""
        # Before the file is open the library has no clock to ask, and would fall over.
        if self._player is None or self.length is None:
            return self.at
        return max(float(self._player.get_pts()), self.at)

    def set_paused(self, paused: bool) -> None:
        """Stand still, or go on."""
        if self._player is not None:
            self._player.set_pause(paused)

    def set_volume(self, volume: float) -> None:
        """From 0 to 1."""
        if self._player is not None:
            self._player.set_volume(volume)

    def frame(self) -> Frame | None:
        """The next picture of a film, if there is one; while paused, the one at hand."""
        if self._player is None or not self.shows:
            return None
        found, wait = self._player.get_frame(force_refresh=self._player.get_pause())
        if found is None:
            return None
        image = found[0]
        width, height = image.get_size()
        pixels = bytes(image.to_bytearray()[0])
        return Frame(Decoded(width, height, pixels), wait if isinstance(wait, float) else 0.0)

    def close(self) -> None:
        """Give the file and the loudspeaker back. Takes a moment; nothing may be asked of it meanwhile."""
        player, self._player = self._player, None
        if player is not None:
            player.close_player()
