"""What all parts of an exhibit are made of: texts, dates, ids, and the rule that nothing may be added."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, RootModel
from pydantic.functional_validators import AfterValidator
from pydantic_core import PydanticCustomError

from kiosk.core import dates

MARKS = ("solid", "broken", "double", "dotted", "thick-thin", "dash-dot")


def _edtf(written: str) -> str:
    if not dates.is_edtf(written):
        raise PydanticCustomError("edtf", 'not an EDTF date: "{written}"', {"written": written})
    return written


EdtfDate = Annotated[str, AfterValidator(_edtf), Field(description="An EDTF date or interval.")]
Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Id = Annotated[str, Field(pattern=r"^[^\s/\\:\[\]();,@]+$", max_length=120)]


@dataclass(frozen=True)
class Names:
    """Said of a field whose text names something else: an event, a place, a file of pictures …"""

    what: str


EventId = Annotated[Id, Names("event")]
PanelId = Annotated[Id, Names("panel")]
PlaceId = Annotated[Id, Names("place")]
RouteId = Annotated[Id, Names("route")]
ChartId = Annotated[Id, Names("chart")]
ThemeId = Annotated[Id, Names("theme")]
MediaFile = Annotated[str, Names("media file")]
SoundFile = Annotated[str, Names("sound file")]
CaptionFile = Annotated[str, Names("caption file")]
DataFile = Annotated[str, Names("data file")]
AreaName = Annotated[str, Names("area")]
Language = Annotated[str, Names("language")]
Cited = Annotated[str, Names("cited")]
"""A text of one wording for all languages, with citations in it."""


def counted(written: object) -> object:
    """A number as YAML has it: its digits. Anything else is left for the type to refuse."""
    digits = isinstance(written, str) and written.isascii() and written.isdecimal() and len(written) < 6
    return int(str(written)) if digits else written


class Part(BaseModel):
    """A part of an exhibit: frozen, and nothing in it that the format does not name.

    The docstrings under fields are not read as the program starts, which would take as long as all else
    here; what makes the JSON Schema and the manual reads them from the source.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(RootModel[dict[str, str]]):
    """The same text in one or more languages: `{en: …, nl: …}`, each in the small Markdown."""

    model_config = ConfigDict(frozen=True)

    def __contains__(self, language: str) -> bool:
        return language in self.root

    def __getitem__(self, language: str) -> str:
        return self.root[language]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages this text has, in the order written."""
        return tuple(self.root)


class CaptionFiles(Text):
    """A WebVTT file for each language: `{en: …, nl: …}`."""
