"""A recording as it is played: paused, moved about in, shown picture by picture, and given up."""

from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from kivy.clock import Clock
from kivy.event import EventDispatcher
from kivy.graphics.texture import Texture
from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from kiosk.ui.backstage import Backstage
from kiosk.ui.glimpse import Glimpse, fitted
from kiosk.ui.open_media import Frame, OpenMedia, is_film, last_said
from kiosk.ui.pictures import Decoded

SOUND_TICK = 1 / 20
"""Seconds between looks at where a sound recording is."""
STALLED = 5.0
"""Seconds without progress after which a recording no longer counts as playing."""
GIVEN_UP = 15.0
"""Seconds without progress after which it is taken to be damaged."""
LAST_PICTURE = 0.1
"""Seconds before its end at which a film still has a picture to show."""
UNHEARD = 0.05
"""A recording that ends within so many seconds of where it began has played nothing."""


class Player(EventDispatcher):
    """One recording. `state` is waiting, playing, paused, ended or broken; times are in seconds.

    While it plays, and only then, something runs on the clock. Whoever binds to it unbinds again.
    """

    state = StringProperty("waiting")
    position = NumericProperty(0.0)
    length = NumericProperty(0.0)
    """0 as long as it is not known; some files never tell."""
    texture = ObjectProperty(None, allownone=True)
    """The picture of a film that is shown now."""
    __events__ = ("on_frame",)

    def __init__(self, path: Path, box: tuple[int, int], volume: float, backstage: Backstage) -> None:
        super().__init__()
        self.path = path
        self.is_film = is_film(path)
        self.box = box
        """The pixels a film has to be shown in."""
        self.glimpse: Glimpse | None = None
        self.reason = ""
        """Why it cannot be played."""
        self.is_closed = False
        self._volume = volume
        self._backstage = backstage
        self._media: OpenMedia | None = None
        self._is_due = False
        """Whether the file is to be opened at `position`, as soon as that can be done."""
        self._held: Frame | None = None
        """The next picture, until it is due."""
        self._due_at = 0.0
        self._has_shown = False
        """Whether anything has been seen since the file was opened."""
        self._moved_at = 0.0
        self._ticker: Any = None
        self._looking: Future[Glimpse] | None = backstage.look_into(path, *box)
        self._run()

    def on_frame(self) -> None:
        """Another picture is in the texture."""

    # --- what can be done

    def play(self) -> None:
        """Go on from where it is; from the beginning, if it has ended."""
        if self.state in ("playing", "broken") or self.is_closed:
            return
        if self.state == "ended":
            self.position = 0.0
        self._moved_at = Clock.get_time()
        self.state = "playing"
        if self._media is not None:
            self._media.set_paused(False)
        else:
            self._is_due = True
        self._run()

    def pause(self) -> None:
        """Stand still."""
        if self.state == "playing":
            self.state = "paused"
            if self._media is not None:
                self._media.set_paused(True)

    def toggle(self) -> None:
        """Play, or pause."""
        if self.state == "playing":
            self.pause()
        else:
            self.play()

    def seek(self, seconds: float) -> None:
        """Go to a place in it, and play on there if it was playing."""
        if self.state == "broken" or not self.length or self.is_closed:
            return
        self._close_media()
        last = self.length - (LAST_PICTURE if self.is_film else 0)
        self.position = max(min(seconds, last), 0.0)
        if self.state in ("waiting", "ended"):
            self.state = "paused"
        self._moved_at = Clock.get_time()
        # A paused sound has nothing to show at its new place: it is opened when it is played.
        self._is_due = self.is_film or self.state == "playing"
        self._run()

    def step(self, seconds: float) -> None:
        """So many seconds forward, or back."""
        self.seek(self.position + seconds)

    def set_volume(self, volume: float) -> None:
        """From 0 to 1."""
        self._volume = volume
        if self._media is not None:
            self._media.set_volume(volume)

    def close(self) -> None:
        """Give it up. What was last seen of it stays, as long as somebody shows it."""
        self.is_closed = True
        self._looking = None
        self._is_due = False
        self._rest()
        self._close_media()

    def forget(self) -> None:
        """Nobody shows it any longer."""
        if self.is_closed:
            self.texture = None

    # --- what is known of it

    @property
    def has_sound(self) -> bool:
        """Whether there is a sound in it to be made quieter or louder."""
        return self.glimpse is None or self.glimpse.has_sound

    @property
    def is_heard(self) -> bool:
        """Whether this machine can make its sound heard."""
        return self.glimpse is None or self.glimpse.is_heard

    @property
    def is_progressing(self) -> bool:
        """Whether it plays, and has not stood still for some seconds."""
        return self.state == "playing" and Clock.get_time() - self._moved_at < STALLED

    # --- while it runs

    def _run(self) -> None:
        if self._ticker is None:
            self._ticker = Clock.schedule_interval(self.tick, 0 if self.is_film else SOUND_TICK)

    def _rest(self) -> None:
        if self._ticker is not None:
            self._ticker.cancel()
            self._ticker = None

    def tick(self, _dt: float = 0) -> None:
        """Look how far it is."""
        if self._looking is not None and self._looking.done():
            self._take_glimpse(self._looking)
        if self._is_due and self.glimpse is not None and not self._backstage.is_closing:
            self._open()
        if self._media is not None:
            self._follow(self._media)
        if self.state == "playing" and Clock.get_time() - self._moved_at > GIVEN_UP:
            self._break("it does not go on")
        if not (self._looking or self._seeks or self.state == "playing"):
            self._rest()

    @property
    def _seeks(self) -> bool:
        """Whether the file is being opened at a place that has not been shown yet, but may be."""
        waits = self._media is not None and self._media.shows and not self._has_shown
        return self._is_due or (waits and Clock.get_time() - self._moved_at < STALLED)

    def _take_glimpse(self, looking: Future[Glimpse]) -> None:
        self._looking = None
        try:
            glimpse = looking.result()
        except Exception as fault:  # also a library that cannot be loaded: nothing here ends a visit
            self._break(str(fault))
            return
        self.glimpse = replace(glimpse, picture=None)
        if not self.is_film and not glimpse.is_heard:
            self._break("there is no loudspeaker")
            return
        if glimpse.picture is not None:
            self._show(glimpse.picture)
        self.length = glimpse.length

    def _open(self) -> None:
        assert self.glimpse is not None
        self._is_due = False
        self._held, self._has_shown = None, False
        size = fitted(self.glimpse.size, *self.box)
        sounds = self.glimpse.has_sound and self.glimpse.is_heard
        try:
            self._media = OpenMedia(
                self.path, self.position, paused=self.state != "playing", volume=self._volume,
                size=size, sounds=sounds,
            )  # fmt: skip
        except Exception as fault:
            self._break(str(fault))

    def _follow(self, media: OpenMedia) -> None:
        if media.has_failed:
            self._break(last_said())
            return
        if media.shows:
            self._turn_pictures(media)
        if self.state != "playing":
            return
        position = min(media.position, self.length) if self.length else media.position
        if position > self.position:
            self.position = position
            self._moved_at = Clock.get_time()
        if media.has_ended:
            self._end(media)

    def _turn_pictures(self, media: OpenMedia) -> None:
        """Show the next picture when it is due; at a new place, at once."""
        if self._held is None:
            self._held = media.frame()
            self._due_at = monotonic() + (self._held.wait if self._held and self._has_shown else 0)
        if self._held is not None and monotonic() >= self._due_at:
            held, self._held = self._held, None
            self._has_shown = True
            self._show(held.picture)

    def _end(self, media: OpenMedia) -> None:
        if self.position - media.at < UNHEARD and not self._has_shown and self.length - media.at > 1:
            self._break("nothing in it could be played")
            return
        self._close_media()
        self.position = self.length or self.position
        self.state = "ended"

    def _show(self, picture: Decoded) -> None:
        size = (picture.width, picture.height)
        texture = self.texture
        if texture is None or tuple(texture.size) != size:
            texture = Texture.create(size=size, colorfmt="rgb")
            texture.flip_vertical()
        texture.blit_buffer(picture.pixels, colorfmt="rgb", bufferfmt="ubyte")
        self.texture = texture
        self.dispatch("on_frame")

    def _break(self, reason: str) -> None:
        self.reason = reason
        self._is_due = False
        self._looking = None
        self._close_media()
        self._rest()
        self.state = "broken"

    def _close_media(self) -> None:
        media, self._media = self._media, None
        self._held = None
        if media is not None:
            self._backstage.close(media)

    def settle(self) -> None:
        """Wait until it has been looked into and shows where it is; for the tour and for tests."""
        if self._looking is not None:
            self._looking.exception(timeout=60)
            self.tick()
        until = monotonic() + GIVEN_UP
        while self._seeks and not self.is_closed and monotonic() < until:
            sleep(0.01)
            self.tick()
