"""Who sits can do all that others do: everything in reach mode lies between the limits, in millimetres."""

from collections.abc import Callable, Iterator

import pytest
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels

from kiosk.core.device import Device, ScreenSize
from kiosk.core.reach import BUTTON_MM, HIGH_MM, HIGHEST_MM, LOW_MM, NEEDED_MM
from kiosk.core.sizes import TARGET_MM, TEXT_SIZES
from kiosk.core.visit import AtAttract, AtContents, DisplaySheet, TermBox
from kiosk.ui.widgets.touch import Touchable
from tests.ui import test_keypad as by_keys
from tests.ui import test_layout as layout
from tests.ui.driver import Kiosk
from tests.ui.places import CANAL

LOWER, WHOLE = "Seite tiefer setzen", "Ganzen Bildschirm nutzen"
HUNG = {
    "32 inches at 900": ((1920, 1080), 32.0, 900.0),
    "43 inches upright at 600": ((1080, 1920), 43.0, 600.0),
    "15.6 inches at 1028": ((1366, 768), 15.6, 1028.0),
    "24 inches upright at 780": ((1080, 1920), 24.0, 780.0),
}


def hang(size: tuple[int, int], inches: float, bottom: float) -> Device:
    return Device(screen=ScreenSize(diagonal_inches=inches, bottom_edge_height_mm=bottom))


class Seated(Kiosk):
    """A kiosk whose visitor sits: whatever is offered after any frame has to be in reach."""

    def frames(self, count: int) -> None:
        super().frames(count)
        if self.visit is not None and self.visit.here.settings.controls == "lower":
            assert list(too_high_or_low(self)) == []


def too_high_or_low(kiosk: Kiosk) -> Iterator[str]:
    """What can be read, touched or chosen and lies outside the preferred area, where that has room."""
    reach = kiosk.stage.reach
    has_room = min(reach.top, HIGH_MM) - max(reach.bottom, LOW_MM) >= NEEDED_MM
    highest = HIGH_MM if has_room else HIGHEST_MM
    boxes = [(each.said, each.y, each.top) for each in kiosk.targets]
    boxes += [(s.words, s.box[1], s.box[1] + s.box[3]) for s in kiosk.stage.spots() if s.act]
    boxes += [
        (b.said, *layout.set_box(b)[1::2]) for layer in kiosk.stage.layers for b in layout.parts(layer)[0]
    ]
    for said, bottom, top in boxes:
        low, high = reach.height_of(bottom), reach.height_of(top)
        if low < LOW_MM - 1 or high > highest + 1:
            yield f"{said}: {low:.0f} to {high:.0f} mm"


@pytest.fixture(params=list(HUNG.values()), ids=list(HUNG))
def kiosk(request: pytest.FixtureRequest) -> Iterator[Kiosk]:
    kiosk = Kiosk(CANAL, size=request.param[0], device=hang(*request.param))
    kiosk.stage.still = True
    yield kiosk
    kiosk.close()


@pytest.fixture
def seated() -> Iterator[Kiosk]:
    kiosk = Seated(CANAL, device=hang(*HUNG["32 inches at 900"]))
    kiosk.tap(LOWER)
    yield kiosk
    kiosk.close()


def every_stop(kiosk: Kiosk) -> Iterator[tuple[str, Callable[[], None]]]:
    yield from layout.stops(kiosk.visit)
    visit = kiosk.visit
    for place in visit.exhibit.atlas.places:
        yield f"map, {place}", lambda place=place: visit.open_map(place)  # type: ignore[misc]
    for chart in visit.exhibit.charts:
        yield f"chart, {chart}", lambda chart=chart: visit.open_chart(chart)  # type: ignore[misc]


@pytest.mark.parametrize("text_size", [TEXT_SIZES[0], TEXT_SIZES[-1]])
def test_on_every_screen_all_is_in_reach_and_fits_and_the_button_is_there(
    kiosk: Kiosk, text_size: float
) -> None:
    if kiosk.stage.screen_size.diagonal_inches < 20 and text_size > 1:
        pytest.skip("on so small a panel the letters are enlarged as far as the page allows already")
    visit, found = kiosk.visit, []
    mm = kiosk.stage.reach.mm
    for name, go in every_stop(kiosk):
        go()
        visit.set_controls("lower")
        if name != "attract":
            visit.set_text_size(text_size)
        kiosk.frames(1)
        kiosk.stage.shelf.settle()
        faults = [*too_high_or_low(kiosk), *layout.faults(kiosk)]
        if kiosk.stage.screen_size.diagonal_inches < 20 or name.startswith("map"):
            # On so small a panel some targets are narrower than 20 mm, as the small page's design has them;
            # what can be touched round the names on a map is larger than they are (test_map).
            faults = [fault for fault in faults if "too small" not in fault]
        found += [f"{name}: {fault}" for fault in faults]
        button = kiosk.find(WHOLE)
        assert min(button.width, button.height) >= TARGET_MM * mm - 1
        for target in kiosk.targets:
            if target is not button and layout.meet(layout.target_box(button), layout.target_box(target)):
                found.append(f"{name}: the button lies on {target.said}")
    assert not found, "\n".join(found[:40])


def test_the_button_stands_low_on_every_screen_before_it_is_pressed_and_covers_nothing(kiosk: Kiosk) -> None:
    found = []
    reach = kiosk.stage.reach
    for name, go in every_stop(kiosk):
        go()
        kiosk.frames(1)
        button = kiosk.find(LOWER)
        assert button.height >= BUTTON_MM * reach.mm - 1
        assert reach.height_of(button.y) < reach.bottom + 10
        assert reach.height_of(button.top) <= HIGH_MM
        for layer in kiosk.stage.layers:
            blocks, targets = layout.parts(layer)
            boxes = [(each.said, layout.set_box(each)) for each in blocks]
            boxes += [(each.said, layout.target_box(each)) for each in targets]
            found += [f"{name}: {said}" for said, box in boxes if layout.meet(layout.target_box(button), box)]
    assert found == []


def test_all_events_sources_terms_and_links_are_reached_as_in_the_whole_window(seated: Kiosk) -> None:
    by_keys.test_every_event_with_its_sources_terms_and_links_is_reached_by_keys_alone(seated)


def test_the_timeline_is_used_as_in_the_whole_window(seated: Kiosk) -> None:
    by_keys.test_every_event_of_the_timeline_is_chosen_and_opened_by_keys(seated)


def test_the_index_and_the_lives_are_used_as_in_the_whole_window(seated: Kiosk) -> None:
    by_keys.test_every_entry_of_the_index_and_every_life_is_reached_by_keys(seated)


def test_the_map_is_used_as_in_the_whole_window(seated: Kiosk) -> None:
    by_keys.test_every_place_of_the_map_and_its_events_are_reached_by_keys(seated)


def test_the_graphics_are_used_as_in_the_whole_window(seated: Kiosk) -> None:
    by_keys.test_every_row_of_every_graphic_is_reached_by_keys(seated)


def test_fingers_choose_on_the_timeline_and_the_map_where_the_marks_are_seen(seated: Kiosk) -> None:
    seated.tap("Touch to begin")
    for go, chosen in (
        (seated.visit.open_timeline, "event"),
        (seated.visit.open_map, "place"),
    ):
        go()
        seated.frames(2)
        marks = [s for s in seated.stage.spots() if s.name.startswith("own:") and s.act]
        assert len(marks) > 2
        seen = set()
        for spot in marks:
            go()
            seated.frames(2)
            now = next((s for s in seated.stage.spots() if s.name == spot.name), None)
            if now is not None:
                seated.wait(1)
                seated.tap_at(now.box[0] + now.box[2] / 2, now.box[1] + now.box[3] / 2)
                seen.add(getattr(seated.visit.here.stop, chosen))
        assert len(seen) > 2


def test_the_idle_warning_is_in_reach_and_its_answer_keeps_the_page_there(seated: Kiosk) -> None:
    seated.tap("Touch to begin")
    seated.visit.open_timeline()
    seated.wait(65)
    assert seated.stage.warning is not None
    reach = seated.stage.reach
    for target in seated.stage.warning.walk(restrict=True):
        if isinstance(target, Touchable):
            assert reach.height_of(target.y) >= LOW_MM - 1
            assert reach.height_of(target.top) <= HIGH_MM + 1
    seated.tap("I’m still here")
    assert seated.stage.warning is None
    assert seated.visit.here.settings.controls == "lower"


def test_the_button_answers_the_idle_warning_too() -> None:
    kiosk = Kiosk(CANAL, device=hang(*HUNG["32 inches at 900"]))
    kiosk.tap("Touch to begin")
    kiosk.wait(65)
    assert kiosk.stage.warning is not None
    kiosk.tap("Lower the page")
    kiosk.wait(20)
    assert kiosk.stage.warning is None
    assert kiosk.visit.here.settings.controls == "lower"
    kiosk.close()


def test_one_press_brings_it_lower_and_another_back_and_the_visitor_stays_where_they_were(
    kiosk: Kiosk,
) -> None:
    kiosk.tap("Zum Beginnen berühren")
    kiosk.visit.open_event("survey")
    kiosk.visit.go_on()
    kiosk.visit.lay_over(TermBox(next(iter(kiosk.visit.exhibit.terms))))
    kiosk.frames(2)
    before, sizes = kiosk.visit.here, kiosk.stage.sizes
    kiosk.tap(LOWER)
    assert (kiosk.visit.here.stop, kiosk.visit.here.over) == (before.stop, before.over)
    assert kiosk.stage.sizes.top < sizes.top
    kiosk.tap(WHOLE)
    assert kiosk.visit.here == before
    assert kiosk.stage.sizes == sizes


def test_at_the_attract_screen_it_lowers_the_languages_begins_nothing_and_is_forgotten(kiosk: Kiosk) -> None:
    kiosk.tap(LOWER)
    assert kiosk.visit.here.stop == AtAttract()
    assert list(too_high_or_low(kiosk)) == []
    kiosk.wait(200, step=1.0)
    assert kiosk.visit.here == kiosk.visit.start
    kiosk.tap(LOWER)
    kiosk.tap("Zum Beginnen berühren")
    assert kiosk.visit.here.stop == AtContents()
    assert kiosk.visit.here.settings.controls == "lower"


def test_at_the_attract_screen_its_words_are_in_every_language(kiosk: Kiosk) -> None:
    written = kiosk.stage.strip.button.text.markup.replace("\u00a0", " ")
    assert written.count("Lower the page") == 1
    assert written.count(LOWER) == 1


def test_the_end_of_the_visit_ends_it(seated: Kiosk) -> None:
    seated.tap("Touch to begin")
    assert seated.visit.here.settings.controls == "lower"
    seated.wait(200, step=1.0)
    assert seated.visit.here == seated.visit.start
    assert seated.offers(LOWER)


def test_display_has_it_beside_the_other_settings_and_its_reset_takes_it_back(kiosk: Kiosk) -> None:
    kiosk.tap("Zum Beginnen berühren")
    kiosk.visit.lay_over(DisplaySheet())
    kiosk.frames(2)
    assert kiosk.sees("Bedienung")
    kiosk.tap("Tiefer")
    assert kiosk.visit.here.settings.controls == "lower"
    kiosk.tap("Zurücksetzen")
    assert kiosk.visit.here.settings.controls == "normal"


@pytest.mark.parametrize(
    ("size", "inches", "bottom"),
    [((1920, 1080), 32.0, 780.0), ((1920, 1080), 24.0, 850.0), ((1080, 1920), 22.0, 700.0)],
)
def test_a_screen_that_hangs_in_reach_offers_nothing_and_gives_nothing_away(
    size: tuple[int, int], inches: float, bottom: float
) -> None:
    kiosk = Kiosk(CANAL, size=size, device=hang(size, inches, bottom))
    assert not kiosk.offers(LOWER)
    kiosk.tap("Zum Beginnen berühren")
    kiosk.visit.lay_over(DisplaySheet())
    kiosk.frames(2)
    assert not kiosk.sees("Bedienung")
    assert (kiosk.stage.sizes.width, kiosk.stage.sizes.height) == size
    kiosk.close()


def test_keys_reach_the_button_on_every_page_and_it_is_said(kiosk: Kiosk) -> None:
    kiosk.tap("Zum Beginnen berühren")
    kiosk.visit.open_about()
    kiosk.frames(2)
    assert any(LOWER in spot.words for spot in kiosk.stage.spots())
    kiosk.choose("own:reach")
    assert kiosk.visit.here.settings.controls == "lower"
    assert WHOLE in kiosk.in_frame


def test_above_the_page_there_is_its_ground_and_not_the_window_s(seated: Kiosk) -> None:
    seated.tap("Touch to begin")
    seated.visit.open_panel("building")
    seated.visit.go_on()
    seated.stage.still = True
    seated.stage.redraw()
    seated.frames(3)
    left, right = pixel(100, Window.height - 20), pixel(Window.width - 100, Window.height - 20)
    paper = seated.stage.look().palette.paper
    assert right == paper
    assert left == seated.stage.screen.tones.deep
    assert pixel(Window.width - 100, 3) == paper


def pixel(x: int, y: int) -> str:
    Window.dispatch("on_draw")
    red, green, blue = bytes(glReadPixels(int(x), int(y), 1, 1, GL_RGB, GL_UNSIGNED_BYTE))
    return f"#{red:02X}{green:02X}{blue:02X}"


def test_a_screen_that_hangs_too_high_altogether_is_told_of_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    kiosk = Kiosk(CANAL, device=hang((1920, 1080), 32.0, 1150.0))
    told = [record.getMessage() for record in caplog.records if "hangs too high" in record.getMessage()]
    kiosk.close()
    assert told == ["the screen hangs too high for who sits: its lowest page ends 1338 mm above the floor"]
