"""Starts the kiosk; `python main.py --help` says what else it can do."""

import gc
import os
import sys

# pydantic would look through every installed package for plugins; there are none, and it takes time.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
# Nothing that is made while starting is garbage; the kiosk looks for some again once it is up.
gc.disable()

from kiosk.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
