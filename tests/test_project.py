"""What the files of this repository must not say, and what its lock file must hold."""

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
EXHIBITS = sorted(path.parent for path in (ROOT / "exhibits").glob("*/exhibit.yaml"))


def read(path: Path) -> str:
    """The text of a file; nothing where there is none, or where it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


def written_files() -> Iterator[Path]:
    """The files that people write here: not what was made, nor what tools keep."""
    yield from (path for path in ROOT.iterdir() if path.is_file())
    for folder in (".ci", "deploy", "docs", "exhibits", "kiosk", "tests"):
        yield from (path for path in (ROOT / folder).rglob("*") if path.is_file())


def lines_with(pattern: str) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in written_files()
        for number, line in enumerate(read(path).splitlines(), 1)
        if re.search(pattern, line)
    ]


# --- what is named where --------------------------------------------------------------------------


def ids_of(exhibit: Path) -> set[str]:
    """Every id that an exhibit defines."""
    ids = {exhibit.name} | {path.stem for path in exhibit.glob("panels/**/*")} - {"panel"}
    for name in ("places", "glossary", "charts", "lives"):
        written: dict[str, Any] = yaml.safe_load(read(exhibit / f"{name}.yaml")) or {}
        ids |= set(written.get("places") or written)
    return ids


def names_of(exhibit: Path) -> set[str]:
    """The long words of an exhibit's title, and the last of each of its places' names."""
    names: set[str] = set()
    for title in yaml.safe_load(read(exhibit / "exhibit.yaml"))["title"].values():
        names |= set(re.findall(r"[^\W\d_]{5,}", title))
    atlas = yaml.safe_load(read(exhibit / "places.yaml")) or {}
    for place in atlas.get("places", {}).values():
        for name in place["name"].values():
            names |= {word for word in re.findall(r"([^\W\d_]{5,})(?:,|$)", name) if word[0].isupper()}
    return names


def test_the_engine_names_no_subject() -> None:
    """It would otherwise have to be changed for the next exhibit."""
    ids = set[str]().union(*map(ids_of, EXHIBITS))
    names = {name.lower() for exhibit in EXHIBITS for name in names_of(exhibit)}
    wrong = []
    for path in [*(ROOT / "kiosk").rglob("*.py"), *(ROOT / "kiosk").rglob("*.kv")]:
        said = {quoted for quoted in re.findall(r"""["']([^"'\n]+)["']""", read(path)) if quoted in ids}
        said |= {word for word in re.findall(r"[^\W\d_]{5,}", read(path)) if word.lower() in names}
        wrong += [f"{path.relative_to(ROOT)}: {each}" for each in sorted(said)]

    assert wrong == []


def test_no_file_holds_a_path_of_one_machine() -> None:
    assert lines_with(r"(?<![\w.:/-])/(home|root|tmp|work|mnt|Users)/\w") == []


def test_no_file_names_a_package_registry() -> None:
    """Where packages come from is a setting of the machine: some museums have a mirror of their own."""
    hosts = r"pypi\.org|pythonhosted\.org|npmjs\.(org|com)|(deb|security)\.debian\.org|archive\.ubuntu\.com"
    options = r"^\s*(-i|-f|--(extra-)?index-url|--find-links|--trusted-host)\b"

    assert lines_with(f"{hosts}|{options}") == []


# --- what is installed ----------------------------------------------------------------------------


def pyproject() -> dict[str, Any]:
    return tomllib.loads(read(ROOT / "pyproject.toml"))


def locked() -> dict[str, tuple[str, int]]:
    """The packages of requirements.lock, each with its version and the number of its hashes."""
    pins: dict[str, tuple[str, int]] = {}
    for pin in re.split(r"^(?=[a-z0-9])", read(ROOT / "requirements.lock"), flags=re.MULTILINE)[1:]:
        name, _, rest = pin.partition("==")
        pins[canonicalize_name(name)] = (rest.split()[0], rest.count("--hash=sha256:"))
    return pins


def test_every_locked_package_has_its_hashes() -> None:
    assert [name for name, (_, hashes) in locked().items() if hashes == 0] == []


def test_the_lock_holds_what_the_project_asks_for() -> None:
    project = pyproject()["project"]
    pins = locked()
    wrong = []
    for asked in map(Requirement, project["dependencies"] + project["optional-dependencies"]["dev"]):
        version, _ = pins.get(canonicalize_name(asked.name), ("0", 0))
        if not asked.specifier.contains(version):
            wrong.append(str(asked))

    assert wrong == [], "`make lock` puts this right"


def test_whatever_kiosk_imports_is_locked() -> None:
    """A library that only happens to be installed is missing in the next checkout."""
    imported = {
        found
        for path in (ROOT / "kiosk").rglob("*.py")
        for found in re.findall(r"^ *(?:from|import) (\w+)", read(path), flags=re.MULTILINE)
    }
    distributions = packages_distributions()
    wrong = [
        name
        for name in imported - sys.stdlib_module_names - {"kiosk"}
        if not {canonicalize_name(each) for each in distributions.get(name, [])} & locked().keys()
    ]

    assert wrong == []


def test_every_kind_of_file_in_kiosk_is_packaged() -> None:
    patterns = pyproject()["tool"]["setuptools"]["package-data"]["*"]
    wrong = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "kiosk").rglob("*")
        if path.is_file()
        and path.suffix not in {".py", ".pyc"}
        and not any(path.match(pattern) for pattern in patterns)
    ]

    assert wrong == []
