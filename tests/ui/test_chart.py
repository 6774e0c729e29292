"""Data graphics under a finger: touched, stepped through, opened from, and whole on every page."""

import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
import yaml

from kiosk.core.sizes import TEXT_SIZES
from kiosk.core.visit import AtChart, AtEvent, MoreDrawer, SourcesDrawer
from kiosk.ui.widgets.columns import Columns
from kiosk.ui.widgets.graphic import Graphic
from kiosk.ui.widgets.lines import Lines
from kiosk.ui.widgets.row_bars import RowBars
from kiosk.ui.widgets.text_block import TextBlock
from tests.ui.driver import Kiosk
from tests.ui.places import CANAL
from tests.ui.test_layout import SIZES, faults


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    kiosk = begun(CANAL)
    yield kiosk
    kiosk.close()


def begun(folder: Path, size: tuple[int, int] = (1920, 1080)) -> Kiosk:
    """A kiosk whose visitor has read the content note."""
    kiosk = Kiosk(folder, size=size)
    kiosk.stage.still = True
    kiosk.tap("Touch to begin" if kiosk.offers("Touch to begin") else "Zum Beginnen berühren")
    kiosk.visit.open_event("survey")
    kiosk.visit.go_on()
    kiosk.visit.speak("en")
    return kiosk


def show(kiosk: Kiosk, chart: str, row: str | None = None) -> Graphic:
    kiosk.visit.open_contents()
    kiosk.visit.open_chart(chart, row)
    kiosk.frames(1)
    return graphic(kiosk)


def graphic(kiosk: Kiosk) -> Graphic:
    shown = next(w for w in kiosk.stage.screen.walk() if isinstance(w, Graphic))
    assert isinstance(shown, Graphic)
    return shown


def tap_row(kiosk: Kiosk, row: int) -> None:
    shown = graphic(kiosk)
    x, y, w, h = shown.band(row)
    unit = shown.look.sizes.unit
    kiosk.tap_at((x + w / 2) * unit, shown.look.sizes.height - (y + h / 2) * unit)


def told(kiosk: Kiosk) -> list[str]:
    """What the strip says."""
    strip = kiosk.stage.screen.strip
    blocks = [w for w in strip.walk(restrict=True) if isinstance(w, TextBlock) and w.said]
    return [block.said.replace("\u00a0", " ") for block in sorted(blocks, key=lambda b: (b.x, -b.y))]


# --- choosing


def test_a_bar_that_is_touched_has_its_row_read_out(kiosk: Kiosk) -> None:
    show(kiosk, "gangs")
    tap_row(kiosk, 1)
    assert kiosk.visit.here.stop == AtChart("gangs", "B")
    assert told(kiosk) == [
        "B", "Gang", "14 September 1847", "Began", "84", "People", "31", "paid for rain", "Oberau", "Stretch",
    ]  # fmt: skip


def test_the_nearest_bar_is_meant(kiosk: Kiosk) -> None:
    shown = show(kiosk, "gangs")
    assert isinstance(shown, Columns)
    unit = shown.look.sizes.unit
    kiosk.tap_at((shown.at(3) + shown.step * 0.45) * unit, shown.look.sizes.height - 300 * unit)
    assert kiosk.visit.here.stop.row == "D"


def test_a_finger_that_slides_off_chooses_nothing(kiosk: Kiosk) -> None:
    shown = show(kiosk, "gangs")
    before = kiosk.visit.here
    x, y, w, h = shown.band(1)
    unit = shown.look.sizes.unit
    finger = kiosk.down((x + w / 2) * unit, shown.look.sizes.height - (y + h / 2) * unit)
    kiosk.move(finger, finger.x + 200 * unit, finger.y)
    kiosk.up(finger)
    assert kiosk.visit.here == before


def test_a_palm_and_fingers_lifted_in_any_order_choose_a_row_and_nothing_worse(kiosk: Kiosk) -> None:
    shown = show(kiosk, "gangs")
    unit = shown.look.sizes.unit
    places = [shown.band(row) for row in (0, 1, 2, 3, 4, 5, 0, 1, 2, 3)]
    palm = [
        kiosk.down((x + w / 2) * unit, shown.look.sizes.height - (y + h / 2) * unit) for x, y, w, h in places
    ]
    for finger in [*palm[1::2], *palm[::2]]:
        kiosk.frames(4)
        kiosk.up(finger)
    assert kiosk.visit.here.stop.row == "C"
    kiosk.frames(4)
    tap_row(kiosk, 0)
    assert kiosk.visit.here.stop.row == "A"


def test_previous_and_next_step_through_the_rows_and_stop_at_their_ends(kiosk: Kiosk) -> None:
    show(kiosk, "gangs")
    assert kiosk.sees("3 of 6")
    for row in ("D", "E", "F"):
        kiosk.tap("Next")
        assert kiosk.visit.here.stop.row == row
    assert not kiosk.offers("Next")
    for row in ("E", "D", "C", "B", "A"):
        kiosk.tap("Previous")
        assert kiosk.visit.here.stop.row == row
    assert not kiosk.offers("Previous")


def test_only_what_is_chosen_is_drawn_anew(kiosk: Kiosk) -> None:
    shown, screen = show(kiosk, "gangs"), kiosk.stage.screen
    labels = {row: block.text for row, block in shown.labels.items()}
    tap_row(kiosk, 4)
    assert kiosk.stage.screen is screen
    assert graphic(kiosk) is shown
    assert {row: block.text for row, block in shown.labels.items()} == labels
    tap_row(kiosk, 2)
    assert sum(block.parent is not None for block in shown.labels.values()) == len(labels) - 1


def test_open_leads_to_the_event_of_the_row_and_the_rail_back_to_the_row(kiosk: Kiosk) -> None:
    show(kiosk, "gangs")
    tap_row(kiosk, 3)
    kiosk.tap("Open")
    assert kiosk.visit.here.stop == AtEvent("lock-one")
    kiosk.tap("Figures")
    assert kiosk.visit.here.stop == AtChart("gangs", "D")


def test_a_row_without_an_event_offers_nothing_to_open(kiosk: Kiosk) -> None:
    show(kiosk, "gangs", "B")
    assert not kiosk.offers("Open")


def test_the_row_that_the_chart_brings_out_is_chosen_at_first(kiosk: Kiosk) -> None:
    show(kiosk, "gangs")
    assert told(kiosk)[0] == "C"
    assert kiosk.sees("An argument about pay")


# --- what nobody knows


def test_an_unknown_figure_is_told_as_unknown_and_never_as_nought(kiosk: Kiosk) -> None:
    show(kiosk, "gangs", "F")
    assert told(kiosk)[4:8] == ["unknown", "People", "unknown", "paid for rain"]
    assert "0" not in told(kiosk)
    assert sum(word == "– no figure in the sources" for word in kiosk.words) == 1


def test_nought_is_told_as_nought(kiosk: Kiosk) -> None:
    show(kiosk, "gangs", "E")
    assert told(kiosk)[6:8] == ["0", "paid for rain"]
    assert told(kiosk)[2:4] == ["unknown", "Began"]


def test_where_all_is_known_there_is_no_word_of_what_is_not(kiosk: Kiosk) -> None:
    show(kiosk, "metres")
    assert not kiosk.sees("no figure in the sources")


# --- several graphics, notes and sources


def test_arrows_lead_through_all_graphics(kiosk: Kiosk) -> None:
    charts = list(kiosk.visit.exhibit.charts)
    show(kiosk, charts[0])
    assert not kiosk.offers("Previous graphic")
    for number, chart in enumerate(charts[1:], 2):
        kiosk.tap("Next graphic")
        assert kiosk.visit.here.stop == AtChart(chart)
        assert kiosk.sees(f"Figure {number} of {len(charts)}")
    assert not kiosk.offers("Next graphic")
    kiosk.tap("Previous graphic")
    assert kiosk.visit.here.stop == AtChart(charts[-2])


def test_the_contents_screen_leads_to_the_graphics(kiosk: Kiosk) -> None:
    kiosk.visit.open_contents()
    kiosk.frames(1)
    kiosk.tap("Figures")
    assert kiosk.visit.here.stop == AtChart("metres")


def test_a_note_too_long_for_its_place_can_be_read_on_and_its_citations_followed(kiosk: Kiosk) -> None:
    show(kiosk, "gangs")
    assert not kiosk.sees("Nobody knows whether")
    kiosk.tap("Read more")
    assert kiosk.sees("Nobody knows whether")
    kiosk.tap_mark("c:2")
    assert kiosk.visit.here.over == (SourcesDrawer(number=2),)
    assert kiosk.sees("Akten der Wasserbauverwaltung")


def test_a_short_note_stands_whole_and_needs_no_reading_on(kiosk: Kiosk) -> None:
    show(kiosk, "boats")
    assert kiosk.sees("The lists for 1862 are missing.")
    assert not kiosk.offers("Read more")


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_part_of_a_note_that_is_shown_ends_with_a_sentence(size: tuple[int, int]) -> None:
    kiosk = begun(CANAL, size)
    try:
        for language, text_size in product(("de", "en"), TEXT_SIZES):
            kiosk.visit.speak(language)
            kiosk.visit.set_text_size(text_size)
            show(kiosk, "gangs")
            shown = [word for word in kiosk.words if word.startswith(("Each gang dug", "Jede Rotte grub"))]
            assert all(word.rstrip().endswith(".") for word in shown)
            whole = any(last in word for word in shown for last in ("niemand", "Nobody"))
            assert whole or kiosk.offers("Weiterlesen" if language == "de" else "Read more")
    finally:
        kiosk.close()


def test_terms_and_events_in_a_note_open(kiosk: Kiosk) -> None:
    show(kiosk, "gangs")
    kiosk.tap("Read more")
    kiosk.tap_mark("t:lock")
    assert kiosk.sees("A chamber with two gates")
    kiosk.tap("Close")
    kiosk.tap_mark("e:wages")
    assert kiosk.visit.here.stop == AtEvent("wages")


def test_the_sources_of_note_and_figures_are_numbered_in_that_order(kiosk: Kiosk) -> None:
    show(kiosk, "gangs")
    kiosk.tap("Sources (3)")
    works = ("Der Mühlenkanal", "Akten der", "Lohnlisten")
    drawer = kiosk.stage.overs[-1][1]
    shown = [w for w in drawer.walk(restrict=True) if isinstance(w, TextBlock)]
    tops = [next(w.top for w in shown if work in w.said) for work in works]
    assert tops == sorted(tops, reverse=True)
    kiosk.tap("Close")
    assert kiosk.visit.here.over == ()


def test_rows_can_be_chosen_while_the_sources_lie_open(kiosk: Kiosk) -> None:
    show(kiosk, "gangs")
    kiosk.tap("Sources (3)")
    tap_row(kiosk, 0)
    assert kiosk.visit.here.stop.row == "A"
    assert kiosk.visit.here.over == (SourcesDrawer(),)


# --- lines and numbers


def test_a_line_is_broken_where_a_figure_is_unknown_and_named_at_its_end(kiosk: Kiosk) -> None:
    shown = show(kiosk, "boats")
    assert isinstance(shown, Lines)
    assert [list(run) for run in shown._runs(0)] == [[0, 1], [3, 4, 5]]
    ends = [w for w in shown.walk() if isinstance(w, TextBlock) and w.said in ("upstream", "downstream")]
    right = max(ends, key=lambda block: block.x)
    assert right.x > shown.at(5) * shown.look.sizes.unit


def test_points_stand_by_their_years_and_are_touched(kiosk: Kiosk) -> None:
    shown = show(kiosk, "boats")
    assert isinstance(shown, Lines)
    assert (shown.at(5) - shown.at(4)) / (shown.at(4) - shown.at(3)) == pytest.approx(1.5, abs=0.01)
    tap_row(kiosk, 3)
    assert told(kiosk) == ["1864", "455", "upstream", "470", "downstream"]


def test_one_number_is_told_with_what_belongs_to_it(kiosk: Kiosk) -> None:
    show(kiosk, "cost")
    for words in (
        "Graben",
        "184,000",
        "groschen was what the work cost",
        "1847–1857",
        "Days of work",
        "61,250",
    ):
        assert kiosk.sees(words)
    tap_row(kiosk, 2)
    assert kiosk.visit.here.stop.row == "Brücke"
    assert kiosk.sees("unknown")
    kiosk.tap("Open")
    assert kiosk.visit.here.stop == AtEvent("bridge")


# --- in an event's slot


def test_the_graphic_of_an_event_brings_out_its_row_and_opens_whole_and_back(kiosk: Kiosk) -> None:
    kiosk.visit.open_event("wages")
    kiosk.frames(1)
    assert kiosk.sees("The gangs and who was paid on days of rain")
    assert kiosk.sees("The gangs at a glance")
    chip = [w.said for w in graphic(kiosk).layer.walk(restrict=True) if isinstance(w, TextBlock)]
    assert chip == ["C"]
    assert not kiosk.offers("The gangs and who was paid on days of rain")
    kiosk.tap("Enlarge")
    assert kiosk.visit.here.stop == AtChart("gangs", "C")
    kiosk.tap("Next")
    kiosk.tap("Event")
    assert kiosk.visit.here.stop == AtEvent("wages")


def test_from_the_slot_the_sources_of_the_figures_are_one_touch_away(kiosk: Kiosk) -> None:
    kiosk.visit.open_event("wages")
    kiosk.frames(1)
    kiosk.tap_mark("e:sources")
    assert kiosk.visit.here.stop == AtChart("gangs", "C")
    assert kiosk.visit.here.over == (SourcesDrawer(),)


def test_one_source_alone_is_named_under_the_slot(kiosk: Kiosk) -> None:
    kiosk.visit.open_event("opening")
    kiosk.frames(1)
    assert kiosk.sees("Lohnlisten der Baustelle, 1850. Appendix.")


def test_an_event_without_a_row_brings_none_out(kiosk: Kiosk) -> None:
    kiosk.visit.open_event("toll")
    kiosk.frames(1)
    shown = graphic(kiosk)
    assert not shown.layer.children
    kiosk.tap("Enlarge")
    assert kiosk.visit.here.stop == AtChart("boats")


# --- on every page


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_overlaps_or_is_cut_off(size: tuple[int, int]) -> None:
    kiosk = begun(CANAL, size)
    try:
        assert list(all_faults(kiosk)) == []
    finally:
        kiosk.close()


def all_faults(kiosk: Kiosk) -> Iterator[str]:
    visit = kiosk.visit
    for language in visit.exhibit.languages:
        for text_size in TEXT_SIZES:
            visit.speak(language)
            visit.set_text_size(text_size)
            for chart, about in visit.exhibit.charts.items():
                keys = kiosk_keys(kiosk, chart)
                for row in dict.fromkeys((None, keys[0], keys[len(keys) // 2], keys[-1])):
                    show(kiosk, chart, row)
                    yield from named(kiosk, f"{chart} {row} {language} {text_size}")
                visit.lay_over(SourcesDrawer())
                kiosk.frames(1)
                yield from named(kiosk, f"{chart} sources {language} {text_size}")
                if about.note is not None:
                    visit.lay_over(MoreDrawer())
            visit.open_event("wages")
            visit.open_chart("gangs", "C")
            kiosk.frames(1)
            yield from named(kiosk, f"from an event {language} {text_size}")


def kiosk_keys(kiosk: Kiosk, chart: str) -> tuple[str, ...]:
    from kiosk.core.figures import row_keys

    exhibit = kiosk.visit.exhibit
    return row_keys(exhibit.charts[chart], exhibit.rows[chart])


def named(kiosk: Kiosk, where: str) -> list[str]:
    return [f"{where}: {fault}" for fault in faults(kiosk)]


def test_bars_lie_down_on_a_page_that_is_higher_than_wide() -> None:
    kiosk = begun(CANAL, (1080, 1920))
    try:
        shown = show(kiosk, "gangs")
        assert isinstance(shown, RowBars)
        tap_row(kiosk, 4)
        assert kiosk.visit.here.stop.row == "E"
    finally:
        kiosk.close()


# --- whatever is in the table


def with_figures(tmp_path: Path, name: str, text: str, **chart: object) -> Path:
    """The canal with one graphic more, called `drawn`."""
    folder = Path(shutil.copytree(CANAL, tmp_path / name))
    (folder / "data" / "drawn.csv").write_text(text, encoding="utf-8")
    charts = yaml.safe_load((folder / "charts.yaml").read_text(encoding="utf-8"))
    charts["drawn"] = {
        "data": "drawn.csv", "kind": "bars", "x": "year", "y": ["dug"], "sources": "[@lohn1850]",
        "title": {"de": "Gezeichnet", "en": "Drawn"}, **chart,
    }  # fmt: skip
    (folder / "charts.yaml").write_text(yaml.safe_dump(charts, allow_unicode=True), encoding="utf-8")
    return folder


def table(count: int) -> str:
    return "year,dug,filled\n" + "".join(f"{1000 + n % 900}-0{n % 9 + 1},{n * 7},{n}\n" for n in range(count))


TABLES = {
    "one row": "year,dug,filled\n1851,4,2\n",
    "two rows": "year,dug,filled\n1851,4,2\n1852,3,9\n",
    "none known": "year,dug,filled\n1851,,\n1852,,\n1853,,\n",
    "all nought": "year,dug,filled\n1851,0,0\n1852,0,0\n",
    "below nought": "year,dug,filled\n1851,-40,3\n1852,25,-10\n1853,,5\n",
    "all below nought": "year,dug,filled\n1851,-40,-3\n1852,-25,-10\n",
    "huge": "year,dug,filled\n1851,999999999999999,1\n1852,123456789012345,2\n",
    "tiny": "year,dug,filled\n1851,0.000001,0.0000015\n1852,0.000004,0\n",
    "semicolons, BOM, empty lines": "\ufeffyear;dug;filled\n1851;4;2\n;;\n\n1852;3;\n",
    "long words": "year,dug,filled\n" + "".join(
        f"Der Abschnitt zwischen der Oberen Schleuse und dem Hafen {n},{n * 3},{n}\n" for n in range(12)
    ),
    "no x": "year,dug,filled\n,4,2\n,3,1\n,5,\n",
    "alike": "year,dug,filled\n1851,4,2\n1851,3,1\n1851,5,1\n",
    "forty": table(40),
    "a hundred and fifty": table(150),
    "ten thousand": table(10_000),
}  # fmt: skip
KINDS: dict[str, dict[str, object]] = {
    "bars": {}, "bars beside or part": {"y": ["dug", "filled"]},
    "bars stacked": {"y": ["dug", "filled"], "stacked": True},
    "line": {"kind": "line", "y": ["dug", "filled"]}, "numbers": {"kind": "numbers"},
}  # fmt: skip


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1024, 600)], ids=str)
@pytest.mark.parametrize("name", TABLES)
def test_any_sound_table_is_drawn_whole(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    found = []
    folder = with_figures(tmp_path, "canal", TABLES[name])
    charts = yaml.safe_load((folder / "charts.yaml").read_text(encoding="utf-8"))
    for number, (kind, fields) in enumerate(KINDS.items()):
        charts[f"drawn{number}"] = {**charts["drawn"], **fields, "title": {"de": kind, "en": kind}}
    (folder / "charts.yaml").write_text(yaml.safe_dump(charts, allow_unicode=True), encoding="utf-8")
    kiosk = begun(folder, size)
    try:
        for number, kind in enumerate(KINDS):
            chart = f"drawn{number}"
            keys = kiosk_keys(kiosk, chart)
            for row in dict.fromkeys((None, keys[len(keys) // 2], keys[-1])):
                show(kiosk, chart, row)
                found += named(kiosk, f"{kind} {row}")
                assert kiosk.visit.here.stop.row == row
    finally:
        kiosk.close()
    assert not found, "\n".join(found[:30])


def test_rows_out_of_sight_are_reached_by_arrows_and_by_next(tmp_path: Path) -> None:
    kiosk = begun(with_figures(tmp_path, "canal", table(10_000)))
    try:
        first = show(kiosk, "drawn").rows
        assert first.start == 0
        assert 50 <= len(first) <= 200
        assert kiosk.sees(f"1–{len(first)} of 10,000")
        assert not kiosk.offers("To the left")
        kiosk.tap("To the right")
        second = graphic(kiosk).rows
        assert second.start == first.stop
        assert kiosk.sees(f"{second.start + 1:,} of 10,000")
        kiosk.tap("Previous")
        assert graphic(kiosk).rows == first
        kiosk.tap("Next")
        kiosk.tap("To the left")
        assert graphic(kiosk).rows == first
    finally:
        kiosk.close()


def test_all_parts_of_a_long_table_are_drawn_to_one_scale(tmp_path: Path) -> None:
    kiosk = begun(with_figures(tmp_path, "canal", table(10_000)))
    try:
        shown = show(kiosk, "drawn")
        assert isinstance(shown, Columns)
        scale = shown.scale
        last = show(kiosk, "drawn", kiosk_keys(kiosk, "drawn")[-1])
        assert isinstance(last, Columns)
        assert last.scale == scale
        assert last.rows.stop == 10_000
    finally:
        kiosk.close()
