"""What the real program opens and writes, as the system saw it: nothing outside its folders, no network."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.ui.virtual_screen import is_possible, virtual_screen

ROOT = Path(__file__).parents[1]
CANAL = ROOT / "tests" / "exhibits" / "canal"
CALLS = (
    "open,openat,openat2,creat,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,mknod,mknodat,"
    "link,linkat,symlink,symlinkat,truncate,chmod,fchmodat,chown,fchownat,socket,bind,listen,connect"
)
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")
PATH = re.compile(r'(?:(?P<base><[^<>]*>), )?"(?P<path>(?:[^"\\]|\\.)*)"')
NEEDED = ("/dev/", "/proc/", "/sys/", "/run/user/")
"""Devices, and what the system says of itself."""
OF_XVFB = re.compile(r"(/tmp|/var/lib/xkb)/(\.t?X\d+-lock|\.X11-unix(/X\d+)?|server-\d+\.xkm)")

pytestmark = [
    pytest.mark.skipif(not is_possible(), reason="there is no Xvfb to draw on"),
    pytest.mark.skipif(shutil.which("strace") is None, reason="there is no strace"),
]


def may_trace() -> bool:
    tried = subprocess.run(["strace", "-f", "-o", os.devnull, "true"], capture_output=True, check=False)
    return tried.returncode == 0


def traced(log: Path, *command: str) -> list[str]:
    return ["strace", "-f", "-y", "-qq", "-s", "4096", "-e", f"trace={CALLS}", "-o", str(log), *command]


def calls(log: Path) -> Iterator[str]:
    """The calls that succeeded, without the number of their process."""
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        call = line.partition(" ")[2].strip()
        if "(" in call and not call.endswith("resumed>") and " = -1 E" not in call:
            yield call


def outside(log: Path, *folders: Path) -> list[str]:
    """The calls that change a file in none of the folders."""
    wrong = []
    for call in calls(log):
        name = call.partition("(")[0]
        if name in ("socket", "bind", "listen", "connect") or (
            name.startswith("open") and not WRITES.search(call)
        ):
            continue
        for found in PATH.finditer(call):
            path = found["path"]
            whole = str(Path((found["base"] or "<>")[1:-1]) / path)
            is_ours = any(Path(whole).is_relative_to(folder) for folder in folders)
            if not is_ours and not whole.startswith(NEEDED) and not OF_XVFB.fullmatch(whole):
                wrong.append(call)
    return wrong


def network(log: Path) -> list[str]:
    """The calls that have to do with any other computer."""
    kinds = ("AF_INET", "AF_NETLINK_ROUTE", "AF_PACKET", "AF_BLUETOOTH")
    return [call for call in calls(log) if any(kind in call for kind in kinds)]


def environment(state: Path) -> dict[str, str]:
    """Nothing of ours in it but where state goes; Python writes no bytecode, as once it is installed."""
    told = {
        name: os.environ[name] for name in ("PATH", "DISPLAY", "LIBGL_ALWAYS_SOFTWARE") if name in os.environ
    }
    home, scratch = state.parent / "home", state.parent / "scratch"
    home.mkdir()
    scratch.mkdir()
    ours = {"HOME": str(home), "XDG_STATE_HOME": str(state), "TMPDIR": str(scratch)}
    return told | ours | {"PYTHONDONTWRITEBYTECODE": "1"}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    if not may_trace():
        pytest.skip("this system does not let its users trace a program")
    return tmp_path / "trace"


def test_a_tour_writes_its_pictures_and_nothing_else_and_needs_no_network(log: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    tour = [
        "tour",
        str(CANAL),
        "--out",
        str(out),
        "--size",
        "1024x600",
        "--language",
        "en",
        "--only",
        "event-s*",
    ]
    told = subprocess.run(
        traced(log, sys.executable, "main.py", *tour),
        cwd=ROOT, env=environment(tmp_path / "state"), capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert any(out.glob("*.png"))
    assert outside(log, out, tmp_path / "scratch") == []
    assert not any((tmp_path / "scratch").iterdir()), "the tour takes its own folder away"
    assert not any((tmp_path / "home").iterdir())
    assert network(log) == []


def test_the_kiosk_writes_into_its_state_folder_and_listens_to_nobody(log: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    with virtual_screen(1024, 600):
        kiosk = subprocess.Popen(
            traced(log, sys.executable, "main.py", str(CANAL)),
            cwd=ROOT, env=environment(state), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            until_written(state / "kiosk" / "exhibit.kept", kiosk)
            family = [*children_of(kiosk.pid)]
            assert family
            assert [socket for pid in family for socket in sockets_of(pid)] == []
        finally:
            for pid in children_of(kiosk.pid)[:1]:
                os.kill(pid, signal.SIGTERM)
            kiosk.wait(60)
    assert (state / "kiosk" / "visits.db").exists()
    assert outside(log, state) == []
    assert network(log) == []
    assert not any((tmp_path / "home").iterdir())


def until_written(file: Path, kiosk: "subprocess.Popen[str]") -> None:
    for _ in range(600):
        if file.exists():
            return
        assert kiosk.poll() is None, kiosk.communicate()
        time.sleep(0.1)
    raise AssertionError(f"{file.name} was not written")


def children_of(pid: int) -> list[int]:
    """The processes below one, the nearest first."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [int(each) for each in found] + [below for each in found for below in children_of(int(each))]


def sockets_of(pid: int) -> list[str]:
    """Its sockets of the internet's kinds, as /proc/net tells them."""
    links = []
    for number in Path(f"/proc/{pid}/fd").iterdir():
        try:
            links.append(str(number.readlink()))
        except OSError:
            continue
    held = {link[8:-1] for link in links if link.startswith("socket:[")}
    tables = [Path(f"/proc/{pid}/net/{kind}") for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")]
    lines = [line for table in tables if table.exists() for line in table.read_text().splitlines()[1:]]
    return [line for line in lines if line.split()[9] in held]
