"""The index by which stories on one event find each other; called when stories are placed.

What a term is, and how alike two stories are, is not known here: terms are numbers.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from briefing.model import Document, Marks
from briefing.store.database import Database
from briefing.store.documents import DOCUMENT_COLUMNS, document_of
from briefing.store.encoding import decode_marks
from briefing.store.headlines import listed

DAY: Final = 86_400
_ALL: Final = -1
"""The row that counts the stories."""


class Unplaced(NamedTuple):
    """A story to be placed. `time` is in seconds since the epoch."""

    id: int
    source_id: int
    time: int
    url: str | None
    document: Document
    marks: Marks


class Placed(NamedTuple):
    """A story that was placed, to be compared with; `coverage` is None while it is in none."""

    id: int
    source_id: int
    time: int
    url: str | None
    text: int
    terms: bytes
    coverage: int | None


def waiting(db: Database, limit: int) -> list[int]:
    """At most `limit` stories that wait to be placed, those that came last first."""
    rows = db.execute("SELECT story_id FROM unplaced ORDER BY story_id DESC LIMIT ?", (limit,))
    return [id_ for (id_,) in rows]


def unplaced(db: Database, ids: Iterable[int]) -> list[Unplaced]:
    """Those of the stories that have marks; the others wait again once they have them."""
    rows = db.execute(
        "SELECT story.id, story.source_id, story.time, story.url, document.marks,"
        f" {DOCUMENT_COLUMNS} FROM json_each(?) AS wanted JOIN story ON story.id = wanted.value"
        " JOIN document ON document.story_id = story.id"
        " WHERE document.marks IS NOT NULL ORDER BY wanted.key",
        (listed(ids),),
    )
    found = []
    for id_, source, time, url, marks, *columns in rows:
        document = document_of(tuple(columns))
        assert document is not None
        found.append(Unplaced(id_, source, time, url, document, _marks(marks)))
    return found


def drop_waiting(db: Database, ids: Iterable[int]) -> None:
    """Take stories off the list of those that wait, within a transaction."""
    db.execute(
        "DELETE FROM unplaced WHERE story_id IN (SELECT value FROM json_each(?))", (listed(ids),)
    )


def sharing(
    db: Database, terms: Iterable[int], days: tuple[int, int], least: int, limit: int
) -> list[int]:
    """Stories of these days, first and last included, that have the most of the terms, and at
    least so many.
    """
    rows = db.execute(
        "SELECT story_id FROM json_each(?) AS wanted"
        " CROSS JOIN posting ON term = wanted.value AND day BETWEEN ? AND ?"
        " GROUP BY story_id HAVING count(*) >= ? ORDER BY count(*) DESC, story_id DESC LIMIT ?",
        (listed(terms), *days, least, limit),
    )
    return [id_ for (id_,) in rows]


def placed(db: Database, ids: Iterable[int], most: int) -> list[Placed]:
    """These stories, and of each coverage that one of them is in the newest `most` others."""
    columns = "story.id, source_id, time, url, placed.text, placed.terms, coverage_id"
    joined = (
        " JOIN story ON story.id = placed.story_id"
        " LEFT JOIN covered ON covered.story_id = placed.story_id"
    )
    rows = db.execute(
        f"SELECT {columns} FROM json_each(?) AS wanted"
        f" CROSS JOIN placed ON placed.story_id = wanted.value{joined}",
        (listed(ids),),
    ).fetchall()
    found = {row[0]: Placed(*row) for row in rows}
    for coverage in {one.coverage for one in found.values()} - {None} if most else ():
        others = db.execute(
            f"SELECT {columns} FROM (SELECT story_id AS other FROM covered WHERE coverage_id = ?"
            f" ORDER BY story_id DESC LIMIT ?) JOIN placed ON placed.story_id = other{joined}",
            (coverage, most),
        )
        found.update((row[0], Placed(*row)) for row in others)
    return list(found.values())


def commonness(db: Database, terms: Iterable[int]) -> dict[int, int]:
    """In how many stories each of the terms has been."""
    rows = db.execute(
        "SELECT term.id, stories FROM json_each(?) AS wanted"
        " CROSS JOIN term ON term.id = wanted.value",
        (listed(terms),),
    )
    return dict(rows.fetchall())


def stories_placed(db: Database) -> int:
    """How many stories have been placed so far."""
    return commonness(db, [_ALL]).get(_ALL, 0)


def apart_from(db: Database, story_id: int) -> frozenset[int]:
    """The coverages that a reader has taken a story out of."""
    rows = db.execute("SELECT coverage_id FROM coverage_apart WHERE story_id = ?", (story_id,))
    return frozenset(id_ for (id_,) in rows)


def is_by_hand(db: Database, story_id: int) -> bool:
    """Whether a reader has put the story where it is."""
    row = db.execute("SELECT is_by_hand FROM covered WHERE story_id = ?", (story_id,)).fetchone()
    return bool(row and row[0])


def take_out(db: Database, story_id: int) -> None:
    """Take a story out of its coverage, within a transaction."""
    db.execute("DELETE FROM covered WHERE story_id = ?", (story_id,))


def put_placed(db: Database, story: Placed, posted: Sequence[int]) -> None:
    """Write a story into the index, in the place of what stood there, within a transaction."""
    day = story.time // DAY
    db.execute("DELETE FROM placed WHERE story_id = ?", (story.id,))
    db.execute(
        "INSERT INTO placed (story_id, day, text, terms, posted) VALUES (?, ?, ?, ?, ?)",
        (story.id, day, story.text, story.terms, listed(posted)),
    )
    db.executemany(
        "INSERT OR IGNORE INTO posting (term, day, story_id) VALUES (?, ?, ?)",
        [(term, day, story.id) for term in posted],
    )


def count_terms(db: Database, terms: Mapping[int, int], stories: int) -> None:
    """Count terms that came and, below 0, went with so many stories, within a transaction."""
    counted = Counter(terms)
    counted[_ALL] = stories
    db.executemany(
        "INSERT INTO term (id, stories) VALUES (?, ?)"
        " ON CONFLICT (id) DO UPDATE SET stories = stories + excluded.stories",
        sorted(counted.items()),
    )


def _marks(text: str) -> Marks:
    """The marks of a story; none where what is stored cannot be read."""
    try:
        return decode_marks(text)
    except (ValueError, KeyError, TypeError):
        return Marks()
