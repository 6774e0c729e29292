"""Everything that goes wrong in a process, wherever it is told: logs, threads, finalizers, a broken frame."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


class Faults(logging.Handler):
    """Keeps what is logged as an error, and every exception that was caught anywhere."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.told: list[str] = []
        self.where: Callable[[], str] = lambda: ""
        """Says what was going on."""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message if it tells of a fault; warnings are of content, and expected."""
        if record.levelno >= logging.ERROR or record.exc_info:
            self.add(logging.Formatter("%(name)s: %(message)s").format(record))

    def add(self, told: str) -> None:
        """Keep a fault."""
        self.told.append(f"{self.where()}: {told}")

    def raised(self, fault: BaseException) -> None:
        """Keep an exception."""
        self.add("".join(traceback.format_exception(fault)))

    def _hook(self, about: Any) -> None:
        self.add("".join(traceback.format_exception(about.exc_type, about.exc_value, about.exc_traceback)))


@contextmanager
def all_faults() -> Iterator[Faults]:
    """Collect, as long as the block lasts, what goes wrong anywhere in this process."""
    faults = Faults()
    before = threading.excepthook, sys.unraisablehook
    logging.getLogger().addHandler(faults)
    threading.excepthook = sys.unraisablehook = faults._hook
    try:
        yield faults
    finally:
        threading.excepthook, sys.unraisablehook = before
        logging.getLogger().removeHandler(faults)
