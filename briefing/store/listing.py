"""Which stories a list holds, in its order, and how many; called by the viewer and the commands.

A list is the ids alone, eight bytes a story: an archive has no bound, and a screen shows sixty.
"""

from array import array
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from briefing.store.database import Database
from briefing.store.places import IN_PLACE, place_range
from briefing.store.trouble import in_words


class Selection(NamedTuple):
    """The stories of sources, of places, or both.

    `sources` None means all saved ones, or none if there are `places`: absolute paths, or "-".
    `unread` and `starred` leave only those; the stories in `keep` stay in spite of being read.
    """

    sources: tuple[int, ...] | None = None
    places: tuple[str, ...] = ()
    unread: bool = False
    starred: bool = False
    keep: tuple[int, ...] = ()


class Counts(NamedTuple):
    """How many stories there are, and how many of them are unread and starred."""

    stories: int
    unread: int
    starred: int


_COUNTED: Final = "count(*), count(*) - COALESCE(sum(is_read), 0), COALESCE(sum(is_starred), 0)"


@in_words
def listing(db: Database, selection: Selection, limit: int | None = None) -> "array[int]":
    """The ids of the selected stories, newest first; at most `limit`.

    Places come one after the other, each newest first, then the sources. No story comes twice.
    """
    queries = list(_queries(db, selection))
    wanted = -1 if limit is None else limit
    if len(queries) == 1:
        [(query, values)] = queries
        return _ids(db.execute(f"{query} LIMIT {wanted}", values))
    # An earlier place holds a story that a later one holds, too.
    found: dict[int, None] = {}
    for query, values in queries:
        found.update(dict.fromkeys(_ids(db.execute(f"{query} LIMIT {wanted}", values))))
    return array("q", list(found)[:limit])


@in_words
def counts(db: Database, selection: Selection) -> Counts:
    """The counts of the selected sources and places, read or unread, starred or not."""
    if not selection.places:
        chosen = "position IS NOT NULL" if selection.sources is None else _among(selection, "id")
        row = db.execute(
            "SELECT COALESCE(sum(stories), 0), COALESCE(sum(unread), 0),"
            f" COALESCE(sum(starred), 0) FROM source WHERE {chosen}"
        ).fetchone()
        return Counts(*row)
    conditions = [IN_PLACE] * len(selection.places)
    values = [value for place in selection.places for value in place_range(place)]
    if selection.sources:
        conditions.append(_among(selection, "source_id"))
    row = db.execute(
        f"SELECT {_COUNTED} FROM story WHERE {' OR '.join(conditions)}", values
    ).fetchone()
    return Counts(*row)


def _queries(db: Database, selection: Selection) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """What lists each place, and then the sources; every query ends in its order."""
    kept = ", ".join(str(int(story)) for story in selection.keep)
    unread = f" AND (NOT is_read OR id IN ({kept}))" if kept else " AND NOT is_read"
    flags = (unread if selection.unread else "") + (" AND is_starred" if selection.starred else "")
    for place in selection.places:
        yield (
            f"SELECT id FROM story WHERE {IN_PLACE}{flags} ORDER BY time DESC, path, id DESC",
            place_range(place),
        )
    if selection.places and selection.sources is None:
        return
    chosen = _chosen(db, selection)
    index = "story_of_source" if chosen.startswith("source_id =") else "story_newest"
    yield (
        f"SELECT id FROM story INDEXED BY {index} WHERE {chosen}{flags}"
        " ORDER BY time DESC, id DESC",
        (),
    )


def _chosen(db: Database, selection: Selection) -> str:
    """SQL for the stories of the selected sources; "1" if those are all that there are."""
    if selection.sources is not None:
        return _among(selection, "source_id")
    others = db.execute("SELECT 1 FROM source WHERE position IS NULL AND stories > 0 LIMIT 1")
    if others.fetchone() is None:
        return "1"
    return "source_id IN (SELECT id FROM source WHERE position IS NOT NULL)"


def _among(selection: Selection, column: str) -> str:
    sources = [int(source) for source in selection.sources or ()]
    if len(sources) == 1:
        return f"{column} = {sources[0]}"
    # The sign keeps SQLite from gathering source by source, and sorting all of it after that.
    return f"+{column} IN ({', '.join(map(str, sources))})"


def _ids(rows: Iterable[tuple[int]]) -> "array[int]":
    return array("q", [id_ for (id_,) in rows])
