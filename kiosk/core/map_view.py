"""Which part of a map is seen: fitted to a frame, enlarged, moved, and never beyond what there is to see."""

from dataclasses import dataclass

from kiosk.core.geography import Box, Point
from kiosk.core.ground import Ground
from kiosk.core.labels import Rect

Told = tuple[float, float, float] | None
"""A view as a stop has it: longitude and latitude of the middle, how many times enlarged; None: the area."""

STEP = 2.0
"""How many times larger or smaller a button makes the map."""
LARGEST = 8.0
"""A map can be enlarged so many times at least …"""
CLOSE = 160.0
"""… and until a kilometre is so many design units long: then the houses of two streets lie apart."""
SLACK = 0.15
"""How far past the edge of what there is to see, as a part of the frame."""


@dataclass(frozen=True)
class View:
    """What is seen: the point in the middle of the frame, and the design units for a kilometre."""

    x: float
    y: float
    scale: float


@dataclass(frozen=True)
class Frame:
    """The room for a map in design units, and what of it on each side something else lies over."""

    w: float
    h: float
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


def frame_beside(ground: Ground, w: float, h: float, heading: Rect, edge: float, foot: float) -> Frame:
    """The frame whose first view is the largest in which no place lies under the heading.

    The map is moved aside no further than it must be.
    """
    aside = [heading.x + heading.w + edge, heading.y + heading.h + edge]
    tries = [(edge, edge)]
    for n in range(1, ASIDE + 1):
        tries += [(edge + (aside[0] - edge) * n / ASIDE, edge), (edge, edge + (aside[1] - edge) * n / ASIDE)]
    best: tuple[float, Frame] | None = None
    for left, top in tries:
        frame = Frame(w, h, top, edge, foot, left)
        sight = Sight(ground, frame)
        spots = [sight.place(sight.home, ground.points[name]) for name in ground.near]
        under = any(heading.distance(x, y) < edge / 2 for x, y in spots)
        rank = sight.home.scale * (0.5 if under else 1.0)
        if best is None or rank > best[0] * 1.001:
            best = rank, frame
    assert best is not None
    return best[1]


ASIDE = 12
"""In so many steps the map is moved aside from its heading."""


class Sight:
    """The views of a ground through a frame. Places in the frame are told from its top left."""

    def __init__(self, ground: Ground, frame: Frame) -> None:
        self.ground = ground
        self.frame = frame
        self.home = self.fit(ground.home)
        """The area."""
        self.whole = self.fit(ground.bounds) if ground.far else self.home
        """Everything, with the places far away."""
        self.least = min(self.whole.scale, self.home.scale)
        self.most = max(self.home.scale * LARGEST, CLOSE)

    # --- views

    def fit(self, box: Box, most: float | None = None) -> View:
        """The view that shows a box whole, in what of the frame is free."""
        frame = self.frame
        wide, tall = frame.w - frame.left - frame.right, frame.h - frame.top - frame.bottom
        scale = min(wide / max(box.width, 1e-6), tall / max(box.height, 1e-6))
        scale = min(scale, most) if most is not None else scale
        x, y = box.middle
        across, down = (frame.left - frame.right) / 2, (frame.top - frame.bottom) / 2
        return View(x - across / scale, y + down / scale, scale)

    def kept(self, view: View) -> View:
        """The view, or the nearest that is neither too large, too small nor past the edges."""
        scale = min(max(view.scale, self.least), self.most)
        bounds = self.ground.bounds
        x = _kept(view.x, bounds.left, bounds.right, self.frame.w / scale)
        y = _kept(view.y, bounds.bottom, bounds.top, self.frame.h / scale)
        return View(x, y, scale)

    def of(self, told: Told, place: str | None = None) -> View:
        """The view that a stop tells; the area for None, or everything if the place lies outside the area."""
        if told is None:
            return self.whole if place in self.ground.far else self.home
        x, y = self.ground.plane.point((told[1], told[0]))
        return self.kept(View(x, y, self.home.scale * told[2]))

    def told(self, view: View) -> Told:
        """A view as a stop has it."""
        away = max(abs(view.x - self.home.x), abs(view.y - self.home.y)) * view.scale
        if abs(view.scale / self.home.scale - 1) < 0.01 and away < 2:
            return None
        north, east = self.ground.plane.spot((view.x, view.y))
        return round(east, 6), round(north, 6), round(view.scale / self.home.scale, 5)

    def zoomed(self, view: View, times: float, x: float | None = None, y: float | None = None) -> View:
        """Larger or smaller, so that the point under a place of the frame stays there."""
        x = self.frame.w / 2 if x is None else x
        y = self.frame.h / 2 if y is None else y
        held = self.point_at(view, x, y)
        scale = min(max(view.scale * times, self.least), self.most)
        return self.kept(View(held[0] - (x - self.frame.w / 2) / scale,
                              held[1] + (y - self.frame.h / 2) / scale, scale))  # fmt: skip

    def moved(self, view: View, across: float, down: float) -> View:
        """Moved as a finger moves it: so many design units to the right and down."""
        return self.kept(View(view.x - across / view.scale, view.y + down / view.scale, view.scale))

    def for_place(self, place: str, told: Told) -> Told:
        """The view in which a place that is chosen can be seen: the one at hand, if it does."""
        view = self.of(told, place)
        if place in self.ground.far:
            inside = self._shows(view, self.ground.points[place]) and view.scale <= self.home.scale
            return told if inside else None
        if told is None or view.scale < self.home.scale:
            return None
        if self._shows(view, self.ground.points[place]):
            return told
        x, y = self.ground.points[place]
        return self.told(self.kept(View(x, y, view.scale)))

    def opened(self, places: list[str], view: View) -> View:
        """A closer view in which places that lay together stand apart, as far as it can be."""
        points = [self.ground.points[name] for name in places]
        across, up = [point[0] for point in points], [point[1] for point in points]
        around = Box(min(across), min(up), max(across), max(up))
        scale = max(self.fit(around.grown(around.width * 0.25 + around.height * 0.25 + 0.05)).scale,
                    view.scale * STEP)  # fmt: skip
        return self.kept(self.fit(around, min(scale, self.most)))

    # --- places in the frame

    def place(self, view: View, point: Point) -> Point:
        """Where a point lies in the frame."""
        return (
            self.frame.w / 2 + (point[0] - view.x) * view.scale,
            self.frame.h / 2 - (point[1] - view.y) * view.scale,
        )

    def point_at(self, view: View, x: float, y: float) -> Point:
        """The point under a place of the frame."""
        return (
            view.x + (x - self.frame.w / 2) / view.scale,
            view.y - (y - self.frame.h / 2) / view.scale,
        )

    def seen(self, view: View) -> Box:
        """What of the flat map the frame shows."""
        wide, tall = self.frame.w / view.scale / 2, self.frame.h / view.scale / 2
        return Box(view.x - wide, view.y - tall, view.x + wide, view.y + tall)

    def _shows(self, view: View, point: Point) -> bool:
        x, y = self.place(view, point)
        frame = self.frame
        return frame.w * 0.05 <= x <= frame.w * 0.95 and frame.h * 0.05 <= y <= frame.h - frame.bottom


def _kept(middle: float, low: float, high: float, span: float) -> float:
    """The middle of a view of that span, so that it shows none or all of what lies between low and high."""
    ends = sorted((low + span / 2, high - span / 2))
    return min(max(middle, ends[0] - span * SLACK), ends[1] + span * SLACK)
