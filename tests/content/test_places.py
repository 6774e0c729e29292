"""Places: coordinates the wrong way round, and nothing else taken for it."""

from pathlib import Path

from kiosk.content.library import read_exhibit


def told(canal: Path, places: str) -> list[str]:
    (canal / "places.yaml").write_text(places, encoding="utf-8")
    problems = read_exhibit(canal, shown_as="x").problems
    return [
        str(problem)
        for problem in problems
        if problem.severity == "error" and "/places.yaml" in problem.at.path
    ]


def atlas(last: str, area: str = "oberau") -> str:
    return (
        "places:\n"
        "  oberau: {name: {de: Oberau, en: Oberau}, at: [50.9, 9.6]}\n"
        "  obere-schleuse: {name: {de: Schleuse, en: Lock}, at: [50.9, 9.6]}\n"
        "  lange-wand: {name: {de: Wand, en: Wall}, at: [50.9, 9.6]}\n"
        f"  unterhafen: {{name: {{de: Hafen, en: Port}}, at: {last}}}\n"
        "routes:\n  canal: {via: [oberau, unterhafen], name: {de: Kanal, en: Canal}}\n"
        f"area: {{around: [{area}]}}\n"
    )


def test_a_place_among_the_others_is_right(canal: Path) -> None:
    assert told(canal, atlas("[51.2, 9.9]")) == []


def test_a_place_far_away_may_be_right(canal: Path) -> None:
    assert told(canal, atlas("[-33.9, 18.4]")) == []


def test_a_place_the_wrong_way_round_is_told(canal: Path) -> None:
    assert told(canal, atlas("[9.7, 51.0]")) == [
        "x/places.yaml:5:49: error: latitude and longitude are the wrong way round: "
        "latitude comes first: write [51, 9.7]"
    ]


def test_two_places_alone_tell_nothing(canal: Path) -> None:
    place = "  {0}: {{name: {{de: A, en: A}}, at: {1}}}\n"
    assert (
        told(canal, "places:\n" + place.format("a", "[50.9, 9.6]") + place.format("b", "[9.6, 50.9]")) == []
    )


def test_an_area_is_around_places_or_countries(canal: Path) -> None:
    for area in ("oberau", "norway", "united-kingdom", "côte-d’ivoire", "cote-d’ivoire", "oberau, norway"):
        assert told(canal, atlas("[51.2, 9.9]", area)) == []
    assert told(canal, atlas("[51.2, 9.9]", "norwey")) == [
        'x/places.yaml:8:17: error: unknown place "norwey": did you mean "norway"?'
    ]


def test_numbers_that_are_none_are_told_and_not_compared(canal: Path) -> None:
    for written in (
        "[north, east]",
        "[1]",
        "[1, 2, 3]",
        "[]",
        "{lat: 1}",
        "[[1], 2]",
        "[~, 3]",
        "[1e400, nan]",
    ):
        assert told(canal, atlas(written)) != []
