"""The device file: checked like an exhibit, and what is right in it stands."""

from pathlib import Path

import pytest

from kiosk.content.device import find_device, read_device
from kiosk.core.device import Device
from kiosk.core.keypad import actions_of


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
            "idle: {warn_after: 30, reset_after: 60}\npin: x\n"
            "opening_hours: {mon: {open: '09:00', close: '17:30'}}\nvolume: 0.4\nstate: /var/lib/kiosk\n",
        )
        == []
    )
    device, _problems = read_device(file)
    assert device.screen.rotation == 90
    assert device.languages == ("de", "en")
    assert device.opening_hours is not None
    assert device.opening_hours["mon"].close == "17:30"


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "{}\n"])
def test_an_empty_device_file_is_the_defaults(file: Path, text: str) -> None:
    assert told(file, text) == []
    assert read_device(file)[0] == Device()


def test_every_fault_is_told(file: Path) -> None:
    assert told(
        file,
        "exhibit: [a]\nscren: {}\nscreen: {rotation: 45, diagonal_inches: big}\nlanguages: [English]\n"
        "volume: 7\n"
        "opening_hours: {monday: {open: 9, close: '17:30'}}\nidle: {warn_after: 60, reset_after: 61}\n",
    ) == [
        'device.yaml:1:10: error: "exhibit" must be text, not a list: put the text in quotes',
        'device.yaml:2:1: error: unknown key "scren" in device: did you mean "screen"?',
        'device.yaml:3:20: error: "rotation" cannot be "45": use one of 0, 90, 180, 270',
        'device.yaml:3:41: error: "diagonal_inches" must be a number, not "big"',
        'device.yaml:4:13: error: unknown language "English": write en',
        'device.yaml:5:9: error: "volume" must be at most 1, not "7"',
        'device.yaml:6:17: error: unknown key "monday" in opening_hours: did you mean "mon"?',
        'device.yaml:6:32: error: "open" must be a time, not "9": write it as "09:30"',
        "device.yaml:7:37: error: less than 20 seconds between the idle warning and the reset: "
        "let reset_after be at least 20 more than warn_after",
    ]


def test_a_pin_stands_though_another_line_is_wrong(file: Path) -> None:
    told(file, "pin: x\nvolume: loud\nlanguges: [de]\nlanguages: [Klingon]\n")
    assert read_device(file)[0] == Device(pin="x")


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
