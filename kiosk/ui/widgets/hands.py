"""What lies on the glass: fingers that mean something, and palms and sleeves that do not.

A single contact means what it touches, however long it stays: some hands are slow. A palm is told from it by
one of two things. It rests where it is while another finger acts; or it is several contacts that came down
together, near one another, and stay. A fist that knocks on a button is several contacts as well, but leaves.
"""

from math import hypot
from typing import Any

from kivy.base import EventLoop
from kivy.clock import Clock

BOUNCE = 0.05
"""Seconds within which a second touch is the trembling of the first."""
HAND_MM = 80.0
"""About the breadth of a hand: contacts of one palm are no further apart."""
TOGETHER = 0.25
"""Seconds within which the contacts of one palm come down."""
STILL_MM = 9.0
"""How far a contact may stray and still be said to rest."""
LEAST_CONTACTS = 3
STAYS = 1.0
"""Seconds after which so many contacts are no fist that knocks."""
RESTS = 0.5
"""Seconds after which a contact that has not moved leaves the say to the next finger."""


def came_down(touch: Any, mm: float) -> None:
    """Note that something has come down on the glass; `mm` is pixels for a millimetre."""
    now = touch.ud["down_at"] = Clock.get_time()
    near = [
        other
        for other in EventLoop.touches
        if other is not touch
        and now - other.ud.get("down_at", float("-inf")) <= TOGETHER
        and not _has_moved(other, STILL_MM * mm)
        and hypot(other.ox - touch.ox, other.oy - touch.oy) <= HAND_MM * mm
    ]
    if len(near) + 1 >= LEAST_CONTACTS:
        for each in (*near, touch):
            each.ud["of_palm"] = True


def is_meant(touch: Any) -> bool:
    """Whether a contact that leaves the glass was a finger that chose something."""
    if touch.ud.get("rested"):
        return False
    return not (touch.ud.get("of_palm") and _lay(touch) > STAYS)


def is_resting(touch: Any, still: float) -> bool:
    """Whether a contact leaves the say to a finger that comes down now; `still` is in pixels."""
    if touch.ud.get("rested"):
        return True
    stays = TOGETHER if touch.ud.get("of_palm") else RESTS
    return _lay(touch) >= stays and not _has_moved(touch, still)


def set_aside(touch: Any) -> None:
    """This finger has acted: what lay on the glass before it came down was resting."""
    came = touch.ud.get("down_at", Clock.get_time())
    for other in EventLoop.touches:
        if other is not touch and came - other.ud.get("down_at", came) >= TOGETHER:
            other.ud["rested"] = True


def _has_moved(touch: Any, still: float) -> bool:
    return bool(max(abs(touch.x - touch.ox), abs(touch.y - touch.oy)) > still)


def _lay(touch: Any) -> float:
    """Seconds since a contact came down."""
    now = Clock.get_time()
    return float(now - touch.ud.get("down_at", now))
