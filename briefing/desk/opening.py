"""Addresses that were named by hand: what stands there is held while it is read, not subscribed to.

Called by the reading process and by the commands on stories. The stories stand in the database
under sources that are not saved, and go when the reader leaves; those with a star stay.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from briefing import paths
from briefing.desk.entries import Entry
from briefing.desk.gathering import entries
from briefing.desk.keeper import Keeper
from briefing.errors import StoreError
from briefing.model import Source, SourceKind
from briefing.store.database import Database
from briefing.store.listing import Selection, listing
from briefing.store.sources import all_sources, remove, source_id


class OpenedKeeper(NamedTuple):
    """A database in `path`. `warning` says why it is not the user's own, if it is not."""

    keeper: Keeper
    path: Path
    warning: str = ""


class Guests(NamedTuple):
    """The sources of addresses that were named; `new` are the places of those nobody had before."""

    sources: tuple[int, ...]
    new: tuple[str, ...]


def open_keeper(exits: ExitStack) -> OpenedKeeper:
    """The user's database; one for the time being if that is broken. Raises StoreError."""
    path = paths.database_file()
    try:
        return OpenedKeeper(Keeper(path), path)
    except StoreError as error:
        return passing_keeper(exits)._replace(warning=str(error))


def passing_keeper(exits: ExitStack) -> OpenedKeeper:
    """A database for the time being. Raises StoreError."""
    # A process that is killed leaves it behind.
    folder = TemporaryDirectory(prefix="briefing-", ignore_cleanup_errors=True)
    path = Path(exits.enter_context(folder)) / paths.database_file().name
    return OpenedKeeper(Keeper(path), path)


def passing_entries(db: Database, selection: Selection, limit: int | None = None) -> list[Entry]:
    """Stories that are read now, since they are not stored any more when they are shown."""
    ids = listing(db, selection, limit)
    return [entry._replace(key=0) for entry in entries(db, ids)]


def take_in(db: Database, addresses: Sequence[str]) -> Guests:
    """Have a source for each address. Raises StoreError."""
    known = {stored.source.place for stored in all_sources(db)}
    sources = tuple(source_id(db, Source("", SourceKind.FEED, place)) for place in addresses)
    return Guests(sources, tuple(place for place in addresses if place not in known))


def let_go(db: Database, places: Sequence[str]) -> None:
    """Take away what was held, unless it was subscribed to meanwhile. Raises StoreError."""
    saved = {stored.source.place for stored in all_sources(db) if stored.is_saved}
    for place in places:
        if place not in saved:
            remove(db, place)
