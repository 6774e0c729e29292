"""The staff page, by real touches: the way in, the PIN, the wait, and each thing that can be done there."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels
from kivy.uix.widget import Widget

from kiosk.core.device import Device
from kiosk.core.failures import RESTART
from kiosk.core.hours import OpeningHours
from kiosk.core.pin import hash_pin
from kiosk.state.choices import read_choices
from kiosk.state.visits import read_visits
from kiosk.ui.screens.staff import KEYS
from kiosk.ui.staff_room import StaffRoom
from tests.ui.driver import OK, Finger, Kiosk, Knob, WallClock
from tests.ui.places import CANAL, EXHIBITS

PIN = "830259174"
HASHED = hash_pin(PIN, b"0123456789abcdef")
HOURS = OpeningHours.model_validate({"tue": "10:00-17:00", "wed": "10:00-17:00"})
"""The 4th of May 2027 is a Tuesday."""
DEVICE = Device(pin=HASHED, languages=("en", "de"))
SMALL, LARGE = (1024, 600), (1920, 1080)
SUPERVISED = {"KIOSK_SUPERVISED": "test"}

Start = Callable[..., Kiosk]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts kiosks, and ends the last one."""
    running: list[Kiosk] = []

    def begin(folder: Path = CANAL, device: Device = DEVICE, **more: object) -> Kiosk:
        for old in running:
            old.close()
        given = {"size": SMALL, "state": tmp_path} | more
        running[:] = [Kiosk(folder, device=device, **given)]  # type: ignore[arg-type]
        return running[0]

    yield begin
    for kiosk in running:
        kiosk.close()


@pytest.fixture
def kiosk(start: Start) -> Kiosk:
    return start()


def room(kiosk: Kiosk) -> StaffRoom:
    return kiosk.app.backstage.staff


def hold(kiosk: Kiosk, seconds: float, x: float = 20, y: float = 20) -> Finger:
    """Put a finger down, from the top left of the glass, and leave it there."""
    finger = kiosk.down(x, Window.height - y)
    kiosk.wait(seconds)
    return finger


def enter(kiosk: Kiosk) -> None:
    kiosk.up(hold(kiosk, 5.2))
    kiosk.frames(2)
    assert room(kiosk).is_open


def type_in(kiosk: Kiosk, pin: str) -> None:
    for digit in pin:
        kiosk.tap(digit)
        kiosk.wait(0.1)
    kiosk.tap("OK")
    kiosk.wait(0.3)


def let_in(kiosk: Kiosk) -> None:
    enter(kiosk)
    type_in(kiosk, PIN)
    assert room(kiosk).is_let_in


def checked(kiosk: Kiosk) -> None:
    """Wait until the exhibit has been checked beside the drawing."""
    kiosk.wait_until(lambda: not room(kiosk)._inspection.found.is_being_checked)  # type: ignore[union-attr]
    kiosk.wait(0.3)


def rows(kiosk: Kiosk) -> dict[str, tuple[str, bool]]:
    page = room(kiosk).page
    assert page is not None
    return {row.key: (row.told.replace("\u00a0", " "), row.is_in_order) for row in page._drawn_rows}


def pixels() -> bytes:
    Window.canvas.ask_update()
    Window.dispatch("on_draw")
    width, height = (int(side) for side in Window.size)
    return bytes(glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE))


# --- the way in


def test_a_finger_that_stays_five_seconds_in_the_corner_opens_it(kiosk: Kiosk) -> None:
    finger = hold(kiosk, 4.9)
    assert not room(kiosk).is_open
    kiosk.wait(0.3)
    assert room(kiosk).is_open
    kiosk.up(finger)
    kiosk.frames(2)
    assert room(kiosk).is_open
    assert kiosk.sees("Enter the PIN to use the controls.")


def test_nothing_shows_before_the_time_is_up(kiosk: Kiosk) -> None:
    kiosk.tap("Touch to begin")
    kiosk.settle()
    before = pixels()
    hold(kiosk, 4.8)
    assert pixels() == before


def test_the_finger_that_opened_it_does_nothing_else_as_it_leaves(kiosk: Kiosk) -> None:
    assert kiosk.screen == "attract"
    finger = hold(kiosk, 5.2)
    kiosk.up(finger)
    kiosk.wait(1)
    assert kiosk.screen == "attract"


@pytest.mark.parametrize("corner", [(1000, 20), (20, 580), (512, 300), (20, 50), (50, 20)])
def test_no_other_place_opens_it(kiosk: Kiosk, corner: tuple[int, int]) -> None:
    hold(kiosk, 8, *corner)
    assert not room(kiosk).is_open


def test_a_finger_that_slides_does_not_open_it(kiosk: Kiosk) -> None:
    finger = hold(kiosk, 3)
    kiosk.move(finger, 45, Window.height - 20)
    kiosk.wait(8)
    assert not room(kiosk).is_open


def test_a_palm_does_not_open_it(kiosk: Kiosk) -> None:
    hold(kiosk, 1)
    kiosk.down(40, Window.height - 60)
    kiosk.wait(8)
    assert not room(kiosk).is_open


def test_a_finger_that_lifts_and_comes_again_begins_anew(kiosk: Kiosk) -> None:
    kiosk.up(hold(kiosk, 3))
    kiosk.wait(4)
    assert not room(kiosk).is_open
    kiosk.up(hold(kiosk, 3))
    assert not room(kiosk).is_open


@pytest.mark.parametrize(("size", "inches"), [((1024, 600), 10.1), ((1920, 1080), 21.5), ((3840, 2160), 55)])
def test_the_corner_is_as_large_as_a_finger_on_every_screen(
    start: Start, size: tuple[int, int], inches: float
) -> None:
    device = Device.model_validate({"pin": HASHED, "screen": {"diagonal_inches": inches}})
    kiosk = start(size=size, device=device)
    millimetre = kiosk.stage.sizes.mm
    hold(kiosk, 5.2, 20 * millimetre, 20 * millimetre)
    assert room(kiosk).is_open


# --- the PIN


def test_controls_do_nothing_before_the_pin_is_right(start: Start) -> None:
    kiosk = start(size=LARGE)
    enter(kiosk)
    for said in ("Reload content", "Show problems", "Screen test", "Restart", "Quit"):
        assert kiosk.sees(said)
        assert not kiosk.offers(said)
    for said in ("Close for today", "Louder"):
        assert not kiosk.sees(said)
    type_in(kiosk, PIN)
    for said in ("Reload content", "Screen test", "Close for today", "Louder"):
        assert kiosk.offers(said)
    assert not kiosk.offers("7")


def test_a_wrong_pin_is_told_with_how_many_tries_are_left(kiosk: Kiosk) -> None:
    enter(kiosk)
    type_in(kiosk, "1111")
    assert not room(kiosk).is_let_in
    assert kiosk.sees("Wrong PIN. Tries left: 2")


def test_after_three_wrong_ones_there_is_a_wait_in_which_no_key_does_anything(kiosk: Kiosk) -> None:
    enter(kiosk)
    for _ in range(3):
        type_in(kiosk, "1111")
    assert kiosk.sees("Too many wrong PINs. Next try in 1:00.")
    assert not kiosk.offers("1")
    kiosk.key(ord("8"))
    assert room(kiosk)._typed == ""
    kiosk.wait(50)
    assert kiosk.sees("Next try in 0:10.")
    kiosk.tap("Back to the exhibit")
    kiosk.wait(11)
    let_in(kiosk)


def test_the_wait_grows_and_outlasts_a_restart(start: Start) -> None:
    kiosk = start()
    enter(kiosk)
    for _ in range(3):
        type_in(kiosk, "1111")
    kiosk = start()
    enter(kiosk)
    assert kiosk.sees("Next try in 0:5")
    kiosk.tap("Back to the exhibit")
    kiosk.wait(60)
    enter(kiosk)
    type_in(kiosk, "1111")
    assert kiosk.sees("Next try in 2:00.")


def test_pictures_of_two_pins_of_one_length_are_the_same(kiosk: Kiosk) -> None:
    enter(kiosk)
    checked(kiosk)
    seen = []
    for pin in ("8302", "5917"):
        for digit in pin:
            kiosk.tap(digit)
        kiosk.frames(2)
        room(kiosk).page.count(60)  # type: ignore[union-attr]
        seen.append(pixels())
        for _ in pin:
            kiosk.tap("Erase")
    assert seen[0] == seen[1]


def test_nothing_of_a_pin_is_read_logged_or_kept(start: Start, tmp_path: Path) -> None:
    kiosk = start()
    enter(kiosk)
    wrong = "918273645"
    type_in(kiosk, wrong)
    for digit in PIN:
        kiosk.tap(digit)
    assert not kiosk.sees(PIN)
    assert not kiosk.sees(PIN[:4])
    kiosk.tap("OK")
    kiosk.wait(0.3)
    assert room(kiosk).is_let_in
    start().wait(1)
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert tmp_path / "log" / "kiosk.log" in files
    assert "a wrong PIN on the staff page, number 1" in (tmp_path / "log" / "kiosk.log").read_text()
    for file in files:
        held = file.read_bytes()
        for pin in (PIN, wrong):
            assert pin.encode() not in held, file
            assert pin[:5].encode() not in held, file


def test_without_a_pin_there_is_the_status_and_no_control(start: Start) -> None:
    kiosk = start(device=Device(languages=("en",)))
    enter(kiosk)
    assert kiosk.sees("No PIN is set for this kiosk.")
    assert rows(kiosk)["content"][1]
    assert [t.said for t in kiosk.targets if kiosk.offers(t.said)] == ["Back to the exhibit"]


def test_digits_of_a_keyboard_work_as_well(kiosk: Kiosk) -> None:
    enter(kiosk)
    for digit in f"{PIN}0":
        kiosk.key(ord(digit))
    kiosk.key(8)
    kiosk.key(OK)
    assert room(kiosk).is_let_in
    kiosk.key(27)
    assert not room(kiosk).is_open


# --- staying and leaving


def test_it_closes_by_itself_a_minute_after_the_last_touch_and_forgets_the_pin(kiosk: Kiosk) -> None:
    let_in(kiosk)
    kiosk.wait(30, step=0.25)
    assert kiosk.sees("Closes by itself in 30 seconds")
    kiosk.tap_at(800, 300)
    kiosk.wait(59.3, step=0.25)
    assert room(kiosk).is_open
    assert kiosk.sees("Closes by itself in 1 second")
    kiosk.wait(1.5)
    assert not room(kiosk).is_open
    enter(kiosk)
    assert not room(kiosk).is_let_in


def test_a_visit_goes_on_beneath_it_until_the_pin_is_right(start: Start, tmp_path: Path) -> None:
    kiosk = start()
    kiosk.tap("Touch to begin")
    kiosk.visit.open_event("collapse")
    kiosk.tap("Continue")
    enter(kiosk)
    kiosk.wait(55)
    kiosk.tap("Back to the exhibit")
    kiosk.wait(1)
    assert kiosk.screen == "event"
    assert kiosk.chimes == []
    let_in(kiosk)
    assert kiosk.screen == "attract"
    start()
    ((visit, _),) = read_visits(tmp_path)
    assert visit.ended == "staff"


def test_no_touch_reaches_what_lies_beneath(kiosk: Kiosk) -> None:
    kiosk.tap("Touch to begin")
    enter(kiosk)
    page = room(kiosk).page
    assert page is not None
    own = [target for target in kiosk.targets if target.is_offered and page in parents(target)]
    before = kiosk.visit.here
    for x in range(20, 1000, 45):
        for y in range(20, 600, 45):
            if not any(target.hits(x, y) for target in own):
                kiosk.tap_at(x, y)
    kiosk.wait(0.5)
    assert kiosk.visit.here == before
    assert room(kiosk).is_open


def parents(widget: Widget) -> Iterator[Widget]:
    while widget.parent is not None and widget.parent is not widget:
        widget = widget.parent
        yield widget


def test_it_speaks_the_visitors_language(kiosk: Kiosk) -> None:
    kiosk.tap("Zum Beginnen berühren")
    enter(kiosk)
    assert kiosk.sees("Geben Sie die PIN ein")


# --- what it tells


def test_it_tells_how_the_kiosk_is(start: Start) -> None:
    kiosk = start(device=DEVICE.model_copy(update={"opening_hours": HOURS}))
    kiosk.tap("Touch to begin")
    kiosk.wait(200)
    enter(kiosk)
    checked(kiosk)
    told = rows(kiosk)
    assert told["content"][0].startswith("canal, changed on ")
    assert told["problems"] == ("None", True)
    assert told["program"][0].endswith("running since Tue 4 May, 12:00")
    assert told["restarts"] == ("None in seven days", True)
    assert told["storage"][0].endswith(" GB")
    assert told["visits"] == ("1 today, the last at 12:00 (EN 1)", True)
    assert told["clock"][0].startswith("Tue, 4 May 2027, 12:0")
    assert told["hours"] == ("Open until 17:00", True)
    assert told["sound"] == ("50 %", True)


def test_it_tells_of_a_state_folder_that_cannot_be_written(start: Start, tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.write_text("no folder")
    kiosk = start(state=state)
    kiosk.wait_until(lambda: "state folder" in kiosk.app.backstage.notes.all)
    enter(kiosk)
    told, is_in_order = rows(kiosk)["storage"]
    assert told.startswith("Nothing can be kept")
    assert not is_in_order
    assert kiosk.sees("Look at this")


def test_it_tells_that_the_clock_cannot_be_right(kiosk: Kiosk) -> None:
    kiosk.wait(2)
    kiosk.wall.set("2001-01-01T00:00:00")
    kiosk.wait(2)
    let_in(kiosk)
    assert rows(kiosk)["clock"] == ("Mon, 1 Jan 2001, 00:00: this cannot be right", False)
    assert not kiosk.offers("Close for today")


# --- what it does


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The canal, to be changed. It stands beside the state folder's own files."""
    return Path(shutil.copytree(CANAL, tmp_path / "exhibits" / "canal"))


def rename(exhibit: Path, old: str, new: str) -> None:
    file = exhibit / "exhibit.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_reload_takes_sound_content_over(start: Start, copied: Path) -> None:
    kiosk = start(copied)
    let_in(kiosk)
    rename(copied, "The Mill Canal", "The Mill Race")
    kiosk.tap("Reload content")
    kiosk.wait(0.5)
    assert kiosk.sees("The content as it is now is shown.")
    assert kiosk.library.exhibit is not None
    assert "Race" in str(kiosk.library.exhibit.outline.title["en"])
    assert room(kiosk).page is Window.children[0]


def test_reload_does_not_take_content_with_errors_over(start: Start, copied: Path) -> None:
    kiosk = start(copied)
    let_in(kiosk)
    rename(copied, "languages:", "langages:")
    kiosk.tap("Reload content")
    kiosk.wait(0.5)
    assert kiosk.sees("The content has errors and was not taken over.")
    checked(kiosk)
    assert rows(kiosk)["content"] == ("canal, the last good version", False)
    assert rows(kiosk)["problems"][0].startswith("1 error")
    kiosk.tap("Show problems")
    assert kiosk.sees("exhibit.yaml:5:1: error: unknown key")
    kiosk.tap("Close")
    assert kiosk.offers("Reload content")
    kiosk.tap("Back to the exhibit")
    kiosk.tap("Touch to begin")
    assert kiosk.screen == "contents"


def test_the_list_of_problems_turns_its_pages(start: Start) -> None:
    kiosk = start()
    let_in(kiosk)
    checked(kiosk)
    page = room(kiosk)
    assert page._inspection is not None
    lines = tuple(f"panels/{n}.yaml:1:1: error: something is wrong here" for n in range(60))
    page._inspection.found = type(page._inspection.found)(problems=lines)
    kiosk.wait(0.3)
    kiosk.tap("Show problems")
    seen = []
    while True:
        seen += [line for line in lines if kiosk.sees(line)]
        if not kiosk.offers("Next page"):
            break
        kiosk.tap("Next page")
    assert seen == list(lines)
    kiosk.tap("Previous page")
    assert not kiosk.sees(lines[-1])


def test_restart_ends_with_the_code_that_has_it_started_again(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("kiosk.ui.app.stopTouchApp", lambda: asked.append("stop"))
    kiosk = start(environ=SUPERVISED)
    let_in(kiosk)
    assert not kiosk.sees("Quit")
    kiosk.tap("Restart")
    assert asked == ["stop"]
    assert kiosk.app.exit_code == RESTART


def test_where_nothing_would_start_it_again_it_can_be_ended_and_not_restarted(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("kiosk.ui.app.stopTouchApp", lambda: asked.append("stop"))
    kiosk = start()
    let_in(kiosk)
    assert not kiosk.offers("Restart")
    kiosk.tap("Quit")
    assert asked == ["stop"]
    assert kiosk.app.exit_code == 0


def test_loudness_is_set_and_kept_for_the_next_start(start: Start, tmp_path: Path) -> None:
    kiosk = start()
    let_in(kiosk)
    kiosk.tap("Louder")
    kiosk.wait(0.3)
    assert rows(kiosk)["sound"] == ("60 %", True)
    kiosk.tap("Quieter")
    kiosk.wait(0.3)
    kiosk.tap("Quieter")
    assert kiosk.mixer.told == [0.6, 0.5, 0.4]
    kiosk = start()
    assert read_choices(tmp_path).volume == 0.4
    kiosk.wait_until(lambda: kiosk.mixer.told == [0.4])


def test_without_a_loudspeaker_there_is_nothing_to_set(start: Start) -> None:
    kiosk = start(mixer=Knob(None))
    let_in(kiosk)
    assert rows(kiosk)["sound"][0] == "No loudspeaker that can be set"
    assert not kiosk.offers("Louder")


def test_closed_for_today_is_dark_until_staff_open_it_again(start: Start) -> None:
    kiosk = start(device=DEVICE.model_copy(update={"opening_hours": HOURS}))
    let_in(kiosk)
    kiosk.tap("Close for today")
    kiosk.wait(1.5)
    assert rows(kiosk)["hours"] == ("Closed by staff until Wed 5 May, 10:00", False)
    assert kiosk.offers("Open again")
    kiosk.tap("Back to the exhibit")
    kiosk.wait(1.5)
    assert kiosk.app.backstage.night is not None
    assert kiosk.display.told[-1] == "off"
    let_in(kiosk)
    assert kiosk.display.told[-1] == "on"
    kiosk.tap("Open again")
    kiosk.wait(1.5)
    kiosk.tap("Back to the exhibit")
    kiosk.wait(1.5)
    assert kiosk.app.backstage.night is None
    kiosk.tap("Touch to begin")
    assert kiosk.screen == "contents"


def test_the_screen_test_shows_plain_colours_and_where_the_glass_is_touched(kiosk: Kiosk) -> None:
    let_in(kiosk)
    kiosk.tap("Screen test")
    middle = 3 * (300 * int(Window.width) + 200)
    seen = []
    for _ in range(6):
        seen.append(tuple(pixels()[middle : middle + 3]))
        kiosk.tap_at(512, 500)
    black, white, red, green, blue, grey = seen
    assert (black, white) == ((0, 0, 0), (255, 255, 255))
    assert (red, green, blue) == ((255, 0, 0), (0, 255, 0), (0, 0, 255))
    assert grey == (128, 128, 128)
    test = room(kiosk).over
    assert test is not None
    touched = test.touched
    assert touched == set()
    kiosk.tap_at(5, 595)
    assert touched == {(0, 0)}
    finger = kiosk.down(1019, 5)
    assert len(touched) == 2
    kiosk.move(finger, 1019, 595)
    assert len(touched) == 3
    kiosk.up(finger)
    kiosk.tap("Done")
    assert room(kiosk).over is None
    assert len(touched) == 3
    assert kiosk.offers("Screen test")


# --- where there is no exhibit to see


def test_it_opens_over_the_still_page_of_a_broken_exhibit(start: Start) -> None:
    kiosk = start(EXHIBITS / "broken" / "date-impossible")
    assert kiosk.sees("This screen will be back shortly.")
    let_in(kiosk)
    checked(kiosk)
    assert rows(kiosk)["content"] == ("There is no content to show", False)
    assert not rows(kiosk)["problems"][1]
    kiosk.tap("Show problems")
    assert kiosk.sees("error: ")


def test_a_broken_exhibit_that_was_mended_is_shown_after_a_reload(start: Start, copied: Path) -> None:
    rename(copied, "languages:", "langages:")
    kiosk = start(copied)
    assert kiosk.visit is None
    let_in(kiosk)
    rename(copied, "langages:", "languages:")
    kiosk.tap("Reload content")
    kiosk.wait(0.5)
    kiosk.tap("Back to the exhibit")
    kiosk.wait(0.5)
    kiosk.tap("Touch to begin")
    assert kiosk.screen == "contents"


def test_it_opens_over_the_dark_screen_and_leaves_it_dark(start: Start) -> None:
    device = DEVICE.model_copy(update={"opening_hours": HOURS})
    kiosk = start(device=device, wall=WallClock("2027-05-04T20:00:00"))
    assert kiosk.app.backstage.night is not None
    enter(kiosk)
    assert kiosk.display.told[-1] == "on"
    kiosk.wait(30)
    assert room(kiosk).page is Window.children[0]
    assert kiosk.display.told[-1] == "on"
    assert rows(kiosk)["hours"] == ("Closed until Wed 5 May, 10:00", True)
    kiosk.tap("Back to the exhibit")
    kiosk.wait(1.5)
    assert kiosk.app.backstage.night is Window.children[0]
    kiosk.wait(30)
    assert kiosk.display.told[-1] == "off"


# --- on every form of page


@pytest.mark.parametrize(("size", "inches"), [(LARGE, 32), ((1080, 1920), 32), (SMALL, 10.1)])
def test_everything_fits_and_can_be_touched_in_every_language(
    start: Start, size: tuple[int, int], inches: float
) -> None:
    for language in ("nl", "fr", "de", "en"):
        told = {"pin": HASHED, "languages": [language], "screen": {"diagonal_inches": inches}}
        device = Device.model_validate(told)
        kiosk = start(EXHIBITS / "broken" / "date-impossible", device, size=size, environ=SUPERVISED)
        enter(kiosk)
        page = room(kiosk).page
        assert page is not None
        assert page.words.language == language
        for key in KEYS[:9]:
            assert smallest_side(kiosk, key) >= 19.5
        for digit in PIN:
            kiosk.tap(digit)
        kiosk.tap("OK")
        checked(kiosk)
        assert page.overflows == []
        offered = [target.said for target in kiosk.targets if kiosk.offers(target.said)]
        assert len(offered) == 8
        for said in offered:
            assert smallest_side(kiosk, said) >= 19.5, said


def smallest_side(kiosk: Kiosk, said: str) -> float:
    """Millimetres."""
    target = kiosk.find(said)
    return min(target.width, target.height) / kiosk.app.backstage.sizes.mm
