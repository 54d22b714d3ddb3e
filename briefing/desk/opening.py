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
from briefing.desk.keeper import Keeper
from briefing.errors import StoreError
from briefing.model import Source, SourceKind
from briefing.store.database import Database
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
        # Made only now: a process that is killed leaves it behind.
        folder = TemporaryDirectory(prefix="briefing-", ignore_cleanup_errors=True)
        path = Path(exits.enter_context(folder)) / path.name
        return OpenedKeeper(Keeper(path), path, str(error))


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
