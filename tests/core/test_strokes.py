from kiosk.core.strokes import CORNER, MOST_CORNERS, Strokes


def corners(strokes: Strokes) -> list[tuple[float, ...]]:
    return [
        tuple(corner[n : n + CORNER]) for corner, _ in strokes.meshes() for n in range(0, len(corner), CORNER)
    ]


def test_a_line_has_two_corners_at_each_of_its_points() -> None:
    strokes = Strokes()
    strokes.line([(0, 0), (10, 0), (10, 10)], 2)
    assert len(corners(strokes)) == 6
    ((_, triangles),) = strokes.meshes()
    assert len(triangles) == 12


def test_a_closed_line_ends_where_it_began() -> None:
    strokes = Strokes()
    strokes.line([(0, 0), (10, 0), (10, 10), (0, 0)], 2, closed=True)
    found = corners(strokes)
    assert found[0][:4] == found[-2][:4]


def test_points_said_twice_and_lines_without_length_do_no_harm() -> None:
    strokes = Strokes()
    strokes.line([(0, 0), (0, 0), (5, 0)], 2)
    strokes.line([(0, 0)], 2)
    strokes.line([(1, 1), (1, 1)], 2, closed=True)
    strokes.line([], 2)
    assert len(corners(strokes)) == 4


def test_a_broken_line_knows_how_far_along_it_is() -> None:
    strokes = Strokes()
    strokes.line([(0, 0), (3, 4), (6, 8)], 2, broken=True)
    assert [corner[7] for corner in corners(strokes)] == [0, 0, 5, 5, 10, 10]


def test_a_turn_back_does_not_throw_its_corner_far_out() -> None:
    strokes = Strokes()
    strokes.line([(0, 0), (10, 0), (0, 0.001)], 2)
    assert all(abs(corner[2]) <= 6.1 and abs(corner[3]) <= 6.1 for corner in corners(strokes))


def test_many_strokes_are_spread_over_meshes_that_can_count_them() -> None:
    strokes = Strokes()
    for n in range(20_000):
        strokes.disc((n, 0), 8)
    strokes.line([(n, n % 2) for n in range(40_000)], 2)
    meshes = list(strokes.meshes())
    assert len(meshes) > 2
    for corner, triangles in meshes:
        assert len(corner) // CORNER <= MOST_CORNERS + 1
        assert max(triangles) < len(corner) // CORNER
