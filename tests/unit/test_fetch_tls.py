"""TLS: verified by the host's name, and never done without.

The certificates in tests/data/tls were made for these tests alone, keys included. `authority.pem`
signed `good.pem` (news.example, to 2124) and `expired.pem` (news.example, to 2011).
"""

import asyncio
import ssl
from contextlib import suppress

import pytest

from briefing.sources.fetch_nouns import ErrorKind, FetchError, Request
from tests.loopback import Server
from tests.unit.fetching import CERTIFICATES, PUBLIC, Internet, fetcher


@pytest.fixture(autouse=True)
def _own_authority(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "authority.pem"))


def _server(name: str) -> Server:
    certificate = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.load_cert_chain(CERTIFICATES / f"{name}.pem")
    return Server({"/": b"x"}, tls=certificate)


def _internet(server: Server) -> Internet:
    hosts = {"news.example": (PUBLIC,), "other.example": (PUBLIC,)}
    return Internet(hosts, {PUBLIC: server})


async def _failure(server: Server, url: str) -> FetchError:
    async with fetcher(network=_internet(server)) as web:
        with pytest.raises(FetchError) as caught:
            await web.get(Request(url))
    return caught.value


async def test_a_certificate_is_verified_by_the_hosts_name() -> None:
    with _server("good") as server:
        async with fetcher(network=_internet(server)) as web:
            for _ in range(2):
                answer = await web.get(Request("https://news.example/"))
    assert answer.body == b"x"
    assert (len(server.requests), server.connections) == (2, 1)
    assert server.requests[0].headers["host"] == "news.example"


@pytest.mark.parametrize(
    ("name", "host", "reason"),
    [
        ("expired", "news.example", "its certificate has expired"),
        ("self-signed", "news.example", "its certificate is signed by itself alone"),
        ("good", "other.example", "its certificate is for another host"),
    ],
)
async def test_a_bad_certificate_is_refused_and_named(name: str, host: str, reason: str) -> None:
    with _server(name) as server:
        error = await _failure(server, f"https://{host}/")
        assert server.requests == []
    assert error.reason == f"cannot be trusted: {reason}"
    assert error.kind is ErrorKind.PERMANENT


async def test_an_unknown_authority_is_refused_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "self-signed.pem"))
    with _server("good") as server:
        error = await _failure(server, "https://news.example/")
    assert error.reason.endswith("is signed by an authority that is not trusted")


async def test_a_server_without_tls_is_not_asked_in_the_clear() -> None:
    heard: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.read(5))
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server, fetcher() as web:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(FetchError, match="cannot be asked over TLS"):
            await web.get(Request(f"https://127.0.0.1:{port}/", user_typed=True))
    # The first bytes of a TLS handshake, and nothing after them.
    assert [first[:2] for first in heard] == [b"\x16\x03"]


@pytest.mark.parametrize("name", ["good", "expired"])
async def test_a_certificate_is_verified_through_a_proxy_too(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_closed = asyncio.Event()

    async def tunnel(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"CONNECT news.example:443 ")
        there, back = await asyncio.open_connection(server.host, server.port)
        writer.write(b"HTTP/1.1 200 Connected\r\n\r\n")
        await asyncio.gather(_pipe(reader, back), _pipe(there, writer))
        is_closed.set()

    with _server(name) as server:
        async with await asyncio.start_server(tunnel, "127.0.0.1", 0) as proxy:
            port = proxy.sockets[0].getsockname()[1]
            monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{port}")
            async with fetcher() as web:
                asked = web.get(Request("https://news.example/"))
                if name == "good":
                    assert (await asked).body == b"x"
                else:
                    with pytest.raises(FetchError, match="its certificate has expired"):
                        await asked
            await is_closed.wait()


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while part := await reader.read(65536):
            writer.write(part)
            await writer.drain()
    writer.close()
