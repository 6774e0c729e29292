"""Writes the exhibit to begin with into a folder, in the languages asked for."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.core.locales import base_of
from kiosk.reports.schema_lines import give_schemas, head_line, kind_of
from kiosk.reports.yaml_text import scalar, text_lines

FILES = {
    "exhibit.yaml": "exhibit",
    "panels/ferry/panel.yaml": "panel-ferry",
    "panels/ferry/first-ferry.yaml": "first-ferry",
    "panels/ferry/steam-ferry.yaml": "steam-ferry",
    "panels/bridge/panel.yaml": "panel-bridge",
    "panels/bridge/bridge-opens.yaml": "bridge-opens",
    "sources.yaml": "sources",
    "places.yaml": "places",
    "glossary.yaml": "glossary",
    "charts.yaml": "charts",
    "lives.yaml": "lives",
}
"""Each file, and the template it is made from."""
FIGURES = "year,passengers,event\n1870,9400,\n1885,14200,\n1900,21800,\n1904,30500,steam-ferry\n1930,52600,\n"
BORROWED = "en"
"""The language whose words stand where ours has none."""


def write_new(folder: Path, languages: Sequence[str], title: str | None = None) -> tuple[str, ...]:
    """Write a small, sound exhibit; returns the languages in which other words stand, to be translated."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from kiosk.reports.new.placeholder import draw_placeholder
    from kiosk.reports.new.words import WORDS

    words = WORDS | ({"title": dict.fromkeys((*languages, BORROWED), title)} if title else {})

    def text(key: str, name: str = "", indent: int = 0) -> str:
        told = {language: _word(words[name or key], language) for language in languages}
        return "\n".join(text_lines(key, told, indent))

    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent), undefined=StrictUndefined, keep_trailing_newline=True
    )
    source = languages[0]
    given = {
        "languages": ", ".join(languages),
        "source": source,
        "book_language": base_of(source) if base_of(source) in WORDS["book"] else BORROWED,
        **{key: scalar(_word(WORDS[key], source)) for key in ("credit", "book", "board", "town")},
        "text": text,
    }
    for name, template in FILES.items():
        written = templates.get_template(f"{template}.yaml.jinja").render(given)
        kind = kind_of(name)
        assert kind is not None
        _write(folder / name, f"{head_line(folder, name, kind)}\n{written}")
    _write(folder / "data" / "crossings.csv", FIGURES)
    (folder / "media").mkdir(exist_ok=True)
    draw_placeholder(folder / "media" / "placeholder.png")
    give_schemas(folder)
    return tuple(language for language in languages if base_of(language) not in WORDS["title"])


def _word(words: Mapping[str, str], language: str) -> str:
    return words.get(language) or words.get(base_of(language)) or words[BORROWED]


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
