"""What is kept of a visit made with real touches, and that nothing behind the stage can stop it."""

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.visit_record import PageRow, VisitRow
from kiosk.state.choices import STILL, Choices, read_choices, read_last_seen
from kiosk.state.restarts import RUNNING
from kiosk.state.visits import read_visits
from tests.ui.driver import Kiosk, WallClock
from tests.ui.places import CANAL


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    kiosk = Kiosk(CANAL, state=tmp_path)
    yield kiosk
    if kiosk.app.stage is not None and kiosk.app.stage.parent is not None:
        kiosk.close()


def kept(kiosk: Kiosk, folder: Path) -> list[tuple[VisitRow, tuple[PageRow, ...]]]:
    kiosk.close()
    return list(read_visits(folder))


def test_a_visit_is_kept_page_by_page(kiosk: Kiosk, tmp_path: Path) -> None:
    kiosk.wait(30)
    kiosk.tap("Touch to begin")
    kiosk.wait(5)
    kiosk.visit.open_event("collapse")
    kiosk.tap("Continue")
    kiosk.wait(10)
    kiosk.tap("Read more")
    kiosk.visit.set_text_size(1.5)
    kiosk.wait(10)
    kiosk.tap("Home")
    kiosk.wait(200)
    assert kiosk.screen == "attract"
    ((visit, pages),) = kept(kiosk, tmp_path)
    assert [(page.screen, page.name, page.left) for page in pages] == [
        ("contents", "", "on"),
        ("note", "", "on"),
        ("event", "collapse", "home"),
        ("contents", "", "reset"),
    ]
    event = pages[2]
    assert 19 < event.seconds < 22
    assert event.opened == "more"
    assert (visit.ended, visit.pages, visit.text_size) == ("reset", 4, 1.5)
    assert 24 < visit.seconds < 28
    assert visit.exhibit == "canal"
    assert visit.began.startswith("2027-05-04T12:00:3")
    assert (visit.warned, visit.put_off) == (1, 0)


def test_a_warning_that_met_a_reader_is_kept_with_its_page(kiosk: Kiosk, tmp_path: Path) -> None:
    kiosk.tap("Touch to begin")
    kiosk.wait(kiosk.clock.warns_at + 1)
    kiosk.tap("I’m still here")
    kiosk.wait(kiosk.clock.warns_at + 1)
    kiosk.tap("Start again")
    ((visit, pages),) = kept(kiosk, tmp_path)
    assert [(page.warned, page.put_off, page.left) for page in pages] == [(2, 1, "start_again")]
    assert visit.ended == "start_again"


def test_a_fault_ends_the_visit_and_is_kept_as_one(kiosk: Kiosk, tmp_path: Path) -> None:
    kiosk.tap("Touch to begin")
    assert kiosk.app._handler is not None
    kiosk.app._handler.handle_exception(RuntimeError("something"))
    ((visit, pages),) = kept(kiosk, tmp_path)
    assert (visit.ended, pages[-1].left) == ("fault", "fault")


def test_a_kiosk_that_is_stopped_in_a_visit_keeps_it(kiosk: Kiosk, tmp_path: Path) -> None:
    kiosk.tap("Touch to begin")
    ((visit, _pages),) = kept(kiosk, tmp_path)
    assert visit.ended == "restart"


def test_a_trial_window_keeps_nothing() -> None:
    kiosk = Kiosk(CANAL)
    kiosk.tap("Touch to begin")
    assert kiosk.app.backstage._record is None
    kiosk.close()


def test_while_the_clock_is_doubted_visits_say_so(tmp_path: Path) -> None:
    Kiosk(CANAL, state=tmp_path, wall=WallClock("2027-05-04T12:00:00")).close()
    assert read_last_seen(tmp_path) is not None
    kiosk = Kiosk(CANAL, state=tmp_path, wall=WallClock("1970-01-01T00:00:10"))
    assert kiosk.app.backstage.notes.all["clock"] == "the clock is behind of when it was last seen"
    kiosk.tap("Touch to begin")
    kiosk.visit.end()
    kiosk.wall.set("2027-05-04T12:02:00")
    kiosk.wait(2)
    assert "clock" not in kiosk.app.backstage.notes.all
    kiosk.tap("Touch to begin")
    kiosk.close()
    assert {row.began[:4]: row.is_doubtful for row, _pages in read_visits(tmp_path)} == {
        "1970": True,
        "2027": False,
    }


def test_a_state_folder_that_goes_away_is_outlived(kiosk: Kiosk, tmp_path: Path) -> None:
    kiosk.tap("Touch to begin")
    shutil.rmtree(tmp_path)
    tmp_path.write_text("a file where the folder should be")
    kiosk.visit.open_about()
    kiosk.visit.end()
    for _ in range(500):
        if "visits" in kiosk.app.backstage.notes.all:
            break
        time.sleep(0.01)
    assert "visits" in kiosk.app.backstage.notes.all
    kiosk.tap("Touch to begin")
    assert kiosk.screen == "contents"
    kiosk.close()
    tmp_path.unlink()


def test_the_still_pages_words_are_kept_for_when_the_exhibit_cannot_be_read(tmp_path: Path) -> None:
    exhibit = tmp_path / "exhibit"
    shutil.copytree(CANAL, exhibit)
    with (exhibit / "exhibit.yaml").open("a", encoding="utf-8") as stream:
        stream.write('still: {en: "Ask at the *desk*.", de: Fragen Sie am Schalter.}\n')
    kiosk = Kiosk(exhibit, state=tmp_path / "state")
    kiosk.close()
    said = json.loads((tmp_path / "state" / STILL).read_text(encoding="utf-8"))
    assert said == {"en": "Ask at the desk.", "de": "Fragen Sie am Schalter."}
    (exhibit / "exhibit.yaml").unlink()
    kiosk = Kiosk(exhibit, state=tmp_path / "state")
    assert kiosk.sees("Ask at the desk.")
    assert kiosk.sees("Fragen Sie am Schalter.")
    kiosk.close()


def test_whether_it_ended_by_itself_is_known_at_the_next_start(kiosk: Kiosk, tmp_path: Path) -> None:
    kiosk.close()
    assert not (tmp_path / RUNNING).exists()


def test_what_staff_choose_outlasts_a_restart(kiosk: Kiosk, tmp_path: Path) -> None:
    kiosk.app.backstage.set_volume(0.25)
    kiosk.app.backstage.close_for_today()
    kiosk.close()
    assert read_choices(tmp_path) == Choices(volume=0.25, closed_until="2027-05-05T06:00:00")
    kiosk = Kiosk(CANAL, state=tmp_path)
    kiosk.wait_until(lambda: kiosk.mixer.told == [0.25])
    assert kiosk.app.backstage.night is not None
    kiosk.app.backstage.open_again()
    kiosk.wait(2)
    assert kiosk.app.backstage.night is None
    kiosk.close()
