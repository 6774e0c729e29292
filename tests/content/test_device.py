"""The device file: checked like an exhibit, and what is right in it stands."""

from pathlib import Path

import pytest

from kiosk.content.device import read_device
from kiosk.content.device_file import find_device
from kiosk.core.device import Device
from kiosk.core.keypad import actions_of
from kiosk.core.pin import hash_pin

PIN = hash_pin("1851", b"0123456789abcdef")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "device.yaml"


def told(file: Path, text: str) -> list[str]:
    file.write_text(text, encoding="utf-8")
    return [str(problem) for problem in read_device(file)[1]]


def test_a_whole_device_file(file: Path) -> None:
    assert (
        told(
            file,
            "exhibit: exhibits/canal\nscreen: {diagonal_inches: 43, viewing_distance_mm: 500, "
            "bottom_edge_height_mm: 700, rotation: 90}\nlanguages: [de, en]\n"
            f"idle: {{warn_after: 30, reset_after: 60}}\npin: {PIN}\n"
            "opening_hours: {mon: {open: '09:00', close: '17:30'}}\nvolume: 0.4\nstate: /var/lib/kiosk\n"
            "keep_days: 90\n",
        )
        == []
    )
    device, _problems = read_device(file)
    assert device.screen.rotation == 90
    assert device.languages == ("de", "en")
    assert device.opening_hours is not None
    assert device.opening_hours.mon[0].close == "17:30"
    assert device.pin == PIN
    assert device.keep_days == 90


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "{}\n"])
def test_an_empty_device_file_is_the_defaults(file: Path, text: str) -> None:
    assert told(file, text) == []
    assert read_device(file)[0] == Device()


def test_every_fault_is_told(file: Path) -> None:
    assert told(
        file,
        "exhibit: [a]\nscren: {}\nscreen: {rotation: 45, diagonal_inches: big}\nlanguages: [English]\n"
        "volume: 7\n"
        "opening_hours: {monday: {open: '09:00', close: '17:30'}, tue: {open: 9, close: '17:30'}}\n"
        "idle: {warn_after: 60, reset_after: 61}\n",
    ) == [
        'device.yaml:1:10: error: "exhibit" must be text, not a list: put the text in quotes',
        'device.yaml:2:1: error: unknown key "scren" in device: did you mean "screen"?',
        'device.yaml:3:20: error: "rotation" cannot be "45": use one of 0, 90, 180, 270',
        'device.yaml:3:41: error: "diagonal_inches" must be a number, not "big"',
        'device.yaml:4:13: error: unknown language "English": write en',
        'device.yaml:5:9: error: "volume" must be at most 1, not "7"',
        'device.yaml:6:17: error: unknown key "monday" in opening_hours: did you mean "mon"?',
        'device.yaml:6:70: error: "open" must be a time, not "9": write it as "09:30"',
        "device.yaml:7:37: error: less than 20 seconds between the idle warning and the reset: "
        "let reset_after be at least 20 more than warn_after",
    ]


def test_a_pin_stands_though_another_line_is_wrong(file: Path) -> None:
    told(file, "pin: " + PIN + "\nvolume: loud\nlanguges: [de]\nlanguages: [Klingon]\n")
    assert read_device(file)[0] == Device(pin=PIN)


def test_opening_hours_can_be_written_in_few_words(file: Path) -> None:
    assert (
        told(
            file,
            "opening_hours:\n"
            "  tue: 10:00-17:00\n"
            "  wed: ['10:00-12:30', {open: '13:30', close: '24:00'}]\n"
            "  thu: closed\n"
            "  exceptions:\n"
            "    XXXX-12-25: closed\n"
            "    2026-07-21: 10:00 – 15:00\n"
            "    2026-12-24/2027-01-02: closed\n",
        )
        == []
    )
    hours = read_device(file)[0].opening_hours
    assert hours is not None
    assert [(each.open, each.close) for each in hours.wed] == [("10:00", "12:30"), ("13:30", "24:00")]
    assert hours.thu == hours.mon == ()
    assert hours.exceptions["2026-07-21"][0].close == "15:00"


def test_every_fault_in_opening_hours_is_told(file: Path) -> None:
    assert told(
        file,
        "opening_hours:\n"
        "  tue: 10 to 17\n"
        "  wed: ['10:00-12:30', '17:00-13:00']\n"
        "  thu: {opn: '10:00', close: '17:00'}\n"
        "  fri: '10:00-25:00'\n"
        "  exceptions:\n"
        "    25.12.2026: closed\n"
        "    2026-02-30: closed\n"
        "    2026-12-24/2026-12-01: closed\n"
        "    XXXX-12-25: shut\n",
    ) == [
        'device.yaml:2:8: error: "tue" must be opening hours, not "10 to 17": write "10:00-17:00", or closed',
        'device.yaml:3:24: error: "wed" closes at 13:00, before it opens at 17:00: '
        "for a night, end at 24:00 and begin the next day at 00:00",
        'device.yaml:4:8: error: opening hours needs "open"',
        'device.yaml:4:9: error: unknown key "opn" in opening hours: did you mean "open"?',
        'device.yaml:5:8: error: "fri" must be a time, not "10:00-25:00": write it as "09:30"',
        'device.yaml:7:5: error: "25.12.2026" is no date of the calendar: '
        "write 2026-07-21, 2026-12-24/2027-01-02, or XXXX-12-25 for every year",
        'device.yaml:8:5: error: "2026-02-30" is no date of the calendar: '
        "write 2026-07-21, 2026-12-24/2027-01-02, or XXXX-12-25 for every year",
        'device.yaml:9:5: error: "2026-12-24/2026-12-01" is no date of the calendar: '
        "write 2026-07-21, 2026-12-24/2027-01-02, or XXXX-12-25 for every year",
        'device.yaml:10:17: error: "XXXX-12-25" must be opening hours, not "shut": '
        'write "10:00-17:00", or closed',
    ]


def test_a_pin_that_is_no_hash_is_refused_without_being_shown(file: Path) -> None:
    assert told(file, "pin: 1851\n") == [
        'device.yaml:1:6: error: "pin" is not the hash of a PIN: make one with: main.py pin'
    ]
    assert read_device(file)[0].pin is None


def test_a_device_file_that_is_no_yaml_is_told(file: Path) -> None:
    assert told(file, "pin: [x\n") == [
        'device.yaml:1:6: error: "[" is opened here and never closed: write "]" where it ends'
    ]
    assert read_device(file)[0] == Device()
    assert [str(problem) for problem in read_device(file.with_name("none.yaml"))[1]] == [
        "none.yaml:1:1: error: the file is missing"
    ]


def test_where_it_is_found(tmp_path: Path) -> None:
    usual = tmp_path / "usual.yaml"
    assert find_device("a.yaml", {"KIOSK_DEVICE": "b.yaml"}, usual) == Path("a.yaml")
    assert find_device(None, {"KIOSK_DEVICE": "b.yaml"}, usual) == Path("b.yaml")
    assert find_device(None, {}, usual) is None
    usual.touch()
    assert find_device(None, {}, usual) == usual
    assert read_device(None) == (Device(), ())


def test_the_keys_of_a_keypad_are_named_or_numbered(file: Path) -> None:
    assert told(file, "keypad: {up: F13, down: f20, ok: 13, help: 1073741940, speech: s}\n") == []
    keypad = read_device(file)[0].keypad
    assert keypad is not None
    assert (keypad.up, keypad.down, keypad.ok, keypad.help) == (294, 1073741935, 13, 1073741940)
    actions = actions_of(keypad)
    assert (actions[294], actions[115], actions[273]) == ("up", "speech", "up")


def test_a_key_of_the_file_goes_before_that_of_an_ordinary_keyboard(file: Path) -> None:
    assert told(file, "keypad: {back: home}\n") == []
    assert actions_of(read_device(file)[0].keypad)[278] == "back"


def test_what_is_wrong_with_a_keypad_is_told_at_its_place(file: Path) -> None:
    assert told(
        file,
        "keypad:\n  up: page up\n  ok: entr\n  bak: f1\n  home: ·\n  help: f2\n  speech: F2\nspeech: loud\n"
        "voices: {French: fr-be}\n",
    ) == [
        'device.yaml:2:7: error: "page up" is no key: did you mean pageup?',
        'device.yaml:3:7: error: "entr" is no key: did you mean enter?',
        'device.yaml:4:3: error: unknown key "bak" in keypad: did you mean "back"?',
        'device.yaml:5:9: error: "·" is no key: write a name such as up, enter or f13, or the key\'s number',
        'device.yaml:7:11: error: "F2" is "help" already, on line 6: give each key one action',
        'device.yaml:8:9: error: "speech" cannot be "loud": use one of headphones, speaker, off',
        'device.yaml:9:10: error: unknown language "French": write fr',
    ]
    assert read_device(file)[0] == Device()
