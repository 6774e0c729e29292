"""Starts the kiosk; `python main.py --help` says what else it can do."""

import sys

from kiosk.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
