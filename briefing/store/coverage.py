"""Coverages: which stories are on one event, what a reader has decided of it, and the fold.

Called by the lists, by whatever shows a story, and by the commands that split and join.
"""

from array import array
from collections.abc import Iterable
from typing import NamedTuple

from briefing.store.database import Database, writing
from briefing.store.headlines import listed
from briefing.store.trouble import in_words


class Fold(NamedTuple):
    """The stories of a coverage in numbers. The same text from two sources counts once.

    `sources` are those with a text of their own; `texts` are distinct.
    """

    coverage: int
    stories: int
    unread: int
    sources: int
    texts: int


class Standing(NamedTuple):
    """Where some stories stand: the coverage of each that is in one, and those it is kept out of.

    `covered` are story, coverage and whether a reader put it there, `apart` story and coverage.
    """

    stories: tuple[int, ...]
    covered: tuple[tuple[int, int, bool], ...]
    apart: tuple[tuple[int, int], ...]


@in_words
def folds(db: Database, ids: Iterable[int]) -> dict[int, Fold]:
    """The fold of each of the stories that shares an event with others; each event read once."""
    coverages = dict(
        db.execute(
            "SELECT story_id, coverage_id FROM json_each(?) AS wanted"
            " CROSS JOIN covered ON covered.story_id = wanted.value",
            (listed(ids),),
        )
    )
    rows = db.execute(
        "SELECT coverage_id, source_id, is_read, COALESCE(placed.text, -covered.story_id)"
        " FROM json_each(?) AS wanted"
        " CROSS JOIN covered ON covered.coverage_id = wanted.value"
        " JOIN story ON story.id = covered.story_id"
        " LEFT JOIN placed ON placed.story_id = covered.story_id"
        " ORDER BY coverage_id, time, story.id",
        (listed(set(coverages.values())),),
    )
    members: dict[int, list[tuple[int, int, bool, int]]] = {}
    for coverage, source, is_read, text in rows:
        members.setdefault(coverage, []).append((coverage, source, bool(is_read), text))
    made = {coverage: _fold(found) for coverage, found in members.items() if len(found) > 1}
    return {story: made[coverage] for story, coverage in coverages.items() if coverage in made}


@in_words
def events(db: Database, ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """The coverage of each of the stories that is in one, and a number for its text, which is the
    same for the same words.
    """
    rows = db.execute(
        "SELECT covered.story_id, coverage_id, COALESCE(text, -covered.story_id)"
        " FROM json_each(?) AS wanted CROSS JOIN covered ON covered.story_id = wanted.value"
        " LEFT JOIN placed ON placed.story_id = covered.story_id",
        (listed(ids),),
    )
    return {story: (coverage, text) for story, coverage, text in rows}


@in_words
def members(db: Database, story_id: int) -> tuple[int, ...]:
    """The stories of the coverage that a story is in, by their time; itself alone if in none."""
    rows = db.execute(
        "SELECT others.story_id FROM covered"
        " JOIN covered AS others ON others.coverage_id = covered.coverage_id"
        " JOIN story ON story.id = others.story_id"
        " WHERE covered.story_id = ? ORDER BY time, story.id",
        (story_id,),
    )
    return tuple(id_ for (id_,) in rows) or (story_id,)


@in_words
def join(db: Database, one: int, other: int) -> bool:
    """Put two stories, and the coverages they are in, together for good; False if one is gone."""
    with writing(db):
        known = db.execute("SELECT count(*) FROM story WHERE id IN (?, ?)", (one, other)).fetchone()
        if one == other or known != (2,):
            return False
        coverage = coverage_id(db, one) or coverage_id(db, other) or new_coverage(db)
        gone = {coverage_id(db, one), coverage_id(db, other)} - {None, coverage}
        for former in gone:
            db.execute(
                "UPDATE OR IGNORE coverage_apart SET coverage_id = ? WHERE coverage_id = ?",
                (coverage, former),
            )
            db.execute(
                "UPDATE covered SET coverage_id = ? WHERE coverage_id = ?", (coverage, former)
            )
            db.execute("DELETE FROM coverage WHERE id = ?", (former,))
        for story in (one, other):
            put_in(db, story, coverage, is_by_hand=True)
        db.execute(
            "DELETE FROM coverage_apart WHERE coverage_id = ?1"
            " AND story_id IN (SELECT story_id FROM covered WHERE coverage_id = ?1)",
            (coverage,),
        )
    return True


@in_words
def split(db: Database, story_id: int) -> bool:
    """Take a story out of its coverage for good; False if it is in none with others."""
    with writing(db):
        if len(members(db, story_id)) < 2:
            return False
        coverage = coverage_id(db, story_id)
        db.execute("INSERT OR IGNORE INTO coverage_apart VALUES (?, ?)", (story_id, coverage))
        db.execute("DELETE FROM covered WHERE story_id = ?", (story_id,))
    return True


@in_words
def standing(db: Database, ids: Iterable[int]) -> Standing:
    """Where stories stand, and all that they are together with, so that it can be restored."""
    stories = tuple(dict.fromkeys(one for id_ in ids for one in members(db, id_)))
    wanted = (listed(stories),)
    covered = db.execute(
        "SELECT story_id, coverage_id, is_by_hand FROM covered"
        " WHERE story_id IN (SELECT value FROM json_each(?))",
        wanted,
    ).fetchall()
    apart = db.execute(
        "SELECT story_id, coverage_id FROM coverage_apart"
        " WHERE story_id IN (SELECT value FROM json_each(?))",
        wanted,
    ).fetchall()
    return Standing(stories, tuple(covered), tuple(apart))


@in_words
def restore(db: Database, former: Standing) -> None:
    """Put stories back to where they stood; those that are gone by now are left out."""
    with writing(db):
        wanted = (listed(former.stories),)
        for table in ("coverage_apart", "covered"):
            db.execute(
                f"DELETE FROM {table} WHERE story_id IN (SELECT value FROM json_each(?))", wanted
            )
        db.executemany(
            "INSERT OR IGNORE INTO coverage (id) VALUES (?)",
            {(coverage,) for _, coverage, _ in former.covered},
        )
        db.executemany(
            "INSERT INTO covered (story_id, coverage_id, is_by_hand)"
            " SELECT id, ?2, ?3 FROM story WHERE id = ?1",
            former.covered,
        )
        db.executemany(
            "INSERT INTO coverage_apart (story_id, coverage_id) SELECT story.id, coverage.id"
            " FROM story JOIN coverage ON coverage.id = ?2 WHERE story.id = ?1",
            former.apart,
        )


def folded(rows: Iterable[tuple[int, int | None]], limit: int | None) -> "array[int]":
    """Of stories in order, each with its coverage, the first of every coverage; at most `limit`."""
    # A story without a coverage is its own; one that stands in two places is listed once.
    kept: dict[int, int] = {}
    for story, coverage in rows:
        if limit is not None and len(kept) >= limit:
            break
        kept.setdefault(-story if coverage is None else coverage, story)
    return array("q", kept.values())


def coverage_id(db: Database, story_id: int) -> int | None:
    """The coverage that a story is in."""
    row = db.execute("SELECT coverage_id FROM covered WHERE story_id = ?", (story_id,)).fetchone()
    return None if row is None else int(row[0])


def new_coverage(db: Database) -> int:
    """A coverage with nothing in it yet, to be filled in the same transaction."""
    added = db.execute("INSERT INTO coverage DEFAULT VALUES").lastrowid
    assert added is not None
    return added


def put_in(db: Database, story_id: int, coverage: int, *, is_by_hand: bool = False) -> None:
    """Put a story in a coverage, within a transaction."""
    db.execute(
        "INSERT INTO covered (story_id, coverage_id, is_by_hand) VALUES (?, ?, ?)"
        " ON CONFLICT (story_id) DO UPDATE SET coverage_id = excluded.coverage_id,"
        " is_by_hand = max(is_by_hand, excluded.is_by_hand)",
        (story_id, coverage, is_by_hand),
    )


def _fold(rows: list[tuple[int, int, bool, int]]) -> Fold:
    """The numbers of a coverage, of its id and each story's source, read mark and text."""
    # The first to have a text is the one that counts for it.
    first: dict[int, int] = {}
    for _, source, _, text in rows:
        first.setdefault(text, source)
    return Fold(
        coverage=rows[0][0],
        stories=len(rows),
        unread=sum(not is_read for _, _, is_read, _ in rows),
        sources=len(set(first.values())),
        texts=len(first),
    )
