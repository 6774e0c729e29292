"""What everyone's use of a screen requires, and whether what was measured meets it.

Each requirement is a row of the report: the figure that must be held, and the clauses it comes from. Figures
are measured elsewhere, from the drawn screens, and counted here: the worst of each, and what fails.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import atan, degrees
from typing import Literal

from kiosk.core.sizes import BODY_CAPITAL_MM, SMALLEST_ARCMIN, TARGET_MM

Verdict = Literal["passed", "failed", "not measured"]

DEAD_SPACE_MM = 1.0
ENLARGED_DEGREES = 0.7
NORMAL_CONTRAST, HIGH_CONTRAST, EDGE_CONTRAST = 4.5, 7.0, 3.0
HIGHEST_MM, LOWEST_MM = 1220.0, 380.0
WARNING_SECONDS, TIMES_PUT_OFF = 20.0, 10
MOST_FLASHES = 2.0
MOST_TOLD = 20
"""So many failures of a requirement are told one by one; all are counted."""
SLACK = 1e-6


@dataclass(frozen=True)
class Clause:
    """Where a requirement comes from."""

    source: str
    place: str
    is_checked: bool = True
    """Whether the clause was read in a public text; else it is given from memory."""

    def __str__(self) -> str:
        return f"{self.source}, {self.place}" + ("" if self.is_checked else " *")


@dataclass(frozen=True)
class Requirement:
    """One row: what is measured, and the figure that it may not fall short of, or go beyond."""

    key: str
    title: str
    limit: float
    unit: str
    clauses: tuple[Clause, ...]
    is_most: bool = False
    """Whether the limit is the most allowed, rather than the least."""
    note: str = ""

    def holds(self, figure: float) -> bool:
        """Whether a figure meets it."""
        return figure <= self.limit + SLACK if self.is_most else figure >= self.limit - SLACK

    def worse(self, one: float, other: float) -> bool:
        """Whether the first figure is the worse."""
        return one > other if self.is_most else one < other

    @property
    def bar(self) -> str:
        """The figure to hold, in words."""
        return f"{'at most' if self.is_most else 'at least'} {self.limit:g} {self.unit}".rstrip()


EN, WCAG, FEDERAL, TIRESIAS, ISO = (
    "EN 301 549 V3.2.1", "WCAG 2.2", "Section 508", "Tiresias touchscreen checklist", "ISO 9241-303",
)  # fmt: skip

REQUIREMENTS: tuple[Requirement, ...] = (
    Requirement(
        "target", "Shorter side of what can be touched", TARGET_MM, "mm",
        (Clause(TIRESIAS, "size of targets"), Clause(WCAG, "2.5.8, 2.5.5 (smaller)", False)),
        note="Words within a text are left out (WCAG's exception for what stands in a line): the nearest to "
        "the finger is meant, and keys, the index and the sources lead to the same.",
    ),
    Requirement(
        "dead space", "Distance between two targets", DEAD_SPACE_MM, "mm",
        (Clause(TIRESIAS, "dead space round targets"),),
        note="Left out: a button that lies on a picture which is a target itself, and the chips of a map, of "
        "which the nearest to the finger is meant.",
    ),
    Requirement(
        "body", "Capital letters of running text, as it is shown at first", BODY_CAPITAL_MM, "mm",
        (Clause(FEDERAL, "402.4", False),),
        note="Labels, longer texts, introductions, explanations, transcripts. Captions, references and "
        "credits stand smaller: for them the next row holds.",
    ),
    Requirement(
        "smallest", "Capital letters of any text, seen from the viewing distance", SMALLEST_ARCMIN, "arcmin",
        (Clause(ISO, "20 to 22 arcminutes preferred"),),
    ),
    Requirement(
        "enlarged", "Capital letters of running text in the largest text", ENLARGED_DEGREES, "°",
        (Clause(EN, "5.1.4"),),
        note="Captions, references and credits grow as much, from smaller letters. Words on controls, on "
        "maps and in graphics grow less, or not. All of it can be heard (EN 301 549, 5.1.3).",
    ),
    Requirement(
        "contrast", "Contrast of text, from pixels", NORMAL_CONTRAST, ": 1",
        (Clause(WCAG, "1.4.3", False), Clause(EN, "11.1.4.3", False)),
    ),
    Requirement(
        "high contrast", "Contrast of text in high contrast, from pixels", HIGH_CONTRAST, ": 1",
        (Clause(WCAG, "1.4.6", False),),
    ),
    Requirement(
        "edges", "Contrast of controls' edges and icons, from pixels", EDGE_CONTRAST, ": 1",
        (Clause(WCAG, "1.4.11", False), Clause(EN, "11.1.4.11", False)),
        note="Controls that can do nothing now are left out, as in the clause.",
    ),
    Requirement(
        "frame", "Contrast of the frame that keys move, from pixels", EDGE_CONTRAST, ": 1",
        (Clause(WCAG, "2.4.7, 2.4.13", False),),
    ),
    Requirement(
        "reach high", "Height of what can be touched, above the floor", HIGHEST_MM, "mm",
        (Clause(EN, "8.3"), Clause("ADA", "308, 48 in.")), is_most=True,
        note="Where the lower controls are offered, it is with them on that the height is held.",
    ),
    Requirement(
        "reach low", "Height of what can be touched, above the floor", LOWEST_MM, "mm",
        (Clause(EN, "8.3"), Clause("ADA", "308, 15 in.")),
    ),
    Requirement(
        "focus", "Targets and words that lead on, which keys reach too", 100.0, "% of a page",
        (Clause(EN, "5.1.6.1", False), Clause(WCAG, "2.1.1", False)),
    ),
    Requirement(
        "speech", "Words that can be read, which are also spoken", 100.0, "% of a page",
        (Clause(EN, "5.1.3", False), Clause(FEDERAL, "402.2")),
    ),
    Requirement(
        "warning", "From the warning to the end of the visit", WARNING_SECONDS, "s",
        (Clause(WCAG, "2.2.1"), Clause(FEDERAL, "407.5", False)),
    ),
    Requirement(
        "put off", "Times that the warning can be put off", TIMES_PUT_OFF, "times",
        (Clause(WCAG, "2.2.1"),),
        note="There is no end to it: it is tried so often.",
    ),
    Requirement(
        "reading time", "Time before the warning, of what the page takes at 150 words a minute", 100.0, "%",
        (Clause(WCAG, "2.2.1"),),
    ),
    Requirement(
        "flash", "Changes from light to dark and back in a second", MOST_FLASHES, "Hz",
        (Clause("Irish NDA, public access terminals", "1.13"), Clause(WCAG, "2.3.1 (3 Hz)", False)),
        is_most=True,
    ),
    Requirement(
        "stillness", "Things that move by themselves with movement off", 0.0, "", is_most=True,
        clauses=(Clause(WCAG, "2.2.2, 2.3.3", False),),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """Where something was measured."""

    width: int
    height: int
    inches: float
    language: str = ""
    text_size: str = ""
    contrast: str = ""
    mode: str = ""
    """`lower` where the lower controls are on."""
    screen: str = ""
    """As the tour calls it."""
    widget: str = ""

    def __str__(self) -> str:
        states = [
            self.language,
            f"{self.text_size} text" if self.text_size else "",
            f"{self.contrast} contrast" if self.contrast else "",
            f"{self.mode} controls" if self.mode else "",
        ]
        told = [f"{self.width}x{self.height} at {self.inches:g} in", *filter(None, states)]
        at = ", ".join(told)
        return ": ".join(filter(None, (at, self.screen, self.widget)))


@dataclass
class Tally:
    """What was measured for one requirement."""

    requirement: Requirement
    count: int = 0
    failures: int = 0
    worst: float | None = None
    where: Place | None = None
    """Of the worst figure."""
    told: list[tuple[float, Place]] = field(default_factory=list)
    """The first failures."""

    def add(self, figure: float, place: Place) -> None:
        """Count one figure."""
        self.count += 1
        if self.worst is None or self.requirement.worse(figure, self.worst):
            self.worst, self.where = figure, place
        if not self.requirement.holds(figure):
            self.failures += 1
            if len(self.told) < MOST_TOLD:
                self.told.append((figure, place))

    @property
    def verdict(self) -> Verdict:
        """What is to be said of the row."""
        if not self.count:
            return "not measured"
        return "failed" if self.failures else "passed"


class Account:
    """All rows of a report, as they fill."""

    def __init__(self, requirements: Iterable[Requirement] = REQUIREMENTS) -> None:
        self.rows = {each.key: Tally(each) for each in requirements}

    def add(self, key: str, figure: float, place: Place) -> None:
        """Count a figure for a requirement."""
        self.rows[key].add(figure, place)

    @property
    def is_met(self) -> bool:
        """Whether nothing that was measured fails."""
        return not any(row.failures for row in self.rows.values())


# --- figures --------------------------------------------------------------------------------------


def angle(height_mm: float, distance_mm: float) -> float:
    """How large something is to the eye, in degrees."""
    return 2 * degrees(atan(height_mm / 2 / distance_mm))


Box = tuple[float, float, float, float]
"""Left, bottom, width and height."""


def gap_between(one: Box, other: Box) -> float:
    """The distance of two boxes, across or up, whichever is the larger; below nought where they overlap."""
    across = max(one[0], other[0]) - min(one[0] + one[2], other[0] + other[2])
    up = max(one[1], other[1]) - min(one[1] + one[3], other[1] + other[3])
    return max(across, up)


def holds(outer: Box, inner: Box, slack: float = 1.0) -> bool:
    """Whether a box lies in another."""
    return (
        outer[0] - slack <= inner[0]
        and outer[1] - slack <= inner[1]
        and inner[0] + inner[2] <= outer[0] + outer[2] + slack
        and inner[1] + inner[3] <= outer[1] + outer[3] + slack
    )


def flashes(luminances: Iterable[float], step: float) -> float:
    """The most changes there and back in any second, of a row of luminances `step` seconds apart.

    A change counts from a tenth of the largest luminance on (WCAG's "general flash").
    """
    turns: list[float] = []
    low = high = None
    rising: bool | None = None
    for number, value in enumerate(luminances):
        if low is None or high is None:
            low = high = value
            continue
        low, high = min(low, value), max(high, value)
        if rising is not True and value - low >= 0.1:
            rising, high, low = True, value, value
            turns.append(number * step)
        elif rising is not False and high - value >= 0.1:
            rising, high, low = False, value, value
            turns.append(number * step)
        if rising is True:
            low = high = max(high, value)
        elif rising is False:
            low = high = min(low, value)
    most = max((sum(1 for t in turns if start <= t < start + 1) for start in turns), default=0)
    return most / 2
