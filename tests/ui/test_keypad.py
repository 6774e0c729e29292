"""Everything by keys alone: reached, read and used; and a frame that shows where one is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.core.device import Device
from kiosk.core.keypad import KEY_CODES, Keypad
from kiosk.core.markup import plain
from kiosk.core.theme import HIGH_CONTRAST, NORMAL, contrast, hexed, tones
from kiosk.core.visit import (
    AtContents,
    AtEvent,
    AtIndex,
    AtLife,
    AtLives,
    AtPanel,
    AtTimeline,
    DisplaySheet,
    KeyHelp,
    MoreDrawer,
    SourcesDrawer,
    TermBox,
)
from kiosk.ui.app import Opening
from kiosk.ui.focus import Focus, Where
from kiosk.ui.spots import Spot
from kiosk.ui.widgets.aids import ring_box, ring_colours
from kiosk.ui.widgets.text_block import TextBlock
from tests.recordings import NUMBERS
from tests.ui.driver import BACK, DOWN, HELP, HOME, LEFT, OK, RIGHT, UP, Kiosk
from tests.ui.places import CANAL, SHIPPED


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    kiosk = Kiosk(CANAL)
    yield kiosk
    kiosk.close()


def begin(kiosk: Kiosk, language: str = "English") -> None:
    """From the attract screen to the contents, by keys."""
    button = next(s for s in spots(kiosk) if s.act and language in s.words)
    kiosk.choose(button.name)
    assert kiosk.screen == "contents"


def spots(kiosk: Kiosk) -> list[Spot]:
    found: list[Spot] = kiosk.stage.layers[-1].spots()
    return found


def headline(kiosk: Kiosk, event: str) -> str:
    language = kiosk.visit.here.settings.language
    return f"act:{plain(kiosk.visit.exhibit.event(event).headline[language])}"


def go_to_panel(kiosk: Kiosk, panel: str = "building") -> None:
    kiosk.key(HOME)
    kiosk.choose(f"act:{plain(kiosk.visit.exhibit.panel(panel).title['en'])}", RIGHT)
    if kiosk.screen == "note":
        kiosk.choose("act:Continue", LEFT)
    assert kiosk.screen == "panel"


def go_to_event(kiosk: Kiosk, event: str) -> None:
    go_to_panel(kiosk, kiosk.visit.exhibit.event(event).panel)
    while not kiosk.seek(headline(kiosk, event), RIGHT):
        kiosk.choose("act:Next page", RIGHT)
    kiosk.key(OK)
    assert kiosk.visit.here.stop == AtEvent(event)


def controls(kiosk: Kiosk) -> list[Spot]:
    """What can be used on the page itself."""
    return [spot for spot in spots(kiosk) if spot.act is not None and not spot.in_rail]


def test_every_event_with_its_sources_terms_and_links_is_reached_by_keys_alone(kiosk: Kiosk) -> None:
    begin(kiosk)
    exhibit = kiosk.visit.exhibit
    cited: set[str] = set()
    explained: set[str] = set()
    linked: set[str] = set()
    for event in exhibit.events:
        go_to_event(kiosk, event)
        stop = kiosk.visit.here.stop
        for name in [spot.name for spot in controls(kiosk)]:
            kiosk.choose(name, RIGHT)
            assert kiosk.visit.here.over or kiosk.visit.here.stop != stop, f"{name} did nothing at {event}"
            if name.startswith("mark:e:"):
                linked.add(name.removeprefix("mark:e:"))
            match kiosk.visit.here.over[-1:]:
                case (TermBox(term),):
                    explained.add(term)
                case (SourcesDrawer(),):
                    cited |= read_sources(kiosk)
                case (MoreDrawer(),):
                    links = [s.name for s in controls(kiosk) if s.name.startswith("mark:")]
                    explained |= {n.removeprefix("mark:t:") for n in links if n.startswith("mark:t:")}
            if kiosk.visit.here.stop != stop:
                go_to_event(kiosk, event)
            else:
                kiosk.key(BACK)
            assert (kiosk.visit.here.stop, kiosk.visit.here.over) == (stop, ())
            if name not in ("mark:e:", "act:Next picture", "act:Previous picture"):
                assert kiosk.name_in_frame == name or name.startswith("mark:e:"), (
                    "the frame came back elsewhere"
                )
    assert cited >= {source for source in exhibit.sources if named(kiosk, source)}
    assert explained == {term for term in exhibit.terms if used(kiosk, term)}
    assert linked - {"sources"} <= set(exhibit.events)


def read_sources(kiosk: Kiosk) -> set[str]:
    """The ids of the sources in the drawer, page by page."""
    told = ""
    while True:
        told += " ".join(spot.words for spot in spots(kiosk))
        if not any(s.name == "act:Next page" and s.act for s in spots(kiosk)):
            break
        kiosk.choose("act:Next page", RIGHT)
    titles = {name: str(source.csl["title"]) for name, source in kiosk.visit.exhibit.sources.items()}
    return {name for name, title in titles.items() if title[:12].casefold() in told.casefold()}


def texts_of_events(kiosk: Kiosk) -> Iterator[str]:
    for event in kiosk.visit.exhibit.events.values():
        yield from (text["en"] for text in (event.label, event.more, event.differ) if text is not None)


def named(kiosk: Kiosk, source: str) -> bool:
    return any(f"@{source}" in text for text in texts_of_events(kiosk))


def used(kiosk: Kiosk, term: str) -> bool:
    return any(f"(term:{term})" in text for text in texts_of_events(kiosk))


def test_every_event_of_the_timeline_is_chosen_and_opened_by_keys(kiosk: Kiosk) -> None:
    begin(kiosk)
    go_to_panel(kiosk)
    kiosk.key(HOME)
    kiosk.choose("act:Timeline")
    opened = []
    for number, event in enumerate(kiosk.visit.exhibit.events):
        assert kiosk.seek(f"own:{event}", RIGHT)
        if number:
            kiosk.key(OK)
            assert kiosk.visit.here.stop == AtTimeline(event)
        kiosk.key(OK)
        assert kiosk.visit.here.stop == AtEvent(event)
        opened.append(event)
        kiosk.key(BACK)
        assert isinstance(kiosk.visit.here.stop, AtTimeline)
        assert kiosk.name_in_frame == f"own:{event}", "the frame is where it was left"
    assert opened == list(kiosk.visit.exhibit.events)


def test_every_entry_of_the_index_and_every_life_is_reached_by_keys(kiosk: Kiosk) -> None:
    begin(kiosk)
    exhibit = kiosk.visit.exhibit
    kiosk.choose("act:Index")
    names = [spot.name for spot in controls(kiosk)]
    seen = set()
    for name in names:
        if kiosk.seek(name, RIGHT):
            kiosk.key(OK)
            stop = kiosk.visit.here.stop
            if isinstance(stop, AtIndex):
                seen.add(stop.entry)
                continue
            kiosk.key(BACK)
            if not isinstance(kiosk.visit.here.stop, AtIndex):
                kiosk.key(HOME)
                kiosk.choose("act:Index")
    assert {f"life:{life}" for life in exhibit.lives} <= seen
    assert {f"place:{place}" for place in exhibit.atlas.places} <= seen
    assert {f"term:{term}" for term in exhibit.terms} <= seen
    kiosk.key(HOME)
    kiosk.choose("act:Lives")
    assert kiosk.visit.here.stop == AtLives()
    for life in exhibit.lives.values():
        kiosk.choose(f"act:{plain(life.name['en'])}")
        assert isinstance(kiosk.visit.here.stop, AtLife)
        kiosk.key(BACK)


def test_of_several_in_one_mark_it_is_shown_which_is_in_the_frame() -> None:
    kiosk = Kiosk(SHIPPED)
    try:
        kiosk.visit.begin("en")
        kiosk.visit.open_timeline()
        lanes = kiosk.stage.screen.lanes
        together = next(mark for mark in lanes.shown if len(mark.events) > 2)
        for event in together.events:
            assert kiosk.seek(f"own:{event}", RIGHT)
            assert shown_beside(kiosk) == plain(kiosk.visit.exhibit.event(event).headline["en"])
        alone = next(mark for mark in lanes.shown if len(mark.events) == 1)
        assert kiosk.seek(f"own:{alone.events[0]}", RIGHT)
        assert shown_beside(kiosk) == ""
        kiosk.seek(f"own:{together.events[0]}", RIGHT)
        kiosk.tap("Home")
        assert shown_beside(kiosk) == ""
    finally:
        kiosk.close()


def shown_beside(kiosk: Kiosk) -> str:
    """What the strip says of the thing in the frame, without its date."""
    aids = kiosk.attendant.aids
    if aids is None or aids.strip is None:
        return ""
    return next(w.said for w in aids.strip.walk(restrict=True) if isinstance(w, TextBlock)).split("  |  ")[-1]


def test_every_place_of_the_map_and_its_events_are_reached_by_keys(kiosk: Kiosk) -> None:
    begin(kiosk)
    go_to_panel(kiosk)
    kiosk.key(HOME)
    kiosk.choose("act:Map")
    exhibit = kiosk.visit.exhibit
    for place in exhibit.atlas.places:
        kiosk.choose(f"own:{place}", RIGHT)
        assert kiosk.visit.here.stop.place == place
        kiosk.wait(0.5)
        assert "chosen" in kiosk.in_frame
        for event in [e.id for e in exhibit.events.values() if e.place == place]:
            while not kiosk.seek(headline(kiosk, event), RIGHT):
                kiosk.choose("act:Next page", RIGHT)
            kiosk.key(OK)
            assert kiosk.visit.here.stop == AtEvent(event)
            kiosk.key(BACK)
            assert kiosk.visit.here.stop.place == place


def test_every_row_of_every_graphic_is_reached_by_keys(kiosk: Kiosk) -> None:
    begin(kiosk)
    kiosk.choose("act:Figures")
    charts = list(kiosk.visit.exhibit.charts)
    for number, chart in enumerate(charts):
        assert kiosk.visit.here.stop.chart == chart
        keys = kiosk.stage.screen.figures.keys
        for row in keys if len(keys) > 1 else ():
            if not kiosk.seek(f"own:row {row}", RIGHT):
                onward = next(s.name for s in controls(kiosk) if s.words.startswith(("To the right", "Down")))
                kiosk.choose(onward, RIGHT)
                assert kiosk.seek(f"own:row {row}", RIGHT)
            kiosk.key(OK)
            assert kiosk.visit.here.stop.row == row
            assert "chosen" in kiosk.in_frame
        if number + 1 < len(charts):
            kiosk.choose("act:Next graphic", RIGHT)


def test_a_recording_is_played_and_paused_by_keys_and_nobody_talks_over_it(talking: Path) -> None:
    kiosk = Kiosk(talking)
    try:
        kiosk.visit.begin("en")
        kiosk.visit.open_event("boats")
        kiosk.visit.go_on()
        kiosk.visit.show_picture(NUMBERS["ogg"])
        kiosk.settle()
        player = kiosk.stage.deck.player
        kiosk.choose("act:Play", RIGHT)
        assert player.state == "playing"
        assert kiosk.name_in_frame == "act:Pause"
        kiosk.key(OK)
        assert player.state == "paused"
        names = [spot.name for spot in controls(kiosk)]
        assert "act:10 seconds forward" in names
        assert "act:Place in the recording" not in names, "only a finger can drag it"
    finally:
        kiosk.close()


def test_the_first_key_only_shows_the_frame(kiosk: Kiosk) -> None:
    kiosk.tap("Touch to begin")
    before = kiosk.visit.here
    assert kiosk.in_frame == ""
    kiosk.key(OK)
    assert kiosk.visit.here == before
    assert kiosk.in_frame == "The Mill Canal"


def test_a_touch_takes_the_frame_away_and_a_key_brings_it_back(kiosk: Kiosk) -> None:
    begin(kiosk)
    kiosk.key(DOWN)
    assert kiosk.in_frame
    kiosk.tap("Building")
    assert kiosk.in_frame == ""
    assert kiosk.attendant.aids is not None
    assert kiosk.attendant.aids.ring is None
    kiosk.key(RIGHT)
    assert kiosk.in_frame == "Home, button"
    kiosk.tap("Continue")
    assert kiosk.screen == "panel"


def test_right_and_left_lead_only_through_what_can_be_used(kiosk: Kiosk) -> None:
    begin(kiosk)
    go_to_event(kiosk, "petition")
    acting = [spot.name for spot in spots(kiosk) if spot.act is not None]
    kiosk.seek(acting[0], RIGHT)
    met = []
    for _ in acting:
        met.append(kiosk.name_in_frame)
        kiosk.key(RIGHT)
    assert met == acting
    for name in reversed(acting):
        kiosk.key(LEFT)
        assert kiosk.name_in_frame == name


def test_the_rail_is_last_and_runs_from_left_to_right(kiosk: Kiosk) -> None:
    begin(kiosk)
    go_to_event(kiosk, "petition")
    rail = [spot for spot in spots(kiosk) if spot.in_rail]
    assert spots(kiosk)[-len(rail) :] == rail
    assert [spot.box[0] for spot in rail] == sorted(spot.box[0] for spot in rail)
    assert rail[0].name == "act:Home"
    assert rail[-1].name == "act:Next"


def test_next_stays_in_the_frame_from_event_to_event(kiosk: Kiosk) -> None:
    begin(kiosk)
    go_to_panel(kiosk)
    kiosk.choose("act:Begin", LEFT)
    events = kiosk.visit.exhibit.panel("building").events
    kiosk.seek("act:Next", LEFT)
    for event in events[1:4]:
        kiosk.key(OK)
        assert kiosk.visit.here.stop == AtEvent(event)
        assert kiosk.name_in_frame == "act:Next"


def test_in_a_drawer_the_frame_stays_inside_and_then_returns(kiosk: Kiosk) -> None:
    begin(kiosk)
    go_to_event(kiosk, "petition")
    name = next(s.name for s in controls(kiosk) if s.name.startswith("act:Sources"))
    kiosk.choose(name, RIGHT)
    inside = {spot.name for spot in spots(kiosk)}
    for _ in range(len(inside) + 3):
        assert kiosk.name_in_frame in inside
        kiosk.key(DOWN)
    kiosk.choose("act:Close", UP)
    assert kiosk.visit.here.over == ()
    assert kiosk.name_in_frame == name


def test_a_page_that_has_no_next_leaves_the_frame_on_something_of_use(kiosk: Kiosk) -> None:
    begin(kiosk)
    go_to_panel(kiosk)
    kiosk.choose("act:Next page", RIGHT)
    assert kiosk.name_in_frame == "act:Previous page"
    kiosk.key(OK)
    assert kiosk.name_in_frame == "act:Next page"


def test_back_closes_then_goes_a_step_back_then_home(kiosk: Kiosk) -> None:
    begin(kiosk)
    go_to_event(kiosk, "petition")
    kiosk.visit.lay_over(SourcesDrawer())
    kiosk.visit.lay_over(DisplaySheet())
    kiosk.key(BACK)
    assert kiosk.visit.here.over == (SourcesDrawer(),)
    kiosk.key(BACK)
    assert kiosk.visit.here.over == ()
    kiosk.key(BACK)
    assert kiosk.visit.here.stop == AtPanel("building", "petition")
    kiosk.key(BACK)
    assert kiosk.visit.here.stop == AtContents()
    kiosk.key(BACK)
    assert kiosk.visit.here.stop == AtContents()
    kiosk.visit.follow_life("keeper")
    kiosk.key(BACK)
    assert kiosk.visit.here.stop == AtLife("keeper")
    kiosk.key(BACK)
    assert kiosk.visit.here.stop == AtLives()


@pytest.mark.parametrize("language", ["English", "Deutsch"])
def test_help_tells_in_the_visitors_words_what_each_key_does(kiosk: Kiosk, language: str) -> None:
    begin(kiosk, language)
    kiosk.key(HELP)
    assert isinstance(kiosk.visit.here.over[-1], KeyHelp)
    words = " ".join(spot.words for spot in spots(kiosk))
    assert ("To the contents." if language == "English" else "Zum Inhalt.") in words
    kiosk.key(HELP)
    assert kiosk.visit.here.over == ()


def test_a_keypad_of_the_device_file_leads_about_and_other_keys_stay_dead() -> None:
    keypad = Keypad(down="f13", ok="f20", home=97)
    kiosk = Kiosk(CANAL, device=Device(keypad=keypad))
    try:
        kiosk.key(KEY_CODES["f13"])
        assert kiosk.in_frame
        while "English" not in kiosk.in_frame:
            kiosk.key(KEY_CODES["f13"])
        kiosk.key(KEY_CODES["f20"])
        assert kiosk.screen == "contents"
        kiosk.visit.open_about()
        for key in (KEY_CODES["f14"], KEY_CODES["b"], KEY_CODES["escape"]):
            kiosk.key(key)
            assert kiosk.screen == "about"
        kiosk.key(97)
        assert kiosk.screen == "contents"
    finally:
        kiosk.close()


def test_a_key_that_is_held_down_acts_once(kiosk: Kiosk) -> None:
    from kivy.core.window import Window

    begin(kiosk)
    go_to_panel(kiosk)
    kiosk.choose("act:Begin", LEFT)
    kiosk.seek("act:Next", LEFT)
    for _ in range(20):
        Window.dispatch("on_keyboard", OK, 0, "", [])
        kiosk.frames(2)
    second = kiosk.visit.exhibit.panel("building").events[1]
    assert kiosk.visit.here.stop == AtEvent(second)


def test_a_key_with_ctrl_or_alt_does_nothing_even_in_the_frame(kiosk: Kiosk) -> None:
    begin(kiosk)
    assert kiosk.seek("act:Building", RIGHT)
    before = kiosk.visit.here
    for modifiers in (("ctrl",), ("alt",), ("meta",), ("shift",), ("ctrl", "alt")):
        for key in (OK, BACK, HOME, HELP, DOWN):
            kiosk.key(key, modifiers)
            assert (kiosk.visit.here, kiosk.name_in_frame) == (before, "act:Building")
    kiosk.key(OK, ("numlock",))
    assert kiosk.visit.here != before


def test_keys_count_for_the_idle_clock_and_any_key_answers_the_warning(kiosk: Kiosk) -> None:
    begin(kiosk)
    kiosk.wait(44)
    kiosk.key(DOWN)
    kiosk.wait(44)
    assert not kiosk.sees("Are you still there?")
    kiosk.key(DOWN)
    for key in (DOWN, KEY_CODES["q"], HOME):
        kiosk.wait(46)
        assert kiosk.sees("Are you still there?")
        before = (kiosk.visit.here, kiosk.name_in_frame)
        kiosk.key(key)
        assert not kiosk.sees("Are you still there?")
        assert (kiosk.visit.here, kiosk.name_in_frame) == before, "the answer did something else besides"


def test_nothing_of_the_frame_is_left_when_the_visit_ends(kiosk: Kiosk) -> None:
    from kivy.core.window import Window

    before = len(Window.children)
    begin(kiosk)
    kiosk.key(DOWN)
    kiosk.visit.end()
    assert kiosk.attendant.focus is None
    assert len(Window.children) == before


# --- the frame itself


GROUNDS = ("paper", "paper2", "plate", "night", "night2", "viewer_plate")


@pytest.mark.parametrize("palette", [NORMAL, HIGH_CONTRAST], ids=["normal", "high"])
def test_the_frame_is_seen_on_every_ground_of_the_design(palette: object) -> None:
    for role in GROUNDS:
        ground = getattr(palette, role)
        is_night = role in ("night", "night2", "viewer_plate")
        ring, _ = ring_colours(palette, is_night)  # type: ignore[arg-type]
        assert contrast(ring, ground) >= 3, role
    if palette is HIGH_CONTRAST:
        assert ring_colours(HIGH_CONTRAST, False)[0] == "#FFFFFF"


def test_the_frame_is_seen_on_the_ground_of_every_panel() -> None:
    kiosk = Kiosk(SHIPPED)
    try:
        kiosk.visit.begin()
        for panel in kiosk.visit.exhibit.panels:
            kiosk.visit.open_panel(panel)
            kiosk.visit.go_on()
            told = tones(kiosk.visit.exhibit.theme_of(panel))
            title = spots(kiosk)[0]
            assert title.on_night
            assert contrast(ring_colours(NORMAL, title.on_night)[0], told.deep) >= 3
            assert not next(s for s in spots(kiosk) if s.in_rail).on_night
            assert not next(s for s in spots(kiosk) if s.act and s.box[0] > 1000).on_night
    finally:
        kiosk.close()


@given(some.tuples(*[some.floats(0, 1)] * 3), some.booleans())
def test_on_any_picture_the_frame_or_the_line_within_it_is_seen(
    colour: tuple[float, float, float], is_night: bool
) -> None:
    ring, gap = ring_colours(NORMAL, is_night)
    assert max(contrast(ring, hexed(colour)), contrast(gap, hexed(colour))) >= 3


@given(some.tuples(*[some.integers(-50, 2000)] * 2), some.tuples(*[some.integers(1, 2000)] * 2))
def test_the_frame_never_leaves_the_screen(at: tuple[int, int], size: tuple[int, int]) -> None:
    x, y, w, h = ring_box((*at, *size), 1.0, 1920, 1080)
    assert x >= 0
    assert y >= 0
    assert x + w <= 1920 or w == 1
    assert y + h <= 1080 or h == 1


# --- no trap


def some_spots(kinds: list[str]) -> list[Spot]:
    """Texts, controls, and controls that can do nothing now."""
    return [
        Spot((), (0, 0, 1, 1), (lambda: None) if kind == "acts" else None, str(n), is_offered=kind != "off")
        for n, kind in enumerate(kinds)
    ]


@given(
    some.lists(some.sampled_from(["text", "acts", "off"]), min_size=1, max_size=30),
    some.booleans(),
    some.data(),
)
def test_from_anything_arrows_lead_to_everything_else(
    kinds: list[str], hears: bool, data: some.DataObject
) -> None:
    focus = Focus()
    focus.hears = hears
    focus.renew(some_spots(kinds), Where(("page",), ()))
    stops = [n for n, kind in enumerate(kinds) if hears or kind != "off"]
    if not stops:
        focus.move(1)
        assert focus.spot is None
        return
    acting = [n for n in stops if kinds[n] == "acts"]
    ways = ((1, False, stops), (-1, False, stops), (1, True, acting), (-1, True, acting))
    for by, controls_only, wanted in ways:
        focus.place = data.draw(some.sampled_from(stops))
        met = []
        for _ in wanted:
            focus.move(by, controls_only)
            met.append(focus.place)
        assert sorted(n for n in met if n is not None) == wanted


@given(some.lists(some.sampled_from(["text", "acts", "off"]), max_size=12), some.data())
def test_however_a_page_changes_the_frame_is_on_something_of_it_or_nowhere(
    kinds: list[str], data: some.DataObject
) -> None:
    focus = Focus()
    overs: tuple[type, ...] = ()
    for _ in range(6):
        step = data.draw(some.sampled_from(["move", "open", "close", "go", "same"]))
        if step == "move":
            focus.move(data.draw(some.sampled_from([-1, 1])), data.draw(some.booleans()))
        else:
            overs = (*overs, SourcesDrawer) if step == "open" else overs[:-1] if step == "close" else overs
            shown = some_spots(data.draw(some.permutations(kinds)))
            stop = data.draw(some.sampled_from(["a", "b"])) if step == "go" else "a"
            focus.renew(shown, Where((stop,), overs), data.draw(some.booleans()))
        if focus.place is not None:
            spot = focus.spot
            assert spot is not None
            assert spot.is_offered


def test_in_a_window_esc_still_quits(monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk.ui import app

    asked: list[bool] = []
    monkeypatch.setattr(app, "stopTouchApp", lambda: asked.append(True))
    kiosk = Kiosk(CANAL, opening=Opening(windowed=True))
    try:
        kiosk.key(27)
        assert asked
    finally:
        kiosk.close()
