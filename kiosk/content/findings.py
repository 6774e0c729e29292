"""The problems of one reading, gathered as they are found."""

from collections import Counter
from dataclasses import replace

from kiosk.core.problems import Location, Problem, Severity

MOST = 500
"""So many errors and as many warnings of one file are told; more would only hide the first."""
LONGEST = 300
"""So many letters of a message or hint are told."""


def _on_one_line(told: str) -> str:
    """What is told, whatever a curator's own words have brought into it."""
    if len(told) > LONGEST:
        told = f"{told[: LONGEST - 1]}…"
    if told.isprintable():
        return told
    return " ".join("".join(letter if letter.isprintable() else " " for letter in told).split())


class Findings:
    """The problems found so far, each told once and no file's without end."""

    def __init__(self) -> None:
        self._seen: dict[Problem, None] = {}
        self._errors: set[Location] = set()
        self._told: Counter[tuple[str, Severity]] = Counter()

    def add(self, problem: Problem) -> None:
        """Keep a problem, unless it is known already or its file has had its share of such."""
        problem = replace(problem, message=_on_one_line(problem.message), hint=_on_one_line(problem.hint))
        if problem in self._seen:
            return
        kind = problem.at.path, problem.severity
        self._told[kind] += 1
        if self._told[kind] <= MOST:
            self._seen[problem] = None
            if problem.severity == "error":
                self._errors.add(problem.at)

    def error(self, at: Location, code: str, message: str, hint: str = "") -> None:
        """Something that refuses the exhibit."""
        self.add(Problem(at, "error", code, message, hint))

    def warn(self, at: Location, code: str, message: str, hint: str = "") -> None:
        """Something that should be better."""
        self.add(Problem(at, "warning", code, message, hint))

    def has_error_at(self, at: Location) -> bool:
        """Whether an error has been told of just this place."""
        return at in self._errors

    def has_error_in(self, path: str) -> bool:
        """Whether any error has been told of a file."""
        return (path, "error") in self._told

    def is_full(self, path: str) -> bool:
        """Whether a file has had its share of errors, so that looking on for more is no use."""
        return self._told[path, "error"] > MOST

    def wants_warnings(self, path: str) -> bool:
        """Whether a file has not had its share of warnings yet."""
        return self._told[path, "warning"] <= MOST

    @property
    def has_errors(self) -> bool:
        """Whether anything refuses the exhibit."""
        return bool(self._errors)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, by file, line and column."""
        surplus = [
            Problem(
                Location(path),
                severity,
                "more",
                f"there are more {severity}s in this file",
                "mend these first",
            )
            for (path, severity), told in self._told.items()
            if told > MOST
        ]
        return tuple(sorted([*self._seen, *surplus]))
