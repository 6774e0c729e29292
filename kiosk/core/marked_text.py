"""Italics and bold as signs inside a string, while it is still being put together; then as runs."""

import re
from collections.abc import Iterator

from kiosk.core.runs import Run

ITALIC, UPRIGHT, BOLD, UNBOLD = "\ue000", "\ue001", "\ue002", "\ue003"
"""Characters for private use, which no text of ours may contain."""


def unmarked(text: str) -> str:
    """The text without any signs."""
    return re.sub(f"[{ITALIC}-{UNBOLD}]", "", text)


def to_runs(marked: str) -> Iterator[Run]:
    """The runs that the signs part. Italics inside italics stand upright."""
    italic = bold = 0
    for piece in re.split(f"([{ITALIC}-{UNBOLD}])", marked):
        if piece in (ITALIC, UPRIGHT):
            italic += 1 if piece == ITALIC else -1
        elif piece in (BOLD, UNBOLD):
            bold += 1 if piece == BOLD else -1
        elif piece:
            yield Run(piece, emphasis=italic % 2 == 1, strong=bold > 0)
