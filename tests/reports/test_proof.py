"""The proof that a historian signs."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kiosk.content.library import Reading, read_exhibit
from kiosk.core import markup
from kiosk.core.citations import Bibliography
from kiosk.core.model import Exhibit
from kiosk.core.parts import Text
from kiosk.core.problems import Location, Problem
from kiosk.core.typesetting import typeset_runs
from kiosk.reports.claims import Claim, find_claims
from kiosk.reports.proof import columns, format_proof

ROOT = Path(__file__).parents[2]
CANAL = ROOT / "tests" / "exhibits" / "canal"
SHIPPED = sorted(path.parent for path in (ROOT / "exhibits").glob("*/exhibit.yaml"))
PRINTED = date(2031, 3, 4)


@lru_cache
def reading_of(folder: Path) -> Reading:
    return read_exhibit(folder)


@lru_cache
def proof_of(folder: Path) -> str:
    reading = reading_of(folder)
    assert reading.exhibit is not None
    return format_proof(reading.exhibit, reading.problems, PRINTED)


def proof_of_changed(folder: Path, file: str, old: str, new: str) -> str:
    """The proof of the canal, copied into a folder, with one change in one file."""
    copy = folder / "canal"
    shutil.copytree(CANAL, copy)
    path = copy / file
    written = path.read_text(encoding="utf-8")
    assert old in written
    path.write_text(written.replace(old, new), encoding="utf-8")
    reading = read_exhibit(copy)
    assert reading.exhibit is not None, reading.problems
    return format_proof(reading.exhibit, reading.problems, PRINTED)


def read_words(proof: str) -> str:
    """What is read in a page, without its marks and tags."""
    return spaced(unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<sup>.*?</sup>|<style>.*?</style>", "", proof))))


def spaced(text: str) -> str:
    # An emphasis ends without a space before the comma: only letters and figures are compared.
    return "".join(c for c in text if c.isalnum())


def section(proof: str, name: str) -> str:
    found = re.search(rf'<section[^>]* id="{re.escape(name)}".*?</section>', proof, re.DOTALL)
    assert found, name
    return found[0]


def texts_of(exhibit: Exhibit, event_id: str) -> Iterator[Text]:
    event = exhibit.event(event_id)
    yield from filter(None, (event.date_text, event.headline, event.label, event.more, event.differ))
    for media in event.media:
        for name in ("alt", "caption", "context", "sensitive", "transcript"):
            if isinstance(getattr(media, name, None), Text):
                yield getattr(media, name)


# --- all of it is there ---------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [CANAL, *SHIPPED], ids=lambda folder: folder.name)
def test_every_text_of_every_event_stands_in_its_section(folder: Path) -> None:
    exhibit = reading_of(folder).exhibit
    assert exhibit is not None
    missing = []
    for event_id in exhibit.events:
        shown = read_words(section(proof_of(folder), f"event-{event_id}"))
        for text in texts_of(exhibit, event_id):
            missing += [
                f"{event_id} {language}: {paragraph[:60]}"
                for language in text.languages
                for paragraph in markup.plain(text[language]).split("\n\n")
                if spaced(paragraph) not in shown
            ]

    assert missing == []


def test_every_other_text_of_the_exhibit_is_there() -> None:
    exhibit = reading_of(CANAL).exhibit
    assert exhibit is not None
    shown = read_words(proof_of(CANAL))

    told = [markup.plain(text[language]) for text in exhibit.texts() for language in text.languages]
    paragraphs = [paragraph for text in told for paragraph in text.split("\n\n")]
    assert [paragraph for paragraph in paragraphs if spaced(paragraph) not in shown] == []


@pytest.mark.parametrize("folder", [CANAL, *SHIPPED], ids=lambda folder: folder.name)
def test_every_source_stands_in_the_bibliography(folder: Path) -> None:
    exhibit = reading_of(folder).exhibit
    assert exhibit is not None
    style = exhibit.style or exhibit.outline.citation_style
    bibliography = Bibliography(exhibit.sources, style, exhibit.languages[0])
    shown = read_words(section(proof_of(folder), "bibliography"))

    for _source, listed in bibliography.everything():
        runs = typeset_runs(listed, exhibit.languages[0])
        assert spaced("".join(run.text for run in runs)) in shown


def test_a_reference_stands_with_its_locator_and_the_sentences_it_proves() -> None:
    shown = section(proof_of(CANAL), "event-collapse")
    row = next(row for row in re.findall(r"<tr>.*?</tr>", shown, re.DOTALL) if 'row">4</th>' in row)

    told = read_words(row)
    assert spaced("Lohnlisten der Baustelle") in told
    assert spaced("de Tabelle 3.") in told
    assert spaced("en Table 3.") in told
    assert spaced("Die Arbeit ruhte bis zum Mai. Elf Wochen lang bekam niemand Lohn.") in told
    assert spaced("Mehr dazu steht beim") not in told


def test_citations_have_the_numbers_of_the_screen() -> None:
    shown = section(proof_of(CANAL), "event-collapse")

    assert "gelesen.<sup>3</sup>" in shown.replace("</em>", "")
    assert re.search(r"schrieb(\s|\xa0)60\.<sup>5</sup>", shown)


def test_what_the_screen_does_not_number_has_letters() -> None:
    assert "<sup>a</sup>" in section(proof_of(CANAL), "life-keeper")


def test_the_figures_of_a_chart_stand_in_a_table() -> None:
    shown = read_words(section(proof_of(CANAL), "chart-boats"))

    assert "1858210260opening" in shown
    assert "1862unknownunknownunknown" in shown


def test_date_credit_and_rights_are_told() -> None:
    shown = section(proof_of(CANAL), "event-collapse")

    assert "1849-03-02/1849-03-05" in shown
    assert "2.–5.\xa0März\xa01849" in shown or "2.–5.\xa0März 1849" in shown
    assert "Archiv der Wasserbauverwaltung, Bl. 60" in shown
    assert "http://rightsstatements.org/vocab/InC/1.0/" in shown


def test_the_cover_tells_the_date_and_how_much_there_is() -> None:
    cover = proof_of(CANAL).partition("</section>")[0].replace("\xa0", " ")

    assert "<dd>4 March 2031</dd>" in cover
    assert "<dt>Events</dt><dd>11</dd>" in cover
    assert "German (de), the source language; English (en)" in cover
    assert "<dt>Open questions</dt><dd>none</dd>" in cover


def test_every_event_has_a_line_to_sign_on() -> None:
    sections = re.findall(r'<section id="event-.*?</section>', proof_of(CANAL), re.DOTALL)

    assert [shown.count('class="signature"') for shown in sections] == [1] * 11


# --- what is missing or in question ---------------------------------------------------------------


def test_a_missing_translation_says_so(tmp_path: Path) -> None:
    proof = proof_of_changed(
        tmp_path, "panels/building/opening.yaml", "  en: The canal opens with music and grain boats\n", ""
    )

    shown = section(proof, "event-opening")
    assert "No text in English. Visitors are shown the one in German, marked as such." in shown
    assert "No text in English" not in section(proof, "event-collapse")


def test_a_warning_is_an_open_question_on_the_cover_and_with_its_event(tmp_path: Path) -> None:
    proof = proof_of_changed(
        tmp_path, "panels/building/opening.yaml", "  en: The canal opens with music and grain boats\n", ""
    )
    message = unescape(section(proof, "event-opening"))

    assert '"headline" is missing in en' in message
    assert "<dt>Open questions</dt><dd>1:" in proof
    assert "opening.yaml:3:1: warning:" in section(proof, "open-questions")
    assert "Open questions" not in section(proof, "event-collapse")


def test_a_question_goes_only_to_the_file_it_is_about() -> None:
    exhibit = reading_of(CANAL).exhibit
    assert exhibit is not None
    asked = Problem(Location("canal/panels/building/toll.yaml", 4), "warning", "x", "is it so", "ask")
    proof = format_proof(exhibit, [asked], PRINTED)

    assert "Line 4: is it so: ask" in section(proof, "event-toll")
    assert proof.count("Line 4: is it so: ask") == 1


def test_numbers_that_mean_something_else_in_a_language_are_told(tmp_path: Path) -> None:
    proof = proof_of_changed(
        tmp_path,
        "panels/building/opening.yaml",
        "[@bote1858; @brandt1901, p. 80]",
        "[@brandt1901, p. 80; @bote1858]",
    )

    assert "In English the marks stand for: 1 brandt1901 Page 80; 2 bote1858." in proof
    assert "the marks stand for" not in proof_of(CANAL)


# --- a file that is safe to open ------------------------------------------------------------------


def test_what_a_curator_typed_is_never_markup(tmp_path: Path) -> None:
    typed = """<script>alert("1")</script> & {{ title }} </style>"""
    proof = proof_of_changed(
        tmp_path,
        "exhibit.yaml",
        "{de: Der Mühlenkanal, en: The Mill Canal}",
        f"{{de: '{typed}', en: '{typed}'}}",
    )

    assert "<script" not in proof
    assert proof.count("</style>") == 1
    assert "&lt;script&gt;alert(" in proof
    assert "{{ title }}" in unescape(proof)


class Loads(HTMLParser):
    """Whatever an HTML file would load, run or open."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "link", "iframe", "object", "embed", "base"):
            self.found.append(tag)
        for name, value in attrs:
            harmless = tag == "a" and (value or "").startswith("#")
            harmless |= tag == "img" and (value or "").startswith("data:image/jpeg;base64,")
            if name.startswith("on") or (
                name in ("src", "href", "srcset", "action", "data") and not harmless
            ):
                self.found.append(f"{tag} {name}={value}")


@pytest.mark.parametrize("folder", [CANAL, *SHIPPED], ids=lambda folder: folder.name)
def test_nothing_is_loaded_from_elsewhere(folder: Path) -> None:
    loads = Loads()
    loads.feed(proof_of(folder))

    assert loads.found == []
    assert "url(" not in proof_of(folder).partition("</style>")[0]
    assert "@import" not in proof_of(folder).partition("</style>")[0]


def test_every_link_leads_somewhere() -> None:
    proof = proof_of(CANAL)
    ids = set(re.findall(r' id="([^"]+)"', proof))

    links = set(re.findall(r'href="#([^"]+)"', proof))
    assert links
    assert links <= ids


def test_pictures_stand_in_the_file_itself() -> None:
    assert section(proof_of(CANAL), "event-collapse").count('<img src="data:image/jpeg;base64,') == 4


# --- the columns and the claims -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("languages", "shown"),
    [
        (1, [[0]]),
        (2, [[0, 1]]),
        (4, [[0, 1, 2, 3]]),
        (6, [[0, 1, 2, 3], [0, 4, 5]]),
    ],
)
def test_more_languages_than_have_room_follow_beside_the_source(
    languages: int, shown: list[list[int]]
) -> None:
    assert columns(languages) == shown


def test_a_claim_is_all_sentences_since_the_mark_before() -> None:
    claims = list(find_claims("One. Two [@a]. Three; four [@b], and five [@c].\n\nSix [@a; @b]."))

    assert [(citation.source, claim) for citation, claim in claims] == [
        ("a", Claim("One. Two.")),
        ("b", Claim("Three; four,", " and five.")),
        ("c", Claim("Three; four, and five.")),
        ("a", Claim("Six.")),
        ("b", Claim("Six.")),
    ]


# --- the command ----------------------------------------------------------------------------------


def run_proof(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", "proof", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("folder", [CANAL, *SHIPPED], ids=lambda folder: folder.name)
def test_the_command_writes_the_file_in_time(folder: Path, tmp_path: Path) -> None:
    began = time.monotonic()
    told = run_proof(str(folder), "--out", str(tmp_path / "proof.html"))

    assert told.returncode == 0, told.stderr
    assert time.monotonic() - began < 15
    assert (tmp_path / "proof.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_an_exhibit_with_errors_has_no_proof(tmp_path: Path) -> None:
    told = run_proof("tests/exhibits/broken/missing-key", "--out", str(tmp_path / "proof.html"))

    assert told.returncode == 1
    assert told.stderr.endswith("The proof needs an exhibit without errors.\n")
    assert not (tmp_path / "proof.html").exists()


def test_a_file_that_cannot_be_written_is_misuse(tmp_path: Path) -> None:
    told = run_proof(str(CANAL), "--out", str(tmp_path / "nowhere" / "proof.html"))

    assert told.returncode == 2
    assert told.stderr == f"{tmp_path}/nowhere/proof.html cannot be written: No such file or directory\n"
