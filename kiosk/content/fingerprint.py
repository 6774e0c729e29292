"""What tells an exhibit's files, as this program reads them, from any others."""

from hashlib import blake2b
from pathlib import Path

from pydantic import VERSION

from kiosk.content.watch import Snapshot, take_snapshot

TEXTS = (".yaml", ".csv", ".csl", ".vtt")
"""Files of which the contents count, whatever their time; of the rest, which can be large, size and time."""
PROGRAM = Path(__file__).parents[1]


def fingerprint(folder: Path, media: Path, seen: Snapshot | None = None) -> str:
    """The same for the same exhibit, media and program; another, should any file of them be another.

    Whoever has just looked at the two folders hands on what was `seen`.
    """
    found = blake2b(f"{VERSION} {folder} {media}".encode(errors="surrogateescape"), digest_size=32)
    program = [PROGRAM / part for part in ("core", "content", "state")]
    files = (seen or take_snapshot(folder, media)).files | take_snapshot(*program).files
    for path, (changed, size, _) in sorted(files.items()):
        if path.endswith(".pyc"):
            continue
        found.update(f"\n{path} {size} ".encode(errors="surrogateescape"))
        found.update(_contents(path) if path.endswith(TEXTS) else str(changed).encode())
    return found.hexdigest()


def _contents(path: str) -> bytes:
    try:
        # Of thousands of files, to make a Path of each takes longer than to read them.
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            return blake2b(file.readall(), digest_size=32).digest()
    except OSError:
        return b"?"
