"""Coverages in the store: what joins, what a reader decides, the fold, what goes with a story."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefing.desk.coverage import coverage_of, coverages_of
from briefing.desk.covering.placing import place
from briefing.store.coverage import Fold, join, members, split
from briefing.store.database import Database, open_for_writing
from briefing.store.housekeeping import integrity, mend
from briefing.store.listing import Order, Selection, listing
from briefing.store.state import set_read
from tests.unit.coverage_samples import Told, change, place_everything, put
from tests.unit.store_samples import database, of_version

db = database

WIRE = Told(
    "ferry",
    "Wire",
    "2026-03-02T06:40:00+00:00",
    "Ferry Kestrel aground off Marlow Point",
    "The ferry Kestrel ran aground off Marlow Point with 214 passengers, Northline said.",
)
GAZETTE = Told(
    "ferry",
    "Gazette",
    "2026-03-02T08:00:00+00:00",
    "Kestrel stuck on sandbank at Marlow Point",
    "Northline's ferry Kestrel sits on a sandbank off Marlow Point. 214 passengers are safe.",
)
POST = Told(
    "ferry",
    "Post",
    "2026-03-02T09:00:00+00:00",
    "214 passengers taken off the Kestrel",
    "Lifeboats took 214 passengers off the Northline ferry Kestrel at Marlow Point.",
)
OTHER = Told(
    "cheese",
    "Post",
    "2026-03-02T07:00:00+00:00",
    "Lindale cheese wins gold in Ostby",
    "A goat's cheese from Lindale won gold at the fair in Ostby, ahead of 90 others.",
)


def together(db: Database, *stories: int) -> bool:
    return all(set(stories) <= set(members(db, story)) for story in stories)


def test_stories_on_one_event_are_together_and_another_is_alone(db: Database) -> None:
    wire, gazette, post, cheese = put(db, [WIRE, GAZETTE, POST, OTHER])
    place_everything(db)
    assert members(db, post) == (wire, gazette, post)
    assert members(db, cheese) == (cheese,)
    assert coverage_of(db, cheese) is None


def test_a_coverage_tells_its_stories_by_time_what_they_share_and_how_many(db: Database) -> None:
    gazette, wire, _ = put(db, [GAZETTE, WIRE, OTHER])
    place_everything(db)
    found = coverage_of(db, gazette)
    assert found is not None
    assert [row.id for row in found.members] == [wire, gazette]
    assert (found.sources, found.texts) == (2, 2)
    assert found.explained == 2
    assert ("Marlow Point", 2) in found.why
    assert ("ferry Kestrel", 2) in found.why


def test_the_numbers_of_many_rows_are_read_at_once(db: Database) -> None:
    wire, _, post, cheese = put(db, [WIRE, GAZETTE, POST, OTHER])
    place_everything(db)
    set_read(db, [wire], True)
    found = coverages_of(db, [wire, cheese, post, 999])
    assert found.keys() == {wire, post}
    assert found[wire] == Fold(found[post].coverage, 3, 2, 3, 3)


def test_the_same_text_from_two_feeds_counts_once(db: Database) -> None:
    copy = GAZETTE._replace(body=GAZETTE.body.upper(), source="Mirror")
    ids = put(db, [WIRE, GAZETTE, copy])
    place_everything(db)
    assert together(db, *ids)
    fold = coverages_of(db, ids)[ids[0]]
    assert (fold.stories, fold.sources, fold.texts) == (3, 2, 2)


def test_the_same_address_in_two_feeds_counts_once(db: Database) -> None:
    url = "https://wire.example/kestrel"
    ids = [*put(db, [WIRE], url=url), *put(db, [GAZETTE], url=url)]
    place_everything(db)
    assert together(db, *ids)
    fold = coverages_of(db, ids)[ids[0]]
    assert (fold.stories, fold.sources, fold.texts) == (2, 1, 1)


def test_a_story_that_was_split_off_never_comes_back(db: Database) -> None:
    wire, gazette, post = put(db, [WIRE, GAZETTE, POST])
    place_everything(db)
    assert split(db, gazette)
    assert not split(db, gazette)
    change(db, gazette, WIRE.headline, WIRE.body + " Tugs are on their way.")
    place_everything(db)
    mend(db)
    place_everything(db)
    assert members(db, gazette) == (gazette,)
    assert together(db, wire, post)


def test_a_new_story_may_join_one_that_was_split_off(db: Database) -> None:
    wire, gazette = put(db, [WIRE, OTHER])
    assert join(db, wire, gazette)
    assert split(db, wire)
    place_everything(db)
    [post] = put(db, [POST])
    place_everything(db)
    assert members(db, post) == (wire, post)


def test_stories_that_were_joined_stay_joined_whatever_becomes_of_their_texts(
    db: Database,
) -> None:
    wire, cheese = put(db, [WIRE, OTHER])
    place_everything(db)
    assert join(db, wire, cheese)
    change(db, wire, "Snow falls on Harsk", "A metre of snow fell on Harsk in Velburg overnight.")
    place_everything(db)
    mend(db)
    place_everything(db)
    assert together(db, wire, cheese)


def test_joining_brings_whole_coverages_together_and_undoes_a_split(db: Database) -> None:
    wire, gazette, cheese, copy = put(db, [WIRE, GAZETTE, OTHER, OTHER._replace(source="Dairy")])
    place_everything(db)
    assert together(db, wire, gazette)
    assert together(db, cheese, copy)
    split(db, gazette)
    assert join(db, gazette, cheese)
    assert join(db, wire, copy)
    assert together(db, wire, gazette, cheese, copy)
    assert not join(db, wire, wire)
    assert not join(db, wire, 999)
    assert integrity(db) == []


def test_a_story_that_tells_of_something_else_now_leaves_its_coverage(db: Database) -> None:
    wire, gazette, cheese = put(db, [WIRE, GAZETTE, OTHER])
    place_everything(db)
    assert together(db, wire, gazette)
    change(db, wire, OTHER.headline, OTHER.body)
    place_everything(db)
    assert together(db, wire, cheese)
    assert members(db, gazette) == (gazette,)


def test_nothing_stays_of_a_story_that_is_gone(db: Database) -> None:
    put(db, [WIRE, GAZETTE])
    place_everything(db)
    db.execute("DELETE FROM story")
    for table in ("covered", "coverage", "placed", "posting", "unplaced"):
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    assert integrity(db) == []


def test_a_folded_list_has_the_first_of_every_coverage_and_all_that_are_alone(
    db: Database,
) -> None:
    wire, gazette, post, cheese = put(db, [WIRE, GAZETTE, POST, OTHER])
    place_everything(db)
    assert list(listing(db, Selection(sources=(1, 2, 3)))) == [post, gazette, cheese, wire]
    chosen = Selection(sources=(1, 2, 3), is_folded=True)
    assert list(listing(db, chosen)) == [post, cheese]
    assert list(listing(db, chosen, 1)) == [post]
    assert list(listing(db, chosen._replace(order=Order.OLDEST))) == [wire, cheese]
    set_read(db, [post], True)
    assert list(listing(db, chosen._replace(unread=True))) == [gazette, cheese]
    assert list(listing(db, chosen._replace(sources=(1,)))) == [wire]


def test_stories_are_placed_so_many_at_a_time_the_last_ones_first(db: Database) -> None:
    first, second, third = put(db, [WIRE, GAZETTE, POST])
    assert place(db, 2) == (third, second)
    assert members(db, first) == (first,)
    assert place(db, 2) == (first,)
    assert place(db, 2) == ()
    assert together(db, first, second, third)


def test_mending_finds_again_what_follows_from_the_texts(db: Database) -> None:
    wire, gazette = put(db, [WIRE, GAZETTE])
    place_everything(db)
    mend(db)
    assert together(db, wire, gazette)
    place_everything(db)
    [post] = put(db, [POST])
    place_everything(db)
    assert together(db, wire, gazette, post)
    assert coverages_of(db, [post])[post].texts == 3


def test_stories_from_before_there_were_coverages_are_placed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "briefing.sqlite3"
    with of_version(2, path, monkeypatch) as db:
        ids = put(db, [WIRE, GAZETTE])
    with closing(open_for_writing(path)) as db:
        place_everything(db)
        assert together(db, *ids)


def test_a_story_whose_stored_marks_cannot_be_read_is_placed_by_its_words(db: Database) -> None:
    ids = put(db, [WIRE, GAZETTE])
    db.execute("UPDATE document SET marks = '{'")
    place_everything(db)
    assert together(db, *ids)


def test_what_cannot_be_placed_waits(db: Database) -> None:
    put(db, [WIRE, GAZETTE])
    db.execute("DROP TABLE term")
    with pytest.raises(Exception, match="no such table"):
        place(db, 10)
    assert isinstance(db, sqlite3.Connection)
    assert db.execute("SELECT count(*) FROM unplaced").fetchone() == (2,)
