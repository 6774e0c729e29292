"""Exhibits made by script: as many events and places as wanted, all invented."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml

Spots = Mapping[str, tuple[float, float]]


def scattered(count: int, seed: int = 1) -> dict[str, tuple[float, float]]:
    """Places over some hundred kilometres of land, a third of them in one crowd."""
    chance = Random(seed)
    spots = {}
    for n in range(count):
        near = 0.12 if n % 3 == 0 else 1.0
        spots[f"place-{n}"] = (
            round(51.0 + chance.uniform(-1, 1) * near, 5),
            round(10.0 + chance.uniform(-1.5, 1.5) * near, 5),
        )
    return spots


def make_exhibit(
    folder: Path,
    places: Spots,
    events: int | None = None,
    area: Sequence[str] = (),
    routes: Mapping[str, Sequence[str]] | None = None,
) -> Path:
    """An exhibit with these places and so many events, by default one at each place; returns its folder."""
    panel = folder / "panels" / "works"
    panel.mkdir(parents=True)
    (folder / "media").mkdir()
    count = len(places) if events is None else events
    names = list(places)
    slide = {"event": "event-0", "line": {"en": "It begins.", "de": "Es beginnt."}}
    outline = {"format": 1, "title": {"en": "The works", "de": "Das Werk"}, "languages": ["en", "de"]}
    _write(folder / "exhibit.yaml", {**outline, "panels": ["works"], "attract": [slide]})
    work = {"id": "miller1901", "type": "book", "title": "The works", "issued": "1901", "language": "en"}
    _write(folder / "sources.yaml", [{**work, "author": [{"family": "Miller", "given": "A."}]}])
    text = {"en": "Work went on [@miller1901, p. 4].", "de": "Die Arbeit ging weiter [@miller1901, S. 4]."}
    _write(panel / "panel.yaml", {"title": {"en": "Works", "de": "Werke"}, "introduction": text})
    told = {
        name: {"name": {"en": f"Town {n}", "de": f"Ort {n}"}, "at": list(at),
               "note": {"en": "A town [@miller1901, p. 5].", "de": "Ein Ort [@miller1901, S. 5]."}}
        for n, (name, at) in enumerate(places.items())
    }  # fmt: skip
    atlas: dict[str, Any] = {"places": told}
    if area:
        atlas["area"] = {"around": list(area)}
    if routes:
        atlas["routes"] = {
            name: {"via": list(via), "name": {"en": "The way", "de": "Der Weg"}}
            for name, via in routes.items()
        }
    _write(folder / "places.yaml", atlas)
    for n in range(count):
        written = {
            "date": f"{1840 + n % 30}-{n % 12 + 1:02}-{n % 28 + 1:02}",
            "headline": {"en": f"Event number {n}", "de": f"Ereignis Nummer {n}"}, "label": text,
        }  # fmt: skip
        if names:
            written["place"] = names[n % len(names)]
        _write(panel / f"event-{n}.yaml", written)
    return folder


def _write(path: Path, written: object) -> None:
    path.write_text(yaml.safe_dump(written, allow_unicode=True, sort_keys=False), encoding="utf-8")
