"""One text in several languages: whether they give the same numbers and cite the same works."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from kiosk.content.findings import Findings
from kiosk.content.scan import scan
from kiosk.content.shape import Found
from kiosk.content.sheet import Sheet
from kiosk.core.problems import quoted

_NUMBER = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_DIGIT = re.compile(r"\d")


def compare_languages(
    languages: Sequence[str], sheet: Sheet, found: Found, sources: Collection[str], findings: Findings
) -> None:
    """Each language of a text against the source language."""
    source = next((language for language in languages if language in found.node.keys), None)
    if source is None:
        return
    first = str((found.node.get(source) or found.node).value or "")
    cited, counted = _citations(first, sources), numbers(first)
    for language, node in found.node.entries():
        if language == source or language not in languages or not isinstance(node.value, str):
            continue
        for what, here, there in (
            ("citations", _citations(node.value, sources), cited),
            ("numbers", numbers(node.value), counted),
        ):
            if here != there and here is not None and there is not None:
                message = f"the {what} of {quoted(found.key)} differ between {source} and {language}"
                at = sheet.at(found.node.at_key(language))
                findings.warn(at, f"{what}-differ", message, _difference(here, there, source, language))


def _citations(text: str, sources: Collection[str]) -> Collection[str] | None:
    """What a text cites; None if one source is unknown, which is told elsewhere."""
    if "@" not in text:
        return frozenset()
    cited = {_cited(mention.id, mention.locator) for each in scan(text) for mention in each.citations}
    if any(mention.partition(" ")[0] not in sources for mention in cited):
        return None
    return cited


@lru_cache(maxsize=4096)
def _cited(source: str, locator: str) -> str:
    """A citation as it is in any language: the source, and the numbers of its locator."""
    return " ".join([source, *re.findall(r"\d+", locator)])


def numbers(text: str) -> Collection[str]:
    """The numbers of a text, however its language parts thousands and decimals."""
    if not _DIGIT.search(text):
        return frozenset()
    plain = " ".join(paragraph.plain for paragraph in scan(text)) if "[" in text else text
    if "@" in plain:
        plain = re.sub(r"@\S+", "", plain)
    if not _DIGIT.search(plain):
        return frozenset()
    return frozenset(re.sub(r"\D", "", found) for found in _NUMBER.findall(plain))


def _difference(here: Collection[str], there: Collection[str], source: str, language: str) -> str:
    only = []
    for name, mine, others in ((source, there, here), (language, here, there)):
        alone = sorted(set(mine) - set(others))
        if alone:
            only.append(f"{', '.join(alone[:5])} only in {name}")
    return "; ".join(only)
