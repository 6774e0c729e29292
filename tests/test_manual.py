"""The manual and the program say the same: codes, fields, commands; and its examples are an exhibit."""

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.content.library import read_exhibit
from kiosk.core import device, media, model
from kiosk.core.parts import Part
from kiosk.reports.schema import KINDS

ROOT = Path(__file__).parents[1]
MANUAL = ROOT / "docs" / "exhibit-format.md"
TEXT = MANUAL.read_text(encoding="utf-8")

CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
NAMED = ("source", "term", "event", "place", "route", "chart", "theme", "panel", "column")
"""What the code `unknown-…` is made of."""


# --- codes ------------------------------------------------------------------------------------------


def codes_in_the_source() -> set[str]:
    """The codes of all problems: where one is told of, or handed back to be told."""
    found = {f"unknown-{kind}" for kind in NAMED}
    for path in [*(ROOT / "kiosk" / "content").glob("*.py"), ROOT / "kiosk" / "core" / "problems.py"]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            found.update(_codes_of(node))
    return found


def _codes_of(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Attribute(attr="error" | "warn")):
            yield from _texts(node.args[1:2])
        case ast.Call(func=ast.Name(id="Problem")):
            yield from _texts(node.args[2:3])
        case ast.Call(func=ast.Name(id="Fault")):
            yield from _texts(node.args[1:2])
        case ast.Return(value=ast.Tuple(elts=told)) if len(told) in (3, 4):
            yield from (code for code in _texts(told[:2]) if not code.isdigit())
    if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("error", "warn"):
        for each in node.args[1:2]:  # f"{what}-differ"
            if isinstance(each, ast.JoinedStr) and "differ" in ast.unparse(each):
                yield from ("numbers-differ", "citations-differ")


def _texts(nodes: list[ast.expr]) -> Iterator[str]:
    for each in nodes:
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and CODE.fullmatch(each.value):
            yield each.value


def codes_in_the_manual() -> set[str]:
    """The codes in the first column of the table; `-term` after `unknown-source` is `unknown-term`."""
    found: set[str] = set()
    for row in re.findall(r"^\| (`[^|]*) \|", section("The kinds of problems"), re.MULTILINE):
        first = ""
        for code in re.findall(r"`([^`]+)`", row):
            first = code if not code.startswith("-") else first
            found.add(code if code == first else f"{first.partition('-')[0]}{code}")
    return found


def section(heading: str) -> str:
    """What stands under a heading of the manual, up to the next of its rank."""
    found = re.search(rf"^(#+) {re.escape(heading)}\n(.*?)(?=^\1 |^# |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[2]


def test_every_kind_of_problem_is_in_the_manual_with_its_remedy() -> None:
    assert sorted(codes_in_the_source() - codes_in_the_manual()) == []
    assert sorted(codes_in_the_manual() - codes_in_the_source()) == []


def test_every_code_that_check_has_told_of_is_found_in_the_source() -> None:
    """Else the search above would be too narrow."""
    told = {
        problem.code
        for folder in (ROOT / "tests" / "exhibits" / "broken").iterdir()
        for problem in read_exhibit(folder).problems
    }
    assert sorted(told - codes_in_the_source()) == []


# --- fields -----------------------------------------------------------------------------------------


def parts() -> list[type[Part]]:
    found = {
        each
        for module in (model, media, device)
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Part) and each not in (Part, model.Source)
    }
    return sorted(found, key=lambda part: part.__name__)


def blocks(language: str = "yaml") -> list[str]:
    """The examples in the manual."""
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.__name__)
def test_every_field_is_explained_and_has_its_example(part: type[Part]) -> None:
    ours = {"id", "panel", "events"} if part in (model.Event, model.Panel) else set()
    examples = "\n".join(blocks())
    for key in part.model_fields.keys() - ours:
        assert f"`{key}`" in TEXT or f"`{key}:`" in TEXT, key
        assert re.search(rf"(^|[\s{{,]){key}:", examples, re.MULTILINE), key


def test_the_kinds_of_files_are_named() -> None:
    assert all(f"`{kind}`" in section("An editor that helps") for kind in KINDS)


# --- commands ---------------------------------------------------------------------------------------

NOT_FOR_CURATORS = {"run": {"--device", "--still", "--supervised"}, "tour": {"--device"}}
"""Options that are explained elsewhere: the device file's."""


def commands() -> dict[str, argparse.ArgumentParser]:
    (found,) = (each for each in cli._parser()._actions if isinstance(each, argparse._SubParsersAction))
    return dict(found.choices)


@pytest.mark.parametrize("command", ["run", "check", "tour", "proof", "schema", "new", "import"])
def test_every_command_and_its_options_are_explained(command: str) -> None:
    parser = commands()[command]
    options = {name for action in parser._actions for name in action.option_strings if name.startswith("--")}
    for option in options - {"--help"} - NOT_FOR_CURATORS.get(command, set()):
        assert option in TEXT, f"{command} {option}"
    assert command == "run" or f"main.py {command}" in TEXT


# --- the text itself ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["exhibit-format.md", "first-panel.md"])
def test_every_link_leads_somewhere(name: str) -> None:
    file = ROOT / "docs" / name
    for target in re.findall(
        r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`|^```.*?^```", "", file.read_text("utf-8"), flags=re.M | re.S)
    ):
        if target.startswith(("http", "term:", "event:")):
            continue
        path, _, anchor = target.partition("#")
        led = (file.parent / path).resolve() if path else file
        assert led.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", led.read_text("utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert anchor in slugs, target


def test_no_line_of_prose_is_wider_than_an_editor() -> None:
    wide = [
        line
        for line in TEXT.splitlines()
        if len(line) > 125 and not line.startswith(("|", "    ", "- **", "  "))
    ]
    assert [line for line in wide if "{en:" not in line and "[" not in line] == []


def test_the_examples_are_an_exhibit(tmp_path: Path) -> None:
    """Put together as the manual says, with pictures and sound in their place."""
    folder = tmp_path / "mill-canal"
    for block in blocks():
        named = re.match(r"# exhibits/mill-canal/(\S+)\n", block)
        if named:
            (folder / named[1]).parent.mkdir(parents=True, exist_ok=True)
            (folder / named[1]).write_text(block, encoding="utf-8")
    (folder / "data").mkdir()
    (folder / "data" / "boats.csv").write_text(blocks("csv")[0], encoding="utf-8")
    pieces = "".join(block for block in blocks() if block.startswith("  - file:"))
    opening = folder / "panels" / "building" / "opening.yaml"
    text = opening.read_text(encoding="utf-8")
    opening.write_text(text.replace("  - chart: boats\n", f"{pieces}  - chart: boats\n"), encoding="utf-8")
    canal = ROOT / "tests" / "exhibits" / "canal" / "media"
    (folder / "media").mkdir()
    for name in ("opening.jpg", "keeper.png"):
        (folder / "media" / name).write_bytes((canal / name).read_bytes())
    (folder / "media" / "collapse.jpg").write_bytes((canal / "bank.jpg").read_bytes())
    (folder / "media" / "lock-keeper.mp3").write_bytes(b"ID3")
    (folder / "media" / "opening-en.ogg").write_bytes(b"OggS" + bytes(200))
    for language in ("en", "nl"):
        spoken = "WEBVTT\n\n00:00.000 --> 00:04.000\nWords\n"
        (folder / "media" / f"lock-keeper-{language}.vtt").write_text(spoken, encoding="utf-8")
    told = [str(problem) for problem in read_exhibit(folder, shown_as="x").problems]
    assert told == []


# --- the worked example ---------------------------------------------------------------------------------

EXAMPLE = ROOT / "docs" / "example"
WALK = (ROOT / "docs" / "first-panel.md").read_text(encoding="utf-8")


def test_the_worked_example_is_finished() -> None:
    reading = read_exhibit(EXAMPLE, shown_as="x")
    assert [str(problem) for problem in reading.problems] == []
    assert reading.exhibit is not None
    assert len(reading.exhibit.events) == 3


@pytest.mark.parametrize(
    ("file", "block"),
    re.findall(r"^```(?:yaml|csv)\n# (\S+)\n(.*?)^```", WALK, re.MULTILINE | re.DOTALL),
    ids=lambda each: each if len(each) < 40 and "\n" not in each else "",
)
def test_the_worked_example_holds_every_piece_of_the_walk_through(file: str, block: str) -> None:
    assert block in (EXAMPLE / file).read_text(encoding="utf-8")
