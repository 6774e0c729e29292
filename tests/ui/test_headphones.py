"""Headphones are noticed in what the system keeps of them, and only a change means a visitor."""

import os
from pathlib import Path

import pytest

from kiosk.core.device import Device
from kiosk.ui.headphones import SW_HEADPHONE_INSERT, Headphones
from kiosk.ui.hearing import Hearing


def input_device(root: Path, number: int, capabilities: str) -> Path:
    known = root / f"sys/class/input/event{number}/device/capabilities"
    known.mkdir(parents=True)
    (known / "sw").write_text(f"{capabilities}\n")
    node = root / f"dev/input/event{number}"
    node.parent.mkdir(parents=True, exist_ok=True)
    node.write_bytes(b"")
    return node


def connector(root: Path, state: str, number: int = 0) -> Path:
    path = root / f"sys/class/extcon/extcon{number}/state"
    path.parent.mkdir(parents=True)
    path.write_text(state)
    return path


def test_without_a_socket_that_can_tell_nothing_is_known(tmp_path: Path) -> None:
    input_device(tmp_path, 0, "0")
    input_device(tmp_path, 1, "10")
    connector(tmp_path, "USB=1\nHDMI=0\n")
    assert Headphones(tmp_path, lambda _node: 0xFF).look(0) is None


def test_a_switch_tells_and_is_asked_once_a_second(tmp_path: Path) -> None:
    input_device(tmp_path, 3, "14")
    asked: list[int] = []
    switches = SW_HEADPHONE_INSERT

    def read(node: int) -> int:
        asked.append(node)
        return switches

    headphones = Headphones(tmp_path, read)
    assert headphones.look(0) is True
    switches = 0
    assert headphones.look(0.9) is True
    assert headphones.look(1.0) is False
    assert len(asked) == 2
    headphones.close()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(asked[0])


def test_a_connector_with_a_state_tells(tmp_path: Path) -> None:
    state = connector(tmp_path, "JACK=0\nHEADPHONE=0\n")
    headphones = Headphones(tmp_path)
    assert headphones.look(0) is False
    state.write_text("JACK=1\nHEADPHONE=1\n")
    assert headphones.look(2) is True


def test_a_device_that_goes_away_is_looked_for_again(tmp_path: Path) -> None:
    input_device(tmp_path, 0, "4")
    is_gone = False

    def read(_node: int) -> int:
        if is_gone:
            raise OSError("no such device")
        return SW_HEADPHONE_INSERT

    headphones = Headphones(tmp_path, read)
    assert headphones.look(0) is True
    is_gone = True
    assert headphones.look(1) is None
    is_gone = False
    assert headphones.look(2) is None
    assert headphones.look(40) is True
    headphones.close()


def test_what_may_not_be_read_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    input_device(tmp_path, 0, "4")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    headphones = Headphones(tmp_path)
    for second in range(0, 200, 40):
        assert headphones.look(second) is None
    assert caplog.text.count("belongs in the group input") == 1


def test_headphones_that_were_in_from_the_beginning_are_no_visitor(tmp_path: Path) -> None:
    state = connector(tmp_path, "HEADPHONE=1\n")
    hearing = Hearing(Device(), lambda _name: "a voice")
    hearing.headphones = Headphones(tmp_path)
    assert hearing.look(0) is None
    assert hearing.is_possible
    state.write_text("HEADPHONE=0\n")
    assert hearing.look(2) is False
    assert not hearing.is_possible
    state.write_text("HEADPHONE=1\n")
    assert hearing.look(4) is True
    assert hearing.look(6) is None
    hearing.close()


def test_a_loudspeaker_that_is_allowed_needs_no_headphones() -> None:
    hearing = Hearing(Device(speech="speaker"), lambda _name: "a voice")
    assert hearing.headphones is None
    assert hearing.is_possible
    assert not Hearing(Device(speech="off"), lambda _name: "a voice").is_possible
