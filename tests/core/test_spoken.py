"""What is written, as it is said: nothing that a voice would leave out or take for something else."""

import pytest

from kiosk.core.citations import Numbering
from kiosk.core.dates import format_date
from kiosk.core.language import Words
from kiosk.core.markup import read
from kiosk.core.spoken import Utterance, in_sentences, joined, merged, row, speakable, told

TEXT = (
    "In 1847 a [lock](term:lock) was built [@brandt1901, pp. 11-12; @diary]. See "
    "[the opening](event:opening), and [the spades](term:spade)."
)


def said(language: str, cites: bool = True) -> str:
    entries = Numbering([TEXT])
    numbers = {(c.source, c.locator): entries.number(c) for c in entries.entries}
    return told(read(TEXT)[0], Words(language), language, numbers if cites else None)


@pytest.mark.parametrize(
    ("language", "spoken"),
    [
        ("en", "In 1847 a lock, explained word, was built. (source 1, pages 11 to 12; source 2) "
               "See the opening, leads to another event, and the spades, explained word."),
        ("nl", "In 1847 a lock, woord met uitleg, was built. (bron 1, pagina’s 11 tot 12; bron 2) "
               "See the opening, leidt naar een andere gebeurtenis, and the spades, woord met uitleg."),
        ("fr", "In 1847 a lock, mot expliqué, was built. (source 1, pages 11 à 12; source 2) "
               "See the opening, mène à un autre événement, and the spades, mot expliqué."),
        ("de", "In 1847 a lock, erklärter Begriff, was built. (Quelle 1, Seiten 11 bis 12; Quelle 2) "
               "See the opening, führt zu einem anderen Ereignis, and the spades, erklärter Begriff."),
    ],
)  # fmt: skip
def test_terms_links_and_citations_are_said_where_they_stand(language: str, spoken: str) -> None:
    assert said(language) == spoken


def test_without_numbers_no_citation_is_said() -> None:
    assert "source" not in said("en", cites=False)


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
def test_from_one_date_to_another_no_dash_is_left(language: str) -> None:
    for written in (
        "1847-04-19", "1847/1851", "1847-07-27/1847-08-04", "1847-04/1847-06", "1847-04/1851-06",
        "1847-04-01/1847-04-09", "1847-12-30/1848-01-02", "1847-06~/1849", "1848-11?",
    ):  # fmt: skip
        spoken = speakable(format_date(written, language), language)
        assert "–" not in spoken, spoken
        assert "(?)" not in spoken
        assert "1847" in spoken or "1848" in spoken
        assert "\u00a0" not in spoken


def test_a_date_is_said_in_full() -> None:
    assert speakable(format_date("1847-04-19", "en"), "en") == "19 April 1847"
    assert speakable(format_date("1847-04-01", "fr"), "fr") == "1er avril 1847"
    assert speakable(format_date("1847-07-27/1847-08-04", "de"), "de") == "27. Juli bis 4. August 1847"


@pytest.mark.parametrize(
    ("language", "number"),
    [("en", "25,843"), ("nl", "25.843"), ("fr", "25\u202f843"), ("fr", "25 843"), ("de", "25.843")],
)
def test_thousands_are_one_number(language: str, number: str) -> None:
    assert speakable(f"({number})", language) == "(25843)"


def test_a_number_with_decimals_and_two_numbers_side_by_side_stay() -> None:
    assert speakable("3.5 km; in 1847 100 people, 12, 345", "en") == "3.5 km; in 1847 100 people, 12, 345"


def test_a_dash_between_words_is_a_pause_and_no_sign_names_sounds() -> None:
    assert speakable("A lock – of oak | Oberau", "en") == "A lock, of oak, Oberau"
    assert "[[" not in speakable("[[h@l'oU]]", "en")


def test_a_row_of_figures_says_what_is_not_known() -> None:
    facts = [("Boats", "1,203"), ("Wagons", None)]
    assert row("1858", facts, Words("en")) == "1858. Boats: 1203; Wagons: no figure in the sources."


def test_parts_are_sentences() -> None:
    assert joined(["Title", "", "Is it?", "19 April 1847 "]) == "Title. Is it? 19 April 1847."


def test_what_is_long_is_said_sentence_by_sentence() -> None:
    long = "On 4. August the boats came. " * 6
    pieces = in_sentences(Utterance(long.strip(), "en"))
    assert len(pieces) == 6
    assert " ".join(piece.text for piece in pieces) == long.strip()
    assert in_sentences(Utterance(long, "en", "label.ogg")) == (Utterance(long, "en", "label.ogg"),)


def test_neighbours_in_one_language_are_said_together() -> None:
    parts = [Utterance("A", "en"), Utterance("B", "en"), Utterance("C", "de"), Utterance("D", "en")]
    assert merged(parts) == (Utterance("A. B.", "en"), Utterance("C", "de"), Utterance("D", "en"))
