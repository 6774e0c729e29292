"""The picture of the exhibit to begin with, drawn here so that it belongs to nobody."""

from pathlib import Path

SIZE = (1600, 1200)
FINER = 2
"""Drawn so many times larger and made smaller, which smooths the edges."""

SKY, HILLS, FAR_BANK = "#DAD8CF", "#A9AE9F", "#868C79"
WATER, WAVES, NEAR_BANK = "#8FA3A6", "#A9B9B9", "#4F5348"
BOAT, DECK, ROPE = "#5B4632", "#7A624A", "#3B3B38"


def draw_placeholder(file: Path) -> None:
    """Draw a flat boat on a broad river, and save it as PNG."""
    from PIL import Image, ImageDraw

    width, height = (length * FINER for length in SIZE)
    picture = Image.new("RGB", (width, height), SKY)
    draw = ImageDraw.Draw(picture)

    def at(*points: tuple[float, float]) -> list[tuple[float, float]]:
        return [(x * width, y * height) for x, y in points]

    hills = ((0, 0.41), (0.13, 0.33), (0.31, 0.40), (0.52, 0.30), (0.74, 0.39), (0.9, 0.34), (1, 0.38))
    draw.polygon(at(*hills, (1, 0.5), (0, 0.5)), fill=HILLS)
    draw.polygon(at((0, 0.45), (0.4, 0.435), (1, 0.455), (1, 0.52), (0, 0.52)), fill=FAR_BANK)
    draw.rectangle(at((0, 0.49), (1, 1)), fill=WATER)
    for x, y, length in ((0.08, 0.55, 0.2), (0.62, 0.57, 0.26), (0.3, 0.63, 0.14), (0.04, 0.7, 0.22),
                         (0.7, 0.73, 0.2), (0.36, 0.8, 0.3)):  # fmt: skip
        draw.line(at((x, y), (x + length, y)), fill=WAVES, width=5 * FINER)
    draw.line(at((0, 0.645), (0.34, 0.575), (0.7, 0.555), (1, 0.5)), fill=ROPE, width=3 * FINER)
    draw.line(at((0.5, 0.47), (0.5, 0.66)), fill=ROPE, width=8 * FINER)
    draw.polygon(at((0.3, 0.63), (0.74, 0.63), (0.69, 0.71), (0.36, 0.71)), fill=BOAT)
    draw.polygon(at((0.29, 0.615), (0.75, 0.615), (0.74, 0.635), (0.3, 0.635)), fill=DECK)
    draw.polygon(at((0, 0.93), (0.3, 0.9), (0.62, 0.955), (1, 0.91), (1, 1), (0, 1)), fill=NEAR_BANK)
    picture.resize(SIZE, Image.Resampling.LANCZOS).quantize(64).save(file, optimize=True)
