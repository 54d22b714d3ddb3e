"""Checks the database, clears old stories away, and says how large it is.

Called by `briefing doctor`, and by the process that refreshes when it has nothing else to do.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from briefing.errors import StoreError
from briefing.store.database import Database, writing
from briefing.store.trouble import in_words

PROBLEMS_TOLD: Final = 20
TOMBSTONES_KEPT: Final = 2000
"""Stories cleared away that a source remembers; no feed that is read holds more."""
_AT_ONCE: Final = 500
_DAY: Final = 86_400


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the database holds; `bytes` is its file without the log, `free` what is unused in it."""

    bytes: int
    free: int
    sources: int
    stories: int


@in_words
def integrity(db: Database) -> list[str]:
    """What is wrong with the database, each problem in words; nothing if all is well.

    Reads the whole file. In one that is open for reading alone, the words that are searched are not
    compared with the texts.
    """
    problems = _damages(db)
    if problems:
        return problems
    problems = [
        f"row {row} of {table} belongs to no {other}"
        for table, row, other, _ in db.execute("PRAGMA foreign_key_check").fetchmany(PROBLEMS_TOLD)
    ]
    return [*problems, *_unsearchable(db), *_miscounted(db)]


@in_words
def mend(db: Database) -> None:
    """Build again what follows from the rest: the words that are searched, and the counts.

    Stories wait to be placed again; those that share an event stay together meanwhile.
    """
    with writing(db):
        db.execute("INSERT INTO words (words) VALUES ('rebuild')")
        for table in ("speakers", "posting", "placed", "term"):
            db.execute(f"DELETE FROM {table}")
        db.execute("INSERT OR IGNORE INTO unplaced SELECT id FROM story WHERE NOT is_pending")
        db.execute(
            "INSERT INTO speakers (rowid, names)"
            " SELECT story_id, names FROM spoken WHERE names IS NOT NULL"
        )
        db.execute(
            "UPDATE source SET (stories, unread, starred) ="
            " (SELECT count(*), count(*) - COALESCE(sum(is_read), 0), COALESCE(sum(is_starred), 0)"
            " FROM story WHERE source_id = source.id)"
        )


@in_words
def retain(db: Database, days: int | None, per_source: int | None, now: int) -> int:
    """Clear away the stories of feeds first seen more than `days` before `now`, read or not.

    Of each feed, those beyond the newest `per_source` go as well. None sets no limit; starred
    stories stay. What went does not come back as new. The number of stories that went.
    """
    gone = 0
    while True:
        old = _old(db, days, per_source, now)
        if not old:
            break
        with writing(db):
            for story in old:
                _bury(db, story)
        gone += len(old)
    if gone:
        with writing(db):
            db.execute(
                "DELETE FROM tombstone WHERE id NOT IN (SELECT id FROM (SELECT id, row_number()"
                " OVER (PARTITION BY source_id ORDER BY id DESC) AS rank FROM tombstone)"
                " WHERE rank <= ?)",
                (TOMBSTONES_KEPT,),
            )
        # As a script: `execute` would stop after the first page.
        db.executescript("PRAGMA incremental_vacuum")
    return gone


@in_words
def sizes(db: Database) -> Sizes:
    """How large the database is."""
    pages, unused, page = (
        int(db.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    sources, stories = db.execute(
        "SELECT count(*), COALESCE(sum(stories), 0) FROM source"
    ).fetchone()
    return Sizes(pages * page, unused * page, sources, stories)


def _damages(db: Database) -> list[str]:
    try:
        told = [line for (line,) in db.execute(f"PRAGMA integrity_check({PROBLEMS_TOLD})")]
    except sqlite3.Error as error:
        if not _is_corrupt(error):
            raise
        told = [str(error)]
    return [f"the file is damaged: {line}" for line in told if line != "ok"]


def _unsearchable(db: Database) -> list[str]:
    if db.execute("PRAGMA query_only").fetchone()[0]:
        return []
    try:
        with writing(db):
            db.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
    except StoreError as error:
        if not _is_corrupt(error.__cause__):
            raise
        return ["the words that are searched do not agree with the texts"]
    return []


def _is_corrupt(error: BaseException | None) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT


def _miscounted(db: Database) -> list[str]:
    rows = db.execute(
        "SELECT source.place FROM source LEFT JOIN story ON story.source_id = source.id"
        " GROUP BY source.id HAVING stories <> count(story.id)"
        " OR unread <> count(story.id) - COALESCE(sum(is_read), 0)"
        " OR starred <> COALESCE(sum(is_starred), 0)"
    )
    return [f"the stories of {place} are miscounted" for (place,) in rows]


def _old(db: Database, days: int | None, per_source: int | None, now: int) -> list[int]:
    """Some of the stories to clear away."""
    found: list[int] = []
    if days is not None:
        found += (
            id_
            for (id_,) in db.execute(
                "SELECT id FROM story WHERE first_seen < ? AND NOT is_starred AND path IS NULL"
                " LIMIT ?",
                (now - days * _DAY, _AT_ONCE),
            )
        )
    if per_source is not None and not found:
        found += (
            id_
            for (id_,) in db.execute(
                "SELECT id FROM (SELECT id, is_starred, path, row_number()"
                " OVER (PARTITION BY source_id ORDER BY time DESC, id DESC) AS rank FROM story)"
                " WHERE rank > ? AND NOT is_starred AND path IS NULL LIMIT ?",
                (per_source, _AT_ONCE),
            )
        )
    return found


def _bury(db: Database, story_id: int) -> None:
    db.execute(
        "INSERT INTO tombstone (source_id, guid, url, headline, date, digest)"
        " SELECT source_id, guid, url, headline, date, digest FROM story WHERE id = ?",
        (story_id,),
    )
    db.execute("DELETE FROM story WHERE id = ?", (story_id,))


def sqlite_version() -> tuple[int, ...]:
    """The version of SQLite that this Python has."""
    return sqlite3.sqlite_version_info


def has_full_text_search() -> bool:
    """Whether that SQLite was built with FTS5."""
    with closing(sqlite3.connect(":memory:")) as db:
        try:
            db.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        except sqlite3.Error:
            return False
    return True
