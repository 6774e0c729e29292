"""The quick reading of a text finds what the whole reading finds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.scan import scan
from kiosk.core import markup

pieces = st.sampled_from(
    ["[@a]", "[@a, p. 3]", "[@a, pp. 3-4; @b]", "[see @a, chap. 2]", "[-@a]", "[@a p. 3]", "[@{a b}]",
     "[@{a}]", "[@a.b, p. 1].", "[@a", "@a", "a@b.example", "[press](term:press)",
     "[the *big* press](event:press)", "[press](http://x)", "*one*", "**two**", "\\[", "\\*", "\\]", "\\",
     "[", "]", "(", " ", "\n", "\n\n", "\n \n", "word", "Word.", "Ten people came.", "4. August", "z.B.",
     "„Wort“", "1,250", "[[@a]]", "[@a][@b]", "[@a,p. 3]", "[@a, ]", "[@a, p. 3; 4]", "[@a; b]", "[@ä1]",
     "[@a-]", "[@a:b, p. 3]", "[@a, *p*]", "\r", "[press [@a]](term:x)"]
)  # fmt: skip
texts = st.lists(pieces, max_size=12).map("".join) | st.text()


def cited(text: str) -> list[tuple[str, str]]:
    return [(mention.id, mention.locator) for paragraph in scan(text) for mention in paragraph.citations]


@given(texts)
@settings(max_examples=3000, deadline=None)
def test_it_finds_the_citations_that_are_drawn(text: str) -> None:
    text = text.replace("\r", " ")
    assert cited(text) == [(each.source, each.locator) for each in markup.citations(text)]


@given(texts)
@settings(max_examples=2000, deadline=None)
def test_it_finds_the_links_that_are_drawn(text: str) -> None:
    text = text.replace("\r", " ")
    links = [link for paragraph in scan(text) for link in paragraph.links]
    assert tuple(dict.fromkeys(link.id for link in links if link.kind == "term")) == markup.terms(text)
    assert tuple(dict.fromkeys(link.id for link in links if link.kind == "event")) == markup.events(text)


@given(texts)
@settings(max_examples=1000, deadline=None)
def test_it_knows_where_each_id_stands(text: str) -> None:
    for paragraph in scan(text):
        for mention in (*paragraph.citations, *paragraph.links):
            assert text[mention.at :].startswith(mention.id)


def test_it_counts_the_words_that_are_drawn() -> None:
    text = "Ten people *came* [@a, p. 3; @b] – to see the [hand press](term:press) [@c].\n\nIt was heavy."
    assert sum(paragraph.words for paragraph in scan(text)) == markup.words(text) == 11


LONG = (
    "The press that was bought in the spring of that year from a works beyond the river was heavier than "
    "all the others that had been bought there before."
)


def test_a_long_sentence_is_found_among_short_ones() -> None:
    (paragraph,) = scan(f"It came late. {LONG} Nobody minded.")
    assert list(paragraph.long_sentences(25)) == [LONG]


def test_short_sentences_are_not_taken_for_a_long_one() -> None:
    text = (
        "On 4. August ten people came to see it. They came by boat. The boat was old. "
        "All of them went home again on the same day. It rained."
    )
    (paragraph,) = scan(text)
    assert list(paragraph.long_sentences(25)) == []


@given(
    st.lists(
        st.sampled_from(
            ["Ten people came.", "It was the 4. August.", "Dr. Miller", "came and went", LONG, "Was it? No!"]
        ),
        max_size=6,
    ).map(" ".join)
)
@settings(max_examples=500, deadline=None)
def test_long_sentences_are_those_of_the_text_as_drawn(text: str) -> None:
    found = [sentence for paragraph in scan(text) for sentence in paragraph.long_sentences(25)]
    assert found == [sentence for sentence in markup.sentences(text) if len(sentence.split()) > 25]
