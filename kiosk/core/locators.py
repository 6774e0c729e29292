"""The place in a source, as each language writes it: `Chapter 1, section “The new mill”.`."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kiosk.core.csl_terms import Term, terms

PANDOC_LABELS = {
    "appendix": "app. apps. appendix appendices",
    "article-locator": "art. arts. article articles",
    "book": "bk. bks. book books",
    "chapter": "chap. chaps. ch. chs. chapter chapters",
    "column": "col. cols. column columns",
    "figure": "fig. figs. figure figures",
    "folio": "fol. fols. folio folios",
    "issue": "no. nos. number numbers issue issues",
    "line": "l. ll. line lines",
    "note": "n. nn. note notes",
    "opus": "op. opp. opus opera",
    "page": "p. pp. page pages",
    "paragraph": "para. paras. par. pars. paragraph paragraphs ¶ ¶¶",
    "part": "pt. pts. part parts",
    "section": "sec. secs. sect. sects. section sections § §§",
    "sub-verbo": "s.v. s.vv.",
    "supplement": "suppl. supp. supplement supplements",
    "table": "tbl. tbls. tab. table tables",
    "verse": "v. vv. verse verses",
    "volume": "vol. vols. volume volumes",
}
"""What Pandoc reads as a label, in any text; a language's own labels are read beside them."""

_VALUE = r"(?=\s*(?:\d|[IVXLCDM]+\b|[ivxlcdm]+\b|[A-Za-z]\d|[\"“„«]))"
_RANGE = re.compile(r"(?<=\d)\s*(?:-{1,3}|–|‑)\s*(?=\d)|(?<=[ivxlcIVXLC])-(?=[ivxlcIVXLC]+\b)")
_ONE = r"(?:\d+[a-z]?|[ivxlc]+|[IVXLC]+)"
_SEVERAL = re.compile(rf"\b{_ONE}\s*(?:[–,;&]|and|en|et|und)\s*{_ONE}\b")
_NUMBERS_ALONE = re.compile(r"\d{1,4}(?:\s*[-–,]+\s*\d{1,4})*")
_QUOTED = re.compile(r"\"([^\"]*)\"|“([^“”]*)”|„([^„“”]*)[“”]|«\s*([^«»]*?)\s*»")
_AND = re.compile(r"(?<=\s)(?:and|&)(?=\s*$|\s+\d)")


def format_locator(written: str, language: str) -> str:
    """A locator as a sentence in a language; nothing for no locator."""
    written = " ".join(written.split()).strip(" ,;")
    if not written:
        return ""
    told = "".join(_parts(written, language))
    told = told[:1].upper() + told[1:]
    return told if re.search(r"[.!?…]$", told) else f"{told}."


def _parts(written: str, language: str) -> Iterator[str]:
    """The locator piece by piece: what stands before a label, then each label with what it labels."""
    if _NUMBERS_ALONE.fullmatch(written):
        written = f"p. {written}"  # Pandoc takes bare numbers for pages
    labels = list(_label_pattern(language).finditer(written))
    quoted = [match.span() for match in _QUOTED.finditer(written)]
    labels = [label for label in labels if not any(a < label.start() < b for a, b in quoted)]
    starts = [label.start() for label in labels] + [len(written)]
    yield _requoted(written[: starts[0]], language)
    for label, end in zip(labels, starts[1:], strict=True):
        yield _labelled(label[1], written[label.end() : end].lstrip(), language)


def _labelled(label: str, value: str, language: str) -> str:
    name, is_plural = _labels(language)[label.rstrip(".").casefold()]
    value = _RANGE.sub("–", value)
    term = terms(language).get(name) or _english(name)
    # "pp. 3" is a slip, but "paras." may stand before what we cannot count.
    several = bool(_SEVERAL.search(_QUOTED.sub("", value))) or (
        is_plural and not value.strip(" ,;.").isdigit()
    )
    value = _AND.sub(terms(language)["and"].single, value)
    return f"{term.multiple if several else term.single} {_requoted(value, language)}"


def _requoted(text: str, language: str) -> str:
    """With the quotation marks of the language."""
    marks = terms(language)
    opening, closing = marks["open-quote"].single, marks["close-quote"].single

    def requote(found: re.Match[str]) -> str:
        return f"{opening}{next(inner for inner in found.groups() if inner is not None)}{closing}"

    return _QUOTED.sub(requote, text)


def _english(name: str) -> Term:
    return terms("en")[name]


@lru_cache(maxsize=16)
def _labels(language: str) -> Mapping[str, tuple[str, bool]]:
    """Each way to write a label, small and without its full stop: its name, and whether it is plural."""
    found: dict[str, tuple[str, bool]] = {}
    for form in ("long", "short"):
        for name, term in terms(language, form).items():
            if name in PANDOC_LABELS:
                for is_plural, word in ((True, term.multiple), (False, term.single)):
                    found[word.rstrip(".").casefold()] = (name, is_plural and term.multiple != term.single)
    for name, words in PANDOC_LABELS.items():
        for word in words.split():
            is_plural = word.rstrip(".").endswith(("s", "pp", "ll", "nn", "vv", "§§", "¶¶", "ces", "opera"))
            found[word.rstrip(".").casefold()] = (name, is_plural)
    found.pop("", None)
    return found


@lru_cache(maxsize=16)
def _label_pattern(language: str) -> re.Pattern[str]:
    words = sorted(map(re.escape, _labels(language)), key=len, reverse=True)
    return re.compile(rf"(?<!\w)((?:{'|'.join(words)})\.?){_VALUE}", re.IGNORECASE)
