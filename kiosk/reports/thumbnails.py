"""A picture made small enough to stand in a report, as an address that holds it."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path

LONGEST_SIDE = 480


def thumbnail(file: Path) -> str:
    """The picture as a `data:` address; nothing where it cannot be read any more."""
    from PIL import Image, ImageOps

    small = BytesIO()
    try:
        with Image.open(file) as picture:
            picture.draft("RGB", (LONGEST_SIDE * 2, LONGEST_SIDE * 2))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            upright = upright.convert("RGBA")
            ground = Image.new("RGBA", upright.size, "white")
            Image.alpha_composite(ground, upright).convert("RGB").save(small, "JPEG", quality=80)
    except (OSError, ValueError, Image.DecompressionBombError):
        return ""
    return "data:image/jpeg;base64," + b64encode(small.getvalue()).decode("ascii")
