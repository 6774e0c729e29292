"""The picture slot of an event: a picture with its words, covered or not, or the year instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from kiosk.core.dates import span
from kiosk.core.media import ChartRef, MapRef, Picture, Recording
from kiosk.core.parts import Text
from kiosk.core.typesetting import WORD_FOR_WORD, escape, typeset
from kiosk.core.visit import PictureViewer
from kiosk.ui.lettering import SetText
from kiosk.ui.reading import Passage
from kiosk.ui.screens.recording_plan import between
from kiosk.ui.screens.recording_words import LEAST, draw_words
from kiosk.ui.screens.slot_chart import draw_chart
from kiosk.ui.screens.slot_map import map_in_parts, place_in_parts
from kiosk.ui.screens.slot_recording import draw_recording, play_covered
from kiosk.ui.widgets.framed_picture import FramedPicture

if TYPE_CHECKING:
    from kiosk.ui.screens.event import EventScreen
    from kiosk.ui.screens.event_plan import Plan


COVER = "#1B1A18"
"""What covers a sensitive picture."""


def pictures_of(screen: EventScreen) -> list[tuple[int, Picture]]:
    """The event's pictures with their places among its media."""
    return [(n, media) for n, media in enumerate(screen.event.media) if isinstance(media, Picture)]


def slot_in_parts(screen: EventScreen, plan: Plan, number: int) -> Iterator[None]:
    """Draw the event's picture, film, graphic or map of that number, or what stands for one.

    A part is drawn at each step: none takes long.
    """
    media = screen.event.media
    if not media:
        if not (yield from place_in_parts(screen, plan)):
            draw_year(screen, plan)
        return
    number = number if number < len(media) else 0
    match media[number]:
        case Picture() as picture:
            if screen.visit.is_covered(picture) and picture.sensitive is not None:
                said = screen.words.say("show_picture")
                _draw_cover(screen, plan, picture.sensitive, said, screen.visit.uncover)
            else:
                _draw_picture(screen, plan, picture)
            _draw_words(screen, plan, picture)
        case Recording() as recording:
            if screen.visit.is_covered(recording) and recording.sensitive is not None:
                said = screen.words.say("show_recording")
                screen.rect(COVER if not screen.colours.high else "#000000", *plan.picture)
                inside = replace(plan, picture=between(plan))
                _draw_cover(screen, inside, recording.sensitive, said, partial(play_covered, screen))
            else:
                draw_recording(screen, plan, recording)
            draw_words(screen, plan, recording)
        case ChartRef() as chart:
            draw_chart(screen, plan, chart)
        case MapRef() as small_map:
            yield from map_in_parts(screen, plan, small_map)
    if len(media) > 1:
        if plan.sides:
            _draw_side_arrows(screen, plan, number, len(media))
        else:
            _draw_arrows(screen, plan, number, len(media))


def draw_year(screen: EventScreen, plan: Plan) -> None:
    """No picture: the year, large and quiet."""
    x, y, w, h = plan.picture
    if screen.form == "portrait":
        # There is no caption: the ground reaches down to the text.
        h = plan.name[1] - 48 - y
    screen.rect(screen.colours.paper2, x, y, w, h)
    if screen.colours.high:
        screen.rect(screen.colours.ui, x, y + h - 2, w, 2)
    first, last = span(screen.event.date).start.year, span(screen.event.date).end.year
    said = str(first) if first == last else f"{first}–{last}"
    style = screen.look.style("year", False)
    unit = screen.look.sizes.unit
    text = SetText(said, style, unit, None, screen.colours.ink)
    while text.width > (w - 192) * unit and style.size > 24:
        style = style.times(0.9)
        text = SetText(said, style, unit, None, screen.colours.ink)
    screen.set(text, said, x + w / 2, y + (h - style.line) / 2, align="center")


def _draw_picture(screen: EventScreen, plan: Plan, picture: Picture) -> None:
    path = screen.media_folder / picture.file
    frame = FramedPicture(screen.look)
    screen.add_widget(frame)

    told = screen.unwritten(
        screen.words.say("spoken_picture", alt=screen.of(picture.alt)), *plan.picture,
        language=screen.words.language_of(picture.alt) or "",
    )  # fmt: skip

    def missing() -> None:
        screen.remove_widget(told)
        frame.canvas.clear()
        if screen.look.windowed:
            x, y, w, h = plan.picture
            screen.rect(screen.colours.plate, x, y, w, h)
            screen.text(picture.file, "caption", x + 32, y + h / 2, w - 64)
        else:
            draw_year(screen, plan)

    frame.show(screen.shelf, path, plan.picture, picture.perpetrator, missing)
    x, y, w, h = plan.picture
    side = screen.grid.button_h
    pad = 24.0 if screen.form != "small" else 12.0
    right = screen.grid.end if screen.form != "portrait" else screen.w - 72
    screen.button(screen.words.say("enlarge"), lambda: screen.visit.lay_over(PictureViewer()),
                  min(right, x + w - pad) - side, y + h - side - pad, side, side,
                  icon_name="enlarge", wordless=True, kind="filled")  # fmt: skip
    if picture.sensitive is not None:
        words = screen.words.say("cover_picture")
        screen.button(
            words, screen.visit.cover, x + pad, y + h - side - pad, min(320.0, w - side - 3 * pad), side
        )


def _draw_cover(
    screen: EventScreen, plan: Plan, reason: Text, said: str, uncover: Callable[[], None]
) -> None:
    """What is sensitive waits: the reason, and a button to see it."""
    x, y, w, h = plan.picture
    ground = COVER if not screen.colours.high else "#000000"
    screen.rect(ground, x, y, w, h)
    is_narrow = screen.form == "small" or w < 600
    pad, gap = (24.0, 16.0) if is_narrow else (48.0, 32.0)
    button_h = screen.grid.button_h
    room = h - 2 * pad - button_h - gap
    wide = min(w - 2 * pad, 640.0)
    is_beside = room < LEAST[screen.form] * 2
    if is_beside:
        # The place is so low that the button has room beside the words only.
        pad, gap = 12.0, 12.0
        room, wide = h - 2 * pad, (w - 2 * pad - gap) / 2
    passage = _reason(screen, reason, (wide,) if is_beside else (wide, w - 2 * pad), room)
    page = passage.pages(max(room, 40))[0]
    if is_beside:
        screen.lay(page, x + pad, y + max((h - passage.height) / 2, pad))
        at = (x + pad + wide + gap, y + (h - button_h) / 2, wide)
        style, unit = screen.look.style("label", False), screen.look.sizes.unit
        text = SetText(escape(typeset(said, screen.words.language)), style.times(0.72), unit)
        if text.width / unit <= wide - 24:
            screen.button(said, uncover, *at)
        else:
            screen.button(said, uncover, *at, icon_name="enlarge", wordless=True)
        return
    top = y + max((h - passage.height - button_h - gap) / 2, pad)
    end = screen.lay(page, x + pad, top)
    width = min(w - 2 * pad, 400.0 if screen.form != "small" else 260.0)
    screen.button(said, uncover, x + pad, end + gap, width)


def _reason(screen: EventScreen, reason: Text, widths: tuple[float, ...], room: float) -> Passage:
    """Why it is covered: rather on longer lines than in letters too small to be read easily."""
    ink = screen.ink(colour=screen.colours.ntext, cites=False)
    body = screen.look.style("body")
    steps = [0.93**n for n in range(10) if body.size * 0.93**n >= LEAST[screen.form]]
    easy = screen.look.sizes_down(body, steps)
    tries = [(style, wide) for wide in widths for style in easy]
    tries += [(body.times(step), widths[-1]) for step in steps[len(easy) :]]
    for style, wide in tries:
        passage = screen.passage(reason, style, wide, ink)
        if passage.height <= room:
            break
    return passage


def _draw_words(screen: EventScreen, plan: Plan, picture: Picture) -> None:
    """Caption and credit; with a perpetrators' picture, who took it comes first."""
    x, y, w = plan.caption
    unit = screen.look.sizes.unit
    room = plan.words_end(len(screen.event.media) > 1) - y - 8
    bold = screen.look.style("caption_bold")
    small = screen.look.style("small")
    said = escape(typeset(screen.words.say("by_perpetrators"), screen.words.language))
    markup = escape(typeset(picture.credit, WORD_FOR_WORD))
    # The credit and who took the picture always stand whole; the caption has what is left.
    for factor, part in (
        (1.0, 0.5),
        (0.92, 0.5),
        (0.84, 0.5),
        (1.0, 0.7),
        (0.84, 0.7),
        (0.68, 0.7),
        (0.6, 0.7),
        (0.5, 0.7),
    ):
        first = SetText(said, bold.times(factor), unit, w * unit, screen.colours.ink)
        credit = SetText(markup, small.times(factor), unit, w * unit, screen.colours.ink2)
        taken = screen.tall(credit) + (screen.tall(first) if picture.perpetrator else 0)
        if taken <= room * part and credit.lines <= (1 if part < 0.7 else 2):
            break
    if picture.perpetrator:
        screen.set(first, screen.words.say("by_perpetrators"), x, y)
        y += screen.tall(first)
    room -= taken
    # Who took it and why comes first: it must not be what gives way.
    for text in (picture.context if picture.perpetrator else None, picture.caption):
        if text is None:
            continue
        style = screen.look.style("caption")
        passage = screen.passage(text, style, w, screen.ink(screen.tones, cites=False))
        for step in (0.93, 0.86, 0.8):
            if passage.height <= room:
                break
            passage = screen.passage(text, style.times(step), w, screen.ink(screen.tones, cites=False))
        if passage.height > room and room < 2 * passage.style.line:
            break
        if passage.height > room:
            # The viewer shows every word; here stands what fits.
            end = screen.lay(passage.pages(room)[0], x, y, is_small=True)
        else:
            end = screen.lay(passage.pages(room + 1)[0], x, y, is_small=True)
        room -= end - y
        y = end
        if room < style.line:
            break
    screen.set(credit, picture.credit, x, y + 8,
               spoken=screen.words.say("spoken_credit", credit=picture.credit))  # fmt: skip


def picture_arrow(screen: EventScreen) -> float:
    """How wide an arrow to another picture is."""
    return screen.look.sizes.target(88.0 if screen.form != "small" else 68.0)


def _draw_arrows(screen: EventScreen, plan: Plan, place: int, total: int) -> None:
    x, y = plan.arrows
    all_pictures = len(pictures_of(screen)) == total
    said = screen.words.say("picture_position" if all_pictures else "position", n=place + 1, total=total)
    arrow, gap = picture_arrow(screen), screen.grid.gap
    style = screen.look.style("label", False)
    text_w = SetText(escape(said), style, screen.look.sizes.unit).width / screen.look.sizes.unit
    is_narrow = plan.picture[2] < 400
    if plan.stacked or is_narrow or screen.form == "portrait" or x > (screen.grid.right + 200):
        left = screen.grid.end - 2 * arrow - gap
    else:
        screen.text(said, style, x, y + (screen.grid.button_h - style.line) / 2)
        left = x + text_w + 32
        if left + 2 * arrow + gap > screen.grid.end:
            left = screen.grid.end - 2 * arrow - gap
    visit = screen.visit
    screen.button(screen.words.say("picture_back"), lambda: visit.show_picture((place - 1) % total),
                  left, y, arrow, icon_name="left", wordless=True)  # fmt: skip
    screen.button(screen.words.say("picture_on"), lambda: visit.show_picture((place + 1) % total),
                  left + arrow + gap, y, arrow, icon_name="right", wordless=True)  # fmt: skip


def _draw_side_arrows(screen: EventScreen, plan: Plan, place: int, total: int) -> None:
    """Arrows at the sides of a recording's frame, where there is no row for them."""
    x, y, w, h = plan.picture
    side = screen.grid.button_h
    edge = plan.sides - side - 4
    visit, shown = screen.visit, screen.event.media[place]
    is_dark = visit.recording is None or (isinstance(shown, Recording) and shown.is_film)
    for by, word, icon, left in (
        (-1, "picture_back", "left", x + edge),
        (1, "picture_on", "right", x + w - side - edge),
    ):
        act = partial(visit.show_picture, (place + by) % total)
        screen.button(screen.words.say(word), act, left, y + (h - side) / 2, side, side, icon_name=icon,
                      wordless=True, ground="night" if is_dark else "paper2")  # fmt: skip
