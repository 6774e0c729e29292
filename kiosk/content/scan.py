"""What a text points to and where in it: a quick reading of the small Markdown, without its runs.

`kiosk.core.markup` reads a text to be drawn; checking thousands of texts needs only their citations,
links and words, and each one's place. The tests hold the two against each other.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kiosk.core.citation_syntax import read_clusters
from kiosk.core.sentences import is_whole_word, split_sentences

_SIGN = re.compile(r"\\[*\[\]]|\[")
_CITATION = re.compile(r"\[@(\w(?:[\w:.#$%&+?<>~/-]*\w)?)(?:,[ \n]*(\w[^\[\]\\;@{}]*))?\]")
"""The usual citation, read at once; all others are left to `read_clusters`."""
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]\((term|event):([^\s/\\:\[\]();,@]+)\)", re.DOTALL)
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


class Mention(NamedTuple):
    """A citation of a source, or a link to a term or event."""

    kind: str
    """source, term or event."""
    id: str
    at: int
    """Where the id stands in the text."""
    locator: str = ""


class Scan(NamedTuple):
    """One paragraph: what it points to, and its words alone."""

    citations: tuple[Mention, ...]
    links: tuple[Mention, ...]
    plain: str

    @property
    def words(self) -> int:
        """How many words a visitor reads."""
        return sum(1 for word in self.plain.split() if any(map(str.isalnum, word)))

    def long_sentences(self, most: int) -> Iterator[str]:
        """The sentences of more than so many words."""
        if _may_be_longer(self.plain, most):
            for sentence in split_sentences(self.plain.replace("*", "")):
                if len(sentence.split()) > most:
                    yield sentence


def _may_be_longer(plain: str, most: int) -> bool:
    """Whether any sentence may have more words: a quick look, so that few paragraphs need a closer one."""
    if "\n" in plain:
        return True
    words = 0
    is_over = False
    for part in plain.split(". "):
        if is_over and part[:1].isupper():
            words = 0
        words += part.count(" ") + 1
        if words > most:
            return True
        is_over = is_whole_word(part[part.rfind(" ") + 1 :])
    return False


@lru_cache(maxsize=20_000)
def scan(text: str) -> tuple[Scan, ...]:
    """A text's paragraphs."""
    begins = 0
    paragraphs = []
    for blank in [*_BLANK_LINE.finditer(text), None]:
        ends = blank.start() if blank else len(text)
        if text[begins:ends].strip():
            paragraphs.append(_scan_paragraph(text, begins, ends))
        begins = blank.end() if blank else ends
    return tuple(paragraphs)


def _scan_paragraph(text: str, begins: int, ends: int) -> Scan:
    cited: list[Mention] = []
    links: list[Mention] = []
    plain: list[str] = []
    index = begins
    escapes = "\\" in text
    while (start := _next_sign(text, index, ends, escapes)) >= 0:
        words = text[index:start]
        usual = _CITATION.match(text, start, ends)
        if usual:
            plain.append(words.rstrip())
            cited.append(Mention("source", usual[1], usual.start(1), " ".join((usual[2] or "").split())))
            index = usual.end()
        elif text[start] == "[":
            plain.append(words)
            index = _read_bracket(text, start, ends, cited, links, plain)
        else:
            plain += (words, text[start + 1])
            index = start + 2
    plain.append(text[index:ends])
    return Scan(tuple(cited), tuple(links), "".join(plain))


def _next_sign(text: str, index: int, ends: int, escapes: bool) -> int:
    """Where the next bracket or backslash that means something stands; -1 if there is none."""
    if not escapes:
        return text.find("[", index, ends)
    sign = _SIGN.search(text, index, ends)
    return sign.start() if sign else -1


def _read_bracket(
    text: str, start: int, ends: int, cited: list[Mention], links: list[Mention], plain: list[str]
) -> int:
    """What begins with a bracket at `start`: citations, a link, or the bracket itself. Where it ends."""
    citations, end = read_clusters(text, start, ends)
    if citations:
        at = start
        for citation in citations:
            at = text.index(citation.source, text.index("@", at))
            cited.append(Mention("source", citation.source, at, citation.locator))
        plain[-1] = plain[-1].rstrip()
        return end
    link = _LINK.match(text, start, ends)
    if link:
        links.append(Mention(link[2], link[3], link.start(3)))
        plain.append(link[1])
        return link.end()
    plain.append("[")
    return start + 1
