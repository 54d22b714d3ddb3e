"""A web server on 127.0.0.1 that plays what a test tells it to, and remembers what it was asked.

    with Server() as server:
        server.routes["/feed"] = Reply(body=b"<rss/>", headers={"ETag": '"1"'})
        ... server.url("/feed") ...
        assert server.requests[0].headers["if-none-match"] == '"1"'

A second origin is a second Server. It runs in a thread of its own, so that plain tests, async tests
and other processes can all ask it.
"""

import asyncio
import ssl
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from threading import Thread
from types import TracebackType
from typing import Self, TypeAlias
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Received:
    """A request as it came: `headers` by their names in lower case, `path` without the query."""

    method: str
    target: str
    headers: Mapping[str, str]

    @property
    def path(self) -> str:
        return urlsplit(self.target).path


@dataclass(frozen=True, slots=True)
class Reply:
    """What to answer. Times are in seconds.

    The length is added unless `headers` give one or the body comes in `chunks`, which are sent one
    by one with a `pause` before each, without end if `endless`. `delay` comes before the status
    line. With `hangs` nothing is ever sent; `closes` ends the connection after the answer. `raw` is
    sent as it is, in place of everything, and the connection is closed after it.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] | Sequence[tuple[str, str]] = field(default_factory=dict)
    chunks: Sequence[bytes] | None = None
    endless: bool = False
    pause: float = 0.0
    delay: float = 0.0
    hangs: bool = False
    closes: bool = False
    raw: bytes | None = None


Route: TypeAlias = "Reply | bytes | Callable[[Received], Reply | bytes]"


class Server:
    """A context manager. `routes` may be changed at any time; a path without one gets 404."""

    def __init__(
        self,
        routes: Mapping[str, Route] | None = None,
        *,
        host: str = "127.0.0.1",
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.routes: dict[str, Route] = dict(routes or {})
        self.requests: list[Received] = []
        self.connections = 0
        self.most_at_once = 0
        self.host = host
        self.port = 0
        self._tls = tls
        self._now_open = 0
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._tasks: set[asyncio.Task[None]] = set()
        self._transports: set[asyncio.WriteTransport] = set()

    @property
    def origin(self) -> str:
        return f"http{'s' if self._tls else ''}://{self.host}:{self.port}"

    def url(self, path: str = "/") -> str:
        return self.origin + path

    def asked(self, path: str) -> list[Received]:
        """The requests for one path."""
        return [request for request in self.requests if request.path == path]

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(10)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _start(self) -> None:
        self._server = await asyncio.start_server(self._take, self.host, 0, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        self._server.close()
        # Connections that were just accepted reach `_take` in tasks of the loop's own, and aborted
        # ones are let go in its next turns.
        await _turns(3)
        accepting = asyncio.all_tasks() - {asyncio.current_task()} - self._tasks
        await asyncio.gather(*accepting, return_exceptions=True)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for transport in self._transports:
            transport.abort()
        await _turns(3)

    def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # A task that is cancelled before its first step would not even close its connection.
        self._transports.add(writer.transport)
        self._tasks.add(self._loop.create_task(self._serve(reader, writer)))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                while await self._answer_one(reader, writer):
                    pass
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()
        except asyncio.CancelledError:
            writer.transport.abort()

    async def _answer_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Whether the connection stays open for another request."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.strip().split("\r\n")
        method, target, _ = first.split(" ", 2)
        pairs = (line.partition(":") for line in lines)
        received = Received(method, target, {name.lower(): text.strip() for name, _, text in pairs})
        self.requests.append(received)
        self._now_open += 1
        self.most_at_once = max(self.most_at_once, self._now_open)
        try:
            return await _play(self._reply_to(received), writer)
        finally:
            self._now_open -= 1

    def _reply_to(self, received: Received) -> Reply:
        route = self.routes.get(received.path, Reply(404, b"nothing here"))
        if callable(route):
            route = route(received)
        return Reply(body=route) if isinstance(route, bytes) else route


async def _turns(count: int) -> None:
    """Let the loop take so many turns."""
    for _ in range(count):
        await asyncio.sleep(0)


async def _play(reply: Reply, writer: asyncio.StreamWriter) -> bool:
    await asyncio.sleep(reply.delay)
    if reply.hangs:
        await asyncio.Event().wait()
    if reply.raw is not None:
        writer.write(reply.raw)
        await writer.drain()
        return False
    writer.write(_head(reply))
    if reply.chunks is None:
        writer.write(reply.body)
    else:
        await _play_chunks(reply, writer)
    await writer.drain()
    return not reply.closes


def _head(reply: Reply) -> bytes:
    given = reply.headers
    headers = list(given.items() if isinstance(given, Mapping) else given)
    names = {name.lower() for name, _ in headers}
    if reply.chunks is not None:
        headers.append(("Transfer-Encoding", "chunked"))
    elif "content-length" not in names and reply.status not in (204, 304):
        headers.append(("Content-Length", str(len(reply.body))))
    if reply.closes:
        headers.append(("Connection", "close"))
    lines = [f"HTTP/1.1 {reply.status} {HTTPStatus(reply.status).phrase}"]
    lines += [f"{name}: {value}" for name, value in headers]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


async def _play_chunks(reply: Reply, writer: asyncio.StreamWriter) -> None:
    more = True
    while more:
        for chunk in reply.chunks or ():
            await asyncio.sleep(reply.pause)
            writer.write(b"%x\r\n%b\r\n" % (len(chunk), chunk))
            await writer.drain()
        more = reply.endless
    writer.write(b"0\r\n\r\n")
