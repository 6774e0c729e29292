"""Writes beside the drawing, in one thread: a short transaction when a page is left or a visit ends."""

import logging
import sqlite3
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from kiosk.core.visit_record import PageRow, VisitRow
from kiosk.state.notes import Notes
from kiosk.state.visits import Unusable, VisitStore, Written, set_aside

MOST_WAITING = 2000
"""So many pages wait for a disk that is full; then the oldest are lost."""
AGAIN_AFTER = 60.0
"""Seconds after which a disk that refused is asked again."""

log = logging.getLogger("kiosk.state")


class VisitWriter:
    """Takes what is to be kept, at once; the disk may take its time."""

    def __init__(self, folder: Path, keep_days: int, notes: Notes) -> None:
        self._folder = folder
        self._keep_days = keep_days
        self._notes = notes
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._waiting: deque[Written] = deque(maxlen=MOST_WAITING)
        self._store: VisitStore | None = None
        self._forgot_on = ""
        self._now, self._is_doubtful = datetime.min, True
        self._thread = Thread(target=self._run, name="visits", daemon=True)

    def start(self, now: datetime, is_doubtful: bool) -> None:
        """Open the file, or set a damaged one aside and begin anew; beside the drawing."""
        self._queue.put(lambda: self._take(None, now, is_doubtful))
        self._thread.start()

    def write(self, visit: VisitRow, page: PageRow | None, now: datetime, is_doubtful: bool) -> None:
        """Keep a visit as far as it has gone, and the page that was left. Never waits, never raises."""
        self._queue.put(lambda: self._take((visit, page), now, is_doubtful))

    def do(self, job: Callable[[], None]) -> None:
        """Have something else written beside the drawing, in turn."""
        self._queue.put(job)

    def close(self, seconds: float = 3.0) -> bool:
        """Have what is waiting written; whether all was, in the seconds given."""
        if not self._thread.is_alive():
            return not self._waiting
        self._queue.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive() and not self._waiting

    # --- in the thread

    def _take(self, written: Written | None, now: datetime, is_doubtful: bool) -> None:
        self._now, self._is_doubtful = now, is_doubtful
        if written is not None:
            self._waiting.append(written)

    def _run(self) -> None:
        goes_on = True
        while goes_on:
            goes_on = self._take_all()
            try:
                self._keep(self._now, self._is_doubtful)
            except (sqlite3.Error, OSError, Unusable) as fault:
                self._notes.tell("visits", f"visits cannot be written: {fault}")
                self._let_go()
            except Exception:
                log.exception("visits cannot be written")
                self._let_go()
        self._let_go()

    def _take_all(self) -> bool:
        """Wait for something to do, then take all there is; False when it was the last."""
        wait = AGAIN_AFTER if self._waiting else None
        with suppress(Empty):
            while True:
                job = self._queue.get(timeout=wait)
                if job is None:
                    return False
                try:
                    job()
                except Exception:
                    log.exception("something could not be kept")
                wait = 0
        return True

    def _keep(self, now: datetime, is_doubtful: bool) -> None:
        if self._store is not None and not self._store.is_there:
            self._let_go()
        if self._store is None:
            self._store = self._open(now)
            cut = self._store.end_cut()
            if cut:
                log.warning("visits under way when the program was last cut off: %d", cut)
        if self._waiting:
            batch = list(self._waiting)
            self._store.put(batch)
            for _ in batch:
                self._waiting.popleft()
        today = now.date().isoformat()
        if not is_doubtful and today != self._forgot_on:
            self._forgot_on = today
            self._store.notice_doubtful(now)
            gone = self._store.forget_before(now - timedelta(days=self._keep_days))
            if gone:
                log.info("visits older than %d days, dropped: %d", self._keep_days, gone)
        self._notes.clear("visits")

    def _open(self, now: datetime) -> VisitStore:
        try:
            return VisitStore(self._folder)
        except Unusable as fault:
            aside = set_aside(self._folder, now)
            log.warning("visits.db cannot be used (%s): set aside as %s, begun anew", fault, aside.name)
            return VisitStore(self._folder)

    def _let_go(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
