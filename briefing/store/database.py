"""Opens the database, brings it up to date, and wraps what is written in transactions.

Called by the processes that write (refreshing, reading documents) and by the viewer, which reads.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, TypeAlias

from briefing.errors import StoreError
from briefing.store.trouble import DAMAGED, NOT_OURS, path_of, store_error

Database: TypeAlias = sqlite3.Connection
"""A database that is open, in the thread that opened it."""

APPLICATION_ID: Final = 0x42726966  # "Brif"
MIGRATIONS: Final = (
    "schema.sql",
    "schema_2.sql",
    "schema_3.sql",
    "schema_4.sql",
    "schema_5.sql",
    "schema_6.sql",
)
"""The scripts that lead from each version of the schema to the next, beside this module."""
VERSION: Final = len(MIGRATIONS)

PATIENCE: Final = 10.0
"""Seconds to wait for another process that writes."""
_CACHE: Final = 8 << 10
"""KB of the file to keep; a list of 100,000 stories is 3 MB, and must not drive out the rest."""
_LARGEST_LOG: Final = 16 << 20
_HEADER: Final = 100
_MAGIC: Final = b"SQLite format 3\0"
_NEWER: Final = (
    "was written by a newer briefing; upgrade briefing, or move the file away to start a new one"
)
_CUT_SHORT: Final = (
    "is cut short: a part of it is missing; restore it from a backup, or move it away, and a new "
    "one is made at the next start"
)


def open_for_writing(path: Path, patience: float = PATIENCE) -> Database:
    """The database at `path`, made or brought up to date where needed.

    `patience` is in seconds. Raises StoreError; a file that is not ours is not touched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        raise StoreError(
            str(path), f"cannot be made: its folder cannot be made either ({reason})"
        ) from error
    _inspect(path)
    try:
        db = _connect(f"{path.absolute().as_uri()}?mode=rwc", patience)
    except sqlite3.Error as error:
        raise store_error(str(path), error) from error
    try:
        _bring_up_to_date(db, path)
        _keep_a_log(db, patience)
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute(f"PRAGMA journal_size_limit = {_LARGEST_LOG}")
        # A file that cannot be written is told now, and not in the middle of the work; nothing but
        # an attempt tells, and this one leaves no trace.
        db.execute("BEGIN IMMEDIATE")
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("ROLLBACK")
    except sqlite3.Error as error:
        db.close()
        raise store_error(str(path), error) from error
    except StoreError:
        db.close()
        raise
    return db


def open_for_reading(path: Path, patience: float = PATIENCE) -> Database | None:
    """The database at `path`, which this connection cannot change; None if there is none yet.

    One of an older version is none yet, either: whoever writes next brings it up to date.
    `patience` is in seconds. Raises StoreError. Reads while others write, and from a read-only
    disk as well.
    """
    if not _inspect(path):
        return None
    place = path.absolute().as_uri()
    try:
        try:
            # Not mode=ro: that leaves its -wal and -shm files behind.
            return _checked(_connect(f"{place}?mode=rw", patience), path)
        except sqlite3.OperationalError as error:
            if _exists(path, "-wal") or not _lacks_room(error):
                raise
            return _checked(_connect(f"{place}?mode=ro&immutable=1", patience), path)
    except sqlite3.Error as error:
        raise store_error(str(path), error) from error


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """One transaction: kept whole, or not at all if anything is raised within.

    Raises StoreError where SQLite fails. The database can be read afterwards, whatever happened.
    """
    try:
        db.execute("BEGIN IMMEDIATE")
        yield
        db.execute("COMMIT")
    except BaseException as error:
        if db.in_transaction:
            with suppress(sqlite3.Error):
                db.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error):
            raise store_error(path_of(db), error) from error
        raise


def _inspect(path: Path) -> bool:
    """Whether there is a database. Raises StoreError for a file that SQLite should not open.

    SQLite may change what it opens, and leaves files beside it.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
            size = file.seek(0, 2)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except IsADirectoryError:
        raise StoreError(str(path), "is a folder, not a database; move it away") from None
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        raise StoreError(str(path), f"cannot be opened: {reason}") from error
    if _exists(path, "-journal"):
        # The first start was interrupted; SQLite knows how to go back.
        return True
    if not header:
        return False
    if not header.startswith(_MAGIC[: len(header)]):
        raise StoreError(str(path), NOT_OURS)
    if len(header) < _HEADER:
        raise StoreError(str(path), _CUT_SHORT)
    if _number(header, 68) != APPLICATION_ID and not _is_bare(header, size):
        raise StoreError(str(path), NOT_OURS)
    if _number(header, 60) > VERSION:
        raise StoreError(str(path), _NEWER)
    # What the log holds may not have reached the file, and then its length says nothing.
    if size < _length(header) and not _exists(path, "-wal"):
        raise StoreError(str(path), _CUT_SHORT)
    return True


def _is_bare(header: bytes, size: int) -> bool:
    """Whether nothing has been put in the file yet: what a first start leaves on a full disk."""
    cookie, application = _number(header, 40), _number(header, 68)
    return cookie == application == 0 and size <= int.from_bytes(header[16:18], "big")


def _exists(path: Path, suffix: str) -> bool:
    """Whether a file of SQLite's stands beside the database, with something in it."""
    try:
        return Path(f"{path}{suffix}").stat().st_size > 0
    except OSError:
        return False


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def _length(header: bytes) -> int:
    """How long the file must be, in bytes; 0 where its header does not tell."""
    if _number(header, 24) != _number(header, 92):
        return 0
    page = int.from_bytes(header[16:18], "big")
    return _number(header, 28) * (65536 if page == 1 else page)


def _connect(uri: str, patience: float) -> Database:
    db = sqlite3.connect(uri, timeout=patience, isolation_level=None, uri=True)
    try:
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute(f"PRAGMA cache_size = -{_CACHE}")
    except sqlite3.Error:
        db.close()
        raise
    return db


def _checked(db: Database, path: Path) -> Database | None:
    """A database to read; None where nothing of this version has been made in it yet."""
    try:
        db.execute("PRAGMA query_only = ON")
        version = _version(db)
    except sqlite3.Error:
        db.close()
        raise
    if version == VERSION:
        return db
    db.close()
    if version > VERSION:
        raise StoreError(str(path), _NEWER)
    return None


def _version(db: Database) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _lacks_room(error: sqlite3.Error) -> bool:
    """Whether SQLite could not make its files beside the database."""
    code = getattr(error, "sqlite_errorcode", 0)
    kinds = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
    return code & 0xFF in kinds or code == sqlite3.SQLITE_IOERR_SHMSIZE


def _bring_up_to_date(db: Database, path: Path) -> None:
    version = _version(db)
    if version < VERSION:
        if version == 0:
            # Works on an empty file alone, and before the first table.
            db.execute("PRAGMA auto_vacuum = INCREMENTAL")
        with writing(db):
            # Another process may have been first.
            version = _version(db)
            for script in MIGRATIONS[version:]:
                for statement in _statements(script):
                    db.execute(statement)
            if version < VERSION:
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                db.execute(f"PRAGMA user_version = {VERSION}")
    if version > VERSION:
        raise StoreError(str(path), _NEWER)
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreError(str(path), DAMAGED)


def _keep_a_log(db: Database, patience: float) -> None:
    """Readers and a writer side by side; only once the file itself says whose it is.

    SQLite waits for nobody where it changes to a log, however long the connection's own patience:
    another process that looks into a new database at that moment would end this one.
    """
    deadline = time.monotonic() + patience
    while db.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would end the transaction."""
    statement = ""
    for line in (Path(__file__).parent / script).read_text(encoding="utf-8").splitlines(True):
        statement += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(statement):
            yield statement
            statement = ""
