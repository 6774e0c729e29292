"""What the access report once found on these exhibits stays mended: the largest text on small screens."""

from pathlib import Path

import pytest

from kiosk.content.library import read_exhibit
from kiosk.core.device import Device, ScreenSize
from kiosk.ui.access_walk import AccessWanted, measure_here
from tests.ui.places import CANAL, SHIPPED

UPRIGHT, LYING = (1080, 1920), (1920, 1080)


def failing(folder: Path, only: str, exhibit: Path = SHIPPED, size: tuple[int, int] = UPRIGHT,
            text_size: str = "largest", bottom: int = 800) -> list[str]:  # fmt: skip
    """What fails on some pages in German, in the largest text and in high contrast, on 24 inches."""
    found = read_exhibit(exhibit).exhibit
    assert found is not None
    device = Device(screen=ScreenSize(bottom_edge_height_mm=bottom))
    wanted = AccessWanted(((size, 24.0),), "de", only, (text_size,), ("high",))
    account = measure_here(found, device, wanted, folder)
    assert account.rows["target"].count
    return [f"{key}: {place}" for key, row in account.rows.items() for _, place in row.told]


def test_the_arrows_of_a_life_are_as_large_as_a_finger_needs(tmp_path: Path) -> None:
    exhibit = read_exhibit(SHIPPED).exhibit
    assert exhibit is not None
    assert failing(tmp_path, f"life-{next(iter(exhibit.lives))}") == []


def test_arrows_to_other_pictures_stand_clear_of_those_to_more_text(tmp_path: Path) -> None:
    assert failing(tmp_path, "event-total-1942-44") == []


def test_dates_of_related_events_stay_large(tmp_path: Path) -> None:
    assert failing(tmp_path, "more-registration-1940*") == []


def test_what_the_index_tells_of_an_entry_stays_large(tmp_path: Path) -> None:
    assert failing(tmp_path, "index*", bottom=600) == []


def test_the_text_of_an_index_entry_leaves_its_events_their_room(tmp_path: Path) -> None:
    assert failing(tmp_path, "index*", text_size="normal") == []


def test_what_the_contents_say_of_the_exhibit_stays_large(tmp_path: Path) -> None:
    assert failing(tmp_path, "contents") == []


def test_why_a_picture_is_covered_stays_large(tmp_path: Path) -> None:
    assert failing(tmp_path, "event-collapse*", CANAL) == []


def test_the_strips_button_is_looked_for_where_it_stands_while_the_page_above_wanders(tmp_path: Path) -> None:
    assert failing(tmp_path, "attract") == []


@pytest.mark.parametrize("page", ["map-breendonk", "map-route-transports"])
def test_a_place_chosen_among_places_that_stand_together_is_reached_by_keys(
    page: str, tmp_path: Path
) -> None:
    assert failing(tmp_path, page) == []


def test_no_mark_of_a_citation_goes_to_the_next_page_alone(tmp_path: Path) -> None:
    assert failing(tmp_path, "more-first-transport-1942*", size=LYING) == []


def test_the_caption_of_a_recording_may_stand_smaller_than_running_text(
    tmp_path: Path, talking: Path
) -> None:
    assert failing(tmp_path, "event-boats-recording-8-de", talking) == []
