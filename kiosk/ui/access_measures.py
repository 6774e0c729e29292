"""Measures one drawn page for the access report: targets, letters, contrast, keys and ears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from kivy.uix.widget import Widget

from kiosk.core.access import angle, gap_between, holds
from kiosk.core.device import ScreenSize
from kiosk.core.sizes import TEXT_SIZES
from kiosk.ui.drawn import DrawnText, drawn_texts, shift_of
from kiosk.ui.look import Look
from kiosk.ui.pixels import Pixels
from kiosk.ui.screens.base import Screen
from kiosk.ui.spots import Spot
from kiosk.ui.widgets.button import PressButton, Segment
from kiosk.ui.widgets.map_chip import Chip, CountDisc
from kiosk.ui.widgets.reach_strip import ReachStrip
from kiosk.ui.widgets.text_block import TextBlock
from kiosk.ui.widgets.touch import Touchable

NAMED = 60
"""So many letters of a text tell which one it is."""


@dataclass(frozen=True)
class Figure:
    """One thing measured: for which requirement, how much, and of what."""

    key: str
    figure: float
    widget: str


class PageMeasures:
    """Measures what lies on top: a screen, what is laid over it, or the warning."""

    def __init__(
        self, layer: Widget, look: Look, screen: ScreenSize, strip: ReachStrip | None = None
    ) -> None:
        self.layer = layer
        self.look = look
        self.screen = screen
        self.strip = strip
        """The button that brings the page lower, where that is offered."""
        self.mm = look.sizes.mm
        self.texts = list(drawn_texts(layer))
        self.shift = shift_of(layer)
        """How far all of it is drawn from its place, in pixels: the attract screen wanders."""
        self.targets = [each for each in layer.walk(restrict=True) if is_target(each)]
        if strip is not None:
            self.texts += drawn_texts(strip)
            self.targets += [each for each in strip.walk(restrict=True) if is_target(each)]

    def placed(self) -> Iterator[Figure]:
        """All that needs no pixels."""
        yield from self.sizes()
        yield from self.distances()
        yield from self.heights()
        yield from self.letters()
        if isinstance(self.layer, Screen):
            spots = [*self.layer.spots(), *(self.strip.spots() if self.strip is not None else ())]
            yield from self.keys(spots)
            yield from self.ears(spots)

    # --- hands

    def sizes(self) -> Iterator[Figure]:
        """The shorter side of each target."""
        for target in self.targets:
            _, _, wide, tall = target.hit_box
            side = min(wide, tall)
            if isinstance(target, Chip | CountDisc):
                # The map takes a finger near it for one on it, as far as a target reaches.
                side = max(side, self.look.sizes.target(88) * self.look.sizes.unit)
            yield Figure("target", side / self.mm, target.said)

    def distances(self) -> Iterator[Figure]:
        """What lies between two targets that are neighbours."""
        apart = [each for each in self.targets if not isinstance(each, Chip | CountDisc)]
        for one, other in combinations(apart, 2):
            first, second = one.hit_box, other.hit_box
            if holds(first, second) or holds(second, first):
                continue  # a button on a picture that is a target itself
            gap = gap_between(first, second) / self.mm
            if gap < 5:
                yield Figure("dead space", gap, f"{one.said} | {other.said}")

    def heights(self) -> Iterator[Figure]:
        """How far above the floor each target begins and ends.

        Where the page can be brought lower, that counts which is in reach without it: the button for it.
        """
        floor = self.screen.bottom_edge_height_mm
        is_lower = self.look.settings.controls == "lower"
        for target in self.targets:
            if self.strip is not None and not is_lower and target.parent is not self.strip:
                continue
            yield Figure("reach high", floor + target.top / self.mm, target.said)
            yield Figure("reach low", floor + target.y / self.mm, target.said)

    # --- eyes

    def letters(self) -> Iterator[Figure]:
        """How large the capitals of each text are."""
        distance = self.screen.viewing_distance_mm
        chosen = self.look.settings.text_size
        for text in self.texts:
            if not re.search(r"\w", text.letters.said):
                continue
            height, said = text.capital / self.mm, text.letters.said[:NAMED]
            yield Figure("smallest", angle(height, distance) * 60, said)
            if not (isinstance(text.holder, TextBlock) and text.holder.is_running):
                continue
            if chosen == TEXT_SIZES[0]:
                yield Figure("body", height, said)
            elif chosen == TEXT_SIZES[-1]:
                yield Figure("enlarged", angle(height, distance), said)

    def contrasts(self, pixels: Pixels) -> Iterator[Figure]:
        """The contrast of each text, and of each control's edge or icon, as drawn."""
        key = "high contrast" if self.look.palette.high else "contrast"
        for text in self.texts:
            if is_inactive(text.holder):
                continue
            found = pixels.text_contrast(text.box, text.letters.colour)
            if found is not None:
                yield Figure(key, found, text.letters.said[:NAMED])
            yield from self._mark_contrasts(key, text, pixels)
        border = max(round(self.look.palette.border * self.look.sizes.unit), 1)
        for target in self.targets:
            if isinstance(target, PressButton) and not is_inactive(target):
                yield from self._control_contrasts(target, border, pixels)

    def _mark_contrasts(self, key: str, text: DrawnText, pixels: Pixels) -> Iterator[Figure]:
        """Words that lead on, and citations, have colours of their own."""
        if not isinstance(text.holder, TextBlock) or text.holder.on_ref is None:
            return
        for name, boxes in text.holder.marks.items():
            left, bottom, right, top = boxes[0]
            found = pixels.strongest((left, bottom, right - left, top - bottom))
            if found is not None:
                yield Figure(key, found, f"{name} in {text.letters.said[:NAMED]}")

    def _control_contrasts(self, button: PressButton, border: int, pixels: Pixels) -> Iterator[Figure]:
        # The strip with the button for the page does not wander with the page above it.
        across, up = (0.0, 0.0) if button.parent is self.strip else self.shift
        box = (button.x + across, button.y + up, button.width, button.height)
        inner = (box[0] + 4 * border, box[1] + 4 * border, box[2] - 8 * border, box[3] - 8 * border)
        edge = pixels.edge_contrast(box, border)
        face = pixels.strongest(inner)
        if button.kind == "filled" or (isinstance(button, Segment) and button.is_chosen):
            # It needs no edge: what stands on it marks it off from any ground.
            edge = max(edge, face or 0.0)
        yield Figure("edges", edge, f"edge of {button.said}")
        if button.icon_name and button.text is None and face is not None:
            yield Figure("edges", face, f"icon of {button.said}")

    # --- keys and ears

    def keys(self, spots: list[Spot]) -> Iterator[Figure]:
        """How much of what fingers can use can be used by keys."""
        acting = [spot for spot in spots if spot.act is not None]
        names = {spot.name for spot in acting}
        missing = [
            target.said
            for target in self.targets
            if not target.is_by_hand_only and not any(_is_on(target, spot) for spot in acting)
        ]
        marks = [
            name
            for block in self.layer.walk(restrict=True)
            if isinstance(block, TextBlock) and block.on_ref is not None and block.text.refs
            for name in block.marks
        ]
        missing += [name for name in marks if f"mark:{name}" not in names]
        whole = len(self.targets) + len(marks)
        if whole:
            yield Figure("focus", 100 * (whole - len(missing)) / whole, ", ".join(missing))

    def ears(self, spots: list[Spot]) -> Iterator[Figure]:
        """How many of the words that can be read are spoken."""
        widgets = list(self.layer.walk(restrict=True))
        read = [each.said for each in widgets if isinstance(each, TextBlock | Touchable) and each.said]
        drawn = [
            text.letters.said for text in self.texts if not isinstance(text.holder, TextBlock | Touchable)
        ]
        told = words_of("\n".join(spot.words for spot in spots))
        # On a scale of time months are shortened, and told in full.
        short = {
            word for word in words_of("\n".join(drawn)) if any(is_short_for(word, each) for each in told)
        }
        written = words_of("\n".join(read)) | (words_of("\n".join(drawn)) - short)
        missing = written - told
        if written:
            share = 100 * (len(written) - len(missing)) / len(written)
            yield Figure("speech", share, ", ".join(sorted(missing)))


def is_target(widget: Widget) -> bool:
    """Whether a finger can do something there, and it is a thing by itself."""
    return isinstance(widget, Touchable) and bool(widget.said) and widget.is_offered


def is_inactive(widget: Widget) -> bool:
    """Whether it is a control that can do nothing now."""
    return isinstance(widget, PressButton) and (widget.disabled or widget.act is None)


def words_of(text: str) -> set[str]:
    """The words and numbers in a text, whatever stands between a number's thousands."""
    text = re.sub(r"(?<=\d)[.,\u00a0\u202f ](?=\d{3}(?!\d))", "", text.casefold())
    return set(re.findall(r"[^\W_]+", text))


def is_short_for(short: str, whole: str) -> bool:
    """Whether a word may be an abbreviation of another: its letters in their order, from the first on."""
    if not 3 <= len(short) <= 5 or len(short) >= len(whole) or short[0] != whole[0] or not short.isalpha():
        return False
    letters = iter(whole)
    return all(letter in letters for letter in short)


def _is_on(target: Touchable, spot: Spot) -> bool:
    left, bottom, wide, tall = spot.box
    x, y = left + wide / 2, bottom + tall / 2
    return target.x <= x <= target.right and target.y <= y <= target.top
