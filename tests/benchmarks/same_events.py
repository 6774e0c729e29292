"""One set of invented events, written twice: as an exhibit of the kiosk, and as a page of TimelineJS."""

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

LANGUAGES = ("en", "nl", "fr", "de")
PANELS = 4
TEXT = (
    "the press was bought by the works in march and ten people came from the villages to print sheets "
    "for the town while others carried paper upstairs"
)
SHEETS = 8
"""Pictures that differ; events share them, each under a name of its own."""
SHEET_SIZE = (1600, 1066)


@dataclass(frozen=True)
class Told:
    """One event, before it is written down anywhere. `month` is from 1 to 12."""

    id: str
    panel: int
    year: int
    month: int
    headline: str
    sentences: tuple[str, ...]
    picture: str


def invented(count: int) -> list[Told]:
    """So many events over eighty years, each with sixty words and a picture; the same every time."""
    chance = Random(1)
    words = TEXT.split()
    made = []
    for number in range(count):
        sentences = tuple(" ".join(chance.choices(words, k=12)).capitalize() for _ in range(5))
        months = number * 960 // count
        headline = f"Sheet {number}: {' '.join(chance.choices(words, k=4))}"
        made.append(
            Told(f"e{number}", number * PANELS // count, 1820 + months // 12, months % 12 + 1, headline,
                 sentences, f"sheet-{number}.jpg")
        )  # fmt: skip
    return made


def write_pictures(folder: Path, count: int, size: tuple[int, int] = SHEET_SIZE) -> None:
    """Pictures `sheet-0.jpg` and on, of `size` pixels: few that differ, each under many names."""
    folder.mkdir(parents=True)
    chance = Random(2)
    width, height = size
    for number in range(count):
        picture = folder / f"sheet-{number}.jpg"
        if number >= SHEETS:
            _same_file(folder / f"sheet-{number % SHEETS}.jpg", picture)
            continue
        sheet = Image.effect_noise((width // 4, height // 4), 40).resize(size).convert("RGB")
        draw = ImageDraw.Draw(sheet)
        for _ in range(60):
            x, y = chance.randrange(width), chance.randrange(height)
            colour = tuple(chance.randrange(256) for _ in range(3))
            draw.rectangle((x, y, x + width // 9, y + height // 9), fill=colour)
        sheet.save(picture, quality=88)


def _same_file(known: Path, other: Path) -> None:
    try:
        os.link(known, other)
    except OSError:
        shutil.copyfile(known, other)


# --- as an exhibit --------------------------------------------------------------------------------


def write_exhibit(folder: Path, events: list[Told], pictures: Path) -> Path:
    """The events as an exhibit in four languages, in `folder`; its pictures are those in `pictures`."""
    used = sorted({event.panel for event in events})
    for panel in used:
        place = folder / "panels" / f"p{panel}"
        place.mkdir(parents=True)
        text = f"title: {_in_all(f'Part {panel + 1}')}\nintroduction: {_in_all('What the works printed.')}\n"
        (place / "panel.yaml").write_text(text, encoding="utf-8")
    (folder / "exhibit.yaml").write_text(
        f"format: 1\ntitle: {_in_all('The works')}\nlanguages: [{', '.join(LANGUAGES)}]\n"
        f"panels: [{', '.join(f'p{panel}' for panel in used)}]\n"
        f"attract:\n  - {{event: {events[0].id}, line: {_in_all('Ten people came to print sheets.')}}}\n",
        encoding="utf-8",
    )
    source = "- id: miller1901\n  type: book\n  title: The works\n  issued: 1901\n  language: en\n"
    (folder / "sources.yaml").write_text(source, encoding="utf-8")
    (folder / "media").symlink_to(pictures, target_is_directory=True)
    for event in events:
        _write_event(folder / "panels" / f"p{event.panel}" / f"{event.id}.yaml", event)
    return folder


def _write_event(file: Path, event: Told) -> None:
    lines = [f"date: {event.year}-{event.month:02}", f"headline: {_in_all(event.headline)}", "label:"]
    for language in LANGUAGES:
        lines.append(f"  {language}: >-")
        lines += [f"    {sentence}." for sentence in event.sentences[:-1]]
        lines.append(f"    {event.sentences[-1]} [@miller1901, p. 4].")
    lines += [
        "media:",
        f"  - file: {event.picture}",
        f"    alt: {_in_all('A printed sheet')}",
        f"    caption: {_in_all('A printed sheet')}",
        "    credit: The works",
        "    rights: http://creativecommons.org/publicdomain/zero/1.0/",
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _in_all(text: str) -> str:
    return "{" + ", ".join(f'{language}: "{text}"' for language in LANGUAGES) + "}"


# --- as a page of TimelineJS ----------------------------------------------------------------------

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>The works</title>
<link rel="stylesheet" href="dist/css/timeline.css">
<style>html, body { margin: 0; height: 100%; } #t { width: 100%; height: 100%; }</style>
</head><body><div id="t"></div>
<script src="dist/js/timeline.js"></script>
<script src="events.js"></script>
<script>
new TL.Timeline("t", EVENTS, { font: null, script_path: new URL("dist/js/", location.href).href });
</script>
</body></html>
"""
"""As TimelineJS is by itself, but for its letters: it would fetch them from a server on the network."""


def write_page(folder: Path, events: list[Told], pictures: Path, timelinejs: Path) -> Path:
    """The events, in English, as a page that needs no server; returns the page."""
    folder.mkdir(parents=True)
    (folder / "dist").symlink_to(timelinejs / "dist", target_is_directory=True)
    (folder / "pictures").symlink_to(pictures, target_is_directory=True)
    whole = {
        "title": {"text": {"headline": "The works", "text": "<p>Ten people came to print sheets.</p>"}},
        "events": [_slide(event) for event in events],
    }
    (folder / "events.js").write_text(f"const EVENTS = {json.dumps(whole)};\n", encoding="utf-8")
    page = folder / "index.html"
    page.write_text(PAGE, encoding="utf-8")
    return page


def _slide(event: Told) -> dict[str, object]:
    return {
        "unique_id": event.id,
        "start_date": {"year": event.year, "month": event.month},
        "text": {"headline": event.headline, "text": f"<p>{'. '.join(event.sentences)}.</p>"},
        "media": {"url": f"pictures/{event.picture}", "caption": "A printed sheet", "credit": "The works"},
        "group": f"Part {event.panel + 1}",
    }
