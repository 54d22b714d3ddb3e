"""The sources that stories came from: which are saved, and what is known of each.

Called by the process that refreshes and by whatever lists, adds or removes a source.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any, Final, NamedTuple

from briefing.model import Source, SourceKind
from briefing.store.database import Database, writing
from briefing.store.encoding import decode_words, encode_words
from briefing.store.headlines import SOURCE_NAME
from briefing.store.trouble import in_words


class Check(NamedTuple):
    """What is known of a feed from the last visits. Times are seconds since the epoch.

    `url` is where the feed moved for good, None while it is at its place. `etag` and
    `last_modified` are what the server sent, byte for byte. Nothing may be asked of the feed before
    `not_before`, and nothing need be before `next_check`. `failures` counts those in a row; `error`
    tells the last one in words, `remark` what was odd about a visit that went well. `is_gone`: the
    server said that the feed will not come back. `ttl` is in minutes.
    """

    url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    last_check: int | None = None
    next_check: int | None = None
    not_before: int | None = None
    failures: int = 0
    error: str | None = None
    remark: str | None = None
    is_gone: bool = False
    ttl: int | None = None


class StoredSource(NamedTuple):
    """A source, and what the database knows of it.

    `source.name` is the name it was given; without one, `title`, as the feed names itself; without
    either, the last part of its path, or its address. `is_saved`: it stands in the list of sources.
    """

    id: int
    source: Source
    title: str | None
    is_saved: bool
    stories: int
    unread: int
    starred: int
    check: Check = Check()


_CHECK_COLUMNS: Final = ", ".join(Check._fields)
_SET_CHECK: Final = ", ".join(f"{name} = ?" for name in Check._fields)


@in_words
def adopt(db: Database, sources: Sequence[Source]) -> dict[str, int]:
    """Make these the saved sources, in this order; the id of each by its place.

    A source that is no longer listed keeps its stories, and is not saved any more. One without a
    name takes the title that its feed gives itself.
    """
    listed = {source.place: source for source in sources}
    wanted = [_row(source, position) for position, source in enumerate(listed.values())]
    if _saved_rows(db) != wanted:
        with writing(db):
            db.execute("UPDATE source SET position = NULL WHERE position IS NOT NULL")
            db.executemany(
                "INSERT INTO source (place, kind, name, tags, position) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (place) DO UPDATE SET kind = excluded.kind, name = excluded.name,"
                " tags = excluded.tags, position = excluded.position",
                wanted,
            )
    rows = db.execute("SELECT place, id FROM source WHERE position IS NOT NULL ORDER BY position")
    return dict(rows)


@in_words
def source_id(db: Database, source: Source) -> int:
    """The id of a source, which is stored, though not saved, if it is new."""
    query = "SELECT id FROM source WHERE place = ?"
    row = db.execute(query, (source.place,)).fetchone()
    if row is None:
        with writing(db):
            db.execute(
                "INSERT INTO source (place, kind, name, tags, position) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (place) DO NOTHING",
                _row(source, None),
            )
        row = db.execute(query, (source.place,)).fetchone()
    return int(row[0])


@in_words
def all_sources(db: Database) -> list[StoredSource]:
    """Every source: the saved ones in their order, then the others, as they came."""
    rows = db.execute(
        f"SELECT id, {SOURCE_NAME}, kind, place, tags, title, position IS NOT NULL,"
        f" stories, unread, starred, {_CHECK_COLUMNS}"
        " FROM source ORDER BY position IS NULL, position, id"
    )
    return [_stored(row) for row in rows]


@in_words
def save_check(db: Database, source_id: int, check: Check, title: str | None = None) -> None:
    """Store what a visit told that brought no feed; `title` None leaves the title as it is."""
    with writing(db):
        put_check(db, source_id, check, title)


def put_check(db: Database, source_id: int, check: Check, title: str | None) -> bool:
    """Write a check within a transaction; False if the source is not there any more."""
    changed = db.execute(
        f"UPDATE source SET {_SET_CHECK}, title = COALESCE(?, title) WHERE id = ?",
        (*check, title, source_id),
    )
    return changed.rowcount > 0


@in_words
def move(db: Database, old_place: str, new_place: str) -> bool:
    """Give a source another place; its stories, and what is known of it, go along.

    False, and nothing changes, if the source is not there or the new place is another one's.
    """
    with writing(db):
        changed = db.execute(
            "UPDATE OR IGNORE source SET place = ?, url = NULL WHERE place = ?",
            (new_place, old_place),
        )
        return changed.rowcount > 0


@in_words
def remove(db: Database, place: str) -> None:
    """Take a source away with its stories; starred ones stay, under a source that is not saved."""
    with writing(db):
        db.execute(
            "DELETE FROM story WHERE NOT is_starred"
            " AND source_id = (SELECT id FROM source WHERE place = ?)",
            (place,),
        )
        db.execute("UPDATE source SET position = NULL WHERE place = ?", (place,))
        db.execute("DELETE FROM source WHERE place = ? AND stories = 0", (place,))


@in_words
def claim(
    db: Database,
    ids: Collection[int],
    holder: str,
    now: int,
    until: int,
    is_alive: Callable[[str], bool] = lambda holder: True,
) -> frozenset[int]:
    """Those of the sources that `holder` may refresh now, which nobody else may then.

    A claim ends at its `until`, or when its holder is not `is_alive` any more.
    """
    with writing(db):
        rows = db.execute("SELECT id, holder, held_until FROM source").fetchall()
        free = frozenset(
            source
            for source, other, end in rows
            if source in ids
            and (other is None or other == holder or end <= now or not is_alive(other))
        )
        db.executemany(
            "UPDATE source SET holder = ?, held_until = ? WHERE id = ?",
            [(holder, until, source) for source in free],
        )
    return free


@in_words
def release(db: Database, ids: Collection[int], holder: str) -> None:
    """End what `holder` claims of these sources."""
    with writing(db):
        db.executemany(
            "UPDATE source SET holder = NULL, held_until = NULL WHERE id = ? AND holder = ?",
            [(source, holder) for source in ids],
        )


@in_words
def host_stops(db: Database) -> dict[str, int]:
    """Until when each host wants to be left alone, by origin, in seconds since the epoch."""
    return dict(db.execute("SELECT origin, until FROM host_stop"))


@in_words
def stop_host(db: Database, origin: str, until: int, now: int) -> None:
    """Remember that a host wants to be left alone; stops that are over are forgotten."""
    with writing(db):
        db.execute("DELETE FROM host_stop WHERE until <= ?", (now,))
        db.execute(
            "INSERT INTO host_stop (origin, until) VALUES (?, ?)"
            " ON CONFLICT (origin) DO UPDATE SET until = max(until, excluded.until)",
            (origin, until),
        )


def _row(source: Source, position: int | None) -> tuple[str, str, str, str, int | None]:
    tags = encode_words(source.tags)
    return source.place, source.kind.value, source.name, tags, position


def _saved_rows(db: Database) -> list[Any]:
    return db.execute(
        "SELECT place, kind, name, tags, position FROM source"
        " WHERE position IS NOT NULL ORDER BY position"
    ).fetchall()


def _stored(row: tuple[Any, ...]) -> StoredSource:
    id_, name, kind, place, tags, title, is_saved, stories, unread, starred, *check = row
    source = Source(name, SourceKind(kind), place, decode_words(tags))
    known = Check._make(check)
    known = known._replace(is_gone=bool(known.is_gone))
    return StoredSource(id_, source, title, bool(is_saved), stories, unread, starred, known)
