"""What is done with recordings in other threads, so that the drawing one never waits for a file."""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Thread

from kiosk.ui.glimpse import Glimpse, look_into
from kiosk.ui.open_media import OpenMedia

PATIENCE = 2.0
"""Seconds that closing may take before the end does not wait for it any longer."""


class Backstage:
    """Looks into recordings, and closes them."""

    def __init__(self) -> None:
        self._workers: ThreadPoolExecutor | None = None
        self._closing: list[Thread] = []

    def look_into(self, path: Path, width: int, height: int) -> Future[Glimpse]:
        """What is known of a recording; see there."""
        if self._workers is None:
            self._workers = ThreadPoolExecutor(1, thread_name_prefix="recordings")
        return self._workers.submit(look_into, path, width, height)

    def close(self, media: OpenMedia) -> None:
        """Close a file. The loudspeaker takes up to a seventh of a second to be given back."""
        self._closing = [thread for thread in self._closing if thread.is_alive()]
        self._closing.append(Thread(target=media.close, name="closing", daemon=True))
        self._closing[-1].start()

    @property
    def is_closing(self) -> bool:
        """Whether a file has not been closed yet: two cannot have the loudspeaker everywhere."""
        return any(thread.is_alive() for thread in self._closing)

    def settle(self) -> None:
        """Wait until all is closed."""
        for thread in self._closing:
            thread.join(PATIENCE)

    def shut(self) -> None:
        """Stop the worker."""
        if self._workers is not None:
            self._workers.shutdown(wait=False, cancel_futures=True)
            self._workers = None
