"""YAML written for curators says what it was given, whatever that is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.composer import compose
from kiosk.reports.yaml_text import WIDTH, comment_lines, on_one_line, paragraphs, scalar, text_lines


def read(lines: list[str]) -> object:
    root, faults = compose("\n".join(lines) + "\n")
    assert faults == []
    assert root is not None
    return root.value


def test_words_that_are_safe_stand_without_quotes() -> None:
    assert scalar("D’une rive à l’autre (1868–1931)") == "D’une rive à l’autre (1868–1931)"


def test_words_that_mean_something_else_in_yaml_are_quoted() -> None:
    for word in ("no", "null", "a: b", "- a", "[a]", "#1", "a #b", "a,b", "@a", "*a", "'a'", "x:", "a }"):
        assert read([f"{{key: {scalar(word)}}}"]) == {"key": word}


@given(st.text(max_size=200))
def test_any_text_comes_back(text: str) -> None:
    meant = "\n\n".join(paragraphs(text))
    texts = {"en": text, "nl": f"x {text}"}
    found = read(text_lines("label", texts, indent=2))
    assert isinstance(found, dict)
    if meant:
        assert found["label"]["en"] == meant


def test_a_text_is_quoted_in_all_languages_or_in_none() -> None:
    assert text_lines("title", {"en": "Plain", "nl": "Punt: komma"}) == [
        'title: {en: "Plain", nl: "Punt: komma"}'
    ]


@pytest.mark.parametrize("before", range(60, 94))
def test_no_line_ends_within_a_citation(before: int) -> None:
    cited = "[@board1935, pp. 12-14; @gazette, col. 2]."
    lines = text_lines("label", {"en": f"{'a' * before} {cited} {'word ' * 30}"})
    assert any(cited in line for line in lines)
    assert all(len(line) <= WIDTH for line in lines)


def test_a_remark_never_ends_its_comment() -> None:
    lines = comment_lines("one\ntwo " + "long " * 40, indent=2)
    assert len(lines) > 1
    assert all(line.startswith("  # ") for line in lines)


def test_control_characters_are_left_out() -> None:
    assert on_one_line("a\x00b\x07\u2028c\u00a0d") == "ab c\u00a0d"
