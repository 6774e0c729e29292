"""A monkey at the kiosk: touches, drags, pinches and keys by chance, and no fault may come of any.

    .venv/bin/python -m tests.endurance.monkey [--seed N] [--touches 100000] [--keys 10000] [--size WxH]
                                               [--state FOLDER] [EXHIBIT]

Prints its seed, what it came upon, and what was held from time to time; after the first tenth and at the end
memory may differ by 5 %. The same seed does the same again, but for what sound, film and speech take in true
time.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.endurance.faults import Faults, all_faults
from tests.endurance.measures import Holding, heads, holding
from tests.endurance.stand import kiosk_in_memory

if TYPE_CHECKING:
    from tests.endurance.hands import Hands
    from tests.ui.driver import Kiosk

MOST_GROWTH = 0.05
LOOKS = 20
"""So often what is held is looked at, if not asked for otherwise."""
MOST_TOLD = 20


def let_loose(
    kiosk: "Kiosk",
    hands: "Hands",
    faults: Faults,
    touches: int,
    keys: int,
    after: Callable[[int], None] = lambda done: None,
) -> None:
    """So many gestures and keys in any order; `after` is called after each with how many there were."""
    from kivy.base import ExceptionManager

    acts = [True] * touches + [False] * keys
    hands.chance.shuffle(acts)
    for done, is_touch in enumerate(acts, 1):
        try:
            hands.touch() if is_touch else hands.press()
            hands.wait()
        except Exception as fault:
            # As the toolkit's own loop does; the kiosk's answer is part of what is tried.
            faults.raised(fault)
            ExceptionManager.handle_exception(fault)
        after(done)


def at_rest(kiosk: "Kiosk") -> Holding:
    """What is held once the visit has ended and all that it used is given back."""
    kiosk.visit.end()
    kiosk.settle()
    kiosk.wait(5)
    return holding(lambda: kiosk.frames(1))


def left(kiosk: "Kiosk", hands: "Hands") -> list[str]:
    """What shows that something has left the exhibit, or that it does not run any more."""
    from kivy.base import EventLoop

    kiosk.visit.end()
    kiosk.wait(5)
    wrong = []
    if EventLoop.quit or EventLoop.status != "started" or kiosk.app.exit_code:
        wrong.append("the program was ended")
    if hands.untaken:
        wrong.append(f"keys went on to others: {sorted(hands.untaken)}")
    if kiosk.screen != "attract":
        wrong.append(f"a visit that was ended is at {kiosk.screen}")
    kiosk.tap_at(kiosk.stage.width / 2, kiosk.stage.height / 2)
    kiosk.wait(1)
    if kiosk.screen == "attract":
        wrong.append("a touch does not begin a visit any more")
    return wrong


def main() -> int:
    """Let it loose, and tell what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("exhibit", type=Path, nargs="?", help="else the tests' own, with sound and film")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**30))
    parser.add_argument("--touches", type=int, default=100_000)
    parser.add_argument("--keys", type=int, default=10_000)
    parser.add_argument("--size", default="1920x1080", metavar="WxH")
    parser.add_argument("--looks", type=int, default=LOOKS, help=f"how often to measure, {LOOKS} if not said")
    parser.add_argument("--state", type=Path, metavar="FOLDER", help="keep there what the kiosk keeps")
    wanted = parser.parse_args()
    width, height = (int(side) for side in wanted.size.split("x"))
    shown = wanted.exhibit or "the tests' exhibit"
    print(
        f"seed {wanted.seed}: {wanted.touches} touches, {wanted.keys} keys, {wanted.size}, {shown}",
        flush=True,
    )
    begun = time.monotonic()
    with all_faults() as faults, kiosk_in_memory((width, height), wanted.state, wanted.exhibit) as kiosk:
        from tests.endurance.hands import Hands

        hands = Hands(kiosk, random.Random(wanted.seed))
        every = max((wanted.touches + wanted.keys) // max(wanted.looks, 10), 1)
        held: list[Holding] = []
        print(heads(), flush=True)

        def after(done: int) -> None:
            faults.where = lambda: f"after act {done}, at {kiosk.screen}"
            if done % every == 0:
                held.append(at_rest(kiosk))
                pace = done / (time.monotonic() - begun)
                print(f"{held[-1].row(done)} {pace:8.1f}/s {len(faults.told)} faults", flush=True)

        let_loose(kiosk, hands, faults, wanted.touches, wanted.keys, after)
        wrong = left(kiosk, hands)
    wrong += growth(held)
    print("made:", ", ".join(f"{name} {many}" for name, many in hands.done.most_common()))
    print("seen:", ", ".join(f"{name} {many}" for name, many in hands.seen.most_common()))
    for told in faults.told[:MOST_TOLD]:
        print(told)
    print(f"{time.monotonic() - begun:.0f} s, {len(faults.told)} faults", *wrong, sep="; ")
    return 1 if faults.told or wrong else 0


def growth(held: list[Holding]) -> list[str]:
    """Whether more memory is held at the end than after the first tenth.

    One look is chance, by some megabytes: it is the medians of a twentieth of the looks that are compared.
    """
    if len(held) < 10:
        return []
    few = max(len(held) // 20, 1)
    begin = max(len(held) // 10 - 1 - few // 2, 0)
    first, last = held[begin : begin + few], held[-few:]
    changes = {
        what: median(getattr(each, what) for each in last) / median(getattr(each, what) for each in first) - 1
        for what in ("pss", "uss", "own")
    }
    told = ", ".join(f"{what.upper()} {change:+.1%}" for what, change in changes.items())
    print(f"from the first tenth to the end, medians of {few}: {told}")
    return ["memory has grown by more than 5 %"] if changes["own"] > MOST_GROWTH else []


if __name__ == "__main__":
    sys.exit(main())
