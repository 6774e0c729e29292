"""What happened on this day of the year."""

from collections.abc import Mapping
from datetime import date

from kiosk.core.dates import span
from kiosk.core.media import Picture, Recording
from kiosk.core.model import Event


def years_since(written: str, today: date) -> int:
    """How many years ago today an EDTF date was; 0 where it is no certain day, or another day of the year."""
    days = span(written)
    is_sure = days.precision == "day" and not (days.approximate or days.uncertain)
    if not is_sure or days.start != days.end or days.open_start or days.open_end:
        return 0
    same = (days.start.month, days.start.day) == (today.month, today.day)
    return max(today.year - days.start.year, 0) if same else 0


def on_this_day(events: Mapping[str, Event], dates: Mapping[str, str], today: date) -> tuple[Event, ...]:
    """The events of this day of the year, but none with media that visitors are warned of.

    Only those of the day are asked for; `dates` tells the EDTF date of each.
    """
    of_the_day = (events[name] for name, written in dates.items() if years_since(written, today))
    return tuple(event for event in of_the_day if not any(map(_is_sensitive, event.media)))


def _is_sensitive(media: object) -> bool:
    return isinstance(media, Picture | Recording) and (media.sensitive is not None or media.perpetrator)
