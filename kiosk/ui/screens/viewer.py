"""A picture by itself: whole, enlarged in steps or by two fingers, and moved; whole again on leaving."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.graphics import Color, Rectangle

from kiosk.core.media import Picture
from kiosk.core.theme import rgb
from kiosk.core.typesetting import WORD_FOR_WORD, escape, typeset
from kiosk.core.visit import AtEvent
from kiosk.ui.lettering import SetText
from kiosk.ui.screens.over import OverScreen
from kiosk.ui.widgets.button import PressButton
from kiosk.ui.widgets.sheet import Sheet
from kiosk.ui.widgets.zoomed_picture import ZoomedPicture

if TYPE_CHECKING:
    from kiosk.ui.spots import Box

ARROWS = (("to_left", "left", -1, 0), ("scroll_up", "up", 0, 1), ("scroll_down", "down", 0, -1),
          ("to_right", "right", 1, 0))  # fmt: skip
"""What moves an enlarged picture: word, icon, and which way."""


class ViewerScreen(OverScreen):
    """The picture viewer, on night."""

    def compose(self) -> None:
        """Draw the picture, its words and the controls."""
        stop = self.here.stop
        assert isinstance(stop, AtEvent)
        self.event = self.exhibit.event(stop.event)
        self.order = [n for n, media in enumerate(self.event.media) if isinstance(media, Picture)]
        self.place = self.order.index(stop.picture) if stop.picture in self.order else 0
        self.ground(self.colours.night)
        self.swallow(0, 0, self.w, self.h)
        if not self.order:
            self.close_button(self.grid.margin, self.grid.rail_top + 24, 216, ground="night")
            return
        media = self.event.media[self.order[self.place]]
        assert isinstance(media, Picture)
        self.picture: Picture = media
        self.is_covered = self.visit.is_covered(media)
        frame = self._frame()
        if self.is_covered:
            self._draw_cover(frame)
            self._draw_controls()
            return
        self.unwritten(self.words.say("spoken_picture", alt=self.of(media.alt)), *frame,
                       language=self.words.language_of(media.alt) or "")  # fmt: skip
        self.rect(self.colours.viewer_plate, *frame)
        self.part_box = self._part_place()
        self.zoomed = ZoomedPicture(self.look)
        self.add_widget(self.zoomed)
        self.part = Sheet(self.look)
        self.arrows: list[PressButton] = []
        self.add_widget(self.part)
        self._draw_words()
        self._draw_controls()
        path = Path(self.exhibit.media_folder) / self.picture.file
        self.zoomed.show(self.shelf, path, frame, self.show_part)

    def _draw_cover(self, frame: tuple[float, float, float, float]) -> None:
        """A sensitive picture waits here as well."""
        x, y, w, h = frame
        self.rect(self.colours.night2, x, y, w, h)
        width = min(w - 96, 760.0)
        ink = self.ink(colour=self.colours.ntext, cites=False)
        passage = self.passage(self.picture.sensitive, self.look.style("body"), width, ink)
        top = y + max((h - passage.height - self.grid.button_h - 32) / 2, 24)
        end = self.lay(passage.pages(10_000)[0], x + 48, top)
        self.button(self.words.say("show_picture"), self.visit.uncover, x + 48, end + 32, min(400.0, w - 96),
                    ground="night")  # fmt: skip

    def _frame(self) -> tuple[float, float, float, float]:
        if self.form == "portrait":
            return (72, 48, self.w - 144, self.h * 0.5)
        if self.form == "small":
            return (32, 20, self.w - 32 - 344, self.grid.rail_top - 40)
        return (96, 48, self.w - 712, self.grid.rail_top - 80)

    def _words_place(self) -> tuple[float, float, float, float]:
        """Left, top, width and end of the caption's column."""
        if self.form == "portrait":
            return 72, self.h * 0.5 + 80, self.w - 144, self.grid.rail_top - 300
        if self.form == "small":
            return self.w - 328, 20, 296, self.grid.rail_top - 150
        return self.w - 552, 42, 456, 620

    def _part_place(self) -> tuple[float, float, float, float]:
        if self.form == "portrait":
            return 72, self.grid.rail_top - 280, 304, 218
        if self.form == "small":
            return self.w - 328, self.grid.rail_top - 142, 150, 100
        return self.w - 552, 640, 304, 218

    # --- words

    def _draw_words(self) -> None:
        x, y, w, end = self._words_place()
        picture, colours = self.picture, self.colours
        unit = self.look.sizes.unit
        credit_style = self.look.style("small").times(26 / 24 if self.form != "small" else 1.0)
        credit = SetText(escape(typeset(picture.credit, WORD_FOR_WORD)), credit_style, unit, w * unit,
                         colours.ntext2)  # fmt: skip
        room = end - y - self.tall(credit) - 24
        if picture.perpetrator:
            bold = self.look.style("caption_bold")
            block = self.text(self.words.say("by_perpetrators"), bold, x, y, w, colours.ntext)
            y += self.tall(block.text) + 8
            room -= self.tall(block.text) + 8
        texts = [
            t for t in (picture.caption, picture.context if picture.perpetrator else None) if t is not None
        ]
        style = self.look.style("viewer")
        ink = self.ink(colour=colours.ntext, cites=False)
        for factor in (1.0, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62):
            passages = [self.passage(text, style.times(factor), w, ink) for text in texts]
            if sum(p.height + 16 for p in passages) <= room:
                break
        else:
            self.overflows.append(picture.credit)
        for passage in passages:
            y = self.lay(passage.pages(10_000)[0], x, y, is_small=True) + 16
        self.set(credit, picture.credit, x, y + 8,
                 spoken=self.words.say("spoken_credit", credit=picture.credit))  # fmt: skip

    def is_night(self, box: "Box") -> bool:
        """All of it is."""
        return True

    # --- controls

    def _draw_controls(self) -> None:
        grid, say = self.grid, self.words.say
        small, portrait = self.form == "small", self.form == "portrait"
        self.rect(self.colours.nrule, 0, grid.rail_top, self.w, 2)
        y = grid.rail_top + (12 if small else 24)
        h = grid.rail_h
        night: dict[str, Any] = {"ground": "night", "h": h}
        gap = grid.gap
        target = self.look.sizes.target(0)
        side = max(120.0 if not small else 84.0, target)
        close_w = 216.0 if not small else 150.0
        row_two = self.h - h - 24 if portrait else y
        self.button(say("close"), self.visit.close, grid.margin, row_two, close_w, icon_name="close",
                    kind="filled", **night)  # fmt: skip
        right = grid.end if portrait else self.w - (344 if small else 616)
        whole_w = 292.0 if not small else max(84.0, target)
        self._draw_turns(row_two, side, night)
        if self.is_covered:
            return
        left = grid.margin + (close_w if not portrait else whole_w) + gap
        x = right - 2 * side - gap
        self.button(
            say("zoom_out"),
            lambda: self.zoomed.step(-1),
            x,
            y,
            side,
            icon_name="minus",
            wordless=True,
            **night,
        )
        self.button(say("zoom_in"), lambda: self.zoomed.step(+1), x + side + gap, y, side, icon_name="plus",
                    wordless=True, **night)  # fmt: skip
        whole_x = grid.margin if portrait else x - gap - whole_w
        self.button(say("whole_picture"), lambda: self.zoomed.look_at(1.0, (0.5, 0.5)), whole_x, y, whole_w,
                    icon_name="whole", wordless=small, **night)  # fmt: skip
        self.arrows_place = (left, y, (x if portrait else whole_x) - gap - left, h)

    def _show_arrows(self) -> None:
        """When enlarged: what a finger does by dragging, as buttons; in the rail, else on the picture."""
        if bool(self.arrows) == (self.zoomed.zoom > 1.01):
            return
        for arrow in self.arrows:
            self.remove_widget(arrow)
        self.arrows = []
        if self.zoomed.zoom <= 1.01:
            return
        gap, target = 12.0, self.look.sizes.target(0)
        x, y, w, h = self.arrows_place
        side = min((w - 3 * gap) / 4, h)
        if side < target:
            side = self.grid.button_h
            left, top, _, tall = self._frame()
            x, y, h = left + gap, top + tall - side - gap, side
        for place, (word, icon, across, up) in enumerate(ARROWS):
            made = PressButton(self.look, self.words.say(word), partial(self.zoomed.move, across, up),
                               icon_name=icon, wordless=True, ground="night",
                               **self.box(x + place * (side + gap), y, side, h))  # fmt: skip
            self.add_widget(made)
            self.arrows.append(made)

    def _draw_turns(self, y: float, side: float, night: dict[str, Any]) -> None:
        total = len(self.order)
        if total < 2:
            return
        visit, order, place = self.visit, self.order, self.place

        def turn(by: int) -> None:
            visit.show_picture(order[(place + by) % total])

        end, gap = self.grid.end, self.grid.gap
        x = end - 2 * side - gap
        say = self.words.say
        self.button(
            say("picture_back"), lambda: turn(-1), x, y, side, icon_name="left", wordless=True, **night
        )
        self.button(
            say("picture_on"),
            lambda: turn(+1),
            x + side + gap,
            y,
            side,
            icon_name="right",
            wordless=True,
            **night,
        )
        said = say("picture_position", n=place + 1, total=total)
        style = self.look.style("label", False)
        if self.form == "small":
            style = self.look.style("small_bold", False)
        left = {"landscape": self.w - 552, "portrait": x - 260, "small": self.w - 328}[self.form]
        text = SetText(escape(typeset(said, self.words.language)), style, self.look.sizes.unit)
        while text.width > (x - left - 12) * self.look.sizes.unit and style.size > 14:
            style = style.times(0.94)
            text = SetText(text.markup, style, self.look.sizes.unit)
        if self.form != "small":
            self.text(said, style, left, y + (self.grid.rail_h - style.line) / 2, colour=self.colours.ntext)

    # --- the part shown

    def show_part(self) -> None:
        """When enlarged: the whole picture, small, with a frame round the part shown."""
        self._show_arrows()
        self.part.clear_widgets()
        self.part.canvas.clear()
        texture = self.zoomed.texture
        if self.zoomed.zoom < 1.01 or texture is None:
            return
        x, y, w, h = self.part_box
        scale = min(w / texture.width, h / texture.height)
        w, h = texture.width * scale, texture.height * scale
        place = self.part.box(x, y, w, h)
        with self.part.canvas:
            Color(*rgb(self.colours.viewer_plate), 1)
            Rectangle(**{name: place[name] for name in ("pos", "size")})
            Color(1, 1, 1, 1)
            Rectangle(texture=texture, pos=place["pos"], size=place["size"])
        left, bottom, wide, tall = self.zoomed.visible_part()
        box = (x + left * w, y + (1 - bottom - tall) * h, wide * w, tall * h)
        for bar in ((box[0], box[1], box[2], 4), (box[0], box[1] + box[3] - 4, box[2], 4),
                    (box[0], box[1], 4, box[3]), (box[0] + box[2] - 4, box[1], 4, box[3])):  # fmt: skip
            self.part.rect(self.colours.ntext, *bar)
        if self.form != "small":
            zoom = self.words.number(round(self.zoomed.zoom, 1))
            self.part.text(f"{self.words.say('part_shown')}, {zoom} ×", "small", x, y + h + 10,
                           colour=self.colours.ntext2)  # fmt: skip
