"""Land, sea, borders, routes and dots: drawn by the graphics card, sharp at every size of the map.

What is drawn is made into triangles once, in kilometres. Moving or enlarging the map changes two numbers of
the shader; lines and dots keep their width in pixels. The picture is drawn into a texture, and only when it
has changed.
"""

from array import array
from collections.abc import Callable, Iterable
from typing import Any

from kivy.graphics import ClearBuffers, ClearColor, Color, InstructionGroup, Mesh, Rectangle
from kivy.graphics.fbo import Fbo
from kivy.graphics.tesselator import TYPE_POLYGONS, WINDING_ODD, Tesselator

from kiosk.content.outlines import OutlineSheet
from kiosk.core.geography import DEGREE_KM as DEGREE
from kiosk.core.geography import Box, Country, Plane, Point, Ring
from kiosk.core.ground import Ground
from kiosk.core.map_view import Sight, View
from kiosk.core.strokes import MOST_CORNERS, Strokes
from kiosk.core.theme import rgb
from kiosk.ui.widgets.sheet import Sheet

_PRECISION = """
#ifdef GL_ES
    precision highp float;
#endif
"""
CORNERS = (
    _PRECISION
    + """
attribute vec4 vPosition;
attribute vec4 vTexCoords0;
uniform mat4 modelview_mat;
uniform mat4 projection_mat;
uniform vec4 color;
uniform float scale;
uniform vec2 middle;
varying vec4 ink;
varying vec3 across;
varying float along;
void main(void) {
    ink = color;
    across = vTexCoords0.xyz;
    along = vTexCoords0.w * scale;
    vec2 away = across.z > 0.0 ? vPosition.zw : vec2(0.0);
    gl_Position = projection_mat * modelview_mat * vec4(vPosition.xy * scale + middle + away, 0.0, 1.0);
}
"""
)
PIXELS = (
    _PRECISION
    + """
varying vec4 ink;
varying vec3 across;
varying float along;
uniform vec2 dash;
void main(void) {
    float cover = 1.0;
    if (across.z > 0.0) {
        cover = clamp(across.z + 0.5 - length(across.xy), 0.0, 1.0);
        if (along >= 0.0 && mod(along, dash.x) > dash.y) cover = 0.0;
    }
    gl_FragColor = vec4(ink.rgb, ink.a * cover);
}
"""
)
FILL = [(b"vPosition", 2, "float"), (b"vTexCoords0", 2, "float")]
STROKE = [(b"vPosition", 4, "float"), (b"vTexCoords0", 4, "float")]
"""The corners of areas and of strokes. Both must give the shader all its attributes, and those must be named
as in the toolkit's own shader: what another shader left switched on would be read as ours, and crash."""
DATE_LINE = 179.99
"""Outlines end at 180 degrees: what runs along there is no border."""

SheetFor = Callable[[Box], OutlineSheet | None]


class MapPicture(Sheet):
    """A map in its frame."""

    def show(self, sight: Sight, frame: tuple[float, float, float, float], sheet_for: SheetFor) -> None:
        """Prepare the map in a frame: x, y, width and height in design units."""
        self.sight = sight
        self.sheet_for = sheet_for
        place = self.box(*frame)
        self.left, self.bottom = place["pos"]
        self.wide, self.high = place["size"]
        self.view = sight.home
        self._sheet: OutlineSheet | None = None
        colours = self.colours
        self._fbo = Fbo(size=(self.wide, self.high), vs=CORNERS, fs=PIXELS)
        self._fbo.add(ClearColor(*rgb(colours.map_sea), 1))
        self._fbo.add(ClearBuffers())
        unit = self.look.sizes.unit
        self._fbo["dash"] = (16.0 * unit, 10.0 * unit)
        self._layers = [_Layer(self._fbo) for _ in range(3)]
        self.canvas.add(self._fbo)
        with self.canvas:
            Color(1, 1, 1, 1)
            self._shown = Rectangle(texture=self._fbo.texture, pos=place["pos"], size=place["size"])

    @property
    def ground(self) -> Ground:
        """What the map covers."""
        return self.sight.ground

    @property
    def land(self) -> "_Layer":
        """Land and borders."""
        return self._layers[0]

    @property
    def routes(self) -> "_Layer":
        """Lines between places."""
        return self._layers[1]

    @property
    def dots(self) -> "_Layer":
        """Dots and leaders."""
        return self._layers[2]

    def look_at(self, view: View) -> None:
        """Show a part of the map."""
        self.view = view
        self._land_for(self.ground.plane.degrees(self.sight.seen(view)))
        unit = self.look.sizes.unit
        scale = view.scale * unit
        self._fbo["scale"] = scale
        self._fbo["middle"] = (self.wide / 2 - view.x * scale, self.high / 2 - view.y * scale)
        self._fbo.ask_update()
        self._shown.texture = self._fbo.texture

    def on_parent(self, _widget: Any, parent: Any) -> None:
        """Give the texture and the triangles back when the map is taken away."""
        if parent is None and getattr(self, "_fbo", None) is not None:
            self._fbo.clear()
            self._shown.texture = None
            self.canvas.clear()
            self._layers.clear()
            self._sheet = None
            del self._fbo, self._shown

    # --- land

    def _land_for(self, seen: Box) -> None:
        sheet = self.sheet_for(seen)
        if sheet is self._sheet:
            return
        self._sheet = sheet
        self.land.clear()
        if sheet is None:
            return
        lit = [country for country in sheet.countries if country.name in self.ground.lit]
        rest = [country for country in sheet.countries if country.name not in self.ground.lit]
        boxes = [box for country in lit for box in country.boxes]
        enclaves = [c for c in rest if c.boxes and any(box.holds_box(c.boxes[0]) for box in boxes)]
        colours, unit = self.colours, self.look.sizes.unit
        near = colours.map_neighbour, colours.map_border, max(unit, 0.8)
        own = colours.map_land, colours.map_coast, max((2.4 if colours.high else 1.5) * unit, 0.9)
        region = self._region()
        for countries, (fill, line, half) in ((rest, near), (lit, own), (enclaves, near)):
            pieces = list(_pieces(countries, self.ground.plane, region))
            self.land.fill(fill, (ring for _, ring in pieces))
            strokes = Strokes()
            for degrees, ring in pieces:
                for run, closed in _borders(degrees, ring):
                    strokes.line(run, half, closed)
            self.land.strokes(line, strokes)

    def _region(self) -> Box:
        """All that can ever come into the frame: what lies beyond is not made into triangles."""
        bounds = self.ground.bounds
        frame, least = self.sight.frame, self.sight.least
        return bounds.grown(max(frame.w, frame.h) / least)


class _Layer:
    """One of the layers of a map, painted over the one before."""

    def __init__(self, fbo: Fbo) -> None:
        self._group = InstructionGroup()
        fbo.add(self._group)

    def clear(self) -> None:
        """Take away what is drawn."""
        self._group.clear()

    def fill(self, colour: str, rings: Iterable[Ring]) -> None:
        """Fill areas, given in kilometres."""
        self._group.add(Color(*rgb(colour), 1))
        corners = array("f")
        for ring in rings:
            tesselator = Tesselator()
            tesselator.add_contour(ring)
            # Triangles as they come: joined to larger shapes, as is usual, they take fifty times as long.
            if tesselator.tesselate(WINDING_ODD, TYPE_POLYGONS, 3):
                for triangle in tesselator.vertices:
                    for n in range(0, len(triangle), 2):
                        corners.extend((triangle[n], triangle[n + 1], 0.0, 0.0))
        most = MOST_CORNERS // 3 * 3
        for start in range(0, len(corners) // 4, most):
            part = corners[4 * start : 4 * (start + most)]
            numbers = array("H", range(len(part) // 4))
            self._group.add(Mesh(vertices=part, indices=numbers, fmt=FILL, mode="triangles"))

    def strokes(self, colour: str, strokes: Strokes) -> None:
        """Draw lines and discs."""
        self._group.add(Color(*rgb(colour), 1))
        for corners, triangles in strokes.meshes():
            self._group.add(Mesh(vertices=corners, indices=triangles, fmt=STROKE, mode="triangles"))


def _pieces(countries: Iterable[Country], plane: Plane, region: Box) -> Iterable[tuple[Ring, list[float]]]:
    """The pieces of land in a region: in degrees, and on the flat map."""
    for country in countries:
        for ring, box in zip(country.rings, country.boxes, strict=True):
            if not region.meets(plane.box(box)):
                continue
            east, shrink, north = plane.turns(box) - plane.east, plane.shrink, plane.north
            flat = [0.0] * len(ring)
            flat[::2] = [(longitude + east) * shrink for longitude in ring[::2]]
            flat[1::2] = [(latitude - north) * DEGREE for latitude in ring[1::2]]
            yield ring, flat


def _borders(degrees: Ring, flat: list[float]) -> Iterable[tuple[list[Point], bool]]:
    """The lines round a piece of land: all of it, or the runs between those along the date line."""
    points = list(zip(flat[::2], flat[1::2], strict=True))
    on_line = [abs(longitude) > DATE_LINE for longitude in degrees[::2]]
    if not any(on_line):
        yield points, True
        return
    run: list[Point] = []
    for n, point in enumerate(points):
        if n and on_line[n] and on_line[n - 1]:
            yield run, False
            run = []
        run.append(point)
    yield run, False
