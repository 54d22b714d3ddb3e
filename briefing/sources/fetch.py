"""Polite, bounded HTTP: an address in, the bytes behind it out. The only way to the web.

Built on a transport of httpx (`fetch_pools`) that has its connections made by `fetch_network`; each
body goes to `fetch_body` as it comes. Without httpx's client no cookie is kept, no referrer sent,
no .netrc read and no redirect followed that was not looked at here.
"""

import asyncio
import logging
import re
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.sources import politeness
from briefing.sources.addresses import Address
from briefing.sources.fetch_imports import spare_imports
from briefing.sources.fetch_nouns import (
    ErrorKind,
    FetchError,
    Kind,
    Limits,
    Request,
    Response,
)
from briefing.sources.fetch_trip import REDIRECTS, Trip

if TYPE_CHECKING:
    from briefing.sources.fetch_network import Network
    from briefing.sources.fetch_pools import Pools

_ACCEPT: Mapping[Kind, str] = {
    "feed": "application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5",
    "page": "text/html, application/xhtml+xml, */*;q=0.5",
    "image": "image/webp, image/png, image/jpeg, image/*;q=0.8, */*;q=0.5",
}

# What a header's value may hold, and so what can be sent back as it came.
_LEGAL = re.compile(r"[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?")
_LONGEST_VALIDATOR = 8192

# An address is looked up again after this many seconds.
_LOOKED_UP_FOR = 60.0


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


class Fetcher:
    """Asks for addresses, never too many at one time. An async context manager for one loop.

    `held` says until when, in seconds since the epoch, a host is not to be asked: it is filled by
    status 429 and can be given on to the next Fetcher. `now` tells the time in the same seconds.
    """

    def __init__(
        self,
        user_agent: str,
        limits: Limits | None = None,
        *,
        offline: bool = False,
        held: Mapping[str, int] | None = None,
        now: Callable[[], float] = time.time,
        network: "Network | None" = None,
    ) -> None:
        self.held = dict(held or {})
        self._limits = limits or Limits()
        self._user_agent = user_agent
        self._offline = offline
        self._now = now
        self._network = network
        self._total = asyncio.Semaphore(self._limits.total)
        self._origins: dict[str, asyncio.Semaphore] = {}
        self._looked_up: dict[str, tuple[float, tuple[str, ...]]] = {}
        self._pools: Pools | None = None

    async def __aenter__(self) -> "Fetcher":
        # Their own logs would tell addresses with what they carry.
        for library in ("httpx", "httpcore"):
            logging.getLogger(library).setLevel(logging.WARNING)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._pools is not None:
            await self._pools.aclose()
            self._pools = None

    async def get(self, request: Request) -> Response:
        """The answer, after all redirects. Raises FetchError for everything but 200, 203 and 304.

        Cancelling it closes its connection.
        """
        trip = Trip(request, self._limits.deadline)
        if self._offline:
            raise trip.error("is not asked while offline", ErrorKind.REFUSED)
        answer = await self._hop(trip)
        while answer.status in REDIRECTS:
            trip.follow(answer.status, answer.headers.get("location"), self._limits.redirects)
            answer = await self._hop(trip)
        return self._response(trip, answer)

    async def _hop(self, trip: Trip) -> _Answer:
        """The answer of the address that the trip has come to, when it is its turn."""
        from briefing.sources.fetch_errors import FAILURES, explain

        async with self._turn(trip.address):
            self._check_held(trip)
            loop = asyncio.get_running_loop()
            started = loop.time()
            try:
                async with asyncio.timeout(trip.left) as deadline:
                    return await self._ask(trip)
            except FAILURES as error:
                if deadline.expired():
                    reason = f"did not answer within {self._limits.deadline:g} seconds"
                    raise trip.error_here(reason, ErrorKind.TEMPORARY) from None
                raise trip.error_here(*explain(error, self._limits)) from error
            finally:
                trip.left -= loop.time() - started

    @asynccontextmanager
    async def _turn(self, address: Address) -> AsyncIterator[None]:
        """Wait until the origin and the whole have room for one more request."""
        origin = self._origins.setdefault(
            address.origin, asyncio.Semaphore(self._limits.per_origin)
        )
        async with origin, self._total:
            yield

    async def _ask(self, trip: Trip) -> _Answer:
        """One answer. An answer that is labelled as gzip and is not is asked for once more."""
        from briefing.sources.fetch_body import NotGzip

        pools = await self._way_to(trip)
        try:
            return await self._exchange(pools, trip, "gzip")
        except NotGzip:
            return await self._exchange(pools, trip, "identity")

    async def _way_to(self, trip: Trip) -> "Pools":
        """The transport to ask, after the present address was checked."""
        spare_imports()
        from briefing.sources.fetch_network import Connector, Network
        from briefing.sources.fetch_pools import Pools

        network = self._network = self._network or Network()
        if self._pools is None:
            self._connector = Connector(network)
            self._pools = Pools(self._connector, self._limits)
        try:
            if self._pools.proxy_for(trip.address.scheme, trip.address.netloc) is not None:
                trip.check_name()
            else:
                numbers = await self._lookup(network, trip.address.host)
                trip.check(numbers)
                self._connector.checked[trip.address.host] = numbers
            self._pools.pool_for(trip.address.scheme, trip.address.netloc)
            return self._pools
        except ValueError as error:
            raise trip.error_here(str(error), ErrorKind.TEMPORARY) from None

    async def _lookup(self, network: "Network", host: str) -> tuple[str, ...]:
        now = time.monotonic()
        until, numbers = self._looked_up.get(host, (now, ()))
        if until <= now:
            numbers = await network.lookup(host)
            self._looked_up[host] = (now + _LOOKED_UP_FOR, numbers)
        return numbers

    async def _exchange(self, pools: "Pools", trip: Trip, encoding: str) -> _Answer:
        import httpcore
        import httpx

        from briefing.sources.fetch_body import read_body

        address = trip.address
        request = httpx.Request("GET", address.url, headers=self._headers(trip, encoding))
        made = self._connector.made[address.host, address.port]
        try:
            response = await pools.handle_async_request(request)
        except (httpcore.NetworkError, httpcore.RemoteProtocolError, ConnectionError):
            is_kept = made == self._connector.made[address.host, address.port] > 0
            if not is_kept:
                raise
            # Its server was just closing a connection that was kept: no fault of anyone's.
            response = await pools.handle_async_request(request)
        try:
            headers = _headers_of(response.headers.raw)
            body = b""
            if response.status_code in (200, 203):
                packed = headers.get("content-encoding", "")
                body = await read_body(response.aiter_raw(), packed, self._limits.body)
            return _Answer(response.status_code, headers, body)
        finally:
            await response.aclose()

    def _headers(self, trip: Trip, encoding: str) -> list[tuple[bytes, bytes]]:
        request = trip.request
        headers = {
            "Host": trip.address.netloc,
            "User-Agent": self._user_agent,
            "Accept": _ACCEPT[request.kind],
            "Accept-Encoding": encoding,
            "If-None-Match": _validator(request.etag),
            "If-Modified-Since": _validator(request.last_modified),
            "Authorization": trip.address.authorization,
        }
        return [
            (name.encode("ascii"), value.encode("latin-1"))
            for name, value in headers.items()
            if value is not None
        ]

    def _check_held(self, trip: Trip) -> None:
        wait = self.held.get(trip.address.host, 0) - int(self._now())
        if wait > 0:
            reason = f"asked to be left alone for {_duration(wait)} more"
            raise trip.error_here(reason, ErrorKind.TEMPORARY, status=429, retry_after=wait)

    def _response(self, trip: Trip, answer: _Answer) -> Response:
        """The answer as others see it. Raises FetchError if it is of no use."""
        request, headers = trip.request, answer.headers
        now = int(self._now())
        server_date = politeness.http_date(headers.get("date", ""))
        retry_after = politeness.retry_after(headers.get("retry-after"), server_date, now)
        if answer.status == 304:
            if _validator(request.etag) is None and _validator(request.last_modified) is None:
                reason = "says that nothing has changed, though nothing was known of it"
                raise trip.error_here(reason, ErrorKind.UNASKED, status=304)
        elif answer.status not in (200, 203):
            raise self._refusal(trip, answer.status, retry_after, now)
        elif not answer.body:
            raise trip.error_here("sent an empty answer", ErrorKind.TEMPORARY, status=200)
        max_age = politeness.max_age(headers.get("cache-control"))
        if max_age is None:
            max_age = politeness.expires(headers.get("expires"), server_date, now)
        return Response(
            url=trip.asked.url,
            final_url=trip.address.url,
            status=answer.status,
            body=answer.body,
            moved_to=trip.moved_to,
            content_type=headers.get("content-type"),
            etag=_validator(headers.get("etag")),
            last_modified=_validator(headers.get("last-modified")),
            max_age=max_age,
            retry_after=retry_after,
            server_date=server_date,
        )

    def _refusal(self, trip: Trip, status: int, retry_after: int | None, now: int) -> FetchError:
        """The error for an answer without success, a 429 held against the whole host."""
        from briefing.sources.fetch_errors import explain_status

        if status == 429:
            retry_after = politeness.FLOOR if retry_after is None else retry_after
            self.held[trip.address.host] = now + retry_after
        reason, kind = explain_status(status)
        return trip.error_here(reason, kind, status=status, retry_after=retry_after)


def _headers_of(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """The headers by their names in lower case; of one given twice the first, or the whole list."""
    headers: dict[str, str] = {}
    for name_bytes, value_bytes in raw:
        name = name_bytes.decode("latin-1").lower()
        value = _text(value_bytes) if name == "location" else value_bytes.decode("latin-1")
        if name not in headers:
            headers[name] = value
        elif name in ("cache-control", "content-encoding"):
            headers[name] += f", {value}"
    return headers


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _validator(value: str | None) -> str | None:
    """The value if it can stand in a header, else None."""
    if value is None or len(value) > _LONGEST_VALIDATOR or not _LEGAL.fullmatch(value):
        return None
    return value


def _duration(seconds: int) -> str:
    hours, minutes = divmod(-(-seconds // 60), 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min"
