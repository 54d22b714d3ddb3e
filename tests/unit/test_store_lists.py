"""Lists of stories, their counts, read marks, stars, and the search."""

import os
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.store.database import Database
from briefing.store.headlines import headlines, unread_among
from briefing.store.listing import Counts, Selection, counts, listing
from briefing.store.local_documents import save_documents
from briefing.store.search import search
from briefing.store.sources import adopt, source_id
from briefing.store.state import read_all, set_read, set_starred, set_state
from briefing.store.texts import Finished, finish, unfinished
from tests.unit.store_samples import (
    FEED,
    FOLDER,
    MARKS,
    NOON,
    OTHER,
    database,
    document,
    draft,
    finish_all,
    local,
    store,
)

db = database


def names(db: Database, ids: Iterable[int]) -> str:
    return " ".join(row.headline.removeprefix("Headline ") for row in headlines(db, ids))


@pytest.fixture
def full(db: Database) -> Database:
    """Two saved feeds, one that is not saved, and a folder with documents; newest e, then d …"""
    ids = adopt(db, [FEED, OTHER])
    store(db, draft("a", date="2023-01-01T00:00:00+00:00"))
    store(db, draft("b", date="2023-01-02T00:00:00+00:00"), source=OTHER)
    store(db, draft("c", date="2023-01-03T00:00:00+00:00"))
    adopt(db, [FEED])
    items = [
        local("/n/old.txt", modified=10),
        local("/n/x/new.txt", modified=30),
        local("/n/x/mid.txt", modified=20),
        local("/n/x/also.txt", modified=20),
    ]
    save_documents(db, source_id(db, FOLDER), items, NOON)
    assert ids == {FEED.place: 1, OTHER.place: 2}
    return db


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), "c a"),
        (Selection(sources=(2,)), "b"),
        (Selection(sources=(1, 2)), "c b a"),
        (Selection(sources=()), ""),
        (Selection(sources=(99,)), ""),
        (Selection(places=("/n",)), "new also mid old"),
        (Selection(places=("/n/old.txt", "/n/x")), "old new also mid"),
        (Selection(places=("/n/x", "/n")), "new also mid old"),
        (Selection(places=("/n/x",), sources=(2,)), "new also mid b"),
        (Selection(places=("/",)), "new also mid old"),
        (Selection(places=("/n/x/ne",)), ""),
        (Selection(places=("-",)), ""),
    ],
)
def test_a_list_is_newest_first_and_place_after_place(
    full: Database, selection: Selection, expected: str
) -> None:
    assert names(full, listing(full, selection)) == expected
    assert names(full, listing(full, selection, limit=2)) == " ".join(expected.split()[:2])
    assert counts(full, selection).stories == len(expected.split())


def test_all_sources_that_are_saved_are_listed_when_no_other_has_stories(db: Database) -> None:
    adopt(db, [FEED, OTHER])
    store(db, draft("a"))
    store(db, draft("b"), source=OTHER)
    assert names(db, listing(db, Selection())) == "b a"


def test_a_list_may_hold_unread_or_starred_stories_alone(full: Database) -> None:
    set_read(full, [3, 5], True)
    set_starred(full, [1, 3, 5], True)
    assert names(full, listing(full, Selection(unread=True))) == "a"
    assert names(full, listing(full, Selection(starred=True))) == "c a"
    assert names(full, listing(full, Selection(unread=True, starred=True))) == "a"
    assert names(full, listing(full, Selection(sources=(1,), unread=True))) == "a"
    assert names(full, listing(full, Selection(places=("/n/x",), unread=True))) == "also mid"
    assert names(full, listing(full, Selection(places=("/n/x",), starred=True))) == "new"


def test_counts_are_of_all_stories_of_the_sources_and_places(full: Database) -> None:
    set_read(full, [3, 5], True)
    set_starred(full, [1, 3], True)
    assert counts(full, Selection(unread=True)) == Counts(2, 1, 2)
    assert counts(full, Selection(sources=(1, 2))) == Counts(3, 2, 2)
    assert counts(full, Selection(places=("/n", "/n/x"))) == Counts(4, 3, 0)
    assert counts(full, Selection(places=("/none",))) == Counts(0, 0, 0)


def test_standard_input_is_a_place(db: Database) -> None:
    save_documents(db, source_id(db, FOLDER), [local("-", headline="piped")], NOON)
    assert names(db, listing(db, Selection(places=("-",)))) == "piped"


def test_a_name_that_is_no_text_is_a_place(db: Database) -> None:
    folder = os.fsdecode(b"/n\xff")
    save_documents(db, source_id(db, FOLDER), [local(f"{folder}/a.txt")], NOON)
    assert names(db, listing(db, Selection(places=(folder,)))) == "a"


def test_marking_tells_what_it_changed_so_that_it_can_be_undone(full: Database) -> None:
    assert set_read(full, [1, 3, 99], True) == (1, 3)
    assert set_read(full, [1, 2, 3], True) == (2,)
    assert unread_among(full, [1, 2, 3, 4, 99]) == {4}
    assert set_read(full, [1, 3], False) == (1, 3)
    assert set_starred(full, [1], True) == (1,)
    assert set_starred(full, [1], True) == ()
    assert set_starred(full, [], False) == ()
    set_state(full, 3, is_read=True, is_starred=True)
    [row] = headlines(full, [3])
    assert (row.is_read, row.is_starred) == (True, True)


def test_marking_a_whole_list_read_leaves_the_rest_alone(full: Database) -> None:
    set_read(full, [1], True)
    assert set(read_all(full, Selection())) == {3}
    assert set(read_all(full, Selection(places=("/n/x",)))) == {5, 6, 7}
    assert unread_among(full, range(1, 8)) == {2, 4}


@pytest.fixture
def searched(db: Database) -> Database:
    """Three finished stories: 3 is the newest, 2 has "ferry" in its headline."""
    bodies = ["The ferry to Tromsø sank.", "It sails.", "A café on the ferry, post-war."]
    heads = ["Harbour", "Ferry", "Menu"]
    for number, (head, body) in enumerate(zip(heads, bodies, strict=True)):
        store(db, draft(head, headline=head), now=NOON + number)
        [waiting] = unfinished(db, 1)
        made = Finished(waiting.id, waiting.digest, document(head, body), MARKS, 1)
        finish(db, [made], NOON)
    return db


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ferry", [3, 2, 1]),
        ("FERRY", [3, 2, 1]),
        ("ferry tromsø", [1]),
        ("cafe", [3]),
        ('"the ferry to"', [1]),
        ('"ferry the"', []),
        ('"the ferry', [3, 1]),
        ("ferry -tromsø", [3, 2]),
        ('ferry -"to tromsø"', [3, 2]),
        ("-ferry", []),
        ("ferr", []),
        ("ferr*", [3, 2, 1]),
        ("post-war", [3]),
        ("war-post", []),
        ("", []),
        ("  ", []),
        ('"', []),
        ('""', []),
        ("- -- * ( ) ^ :", []),
        ("ferry AND menu", []),
        ("headline:ferry", []),
        ("ferry NEAR(", []),
        ("ferry\0", [3, 2, 1]),
    ],
)
def test_a_query_finds_stories_with_all_its_words(
    searched: Database, query: str, expected: list[int]
) -> None:
    assert list(search(searched, query, 10)) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("fer", [3, 2, 1]),
        ("fe", []),
        ("sinking fer", []),
        ("ferry tro", [1]),
        ("fer ", []),
        ('"the fer', [3, 1]),
        ('"the fer"', []),
        ("ferry -tro", [3, 2, 1]),
    ],
)
def test_the_last_word_need_only_begin_so_while_it_is_typed(
    searched: Database, query: str, expected: list[int]
) -> None:
    assert list(search(searched, query, 10, is_typing=True)) == expected


def test_the_best_story_has_the_word_in_its_headline(searched: Database) -> None:
    assert search(searched, "ferry", 10, order="best")[0] == 2
    assert len(search(searched, "ferry", 2, order="best")) == 2
    assert list(search(searched, "ferry", 1)) == [3]


def test_a_text_that_changed_is_found_by_its_new_words_alone(db: Database) -> None:
    store(db, draft("a"))
    finish_all(db, "Former words.")
    store(db, draft("a", body="x"))
    finish_all(db, "Later words.")
    assert list(search(db, "former", 10)) == []
    assert list(search(db, "later", 10)) == [1]
    db.execute("DELETE FROM story")
    assert list(search(db, "later", 10)) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(query=st.text(alphabet=st.sampled_from('ab"-*^:(){}+,.\\\0 NEAR AND OR é北\ud800')))
def test_no_query_is_an_error(db: Database, query: str) -> None:
    for is_typing in (False, True):
        assert list(search(db, query, 10, is_typing=is_typing)) == []
        assert list(search(db, query, 10, "best", is_typing=is_typing)) == []
