"""The index: its order, its letters, and what leads where."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.core.index import Entry, folded, letters, surname_first
from kiosk.core.takeaway import takeaway_address


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("Anna Berger", "Berger, Anna"),
        ("Anna Maria Berger", "Berger, Anna Maria"),
        ("Jan Van De Velde", "Van De Velde, Jan"),
        ("Werner von Hohenau", "Hohenau, Werner von"),
        ("Marie de la Tour", "Tour, Marie de la"),
        ("Pieter Le Clercq", "Le Clercq, Pieter"),
        ("Berger, Anna", "Berger, Anna"),
        ("Hadewych", "Hadewych"),
        ("Hendrik de", "Hendrik de"),
    ],
)
def test_people_stand_under_their_surname(name: str, listed: str) -> None:
    assert surname_first(name) == listed


def test_accents_and_capitals_do_not_part_what_belongs_together() -> None:
    assert folded("Éclusé") == folded("ecluse")
    assert folded("Œuvre") == "oeuvre"
    assert folded("Straße") == "strasse"
    assert folded("’s-Graven Hage") == "sgravenhage"


def test_letters_come_in_order_and_what_has_none_last() -> None:
    found = [Entry("term", str(n), name) for n, name in enumerate(("Œuvre", "Öl", "1. Schleuse", "Zoll"))]
    ordered = sorted(found, key=lambda entry: (entry.letter == "#", folded(entry.name)))
    assert letters(ordered) == ("O", "Z", "#")


@given(some.text())
def test_any_name_can_be_listed(name: str) -> None:
    Entry("term", "x", surname_first(name)).letter  # noqa: B018


def test_the_address_to_take_home_names_event_and_language() -> None:
    assert takeaway_address("https://canal.example/mill/", "first-spade", "de") == (
        "https://canal.example/mill/first-spade/de"
    )
    assert takeaway_address("https://canal.example/?v=1", "a b", "nl") == (
        "https://canal.example/?v=1&event=a%20b&language=nl"
    )
    assert takeaway_address("https://canal.example/{language}/{event}.html", "a", "fr") == (
        "https://canal.example/fr/a.html"
    )
