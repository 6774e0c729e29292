"""Where the device file is; there may be none, and then what reads it need not be loaded."""

from collections.abc import Mapping
from os import PathLike
from pathlib import Path

USUAL = Path("/etc/kiosk/device.yaml")


def find_device(
    option: str | PathLike[str] | None, environ: Mapping[str, str], usual: Path = USUAL
) -> Path | None:
    """The device file: as asked, else as the environment says, else the usual one; None for the defaults."""
    asked = option or environ.get("KIOSK_DEVICE")
    if asked:
        return Path(asked)
    try:
        return usual if usual.exists() else None
    except OSError:
        return usual
