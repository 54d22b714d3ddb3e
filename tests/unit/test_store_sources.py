"""Sources: those that are saved, what is known of them, and who may refresh them."""

from dataclasses import replace

import pytest

from briefing.desk.names import shown_name
from briefing.model import Source, SourceKind
from briefing.store.database import Database
from briefing.store.headlines import headlines
from briefing.store.listing import Selection, listing
from briefing.store.local_documents import save_documents
from briefing.store.sources import (
    Check,
    adopt,
    all_sources,
    claim,
    host_stops,
    move,
    release,
    remove,
    save_check,
    source_id,
    stop_host,
)
from briefing.store.state import set_read, set_starred
from briefing.store.stories import opened
from tests.unit.store_samples import FEED, FOLDER, NOON, OTHER, database, draft, local, store

db = database


def places(db: Database) -> list[tuple[str, bool]]:
    return [(item.source.place, item.is_saved) for item in all_sources(db)]


def test_the_saved_sources_are_those_of_the_list_in_its_order(db: Database) -> None:
    ids = adopt(db, [FEED, OTHER])
    assert list(ids) == [FEED.place, OTHER.place]
    again = adopt(db, [FOLDER, OTHER, FEED])
    assert list(again) == [FOLDER.place, OTHER.place, FEED.place]
    assert again[FEED.place] == ids[FEED.place]
    assert [item.source for item in all_sources(db)] == [FOLDER, OTHER, FEED]


def test_a_source_that_is_listed_no_more_keeps_its_stories(db: Database) -> None:
    adopt(db, [FEED, OTHER])
    store(db, draft("a"))
    adopt(db, [OTHER])
    assert places(db) == [(OTHER.place, True), (FEED.place, False)]
    assert [row.headline for row in headlines(db, [1])] == ["Headline a"]


def test_a_source_takes_a_new_name_kind_and_tags_from_the_list(db: Database) -> None:
    adopt(db, [FEED])
    renamed = Source("The City", SourceKind.FILE, FEED.place, ("local", "été"))
    adopt(db, [renamed])
    assert [item.source for item in all_sources(db)] == [renamed]


def test_a_list_that_has_not_changed_is_not_written_again(db: Database) -> None:
    adopt(db, [FEED, OTHER])
    before = db.total_changes
    assert adopt(db, [FEED, OTHER, FEED]) == {FEED.place: 1, OTHER.place: 2}
    assert db.total_changes == before


def test_a_source_without_a_name_is_shown_by_its_title_or_else_its_place(db: Database) -> None:
    adopt(db, [replace(FEED, name="")])
    assert [item.source.name for item in all_sources(db)] == [FEED.place]
    save_check(db, 1, Check(), title="City Desk News")
    save_check(db, 1, Check())
    assert [item.source.name for item in all_sources(db)] == ["City Desk News"]
    adopt(db, [FEED])
    assert [item.source.name for item in all_sources(db)] == ["City Desk"]


@pytest.mark.parametrize(
    ("kind", "place", "name"),
    [
        (SourceKind.FOLDER, "/home/ann/docs/docs", "docs"),
        (SourceKind.FILE, "/home/ann/docs/ferry.md", "ferry.md"),
        (SourceKind.FOLDER, "/", "/"),
        (SourceKind.FOLDER, "C:docs", "C:docs"),
    ],
)
def test_a_saved_folder_has_one_name_with_its_stories_and_in_the_list_of_sources(
    db: Database, kind: SourceKind, place: str, name: str
) -> None:
    home = adopt(db, [Source("", kind, place)])[place]
    save_documents(db, home, [local(f"{place}/a.txt")], NOON)
    [source] = all_sources(db)
    assert shown_name(source) == name
    [story] = listing(db, Selection())
    [row] = headlines(db, [story])
    found = opened(db, story)
    assert found is not None
    assert row.publisher == found.source.name == name


def test_a_place_opened_by_hand_is_stored_once_and_not_saved(db: Database) -> None:
    assert source_id(db, FEED) == source_id(db, replace(FEED, name="Other name"))
    assert places(db) == [(FEED.place, False)]
    assert adopt(db, [FEED]) == {FEED.place: 1}


def test_what_is_known_of_a_feed_comes_back_as_it_was(db: Database) -> None:
    adopt(db, [FEED])
    check = Check(
        url="https://new.example/feed",
        etag='W/"a \\" b"',
        last_modified="Tue, 19 Jan 2038 03:14:08 GMT",
        last_check=NOON,
        next_check=NOON + 1,
        not_before=NOON + 2,
        failures=3,
        error="cannot be reached: no such host",
        remark="is not well-formed",
        is_gone=True,
        ttl=60,
    )
    save_check(db, 1, check)
    assert [item.check for item in all_sources(db)] == [check]


def test_a_source_that_moves_keeps_its_stories_and_their_marks(db: Database) -> None:
    adopt(db, [FEED])
    store(db, draft("a"))
    set_read(db, [1], True)
    save_check(db, 1, Check(url="https://new.example/feed", etag="x"))
    assert move(db, FEED.place, "https://new.example/feed")
    [source] = all_sources(db)
    assert (source.id, source.source.place) == (1, "https://new.example/feed")
    assert (source.stories, source.unread) == (1, 0)
    assert source.check == Check(etag="x")


def test_a_source_does_not_move_to_the_place_of_another(db: Database) -> None:
    adopt(db, [FEED, OTHER])
    assert not move(db, FEED.place, OTHER.place)
    assert not move(db, "https://never.example/", "https://new.example/")
    assert places(db) == [(FEED.place, True), (OTHER.place, True)]


def test_a_removed_source_goes_with_its_stories_and_starred_ones_stay(db: Database) -> None:
    adopt(db, [FEED, OTHER])
    store(db, draft("a"), draft("b"))
    store(db, draft("c"), source=OTHER)
    set_starred(db, [1], True)
    remove(db, FEED.place)
    remove(db, OTHER.place)
    remove(db, "https://never.example/")
    assert places(db) == [(FEED.place, False)]
    assert [row.headline for row in headlines(db, [1, 2, 3])] == ["Headline b"]


def test_the_counts_of_a_source_follow_whatever_is_done(db: Database) -> None:
    def told() -> tuple[int, int, int]:
        [item] = all_sources(db)
        return item.stories, item.unread, item.starred

    store(db, draft("a"), draft("b"), draft("c"))
    assert told() == (3, 3, 0)
    set_read(db, [1, 2], True)
    set_starred(db, [2], True)
    assert told() == (3, 1, 1)
    set_read(db, [2], False)
    assert told() == (3, 2, 1)
    db.execute("DELETE FROM story WHERE id = 2")
    assert told() == (2, 1, 0)
    db.execute("UPDATE story SET is_read = 1, is_starred = 1")
    assert told() == (2, 0, 2)


def test_a_source_is_refreshed_by_one_at_a_time(db: Database) -> None:
    adopt(db, [FEED, OTHER])
    assert claim(db, [1], "a", NOON, NOON + 60) == {1}
    assert claim(db, [1, 2, 99], "b", NOON + 59, NOON + 120) == {2}
    assert claim(db, [1], "a", NOON + 59, NOON + 120) == {1}
    release(db, [1], "b")
    assert claim(db, [1], "b", NOON + 60, NOON + 180) == frozenset()
    release(db, [1], "a")
    assert claim(db, [1], "b", NOON + 60, NOON + 180) == {1}


@pytest.mark.parametrize(("wait", "is_alive"), [(60, True), (0, False)])
def test_a_claim_ends_with_its_time_or_its_holder(db: Database, wait: int, is_alive: bool) -> None:
    adopt(db, [FEED])
    claim(db, [1], "a", NOON, NOON + 60)
    now = NOON + wait
    assert claim(db, [1], "b", now, now + 60, lambda holder: holder != "a" or is_alive) == {1}


def test_a_host_that_wants_to_be_left_alone_is_remembered_until_then(db: Database) -> None:
    stop_host(db, "https://a.example", NOON + 60, NOON)
    stop_host(db, "https://a.example", NOON + 30, NOON)
    stop_host(db, "https://b.example", NOON + 10, NOON)
    assert host_stops(db) == {"https://a.example": NOON + 60, "https://b.example": NOON + 10}
    stop_host(db, "https://c.example", NOON + 99, NOON + 10)
    assert host_stops(db) == {"https://a.example": NOON + 60, "https://c.example": NOON + 99}
