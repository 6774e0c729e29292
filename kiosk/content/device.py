"""device.yaml: what is true of this one kiosk, checked like an exhibit."""

from collections.abc import Sequence
from pathlib import Path

from kiosk.content.check import language_hint
from kiosk.content.files import shown
from kiosk.content.findings import Findings
from kiosk.content.reader import read_part
from kiosk.content.sheet import Sheet, load_sheet
from kiosk.content.texts import is_language
from kiosk.content.written import Written
from kiosk.core.device import Device
from kiosk.core.hours import is_when
from kiosk.core.keypad import key_code
from kiosk.core.problems import Problem, missing_key, quoted, unknown_key


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
        _check_keys(sheet, findings)
        _check_voices(sheet, findings)
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
    if hours is not None:
        for _day, node in hours.entries():
            _check_day(sheet, node, findings)
        _check_exceptions(sheet, hours.get("exceptions"), findings)


def _check_exceptions(sheet: Sheet, exceptions: Written | None, findings: Findings) -> None:
    for when, node in exceptions.entries() if exceptions else ():
        if not is_when(when):
            at = sheet.at(exceptions.at_key(when)) if exceptions else sheet.at(node)
            hint = "write 2026-07-21, 2026-12-24/2027-01-02, or XXXX-12-25 for every year"
            findings.error(at, "wrong-value", f"{quoted(when)} is no date of the calendar", hint)
        _check_day(sheet, node, findings)


def _check_day(sheet: Sheet, node: Written, findings: Findings) -> None:
    """The keys of hours written as a map; whoever lists the parts of a file expects a list here."""
    for hours in (node, *node.parts()):
        if not isinstance(hours.inside, dict) or hours.keys.keys() - {"open", "close"} == hours.keys.keys():
            continue  # no map, or one that is none of hours
        for key in hours.keys:
            if key not in ("open", "close"):
                at = sheet.at(hours.at_key(key))
                findings.add(unknown_key(at, key, "opening hours", ("open", "close")))
        for key in ("open", "close"):
            if key not in hours.keys:
                findings.add(missing_key(sheet.at(hours), key, "opening hours"))


def _check_keys(sheet: Sheet, findings: Findings) -> None:
    """One key can only do one thing."""
    keypad = sheet.root.get("keypad")
    first: dict[int, tuple[str, int]] = {}
    for action, node in keypad.entries() if keypad is not None else ():
        at = sheet.at(node)
        if not isinstance(node.value, str) or findings.has_error_at(at):
            continue
        code = key_code(node.value)
        if code in first:
            other, line = first[code]
            message = f"{quoted(node.value)} is {quoted(other)} already, on line {line}"
            findings.error(at, "duplicate-key", message, "give each key one action")
        first.setdefault(code, (action, at.line))


def _check_voices(sheet: Sheet, findings: Findings) -> None:
    voices = sheet.root.get("voices")
    for tag, _node in voices.entries() if voices is not None else ():
        if voices is not None and not is_language(tag):
            at = sheet.at(voices.at_key(tag))
            findings.error(at, "language-tag", f"unknown language {quoted(tag)}", language_hint(tag))


def _what_stands(sheet: Sheet, problems: Sequence[Problem]) -> Device:
    """The device from those keys that are right: a PIN is kept though a number is wrong."""
    right = {}
    for key, node in sheet.root.entries():
        first, last = sheet.at(node.at), sheet.at(node.end)
        is_known = key in Device.model_fields and node.value is not None
        if is_known and not any(first <= problem.at <= last for problem in problems):
            right[key] = node.value
    return Device.model_validate(right)
