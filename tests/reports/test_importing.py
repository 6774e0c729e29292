"""What museums have already becomes an exhibit without errors, and nothing of it is lost silently."""

import json
import re
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content.library import read_exhibit
from kiosk.core.model import Exhibit
from kiosk.reports.importing.intake import Intake, Refused
from kiosk.reports.importing.plain_table import load_plain_table
from kiosk.reports.importing.timelinejs import load_timeline
from kiosk.reports.importing.writing import write_exhibit
from tests.reports.test_schema import complaints

PICTURE = Path(__file__).parents[1] / "exhibits" / "canal" / "media" / "lock.png"

SLIDE: dict[str, Any] = {
    "start_date": {"year": "1847", "month": "04", "day": "6"},
    "text": {"headline": "The first spade", "text": "<p>Work <em>begins</em>.</p>"},
}


def written(tmp_path: Path, intake: Intake) -> Exhibit:
    """The exhibit that an intake becomes: without errors, and in keeping with the schemas."""
    folder = tmp_path / "made"
    write_exhibit(intake, folder, "A name")
    reading = read_exhibit(folder)
    assert [str(problem) for problem in reading.problems if problem.severity == "error"] == []
    assert complaints(folder) == []
    assert reading.exhibit is not None
    return reading.exhibit


def timeline(tmp_path: Path, *events: Any, **more: Any) -> Exhibit:
    file = tmp_path / "canal.json"
    file.write_text(json.dumps({"events": events, **more}), encoding="utf-8")
    return written(tmp_path, load_timeline(file, "en"))


def table(tmp_path: Path, text: str, language: str = "en", letters: str = "utf-8") -> Exhibit:
    file = tmp_path / "canal.csv"
    file.write_bytes(text.encode(letters))
    return written(tmp_path, load_plain_table(file, language))


def account(tmp_path: Path) -> str:
    return (tmp_path / "made" / "IMPORT.md").read_text(encoding="utf-8")


def only(exhibit: Exhibit) -> Any:
    (event,) = exhibit.events.values()
    return event


# --- TimelineJS -------------------------------------------------------------------------------------


def test_a_slide_becomes_an_event(tmp_path: Path) -> None:
    event = only(timeline(tmp_path, SLIDE))
    assert (event.id, event.date, event.panel) == ("the-first-spade", "1847-04-06", "a-name")
    assert (event.headline["en"], event.label["en"]) == ("The first spade", "Work *begins*.")


def test_groups_become_panels_and_eras_periods(tmp_path: Path) -> None:
    exhibit = timeline(
        tmp_path,
        SLIDE | {"group": "Building"},
        SLIDE | {"group": "Sailing", "end_date": {"year": 1858}},
        SLIDE | {"group": "building"},
        title={"text": {"headline": "The canal", "text": "Eleven kilometres."}},
        eras=[{"start_date": {"year": 1847}, "end_date": {"year": 1858}, "text": {"headline": "Works"}}],
    )
    assert list(exhibit.panels) == ["building", "sailing"]
    assert [len(panel.events) for panel in exhibit.panels.values()] == [2, 1]
    assert exhibit.events["the-first-spade-2"].date == "1847-04-06/1858"
    (period,) = exhibit.outline.periods
    assert (period.date, period.name["en"]) == ("1847/1858", "Works")
    assert exhibit.outline.title["en"] == "The canal"
    assert exhibit.outline.introduction is not None
    assert exhibit.outline.introduction["en"] == "Eleven kilometres."


def test_the_one_panel_without_groups_has_the_title_s_words(tmp_path: Path) -> None:
    exhibit = timeline(
        tmp_path, SLIDE, title={"text": {"headline": "The canal", "text": "Eleven kilometres."}}
    )
    (panel,) = exhibit.panels.values()
    assert (panel.title["en"], panel.introduction["en"]) == ("The canal", "Eleven kilometres.")


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        ({"year": "602"}, None, "0602"),
        ({"year": 1847.0}, None, "1847"),
        ({"year": "1,847"}, None, "1847"),
        ({"year": "1847", "month": "4", "day": ""}, {"year": "1847", "month": 4}, "1847-04"),
        ({"year": "1847", "month": "August"}, None, "1847-08"),
        ({"year": "1847", "month": "13"}, None, "1847"),
        ({"year": "1847", "month": "2", "day": "30"}, None, "1847-02"),
        ({"year": "1858"}, {"year": "1847"}, "1858"),
    ],
)
def test_dates_become_edtf(tmp_path: Path, start: Any, end: Any, date: str) -> None:
    assert only(timeline(tmp_path, SLIDE | {"start_date": start, "end_date": end})).date == date


def test_a_date_shown_otherwise_stays_so(tmp_path: Path) -> None:
    event = only(timeline(tmp_path, SLIDE | {"display_date": "One morning"}))
    assert event.date_text["en"] == "One morning"


def test_a_slide_without_a_date_we_have_is_given_in_full(tmp_path: Path) -> None:
    early = {"start_date": {"year": "-300"}, "text": {"headline": "Euclid", "text": "Light is straight."}}
    timeline(tmp_path, SLIDE, early)
    (line,) = [line for line in account(tmp_path).splitlines() if "Euclid" in line]
    assert "Light is straight." in line
    assert "## Not imported (1)" in account(tmp_path)


def test_a_picture_on_the_web_is_listed_and_stands_ready_as_a_remark(tmp_path: Path) -> None:
    media = {
        "url": "https://canal.example/a/Bank.JPG?x=1",
        "credit": "<b>The</b> archive",
        "caption": "A bank",
    }
    exhibit = timeline(tmp_path, SLIDE | {"media": media})
    assert only(exhibit).media == ()
    file = (tmp_path / "made/panels/a-name/the-first-spade.yaml").read_text(encoding="utf-8")
    ready = "\n".join(line.removeprefix("# ") for line in file.splitlines() if line.startswith("# "))
    assert "media:\n  - file: bank.jpg\n" in ready
    assert "    caption: {en: A bank}\n    credit: The archive\n" in ready
    assert "## To be fetched (1)" in account(tmp_path)
    assert "https://canal.example/a/Bank.JPG?x=1" in account(tmp_path)


def test_a_picture_beside_the_file_is_copied(tmp_path: Path) -> None:
    copyfile(PICTURE, tmp_path / "Lock One.png")
    timeline(tmp_path, SLIDE | {"media": {"url": "Lock One.png", "alt": "A lock", "credit": "The archive"}})
    assert (tmp_path / "made/media/lock-one.png").read_bytes() == PICTURE.read_bytes()
    assert "the picture lock-one.png is in the folder media; it needs rights" in account(tmp_path)


def test_a_file_that_is_no_picture_is_not_copied(tmp_path: Path) -> None:
    (tmp_path / "lock.png").write_text("no picture", encoding="utf-8")
    timeline(tmp_path, SLIDE | {"media": {"url": "lock.png"}})
    assert not (tmp_path / "made" / "media").exists()
    assert "is not a PNG file" in account(tmp_path)


def test_a_map_on_the_web_becomes_a_place(tmp_path: Path) -> None:
    url = "https://www.google.com/maps/place/Upper+Lock/@50.934,9.645,17z/data=x"
    exhibit = timeline(tmp_path, SLIDE | {"media": {"url": url}})
    assert only(exhibit).place == "upper-lock"
    assert exhibit.atlas.places["upper-lock"].at == (50.934, 9.645)
    assert exhibit.atlas.places["upper-lock"].name["en"] == "Upper Lock"


def test_a_quotation_in_the_place_of_a_picture_joins_the_text(tmp_path: Path) -> None:
    quoted = "<blockquote>We dug. <cite>A worker</cite></blockquote>"
    event = only(timeline(tmp_path, SLIDE | {"media": {"url": quoted}}))
    assert event.label["en"] == "Work *begins*.\n\nWe dug. *A worker*"


def test_a_text_too_long_for_a_label_goes_on_in_more(tmp_path: Path) -> None:
    sentence = "Ten people dug *the ditch* in the rain that day. "
    html = sentence.replace("*the ditch*", "<em>the ditch</em>")
    event = only(timeline(tmp_path, SLIDE | {"text": {"headline": "Digging", "text": html * 15}}))
    assert event.label["en"] == (sentence * 7).strip()
    assert event.more["en"] == (sentence * 8).strip()
    assert "too long for a label" in account(tmp_path)


def test_one_endless_sentence_is_cut_all_the_same(tmp_path: Path) -> None:
    text = "<i>" + " ".join(f"word{number}" for number in range(260)) + "</i>"
    event = only(timeline(tmp_path, SLIDE | {"text": {"headline": "Digging", "text": text}}))
    told = f"{event.label['en']} {event.more['en']}".split()
    assert told == [f"word{number}" for number in range(260)]


def test_an_emphasis_over_the_cut_is_dropped_and_no_asterisk_shown(tmp_path: Path) -> None:
    html = f"<em>{'Ten people dug the long ditch in the rain. ' * 15}</em>"
    event = only(timeline(tmp_path, SLIDE | {"text": {"headline": "Digging", "text": html}}))
    assert "*" not in event.label["en"] + event.more["en"]


def test_what_is_missing_is_told_and_nothing_invented(tmp_path: Path) -> None:
    exhibit = timeline(
        tmp_path, {"start_date": {"year": 1847}}, {"start_date": {"year": 1848}, "text": {"text": "Ice."}}
    )
    assert [event.headline["en"] for event in exhibit.events.values()] == ["1847", "Ice."]
    for told in (
        "it has no headline",
        "it has no text",
        "it names no source",
        "has no introduction",
        "no title",
    ):
        assert told in account(tmp_path)


def test_texts_without_a_source_are_warned_of_by_check(tmp_path: Path) -> None:
    timeline(tmp_path, SLIDE)
    assert "uncited" in [problem.code for problem in read_exhibit(tmp_path / "made").problems]
    file = tmp_path / "made/panels/a-name/the-first-spade.yaml"
    assert "# To do: it names no source: say where it is known from" in file.read_text(encoding="utf-8")


def test_every_word_of_the_file_is_in_the_exhibit_or_in_the_account(tmp_path: Path) -> None:
    """Each leaf of the JSON holds a word of its own; none may be gone."""
    words = (f"zq{number}x" for number in range(1000))

    def said(before: str = "") -> str:
        return f"{before}{next(words)}"

    def slide(**more: Any) -> dict[str, Any]:
        return {
            "start_date": {"year": 1847, "hour": "11", "minute": "47", "display_date": said(), "x": said()},
            "display_date": said(),
            "text": {"headline": said(), "text": f"<p>{said()} <a href='http://{said()}.example'>{said()}</a></p>"
                     f"<img src='{said()}.png' alt='{said()}'><script>{said()}</script>", "other": said()},
            "media": {"url": said("https://x.example/"), "caption": said(), "credit": said(), "alt": said(),
                      "thumbnail": said(), "link": said(), "title": said()},
            "group": said(), "background": {"url": said(), "color": said()}, "unique_id": said(),
            "autolink": False, "unheard_of": [said(), {"deep": said()}], **more,
        }  # fmt: skip

    def with_media(url: str) -> dict[str, Any]:
        made = slide()
        return made | {"media": made["media"] | {"url": url}}

    whole = {
        "title": slide(),
        "events": [
            slide(), slide(end_date={"year": 1858, "display_date": said()}),
            with_media(f"<iframe src='https://{said()}.example'></iframe>"),
            with_media(f"<blockquote>{said()}</blockquote>"),
            with_media(f"https://www.google.com/maps/place/{said()}/@1.5,2.5,3z"),
            slide(media={"caption": said(), "credit": said()}), slide(start_date={"year": "-3"}), said(), 17,
        ],
        "eras": [slide(end_date={"year": 1850}), slide(), said()],
        "unheard_of": said(),
    }  # fmt: skip
    file = tmp_path / "all.json"
    file.write_text(json.dumps(whole), encoding="utf-8")
    write_exhibit(load_timeline(file, "en"), tmp_path / "made", "A name")
    kept = "\n".join(
        each.read_text(encoding="utf-8")
        for each in (tmp_path / "made").rglob("*")
        if each.suffix in (".yaml", ".md")
    )
    wanted = re.findall(r"zq\d+x", json.dumps(whole))
    assert len(wanted) > 200
    assert [word for word in wanted if word not in kept] == []
    assert "11:47" in kept


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "canal.json:1:2: this is not JSON from here on"),
        ("[1]", 'canal.json is no file of TimelineJS: it has no list "events"'),
        ('{"timeline": {}}', "canal.json is of TimelineJS 1 or 2: open its spreadsheet and save that as CSV"),
        ('{"events": [], "scale": "cosmological"}', "canal.json is on the cosmological scale"),
        ('{"events": [{"start_date": {"year": "-13800000000"}}]}', "canal.json is on the cosmological scale"),
        ('{"events": [{"start_date": {"year": "-300"}}]}', "canal.json has no event with a date"),
        ("[" * 100_000, "canal.json is nested too deep to be a timeline"),
    ],
)
def test_what_is_no_timeline_for_us_is_refused_in_a_sentence(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "canal.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=re.escape(told)):
        load_timeline(file, "en")


def test_the_spreadsheet_of_timelinejs_is_read(tmp_path: Path) -> None:
    file = tmp_path / "canal.csv"
    file.write_text(
        "\ufeffYear,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,"
        "Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\r\n"
        ',,,,,,,,,The canal,"<p class=""lead"">Eleven kilometres.</p>",,,,,title,,https://x.example/back.jpg\r\n'
        "1847,4,6,8:30,,,,,,The first spade,Work begins.,,,,,,,\r\n"
        '"1,847",,,,1858,,,,Eleven years,Building,"Dug,\nand built.",,,,,,Works,\r\n'
        "1847,,,,1858,,,,,Works,,,,,,era,,\r\n"
        ",,,,,,,,,Nobody knows when,It rained.,,,,,,,\r\n",
        encoding="utf-8",
    )
    exhibit = written(tmp_path, load_timeline(file, "en"))
    assert exhibit.outline.title["en"] == "The canal"
    assert {event.id: event.date for event in exhibit.events.values()} == {
        "the-first-spade": "1847-04-06", "building": "1847/1858",
    }  # fmt: skip
    assert exhibit.events["building"].label["en"] == "Dug, and built."
    assert exhibit.events["building"].date_text is not None
    assert [period.name["en"] for period in exhibit.outline.periods] == ["Works"]
    for told in ("https://x.example/back.jpg", "the time of day: 8:30", "Nobody knows when", "It rained."):
        assert told in account(tmp_path)


def test_the_older_spreadsheet_has_its_month_first(tmp_path: Path) -> None:
    file = tmp_path / "canal.csv"
    file.write_text(
        "Start Date,End Date,Headline,Text\n4/6/1847,,Spade,Dug.\n1858,,Opening,Sailed.\n", encoding="utf-8"
    )
    exhibit = written(tmp_path, load_timeline(file, "en"))
    assert [event.date for event in exhibit.events.values()] == ["1847-04-06", "1858"]


def test_no_event_is_named_as_a_file_that_has_another_meaning(tmp_path: Path) -> None:
    exhibit = timeline(
        tmp_path, *(SLIDE | {"text": {"headline": name}} for name in ("Panel", "Con", "Öffnung!"))
    )
    assert list(exhibit.events) == ["con-2", "offnung", "panel-2"]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=8), inside, max_size=3),
    max_leaves=6,
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="*[]()@:\\ <>/pbiem&;a.-'\"#\n", max_size=80),
    st.lists(st.sampled_from(["word", "<p>", "<em>", "</em>", "*", "[@a]", "x.", "# y", "é"])).map(" ".join),
    ANYTHING,
)
SLIDES = st.fixed_dictionaries(
    {"start_date": st.fixed_dictionaries({"year": st.one_of(st.integers(-5, 12000), TEXTS)})},
    optional={
        "end_date": ANYTHING,
        "text": st.fixed_dictionaries({}, optional={"headline": TEXTS, "text": TEXTS}),
        "media": st.fixed_dictionaries(
            {}, optional={"url": TEXTS, "caption": TEXTS, "credit": TEXTS, "alt": TEXTS}
        ),
        "group": TEXTS,
        "display_date": TEXTS,
        "background": ANYTHING,
    },
)


def test_a_headline_in_two_lines_is_one(tmp_path: Path) -> None:
    two = {"headline": "The mill<br/> 1851 – 1853", "text": "<p>One.</p><p>Two.</p>"}
    exhibit = timeline(tmp_path, {**SLIDE, "text": two}, title={"text": two})
    event = only(exhibit)
    assert (event.headline["en"], event.label["en"]) == ("The mill 1851 – 1853", "One.\n\nTwo.")
    assert exhibit.outline.title["en"] == "The mill 1851 – 1853"


def test_a_shown_date_that_looks_like_a_citation_is_none(tmp_path: Path) -> None:
    slide = {"start_date": {"year": 1851}, "display_date": "early [mail@mill.example]"}
    event = only(timeline(tmp_path, slide))
    assert event.date_text is not None
    assert event.date_text["en"] == "early (mail@mill.example)"


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    events=st.lists(st.one_of(SLIDES, ANYTHING), max_size=4), title=st.one_of(SLIDES, ANYTHING), era=ANYTHING
)
def test_whatever_is_in_a_timeline_the_exhibit_has_no_errors(
    tmp_path_factory: pytest.TempPathFactory, events: Any, title: Any, era: Any
) -> None:
    folder = tmp_path_factory.mktemp("any")
    try:
        timeline(folder, SLIDE, *events, title=title, eras=[era])
    except Refused as refusal:
        # What TimelineJS itself takes for astronomy or geology is no exhibit.
        if "cosmological" not in str(refusal):
            raise


# --- plain tables -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header",
    [
        "date;headline;text;place;source;group",
        "Datum;Titel;Omschrijving;Plaats;Bron;Thema",
        "Date;Titre;Texte;Lieu;Source;Catégorie",
        "Datum;Überschrift;Beschreibung;Ort;Quelle;Kategorie",
        "DATE ;Head-Line;TEXT:;Location;Reference;Section",
    ],
)
def test_columns_are_known_in_four_languages(tmp_path: Path, header: str) -> None:
    row = '6.4.1847;Spade;"They dug.\n\nIt rained.";Oberau;"Brandt, Kanal, pp. 21-24";Works'
    event = only(table(tmp_path, f"{header}\n{row}\n"))
    assert (event.id, event.panel, event.date) == ("spade", "works", "1847-04-06")
    assert event.label["en"] == "They dug. [@source-1, pp. 21-24]\n\nIt rained. [@source-1, pp. 21-24]"
    assert "place “Oberau” has no latitude and longitude" in account(tmp_path)


def test_a_column_for_each_language_makes_an_exhibit_in_all(tmp_path: Path) -> None:
    exhibit = table(
        tmp_path,
        "Datum,Titel (nl),Titel (fr),tekst_nl,tekst_fr,Thema NL,Thema FR\n"
        "1847,Spade,Bêche,Gegraven.,Creusé.,Werk,Travaux\n",
        language="nl",
    )
    assert exhibit.languages == ("nl", "fr")
    assert dict(only(exhibit).headline.root) == {"nl": "Spade", "fr": "Bêche"}
    assert dict(exhibit.panels["werk"].title.root) == {"nl": "Werk", "fr": "Travaux"}


def test_a_place_with_latitude_and_longitude_is_on_the_map(tmp_path: Path) -> None:
    exhibit = table(
        tmp_path,
        'date,title,place,lat,lon\n1847,Spade,Oberau,"50,912",9.611\n1848,Ice,Oberau,50.912,9.611\n1849,Flood,Oberau,,\n',
    )
    assert [event.place for event in exhibit.events.values()] == ["oberau"] * 3
    assert exhibit.atlas.places["oberau"].at == (50.912, 9.611)


def test_a_picture_with_all_that_must_be_said_of_it_is_shown(tmp_path: Path) -> None:
    (tmp_path / "fotos").mkdir()
    copyfile(PICTURE, tmp_path / "fotos" / "lock.png")
    event = only(
        table(
            tmp_path,
            "date,title,photo,alt,credit,licence,caption\n"
            "1847,Spade,fotos\\lock.png,A lock,The archive,https://rights.example/by/4.0/,At noon\n",
        )
    )
    (picture,) = event.media
    assert (picture.file, picture.credit, picture.alt["en"]) == ("lock.png", "The archive", "A lock")
    assert (tmp_path / "made" / "media" / "lock.png").is_file()


def test_no_file_from_outside_the_table_s_folder_is_taken(tmp_path: Path) -> None:
    copyfile(PICTURE, tmp_path / "secret.png")
    (tmp_path / "in").mkdir()
    table(tmp_path / "in", "date,title,photo\n1847,Spade,../secret.png\n")
    assert not (tmp_path / "in" / "made" / "media").exists()


def test_columns_and_rows_that_have_no_place_are_told(tmp_path: Path) -> None:
    table(tmp_path, "date,title,inventory,photo\n1847,Spade,KD 17,\nsoon,Rain,KD 18,\n1848,Ice,,,beyond\n")
    assert "- row 2 (spade.yaml): inventory: KD 17" in account(tmp_path)
    assert "date: soon, title: Rain, inventory: KD 18" in account(tmp_path)
    assert "cells beyond the last column: beyond" in account(tmp_path)


def test_a_date_half_understood_is_shown_as_it_was_typed(tmp_path: Path) -> None:
    event = only(table(tmp_path, "date,title\nEaster 1847,Spade\n"))
    assert (event.date, event.date_text["en"]) == ("1847", "Easter 1847")


def test_windows_letters_are_read_and_told(tmp_path: Path) -> None:
    event = only(table(tmp_path, "Datum;Titel\n1847;Fünf Männer – „hier“\n", letters="cp1252"))
    assert event.headline["en"] == "Fünf Männer – „hier“"
    assert "not in UTF-8" in account(tmp_path)


def test_what_excel_calls_unicode_text_is_read(tmp_path: Path) -> None:
    assert (
        only(table(tmp_path, "date\ttitle\n1847\tSchleuse ü\n", letters="utf-16")).headline["en"]
        == "Schleuse ü"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title,text\na,b\n", "has no column for a date: its first line must name the columns"),
        ("date,text\n1847,b\n", "has no column for a headline"),
        ("date,title\nsoon,x\n", "has no row with a date"),
        ("", "is empty"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_in_a_sentence(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(Refused, match=re.escape(told)):
        table(tmp_path, text)
