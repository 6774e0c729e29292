"""The names of countries on a map, in the map's grey, where they have room."""

from collections.abc import Iterator, Sequence

from kiosk.core.countries import country_name
from kiosk.core.country_names import Rows
from kiosk.core.geography import DEGREE_KM, Country
from kiosk.core.labels import Rect
from kiosk.core.map_view import Sight, View
from kiosk.core.typesetting import escape, typeset
from kiosk.ui.lettering import SetText
from kiosk.ui.look import Look


def name_countries(
    look: Look, sight: Sight, view: View, countries: Sequence[Country], taken: Sequence[Rect]
) -> Iterator[tuple[SetText, str, Rect] | None]:
    """The name of each country seen but the one that the map is about, set, and its place in the frame.

    None after each country that took long to look at, so that others may have their turn.
    """
    frame = Rect(0, 0, sight.frame.w, sight.frame.h)
    style, unit = look.style("small"), look.sizes.unit
    blocked = list(taken)
    for country in countries:
        rows = None if country.name in sight.ground.lit else _rows(country, sight, view, style.line / 2)
        if rows is None:
            continue
        name = country_name(country.name, look.words.language)
        markup = escape(typeset(name, look.words.language))
        text = SetText(markup, style, unit, None, look.palette.map_label)
        at = rows.room(text.width / unit, style.line, [rect.grown(6) for rect in blocked])
        if at is not None:
            rect = Rect(*at, text.width / unit, style.line)
            blocked.append(rect)
            if frame.holds(rect):
                yield text, name, rect
        yield None


def _rows(country: Country, sight: Sight, view: View, step: float) -> Rows | None:
    """The rows of the frame in which a country lies; None where it does not."""
    frame = sight.frame
    plane, seen = sight.ground.plane, sight.seen(view)
    rows = None
    for ring, box in zip(country.rings, country.boxes, strict=True):
        if not seen.meets(plane.box(box)):
            continue
        rows = rows or Rows(Rect(0, 0, frame.w, frame.h), step)
        across, up = plane.shrink * view.scale, DEGREE_KM * view.scale
        left = (plane.turns(box) - plane.east) * across - view.x * view.scale + frame.w / 2
        top = plane.north * up + view.y * view.scale + frame.h / 2
        rows.add((e * across + left, top - n * up) for e, n in zip(ring[::2], ring[1::2], strict=True))
    return rows
