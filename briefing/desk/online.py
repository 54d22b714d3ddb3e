"""What the desk does on the web: refreshing, adding, fetching whole articles.

The reading process and the commands open it; nothing of the web is imported before.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.config import Settings
from briefing.desk.articles import fetch_article
from briefing.desk.keeper import Keeper
from briefing.desk.nouns import Progress, Summary, Wanted
from briefing.desk.refresh import refresh
from briefing.desk.visit import Visitor, is_held
from briefing.errors import SourceError
from briefing.sources.fetch import Fetcher
from briefing.sources.pool import Pool
from briefing.store.sources import host_stops

if TYPE_CHECKING:
    from briefing.desk.adding import Adder

USER_AGENT = f"briefing/{__version__} (a feed reader for the terminal)"


class Online:
    """A fetcher, and what uses it."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    @cached_property
    def adder(self) -> "Adder":
        """What adds sources; a refresh does without it and what it imports."""
        from briefing.desk.adding import Adder

        return Adder(self.visitor)

    async def refresh(
        self, wanted: Wanted, report: Callable[[Progress], None], stop: asyncio.Event
    ) -> Summary:
        """Refresh feeds; see `refresh.refresh`."""
        return await refresh(self.visitor, wanted, report, stop)

    async def articles(self, fetched: Callable[[int], None]) -> None:
        """Fetch the articles of new stories whose sources' settings want them whole.

        One that cannot be fetched keeps the text of its feed. Raises StoreError.
        """
        waiting = self.visitor.articles
        while waiting:
            story = waiting.pop(0)
            with suppress(SourceError):
                await fetch_article(self.visitor, story)
                fetched(story)

    async def picture(self, story: int, url: str) -> bytes:
        """Fetch a picture of a story, as a JPEG. Raises SourceError, StoreError."""
        from briefing.desk.pictures import fetch_picture

        return await fetch_picture(self.visitor, story, url)

    async def article(self, story: int) -> None:
        """Fetch the whole article of a story and store it. Raises SourceError, StoreError."""
        await fetch_article(self.visitor, story)


@asynccontextmanager
async def online(
    keeper: Keeper, pool: Pool, settings: Settings, *, offline: bool = False
) -> AsyncIterator[Online]:
    """The web, polite: hosts that asked to be left alone are, since whichever run that was."""
    now = int(time.time())
    stops = await keeper.do(host_stops)
    held = {host: until for host, until in stops.items() if is_held(now, until)}
    async with Fetcher(USER_AGENT, held=held, offline=offline, now=time.time) as fetcher:
        interval = settings.refresh_minutes * 60
        visitor = Visitor(keeper, fetcher, pool, interval, settings.full_text)
        yield Online(visitor)
