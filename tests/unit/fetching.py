"""What the tests of `fetch` share: an internet of two servers, and a short way to ask."""

import errno
import socket
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefing.sources.fetch import Fetcher
from briefing.sources.fetch_network import Network
from briefing.sources.fetch_nouns import FetchError, Limits, Request, Response
from tests.loopback import Server

AGENT = "briefing/9.9 (+https://briefing.example)"
CERTIFICATES = Path(__file__).resolve().parent.parent / "data" / "tls"

# Addresses of the open internet that nobody uses for a host.
PUBLIC = "93.184.215.14"
OTHER_PUBLIC = "93.184.215.15"


class Internet(Network):
    """Hosts with the addresses a test gives them, and behind an address a server on loopback."""

    def __init__(self, hosts: Mapping[str, tuple[str, ...]], servers: Mapping[str, Server]) -> None:
        self.hosts = dict(hosts)
        self.connected: list[str] = []
        self._servers = servers

    async def lookup(self, host: str) -> tuple[str, ...]:
        if host in self.hosts:
            return self.hosts[host]
        return await super().lookup(host)

    async def connect(self, address: str, port: int) -> socket.socket:
        self.connected.append(address)
        if address == "127.0.0.1":
            return await super().connect(address, port)
        server = self._servers.get(address)
        if server is None:
            raise ConnectionRefusedError(errno.ECONNREFUSED, "no server has this address")
        return await super().connect(server.host, server.port)


def fetcher(*, limits: Limits | None = None, network: Network | None = None) -> Fetcher:
    """A Fetcher whose clock stands at 1,000,000."""
    return Fetcher(AGENT, limits, now=lambda: 1_000_000.0, network=network)


async def get(url: str, **asked: str | None) -> Response:
    """The answer to an address that a person typed."""
    async with fetcher() as web:
        return await web.get(Request(url, user_typed=True, **asked))  # type: ignore[arg-type]


async def failure(url: str, *, limits: Limits | None = None, **asked: str | None) -> FetchError:
    """The error that an address that a person typed ends in."""
    async with fetcher(limits=limits) as web:
        with pytest.raises(FetchError) as caught:
            await web.get(Request(url, user_typed=True, **asked))  # type: ignore[arg-type]
    return caught.value
