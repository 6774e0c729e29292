"""What the proof shows of each part of an exhibit, line by line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.dates import format_date
from kiosk.core.media import ChartRef, MapRef, MapView, Media, Picture, Recording
from kiosk.core.model import Chart, Event, Exhibit, Life, Panel
from kiosk.core.parts import CaptionFiles, Text
from kiosk.reports.galley import Each, Marks, Same, Told
from kiosk.reports.thumbnails import thumbnail

Part = Told | Same | Each
Of = Callable[[Text | str | None], str]
"""A text's plain words in the source language."""

PERPETRATOR = "Made by perpetrators: drawn in a black border, with its context."


@dataclass(frozen=True)
class Entry:
    """One entry of a file that has several."""

    id: str
    heading: str
    told: tuple[Part, ...]
    table: tuple[tuple[str, ...], ...] = ()


def opening(exhibit: Exhibit, of: Of) -> Iterator[Part]:
    """What is read before the first panel."""
    outline = exhibit.outline
    yield from _told("Title", outline.title, "plain")
    yield from _told("Subtitle", outline.subtitle, "plain")
    yield from _told("Introduction", outline.introduction)
    yield from _told("Content note", outline.content_note)
    for number, slide in enumerate(outline.attract, 1):
        yield Told(f"Attract line {number}", slide.line, "plain", of(exhibit.event(slide.event).headline))
    for period in outline.periods:
        yield Told("Period", period.name, "plain", period.date)
    if outline.takeaway:
        yield Same("Address of the QR codes", (outline.takeaway,))


def about(exhibit: Exhibit) -> Iterator[Part]:
    """What the exhibit says of itself."""
    yield from _told("About", exhibit.outline.about)


def panel(exhibit: Exhibit, panel: Panel, of: Of) -> Iterator[Part]:
    """A panel's own texts."""
    yield from _told("Title", panel.title, "plain")
    yield from _told("Question", panel.question, "plain")
    yield from _told("Summary", panel.summary, "plain")
    yield from _told("Introduction", panel.introduction, "numbers")
    for number, chapter in enumerate(panel.chapters, 1):
        yield Told(f"Chapter {number}", chapter.title, "plain")
        yield Same("Its events", tuple(of(exhibit.event(each).headline) for each in chapter.events))


def event(exhibit: Exhibit, event: Event, of: Of) -> Iterator[Part]:
    """All of an event; numbered texts in the order in which the screen numbers them."""
    yield Same("Date as written", (event.date,))
    yield Each("Date", tuple(format_date(event.date, language) for language in exhibit.languages))
    yield from _told("Date text, shown instead", event.date_text, "plain")
    if event.place:
        yield Told("Place", exhibit.atlas.places[event.place].name, "plain", event.place)
    yield from _told("Headline", event.headline, "plain")
    yield from _told("Label", event.label, "numbers")
    yield from _told("More", event.more, "numbers")
    if event.differ:
        yield Told("Differ", event.differ, "numbers", "open question")
    for number, media in enumerate(event.media, 1):
        yield from _media(exhibit, media, number, of)
    for language, spoken in event.audio.items():
        yield Same(f"Label spoken: {language}", (spoken.file,), begins_group=True)
        yield Same("Credit and rights", (spoken.credit, spoken.rights))
    if event.see_also:
        yield Same("See also", tuple(of(exhibit.event(each).headline) for each in event.see_also))


def entries(exhibit: Exhibit, kind: str, of: Of) -> list[Entry]:
    """The terms, places, charts or lives of an exhibit."""
    match kind:
        case "term":
            return [
                Entry(key, of(term.term), (*_told("Term", term.term, "plain"),
                      *_told("Full name", term.full, "plain"), *_told("Meaning", term.meaning)))
                for key, term in exhibit.terms.items()
            ]  # fmt: skip
        case "place":
            return [*_places(exhibit, of)]
        case "chart":
            return [
                Entry(key, of(chart.title), tuple(_chart(chart)), _figures(exhibit, key, of))
                for key, chart in exhibit.charts.items()
            ]
    return [Entry(key, of(life.name), tuple(_life(exhibit, life, of))) for key, life in exhibit.lives.items()]


def _told(name: str, text: Text | str | None, marks: Marks = "letters") -> Iterator[Part]:
    """A text where there is one."""
    if text:
        yield Told(name, text, marks)


# --- media


def _media(exhibit: Exhibit, media: Media, number: int, of: Of) -> Iterator[Part]:
    match media:
        case Picture() | Recording():
            yield from _file(exhibit, media, f"Media {number}", of)
        case ChartRef():
            title = of(exhibit.charts[media.chart].title)
            yield Same(f"Media {number}: chart", (f"{title} ({media.chart})",), begins_group=True)
            yield from _told("Caption", media.caption)
        case MapRef():
            yield Same(f"Media {number}: map", (*_shown_on(exhibit, media.map, of),), begins_group=True)
            yield from _told("Caption", media.caption)


def _file(exhibit: Exhibit, media: Picture | Recording, name: str, of: Of) -> Iterator[Part]:
    is_picture = isinstance(media, Picture)
    picture = thumbnail(Path(exhibit.media_folder, media.file)) if is_picture else ""
    kind = "picture" if is_picture else "sound or film"
    yield Same(f"{name}: {kind}", (media.file,), picture, begins_group=True)
    yield from _told("Alt text", media.alt)
    yield from _told("Caption", media.caption)
    yield Same("Credit and rights", (media.credit, media.rights))
    if media.perpetrator:
        yield Same("Perpetrator", (PERPETRATOR,))
    yield from _told("Context", media.context)
    yield from _told("Covered at first, because", media.sensitive)
    if isinstance(media, Recording):
        yield from _told("Transcript", media.transcript)
        if isinstance(media.captions, CaptionFiles):
            files = tuple(f"{language}: {media.captions[language]}" for language in media.captions.languages)
            yield Same("Files of captions", files)
        elif media.captions:
            yield Same("File of captions", (media.captions,))


def _shown_on(exhibit: Exhibit, view: MapView, of: Of) -> Iterator[str]:
    if view.places:
        yield "Places: " + "; ".join(of(exhibit.atlas.places[place].name) for place in view.places)
    if view.route:
        yield f"Route: {of(exhibit.atlas.routes[view.route].name)}"


# --- the other files


def _places(exhibit: Exhibit, of: Of) -> Iterator[Entry]:
    for key, place in exhibit.atlas.places.items():
        at = f"{place.at[0]}, {place.at[1]}"
        told = (Told("Name", place.name, "plain", at), *_told("Note", place.note))
        yield Entry(key, of(place.name), told)
    for key, route in exhibit.atlas.routes.items():
        via = "; ".join(of(exhibit.atlas.places[place].name) for place in route.via)
        yield Entry(key, of(route.name), (Told("Route", route.name, "plain"), Same("By way of", (via,))))


def _chart(chart: Chart) -> Iterator[Part]:
    yield from _told("Title", chart.title, "plain")
    yield from _told("Unit", chart.unit, "plain")
    for column, name in chart.names.items():
        yield Told("Column", name, "plain", column)
    yield from _told("Note", chart.note)
    yield from _told("Sources", chart.sources)
    for column, value in chart.highlight.items():
        yield Same("Brought out", (f"{column}: {value}",))
    yield Same("File of figures", (chart.data,))


def _figures(exhibit: Exhibit, key: str, of: Of) -> tuple[tuple[str, ...], ...]:
    """The rows of the CSV file as written, under the columns' names; an empty cell is an unknown figure."""
    rows, names = exhibit.rows[key], exhibit.charts[key].names
    columns = tuple(rows[0]) if rows else ()
    heads = tuple(f"{of(names[column])} ({column})" if column in names else column for column in columns)
    return (heads, *(tuple(row.get(column, "") for column in columns) for row in rows)) if rows else ()


def _life(exhibit: Exhibit, life: Life, of: Of) -> Iterator[Part]:
    yield from _told("Name", life.name, "plain")
    for name, written in (("Born", life.born), ("Died", life.died)):
        if written:
            yield Same(f"{name}, as written", (written,))
            yield Each(name, tuple(format_date(written, language) for language in exhibit.languages))
    yield from _told("Introduction", life.introduction)
    yield Same("Events", tuple(of(exhibit.event(each).headline) for each in life.events))
    if life.portrait:
        yield from _file(exhibit, life.portrait, "Portrait", of)
