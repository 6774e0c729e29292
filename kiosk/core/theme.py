"""Colours by the role they play, themes and their derived tones, and contrast between them."""

from dataclasses import dataclass
from functools import lru_cache

from kiosk.core.model import Theme

Rgb = tuple[float, float, float]

PAPER2 = "#E8E3D8"
NIGHT = "#171614"


@dataclass(frozen=True)
class Palette:
    """Every colour of the interface by its role. Colours are #rrggbb."""

    paper: str = "#F3F0E9"
    paper2: str = PAPER2
    plate: str = "#D6D0C4"
    rule: str = "#C9C2B4"
    track: str = "#BFB8AA"
    guide: str = "#DDD7CB"
    ui: str = "#7A7468"
    ink2: str = "#4A4640"
    ink: str = "#1B1A18"
    night: str = NIGHT
    night2: str = "#262421"
    nrule: str = "#45413B"
    nui: str = "#8A8478"
    ntext2: str = "#BDB6A8"
    ntext: str = "#F1EDE4"
    warn: str = "#E8B3A6"
    error_line: str = "#4A2A22"
    viewer_plate: str = "#4B4740"
    map_sea: str = "#DAD9D3"
    map_neighbour: str = "#E8E3D8"
    map_land: str = "#FAF8F3"
    map_border: str = "#B7B0A2"
    map_coast: str = "#7A7468"
    map_label: str = "#5A554C"
    border: int = 2
    """Width of a control's edge, in design units."""
    high: bool = False

    def scrim(self, alpha: float) -> tuple[float, float, float, float]:
        """The veil over what lies behind."""
        red, green, blue = rgb("#000000" if self.high else "#1B1A18")
        return (red, green, blue, alpha)


HIGH_CONTRAST = Palette(
    paper="#000000",
    paper2="#000000",
    plate="#3A3A3A",
    rule="#FFFFFF",
    track="#6B6B6B",
    guide="#3A3A3A",
    ui="#FFFFFF",
    ink2="#FFFFFF",
    ink="#FFFFFF",
    night="#000000",
    night2="#000000",
    nrule="#FFFFFF",
    nui="#FFFFFF",
    ntext2="#FFFFFF",
    ntext="#FFFFFF",
    warn="#FFFFFF",
    error_line="#3A3A3A",
    viewer_plate="#000000",
    map_sea="#000000",
    map_neighbour="#000000",
    map_land="#2A2A2A",
    map_border="#8A8A8A",
    map_coast="#FFFFFF",
    map_label="#FFFFFF",
    border=4,
    high=True,
)
NORMAL = Palette()


@dataclass(frozen=True)
class Tones:
    """A theme as drawn: its line, and its colour for lines, for text, and for dark grounds."""

    main: str
    deep: str
    light: str
    mark: str


def palette(contrast: str) -> Palette:
    """The palette for the visitor's choice of contrast, `normal` or `high`."""
    return HIGH_CONTRAST if contrast == "high" else NORMAL


def tones(theme: Theme | None, contrast: str = "normal") -> Tones:
    """A panel's theme as drawn; without a theme, ink and a solid line."""
    if theme is None:
        main = deep = "#FFFFFF" if contrast == "high" else NORMAL.ink
        return Tones(main, deep, NORMAL.ntext, "solid")
    deep = theme.deep or darkened(theme.accent)
    light = theme.light or lightened(theme.accent)
    if contrast == "high":
        return Tones(light, light, light, theme.mark)
    return Tones(theme.accent, deep, light, theme.mark)


def rgb(colour: str) -> Rgb:
    """#rrggbb as three numbers from 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def hexed(colour: Rgb) -> str:
    """Three numbers from 0 to 1 as #rrggbb."""
    return "#" + "".join(f"{round(min(max(part, 0), 1) * 255):02X}" for part in colour)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _gamma(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def luminance(colour: str) -> float:
    """Relative luminance from 0 to 1: WCAG 2.2, section "relative luminance"."""
    red, green, blue = (_linear(part) for part in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21: WCAG 2.2, section "contrast ratio"."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


@lru_cache(maxsize=64)
def darkened(accent: str) -> str:
    """The accent, darkened in CIE Lab until it reads at 7:1 on the darker paper."""
    return _moved(accent, -0.5, PAPER2, 7.0)


@lru_cache(maxsize=64)
def lightened(accent: str) -> str:
    """The accent, lightened in CIE Lab until it reads at 6:1 on night (7.3:1 on black)."""
    return _moved(accent, +0.5, NIGHT, 6.3)


def _moved(accent: str, step: float, ground: str, wanted: float) -> str:
    lightness, a, b = _to_lab(rgb(accent))
    colour = accent
    while contrast(colour, ground) < wanted and 0 <= lightness + step <= 100:
        lightness += step
        colour = hexed(_from_lab(lightness, a, b))
    return colour


_WHITE = (0.95047, 1.0, 1.08883)
_TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_FROM_XYZ = ((3.2406, -1.5372, -0.4986), (-0.9689, 1.8758, 0.0415), (0.0557, -0.2040, 1.0570))


def _to_lab(colour: Rgb) -> tuple[float, float, float]:
    straight = [_linear(part) for part in colour]
    xyz = [sum(m * part for m, part in zip(row, straight, strict=True)) for row in _TO_XYZ]
    fx, fy, fz = (
        v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116
        for v in (part / white for part, white in zip(xyz, _WHITE, strict=True))
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _from_lab(lightness: float, a: float, b: float) -> Rgb:
    fy = (lightness + 16) / 116
    ratios = (fy + a / 500, fy, fy - b / 200)
    xyz = [
        white * (f**3 if f**3 > 0.008856 else (f - 16 / 116) / 7.787)
        for f, white in zip(ratios, _WHITE, strict=True)
    ]
    red, green, blue = (
        _gamma(max(sum(m * part for m, part in zip(row, xyz, strict=True)), 0)) for row in _FROM_XYZ
    )
    return red, green, blue
