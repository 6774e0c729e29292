"""One YAML file: what it says, and the texts and ids in it, each with its place."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.content.composer import compose
from kiosk.content.files import Script, Unreadable, load_script
from kiosk.content.findings import Findings
from kiosk.content.shape import Found
from kiosk.content.written import Written
from kiosk.core.problems import Location


class Sheet:
    """One YAML file: its text, what it says, and all of its texts and ids with their places."""

    def __init__(self, script: Script, root: Written) -> None:
        self.script = script
        self.root = root
        self.found: list[Found] = []

    @property
    def path(self) -> str:
        """The file's path as it is told to people."""
        return self.script.path

    def at(self, place: Written | int) -> Location:
        """Where a value, or a character of the text, stands."""
        return self.script.at(place if isinstance(place, int) else place.at)

    def at_word(self, node: Written, word: str, nth: int = 0) -> Location:
        """Where a word stands in a value that spans lines: the nth time it occurs, else the value."""
        start = node.at
        for _ in range(nth + 1):
            start = self.script.text.find(word, start, node.end)
            if start < 0:
                return self.at(node)
            start += len(word)
        return self.at(start - len(word))

    def of(self, *kinds: str) -> Iterator[Found]:
        """All that was found of some kinds."""
        return (each for each in self.found if each.kind in kinds)


def load_sheet(file: Path, path: str, findings: Findings, may_be_empty: bool = False) -> Sheet | None:
    """A YAML file, as far as it can be read to its end; its own faults are told."""
    try:
        script = load_script(file, path)
    except Unreadable as refusal:
        findings.add(refusal.problem)
        return None
    root, faults = compose(script.text)
    for fault in faults:
        if not findings.is_full(path):
            line = script.at(fault.other).line if fault.other is not None else 0
            message = fault.message.replace("{line}", str(line)) if fault.other is not None else fault.message
            findings.error(script.at(fault.index), fault.code, message, fault.hint)
    if root is None or root.value is None:
        if not faults and not may_be_empty:
            findings.error(Location(path), "empty", "the file is empty", "write it, or delete the file")
        return None
    return Sheet(script, root)
