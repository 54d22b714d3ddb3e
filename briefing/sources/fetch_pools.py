"""Connections that are kept for the next request, straight or through a proxy. For `fetch` alone.

The proxies are those of the environment: http_proxy, https_proxy, all_proxy, and no_proxy for the
hosts that need none. No other setting of the machine is read, a .netrc file least of all.
"""

import os
import ssl
from collections.abc import AsyncIterator
from functools import cached_property
from urllib.parse import unquote, urlsplit

import httpcore
import httpx

from briefing.sources.fetch_network import Connector, trusted_certificates
from briefing.sources.fetch_nouns import Limits

# Seconds; servers close an idle connection after about as long.
_KEPT_FOR = 15.0


class Pools(httpx.AsyncBaseTransport):
    """The transport: a pool for each origin that is asked directly, and for each proxy.

    One pool for all would look through the connections to every origin at each request. httpx's own
    would connect to whatever a name leads to by then, not to what was checked.
    """

    def __init__(self, connector: Connector, limits: Limits) -> None:
        self._connector = connector
        self._limits = limits
        self._proxies = _environment_proxies()
        # The one that was used last stands last.
        self._pools: dict[tuple[str, str], httpcore.AsyncConnectionPool] = {}

    def proxy_for(self, scheme: str, netloc: str) -> str | None:
        """The proxy's address, None if the host is asked directly."""
        if not self._proxies:
            return None
        from urllib.request import proxy_bypass

        if proxy_bypass(netloc):
            return None
        return self._proxies.get(scheme) or self._proxies.get("all")

    def pool_for(self, scheme: str, netloc: str) -> httpcore.AsyncConnectionPool:
        """The pool to ask a host through. Raises ValueError, a predicate for people."""
        proxy = self.proxy_for(scheme, netloc)
        key = (scheme, proxy or netloc)
        pool = self._pools.pop(key, None) or self._open(scheme, proxy)
        self._pools[key] = pool
        return pool

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request, its body still to come. Raises what httpcore raises."""
        asked = request.url
        url = httpcore.URL(
            scheme=asked.raw_scheme,
            host=asked.raw_host,
            # A proxy is told the port only where it is not the usual one.
            port=asked.port,
            target=asked.raw_path,
        )
        pool = self.pool_for(asked.scheme, asked.netloc.decode("ascii"))
        await self._make_room()
        answer = await pool.handle_async_request(
            httpcore.Request("GET", url, headers=request.headers.raw)
        )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions=answer.extensions,
        )

    async def aclose(self) -> None:
        """Close all connections."""
        for pool in self._pools.values():
            await pool.aclose()
        self._pools.clear()

    async def _make_room(self) -> None:
        """Close the pool that was used longest ago, where there are many more than are in use."""
        if len(self._pools) <= 2 * self._limits.total:
            return
        for key, pool in self._pools.items():
            if _is_idle(pool):
                del self._pools[key]
                await pool.aclose()
                return

    @cached_property
    def _certificates(self) -> ssl.SSLContext:
        # They take a while to load, and wait for the first address that needs them.
        return trusted_certificates()

    def _open(self, scheme: str, proxy: str | None) -> httpcore.AsyncConnectionPool:
        certificates = self._certificates if scheme == "https" else None
        if proxy is not None:
            return _through_proxy(proxy, certificates, self._limits)
        return httpcore.AsyncConnectionPool(
            ssl_context=certificates,
            max_connections=None,
            max_keepalive_connections=self._limits.total,
            keepalive_expiry=_KEPT_FOR,
            network_backend=self._connector,
        )


class _Body(httpx.AsyncByteStream):
    """The body of an answer, as it comes."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._answer.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()


def _is_idle(pool: httpcore.AsyncConnectionPool) -> bool:
    return all(one.is_idle() or one.is_closed() for one in pool.connections)


def _environment_proxies() -> dict[str, str]:
    if not any(name.lower().endswith("_proxy") for name in os.environ):
        return {}
    from urllib.request import getproxies_environment

    return getproxies_environment()


def _through_proxy(
    proxy: str, certificates: ssl.SSLContext | None, limits: Limits
) -> httpcore.AsyncConnectionPool:
    parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    if parts.scheme not in ("http", "https") or parts.hostname is None:
        raise ValueError("cannot be asked: the proxy in the environment is no http proxy")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    name_and_password = None
    if parts.username is not None:
        name_and_password = (unquote(parts.username), unquote(parts.password or ""))
    return httpcore.AsyncHTTPProxy(
        f"{parts.scheme}://{host}:{port}",
        proxy_auth=name_and_password,
        ssl_context=certificates,
        max_connections=None,
        max_keepalive_connections=limits.total,
        keepalive_expiry=_KEPT_FOR,
    )
