import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import markup
from kiosk.core.runs import Citation, Run
from kiosk.core.typesetting import escape, superscript, typeset, typeset_runs

NBSP = "\u00a0"


def seen(text: str, language: str = "en") -> str:
    """The typeset text, with `~` for a space that does not break."""
    return typeset(text, language).replace(NBSP, "~")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u2011b", "a-b"),
        ("a\u202fb\u2009c", "a~b~c"),
        ("a\u00adb\u200bc\ufeffd", "abcd"),
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("a\x00b\x1bc\x7fd", "abcd"),
        ("a\tb", "a b"),
        ("a\ud800b", "ab"),
    ],
)
def test_what_cannot_be_drawn_is_replaced_or_dropped(text: str, expected: str) -> None:
    assert seen(text) == expected


def test_the_last_word_of_a_paragraph_does_not_stand_alone() -> None:
    assert seen("The old mill has burned down.") == "The old mill has burned~down."
    assert seen("One two three four\nfive six seven eight") == "One two three~four\nfive six seven~eight"


def test_a_long_last_word_may_stand_alone() -> None:
    assert seen("The old mill was re-electrified.") == "The old mill was re-electrified."


def test_three_words_are_left_alone() -> None:
    assert seen("The old mill") == "The old mill"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("all 51 people there remained", "en", "all 51~people there~remained"),
        ("in 1942 people electrification", "en", "in 1942 people electrification"),
        ("on 4 August electrification", "en", "on 4~August electrification"),
        ("am 4. August elektrifiziert", "de", "am 4.~August elektrifiziert"),
        ("Er war 12. Dann elektrifiziert", "de", "Er war 12. Dann elektrifiziert"),
        ("le 1er avril électrification", "fr", "le 1er~avril électrification"),
        ("25 843 people elsewhere-and-here", "en", "25~843~people elsewhere-and-here"),
        ("1 000 000 francs altogether-spent", "en", "1~000~000~francs altogether-spent"),
        ("the weir – not electrification", "en", "the weir~– not electrification"),
        ("some 10–28 boats electrification", "en", "some 10–28~boats electrification"),
    ],
)
def test_what_belongs_together_stays_on_one_line(text: str, language: str, expected: str) -> None:
    assert seen(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oui ?", "Oui~?"),
        ("Oui?", "Oui~?"),
        ("Non ! Si ; là : ici", "Non~! Si~; là~:~ici"),
        ("Non?! Si", "Non~?! Si"),
        ("« Oui »", "«~Oui~»"),
        ("«Oui?»", "«~Oui~?~»"),
        ("«~déjà~»", "«~déjà~»"),
        ("10 % et 5%", "10~% et~5~%"),
        ("Il a dit hier «oui»", "Il a dit hier~«~oui~»"),
        ("à 16:30", "à 16:30"),
        ("https://a.example/x?y", "https://a.example/x?y"),
        ("a::b", "a::b"),
        ("1942 (?)", "1942 (?)"),
        ("&bl; b&amp; c", "&bl; b&amp; c"),
        ("fin… ?", "fin… ?"),
        ("?", "?"),
    ],
)
def test_french_spaces_its_high_punctuation(text: str, expected: str) -> None:
    assert seen(text.replace("~", NBSP), "fr") == expected
    assert seen(text.replace("~", NBSP), "fr-BE") == expected


def test_other_languages_do_not() -> None:
    assert seen("Ja? Nee: «dus»", "nl") == "Ja? Nee: «dus»"


def test_the_rules_reach_over_the_borders_of_runs() -> None:
    paragraph = markup.read("Le *1er* avril, le moulin *brûle*[@a]? [Oui](term:oui)")[0]
    told = typeset_runs(paragraph, "fr")
    assert [run.text.replace(NBSP, "~") for run in told] == [
        "Le ",
        "1er",
        "~avril, le moulin ",
        "brûle",
        "~?",
        "",
        "~",
        "Oui",
    ]
    assert [run.emphasis for run in told] == [run.emphasis for run in paragraph]
    assert told[-1].term == "oui"
    assert told[5].citations == (Citation("a"),)


def test_a_run_with_nothing_left_is_gone() -> None:
    assert typeset_runs((Run("a"), Run("\u200b", emphasis=True)), "en") == (Run("a"),)
    assert typeset_runs((), "en") == ()


@given(st.text(), st.sampled_from(["en", "fr", "de", "ja"]))
def test_typesetting_changes_spaces_and_nothing_a_reader_sees(text: str, language: str) -> None:
    told = typeset(text, language)
    told.encode()
    bare = typeset(text, "nl").replace(NBSP, "").replace(" ", "")
    assert told.replace(NBSP, "").replace(" ", "") == bare
    assert typeset(told, language) == told


@given(st.lists(st.text(max_size=8), max_size=6), st.sampled_from(["en", "fr"]))
def test_a_text_in_pieces_is_set_as_the_whole(pieces: list[str], language: str) -> None:
    pieces = [piece.replace("\n", " ") for piece in pieces]
    told = typeset_runs(tuple(Run(piece, emphasis=bool(n % 2)) for n, piece in enumerate(pieces)), language)
    assert "".join(run.text for run in told) == typeset("".join(pieces), language)


def test_figures_can_be_raised() -> None:
    assert superscript(1234567890) == "¹²³⁴⁵⁶⁷⁸⁹⁰"


def test_escaped_text_has_no_markup() -> None:
    assert escape("[b]a & b[/b] &bl;") == "&bl;b&br;a &amp; b&bl;/b&br; &amp;bl;"
