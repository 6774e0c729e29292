"""The problems of one reading, gathered as they are found."""

from collections import Counter

from kiosk.core.problems import Location, Problem, count

MOST = 100
"""So many problems of one file are told; more would only hide the first."""


class Findings:
    """The problems found so far, each told once and no file's without end."""

    def __init__(self) -> None:
        self._seen: dict[Problem, None] = {}
        self._errors: set[Location] = set()
        self._told: Counter[str] = Counter()

    def add(self, problem: Problem) -> None:
        """Keep a problem, unless it is known already or its file has had its share."""
        if problem not in self._seen:
            self._told[problem.at.path] += 1
            if self._told[problem.at.path] <= MOST:
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

    def has_problem_in(self, path: str) -> bool:
        """Whether anything has been told of a file."""
        return path in self._told

    def is_full(self, path: str) -> bool:
        """Whether a file has had its share, so that looking on is no use."""
        return self._told[path] > MOST

    @property
    def has_errors(self) -> bool:
        """Whether anything refuses the exhibit."""
        return bool(self._errors)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, by file, line and column."""
        surplus = [
            Problem(Location(path), "warning", "more", f"{count(told - MOST, 'more problem')} in this file")
            for path, told in self._told.items()
            if told > MOST
        ]
        return tuple(sorted([*self._seen, *surplus]))
