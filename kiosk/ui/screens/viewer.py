"""A picture by itself: whole, enlarged in steps or by two fingers, and moved; whole again on leaving."""

from typing import Any

from kivy.animation import Animation
from kivy.graphics import Color, Rectangle
from kivy.graphics.stencil_instructions import StencilPop, StencilPush, StencilUnUse, StencilUse
from kivy.graphics.texture import Texture
from kivy.properties import ListProperty, NumericProperty

from kiosk.core.model import Picture
from kiosk.core.theme import rgb
from kiosk.core.typesetting import escape, typeset
from kiosk.core.visit import AtEvent
from kiosk.ui.lettering import SetText
from kiosk.ui.screens.over import OverScreen
from kiosk.ui.widgets.sheet import Sheet

LEVELS = (1.0, 1.5, 2.0, 3.0)
LARGEST = 4.0
STEP_SECONDS = 0.2
DOUBLE_TAP = 0.35
TAP_SLIP = 24


class ZoomedPicture(Sheet):
    """A picture that two fingers enlarge and one finger moves, never further than its own edges."""

    zoom = NumericProperty(1.0)
    centre = ListProperty([0.5, 0.5])
    """The point of the picture in the middle of the frame, from its bottom left, 0 to 1."""

    def show(self, screen: "ViewerScreen", picture: Picture, frame: tuple[float, float, float, float]) -> None:
        """Put the picture whole in the frame: x, y, width, height in design units."""
        self.screen = screen
        self.picture = picture
        self.frame = self.box(*frame)
        self.left, self.bottom = self.frame["pos"]
        self.wide, self.tall = self.frame["size"]
        self.texture: Texture | None = None
        self._fingers: dict[Any, tuple[float, float]] = {}
        self._last_tap: tuple[float, float, float] | None = None
        self._moved = 0.0
        self.bind(zoom=self._redraw, centre=self._redraw)
        self._load()

    def _load(self) -> None:
        from pathlib import Path

        path = Path(self.screen.exhibit.media_folder) / self.picture.file
        # As sharp as the second step of enlargement needs; more would cost memory few would see.
        ask = (self.wide * 2, self.tall * 2)
        self.texture = self.screen.shelf.take(path, *ask, self._arrived)
        self._redraw()

    def _arrived(self) -> None:
        if self.get_parent_window() is not None:
            self._load()

    @property
    def fitted(self) -> tuple[float, float]:
        """The picture's size in pixels when it is shown whole."""
        if self.texture is None:
            return self.wide, self.tall
        scale = min(self.wide / self.texture.width, self.tall / self.texture.height)
        return self.texture.width * scale, self.texture.height * scale

    def _redraw(self, *_: Any) -> None:
        self.canvas.clear()
        if self.texture is None:
            return
        width, height = (side * self.zoom for side in self.fitted)
        x = self.left + self.wide / 2 - self.centre[0] * width
        y = self.bottom + self.tall / 2 - self.centre[1] * height
        with self.canvas:
            StencilPush()
            Rectangle(pos=(self.left, self.bottom), size=(self.wide, self.tall))
            StencilUse()
            Color(1, 1, 1, 1)
            Rectangle(texture=self.texture, pos=(x, y), size=(width, height))
            StencilUnUse()
            Rectangle(pos=(self.left, self.bottom), size=(self.wide, self.tall))
            StencilPop()
        self.screen.show_part()

    def visible_part(self) -> tuple[float, float, float, float]:
        """The part of the picture in the frame: left, bottom, width, height, 0 to 1."""
        width, height = (side * self.zoom for side in self.fitted)
        w, h = min(self.wide / width, 1.0), min(self.tall / height, 1.0)
        return self.centre[0] - w / 2, self.centre[1] - h / 2, w, h

    def _kept(self, zoom: float, centre: tuple[float, float]) -> tuple[float, list[float]]:
        """Zoom and centre such that no more than the picture's own edge comes into the frame."""
        zoom = min(max(zoom, 1.0), LARGEST)
        width, height = (side * zoom for side in self.fitted)
        kept = []
        for place, side, room in ((centre[0], width, self.wide), (centre[1], height, self.tall)):
            half = room / side / 2
            kept.append(0.5 if half >= 0.5 else min(max(place, half), 1 - half))
        return zoom, kept

    def look_at(self, zoom: float, centre: tuple[float, float] | None = None, slowly: bool = True) -> None:
        """Enlarge to a zoom round a point of the picture."""
        Animation.cancel_all(self)
        to, where = self._kept(zoom, centre or tuple(self.centre))
        if slowly and self.look.moves:
            Animation(zoom=to, centre=where, duration=STEP_SECONDS, t="out_cubic").start(self)
        else:
            self.zoom, self.centre = to, where

    def step(self, by: int) -> None:
        """The next larger or smaller of the steps."""
        if by > 0:
            self.look_at(next((level for level in LEVELS if level > self.zoom + 0.01), LEVELS[-1]))
        else:
            self.look_at(next((level for level in reversed(LEVELS) if level < self.zoom - 0.01), 1.0))

    def point_at(self, x: float, y: float) -> tuple[float, float]:
        """The point of the picture under a place in the window."""
        width, height = (side * self.zoom for side in self.fitted)
        return (
            (x - self.left - self.wide / 2) / width + self.centre[0],
            (y - self.bottom - self.tall / 2) / height + self.centre[1],
        )

    # --- fingers

    def on_touch_down(self, touch: Any) -> bool:
        """Take a finger that comes down on the frame; the first two count."""
        inside = self.left <= touch.x <= self.left + self.wide and self.bottom <= touch.y <= self.bottom + self.tall
        if not inside:
            return False
        if len(self._fingers) < 2:
            touch.grab(self)
            if not self._fingers:
                self._moved = 0.0
            else:
                self._moved = 1e9
            self._fingers[touch] = touch.pos
            Animation.cancel_all(self)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """One finger moves the picture, two enlarge it."""
        if touch.grab_current is not self or touch not in self._fingers:
            return False
        before = dict(self._fingers)
        self._fingers[touch] = touch.pos
        if len(self._fingers) == 1:
            old = before[touch]
            self._moved += abs(touch.x - old[0]) + abs(touch.y - old[1])
            width, height = (side * self.zoom for side in self.fitted)
            centre = (self.centre[0] - (touch.x - old[0]) / width, self.centre[1] - (touch.y - old[1]) / height)
            self.zoom, self.centre = self._kept(self.zoom, centre)
        else:
            self._pinch(list(before.values()), list(self._fingers.values()))
        return True

    def _pinch(self, before: list[tuple[float, float]], after: list[tuple[float, float]]) -> None:
        def apart(a: tuple[float, float], b: tuple[float, float]) -> float:
            return max(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5, 1.0)

        old_middle = ((before[0][0] + before[1][0]) / 2, (before[0][1] + before[1][1]) / 2)
        middle = ((after[0][0] + after[1][0]) / 2, (after[0][1] + after[1][1]) / 2)
        held = self.point_at(*old_middle)
        zoom = min(max(self.zoom * apart(*after) / apart(*before), 1.0), LARGEST)
        width, height = (side * zoom for side in self.fitted)
        centre = (
            held[0] - (middle[0] - self.left - self.wide / 2) / width,
            held[1] - (middle[1] - self.bottom - self.tall / 2) / height,
        )
        self.zoom, self.centre = self._kept(zoom, centre)

    def on_touch_up(self, touch: Any) -> bool:
        """A finger leaves; two quick taps enlarge or show the whole."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self._fingers.pop(touch, None)
        if self._fingers or self._moved > TAP_SLIP * self.look.sizes.unit:
            self._last_tap = None
            return True
        now, last = touch.time_start, self._last_tap
        near = last is not None and abs(last[1] - touch.x) + abs(last[2] - touch.y) < 60 * self.look.sizes.unit
        if last is not None and near and now - last[0] <= DOUBLE_TAP:
            self._last_tap = None
            if self.zoom > 1.01:
                self.look_at(1.0, (0.5, 0.5))
            else:
                self.look_at(LEVELS[2], self.point_at(touch.x, touch.y))
        else:
            self._last_tap = (now, touch.x, touch.y)
        return True


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
        self._draw_controls()
        frame = self._frame()
        self.rect(self.colours.viewer_plate, *frame)
        self.part_box = self._part_place()
        self.zoomed = ZoomedPicture(self.look)
        self.add_widget(self.zoomed)
        self.part = Sheet(self.look)
        self.add_widget(self.part)
        self._draw_words()
        self.zoomed.show(self, self.picture, frame)

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
        credit = SetText(escape(typeset(picture.credit, self.words.language)), credit_style, unit, w * unit,
                         colours.ntext2)  # fmt: skip
        room = end - y - self.tall(credit) - 24
        if picture.perpetrator:
            bold = self.look.style("caption_bold")
            block = self.text(self.words.say("by_perpetrators"), bold, x, y, w, colours.ntext)
            y += self.tall(block.text) + 8
            room -= self.tall(block.text) + 8
        texts = [t for t in (picture.caption, picture.context if picture.perpetrator else None) if t is not None]
        style = self.look.style("viewer")
        ink = self.ink(colour=colours.ntext, cites=False)
        for factor in (1.0, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62):
            passages = [self.passage(text, style.times(factor), w, ink) for text in texts]
            if sum(p.height + 16 for p in passages) <= room:
                break
        else:
            self.overflows.append(picture.credit)
        for passage in passages:
            y = self.lay(passage.pages(10_000)[0], x, y) + 16
        self.set(credit, picture.credit, x, y + 8)

    # --- controls

    def _draw_controls(self) -> None:
        grid, say = self.grid, self.words.say
        small, portrait = self.form == "small", self.form == "portrait"
        self.rect(self.colours.nrule, 0, grid.rail_top, self.w, 2)
        y = grid.rail_top + (12 if small else 24)
        h = grid.rail_h
        night: dict[str, Any] = {"ground": "night", "h": h}
        gap = grid.gap
        side = 120.0 if not small else 84.0
        close_w = 216.0 if not small else 150.0
        row_two = self.h - h - 24 if portrait else y
        self.button(say("close"), self.visit.close, grid.margin, row_two, close_w, icon_name="close",
                    kind="filled", **night)  # fmt: skip
        if portrait:
            right = grid.end
        else:
            right = self.w - 616 if not small else self.w - 344
        whole_w = 292.0 if not small else 84.0
        x = right - 2 * side - gap
        if portrait:
            x = grid.end - 2 * side - gap
        self.button(say("zoom_out"), lambda: self.zoomed.step(-1), x, y, side, icon_name="minus", wordless=True,
                    **night)  # fmt: skip
        self.button(say("zoom_in"), lambda: self.zoomed.step(+1), x + side + gap, y, side, icon_name="plus",
                    wordless=True, **night)  # fmt: skip
        whole_x = grid.margin if portrait else x - gap - whole_w
        self.button(say("whole_picture"), lambda: self.zoomed.look_at(1.0, (0.5, 0.5)), whole_x, y, whole_w,
                    icon_name="whole", wordless=small, **night)  # fmt: skip
        self._draw_turns(row_two, side, night)

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
        self.button(say("picture_back"), lambda: turn(-1), x, y, side, icon_name="left", wordless=True, **night)
        self.button(say("picture_on"), lambda: turn(+1), x + side + gap, y, side, icon_name="right", wordless=True,
                    **night)  # fmt: skip
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
