"""Which stories a list holds, in its order, and how many; called by the viewer and the commands.

A list is the ids alone, eight bytes a story: an archive has no bound, and a screen shows sixty.
What finds the stories of a filter is imported late: the first screen has none.
"""

from array import array
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from briefing.paths import is_web_address
from briefing.store.database import Database
from briefing.store.places import IN_PLACE, at_addresses, place_range
from briefing.store.trouble import in_words

if TYPE_CHECKING:
    from briefing.store.filters import Filter


class Order(StrEnum):
    """How a list is sorted; of two stories that are equal in it, the newer comes first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    SOURCE = "source"
    LONGEST = "longest"
    QUOTES = "quotes"
    FIGURES = "figures"


class Selection(NamedTuple):
    """The stories of sources, of places, or both.

    `sources` None means all saved ones, or none if there are `places`: absolute paths, addresses
    of sources that may not be saved, or "-".
    `unread` and `starred` leave only those, `filter` those that meet it; the stories in `keep` stay
    in spite of being read. `is_folded` leaves of every coverage the story that comes first.
    """

    sources: tuple[int, ...] | None = None
    places: tuple[str, ...] = ()
    unread: bool = False
    starred: bool = False
    keep: tuple[int, ...] = ()
    filter: "Filter | None" = None
    order: Order = Order.NEWEST
    is_folded: bool = False


class Counts(NamedTuple):
    """How many stories there are, and how many of them are unread and starred."""

    stories: int
    unread: int
    starred: int


_COUNTED: Final = "count(*), count(*) - COALESCE(sum(is_read), 0), COALESCE(sum(is_starred), 0)"
_COVERAGE: Final = "(SELECT coverage_id FROM covered WHERE story_id = story.id)"
# Sources stand in the order of their list. What is not known yet comes after all that is.
_FIRST: Final = {
    Order.NEWEST: "",
    Order.OLDEST: "",
    Order.SOURCE: "(SELECT COALESCE(position, 1 << 40) FROM source WHERE source.id = source_id),"
    " source_id, ",
    Order.LONGEST: "minutes DESC, ",
    Order.QUOTES: "quotes DESC, ",
    Order.FIGURES: "figures DESC, ",
}


@in_words
def listing(db: Database, selection: Selection, limit: int | None = None) -> "array[int]":
    """The ids of the selected stories in their order; at most `limit`.

    Places come one after the other, each in this order, all addresses among them as one; then the
    sources. No story comes twice.
    """
    queries = list(_queries(db, selection))
    if selection.is_folded:
        return _folded(db, queries, limit)
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
    """The counts of the selected sources and places, read or unread, starred or not.

    With a filter, those of the stories in them that meet it.
    """
    met, met_by = _met(selection)
    if not selection.places and not met:
        chosen = "position IS NOT NULL" if selection.sources is None else _among(selection, "id")
        row = db.execute(
            "SELECT COALESCE(sum(stories), 0), COALESCE(sum(unread), 0),"
            f" COALESCE(sum(starred), 0) FROM source WHERE {chosen}"
        ).fetchone()
        return Counts(*row)
    if not selection.places:
        table, chosen = _of_sources(db, selection)
        row = db.execute(f"SELECT {_COUNTED} FROM {table} WHERE {chosen}{met}", met_by).fetchone()
        return Counts(*row)
    conditions, values = list[str](), list[Any]()
    for condition, condition_values in _in_places(selection):
        conditions.append(condition)
        values += condition_values
    if selection.sources:
        conditions.append(_among(selection, "source_id"))
    row = db.execute(
        f"SELECT {_COUNTED} FROM story WHERE ({' OR '.join(conditions)}){met}",
        (*values, *met_by),
    ).fetchone()
    return Counts(*row)


def _queries(db: Database, selection: Selection) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """What lists each place, and then the sources; every query ends in its order."""
    met, met_by = _met(selection)
    kept = ", ".join(str(int(story)) for story in selection.keep)
    unread = f" AND (NOT is_read OR id IN ({kept}))" if kept else " AND NOT is_read"
    flags = (unread if selection.unread else "") + (" AND is_starred" if selection.starred else "")
    first = _FIRST[selection.order]
    way = "" if selection.order is Order.OLDEST else " DESC"
    for condition, values in _in_places(selection):
        yield (
            f"SELECT id FROM story WHERE {condition}{flags}{met}"
            f" ORDER BY {first}time{way}, path, id{way}",
            (*values, *met_by),
        )
    if selection.places and selection.sources is None:
        return
    table, chosen = _of_sources(db, selection)
    yield (
        f"SELECT id FROM {table} WHERE {chosen}{flags}{met} ORDER BY {first}time{way}, id{way}",
        met_by,
    )


def _in_places(selection: Selection) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """SQL for the stories in each place, with its values; the addresses are one, and come last."""
    for place in selection.places:
        if not is_web_address(place):
            yield IN_PLACE, place_range(place)
    addresses = [place for place in selection.places if is_web_address(place)]
    if addresses:
        yield at_addresses(len(addresses)), tuple(addresses)


def _met(selection: Selection) -> tuple[str, tuple[str | int, ...]]:
    """What else a story must meet, after " AND ", and the values in it; "" if there is no more."""
    if selection.filter is None:
        return "", ()
    from briefing.store.search import condition

    asked = condition(selection.filter, selection.keep)
    return f" AND {asked.sql}" if asked.sql else "", asked.values


def _of_sources(db: Database, selection: Selection) -> tuple[str, str]:
    """The table with the index to walk along, and SQL for the selected sources' stories in it."""
    chosen = _chosen(db, selection)
    index = "story_of_source" if chosen.startswith("source_id =") else "story_newest"
    return f"story INDEXED BY {index}", chosen


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


def _folded(
    db: Database, queries: Iterable[tuple[str, tuple[Any, ...]]], limit: int | None
) -> "array[int]":
    """What the queries list, folded; rows are read only until there are enough."""
    from briefing.store.coverage import folded

    rows = chain.from_iterable(
        db.execute(query.replace("SELECT id", f"SELECT id, {_COVERAGE}", 1), values)
        for query, values in queries
    )
    return folded(rows, limit)


def _ids(rows: Iterable[tuple[int]]) -> "array[int]":
    return array("q", [id_ for (id_,) in rows])
