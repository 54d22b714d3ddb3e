"""Checking the database, clearing old stories away, sizes."""

from pathlib import Path

from briefing.store.database import Database
from briefing.store.feed_stories import Saved, known_digests
from briefing.store.filters import Filter, Word
from briefing.store.headlines import headlines
from briefing.store.housekeeping import TOMBSTONES_KEPT, integrity, mend, retain, sizes
from briefing.store.listing import Selection, listing
from briefing.store.local_documents import save_documents
from briefing.store.sources import source_id
from briefing.store.state import set_read, set_starred
from tests.unit.store_samples import (
    DAY,
    FOLDER,
    NOON,
    OTHER,
    database,
    draft,
    finish_all,
    local,
    store,
)

db = database


def stored(db: Database) -> list[str]:
    return [row.headline for row in headlines(db, range(1, 100))]


def test_a_sound_database_has_no_problems(db: Database) -> None:
    store(db, draft("a"), draft("b"))
    finish_all(db)
    assert integrity(db) == []


def test_counts_and_words_that_are_wrong_are_told_and_mended(db: Database) -> None:
    store(db, draft("a"))
    finish_all(db, "Lighthouse.")
    db.execute("UPDATE source SET unread = 7")
    db.execute("INSERT INTO words (words) VALUES ('delete-all')")
    assert integrity(db) == [
        "the words that are searched do not agree with the texts",
        "the stories of https://city.example/feed are miscounted",
    ]
    mend(db)
    assert integrity(db) == []
    wanted = Filter(words=(Word("lighthouse"),))
    assert list(listing(db, Selection(sources=(1,), filter=wanted))) == [1]


def test_a_row_that_belongs_to_nothing_is_told(db: Database) -> None:
    store(db, draft("a"))
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("DELETE FROM source")
    assert integrity(db) == ["row 1 of story belongs to no source"]


def test_old_stories_go_read_or_not_and_starred_ones_and_documents_stay(db: Database) -> None:
    store(db, draft("old"), draft("read"), draft("starred"), now=NOON - 10 * DAY - 1)
    store(db, draft("young"), now=NOON - 10 * DAY)
    save_documents(db, source_id(db, FOLDER), [local("/n/a.txt")], NOON - 99 * DAY)
    set_read(db, [2], True)
    set_starred(db, [1], True)
    assert retain(db, None, None, NOON) == 0
    assert retain(db, 10, None, NOON) == 2
    assert stored(db) == ["Headline starred", "Headline young", "a"]
    assert integrity(db) == []


def test_of_each_feed_the_newest_stay(db: Database) -> None:
    store(db, draft("c"), draft("b"), draft("a"))
    store(db, draft("d"), source=OTHER)
    set_starred(db, [1], True)
    assert retain(db, None, 2, NOON) == 0
    assert retain(db, None, 1, NOON) == 1
    assert stored(db) == ["Headline a", "Headline c", "Headline d"]


def test_a_story_that_was_cleared_away_does_not_come_back_even_if_it_is_edited(
    db: Database,
) -> None:
    store(db, draft("a"), now=NOON - DAY)
    retain(db, 0, None, NOON)
    assert known_digests(db, 1) == {draft("a").digest}
    assert store(db, draft("a")) == Saved()
    edited = draft("a", headline="Corrected", body="x")
    assert store(db, edited) == Saved()
    assert known_digests(db, 1) == {edited.digest}
    assert stored(db) == []


def test_so_many_cleared_stories_are_remembered_a_source(db: Database) -> None:
    many = [draft(str(number)) for number in range(TOMBSTONES_KEPT + 3)]
    store(db, *many, now=NOON - DAY)
    store(db, draft("other"), source=OTHER, now=NOON - DAY)
    assert retain(db, 0, None, NOON) == TOMBSTONES_KEPT + 4
    assert len(known_digests(db, 1)) == TOMBSTONES_KEPT
    assert len(known_digests(db, 2)) == 1


def test_the_file_shrinks_when_stories_go(db: Database, tmp_path: Path) -> None:
    store(db, *(draft(str(number), body="x" * 20_000) for number in range(50)), now=NOON - DAY)
    before = sizes(db)
    assert (before.sources, before.stories) == (1, 50)
    assert before.bytes > 1_000_000
    retain(db, 0, None, NOON)
    after = sizes(db)
    assert after.stories == 0
    assert after.free == 0
    assert after.bytes < before.bytes - 900_000
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert (tmp_path / "briefing.sqlite3").stat().st_size == after.bytes
