"""Coverages: the stories, from several sources, on one event, and why they are together.

Called by the viewer for what is on its screen, and by the processes that store stories.
"""

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.desk.keeper import Keeper
from briefing.store.coverage import Fold, folds, members
from briefing.store.database import Database
from briefing.store.headlines import Headline, headlines
from briefing.store.stories import opened_many

if TYPE_CHECKING:
    from briefing.desk.covering.shared import Shared

AT_A_TIME: Final = 40
"""Stories placed in one transaction; everyone else who writes waits for it."""
PAUSE: Final = 0.02
"""Seconds for the others between two of those."""
NAMED: Final = 40
"""Stories of a coverage among which the other publishers of its event are looked for."""
EXPLAINED: Final = 12
"""Stories of a coverage in which what they share is looked for."""


class Elsewhere(NamedTuple):
    """Another story on the same event: its number in the store, and who brings it."""

    story: int
    publisher: str


class Coverage(NamedTuple):
    """The stories on one event, by time, and what they share, as the text has it.

    `explained` is the number of stories in which that was looked for. `sources` are those with a
    text of their own, `texts` are distinct.
    """

    id: int
    members: tuple[Headline, ...]
    why: "tuple[Shared, ...]"
    explained: int
    sources: int
    texts: int


def coverage_of(db: Database, story_id: int) -> Coverage | None:
    """The coverage that a story is in; None where it stands alone. Raises StoreError."""
    # Saying why takes what a list never needs.
    from briefing.desk.covering.shared import shared

    fold = folds(db, [story_id]).get(story_id)
    if fold is None:
        return None
    ids = members(db, story_id)
    among = [story_id, *(id_ for id_ in ids if id_ != story_id)][:EXPLAINED]
    documents = [one.story.document for one in opened_many(db, among) if one.story is not None]
    rows = tuple(headlines(db, ids))
    why = shared(documents)
    return Coverage(fold.coverage, rows, why, len(documents), fold.sources, fold.texts)


def told_fold(fold: Fold) -> str:
    """How many tell of an event: its sources; its stories, where they all have one text."""
    return f"{fold.sources} sources" if fold.sources > 1 else f"{fold.stories} stories"


def elsewhere(db: Database, row: Headline) -> tuple[Elsewhere, ...]:
    """The newest story on the same event of each of the other publishers, the newest first.

    Raises StoreError.
    """
    others = [story for story in members(db, row.id)[-NAMED:] if story != row.id]
    newest: dict[str, Elsewhere] = {}
    for other in headlines(db, reversed(others)):
        if other.publisher != row.publisher:
            newest.setdefault(other.publisher, Elsewhere(other.id, other.publisher))
    return tuple(newest.values())


def coverages_of(db: Database, ids: Iterable[int]) -> dict[int, Fold]:
    """In numbers, the coverage of each of these stories that is in one. Raises StoreError."""
    return folds(db, ids)


async def place_all(keeper: Keeper, most: int | None = None) -> int:
    """Place the stories that wait for it, or the latest `most`, step by step; their number.

    Raises StoreError.
    """
    from briefing.desk.covering.placing import place

    done = 0
    while most is None or done < most:
        placed = len(await keeper.do(place, AT_A_TIME))
        done += placed
        if placed < AT_A_TIME:
            break
        await asyncio.sleep(PAUSE)
    return done
