import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.citations import Bibliography
from kiosk.core.locators import format_locator
from kiosk.core.runs import Citation

WRITTEN = {
    "": ("", "", "", ""),
    "p. 12": ("Page 12.", "Pagina 12.", "Page 12.", "Seite 12."),
    "pp. 193-94": ("Pages 193–94.", "Pagina’s 193–94.", "Pages 193–94.", "Seiten 193–94."),
    "12": ("Page 12.", "Pagina 12.", "Page 12.", "Seite 12."),
    "12-14, 16": ("Pages 12–14, 16.", "Pagina’s 12–14, 16.", "Pages 12–14, 16.", "Seiten 12–14, 16."),
    "pages xi-xii": ("Pages xi–xii.", "Pagina’s xi–xii.", "Pages xi–xii.", "Seiten xi–xii."),
    'chap. 1, sec. "The weir"': (
        "Chapter 1, section “The weir”.",
        "Hoofdstuk 1, paragraaf “The weir”.",
        "Chapitre 1, section «~The weir~».",
        "Kapitel 1, Abschnitt „The weir“.",
    ),
    "ch. 2": ("Chapter 2.", "Hoofdstuk 2.", "Chapitre 2.", "Kapitel 2."),
    "para. 3": ("Paragraph 3.", "Alinea 3.", "Paragraphe 3.", "Absatz 3."),
    "paras. 1 and 3": ("Paragraphs 1 and 3.", "Alinea’s 1 en 3.", "Paragraphes 1 et 3.", "Absätze 1 und 3."),
    "p. 12 and n. 3": (
        "Page 12 and note 3.",
        "Pagina 12 en noot 3.",
        "Page 12 et note 3.",
        "Seite 12 und Anmerkung 3.",
    ),
    "vol. II, p. 3": ("Volume II, page 3.", "Deel II, pagina 3.", "Volume II, page 3.", "Band II, Seite 3."),
    "fol. 3r": ("Folio 3r.", "Folio 3r.", "Folio 3r.", "Blatt 3r."),
    "no. 4": ("Number 4.", "Nummer 4.", "Numéro 4.", "Nummer 4."),
    "art. 4": ("Article 4.", "Artikel 4.", "Article 4.", "Artikel 4."),
    "fig. 4": ("Figure 4.", "Figuur 4.", "Figure 4.", "Abbildung 4."),
    "col. 4": ("Column 4.", "Kolom 4.", "Colonne 4.", "Spalte 4."),
    "§ 4": ("Section 4.", "Paragraaf 4.", "Section 4.", "Abschnitt 4."),
    "list of boats I.": ("List of boats I.",) * 4,
    "3 August 1842": ("3 August 1842.",) * 4,
    "KD_00013-2": ("KD_00013-2.",) * 4,
    "part of the letter": ("Part of the letter.",) * 4,
    "passim": ("Passim.",) * 4,
    "“p. 3”": ("“p. 3”.", "“p. 3”.", "«~p. 3~».", "„p. 3“."),
    "chap. 1, in the notes": (
        "Chapter 1, in the notes.",
        "Hoofdstuk 1, in the notes.",
        "Chapitre 1, in the notes.",
        "Kapitel 1, in the notes.",
    ),
}


@pytest.mark.parametrize("written", WRITTEN)
def test_a_locator_is_written_as_each_language_writes_it(written: str) -> None:
    expected = tuple(told.replace("~", "\u00a0") for told in WRITTEN[written])
    assert tuple(format_locator(written, language) for language in ("en", "nl", "fr", "de")) == expected


@pytest.mark.parametrize(
    ("written", "language", "expected"),
    [
        ("S. 12", "de", "Seite 12."),
        ("Kap. 3", "de", "Kapitel 3."),
        ("hfdst. 3", "nl", "Hoofdstuk 3."),
        ("chapitres 3 et 4", "fr", "Chapitres 3 et 4."),
        ("p. 3", "es", "Página 3."),
        ("p. 3", "xx", "Page 3."),
        ("ſ. 12", "de", "Seite 12."),
    ],
)
def test_labels_of_the_visitors_own_language_are_read_too(written: str, language: str, expected: str) -> None:
    assert format_locator(written, language) == expected


def test_a_citation_without_locator_says_what_follows_it() -> None:
    library = Bibliography({}, "apa", "en")
    assert library.locator(Citation("a", "p. 3")) == "Page 3."
    assert library.locator(Citation("a", suffix="on the weir")) == "On the weir."
    assert library.locator(Citation("a", prefix="see")) == ""


@given(
    st.text(alphabet='p.1 -,"“”«»ivxandscte§', max_size=40), st.sampled_from(["en", "nl", "fr", "de", "ja"])
)
def test_no_locator_makes_the_formatting_fail(written: str, language: str) -> None:
    told = format_locator(written, language)
    assert told == "" or told.endswith((".", "…", "!", "?"))
    assert sorted(c for c in told if c.isdigit()) == sorted(c for c in written if c.isdigit())
