"""The bibliography, however Zotero or Pandoc wrote it."""

from typing import Any

import pytest

from kiosk.content.composer import compose
from kiosk.content.files import Script
from kiosk.content.findings import Findings
from kiosk.content.sheet import Sheet
from kiosk.content.sources import read_sources
from kiosk.core.model import Source


def read(text: str) -> tuple[dict[str, Source], list[str]]:
    root, faults = compose(text)
    assert root is not None
    assert not faults
    findings = Findings()
    shelf = read_sources(Sheet(Script("sources.yaml", text), root), findings)
    return shelf.sources, [str(problem) for problem in findings.problems]


def issued(written: str) -> Any:
    sources, problems = read(f"- id: a\n  type: book\n  issued: {written}\n")
    assert problems == []
    return sources["a"].csl["issued"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{date-parts: [[1998]]}", {"date-parts": [[1998]]}),
        ("{date-parts: [['1998', 4, 14]]}", {"date-parts": [[1998, 4, 14]]}),
        ("{date-parts: [[1998], [1999]], circa: true}", {"date-parts": [[1998], [1999]], "circa": True}),
        ("{date-parts: [[1998]], season: 2}", {"date-parts": [[1998]], "season": 2}),
        ("[{year: 1998}]", {"date-parts": [[1998]]}),
        ("[{year: 1998, month: 4, day: 14}]", {"date-parts": [[1998, 4, 14]]}),
        ("[{year: 1998}, {year: 1999}]", {"date-parts": [[1998], [1999]]}),
        ("{year: 1998, month: 4}", {"date-parts": [[1998, 4]]}),
        ("1998", {"date-parts": [[1998]]}),
        ("1998-04", {"date-parts": [[1998, 4]]}),
        ("1998~", {"date-parts": [[1998]], "circa": True}),
        ("1998-22", {"date-parts": [[1998]], "season": 2}),
        ("1998/1999-02", {"date-parts": [[1998], [1999, 2]]}),
        ("199X", {"literal": "199X"}),
        ("1998/..", {"literal": "1998/.."}),
        ("{raw: 1998-04-14}", {"date-parts": [[1998, 4, 14]]}),
        ("{raw: April 1998}", {"literal": "April 1998"}),
        ("{literal: n.d.}", {"literal": "n.d."}),
        ("{literal: '1998'}", {"literal": "1998"}),
    ],
)
def test_dates_in_all_their_forms(written: str, meant: Any) -> None:
    assert issued(written) == meant


@pytest.mark.parametrize(
    "written",
    ["Spring 1998", "{date-parts: [[1998, 13]]}", "{date-parts: []}", "{date-parts: [[]]}", "[]", "{}",
     "[[1998]]", "{date-parts: 1998}", "{year: 1998, hour: 3}", "{date-parts: [[x]]}", "{when: 1998}",
     "[{year: a}]"],
)  # fmt: skip
def test_what_is_no_date_is_told(written: str) -> None:
    text = (
        f"- id: a\n  type: book\n  issued: {written}\n"
        if written != "{}x"
        else "- id: a\n  type: book\n  issued: {}\n"
    )
    _sources, problems = read(text)
    assert len(problems) == 1
    assert problems[0].startswith('sources.yaml:3:11: error: "issued" is not a date')


def test_zoteros_export_under_references() -> None:
    sources, problems = read(
        "---\nreferences:\n- id: a\n  citation-key: a\n  type: article-journal\n  author:\n"
        "  - family: Miller\n    given: A.\n    dropping-particle: van\n  - literal: The works\n"
        "  container-title: Papers\n  issued:\n    - year: 1998\n  page: 1-20\n  volume: '3'\n"
        "  DOI: 10.1/x\n  custom: {x: y}\n...\n"
    )
    assert problems == []
    assert sources["a"].csl["author"] == [
        {"family": "Miller", "given": "A.", "dropping-particle": "van"},
        {"literal": "The works"},
    ]
    assert sources["a"].csl["volume"] == "3"
    assert "custom" not in sources["a"].csl


def test_one_name_alone_is_a_name() -> None:
    sources, problems = read("- id: a\n  type: book\n  author: The works\n  editor: {family: Baker}\n")
    assert problems == []
    assert sources["a"].csl["author"] == [{"literal": "The works"}]
    assert sources["a"].csl["editor"] == [{"family": "Baker"}]


def test_a_source_with_a_title_in_a_list_is_told() -> None:
    _sources, problems = read("- id: a\n  type: book\n  title: [One, Two]\n")
    assert problems == ['sources.yaml:3:10: error: "title" must be text, not a list: put the text in quotes']


def test_a_variable_that_csl_does_not_have_is_told() -> None:
    _sources, problems = read("- id: a\n  type: book\n  seen_in: x\n  publisher-plaice: y\n")
    assert problems == [
        'sources.yaml:3:3: error: unknown key "seen_in" in source: use a variable of CSL, or put it in note',
        'sources.yaml:4:3: error: unknown key "publisher-plaice" in source: did you mean "publisher-place"?',
    ]


def test_a_language_by_its_name_is_told() -> None:
    _sources, problems = read("- id: a\n  type: book\n  language: English\n")
    assert problems == [
        'sources.yaml:3:13: warning: "English" is not a language tag: write a tag such as en, fr or pt-BR'
    ]
