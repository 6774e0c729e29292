"""The clock is set while the kiosk runs: by years, to 1970, by an hour twice a year. The exhibit goes on."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.core.device import Device
from kiosk.core.hours import OpeningHours
from kiosk.state.visits import read_visits
from kiosk.ui.app import Opening
from tests.ui.driver import Kiosk, WallClock
from tests.ui.places import CANAL

JUMPS = ["1970-01-01T00:00:10", "2026-05-04T12:00:00", "2099-12-31T23:59:59"]


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    kiosk = Kiosk(CANAL, state=tmp_path, opening=Opening(idle=(8, 28)))
    kiosk.tap("Touch to begin")
    kiosk.wait(2)
    yield kiosk
    if kiosk.app.stage is not None and kiosk.app.stage.parent is not None:
        kiosk.close()


def logged(folder: Path) -> str:
    return (folder / "log" / "kiosk.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("moment", JUMPS)
def test_a_jump_in_a_visit_leaves_the_visitor_where_he_is_and_is_told(
    kiosk: Kiosk, tmp_path: Path, moment: str
) -> None:
    kiosk.visit.open_about()
    kiosk.wall.set(moment)
    kiosk.wait(5)
    assert kiosk.screen == "about"
    assert "clock" in kiosk.app.backstage.notes.all
    assert "the clock was set by" in logged(tmp_path)
    kiosk.tap("Home")
    kiosk.close()
    ((visit, pages),) = read_visits(tmp_path)
    assert 6 < visit.seconds < 9
    assert all(0 <= page.seconds < 9 for page in pages)


@pytest.mark.parametrize("moment", JUMPS)
def test_a_jump_while_the_warning_counts_changes_none_of_its_seconds(kiosk: Kiosk, moment: str) -> None:
    kiosk.wait(7)
    assert kiosk.app.stage is not None
    assert kiosk.app.stage.warning is not None
    kiosk.wall.set(moment)
    kiosk.wait(8)
    assert kiosk.app.stage.warning is not None
    assert kiosk.screen == "contents"
    kiosk.wait(13)
    assert kiosk.screen == "attract"


class LocalClock(WallClock):
    """A clock on a wall in Brussels."""

    def __call__(self) -> datetime:
        return super().__call__().astimezone(ZoneInfo("Europe/Brussels"))


@pytest.mark.parametrize(
    ("moment", "opens_in"),
    [
        # In UTC, where the hours are 10:00 to 17:00 on a wall in Brussels.
        ("2027-03-27T08:59:00", 60),  # Saturday, winter time
        ("2027-03-28T07:59:00", 60),  # Sunday: summer time since 01:00
        ("2027-10-30T07:59:00", 60),  # Saturday, summer time
        ("2027-10-31T08:59:00", 60),  # Sunday: winter time since 01:00
    ],
)
def test_it_opens_in_time_on_the_days_that_the_clock_is_changed(
    tmp_path: Path, moment: str, opens_in: int
) -> None:
    hours = OpeningHours.model_validate({"sat": "10:00-17:00", "sun": "10:00-17:00"})
    kiosk = Kiosk(CANAL, state=tmp_path, wall=LocalClock(moment), device=Device(opening_hours=hours))
    try:
        assert kiosk.app.backstage.night is not None
        kiosk.wait(opens_in - 5)
        assert kiosk.app.backstage.night is not None
        kiosk.wait(8)
        assert kiosk.app.backstage.night is None
        assert kiosk.app.backstage.notes.all.keys() <= {"storage"}
    finally:
        kiosk.close()
