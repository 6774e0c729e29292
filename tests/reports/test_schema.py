"""The JSON Schema that editors use: it says what the checker says, as far as one file can show it."""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import BaseModel

from kiosk.content.library import read_exhibit
from kiosk.core import device, media, model
from kiosk.core.parts import Part
from kiosk.core.spans import is_edtf
from kiosk.reports import schema, schema_lines
from kiosk.reports.field_help import help_of
from tests.reports.as_editors_read import NoYaml, read_as_editors_do

ROOT = Path(__file__).parents[2]
BROKEN = ROOT / "tests" / "exhibits" / "broken"
SHIPPED = sorted(
    path.parent
    for shelf in ("exhibits", "tests/exhibits", "docs")
    for path in (ROOT / shelf).glob("*/exhibit.yaml")
)

FOR_CURATORS = [folder for folder in SHIPPED if "tests" not in folder.relative_to(ROOT).parts]


@lru_cache
def validator(kind: str) -> Draft7Validator:
    return Draft7Validator(schema.schema_of(kind))


def files_of(folder: Path) -> Iterator[tuple[Path, str]]:
    for file in sorted(folder.rglob("*.yaml")):
        kind = schema_lines.kind_of(file.relative_to(folder).as_posix())
        if kind:
            yield file, kind


def complaints(folder: Path) -> list[str]:
    """What an editor underlines in an exhibit's files."""
    told = []
    for file, kind in files_of(folder):
        try:
            written = read_as_editors_do(file)
        except NoYaml:
            told.append(f"{file.name}: no YAML")
            continue
        told += [f"{file.name}: {each.message[:200]}" for each in validator(kind).iter_errors(written)]
    return told


# --- the files there are ----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", schema.KINDS)
def test_the_committed_schema_is_up_to_date(kind: str) -> None:
    committed = (schema_lines.SHARED / f"{kind}.json").read_text(encoding="utf-8")
    assert committed == schema.format_schema(kind), "main.py schema --out docs/schema puts this right"


@pytest.mark.parametrize("kind", schema.KINDS)
def test_each_schema_is_one_of_draft_7(kind: str) -> None:
    Draft7Validator.check_schema(schema.schema_of(kind))


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_every_shipped_file_keeps_to_its_schema(folder: Path) -> None:
    assert complaints(folder) == []


@pytest.mark.parametrize("folder", FOR_CURATORS, ids=lambda folder: folder.name)
def test_every_shipped_file_tells_editors_where_its_schema_is(folder: Path) -> None:
    for file, kind in files_of(folder):
        line = file.read_text(encoding="utf-8").partition("\n")[0]
        assert line.startswith(schema_lines.HEAD), file
        named = (file.parent / line.removeprefix(schema_lines.HEAD)).resolve()
        assert named == (schema_lines.SHARED / f"{kind}.json").resolve()


# --- help -------------------------------------------------------------------------------------------


def parts() -> list[type[BaseModel]]:
    found = {
        each
        for module in (model, media, device)
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Part) and each not in (Part, model.Source)
    }
    return sorted(found, key=lambda part: part.__name__)


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.__name__)
def test_every_field_a_curator_writes_has_its_help(part: type[BaseModel]) -> None:
    told = help_of(part)
    ours = {"id", "panel", "events"} if part in (model.Event, model.Panel) else set()
    assert [key for key in part.model_fields if key not in told and key not in ours] == []


def test_the_help_is_in_the_schema() -> None:
    told = schema.schema_of("event")["properties"]["headline"]["description"]
    assert told == "The event in one short sentence."


def test_all_schemas_can_be_printed_at_once() -> None:
    assert list(json.loads(schema.format_all())) == list(schema.KINDS)


# --- the same verdict as the checker ------------------------------------------------------------------

NAMES_OF_FILES = "which files there are, and how they are named, is not in any file"
OTHER_FILE = "whether an id names anything stands in another file"
SAME_FILE = "a schema cannot compare two places of one file"
FOLDER = "what is in the media folder, or data/, is not in any file"
INSIDE_A_TEXT = "a schema does not read the citations and links in a text"
CSV = "CSV files have no schema"
CALENDAR = "a pattern cannot count the days of a month, nor compare two dates"
LISTS = "the list is not the format's: languages are babel's, countries too, styles those of CSL"

CANNOT_KNOW = {
    "area-unknown": LISTS,
    "attract-event-unknown": OTHER_FILE,
    "captions-missing": FOLDER,
    "captions-not-webvtt": FOLDER,
    "captions-unreadable": FOLDER,
    "chapters-leave-out": NAMES_OF_FILES,
    "chapters-of-another-panel": NAMES_OF_FILES,
    "chapters-repeat": SAME_FILE,
    "chart-column-twice": CSV,
    "chart-column-unknown": CSV,
    "chart-data-in-the-name": FOLDER,
    "chart-event-unknown": CSV,
    "chart-file-empty": CSV,
    "chart-file-missing": FOLDER,
    "chart-file-named-alike": FOLDER,
    "chart-highlight-column-unknown": CSV,
    "chart-highlight-of-no-row": CSV,
    "chart-names-column-unknown": CSV,
    "chart-number-too-large": CSV,
    "chart-not-utf-8": CSV,
    "chart-number-with-separator": CSV,
    "chart-ragged-row": CSV,
    "chart-unclosed-quote": CSV,
    "chart-unknown": OTHER_FILE,
    "chart-word-for-a-number": CSV,
    "date-impossible": CALENDAR,
    "date-interval-backwards": CALENDAR,
    "event-in-a-subfolder": NAMES_OF_FILES,
    "event-in-no-panel": NAMES_OF_FILES,
    "event-link-unknown": INSIDE_A_TEXT,
    "event-name-with-space": NAMES_OF_FILES,
    "event-twice": NAMES_OF_FILES,
    "film-broken-off": FOLDER,
    "idle-too-close": SAME_FILE,
    "label-too-long": INSIDE_A_TEXT,
    "language-unknown": LISTS,
    "life-event-unknown": OTHER_FILE,
    "name-exhibit-yml": NAMES_OF_FILES,
    "name-sources-misspelt": NAMES_OF_FILES,
    "name-yaml-txt": NAMES_OF_FILES,
    "name-yml": NAMES_OF_FILES,
    "no-exhibit": NAMES_OF_FILES,
    "no-panels": NAMES_OF_FILES,
    "panel-misspelt-folder": NAMES_OF_FILES,
    "panel-not-listed": NAMES_OF_FILES,
    "panel-unknown": NAMES_OF_FILES,
    "panel-without-events": NAMES_OF_FILES,
    "panel-without-its-file": NAMES_OF_FILES,
    "picture-broken-off": FOLDER,
    "picture-empty": FOLDER,
    "picture-is-text": FOLDER,
    "picture-jpeg-broken-off": FOLDER,
    "picture-link-out": FOLDER,
    "picture-missing": FOLDER,
    "picture-other-case": FOLDER,
    "picture-png-named-jpg": FOLDER,
    "picture-too-large": FOLDER,
    "place-unknown": OTHER_FILE,
    "place-without-places": OTHER_FILE,
    "place-wrong-way-round": SAME_FILE,
    "route-unknown-place": SAME_FILE,
    "see-also-unknown": NAMES_OF_FILES,
    "sound-is-not-sound": FOLDER,
    "source-twice": SAME_FILE,
    "source-unknown": INSIDE_A_TEXT,
    "source-unknown-in-a-cluster": INSIDE_A_TEXT,
    "style-missing": NAMES_OF_FILES,
    "style-not-xml": NAMES_OF_FILES,
    "style-unknown": LISTS,
    "style-without-layout": NAMES_OF_FILES,
    "term-unknown": INSIDE_A_TEXT,
    "theme-unknown": OTHER_FILE,
}
"""The broken exhibits that an editor shows without a line under anything, each with the reason."""


def broken() -> list[str]:
    return sorted(folder.name for folder in BROKEN.iterdir())


@pytest.mark.parametrize("name", broken())
def test_the_schema_and_the_checker_agree(name: str) -> None:
    is_refused = read_exhibit(BROKEN / name).exhibit is None
    told = complaints(BROKEN / name)
    if name in CANNOT_KNOW:
        assert (is_refused, told) == (True, []), "the schema can know this: take it off the list"
    else:
        assert bool(told) == is_refused, told


def test_no_exception_is_for_an_exhibit_that_is_gone() -> None:
    assert set(CANNOT_KNOW) <= set(broken())


def test_a_picture_s_fault_is_told_as_one_of_pictures() -> None:
    """With a choice of kinds, an editor would list the keys of all of them."""
    event = {
        "date": 1851, "headline": {"en": "x"}, "label": {"en": "x"},
        "media": [{"file": "a.png", "alt": {"en": "x"}, "credit": "x", "rights": "x", "captoin": 1}],
    }  # fmt: skip
    (fault,) = validator("event").iter_errors(event)
    assert fault.message == "Additional properties are not allowed ('captoin' was unexpected)"


def test_an_optional_key_may_stay_empty_and_a_needed_one_not() -> None:
    event = {"date": 1851, "headline": {"en": "x"}, "label": {"en": "x"}, "place": None, "media": None}
    assert list(validator("event").iter_errors(event)) == []
    assert list(validator("event").iter_errors({**event, "headline": None})) != []


POINT = st.from_regex(
    r"[?~%]?([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)[?~]?(-([01][0-9]|2[1-4]|XX)(-([0-3][0-9]|XX))?)?[?~%]?"
)


@given(
    st.one_of(
        POINT,
        st.builds("{}/{}".format, POINT, POINT),
        st.builds("{}/..".format, POINT),
        st.builds("/{}".format, POINT),
        st.builds("[{}, {}]".format, POINT, POINT),
        st.builds("{{{}..{}}}".format, POINT, POINT),
    ).map(lambda written: written.replace("\n", ""))
)
def test_every_date_that_is_one_passes_the_pattern(written: str) -> None:
    if is_edtf(written):
        assert validator("event").is_valid({"date": written, "headline": {"en": "x"}, "label": {"en": "x"}})


# --- the line at the head of a file -------------------------------------------------------------------


def test_an_exhibit_elsewhere_has_the_schemas_in_its_own_folder(tmp_path: Path) -> None:
    folder = Path(copytree(ROOT / "tests" / "exhibits" / "canal", tmp_path / "canal"))
    schema_lines.mark_files(folder)
    event = (folder / "panels" / "building" / "opening.yaml").read_text(encoding="utf-8")
    assert event.startswith("# yaml-language-server: $schema=../../schema/event.json\n")
    assert (folder / "schema" / "event.json").read_text(encoding="utf-8") == schema.format_schema("event")
    assert read_exhibit(folder).problems == ()


def test_the_line_is_written_once_and_nothing_else_changes(tmp_path: Path) -> None:
    (tmp_path / "exhibit.yaml").write_bytes(b"\xef\xbb\xbfformat: 1\r\nlanguages: [en]\r\n")
    assert schema_lines.mark_files(tmp_path) == ("exhibit.yaml",)
    assert schema_lines.mark_files(tmp_path) == ()
    assert (tmp_path / "exhibit.yaml").read_bytes() == (
        b"\xef\xbb\xbf# yaml-language-server: $schema=schema/exhibit.json\r\nformat: 1\r\nlanguages: [en]\r\n"
    )
