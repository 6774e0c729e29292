"""A label that a person has spoken is checked like other media, language by language."""

from pathlib import Path

from kiosk.content.library import read_exhibit

EVENT = "panels/building/survey.yaml"


def told(canal: Path, audio: str) -> list[str]:
    """What is said of an event with this `audio`, without the places of other files."""
    sound = canal / "media" / "survey-en.ogg"
    sound.write_bytes(b"OggS" + bytes(200))
    event = canal / EVENT
    before = len(event.read_text(encoding="utf-8").splitlines())
    event.write_text(event.read_text(encoding="utf-8") + audio, encoding="utf-8")
    told = []
    for problem in read_exhibit(canal).problems:
        if problem.at.path.endswith("survey.yaml"):
            told.append(f"{problem.at.line - before}:{problem.at.column}: {str(problem).split(': ', 1)[1]}")
    return told


SOUND = "audio:\n  en: {file: survey-en.ogg, credit: Read by A. Reader, rights: http://rights.example/1}\n"


def test_a_narration_in_one_of_the_languages_is_sound_and_counts_as_used(canal: Path) -> None:
    assert told(canal, SOUND) == []
    exhibit = read_exhibit(canal).exhibit
    assert exhibit is not None
    assert exhibit.event("survey").audio["en"].credit == "Read by A. Reader"
    assert not any("survey-en.ogg" in str(problem) for problem in read_exhibit(canal).problems)


def test_what_is_wrong_with_a_narration_is_told_at_its_place(canal: Path) -> None:
    assert told(
        canal,
        "audio:\n  en: {file: survey.ogg, credit: A, rights: http://x.example}\n"
        "  de: {file: opening.jpg, credit: A, rights: http://x.example}\n"
        "  fr: {file: survey-en.ogg, credit: A, rights: http://x.example}\n"
        "  english: {file: survey-en.ogg, credit: A, rights: http://x.example}\n",
    ) == [
        '2:14: error: there is no file "survey.ogg": did you mean "survey-en.ogg"?',
        '3:14: error: "opening.jpg" is no sound: save it as .ogg or .mp3 or .flac',
        '4:3: warning: "fr" is not one of the exhibit\'s languages: '
        'add it to "languages" in exhibit.yaml, or remove the recording',
        '5:3: error: unknown key "english" in audio: use one of de, en',
    ]


def test_a_narration_needs_its_credit_and_its_rights(canal: Path) -> None:
    assert told(canal, "audio:\n  en: {file: survey-en.ogg, captions: x.vtt}\n") == [
        '2:7: error: audio needs "credit"',
        '2:7: error: audio needs "rights"',
        '2:29: error: unknown key "captions" in audio: use one of file, credit, rights',
    ]
