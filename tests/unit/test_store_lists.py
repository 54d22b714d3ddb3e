"""Lists of stories, their orders and counts, read marks and stars."""

import os
from collections.abc import Iterable
from typing import Any

import pytest

from briefing.store.database import Database
from briefing.store.headlines import headlines, unread_among
from briefing.store.listing import Counts, Order, Selection, counts, listing
from briefing.store.local_documents import save_documents
from briefing.store.sources import adopt, source_id
from briefing.store.state import read_all, set_read, set_starred, set_state
from tests.unit.store_samples import (
    FEED,
    FOLDER,
    NOON,
    OTHER,
    database,
    draft,
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


def test_a_list_may_be_sorted_in_other_ways(db: Database) -> None:
    adopt(db, [OTHER, FEED])
    store(db, draft("a", date="2023-01-01T00:00:00+00:00"))
    store(db, draft("b", date="2023-01-02T00:00:00+00:00"), source=OTHER)
    store(db, draft("c", date="2023-01-03T00:00:00+00:00"))
    store(db, draft("d", date="2023-01-03T00:00:00+00:00"))
    numbers = {1: (9, 1, 5), 2: (2, 8, 5), 3: (2, 1, None)}
    for story, (minutes, quotes, figures) in numbers.items():
        db.execute(
            "UPDATE story SET minutes = ?, quotes = ?, figures = ? WHERE id = ?",
            (minutes, quotes, figures, story),
        )

    def sorted_by(order: Order, **more: Any) -> str:
        return names(db, listing(db, Selection(order=order, **more)))

    assert sorted_by(Order.NEWEST) == "d c b a"
    assert sorted_by(Order.OLDEST) == "a b c d"
    assert sorted_by(Order.SOURCE) == "b d c a"
    assert sorted_by(Order.LONGEST) == "a c b d"
    assert sorted_by(Order.QUOTES) == "b c a d"
    assert sorted_by(Order.FIGURES) == "b a d c"
    assert sorted_by(Order.OLDEST, sources=(2,)) == "a c d"
    assert names(db, listing(db, Selection(order=Order.LONGEST), 2)) == "a c"
    adopt(db, [FEED])
    assert sorted_by(Order.SOURCE, sources=(1, 2)) == "d c a b"


def test_places_stay_one_after_the_other_however_they_are_sorted(full: Database) -> None:
    places = ("/n/x", "/n")
    assert names(full, listing(full, Selection(places=places, order=Order.OLDEST))) == (
        "also mid new old"
    )
    longest = Selection(places=places, order=Order.LONGEST)
    assert names(full, listing(full, longest)) == "new also mid old"
