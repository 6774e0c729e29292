"""Pandoc's citations as they are written: `[@a]`, `[see @a, pp. 3-4; @b]`."""

import re

from kiosk.core.runs import Citation

_CLUSTER = re.compile(r"\[(?=[^\[\]]*@)((?:[^\[\]\\]|\\.)+)\]", re.DOTALL)
_BETWEEN = re.compile(r"\s*(?=\[)")
_ITEM = re.compile(
    r"""(?:(?P<prefix>[^@]*\s))? -?@
        (?:\{(?P<braced>[^{}\s]+)\} | (?P<key>\w(?:\w|[:.\#$%&+?<>~/-]+(?=\w))*))
        (?P<rest>(?:[,\s].*)?)""",
    re.VERBOSE | re.DOTALL,
)
_PLACE = re.compile(r"\d|[a-zA-Z]{1,4}\.\s*[\dIVXLivxl\"“«„]")
"""What follows a key without a comma and still is a place in the work: `[@a p. 12]`."""


def read_clusters(written: str, start: int, limit: int) -> tuple[tuple[Citation, ...], int]:
    """The citations that begin at `start`, and where they end; none where there is no citation.

    Clusters with nothing but space between them are one: they would make one mark anyhow.
    """
    found: list[Citation] = []
    end = start
    while cluster := _CLUSTER.match(written, start, limit):
        citations = _read_cluster(cluster[1])
        if not citations:
            break
        found.extend(citations)
        end = cluster.end()
        between = _BETWEEN.match(written, end, limit)
        if not between:
            break
        start = between.end()
    return tuple(found), end


def _read_cluster(written: str) -> tuple[Citation, ...]:
    """The citations of one pair of brackets; none if any of them is not well formed."""
    citations = []
    # A semicolon parts two citations only where another one follows: a locator may hold one too.
    for item in re.split(r";(?=[^;]*@)", written):
        found = _ITEM.fullmatch(item.strip())
        if not found:
            return ()
        citations.append(_citation(found))
    return tuple(citations)


def _citation(found: re.Match[str]) -> Citation:
    rest = " ".join(found["rest"].split())
    if rest.startswith(","):
        locator, suffix = rest[1:].strip(), ""
    else:
        locator, suffix = (rest, "") if _PLACE.match(rest) else ("", rest)
    prefix = " ".join((found["prefix"] or "").split())
    return Citation(found["braced"] or found["key"], locator, prefix, suffix)
