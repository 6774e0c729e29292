"""A value as it was written: every word kept as text, and where in the file it stands."""

from collections.abc import Iterator
from typing import Any


class Written:
    """One value of the file: its plain form, where it stands and what is inside."""

    __slots__ = ("at", "end", "inside", "is_plain", "keys", "value", "weight")

    def __init__(self, at: int, end: int, value: Any) -> None:
        self.at = at
        self.end = end
        self.value = value
        self.inside: dict[str, Written] | list[Written] | None = None
        self.keys: dict[str, int] = {}
        """Where each key of a mapping stands."""
        self.is_plain = False
        self.weight: int | None = None
        """How much is inside, repeats counted; unknown while it is still open."""

    def entries(self) -> "Iterator[tuple[str, Written]]":
        """The keys of a mapping with their values; nothing for anything else."""
        if isinstance(self.inside, dict):
            yield from self.inside.items()

    def parts(self) -> "Iterator[Written]":
        """The values of a list; nothing for anything else."""
        if isinstance(self.inside, list):
            yield from self.inside

    def get(self, key: str) -> "Written | None":
        """The value of a key, if this is a mapping that has it."""
        return self.inside.get(key) if isinstance(self.inside, dict) else None

    def at_key(self, key: str) -> int:
        """Where a key stands, or the mapping where it does not."""
        return self.keys.get(key, self.at)
