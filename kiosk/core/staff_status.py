"""How a kiosk is, as the staff page tells it: one row for each thing, in words. Time is an argument."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kiosk.core.clock_sense import Doubt
from kiosk.core.language import Words, code_of
from kiosk.core.locales import locale_of

RECENT = timedelta(days=7)
"""Restarts as young as this are told."""
HOT = 80.0
"""Degrees Celsius from which on processors of small computers slow themselves down."""
GIGABYTE = 1e9

CAUSES: tuple[tuple[str, str, bool], ...] = (
    ("it was asked to", "why_asked", True),
    ("it froze", "why_froze", False),
    ("it did not start", "why_start", False),
    ("the computer was cut off", "why_power", True),
    ("it was cut off", "why_cut", False),
)
"""How a reason that is kept begins, the word for it, and whether it is nothing to look at."""


@dataclass(frozen=True)
class Loudness:
    """What the loudspeaker is set to."""

    level: float
    """From 0 to 1."""
    is_muted: bool = False


@dataclass(frozen=True)
class VisitsToday:
    """The visits that began today."""

    count: int = 0
    last: datetime | None = None
    """When the last of them began."""
    languages: Mapping[str, int] = field(default_factory=dict)
    """How many were in which language; a visit counts for its last one."""


@dataclass(frozen=True)
class Checked:
    """What checking the exhibit has found."""

    errors: int
    warnings: int


@dataclass(frozen=True)
class Status:
    """All that is known of a kiosk. What is None is not known, or not yet."""

    now: datetime
    started: datetime
    version: str
    exhibit: str = ""
    """The exhibit on show; nothing where there is none."""
    is_sound: bool = True
    """Whether its files are as they should be; else what is shown is the last version that was."""
    changed: datetime | None = None
    """When its files were last changed."""
    checked: Checked | None = None
    is_being_checked: bool = False
    restarts: tuple[tuple[str, str], ...] = ()
    """When, in local time as ISO 8601 writes it, and why; the newest last."""
    space: tuple[int, int] | None = None
    """Free and all bytes."""
    troubles: Mapping[str, str] = field(default_factory=dict)
    """What is wrong with what is kept, by name."""
    temperature: float | None = None
    """Degrees Celsius."""
    keeps_visits: bool = True
    visits: VisitsToday | None = None
    doubt: Doubt = ""
    was_set: bool = False
    """Whether the clock was set while the program ran."""
    has_hours: bool = False
    is_open: bool = True
    closed_by_staff: bool = False
    changes_at: datetime | None = None
    """When it next opens or closes."""
    loudness: Loudness | None = None


@dataclass(frozen=True)
class StatusRow:
    """One row of the page."""

    key: str
    """Which it is, as `rows_of` names them."""
    name: str
    told: str
    is_in_order: bool = True


def rows_of(status: Status, words: Words) -> tuple[StatusRow, ...]:
    """The rows in the order shown; what this computer cannot know has none."""
    made = {
        "content": _content(status, words),
        "problems": _problems(status, words),
        "program": _program(status, words),
        "restarts": _restarts(status, words),
        "storage": _storage(status, words),
        "temperature": _temperature(status, words),
        "visits": _visits(status, words),
        "clock": _clock(status, words),
        "hours": _hours(status, words),
        "sound": _sound(status, words),
    }
    return tuple(
        StatusRow(key, words.say(f"status_{key}"), *told) for key, told in made.items() if told is not None
    )


Told = tuple[str, bool]
"""What is said of a thing, and whether it is in order."""


def _content(status: Status, words: Words) -> Told:
    if not status.exhibit:
        return words.say("content_none"), False
    if not status.is_sound:
        return words.say("content_older", exhibit=status.exhibit), False
    if status.changed is None:
        return status.exhibit, True
    date = date_told(status.changed, words.language)
    return words.say("content_changed", exhibit=status.exhibit, date=date), True


def _problems(status: Status, words: Words) -> Told:
    found = status.checked
    if found is None:
        if status.is_being_checked:
            return words.say("being_checked"), status.is_sound
        return words.say("not_checked"), False
    told = [words.say(key, n=n) for key, n in (("errors", found.errors), ("warnings", found.warnings)) if n]
    return ", ".join(told) or words.say("no_problems"), not told


def _program(status: Status, words: Words) -> Told:
    when = moment_told(status.started, words.language)
    return words.say("running_since", version=status.version, when=when), True


def _restarts(status: Status, words: Words) -> Told:
    recent = list(_recent(status))
    if not recent:
        return words.say("no_restarts"), True
    when, why = recent[-1]
    key, _ = _cause(why)
    moment = moment_told(when, words.language)
    told = words.say("restarts", n=len(recent), when=moment, why=words.say(key))
    return told, all(_cause(each)[1] for _, each in recent)


def _recent(status: Status) -> Iterator[tuple[datetime, str]]:
    now = status.now.replace(tzinfo=None)
    for written, why in status.restarts:
        try:
            when = datetime.fromisoformat(written).replace(tzinfo=None)
        except ValueError:
            continue
        if now - RECENT <= when:
            yield when, why


def _cause(why: str) -> tuple[str, bool]:
    return next(((key, fine) for begin, key, fine in CAUSES if why.startswith(begin)), ("why_fault", False))


def _storage(status: Status, words: Words) -> Told:
    told = []
    if status.troubles.keys() & {"state folder", "visits", "log"}:
        told.append(words.say("kept_nothing"))
    if status.space is not None:
        free, whole = (words.number(round(size / GIGABYTE, 1)) for size in status.space)
        told.append(words.say("free_of", free=free, whole=whole))
    is_in_order = not (status.troubles.keys() & {"state folder", "visits", "log", "storage"})
    return ", ".join(told) or words.say("unknown"), is_in_order


def _temperature(status: Status, words: Words) -> Told | None:
    if status.temperature is None:
        return None
    return f"{words.number(round(status.temperature))}\u00a0°C", status.temperature < HOT


def _visits(status: Status, words: Words) -> Told:
    if not status.keeps_visits or status.visits is None:
        return words.say("visits_not_kept"), not status.keeps_visits
    visits = status.visits
    if not visits.count or visits.last is None:
        return words.say("visits_none"), True
    time = time_told(visits.last, words.language)
    told = words.say("visits_today", n=visits.count, time=time)
    languages = (f"{code_of(tag)}\u00a0{words.number(n)}" for tag, n in visits.languages.items())
    return f"{told} ({', '.join(languages)})" if visits.languages else told, True


def _clock(status: Status, words: Words) -> Told:
    when = moment_told(status.now, words.language, with_year=True)
    when = when[:1].upper() + when[1:]
    if status.doubt:
        return words.say("clock_doubted", when=when), False
    return (words.say("clock_was_set", when=when) if status.was_set else when), True


def _hours(status: Status, words: Words) -> Told:
    when = status.changes_at and _soon_told(status.changes_at, status.now, words.language)
    if status.closed_by_staff:
        return words.say("staff_closed_until" if when else "staff_closed", when=when), False
    if not status.has_hours:
        return words.say("always_open"), True
    if when is None:
        return words.say("always_open" if status.is_open else "closed_now"), True
    return words.say("open_until" if status.is_open else "closed_until", when=when), True


def _sound(status: Status, words: Words) -> Told:
    if status.loudness is None:
        return words.say("no_loudspeaker"), True
    percent = round(status.loudness.level * 100)
    is_muted = status.loudness.is_muted
    return words.say("muted" if is_muted else "loudness_of", n=percent), not is_muted


# --- moments, as a language writes them


def moment_told(moment: datetime, language: str, with_year: bool = False) -> str:
    """A weekday, a day and a time, in short."""
    from babel.dates import format_skeleton

    day = format_skeleton("yMMMEd" if with_year else "MMMEd", moment, locale=locale_of(language))
    return f"{day}, {time_told(moment, language)}"


def _soon_told(moment: datetime, now: datetime, language: str) -> str:
    """The same; of this day only the time."""
    is_today = moment.date() == now.date()
    return time_told(moment, language) if is_today else moment_told(moment, language)


def date_told(moment: datetime, language: str) -> str:
    """A day with its year."""
    from babel.dates import format_date

    return str(format_date(moment, "medium", locale=locale_of(language)))


def time_told(moment: datetime, language: str) -> str:
    """A time of day."""
    from babel.dates import format_time

    return str(format_time(moment.replace(tzinfo=None), "short", locale=locale_of(language)))
