"""A process that refreshes the saved sources again and again, and ends some of that in the middle.

For each line on its standard input it forks one that refreshes, ends it after as many seconds as
the line says, or lets it finish if that is negative, and says "over". Each source that was visited
is told in a line of its own, its place, as soon as that is stored. The imports are done once.
"""

import asyncio
import os
import signal
import sys
import time
from importlib import import_module

from briefing import paths
from briefing.desk.keeper import Keeper
from briefing.desk.nouns import Wanted
from briefing.desk.refresh import refresh
from briefing.desk.saved import adopt_saved
from briefing.desk.visit import Outcome, Visitor
from briefing.sources.fetch import Fetcher
from briefing.sources.pool import Pool
from briefing.store.sources import StoredSource
from tests.unit.fetching import AGENT

IMPORTED_LATE = (
    "anyio._backends._asyncio",
    "briefing.sources.feeds.well_formed",
    "briefing.sources.fetch_body",
    "briefing.sources.fetch_errors",
    "briefing.sources.fetch_network",
    "httpx",
)


class Telling(Visitor):
    """Tells of each visit that is stored."""

    async def visit(self, source: StoredSource) -> Outcome:
        outcome = await super().visit(source)
        if not outcome.failure:
            tell(source.source.place)
        return outcome


def tell(line: str) -> None:
    os.write(1, f"{line}\n".encode())


async def refresh_once() -> None:
    keeper, pool = Keeper(paths.database_file()), Pool()
    await adopt_saved(keeper)
    async with Fetcher(AGENT) as fetcher:
        visitor = Telling(keeper, fetcher, pool)
        await refresh(visitor, Wanted(insist=True), lambda progress: None, asyncio.Event())
    keeper.close()
    pool.close()


def main() -> None:
    for name in IMPORTED_LATE:
        import_module(name)
    for line in sys.stdin:
        seconds = float(line)
        process = os.fork()
        if not process:
            asyncio.run(refresh_once())
            os._exit(0)
        if seconds >= 0:
            time.sleep(seconds)
            os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        tell("over")


if __name__ == "__main__":
    main()
