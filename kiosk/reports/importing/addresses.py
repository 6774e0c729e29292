"""What an address of a picture, film or map on the web is, and what to call a file fetched from it."""

import re
from pathlib import Path, PurePosixPath
from unicodedata import combining, normalize
from urllib.parse import unquote, unquote_plus, urlsplit

from kiosk.core.media import FILMS, PICTURES, SOUNDS
from kiosk.reports.importing.intake import Spot

_MAP = re.compile(r"google\.[^/]+/maps/(?:(?:place|search)/([^/@]+)/)?@(-?\d+\.?\d*),(-?\d+\.?\d*)")
_PAGES = {
    "youtu": "a film on YouTube", "vimeo": "a film on Vimeo", "dailymotion": "a film on Dailymotion",
    "soundcloud": "sound on SoundCloud", "spotify": "sound on Spotify", "flickr": "a page of Flickr",
    "wikipedia": "a page of Wikipedia", "instagram": "a page of Instagram", "twitter": "a message on the web",
    "google": "a page of Google",
}  # fmt: skip


def is_address(written: str) -> bool:
    """Whether it leads to the web."""
    return bool(re.match(r"(?:https?:)?//|www\.", written))


def spot_of(address: str, language: str, otherwise: str) -> Spot | None:
    """The place that an address of a map on the web shows, if it is one."""
    found = _MAP.search(address)
    if found is None:
        return None
    name = " ".join(unquote_plus(found[1] or "").split()) or otherwise
    return Spot({language: name}, (float(found[2]), float(found[3])))


def what_is_at(address: str) -> str:
    """What one will find at an address."""
    ending = PurePosixPath(urlsplit(address).path).suffix.lower()
    if ending in PICTURES:
        return "a picture"
    if ending in SOUNDS + FILMS:
        return "sound" if ending in SOUNDS else "a film"
    host = urlsplit(address if "//" in address else f"//{address}").netloc.lower()
    return next((told for name, told in _PAGES.items() if name in host), "a file or page")


def file_name(address: str, otherwise: str) -> str:
    """What to call the file that is fetched from an address."""
    path = PurePosixPath(unquote(urlsplit(address).path))
    ending = path.suffix.lower()
    if ending not in PICTURES + SOUNDS + FILMS:
        return f"{otherwise}.jpg"
    return f"{slug(path.stem) or otherwise}{ending}"


def beside(file: Path, written: str) -> Path | None:
    """The picture that lies beside the imported file, or below it, under the name written."""
    if not written or is_address(written) or len(written) > 300 or "\x00" in written:
        return None
    folder = file.parent
    name = written.replace("\\", "/")
    try:
        for place in (folder / name, folder / "media" / name, folder / PurePosixPath(name).name):
            if place.is_file() and place.resolve().is_relative_to(folder.resolve()):
                return place
    except (OSError, ValueError):
        pass
    return None


def slug(words: str, most: int = 60) -> str:
    """Words as an id: small letters, figures and hyphens; nothing where there are none."""
    plain = normalize("NFKD", words.casefold().replace("ß", "ss").replace("’", ""))
    kept = "".join(each for each in plain if not combining(each))
    found = re.sub(r"[^a-z0-9]+", "-", kept.replace("'", "")).strip("-")
    if len(found) <= most:
        return found
    return found[:most].rpartition("-")[0] or found[:most]
