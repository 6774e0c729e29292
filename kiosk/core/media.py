"""What may go with an event: pictures, sound and film, data graphics, small maps."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import Discriminator, Tag
from pydantic.functional_validators import model_validator
from pydantic_core import PydanticCustomError

from kiosk.core.parts import (
    CaptionFile,
    CaptionFiles,
    ChartId,
    MediaFile,
    Part,
    PlaceId,
    RouteId,
    SoundFile,
    Text,
)

PICTURES = (".jpg", ".jpeg", ".png", ".webp")
SOUNDS = (".ogg", ".mp3", ".flac")
FILMS = (".mp4", ".webm")


class Picture(Part):
    """A still picture, with everything the museum must say about it."""

    file: MediaFile
    """The picture's file in the media folder: .jpg, .png or .webp."""
    alt: Text
    """What a visitor who cannot see the picture is told."""
    credit: str
    """Shown word for word as the lender gave it."""
    rights: str
    """The URI of its rights statement or licence."""
    caption: Text | None = None
    """The words under the picture."""
    perpetrator: bool = False
    """Taken by perpetrators: drawn in a black border; `context` is then required."""
    context: Text | None = None
    """What a visitor must know about who took the picture, and why."""
    sensitive: Text | None = None
    """Why it stays covered until the visitor chooses to see it."""

    @model_validator(mode="after")
    def _perpetrators_need_context(self) -> "Picture":
        if self.perpetrator and self.context is None:
            raise PydanticCustomError("context", "context", {"key": "context"})
        return self


class Recording(Part):
    """Sound or film, with captions or a transcript for those who cannot hear it."""

    file: MediaFile
    """The file in the media folder: .ogg, .mp3, .flac, .mp4 or .webm."""
    credit: str
    """Shown word for word as the lender gave it."""
    rights: str
    """The URI of its rights statement or licence."""
    caption: Text | None = None
    """The words under the player."""
    alt: Text | None = None
    """What a visitor who cannot see the film is told."""
    captions: CaptionFile | CaptionFiles | None = None
    """WebVTT files of what is said: one file, or one for each language."""
    transcript: Text | None = None
    """What is said, written out."""
    perpetrator: bool = False
    """Made by perpetrators; `context` is then required."""
    context: Text | None = None
    """What a visitor must know about who made it, and why."""
    sensitive: Text | None = None
    """Why it stays covered until the visitor chooses to play it."""

    @property
    def is_film(self) -> bool:
        """Whether it has pictures that move."""
        return PurePosixPath(self.file).suffix.lower() in FILMS

    @model_validator(mode="after")
    def _needs_words(self) -> "Recording":
        if self.captions is None and self.transcript is None:
            raise PydanticCustomError("words", "words", {"key": "captions"})
        if self.perpetrator and self.context is None:
            raise PydanticCustomError("context", "context", {"key": "context"})
        return self


class Narration(Part):
    """An event's label, spoken by a person in one language: played in place of the screen's own voice."""

    file: SoundFile
    """The file in the media folder: .ogg, .mp3 or .flac."""
    credit: str
    """Who speaks, and who made the recording; listed with the picture credits."""
    rights: str
    """The URI of its rights statement or licence."""


class ChartRef(Part):
    """A data graphic of charts.yaml, shown with an event."""

    chart: ChartId
    """A key of charts.yaml."""
    caption: Text | None = None
    """The words under the graphic."""


class MapView(Part):
    """What a small map shows."""

    places: tuple[PlaceId, ...] = ()
    """Keys of places.yaml."""
    route: RouteId | None = None
    """A key of `routes` in places.yaml."""

    @model_validator(mode="after")
    def _shows_something(self) -> "MapView":
        if not self.places and self.route is None:
            raise PydanticCustomError("empty-map", "empty map", {})
        return self


class MapRef(Part):
    """A small map, shown with an event."""

    map: MapView
    """The places and the route it shows."""
    caption: Text | None = None
    """The words under the map."""


def kind_of_media(written: object) -> str | None:
    """Which of the kinds of media a mapping is, told by its keys and its file's ending."""
    if isinstance(written, Mapping):
        if "chart" in written:
            return "chart"
        if "map" in written:
            return "map"
        ending = PurePosixPath(str(written.get("file") or "")).suffix.lower()
        return "recording" if ending in SOUNDS + FILMS else "picture"
    return {"Picture": "picture", "Recording": "recording", "ChartRef": "chart", "MapRef": "map"}.get(
        type(written).__name__
    )


Media = Annotated[
    Annotated[Picture, Tag("picture")]
    | Annotated[Recording, Tag("recording")]
    | Annotated[ChartRef, Tag("chart")]
    | Annotated[MapRef, Tag("map")],
    Discriminator(kind_of_media),
]
