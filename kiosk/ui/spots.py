"""What can be read or used on a page, thing by thing: for the frame that keys move, and for ears.

A screen need do nothing for it. Texts, with the terms, links and citations in them, and targets, with the
texts that stand on them, are found as they were drawn. A widget that draws its marks itself tells of them
in `own_spots`; a screen that wants another order, or leaves something out, overrides `spots`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol, runtime_checkable

from kivy.uix.widget import Widget

from kiosk.core import spoken
from kiosk.core.language import Words
from kiosk.core.spoken import Utterance
from kiosk.ui.widgets.button import Segment
from kiosk.ui.widgets.rail import Rail
from kiosk.ui.widgets.sheet import Sheet
from kiosk.ui.widgets.text_block import TextBlock
from kiosk.ui.widgets.touch import Touchable
from kiosk.ui.widgets.unwritten import Unwritten

Box = tuple[float, float, float, float]
"""Left, bottom, width and height in the window's pixels."""
Act = Callable[[], None]


@dataclass(frozen=True)
class Spot:
    """One thing on the page: where it stands, what is said of it, and what OK does there."""

    said: tuple[Utterance, ...]
    box: Box
    act: Act | None = None
    name: str = ""
    """By which it is found again when the page is drawn anew."""
    is_offered: bool = True
    """Not a control that can do nothing now."""
    in_rail: bool = False
    """Part of what every page has."""
    on_night: bool = False
    is_aside: bool = False
    """Whether it is read only when asked for: a recording says it too, or it is one of very many."""

    unseen: str = ""
    """What is shown while it is in the frame, where the page cannot show it: one of several in a mark."""

    @property
    def is_read_unasked(self) -> bool:
        """Whether it is read with its page: not what every page has, nor what was said a moment ago."""
        return not (self.in_rail or self.is_aside or self.name.startswith("mark:"))

    @property
    def is_on_known_ground(self) -> bool:
        """Whether the frame round it needs no line of its own to be seen: a text, or anything on night."""
        return self.on_night or self.name.startswith(("text:", "mark:"))

    @property
    def words(self) -> str:
        """All that is said, in one string."""
        return " ".join(each.text for each in self.said)


@runtime_checkable
class HasSpots(Protocol):
    """A widget that draws things of its own, and tells of them."""

    def own_spots(self) -> Iterable[Spot]:
        """What it has drawn, in the order of reading."""


Holder = Touchable | Unwritten
Part = TextBlock | Touchable | Unwritten | HasSpots


def drawn_spot(
    words: Words,
    said: str,
    box: Box,
    act: Act | None = None,
    *,
    name: str = "",
    language: str = "",
    is_chosen: bool = False,
    on_night: bool = False,
    is_aside: bool = False,
    unseen: str = "",
) -> Spot:
    """A spot for what a widget drew itself; `name` must stay the same while it is the same thing."""
    language = language or words.language
    parts = [Utterance(spoken.speakable(said, language), language)]
    parts = _with_role(words, parts, act is not None, is_chosen)
    return Spot(tuple(parts), box, act, f"own:{name or said}", on_night=on_night, is_aside=is_aside,
                unseen=unseen)  # fmt: skip


def spots_of(sheet: Sheet) -> list[Spot]:
    """The spots of a page, in the order in which it was drawn; those of its rail come last."""
    found = [*_spots(sheet, list(_parts(sheet))), *_rail_spots(sheet)]
    return _named_apart([replace(spot, on_night=spot.on_night or sheet.is_night(spot.box)) for spot in found])


# --- finding them


def _parts(widget: Widget) -> Iterator[Part]:
    for child in reversed(widget.children):
        if isinstance(child, Rail):
            continue
        if isinstance(child, TextBlock | Touchable | Unwritten):
            if child.said:
                yield child
        elif isinstance(child, HasSpots):
            yield child
        else:
            yield from _parts(child)


def _rail_spots(sheet: Widget) -> Iterator[Spot]:
    for rail in [child for child in sheet.children if isinstance(child, Rail)]:
        spots = [replace(spot, in_rail=True) for spot in _spots(rail, list(_parts(rail)))]
        yield from sorted(spots, key=lambda spot: _row_and_column(spot.box, rail.look.sizes.px(44)))


def _row_and_column(box: Box, row: float) -> tuple[int, float]:
    return -round((box[1] + box[3] / 2) / max(row, 1)), box[0]


def _spots(sheet: Sheet, parts: Sequence[Part]) -> Iterator[Spot]:
    holders = [p for p in parts if isinstance(p, Touchable) or (isinstance(p, Unwritten) and p.holds)]
    held: dict[Holder, list[TextBlock]] = {holder: [] for holder in holders}
    within: dict[TextBlock, Holder] = {}
    for block in parts:
        holder = _holder(block, holders) if isinstance(block, TextBlock) else None
        if holder is not None and isinstance(block, TextBlock):
            held[holder].append(block)
            within[block] = holder
    done: set[Holder] = set()
    for part in parts:
        if isinstance(part, TextBlock):
            holder = within.get(part)
            if holder is None:
                yield _of_text(sheet, part)
                yield from _marks(sheet, part)
            elif holder not in done:
                done.add(holder)
                yield from _of_holder(sheet, holder, held[holder])
        elif isinstance(part, Touchable | Unwritten):
            if part not in done:
                done.add(part)
                yield from _of_holder(sheet, part, held.get(part, []))
        else:
            yield from part.own_spots()


def _holder(block: TextBlock, holders: Sequence[Holder]) -> Holder | None:
    """The smallest target that a text stands on."""
    x, y = block.center
    over = [each for each in holders if each.x <= x <= each.right and each.y <= y <= each.top]
    over = [each for each in over if each.height >= block.text.line * 0.5 and each.width >= block.width * 0.5]
    return min(over, key=lambda each: each.width * each.height, default=None)


# --- what is said of each


def _box(widget: Widget) -> Box:
    return (widget.x, widget.y, widget.width, widget.height)


def _utterance(sheet: Sheet, block: TextBlock) -> Utterance:
    language = block.language or sheet.words.language
    if block.spoken:
        return Utterance(spoken.speakable(block.spoken, sheet.words.language), sheet.words.language)
    if block.paragraph:
        said = spoken.told(block.paragraph, sheet.words, language, block.numbers)
        return Utterance(said, language)
    return Utterance(spoken.speakable(block.said, language), language)


def _of_text(sheet: Sheet, block: TextBlock) -> Spot:
    return Spot((_utterance(sheet, block),), _box(block), None, f"text:{block.said}")


def _row_by_row(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Texts as they are read: from the top down, and from left to right where they stand side by side."""
    rows: list[list[TextBlock]] = []
    for block in sorted(blocks, key=lambda each: -each.top):
        row = rows[-1] if rows else []
        if row and (block.center_y > row[0].y or row[0].center_y < block.top):
            row.append(block)
        else:
            rows.append([block])
    return [block for row in rows for block in sorted(row, key=lambda each: each.x)]


def _of_holder(sheet: Sheet, holder: Holder, blocks: Sequence[TextBlock]) -> Iterator[Spot]:
    words = sheet.words
    ordered = _row_by_row(blocks)
    parts = [_utterance(sheet, block) for block in ordered]
    own = (holder.spoken if isinstance(holder, Touchable) else "") or holder.said
    language = holder.language or words.language
    own = spoken.speakable(own, language)
    is_written = re.compile(rf"(?<!\w){re.escape(own)}(?!\w)", re.IGNORECASE)
    if not any(is_written.search(part.text) for part in parts):
        parts.insert(0, Utterance(own, language))
    if isinstance(holder, Unwritten):
        yield Spot(spoken.merged(parts), _box(holder), None, f"told:{holder.said}")
    else:
        is_chosen = isinstance(holder, Segment) and holder.is_chosen
        own_words = Words(holder.language) if holder.language else words
        acts = not holder.is_by_hand_only
        parts = _with_role(own_words, spoken.merged(parts), acts, is_chosen, not holder.is_offered)
        act = holder.act if holder.is_offered and acts else None
        yield Spot(tuple(parts), _box(holder), act, f"act:{holder.said}", holder.is_offered)
    for block in ordered:
        yield from _marks(sheet, block)


def _with_role(
    words: Words, parts: Sequence[Utterance], acts: bool, is_chosen: bool, is_off: bool = False
) -> list[Utterance]:
    """What is said of a thing, and what it is: a button, chosen, not available."""
    told = [("spoken_button", acts), ("spoken_chosen", is_chosen), ("spoken_not_offered", is_off)]
    role = ", ".join(words.say(key) for key, is_so in told if is_so)
    if not role:
        return list(parts)
    last = parts[-1]
    if last.language != words.language:
        return [*parts, Utterance(role, words.language)]
    return [*parts[:-1], Utterance(f"{last.text.rstrip('.')}, {role}", last.language)]


def _marks(sheet: Sheet, block: TextBlock) -> Iterator[Spot]:
    """The terms, links and citations in a text, each by itself."""
    if block.on_ref is None or not block.text.refs:
        return
    for name, boxes in block.marks.items():
        left, bottom, right, top = boxes[0]
        said = _of_mark(sheet.words, block, name)
        language = sheet.words.language
        yield Spot((Utterance(said, language),), (left, bottom, right - left, top - bottom),
                   partial(block.on_ref, name), f"mark:{name}")  # fmt: skip


def _of_mark(words: Words, block: TextBlock, name: str) -> str:
    kind, _, key = name.partition(":")
    for run in block.paragraph:
        if kind == "t" and run.term == key:
            return f"{run.text}, {words.say('spoken_term')}"
        if kind == "e" and run.event == key:
            return f"{run.text}, {words.say('spoken_link')}"
        for citation in run.citations if kind == "c" else ():
            if str((block.numbers or {}).get((citation.source, citation.locator))) == key:
                return spoken.speakable(spoken.source(citation, int(key), words), words.language)
    return words.say("spoken_source", n=int(key)) if kind == "c" else block.said


def _named_apart(spots: Sequence[Spot]) -> list[Spot]:
    """Things of one name are told apart by their number."""
    counts: dict[str, int] = {}
    made = []
    for spot in spots:
        counts[spot.name] = counts.get(spot.name, 0) + 1
        number = counts[spot.name]
        made.append(spot if number == 1 else replace(spot, name=f"{spot.name} {number}"))
    return made
