"""Here, quiet or gone: told from the time of the last touch."""

from kiosk.core.idle import IdleClock
from kiosk.core.model import Idle


def clock(warn: float = 60, reset: float = 90) -> IdleClock:
    clock = IdleClock(Idle(warn_after=warn, reset_after=reset))
    clock.touched(100)
    return clock


def test_it_warns_and_then_ends() -> None:
    idle = clock()
    assert idle.presence(159.9) == "here"
    assert idle.presence(160) == "quiet"
    assert idle.presence(189.9) == "quiet"
    assert idle.presence(190) == "gone"


def test_a_touch_starts_it_again() -> None:
    idle = clock()
    idle.touched(170)
    assert idle.presence(229) == "here"
    assert idle.seconds_left(231) == 29


def test_three_hundred_words_are_given_two_minutes_and_the_same_warning() -> None:
    idle = clock()
    idle.words = 300
    assert (idle.warns_at, idle.resets_at) == (120, 150)


def test_it_stands_still_while_sound_plays_and_starts_again_at_its_end() -> None:
    idle = clock()
    idle.hold(110)
    assert idle.presence(5000) == "here"
    idle.go_on(5000)
    assert idle.presence(5059) == "here"
    assert idle.presence(5060) == "quiet"


def test_two_reasons_to_stand_still_do_not_free_each_other() -> None:
    idle = clock()
    idle.follow(110, "speech", True)
    idle.follow(120, "recording", True)
    idle.follow(130, "speech", False)
    assert idle.presence(5000) == "here"
    idle.follow(5000, "recording", False)
    assert idle.presence(5059) == "here"
    assert idle.presence(5060) == "quiet"


def test_the_end_of_what_never_held_it_starts_nothing_anew() -> None:
    idle = clock()
    for second in range(100, 160):
        idle.follow(second, "speech", False)
    assert idle.presence(160) == "quiet"


def test_a_trial_may_have_its_own_seconds() -> None:
    idle = IdleClock(Idle(), 5, 10)
    assert (idle.warns_at, idle.resets_at) == (5, 10)
