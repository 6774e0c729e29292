"""What each citation of a text is there to prove: the sentences it stands after."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.core import markup
from kiosk.core.runs import Citation, Paragraph
from kiosk.core.sentences import split_sentences


@dataclass(frozen=True)
class Claim:
    """Sentences, cut where the mark of the citation stands."""

    before: str
    after: str = ""
    """The rest of the sentence, where the mark stands inside it."""


def find_claims(text: str) -> Iterator[tuple[Citation, Claim]]:
    """Each citation with the sentences since the mark before it, to the end of its own."""
    for paragraph in markup.read(text):
        yield from _claims_of(paragraph)


def _claims_of(paragraph: Paragraph) -> Iterator[tuple[Citation, Claim]]:
    told = "".join(run.text for run in paragraph)
    sentences = _spans(told)
    begins = at = mark = 0
    for run in paragraph:
        at += len(run.text)
        if not run.citations:
            continue
        if told[mark:at].strip():  # two marks side by side prove the same
            begins = next((start for start, end in sentences if end > mark), mark)
            mark = at
        ends = next((end for start, end in sentences if end >= at), len(told))
        claim = Claim(told[begins:at].strip(), told[at:ends].rstrip())
        for citation in run.citations:
            yield citation, claim


def _spans(told: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends."""
    spans = []
    at = 0
    for sentence in split_sentences(told):
        start = told.index(sentence, at)
        at = start + len(sentence)
        spans.append((start, at))
    return spans
