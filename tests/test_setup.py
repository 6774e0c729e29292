"""setup.sh, tried in an empty folder with programs that only write down that they were called."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

REAL = ("cat", "cp", "dirname", "grep", "mkdir", "rm", "sed", "sh", "sha256sum")

PYTHON = """#!/bin/sh
case "$*" in
    *ensurepip*) exit 0 ;;
    *version_info*) echo 3 11 ;;
    *"-m venv"*) echo "venv" >>"$CALLS"; mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
    *"-m pip install"*) echo "pip $*" >>"$CALLS"; exit "${PIP_FAILS:-0}" ;;
esac
"""

PROGRAMS = {
    "python3": PYTHON,
    "id": "#!/bin/sh\necho 1000\n",
    "apt-get": '#!/bin/sh\necho "apt-get $*" >>"$CALLS"\n',
    "dpkg-query": '#!/bin/sh\nfor name; do :; done\n[ "$name" = canal ] || echo install ok installed\n',
}
"""A Debian where everything is installed but the package "canal", and whoever asks is nobody special."""


class Machine:
    """A folder with a copy of set-up, and the only programs that set-up will find."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "a checkout with spaces"
        self.checkout.mkdir()
        for name in ("setup.sh", "requirements.lock"):
            shutil.copy(ROOT / name, self.checkout)
        self.needs("mill")
        self.bin = folder / "bin"
        self.bin.mkdir()
        for name in REAL:
            (self.bin / name).symlink_to(str(shutil.which(name)))
        for name, script in PROGRAMS.items():
            self.has(name, script)
        self.calls_file = folder / "calls"

    def has(self, name: str, script: str) -> None:
        (self.bin / name).write_text(script)
        (self.bin / name).chmod(0o755)

    def lacks(self, name: str) -> None:
        (self.bin / name).unlink()

    def needs(self, package: str) -> None:
        (self.checkout / "packages.txt").write_text(f"{package}   # turns the press\n")

    def set_up(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run it as `make setup` does, and forget what was called before."""
        self.calls_file.write_text("")
        return subprocess.run(
            ["sh", str(self.checkout / "setup.sh")],
            env={"PATH": str(self.bin), "CALLS": str(self.calls_file), **environment},
            cwd=os.sep,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def calls(self) -> list[str]:
        return self.calls_file.read_text().splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_set_up_installs_the_locked_wheels_and_nothing_unhashed(machine: Machine) -> None:
    assert machine.set_up().returncode == 0

    venv, pip = machine.calls
    assert venv == "venv"
    assert pip.endswith("--require-hashes --only-binary :all: -r requirements.lock")


def test_a_second_set_up_calls_nothing(machine: Machine) -> None:
    machine.set_up()

    assert machine.set_up().returncode == 0
    assert machine.calls == []


def test_a_changed_lock_is_installed(machine: Machine) -> None:
    machine.set_up()
    (machine.checkout / "requirements.lock").write_text("press==2.0\n")

    machine.set_up()
    assert len(machine.calls) == 1
    assert machine.calls[0].startswith("pip ")


def test_a_set_up_that_failed_is_tried_again(machine: Machine) -> None:
    assert machine.set_up(PIP_FAILS="1").returncode == 1

    assert machine.set_up().returncode == 0
    assert machine.calls != []


def test_without_the_network_the_reason_is_told(machine: Machine) -> None:
    told = machine.set_up(PIP_FAILS="1").stderr.splitlines()[-1]

    assert told == "The Python packages could not be installed. This needs the network, once."


def test_whoever_may_not_install_is_told_what_to_ask_for(machine: Machine) -> None:
    machine.needs("canal")

    set_up = machine.set_up()
    assert set_up.returncode == 1
    assert set_up.stderr == (
        "System packages are missing, and only an administrator can install them: "
        "apt-get install --no-install-recommends canal\n"
    )
    assert machine.calls == []


def test_root_installs_what_is_missing(machine: Machine) -> None:
    machine.needs("mill canal")
    machine.has("id", "#!/bin/sh\necho 0\n")
    machine.has("env", '#!/bin/sh\nshift\nexec "$@"\n')

    assert machine.set_up().returncode == 0
    assert machine.calls[:2] == ["apt-get -qq update", "apt-get -qq -y --no-install-recommends install canal"]


def test_sudo_is_used_where_there_is_one(machine: Machine) -> None:
    machine.needs("canal")
    machine.has("sudo", '#!/bin/sh\necho "sudo $1" >>"$CALLS"\n')

    assert machine.set_up().returncode == 0
    assert machine.calls[:2] == ["sudo apt-get", "sudo env"]


def test_another_system_is_told_what_is_needed_and_goes_on(machine: Machine) -> None:
    machine.lacks("apt-get")

    set_up = machine.set_up()
    assert set_up.returncode == 0
    assert "install what is missing: python3 python3-venv mill" in set_up.stderr


def test_an_old_python_is_refused(machine: Machine) -> None:
    machine.lacks("apt-get")
    machine.has("python3", "#!/bin/sh\nexit 1\n")

    set_up = machine.set_up()
    assert set_up.returncode == 1
    assert set_up.stderr.endswith("Python 3.11, 3.12 or 3.13 is needed, with its venv module.\n")


def test_a_machine_without_python_gets_one(machine: Machine) -> None:
    machine.lacks("python3")
    machine.needs("mill")

    assert "apt-get install --no-install-recommends python3 python3-venv\n" in machine.set_up().stderr
