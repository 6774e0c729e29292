"""The figures of a data graphic: read, named, scaled and written, with no display."""

import pytest

from kiosk.core.figures import Bracket, Fact, Figures, number_of, row_keys
from kiosk.core.language import Words
from kiosk.core.model import Chart, Row
from kiosk.core.scale import scale_of

EN, DE = Words("en"), Words("de")


def chart(**more: object) -> Chart:
    fields = {
        "data": "a.csv", "kind": "bars", "x": "day", "y": ("dug",), "sources": "[@a]", "title": {"en": "Dug"},
    }  # fmt: skip
    return Chart.model_validate(fields | more)


def rows(*cells: str) -> tuple[Row, ...]:
    """Rows of day, dug, filled, name, event: what is left out is empty."""
    names = ("day", "dug", "filled", "name", "event")
    return tuple(
        dict(zip(names, [*map(str.strip, row.split(",")), "", "", "", "", ""], strict=False)) for row in cells
    )


# --- numbers


@pytest.mark.parametrize(
    ("cell", "number"),
    [("12", 12), ("-3", -3), ("1.50", 1.5), ("1e3", 1000), ("0", 0), ("+4", 4), (".5", 0.5)],
)
def test_a_figure_is_a_number(cell: str, number: float) -> None:
    assert number_of(cell) == number


@pytest.mark.parametrize(
    "cell", ["", " ", "–", "many", "nan", "inf", "-inf", "1_000", "١٢", "1e15", "9" * 5000, "1e-9", "2,5"]
)
def test_what_is_no_figure_is_unknown_and_not_nought(cell: str) -> None:
    assert number_of(cell) is None


def test_an_unknown_figure_is_written_as_a_dash_and_told_as_unknown() -> None:
    figures = Figures(chart(), rows("1851, ", "1852,0"))
    assert [figures.figure(row, 0, EN) for row in (0, 1)] == ["–", "0"]
    assert figures.facts(0, DE)[-1] == Fact("unbekannt", "dug", is_known=False)
    assert figures.facts(1, DE)[-1] == Fact("0", "dug")
    assert [figures.is_unknown(row) for row in (0, 1)] == [True, False]


# --- rows


def test_rows_are_known_by_their_label_or_their_place_on_the_axis() -> None:
    told = rows("1851,1,,first", "1852,1,,", ",1,,", ",1,,")
    assert row_keys(chart(label="name"), told) == ("first", "1852", "", " (2)")
    assert row_keys(chart(), told) == ("1851", "1852", "", " (2)")


def test_rows_of_one_label_are_told_apart() -> None:
    told = rows("1851,1,,lock", "1852,1,,lock", "1852,1,,lock", "1853,1,,bank", ",1,,lock")
    keys = row_keys(chart(label="name"), told)
    assert keys == ("lock, 1851", "lock, 1852", "lock, 1852 (2)", "bank", "lock")
    assert len(set(keys)) == len(told)


def test_a_key_stays_when_other_rows_come_and_go() -> None:
    told = rows("1851,1,,a", "1852,1,,b", "1853,1,,c")
    assert row_keys(chart(label="name"), told)[2] == row_keys(chart(label="name"), told[1:])[1] == "c"


def test_a_row_is_found_by_its_key_else_the_one_brought_out_else_the_first() -> None:
    told = rows("1851,1", "1852,2", "1853,3")
    figures = Figures(chart(highlight={"day": "1852"}), told)
    assert [figures.place_of(key) for key in ("1853", "1859", None)] == [2, 1, 1]
    assert Figures(chart(), told).place_of("1859") == 0


def test_a_row_knows_its_event_and_an_event_its_first_row() -> None:
    told = rows("1851,1,,,", "1852,1,,,opening", "1853,1,,,opening")
    figures = Figures(chart(event="event"), told)
    assert [figures.event_of(row) for row in range(3)] == [None, "opening", "opening"]
    assert figures.row_of("opening") == 1
    assert figures.row_of("bridge") is None
    assert Figures(chart(), told).event_of(1) is None


# --- how figures stand together


@pytest.mark.parametrize(
    ("cells", "together"),
    [
        (["1851,9,3", "1852,4,4"], "part"),
        (["1851,9,3", "1852,,4", "1853,5,"], "part"),
        (["1851,9,3", "1852,4,5"], "beside"),
        (["1851,9,-3"], "beside"),
        (["1851,,3", "1852,4,"], "beside"),
        (["1851,0,0"], "part"),
    ],
)
def test_a_second_column_hangs_below_only_where_it_can_be_a_part_of_the_first(
    cells: list[str], together: str
) -> None:
    assert Figures(chart(y=("dug", "filled")), rows(*cells)).together == together


def test_a_stacked_chart_is_stacked_and_one_column_stands_alone() -> None:
    assert Figures(chart(y=("dug", "filled"), stacked=True), rows("1851,9,3")).together == "stacked"
    assert Figures(chart(stacked=True), rows("1851,9,3")).together == "beside"


# --- the scale


@pytest.mark.parametrize(
    ("largest", "most", "guides"),
    [
        (1742, 5, (500, 1000, 1500)),
        (1480, 3, (500, 1000)),
        (3, 5, (1, 2, 3)),
        (1, 5, (1,)),
        (0.7, 5, (0.2, 0.4, 0.6)),
        (25.5, 5, (5, 10, 15, 20, 25)),
        (999_999_999_999_999, 2, (500_000_000_000_000,)),
    ],
)
def test_guides_are_round(largest: float, most: int, guides: tuple[float, ...]) -> None:
    assert scale_of([largest], most).guides == guides


def test_whole_figures_have_whole_guides() -> None:
    assert all(isinstance(guide, int) for n in range(1, 400) for guide in scale_of([n]).guides)


def test_all_nought_has_no_guides_and_can_be_drawn() -> None:
    scale = scale_of([0, 0])
    assert scale.guides == ()
    assert scale.part(0) == 0


def test_figures_below_nought_have_their_room_and_guides() -> None:
    scale = scale_of([-30, 50])
    assert (scale.low, scale.high, scale.guides) == (-30, 50, (-20, 20, 40))


def test_what_hangs_below_has_room_at_the_same_scale_and_no_guides() -> None:
    figures = Figures(chart(y=("dug", "filled")), rows("1851,1742,30", "1852,563,186"))
    scale = figures.scale()
    assert (scale.low, scale.high, scale.guides) == (-186, 1742, (500, 1000, 1500))
    assert scale.part(1928) == pytest.approx(1)


def test_stacked_figures_are_scaled_by_their_sum() -> None:
    figures = Figures(chart(y=("dug", "filled"), stacked=True), rows("1851,40,30", "1852,,60", "1853,5,-8"))
    assert (figures.scale().low, figures.scale().high) == (-8, 70)


# --- dates along the axis


def test_years_bracket_dates_and_a_row_without_one_has_the_year_of_its_neighbours() -> None:
    figures = Figures(
        chart(label="name"), rows("1851-04,1", ",1", "1851-09-02,1", ",1", "1852-03,1", "1853,1")
    )
    assert list(figures.brackets(range(6))) == [
        Bracket(0, 3, 1851), Bracket(4, 5, 1852), Bracket(5, 6, 1853),
    ]  # fmt: skip
    assert list(figures.brackets(range(1, 2))) == [Bracket(1, 2, 1851)]


def test_years_that_are_labels_need_no_brackets() -> None:
    assert not Figures(chart(), rows("1851,1", "1852,1")).has_years
    assert Figures(chart(label="name"), rows("1851,1,,a", "1852,1,,b")).has_years
    assert not Figures(chart(), rows("north,1", "1852,1")).has_years


def test_dates_are_written_as_the_language_writes_them() -> None:
    figures = Figures(chart(), rows("1851-08-04,1", "1851-09,1020.5"))
    assert [figures.label(row, DE) for row in (0, 1)] == ["4.\u00a0Aug.", "Sep"]
    assert [figures.label(row, EN) for row in (0, 1)] == ["4\u00a0Aug", "Sept"]
    assert figures.facts(1, DE) == (Fact("September 1851", ""), Fact("1.020,5", "dug"))


def test_numbers_along_the_axis_are_written_as_numbers_and_years_as_years() -> None:
    figures = Figures(chart(x="filled", label="filled"), rows(",1,900", ",1,12000"))
    assert [figures.label(row, DE) for row in (0, 1)] == ["900", "12.000"]
    assert Figures(chart(), rows("1851,1")).label(0, DE) == "1851"


def test_points_stand_by_their_dates_and_evenly_where_one_is_missing() -> None:
    assert Figures(chart(), rows("1850,1", "1851,1", "1854,1")).places() == pytest.approx(
        (0, 0.25, 1), abs=0.01
    )
    assert Figures(chart(), rows("1850,1", ",1", "1854,1")).places() == (0, 0.5, 1)
    assert Figures(chart(), rows("1854,1", "1850,1")).places() == (0, 1)
    assert Figures(chart(), rows("1854,1")).places() == (0.5,)
    assert Figures(chart(x="dug"), rows("a,1", "a,2", "a,5")).places() == (0, 0.25, 1)


# --- words


def test_columns_have_the_names_given_else_the_unit_else_their_own() -> None:
    names = {"dug": {"en": "Dug", "de": "Gegraben"}, "name": {"en": "Bank", "de": "Ufer"}}
    figures = Figures(chart(names=names, y=("dug", "filled")), rows("1851,4,5,north"))
    assert [fact.what for fact in figures.facts(0, DE)] == ["", "Gegraben", "filled", "Ufer"]
    metres = Figures(chart(unit={"en": "metres", "de": "Meter"}), rows("1851,4"))
    assert metres.name("dug", DE) == "Meter"


def test_what_is_named_is_told_and_what_is_not_is_left_out() -> None:
    told = rows("1851-04-14,4,5,north,opening")
    assert [fact.said for fact in Figures(chart(event="event"), told).facts(0, EN)] == [
        "14\u00a0April 1851",
        "4",
    ]
    named = chart(names={"name": {"en": "Bank"}}, event="event", label="name")
    assert [fact.said for fact in Figures(named, told).facts(0, EN)] == ["north", "14\u00a0April 1851", "4"]


def test_ten_thousand_rows_are_read_at_once() -> None:
    figures = Figures(chart(label="name"), rows(*(f"1{n % 900 + 100},{n},,row {n}" for n in range(10_000))))
    assert len(figures.keys) == 10_000
    assert figures.scale().high == 9999
    assert figures.place_of("row 9999") == 9999
