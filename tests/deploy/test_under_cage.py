"""The unit's own command under cage: it shows the exhibit, and comes back however it is ended."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image

from tests.deploy.under_cage import ROOT, CageKiosk, is_lit, missing, open_screen

CANAL = ROOT / "tests" / "exhibits" / "canal"
NIGHT = (23, 22, 20)

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"not installed here: {', '.join(missing())}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that anybody can come to: those of pytest are for their owner alone."""
    folder = tmp_path_factory.mktemp("cage")
    for each in (folder, *folder.parents[:2]):
        each.chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def kiosk(folder: Path) -> Iterator[CageKiosk]:
    with open_screen() as display:
        kiosk = CageKiosk(folder / "run", CANAL, display)
        yield kiosk
        kiosk.close()


def shows_the_attract_screen(picture: Image.Image | None) -> bool:
    """Light letters on night, and the axis of time across the screen."""
    if picture is None or not is_lit(picture):
        return False
    ground = max(picture.getcolors(1_000_000) or [], key=lambda pair: pair[0])[1]
    return ground == NIGHT


def test_the_attract_screen_is_on_a_headless_screen(folder: Path) -> None:
    kiosk = CageKiosk(folder / "headless", CANAL)
    try:
        took = kiosk.until(lambda: shows_the_attract_screen(kiosk.picture()), 30)
        print(f"attract screen after {took:.1f} s")
    finally:
        kiosk.close()


def test_it_is_run_by_somebody_without_rights_and_listens_on_no_network(kiosk: CageKiosk) -> None:
    kiosk.until(lambda: kiosk.exhibit_pids, 30)
    for pid in kiosk.pids():
        assert Path(f"/proc/{pid}").stat().st_uid != 0
    inodes = set()
    for pid in kiosk.pids():
        for link in Path(f"/proc/{pid}/fd").iterdir():
            target = str(link.readlink())
            if target.startswith("socket:["):
                inodes.add(target[8:-1])
    for table in ("tcp", "tcp6", "udp", "udp6", "raw"):
        lines = Path(f"/proc/net/{table}").read_text().splitlines()[1:]
        assert not [line for line in lines if line.split()[9] in inodes]


def test_a_killed_exhibit_is_back_within_5_seconds(kiosk: CageKiosk) -> None:
    kiosk.until(lambda: is_lit(kiosk.picture()), 30)
    (before,) = kiosk.exhibit_pids
    os.kill(before, signal.SIGKILL)
    kiosk.until(lambda: not is_lit(kiosk.picture()), 5)
    back = kiosk.until(lambda: is_lit(kiosk.picture()), 30)
    print(f"killed: back after {back:.1f} s")
    assert back < 5


def test_a_frozen_exhibit_is_started_again_within_15_seconds(kiosk: CageKiosk) -> None:
    kiosk.until(lambda: is_lit(kiosk.picture()), 30)
    (before,) = kiosk.exhibit_pids
    os.kill(before, signal.SIGSTOP)
    back = kiosk.until(lambda: kiosk.exhibit_pids not in ([], [before]), 15)
    print(f"frozen: started again after {back:.1f} s")
    kiosk.until(lambda: is_lit(kiosk.picture()), 15)
    kept = json.loads((kiosk.folder / "kept" / "restarts.json").read_text(encoding="utf-8"))
    assert kept[-1]["why"].startswith("it froze")


def test_an_exhibit_that_fails_again_and_again_leads_to_the_still_page(kiosk: CageKiosk) -> None:
    """Two failures have been before, in the tests above, within five minutes."""
    killed: set[int] = set()
    for _ in range(5):
        kiosk.until(lambda: set(kiosk.exhibit_pids) - killed or kiosk.pids("--still"), 20)
        if kiosk.pids("--still"):
            break
        for pid in kiosk.exhibit_pids:
            killed.add(pid)
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
    kiosk.until(lambda: kiosk.pids("--still"), 20)
    kiosk.until(lambda: is_lit(kiosk.picture()), 30)
    assert kiosk.exhibit_pids == []


def test_it_stops_in_order_when_it_is_asked_as_the_unit_asks(kiosk: CageKiosk) -> None:
    unit = (ROOT / "deploy" / "kiosk.service").read_text(encoding="utf-8")
    assert (
        'ExecStop=/bin/sh -c \'pkill -TERM -P "$MAINPID"; exec tail --pid="$MAINPID" -f /dev/null\'' in unit
    )
    subprocess.run(["pkill", "-TERM", "-P", str(kiosk.process.pid)], check=True)
    assert kiosk.process.wait(12) == 0
    kiosk.until(lambda: not kiosk.pids(), 5)
