"""The index: people, places and terms by the alphabet, each with the events that tell of it.

The order is plain: letters without their accents, capitals like small ones, ß as ss, œ as oe, æ as ae,
everything that is neither letter nor figure passed over. People stand under their surname, which is the
last word of a name, or begins with the first small word or article in it, such as van, de, von or Le.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kiosk.core import markup
from kiosk.core.language import Words
from kiosk.core.model import Event, Exhibit

Kind = Literal["life", "place", "term"]

PARTICLES = frozenset(
    (
        "van",
        "de",
        "den",
        "der",
        "von",
        "zu",
        "zur",
        "zum",
        "vom",
        "ten",
        "ter",
        "te",
        "le",
        "la",
        "les",
        "du",
        "des",
        "di",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "y",
        "of",
    )
)
_LIGATURES = str.maketrans({"ß": "ss", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O",
                            "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"})  # fmt: skip
OTHERS = "#"
"""The letter of what begins with none."""


@dataclass(frozen=True)
class Entry:
    """A line of the index."""

    kind: Kind
    id: str
    name: str
    """As it is listed: people with the surname first."""

    @property
    def key(self) -> str:
        """What a stop holds: `place:ID`."""
        return f"{self.kind}:{self.id}"

    @property
    def letter(self) -> str:
        """The letter it stands under."""
        first = folded(self.name)[:1]
        return first.upper() if first.isalpha() else OTHERS


def folded(name: str) -> str:
    """A name as it is ordered: its letters and figures, small and without accents."""
    bare = unicodedata.normalize("NFKD", name.translate(_LIGATURES))
    return "".join(sign for sign in bare if sign.isalnum()).casefold()


def surname_first(name: str) -> str:
    """A person's name as an index lists it: `Meulen, Anna van der`, but `Van Meulen, Anna`."""
    words = name.split()
    if len(words) < 2 or "," in name:
        return name
    start = next((n for n, word in enumerate(words) if n and word.casefold() in PARTICLES), len(words) - 1)
    if start == len(words) - 1 and words[start].casefold() in PARTICLES:
        start = 0  # "Hendrik de": no surname follows
    given, surname = words[:start], words[start:]
    if not given:
        return name
    while surname[0].islower() and len(surname) > 1:
        # Small particles follow the given name, capital ones begin the surname.
        given.append(surname.pop(0))
    return f"{' '.join(surname)}, {' '.join(given)}"


def entries(exhibit: Exhibit, words: Words) -> tuple[Entry, ...]:
    """All lines of the index in a language, in order."""
    found = [
        *(
            Entry("life", key, surname_first(_plain(words.of(life.name))))
            for key, life in exhibit.lives.items()
        ),
        *(Entry("place", key, _plain(words.of(place.name))) for key, place in exhibit.atlas.places.items()),
        *(Entry("term", key, _capital(_plain(words.of(term.term)))) for key, term in exhibit.terms.items()),
    ]
    return tuple(sorted(found, key=lambda entry: (entry.letter == OTHERS, folded(entry.name), entry.key)))


def _plain(text: str) -> str:
    return " ".join(markup.plain(text).split())


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def events_of(exhibit: Exhibit, entry: Entry) -> tuple[Event, ...]:
    """The events that tell of an entry, in reading order; those of a life in the order of the life."""
    match entry.kind:
        case "life":
            return tuple(exhibit.events[e] for e in exhibit.lives[entry.id].events if e in exhibit.events)
        case "place":
            return tuple(event for event in exhibit.events.values() if entry.id in _places_of(event))
        case "term":
            return tuple(event for event in exhibit.events.values() if entry.id in _terms_of(event))


def _places_of(event: Event) -> Iterator[str]:
    if event.place:
        yield event.place
    for media in event.media:
        yield from getattr(getattr(media, "map", None), "places", ())


def _terms_of(event: Event) -> Iterator[str]:
    for text in (event.label, event.more, event.differ):
        if text is not None:
            # One language is enough: a link stands in all of them, or `check` warns.
            yield from markup.terms(text[text.languages[0]])


def letters(found: Sequence[Entry]) -> tuple[str, ...]:
    """The letters in use, in order."""
    return tuple(dict.fromkeys(entry.letter for entry in found))
