"""Who may import whom, and that importing does nothing."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

MAY_IMPORT = {
    "core": {"core"},
    "content": {"content", "core"},
    "state": {"state", "core"},
    "reports": {"reports", "content", "state", "core"},
    "ui": {"ui", "content", "state", "core"},
}
"""A folder of kiosk/ and those it may import; cli and whatever stands beside it may import all."""

NOT_IN_CORE = ("glob", "kivy", "os", "shutil", "socket", "subprocess", "tempfile", "time", "yaml")

SLOW = {"babel", "citeproc", "edtf", "jinja2", "lxml", "markdown_it"}

IMPORT_AND_TELL = """
import importlib, os, sys

done = []

def hear(event, about):
    if event == "open" and isinstance(about[0], str):
        path, _, flags = about
        is_read = path.startswith(sys.argv[1]) and not path.endswith((".py", ".pyc"))
        if is_read or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            done.append(f"open {path}")
    elif event in ("os.mkdir", "os.remove", "os.rename", "subprocess.Popen", "socket.connect"):
        done.append(f"{event} {about[0]}")

sys.addaudithook(hear)
for name in sys.argv[2:]:
    importlib.import_module(name)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
print(*done, sep="; ")
"""


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules(folder: str = "") -> list[Path]:
    return sorted((ROOT / "kiosk" / folder).rglob("*.py"))


def below_ui() -> list[Path]:
    return [path for path in modules() if not module_name(path).startswith("kiosk.ui")]


def import_afresh(names: list[str], folder: Path) -> tuple[set[str], str]:
    """What a fresh interpreter has loaded, and what it has done, once it has imported these modules."""
    told = subprocess.run(
        [sys.executable, "-B", "-c", IMPORT_AND_TELL, str(ROOT / "kiosk"), *names],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    loaded, done = told.stdout.splitlines()
    return set(loaded.split()), done


def test_all_but_ui_is_imported_without_kivy(tmp_path: Path) -> None:
    loaded, _ = import_afresh([module_name(path) for path in below_ui()], tmp_path)

    assert "kivy" not in loaded


def test_importing_does_nothing(tmp_path: Path) -> None:
    _, done = import_afresh([module_name(path) for path in below_ui()], tmp_path)

    assert done == ""


def test_start_up_loads_no_slow_library(tmp_path: Path) -> None:
    loaded, _ = import_afresh(["kiosk.cli", "kiosk.content.whole"], tmp_path)

    assert loaded & SLOW == set()


def test_a_start_from_what_was_kept_loads_nothing_that_reads_files(tmp_path: Path) -> None:
    names = ["kiosk.cli", "kiosk.content.library", "kiosk.content.fitting", "kiosk.state.kept_exhibit"]
    loaded, _ = import_afresh(names, tmp_path)

    assert "pydantic" in loaded
    assert "yaml" not in loaded


def imports(path: Path) -> Iterator[str]:
    """The whole names of all that a module imports, anywhere in it."""
    package = module_name(path).split(".")
    if path.name != "__init__.py":
        package.pop()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_nothing_is_imported_against_the_rule(folder: str) -> None:
    parts = {path.stem for path in (ROOT / "kiosk").iterdir()} - {"__init__", "__pycache__"}
    forbidden = {f"kiosk.{part}" for part in parts - MAY_IMPORT[folder]}

    wrong = [
        f"{module_name(path)} imports {name}"
        for path in modules(folder)
        for name in imports(path)
        if ".".join(name.split(".")[:2]) in forbidden
    ]

    assert wrong == []


def test_only_ui_imports_kivy() -> None:
    wrong = [
        f"{module_name(path)} imports {name}"
        for path in below_ui()
        for name in imports(path)
        if name.partition(".")[0] == "kivy"
    ]

    assert wrong == []


def test_core_knows_no_clock_file_or_environment() -> None:
    wrong = []
    for path in modules("core"):
        for name in imports(path):
            if f"{name}.".startswith(tuple(f"{each}." for each in NOT_IN_CORE)):
                wrong.append(f"{module_name(path)} imports {name}")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="open" | "print" | "input" as called)):
                    wrong.append(f"{module_name(path)} calls {called}()")
                case ast.Call(func=ast.Attribute(attr="now" | "today" | "utcnow" as called)):
                    wrong.append(f"{module_name(path)} calls .{called}()")

    assert wrong == []


def test_the_library_that_plays_is_loaded_by_one_module_and_only_when_something_is_to_be_played() -> None:
    """It is large, and most exhibits are opened without it."""
    wrong = []
    for path in modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {
            node for part in ast.walk(tree) if isinstance(part, ast.FunctionDef) for node in ast.walk(part)
        }
        for node in ast.walk(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            plays = any(name.partition(".")[0] == "ffpyplayer" for name in names)
            if plays and (node not in inside or module_name(path) != "kiosk.ui.open_media"):
                wrong.append(f"{module_name(path)}:{node.lineno}")  # type: ignore[attr-defined]

    assert wrong == []
