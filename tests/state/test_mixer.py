"""The loudspeaker, with a program in amixer's place that tells and takes what the real one does."""

from pathlib import Path

import pytest

from kiosk.core.staff_status import Loudness
from kiosk.state.mixer import Mixer

PCM_AND_MASTER = """Simple mixer control 'PCM',0
  Capabilities: pvolume
  Playback channels: Front Left - Front Right
  Limits: Playback 0 - 255
  Front Left: Playback 255 [100%] [0.00dB]
  Front Right: Playback 255 [100%] [0.00dB]
Simple mixer control 'Mic',0
  Capabilities: cvolume cswitch
  Front Left: Capture 10 [33%] [off]
Simple mixer control 'Master',0
  Capabilities: pvolume pvolume-joined pswitch pswitch-joined
  Playback channels: Mono
  Limits: Playback 0 - 87
  Mono: Playback 57 [66%] [-22.50dB] [on]
"""
ONLY_A_SWITCH = """Simple mixer control 'IEC958',0
  Capabilities: pswitch pswitch-joined
  Mono: Playback [on]
"""


def mixer(folder: Path, told: str) -> Mixer:
    """A mixer whose program tells that, and writes what it was asked into `asked`."""
    (folder / "told").write_text(told)
    program = folder / "amixer"
    program.write_text(
        f'#!/bin/sh\necho "$@" >> "{folder}/asked"\n[ "$2" = scontents ] && cat "{folder}/told"\n'
    )
    program.chmod(0o755)
    return Mixer(lambda _name: str(program))


def test_the_master_is_read_before_any_other(tmp_path: Path) -> None:
    assert mixer(tmp_path, PCM_AND_MASTER).read() == Loudness(0.66)


def test_what_is_muted_is_told(tmp_path: Path) -> None:
    assert mixer(tmp_path, PCM_AND_MASTER.replace("[on]", "[off]")).read() == Loudness(0.66, is_muted=True)


def test_it_is_set_and_heard(tmp_path: Path) -> None:
    mixer(tmp_path, PCM_AND_MASTER).set(0.75)
    assert (tmp_path / "asked").read_text().splitlines()[-1] == "-M -q sset Master,0 playback 75% unmute"


def test_a_control_without_a_switch_is_not_switched(tmp_path: Path) -> None:
    mixer(tmp_path, PCM_AND_MASTER.partition("Simple mixer control 'Mic'")[0]).set(0.2)
    assert (tmp_path / "asked").read_text().splitlines()[-1] == "-M -q sset PCM,0 playback 20%"


@pytest.mark.parametrize("told", ["", ONLY_A_SWITCH, "amixer: Mixer attach default error"])
def test_where_nothing_can_be_set_there_is_no_loudness(tmp_path: Path, told: str) -> None:
    nothing = mixer(tmp_path, told)
    assert nothing.read() is None
    nothing.set(0.5)
    assert "sset" not in (tmp_path / "asked").read_text()


def test_without_the_program_there_is_no_loudness() -> None:
    assert Mixer(lambda _name: None).read() is None


def test_a_sound_card_that_hangs_is_waited_for_a_second_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.state.mixer.PATIENCE", 0.2)
    hanging = mixer(tmp_path, "")
    (tmp_path / "amixer").write_text("#!/bin/sh\nexec sleep 30\n")
    assert hanging.read() is None
