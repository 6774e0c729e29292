"""device.yaml: what is true of this one kiosk, checked like an exhibit."""

from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path

from kiosk.content.check import language_hint
from kiosk.content.files import shown
from kiosk.content.findings import Findings
from kiosk.content.reader import read_part
from kiosk.content.sheet import Sheet, load_sheet
from kiosk.content.texts import is_language
from kiosk.core.device import Device
from kiosk.core.problems import Problem, quoted, unknown_key

USUAL = Path("/etc/kiosk/device.yaml")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


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


def read_device(path: Path | None) -> tuple[Device, tuple[Problem, ...]]:
    """A device file and its problems. What is wrong in it has its default; the rest stands."""
    findings = Findings()
    if path is None:
        return Device(), ()
    sheet = load_sheet(path, shown(path), findings, may_be_empty=True)
    if sheet is None:
        return Device(), findings.problems
    device = read_part(sheet, Device, (), findings)
    if isinstance(sheet.root.inside, dict):
        _check_words(sheet, findings)
    if findings.has_errors or device is None:
        device = _what_stands(sheet, findings.problems)
    return device, findings.problems


def _check_words(sheet: Sheet, findings: Findings) -> None:
    for found in sheet.of("language"):
        tag = found.node.value
        if isinstance(tag, str) and tag.strip() and not is_language(tag):
            at = sheet.at(found.node)
            findings.error(at, "language-tag", f"unknown language {quoted(tag)}", language_hint(tag))
    hours = sheet.root.get("opening_hours")
    for day, _node in hours.entries() if hours else ():
        if hours is not None and day not in DAYS:
            findings.add(unknown_key(sheet.at(hours.at_key(day)), day, "opening_hours", DAYS))


def _what_stands(sheet: Sheet, problems: Sequence[Problem]) -> Device:
    """The device from those keys that are right: a PIN is kept though a number is wrong."""
    right = {}
    for key, node in sheet.root.entries():
        first, last = sheet.at(node.at), sheet.at(node.end)
        is_known = key in Device.model_fields and node.value is not None
        if is_known and not any(first <= problem.at <= last for problem in problems):
            right[key] = node.value
    return Device.model_validate(right)
