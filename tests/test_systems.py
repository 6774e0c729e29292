"""A curator's machine may be Windows or a Mac: what can be held of that on any machine."""

import ast
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from kiosk.content.library import read_exhibit
from kiosk.state.folder import state_folder
from kiosk.ui.virtual_screen import is_possible

ROOT = Path(__file__).parents[1]
CANAL = ROOT / "tests" / "exhibits" / "canal"


@pytest.fixture
def canal(tmp_path: Path) -> Path:
    return Path(copytree(CANAL, tmp_path / "canal"))


def test_every_text_file_is_opened_in_a_named_encoding() -> None:
    """Without it, Windows would read and write its own letters."""
    wrong = []
    for path in (ROOT / "kiosk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_named = isinstance(node, ast.Call) and "encoding" in {each.arg for each in node.keywords}
            if isinstance(node, ast.Call) and is_of_text(node) and not is_named:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert wrong == []


def is_of_text(call: ast.Call) -> bool:
    """Whether a call opens a file as text."""
    match call.func:
        case ast.Attribute(attr="read_text" | "write_text" | "fdopen"):
            return True
        case ast.Name(id="open") | ast.Attribute(attr="open"):
            modes = [each.value for each in call.args if isinstance(each, ast.Constant)]
            owner = ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""
            # A picture, or a device as the system numbers it: neither is text.
            return owner not in ("Image", "os") and not any("b" in str(mode) for mode in modes)
    return False


def test_a_name_in_other_capitals_is_missing_on_every_machine(canal: Path) -> None:
    """Where the disk does not mind capitals, the gallery's still will."""
    charts, event = canal / "charts.yaml", canal / "panels/building/opening.yaml"
    charts.write_text(charts.read_text(encoding="utf-8").replace("boats.csv", "Boats.csv"), encoding="utf-8")
    event.write_text(
        event.read_text(encoding="utf-8").replace("opening.jpg", "Opening.jpg"), encoding="utf-8"
    )
    told = [each.message for each in read_exhibit(canal).problems if each.severity == "error"]
    assert told == ['there is no file "data/Boats.csv"', 'there is no file "Opening.jpg"']


def test_what_the_program_keeps_goes_where_the_system_wants_it() -> None:
    windows = {"LOCALAPPDATA": "C:/Users/ann/AppData/Local"}
    assert state_folder(windows, system="win32") == Path("C:/Users/ann/AppData/Local/kiosk")
    assert state_folder({"HOME": "/h"}, system="darwin") == Path("/h/.local/state/kiosk")
    assert state_folder({"HOME": "/h", "XDG_STATE_HOME": "/s"}, system="linux") == Path("/s/kiosk")
    assert state_folder({}, chosen="/x", system="win32") == Path("/x")


def test_only_linux_draws_on_a_screen_in_memory() -> None:
    assert not is_possible("darwin")
    assert not is_possible("win32")


def test_any_letter_can_be_told_to_another_program(canal: Path) -> None:
    """On Windows what is sent on to a file is in the system's letters, which lack most."""
    event = canal / "panels/building/opening.yaml"
    event.write_text(
        event.read_text(encoding="utf-8").replace("place: unterhafen", "place: Łódź"), encoding="utf-8"
    )
    told = subprocess.run(
        [sys.executable, "main.py", "check", str(canal)],
        cwd=ROOT, capture_output=True, check=False, env=os.environ | {"PYTHONIOENCODING": "cp1252"},
    )  # fmt: skip
    assert told.returncode == 1
    assert 'unknown place "Łódź"' in told.stdout.decode("utf-8")
