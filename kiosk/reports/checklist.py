"""All problems of a reading, as lines that editors can follow or as JSON."""

import json

from kiosk.content.library import Reading
from kiosk.core.problems import count


def format_text(reading: Reading) -> str:
    """One line for each problem, then how many there are and in how many files."""
    return "\n".join([*map(str, reading.problems), format_sum(reading)]) + "\n"


def format_sum(reading: Reading) -> str:
    """How many errors and warnings, and in how many files; of a clean exhibit, how many were read."""
    severities = [problem.severity for problem in reading.problems]
    files = len({problem.at.path for problem in reading.problems}) or reading.files
    errors = count(severities.count("error"), "error")
    warnings = count(severities.count("warning"), "warning")
    return f"{errors}, {warnings} in {count(files, 'file')}"


def format_json(reading: Reading) -> str:
    """A list of all problems, for other programs."""
    told = [
        {
            "path": problem.at.path,
            "line": problem.at.line,
            "column": problem.at.column,
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in reading.problems
    ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
