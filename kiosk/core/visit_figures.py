"""What many visits say together: how many, how long, where they end, and where the idle warning was wrong."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from kiosk.core.visit_record import PageRow, VisitRow

BY_TOUCH = ("on", "home", "start_again")
"""How a page is left by somebody who is there: only then is it known how long it was looked at."""


@dataclass
class DayFigures:
    """The visits of one day."""

    day: str
    """As ISO 8601 writes it."""
    visits: int = 0
    pages: int = 0
    seconds: list[float] = field(default_factory=list)


@dataclass
class PageFigures:
    """One page, over all visits."""

    screen: str
    name: str
    shown: int = 0
    dwell: list[float] = field(default_factory=list)
    """Seconds, each time it was left by a touch."""
    ended: int = 0
    """How often a visit ended there."""
    warned: int = 0
    put_off: int = 0
    opened: Counter[str] = field(default_factory=Counter)

    @property
    def title(self) -> str:
        """What to call it: its kind, and the name of its file."""
        return f"{self.screen} {self.name}".strip()


@dataclass
class Figures:
    """All of it."""

    visits: int = 0
    under_way: int = 0
    doubtful: int = 0
    """Visits begun while the clock was in doubt; they count in all but the days."""
    warned: int = 0
    put_off: int = 0
    seconds: list[float] = field(default_factory=list)
    pages_a_visit: list[int] = field(default_factory=list)
    days: dict[str, DayFigures] = field(default_factory=dict)
    pages: dict[tuple[str, str], PageFigures] = field(default_factory=dict)
    languages: Counter[str] = field(default_factory=Counter)
    """In how many visits each was read."""
    endings: Counter[str] = field(default_factory=Counter)
    modes: Counter[str] = field(default_factory=Counter)
    """In how many visits larger text, high contrast, no movement or lower controls were chosen."""

    @property
    def pages_by_visits_that_end(self) -> list[PageFigures]:
        """The pages where visits end, most first."""
        return sorted(
            (page for page in self.pages.values() if page.ended), key=lambda page: (-page.ended, page.title)
        )

    @property
    def pages_by_showing(self) -> list[PageFigures]:
        """All pages, the most shown first."""
        return sorted(self.pages.values(), key=lambda page: (-page.shown, page.title))


def middle(numbers: Sequence[float]) -> float | None:
    """The median; None where there is nothing to tell."""
    return median(numbers) if numbers else None


def share(part: int, whole: int) -> float | None:
    """A part in a hundred; None of nothing."""
    return 100 * part / whole if whole else None


def figures_of(visits: Iterable[tuple[VisitRow, Sequence[PageRow]]]) -> Figures:
    """What these visits say together."""
    told = Figures()
    for visit, pages in visits:
        told.visits += 1
        told.warned += visit.warned
        told.put_off += visit.put_off
        told.languages.update(visit.languages.split())
        _count_modes(told, visit)
        if visit.is_doubtful:
            told.doubtful += 1
        else:
            day = told.days.setdefault(visit.began[:10], DayFigures(visit.began[:10]))
            day.visits += 1
            day.pages += len(pages)
            day.seconds.append(visit.seconds)
        if visit.ended:
            told.endings[visit.ended] += 1
            told.seconds.append(visit.seconds)
            told.pages_a_visit.append(len(pages))
        else:
            told.under_way += 1
        for page in pages:
            _count_page(told, page)
        if visit.ended and pages:
            last = pages[-1]
            told.pages[last.screen, last.name].ended += 1
    told.days = dict(sorted(told.days.items()))
    return told


def _count_modes(told: Figures, visit: VisitRow) -> None:
    told.modes["larger text"] += visit.text_size > 1
    told.modes["high contrast"] += visit.contrast == "high"
    told.modes["no movement"] += visit.movement == "none"
    told.modes["lower controls"] += visit.controls == "lower"


def _count_page(told: Figures, page: PageRow) -> None:
    figures = told.pages.setdefault((page.screen, page.name), PageFigures(page.screen, page.name))
    figures.shown += 1
    figures.warned += page.warned
    figures.put_off += page.put_off
    figures.opened.update(page.opened.split())
    if page.left in BY_TOUCH:
        figures.dwell.append(page.seconds)
