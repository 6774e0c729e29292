"""The map under fingers: moved, enlarged and chosen from; events opened from it, and back to the same."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from kivy.core.window import Window

from kiosk.content import outlines
from kiosk.core.geography import Point
from kiosk.core.labels import Rect
from kiosk.core.markup import plain
from kiosk.core.media import MapRef
from kiosk.core.sizes import TARGET_MM, TEXT_SIZES
from kiosk.core.visit import AtEvent, AtMap, SourcesDrawer
from kiosk.ui.screens.map import MapScreen
from kiosk.ui.widgets.map_chip import Chip
from tests.making import make_exhibit, scattered
from tests.ui.driver import Kiosk
from tests.ui.places import CANAL, SHIPPED
from tests.ui.test_layout import faults

SIZES = [(1920, 1080), (1080, 1920), (1024, 600), (3840, 2160)]


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    kiosk = Kiosk(CANAL)
    kiosk.tap("Touch to begin")
    kiosk.tap("Map")
    kiosk.settle()
    yield kiosk
    kiosk.close()


@pytest.fixture
def shipped() -> Iterator[Kiosk]:
    kiosk = Kiosk(SHIPPED)
    kiosk.tap("Touch to begin")
    kiosk.visit.open_map()
    kiosk.settle()
    yield kiosk
    kiosk.close()


def opened(folder: Path, place: str | None = None, size: tuple[int, int] = (1920, 1080)) -> Kiosk:
    """A kiosk with its map open."""
    kiosk = Kiosk(folder, size=size)
    kiosk.tap("Touch to begin")
    kiosk.visit.open_map(place)
    kiosk.settle()
    return kiosk


def screen(kiosk: Kiosk) -> MapScreen:
    found = kiosk.stage.screen
    assert isinstance(found, MapScreen)
    return found


def stop(kiosk: Kiosk) -> AtMap:
    found = kiosk.visit.here.stop
    assert isinstance(found, AtMap)
    return found


def surface(kiosk: Kiosk) -> Any:
    return screen(kiosk).surface


def free_spot(kiosk: Kiosk) -> Point:
    """A place in the window where the map is and nothing else."""
    frame = screen(kiosk).sight.frame
    for down in range(40, int(frame.h) - 160, 20):
        for across in range(40, int(frame.w) - 40, 20):
            here = Rect(across, down, 0, 0)
            clear = all(each.rect.grown(60).distance(across, down) > 0 for each in surface(kiosk).pinned)
            taken = any(rect.grown(12).meets(here) for rect in screen(kiosk).taken)
            if clear and not taken and screen(kiosk).tags.nearest(across, down) is None:
                return across * kiosk.stage.sizes.unit, Window.height - down * kiosk.stage.sizes.unit
    raise AssertionError("the map is full")


def point_under(kiosk: Kiosk, x: float, y: float) -> Point:
    found = surface(kiosk)
    return tuple(found.sight.point_at(found.view, *found.in_frame(x, y)))


def chosen_chips(kiosk: Kiosk) -> list[str]:
    return [
        each.widget.said
        for each in surface(kiosk).pinned
        if isinstance(each.widget, Chip) and each.widget.is_chosen
    ]


def in_frame(kiosk: Kiosk, place: str) -> bool:
    found = screen(kiosk)
    x, y = found.sight.place(found.surface.view, found.land.points[place])
    return 0 <= x <= found.sight.frame.w and 0 <= y <= found.sight.frame.h


# --- choosing


def test_a_chip_chooses_its_place_and_the_view_stays(kiosk: Kiosk) -> None:
    before = surface(kiosk).view
    kiosk.tap("Long Wall")
    assert stop(kiosk) == AtMap("lange-wand")
    assert chosen_chips(kiosk) == ["Long Wall"]
    assert surface(kiosk).view == before
    assert kiosk.offers("The bank slides") or any(
        kiosk.offers(plain(event.headline["en"]))
        for event in kiosk.visit.exhibit.events.values()
        if event.place == "lange-wand"
    )


def test_before_a_choice_the_place_with_most_events_is_shown(shipped: Kiosk) -> None:
    events = [event.place for event in shipped.visit.exhibit.events.values() if event.place]
    most = max(dict.fromkeys(events), key=events.count)
    assert stop(shipped).place is None
    assert screen(shipped).chosen == most
    assert shipped.sees(plain(shipped.visit.exhibit.atlas.places[most].name["en"]))


def test_next_leads_through_every_place_from_north_to_south_and_round(kiosk: Kiosk) -> None:
    kiosk.tap("Unterhafen")
    for place, n in (("lange-wand", 2), ("obere-schleuse", 3), ("oberau", 4), ("unterhafen", 1)):
        kiosk.tap("Next")
        kiosk.settle()
        assert stop(kiosk).place == place
        assert kiosk.sees(f"{n} of 4")
    kiosk.tap("Previous")
    assert stop(kiosk).place == "oberau"


def test_next_reaches_the_places_far_away_and_shows_them(shipped: Kiosk) -> None:
    seen = []
    for _ in screen(shipped).land.order:
        shipped.tap("Next")
        shipped.settle()
        place = screen(shipped).chosen
        assert in_frame(shipped, place)
        seen.append(place)
    assert sorted(seen) == sorted(shipped.visit.exhibit.atlas.places)


def test_a_dot_without_a_chip_can_be_touched(kiosk: Kiosk) -> None:
    found = screen(kiosk)
    place = "oberau" if found.chosen != "oberau" else "unterhafen"
    x, y = found.sight.place(found.surface.view, found.land.points[place])
    unit = kiosk.stage.sizes.unit
    kiosk.tap_at(x * unit, Window.height - y * unit)
    assert stop(kiosk).place == place


def test_a_place_without_events_tells_its_note(shipped: Kiosk) -> None:
    atlas = shipped.visit.exhibit.atlas
    told = {event.place for event in shipped.visit.exhibit.events.values()}
    place = next(name for name, each in atlas.places.items() if name not in told and each.note)
    shipped.visit.open_map(place)
    shipped.settle()
    note = plain(atlas.places[place].note["en"])
    assert shipped.sees(" ".join(note.split()[:3]))


def test_the_sources_of_a_places_note_can_be_followed(shipped: Kiosk) -> None:
    shipped.visit.open_map("breendonk")
    shipped.settle()
    shipped.tap("Sources (1)")
    assert shipped.visit.here.over == (SourcesDrawer(number=1),)
    assert shipped.sees("Breendonk")
    shipped.tap("Close")
    shipped.tap_mark("c:1")
    assert isinstance(shipped.visit.here.over[-1], SourcesDrawer)
    shipped.tap("Close")
    assert stop(shipped).place == "breendonk"


def test_many_events_turn_pages_and_every_one_is_reached(shipped: Kiosk) -> None:
    exhibit = shipped.visit.exhibit
    events = [event.place for event in exhibit.events.values() if event.place]
    most = max(dict.fromkeys(events), key=events.count)
    shipped.visit.open_map(most)
    shipped.settle()
    reached: set[str] = set()
    wanted = {plain(e.headline["en"]) for e in exhibit.events.values() if e.place == most}
    while True:
        reached |= {headline for headline in wanted if shipped.offers(headline)}
        if not shipped.offers("Next page"):
            break
        page = stop(shipped).page
        shipped.tap("Next page")
        if stop(shipped).page == page:
            break
    assert reached == wanted


# --- clusters and what is far away


def test_places_that_stand_together_are_opened_by_a_touch(shipped: Kiosk) -> None:
    before = surface(shipped).view.scale
    shipped.tap("Brussels, 7 places")
    shipped.settle()
    assert surface(shipped).view.scale > before * 4
    assert shipped.offers("Brussels Town Hall")
    shipped.tap("Brussels Town Hall")
    assert stop(shipped).place == "brussels-town-hall"


def test_the_way_to_places_far_away_shows_them(shipped: Kiosk) -> None:
    said = next(target.said for target in shipped.targets if target.said.startswith("Far away"))
    shipped.tap(said)
    shipped.settle()
    for place in screen(shipped).land.far:
        assert in_frame(shipped, place)
    assert stop(shipped).place in screen(shipped).land.far


def test_a_route_touched_is_shown_whole(shipped: Kiosk) -> None:
    shipped.visit.open_map("dossin")
    shipped.settle()
    route = shipped.visit.exhibit.atlas.routes["transports"]
    shipped.tap(plain(route.name["en"]))
    shipped.settle()
    assert all(in_frame(shipped, place) for place in route.via)
    assert stop(shipped).place == "dossin"
    shipped.tap("Show all")
    shipped.settle()
    assert stop(shipped).view is None


# --- fingers


def test_one_finger_moves_the_map_and_the_visit_knows_once_it_is_lifted(kiosk: Kiosk) -> None:
    kiosk.tap("Larger")
    kiosk.settle()
    x, y = free_spot(kiosk)
    finger = kiosk.down(x, y)
    kiosk.move(finger, x + 40, y)
    kiosk.frames(1)
    held = point_under(kiosk, x + 40, y)
    told = stop(kiosk).view
    kiosk.move(finger, x + 140, y - 30)
    kiosk.frames(1)
    assert point_under(kiosk, x + 140, y - 30) == pytest.approx(held, abs=0.01)
    assert stop(kiosk).view == told
    kiosk.up(finger)
    kiosk.settle()
    assert stop(kiosk).view != told
    again = surface(kiosk).sight.of(stop(kiosk).view)
    assert (again.x, again.y) == pytest.approx((surface(kiosk).view.x, surface(kiosk).view.y), abs=0.02)


def test_there_is_no_inertia(kiosk: Kiosk) -> None:
    kiosk.tap("Larger")
    kiosk.settle()
    x, y = free_spot(kiosk)
    finger = kiosk.down(x, y)
    for step in range(1, 6):
        kiosk.move(finger, x + 30 * step, y)
        kiosk.frames(1)
    kiosk.up(finger)
    rest = surface(kiosk).view
    kiosk.wait(1)
    assert (surface(kiosk).view.x, surface(kiosk).view.y) == pytest.approx((rest.x, rest.y), abs=0.001)


def test_a_finger_may_move_the_map_from_a_chip_without_choosing_it(kiosk: Kiosk) -> None:
    kiosk.tap("Larger")
    kiosk.settle()
    chip = next(
        e.widget for e in surface(kiosk).pinned if isinstance(e.widget, Chip) and not e.widget.is_chosen
    )
    before = stop(kiosk)
    x, y = chip.center
    finger = kiosk.down(x, y)
    kiosk.move(finger, x + 60, y)
    kiosk.move(finger, x + 120, y)
    kiosk.up(finger)
    kiosk.settle()
    assert stop(kiosk).place == before.place
    assert stop(kiosk).view != before.view


def test_two_fingers_enlarge_and_the_point_between_them_stays(kiosk: Kiosk) -> None:
    x, y = 620.0, 600.0
    scale, held = surface(kiosk).view.scale, point_under(kiosk, x, y)
    one, two = kiosk.down(x - 50, y), kiosk.down(x + 50, y)
    kiosk.frames(1)
    for reach in range(50, 105, 5):
        kiosk.move(one, x - reach, y)
        kiosk.move(two, x + reach, y)
        kiosk.frames(1)
    assert surface(kiosk).view.scale == pytest.approx(2 * scale, rel=0.05)
    assert point_under(kiosk, x, y) == pytest.approx(held, abs=0.1)
    kiosk.up(one)
    kiosk.up(two)
    kiosk.settle()
    view = stop(kiosk).view
    assert view is not None
    assert view[2] == pytest.approx(2, rel=0.06)


@pytest.mark.parametrize("first", [0, 1])
def test_fingers_lifted_in_any_order_leave_the_other_moving_the_map(kiosk: Kiosk, first: int) -> None:
    x, y = 600.0, 600.0
    fingers = [kiosk.down(x - 60, y), kiosk.down(x + 60, y)]
    kiosk.move(fingers[0], x - 150, y)
    kiosk.move(fingers[1], x + 150, y)
    kiosk.frames(1)
    scale = surface(kiosk).view.scale
    kiosk.up(fingers[first])
    kiosk.frames(1)
    assert stop(kiosk).view is None
    before = surface(kiosk).view
    other = fingers[1 - first]
    kiosk.move(other, other.x - 60, other.y)
    kiosk.frames(1)
    assert surface(kiosk).view.scale == scale
    assert surface(kiosk).view.x > before.x
    kiosk.up(other)
    kiosk.settle()
    assert stop(kiosk).view is not None
    assert surface(kiosk).is_at_rest


def test_a_third_finger_changes_nothing(kiosk: Kiosk) -> None:
    x, y = 600.0, 600.0
    one, two = kiosk.down(x - 100, y), kiosk.down(x + 100, y)
    kiosk.move(one, x - 150, y)
    kiosk.frames(1)
    before = surface(kiosk).view
    three = kiosk.down(x, y + 100)
    kiosk.move(three, x + 200, y + 200)
    kiosk.frames(1)
    assert surface(kiosk).view == before
    for finger in (three, one, two):
        kiosk.up(finger)
    kiosk.settle()
    assert surface(kiosk).is_at_rest


def test_ten_touches_at_once_do_no_harm(kiosk: Kiosk) -> None:
    fingers = [kiosk.down(600 + 30 * n, 600 + 20 * n) for n in range(-5, 5)]
    for step in range(5):
        for finger in fingers:
            kiosk.move(finger, finger.x + 5 * step, finger.y)
        kiosk.frames(1)
    for finger in reversed(fingers):
        kiosk.up(finger)
    kiosk.settle()
    found = screen(kiosk)
    assert found.sight.least <= surface(kiosk).view.scale <= found.sight.most
    assert surface(kiosk).is_at_rest
    kiosk.tap("Next")
    assert stop(kiosk).place is not None


def test_a_drag_never_leaves_what_there_is_to_see(kiosk: Kiosk) -> None:
    kiosk.tap("Larger")
    kiosk.settle()
    x, y = free_spot(kiosk)
    for across, down in ((1, 1), (-1, -1)):
        finger = kiosk.down(x, y)
        for step in range(60):
            kiosk.move(finger, x + 80 * step * across, y + 80 * step * down)
        kiosk.up(finger)
        kiosk.settle()
        found = screen(kiosk)
        assert found.sight.seen(found.surface.view).meets(found.land.bounds)


def test_two_quick_taps_on_bare_ground_enlarge_there(kiosk: Kiosk) -> None:
    x, y = free_spot(kiosk)
    scale = surface(kiosk).view.scale
    kiosk.tap_at(x, y)
    kiosk.tap_at(x, y)
    kiosk.settle()
    assert surface(kiosk).view.scale == pytest.approx(2 * scale, rel=0.01)


def test_a_finger_that_comes_down_while_the_map_moves_by_itself_ends_the_movement(kiosk: Kiosk) -> None:
    kiosk.tap("Larger")
    kiosk.frames(3)
    assert not surface(kiosk).is_at_rest
    x, y = 600.0, 600.0
    finger = kiosk.down(x, y)
    kiosk.frames(1)
    target = surface(kiosk).sight.of(stop(kiosk).view)
    assert surface(kiosk).view.scale == pytest.approx(target.scale)
    kiosk.up(finger)
    kiosk.settle()
    assert surface(kiosk).is_at_rest


def test_a_finger_left_on_a_map_that_is_gone_does_no_harm(kiosk: Kiosk) -> None:
    x, y = free_spot(kiosk)
    finger = kiosk.down(x, y)
    kiosk.move(finger, x + 60, y)
    kiosk.tap("Deutsch")
    view = stop(kiosk).view
    kiosk.move(finger, x + 160, y)
    kiosk.frames(1)
    kiosk.up(finger)
    kiosk.settle()
    assert stop(kiosk).view == view
    finger = kiosk.down(x, y)
    kiosk.move(finger, x + 60, y)
    kiosk.tap("Start")
    kiosk.move(finger, x + 160, y)
    kiosk.up(finger)
    kiosk.settle()
    assert kiosk.screen == "contents"


# --- buttons


def test_there_is_a_button_for_every_gesture(kiosk: Kiosk) -> None:
    assert not kiosk.offers("To the left")
    home = surface(kiosk).view
    kiosk.tap("Larger")
    kiosk.settle()
    assert surface(kiosk).view.scale == pytest.approx(2 * home.scale)
    for word, axis, sign in (
        ("To the right", "x", 1),
        ("To the left", "x", -1),
        ("Up", "y", 1),
        ("Down", "y", -1),
    ):
        before = getattr(surface(kiosk).view, axis)
        kiosk.tap(word)
        kiosk.settle()
        assert (getattr(surface(kiosk).view, axis) - before) * sign > 0
    kiosk.tap("Smaller")
    kiosk.settle()
    assert surface(kiosk).view.scale == pytest.approx(home.scale)
    if kiosk.offers("Show all"):
        kiosk.tap("Show all")
    kiosk.settle()
    assert stop(kiosk).view is None
    assert surface(kiosk).view == home


def test_without_movement_the_map_is_there_at_once(kiosk: Kiosk) -> None:
    kiosk.visit.set_movement("none")
    kiosk.frames(2)
    before = surface(kiosk).view.scale
    kiosk.tap("Larger")
    assert surface(kiosk).view.scale == pytest.approx(2 * before)
    assert surface(kiosk).is_at_rest


# --- the stop is the truth


def test_back_from_an_event_the_map_is_as_it_was_left(kiosk: Kiosk) -> None:
    kiosk.tap("Long Wall")
    kiosk.tap("Larger")
    kiosk.settle()
    kiosk.tap("Long Wall")
    kiosk.settle()
    left, view, chips = stop(kiosk), surface(kiosk).view, [e.rect for e in surface(kiosk).pinned]
    event = next(e for e in kiosk.visit.exhibit.events.values() if e.place == "lange-wand")
    kiosk.tap(plain(event.headline["en"]))
    kiosk.tap("Continue")
    assert kiosk.visit.here.stop == AtEvent(event.id)
    kiosk.tap("Map")
    kiosk.settle()
    assert stop(kiosk) == left
    now = surface(kiosk).view
    assert (now.x, now.y, now.scale) == pytest.approx((view.x, view.y, view.scale), abs=0.02)
    assert [e.rect.x for e in surface(kiosk).pinned] == pytest.approx([r.x for r in chips], abs=3)


def test_a_change_of_language_keeps_place_and_view(kiosk: Kiosk) -> None:
    kiosk.tap("Long Wall")
    kiosk.tap("Larger")
    kiosk.settle()
    before, view = stop(kiosk), surface(kiosk).view
    kiosk.tap("Deutsch")
    kiosk.settle()
    assert stop(kiosk) == before
    now = surface(kiosk).view
    assert (now.x, now.y, now.scale) == pytest.approx((view.x, view.y, view.scale), abs=0.02)
    assert chosen_chips(kiosk) == ["Lange Wand"]


def test_an_edit_that_takes_the_chosen_place_away_leaves_the_map_whole(kiosk: Kiosk) -> None:
    kiosk.tap("Long Wall")
    exhibit = kiosk.visit.exhibit
    places = {name: place for name, place in exhibit.atlas.places.items() if name != "lange-wand"}
    atlas = exhibit.atlas.model_copy(update={"places": places, "routes": {}})
    from dataclasses import replace

    kiosk.visit.resume(replace(exhibit, atlas=atlas))
    kiosk.stage.redraw()
    kiosk.settle()
    assert stop(kiosk) == AtMap()
    assert kiosk.offers("Unterhafen") or "Unterhafen" in chosen_chips(kiosk)


# --- how it looks, by fact


def chip_faults(kiosk: Kiosk) -> Iterator[str]:
    """What is wrong with what stands on the map."""
    found = screen(kiosk)
    frame = Rect(0, 0, found.sight.frame.w, found.sight.frame.h)
    pinned = found.surface.pinned
    chips = [each for each in pinned if isinstance(each.widget, Chip)]
    millimetre, unit = kiosk.stage.sizes.mm, kiosk.stage.sizes.unit
    crowded = any(type(each.widget).__name__ == "CountDisc" for each in pinned)
    for each in pinned:
        if not frame.holds(each.rect.grown(-0.5)):
            yield f"{each.widget.said} leaves the frame"
        if any(each.rect.grown(-0.5).meets(rect) for rect in found.taken):
            yield f"{each.widget.said} lies on what lies over the map"
    for one, other in combinations(pinned, 2):
        if one.rect.grown(-0.5).meets(other.rect):
            yield f"{one.widget.said} and {other.widget.said} overlap"
    for chip in chips:
        reach = max((found.look.sizes.target(88) - chip.rect.h) / 2, 0)
        if (chip.rect.h + 2 * reach) * unit < TARGET_MM * millimetre - 1:
            yield f"{chip.widget.said} is too small to touch"
        for stand in found.tags.stands:
            names = stand.places[:1] if crowded else stand.places
            for name in names:
                spot = found.sight.place(found.surface.view, found.land.points[name])
                if chip.rect.distance(*spot) < 4:
                    yield f"{chip.widget.said} covers the dot of {name}"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("folder", [CANAL, SHIPPED], ids=lambda folder: folder.name)
def test_chips_stand_clear_at_every_size_in_every_language_and_text_size(
    folder: Path, size: tuple[int, int]
) -> None:
    kiosk = opened(folder, size=size)
    kiosk.stage.still = True
    try:
        found: list[str] = []
        views = [None, (*reversed(next(iter(kiosk.visit.exhibit.atlas.places.values())).at), 6.0)]
        for language in kiosk.visit.exhibit.languages:
            kiosk.visit.speak(language)
            for text_size in TEXT_SIZES:
                kiosk.visit.set_text_size(text_size)
                for view in views:
                    kiosk.visit.change(view=view)
                    screen(kiosk).arrive()
                    found += [f"{language} {text_size} {view}: {fault}" for fault in chip_faults(kiosk)]
                    found += [f"{language} {text_size} {view}: {fault}" for fault in faults(kiosk)]
        assert not found, "\n".join(found[:40])
    finally:
        kiosk.close()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_place_can_be_chosen_and_its_column_fits(size: tuple[int, int]) -> None:
    kiosk = opened(SHIPPED, size=size)
    kiosk.stage.still = True
    try:
        found: list[str] = []
        for language, text_size in (("de", 1.0), ("de", 1.5), ("fr", 1.25)):
            kiosk.visit.speak(language)
            kiosk.visit.set_text_size(text_size)
            for place in kiosk.visit.exhibit.atlas.places:
                kiosk.visit.open_map(place)
                screen(kiosk).arrive()
                pages = screen(kiosk).column.total_pages  # type: ignore[union-attr]
                for page in {0, pages - 1}:
                    kiosk.visit.change(page=page)
                    kiosk.frames(1)
                    found += [f"{language} {text_size} {place} {page}: {fault}" for fault in faults(kiosk)]
        assert not found, "\n".join(found[:40])
    finally:
        kiosk.close()


@pytest.mark.parametrize("count", [1, 10, 100, 1000])
def test_however_many_places_none_is_out_of_reach(tmp_path: Path, count: int) -> None:
    kiosk = opened(make_exhibit(tmp_path / "works", scattered(count)))
    try:
        assert list(chip_faults(kiosk)) == []
        stands = screen(kiosk).tags.stands
        assert sorted(name for stand in stands for name in stand.places) == sorted(screen(kiosk).land.near)
        several = next((stand for stand in stands if len(stand.places) > 1), None)
        for _ in range(12):
            if several is None:
                break
            scale = surface(kiosk).view.scale
            x, y = several.x * kiosk.stage.sizes.unit, Window.height - several.y * kiosk.stage.sizes.unit
            kiosk.tap_at(x, y)
            kiosk.settle()
            assert list(chip_faults(kiosk)) == []
            if surface(kiosk).view.scale <= scale:
                break
            several = next((s for s in screen(kiosk).tags.stands if len(s.places) > 1), None)
        if count > 1:
            kiosk.tap("Next")
            assert stop(kiosk).place is not None
    finally:
        kiosk.close()


# --- other parts of the world, and none


OTHERS = {
    "both sides of the date line": {
        "west": (-17.7, 178.1), "middle": (-16.8, 179.9), "east": (-16.9, -179.9), "isle": (-18.2, -178.8),
    },
    "another continent": {"coast": (-4.05, 39.67), "town": (-1.29, 36.82), "lake": (-0.1, 34.75)},
    "the whole earth": {
        "north": (71.0, 25.7), "south": (-54.8, -68.3), "east": (-36.8, 174.7), "west": (21.3, -157.8),
        "middle": (0.0, 0.0),
    },
    "near a pole": {"pole": (89.9, 0.0), "across": (89.5, 180.0)},
}  # fmt: skip


@pytest.mark.parametrize("where", OTHERS)
def test_a_map_of_any_part_of_the_earth_shows_its_places(tmp_path: Path, where: str) -> None:
    kiosk = opened(make_exhibit(tmp_path / "works", OTHERS[where], routes={"way": list(OTHERS[where])[:2]}))
    try:
        assert all(in_frame(kiosk, place) for place in OTHERS[where])
        assert list(chip_faults(kiosk)) == []
        for word in ("Larger", "Larger", "To the right", "Smaller", "Next"):
            if kiosk.offers(word):
                kiosk.tap(word)
                kiosk.settle()
        kiosk.visit.open_event("event-0")
        kiosk.visit.go_on()
        kiosk.settle()
        assert kiosk.screen == "event"
    finally:
        kiosk.close()


@pytest.mark.parametrize("around", [["kenya"], ["fiji"], ["united-states"], ["middle"]])
def test_an_area_can_be_any_country(tmp_path: Path, around: list[str]) -> None:
    places = {"middle": (-1.29, 36.82), "other": (48.0, 12.0)}
    kiosk = opened(make_exhibit(tmp_path / "works", places, area=around))
    try:
        assert list(chip_faults(kiosk)) == []
        kiosk.tap("Next")
        kiosk.settle()
        assert in_frame(kiosk, screen(kiosk).chosen)
    finally:
        kiosk.close()


def test_without_outlines_the_map_has_its_places_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outlines, "FOLDER", tmp_path)
    kiosk = opened(CANAL)
    try:
        kiosk.tap("Long Wall")
        kiosk.tap("Larger")
        kiosk.settle()
        assert stop(kiosk).place == "lange-wand"
        kiosk.visit.open_event("survey")
        kiosk.visit.go_on()
        kiosk.settle()
        assert kiosk.screen == "event"
    finally:
        kiosk.close()


# --- in an event's slot


def test_an_event_with_a_place_and_no_picture_shows_where_it_was(kiosk: Kiosk) -> None:
    kiosk.visit.open_event("survey")
    kiosk.visit.go_on()
    kiosk.settle()
    assert kiosk.sees("Today’s borders")
    assert kiosk.sees("Map: Natural Earth, public domain")
    assert kiosk.sees("Upper lock")
    kiosk.tap("Enlarge")
    kiosk.settle()
    assert stop(kiosk) == AtMap("oberau")


def test_an_event_without_place_or_picture_shows_its_year(kiosk: Kiosk) -> None:
    event = next(e for e in kiosk.visit.exhibit.events.values() if not e.place and not e.media)
    kiosk.visit.open_event(event.id)
    kiosk.visit.go_on()
    kiosk.settle()
    assert not kiosk.sees("Today’s borders")
    assert kiosk.sees(event.date[:4])


def test_a_map_among_an_events_media_shows_its_places_and_route_with_its_caption(kiosk: Kiosk) -> None:
    kiosk.visit.open_event("lock-one")
    kiosk.visit.go_on()
    kiosk.visit.show_picture(1)
    kiosk.settle()
    for name in ("Upper lock", "Oberau", "Long Wall", "Unterhafen"):
        assert kiosk.sees(name)
    kiosk.visit.open_event("collapse")
    media = kiosk.visit.exhibit.event("collapse").media
    kiosk.visit.show_picture(next(n for n, each in enumerate(media) if isinstance(each, MapRef)))
    kiosk.settle()
    assert kiosk.sees("Where the bank slid")


def test_a_route_that_is_known_is_not_said_to_be_only_probable(kiosk: Kiosk, tmp_path: Path) -> None:
    assert not kiosk.sees("Probable route; it varied")
    kiosk.close()
    places = {"a": (51.0, 10.0), "b": (51.2, 10.3)}
    other = opened(make_exhibit(tmp_path / "works", places, routes={"way": ["a", "b"]}))
    try:
        assert other.sees("Probable route; it varied")
    finally:
        other.close()


# --- what is given back


def test_a_map_that_was_left_gives_its_textures_back_without_waiting(kiosk: Kiosk) -> None:
    import gc
    import weakref

    drawn = [w for w in kiosk.stage.screen.walk() if type(w).__name__ == "MapPicture"]
    textures = [weakref.ref(picture._fbo.texture) for picture in drawn]
    drawn.clear()
    assert textures
    gc.collect()
    gc.disable()
    try:
        kiosk.tap("Home")
        kiosk.wait(1)
        assert [texture for texture in textures if texture() is not None] == []
    finally:
        gc.enable()


def test_a_map_at_rest_draws_nothing_more(kiosk: Kiosk) -> None:
    drawn: list[object] = []
    Window.bind(on_draw=lambda *_: drawn.append(1))
    kiosk.wait(0.5)
    drawn.clear()
    kiosk.wait(3)
    assert len(drawn) == 0
