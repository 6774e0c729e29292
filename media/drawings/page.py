"""The sheet that drawings are made on: the design's colours and type, drawn large and reduced."""

from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

Point = tuple[float, float]

WIDTH, HEIGHT = 2400, 1800
LARGER = 4
"""Shapes are drawn so many times larger and reduced; letters are smooth without it."""
SMALLEST = 72
"""The smallest type, in pixels of the drawing."""

PAPER, PAPER2, INK, INK2, UI, RULE = "#F3F0E9", "#E8E3D8", "#1B1A18", "#4A4640", "#7A7468", "#C9C2B4"
SEA, NEIGHBOUR, LAND, BORDER, MAP_LABEL = "#DAD9D3", "#E8E3D8", "#FAF8F3", "#B7B0A2", "#5A554C"
PERSECUTION, RESCUE, RESCUE_DEEP, MEMORY = "#732419", "#6B702B", "#434D24", "#756087"
EXACT = (
    PAPER, PAPER2, INK, INK2, UI, RULE, SEA, NEIGHBOUR, LAND, BORDER, MAP_LABEL,
    PERSECUTION, RESCUE, RESCUE_DEEP, MEMORY,
)  # fmt: skip
"""Colours that the reduction to a palette must not change."""

FACES = {
    "sans": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "sans bold": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    "serif": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "serif bold": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
}


@cache
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    """One of the design's typefaces."""
    if size < SMALLEST:
        raise ValueError(f"type of {size} pixels cannot be read on the screen: use {SMALLEST} or more")
    package, name = FACES[face]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the typefaces of {package} are not installed")
    path = Path(spec.origin).parent / "files" / name
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


class Page:
    """A sheet of 2400 × 1800 units. Words are laid over all shapes, in the order they are given."""

    def __init__(self, ground: str) -> None:
        self._large = Image.new("RGB", (WIDTH * LARGER, HEIGHT * LARGER), ground)
        self._draw = ImageDraw.Draw(self._large)
        self._words: list[tuple[Point, str, ImageFont.FreeTypeFont, str, str, str | None]] = []

    def box(self, left: float, top: float, right: float, bottom: float, fill: str) -> None:
        """A filled rectangle."""
        corners = [round(each * LARGER) for each in (left, top, right, bottom)]
        self._draw.rectangle((corners[0], corners[1], corners[2] - 1, corners[3] - 1), fill=fill)

    def shape(self, points: list[Point], fill: str) -> None:
        """A filled polygon."""
        self._draw.polygon(_large(points), fill=fill)

    def line(self, points: list[Point], colour: str, width: float, dash: Point | None = None) -> None:
        """A line through the points; `dash` is how much is drawn and how much is left out."""
        for part in dashes(points, *dash) if dash else [points]:
            self._draw.line(_large(part), fill=colour, width=round(width * LARGER), joint="curve")

    def dot(self, at: Point, radius: float, colour: str, ring: str | None = None) -> None:
        """A place: a dot, in a ring of the ground's colour where it must stand clear of a line."""
        for reach, fill in ((radius * 1.45, ring), (radius, colour)):
            if fill:
                x, y, r = at[0] * LARGER, at[1] * LARGER, reach * LARGER
                self._draw.ellipse((x - r, y - r, x + r, y + r), fill=fill)

    def words(
        self, at: Point, said: str, face: str = "sans", size: int = SMALLEST, colour: str = INK,
        anchor: str = "ls", halo: str | None = None,
    ) -> float:  # fmt: skip
        """Set one line, by Pillow's anchors (ls: left end of the base line). Returns its width."""
        type_ = font(face, size)
        self._words.append((at, said, type_, colour, anchor, halo))
        return type_.getlength(said)

    def finished(self) -> Image.Image:
        """The sheet reduced, lettered and brought down to a palette."""
        sheet = self._large.reduce(LARGER)
        draw = ImageDraw.Draw(sheet)
        for at, said, type_, _colour, anchor, halo in self._words:
            box = draw.textbbox(at, said, type_, anchor)
            if box[0] < 0 or box[1] < 0 or box[2] > WIDTH or box[3] > HEIGHT:
                raise ValueError(f'"{said}" runs off the sheet')
            if halo:
                draw.text(at, said, halo, type_, anchor, stroke_width=10, stroke_fill=halo)
        for at, said, type_, colour, anchor, _halo in self._words:
            draw.text(at, said, colour, type_, anchor)
        return _with_palette(sheet)


def dashes(points: list[Point], drawn: float, left_out: float) -> list[list[Point]]:
    """The parts of a line that are drawn, its corners among them."""
    parts: list[list[Point]] = [[points[0]]]
    room, drawing = drawn, True
    for (ax, ay), (bx, by) in pairwise(points):
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        done = 0.0
        while length - done > room:
            done += room
            here = (ax + (bx - ax) * done / length, ay + (by - ay) * done / length)
            if drawing:
                parts[-1].append(here)
            else:
                parts.append([here])
            drawing = not drawing
            room = drawn if drawing else left_out
        room -= length - done
        if drawing:
            parts[-1].append((bx, by))
    return [part for part in parts if len(part) > 1]


def _large(points: list[Point]) -> list[Point]:
    return [(x * LARGER, y * LARGER) for x, y in points]


def _with_palette(sheet: Image.Image) -> Image.Image:
    """96 colours and the exact ones; no dither, which would be noise on flat paper."""
    few = sheet.quantize(96, Image.Quantize.MEDIANCUT).getpalette() or []
    exact = [int(colour[n : n + 2], 16) for colour in EXACT for n in (1, 3, 5)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([*exact, *few[: 3 * 96]])
    return sheet.quantize(palette=palette, dither=Image.Dither.NONE)
