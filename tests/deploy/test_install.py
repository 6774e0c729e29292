"""What is installed on a kiosk's computer: once and twice the same, removed again, and hardened."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UNIT = ROOT / "deploy" / "kiosk.service"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small checkout to install from, in a path with spaces."""
    checkout = tmp_path / "a checkout with spaces"
    shutil.copytree(ROOT / "deploy", checkout / "deploy")
    for name in ("main.py", "setup.sh", "packages.txt", "requirements.lock"):
        shutil.copy(ROOT / name, checkout)
    for folder in ("kiosk", "exhibits", "media", "docs"):
        (checkout / folder).mkdir()
        (checkout / folder / "file").write_text("as it was\n")
    (checkout / "kiosk" / "__pycache__").mkdir()
    (checkout / "kiosk" / "__pycache__" / "old.pyc").write_text("of this computer")
    return checkout


def call(checkout: Path, script: str, *arguments: str) -> list[str]:
    done = subprocess.run(
        [checkout / "deploy" / script, *arguments],
        env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DESTDIR": str(checkout.parent / "computer")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.splitlines()


def files(folder: Path) -> dict[str, tuple[int, int, str]]:
    """Every file, with when it was written, its rights and what is in it."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.stat().st_mode, path.read_text())
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_is_installed_is_where_it_belongs(checkout: Path) -> None:
    call(checkout, "install")
    computer = files(checkout.parent / "computer")
    assert {"etc/kiosk/device.yaml", "etc/systemd/system/kiosk.service", "etc/sysctl.d/60-kiosk.conf",
            "etc/systemd/logind.conf.d/60-kiosk.conf", "opt/kiosk/main.py", "opt/kiosk/kiosk/file",
            "opt/kiosk/deploy/uninstall"} <= computer.keys()  # fmt: skip
    assert not any("__pycache__" in name for name in computer)
    assert {name.partition("/")[0] for name in computer} == {"etc", "opt"}


def test_installing_twice_changes_nothing(checkout: Path) -> None:
    call(checkout, "install")
    before = files(checkout.parent / "computer")
    told = call(checkout, "install")
    assert told[0] == "Nothing had to be changed."
    assert files(checkout.parent / "computer") == before


def test_an_update_changes_what_is_new_and_keeps_the_museums_settings(checkout: Path) -> None:
    call(checkout, "install")
    computer = checkout.parent / "computer"
    (computer / "etc" / "kiosk" / "device.yaml").write_text("volume: 0.3\n")
    (checkout / "kiosk" / "file").write_text("as it is now\n")
    (checkout / "kiosk" / "more").write_text("new\n")
    told = call(checkout, "install")
    assert told[:-1] == [str(computer / "opt" / "kiosk" / "kiosk")]
    assert files(computer)["opt/kiosk/kiosk/file"][2] == "as it is now\n"
    assert files(computer)["etc/kiosk/device.yaml"][2] == "volume: 0.3\n"
    (checkout / "kiosk" / "more").unlink()
    call(checkout, "install")
    assert "opt/kiosk/kiosk/more" not in files(computer)


def test_uninstalling_leaves_settings_and_what_was_kept_unless_asked(checkout: Path) -> None:
    call(checkout, "install")
    computer = checkout.parent / "computer"
    (computer / "var" / "lib" / "kiosk").mkdir(parents=True)
    (computer / "var" / "lib" / "kiosk" / "visits.db").write_text("visits")
    (computer / "etc" / "hosts").write_text("not ours")
    for _ in range(2):
        call(checkout, "uninstall")
        assert files(computer).keys() == {"etc/kiosk/device.yaml", "var/lib/kiosk/visits.db", "etc/hosts"}
    for _ in range(2):
        call(checkout, "uninstall", "--purge")
        assert files(computer).keys() == {"etc/hosts"}


def test_the_device_file_that_is_installed_is_sound(tmp_path: Path) -> None:
    from kiosk.content.device import read_device

    text = (ROOT / "deploy" / "device.yaml").read_text(encoding="utf-8")
    # With everything in it that is offered as a comment, but the PIN, which is only shown as a gap.
    offered = re.sub(r"^# (?=[a-z_]+:|  +\S)(?!exhibit:|pin:|After)", "", text, flags=re.MULTILINE)
    for number, written in enumerate((text, offered)):
        (tmp_path / f"{number}.yaml").write_text(written, encoding="utf-8")
        device, problems = read_device(tmp_path / f"{number}.yaml")
        assert problems == ()
        assert device.state == "/var/lib/kiosk"
        assert (device.opening_hours is not None) is bool(number)


ANALYZE = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="there is no systemd here to judge"
)


@ANALYZE
def test_the_unit_is_hardened() -> None:
    told = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", UNIT], capture_output=True, text=True, check=False
    )
    exposure = re.search(r"Overall exposure level.*: (\d+\.\d+)", told.stdout)
    assert exposure is not None, told.stderr
    assert float(exposure[1]) <= 2.0


@ANALYZE
def test_the_unit_has_no_fault() -> None:
    told = subprocess.run(["systemd-analyze", "verify", UNIT], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
