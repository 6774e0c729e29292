"""Names on a map, judged by their rectangles: none over another, over another's dot, or past the frame."""

from collections.abc import Sequence
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.labels import CHIPS, NAMES, Dot, Label, Labels, Manner, Rect, Wish, clipped

FRAMES = {
    "landscape": Rect(12, 12, 1176, 920),
    "portrait": Rect(12, 12, 1056, 736),
    "small": Rect(12, 12, 568, 460),
    "tiny": Rect(6, 6, 332, 118),
}
HEADING = Rect(84, 52, 240, 130)


def spread(count: int, frame: Rect, seed: int = 1) -> tuple[list[Wish], list[Dot]]:
    """Wishes and dots all over a frame, with a crowd in its middle."""
    chance = Random(seed)
    wishes, dots = [], []
    for n in range(count):
        if n % 3:
            x = frame.x + chance.random() * frame.w
            y = frame.y + chance.random() * frame.h
        else:
            x = frame.x + frame.w / 2 + chance.gauss(0, 60)
            y = frame.y + frame.h / 2 + chance.gauss(0, 60)
        wishes.append(Wish(f"place {n}", x, y, chance.choice([110, 180, 260, 380]), chance.choice([56, 92])))
        dots.append(Dot(x, y, 8))
    return wishes, dots


def faults(frame: Rect, dots: Sequence[Dot], taken: Sequence[Rect], wishes: Sequence[Wish],
           placed: dict[str, Label]) -> list[str]:  # fmt: skip
    at = {wish.key: wish for wish in wishes}
    found = []
    for label in placed.values():
        if not frame.holds(label.rect):
            found.append(f"{label.key} leaves the frame")
        if any(label.rect.meets(rect) for rect in taken):
            found.append(f"{label.key} lies where nothing may lie")
        found += [f"{label.key} covers a dot" for dot in dots if label.rect.distance(dot.x, dot.y) < dot.r]
        wish = at[label.key]
        if label.leader is not None and label.leader[:2] != (wish.x, wish.y):
            found.append(f"{label.key} has another's leader")
    for one, other in combinations(placed.values(), 2):
        if one.rect.meets(other.rect):
            found.append(f"{one.key} and {other.key} overlap")
        for a, b in ((one, other), (other, one)):
            if a.leader is not None and clipped(a.leader, b.rect):
                found.append(f"the leader of {a.key} runs over {b.key}")
    return found


@pytest.mark.parametrize("manner", [CHIPS, NAMES], ids=["chips", "names"])
@pytest.mark.parametrize("count", [1, 2, 10, 30])
@pytest.mark.parametrize("form", FRAMES)
def test_no_name_covers_another_or_anothers_dot_or_leaves_the_frame(
    form: str, count: int, manner: Manner
) -> None:
    frame = FRAMES[form]
    wishes, dots = spread(count, frame)
    labels = Labels(frame, dots, [HEADING], manner)
    placed = labels.place(wishes)
    assert faults(frame, dots, [HEADING], wishes, placed) == []


@pytest.mark.parametrize("count", [100, 1000])
def test_a_few_names_find_their_places_among_very_many_dots(count: int) -> None:
    frame = FRAMES["landscape"]
    wishes, dots = spread(count, frame)
    some = wishes[:10]
    placed = Labels(frame, dots, [], CHIPS).place(some)
    assert faults(frame, dots, [], some, placed) == []


@settings(max_examples=12)
@given(st.integers(0, 10_000), st.integers(1, 14))
def test_wherever_places_lie_their_names_stand_clear(seed: int, count: int) -> None:
    frame = FRAMES["landscape"]
    wishes, dots = spread(count, frame, seed)
    placed = Labels(frame, dots, [HEADING], CHIPS).place(wishes)
    assert faults(frame, dots, [HEADING], wishes, placed) == []


def test_ten_places_that_lie_apart_all_have_their_names() -> None:
    frame = FRAMES["landscape"]
    wishes = [Wish(str(n), 200 + 190 * (n % 5), 250 + 380 * (n // 5), 170, 56) for n in range(10)]
    dots = [Dot(wish.x, wish.y, 8) for wish in wishes]
    assert len(Labels(frame, dots, [], CHIPS).place(wishes)) == 10


def test_a_dozen_places_in_a_crowd_all_have_their_names() -> None:
    frame = FRAMES["landscape"]
    chance = Random(3)
    wishes = [
        Wish(str(n), 560 + chance.uniform(-120, 120), 420 + chance.uniform(-120, 120), 200, 56)
        for n in range(12)
    ]
    dots = [Dot(wish.x, wish.y, 8) for wish in wishes]
    placed = Labels(frame, dots, [], CHIPS).place(wishes)
    assert len(placed) == 12
    assert faults(frame, dots, [], wishes, placed) == []


def test_what_weighs_most_is_not_what_goes_without() -> None:
    frame = Rect(0, 0, 420, 160)
    wishes = [Wish(str(n), 130 + 40 * n, 80, 180, 56) for n in range(5)]
    dots = [Dot(wish.x, wish.y, 8) for wish in wishes]
    placed = Labels(frame, dots, [], CHIPS).place(wishes)
    assert 0 < len(placed) < 5
    assert "0" in placed


def test_the_same_wishes_always_get_the_same_places() -> None:
    frame = FRAMES["landscape"]
    wishes, dots = spread(14, frame)
    first = Labels(frame, dots, [HEADING], CHIPS).place(wishes)
    again = Labels(frame, dots, [HEADING], CHIPS).place(wishes)
    assert first == again


def test_a_name_lies_on_no_line_that_it_was_told_of() -> None:
    frame = FRAMES["landscape"]
    wish = Wish("a", 600, 400, 200, 56)
    line = (600.0, 400.0, 1200.0, 400.0)
    placed = Labels(frame, [Dot(600, 400, 8)], [], CHIPS, [line]).place([wish])
    assert clipped(line, placed["a"].rect) is None


def test_a_name_insisted_on_takes_the_place_of_others_and_tells_whose() -> None:
    frame = Rect(0, 0, 320, 120)
    wishes = [Wish("first", 60, 60, 180, 56), Wish("chosen", 70, 60, 180, 56)]
    dots = [Dot(wish.x, wish.y, 8) for wish in wishes]
    labels = Labels(frame, dots, [], CHIPS)
    labels.place(wishes[:1])
    gone = labels.insist(wishes[1])
    assert gone == ["first"]
    assert set(labels.placed) == {"chosen"}


def test_a_name_insisted_on_where_there_is_room_takes_nobodys_place() -> None:
    frame = FRAMES["landscape"]
    labels = Labels(frame, [Dot(300, 300, 8), Dot(800, 300, 8)], [], CHIPS)
    labels.place([Wish("first", 300, 300, 180, 56)])
    assert labels.insist(Wish("chosen", 800, 300, 180, 56)) == []
    assert set(labels.placed) == {"first", "chosen"}


def test_names_of_places_on_one_spot_stand_apart_with_leaders_to_the_same_dot() -> None:
    frame = FRAMES["landscape"]
    wishes = [Wish(str(n), 600, 400, 200, 56) for n in range(3)]
    placed = Labels(frame, [Dot(600, 400, 8)], [], CHIPS).place(wishes)
    assert len(placed) == 3
    assert faults(frame, [Dot(600, 400, 8)], [], wishes, placed) == []


@pytest.mark.parametrize(
    ("segment", "part"),
    [
        ((0, 5, 20, 5), (2, 5, 12, 5)),
        ((0, 0, 20, 0), None),
        ((5, 5, 6, 6), (5, 5, 6, 6)),
        ((0, 20, 20, 20), None),
    ],
)
def test_a_line_is_clipped_to_a_rectangle(
    segment: tuple[float, float, float, float], part: tuple[float, float, float, float] | None
) -> None:
    assert clipped(segment, Rect(2, 2, 10, 10)) == part
