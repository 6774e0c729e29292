"""The voice itself: the right one for each language, text that cannot do harm, and an end at once."""

import shutil
import subprocess
import time
import wave
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.core.spoken import Utterance
from kiosk.ui.chime import RATE, soft_tone
from kiosk.ui.narration import NarratedVoice
from kiosk.ui.speech import EspeakVoice
from tests.ui.voices import FakeVoice

PROGRAM = shutil.which("espeak-ng")
needs_program = pytest.mark.skipif(PROGRAM is None, reason="espeak-ng is not installed")

SENTENCES = {
    "en": "On 19 April 1847 thirty people began to dig.",
    "nl": "Op 19 april 1847 begonnen dertig mensen te graven.",
    "fr": "Le 19 avril 1847, trente personnes commencèrent à creuser.",
    "de": "Am 19. April 1847 begannen dreißig Leute zu graben.",
}


def script(tmp_path: Path, does: str) -> str:
    """A program that takes espeak-ng's place."""
    path = tmp_path / "voice"
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def spoken(tmp_path: Path, text: str, language: str, pace: int = 0, volume: float = 0.7) -> bytes:
    """The sound that the program makes of a text, as samples."""
    assert PROGRAM is not None
    out = tmp_path / f"{language}-{pace}-{volume}.wav"
    command = EspeakVoice(PROGRAM).command(language, pace, volume, out)
    subprocess.run(command, input=text.encode("utf-8"), check=True, timeout=20)
    with wave.open(str(out)) as sound:
        return sound.readframes(sound.getnframes())


@needs_program
@pytest.mark.parametrize("language", SENTENCES)
def test_it_really_speaks_each_language(tmp_path: Path, language: str) -> None:
    sound = spoken(tmp_path, SENTENCES[language], language)
    seconds = len(sound) / 2 / 22_050
    assert 1.5 < seconds < 8
    assert max(sound) > 0


@needs_program
def test_the_same_words_sound_otherwise_in_another_language(tmp_path: Path) -> None:
    sounds = {language: spoken(tmp_path, "Restaurant, 1847", language) for language in SENTENCES}
    assert len(set(sounds.values())) == len(SENTENCES)


@needs_program
def test_faster_is_shorter_and_louder_is_louder(tmp_path: Path) -> None:
    usual = spoken(tmp_path, SENTENCES["en"], "en")
    assert len(spoken(tmp_path, SENTENCES["en"], "en", pace=3)) < len(usual) * 0.75
    assert len(spoken(tmp_path, SENTENCES["en"], "en", pace=-2)) > len(usual) * 1.2
    quiet = memoryview(spoken(tmp_path, SENTENCES["en"], "en", volume=0.2)).cast("h")
    assert max(quiet) < max(memoryview(usual).cast("h")) * 0.5


@needs_program
def test_signs_that_the_program_takes_for_sounds_are_only_read(tmp_path: Path) -> None:
    from kiosk.core.spoken import speakable

    as_sounds = spoken(tmp_path, "[[h@l'oU w'3:ld]] one", "en")
    assert spoken(tmp_path, speakable("[[h@l'oU w'3:ld]] one", "en"), "en") != as_sounds
    assert len(spoken(tmp_path, "--help -w /dev/null", "en")) > 0


@needs_program
@pytest.mark.parametrize(
    ("language", "voice"),
    [("en", "en-gb"), ("nl", "nl"), ("fr", "fr-fr"), ("de", "de"), ("fr-BE", "fr-be"), ("pt-BR", "pt-br"),
     ("de-AT", "de"), ("xx", "en")],
)  # fmt: skip
def test_each_language_has_its_voice_or_the_nearest(language: str, voice: str) -> None:
    assert PROGRAM is not None
    assert EspeakVoice(PROGRAM).voice_for(language) == voice


@needs_program
def test_the_device_file_may_name_another_voice() -> None:
    assert PROGRAM is not None
    voice = EspeakVoice(PROGRAM, {"fr": "fr-be", "nl": "no such voice"})
    assert voice.voice_for("fr") == "fr-be"
    assert voice.voice_for("nl") == "nl"


def test_it_is_called_without_a_shell_and_the_text_comes_by_itself(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    program = script(tmp_path, f'[ "$1" = --voices ] && echo "h\\n 5 en-gb x" && exit\n'
                               f'echo "$@" > {kept}; cat >> {kept}')  # fmt: skip
    voice = EspeakVoice(program)
    voice.say(Utterance("; rm -rf $(x) `y` -v de", "en"), 2, 0.5)
    wait_for_end(voice)
    assert kept.read_text(encoding="utf-8") == (
        "-v en-gb -s 215 -a 100 -b 1 --stdin\n; rm -rf $(x) `y` -v de"
    )


def wait_for_end(voice: EspeakVoice | NarratedVoice, most: float = 5) -> None:
    until = time.monotonic() + most
    while voice.is_speaking:
        assert time.monotonic() < until
        time.sleep(0.01)


def test_it_neither_keeps_anybody_waiting_nor_goes_on_when_it_is_stopped(tmp_path: Path) -> None:
    voice = EspeakVoice(script(tmp_path, '[ "$1" = --voices ] && exit\nexec sleep 60'))
    _ = voice.known
    began = time.monotonic()
    for _ in range(10):
        voice.say(Utterance("A long text. " * 200, "en"), 0, 1)
    assert voice.is_speaking
    voice.stop()
    assert not voice.is_speaking
    assert time.monotonic() - began < 1
    voice.close()
    assert voice._ended == []


def test_it_waits_for_the_list_of_voices_without_keeping_anybody_waiting(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    does = f'[ "$1" = --voices ] && sleep 0.4 && exit\ncat > {kept}'
    voice = EspeakVoice(script(tmp_path, does))
    began = time.monotonic()
    voice.say(Utterance("Never said", "en"), 0, 1)
    voice.say(Utterance("Said", "en"), 0, 1)
    assert voice.is_speaking
    assert time.monotonic() - began < 0.2
    wait_for_end(voice)
    assert kept.read_text(encoding="utf-8") == "Said"
    voice.close()


@pytest.mark.parametrize("fails", ["echo 'error: No such device' >&2", "exit 3"])
def test_a_voice_without_a_loudspeaker_says_so_once(
    tmp_path: Path, fails: str, caplog: pytest.LogCaptureFixture
) -> None:
    voice = EspeakVoice(script(tmp_path, f'[ "$1" = --voices ] && exit\n{fails}'))
    voice.say(Utterance("One", "en"), 0, 1)
    wait_for_end(voice)
    assert voice.has_failed
    voice.say(Utterance("Two", "en"), 0, 1)
    assert not voice.is_speaking
    assert caplog.text.count("nothing can be heard") == 1
    voice.close()


def test_a_program_that_has_gone_is_no_fault(tmp_path: Path) -> None:
    voice = EspeakVoice(str(tmp_path / "gone"))
    voice.say(Utterance("One", "en"), 0, 1)
    assert voice.has_failed
    voice.close()


def test_at_volume_nought_nothing_is_started(tmp_path: Path) -> None:
    voice = EspeakVoice(script(tmp_path, "exec sleep 60"))
    voice.say(Utterance("One", "en"), 0, 0)
    assert not voice.is_speaking


# --- narration


def test_a_narration_that_is_missing_or_broken_is_spoken_instead(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    voice = FakeVoice()
    narrated = NarratedVoice(voice)
    narrated.say(Utterance("The label", "en", str(tmp_path / "none.ogg")), 0, 1)
    assert voice.words == "The label"
    assert "narration: cannot play" in caplog.text
    broken = tmp_path / "broken.ogg"
    broken.write_bytes(b"OggS" + bytes(400))
    narrated.say(Utterance("Another label", "en", str(broken)), 0, 1)
    until = time.monotonic() + 10
    while "Another label" not in voice.words:
        assert narrated.is_speaking or time.monotonic() < until
        time.sleep(0.02)
    narrated.close()


def test_a_narration_comes_to_its_end_with_a_loudspeaker_or_without(tmp_path: Path) -> None:
    path = tmp_path / "label.wav"
    path.write_bytes(soft_tone(0.01))
    voice = FakeVoice()
    narrated = NarratedVoice(voice)
    narrated.say(Utterance("The label", "en", str(path)), 0, 0.01)
    until = time.monotonic() + 10
    while narrated.is_speaking and not voice.said:
        assert time.monotonic() < until, "it never ends, and the idle clock would stand still for ever"
        time.sleep(0.05)
    narrated.close()


# --- the sound of the warning


def test_the_sound_of_the_warning_is_short_soft_and_without_a_click(tmp_path: Path) -> None:
    path = tmp_path / "tone.wav"
    path.write_bytes(soft_tone(1.0))
    with wave.open(str(path)) as sound:
        samples = memoryview(sound.readframes(sound.getnframes())).cast("h")
        assert sound.getframerate() == RATE
    assert len(samples) / RATE < 1
    loudest = max(abs(sample) for sample in samples)
    assert 0.08 * 32_767 < loudest < 0.25 * 32_767
    assert abs(samples[0]) < 10
    assert abs(samples[-1]) < 50
    assert max(abs(b - a) for a, b in pairwise(samples)) < 2_500
    half = memoryview(soft_tone(0.5)[44:]).cast("h")
    assert max(half) == pytest.approx(max(samples) / 2, abs=2)
    assert len(soft_tone(1.0)) < 60_000, "it must fit into a pipe"
