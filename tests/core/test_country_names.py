from kiosk.core.country_names import Rows
from kiosk.core.labels import Rect

FRAME = Rect(0, 0, 400, 300)
SQUARE = [(50.0, 50.0), (350.0, 50.0), (350.0, 250.0), (50.0, 250.0), (50.0, 50.0)]


def rows(*rings: list[tuple[float, float]]) -> Rows:
    made = Rows(FRAME, 10)
    for ring in rings:
        made.add(ring)
    return made


def test_a_name_stands_in_the_middle_of_its_country() -> None:
    at = rows(SQUARE).room(100, 30, [])
    assert at is not None
    assert abs(at[0] + 50 - 200) < 2
    assert abs(at[1] + 15 - 150) < 12


def test_a_name_that_has_no_room_in_its_country_is_left_out() -> None:
    assert rows(SQUARE).room(290, 30, []) is None
    assert rows(SQUARE).room(100, 220, []) is None


def test_a_name_gives_way_to_what_stands_there() -> None:
    taken = Rect(60, 100, 280, 100)
    at = rows(SQUARE).room(100, 30, [taken])
    assert at is not None
    assert not Rect(*at, 100, 30).meets(taken)


def test_a_name_keeps_to_what_of_the_country_is_in_the_frame() -> None:
    wide = [(-1000.0, 100.0), (90.0, 100.0), (90.0, 200.0), (-1000.0, 200.0), (-1000.0, 100.0)]
    assert rows(wide).room(100, 30, []) is None
    at = rows(wide).room(50, 30, [])
    assert at is not None
    assert at[0] >= 0


def test_a_name_does_not_stand_in_a_bay() -> None:
    bay = [(50.0, 50.0), (350.0, 50.0), (350.0, 250.0), (220.0, 250.0), (220.0, 90.0), (180.0, 90.0),
           (180.0, 250.0), (50.0, 250.0), (50.0, 50.0)]  # fmt: skip
    at = rows(bay).room(90, 40, [])
    assert at is not None
    assert at[0] + 90 <= 180 or at[0] >= 220 or at[1] + 40 <= 90


def test_a_country_out_of_sight_has_no_name() -> None:
    assert rows([(500.0, 50.0), (600.0, 50.0), (600.0, 90.0), (500.0, 50.0)]).room(10, 10, []) is None
