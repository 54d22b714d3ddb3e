"""Stores local documents, each by its absolute path; called by the process that reads them."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from briefing.model import Marks, Story
from briefing.store.database import Database, writing
from briefing.store.feed_stories import Saved, order_time
from briefing.store.places import IN_PLACE, path_key, place_range
from briefing.store.texts import put_document
from briefing.store.trouble import in_words


@dataclass(frozen=True, slots=True)
class LocalDocument:
    """A document that was read: its absolute path, its story, and the stamp of its file.

    `path` is the file's own, or "-"; it tells the document from others. `stamp` is any numbers that
    change when the file does. Without `marks` the document is one of the unfinished.
    """

    path: str
    story: Story
    stamp: tuple[int, ...]
    marks: Marks | None = None
    minutes: int | None = None


@in_words
def save_documents(
    db: Database, source_id: int, documents: Sequence[LocalDocument], now: int
) -> Saved:
    """Store documents in one transaction; `now` is in seconds since the epoch.

    A text that changed is unread again. A document is in one source: in a saved one, if any. If
    the source was removed meanwhile, nothing is stored.
    """
    new: list[int] = []
    changed: list[int] = []
    with writing(db):
        row = db.execute("SELECT 1 FROM source WHERE id = ?", (source_id,)).fetchone()
        if row is None:
            return Saved()
        for document in documents:
            stored = db.execute(
                "SELECT id, digest FROM story WHERE path = ?", (path_key(document.path),)
            ).fetchone()
            digest = blake2b(document.story.text.encode(), digest_size=16).digest()
            if stored is None:
                new.append(_insert(db, source_id, document, digest, now))
                continue
            story, former = stored
            if former != digest:
                changed.append(story)
                db.execute("UPDATE story SET is_read = 0 WHERE id = ?", (story,))
            _update(db, story, source_id, document, digest)
            put_document(db, story, document.story.document, document.marks, document.minutes, now)
    return Saved(tuple(reversed(new)), tuple(changed))


@in_words
def local_stamps(db: Database, places: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """The stamp of every stored document in or below the places (absolute paths), by its path."""
    stamps: dict[str, tuple[int, ...]] = {}
    for place in places:
        rows = db.execute(
            f"SELECT path, stamp FROM story WHERE {IN_PLACE} AND stamp IS NOT NULL",
            place_range(place),
        )
        for path, stamp in rows:
            stamps[os.fsdecode(path)] = tuple(map(int, stamp.split(",")))
    return stamps


@in_words
def drop_documents(db: Database, paths: Sequence[str]) -> None:
    """Take away documents whose files are gone; starred ones stay."""
    keys = [(path_key(path),) for path in paths]
    if not keys:
        return
    with writing(db):
        db.executemany("DELETE FROM story WHERE path = ? AND NOT is_starred", keys)
        db.executemany("UPDATE story SET stamp = NULL WHERE path = ?", keys)


def _insert(db: Database, source_id: int, document: LocalDocument, digest: bytes, now: int) -> int:
    story = document.story
    added = db.execute(
        "INSERT INTO story (source_id, time, first_seen, is_pending, headline, date, url, digest,"
        " ident, place, path, stamp) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            source_id,
            order_time(story.document.date, int(story.modified), now),
            now,
            document.marks is None,
            story.headline,
            story.document.date,
            story.document.url,
            digest,
            story.id,
            story.place,
            path_key(document.path),
            _stamp(document),
        ),
    )
    id_ = added.lastrowid
    assert id_ is not None
    put_document(db, id_, story.document, document.marks, document.minutes, now)
    return id_


def _update(
    db: Database, story_id: int, source_id: int, document: LocalDocument, digest: bytes
) -> None:
    story = document.story
    [(first_seen,)] = db.execute("SELECT first_seen FROM story WHERE id = ?", (story_id,))
    db.execute(
        "UPDATE story SET time = ?, is_pending = ?, headline = ?, date = ?, url = ?, digest = ?,"
        " ident = ?, place = ?, stamp = ? WHERE id = ?",
        (
            order_time(story.document.date, int(story.modified), first_seen),
            document.marks is None,
            story.headline,
            story.document.date,
            story.document.url,
            digest,
            story.id,
            story.place,
            _stamp(document),
            story_id,
        ),
    )
    db.execute(
        "UPDATE story SET source_id = ?1 WHERE id = ?2 AND source_id <> ?1"
        " AND (SELECT position FROM source WHERE id = ?1) IS NOT NULL"
        " AND (SELECT position FROM source WHERE id = source_id) IS NULL",
        (source_id, story_id),
    )


def _stamp(document: LocalDocument) -> str:
    return ",".join(map(str, document.stamp))
