import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.citations import Bibliography, Citation, Numbering
from kiosk.core.csl_rendering import is_style
from kiosk.core.model import Source
from kiosk.core.runs import Run

CHICAGO = "chicago-notes-bibliography-16th-edition"
LANGUAGES = ("en", "nl", "fr", "de")


def source(name: str = "a", kind: str = "book", language: str | None = "en", **csl: object) -> Source:
    return Source(
        id=name,
        type=kind,
        language=language,
        csl={key.replace("_", "-"): value for key, value in csl.items()},
    )


def year(number: int, *more: int) -> dict[str, object]:
    return {"date-parts": [[number, *more]]}


MILLER = [{"family": "Miller", "given": "Ann"}]
BOTH = [*MILLER, {"family": "Baker", "given": "Jean"}]
BOOK = source(
    author=MILLER,
    title="The mill of the town",
    publisher="Weir Press",
    publisher_place="Ghent",
    issued=year(1998),
)


def shown(runs: tuple[Run, ...]) -> str:
    return "".join(f"*{run.text}*" if run.emphasis else run.text for run in runs)


def reference(work: Source, language: str = "en", style: str = CHICAGO) -> str:
    return shown(Bibliography({work.id: work}, style, language).reference(work.id))


# --- numbers --------------------------------------------------------------------------------------


def test_citations_are_numbered_in_order_of_first_use() -> None:
    numbering = Numbering(["One [@b, p. 2]. Two [@a].", "Three [@b, p. 2; @b, p. 3]."])
    assert numbering.entries == (Citation("b", "p. 2"), Citation("a"), Citation("b", "p. 3"))
    assert [numbering.number(entry) for entry in numbering.entries] == [1, 2, 3]


def test_the_words_around_a_citation_do_not_change_its_number() -> None:
    numbering = Numbering(["One [see @b, p. 2].", "Two [@b, p. 2]."])
    assert numbering.number(Citation("b", "p. 2")) == 1
    assert len(numbering.entries) == 1


# --- references -----------------------------------------------------------------------------------


def test_a_note_names_author_title_place_publisher_and_year() -> None:
    assert reference(BOOK) == "Ann Miller, *The Mill of the Town* (Ghent: Weir Press, 1998)."


def test_a_title_in_another_language_keeps_its_capitals() -> None:
    book = source(author=MILLER, title="le moulin de la ville", language="fr-BE", issued=year(1998))
    assert reference(book) == "Ann Miller, *le moulin de la ville*, 1998."


def test_a_title_in_no_language_keeps_its_capitals() -> None:
    book = source(author=MILLER, title="de molen van de stad", language=None, issued=year(1998))
    assert reference(book) == "Ann Miller, *de molen van de stad*, 1998."


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Ann Miller, *De molen*, ed. Jean Baker, 2nd edn, 1998."),
        ("nl", "Ann Miller, *De molen*, onder redactie van Jean Baker, 2de dr., 1998."),
        ("fr", "Ann Miller, *De molen*, éd. par Jean Baker, 2e éd., 1998."),
        ("de", "Ann Miller, *De molen*, hrsg. von Jean Baker, 2. Aufl., 1998."),
    ],
)
def test_its_words_are_in_the_visitors_language(language: str, expected: str) -> None:
    book = source(
        author=MILLER, editor=BOTH[1:], edition=2, title="De molen", language="nl", issued=year(1998)
    )
    assert reference(book, language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Ann Miller and Jean Baker, eds, *De molen*, 1998."),
        ("nl", "Ann Miller en Jean Baker, red., *De molen*, 1998."),
        ("fr", "Ann Miller et Jean Baker, éd., *De molen*, 1998."),
        ("de", "Ann Miller und Jean Baker, Hrsg., *De molen*, 1998."),
    ],
)
def test_editors_in_the_authors_place_are_named_once(language: str, expected: str) -> None:
    book = source(editor=BOTH, title="De molen", language="nl", issued=year(1998))
    assert reference(book, language) == expected


def test_a_site_in_the_authors_place_leaves_the_title_in_its_own() -> None:
    page = source(kind="webpage", title="De molen", container_title="Mill.example", language="nl")
    listed = Bibliography({"a": page}, CHICAGO, "en").everything()
    assert shown(listed[0][1]) == "Mill.example. “De molen”, n.d."


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Ann Miller, “Over ‘de’ molen”, *Het kanaal*, no. 8 (3 May 1998): 35–98."),
        ("nl", "Ann Miller, “Over ‘de’ molen”, *Het kanaal*, nr. 8 (3 mei 1998): 35–98."),
        ("fr", "Ann Miller, «\u00a0Over “de” molen\u00a0», *Het kanaal*, n° 8 (3 mai 1998): 35–98."),
        ("de", "Ann Miller, „Over ‚de‘ molen“, *Het kanaal*, Nr. 8 (3. Mai 1998): 35–98."),
    ],
)
def test_quotation_marks_dates_and_pages_are_as_the_language_writes_them(
    language: str, expected: str
) -> None:
    article = source(
        kind="article-journal",
        author=MILLER,
        title='Over "de" molen',
        container_title="Het kanaal",
        issue=8,
        page="35-98",
        language="nl",
        issued=year(1998, 5, 3),
    )
    assert reference(article, language) == expected


@pytest.mark.parametrize(
    ("language", "accessed"),
    [
        ("en", "accessed 3 August 2022"),
        ("nl", "geraadpleegd op 3 augustus 2022"),
        ("fr", "consulté le 3 août 2022"),
        ("de", "abgerufen am 3. August 2022"),
    ],
)
def test_a_web_page_says_when_it_was_read_and_where(language: str, accessed: str) -> None:
    page = source(
        kind="webpage",
        title="De molen",
        URL="https://www.mill.example/nl/molen/?from=home#top",
        accessed=year(2022, 8, 3),
        language="nl",
    )
    told = reference(page, language)
    assert told.endswith(f"{accessed}, mill.example/nl/molen.")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.mill.example/", "mill.example."),
        ("http://mill.example/a_(b)", "mill.example/a_(b)."),
        ("https://doi.org/10.4000/mill.978", "doi.org/10.4000/mill.978."),
        ("https://mill.example/" + "canal/" * 12, "mill.example/canal/canal/canal/canal/canal/canal/canal/…"),
        ("https://mill.example/" + "canal-" * 12, "mill.example/canal-canal-canal-canal-canal-canal-canal…"),
    ],
)
def test_an_address_is_no_longer_than_one_can_read(address: str, expected: str) -> None:
    told = reference(source(title="The mill", issued=year(1998), URL=address))
    assert told == f"*The Mill*, 1998, {expected}"


def test_italics_inside_a_title_stand_upright() -> None:
    film = source(
        author=MILLER, title="The film <i>The Weir</i> and <b>us</b>", language="nl", issued=year(1998)
    )
    assert reference(film) == "Ann Miller, *The film *The Weir* and us*, 1998."


def test_markup_in_a_source_is_shown_as_typed() -> None:
    book = source(author=MILLER, title="[b]A &bl; <x> *mill*[/b]", language="nl", issued=year(1998))
    assert reference(book) == "Ann Miller, *[b]A &bl; <x> *mill*[/b]*, 1998."


def test_what_zotero_exports_beside_csl_does_no_harm() -> None:
    book = source(
        author=[{"family": "Miller", "given": "Ann", "parse-names": True}, "The Weir Society"],
        title="De molen",
        language="nl",
        issued={"date-parts": [["1998", "5"]], "raw": "May 1998"},
        accessed="2022-08-03",
        custom={"a": 1},
        citation_key="x",
        keyword=["a", "b"],
        tags=None,
    )
    assert reference(book) == "Ann Miller and The Weir Society, *De molen*, 1998."


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ({"date-parts": [[1940], [1944]]}, "1940–1944"),
        ({"date-parts": [[1942, 22]]}, "1942"),
        ({"literal": "before 1940"}, "before 1940"),
        ({"date-parts": []}, "n.d."),
    ],
)
def test_dates_of_every_kind_are_told(issued: object, expected: str) -> None:
    assert expected in reference(source(title="De molen", kind="report", language="nl", issued=issued))


def test_other_styles_do_without_their_numbers() -> None:
    assert reference(BOOK, style="apa") == "Miller, A. (1998). *The mill of the town*. Weir Press."
    assert reference(BOOK, style="ieee") == "A. Miller, *The mill of the town*. Ghent: Weir Press, 1998."


def test_a_question_has_no_full_stop() -> None:
    book = source(title="Is er een molen?", language="nl")
    assert reference(book, style="modern-language-association") == "*Is er een molen?*"


def test_a_title_keeps_its_number() -> None:
    page = source(title="1. mei aan de molen", language="nl", issued=year(1998))
    assert reference(page, style="apa") == "*1. mei aan de molen*. (1998)."


def test_a_style_can_be_the_text_of_a_file() -> None:
    style = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
      <info><title>Ours</title><id>ours</id><updated>2024-01-01T00:00:00Z</updated></info>
      <citation><layout suffix="."><group delimiter=", ">
        <names variable="author"/><text variable="title" font-style="italic"/>
        <date variable="issued"><date-part name="year"/></date>
      </group></layout></citation></style>"""
    assert reference(BOOK, style=style) == "Ann Miller, *The mill of the town*, 1998."
    assert is_style(style)


@pytest.mark.parametrize("style", ["no-such-style", "<style", "", "<style xmlns='x'/>", "../../etc/passwd"])
def test_without_its_style_a_source_is_still_named(style: str) -> None:
    assert reference(BOOK, style=style) == "Ann Miller, *The mill of the town*, 1998."
    assert not is_style(style)


@given(
    st.dictionaries(
        st.sampled_from(
            ["title", "author", "issued", "editor", "page", "URL", "volume", "accessed", "edition"]
        ),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=8),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(["family", "given", "literal", "date-parts", "season"]), inner
                )
            ),
            max_leaves=6,
        ),
    ),
    st.sampled_from(["book", "webpage", "", "nonsense"]),
)
def test_no_source_makes_the_reference_fail(csl: dict[str, object], kind: str) -> None:
    work = Source(id="a", type=kind, language=None, csl=csl)
    library = Bibliography({"a": work}, CHICAGO, "en")
    assert shown(library.reference("a"))
    assert len(library.everything()) == 1


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de", "nl-BE", "de-AT", "es", "he", "xx", "zh-Hant"])
def test_every_language_has_references_and_locators(language: str) -> None:
    told = reference(BOOK, language)
    assert told.startswith("Ann Miller, *The Mill of the Town*")
    assert Bibliography({}, CHICAGO, language).locator(Citation("a", "p. 3"))


def test_an_unknown_source_is_shown_by_its_id() -> None:
    assert Bibliography({}, CHICAGO, "en").reference("miller1998") == (Run("miller1998"),)


def test_the_bibliography_is_in_the_order_of_authors_years_and_titles() -> None:
    works = [
        source("e", author=[{"family": "Öster", "given": "Eva"}], title="Z", issued=year(1950)),
        source("d", author=[{"family": "miller", "given": "Ann"}], title="B", issued=year(1960)),
        source("c", author=MILLER, title="C", issued=year(1950)),
        source("b", author=MILLER, title="A", issued=year(1960)),
        source("f", author=[{"literal": "The Weir Society"}], title="A", issued=year(1900)),
        source("a", title="“Land”", kind="article", issued=year(1940)),
    ]
    listed = Bibliography({work.id: work for work in works}, CHICAGO, "en").everything()
    assert [name for name, _ in listed] == ["a", "c", "b", "d", "e", "f"]
    assert shown(listed[1][1]) == "Miller, Ann. *C*, 1950."
