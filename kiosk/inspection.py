"""The command `access`: what an exhibit asks of those who touch, read and hear it, measured."""

import argparse
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.core.access import Account
    from kiosk.core.device import Device
    from kiosk.core.model import Exhibit

SIZE = (1920, 1080)


def add_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    size: Callable[[str], tuple[int, int]],
    inches: Callable[[str], float],
) -> None:
    """The command's own lines. `size` and `inches` read what is written after the options."""
    access = commands.add_parser(
        "access", help="measure what everyone's use of the screens requires, and tell what fails"
    )
    access.add_argument("exhibit", nargs="?", type=Path, metavar="EXHIBIT", help="the exhibit's folder")
    access.add_argument(
        "--size", type=size, action="append", metavar="WxH",
        help="a screen's size in pixels; may be given more than once",
    )  # fmt: skip
    access.add_argument(
        "--diagonal", type=inches, action="append", metavar="INCHES", dest="diagonals",
        help="a screen's diagonal; may be given more than once, for each size; without it, the device's",
    )  # fmt: skip
    access.add_argument("--device", metavar="FILE", type=Path, help="the device file of this kiosk")
    access.add_argument("--language", metavar="TAG", help="only this language")
    access.add_argument(
        "--only", metavar="PATTERN", help="only screens whose name in the tour holds this, or matches it"
    )
    access.add_argument("--text-size", choices=("normal", "large", "largest"), help="only this text size")
    access.add_argument("--contrast", choices=("normal", "high"), help="only this contrast")
    access.add_argument("--format", choices=("text", "html", "json"), default="text", help="how to tell it")
    access.add_argument(
        "--out", type=Path, metavar="DIR", help="write it into this folder in all three formats"
    )


def tell_access(options: argparse.Namespace, exhibit: "Exhibit", device: "Device") -> bool:
    """Measure and tell; whether nothing fails. Raises OSError where a file cannot be written."""
    from kiosk.ui.access_walk import CONTRASTS, TEXT_SIZES, AccessWanted, measure

    diagonals = options.diagonals or [device.screen.diagonal_inches]
    screens = tuple((size, inches) for size in options.size or [SIZE] for inches in diagonals)
    wanted = AccessWanted(
        screens=screens,
        language=options.language,
        only=options.only,
        text_sizes=(options.text_size,) if options.text_size else TEXT_SIZES,
        contrasts=(options.contrast,) if options.contrast else CONTRASTS,
    )
    account = measure(exhibit, device, wanted)
    told = [f"{w} × {h} at {inches:g} in" for (w, h), inches in screens]
    _tell(account, options, exhibit, told)
    return account.is_met


def _tell(account: "Account", options: argparse.Namespace, exhibit: "Exhibit", screens: list[str]) -> None:
    from kiosk.reports.access import format_json, format_page, format_table

    title = str(exhibit.outline.title[exhibit.outline.title.languages[0]])

    def page() -> str:
        return format_page(account, title, screens, datetime.now())

    made: dict[str, Callable[[], str]] = {
        "text": lambda: format_table(account),
        "html": page,
        "json": lambda: format_json(account),
    }
    sys.stdout.write(made[options.format]())
    if options.out is not None:
        options.out.mkdir(parents=True, exist_ok=True)
        for ending, write in (("txt", made["text"]), ("html", page), ("json", made["json"])):
            (options.out / f"access.{ending}").write_text(write(), encoding="utf-8")
