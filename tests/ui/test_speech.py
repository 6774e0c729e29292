"""The screen read aloud: everything on it, in its language, and nothing that runs when nobody listens."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kivy.clock import Clock

from kiosk.core.device import Device
from kiosk.core.keypad import Keypad
from kiosk.core.visit import (
    AtAttract,
    AtChart,
    DisplaySheet,
    KeyHelp,
    MoreDrawer,
    PictureViewer,
    SourcesDrawer,
    TakeawayBox,
    TermBox,
    TranscriptDrawer,
)
from kiosk.ui.hearing import Hearing
from kiosk.ui.screens.base import Screen
from kiosk.ui.widgets.text_block import TextBlock
from kiosk.ui.widgets.touch import Touchable
from tests.recordings import NUMBERS
from tests.ui.driver import DOWN, LEFT, OK, RIGHT, Kiosk
from tests.ui.places import CANAL, SHIPPED
from tests.ui.voices import FakeVoice

SPEECH, REPEAT, FASTER, LOUDER, QUIETER = 282, 283, 284, 285, 286
KEYPAD = Keypad.model_validate(
    {"speech": "f1", "repeat": "f2", "faster": "f3", "louder": "f4", "quieter": "f5", "plugged": "f6",
     "unplugged": "f7"}
)  # fmt: skip
PLUGGED, UNPLUGGED = 287, 288


class Spoken(Kiosk):
    """A kiosk whose voice is heard by the test alone."""

    def __init__(self, folder: Path, device: Device | None = None, program: str | None = "a voice") -> None:
        device = device or Device(speech="speaker", keypad=KEYPAD)
        super().__init__(folder, device=device)
        self.voice = FakeVoice()
        self.attendant.hearing = Hearing(device, lambda _name: program)
        self.attendant.make_voice = self._voice
        self.wait(0.3)

    def _voice(self) -> FakeVoice:
        self.voice = FakeVoice()
        return self.voice

    def hear(self) -> str:
        """Let the voice say all it has to say; returns the words."""
        while self.attendant.lector is not None and self.attendant.lector.is_reading:
            self.voice.finish()
            self.wait(0.1)
        return self.voice.words

    def press(self, key: int) -> str:
        """Press a key; returns all that is then said."""
        self.voice.said.clear()
        self.key(key)
        self.frames(2)
        return self.hear()

    def listen_for(self, words: str, key: int) -> None:
        """Press an arrow until that is said."""
        for _ in range(100):
            if words in self.press(key):
                return
        raise AssertionError(f"it is never said: {words}")


@pytest.fixture
def kiosk() -> Iterator[Spoken]:
    kiosk = Spoken(CANAL)
    yield kiosk
    kiosk.close()


def words_of(text: str) -> set[str]:
    """The words and numbers in a text, whatever stands between a number's thousands."""
    text = re.sub(r"(?<=\d)[.,\u00a0\u202f ](?=\d{3}(?!\d))", "", text.casefold())
    return set(re.findall(r"[^\W_]+", text))


def readable(layer: Screen) -> str:
    """All that a sighted visitor can read on a layer."""
    texts = [w.said for w in layer.walk(restrict=True) if isinstance(w, TextBlock) and w.said]
    return "\n".join(
        texts + [w.said for w in layer.walk(restrict=True) if isinstance(w, Touchable) and w.said]
    )


def script(layer: Screen) -> str:
    return "\n".join(spot.words for spot in layer.spots())


def stops(kiosk: Kiosk, events: list[str]) -> Iterator[str]:
    """Every page of the exhibit, one after another, with what may lie over it."""
    visit, exhibit = kiosk.visit, kiosk.visit.exhibit
    yield "contents"
    for number, panel in enumerate(exhibit.panels):
        visit.open_panel(panel)
        if number == 0:
            yield "note"
        visit.go_on()
        for event in exhibit.panels[panel].events:
            visit.show_list_from(event)
            yield f"panel {panel}"
    for name in events:
        event = exhibit.events[name]
        visit.open_event(name)
        yield name
        for number in range(1, len(event.media)):
            visit.show_picture(number)
            yield f"{name}, {number + 1}"
        visit.show_picture(0)
        visit.uncover()
        for drawer in (SourcesDrawer, MoreDrawer):
            for page in range(4):
                visit.lay_over(drawer(page))
                yield f"{name}, {drawer.__name__}"
                if page + 1 >= getattr(kiosk.stage.overs[-1][1], "total_pages", 1):
                    break
        if event.media:
            visit.lay_over(PictureViewer())
            yield f"{name}, viewer"
        visit.open_event(name)
        yield name
    for term in exhibit.terms:
        visit.lay_over(TermBox(term))
        yield f"term {term}"
        visit.lay_over(TermBox(term, sources=True))
        yield f"term {term}, sources"
        visit.close()
    yield from other_stops(kiosk)


def other_stops(kiosk: Kiosk) -> Iterator[str]:
    visit, exhibit = kiosk.visit, kiosk.visit.exhibit
    if exhibit.outline.takeaway:
        visit.lay_over(TakeawayBox())
        yield "takeaway"
    visit.lay_over(DisplaySheet())
    yield "display"
    visit.lay_over(KeyHelp())
    yield "keys"
    for event in exhibit.events:
        visit.open_timeline(event)
        yield f"timeline at {event}"
    for chart in exhibit.charts:
        visit.go_to(AtChart(chart))
        yield f"chart {chart}"
    visit.open_map()
    yield "map"
    if exhibit.lives:
        visit.open_lives()
        yield "lives"
    for life in exhibit.lives:
        visit.open_life(life)
        yield f"life {life}"
    visit.open_index()
    yield "index"
    for kind, known in (("life", exhibit.lives), ("place", exhibit.atlas.places), ("term", exhibit.terms)):
        for name in known:
            visit.change(entry=f"{kind}:{name}")
            yield f"index {name}"
    visit.open_about()
    yield "about"
    for page in range(1, int(getattr(kiosk.stage.screen, "total_pages", 1))):
        visit.open_about(page)
        yield f"about {page + 1}"


def missing_words(kiosk: Kiosk, events: list[str]) -> list[str]:
    missing = []
    for stop in stops(kiosk, events):
        layer = kiosk.stage.layers[-1]
        left_out = words_of(readable(layer)) - words_of(script(layer))
        if left_out:
            missing.append(f"{stop}: {sorted(left_out)}")
    return missing


@pytest.mark.parametrize("language", ["de", "en"])
def test_whatever_can_be_read_is_told_to_the_ear(language: str) -> None:
    kiosk = Kiosk(CANAL)
    try:
        kiosk.visit.begin(language)
        assert missing_words(kiosk, list(kiosk.visit.exhibit.events)) == []
    finally:
        kiosk.close()


@pytest.mark.parametrize("size", [(1080, 1920), (1024, 600)])
def test_it_is_all_told_on_other_pages_and_in_the_largest_text_too(size: tuple[int, int]) -> None:
    kiosk = Kiosk(CANAL, size=size)
    try:
        kiosk.visit.begin("en")
        kiosk.visit.set_text_size(1.5)
        assert missing_words(kiosk, list(kiosk.visit.exhibit.events)) == []
    finally:
        kiosk.close()


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_the_exhibit_that_is_shipped_is_told_to_the_ear_in_its_languages(language: str) -> None:
    kiosk = Kiosk(SHIPPED)
    try:
        kiosk.visit.begin(language)
        every_fourth = list(kiosk.visit.exhibit.events)[::4]
        assert missing_words(kiosk, every_fourth) == []
    finally:
        kiosk.close()


@pytest.mark.parametrize("language", ["de", "en"])
def test_recordings_and_what_is_said_in_them_are_told_to_the_ear(talking: Path, language: str) -> None:
    kiosk = Kiosk(talking)
    try:
        visit = kiosk.visit
        visit.begin(language)
        visit.open_event("boats")
        visit.go_on()
        missing = []
        for number in range(len(visit.exhibit.events["boats"].media)):
            visit.show_picture(number)
            for over in (None, TranscriptDrawer()) if visit.recording is not None else (None,):
                if over is not None:
                    visit.lay_over(over)
                kiosk.settle()
                layer = kiosk.stage.layers[-1]
                left_out = words_of(readable(layer)) - words_of(script(layer))
                missing += [(number, over, left_out)] if left_out else []
        assert missing == []
    finally:
        kiosk.close()


def test_a_visitor_who_sees_nothing_goes_through_an_event_by_ear(kiosk: Spoken) -> None:
    """The screen is not looked at: only what the voice says, and which key is pressed."""
    assert "Press OK to begin in English" in kiosk.press(SPEECH)
    kiosk.listen_for("English", RIGHT)
    assert kiosk.press(OK).startswith(
        "The Mill Canal 1846 to 1869 How a canal of eleven kilometres came about."
    )
    kiosk.listen_for("Building", RIGHT)
    assert "It is covered at first." in kiosk.press(OK)
    kiosk.listen_for("Continue, button", LEFT)
    assert "The canal was eleven kilometres long" in kiosk.press(OK)
    kiosk.listen_for("Begin, button", LEFT)
    heard = kiosk.press(OK)
    order = ["Building", "September 1846", "Two surveyors walk the line", "They took nine days", "source 1"]
    places = [heard.index(each) for each in order]
    assert places == sorted(places), "title first, then the text"
    assert heard.count("source 1") == 1
    kiosk.listen_for("locks, explained word", RIGHT)
    assert "A chamber with two gates" in kiosk.press(OK)


def test_the_frame_goes_along_with_what_is_read(kiosk: Spoken) -> None:
    kiosk.key(SPEECH)
    kiosk.hear()
    kiosk.visit.begin("en")
    kiosk.visit.open_event("petition")
    kiosk.visit.go_on()
    kiosk.frames(2)
    for _ in range(3):
        said = kiosk.voice.said[-1].text
        assert said in kiosk.in_frame
        kiosk.voice.finish()
        kiosk.wait(0.1)


def test_a_touch_hides_the_frame_while_the_reading_goes_on(kiosk: Spoken) -> None:
    kiosk.visit.begin("en")
    kiosk.key(SPEECH)
    for _ in range(3):
        kiosk.voice.finish()
        kiosk.wait(0.1)
    assert kiosk.in_frame
    kiosk.tap("About this exhibit")
    for _ in range(3):
        kiosk.voice.finish()
        kiosk.wait(0.3)
        assert kiosk.voice.is_speaking
        assert kiosk.in_frame == ""
        assert kiosk.attendant.aids is not None
        assert kiosk.attendant.aids.ring is None


def test_speech_key_turns_it_on_then_pauses_and_goes_on(kiosk: Spoken) -> None:
    kiosk.visit.begin("en")
    kiosk.visit.open_about()
    kiosk.key(SPEECH)
    assert kiosk.visit.here.settings.speech == "on"
    first = kiosk.voice.said[-1]
    kiosk.key(SPEECH)
    assert not kiosk.voice.is_speaking
    kiosk.wait(1)
    assert kiosk.voice.said[-1] is first
    kiosk.key(SPEECH)
    assert kiosk.voice.said[-1] == first
    assert len(kiosk.voice.said) == 2
    heard = kiosk.hear()
    assert "invented" in heard
    assert "Home" not in heard, "what every page has is not read unasked"


def test_repeat_says_the_last_thing_again_and_an_arrow_breaks_off(kiosk: Spoken) -> None:
    kiosk.visit.begin("en")
    kiosk.key(SPEECH)
    kiosk.hear()
    kiosk.key(DOWN)
    said = kiosk.voice.said[-1]
    kiosk.key(REPEAT)
    assert kiosk.voice.said[-2:] == [said, said]
    kiosk.key(DOWN)
    assert kiosk.voice.said[-1] != said


def test_faster_and_louder_are_heard_at_once_and_end_with_the_visit(kiosk: Spoken) -> None:
    kiosk.visit.begin("en")
    kiosk.key(SPEECH)
    kiosk.hear()
    kiosk.key(FASTER)
    assert kiosk.voice.asked[-1] == (1, 0.7)
    kiosk.key(LOUDER)
    assert kiosk.voice.asked[-1] == (1, 0.8)
    for _ in range(20):
        kiosk.key(QUIETER)
        kiosk.key(FASTER)
    assert kiosk.visit.here.settings.pace == 5
    assert kiosk.visit.here.settings.volume == 0
    kiosk.visit.end()
    assert kiosk.visit.here == kiosk.visit.start
    assert kiosk.visit.here.settings.speech == "off"
    assert kiosk.voice.is_closed


def test_only_what_is_new_on_a_page_is_read_when_something_on_it_changes(kiosk: Spoken) -> None:
    kiosk.visit.begin("en")
    kiosk.visit.open_timeline()
    kiosk.key(SPEECH)
    kiosk.hear()
    assert kiosk.seek("own:toll", RIGHT)
    heard = kiosk.press(OK)
    assert "toll" in heard.casefold()
    assert "Scale" not in heard
    assert "Home" not in heard


def test_closing_a_drawer_says_only_where_one_is_again(kiosk: Spoken) -> None:
    kiosk.visit.begin("en")
    kiosk.visit.open_event("petition")
    kiosk.visit.go_on()
    kiosk.key(SPEECH)
    kiosk.hear()
    name = next(s.name for s in kiosk.stage.screen.spots() if s.name.startswith("act:Sources"))
    kiosk.seek(name, RIGHT)
    assert kiosk.press(OK).startswith("Sources Source 1. ")
    kiosk.seek("act:Close", DOWN)
    assert kiosk.press(OK) == "Sources (2), button"


def test_a_change_of_language_is_read_in_that_language(kiosk: Spoken) -> None:
    kiosk.visit.begin("en")
    kiosk.visit.open_event("petition")
    kiosk.visit.go_on()
    kiosk.key(SPEECH)
    kiosk.hear()
    kiosk.voice.said.clear()
    kiosk.tap("Deutsch")
    heard = kiosk.hear()
    assert {each.language for each in kiosk.voice.said} == {"de"}
    assert "Müller" in heard


def test_what_is_not_translated_is_said_in_the_language_it_is_shown_in(tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "canal"
    shutil.copytree(CANAL, folder)
    event = folder / "panels" / "building" / "survey.yaml"
    text = event.read_text(encoding="utf-8")
    event.write_text(re.sub(r"(?m)^  en: >\n(?:    .*\n)+", "", text), encoding="utf-8")
    kiosk = Spoken(folder)
    try:
        kiosk.visit.begin("en")
        kiosk.visit.open_event("survey")
        kiosk.visit.go_on()
        kiosk.key(SPEECH)
        kiosk.hear()
        by_language = {language: " ".join(u.text for u in kiosk.voice.said if u.language == language)
                       for language in ("de", "en")}  # fmt: skip
        assert "Landmesser von Oberau" in by_language["de"]
        assert "Landmesser" not in by_language["en"]
        assert "Two surveyors walk the line" in by_language["en"]
    finally:
        kiosk.close()


# --- who may hear it


def test_headphones_turn_it_on_and_off_and_wake_the_attract_screen() -> None:
    kiosk = Spoken(CANAL, Device(keypad=KEYPAD))
    try:
        kiosk.key(SPEECH)
        assert kiosk.visit.here.settings.speech == "off", "nobody else shall hear it"
        assert not kiosk.visit.can_speak
        kiosk.key(PLUGGED)
        assert kiosk.visit.here.settings.speech == "on"
        assert "Press OK to begin in English" in kiosk.hear()
        assert kiosk.voice.said[0].text == "Der Bildschirm liest sich selbst vor."
        kiosk.visit.begin("en")
        assert kiosk.visit.here.settings.speech == "on"
        assert "The Mill Canal" in kiosk.hear()
        kiosk.key(UNPLUGGED)
        assert kiosk.visit.here.settings.speech == "off"
        assert kiosk.attendant.lector is None
        assert kiosk.voice.is_closed
    finally:
        kiosk.close()


def test_speech_at_the_attract_screen_ends_when_nobody_begins() -> None:
    kiosk = Spoken(CANAL, Device(keypad=KEYPAD))
    try:
        kiosk.key(PLUGGED)
        kiosk.hear()
        kiosk.wait(70)
        assert kiosk.visit.here.settings.speech == "on"
        kiosk.wait(10)
        assert kiosk.visit.here == kiosk.visit.start
        assert kiosk.attendant.lector is None
    finally:
        kiosk.close()


@pytest.mark.parametrize(("speech", "program"), [("off", "a voice"), ("speaker", None)])
def test_where_it_is_off_or_there_is_no_voice_it_is_not_offered(
    speech: str, program: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    kiosk = Spoken(CANAL, Device.model_validate({"speech": speech, "keypad": KEYPAD}), program)
    try:
        kiosk.visit.begin("en")
        kiosk.wait(0.5)
        kiosk.key(SPEECH)
        assert kiosk.visit.here.settings.speech == "off"
        kiosk.visit.lay_over(DisplaySheet())
        assert not kiosk.sees("Speech")
        assert ("espeak-ng is not installed" in caplog.text) == (program is None)
    finally:
        kiosk.close()


def test_a_voice_that_cannot_be_heard_falls_silent_instead_of_rushing_on(kiosk: Spoken) -> None:
    kiosk.visit.begin("en")
    kiosk.key(SPEECH)
    kiosk.voice.has_failed = True
    kiosk.voice.finish()
    kiosk.frames(8)
    assert len(kiosk.voice.said) == 1
    kiosk.wait(1)
    assert kiosk.visit.here.settings.speech == "off"


# --- on the display sheet, and shown


def test_the_display_sheet_turns_it_on_and_leads_faster_and_quieter(kiosk: Spoken) -> None:
    kiosk.visit.begin("en")
    kiosk.wait(0.5)
    kiosk.tap("Display")
    assert kiosk.sees("Speech")
    assert not kiosk.sees("Faster")
    kiosk.tap("On")
    assert kiosk.visit.here.settings.speech == "on"
    assert kiosk.voice.is_speaking
    kiosk.tap("Faster")
    kiosk.tap("Quieter")
    kiosk.tap("Quieter")
    settings = kiosk.visit.here.settings
    assert (settings.pace, settings.volume) == (1, 0.5)
    kiosk.tap("Reset")
    assert (kiosk.visit.here.settings.pace, kiosk.visit.here.settings.speech) == (0, "on")
    kiosk.tap("Off")
    assert not kiosk.voice.is_speaking


def test_the_words_are_shown_as_they_are_spoken_if_that_is_wanted(kiosk: Spoken) -> None:
    kiosk.visit.begin("en")
    kiosk.visit.set_speech("on")
    kiosk.frames(2)
    aids = kiosk.attendant.aids
    assert aids is not None
    assert aids.strip is None
    kiosk.visit.set_speech("text")
    kiosk.visit.open_about()
    kiosk.frames(2)
    for _ in range(4):
        assert aids.strip is not None
        assert kiosk.voice.said[-1].text in [w.said for w in aids.strip.walk() if isinstance(w, TextBlock)]
        spot = kiosk.attendant.focus.spot if kiosk.attendant.focus is not None else None
        assert spot is not None
        assert not aids.strip.covers(spot.box), "the words lie on what is being read"
        kiosk.voice.finish()
        kiosk.wait(0.1)
    kiosk.hear()
    assert aids.strip is None


def test_the_words_shown_never_lie_on_what_is_being_read(kiosk: Spoken) -> None:
    kiosk.visit.begin("en")
    kiosk.visit.set_speech("text")
    kiosk.visit.open_event("petition")
    kiosk.visit.go_on()
    kiosk.hear()
    aids = kiosk.attendant.aids
    assert aids is not None
    places = set()
    for spot in kiosk.stage.screen.spots():
        assert kiosk.seek(spot.name, DOWN)
        assert aids.strip is not None
        assert not aids.strip.covers(spot.box), spot.words
        places.add(aids.strip.place["pos"][1])
    assert len(places) == 2, "nothing on this page lies where the words usually stand"


# --- time


def test_the_idle_clock_waits_while_it_speaks_and_then_goes_on(kiosk: Spoken) -> None:
    kiosk.visit.begin("en")
    kiosk.key(SPEECH)
    kiosk.wait(300)
    assert kiosk.voice.is_speaking
    assert not kiosk.sees("Are you still there?")
    kiosk.hear()
    kiosk.wait(44)
    assert not kiosk.sees("Are you still there?")
    kiosk.wait(2)
    assert kiosk.sees("Are you still there?")


def test_the_warning_is_spoken_and_still_ends_the_visit(kiosk: Spoken) -> None:
    kiosk.visit.begin("en")
    kiosk.key(SPEECH)
    kiosk.hear()
    kiosk.voice.said.clear()
    kiosk.wait(46)
    assert "Are you still there?" in kiosk.hear()
    assert "Press any key to stay." in kiosk.voice.words
    kiosk.wait(31)
    assert kiosk.visit.here.stop == AtAttract()


def test_the_warning_makes_one_soft_sound_each_time_and_none_at_volume_nought(kiosk: Spoken) -> None:
    kiosk.visit.begin("en")
    kiosk.wait(60)
    assert kiosk.chimes == [0.7]
    kiosk.key(DOWN)
    kiosk.wait(46)
    assert kiosk.chimes == [0.7, 0.7]
    silent = Kiosk(CANAL, device=Device(volume=0))
    try:
        silent.visit.begin("en")
        silent.wait(60)
        assert silent.sees("Are you still there?")
        assert silent.chimes == []
    finally:
        silent.close()


def test_nobody_talks_over_a_recording(talking: Path) -> None:
    kiosk = Spoken(talking)
    try:
        kiosk.visit.begin("en")
        kiosk.visit.open_event("boats")
        kiosk.visit.go_on()
        kiosk.visit.show_picture(NUMBERS["ogg"])
        kiosk.settle()
        kiosk.key(SPEECH)
        assert kiosk.voice.is_speaking
        kiosk.seek("act:Play", RIGHT)
        said = len(kiosk.voice.said)
        kiosk.key(OK)
        player = kiosk.stage.deck.player
        assert player.state == "playing"
        assert not kiosk.voice.is_speaking
        kiosk.wait(0.5)
        assert len(kiosk.voice.said) == said
        assert kiosk.clock.held
        kiosk.key(OK)
        assert player.state == "paused"
        assert kiosk.voice.said[-1].text == "Play, button"
    finally:
        kiosk.close()


# --- when nobody listens


def test_nothing_of_it_is_loaded_before_a_key_or_headphones() -> None:
    told = subprocess.run(
        [sys.executable, "-c",
         "import sys, tempfile, pathlib\n"
         "from kiosk.ui.environment import WindowWanted, prepare\n"
         "prepare(pathlib.Path(tempfile.mkdtemp()), WindowWanted((640, 360)))\n"
         "import kiosk.ui.app\n"
         "print(*sorted(m for m in sys.modules if m.startswith('kiosk.')))"],
        capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": str(CANAL.parents[2])},
    )  # fmt: skip
    loaded = set(told.stdout.split())
    assert "kiosk.ui.attendant" in loaded
    waits = ("speech", "reader", "lector", "narration", "focus", "spots", "chime", "widgets.aids")
    assert loaded & {f"kiosk.ui.{name}" for name in waits} == set()
    assert "kiosk.core.spoken" not in loaded


def ticking() -> int:
    """How much is to be called by the clock, but for the pages that are drawn ahead."""
    return sum("Ahead" not in str(each) for each in Clock.get_events())


def test_nothing_runs_on_the_clock_once_it_is_off_or_has_ended(kiosk: Spoken) -> None:
    kiosk.visit.begin("en")
    kiosk.wait(1)
    before = ticking()
    kiosk.key(SPEECH)
    assert ticking() == before + 1
    kiosk.hear()
    kiosk.wait(1)
    assert ticking() == before
    kiosk.key(DOWN)
    kiosk.visit.set_speech("off")
    kiosk.wait(1)
    assert ticking() == before


def test_a_narration_is_played_for_the_label_and_the_rest_is_spoken(tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "canal"
    shutil.copytree(CANAL, folder)
    shutil.copy(folder / "media" / "lock.png", folder / "media" / "x.png")
    (folder / "media" / "spade.ogg").write_bytes(b"OggS" + bytes(200))
    event = folder / "panels" / "building" / "first-spade.yaml"
    audio = "audio: {en: {file: spade.ogg, credit: Read by A. Reader, rights: http://x.example/r}}\n"
    event.write_text(event.read_text(encoding="utf-8") + audio, encoding="utf-8")
    kiosk = Spoken(folder)
    try:
        kiosk.visit.begin("en")
        kiosk.visit.open_event("first-spade")
        kiosk.visit.go_on()
        kiosk.key(SPEECH)
        kiosk.hear()
        files = [Path(each.file).name for each in kiosk.voice.said if each.file]
        assert files == ["spade.ogg"]
        assert kiosk.voice.words.count("twelve groschen") == 0, "the recording says it already"
        assert "The first spade" in kiosk.voice.words
        while "twelve groschen" not in kiosk.in_frame:
            kiosk.key(DOWN)
        assert "twelve groschen" in kiosk.voice.said[-1].text
        kiosk.visit.speak("de")
        kiosk.hear()
        assert [each.file for each in kiosk.voice.said if each.language == "de" and each.file] == []
        kiosk.visit.speak("en")
        kiosk.visit.open_about()
        assert kiosk.sees("Read by A. Reader")
    finally:
        kiosk.close()
