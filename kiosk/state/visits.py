"""Visits in SQLite: a row a visit, a row a page. A power cut loses at most the page under way."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import astuple, fields
from datetime import datetime
from pathlib import Path

from kiosk.core.visit_record import PageRow, VisitRow

FILE = "visits.db"
MOST_SET_ASIDE = 3
"""So many damaged files are kept to be looked at."""
VISIT_COLUMNS = tuple(field.name for field in fields(VisitRow))
PAGE_COLUMNS = tuple(field.name for field in fields(PageRow))

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE visits (
        id INTEGER PRIMARY KEY, began TEXT NOT NULL, is_doubtful INTEGER NOT NULL, exhibit TEXT NOT NULL,
        seconds REAL NOT NULL, pages INTEGER NOT NULL, languages TEXT NOT NULL, text_size REAL NOT NULL,
        contrast TEXT NOT NULL, movement TEXT NOT NULL, warned INTEGER NOT NULL, put_off INTEGER NOT NULL,
        ended TEXT NOT NULL, noticed TEXT NOT NULL DEFAULT ''
    );
    CREATE INDEX visits_by_time ON visits (began);
    CREATE TABLE pages (
        visit INTEGER NOT NULL REFERENCES visits (id) ON DELETE CASCADE, number INTEGER NOT NULL,
        screen TEXT NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL, seconds REAL NOT NULL,
        opened TEXT NOT NULL, warned INTEGER NOT NULL, put_off INTEGER NOT NULL, left TEXT NOT NULL,
        PRIMARY KEY (visit, number)
    ) WITHOUT ROWID;
    """,
    "ALTER TABLE visits ADD COLUMN controls TEXT NOT NULL DEFAULT 'normal';",
)
"""From each version of the file, which `PRAGMA user_version` tells, to the next."""

PUT_VISIT = (
    f"INSERT INTO visits ({', '.join(VISIT_COLUMNS)}) VALUES ({', '.join('?' * len(VISIT_COLUMNS))}) "
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in VISIT_COLUMNS[1:])}"
)
PUT_PAGE = (
    f"INSERT OR REPLACE INTO pages (visit, {', '.join(PAGE_COLUMNS)}) "
    f"VALUES (?, {', '.join('?' * len(PAGE_COLUMNS))})"
)

Written = tuple[VisitRow, PageRow | None]
"""What is put at one time: the visit as far as it has gone, and the page that was left."""


class Unusable(Exception):
    """The file is no store of visits that we can use, and why."""


class VisitStore:
    """The open file. Of one thread; every fault is an `sqlite3.Error` or an `OSError`."""

    def __init__(self, folder: Path) -> None:
        """Open the file, or begin it. Raises `Unusable` where it is damaged or of a newer program."""
        self.file = folder / FILE
        folder.mkdir(parents=True, exist_ok=True)
        self._base = sqlite3.connect(self.file, timeout=5, isolation_level=None)
        try:
            self._prepare()
        except sqlite3.OperationalError:
            self._base.close()
            raise  # a full disk, or one that may not be written, is no damage
        except sqlite3.DatabaseError as fault:
            self._base.close()
            raise Unusable(str(fault)) from None
        except BaseException:
            self._base.close()
            raise
        self._made = self.file.stat().st_ino

    def _prepare(self) -> None:
        base = self._base
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = FULL")
        base.execute("PRAGMA foreign_keys = ON")
        found = base.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise Unusable(str(found))
        (version,) = base.execute("PRAGMA user_version").fetchone()
        if version > len(MIGRATIONS):
            raise Unusable(f"it is of version {version}, made by a newer program")
        for number, script in enumerate(MIGRATIONS[version:], version + 1):
            base.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number}; COMMIT;")

    @property
    def is_there(self) -> bool:
        """Whether the file is still where it was; somebody may have taken the folder away."""
        try:
            return self.file.stat().st_ino == self._made
        except OSError:
            return False

    def put(self, written: Sequence[Written]) -> None:
        """Write all of it or nothing, for good: when this returns it is on the disk."""
        base = self._base
        base.execute("BEGIN IMMEDIATE")
        try:
            for visit, page in written:
                base.execute(PUT_VISIT, astuple(visit))
                if page is not None:
                    base.execute(PUT_PAGE, (visit.id, *astuple(page)))
            base.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                base.execute("ROLLBACK")
            raise

    def end_cut(self) -> int:
        """Visits that were under way when the program last stopped without a word; how many there were."""
        return self._base.execute("UPDATE visits SET ended = 'cut' WHERE ended = ''").rowcount

    def forget_before(self, first: datetime) -> int:
        """Drop visits that began before a moment; how many there were."""
        old = "CASE WHEN is_doubtful THEN noticed <> '' AND noticed < ? ELSE began < ? END"
        moment = first.isoformat(timespec="seconds")
        return self._base.execute(f"DELETE FROM visits WHERE {old}", (moment, moment)).rowcount

    def notice_doubtful(self, now: datetime) -> None:
        """Date those whose own date is in doubt by when the clock was first right again."""
        self._base.execute(
            "UPDATE visits SET noticed = ? WHERE is_doubtful AND noticed = ''",
            (now.isoformat(timespec="seconds"),),
        )

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self._base.close()


def set_aside(folder: Path, now: datetime) -> Path:
    """Rename the file and what belongs to it, so that a new one can begin. Raises OSError."""
    stamp = now.strftime("%Y-%m-%d-%H%M%S")
    aside = folder / f"visits-set-aside-{stamp}.db"
    for number in range(2, 100):
        if not aside.exists():
            break
        aside = folder / f"visits-set-aside-{stamp}-{number}.db"
    for ending in ("-wal", "-shm", ""):
        old = folder / f"{FILE}{ending}"
        if old.exists():
            old.replace(folder / f"{aside.name}{ending}")
    kept = sorted(folder.glob("visits-set-aside-*.db"), key=lambda file: file.stat().st_mtime)
    for surplus in kept[:-MOST_SET_ASIDE]:
        for ending in ("-wal", "-shm", ""):
            surplus.with_name(f"{surplus.name}{ending}").unlink(missing_ok=True)
    return aside


def read_visits(
    folder: Path, since: datetime | None = None
) -> Iterator[tuple[VisitRow, tuple[PageRow, ...]]]:
    """The visits kept, in order of time, each with its pages; also while the kiosk runs.

    Raises OSError where there are none, `Unusable` where the file cannot be read.
    """
    file = folder / FILE
    file.stat()
    first = since.isoformat(timespec="seconds") if since else ""
    try:
        with closing(sqlite3.connect(f"file:{_escaped(file)}?mode=ro", uri=True, timeout=5)) as base:
            pages: dict[int, list[PageRow]] = {}
            wanted = f"SELECT visit, {', '.join(f'pages.{name}' for name in PAGE_COLUMNS)} FROM pages "
            for visit, *rest in base.execute(
                f"{wanted} JOIN visits ON visits.id = visit WHERE began >= ? ORDER BY visit, number", (first,)
            ):
                pages.setdefault(visit, []).append(PageRow(*rest))
            for row in base.execute(
                f"SELECT {', '.join(_visit_columns(base))} FROM visits WHERE began >= ? ORDER BY began",
                (first,),
            ).fetchall():
                told = VisitRow(*row)
                yield told, tuple(pages.get(told.id, ()))
    except sqlite3.Error as fault:
        raise Unusable(str(fault)) from None


def _visit_columns(base: sqlite3.Connection) -> Iterator[str]:
    """The columns of a visit; where an older program made the file, what stands for those it lacks."""
    there = {row[1] for row in base.execute("PRAGMA table_info(visits)")}
    for field in fields(VisitRow):
        yield field.name if field.name in there else f"'{field.default}'"


def _escaped(file: Path) -> str:
    from urllib.parse import quote

    return quote(str(file.absolute()))
