"""A source as one printed reference: citeproc's rendering made into runs, or a plain line without it."""

import re
import unicodedata
from typing import Any

from kiosk.core.marked_text import ITALIC, UPRIGHT, to_runs, unmarked
from kiosk.core.model import Source
from kiosk.core.runs import Run

_DRAWABLE = str.maketrans("ᵒᵉʳˢ\u202f\u2011", "°ers\u00a0-")
"""Signs of the CSL locales that our typefaces lack."""

LONGEST_ADDRESS = 56
"""How many characters of a web address are shown; one can read no more from a screen."""
_ADDRESS = re.compile(r"https?://(?:www\.)?([^\s<>]+?)(?=[.,;)\]]*(?:\s|$))")


def in_a_note(source: Source, style: str, language: str) -> tuple[Run, ...]:
    """The reference as a note gives it: `Ann Miller, The Mill, …`."""
    return _reference(source, style, language, in_note=True)


def in_a_list(source: Source, style: str, language: str) -> tuple[Run, ...]:
    """The reference as a bibliography lists it: `Miller, Ann. The Mill. …`."""
    return _reference(source, style, language, in_note=False)


def sort_key(source: Source, listed: tuple[Run, ...]) -> tuple[str, str, str]:
    """Orders sources by author, year and title, without regard to capitals and accents."""
    names = ";".join(",".join(_name_in_order(name)) for name in _names(source))
    # Without an author a style puts what it will in that place: go by what is read there.
    first = names or "".join(run.text for run in listed)
    return _folded(first), _year(source), _folded(str(source.csl.get("title", "")))


def _reference(source: Source, style: str, language: str, *, in_note: bool) -> tuple[Run, ...]:
    from kiosk.core import csl_rendering

    try:
        marked = csl_rendering.render(source, style, language, in_note=in_note)
    except Exception:  # citeproc fails in many ways, and a screen without its source would be worse
        marked = ""
    if not re.search(r"\w", marked):
        marked = _plain(source)
    marked = _ADDRESS.sub(lambda found: shortened(found[1]), marked)
    marked = re.sub(rf"(?<=[?!])({UPRIGHT}?)\.", r"\1", marked.translate(_DRAWABLE).strip())
    return tuple(to_runs(_ended(re.sub(r"…\.$", "…", marked))))


def shortened(address: str) -> str:
    """A web address without its scheme, as much as a visitor can read; `…` where it goes on."""
    address = re.sub(r"[?#].*$", "", address).rstrip("/") or address
    if len(address) <= LONGEST_ADDRESS:
        return address
    head = address[: LONGEST_ADDRESS - 1]
    cut = head.rfind("/")
    if cut < len(head) // 2:
        cut = max(head.rfind("-"), head.rfind("_"), cut)
        return f"{head[:cut] if cut > len(head) // 2 else head}…"
    return f"{head[:cut]}/…"


def _plain(source: Source) -> str:
    """Author, title and year, where the style has nothing to say."""
    names = (" ".join(filter(None, reversed(_name_in_order(name)))) for name in _names(source))
    title = unmarked(str(source.csl.get("title") or source.id))
    return ", ".join(filter(None, (*names, f"{ITALIC}{title}{UPRIGHT}", _year(source))))


def _names(source: Source) -> list[dict[str, Any]]:
    names = source.csl.get("author") or source.csl.get("editor") or []
    return [name for name in names if isinstance(name, dict)] if isinstance(names, list) else []


def _name_in_order(name: dict[str, Any]) -> tuple[str, str]:
    return str(name.get("family") or name.get("literal") or ""), str(name.get("given") or "")


def _year(source: Source) -> str:
    issued = source.csl.get("issued")
    if isinstance(issued, dict):
        try:
            return str(issued["date-parts"][0][0])
        except (KeyError, IndexError, TypeError):
            return str(issued.get("literal", issued.get("raw", "")))
    return ""


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if c.isalnum() or c in " ,;").strip()


def _ended(marked: str) -> str:
    bare = re.sub('["”’»“\u00a0]+$', "", unmarked(marked))
    return marked if bare.endswith((".", "!", "?", "…")) else f"{marked}."
