"""Places: coordinates that are the wrong way round."""

from statistics import median

from kiosk.content.draft import Draft
from kiosk.content.findings import Findings
from kiosk.content.written import Written

FAR = 15.0
"""Degrees from the middle of the other places, beyond which a place may have been turned round."""
NEAR = 3.0


def check_places(draft: Draft, findings: Findings) -> None:
    """A place far from all others that would be among them with its two numbers exchanged."""
    sheet = draft.atlas_sheet
    node = sheet.root.get("places") if sheet else None
    if sheet is None or node is None:
        return
    read = [
        (at, found) for _key, place in node.entries() if (at := place.get("at")) and (found := _numbers(at))
    ]
    if len(read) < 3:
        return
    middle = (median(found[0] for _at, found in read), median(found[1] for _at, found in read))
    for at, (latitude, longitude) in read:
        here = max(abs(latitude - middle[0]), abs(longitude - middle[1]))
        turned = max(abs(longitude - middle[0]), abs(latitude - middle[1]))
        if here > FAR and turned < NEAR and not findings.has_error_at(sheet.at(at)):
            hint = f"latitude comes first: write [{longitude:g}, {latitude:g}]"
            findings.error(sheet.at(at), "swapped", "latitude and longitude are the wrong way round", hint)


def _numbers(node: Written) -> tuple[float, float] | None:
    try:
        latitude, longitude = (float(part.value) for part in node.parts())
    except (TypeError, ValueError):
        return None
    return latitude, longitude
