"""Reads what stands at addresses that a command line names, without subscribing to it."""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from typing import NamedTuple

from briefing.cli.arguments import Arguments
from briefing.cli.output import say
from briefing.cli.progress import Progress
from briefing.config import load_or_default
from briefing.desk.entries import Entry, entry_of
from briefing.desk.keeper import Keeper
from briefing.desk.nouns import Failure, Wanted
from briefing.desk.nouns import Progress as Course
from briefing.desk.online import online
from briefing.desk.opening import let_go, open_keeper, take_in
from briefing.sources.pool import Pool
from briefing.store.database import Database
from briefing.store.listing import Selection, listing
from briefing.store.stories import opened_many


class Fetched(NamedTuple):
    """The stories at some addresses, the newest first, and what could not be fetched."""

    entries: list[Entry]
    failures: tuple[Failure, ...]


def fetched(addresses: Sequence[str], arguments: Arguments) -> Fetched:
    """Fetch what stands at the addresses, and store nothing for good. Raises StoreError."""
    with ExitStack() as exits:
        opened = open_keeper(exits)
        if opened.warning:
            say(opened.warning)
        exits.callback(opened.keeper.close)
        guests = opened.keeper.do_now(take_in, addresses)
        try:
            failures = asyncio.run(_fetch(opened.keeper, guests.sources, arguments))
            return Fetched(opened.keeper.do_now(_entries, addresses, arguments.limit), failures)
        finally:
            opened.keeper.do_now(let_go, guests.new)


async def _fetch(
    keeper: Keeper, sources: tuple[int, ...], arguments: Arguments
) -> tuple[Failure, ...]:
    """Ask for the sources, and store what comes; those that failed."""
    settings, _ = load_or_default()
    pool = Pool()

    def report(course: Course) -> None:
        progress.count(course.done, course.total, "  fetching")

    try:
        async with online(keeper, pool, settings, offline=arguments.offline) as web:
            with Progress(arguments) as progress:
                wanted = Wanted(sources, insist=True)
                summary = await web.refresh(wanted, report, asyncio.Event())
    finally:
        pool.close()
    return summary.failures


def _entries(db: Database, addresses: Sequence[str], limit: int | None) -> list[Entry]:
    """The stories at the addresses; they are not stored any more when they are read."""
    ids = listing(db, Selection(places=tuple(addresses)), limit)
    return [entry_of(stored)._replace(key=0) for stored in opened_many(db, ids)]
