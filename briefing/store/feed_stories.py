"""Stores what a visit to a feed brought, in one transaction; called by the process that refreshes.

A crash leaves all of a visit or nothing: never half a feed, nor validators ahead of the stories.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b

from briefing.model import Draft, Feed
from briefing.store.database import Database, writing
from briefing.store.identity import Known, match
from briefing.store.sources import Check, put_check
from briefing.store.trouble import in_words


@dataclass(frozen=True, slots=True)
class Saved:
    """The ids of the stories that are new, newest first, and of those whose words changed."""

    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()


@in_words
def known_digests(db: Database, source_id: int) -> frozenset[bytes]:
    """The digests of all that a source ever gave and need not be read again."""
    rows = db.execute(
        "SELECT digest FROM story WHERE source_id = ?1"
        " UNION ALL SELECT digest FROM tombstone WHERE source_id = ?1",
        (source_id,),
    )
    return frozenset(digest for (digest,) in rows)


@in_words
def save_feed(
    db: Database,
    source_id: int,
    feed: Feed,
    check: Check,
    now: int,
) -> Saved:
    """Store a feed's new and changed stories together with what the visit told.

    A story that changed keeps its place, its read mark and its star; one that is not in the feed
    any more stays. Nothing is stored under a source that was removed meanwhile. `now` is in seconds
    since the epoch.
    """
    with writing(db):
        if not put_check(db, source_id, check, feed.title):
            return Saved()
        pairs = match(
            map(_storable, feed.drafts),
            _known(db, source_id) if feed.drafts else (),
            feed.held,
            feed.url,
        )
        new: list[int] = []
        changed: list[int] = []
        # The last of a feed comes first, so that of two of one time the upper is the newer.
        for pair in reversed(pairs):
            if pair.known is None:
                new.append(_insert(db, source_id, pair.draft, now))
            elif pair.known.id is None:
                _bury_again(db, source_id, pair.draft, pair.known)
            elif pair.known.digest != pair.draft.digest and _update(db, pair.known.id, pair.draft):
                changed.append(pair.known.id)
    return Saved(tuple(reversed(new)), tuple(reversed(changed)))


def order_time(date: str | None, otherwise: int, first_seen: int) -> int:
    """When a story counts as published, in seconds since the epoch, and never later than seen.

    A date without a time of day is its midnight, one without an offset in UTC; one that is not
    whole gives way to `otherwise`.
    """
    if date is None or len(date) < len("2026-01-31"):
        return min(otherwise, first_seen)
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return min(otherwise, first_seen)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(int(moment.timestamp()), first_seen)


def _known(db: Database, source_id: int) -> list[Known]:
    rows = db.execute(
        "SELECT id, guid, url, headline, date, digest FROM story WHERE source_id = ?1"
        " UNION ALL SELECT NULL, guid, url, headline, date, digest FROM tombstone"
        " WHERE source_id = ?1",
        (source_id,),
    )
    return [Known(*row) for row in rows]


def _storable(draft: Draft) -> Draft:
    """The draft without halves of characters, which the database refuses."""
    if _is_whole(draft.body) and _is_whole(draft.id or "") and _is_whole(draft.base):
        return draft
    return Draft(
        id=None if draft.id is None else _whole(draft.id),
        url=draft.url,
        headline=draft.headline,
        byline=draft.byline,
        date=draft.date,
        body=_whole(draft.body),
        is_html=draft.is_html,
        base=_whole(draft.base),
        digest=draft.digest,
        enclosures=draft.enclosures,
    )


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _insert(db: Database, source_id: int, draft: Draft, now: int) -> int:
    added = db.execute(
        "INSERT INTO story (source_id, time, first_seen, is_pending, headline, date, url, digest,"
        " guid, content) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?)",
        (
            source_id,
            order_time(draft.date, now, now),
            now,
            draft.headline,
            draft.date,
            draft.url,
            draft.digest,
            draft.id,
            _content(draft),
        ),
    )
    story = added.lastrowid
    assert story is not None
    _put_body(db, story, draft)
    _put_enclosures(db, story, draft)
    return story


def _update(db: Database, story: int, draft: Draft) -> bool:
    """Take over what a feed says now; whether its words are others, and not its date alone.

    The text stays until it is turned; a whole article stays.
    """
    content = _content(draft)
    [(first_seen, former)] = db.execute(
        "SELECT first_seen, content FROM story WHERE id = ?", (story,)
    )
    db.execute(
        "UPDATE story SET time = ?, headline = COALESCE(NULLIF(?, ''), headline), date = ?,"
        " url = ?, digest = ?, guid = ?, content = ?, is_pending = NOT is_full WHERE id = ?",
        (
            order_time(draft.date, first_seen, first_seen),
            draft.headline,
            draft.date,
            draft.url,
            draft.digest,
            draft.id,
            content,
            story,
        ),
    )
    _put_body(db, story, draft)
    db.execute("DELETE FROM enclosure WHERE story_id = ?", (story,))
    _put_enclosures(db, story, draft)
    return bool(content != former)


def _content(draft: Draft) -> bytes:
    """What tells a story's title and text from others."""
    words = f"{len(draft.headline)}{draft.is_html:d}{draft.headline}{draft.body}"
    return blake2b(words.encode(), digest_size=16).digest()


def _put_enclosures(db: Database, story: int, draft: Draft) -> None:
    if draft.enclosures:
        db.executemany(
            "INSERT INTO enclosure (story_id, position, medium, length, url)"
            " VALUES (?, ?, ?, ?, ?)",
            [
                (story, position, one.medium.value, one.length, one.url)
                for position, one in enumerate(draft.enclosures)
            ],
        )


def _put_body(db: Database, story: int, draft: Draft) -> None:
    db.execute(
        "INSERT INTO body (story_id, headline, byline, is_html, base, body)"
        " VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (story_id) DO UPDATE SET headline = excluded.headline,"
        " byline = excluded.byline, is_html = excluded.is_html, base = excluded.base,"
        " body = excluded.body",
        (story, draft.headline, draft.byline, draft.is_html, draft.base, draft.body),
    )


def _bury_again(db: Database, source_id: int, draft: Draft, known: Known) -> None:
    """Remember what a story that was cleared away looks like now."""
    db.execute(
        "UPDATE tombstone SET guid = ?, url = ?, headline = ?, date = ?, digest = ?"
        " WHERE source_id = ? AND digest = ?",
        (
            draft.id,
            draft.url,
            draft.headline,
            draft.date,
            draft.digest,
            source_id,
            known.digest,
        ),
    )
