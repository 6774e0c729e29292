"""The line at the head of a YAML file that tells editors where its schema is.

An exhibit in the program's own folder names the schemas in docs/schema; any other has them in a folder
of its own, so that the line still holds when the exhibit is handed over or moved. Both work offline.
"""

import re
from os import path
from pathlib import Path, PurePosixPath

from kiosk.content.files import is_temporary, whole_path
from kiosk.content.folder import COLLECTIONS
from kiosk.reports.schema import KINDS, format_schema

PROGRAM = Path(__file__).parents[2]
SHARED = PROGRAM / "docs" / "schema"
OWN = "schema"
"""The folder of an exhibit elsewhere that its schemas are in."""

HEAD = "# yaml-language-server: $schema="
_LINE = re.compile(re.escape(HEAD.encode()) + rb"[^\r\n]*(\r\n|\n|\r|$)")
_BOM = b"\xef\xbb\xbf"


def kind_of(inside: str) -> str | None:
    """The kind of a file by its path inside the exhibit; None for what has no schema."""
    parts = PurePosixPath(inside).parts
    if len(parts) == 1 and (inside == "exhibit.yaml" or inside in COLLECTIONS):
        return inside.removesuffix(".yaml")
    if len(parts) == 3 and parts[0] == "panels" and parts[2].endswith(".yaml"):
        return "panel" if parts[2] == "panel.yaml" else "event"
    return None


def head_line(folder: Path, inside: str, kind: str) -> str:
    """The first line of a file of an exhibit."""
    file = Path(whole_path(folder / inside))
    schema = _schemas_of(folder) / f"{kind}.json"
    return HEAD + Path(path.relpath(schema, file.parent)).as_posix()


def write_schemas(folder: Path) -> None:
    """Write the schema of every kind of file into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        (folder / f"{kind}.json").write_text(format_schema(kind), encoding="utf-8", newline="\n")


def give_schemas(folder: Path) -> None:
    """See that an exhibit's schemas are where its files will say they are."""
    schemas = _schemas_of(folder)
    if schemas != SHARED:
        write_schemas(schemas)


def mark_files(folder: Path) -> tuple[str, ...]:
    """Write the line at the head of all files of an exhibit; returns those that have changed."""
    give_schemas(folder)
    changed = []
    for file in sorted(folder.rglob("*.yaml")):
        inside = file.relative_to(folder).as_posix()
        kind = kind_of(inside)
        if kind and not is_temporary(file.name) and _mark(file, head_line(folder, inside, kind)):
            changed.append(inside)
    return tuple(changed)


def _schemas_of(folder: Path) -> Path:
    whole = Path(whole_path(folder))
    is_ours = whole.is_relative_to(whole_path(PROGRAM)) and SHARED.is_dir()
    return SHARED if is_ours else whole / OWN


def _mark(file: Path, line: str) -> bool:
    written = file.read_bytes()
    body = written.removeprefix(_BOM)
    start = written[: len(written) - len(body)]
    end = b"\r\n" if b"\r\n" in body else b"\n"
    if body.startswith(HEAD.encode()):
        body = _LINE.sub(b"", body, count=1)
    new = start + line.encode() + end + body
    if new != written:
        file.write_bytes(new)
    return new != written
