import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.dates import format_date, is_edtf, span, years

NBSP = "\u00a0"

WRITTEN = {
    "1941-04-14": ("14~April 1941", "14~april 1941", "14~avril 1941", "14.~April 1941"),
    "1941-04-01": ("1~April 1941", "1~april 1941", "1er~avril 1941", "1.~April 1941"),
    "1941-04-11": ("11~April 1941", "11~april 1941", "11~avril 1941", "11.~April 1941"),
    "1942-06": ("June 1942", "juni 1942", "juin 1942", "Juni 1942"),
    "1942": ("1942", "1942", "1942", "1942"),
    "1942-22": ("summer 1942", "zomer 1942", "été 1942", "Sommer 1942"),
    "1942-24": ("winter 1942", "winter 1942", "hiver 1942", "Winter 1942"),
    "194X": ("1940s", "jaren 1940", "années 1940", "1940er-Jahre"),
    "19XX": ("20th century", "20e eeuw", "XXe siècle", "20.~Jahrhundert"),
    "1942-06~": ("about June 1942", "omstreeks juni 1942", "vers juin 1942", "um Juni 1942"),
    "1942-06-02~": (
        "about 2~June 1942",
        "omstreeks 2~juni 1942",
        "vers le 2~juin 1942",
        "um den 2.~Juni 1942",
    ),
    "1942-22~": (
        "about summer 1942",
        "omstreeks zomer 1942",
        "vers l’été 1942",
        "um den Sommer 1942",
    ),
    "1942-06?": ("June 1942~(?)", "juni 1942~(?)", "juin 1942~(?)", "Juni 1942~(?)"),
    "1942-06%": (
        "about June 1942~(?)",
        "omstreeks juni 1942~(?)",
        "vers juin 1942~(?)",
        "um Juni 1942~(?)",
    ),
    "1940-05-10/1940-05-28": (
        "10–28~May 1940",
        "10–28~mei 1940",
        "10–28~mai 1940",
        "10.–28.~Mai 1940",
    ),
    "1942-08-01/1942-08-04": (
        "1–4~August 1942",
        "1–4~augustus 1942",
        "1er–4~août 1942",
        "1.–4.~August 1942",
    ),
    "1942-08-15/1942-09-12": (
        "15~August – 12~September 1942",
        "15~augustus – 12~september 1942",
        "15~août – 12~septembre 1942",
        "15.~August – 12.~September 1942",
    ),
    "1941-12-30/1942-01-02": (
        "30~December 1941 – 2~January 1942",
        "30~december 1941 – 2~januari 1942",
        "30~décembre 1941 – 2~janvier 1942",
        "30.~Dezember 1941 – 2.~Januar 1942",
    ),
    "1942-06/1942-08": (
        "June–August 1942",
        "juni–augustus 1942",
        "juin–août 1942",
        "Juni–August 1942",
    ),
    "1942-08/1944-07": (
        "August 1942 – July 1944",
        "augustus 1942 – juli 1944",
        "août 1942 – juillet 1944",
        "August 1942 – Juli 1944",
    ),
    "1942-06~/1942-08": (
        "about June 1942 – August 1942",
        "omstreeks juni 1942 – augustus 1942",
        "vers juin 1942 – août 1942",
        "um Juni 1942 – August 1942",
    ),
    "1940/1944": ("1940–1944",) * 4,
    "1942/1942": ("1942",) * 4,
    "1945/..": ("since 1945", "sinds 1945", "depuis 1945", "seit 1945"),
    "1945-05-08/..": (
        "since 8~May 1945",
        "sinds 8~mei 1945",
        "depuis le 8~mai 1945",
        "seit dem 8.~Mai 1945",
    ),
    "../1940": ("until 1940", "tot 1940", "jusqu’en 1940", "bis 1940"),
    "../1940-05-10": (
        "until 10~May 1940",
        "tot 10~mei 1940",
        "jusqu’au 10~mai 1940",
        "bis zum 10.~Mai 1940",
    ),
    "{1940,1942}": ("1940 and 1942", "1940 en 1942", "1940 et 1942", "1940 und 1942"),
    "[1940..1942,1944-05]": (
        "1940–1942 or May 1944",
        "1940–1942 of mei 1944",
        "1940–1942 ou mai 1944",
        "1940–1942 oder Mai 1944",
    ),
}


@pytest.mark.parametrize("written", WRITTEN)
def test_a_date_is_written_as_each_language_writes_it(written: str) -> None:
    expected = tuple(told.replace("~", NBSP) for told in WRITTEN[written])
    assert tuple(format_date(written, language) for language in ("en", "nl", "fr", "de")) == expected


@pytest.mark.parametrize(
    ("written", "language", "expected"),
    [
        ("1941-04-14", "es", "14 de abril de 1941"),
        ("1941-04-10/1941-04-14", "es", "10–14 de abril de 1941"),
        ("1941-04-14", "hu", "1941. április~14."),
        ("1941-04-10/1941-04-14", "hu", "1941. április~10. – 1941. április~14."),
        ("1941-04-14", "ja", "1941年4月14日"),
        ("1941-04-14", "en-US", "April~14, 1941"),
        ("1941-04-14", "nl-BE", "14~april 1941"),
        ("1942-22", "es", "verano 1942"),
        ("1942~", "es", "circa 1942"),
        ("1941-04-01", "it", "1º~aprile 1941"),
        ("194X", "es", "1940–1949"),
        ("1945/..", "es", "1945 –"),
        ("../1945", "es", "– 1945"),
    ],
)
def test_other_languages_get_what_babel_knows(written: str, language: str, expected: str) -> None:
    assert format_date(written, language) == expected.replace("~", NBSP)


def test_a_language_nobody_knows_gets_british_english() -> None:
    assert format_date("1941-04-14", "xx") == f"14{NBSP}April 1941"


def test_what_is_no_date_is_shown_as_written() -> None:
    assert format_date("one morning", "en") == "one morning"


@given(st.text(alphabet="0123456789X-/.~?%", max_size=22), st.sampled_from(["en", "nl", "fr", "de", "ja"]))
def test_every_date_can_be_shown(written: str, language: str) -> None:
    told = format_date(written, language)
    assert "\u202f" not in told
    if is_edtf(written):
        assert str(span(written).start.year)[:2] in told or span(written).precision == "century"


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["1942-08/1944-07", "1940-05-10"], "1940–1944"),
        (["1942", "1942-03-01"], "1942"),
        (["1942-24"], "1942"),
        (["1942-24/1943-05"], "1942–1943"),
        (["194X"], "1940–1949"),
        ([], ""),
    ],
)
def test_the_years_of_several_dates_are_told_together(dates: list[str], expected: str) -> None:
    assert years(dates) == expected
    assert years(span(written) for written in dates) == expected
