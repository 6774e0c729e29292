"""What is kept of a visit: which pages, how long, how it ended. No person, and no place of a touch."""

from dataclasses import dataclass, replace

from kiosk.core.visit import AtAttract, AtChart, AtContents, AtEvent, AtLife, AtPanel, Here, Stop

ENDINGS = ("reset", "start_again", "closing", "restart", "staff", "fault", "cut")
"""How a visit ends: nobody touched the screen; the visitor chose to start again in the idle warning;
the museum closed; the program was restarted; staff let themselves in; a fault; or the power or the
program went away."""


@dataclass(frozen=True)
class PageRow:
    """One page of a visit, once it was left."""

    number: int
    """Which page of the visit, from 1."""
    screen: str
    """The kind of page: contents, panel, event …"""
    name: str
    """The id of what it showed; nothing where there is only one such page."""
    language: str
    seconds: float
    """From arriving to leaving; where the visit ended, to the last touch."""
    opened: str
    """What was opened over it, such as "sources more"."""
    warned: int
    """How often the idle warning came."""
    put_off: int
    """How often it was put off: it had met somebody still reading."""
    left: str
    """How it was left: on to another page, home, or as the visit ended."""


@dataclass(frozen=True)
class VisitRow:
    """One visit, as far as it has gone."""

    id: int
    """By chance; nothing follows from it."""
    began: str
    """When, in local time, as ISO 8601 writes it."""
    is_doubtful: bool
    """Whether the clock was in doubt."""
    exhibit: str
    seconds: float = 0.0
    """From the first touch to the last."""
    pages: int = 0
    languages: str = ""
    """In the order they were chosen."""
    text_size: float = 1.0
    """The largest that was chosen."""
    contrast: str = "normal"
    movement: str = "normal"
    controls: str = "normal"
    """`lower` where the page was brought within reach."""
    warned: int = 0
    put_off: int = 0
    ended: str = ""
    """One of ENDINGS; nothing while it is under way."""


def place_of(stop: Stop) -> tuple[str, str]:
    """The kind of page a stop is, by the name of its screen, and the id of what it shows."""
    screen = type(stop).__name__.removeprefix("At").lower()
    match stop:
        case AtPanel(name) | AtEvent(name) | AtChart(name) | AtLife(name):
            return screen, name
    return screen, ""


class VisitRecord:
    """Follows one visit from the first page on. Time is an argument, in seconds from anywhere."""

    def __init__(self, visit: VisitRow, here: Here, now: float) -> None:
        self._visit = visit
        self._began = self._arrived = self._touched = now
        self._here = here
        self._opened: list[str] = []
        self._warned = self._put_off = 0
        self._languages: list[str] = []
        self._note(here)

    def touched(self, now: float) -> None:
        """A finger was on the glass."""
        self._touched = now

    def warned(self) -> None:
        """The idle warning came."""
        self._warned += 1

    def put_off(self) -> None:
        """Somebody was still there, and said so."""
        self._put_off += 1

    def moved(self, here: Here, now: float) -> PageRow | None:
        """The visitor is here now; the page that was left, if one was."""
        before, self._here = self._here, here
        page = None
        if place_of(before.stop) != place_of(here.stop) and not isinstance(here.stop, AtAttract):
            left = "home" if isinstance(here.stop, AtContents) else "on"
            page = self._leave(before, left, now)
            self._arrived = now
        if not isinstance(here.stop, AtAttract):
            self._note(here)
        return page

    def end(self, how: str, now: float) -> PageRow:
        """The visit is over: its last page."""
        self._visit = replace(self._visit, ended=how)
        # Where nobody touched the screen any more, nobody can tell how long the page was looked at.
        until = now if how == "start_again" else max(self._touched, self._arrived)
        return self._leave(self._here, how, until)

    def row(self, now: float) -> VisitRow:
        """The visit as far as it has gone."""
        until = max(self._touched, self._arrived) if self._visit.ended else now
        return replace(self._visit, seconds=round(until - self._began, 1))

    def _leave(self, here: Here, left: str, now: float) -> PageRow:
        screen, name = place_of(here.stop)
        page = PageRow(
            number=self._visit.pages + 1,
            screen=screen,
            name=name,
            language=here.settings.language,
            seconds=round(max(now - self._arrived, 0.0), 1),
            opened=" ".join(self._opened),
            warned=self._warned,
            put_off=self._put_off,
            left=left,
        )
        self._visit = replace(
            self._visit,
            pages=page.number,
            warned=self._visit.warned + page.warned,
            put_off=self._visit.put_off + page.put_off,
        )
        self._opened, self._warned, self._put_off = [], 0, 0
        return page

    def _note(self, here: Here) -> None:
        """What the visitor makes use of."""
        for over in here.over:
            name = type(over).__name__.lower()
            for ending in ("drawer", "box", "viewer", "sheet"):
                name = name.removesuffix(ending)
            if name not in self._opened:
                self._opened.append(name)
        settings = here.settings
        if settings.language not in self._languages:
            self._languages.append(settings.language)
        self._visit = replace(
            self._visit,
            languages=" ".join(self._languages),
            text_size=max(self._visit.text_size, settings.text_size),
            contrast=settings.contrast if settings.contrast != "normal" else self._visit.contrast,
            movement=settings.movement if settings.movement != "normal" else self._visit.movement,
            controls=settings.controls if settings.controls != "normal" else self._visit.controls,
        )
