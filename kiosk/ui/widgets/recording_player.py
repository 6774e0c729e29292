"""The player: play and pause, where the recording is, ten seconds back and on, loudness, captions."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from kiosk.core.typesetting import escape, typeset
from kiosk.core.visit import Settings
from kiosk.ui.lettering import SetText
from kiosk.ui.look import Look
from kiosk.ui.players import Player
from kiosk.ui.widgets.button import PressButton
from kiosk.ui.widgets.position_bar import HEIGHT, PositionBar
from kiosk.ui.widgets.sheet import Sheet

STEP = 10
"""Seconds forward and back."""
LEVELS = 5
"""Steps of loudness."""
LEAST = {"landscape": 24.0, "portrait": 24.0, "small": 18.0}
"""No type is smaller."""
READABLE = 24 / 28
"""A word on a button may get so much smaller; then a shorter one stands there."""


@dataclass(frozen=True)
class Wishes:
    """What the controls ask of the visit; None where it is not to be had."""

    set_volume: Callable[[float], None]
    captions: Callable[[], None] | None
    captions_named: str
    """How it is called that there are captions now, and in which language if not the visitor's."""
    transcript: Callable[[], None] | None
    transcript_open: bool


def clock_time(seconds: float) -> str:
    """`1:12`, `1:02:05`."""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class RecordingPlayer(Sheet):
    """Two rows of controls on a plate. It follows its player and redraws what has changed, nothing else."""

    def show(
        self, player: Player, plate: tuple[float, float, float, float], inner: tuple[float, float],
        pad: float, button: float, wishes: Wishes, settings: Settings,
    ) -> None:  # fmt: skip
        """Draw it on a plate; `inner` is where the controls begin and end across."""
        self.player, self.plate, self.pad, self.side = player, plate, pad, button
        self.left, self.right = inner
        self.wishes, self.settings = wishes, settings
        self._dragged: float | None = None
        self._time_said = ""
        self.bar: PositionBar | None = None
        self.row, self.second = plate[1] + pad, plate[1] + 2 * pad + button
        self._layers = [Sheet(self.look) for _ in range(6)]
        for layer in self._layers:
            self.add_widget(layer)
        self._ground, self._key, self._track, self._time, self._loudness, self._words = self._layers
        self._draw_all()
        player.bind(state=self._state_changed, position=self._moved, length=self._known)

    def leave(self) -> None:
        """Follow the player no longer."""
        self.player.unbind(state=self._state_changed, position=self._moved, length=self._known)

    def goes_along(self, settings: Settings, wishes: Wishes) -> None:
        """The loudness or the captions have been changed."""
        self.settings, self.wishes = settings, wishes
        self._draw_loudness()
        self._draw_words()
        self._draw_time()

    def _draw_all(self) -> None:
        for layer in self._layers:
            layer.wipe()
        self._time_said = ""
        x, y, w, h = self.plate
        is_broken = self.player.state == "broken"
        # Of what cannot be played only the transcript is left.
        self._ground.rect(self.colours.paper2, x, y, w, self.side + 2 * self.pad if is_broken else h)
        if self.colours.high:
            self._ground.rect(self.colours.ui, x, y, w, 2)
        if not is_broken:
            self._draw_key()
            self._draw_track()
            self._draw_loudness()
        self._draw_words()

    # --- what the player tells

    def _state_changed(self, *_: Any) -> None:
        if self.player.state == "broken":
            self.bar = None
            self._draw_all()
        else:
            self._draw_key()

    def _moved(self, *_: Any) -> None:
        if self.bar is not None and self.player.length:
            self.bar.show(self.player.position / self.player.length)
        self._draw_time()

    def _known(self, *_: Any) -> None:
        """The file has been looked into: how long it is, and whether it has sound."""
        if self.player.state != "broken":
            self._draw_track()
            self._draw_loudness()

    # --- parts

    def _button(self, on: Sheet, said: str, act: Callable[[], None] | None, x: float, y: float, w: float,
                **more: Any) -> PressButton:  # fmt: skip
        made = PressButton(self.look, said, act, ground="paper2", **on.box(x, y, w, self.side), **more)
        on.add_widget(made)
        if not made.fits:
            self.overflows.append(said)
        return made

    def _draw_key(self) -> None:
        """The one ink button: play, or pause."""
        self._key.wipe()
        said, icon = key_of(self.player, self.look)
        self._button(self._key, said, self.player.toggle, self.left, self.row, self.side,
                     icon_name=icon, wordless=True, kind="filled")  # fmt: skip

    def _draw_track(self) -> None:
        self._track.wipe()
        self.bar = None
        step = self.side + self.pad
        say, player = self.words.say, self.player
        if not player.length:
            self._draw_time()
            return
        for by, icon, x in ((-STEP, "back10", self.left + step), (STEP, "on10", self.right - self.side)):
            said = say("seconds_back" if by < 0 else "seconds_on", n=STEP)
            self._button(self._track, said, partial(player.step, by), x, self.row, self.side, icon_name=icon,
                         wordless=True)  # fmt: skip
        left, right = self._bar_place()
        self.bar = PositionBar(
            self.look, say("play_position"), lambda part: player.seek(part * player.length),
            **self.box(left, self.row, right - left, self.side),
        )  # fmt: skip
        self.bar.on_drag = self._show_dragged
        self._track.add_widget(self.bar)
        self._moved()

    def _bar_place(self) -> tuple[float, float]:
        step = self.side + self.pad
        return self.left + 2 * step, self.right - step

    def _show_dragged(self, part: float | None) -> None:
        """The time under the finger."""
        self._dragged = part
        self._draw_time()

    def _draw_time(self) -> None:
        """Above the bar: whether there are captions, and how far it is."""
        player = self.player
        at = player.position if self._dragged is None else self._dragged * player.length
        said = f"{clock_time(at)} / {clock_time(player.length)}" if player.length else clock_time(at)
        named = self.wishes.captions_named
        if f"{named} {said}" == self._time_said or player.state == "broken":
            return
        self._time_said = f"{named} {said}"
        self._time.wipe()
        left, right = self._bar_place()
        unit, most = self.look.sizes.unit, (right - left) * self.look.sizes.unit
        style = self.look.style("small")
        while (text := SetText(said, style, unit, None, self.colours.ink)).width > most:
            if style.size * 0.93 < LEAST[self.form]:
                said = clock_time(at)
                text = SetText(said, style, unit, None, self.colours.ink)
                break
            style = style.times(0.93)
        y = self.row + max(self.side * HEIGHT - style.line - 14, -6)
        self._time.set(text, said, right, y, align="right")
        markup = escape(typeset(named, self.words.language))
        label = SetText(markup, style, unit, None, self.colours.ink2)
        if named and label.width <= most - text.width - 24 * unit:
            self._time.set(label, named, left, y)

    def _draw_loudness(self) -> None:
        """Quieter, how loud it is, louder; or why nothing is to be heard."""
        layer, player = self._loudness, self.player
        layer.wipe()
        if player.glimpse is None:
            return
        gauge = self._gauge_width
        if not (player.has_sound and player.is_heard):
            said = self.words.say("no_sound_here" if player.has_sound else "no_sound_in_it")
            style = self.look.style("small", False)
            width = 2 * self.side + gauge
            text = SetText(escape(typeset(said, self.words.language)), style, self.look.sizes.unit,
                           round(width * self.look.sizes.unit), self.colours.ink2)  # fmt: skip
            layer.set(
                text, said, self.left, self.second + max((self.side - layer.tall(text)) / 2, 0), w=width
            )
            return
        level = round(self.settings.volume * LEVELS)
        wish = self.wishes.set_volume
        quieter = (lambda: wish((level - 1) / LEVELS)) if level else None
        louder = (lambda: wish((level + 1) / LEVELS)) if level < LEVELS else None
        self._button(layer, self.words.say("quieter"), quieter, self.left, self.second, self.side,
                     icon_name="quieter", wordless=True)  # fmt: skip
        self._button(layer, self.words.say("louder"), louder, self.left + self.side + gauge, self.second,
                     self.side, icon_name="louder", wordless=True)  # fmt: skip
        self._draw_gauge(level, self.left + self.side, gauge)

    @property
    def _gauge_width(self) -> float:
        if self.form != "small":
            return 48.0
        # Where fingers need more of the row, it is the gauge that has less.
        return 28.0 if self.side < 90 else 16.0

    def _draw_gauge(self, level: int, x: float, w: float) -> None:
        """How loud it is: bars from below, as many filled as it is loud."""
        thick = self.side / 16
        bar = w * 0.5
        for place in range(LEVELS):
            y = self.second + self.side * 0.5 + (LEVELS / 2 - place - 0.75) * thick * 2
            colour = self.colours.ink if place < level else self.colours.track
            self._loudness.rect(colour, x + (w - bar) / 2, y, bar, thick)

    def _draw_words(self) -> None:
        """Captions on or off, and the transcript."""
        layer, wishes = self._words, self.wishes
        layer.wipe()
        start = self.left + 2 * self.side + self._gauge_width + self.pad
        if self.player.state == "broken":
            start = self.left
        width = (self.right - start - self.pad) / 2
        if wishes.captions is not None and self.player.state != "broken":
            kind = "filled" if self.settings.captions else "framed"
            said = self.words.say("captions")
            is_wide = self._fits(said, width)
            self._button(layer, said, wishes.captions, start, self.second, width, kind=kind,
                         wordless=not is_wide, icon_name=None if is_wide else "captions")  # fmt: skip
        if wishes.transcript is not None:
            said = self.words.say("transcript")
            if not self._fits(said, width):
                said = self.words.say("transcript_short")
            kind = "filled" if wishes.transcript_open else "framed"
            left = self.right - width if self.player.state != "broken" else start
            y = self.second if self.player.state != "broken" else self.row
            self._button(layer, said, wishes.transcript, left, y, width, kind=kind)

    def _fits(self, said: str, width: float) -> bool:
        style = self.look.style("label", False).times(READABLE)
        unit = self.look.sizes.unit
        return SetText(escape(typeset(said, self.words.language)), style, unit).width <= (width - 24) * unit


def key_of(player: Player, look: Look) -> tuple[str, str]:
    """What the button to play or pause is called, and its icon."""
    if player.state == "playing":
        return look.words.say("pause"), "pause"
    return look.words.say("play_again" if player.state == "ended" else "play"), "play"
