import re

import pytest

from kiosk.core.language import INTERFACE, Words, code_of, name_of
from kiosk.core.parts import Text

HEADLINE = Text({"en": "The mill", "fr": "Le moulin"})


def test_a_text_is_shown_in_the_visitors_language() -> None:
    words = Words("fr", ("en",))
    assert words.of(HEADLINE) == "Le moulin"
    assert words.language_of(HEADLINE) == "fr"
    assert words.is_translated(HEADLINE)


def test_a_text_without_it_falls_back_in_order() -> None:
    assert Words("de", ("fr", "en")).of(HEADLINE) == "Le moulin"
    assert Words("de", ("nl", "en")).language_of(HEADLINE) == "en"
    assert not Words("de", ("en",)).is_translated(HEADLINE)


def test_a_text_with_no_language_we_know_is_shown_all_the_same() -> None:
    assert Words("de", ("nl",)).of(HEADLINE) == "The mill"


def test_a_language_will_do_for_its_countries_and_the_other_way_round() -> None:
    assert Words("fr-BE", ("en",)).of(HEADLINE) == "Le moulin"
    assert Words("fr-BE").is_translated(HEADLINE)
    assert Words("nl", ("en",)).of(Text({"en": "The mill", "nl-BE": "De molen"})) == "De molen"


def test_an_empty_translation_is_none() -> None:
    assert Words("nl", ("en",)).of(Text({"en": "The mill", "nl": " "})) == "The mill"
    assert Words("nl").of(Text({"nl": ""})) == ""


def test_a_text_that_is_the_same_in_all_languages_needs_none() -> None:
    words = Words("nl")
    assert (words.of("Mill Society"), words.of(None)) == ("Mill Society", "")
    assert (words.language_of("Mill Society"), words.language_of(None)) == (None, None)
    assert words.is_translated("Mill Society")
    assert words.is_translated(None)


# --- the words of the interface -------------------------------------------------------------------


def test_the_interface_speaks_the_visitors_language() -> None:
    said = [Words(language).say("position", n=5, total=9) for language in ("en", "nl", "fr", "de")]
    assert said == ["5 of 9", "5 van 9", "5 sur 9", "5 von 9"]


def test_the_interface_falls_back_to_the_wider_language_and_then_to_english() -> None:
    assert Words("nl-BE").say("close") == "Sluiten"
    assert Words("pl").say("close") == "Close"


def test_numbers_are_written_as_the_language_writes_them() -> None:
    written = [Words(language).number(25843) for language in ("en", "nl", "fr", "de")]
    assert written == ["25,843", "25.843", "25\u00a0843", "25.843"]
    assert Words("de").say("events_many", n=12345) == "12.345 Ereignisse"
    assert Words("fr").number(0.5) == "0,5"


def test_one_is_said_otherwise_than_many() -> None:
    words = Words("en")
    assert (words.events(1), words.events(12), words.events(0)) == ("1 event", "12 events", "0 events")
    assert (words.places(1), words.places(2)) == ("1 place", "2 places")
    assert words.say("seconds_left", n=1) == "1 second left"
    assert words.say("seconds_left", n=9) == "9 seconds left"


def test_a_word_that_is_not_there_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="no_such_word"):
        Words("en").say("no_such_word")


@pytest.mark.parametrize("key", INTERFACE)
def test_every_word_is_said_in_every_language_with_the_same_blanks(key: str) -> None:
    said = INTERFACE[key]
    assert said.keys() == INTERFACE["close"].keys()
    assert all(text.strip() == text != "" for text in said.values())
    assert len({frozenset(re.findall(r"{(\w+)}", text)) for text in said.values()}) == 1


@pytest.mark.parametrize("key", INTERFACE)
def test_french_words_have_a_space_that_does_not_break_before_high_punctuation(key: str) -> None:
    assert not re.search(r"(?<!\u00a0)[:;?!]", INTERFACE[key]["fr"])
    assert "\u202f" not in INTERFACE[key]["fr"]


@pytest.mark.parametrize("key", INTERFACE)
def test_the_interface_never_raises_its_voice(key: str) -> None:
    assert not any("!" in text for text in INTERFACE[key].values())


# --- the names of languages -----------------------------------------------------------------------


def test_a_language_has_a_name_of_its_own() -> None:
    names = [name_of(language) for language in ("en", "nl", "fr", "de", "nl-BE", "es")]
    assert names == ["English", "Nederlands", "Français", "Deutsch", "Nederlands", "Español"]


def test_a_language_has_a_name_in_the_sentences_of_others() -> None:
    assert [name_of("de", language) for language in ("en", "nl", "fr", "de")] == [
        "German",
        "Duits",
        "allemand",
        "Deutsch",
    ]
    said = Words("fr").say("not_translated", language=name_of("nl", "fr"))
    assert said == "Pas encore traduit. Affiché en néerlandais."


def test_scripts_are_told_apart_by_name() -> None:
    assert name_of("zh-Hant", "en") != name_of("zh-Hans", "en")


def test_a_language_that_nobody_knows_is_named_by_its_code() -> None:
    assert name_of("xx") == "xx"
    assert name_of("not a language", "en") == "not a language"


def test_the_button_of_a_language_has_its_code() -> None:
    assert [code_of(language) for language in ("en", "nl-BE", "zh-Hant")] == ["EN", "NL", "ZH"]
