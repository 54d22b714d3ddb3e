"""The texts of stories: from what a feed gave to a document with its marks, and what it was before.

Called by the process that turns and marks stories, and for an article that is fetched in full.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefing.model import Document, Marks
from briefing.store.database import Database, writing
from briefing.store.documents import DOCUMENT_COLUMNS, RAW_COLUMNS, Raw, document_of, raw_of
from briefing.store.encoding import encode_blocks, encode_links, encode_marks
from briefing.store.headlines import listed
from briefing.store.trouble import in_words

REVISIONS_KEPT: Final = 5
"""Former texts of a story that are kept, besides the one that was read last."""


class Unfinished(NamedTuple):
    """A story that lacks its document (then `raw` is there to make it of) or its marks.

    `digest` goes back with the Finished, and tells whether the story has changed meanwhile.
    """

    id: int
    digest: bytes
    raw: Raw | None
    document: Document | None


class Finished(NamedTuple):
    """What became of an Unfinished story; `minutes` is its reading time."""

    id: int
    digest: bytes
    document: Document
    marks: Marks
    minutes: int


class Revision(NamedTuple):
    """A text that a story had from `seen` to `replaced`, in seconds since the epoch."""

    seen: int
    replaced: int
    was_read: bool
    text: str


@in_words
def unfinished(db: Database, limit: int, prefer: Sequence[int] = ()) -> list[Unfinished]:
    """At most `limit` stories without document or marks, the preferred first, then newest first."""
    waiting = "SELECT id FROM story WHERE is_pending"
    preferred = db.execute(
        f"{waiting} AND id IN (SELECT value FROM json_each(?)) ORDER BY time DESC, id DESC",
        (listed(prefer),),
    ).fetchall()
    newest = db.execute(f"{waiting} ORDER BY time DESC, id DESC LIMIT ?", (limit,)).fetchall()
    ids = list(dict.fromkeys(id_ for (id_,) in preferred + newest))[:limit]
    rows = db.execute(
        f"SELECT story.id, story.digest, story.is_full, {RAW_COLUMNS}, {DOCUMENT_COLUMNS}"
        " FROM json_each(?) AS wanted JOIN story ON story.id = wanted.value"
        " LEFT JOIN body ON body.story_id = story.id"
        " LEFT JOIN document ON document.story_id = story.id ORDER BY wanted.key",
        (listed(ids),),
    )
    return [
        Unfinished(row[0], row[1], raw, document_of(row[10:]) if raw is None else None)
        for row in rows
        # Beside a whole article stands what the feed gave since, which is not to take its place.
        for raw in [None if row[2] else raw_of(row[3:10])]
    ]


@in_words
def renew_marks(db: Database, version: str) -> bool:
    """Have all stories marked again if their marks are of another version; whether they are.

    Until then they keep the marks they have. `version` names the rules and words of today.
    """
    former = db.execute("SELECT version FROM marking").fetchone()
    if former == (version,):
        return False
    with writing(db):
        db.execute("DELETE FROM marking")
        db.execute("INSERT INTO marking (version) VALUES (?)", (version,))
        if former is None:
            return False
        renewed = db.execute(
            "UPDATE story SET is_pending = 1 WHERE NOT is_pending"
            " AND id IN (SELECT story_id FROM document)"
        )
    return renewed.rowcount > 0


@in_words
def raw(db: Database, story_id: int) -> Raw | None:
    """What a feed gave for a story that is not turned yet, or after its whole article came."""
    row = db.execute(
        f"SELECT {RAW_COLUMNS} FROM story JOIN body ON body.story_id = story.id WHERE id = ?",
        (story_id,),
    ).fetchone()
    return None if row is None else raw_of(row)


@in_words
def finish(db: Database, stories: Sequence[Finished], now: int) -> tuple[int, ...]:
    """Store documents and marks, all in one transaction; the ids of those that were.

    A story that is gone, or whose source gave another text meanwhile, is left as it is. A former
    text is kept as a Revision. `now` is in seconds since the epoch.
    """
    done = []
    with writing(db):
        for story in stories:
            row = db.execute(
                "SELECT 1 FROM story WHERE id = ? AND digest = ? AND is_pending",
                (story.id, story.digest),
            ).fetchone()
            if row is None:
                continue
            put_document(db, story.id, story.document, story.marks, story.minutes, now)
            db.execute(
                "UPDATE story SET headline = ?, is_pending = 0 WHERE id = ?",
                (story.document.headline, story.id),
            )
            db.execute(
                "DELETE FROM body WHERE story_id IN"
                " (SELECT id FROM story WHERE id = ? AND NOT is_full)",
                (story.id,),
            )
            done.append(story.id)
    return tuple(done)


@in_words
def save_article(
    db: Database, story_id: int, document: Document, marks: Marks, minutes: int, now: int
) -> bool:
    """Put the whole article in the place of a feed's text; False if the story is gone.

    It stays when the feed's text changes later. `now` is in seconds since the epoch.
    """
    with writing(db):
        row = db.execute("SELECT is_full FROM story WHERE id = ?", (story_id,)).fetchone()
        if row is None:
            return False
        if not row[0]:
            # The feed's shorter text is no former state of the article.
            db.execute("DELETE FROM document WHERE story_id = ?", (story_id,))
            db.execute("DELETE FROM body WHERE story_id = ?", (story_id,))
        put_document(db, story_id, document, marks, minutes, now)
        db.execute("UPDATE story SET is_full = 1, is_pending = 0 WHERE id = ?", (story_id,))
    return True


@in_words
def revisions(db: Database, story_id: int) -> list[Revision]:
    """The former texts of a story, the latest first. The first that `was_read` was read last."""
    rows = db.execute(
        "SELECT seen, replaced, was_read, text FROM revision WHERE story_id = ? ORDER BY id DESC",
        (story_id,),
    )
    return [
        Revision(seen, replaced, bool(was_read), text) for seen, replaced, was_read, text in rows
    ]


@in_words
def changed_stories(db: Database) -> list[int]:
    """The stories that had another text when they were read, the newest first."""
    rows = db.execute(
        "SELECT id FROM story WHERE NOT text_is_read AND EXISTS"
        " (SELECT 1 FROM revision WHERE story_id = story.id AND was_read)"
        " ORDER BY time DESC, id DESC"
    )
    return [story for (story,) in rows]


def put_document(
    db: Database,
    story_id: int,
    document: Document,
    marks: Marks | None,
    minutes: int | None,
    now: int,
) -> None:
    """Write a document within a transaction, and keep the text that it replaces."""
    _keep_former_text(db, story_id, document.text, now)
    db.execute(
        "INSERT INTO document (story_id, since, headline, byline, date, publisher, url, is_cut,"
        " blocks, links, marks, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (story_id) DO UPDATE SET"
        " since = iif(text = excluded.text, since, excluded.since), headline = excluded.headline,"
        " byline = excluded.byline, date = excluded.date, publisher = excluded.publisher,"
        " url = excluded.url, is_cut = excluded.is_cut, blocks = excluded.blocks,"
        " links = excluded.links, marks = excluded.marks, text = excluded.text",
        (
            story_id,
            now,
            document.headline,
            document.byline,
            document.date,
            document.publisher,
            document.url,
            document.cut,
            encode_blocks(document.blocks),
            encode_links(document.links),
            None if marks is None else encode_marks(marks),
            document.text,
        ),
    )
    quotes = None if marks is None else sum(quote.is_speech for quote in marks.quotes)
    figures = None if marks is None else len(marks.figures)
    db.execute(
        "UPDATE story SET minutes = ?, quotes = ?, figures = ?, publisher = ? WHERE id = ?",
        (minutes, quotes, figures, document.publisher, story_id),
    )


def _keep_former_text(db: Database, story_id: int, text: str, now: int) -> None:
    """Keep the text that is about to go, and of those before it the last read and a few others."""
    kept = db.execute(
        "INSERT INTO revision (story_id, seen, replaced, was_read, text)"
        " SELECT story_id, since, ?, text_is_read, text FROM document"
        " JOIN story ON story.id = story_id WHERE story_id = ? AND text <> ?",
        (now, story_id, text),
    )
    if not kept.rowcount:
        return
    db.execute("UPDATE story SET text_is_read = 0 WHERE id = ?", (story_id,))
    read_last = db.execute(
        "SELECT max(id) FROM revision WHERE story_id = ? AND was_read", (story_id,)
    ).fetchone()[0]
    db.execute(
        "DELETE FROM revision WHERE story_id = ?1 AND id IS NOT ?2 AND id NOT IN"
        " (SELECT id FROM revision WHERE story_id = ?1 AND id IS NOT ?2 ORDER BY id DESC LIMIT ?3)",
        (story_id, read_last, REVISIONS_KEPT),
    )
