"""SQLite's errors in plain words, called by every module of this room."""

import sqlite3
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec, TypeVar

from briefing.errors import StoreError

_P = ParamSpec("_P")
_T = TypeVar("_T")

NOT_OURS: Final = (
    "is not a database of briefing; move the file away, and a new one is made at the next start"
)
DAMAGED: Final = (
    'is damaged; "briefing doctor" says how badly, and when the file is moved away a new one '
    "is made at the next start"
)
_FULL: Final = (
    "cannot be written: the disk is full; free some space and try again (what was stored before "
    "is safe)"
)
_READ_ONLY: Final = (
    "cannot be written: the file, its folder or the disk is read-only; allow writing there"
)
_LOCKED: Final = "is in use by another program for too long; close that and try again"
_UNREACHABLE: Final = (
    "cannot be opened: permission is denied, or its folder cannot be written; allow both there"
)
_BROKEN_DISK: Final = "cannot be read or written: the disk reports an error"

# An extended code of SQLite's, or its low byte; https://www.sqlite.org/rescode.html
_REASONS: Final = {
    sqlite3.SQLITE_IOERR_SHMSIZE: _FULL,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_CANTOPEN: _UNREACHABLE,
    sqlite3.SQLITE_PERM: _UNREACHABLE,
    sqlite3.SQLITE_AUTH: _UNREACHABLE,
    sqlite3.SQLITE_IOERR: _BROKEN_DISK,
    sqlite3.SQLITE_PROTOCOL: _LOCKED,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: NOT_OURS,
}


def store_error(path: str, error: sqlite3.Error) -> StoreError:
    """What to show for an error of SQLite's on the database at `path`."""
    code = getattr(error, "sqlite_errorcode", 0)
    reason = _REASONS.get(code) or _REASONS.get(code & 0xFF)
    return StoreError(path, reason or f"cannot be used: SQLite says {str(error)!r}")


def path_of(db: sqlite3.Connection) -> str:
    """The file of an open database."""
    try:
        return str(db.execute("PRAGMA database_list").fetchone()[2])
    except sqlite3.Error:
        return "the database"


def in_words(
    verb: Callable[Concatenate[sqlite3.Connection, _P], _T],
) -> Callable[Concatenate[sqlite3.Connection, _P], _T]:
    """Make a function on a database raise StoreError where SQLite raises an error of its own."""

    @wraps(verb)
    def told(db: sqlite3.Connection, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        try:
            return verb(db, *args, **kwargs)
        except sqlite3.Error as error:
            raise store_error(path_of(db), error) from error

    return told
