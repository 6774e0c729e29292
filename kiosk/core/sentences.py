"""Where a sentence ends, and where a full stop only shortens a word or makes a number an ordinal."""

import re
from collections.abc import Iterator

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’»)\]]*(?=\s+[\"“‘«„(\[]*\s?[^\W_a-zà-öø-ÿ])")
_OPENING = '([“‘«„"'
_LONGEST = 64
"""How many letters before a full stop can tell what it is for."""
_WRITTEN_SHORT = """
    adm. ave. brig. c. ca. capt. cf. chap. co. col. comm. cpl. dr. e.g. ed. eds. et. fig. fn. ft. gen. gov.
    hon. i.e. inc. jr. lt. ltd. maj. mgr. mr. mrs. ms. mt. n. nn. no. nos. op. p. para. pp. prof. pt. rev.
    sec. sgt. sr. st. ste. trans. vol. vols. vs.

    a.d.h.v. bijv. blz. bv. d.w.z. dhr. drs. enz. hr. ing. ir. jl. km. mevr. mw. nl. nr. nrs. o.a. resp.
    t.a.v. t.o.v. v.d. vgl. z.g.

    av. bd. env. ex. fasc. m. mgr. mlle. mm. mme. suiv. t. éd.

    abs. abt. allg. anm. art. aufl. bde. bzw. d.h. dipl. dt. ebd. etc. evtl. f. ff. fr. geb. gest. ggf. hl.
    hrsg. inkl. jh. kap. nrn. o.ä. r. s. sog. str. u.a. usw. verl. z.b. z.t. zit.

    jan. feb. mar. apr. aug. sept. oct. okt. nov. dec. dez. janv. févr. avr. juil. déc.
"""
"""In the languages met most in a museum; a word too many here only makes a sentence longer."""
_ABBREVIATIONS = frozenset(_WRITTEN_SHORT.split())
_MONTHS_AND_NOUNS = re.compile(
    r"\s+(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|Jahrhundert|Lebensjahr|Jahrestag|Geburtstag)"
)
_BEFORE_ORDINAL = re.compile(
    r"\b(?:am|vom|zum|zur|bis|der|dem|den|des|die|das|im|ab|seit|nach|vor|beim|jeden|jeder|und|oder|ihre[mnrs]?"
    r"|seine[mnrs]?)\s+$",
    re.IGNORECASE,
)


def split_sentences(paragraph: str) -> Iterator[str]:
    """The sentences of one paragraph, in order."""
    begins = 0
    for end in _END.finditer(paragraph):
        if _ends_here(paragraph, begins, end):
            yield paragraph[begins : end.end()].strip()
            begins = end.end()
    last = paragraph[begins:].strip()
    if last:
        yield last


def is_whole_word(word: str) -> bool:
    """Whether a full stop after these letters surely ends a sentence: they shorten nothing."""
    return len(word) > 1 and word.isalpha() and f"{word.lower()}." not in _ABBREVIATIONS


def _ends_here(paragraph: str, begins: int, end: re.Match[str]) -> bool:
    if end[0] != ".":
        return True
    # nearly always: a whole word that shortens nothing
    if is_whole_word(paragraph[paragraph.rfind(" ", begins, end.start()) + 1 : end.start()]):
        return True
    before = paragraph[max(begins, end.start() - _LONGEST) : end.start()]
    if not before.strip():
        return False
    word = before.split()[-1].lstrip(_OPENING)
    if re.fullmatch(r"[^\W\d_](?:\.-?[^\W\d_])*", word) and (
        word[0].isupper() or "." in word or len(word) == 1
    ):
        return False  # an initial: "J. Smith", "z.B. Bergen"
    if re.fullmatch(r"\d{1,2}", word):
        return not (
            _MONTHS_AND_NOUNS.match(paragraph, end.end()) or _BEFORE_ORDINAL.search(before.removesuffix(word))
        )
    return f"{word.lower()}." not in _ABBREVIATIONS
