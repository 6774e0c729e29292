"""The commands for whoever looks after a kiosk: `pin`, `stats`, and `run` under the supervisor or still."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

MAIN = Path(__file__).parents[1] / "main.py"


def add_run_options(run: argparse.ArgumentParser) -> None:
    """How `run` is kept alive."""
    run.add_argument(
        "--supervised",
        action="store_true",
        help="keep it alive: start it again when it dies or freezes, and show a still page when it fails",
    )
    run.add_argument("--still", action="store_true", help="show the still page, and nothing of the exhibit")


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The commands' own lines."""
    commands.add_parser("pin", help="make the hash of a PIN for device.yaml")
    stats = commands.add_parser("stats", help="tell of the visits: a table, a page, a file of figures")
    stats.add_argument("--days", type=_days, metavar="N", help="only the last N days")
    stats.add_argument("--out", type=Path, metavar="FILE.html", help="write a page to read or print")
    stats.add_argument("--csv", type=Path, metavar="FILE", help="write every page of every visit as CSV")
    stats.add_argument("--device", metavar="FILE", type=Path, help="the device file of this kiosk")


def _days(written: str) -> int:
    if not (written.isascii() and written.isdecimal() and 0 < int(written) <= 36600):
        raise argparse.ArgumentTypeError(f'"{written}" is not a number of days')
    return int(written)


# --- pin


def make_pin(_options: argparse.Namespace) -> int:
    """Ask for a PIN twice, unseen, and print the line for device.yaml."""
    from kiosk.core.pin import FEWEST, MOST, SALT_BYTES, hash_pin, is_pin

    if sys.stdin.isatty():
        from getpass import getpass

        typed = getpass("PIN: ")
        if getpass("The same again: ") != typed:
            print("The two PINs are not the same.", file=sys.stderr)
            return 2
    else:
        typed = sys.stdin.readline().rstrip("\r\n")
    if not is_pin(typed):
        print(f"A PIN has {FEWEST} to {MOST} digits and nothing else.", file=sys.stderr)
        return 2
    print(f'pin: "{hash_pin(typed, os.urandom(SALT_BYTES))}"')
    return 0


# --- stats


def tell_stats(options: argparse.Namespace, state: Path) -> int:
    """Tell of the visits that were kept."""
    from kiosk.core.visit_figures import figures_of
    from kiosk.reports.stats import format_csv, format_page, format_table
    from kiosk.state.visits import Unusable, read_visits

    now = datetime.now().astimezone()
    since = None
    if options.days:
        since = (now - timedelta(days=options.days - 1)).replace(hour=0, minute=0, second=0, microsecond=0)
    try:
        visits = list(read_visits(state, since))
    except FileNotFoundError:
        print(f"No visits are kept in {state}.", file=sys.stderr)
        return 1
    except (OSError, Unusable) as fault:
        print(f"The visits in {state} cannot be read: {fault}", file=sys.stderr)
        return 1
    figures = figures_of(visits)
    print(format_table(figures), end="")
    wanted: list[tuple[Path | None, Callable[[], str]]] = [
        (options.out, lambda: format_page(figures, now)),
        (options.csv, lambda: format_csv(visits)),
    ]
    for file, write in wanted:
        if file is not None:
            try:
                file.write_text(write(), encoding="utf-8", newline="")
            except OSError as refusal:
                print(f"{file} cannot be written: {refusal.strerror}", file=sys.stderr)
                return 2
    return 0


# --- run, kept alive


def supervise(words: Sequence[str], state: Callable[[], Path]) -> int:
    """Run the kiosk under the supervisor; `state` finds the state folder when it is first needed."""
    import logging

    from kiosk.state.heartbeat import Heartbeat
    from kiosk.state.restarts import note_restart
    from kiosk.supervisor import Supervisor

    logging.getLogger("kiosk").setLevel(logging.INFO)
    kiosk = [sys.executable, str(MAIN), *(word for word in words if word != "--supervised")]

    def note(why: str, after: float) -> None:
        note_restart(state(), datetime.now().astimezone(), why, after)

    return Supervisor(kiosk, [*kiosk, "--still"], note, Heartbeat.of(os.environ)).run()
