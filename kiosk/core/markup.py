r"""The small Markdown as runs of text, terms, links and citations.

It has paragraphs, `*emphasis*`, `**strong**`, `[words](term:ID)`, `[words](event:ID)`, Pandoc's
citations, and `\*`, `\[`, `\]` for the characters themselves. All else is shown as it was typed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kiosk.core import citation_syntax
from kiosk.core.runs import Citation, Paragraph, Run
from kiosk.core.sentences import split_sentences

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

__all__ = [
    "Citation",
    "Paragraph",
    "Run",
    "citations",
    "events",
    "plain",
    "read",
    "sentences",
    "terms",
    "words",
]

_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]\((term|event):([^\s/\\:\[\]();,@]+)\)", re.DOTALL)
_LINE_BREAK = re.compile(r"(?<![ \t])[ \t]*\n[ \t]*")
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_PLAIN = re.compile(r"[^\W_](?:[^\W_]| (?! )|[,.;:!?’“”„«»–-])*[^\W_.,;:!?’“”„«»–-][.?!]?")
"""Letters, figures, single spaces and common punctuation: nothing that could be markup."""
_MARK_AFTER = re.compile(r"(?:[.,…]+|[ \u00a0\u202f]?[;:!?]+)[”’»\"]?")
"""The punctuation that a mark stands after, where the citation was written before it."""


@lru_cache(maxsize=2048)
def read(text: str) -> tuple[Paragraph, ...]:
    """A text as paragraphs of runs. Any text can be read."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _PLAIN.fullmatch(text):
        return ((Run(text),),)  # as the parser would have it, which need not even be loaded for this
    paragraphs = (_read_paragraph(part.strip(" \t\n")) for part in _BLANK_LINE.split(text))
    return tuple(paragraph for paragraph in paragraphs if paragraph)


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """The words alone, without citations and markup; paragraphs are parted by a blank line."""
    return "\n\n".join(filter(None, ("".join(run.text for run in paragraph) for paragraph in read(text))))


def words(text: str) -> int:
    """How many words a visitor reads."""
    return sum(1 for word in plain(text).split() if any(map(str.isalnum, word)))


def sentences(text: str) -> tuple[str, ...]:
    """The sentences a visitor reads."""
    return tuple(sentence for part in plain(text).split("\n\n") for sentence in split_sentences(part))


def citations(text: str) -> tuple[Citation, ...]:
    """All citations of a text, in order."""
    return tuple(citation for run in _runs(text) for citation in run.citations)


def terms(text: str) -> tuple[str, ...]:
    """The ids of the terms it links to, in order, each once."""
    return tuple(dict.fromkeys(run.term for run in _runs(text) if run.term))


def events(text: str) -> tuple[str, ...]:
    """The ids of the events it links to, in order, each once."""
    return tuple(dict.fromkeys(run.event for run in _runs(text) if run.event))


def _runs(text: str) -> Iterator[Run]:
    return (run for paragraph in read(text) for run in paragraph)


def _read_paragraph(written: str) -> Paragraph:
    (inline,) = _parser().parseInline(written)
    return tuple(_joined(_to_runs(inline.children or ())))


def _to_runs(tokens: "Iterable[Token]") -> Iterator[Run]:
    look = Run()
    depth = {"em": 0, "strong": 0}
    for token in tokens:
        if token.type == "text":
            yield replace(look, text=_LINE_BREAK.sub(" ", token.content))
        elif token.type == "citations":
            yield replace(look, citations=token.meta["citations"])
        elif token.type == "link":
            look = replace(look, **(token.meta or {"term": None, "event": None}))
        elif token.tag in depth:
            depth[token.tag] += token.nesting
            look = replace(look, emphasis=depth["em"] > 0, strong=depth["strong"] > 0)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs that look alike as one, and none that are empty."""
    last: Run | None = None
    for run in runs:
        if not run.text and not run.citations:
            continue
        if last and not last.citations and not run.citations and replace(run, text=last.text) == last:
            last = replace(last, text=last.text + run.text)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


# --- the parser -----------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import emphasis

    def asterisks(state: "StateInline", silent: bool) -> bool:
        # Markdown's emphasis knows underscores too; here they are letters like others.
        return state.src[state.pos] == "*" and emphasis.tokenize(state, silent)

    # "normalize" would put signs of its own in the place of characters it has no use for.
    parser = MarkdownIt("zero").enable("emphasis").disable("normalize")
    parser.inline.ruler.at("emphasis", asterisks)
    parser.inline.ruler.before("emphasis", "escape_ours", _read_escape)
    parser.inline.ruler.before("emphasis", "citations", _read_citations)
    parser.inline.ruler.before("emphasis", "link_ours", _read_link)
    return parser


def _read_escape(state: "StateInline", silent: bool) -> bool:
    if state.src[state.pos] != "\\" or state.src[state.pos + 1 : state.pos + 2] not in ("*", "[", "]"):
        return False
    if not silent:
        state.pending += state.src[state.pos + 1]
    state.pos += 2
    return True


def _read_citations(state: "StateInline", silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    found, end = citation_syntax.read_clusters(state.src, state.pos, state.posMax)
    if not found:
        return False
    after = _MARK_AFTER.match(state.src, end, state.posMax)
    if not silent:
        state.pending = state.pending.rstrip() + (after[0] if after else "")
        state.push("citations", "", 0).meta = {"citations": found}
    state.pos = after.end() if after else end
    return True


def _read_link(state: "StateInline", silent: bool) -> bool:
    found = _LINK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        limit = state.posMax
        state.push("link", "", 1).meta = {found[2]: found[3]}
        state.pos, state.posMax = found.span(1)
        state.md.inline.tokenize(state)
        state.push("link", "", -1)
        state.posMax = limit
    state.pos = found.end()
    return True
