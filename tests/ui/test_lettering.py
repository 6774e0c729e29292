"""Lines break at spaces only, and every character a curator types is drawn as typed."""

import pytest
from kivy.core.text.markup import MarkupLabel
from kivy.core.window import Window

from kiosk.core.theme import Tones
from kiosk.core.typography import LARGE
from kiosk.ui import lettering
from kiosk.ui.lettering import SetText, balanced
from kiosk.ui.reading import Ink, Passage, markup_of, paragraphs_of

INK = Ink("#000000", Tones("#732419", "#651E12", "#D9826F", "solid"), {("a", ""): 1, ("b", "p. 2"): 2}, "en")
LONG = (
    "The keeper wrote every boat into a book [@a]. In the first year he counted three hundred and twelve "
    "boats, most of them laden with [grain](term:grain), timber and stone [@a; @b, p. 2]. Nobody "
    "asked him to."
)


assert Window, "drawing a text needs a window"


def lines_of(text: SetText) -> list[str]:
    return ["".join(word.text for word in line.words) for line in text._label._cached_lines]


@pytest.mark.parametrize("width", range(180, 900, 7))
def test_no_mark_and_no_full_stop_stands_alone_at_the_beginning_of_a_line(width: int) -> None:
    markup = markup_of(paragraphs_of(LONG, "en")[0], INK)
    text = SetText(markup, LARGE["body"], 1, width)
    assert not [line for line in lines_of(text) if line.lstrip()[:1] in "¹²³.,"]
    assert not text.breaks_a_word


def test_a_word_wider_than_the_column_is_told() -> None:
    assert SetText("Donaudampfschifffahrtsgesellschaft", LARGE["h1"], 1, 300).breaks_a_word
    assert not SetText("a barge on the canal", LARGE["h1"], 1, 300).breaks_a_word


@pytest.mark.parametrize("width", range(210, 450, 30))
def test_an_address_too_long_for_its_line_is_cut_after_a_joint(width: int) -> None:
    address = "canal.example/en/lock-keepers_and_their-houses/of_the-year"
    text = SetText(f"In [i]Barges[/i], {address}.", LARGE["caption"], 1, width)
    lines = lines_of(text)
    assert "".join(lines).replace(" ", "") == f"InBarges,{address}."
    within = [line for line in lines[:-1] if not line.endswith(",") and line != "In"]
    assert within
    assert all(line[-1] in "/-_" for line in within)


def test_balanced_lines_take_no_more_lines_and_no_more_width() -> None:
    markup = "The first lock is built of stone from the quarry above the town"
    whole = SetText(markup, LARGE["h1"], 1, 852)
    even = balanced(markup, LARGE["h1"], 1, 852)
    assert even.lines == whole.lines
    assert even.widest <= whole.widest
    widths = [line.w for line in even._label._cached_lines]
    assert min(widths) > 0.55 * max(widths)


@pytest.mark.parametrize(
    "typed",
    ["[color=ff0000]red[/color]", "[ref=x]y[/ref]", "&bl;b&br;", "<b>bold</b>", "an [open bracket", "a ] b"],
)
def test_what_a_curator_types_is_drawn_as_typed(typed: str) -> None:
    markup = markup_of(paragraphs_of(typed, "en")[0], INK)
    text = SetText(markup, LARGE["body"], 1, 900)
    assert "".join(lines_of(text)).replace("\u00a0", " ") == typed
    assert text.refs == {}


def test_a_long_text_is_cut_into_pages_without_losing_a_word() -> None:
    paragraphs = paragraphs_of("\n\n".join([LONG] * 4), "en")
    passage = Passage(paragraphs, LARGE["body"], 1, 780, INK)
    pages = passage.pages(300)
    assert len(pages) > 1
    told = " ".join(line.said.strip() for page in pages for line in page).replace("\u00a0", " ").split()
    whole = " ".join("".join(run.text for run in p) for p in paragraphs).replace("\u00a0", " ").split()
    assert told == whole
    for page in pages:
        assert all(line.top + line.text.lines * line.text.line <= 301 for line in page)


@pytest.mark.parametrize("width", range(300, 900, 40))
def test_no_short_word_is_alone_on_the_last_line_of_a_page(width: int) -> None:
    passage = Passage(paragraphs_of(LONG, "en"), LARGE["body"], 1, width, INK)
    for page in passage.pages(2.5 * LARGE["body"].line):
        words = lines_of(page[-1].text)[-1].replace("\u00a0", " ").split()
        assert len(words) > 1 or len(words[0]) > 11


def test_pages_end_even_where_not_a_line_fits() -> None:
    assert Passage(paragraphs_of(LONG, "en"), LARGE["body"], 1, 780, INK).pages(10)


@pytest.mark.parametrize(
    "quoted",
    ["wenig „Verständnis“ hier", "the “Work orders” go", "de « compréhension » ici", "an ‘Office’ of"],
)
@pytest.mark.parametrize("style", ["h1", "list", "body"])
def test_quotation_marks_keep_clear_of_letters_and_spaces(quoted: str, style: str) -> None:
    def wide(text: str) -> float:
        return float(SetText(text, LARGE[style], 1).width)

    opening, word = next(
        (mark, quoted[quoted.index(mark) + 1 :].strip()[0]) for mark in "„“«‘" if mark in quoted
    )
    joined = f"{opening}{word}" if f"{opening}{word}" in quoted else f"{opening} {word}"
    apart = wide(opening) + wide(word) + (wide(" ") if " " in joined else 0)
    assert wide(joined) >= apart - 1


def test_what_was_measured_once_is_not_measured_again(monkeypatch: pytest.MonkeyPatch) -> None:
    markup = markup_of(paragraphs_of(LONG, "en")[0], INK)
    lettering.MEASURED.clear()
    first = SetText(markup, LARGE["body"], 1, 400)
    measured: list[str] = []
    by_kivy = MarkupLabel.get_extents

    def measure(self: MarkupLabel, text: str) -> tuple[int, int]:
        measured.append(text)
        size: tuple[int, int] = by_kivy(self, text)
        return size

    monkeypatch.setattr(MarkupLabel, "get_extents", measure)
    again = SetText(markup, LARGE["body"], 1, 400)
    assert (again.width, again.height, lines_of(again)) == (first.width, first.height, lines_of(first))
    assert not measured
    larger = SetText(markup, LARGE["h1"], 1, 400)
    assert measured
    assert larger.height > again.height


def test_few_measures_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lettering, "MOST_MEASURED", 30)
    lettering.MEASURED.clear()
    for word in LONG.split():
        SetText(f"{word} by the lock", LARGE["body"], 1, 400)
        assert len(lettering.MEASURED) <= 30
