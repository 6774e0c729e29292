"""What is said in a recording, written out, in a drawer; it can be read while it is listened to."""

from typing import Any

from kiosk.core.media import Recording
from kiosk.core.parts import Text
from kiosk.core.runs import Run
from kiosk.core.typesetting import typeset_runs
from kiosk.core.visit import TranscriptDrawer
from kiosk.ui.reading import Passage
from kiosk.ui.screens.drawers import DrawerScreen
from kiosk.ui.screens.event import EventScreen
from kiosk.ui.screens.slot_recording import captions_of
from kiosk.ui.widgets.recording_player import key_of


class TranscriptScreen(DrawerScreen):
    """The transcript in pages, and a button to pause and play beside Close."""

    def heading(self) -> str:
        """The drawer's title."""
        return self.words.say("transcript")

    def top(self) -> float | None:
        """It covers the player, whose place its own button takes, and leaves the film in sight."""
        plan = self.below.plan if isinstance(self.below, EventScreen) else None
        return plan.player[1] if plan is not None and plan.player is not None else None

    def compose_pages(self) -> None:
        """The text, and at the foot what is needed while listening."""
        over = next((o for o in reversed(self.here.over) if isinstance(o, TranscriptDrawer)), None)
        recording = self.visit.recording
        self._key: Any = None
        player = self.deck.player
        self._player = player if player is not None and player.state != "broken" else None
        self.beside_close = self.grid.button_h + 16 if self._player is not None else 0.0
        d = self.place
        y = d.content_y
        if recording is None:
            self.foot(0, 1)
            return
        y += self.note_untranslated((self._text(recording),), d.left, y, 60)
        pages = self._passage(recording).pages(d.foot_y - 24 - y)
        here = min(over.page if over else 0, len(pages) - 1)
        self.lay(pages[here], d.left, y, dotted=self.tones.main)
        self.foot(here, len(pages))
        if self._player is not None:
            self._player.bind(state=self._draw_key)
            self._draw_key()

    def retire(self) -> None:
        """Follow the recording no longer."""
        super().retire()
        if self._player is not None:
            self._player.unbind(state=self._draw_key)

    def _text(self, recording: Recording) -> Text | None:
        """What says in which languages the transcript is there."""
        if recording.transcript is not None:
            return recording.transcript
        return recording.captions if isinstance(recording.captions, Text) else None

    def _passage(self, recording: Recording) -> Passage:
        style, width = self.look.style("body"), self.place.width
        ink = self.ink(self.tones, cites=False)
        if recording.transcript is not None:
            return self.passage(recording.transcript, style, width, ink)
        captions, language = captions_of(self, recording)
        paragraphs = [typeset_runs((Run(told),), language) for told in captions.transcript]
        return Passage(paragraphs, style, self.look.sizes.unit, width, ink)

    def _draw_key(self, *_: Any) -> None:
        """Play or pause."""
        assert self._player is not None
        if self._key is not None:
            self.remove_widget(self._key)
        said, icon = key_of(self._player, self.look)
        side = self.grid.button_h
        self._key = self.button(said, self._player.toggle, self.after_close + 16, self.place.foot_y, side,
                                icon_name=icon, wordless=True, kind="filled")  # fmt: skip
