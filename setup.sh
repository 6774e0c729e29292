#!/bin/sh
# Makes .venv beside this file, with all that the kiosk needs. Does nothing where nothing has changed.
set -eu
cd -- "$(dirname -- "$0")"

say() { printf '%s\n' "$*" >&2; }
refuse() { say "$@"; exit 1; }

# Python 3.11 to 3.13: the Pythons that Kivy 2.3.1 is published for.
suits() {
    "$1" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null
}

find_python() {
    for python in python3 python3.13 python3.12 python3.11; do
        if suits "$python"; then echo "$python"; return; fi
    done
    return 1
}

missing_packages() {
    find_python >/dev/null || printf 'python3 python3-venv '
    for package in $(sed 's/#.*//' packages.txt); do
        dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed' ||
            printf '%s ' "$package"
    done
}

install_system_packages() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "This is not Debian, so set-up cannot tell whether the system has all it needs." \
            "In Debian it would be these packages; install what is missing:" \
            "python3 python3-venv" $(sed 's/#.*//' packages.txt)
        return
    fi
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    command="apt-get install --no-install-recommends ${missing% }"
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null; then
        as_root=sudo
    else
        refuse "System packages are missing, and only an administrator can install them: $command"
    fi
    say "Installing system packages: ${missing% }"
    # An update that fails is no reason to stop: the packages may be known, or at hand, already.
    $as_root apt-get -qq update || true
    # shellcheck disable=SC2086  # one word for each package
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -y --no-install-recommends install $missing >/dev/null ||
        refuse "The system packages could not be installed. An administrator can do it with: $command"
}

make_environment() {
    python=$(find_python) || refuse "Python 3.11, 3.12 or 3.13 is needed, with its venv module."
    say "Installing Python packages into .venv"
    suits .venv/bin/python || "$python" -m venv --clear .venv
    # Wheels only: nothing that is downloaded is run while it is installed.
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --require-hashes --only-binary :all: -r requirements.lock ||
        refuse "The Python packages could not be installed. This needs the network, once."
}

# What .venv was made from: the three files, and the Python it stands on.
current() {
    cat packages.txt requirements.lock setup.sh | sha256sum
    .venv/bin/python -c 'import sys; print(*sys.version_info[:2])' 2>/dev/null || true
}

# Two that start at once take turns.
exec 9<setup.sh
if command -v flock >/dev/null; then flock 9; fi

if [ "$(cat .venv/set-up 2>/dev/null)" != "$(current)" ]; then
    install_system_packages
    make_environment
    current >.venv/set-up
fi

# Compiled once, and not at every start: the kiosk may run as a user who cannot write here.
.venv/bin/python -m compileall -q kiosk main.py || true
