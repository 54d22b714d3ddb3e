"""A visit to a feed: one polite request, and what its answer means for the feed and the next visit.

Called by the refresh, for each source that is to be asked.
"""

import asyncio
import time
from dataclasses import dataclass, field, replace

from briefing import subscriptions
from briefing.desk.keeper import Keeper
from briefing.desk.unreadable import told_if_unreadable
from briefing.errors import SourceError
from briefing.model import Feed
from briefing.sources.addresses import read_address
from briefing.sources.feed_files import read_feed_file
from briefing.sources.feeds import parse, parse_at_once
from briefing.sources.fetch import Fetcher
from briefing.sources.fetch_nouns import ErrorKind, FetchError, Request, Response
from briefing.sources.politeness import CEILING, backoff, next_check
from briefing.sources.pool import Pool
from briefing.store.feed_stories import known_digests, save_feed
from briefing.store.sources import Check, StoredSource, save_check, stop_host

PARSE_DEADLINE = 20.0
"""Seconds after which a worker that reads a feed is ended; a large one takes two."""
TOO_MANY_REQUESTS = 429
PAGE_TYPES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a visit brought: stories that are new and changed, or why there were none.

    `moved_to` is where the feed has moved for good.
    """

    new: int = 0
    changed: int = 0
    is_unchanged: bool = False
    failure: str = ""
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class Visitor:
    """What a visit takes. `interval` is the least time between two of them, in seconds.

    `full_text` are the places and names of sources whose articles are to be fetched whole;
    `articles` gathers the stories that this concerns. `reading` is held while a feed is read in a
    thread.
    """

    keeper: Keeper
    fetcher: Fetcher
    pool: Pool
    interval: int = 0
    full_text: tuple[str, ...] = ()
    articles: list[int] = field(default_factory=list)
    reading: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))

    async def visit(self, source: StoredSource) -> Outcome:
        """Ask a feed for what is new, and store it. Raises StoreError; a failure is an outcome."""
        check = source.check
        try:
            response = await self._ask(source)
            if response.is_unchanged:
                moved_to = _moved(source, response)
                after = self._checked(source, response, check.ttl)._replace(url=moved_to)
                await self.keeper.do(save_check, source.id, after)
                return Outcome(is_unchanged=True, moved_to=moved_to)
            known = await self.keeper.do(known_digests, source.id)
            try:
                feed = await self.read(source.source.place, response, known)
            except SourceError:
                if source.is_saved or not _is_page(response):
                    raise
                return await self._store_page(source, response)
            return await self.store(source, response, feed)
        except FetchError as error:
            return await self._fail(source, error.reason, error)
        except SourceError as error:
            return await self._fail(source, error.reason)

    async def _store_page(self, source: StoredSource, response: Response) -> Outcome:
        """Store the article of a page that was opened by hand as the one story of its source."""
        # Imported late: a refresh of feeds reads no page.
        from briefing.desk.articles import page_of, store_page

        try:
            page = await page_of(self, response, "")
        except SourceError as error:
            feed = await asyncio.to_thread(_feed_of, response)
            if feed is None:
                raise
            raise SourceError(error.place, f"is no article; its feed is {feed}") from error
        outcome = await self.store(source, response, page.as_feed)
        await store_page(self.keeper, source.id, page)
        return outcome

    async def _ask(self, source: StoredSource) -> Response:
        """What a feed's server answers, or what stands in its file. Raises SourceError."""
        check, place = source.check, source.source.place
        if not source.source.is_on_web:
            return await asyncio.to_thread(read_feed_file, place, check.etag)
        request = Request(
            check.url or place,
            etag=check.etag,
            last_modified=check.last_modified,
            user_typed=True,
        )
        return await self.fetcher.get(request)

    async def store(self, source: StoredSource, response: Response, feed: Feed) -> Outcome:
        """Store a feed together with what is known of it since. Raises StoreError."""
        place = source.source.place
        moved_to = _moved(source, response)
        checked = self._checked(source, response, feed.ttl)
        after = checked._replace(remark=feed.remark, url=moved_to)
        if feed.title is None:
            host = subscriptions.name_of(replace(source.source, name=""))
            feed = replace(feed, title=source.title or host)
        saved = await self.keeper.do(save_feed, source.id, feed, after, int(time.time()))
        if {place, source.source.name}.intersection(self.full_text):
            self.articles.extend(saved.new)
        is_unchanged = not saved.new and not saved.changed
        return Outcome(len(saved.new), len(saved.changed), is_unchanged, moved_to=moved_to)

    async def read(self, place: str, response: Response, known: frozenset[bytes]) -> Feed:
        """What an answer says; drafts whose digest is known are left out. Raises SourceError.

        What is well-formed is read in a thread, one at a time: several would only get in each
        other's way, and in the requests'. Everything else goes to a worker, which can be ended.
        """
        told = response.body, response.content_type or "", response.final_url, known
        shown = subscriptions.without_password(place)
        overdue = f"takes longer than {PARSE_DEADLINE:.0f} seconds to read, so it was given up"
        with told_if_unreadable(shown, overdue):
            async with self.reading:
                feed = await asyncio.to_thread(parse_at_once, *told)
            if feed is not None:
                return feed
            return await self.pool.run(parse, *told, deadline=PARSE_DEADLINE)

    def _checked(self, source: StoredSource, response: Response, ttl: int | None) -> Check:
        """What is known of a feed after a visit that went well."""
        now = int(time.time())
        before = source.check if response.is_unchanged else Check()
        return Check(
            etag=response.etag or before.etag,
            last_modified=response.last_modified or before.last_modified,
            last_check=now,
            next_check=next_check(
                now, source.source.place, self.interval, max_age=response.max_age, ttl=ttl
            ),
            remark=before.remark,
            ttl=ttl,
        )

    async def _fail(
        self, source: StoredSource, reason: str, error: FetchError | None = None
    ) -> Outcome:
        """Keep why a visit failed, and when the next one may be; the stories stay as they are."""
        now = int(time.time())
        failures = source.check.failures + 1
        wait = backoff(failures, source.source.place)
        not_before = None
        if error is not None and error.retry_after is not None:
            not_before = now + error.retry_after
            if error.status == TOO_MANY_REQUESTS:
                # After a redirect it is another host than the feed's that wants this.
                for host, until in self.fetcher.held.items():
                    await self.keeper.do(stop_host, host, until, now)
        after = source.check._replace(
            last_check=now,
            next_check=max(now + wait, not_before or 0),
            not_before=not_before,
            failures=failures,
            error=reason,
            is_gone=error is not None and error.kind is ErrorKind.GONE,
        )
        if error is not None and error.kind is ErrorKind.UNASKED:
            after = after._replace(etag=None, last_modified=None)
        await self.keeper.do(save_check, source.id, after)
        return Outcome(failure=reason)


def _is_page(response: Response) -> bool:
    """Whether a server says that its answer is a web page."""
    kind = (response.content_type or "").partition(";")[0].strip().lower()
    return kind in PAGE_TYPES


def _feed_of(response: Response) -> str | None:
    """The first feed that a page names."""
    from briefing.sources.discover import feed_links

    return next((link.url for link in feed_links(response.body, response.final_url)), None)


def host_of(source: StoredSource) -> str:
    """The host that a feed is asked from, by its name alone."""
    place = source.check.url or source.source.place
    try:
        return read_address(place).host
    except ValueError:
        return place


def is_held(now: int, until: int | None) -> bool:
    """Whether a wish to be left alone still counts.

    None reaches beyond CEILING: one that does was kept by a clock that was wrong.
    """
    return until is not None and now < until <= now + CEILING


def _moved(source: StoredSource, response: Response) -> str | None:
    """Where a feed has moved for good, now or at an earlier visit; None if it is at its place."""
    moved_to = response.moved_to or source.check.url
    return moved_to if moved_to != source.source.place else None
