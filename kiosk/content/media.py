"""The media folder: that each file named is in it, and none is taken from outside."""

from dataclasses import dataclass, field
from os import walk
from pathlib import Path, PurePosixPath

from kiosk.content.files import composed, is_temporary
from kiosk.content.media_kinds import ENDINGS, Fault, look_at
from kiosk.core.media import FILMS, PICTURES, SOUNDS
from kiosk.core.problems import nearest, quoted


@dataclass
class MediaFolder:
    """The media of one exhibit, each file looked at once in a reading."""

    folder: Path
    used: set[str] = field(default_factory=set)
    _names: dict[str, str] | None = None
    _faults: dict[tuple[str, bool], Fault | None] = field(default_factory=dict)

    @property
    def names(self) -> dict[str, str]:
        """All files by the name a curator may type, with their name on the disk."""
        if self._names is None:
            self._names = {}
            for where, folders, files in walk(self.folder):
                folders[:] = [name for name in folders if not is_temporary(name)]
                for name in files:
                    if not is_temporary(name) and len(self._names) < 100_000:
                        below = (Path(where) / name).relative_to(self.folder).as_posix()
                        self._names[composed(below)] = below
        return self._names

    def fault(self, name: str, captions: bool = False) -> Fault | None:
        """What is wrong with the file of this name, if anything is."""
        key = (name, captions)
        if key not in self._faults:
            self._faults[key] = self._look(name, captions)
        return self._faults[key]

    def path(self, name: str) -> Path:
        """The file of this name on the disk."""
        return self.folder / self.names.get(composed(name), name)

    def _look(self, name: str, captions: bool) -> Fault | None:
        # a file of the same name elsewhere is told of once, not as unused too
        self.used |= {composed(name), composed(shape_name(name))}
        shape = PurePosixPath(name)
        ending = shape.suffix.lower()
        if shape.is_absolute() or (len(name) > 1 and name[1] == ":") or name.startswith("\\"):
            return "outside", f"{quoted(name)} is an absolute path", "name the file from the media folder on"
        if ".." in shape.parts or ".." in name.split("\\"):
            return (
                "outside",
                f"{quoted(name)} leads out of the media folder",
                "put the file in the media folder",
            )
        if "\\" in name:
            return (
                "missing-file",
                f"there is no file {quoted(name)}",
                f"write {quoted(name.replace(chr(92), '/'))}",
            )
        if ending not in ((".vtt",) if captions else PICTURES + SOUNDS + FILMS):
            return self._unknown_ending(name, ending, captions)
        if composed(name) not in self.names:
            return self._missing(name, captions)
        return look_at(self.path(name), self.folder, name, ENDINGS[ending])

    def _unknown_ending(self, name: str, ending: str, captions: bool) -> Fault:
        if captions:
            return "wrong-kind", f"{quoted(name)} is no WebVTT file", "captions are files that end in .vtt"
        kinds = (f"{', '.join(SOUNDS)} (sound)", f"{', '.join(FILMS)} (film)")
        hint = f"save it as {', '.join(PICTURES)} (picture), {' or '.join(kinds)}"
        kind = (
            f"files ending in {quoted(ending)} cannot be shown" if ending else f"{quoted(name)} has no ending"
        )
        return "wrong-kind", kind, hint

    def _missing(self, name: str, captions: bool) -> Fault:
        if not self.folder.is_dir():
            return "missing-file", f"there is no file {quoted(name)}", "the exhibit has no media folder"
        where = self.folder / name
        try:
            if where.is_dir():
                return "missing-file", f"{quoted(name)} is a folder, not a file", "name a file in it"
            if where.is_symlink():
                return (
                    "missing-file",
                    f"{quoted(name)} is a link that leads nowhere",
                    "put the file itself there",
                )
        except (OSError, ValueError):
            pass
        endings = (".vtt",) if captions else PICTURES + SOUNDS + FILMS
        alike = [each for each in self.names if each.lower().endswith(endings)]
        near = nearest(name, alike) or next(
            (each for each in alike if shape_name(each) == shape_name(name)), None
        )
        self.used |= {near} if near else set()
        hint = f"did you mean {quoted(near, 120)}?" if near else "put the file in the media folder"
        return "missing-file", f"there is no file {quoted(name)}", hint


def shape_name(name: str) -> str:
    """The last part of a path, in small letters."""
    return name.rpartition("/")[2].lower()
