"""Sound and film: played, paused and left; what is said is shown; and nothing goes on behind the screen."""

import gc
import logging
import shutil
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import enumerate as threads

import pytest
from kivy.clock import Clock

from kiosk.core.device import Device
from kiosk.core.visit import PictureViewer
from kiosk.ui.app import Opening
from kiosk.ui.players import Player
from tests.recordings import NUMBERS, SECONDS, damage
from tests.ui.driver import Kiosk

CANNOT = "This recording cannot be played here."


def open_at(exhibit: Path, what: str, **more: object) -> Kiosk:
    kiosk = Kiosk(exhibit, **more)  # type: ignore[arg-type]
    kiosk.tap("Touch to begin")
    kiosk.visit.speak("en")
    kiosk.visit.open_event("boats")
    kiosk.tap("Continue")
    kiosk.visit.show_picture(NUMBERS[what])
    kiosk.settle()
    return kiosk


@pytest.fixture
def at(talking: Path) -> Iterator[Callable[..., Kiosk]]:
    opened: list[Kiosk] = []

    def go(what: str, exhibit: Path = talking, **more: object) -> Kiosk:
        opened.append(open_at(exhibit, what, **more))
        return opened[-1]

    yield go
    for kiosk in opened:
        kiosk.close()


def player(kiosk: Kiosk) -> Player:
    found = kiosk.stage.deck.player
    assert isinstance(found, Player)
    return found


def plays(kiosk: Kiosk) -> bool:
    return player(kiosk).state == "playing" and player(kiosk).position > 0.1


def ticking() -> list[object]:
    """What of players runs on Kivy's clock."""
    return [event for event in Clock.get_events() if "Player.tick" in repr(event.get_callback())]


def open_files(folder: Path) -> list[str]:
    found = []
    for entry in Path("/proc/self/fd").iterdir():
        try:
            found.append(str(entry.readlink()))
        except OSError:
            continue
    return [name for name in found if name.startswith(str(folder)) and "/media/" in name]


# --- from beginning to end ------------------------------------------------------------------------


def test_the_idle_clock_stands_still_until_the_film_has_ended_and_then_takes_its_usual_time(
    at: Callable[..., Kiosk],
) -> None:
    kiosk = at("film")
    kiosk.clock.warn_after, kiosk.clock.reset_after = 1, 1.5
    kiosk.clock.words = 0
    kiosk.tap("Play")
    kiosk.play(lambda: plays(kiosk))
    assert kiosk.clock.held
    kiosk.play(lambda: player(kiosk).state == "ended")
    assert kiosk.screen == "event", "it was reset while it played"
    assert kiosk.stage.warning is None

    kiosk.wait(0.5)
    assert not kiosk.clock.held
    kiosk.wait(0.5)
    assert kiosk.screen == "event"
    kiosk.wait(1.5)
    assert kiosk.screen == "attract"


@pytest.mark.parametrize("what", ["film", "webm", "silent", "ogg", "mp3", "flac"])
def test_every_kind_is_played_to_its_end(at: Callable[..., Kiosk], what: str) -> None:
    kiosk = at(what)
    assert player(kiosk).length == pytest.approx(SECONDS, abs=0.1)
    kiosk.tap("Play")
    kiosk.play(lambda: player(kiosk).state == "ended")
    assert player(kiosk).position == player(kiosk).length
    assert kiosk.sees("0:02 / 0:02")
    assert kiosk.offers("From the beginning")


def test_it_can_be_played_again(at: Callable[..., Kiosk]) -> None:
    kiosk = at("ogg")
    player(kiosk).seek(1.7)
    kiosk.tap("Play")
    kiosk.play(lambda: player(kiosk).state == "ended")
    kiosk.tap("From the beginning")
    kiosk.play(lambda: plays(kiosk))
    assert player(kiosk).position < 1.5


def test_a_film_shows_its_first_picture_before_it_is_played(at: Callable[..., Kiosk]) -> None:
    kiosk = at("film")
    assert player(kiosk).state == "waiting"
    assert tuple(player(kiosk).texture.size) == (320, 180)
    assert open_files(kiosk.library.folder) == []


def test_its_pictures_change_only_while_it_plays(at: Callable[..., Kiosk]) -> None:
    kiosk = at("film")
    seen: list[object] = []
    player(kiosk).bind(on_frame=seen.append)
    kiosk.tap("Play")
    kiosk.play(lambda: len(seen) > 5)
    kiosk.tap("Pause")
    kiosk.play(lambda: not ticking())
    count = len(seen)
    kiosk.wait(2)
    assert len(seen) == count


def test_nothing_runs_on_the_clock_unless_it_plays(at: Callable[..., Kiosk]) -> None:
    kiosk = at("ogg")
    assert ticking() == []
    kiosk.tap("Play")
    kiosk.play(lambda: plays(kiosk))
    assert len(ticking()) == 1
    kiosk.tap("Pause")
    kiosk.wait(0.2)
    assert ticking() == []
    kiosk.tap("Play")
    kiosk.play(lambda: player(kiosk).state == "ended")
    kiosk.wait(0.2)
    assert ticking() == []


# --- pause and place ------------------------------------------------------------------------------


def test_a_pause_keeps_the_place_and_lets_the_idle_clock_go_on(at: Callable[..., Kiosk]) -> None:
    kiosk = at("film")
    kiosk.tap("Play")
    kiosk.play(lambda: player(kiosk).position > 0.4)
    kiosk.tap("Pause")
    place = player(kiosk).position
    kiosk.wait(0.5)
    assert player(kiosk).position == place
    assert not kiosk.clock.held
    kiosk.tap("Play")
    kiosk.play(lambda: player(kiosk).position > place)
    assert player(kiosk).position < place + 0.5


def test_a_touch_on_the_film_plays_and_pauses_it(at: Callable[..., Kiosk]) -> None:
    kiosk = at("film")
    area = kiosk.stage.screen.recording.area
    kiosk.tap_at(*area.center)
    assert player(kiosk).state == "playing"
    kiosk.wait(0.2)
    kiosk.tap_at(*area.center)
    assert player(kiosk).state == "paused"


def bar_point(kiosk: Kiosk, part: float) -> tuple[float, float]:
    bar = kiosk.find("Place in the recording")
    return bar.x + bar.width * part, bar.center_y


def test_a_touch_on_the_bar_goes_there(at: Callable[..., Kiosk]) -> None:
    kiosk = at("film")
    kiosk.tap_at(*bar_point(kiosk, 0.75))
    assert player(kiosk).position == pytest.approx(0.75 * SECONDS, abs=0.1)
    first = player(kiosk).texture
    kiosk.play(lambda: not ticking())
    assert first is not None
    kiosk.tap("Play")
    kiosk.play(lambda: plays(kiosk) and player(kiosk).position > 1.6)


def test_the_marker_is_dragged_and_the_film_goes_where_it_is_let_go(at: Callable[..., Kiosk]) -> None:
    kiosk = at("film")
    finger = kiosk.down(*bar_point(kiosk, 0.1))
    kiosk.move(finger, *bar_point(kiosk, 0.6))
    kiosk.frames(1)
    assert kiosk.sees("0:01 / 0:02"), "the time under the finger is not shown"
    assert player(kiosk).position == 0
    x, _ = bar_point(kiosk, 0.9)
    kiosk.move(finger, x, 30)  # a finger that slips off the bar still holds the marker
    kiosk.up(finger)
    kiosk.frames(1)
    assert player(kiosk).position == pytest.approx(0.9 * SECONDS, abs=0.1)


def test_ten_fingers_on_the_bar_do_no_harm(at: Callable[..., Kiosk]) -> None:
    kiosk = at("ogg")
    fingers = [kiosk.down(*bar_point(kiosk, 0.05 + n / 11)) for n in range(10)]
    for finger in fingers:
        kiosk.move(finger, finger.x + 5, finger.y + 9)
    kiosk.frames(1)
    for finger in fingers:
        kiosk.up(finger)
    kiosk.frames(2)
    assert player(kiosk).position == pytest.approx(0.05 * SECONDS, abs=0.1)
    kiosk.tap_at(*bar_point(kiosk, 0.5))
    assert player(kiosk).position == pytest.approx(0.5 * SECONDS, abs=0.1)


def test_the_buttons_beside_the_bar_go_ten_seconds_back_and_forward(at: Callable[..., Kiosk]) -> None:
    kiosk = at("mp3")
    kiosk.tap("10 seconds forward")
    assert player(kiosk).position == player(kiosk).length
    kiosk.tap("10 seconds back")
    assert player(kiosk).position == 0


def test_a_film_sent_elsewhere_shows_the_picture_of_that_place(talking: Path, tmp_path: Path) -> None:
    """The only whole picture is the first: a player that goes to the nearest one before would show that."""
    from kiosk.ui.open_media import OpenMedia

    def first(at: float) -> bytes:
        media = OpenMedia(talking / "media" / "boats.mp4", at, paused=True, sounds=False)
        try:
            frame = None
            while frame is None:
                frame = media.frame()
            return frame.picture.pixels
        finally:
            media.close()

    pictures = [first(at) for at in (0.0, 0.6, 1.2, 1.8)]
    assert len(set(pictures)) == 4


# --- what is said ---------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["film", "ogg"])
def test_what_is_said_is_shown_from_the_start_and_can_be_turned_off(
    at: Callable[..., Kiosk], what: str
) -> None:
    kiosk = at(what)
    assert not kiosk.sees("The first boat.")
    kiosk.tap("Play")
    kiosk.play(lambda: kiosk.sees("The first boat."))
    kiosk.play(lambda: kiosk.sees("Lock keeper: The second boat."))
    assert not kiosk.sees("The first boat.")
    kiosk.tap("Captions")
    assert not kiosk.sees("The second boat.")
    assert kiosk.sees("Captions off")
    kiosk.tap("Captions")
    assert kiosk.sees("Captions on")


def test_what_is_said_follows_the_language_and_the_film_plays_on(at: Callable[..., Kiosk]) -> None:
    kiosk = at("film")
    kiosk.tap("Play")
    kiosk.play(lambda: kiosk.sees("The first boat."))
    before = player(kiosk)
    kiosk.tap("Deutsch")
    assert player(kiosk) is before
    assert kiosk.sees("Das erste Boot.")
    assert len(ticking()) == 1
    kiosk.play(lambda: kiosk.sees("Das zweite Boot."))


def test_captions_in_another_language_are_marked_as_such(at: Callable[..., Kiosk]) -> None:
    kiosk = at("untranslated")
    assert kiosk.sees("Captions in German")
    kiosk.tap("Deutsch")
    assert kiosk.sees("Untertitel an")


def test_captions_do_not_count_as_something_to_read(at: Callable[..., Kiosk]) -> None:
    kiosk = at("film")
    words = kiosk.stage.words_to_read
    kiosk.tap("Play")
    kiosk.play(lambda: kiosk.sees("The first boat."))
    assert kiosk.stage.words_to_read == words


@pytest.mark.parametrize("what", ["film", "mp3"])
def test_the_transcript_is_read_while_it_plays(at: Callable[..., Kiosk], what: str) -> None:
    kiosk = at(what)
    kiosk.tap("Play")
    kiosk.play(lambda: plays(kiosk))
    kiosk.tap("Transcript")
    assert kiosk.sees("Lock keeper: The second boat." if what == "film" else "One boat after the other.")
    place = player(kiosk).position
    kiosk.play(lambda: player(kiosk).position > place)
    kiosk.tap("Pause")
    assert player(kiosk).state == "paused"
    kiosk.tap("Play")
    kiosk.tap("Close")
    assert player(kiosk).state == "playing"


# --- loudness -------------------------------------------------------------------------------------


def test_loudness_starts_as_the_device_has_it_and_again_with_the_next_visitor(
    at: Callable[..., Kiosk],
) -> None:
    kiosk = at("ogg", device=Device(volume=0.4))
    assert kiosk.visit.here.settings.volume == 0.4
    kiosk.tap("Louder")
    assert kiosk.visit.here.settings.volume == pytest.approx(0.6)
    assert player(kiosk)._volume == pytest.approx(0.6)
    kiosk.visit.end()
    assert kiosk.visit.here.settings.volume == 0.4


def test_loudness_changes_without_disturbing_the_film(at: Callable[..., Kiosk]) -> None:
    kiosk = at("film")
    kiosk.tap("Play")
    kiosk.play(lambda: plays(kiosk))
    screen, before = kiosk.stage.screen, player(kiosk)
    for _ in range(8):
        if kiosk.offers("Quieter"):
            kiosk.tap("Quieter")
            kiosk.wait(0.1)
    assert kiosk.visit.here.settings.volume == 0
    assert (kiosk.stage.screen, player(kiosk)) == (screen, before)
    assert before.state == "playing"


def test_a_silent_film_says_so_and_has_nothing_to_make_louder(at: Callable[..., Kiosk]) -> None:
    kiosk = at("silent")
    assert kiosk.sees("This film has no sound.")
    assert not kiosk.offers("Louder")


def test_without_a_loudspeaker_a_film_plays_and_a_sound_is_read(
    at: Callable[..., Kiosk], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.ui import glimpse

    monkeypatch.setattr(glimpse, "has_loudspeaker", lambda: False)
    kiosk = at("film")
    assert kiosk.sees("This screen has no sound.")
    kiosk.tap("Play")
    kiosk.play(lambda: player(kiosk).state == "ended")
    kiosk.visit.show_picture(NUMBERS["ogg"])
    kiosk.settle()
    assert kiosk.sees(CANNOT)
    kiosk.tap("Transcript")
    assert kiosk.sees("Lock keeper: The second boat.")


# --- leaving --------------------------------------------------------------------------------------


LEAVING: dict[str, Callable[[Kiosk], None]] = {
    "next event": lambda kiosk: kiosk.tap("Next"),
    "home": lambda kiosk: kiosk.tap("Home"),
    "another recording": lambda kiosk: kiosk.tap("Next picture"),
    "the viewer": lambda kiosk: kiosk.visit.lay_over(PictureViewer()),
    "the reset": lambda kiosk: kiosk.visit.end(),
}


@pytest.mark.parametrize("way", LEAVING)
@pytest.mark.parametrize("what", ["film", "ogg"])
def test_leaving_stops_it_and_leaves_nothing_behind(at: Callable[..., Kiosk], what: str, way: str) -> None:
    kiosk = at(what)
    kiosk.tap("Play")
    kiosk.play(lambda: plays(kiosk))
    assert open_files(kiosk.library.folder)
    left = player(kiosk)
    LEAVING[way](kiosk)
    kiosk.wait(0.5)
    kiosk.settle()
    assert open_files(kiosk.library.folder) == []
    assert ticking() == []
    assert not kiosk.clock.held
    assert kiosk.stage.deck.player is not left
    assert not [thread for thread in threads() if thread.name == "closing"]


def test_the_pictures_of_a_film_that_was_left_are_given_back_without_waiting(
    at: Callable[..., Kiosk],
) -> None:
    kiosk = at("film")
    kiosk.tap("Play")
    kiosk.play(lambda: plays(kiosk))
    kept = [weakref.ref(player(kiosk)._media), weakref.ref(player(kiosk).texture)]
    gc.collect()
    gc.disable()
    try:
        kiosk.tap("Home")
        kiosk.wait(1)
        kiosk.settle()
        assert [each() for each in kept] == [None, None]
    finally:
        gc.enable()


def test_it_goes_on_under_the_display_sheet_and_at_another_text_size(at: Callable[..., Kiosk]) -> None:
    kiosk = at("ogg")
    kiosk.tap("Play")
    kiosk.play(lambda: plays(kiosk))
    before = player(kiosk)
    kiosk.tap("Display")
    kiosk.visit.set_text_size(1.5)
    kiosk.visit.close()
    kiosk.frames(2)
    assert player(kiosk) is before
    assert before.state == "playing"
    assert len(ticking()) == 1


def test_an_edit_of_the_film_while_it_plays_stops_it_and_any_other_edit_does_not(
    at: Callable[..., Kiosk], talking: Path, tmp_path: Path
) -> None:
    exhibit = tmp_path / "canal"
    shutil.copytree(talking, exhibit)
    kiosk = at("film", exhibit, opening=Opening(windowed=True))
    kiosk.tap("Play")
    kiosk.play(lambda: plays(kiosk))
    before = player(kiosk)
    panel = exhibit / "panels" / "building" / "bridge.yaml"
    panel.write_text(panel.read_text(encoding="utf-8").replace("oak", "ash"), encoding="utf-8")
    kiosk.wait(1)
    assert player(kiosk) is before
    assert before.state == "playing"

    shutil.copy(exhibit / "media" / "upright.mp4", exhibit / "media" / "boats.mp4")
    kiosk.wait(1)
    kiosk.settle()
    assert player(kiosk) is not before
    assert player(kiosk).state == "waiting"
    assert len(open_files(exhibit)) == 0


# --- what must not be seen at once, and what cannot be played ---------------------------------------


def test_a_sensitive_film_is_covered_and_not_even_looked_into_until_it_is_chosen(
    at: Callable[..., Kiosk],
) -> None:
    kiosk = at("sensitive")
    assert kiosk.sees("The film shows an accident.")
    assert kiosk.stage.deck.player is None
    assert not kiosk.offers("Play")
    kiosk.tap("Play it all the same")
    kiosk.play(lambda: plays(kiosk))
    assert not kiosk.offers("Cover the recording"), "it lies on the film while it plays"
    kiosk.tap("Pause")
    kiosk.tap("Cover the recording")
    assert kiosk.stage.deck.player is None
    assert kiosk.offers("Play it all the same")


def test_what_perpetrators_made_is_named_before_anything_else_is_said_of_it(
    at: Callable[..., Kiosk],
) -> None:
    kiosk = at("perpetrator")
    assert kiosk.sees("Recording made by the perpetrators")
    assert kiosk.sees("The office had it made.")
    frame = kiosk.stage.screen.recording.frame
    assert frame.inner[0] - kiosk.stage.screen.plan.picture[0] == 14


@pytest.mark.parametrize("what", ["broken film", "broken sound"])
def test_a_damaged_file_says_so_plainly_and_its_words_can_be_read(
    at: Callable[..., Kiosk], what: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "kiosk"):
        kiosk = at(what)
        kiosk.visit.show_picture(NUMBERS["film"])
        kiosk.visit.show_picture(NUMBERS[what])
        kiosk.settle()
    assert kiosk.sees(CANNOT)
    assert not kiosk.offers("Play")
    assert not kiosk.sees("broken.")
    assert [record for record in caplog.records if "cannot play" in record.message][1:] == []
    assert caplog.records
    kiosk.tap("Transcript")
    assert kiosk.sees("boat")
    kiosk.tap("Close")
    kiosk.wait(kiosk.clock.resets_at + 1)
    assert kiosk.screen == "attract"


def test_a_curator_is_told_which_file_cannot_be_played(at: Callable[..., Kiosk]) -> None:
    kiosk = at("broken film", opening=Opening(windowed=True))
    assert kiosk.sees("broken.mp4")


def test_a_file_that_has_gone_or_is_damaged_since_says_so_when_it_is_played(
    at: Callable[..., Kiosk], talking: Path, tmp_path: Path
) -> None:
    exhibit = tmp_path / "canal"
    shutil.copytree(talking, exhibit)
    kiosk = at("ogg", exhibit)
    damage(exhibit / "media" / "song.ogg")
    kiosk.tap("Play")
    kiosk.play(lambda: kiosk.sees(CANNOT))
    kiosk.wait(0.5)
    assert not kiosk.clock.held
    (exhibit / "media" / "boats.mp4").unlink()
    kiosk.visit.show_picture(NUMBERS["film"])
    kiosk.settle()
    assert kiosk.sees(CANNOT)


def test_a_recording_that_stalls_does_not_hold_the_kiosk_for_ever(at: Callable[..., Kiosk]) -> None:
    kiosk = at("ogg")
    kiosk.tap("Play")
    kiosk.play(lambda: plays(kiosk) and kiosk.clock.held)
    player(kiosk)._media._player.set_pause(True)  # type: ignore[union-attr]
    # On a busy machine the player's own thread goes on for a moment in true time.
    time.sleep(0.5)
    kiosk.wait(0.1)
    kiosk.wait(4)
    assert kiosk.clock.held
    kiosk.wait(2)
    assert not kiosk.clock.held
    kiosk.wait(12)
    assert kiosk.sees(CANNOT)
    kiosk.wait(kiosk.clock.resets_at + 1)
    assert kiosk.screen == "attract"


def test_a_paused_film_sent_past_its_end_shows_its_last_picture_and_comes_to_rest(
    at: Callable[..., Kiosk],
) -> None:
    kiosk = at("film")
    first = bytes(player(kiosk).texture.pixels)
    kiosk.tap("10 seconds forward")
    kiosk.play(lambda: not ticking())
    assert bytes(player(kiosk).texture.pixels) != first
    assert player(kiosk).state == "paused"
    assert player(kiosk).position == pytest.approx(SECONDS, abs=0.2)
