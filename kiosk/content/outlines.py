"""The outlines of countries that maps are drawn from: read once, when a map is first wanted."""

import json
import logging
from array import array
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kiosk.core.geography import Box, Country, box_of

log = logging.getLogger("kiosk")

FOLDER = Path(__file__).parents[2] / "media" / "outlines"
"""Where the outlines lie beside the program; each file is `{"country": [[[longitude, latitude], …], …]}`."""


@dataclass(frozen=True, eq=False)
class OutlineSheet:
    """The outlines of one file. Numbers are packed: the whole world takes less than a megabyte."""

    countries: tuple[Country, ...]
    box: Box
    """What the file covers, in degrees."""


class Outlines:
    """All files of a folder, the smaller first, each read when it is first needed.

    A smaller file covers less of the earth, but more finely. A file that is missing or damaged is left out
    and logged: maps are then drawn without it.
    """

    def __init__(self, folder: Path) -> None:
        files = sorted(folder.glob("*.json"), key=lambda file: (file.stat().st_size, file.name))
        if not files:
            log.warning("there are no outlines of countries in %s: maps have no borders", folder)
        self._files = files
        self._read: dict[Path, OutlineSheet | None] = {}

    def sheet_for(self, box: Box | None) -> OutlineSheet | None:
        """The finest sheet that covers a box in degrees, else the one that covers most; None without any."""
        for file in self._files if box is not None else ():
            sheet = self._sheet(file)
            if sheet is not None and box is not None and sheet.box.holds_box(box):
                return sheet
        return next((sheet for file in reversed(self._files) if (sheet := self._sheet(file))), None)

    def countries_for(self, box: Box | None) -> tuple[Country, ...]:
        """The countries of that sheet."""
        sheet = self.sheet_for(box)
        return sheet.countries if sheet else ()

    def _sheet(self, file: Path) -> OutlineSheet | None:
        if file not in self._read:
            try:
                self._read[file] = _read_sheet(file)
            except (OSError, ValueError, TypeError, AttributeError, RecursionError) as fault:
                log.warning("cannot read the outlines in %s: %s", file, fault)
                self._read[file] = None
        return self._read[file]


def outlines_in(folder: Path | None = None) -> Outlines:
    """The outlines of a folder, by default those beside the program; the same ones each time."""
    return _outlines(FOLDER if folder is None else folder)


@lru_cache(maxsize=4)
def _outlines(folder: Path) -> Outlines:
    return Outlines(folder)


def _read_sheet(file: Path) -> OutlineSheet:
    countries = []
    for name, rings in json.loads(file.read_text(encoding="utf-8")).items():
        packed = [array("f", (part for east, north in ring for part in (east, north))) for ring in rings]
        packed = [ring for ring in packed if len(ring) >= 8]
        countries.append(Country(name, tuple(packed), tuple(box_of(ring) for ring in packed)))
    if not any(country.rings for country in countries):
        raise ValueError("there is no outline in it")
    boxes = [box for country in countries for box in country.boxes]
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.with_box(box)
    return OutlineSheet(tuple(countries), whole)
