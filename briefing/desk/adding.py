"""Adding a source: what stands at a target, and subscribing to it.

`briefing add` calls it, and the reading process for the viewer. What was fetched to look at a feed
is what is stored when it is added, so that the feed is asked once.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from briefing import paths, subscriptions
from briefing.desk.nouns import Found
from briefing.desk.saved import adopt_saved
from briefing.desk.visit import Visitor
from briefing.errors import AlreadyThereError, DocumentError, SourceError
from briefing.model import Feed, Source, SourceKind
from briefing.sources import discover
from briefing.sources.feed_files import read_feed_file
from briefing.sources.feed_hosts import known_hosts
from briefing.sources.fetch_nouns import NO_TLS, FetchError, Request, Response
from briefing.sources.files import find
from briefing.store.sources import all_sources
from briefing.subscriptions import TargetKind

MOST_FEEDS = 8
"""Feeds of a page that are looked at."""
_KINDS = {TargetKind.FOLDER: SourceKind.FOLDER, TargetKind.FILE: SourceKind.FILE}


@dataclass(frozen=True, slots=True)
class _Read:
    """A feed that was looked at, and the answer it was read from."""

    response: Response
    feed: Feed


class Adder:
    """Looks at targets and subscribes. Remembers the feeds it has looked at."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor
        self._read: dict[str, _Read] = {}

    async def probe(self, target: str) -> tuple[Found, ...]:
        """What could be added at an address or a path, the likeliest first. Raises SourceError."""
        named = subscriptions.classify(target)
        match named.kind:
            case TargetKind.STDIN:
                raise SourceError(target, "is standard input, which is no lasting source")
            case TargetKind.LIST:
                return (await asyncio.to_thread(_list_found, named.place),)
            case TargetKind.FOLDER | TargetKind.FILE:
                _refuse_known(named.place)
                kind = _KINDS[named.kind]
                return (await asyncio.to_thread(_local_found, named.place, kind),)
            case TargetKind.FEED_FILE:
                return (await self._probe_file(named.place),)
        _refuse_known(named.place)
        try:
            return await self._probe_address(named.place)
        except FetchError as error:
            if error.reason != NO_TLS or subscriptions.has_scheme(target):
                raise
            reason = f"{error.reason}; write http:// before it"
            raise SourceError(error.place, reason) from error

    async def add(self, found: Found, name: str = "", tags: Iterable[str] = ()) -> str:
        """Subscribe to what was found; a sentence on what that brought.

        Raises SourceError where it is there already or cannot be written down.
        """
        if found.sources:
            return await self.add_list(found.place)
        source = Source(name.strip(), found.kind, found.place, tuple(tags))
        subscriptions.add(paths.sources_file(), source)
        await adopt_saved(self._visitor.keeper)
        shown = name.strip() or found.title
        read = self._read.get(found.place)
        if read is None:
            return f"Added {shown}"
        stored = next(
            one
            for one in await self._visitor.keeper.do(all_sources)
            if one.source.place == found.place
        )
        outcome = await self._visitor.store(stored, read.response, read.feed)
        stories = "1 story" if outcome.new == 1 else f"{outcome.new:,} stories"
        return f"Added {shown}: {stories}"

    async def add_list(self, path: str) -> str:
        """Subscribe to all sources of a list that are not there yet; how many, and why not all."""
        # Imported late: a refresh, which has an adder at hand, reads no lists.
        from briefing.sources import imports

        read = await asyncio.to_thread(imports.read, Path(path))
        held = {subscriptions.place_key(source.place) for source in subscriptions.load().sources}
        new = [one for one in read.found if subscriptions.place_key(one.place) not in held]
        subscriptions.add_all(paths.sources_file(), new)
        await adopt_saved(self._visitor.keeper)
        there = len(read.found) - len(new)
        told = [f"Added {len(new)} of {len(read.found)} sources"]
        told += [f"{there} {'was' if there == 1 else 'were'} there already"] * bool(there)
        told += [f"{len(read.skipped)} left out"] * bool(read.skipped)
        return ", ".join(told)

    async def _probe_address(self, address: str) -> tuple[Found, ...]:
        response = await self._get(address)
        try:
            feed = await self._visitor.read(address, response, frozenset())
        except SourceError:
            return await self._probe_page(address, response)
        return (self._found(address, response, feed),)

    async def _probe_file(self, place: str) -> Found:
        response = await asyncio.to_thread(read_feed_file, place)
        feed = await self._visitor.read(place, response, frozenset())
        return self._found(place, response, feed)

    async def _probe_page(self, address: str, response: Response) -> tuple[Found, ...]:
        """The feeds that a page names; else the first one where feeds usually are."""
        links = await asyncio.to_thread(discover.feed_links, response.body, response.final_url)
        places = [link.url for link in links][:MOST_FEEDS]
        known: list[SourceError] = []
        found = [one async for one in self._feeds_at(places, address, known)]
        if not found and not known:
            guesses = (*known_hosts(address), *discover.well_known(response.final_url))
            # Asked one at a time, and no further than the first that is a feed.
            for place in guesses:
                found = [one async for one in self._feeds_at((place,), address, known)]
                if found or known:
                    break
        if not found and known:
            raise known[0]
        if not found:
            shown = subscriptions.without_password(address)
            reason = "is no feed and names none, and none was found where feeds usually are"
            raise SourceError(shown, reason)
        return tuple(found)

    async def _feeds_at(
        self, places: Iterable[str], page: str, known: list[SourceError]
    ) -> AsyncIterator[Found]:
        """Those of a page's places that are feeds, one after the other.

        Feeds that are sources already go to `known`.
        """
        for place in dict.fromkeys(places):
            try:
                # A page must not lead into the network of whoever typed its address.
                response = await self._get(place, is_typed=_host(place) == _host(page))
                feed = await self._visitor.read(place, response, frozenset())
            except SourceError:
                continue
            try:
                found = self._found(place, response, feed)
            except SourceError as error:
                known.append(error)
            else:
                yield found

    async def _get(self, address: str, is_typed: bool = True) -> Response:
        return await self._visitor.fetcher.get(Request(address, user_typed=is_typed, kind="page"))

    def _found(self, place: str, response: Response, feed: Feed) -> Found:
        """A feed that was read, remembered for `add`. Raises SourceError if it is there already."""
        place = response.moved_to or place
        _refuse_known(place)
        self._read[place] = _Read(response, feed)
        title = feed.title or subscriptions.name_of(Source("", SourceKind.FEED, place))
        newest = max((draft.date for draft in feed.drafts if draft.date), default=None)
        return Found(place, SourceKind.FEED, title, feed.total, newest)


def _host(address: str) -> str:
    """The host of an address; "" where it names none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _refuse_known(place: str) -> None:
    """Raise SourceError for a place that is a source already."""
    key = subscriptions.place_key(place)
    for source in subscriptions.load().sources:
        if subscriptions.place_key(source.place) == key:
            shown = subscriptions.without_password(place)
            raise AlreadyThereError(shown, f"is there already, as {subscriptions.name_of(source)}")


def _local_found(place: str, kind: SourceKind) -> Found:
    documents = list(find(place))
    stories = sum(not isinstance(document, DocumentError) for document in documents)
    if not stories:
        first = documents[0]
        assert isinstance(first, DocumentError)
        raise SourceError(first.place, first.reason)
    return Found(place, kind, subscriptions.name_of(Source("", kind, place)), stories)


def _list_found(place: str) -> Found:
    from briefing.sources import imports

    read = imports.read(Path(place))
    if not read.found:
        raise SourceError(subscriptions.shown(place), "holds no source that could be added")
    return Found(place, SourceKind.FILE, Path(place).name, sources=len(read.found))
