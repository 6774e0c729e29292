"""What may lie in an exhibit's files to do harm: each trick by its name, and what is to become of it.

Each changes a sound exhibit. `told` is a part of the line that tells of it; where it is empty, the exhibit
is shown, with whatever was written as characters like others.
"""

import os
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

EVENT = "panels/building/bridge.yaml"
SOUND_EVENT = "date: 1850\nheadline: {de: x, en: x}\nlabel: {de: x, en: x}\n"


@dataclass(frozen=True)
class Trick:
    """One way to do harm."""

    name: str
    play: Callable[[Path], object]
    """Changes the exhibit in a folder."""
    told: str = ""
    shown: str = ""
    """What the event's longer text is then in German."""


def writes(file: str, content: str | bytes, add: bool = False) -> Callable[[Path], object]:
    written = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")

    def play(folder: Path) -> None:
        (folder / file).parent.mkdir(exist_ok=True)
        before = (folder / file).read_bytes() if add else b""
        (folder / file).write_bytes(before + written)

    return play


def adds(yaml: str | bytes) -> Callable[[Path], object]:
    return writes(EVENT, b"\n" + (yaml if isinstance(yaml, bytes) else yaml.encode()) + b"\n", add=True)


def text(name: str, written: str, told: str = "", shown: str = "") -> Trick:
    """Something in a text, as it stands between double quotes."""
    return Trick(f"text: {name}", adds(f'more: {{de: "{written}", en: "x"}}'), told, shown)


def shows(name: str, written: str) -> Trick:
    """Something that is shown as it was written."""
    return text(name, written, shown=written)


# --- YAML

SEVEN = range(7)
YAML = (
    Trick("yaml: a Python object", adds('more: !!python/object/apply:os.system ["id"]'), "a tag is not"),
    Trick("yaml: a Python name", adds("more: !!python/name:os.system"), "a tag is not allowed"),
    Trick("yaml: binary", adds('more: {de: !!binary "aGFsbG8=", en: x}'), "a tag is not allowed"),
    Trick("yaml: a tag of its own", adds("more: !<x:y> {de: x, en: x}"), "a tag is not allowed"),
    Trick("yaml: a merge key with no map", adds("more: {<<: x, de: x, en: x}"), '"<<" needs a map'),
    Trick("yaml: a merge key that merges itself", adds("more: &a {<<: *a, de: x}"), "repeats what it stands in"),
    Trick(
        "yaml: an alias bomb",
        adds("a: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]" for n in SEVEN)),
        "an alias bomb",
    ),
    Trick(
        "yaml: a bomb of merge keys",
        adds("a0: &a0 {x: 1}\n" + "\n".join(
            f"a{n}: &a{n} {{<<: *a{n - 1}, k{n}: *a{n - 1}}}" for n in range(1, 40))),
        "an alias bomb",
    ),
    Trick("yaml: brackets without end", adds("more: " + "[" * 100_000), "nested more than 40 deep"),
    Trick("yaml: braces without end", adds("more: " + "{a: " * 100_000), "nested more than 40 deep"),
    Trick("yaml: a number of 100,000 digits", writes(EVENT, SOUND_EVENT.replace("1850", "9" * 100_000)),
          "letters, over 5000"),
    Trick("yaml: a file of 10 MB", adds('more: {de: "' + "x" * 10_000_000 + '"}'), "over 2 MB"),
    Trick("yaml: 100,000 keys", adds("".join(f"k{n}: 1\n" for n in range(100_000))), "more than 25000 entries"),
    Trick("yaml: 100,000 languages", adds("more:\n" + "".join(f"  k{n}: 1\n" for n in range(100_000))),
          "more than 25000 entries"),
    Trick("yaml: 50,000 pictures", adds("media:\n" + "  - {file: a.jpg}\n" * 50_000), "more than 25000 entries"),
    Trick("yaml: a key of a million letters", adds("k" * 1_000_000 + ": x"), "no key with a colon"),
    Trick("yaml: the same key twice", adds("place: x"), "duplicate key"),
    Trick("yaml: a second document", adds("---\nmore: {de: x, en: x}"), "a second document"),
    Trick("yaml: a directive", writes(EVENT, "%YAML 9.9\n---\n" + SOUND_EVENT), 'cannot begin with "%"'),
    Trick("yaml: a list for a key", adds("? [a, b]\n: c"), "stands where a key belongs"),
    Trick("yaml: NUL", adds("more: {de: a\0b, en: x}"), "a control character (U+0000)"),
    Trick("yaml: a byte order mark within", adds("more: {de: a\ufeffb, en: x}")),
    Trick("yaml: a byte order mark before", writes(EVENT, "\ufeff" + SOUND_EVENT)),
    Trick("yaml: UTF-16", writes(EVENT, SOUND_EVENT.encode("utf-16")), "in UTF-16"),
    Trick("yaml: UTF-16 without its mark", writes(EVENT, SOUND_EVENT.encode("utf-16-le")), "(U+0000)"),
    Trick("yaml: UTF-32", writes(EVENT, SOUND_EVENT.encode("utf-32")), "not in UTF-8"),
    Trick("yaml: Latin 1", adds("more: {de: é, en: x}".encode("latin-1")), "not in UTF-8 from here on"),
    Trick("yaml: half of a pair of surrogates", adds(b"more: {de: \xed\xa0\x80}"), "not in UTF-8 from here on"),
    Trick("yaml: UTF-8 longer than it need be", adds(b"more: {de: \xc0\xaf}"), "not in UTF-8 from here on"),
)  # fmt: skip

# --- texts

TURNS, NO_LETTER = "turns the direction of writing", "a sign that is no letter"
TEXTS = (
    text("NUL", "a\\0b", f"{NO_LETTER} (U+0000)"),
    text("a bell", "a\\x07b", f"{NO_LETTER} (U+0007)"),
    text("a terminal's own signs", "a\\e[31mb", f"{NO_LETTER} (U+001B)"),
    text("writing that turns", "a\\u202eb", f"{TURNS} (U+202E)"),
    text("writing that turns, unseen", "a\u2066b", f"{TURNS} (U+2066)"),
    text("our own sign for italics", "a\\ue000b", f"{NO_LETTER} (U+E000)"),
    text("letters that nobody sees", "a\\U000E0041b", f"{NO_LETTER} (U+E0041)"),
    text("half of a pair", "a\\ud800b", "makes no sense"),
    text("a space of no width", "a\\u200bb", shown="a\u200bb"),
    text("two million letters", "x " * 950_000, "letters, over 100000"),
    text("a paragraph that fills walls", "x " * 3000, "6000 letters, over 5000"),
    text("emphasis without end", "*a" * 45_000, "letters, over 5000"),
    text("brackets without end", "[" * 99_000, "letters, over 5000"),
    text("citations that begin without end", "[@" * 49_000, "letters, over 5000"),
    text("links that begin without end", "[a](" * 24_000, "letters, over 5000"),
    text("backslashes without end", "\\\\" * 90_000, "letters, over 5000"),
    text("figures without end", "1." * 45_000, "letters, over 5000"),
    text("a bomb of links", "[a](event:wages) " * 6000, "over 100000"),
    text("24,000 paragraphs", "x\\n\\n\\n\\n" * 12_000, "paragraphs, over 1000"),
    text("as much as is let through", ("x " * 48 + "\\n\\n") * 999),
    shows("HTML", "<script>alert(1)</script><b>x</b>"),
    shows("the toolkit's colour", "[color=ff0000]x[/color]"),
    shows("the toolkit's references", "[ref=about]x[/ref]"),
    shows("the toolkit's fonts", "[font=/etc/passwd]x[/font][size=9999]y[/size]"),
    shows("the toolkit's entities", "&bl;b&br;x&amp;y"),
    shows("a link elsewhere", "[x](https://museum.example) [x](file:///etc/passwd)"),
    shows("a picture of elsewhere", "![x](https://museum.example/x.png)"),
    shows("a template's signs", "{{ 7 * 7 }} {% raw %} ${x} %s {0}"),
)  # fmt: skip

# --- ways out of the folder


def media(name: str, play: Callable[[Path], object] | None = None) -> Callable[[Path], object]:
    """A picture of that name goes with the event."""
    told = f"alt: {{de: x, en: x}}\n    credit: x\n    rights: {RIGHTS}\n"

    def both(folder: Path) -> None:
        if play is not None:
            play(folder)
        adds(f'media:\n  - file: "{name}"\n    {told}')(folder)

    return both


RIGHTS = "http://rightsstatements.org/vocab/InC/1.0/"


def linked(to: str, name: str = "x.png") -> Callable[[Path], object]:
    return media(name, lambda folder: (folder / "media" / name).symlink_to(to))


def in_place_of(file: str, make: Callable[[Path], object]) -> Callable[[Path], object]:
    def play(folder: Path) -> None:
        (folder / file).unlink(missing_ok=True)
        make(folder / file)

    return play


def charted(name: str) -> Callable[[Path], object]:
    def play(folder: Path) -> None:
        charts = folder / "charts.yaml"
        charts.write_text(charts.read_text(encoding="utf-8").replace("boats.csv", name), encoding="utf-8")

    return play


PATHS = (
    Trick("path: up", media("../../secret.png"), "leads out of the media folder"),
    Trick("path: up, within", media("drawings/../../secret.png"), "leads out of the media folder"),
    Trick("path: absolute", media("/etc/passwd"), "is an absolute path"),
    Trick("path: absolute on another system", media("C:/secret.png"), "is an absolute path"),
    Trick("path: backslashes", media("..\\\\secret.png"), "leads out of the media folder"),
    Trick("path: an address of a file", media("file:///etc/passwd.png"), "there is no file"),
    Trick("path: an address of the web", media("https://museum.example/x.png"), "there is no file"),
    Trick("path: NUL", media("bank.jpg\\0.png"), f"{NO_LETTER} (U+0000)"),
    Trick("path: other capitals", media("BANK.JPG"), "there is no file"),
    Trick("path: 5,000 letters", media("a" * 5000 + ".png"), "letters, over 5000"),
    Trick("path: 4,000 letters", media("a" * 4000 + ".png"), "there is no file"),
    Trick("path: 1,000 folders", media("a/" * 1000 + "a.png"), "there is no file"),
    Trick("path: letters that look alike", media("bаnk.jpg"), "there is no file"),
    Trick("path: a link that leads out", linked("/etc/passwd"), "is a link that leads out"),
    Trick("path: a link to itself", linked("x.png"), "x.png"),
    Trick("path: a device without end", linked("/dev/zero"), "is a link that leads out"),
    Trick("path: a pipe", media("x.png", lambda folder: os.mkfifo(folder / "media" / "x.png")),
          "is not an ordinary file"),
    Trick("path: a folder", media("x.png", lambda folder: (folder / "media" / "x.png").mkdir()), "is a folder"),
    Trick("path: a link to the folder itself",
          media("loop/bank.jpg", lambda folder: (folder / "media" / "loop").symlink_to(folder / "media")),
          "there is no file"),
    Trick("path: an event is a device without end", in_place_of(EVENT, lambda file: file.symlink_to("/dev/zero")),
          "not an ordinary file"),
    Trick("path: an event is a pipe", in_place_of(EVENT, os.mkfifo), "not an ordinary file"),
    Trick("path: an event is a folder", in_place_of(EVENT, Path.mkdir), 'unknown event "bridge"'),
    Trick("path: an event links to itself", in_place_of(EVENT, lambda file: file.symlink_to(file.name)),
          "cannot be read"),
    Trick("path: data that lead up", charted("../exhibit.yaml"), "leads out of data/"),
    Trick("path: data elsewhere", charted("/etc/passwd"), "leads out of data/"),
    Trick("path: data of no end", in_place_of("data/boats.csv", lambda file: file.symlink_to("/dev/zero")),
          "leads out of data/"),
    Trick("path: data are a pipe", in_place_of("data/boats.csv", os.mkfifo), "not an ordinary file"),
)  # fmt: skip

# --- pictures


def png(width: int, height: int, more: bytes = b"") -> bytes:
    def chunk(kind: bytes, inside: bytes) -> bytes:
        return struct.pack(">I", len(inside)) + kind + inside + struct.pack(">I", zlib.crc32(kind + inside))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + more + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


def saved(form: str, **options: object) -> bytes:
    held = BytesIO()
    Image.new("RGB", (40, 30), (90, 90, 90)).save(held, form, **options)
    return held.getvalue()


def jpeg_of(width: int, height: int) -> bytes:
    """A JPEG that says it is of that size."""
    written = saved("JPEG")
    at = written.index(b"\xff\xc0")
    return written[: at + 5] + struct.pack(">HH", height, width) + written[at + 9 :]


WEBP_BOMB = (
    b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8X" + struct.pack("<I", 10) + b"\0" * 4 + b"\xff\x3f\0" * 2
)


def picture(name: str, file: str, content: bytes, told: str = "") -> Trick:
    return Trick(f"picture: {name}", media(file, writes(f"media/{file}", content)), told)


PICTURES = (
    picture("a PNG bomb", "x.png", png(60_000, 60_000), "over 64 megapixels"),
    picture("a PNG of the largest size there is", "x.png", png(2**31 - 1, 2**31 - 1), "over 64 megapixels"),
    picture("a PNG of no size", "x.png", png(0, 5), "is damaged"),
    picture("a JPEG bomb", "x.jpg", jpeg_of(65_000, 65_000), "over 64 megapixels"),
    picture("a WebP bomb", "x.webp", WEBP_BOMB, "over 64 megapixels"),
    picture("a PNG cut off", "x.png", png(40, 30)[:-8], "broken off before its end"),
    picture("a JPEG cut off", "x.jpg", saved("JPEG")[:-40], "broken off before its end"),
    picture("a JPEG of marks alone", "x.jpg", b"\xff\xd8" + b"\xff" * 1_000_000, "is damaged"),
    picture("a JPEG named png", "x.png", saved("JPEG"), "is a JPEG file"),
    picture("SVG named png", "x.png", b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', "not a PNG"),
    picture("SVG", "x.svg", b"<svg/>", 'ending in ".svg" cannot be shown'),
    picture("an animated GIF", "x.gif", saved("GIF"), 'ending in ".gif" cannot be shown'),
    picture("a GIF named png", "x.png", saved("GIF"), "is not a PNG file"),
    picture("a program named png", "x.png", b"\x7fELF" + b"\0" * 4000, "is not a PNG file"),
    picture("nothing", "x.png", b"", "is empty (0 bytes)"),
    picture("a bomb of words", "x.png", png(40, 30, b"".join([
        struct.pack(">I", 60_000), b"zTXt", b"a\0\0" + zlib.compress(b"a" * 50_000_000)[:59_997].ljust(59_997),
        b"\0\0\0\0"]))),
    picture("Exif without end", "x.jpg", saved("JPEG", exif=b"Exif\0\0" + b"\xff" * 60_000)),
    picture("a colour profile that is none", "x.jpg", saved("JPEG", icc_profile=b"\xff" * 4_000_000)),
)  # fmt: skip
"""The last three are shown, or a frame that says that the picture cannot be; `test_pictures` draws them."""

# --- sound, film, captions


def recording(name: str, file: str, content: bytes, told: str = "", captions: str | bytes = "") -> Trick:
    words = "captions: x.vtt" if captions else "transcript: {de: x, en: x}"

    def play(folder: Path) -> None:
        writes(f"media/{file}", content)(folder)
        if captions:
            writes("media/x.vtt", captions)(folder)
        adds(f"media:\n  - file: {file}\n    credit: x\n    rights: {RIGHTS}\n    {words}\n")(folder)

    return Trick(f"recording: {name}", play, told)


def vtt(name: str, body: str | bytes, told: str = "") -> Trick:
    return recording(f"captions: {name}", "x.ogg", b"OggS" + b"\0" * 100, told, body)


CUE = "WEBVTT\n\n00:00.000 --> 00:04.000\n"
RECORDINGS = (
    recording("a playlist named film", "x.mp4", b"#EXTM3U\nfile:///etc/passwd\n", "is not an MP4 file"),
    recording("a program named film", "x.webm", b"#!/bin/sh\nid\n", "is not a WebM file"),
    recording("a film cut off", "x.mp4", b"\0\0\0\x18ftypmp42" + b"\0" * 12, "broken off before its end"),
    recording("a film of boxes of no size", "x.mp4", b"\0\0\0\x08ftyp" + b"\0\0\0\x01moov" + b"\0" * 8, "broken off"),
    recording("a million boxes", "x.mp4", b"\0\0\0\x08ftyp" * 250_000, "broken off before its end"),
    recording("a playlist", "x.m3u8", b"#EXTM3U\n", '".m3u8"'),
    vtt("one that opens tags without end", CUE + "<" * 1_900_000),
    vtt("a tag of a million colons", CUE + "<1" + ":" * 1_000_000),
    vtt("a tag of a million letters", CUE + "<" + "a" * 1_000_000),
    vtt("a voice without end", CUE + "<v " * 600_000),
    vtt("a reference of two million figures", CUE + "&#" + "1" * 1_900_000 + ";"),
    vtt("500,000 arrows", "WEBVTT\n\n" + "-->\n" * 480_000, "these times cannot be read"),
    vtt("times of a million figures", f"WEBVTT\n\n{'1' * 1_000_000} --> 00:04.000\nx\n", "these times cannot"),
    vtt("70,000 at once", "WEBVTT\n\n" + "00:00.000 --> 00:04.000\nx\n\n" * 70_000),
    vtt("10 MB", CUE + "x\n" * 5_000_000),
    vtt("not in UTF-8", CUE.encode() + b"\xff\xfe x", "is not in UTF-8"),
    vtt("SRT", "1\n00:00:01,000 --> 00:00:02,000\nx\n", "is not a WebVTT file"),
    vtt("a style that loads", "WEBVTT\n\nSTYLE\n::cue{background:url(http://museum.example)}\n\n" + CUE[8:] + "x\n"),
)  # fmt: skip

# --- styles

STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>x</title>'
    "<id>x</id><updated>2020-01-01T00:00:00Z</updated></info>{}<citation><layout>{}</layout></citation></style>"
)
TITLE = '<text variable="title"/>'


def style(name: str, written: str | bytes, told: str = "") -> Trick:
    def play(folder: Path) -> None:
        writes("x.csl", written)(folder)
        outline = folder / "exhibit.yaml"
        lines = outline.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if not line.startswith("citation_style")]
        outline.write_text("\n".join([*kept, "citation_style: x.csl", ""]), encoding="utf-8")

    return Trick(f"style: {name}", play, told)


def macros(levels: int, wide: int, end: str) -> str:
    called = "".join(
        f'<macro name="m{n}">' + f'<text macro="m{n + 1}"/>' * wide + "</macro>" for n in range(levels)
    )
    return f'{called}<macro name="m{levels}">{end}</macro>'


ENTITY = '<?xml version="1.0"{}?><!DOCTYPE a [<!ENTITY x {}>]>' + STYLE.format("", "&x;")
ENDLESS = "goes round in circles, or has no end"
STYLES = (
    style("a file by an entity", ENTITY.format("", 'SYSTEM "file:///etc/passwd"'), "has a DOCTYPE"),
    style("a file by an entity, in UTF-16",
          ENTITY.format(' encoding="utf-16"', 'SYSTEM "file:///etc/passwd"').encode("utf-16"), "in UTF-16"),
    style("a billion laughs", ENTITY.format("", '"' + "ha" * 1000 + '"'), "has a DOCTYPE"),
    style("a file by XInclude", STYLE.format("", '<i:include xmlns:i="http://www.w3.org/2001/XInclude" '
                                                 'href="/etc/passwd"/>' + TITLE)),
    style("a sheet of elsewhere", '<?xml-stylesheet href="http://museum.example/x.xsl"?>' + STYLE.format("", TITLE)),
    style("a macro that calls itself", STYLE.format('<macro name="m"><text macro="m"/></macro>',
                                                   '<text macro="m"/>'), ENDLESS),
    style("two macros that call each other", STYLE.format(
        '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>',
        '<group><text macro="a"/></group>'), ENDLESS),
    style("a bomb of macros", STYLE.format(macros(12, 10, TITLE), '<text macro="m0"/>'), ENDLESS),
    style("a bomb of macros that need nothing", STYLE.format(
        macros(12, 10, '<text value="x"/>'), '<group><text macro="m0"/></group>'), ENDLESS),
    style("a bomb of people", STYLE.format(macros(3, 10, '<names variable="author"/>' * 200),
                                          '<text macro="m0"/>'), ENDLESS),
    style("30,000 titles", STYLE.format("", TITLE * 30_000), ENDLESS),
    style("a word of a million letters", STYLE.format("", f'<text value="{"x" * 1_000_000}"/>'), ENDLESS),
    style("groups without end", STYLE.format("", "<group>" * 50_000 + "</group>" * 50_000), "can be read"),
    style("NUL", STYLE.format("", "\0"), "is not XML from here on"),
    style("HTML", "<html><body>x</body></html>", "is not a CSL style"),
)  # fmt: skip

# --- tables


def table(name: str, written: str | bytes, told: str = "") -> Trick:
    return Trick(f"table: {name}", writes("data/boats.csv", written), told)


HEAD = "year;up;down;event\n"
TABLES = (
    table("a million columns", HEAD.replace("event", "event" + ";x" * 900_000), "more than 200 columns"),
    table("a million empty columns", ";" * 1_900_000, "more than 200 columns"),
    table("400,000 rows", HEAD + "1;2;3;\n" * 250_000, "more than 20000 rows"),
    table("two million empty lines", HEAD + "\n" * 900_000 + "\r" * 900_000 + "1858;1;2;opening\n"),
    table("nothing but what is between cells", "sep=;" + "\r\n" * 500_000, "the file is empty"),
    table("quotation marks without end", '"' * 1_999_999, "a quotation mark is never closed"),
    table("quotation marks in pairs", '""' * 900_000, 'unknown column "year"'),
    table("NUL", HEAD + "18\x0058;1;2;\n", "a control character (U+0000)"),
    table("UTF-16", (HEAD + "1858;1;2;\n").encode("utf-16"), "in UTF-16"),
    table("a figure of 10,000 digits", HEAD + f"1858;{'9' * 10_000};2;\n", "is not a number"),
    table("a figure that is none", HEAD + "1858;nan;1e999;\n", "is not a number"),
    table("a formula for a figure", HEAD + "1858;=cmd|' /C calc'!A0;2;\n", "is not a number"),
    table("a formula for a year", HEAD + "=1+1;1;2;\n"),
)  # fmt: skip

TRICKS = (*YAML, *TEXTS, *PATHS, *PICTURES, *RECORDINGS, *STYLES, *TABLES)
