"""Read marks and stars; called by whatever a reader acts through."""

from collections.abc import Iterable

from briefing.store.database import Database, writing
from briefing.store.filters import Filter
from briefing.store.headlines import listed
from briefing.store.listing import Selection, listing
from briefing.store.search import condition
from briefing.store.trouble import in_words


@in_words
def set_read(db: Database, ids: Iterable[int], read: bool) -> tuple[int, ...]:
    """Mark stories read or unread; the ids of those that were not so before.

    A text that changed counts as read only when its story is marked read again.
    """
    with writing(db):
        return _put_read(db, listed(ids), read)


@in_words
def set_starred(db: Database, ids: Iterable[int], starred: bool) -> tuple[int, ...]:
    """Star stories or take the star away; the ids of those that were not so before."""
    with writing(db):
        return _put_flag(db, "is_starred", listed(ids), starred)


@in_words
def set_state(db: Database, story_id: int, *, is_read: bool, is_starred: bool) -> None:
    """Set both for one story."""
    with writing(db):
        _put_read(db, listed([story_id]), is_read)
        _put_flag(db, "is_starred", listed([story_id]), is_starred)


@in_words
def read_all(db: Database, selection: Selection) -> tuple[int, ...]:
    """Mark all selected stories read; the ids of those that were unread, to undo it."""
    with writing(db):
        return _put_read(db, listed(listing(db, selection)), True)


@in_words
def read_those(db: Database, ids: Iterable[int], filters: Iterable[Filter]) -> tuple[int, ...]:
    """Mark those of some stories read that one of the filters finds; the ids of those."""
    among = listed(ids)
    found: set[int] = set()
    with writing(db):
        for wanted in filters:
            sql, values = condition(wanted)
            rows = db.execute(
                "SELECT id FROM story WHERE NOT is_read"
                f" AND id IN (SELECT value FROM json_each(?)) AND {sql or 'TRUE'}",
                (among, *values),
            )
            found.update(id_ for (id_,) in rows)
        return _put_read(db, listed(found), True)


def _put_read(db: Database, ids: str, read: bool) -> tuple[int, ...]:
    if read:
        db.execute(
            "UPDATE story SET text_is_read = 1 WHERE NOT text_is_read"
            " AND id IN (SELECT value FROM json_each(?))",
            (ids,),
        )
    return _put_flag(db, "is_read", ids, read)


def _put_flag(db: Database, flag: str, ids: str, on: bool) -> tuple[int, ...]:
    rows = db.execute(
        f"UPDATE story SET {flag} = ?1 WHERE {flag} <> ?1"
        " AND id IN (SELECT value FROM json_each(?2)) RETURNING id",
        (int(on), ids),
    )
    return tuple(id_ for (id_,) in rows.fetchall())
