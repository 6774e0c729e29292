"""An exhibit's folder: which files there are, which are missing, and which are in the wrong place."""

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.content.files import composed, is_temporary, joined, listed
from kiosk.content.findings import Findings
from kiosk.content.reader import is_id
from kiosk.core.problems import Location, nearest, quoted

COLLECTIONS = ("sources.yaml", "places.yaml", "glossary.yaml", "charts.yaml", "lives.yaml")
WRONG_ENDINGS = (".yml", ".yaml.txt", ".yml.txt", ".yaml")
"""Of these, .yaml is wrong only in capitals or under a name that an exhibit does not have."""
KNOWN = ("exhibit.yaml", *COLLECTIONS)


@dataclass
class PanelFolder:
    """A folder in panels/: its panel.yaml, if it has one, and its events by id."""

    name: str
    panel: str | None = None
    events: dict[str, str] = field(default_factory=dict)
    misnamed: set[str] = field(default_factory=set)
    """The ids that files would have whose names are wrong; "panel" for its own file."""


@dataclass
class Folder:
    """The exhibit's files, by their paths inside it."""

    root: Path
    shown: str
    files: dict[str, bool] = field(default_factory=dict)
    """What lies directly in the folder: name → whether it is a folder."""
    panels: dict[str, PanelFolder] = field(default_factory=dict)
    misnamed: set[str] = field(default_factory=set)
    """What files should be called whose names are wrong."""

    def path(self, name: str) -> str:
        """A file's path as it is told to people."""
        return joined(self.shown, name)

    def has(self, name: str) -> bool:
        """Whether a file of that name lies directly in the folder."""
        return self.files.get(name) is False


def look_into(root: Path, shown: str, findings: Findings) -> Folder | None:
    """All files of an exhibit; None if there is no exhibit to read."""
    folder = Folder(root, shown)
    folder.files, refusal = listed(root)
    if refusal:
        hint = "name the folder of an exhibit"
        findings.error(Location(shown or "."), "no-exhibit", f"the folder {refusal}", hint)
        return None
    for name in folder.files:
        right = _check_name(folder, "", name, KNOWN, findings)
        if right:
            folder.misnamed.add(right)
    if not folder.has("exhibit.yaml"):
        if "exhibit.yaml" in folder.misnamed:
            return None
        near = next((name for name in folder.files if nearest(name, ("exhibit.yaml",))), None)
        hint = f"rename {quoted(near)}" if near else "is this an exhibit folder?"
        findings.error(Location(folder.path("exhibit.yaml")), "no-exhibit", "exhibit.yaml is missing", hint)
        return None
    _look_into_panels(folder, findings)
    return folder


def _look_into_panels(folder: Folder, findings: Findings) -> None:
    names, refusal = listed(folder.root / "panels")
    if refusal:
        near = next((name for name in folder.files if nearest(name, ("panels",))), None)
        hint = f"rename {quoted(near)}" if near and near != "panels" else "each panel is a folder in it"
        folder.misnamed.add("panels")
        findings.error(Location(folder.path("panels")), "missing-file", f"the folder {refusal}", hint)
    for name, is_folder in names.items():
        if is_temporary(name):
            continue
        if is_folder:
            folder.panels[composed(name)] = _look_into_panel(folder, name, findings)
        elif name.lower().endswith((".yaml", ".yml")):
            hint = "move it into the folder of its panel"
            findings.error(
                Location(folder.path(f"panels/{name}")), "stray-file", "the file is in no panel", hint
            )


def _look_into_panel(folder: Folder, name: str, findings: Findings) -> PanelFolder:
    panel = PanelFolder(name)
    below = f"panels/{name}"
    names, refusal = listed(folder.root / below)
    if refusal:
        findings.error(Location(folder.path(below)), "unreadable", f"the folder {refusal}")
    for each, is_folder in names.items():
        if is_temporary(each):
            continue
        path = f"{below}/{each}"
        if is_folder:
            _check_no_events(folder, path, findings)
        elif each == "panel.yaml":
            panel.panel = path
        elif each.endswith(".yaml"):
            stem = composed(each.removesuffix(".yaml"))
            panel.events[stem] = path
            if not is_id(stem):
                hint = "rename it without spaces, commas or brackets"
                message = f"{quoted(stem)} cannot be the id of an event"
                findings.error(Location(folder.path(path)), "wrong-name", message, hint)
        else:
            right = _check_name(folder, f"{below}/", each, (), findings)
            if right:
                panel.misnamed.add(composed(right.removesuffix(".yaml")))
    _find_misnamed_panel(folder, panel, findings)
    return panel


def _find_misnamed_panel(folder: Folder, panel: PanelFolder, findings: Findings) -> None:
    """Panel.yaml or panels.yaml, where there is no panel.yaml."""
    name = next((stem for stem in panel.events if nearest(stem, ("panel",))), None)
    if panel.panel is None and name is not None and "panel" not in panel.misnamed:
        at = Location(folder.path(panel.events.pop(name)))
        message = "the file is not read under this name"
        findings.error(at, "wrong-name", message, 'rename it "panel.yaml"')
        panel.misnamed.add("panel")


def _check_no_events(folder: Folder, below: str, findings: Findings) -> None:
    names, _refusal = listed(folder.root / below)
    for name in names:
        if name.endswith((".yaml", ".yml")) and not is_temporary(name):
            hint = "move it up into the folder of its panel"
            findings.error(
                Location(folder.path(f"{below}/{name}")), "stray-file", "the file is in no panel", hint
            )


def _check_name(
    folder: Folder, below: str, name: str, known: tuple[str, ...], findings: Findings
) -> str | None:
    """Tell of a file whose name keeps it from being read; what it should be called."""
    if is_temporary(name) or name in known or (folder.files.get(name) and not below):
        return None
    at = Location(folder.path(below + name))
    wrong = next((ending for ending in WRONG_ENDINGS if name.lower().endswith(ending)), None)
    if wrong is None:
        return None
    right = name[: -len(wrong)] + ".yaml"
    right = right.lower() if right.lower() in known else right
    if right != name and (not known or right in known):
        findings.error(at, "wrong-name", "the file is not read under this name", f"rename it {quoted(right)}")
        return right
    stems = {each.removesuffix(".yaml"): each for each in known}
    near = stems.get(nearest(right.removesuffix(".yaml"), stems) or "")
    if near:
        hint = f"did you mean {quoted(near)}?"
        findings.error(at, "wrong-name", f"an exhibit has no file {quoted(name)}", hint)
    elif name != "device.yaml":
        hint = f"the files of an exhibit are {', '.join(known)}"
        findings.warn(at, "unused", "nothing uses this file", hint)
    return near
