"""The tour's contact sheet, and what has changed since an earlier tour, side by side."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.core.shot import Shot
from kiosk.reports.templates import template

LIST = "tour.json"
TILE = 40
"""Pictures are compared in squares of so many pixels."""
NOTICED = 12
"""A difference of fewer steps of 255 is that of two renderings, not of two contents."""

Box = tuple[float, float, float, float]
"""Left, top, width and height as parts of the picture, 0 to 1."""


@dataclass(frozen=True)
class Pair:
    """A picture of both tours."""

    name: str
    language: str
    old: str
    new: str
    """Their files; empty where a tour has none."""
    boxes: tuple[Box, ...]
    """Where they differ."""


def write_sheet(out: Path, title: str, size: tuple[int, int], shots: Sequence[Shot]) -> None:
    """Write index.html with all pictures, and tour.json, which a later tour can be compared with."""
    page = template("contact_sheet.html.jinja").render(
        title=title,
        size=size,
        shots=shots,
        languages=tuple(dict.fromkeys(shot.language for shot in shots)),
        panels=tuple(dict.fromkeys(shot.panel for shot in shots if shot.panel)),
        overflows=sum(bool(shot.overflows) for shot in shots),
    )
    (out / "index.html").write_text(page, encoding="utf-8")
    told = {"size": size, "shots": [asdict(shot) for shot in shots]}
    (out / LIST).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_tour(folder: Path) -> list[Shot]:
    """The pictures of an earlier tour; ValueError where there is none to be read."""
    try:
        told = json.loads((folder / LIST).read_text(encoding="utf-8"))
        return [Shot(**{key: each[key] for key in asdict(Shot("", ""))}) for each in told["shots"]]
    except (OSError, KeyError, TypeError, ValueError) as refusal:
        raise ValueError(f"there is no tour in {folder}: name the folder of an earlier one") from refusal


def compare(before: Path, now: Path) -> tuple[list[Pair], int]:
    """The pictures that differ, that are new and that are gone; and how many are as they were."""
    old = {(shot.name, shot.language): shot.file for shot in read_tour(before)}
    new = {(shot.name, shot.language): shot.file for shot in read_tour(now)}
    pairs = []
    same = 0
    for name, language in dict.fromkeys([*new, *old]):
        one, other = old.get((name, language), ""), new.get((name, language), "")
        boxes = tuple(_differences(before / one, now / other)) if one and other else ()
        if one and other and not boxes:
            same += 1
        else:
            pairs.append(Pair(name, language, one, other, boxes))
    return pairs, same


def write_comparison(out: Path, before: Path, title: str) -> tuple[int, int]:
    """Write compare.html beside the newer tour's pictures; returns how many differ, and how many do not."""
    from os.path import relpath

    pairs, same = compare(before, out)
    page = template("compare.html.jinja").render(
        title=title, pairs=pairs, same=same, before=Path(relpath(before, out)).as_posix(),
        languages=tuple(dict.fromkeys(pair.language for pair in pairs)),
    )  # fmt: skip
    (out / "compare.html").write_text(page, encoding="utf-8")
    return len(pairs), same


def _differences(one: Path, other: Path) -> Iterator[Box]:
    from PIL import Image, ImageChops

    try:
        with Image.open(one) as before, Image.open(other) as now:
            if before.size != now.size:
                yield (0.0, 0.0, 1.0, 1.0)
                return
            grey = ImageChops.difference(before.convert("RGB"), now.convert("RGB")).convert("L")
    except OSError:
        yield (0.0, 0.0, 1.0, 1.0)
        return
    changed = grey.point(lambda step: 255 if step > NOTICED else 0)
    if changed.getbbox() is None:
        return
    width, height = changed.size
    for top in range(0, height, TILE):
        strip = changed.crop((0, top, width, min(top + TILE, height)))
        found = strip.getbbox()
        if found is not None:
            yield (found[0] / width, top / height, (found[2] - found[0]) / width, strip.height / height)
