"""Captions: a WebVTT text read into cues, whatever is in it. Time is an argument."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

MOST_CUES = 20_000
AT_ONCE = 2
"""So many cues are shown at once; where more overlap, the latest."""
NEW_PARAGRAPH = 2.5
"""Seconds of quiet after which a transcript begins a new paragraph."""
LONG_PARAGRAPH = 1500
"""So many letters of one paragraph of a transcript, and the next caption begins a new one: nobody pauses
where a film is told without a break, and no text of an hour can be drawn in one piece."""
MOST_LETTERS = 2000
"""So many letters of one caption are read; two lines of some forty are usual."""

_BREAK = re.compile("\r\n|\n|\r")
_ARROW = "-->"
_TIME = re.compile(r"(?:(\d{1,6}):)?([0-5]\d):([0-5]\d)\.(\d{3})(?!\d)", re.ASCII)
_BLOCK = re.compile(r"(?:NOTE(?:[ \t].*)?|STYLE[ \t]*|REGION[ \t]*)$")
_TAG = re.compile(r"<(/?)([a-zA-Z]++|\d[\d:.]*+)([^<>]*+)>")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]")


@dataclass(frozen=True)
class Spoken:
    """What one voice says in a cue; `voice` is empty where the captions do not name it."""

    voice: str
    text: str

    def __str__(self) -> str:
        return f"{self.voice}: {self.text}" if self.voice else self.text


@dataclass(frozen=True)
class Cue:
    """Words, and the seconds from which and up to which they are shown."""

    start: float
    end: float
    spoken: tuple[Spoken, ...]
    line: int
    """The line of the file that its times stand on."""

    @property
    def text(self) -> str:
        """What is shown."""
        return "\n".join(str(each) for each in self.spoken)


@dataclass(frozen=True)
class Slip:
    """A cue that could not be read, or not be right: the line it stands on, what is wrong, what to do."""

    line: int
    message: str
    hint: str


@dataclass(frozen=True)
class Captions:
    """The cues of one recording in one language, by the time they begin."""

    cues: tuple[Cue, ...] = ()
    slips: tuple[Slip, ...] = ()
    _starts: tuple[float, ...] = field(default=(), repr=False, compare=False)

    def at(self, seconds: float) -> str:
        """What is shown at a time; nothing where nothing is said."""
        last = bisect_right(self._starts, seconds)
        shown = [cue for cue in self.cues[max(last - 50, 0) : last] if seconds < cue.end]
        return "\n".join(cue.text for cue in shown[-AT_ONCE:])

    def part(self, seconds: float) -> float:
        """How much of what began last has passed at a time, from 0 to 1."""
        last = bisect_right(self._starts, seconds)
        if last == 0:
            return 0.0
        cue = self.cues[last - 1]
        return min((seconds - cue.start) / (cue.end - cue.start), 1.0)

    @property
    def transcript(self) -> tuple[str, ...]:
        """All that is said, in paragraphs: a new one for each voice, and after a while of quiet."""
        paragraphs: list[str] = []
        voice, ended = "", 0.0
        for cue in self.cues:
            for spoken in cue.spoken:
                text = " ".join(spoken.text.split())
                is_quiet = cue.start - ended > NEW_PARAGRAPH
                is_long = bool(paragraphs) and len(paragraphs[-1]) > LONG_PARAGRAPH
                if not paragraphs or spoken.voice != voice or is_quiet or is_long:
                    paragraphs.append(f"{spoken.voice}: {text}" if spoken.voice else text)
                else:
                    paragraphs[-1] += f" {text}"
                voice, ended = spoken.voice, max(ended, cue.end)
        return tuple(paragraphs)


def read_captions(written: str) -> Captions:
    """The captions in a WebVTT text. What cannot be read is left out and told of; nothing raises."""
    lines = _BREAK.split(written.removeprefix("\ufeff"))
    if not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        return Captions(slips=(Slip(1, "this is no WebVTT", "its first line must be WEBVTT"),))
    cues: list[Cue] = []
    slips: list[Slip] = []
    for at, times, payload in _blocks(lines):
        read = _cue(at, times, payload)
        if isinstance(read, Slip):
            slips.append(read)
        elif read is not None:
            slips += _out_of_place(read, cues[-1] if cues else None)
            if sum(map(len, payload)) > MOST_LETTERS:
                slips.append(Slip(at, f"of this caption only {MOST_LETTERS} letters are shown", "part it"))
            cues.append(read)
        if len(cues) >= MOST_CUES:
            break
    ordered = tuple(sorted(cues, key=lambda cue: (cue.start, cue.line)))
    return Captions(ordered, tuple(slips), tuple(cue.start for cue in ordered))


def _blocks(lines: list[str]) -> Iterator[tuple[int, str, list[str]]]:
    """Each line with times, its number from 1, and the lines of words after it."""
    place = 1
    while place < len(lines):
        if _BLOCK.match(lines[place]):
            while place < len(lines) and lines[place].strip():
                place += 1
        elif _ARROW in lines[place]:
            start = place + 1
            end = start
            while end < len(lines) and lines[end].strip() and _ARROW not in lines[end]:
                end += 1
            yield place + 1, lines[place], lines[start:end]
            place = end
        else:
            place += 1


def _cue(at: int, times: str, payload: list[str]) -> Cue | Slip | None:
    before, _, after = times.partition(_ARROW)
    start, end = _seconds(before.strip()), _seconds(after.split()[0] if after.split() else "")
    if start is None or end is None:
        return Slip(at, "these times cannot be read", "write 00:01.000 --> 00:04.000")
    if end <= start:
        return Slip(at, "this caption ends before it begins", "correct its times")
    # What is longer is cut before it is looked into: what could cost time in it must be short.
    spoken = tuple(_spoken("\n".join(payload)[:MOST_LETTERS]))
    return Cue(start, end, spoken, at) if spoken else None


def _seconds(written: str) -> float | None:
    found = _TIME.fullmatch(written)
    if found is None:
        return None
    hours, minutes, seconds, thousandths = found.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(thousandths) / 1000


def _out_of_place(cue: Cue, before: Cue | None) -> Iterator[Slip]:
    if before is None:
        return
    if cue.start < before.start:
        yield Slip(cue.line, f"this caption begins before the one on line {before.line}", "put it before it")
    elif cue.start < before.end - 0.001 and not _by_two_voices(before, cue):
        message = f"this caption begins while the one on line {before.line} is still shown"
        hint = "correct their times; where two people speak at once, name them: <v Anna>"
        yield Slip(cue.line, message, hint)


def _by_two_voices(one: Cue, other: Cue) -> bool:
    voices, others = ({each.voice for each in cue.spoken} for cue in (one, other))
    return "" not in voices | others and not voices & others


def _spoken(payload: str) -> Iterator[Spoken]:
    """The words of a cue by the voices that say them, without tags."""
    voice, text, place = "", "", 0
    for tag in _TAG.finditer(payload):
        text += payload[place : tag.start()]
        place = tag.end()
        closes, name, about = tag.groups()
        if name != "v":
            continue
        yield from _said(voice, text)
        # The tag's classes end at its first space: `<v.loud Anna>`.
        named = "" if closes else about.partition(" ")[2]
        voice, text = " ".join(_plain(named).split()), ""
    yield from _said(voice, text + payload[place:])


def _said(voice: str, text: str) -> Iterator[Spoken]:
    lines = (" ".join(line.split(" ")) for line in _plain(text).split("\n"))
    told = "\n".join(line.strip() for line in lines if line.strip())
    if told:
        yield Spoken(voice, told)


def _plain(text: str) -> str:
    return _CONTROL.sub("", unescape(text).replace("\u2028", " ").replace("\u2029", " "))
