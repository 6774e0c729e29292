"""Years of visits: each by chance, each ended by the idle reset or at the visitor's wish, the clock run fast.

    .venv/bin/python -m tests.endurance.soak [--seed N] [--visits 2000] [--looks N] [--size WxH] [EXHIBIT]

Prints what the process holds as the visits go by; over the second half memory may grow by 2 MB, and what can
be counted must be level. Every fiftieth visit the exhibit's files change, as when a curator works on them.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.endurance.faults import Faults, all_faults
from tests.endurance.measures import Holding, heads, holding, kinds
from tests.endurance.stand import kiosk_in_memory

if TYPE_CHECKING:
    from tests.endurance.hands import Hands
    from tests.ui.driver import Kiosk

MOST_MEGABYTES = 2.0
LOOKS = 40
"""So often what is held is looked at."""
SLACK = {"files": 1, "fonts": 64, "threads": 0, "clock": 0, "textures": 2, "widgets": 0}
"""By how much a count at the end may be over what it was at half time."""
EDIT_EVERY = 50
EDITED = "takeaway:"
REST = 3.0
"""Seconds of the kiosk's time after which what a visit used has been given back, and no slide fades yet."""
LONGEST_WAIT = 3600.0
"""Seconds of the kiosk's time after which a visit that does not end is a fault."""


def one_visit(kiosk: "Kiosk", hands: "Hands") -> str:
    """A visit from the first touch to the attract screen again; how it ended."""
    chance = hands.chance
    for _ in range(chance.randint(3, 25)):
        hands.press() if chance.random() < 0.1 else hands.touch()
        hands.wait()
    how = chance.choices(("reset", "start again", "reset after one more look"), (7, 2, 1))[0]
    _wait_for(kiosk, lambda: kiosk.screen == "attract" or kiosk.stage.warning is not None)
    if kiosk.stage.warning is None:
        return "reset"
    if how == "reset after one more look":
        kiosk.tap_at(1, 1)
        assert kiosk.stage.warning is None
    elif how == "start again":
        kiosk.tap_at(*kiosk.stage.warning.again.center)
    _wait_for(kiosk, lambda: kiosk.screen == "attract")
    return how


def _wait_for(kiosk: "Kiosk", holds: Callable[[], bool]) -> None:
    waited = 0.0
    while not holds():
        assert waited < LONGEST_WAIT, f"the visit at {kiosk.screen} does not end"
        if kiosk.stage.deck.is_playing or kiosk.attendant.speaks:
            time.sleep(0.02)  # sound and speech take their true time
        kiosk.wait(1, step=0.5)
        waited += 1


def edit(exhibit: Path, number: int) -> None:
    """Change the address to take away; every other time so that the file cannot be read any more."""
    file = exhibit / "exhibit.yaml"
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith(EDITED)]
    lines.append(f"{EDITED} https://canal.example/{number}" if number % 2 == 0 else f"{EDITED} [")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def soak(
    kiosk: "Kiosk",
    hands: "Hands",
    faults: Faults,
    visits: int,
    looks: int = LOOKS,
    tell: Callable[[str], None] = print,
    same: int | None = None,
) -> list[Holding]:
    """So many visits; what was held from time to time.

    With the number `same` to begin chance with, each visit is the one before again, so that not even a few
    visits may leave anything behind.
    """
    from kivy.base import ExceptionManager

    ended: Counter[str] = Counter()
    held: list[Holding] = []
    half: Counter[str] = Counter()
    tell(heads())
    for number in range(1, visits + 1):
        faults.where = lambda number=number: f"visit {number}, at {kiosk.screen}"  # type: ignore[misc]
        if same is not None:
            hands.chance.seed(same)
        if number % EDIT_EVERY == 0:
            edit(kiosk.library.folder, number // EDIT_EVERY)
        try:
            ended[one_visit(kiosk, hands)] += 1
        except Exception as fault:
            faults.raised(fault)
            ExceptionManager.handle_exception(fault)
        if number % max(visits // looks, 1) == 0:
            kiosk.settle()
            kiosk.wait(REST)
            held.append(holding(lambda: kiosk.frames(1)))
            tell(f"{held[-1].row(number)} {len(faults.told)} faults")
        if number == visits // 2:
            half = kinds()
    more = (kinds() - half).most_common(8)
    tell("objects more in the second half: " + ", ".join(f"{kind} {many}" for kind, many in more))
    tell("ended: " + ", ".join(f"{how} {many}" for how, many in ended.most_common()))
    return held


def has_grown(held: Sequence[Holding]) -> list[str]:
    """What is more at the end than at half time: the median of a few looks each, as one is chance."""
    few = max(len(held) // 8, 1)
    middle, last = held[len(held) // 2 - few // 2 :][:few], held[-few:]

    def grown(what: str) -> float:
        return float(
            median(getattr(each, what) for each in last) - median(getattr(each, what) for each in middle)
        )

    wrong = [f"memory grew by {grown('own'):.1f} MB"] if grown("own") > MOST_MEGABYTES else []
    return wrong + [f"{what} grew by {grown(what):.0f}" for what, most in SLACK.items() if grown(what) > most]


def main() -> int:
    """Let the visits pass, and tell what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("exhibit", type=Path, nargs="?", help="else the tests' own, with sound and film")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**30))
    parser.add_argument("--visits", type=int, default=2000)
    parser.add_argument("--looks", type=int, default=LOOKS, help=f"how often to measure, {LOOKS} if not said")
    parser.add_argument("--size", default="1920x1080", metavar="WxH")
    wanted = parser.parse_args()
    width, height = (int(side) for side in wanted.size.split("x"))
    print(f"seed {wanted.seed}: {wanted.visits} visits, {wanted.size}", flush=True)
    begun = time.monotonic()
    with all_faults() as faults, kiosk_in_memory((width, height), None, wanted.exhibit) as kiosk:
        from tests.endurance.hands import Hands

        hands = Hands(kiosk, random.Random(wanted.seed))
        held = soak(kiosk, hands, faults, wanted.visits, wanted.looks, lambda line: print(line, flush=True))
    wrong = has_grown(held)
    print(*faults.told[:20], sep="\n")
    half, last = held[len(held) // 2], held[-1]
    print(f"second half: PSS {last.pss - half.pss:+.1f} MB, USS {last.uss - half.uss:+.1f} MB, "
          f"own {last.own - half.own:+.1f} MB")  # fmt: skip
    print(f"{time.monotonic() - begun:.0f} s, {len(faults.told)} faults", *wrong, sep="; ")
    return 1 if faults.told or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
