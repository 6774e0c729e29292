"""Small sound and film for the tests, made with ffmpeg: a tone, and bars that move. Nothing is committed.

ffmpeg comes with the development packages, not with the system: a kiosk in a gallery has no need of it.
"""

import shutil
import subprocess
from pathlib import Path

import imageio_ffmpeg

CANAL = Path(__file__).parent / "exhibits" / "canal"
SECONDS = 2

_BARS = ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration={seconds}"]
_TONE = ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100:duration={seconds}"]
_H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]

MADE: dict[str, list[str]] = {
    "boats.mp4": [*_BARS, *_TONE, *_H264, "-c:a", "aac"],
    "boats.webm": [*_BARS, *_TONE, "-c:v", "libvpx", "-b:v", "300k", "-c:a", "libvorbis"],
    "silent.mp4": [*_BARS, *_H264],
    "upright.mp4": [*(part.replace("320x180", "180x240") for part in _BARS), *_TONE, *_H264, "-c:a", "aac"],
    "song.ogg": [*_TONE, "-c:a", "libvorbis"],
    "song.mp3": [*_TONE, "-c:a", "libmp3lame"],
    "song.flac": [*_TONE, "-c:a", "flac"],
}
"""The files, and what ffmpeg is told to make them."""

CAPTIONS = {
    "wordy.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Schleusenwärter>Das erste Boot kam schon vor dem "
    "Morgengrauen und wartete bis zum Abend, weil das Wasser zu niedrig stand.\n",
    "boats-de.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nDas erste Boot.\n\n"
    "00:01.000 --> 00:02.000\n<v Schleusenwärter>Das zweite Boot.\n",
    "boats-en.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nThe first boat.\n\n"
    "00:01.000 --> 00:02.000\n<v Lock keeper>The second boat.\n",
}

EVENT = """
date: 1860-05
place: unterhafen
headline: {de: Boote werden gefilmt und gehört, en: Boats are filmed and heard}
label:
  de: >
    Im Mai 1860 fuhren an einem Tag 14 Boote durch die erste Schleuse [@akten1846, Bl. 90]. Ein
    Schleusenwärter beschrieb sie.
  en: >
    In May 1860 14 boats passed the first lock on one day [@akten1846, fol. 90]. A keeper described them.
more:
  de: Mehr ist davon nicht bekannt [@akten1846, Bl. 91].
  en: No more is known of it [@akten1846, fol. 91].
media:
"""

_ENTRY = """
  - file: {file}
    credit: Sammlung Mühlenkanal, Nr. 70
    rights: http://rightsstatements.org/vocab/NKC/1.0/
    caption: {{de: "Boote in der ersten Schleuse, an einem Tag im Mai", en: Boats in the first lock}}
"""
_WORDY = """
  - file: {file}
    credit: Sammlung Mühlenkanal, Unterhafen, Nr. 70, übergeben von der Familie des Schleusenwärters
    rights: http://rightsstatements.org/vocab/NKC/1.0/
    caption:
      de: >
        Boote in der ersten Schleuse, an einem Tag im Mai, gefilmt von der Brücke der Unterhafener Werft aus,
        mit dem Schleusenwärter am Tor
      en: Boats in the first lock, on a day in May, filmed from the bridge, with the keeper at the gate
    captions: wordy.vtt
"""
_CAPTIONS = "    captions: {de: boats-de.vtt, en: boats-en.vtt}\n"
_TRANSCRIPT = "    transcript: {de: Ein Boot nach dem anderen., en: One boat after the other.}\n"

NUMBERS = {
    "film": 0, "webm": 1, "silent": 2, "ogg": 3, "mp3": 4, "flac": 5, "sensitive": 6, "perpetrator": 7,
    "broken film": 8, "broken sound": 9, "untranslated": 10, "wordy": 11, "wordy sound": 12,
}  # fmt: skip
"""Which of the event's media is what."""


def make(name: str, into: Path, seconds: float = SECONDS) -> Path:
    """One of the files, so long."""
    made = into / name
    command = [part.format(seconds=seconds) for part in MADE[name]]
    ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
    subprocess.run([ffmpeg, "-v", "error", "-y", *command, str(made)], check=True, stdin=subprocess.DEVNULL)
    return made


def damage(file: Path) -> None:
    """Leave of a file what its beginning promises, and nothing that could be played."""
    starts = {
        ".mp4": b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00\x00\x00\x00\x08moov",
        ".ogg": b"OggS" + bytes(80),
    }
    file.write_bytes(starts[file.suffix])


def exhibit_with_recordings(folder: Path) -> Path:
    """A copy of the invented exhibit in which an event, `boats`, has sound and film of every kind."""
    exhibit = folder / "canal"
    shutil.copytree(CANAL, exhibit)
    media = exhibit / "media"
    for name in MADE:
        make(name, media)
    for name, written in CAPTIONS.items():
        (media / name).write_text(written, encoding="utf-8")
    for name in ("broken.mp4", "broken.ogg"):
        damage(media / name)
    entries = [
        _ENTRY.format(file="boats.mp4") + _CAPTIONS,
        _ENTRY.format(file="boats.webm") + _TRANSCRIPT,
        _ENTRY.format(file="silent.mp4") + _TRANSCRIPT,
        _ENTRY.format(file="song.ogg") + _CAPTIONS,
        _ENTRY.format(file="song.mp3") + _TRANSCRIPT,
        _ENTRY.format(file="song.flac") + _TRANSCRIPT,
        _ENTRY.format(file="boats.mp4") + _CAPTIONS
        + "    sensitive: {de: Der Film zeigt ein Unglück., en: The film shows an accident.}\n",
        _ENTRY.format(file="upright.mp4") + _CAPTIONS
        + "    perpetrator: true\n    context: {de: Das Amt ließ ihn drehen., en: The office had it made.}\n",
        _ENTRY.format(file="broken.mp4") + _CAPTIONS,
        _ENTRY.format(file="broken.ogg") + _TRANSCRIPT,
        _ENTRY.format(file="boats.webm") + "    captions: {de: boats-de.vtt}\n",
        _WORDY.format(file="boats.mp4"),
        _WORDY.format(file="song.ogg"),
        _ENTRY.format(file="song.ogg") + _CAPTIONS
        + "    sensitive: {de: Man hört ein Unglück., en: An accident is heard.}\n",
    ]  # fmt: skip
    written = EVENT + "".join(entries)
    (exhibit / "panels" / "building" / "boats.yaml").write_text(written, encoding="utf-8")
    return exhibit
