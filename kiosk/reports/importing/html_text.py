"""HTML in texts, as the small Markdown: paragraphs, emphasis and words; what else was in it is told."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from kiosk.core import markup
from kiosk.reports.yaml_text import on_one_line

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section",
    "table", "td", "th", "tr", "ul",
))  # fmt: skip
_EMPHASIS = {"em": "*", "i": "*", "cite": "*", "strong": "**", "b": "**"}
_SILENT = frozenset(("script", "style", "template"))
_PLAYED = frozenset(("img", "iframe", "video", "audio", "source", "embed", "object"))
_MARKED = re.compile(r"\*|\[(?=[^\[\]]*@)|\[(?=[^\[\]]*\]\()")
"""What our own markup would read as its own: asterisks, and brackets that look like citations or links."""


@dataclass
class Told:
    """A text as the small Markdown, and what was in the HTML beside it."""

    text: str
    links: list[tuple[str, str]] = field(default_factory=list)
    """Words that led somewhere, and where."""
    lost: list[str] = field(default_factory=list)
    """What was shown or played in the text: pictures, frames, players."""


def read_html(written: str, keeps_lines: bool = False) -> Told:
    """A text that may have HTML in it. With `keeps_lines` every line of it is a paragraph."""
    written = written.replace("\r\n", "\n").replace("\r", "\n")
    written = re.sub(r"\n+" if keeps_lines else r"\n[ \t]*\n\s*", "<p>", written.strip())
    reader = _Reader()
    reader.feed(written)
    reader.close()
    paragraphs = [text for runs in reader.paragraphs if (text := _markdown(runs))]
    return Told("\n\n".join(paragraphs), reader.links, reader.lost)


def escaped(words: str) -> str:
    """Plain words, none of which our markup takes for its own."""
    return _MARKED.sub(lambda found: f"\\{found[0]}", words)


@dataclass
class _Run:
    words: str
    mark: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[list[_Run]] = [[]]
        self.links: list[tuple[str, str]] = []
        self.lost: list[str] = []
        self._marks: list[str] = []
        self._silent = 0
        self._link: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _SILENT:
            self._silent += 1
        if tag in _BLOCKS:
            self.paragraphs.append([_Run("– ")] if tag == "li" else [])
        if tag in _EMPHASIS:
            self._marks.append(tag)
        address = given.get("src") or given.get("data") or ""
        if tag in _PLAYED and address:
            self.lost.append(f"{tag}: {address}" + (f" ({given['alt']})" if given.get("alt") else ""))
        if tag == "script" and address:
            self.lost.append(f"script: {address}")
        self.lost += [
            f"{name}: {value}" for name, value in given.items() if "://" in value and name[:5] == "data-"
        ]
        if tag == "a" and given.get("href"):
            self._link = (given["href"], [])

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in _BLOCKS and tag != "br":
            self.paragraphs.append([])
        if tag in self._marks:
            self._marks.reverse()
            self._marks.remove(tag)
            self._marks.reverse()
        if tag == "a" and self._link:
            self.links.append((on_one_line("".join(self._link[1])), self._link[0]))
            self._link = None

    def handle_data(self, data: str) -> None:
        if self._silent:
            if data.strip():
                self.lost.append(f"code: {on_one_line(data)[:200]}")
            return
        if self._link:
            self._link[1].append(data)
        mark = _EMPHASIS[self._marks[-1]] if self._marks else ""
        last = self.paragraphs[-1]
        if last and last[-1].mark == mark:
            last[-1].words += data
        else:
            last.append(_Run(data, mark))


def _markdown(runs: list[_Run]) -> str:
    """One paragraph; without its emphasis where the signs for it would be shown as signs."""
    plain = on_one_line("".join(run.words for run in runs))
    if not any(map(str.isalnum, plain)):
        return ""
    marked = on_one_line("".join(_marked(run) for run in runs))
    return marked if markup.plain(marked) == plain else escaped(plain)


def _marked(run: _Run) -> str:
    words = escaped(run.words)
    inner = words.strip()
    if not run.mark or not inner:
        return words
    start = words[: len(words) - len(words.lstrip())]
    return f"{start}{run.mark}{inner}{run.mark}{words[len(start) + len(inner) :]}"
