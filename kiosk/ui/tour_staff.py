"""Pictures for the tour of what is no page of a visit: still page, dark screen, staff page, screen test.

What they tell is made up and always the same, so that the pictures of two tours can be compared.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from kiosk.core.staff_status import Checked, Loudness, Status, VisitsToday, rows_of
from kiosk.core.visit import Settings
from kiosk.ui.look import Look
from kiosk.ui.screens.night import NightScreen
from kiosk.ui.screens.screen_test import COLOURS, ScreenTest
from kiosk.ui.screens.staff import Control, PinState, StaffPage, StaffView
from kiosk.ui.screens.staff_problems import ProblemsPage
from kiosk.ui.screens.still import StillScreen
from kiosk.ui.widgets.sheet import Sheet

Make = Callable[[Look], Sheet]

NOW = datetime(2027, 5, 4, 14, 5)
OPENING = datetime(2027, 5, 5, 10)
PROBLEM = "exhibits/NAME/panels/PANEL/{n}.yaml:12:5: warning: a paragraph of the label has no citation"


def pages(exhibit: str, languages: tuple[str, ...], language: str) -> Iterator[tuple[str, Make]]:
    """The name of each picture, and what makes its page; the first two are in all languages at once."""
    if language == languages[0]:
        yield "still", lambda look: StillScreen(look)
        yield "night", _night
    yield "staff-pin", partial(_staff, exhibit, "asked", "enter_pin")
    yield "staff-wait", partial(_staff, exhibit, "waits", "pin_wait")
    yield "staff-none", partial(_staff, exhibit, "none", "no_pin")
    yield "staff-controls", partial(_staff, exhibit, "right", "controls_open")
    yield "staff-refused", partial(_staff, exhibit, "right", "reload_refused")
    yield "staff-problems", _problems
    yield "staff-screen-test", _screen_test


def _plain(look: Look) -> Look:
    """Staff are shown nothing of what a visitor has chosen but the language."""
    return replace(look, settings=Settings(look.settings.language), still=True)


def _night(look: Look) -> Sheet:
    night = NightScreen(_plain(look), lambda: OPENING, lambda _is_lit: None)
    night.compose()
    return night


def _status(exhibit: str) -> Status:
    return Status(
        NOW,
        NOW.replace(hour=8, minute=57),
        "0.1.0",
        exhibit,
        changed=datetime(2027, 3, 3, 9),
        checked=Checked(0, 2),
        restarts=(("2027-05-03T04:10:00", "it froze"),),
        space=(18_400_000_000, 29_000_000_000),
        temperature=48.0,
        visits=VisitsToday(37, NOW, {"nl": 20, "fr": 10, "en": 5, "de": 2}),
        has_hours=True,
        changes_at=NOW.replace(hour=17, minute=0),
        loudness=Loudness(0.7),
    )


def _staff(exhibit: str, pin: PinState, told: str, look: Look) -> Sheet:
    look = _plain(look)
    say, is_in = look.words.say, pin == "right"

    def control(key: str, icon: str = "") -> Control:
        return Control(say(key), (lambda: None) if is_in else None, is_in, icon)

    row = tuple(map(control, ("reload", "show_problems", "screen_test", "restart")))
    more = (control("close_today"), control("quieter", "quieter"), control("louder", "louder"))
    page = StaffPage(look, lambda: None)
    page.show_rows(rows_of(_status(exhibit), look.words))
    press = (lambda _key: None) if pin == "asked" else None
    page.show(StaffView(pin, say(told, time="1:00"), 2, press, row, more))
    page.count(58)
    return page


def _problems(look: Look) -> Sheet:
    lines = tuple(PROBLEM.format(n=number) for number in range(1, 41))
    return ProblemsPage(_plain(look), lines, lambda: None)


def _screen_test(look: Look) -> Sheet:
    test = ScreenTest(_plain(look), lambda: None)
    test.number = len(COLOURS)
    test.show_touched([(column, 0) for column in range(3)])
    return test
