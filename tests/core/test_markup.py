import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import markup
from kiosk.core.markup import Citation, Run


def test_plain_words_are_one_run() -> None:
    assert markup.read("The mill burned.") == ((Run("The mill burned."),),)


def test_an_empty_text_has_no_paragraphs() -> None:
    assert markup.read("") == ()
    assert markup.read(" \n\n \t ") == ()


def test_paragraphs_are_parted_by_blank_lines() -> None:
    assert markup.read("One.\n\nTwo.\r\n \r\n\r\nThree.\n") == (
        (Run("One."),),
        (Run("Two."),),
        (Run("Three."),),
    )


def test_line_breaks_inside_a_paragraph_are_spaces() -> None:
    assert markup.read("One\n  two \nthree") == ((Run("One two three"),),)


def test_asterisks_bring_out_words() -> None:
    assert markup.read("The *hand press* was **new** and ***loud***.") == (
        (
            Run("The "),
            Run("hand press", emphasis=True),
            Run(" was "),
            Run("new", strong=True),
            Run(" and "),
            Run("loud", emphasis=True, strong=True),
            Run("."),
        ),
    )


def test_links_lead_to_terms_and_events() -> None:
    assert markup.read("The [*new* lock](term:lock) of [1825](event:first-boat).") == (
        (
            Run("The "),
            Run("new", emphasis=True, term="lock"),
            Run(" lock", term="lock"),
            Run(" of "),
            Run("1825", event="first-boat"),
            Run("."),
        ),
    )


def test_emphasis_reaches_over_links_and_not_into_them_by_half() -> None:
    assert markup.read("*an [old](term:a) mill*")[0][1] == Run("old", emphasis=True, term="a")
    assert markup.plain("*an [old* one](term:a)") == "*an old* one"


def test_the_ids_linked_to_are_listed_once_each() -> None:
    text = "[a](term:x) [b](event:y) [c](term:z)\n\n[d](term:x)"
    assert markup.terms(text) == ("x", "z")
    assert markup.events(text) == ("y",)


# --- citations ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[@a]", (Citation("a"),)),
        ("[@miller1998, pp. 193-94]", (Citation("miller1998", "pp. 193-94"),)),
        ("[@a p. 12]", (Citation("a", "p. 12"),)),
        ("[@a, 12]", (Citation("a", "12"),)),
        ('[@a, chap. 1, sec. "The weir"]', (Citation("a", 'chap. 1, sec. "The weir"'),)),
        ("[@a, pp. 3-4; @b]", (Citation("a", "pp. 3-4"), Citation("b"))),
        ("[@a, p. 3; 5; @b]", (Citation("a", "p. 3; 5"), Citation("b"))),
        ("[see @a, chap. 2]", (Citation("a", "chap. 2", prefix="see"),)),
        ("[see @a; but also @b]", (Citation("a", prefix="see"), Citation("b", prefix="but also"))),
        ("[-@a]", (Citation("a"),)),
        ("[@a on the weir]", (Citation("a", suffix="on the weir"),)),
        ("[@a] [@b]", (Citation("a"), Citation("b"))),
        ("[@a,\n  p. 12]", (Citation("a", "p. 12"),)),
        ("[@a-b_c:d.e/f]", (Citation("a-b_c:d.e/f"),)),
        ("[@{an.id.}]", (Citation("an.id."),)),
        ("[@größe]", (Citation("größe"),)),
    ],
)
def test_citations_are_read_as_pandoc_writes_them(written: str, expected: tuple[Citation, ...]) -> None:
    assert markup.citations(f"A mill {written}.") == expected
    assert markup.plain(f"A mill {written}.") == "A mill."


@pytest.mark.parametrize(
    "written",
    [
        "[@]",
        "[@ a]",
        "[a@b]",
        "[miller@mill.example]",
        "[@a; ]",
        "[; @a]",
        "[@a; b@c]",
        "[@a, [1]]",
        "[@a",
        "@a",
        "[@a.]",
        "\\[@a]",
        "[@a\\]",
    ],
)
def test_what_only_looks_like_a_citation_is_shown_as_typed(written: str) -> None:
    assert markup.citations(f"A mill {written}") == ()
    assert markup.plain(f"A mill {written}") == f"A mill {written}".replace("\\", "")


def test_the_mark_follows_the_word_without_a_space() -> None:
    assert markup.read("The mill [@a] burned.") == (
        (Run("The mill"), Run(citations=(Citation("a"),)), Run(" burned.")),
    )
    assert markup.read("The\nmill\n[@a]\nburned.") == markup.read("The mill [@a] burned.")
    assert markup.read("The *mill* [@a]") == (
        (Run("The "), Run("mill", emphasis=True), Run(citations=(Citation("a"),))),
    )


@pytest.mark.parametrize(
    ("written", "before", "after"),
    [
        ("a mill [@a]. Then", "a mill.", " Then"),
        ("a mill [@a], then", "a mill,", " then"),
        ("un moulin [@a] ; puis", "un moulin ;", " puis"),
        ("“a mill [@a].” Then", "“a mill.”", " Then"),
        ("a mill [@a] [@b]. Then", "a mill.", " Then"),
        ("(a mill [@a]) then", "(a mill", ") then"),
    ],
)
def test_the_mark_stands_after_the_punctuation(written: str, before: str, after: str) -> None:
    first, mark, last = markup.read(written)[0]
    assert (first.text, bool(mark.citations), last.text) == (before, True, after)


def test_a_citation_can_stand_alone() -> None:
    assert markup.read("[@a, p. 3]") == ((Run(citations=(Citation("a", "p. 3"),)),),)
    assert markup.plain("One.\n\n[@a]") == "One."


# --- as typed -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "[color=ff0000]red[/color]",
        "[ref=1]x[/ref] [b]bold[/b] [anchor=a]",
        "&bl; &amp; &lt; &#65; &copy;",
        "<b>bold</b> <script>alert(1)</script> <!-- note -->",
        "an unbalanced [ bracket, and ] another",
        "![a picture](mill.jpg)",
        "[a page](https://mill.example) [a page](term:) [words](place:mill) [words](term:a b)",
        "<https://mill.example> https://mill.example",
        "`code` ~~gone~~ _not emphasis_ __nor this__ H~2~O x^2^",
        "# not a heading",
        "- not a list",
        "1. not a list",
        "> not a quotation",
        "```",
        "---",
        "| a | b |",
        "[a]: https://mill.example",
        "a * b, 2*3, * alone",
        r"C:\mill\new \_ \# \\ \q",
        "two  spaces",
        "{{ name }} %s {n}",
        "“quotes” -- and ... dots",
    ],
)
def test_whatever_is_not_our_markup_is_shown_as_typed(written: str) -> None:
    assert markup.plain(written) == written
    assert markup.plain(f"One\n{written}") == f"One {written}"


def test_four_spaces_make_no_code() -> None:
    assert markup.plain("One.\n\n    four spaces") == "One.\n\nfour spaces"


def test_a_backslash_shows_the_character_itself() -> None:
    assert markup.read(r"\*not emphasis\* and \[words\](term:a)") == (
        (Run("*not emphasis* and [words](term:a)"),),
    )
    assert markup.plain(r"[a \] b](term:a)") == "a ] b"


def _as_typed(text: str) -> str:
    lines = re.split(r"\n[ \t]*(?:\n[ \t]*)+", re.sub(r"\r\n?", "\n", text))
    paragraphs = (re.sub(r"[ \t]*\n[ \t]*", " ", line.strip(" \t\n")) for line in lines)
    return "\n\n".join(filter(None, paragraphs))


@given(st.text(alphabet=st.characters(exclude_characters="*[]\\")))
def test_any_text_without_our_markup_comes_back_as_typed(text: str) -> None:
    assert markup.plain(text) == _as_typed(text)


@given(st.text(alphabet="ab *[]()@\\.,;:\n-ptermevn1", max_size=120))
def test_every_letter_of_a_text_is_kept_or_is_markup(text: str) -> None:
    shown = markup.plain(text)
    assert not markup.citations(text) or "@" in text
    letters = re.sub(r"[^ab]", "", re.sub(r"\[[^\[\]]*@[^\[\]]*\]|\((?:term|event):[^()]*\)", "", text))
    remaining = iter(shown)
    assert all(letter in remaining for letter in letters)


@given(st.text())
def test_no_text_makes_the_reading_fail(text: str) -> None:
    for paragraph in markup.read(text):
        assert paragraph
        assert all(bool(run.text) != bool(run.citations) for run in paragraph)


@pytest.mark.parametrize(
    "piece",
    [
        "*",
        "[",
        "]",
        "\\",
        "**a ",
        "*a **b ",
        "[@a",
        "[@a] ",
        "[a](term:b) ",
        "\\[",
        "a\n",
        "[;@a",
        "*[a](term:b)",
        "[@a\\\\b",
        "[a\\\\b",
        ".",
        ". A",
        "p. P",
        "a.",
        "aaaa",
    ],
)
def test_a_text_of_any_size_is_read(piece: str) -> None:
    started = time.process_time()
    text = piece * (60_000 // len(piece))
    markup.sentences(text)
    markup.read(f"[@a{' ' * 30_000}{text}]")
    markup.read(f"[@a{text}")
    assert time.process_time() - started < 5


def test_two_hundred_labels_are_read_at_once() -> None:
    labels = [
        f"The *mill* of {n} was new [@a{n}, p. 3]. " + "It had [four](term:wheel) wheels. " * 16
        for n in range(200)
    ]
    started = time.process_time()
    for label in labels:
        markup.read(label)
    assert time.process_time() - started < 0.3 * 3  # three times what is promised, for a busy machine


# --- words and sentences --------------------------------------------------------------------------


def test_words_are_counted_without_markup_and_citations() -> None:
    assert markup.words("The *hand press*, l’imprimerie – [@a, p. 3] and a [twenty-foot](term:x) wheel.") == 8


@pytest.mark.parametrize(
    "sentence",
    [
        "It opened on 4 August 1825.",
        "See p. 4 and pp. 12 f. of the book.",
        "St. John’s mill belonged to Dr. Miller and Mrs. J. B. Baker.",
        "Am 4. August kam das erste Schiff.",
        "Er kam am 4. Boot vorbei.",
        "Im 19. Jahrhundert gab es z. B. Mühlen.",
        "De molen stond o.a. in Brugge, nl. Nr. 4.",
        "M. Meunier et Mme. Boulanger vinrent.",
        "It cost 3.50 francs … and more.",
        "“It burned.”",
    ],
)
def test_a_full_stop_is_not_always_an_end(sentence: str) -> None:
    assert markup.sentences(sentence) == (sentence,)
    assert markup.sentences(f"{sentence} Then it closed.") == (sentence, "Then it closed.")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It opened in 1825. It closed in 1830.", 2),
        ("Did it burn? It did! Nobody knew.", 3),
        ("“It burned.” He left.", 2),
        ("One.\n\nTwo without an end", 2),
        ("He was 12. Then he left.", 2),
        ("It burned [@a, p. 3]. Then [@b].", 2),
        ("", 0),
    ],
)
def test_sentences_are_counted(text: str, count: int) -> None:
    assert len(markup.sentences(text)) == count


@given(st.text())
def test_sentences_keep_every_word(text: str) -> None:
    assert "".join("".join(markup.sentences(text)).split()) == "".join(markup.plain(text).split())


@given(st.from_regex(markup._PLAIN, fullmatch=True))
def test_the_short_way_for_plain_text_reads_as_the_parser_does(text: str) -> None:
    assert markup.read(text) == (markup._read_paragraph(text),)
