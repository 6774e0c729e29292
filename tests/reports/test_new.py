"""The exhibit to begin with: sound, in the languages asked for, and never written over anything."""

from pathlib import Path

import pytest
from PIL import Image

from kiosk.content.library import read_exhibit
from kiosk.core.model import Exhibit
from kiosk.reports.new.folder import FILES, write_new
from kiosk.reports.new.words import WORDS
from tests.reports.test_schema import complaints

OURS = ("en", "nl", "fr", "de")


def made(folder: Path, *languages: str, title: str | None = None) -> Exhibit:
    write_new(folder, languages, title)
    reading = read_exhibit(folder)
    assert [str(problem) for problem in reading.problems] == []
    assert reading.exhibit is not None
    return reading.exhibit


@pytest.mark.parametrize(
    "languages", [("en",), ("nl",), ("fr",), ("de",), ("de", "fr"), OURS, ("nl-BE", "pt")]
)
def test_it_has_neither_errors_nor_warnings(tmp_path: Path, languages: tuple[str, ...]) -> None:
    exhibit = made(tmp_path, *languages)
    assert exhibit.languages == languages
    assert (len(exhibit.panels), len(exhibit.events), len(exhibit.lives), len(exhibit.charts)) == (2, 3, 1, 1)


def test_every_text_is_in_every_language(tmp_path: Path) -> None:
    for text in made(tmp_path, *OURS).texts():
        assert text.languages == OURS


def test_its_files_keep_to_their_schemas_and_say_where_those_are(tmp_path: Path) -> None:
    made(tmp_path, "en", "nl")
    assert complaints(tmp_path) == []
    for name in FILES:
        line = (tmp_path / name).read_text(encoding="utf-8").partition("\n")[0]
        schema = (tmp_path / name).parent / line.removeprefix("# yaml-language-server: $schema=")
        assert schema.is_file()


def test_each_file_is_explained(tmp_path: Path) -> None:
    made(tmp_path, "en")
    for name in FILES:
        assert (tmp_path / name).read_text(encoding="utf-8").count("# ") >= 2, name


def test_the_picture_is_drawn_and_has_all_the_museum_must_say(tmp_path: Path) -> None:
    made(tmp_path, "en")
    with Image.open(tmp_path / "media" / "placeholder.png") as picture:
        assert picture.size == (1600, 1200)


def test_a_title_is_taken_in_every_language(tmp_path: Path) -> None:
    title = made(tmp_path, "nl", "en", title="Haven: 'nu' & \"toen\" #1").outline.title
    assert [title["nl"], title["en"]] == ["Haven: 'nu' & \"toen\" #1"] * 2


def test_languages_without_words_of_ours_are_named(tmp_path: Path) -> None:
    assert write_new(tmp_path, ("nl-BE", "pt", "de")) == ("pt",)
    assert "pt: A ferry on a rope" in (tmp_path / "panels/ferry/first-ferry.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", WORDS)
def test_every_sentence_is_there_in_four_languages(key: str) -> None:
    assert tuple(WORDS[key]) == OURS


@pytest.mark.parametrize("key", WORDS)
def test_french_keeps_its_punctuation_on_the_line(key: str) -> None:
    for sign in ":;?!":
        assert f" {sign}" not in WORDS[key]["fr"]
