"""The files that stories come with: stored, changed, and in a database of an earlier version."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.desk.filters import parse
from briefing.model import Draft, Enclosure, Marks, Medium
from briefing.store.database import (
    VERSION,
    Database,
    open_for_reading,
    open_for_writing,
)
from briefing.store.feed_stories import Saved
from briefing.store.housekeeping import integrity, retain
from briefing.store.listing import Selection, counts, listing
from briefing.store.sources import adopt, all_sources
from briefing.store.stories import opened
from briefing.store.texts import save_article
from tests.unit.store_samples import (
    DAY,
    FEED,
    NOON,
    database,
    document,
    draft,
    finish_all,
    of_version,
    store,
)

db = database
EPISODE = Enclosure("https://pod.example/1.mp3", Medium.AUDIO, 34_216_300)
PAPER = Enclosure("https://pod.example/a.pdf", Medium.DOCUMENT)


def with_files(*enclosures: Enclosure, name: str = "a") -> Draft:
    made = draft(name)
    return replace(made, enclosures=enclosures, digest=repr(enclosures).encode())


def files_of(db: Database, story: int) -> tuple[Enclosure, ...]:
    found = opened(db, story)
    assert found is not None
    assert found.story is None or found.story.enclosures == found.enclosures
    return found.enclosures


def test_a_story_comes_back_with_its_enclosures_in_the_feed_s_order(db: Database) -> None:
    [story] = store(db, with_files(EPISODE, PAPER)).new
    [other] = store(db, draft("b")).new
    for _ in range(2):
        assert files_of(db, story) == (EPISODE, PAPER)
        assert files_of(db, other) == ()
        finish_all(db)


def test_enclosures_follow_their_feed(db: Database) -> None:
    [story] = store(db, with_files(EPISODE, PAPER)).new
    assert store(db, with_files(PAPER)) == Saved()
    assert files_of(db, story) == (PAPER,)
    assert store(db, with_files()) == Saved()
    assert files_of(db, story) == ()


def test_enclosures_stay_beside_a_whole_article_and_go_with_the_story(db: Database) -> None:
    [story] = store(db, with_files(EPISODE)).new
    save_article(db, story, document("Headline a", "All of it."), Marks(), 1, NOON)
    assert files_of(db, story) == (EPISODE,)
    assert retain(db, days=1, per_source=None, now=NOON + 2 * DAY) == 1
    assert db.execute("SELECT count(*) FROM enclosure").fetchone() == (0,)
    assert integrity(db) == []


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_database_of_each_earlier_version_takes_enclosures(
    tmp_path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "briefing.sqlite3"
    with of_version(version, path, monkeypatch) as db:
        [story] = store(db, draft("a")).new
        finish_all(db)
    assert open_for_reading(path) is None
    with closing(open_for_writing(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert files_of(db, story) == ()
        assert store(db, with_files(EPISODE)).changed == (story,)
        assert files_of(db, story) == (EPISODE,)
        assert integrity(db) == []


def test_stories_are_found_by_what_can_be_played_of_them(db: Database) -> None:
    adopt(db, [FEED])
    film = Enclosure("https://pod.example/1.webm", Medium.VIDEO)
    store(db, draft("c"), now=NOON)
    store(db, with_files(EPISODE, PAPER, name="a"), now=NOON + 1)
    store(db, with_files(film, EPISODE, name="b"), now=NOON + 2)

    def found(text: str) -> list[int]:
        wanted = parse(text, all_sources(db), NOON)
        assert counts(db, Selection(filter=wanted)).stories == len(
            listing(db, Selection(filter=wanted))
        )
        return list(listing(db, Selection(filter=wanted)))

    assert found("has:audio") == [3, 2]
    assert found("has:video") == [3]
    assert found("has:audio -has:video") == [2]
    assert found("-has:audio") == [1]
    assert found("has:audio has:video unread") == [3]
