"""Whatever is in the files: problems are told, nothing is raised."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content.composer import compose
from kiosk.content.files import Script
from kiosk.content.findings import Findings
from kiosk.content.library import Reading, read_exhibit
from kiosk.content.tables import read_table

CANAL = Path(__file__).parent.parent / "exhibits" / "canal"
FILES = sorted(
    file.relative_to(CANAL).as_posix()
    for file in CANAL.rglob("*")
    if file.suffix in (".yaml", ".csv", ".png")
)

values = st.recursive(
    st.none()
    | st.text(max_size=20)
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.sampled_from(["[@x]", "a: b"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
scraps = st.sampled_from(
    [b"\x00", b"\xff\xfe", b"\t", b": ", b"- ", b"[", b"]", b"{", b"}", b"'", b'"', b"&a ", b"*a", b"!!set ",
     b"---\n", b"...\n", b"<<: *a\n", b"? ", b"|", b">", b"@", b"%", b"#", b"\r", b"\xe2\x80\xa8", b",", b";",
     b"\xf0\x9f\x98\x80", b"\xef\xbb\xbf", b"[" * 3000, b"- " * 3000, b"a:\n" * 50, b"~", b"en:", b"\\",
     b"\n\n\n", b"0x1F", b"1e999", b"-" * 80]
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(CANAL, tmp_path_factory.mktemp("hostile") / "canal"))


def check_with(folder: Path, name: str, content: bytes) -> None:
    """Change one file of the exhibit, see how it is told of, and put it right again."""
    file = folder / name
    sound = file.read_bytes()
    try:
        file.write_bytes(content)
        assert_well_told(read_exhibit(folder))
    finally:
        file.write_bytes(sound)


def assert_well_told(reading: Reading) -> None:
    for problem in reading.problems:
        lines = str(problem).splitlines()
        assert len(lines) == 1
        assert len(lines[0]) < 900
        assert problem.at.line >= 1
        assert problem.at.column >= 1
        assert "Error" not in lines[0]
        assert "pydantic" not in lines[0]
        file = Path(problem.at.path)
        if problem.at.line > 1 and file.is_file():
            text = file.read_bytes().decode("utf-8", "replace")
            assert problem.at.line <= text.count("\n") + text.count("\r") + 1
    if reading.exhibit is None:
        assert any(problem.severity == "error" for problem in reading.problems)


hard = settings(
    max_examples=500,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@given(name=st.sampled_from(FILES), cuts=st.data())
@hard
def test_a_file_cut_or_overwritten_anywhere_is_told_of(folder: Path, name: str, cuts: Any) -> None:
    sound = (folder / name).read_bytes()
    start = cuts.draw(st.integers(0, len(sound)))
    end = cuts.draw(st.integers(start, len(sound)) | st.just(start) | st.just(len(sound)))
    content = sound[:start] + cuts.draw(scraps | st.binary(max_size=8) | st.just(b"")) + sound[end:]
    check_with(folder, name, content)


@given(name=st.sampled_from([each for each in FILES if each.endswith(".yaml")]), choice=st.data())
@hard
def test_a_value_of_any_other_type_is_told_of(folder: Path, name: str, choice: Any) -> None:
    written = yaml.load((folder / name).read_bytes(), Loader=yaml.CBaseLoader)
    within = written
    while isinstance(within, dict | list) and within:
        key = choice.draw(
            st.sampled_from(list(within) if isinstance(within, dict) else list(range(len(within))))
        )
        if not isinstance(within[key], dict | list) or choice.draw(st.booleans()):
            if choice.draw(st.booleans()) and isinstance(within, dict):
                within[choice.draw(st.text(max_size=12))] = within.pop(key)
            else:
                within[key] = choice.draw(values)
            break
        within = within[key]
    content = yaml.safe_dump(written, allow_unicode=True, sort_keys=False).encode("utf-8", "surrogatepass")
    check_with(folder, name, content)


@given(st.text() | st.lists(st.sampled_from("ab:-[]{}'\"&*!|>%@ \n\t#,?1é😀\u2028\r")).map("".join))
@settings(max_examples=1000, deadline=None)
def test_any_text_is_composed_or_told_of(text: str) -> None:
    root, faults = compose(text.encode("utf-8", "replace").decode())
    assert root is None or root.at <= len(text)
    for fault in faults:
        assert 0 <= fault.index <= len(text)


@given(values)
@settings(max_examples=500, deadline=None)
def test_what_json_writes_is_read_as_it_was(value: Any) -> None:
    text = json.dumps(value, ensure_ascii=True)
    compose(text)


@given(st.text() | st.lists(st.sampled_from('ab,;\t"\n\r 1')).map("".join))
@settings(max_examples=1000, deadline=None)
def test_any_text_is_a_table_or_told_of(text: str) -> None:
    findings = Findings()
    script = Script("a.csv", text)
    table = read_table(script, findings)
    assert table is None or all(set(row) == set(table.columns) for row in table.cells)
    for problem in findings.problems:
        assert problem.at.line <= len(text) + 1
