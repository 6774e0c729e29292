"""The commands. Only those that draw import `kiosk.ui`."""

import argparse
import gc
import io
import logging
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import __version__, inspection, upkeep

if TYPE_CHECKING:
    from kiosk.content.library import Reading
    from kiosk.core.device import Device
    from kiosk.core.model import Exhibit
    from kiosk.core.shot import Shot

DONE, PROBLEMS, MISUSE, FAULT = 0, 1, 2, 70
COMMANDS = ("run", "check", "tour", "proof", "schema", "new", "import", "access", "pin", "stats")

log = logging.getLogger("kiosk")


class Misuse(Exception):
    """The command was called in a way it cannot be; says how to call it."""


def _size(written: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,5})[x×](\d{3,5})", written)
    if found is None:
        raise argparse.ArgumentTypeError(f'"{written}" is not a size: write it like 1920x1080')
    return int(found[1]), int(found[2])


def _seconds(written: str) -> tuple[float, float]:
    found = re.fullmatch(r"(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)", written)
    if found is None or float(found[1]) >= float(found[2]):
        raise argparse.ArgumentTypeError(
            f'"{written}" is not WARN,RESET: write two numbers of seconds like 5,10, the first the smaller'
        )
    return float(found[1]), float(found[2])


def _inches(written: str) -> float:
    try:
        inches = float(written)
    except ValueError:
        inches = 0.0
    if not 5 <= inches <= 120:
        raise argparse.ArgumentTypeError(f'"{written}" is not a diagonal: write inches between 5 and 120')
    return inches


def _languages(written: str) -> tuple[str, ...]:
    from kiosk.content.check import language_hint
    from kiosk.content.texts import is_language

    tags = tuple(tag for tag in re.split(r"[,\s]+", written) if tag)
    wrong = next((tag for tag in tags if not is_language(tag)), None)
    if wrong or not tags:
        hint = language_hint(wrong) if wrong else "write tags such as en,nl"
        raise argparse.ArgumentTypeError(f'unknown language "{wrong or written}": {hint}')
    return tuple(dict.fromkeys(tags))


def _add_state(parser: argparse.ArgumentParser) -> None:
    """What starts the screen in a state, for trying it out."""
    parser.add_argument("--device", metavar="FILE", type=Path, help="the device file of this kiosk")
    parser.add_argument("--diagonal", metavar="INCHES", type=_inches, help="the screen's diagonal")
    parser.add_argument(
        "--text-size", choices=("normal", "large", "largest"), help="start with this text size"
    )
    parser.add_argument("--contrast", choices=("normal", "high"), help="start with this contrast")
    parser.add_argument("--reach", action="store_true", help="start with the page in reach of who sits")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="main.py", description="A museum kiosk. Without a command it runs the exhibit."
    )
    parser.add_argument("--version", action="version", version=f"kiosk {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    run = commands.add_parser("run", help="run the exhibit full-screen, locked down (the default)")
    run.add_argument("exhibit", nargs="?", type=Path, metavar="EXHIBIT", help="the exhibit's folder")
    run.add_argument("--windowed", nargs="?", const=(1280, 720), type=_size, metavar="WxH",
                     help="open a window for testing: live reload, curator's overlay, Esc quits")  # fmt: skip
    run.add_argument("--language", metavar="TAG", help="start in this language")
    run.add_argument(
        "--at",
        metavar="SCREEN",
        help="start there: a screen, such as contents or map, or the id of a panel, event, chart or life",
    )
    run.add_argument("--idle", type=_seconds, metavar="WARN,RESET", help="seconds, for trying the reset")
    _add_state(run)
    upkeep.add_run_options(run)

    check = commands.add_parser("check", help="tell every problem in the exhibit's files")
    check.add_argument("exhibit", nargs="?", type=Path, metavar="EXHIBIT", help="the exhibit's folder")
    check.add_argument("--strict", action="store_true", help="warnings count as well")
    check.add_argument("--format", choices=("text", "json"), default="text", help="how to tell them")
    check.add_argument(
        "--summary", action="store_true", help="what each panel has and lacks in each language, as a table"
    )
    check.add_argument(
        "--fit", nargs="?", const=(1920, 1080), type=_size, metavar="WxH",
        help="also lay every page out on a screen of that size, and tell which texts do not fit",
    )  # fmt: skip
    check.add_argument("--device", metavar="FILE", type=Path, help="the device file, for --fit")
    check.add_argument("--diagonal", metavar="INCHES", type=_inches, help="the screen's diagonal, for --fit")

    tour = commands.add_parser("tour", help="save a picture of every screen and event in every language")
    tour.add_argument("exhibit", nargs="?", type=Path, metavar="EXHIBIT", help="the exhibit's folder")
    tour.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder for the pictures")
    tour.add_argument(
        "--size", type=_size, default=(1920, 1080), metavar="WxH", help="the screen's size in pixels"
    )
    tour.add_argument(
        "--only", metavar="PATTERN", help="only pictures whose name holds this, or matches it with * and ?"
    )
    tour.add_argument("--language", metavar="TAG", help="only this language")
    tour.add_argument(
        "--against", type=Path, metavar="DIR", help="show side by side what has changed since the tour in DIR"
    )
    _add_state(tour)

    proof = commands.add_parser(
        "proof", help="write every text in every language side by side, with its references, for a signature"
    )
    proof.add_argument("exhibit", nargs="?", type=Path, metavar="EXHIBIT", help="the exhibit's folder")
    proof.add_argument(
        "--out", type=Path, required=True, metavar="FILE.html", help="the file to write, to be printed"
    )
    inspection.add_command(commands, _size, _inches)
    _add_workshop(commands)
    upkeep.add_commands(commands)
    return parser


def _add_workshop(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What helps a curator to begin and to write."""
    new = commands.add_parser("new", help="make a small exhibit, with everything in it, to begin with")
    new.add_argument("folder", type=Path, metavar="DIR", help="the folder to make, such as exhibits/NAME")
    new.add_argument(
        "--languages", type=_languages, default=("en",), metavar="TAGS",
        help="its languages, the source language first: en,nl,fr",
    )  # fmt: skip
    new.add_argument("--title", help="its title")

    taken = commands.add_parser("import", help="make an exhibit of a file that you have already")
    taken.add_argument(
        "kind", choices=("timelinejs", "csv"), metavar="KIND",
        help="timelinejs (its JSON, or its spreadsheet saved as CSV) or csv (a plain table)",
    )  # fmt: skip
    taken.add_argument(
        "file", type=Path, metavar="FILE", help="the file to read; nothing is fetched from the web"
    )
    taken.add_argument(
        "--out", type=Path, metavar="DIR", help="the folder to make; without it, the file's name"
    )
    taken.add_argument(
        "--language", type=_languages, default=("en",), metavar="TAG", help="the file's language"
    )

    schema = commands.add_parser(
        "schema", help="print the JSON Schema of a kind of file, with which editors complete and check"
    )
    schema.add_argument(
        "kind", nargs="?", metavar="KIND", help="exhibit, panel, event, sources …; without it, all"
    )
    schema.add_argument("--out", type=Path, metavar="DIR", help="write the schemas into this folder instead")
    schema.add_argument(
        "--mark", type=Path, metavar="EXHIBIT",
        help="write the line at the head of each file of an exhibit that tells editors of its schema",
    )  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says; returns the exit code."""
    _write_any_letter()
    words = list(arguments)
    if not words or (words[0] not in COMMANDS and words[0] not in ("-h", "--help", "--version")):
        words.insert(0, "run")
    options = _parser().parse_args(words)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    for handler in logging.getLogger().handlers:
        handler.setLevel(logging.WARNING)  # the toolkit tells much about itself that nobody asked for
    act: Callable[[argparse.Namespace], int] = {
        "run": _run,
        "check": _check,
        "tour": _tour,
        "proof": _proof,
        "schema": _schema,
        "new": _new,
        "import": _import,
        "access": _access,
        "pin": upkeep.make_pin,
        "stats": lambda options: upkeep.tell_stats(options, _state(options)),
    }[options.command]
    try:
        if getattr(options, "supervised", False):
            return upkeep.supervise(words, lambda: _state(options))
        return act(options)
    except Misuse as misuse:
        print(misuse, file=sys.stderr)
        return MISUSE
    except KeyboardInterrupt:
        return DONE
    except Exception:
        log.exception("internal error")
        return FAULT


def _write_any_letter() -> None:
    """Whatever a curator's files hold can be told, also where Windows sends it on to a file."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


# --- the commands


def _check(options: argparse.Namespace) -> int:
    from kiosk.content.library import read_exhibit
    from kiosk.reports.checklist import format_json, format_text
    from kiosk.reports.summary import format_summary

    reading = read_exhibit(_folder(options.exhibit))
    if options.summary and options.format == "json":
        raise Misuse("--summary is a table for people: give it without --format json")
    if options.fit is not None and reading.exhibit is not None:
        reading = _with_misfits(reading, options)
    told = format_json if options.format == "json" else format_summary if options.summary else format_text
    sys.stdout.write(told(reading))
    if reading.exhibit is None or (options.strict and reading.problems):
        return PROBLEMS
    return DONE


def _with_misfits(reading: "Reading", options: argparse.Namespace) -> "Reading":
    """A reading with the warnings that only a screen can show."""
    from dataclasses import replace

    from kiosk.content.fitting import misfit_problems
    from kiosk.ui.tour import NoScreen, find_misfits

    assert reading.exhibit is not None
    gc.enable()
    try:
        misfits = find_misfits(reading.exhibit, _device(options), options.fit)
    except NoScreen as missing:
        raise Misuse(str(missing)) from None
    found = misfit_problems(Path(reading.exhibit.folder), misfits)
    return replace(reading, problems=tuple(sorted((*reading.problems, *found))))


def _run(options: argparse.Namespace) -> int:
    from kiosk.content.library import Library
    from kiosk.state.kept_exhibit import KeptExhibit
    from kiosk.ui.environment import WindowWanted, prepare

    if options.still:
        return _run_still(options)
    device = _device(options)
    folder = _folder(options.exhibit or (Path(device.exhibit) if device.exhibit else None))
    missing = no_screen(os.environ)
    if missing:
        raise Misuse(missing)
    state = _state(options, device)
    in_gallery = options.windowed is None
    # A curator's window has warnings to tell, which are not kept.
    library = Library(folder, advises=not in_gallery, keeper=KeptExhibit(state) if in_gallery else None)
    for problem in library.problems:
        if problem.severity == "error":
            print(problem, file=sys.stderr)
    title = _title(library)
    prepare(state, WindowWanted(options.windowed, title))
    from kiosk.ui.app import KioskApp, Opening
    from kiosk.ui.backstage import Backstage

    opening = Opening(
        windowed=options.windowed is not None,
        language=options.language,
        at=options.at,
        text_size=options.text_size,
        contrast=options.contrast,
        reach=options.reach,
        idle=options.idle,
    )
    _check_opening(opening.at, library)
    _check_language(opening.language, library.exhibit)
    backstage = Backstage(device, state if in_gallery else None, in_gallery=in_gallery)
    app = KioskApp(library, device, opening, backstage)
    app.run()
    return app.exit_code


def _run_still(options: argparse.Namespace) -> int:
    from kiosk.state.choices import read_still
    from kiosk.ui.environment import WindowWanted, prepare

    missing = no_screen(os.environ)
    if missing:
        raise Misuse(missing)
    device = _device(options)
    state = _state(options, device)
    prepare(state, WindowWanted(options.windowed))
    from kiosk.ui.backstage import Backstage
    from kiosk.ui.still_app import StillApp

    # Nothing is kept while it is shown: the exhibit may run beside it, being tried again.
    backstage = Backstage(device, in_gallery=True, kept_in=state)
    given = options.exhibit or (Path(device.exhibit) if device.exhibit else None)
    try:
        folder: Path | None = _folder(given)
    except Misuse:
        folder = given  # what is missing there is why this page is shown
    app = StillApp(read_still(state), backstage, folder)
    app.run()
    return app.exit_code


def _tour(options: argparse.Namespace) -> int:
    device = _device(options)
    exhibit = _sound_exhibit(options, device, "The tour")
    if exhibit is None:
        return PROBLEMS
    _check_language(options.language, exhibit)
    if options.against is not None:
        _check_earlier_tour(options.against, options.out)
    gc.enable()
    from kiosk.ui.tour import NoScreen, NoSuchPicture, TourWanted, take_tour

    wanted = TourWanted(
        out=options.out,
        size=options.size,
        only=options.only,
        language=options.language,
        text_size=options.text_size or "normal",
        contrast=options.contrast or "normal",
        controls="lower" if options.reach else "normal",
    )
    try:
        shots = take_tour(exhibit, device, wanted)
    except (NoScreen, NoSuchPicture) as missing:
        raise Misuse(str(missing)) from None
    _tell_tour(wanted.out, exhibit, wanted.size, shots, options.against)
    return DONE


def _access(options: argparse.Namespace) -> int:
    device = _device(options)
    exhibit = _sound_exhibit(options, device, "The access report")
    if exhibit is None:
        return PROBLEMS
    _check_language(options.language, exhibit)
    gc.enable()
    from kiosk.ui.tour import NoScreen

    try:
        with _writing(options.out or Path()):
            is_met = inspection.tell_access(options, exhibit, device)
    except NoScreen as missing:
        raise Misuse(str(missing)) from None
    return DONE if is_met else PROBLEMS


def _check_earlier_tour(against: Path, out: Path) -> None:
    from kiosk.reports.contact_sheet import read_tour

    if against.resolve() == out.resolve():
        raise Misuse(f"{out} would be overwritten: let the new tour go to another folder")
    try:
        read_tour(against)
    except ValueError as refusal:
        raise Misuse(str(refusal)) from None


def _tell_tour(
    out: Path, exhibit: "Exhibit", size: tuple[int, int], shots: "list[Shot]", against: Path | None
) -> None:
    """Write the contact sheet and the comparison, and say what was made and what did not fit."""
    from kiosk.core.problems import count
    from kiosk.reports.contact_sheet import write_comparison, write_sheet

    title = str(exhibit.outline.title[exhibit.outline.title.languages[0]])
    write_sheet(out, title, size, shots)
    print(f"{count(len(shots), 'picture')} in {out}")
    for shot in shots:
        for text in shot.overflows:
            print(f"{shot.file}: does not fit: {text[:100]}")
    if against is not None:
        differ, same = write_comparison(out, against, title)
        print(f"{out / 'compare.html'}: {differ} of {count(differ + same, 'picture')} differ")


def _proof(options: argparse.Namespace) -> int:
    from kiosk.content.library import read_exhibit

    reading = read_exhibit(_folder(options.exhibit))
    if reading.exhibit is None:
        for problem in reading.problems:
            if problem.severity == "error":
                print(problem, file=sys.stderr)
        print("The proof needs an exhibit without errors.", file=sys.stderr)
        return PROBLEMS
    from datetime import date

    from kiosk.core.problems import count
    from kiosk.reports.proof import format_proof

    told = format_proof(reading.exhibit, reading.problems, date.today())
    with _writing(options.out):
        options.out.write_text(told, encoding="utf-8")
    events, languages = len(reading.exhibit.events), len(reading.exhibit.languages)
    questions = count(len(reading.problems), "open question")
    print(f"{options.out}: {count(events, 'event')}, {count(languages, 'language')}, {questions}")
    return DONE


def _new(options: argparse.Namespace) -> int:
    from kiosk.reports.new.folder import write_new

    folder: Path = options.folder
    _refuse_used(folder)
    with _writing(folder):
        borrowed = write_new(folder, options.languages, options.title)
    print(f"{folder}: an exhibit with 2 panels and 3 events in {', '.join(options.languages)}")
    if borrowed:
        print(f"There are no example words in {', '.join(borrowed)}: English ones stand there, to translate.")
    print(f"See it:    python main.py {folder} --windowed\nCheck it:  python main.py check {folder}")
    print("Begin with exhibit.yaml. The manual is docs/exhibit-format.md.")
    return DONE


def _import(options: argparse.Namespace) -> int:
    from kiosk.content.library import read_exhibit
    from kiosk.reports.checklist import format_sum
    from kiosk.reports.importing.addresses import slug
    from kiosk.reports.importing.intake import Refused
    from kiosk.reports.importing.plain_table import load_plain_table
    from kiosk.reports.importing.timelinejs import load_timeline
    from kiosk.reports.importing.writing import ACCOUNT, write_exhibit

    file: Path = options.file
    folder: Path = options.out or Path(slug(file.stem) or "exhibit")
    _refuse_used(folder)
    load = load_timeline if options.kind == "timelinejs" else load_plain_table
    try:
        intake = load(file, options.language[0])
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return PROBLEMS
    with _writing(folder):
        sys.stdout.write(
            write_exhibit(intake, folder, " ".join(re.split(r"[-_\s]+", file.stem)).capitalize())
        )
    print(f"\nThis account is in {folder / ACCOUNT}. python main.py check {folder} says:")
    print(format_sum(read_exhibit(folder)))
    return DONE


def _schema(options: argparse.Namespace) -> int:
    from kiosk.core.problems import count, nearest_hint, quoted
    from kiosk.reports import schema, schema_lines

    if options.kind is not None and options.kind not in schema.KINDS:
        raise Misuse(
            f"there is no kind of file {quoted(options.kind)}: {nearest_hint(options.kind, schema.KINDS)}"
        )
    if options.mark is not None:
        with _writing(options.mark):
            changed = schema_lines.mark_files(_folder(options.mark))
        print(f"{options.mark}: {count(len(changed), 'file')} changed")
    elif options.out is not None:
        with _writing(options.out):
            schema_lines.write_schemas(options.out)
        print(f"{options.out}: {count(len(schema.KINDS), 'schema')}")
    else:
        sys.stdout.write(schema.format_schema(options.kind) if options.kind else schema.format_all())
    return DONE


# --- what the commands share


def _refuse_used(folder: Path) -> None:
    """Nothing is ever written over; what a file manager has left in a folder counts as nothing."""
    from kiosk.content.files import is_temporary

    if folder.exists() and not folder.is_dir():
        raise Misuse(f"{folder} is a file: name a new folder")
    if folder.is_dir() and any(not is_temporary(each.name) for each in folder.iterdir()):
        raise Misuse(f"{folder} is not empty: name a new folder, or empty this one first")


@contextmanager
def _writing(place: Path) -> Iterator[None]:
    """What a curator is told when the disk refuses."""
    try:
        yield
    except OSError as refusal:
        raise Misuse(
            f"{refusal.filename or place} cannot be written: {refusal.strerror or refusal}"
        ) from None


def _folder(given: Path | None) -> Path:
    """The exhibit's folder: the one given, else the only one in exhibits/."""
    if given is not None:
        if not given.is_dir():
            raise Misuse(f"{given} is not a folder: name an exhibit's folder, such as exhibits/NAME")
        return given
    shelf = Path(__file__).parent.parent / "exhibits"
    found = sorted(folder for folder in shelf.glob("*") if (folder / "exhibit.yaml").is_file())
    if not found:
        raise Misuse(f"there is no exhibit in {_shown(shelf)}: name an exhibit's folder")
    return _shown(found[0])


def _sound_exhibit(options: argparse.Namespace, device: "Device", who: str) -> "Exhibit | None":
    """The exhibit, if it has no errors; else they are told, and who needs it."""
    from kiosk.content.library import read_exhibit

    reading = read_exhibit(_folder(options.exhibit or (Path(device.exhibit) if device.exhibit else None)))
    if reading.exhibit is None:
        for problem in reading.problems:
            if problem.severity == "error":
                print(problem, file=sys.stderr)
        print(f"{who} needs an exhibit without errors.", file=sys.stderr)
    return reading.exhibit


def _shown(path: Path) -> Path:
    try:
        return path.resolve().relative_to(Path.cwd())
    except ValueError:
        return path


def _device(options: argparse.Namespace) -> "Device":
    from kiosk.content.device_file import find_device
    from kiosk.core.device import Device

    file, device = find_device(options.device, os.environ), Device()
    if file is not None:
        from kiosk.content.device import read_device

        device, problems = read_device(file)
        for problem in problems:
            print(problem, file=sys.stderr)
    if getattr(options, "diagonal", None):
        screen = device.screen.model_copy(update={"diagonal_inches": options.diagonal})
        device = device.model_copy(update={"screen": screen})
    return device


def _state(options: argparse.Namespace, device: "Device | None" = None) -> Path:
    """The state folder of this kiosk."""
    from kiosk.state.folder import state_folder

    return state_folder(os.environ, (device or _device(options)).state)


def _title(library: object) -> str:
    exhibit = getattr(library, "exhibit", None)
    if exhibit is None:
        return "kiosk"
    title = exhibit.outline.title
    return str(title[title.languages[0]])


def _check_opening(at: str | None, library: object) -> None:
    exhibit = getattr(library, "exhibit", None)
    if at is None or exhibit is None:
        return
    screens = ("attract", "contents", "about", "timeline", "map", "lives", "index")
    known = [*screens, *exhibit.panels, *exhibit.events, *exhibit.charts, *exhibit.lives]
    if at not in (*known, "home"):
        from kiosk.core.problems import nearest_hint

        raise Misuse(
            f'there is no screen, panel, event, chart or life "{at}": {nearest_hint(at, known)}'.rstrip(": ")
        )


def _check_language(language: str | None, exhibit: "Exhibit | None") -> None:
    if language is not None and exhibit is not None and language not in exhibit.languages:
        known = ", ".join(exhibit.languages)
        raise Misuse(f'the exhibit is not in the language "{language}": use one of {known}')


def no_screen(environ: os._Environ[str] | dict[str, str]) -> str:
    """Why nothing can be drawn here, and how to get a screen; nothing if there is one."""
    if sys.platform != "linux" or environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        return ""
    for connector in Path("/sys/class/drm").glob("card*-*/status"):
        try:
            if connector.read_text(encoding="ascii", errors="replace").strip() == "connected":
                return ""
        except OSError:
            continue
    return (
        "There is no screen here (no DISPLAY, WAYLAND_DISPLAY or connected monitor): start it on the kiosk, "
        "under xvfb-run, or make pictures with: python main.py tour --out tour"
    )
