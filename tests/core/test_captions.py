"""WebVTT: what is shown when, the transcript, and that nothing in a file can do harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.captions import Captions, read_captions

PLAIN = """WEBVTT - the keeper remembers

NOTE
Written down in 1901.
00:00.000 --> 00:09.000 is not a cue in here

STYLE
::cue { color: red }

1
00:01.000 --> 00:03.500 align:start position:10%
The lock was <i>narrow</i>.

00:00:04.000 --> 01:00:05.250
Two boats &amp; no more
could wait.
"""


def shown(written: str) -> list[str]:
    return [cue.text for cue in read_captions(written).cues]


def cue(words: str) -> str:
    return f"WEBVTT\n\n00:00.000 --> 00:02.000\n{words}\n"


def told(written: str) -> list[str]:
    return [f"{slip.line}: {slip.message}" for slip in read_captions(written).slips]


def test_cues_have_their_times_and_their_words() -> None:
    first, second = read_captions(PLAIN).cues
    assert (first.start, first.end, first.text) == (1.0, 3.5, "The lock was narrow.")
    assert (second.start, second.end) == (4.0, 3605.25)
    assert second.text == "Two boats & no more\ncould wait."


def test_notes_styles_and_regions_are_not_shown() -> None:
    assert len(read_captions(PLAIN).cues) == 2
    assert shown("WEBVTT\n\nREGION\nid:a\n\nNOTE one line\n\n00:00.000 --> 00:01.000\nYes\n") == ["Yes"]


@pytest.mark.parametrize("end_of_line", ["\n", "\r\n", "\r"])
def test_any_end_of_line_and_a_byte_order_mark_will_do(end_of_line: str) -> None:
    written = "\ufeff" + PLAIN.replace("\n", end_of_line)
    assert shown(written) == shown(PLAIN)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("<v Anna>Come in.", "Anna: Come in."),
        ("<v.loud Anna Maria>Come in.</v>", "Anna Maria: Come in."),
        ("<v Anna>Come in.</v> A door.", "Anna: Come in.\nA door."),
        ("<v Anna>Come in.\n<v Ben>Thank you.", "Anna: Come in.\nBen: Thank you."),
        ("<v>Nobody named", "Nobody named"),
        ("<c.yellow.bg_blue>One</c> <b>two</b> <u>three</u>", "One two three"),
        ("<00:00.500>Word <00:01.000>by word", "Word by word"),
        ("<lang fr>Bonjour</lang>", "Bonjour"),
        ("3 < 5 and 5 > 3", "3 < 5 and 5 > 3"),
        ("&lt;b&gt; &nbsp;&eacute; &unknown; &#65;", "<b> \u00a0é &unknown; A"),
        ("an <i unclosed tag", "an <i unclosed tag"),
        ("[color=ff0000]no[/color]", "[color=ff0000]no[/color]"),
        ("a\x00b\x1bc", "abc"),
    ],
)
def test_tags_and_entities_become_plain_words(words: str, text: str) -> None:
    assert shown(cue(words)) == [text]


@pytest.mark.parametrize(
    "times",
    [
        "00:01.000 -> 00:02.000", "00:01,000 --> 00:02,000", "1 --> 2", "00:01.000 --> ", " --> 00:02.000",
        "00:60.000 --> 00:61.000", "-->", "00:02.000 --> 00:01.000", "00:01.000 --> 00:01.000",
        "00:01.0000 --> 00:02.000", "999999999:00:01.000 --> 999999999:00:02.000", "٠٠:٠١.٠٠٠ --> 00:02.000",
    ],
)  # fmt: skip
def test_a_cue_with_impossible_times_is_left_out_and_the_others_stay(times: str) -> None:
    written = f"WEBVTT\n\n{times}\nLost\n\n00:05.000 --> 00:06.000\nKept\n"
    assert shown(written) == ["Kept"]


def test_what_is_wrong_is_told_with_its_line() -> None:
    written = (
        "WEBVTT\n\n00:01,000 --> 00:02.000\nOne\n\n00:05.000 --> 00:04.000\nTwo\n\n"
        "00:06.000 --> 00:09.000\nThree\n\n00:08.000 --> 00:10.000\nFour\n\n00:07.000 --> 00:09.500\nFive\n"
    )
    assert told(written) == [
        "3: these times cannot be read",
        "6: this caption ends before it begins",
        "12: this caption begins while the one on line 9 is still shown",
        "15: this caption begins before the one on line 12",
    ]
    two = "WEBVTT\n\n00:06.000 --> 00:09.000\n<v Anna>Yes\n\n00:08.000 --> 00:10.000\n<v {}>No\n"
    assert told(two.format("Ben")) == []
    assert told(two.format("Anna")) == ["6: this caption begins while the one on line 3 is still shown"]
    assert told("Kein WebVTT") == ["1: this is no WebVTT"]
    assert told("WEBVTTX") == ["1: this is no WebVTT"]
    assert told(PLAIN) == []


def test_words_are_shown_from_their_beginning_up_to_their_end() -> None:
    captions = read_captions(PLAIN)
    assert captions.at(0.999) == ""
    assert captions.at(1.0) == "The lock was narrow."
    assert captions.at(3.499) == "The lock was narrow."
    assert captions.at(3.5) == ""
    assert captions.at(-1) == ""
    assert captions.at(1e9) == ""


def test_it_is_known_how_much_of_the_words_has_passed() -> None:
    captions = read_captions(PLAIN)
    assert captions.part(0.5) == 0
    assert captions.part(1.0) == 0
    assert captions.part(2.25) == 0.5
    assert captions.part(3.75) == 1
    assert Captions().part(1.0) == 0


def test_two_who_speak_at_once_are_shown_together_and_no_more_than_two() -> None:
    spoken = "\n\n".join(f"00:0{n}.000 --> 00:09.000\nVoice {n}" for n in range(4))
    captions = read_captions(f"WEBVTT\n\n{spoken}\n")
    assert captions.at(1.5) == "Voice 0\nVoice 1"
    assert captions.at(3.5) == "Voice 2\nVoice 3"


def test_cues_out_of_order_are_shown_when_they_are_due() -> None:
    written = "WEBVTT\n\n00:05.000 --> 00:06.000\nLater\n\n00:01.000 --> 00:02.000\nSooner\n"
    assert shown(written) == ["Sooner", "Later"]
    assert read_captions(written).at(1.5) == "Sooner"


def test_a_transcript_begins_anew_with_each_voice_and_after_quiet() -> None:
    written = (
        "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Anna>The lock\nwas narrow\n\n"
        "00:02.000 --> 00:04.000\n<v Anna>and deep.\n\n00:04.000 --> 00:05.000\n<v Ben>It was.\n\n"
        "00:05.000 --> 00:06.000\nA bell.\n\n00:30.000 --> 00:31.000\nA boat.\n"
    )
    assert read_captions(written).transcript == (
        "Anna: The lock was narrow and deep.",
        "Ben: It was.",
        "A bell.",
        "A boat.",
    )


def test_nothing_in_it_is_nothing_to_show() -> None:
    for written in ("", "\n", "WEBVTT", "WEBVTT\n\n\n", "\ufeff", "WEBVTT\n\n00:00.000 --> 00:01.000\n"):
        assert read_captions(written) == Captions(slips=read_captions(written).slips)
        assert read_captions(written).transcript == ()


PIECES = st.lists(
    st.sampled_from(
        ["WEBVTT", "\n", "\r\n", " --> ", "00:01.000", "00:02.000", "99:99:99.999", "<v ", "<", ">", "</v>",
         "&", "&lt;", "&#x110000;", "&#99999999999;", "NOTE", "STYLE", "\x00", "\ufeff", "word ", "-->"]
    ) | st.text(max_size=5),
    max_size=60,
)  # fmt: skip


@given(PIECES)
def test_hostile_text_never_raises(pieces: list[str]) -> None:
    for written in ("".join(pieces), "WEBVTT\n\n" + "".join(pieces)):
        captions = read_captions(written)
        captions.transcript  # noqa: B018
        for seconds in (-1.0, 0.0, 1.5, 1e12):
            assert "\x00" not in captions.at(seconds)


def test_a_very_large_text_is_read_in_good_time() -> None:
    nasty = "WEBVTT\n\n" + "<" * 200_000 + "\n\n" + "00:00.000 --> 00:01.000\n" + "<v " * 100_000 + "\n"
    assert len(read_captions(nasty).cues) == 1
    many = "WEBVTT\n\n" + "00:00.000 --> 00:01.000\nx\n\n" * 30_000
    assert len(read_captions(many).cues) == 20_000
