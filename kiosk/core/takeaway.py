"""The address of an event for the visitor's own phone."""

import re

_ADDRESS_PARTS = re.compile(r"\{(event|language)\}")


def takeaway_address(base: str, event: str, language: str) -> str:
    """The address to take home: `base/event/language`, or the base with {event} and {language} filled in."""
    from urllib.parse import quote

    values = {"event": quote(event), "language": quote(language)}
    if _ADDRESS_PARTS.search(base):
        return _ADDRESS_PARTS.sub(lambda found: values[found[1]], base)
    if "?" in base:
        joint = "" if base.endswith(("?", "&")) else "&"
        return f"{base}{joint}event={values['event']}&language={values['language']}"
    return f"{base.rstrip('/')}/{values['event']}/{values['language']}"
