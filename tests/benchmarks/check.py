"""How long checking takes, against what PyYAML needs only to read the same files.

    .venv/bin/python tests/benchmarks/check.py [--events N]

Writes a large invented exhibit into a temporary folder, reads it in turn with `yaml.CSafeLoader` and with
`read_exhibit`, prints the best time of each, and ends with 1 when the limit is exceeded.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).parents[2]))

from kiosk.content.library import read_exhibit
from kiosk.content.scan import scan

LIMIT = 5.0
LANGUAGES = ("en", "nl", "fr", "de")
TEXT = (
    "the press was bought by the works in march and ten people came from the villages to print sheets "
    "for the town while others carried paper upstairs"
)


def in_all(text: str) -> str:
    return "{" + ", ".join(f"{language}: {text} {language}" for language in LANGUAGES) + "}"


def paragraphs(words: int, citations: list[str]) -> list[str]:
    """Sentences of some ten words, each line one, with an empty line in the middle and both citations."""
    lines = []
    for _ in range(words // 12):
        chosen = random.choices(TEXT.split(), k=12)
        lines.append(" ".join(chosen).capitalize() + ".")
    middle = len(lines) // 2
    lines[0] = f"{lines[0][:-1]} {citations[0]}."
    lines[middle] = f"{lines[middle][:-1]} {citations[1]}."
    return [*lines[:middle], "", *lines[middle:]]


def write_event(file: Path, number: int, last: int) -> None:
    lines = [f"date: {1800 + number % 90}-0{1 + number % 9}", f"headline: {in_all(f'Event {number}')}"]
    for key, words in (("label", 60), ("more", 120)):
        citations = [f"[@s{random.randrange(100)}, p. {random.randrange(300)}]" for _ in range(2)]
        lines.append(f"{key}:")
        for language in LANGUAGES:
            lines.append(f"  {language}: >-")
            lines += [f"    {line}".rstrip() for line in paragraphs(words, citations)]
    lines.append(f"see_also: [e{(number + 1) % last}]")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_exhibit(folder: Path, events: int) -> None:
    names = [f"p{number}" for number in range(10)]
    for name in names:
        (folder / "panels" / name).mkdir(parents=True)
        text = f"title: {in_all('Panel')}\nintroduction: {in_all('Words')}\n"
        (folder / "panels" / name / "panel.yaml").write_text(text, encoding="utf-8")
    (folder / "exhibit.yaml").write_text(
        f"format: 1\ntitle: {in_all('Works')}\nlanguages: [{', '.join(LANGUAGES)}]\n"
        f"panels: [{', '.join(names)}]\nattract:\n  - {{event: e0, line: {in_all('Words')}}}\n",
        encoding="utf-8",
    )
    source = "- id: s{0}\n  type: book\n  title: Work {0}\n  issued: 1901\n  language: en\n"
    text = "".join(source.format(number) for number in range(100))
    (folder / "sources.yaml").write_text(text, encoding="utf-8")
    for number in range(events):
        write_event(folder / "panels" / names[number % 10] / f"e{number}.yaml", number, events)


def best(action: Callable[[], object], times: int = 5) -> float:
    """Seconds of the processor that the quickest of some runs took."""
    taken = []
    for _ in range(times):
        scan.cache_clear()
        start = time.process_time()
        action()
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1000)
    events = parser.parse_args().events
    random.seed(1)
    with TemporaryDirectory() as place:
        folder = Path(place) / "works"
        write_exhibit(folder, events)
        files = list(folder.rglob("*.yaml"))
        assert read_exhibit(folder).exhibit is not None
        loading = best(lambda: [yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader) for file in files])
        checking = best(lambda: read_exhibit(folder))
    ratio = checking / loading
    told = f"PyYAML {loading:.2f} s, check {checking:.2f} s"
    print(f"{events} events: {told}, {ratio:.1f} times (limit {LIMIT:g})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
