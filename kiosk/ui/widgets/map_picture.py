"""Land, sea, borders, routes and dots: drawn by the graphics card, sharp at every size of the map.

What is drawn is made into triangles once, in kilometres. Moving or enlarging the map changes two numbers of
the shader; lines and dots keep their width in pixels. The picture is drawn into a texture, and only when it
has changed.
"""

from array import array
from collections.abc import Callable
from typing import Any

from kivy.graphics import ClearBuffers, ClearColor, Color, InstructionGroup, Mesh, Rectangle
from kivy.graphics.fbo import Fbo

from kiosk.content.outlines import OutlineSheet
from kiosk.core.geography import Box
from kiosk.core.ground import Ground
from kiosk.core.map_view import Sight, View
from kiosk.core.strokes import MOST_CORNERS, Strokes
from kiosk.core.theme import rgb
from kiosk.ui.widgets.map_land import land_of, reach_of
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
            # What has been drawn refers to itself, and would keep its texture until garbage is collected.
            self._fbo.size = (1, 1)
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
        colours, unit = self.colours, self.look.sizes.unit
        near = colours.map_neighbour, colours.map_border
        own = colours.map_land, colours.map_coast
        halves = max(unit, 0.8), max((2.4 if colours.high else 1.5) * unit, 0.9)
        ground = self.ground
        pieces = land_of(sheet, ground.plane, ground.lit, reach_of(ground.bounds), halves)
        for (fill, line), piece in zip((near, own, near), pieces, strict=True):
            self.land.areas(fill, piece.areas)
            self.land.strokes(line, piece.borders)


class _Layer:
    """One of the layers of a map, painted over the one before."""

    def __init__(self, fbo: Fbo) -> None:
        self._group = InstructionGroup()
        fbo.add(self._group)

    def clear(self) -> None:
        """Take away what is drawn."""
        self._group.clear()

    def areas(self, colour: str, corners: "array[float]") -> None:
        """Fill areas, given as triangles in kilometres."""
        self._group.add(Color(*rgb(colour), 1))
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
