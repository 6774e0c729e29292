"""Ids for what is imported: from its words, and each only once."""

from kiosk.reports.importing.addresses import slug

DEVICES = ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
"""No file may be called so on Windows."""
RESERVED = ("panel", "panels", *DEVICES)
"""No event may be called so: the panel's own file is."""


class Names:
    """Gives out ids."""

    def __init__(self, taken: tuple[str, ...] = ()) -> None:
        self._taken = set(taken)

    def new(self, words: str, otherwise: str) -> str:
        """An id of some words, or of others where those have no letters for one."""
        wanted = slug(words) or otherwise
        name, number = wanted, 1
        while name in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        self._taken.add(name)
        return name
