"""HTML in texts becomes the small Markdown, which shows the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import markup
from kiosk.reports.importing.html_text import escaped, read_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Plain words", "Plain words"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two<br/><br />Three", "One\n\nTwo\n\nThree"),
        ("a <em> b </em>c", "a *b* c"),
        ("<b>a</b> <i>b</i>", "**a** *b*"),
        ("<ul><li>a</li><li>b</li></ul>", "– a\n\n– b"),
        ("5 &lt; 6 &amp; R&D &eacute;", "5 < 6 & R&D é"),
        ("2 * 3 * 4", r"2 \* 3 \* 4"),
        ("[@brandt] and [words](term:x) and [sic]", r"\[@brandt] and \[words](term:x) and [sic]"),
        ("<p></p><p> </p>", ""),
        ("<h2>Head</h2>text", "Head\n\ntext"),
        ("a\n b", "a b"),
        ("a\n\nb", "a\n\nb"),
        ("x<i>“</i>y", "x“y"),
    ],
)
def test_html_is_read(html: str, text: str) -> None:
    assert read_html(html).text == text


def test_lines_are_kept_where_they_were_typed_as_such() -> None:
    assert read_html("a\nb", keeps_lines=True).text == "a\n\nb"


def test_links_and_what_is_played_are_told() -> None:
    told = read_html('<a href="http://x.example">the <b>lock</b></a><iframe src="http://y.example"></iframe>')
    assert told.links == [("the lock", "http://x.example")]
    assert told.lost == ["iframe: http://y.example"]


@given(st.text(max_size=60))
def test_escaped_words_are_shown_as_they_were(words: str) -> None:
    plain = " ".join(words.split())
    assert " ".join(markup.plain(escaped(plain)).split()) == plain
