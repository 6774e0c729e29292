"""A text that does not fit is told where it stands."""

from pathlib import Path

import yaml

from kiosk.content.fitting import Misfit, misfit_problems

SURVEY = "panels/building/survey.yaml"


def headline_of(canal: Path) -> tuple[str, int]:
    text = (canal / SURVEY).read_text(encoding="utf-8")
    said = yaml.safe_load(text)["headline"]["en"]
    return said, next(number for number, line in enumerate(text.splitlines(), 1) if said in line)


def test_a_text_is_found_whatever_typesetting_has_done_to_it(canal: Path) -> None:
    before, line = headline_of(canal)
    said = "A three-lock survey"
    file = canal / SURVEY
    file.write_text(file.read_text(encoding="utf-8").replace(before, said), encoding="utf-8")
    typeset = said.replace(" ", "\u00a0", 1).replace("-", "\u2011")
    (problem,) = misfit_problems(canal, [Misfit(typeset, "event-survey", "en", SURVEY)])
    assert problem.at.path.endswith(SURVEY)
    assert problem.at.line == line
    assert problem.severity == "warning"
    assert str(problem).endswith("does not fit its place on event-survey, en: shorten it")


def test_what_is_made_of_several_texts_is_told_at_its_page(canal: Path) -> None:
    (problem,) = misfit_problems(canal, [Misfit("May 1846 | Oberau", "event-survey", "en", SURVEY)])
    assert problem.at.path.endswith(SURVEY)
    assert problem.at.line == 1


def test_a_text_is_told_once_however_many_pages_show_it(canal: Path) -> None:
    said, _ = headline_of(canal)
    twice = [Misfit(said, page, "en", SURVEY) for page in ("event-survey", "panel-building")]
    assert len(misfit_problems(canal, twice)) == 1
