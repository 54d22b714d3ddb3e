"""Rows of the list of headlines; called by the viewer for what is on its screen, and by commands.

Nothing here touches a text, and nothing is imported that a first screen does without.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from briefing.store.database import Database
from briefing.store.trouble import in_words

_FOLDER_ABOVE: Final = "rtrim(source.place, replace(source.place, '/', ''))"
_LAST_PART: Final = f"NULLIF(substr(source.place, length({_FOLDER_ABOVE}) + 1), '')"
SOURCE_NAME: Final = (
    "COALESCE(NULLIF(source.name, ''), source.title,"
    f" CASE WHEN source.kind IN ('folder', 'file') THEN {_LAST_PART} END, source.place)"
)
"""SQL for the name of a source: the one it was given, else its feed's title; else the last part of
its path, or its address."""
STORY_PLACE: Final = "COALESCE(story.place, story.url, source.place)"
"""SQL for where a story is: a path, or an address."""


class Headline(NamedTuple):
    """A row of a list. `time` orders it; like `first_seen` it is in seconds since the epoch.

    `headline` is "" while a feed's story without one is unfinished; so are `minutes`, `quotes`
    (those that are speech) and `figures` None. `place` is where the story is: a path or an address.
    """

    id: int
    source_id: int
    headline: str
    publisher: str
    date: str | None
    minutes: int | None
    quotes: int | None
    figures: int | None
    url: str | None
    place: str
    first_seen: int
    time: int
    is_read: bool
    is_starred: bool
    is_full: bool


@in_words
def headlines(db: Database, ids: Iterable[int]) -> list[Headline]:
    """The rows of these stories, in this order, without those that are gone."""
    rows = db.execute(
        f"SELECT story.id, source_id, headline, COALESCE(publisher, {SOURCE_NAME}), date, minutes,"
        f" quotes, figures, story.url, {STORY_PLACE}, first_seen, time, is_read, is_starred,"
        " is_full FROM json_each(?) AS wanted JOIN story ON story.id = wanted.value"
        " JOIN source ON source.id = source_id ORDER BY wanted.key",
        (listed(ids),),
    )
    return [Headline(*row[:12], *map(bool, row[12:])) for row in rows]


@in_words
def unread_among(db: Database, ids: Iterable[int]) -> frozenset[int]:
    """Those of the stories that are unread."""
    rows = db.execute(
        "SELECT story.id FROM json_each(?) AS wanted JOIN story ON story.id = wanted.value"
        " WHERE NOT is_read",
        (listed(ids),),
    )
    return frozenset(id_ for (id_,) in rows)


def listed(ids: Iterable[int]) -> str:
    """Ids as a list for SQL's `json_each`."""
    return f"[{','.join(map(str, ids))}]"
