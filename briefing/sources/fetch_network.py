"""Names looked up, and connections made to the very addresses that were looked up. For `fetch`.

httpcore is told to connect through here, so that between the check of an address and the
connection to it no second look-up can bring another. TLS is still verified by the host's name.
"""

import asyncio
import select
import socket
import ssl
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from threading import Thread
from typing import Any, TypeAlias

import httpcore

# While a further address is left to try, none gets longer than this.
_PATIENCE = 4.0

_Info: TypeAlias = tuple[Any, ...]


class Network:
    """The machine's own network."""

    async def lookup(self, host: str) -> tuple[str, ...]:
        """The numeric addresses of a host, in the order to try them. Raises OSError."""
        with suppress(socket.gaierror):
            # No name but a number, in one of the many ways to write one: nothing to wait for.
            return _numbers(_getaddrinfo(host, socket.AI_NUMERICHOST))
        return _numbers(await _in_thread(host))

    async def connect(self, address: str, port: int) -> socket.socket:
        """A connected socket that does not block. Raises OSError."""
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.setblocking(False)
            await asyncio.get_running_loop().sock_connect(connection, (address, port))
        except BaseException:
            connection.close()
            raise
        return connection


class Connector(httpcore.AsyncNetworkBackend):
    """Connects hosts at the addresses in `checked`, and no others.

    `made` counts the connections to a host and port, so that one that was kept can be told from a
    new one.
    """

    def __init__(self, network: Network) -> None:
        self.checked: dict[str, tuple[str, ...]] = {}
        self.made: Counter[tuple[str, int]] = Counter()
        self._network = network

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first address of the host that takes one. Raises OSError."""
        self.made[host, port] += 1
        *others, last = self.checked[host]
        for address in others:
            with suppress(OSError):
                async with asyncio.timeout(_PATIENCE):
                    return Stream(await self._network.connect(address, port))
        return Stream(await self._network.connect(last, port))


class Stream(httpcore.AsyncNetworkStream):
    """A connection, opened as plain or as TLS when it is known which of them is spoken."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come, b"" at the end."""
        reader, _ = await self._opened()
        return await reader.read(max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it."""
        _, writer = await self._opened()
        writer.write(buffer)
        await writer.drain()

    async def aclose(self) -> None:
        """Close at once, since whatever was wanted has been read."""
        if self._writer is None:
            self._socket.close()
        else:
            self._writer.transport.abort()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Speak TLS from here on. Raises ssl.SSLError and other OSError."""
        try:
            self._reader, self._writer = await asyncio.open_connection(
                sock=self._socket, ssl=ssl_context, server_hostname=server_hostname
            )
        except BaseException:
            self._socket.close()
            raise
        return self

    def get_extra_info(self, info: str) -> Any:
        """Whether an idle connection was ended by the other side, as httpcore wants to know."""
        if info == "is_readable":
            return self._reader is None or self._reader.at_eof() or _has_input(self._socket)
        return None

    async def _opened(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(sock=self._socket)
        return self._reader, self._writer


def trusted_certificates() -> ssl.SSLContext:
    """What TLS is verified with: the system's authorities, certifi's where the system has none."""
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not (context.cert_store_stats()["x509_ca"] or paths.cafile or paths.capath):
        import certifi

        context.load_verify_locations(certifi.where())
    return context


def _getaddrinfo(host: str, flags: int = 0) -> Sequence[_Info]:
    try:
        return socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=flags)
    except UnicodeError:
        raise socket.gaierror(socket.EAI_NONAME, "no name that can be looked up") from None


def _numbers(found: Sequence[_Info]) -> tuple[str, ...]:
    """The addresses of both families by turns, so that one family without a route costs little."""
    by_family: dict[int, list[str]] = {}
    for family, _, _, _, place in found:
        if family in (socket.AF_INET, socket.AF_INET6):
            by_family.setdefault(family, []).append(str(place[0]))
    turns = [
        (turn, order, address)
        for order, addresses in enumerate(by_family.values())
        for turn, address in enumerate(addresses)
    ]
    numbers = tuple(dict.fromkeys(address for _, _, address in sorted(turns)))
    if not numbers:
        raise socket.gaierror(socket.EAI_NONAME, "no address")
    return numbers


async def _in_thread(host: str) -> Sequence[_Info]:
    """A look-up in a thread of its own, which cannot be stopped and so must hold nothing up.

    The threads of an executor would be waited for when the program ends.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Sequence[_Info]] = loop.create_future()

    def settle(found: Sequence[_Info], error: OSError | None) -> None:
        if answer.done():
            return
        if error is None:
            answer.set_result(found)
        else:
            answer.set_exception(error)

    def ask() -> None:
        found: Sequence[_Info] = ()
        failed: OSError | None = None
        try:
            found = _getaddrinfo(host)
        except OSError as error:
            failed = error
        with suppress(RuntimeError):  # the loop is closed, and nobody waits any more
            loop.call_soon_threadsafe(settle, found, failed)

    Thread(target=ask, name="lookup", daemon=True).start()
    return await answer


def _has_input(connection: socket.socket) -> bool:
    if connection.fileno() < 0:
        return True
    if not hasattr(select, "poll"):
        return bool(select.select([connection], [], [], 0)[0])
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    return bool(poll.poll(0))
