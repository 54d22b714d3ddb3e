"""Reads what stands at addresses that a command line names, without subscribing to it."""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from typing import NamedTuple

from briefing.cli.arguments import Arguments
from briefing.cli.output import say
from briefing.cli.progress import Progress
from briefing.config import load_or_default
from briefing.desk.entries import Entry
from briefing.desk.keeper import Keeper
from briefing.desk.nouns import Failure, Wanted
from briefing.desk.nouns import Progress as Course
from briefing.desk.online import online
from briefing.desk.opening import let_go, open_keeper, passing_entries, take_in
from briefing.sources.pool import Pool
from briefing.store.listing import Selection


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
            selection = Selection(places=tuple(addresses))
            entries = opened.keeper.do_now(passing_entries, selection, arguments.limit)
            return Fetched(entries, failures)
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
