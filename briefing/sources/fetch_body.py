"""The body of an answer: inflated as it comes, and never more than its limit. For `fetch` alone."""

import zlib
from collections.abc import AsyncIterable

GZIP = b"\x1f\x8b"
_PLAIN = frozenset({"", "identity", "none", "utf-8"})
_GZIP_NAMES = frozenset({"gzip", "x-gzip"})
# Gzip or zlib, whichever the header says.
_ANY_HEADER = 47


class TooLarge(Exception):
    """More bytes than the limit allows."""


class NotGzip(Exception):
    """A body that says it is gzip and is not, from its first bytes."""


class Damaged(Exception):
    """A gzip body that ends too soon, or holds bytes that cannot be inflated."""


class UnknownEncoding(Exception):
    """A content encoding that was not asked for; the text is its name."""


async def read_body(parts: AsyncIterable[bytes], encoding: str, limit: int) -> bytes:
    """The whole body, inflated, at most `limit` bytes. Raises the four errors of this module.

    A body that begins like gzip is inflated whether it is labelled so or not.
    """
    encoding = encoding.strip().lower()
    if encoding not in _PLAIN | _GZIP_NAMES:
        raise UnknownEncoding(encoding)
    start = b""
    body: _Plain | _Inflated | None = None
    async for part in parts:
        if body is None:
            start += part
            if len(start) < len(GZIP):
                continue
            body = _body_for(start, encoding, limit)
            part = start
        body.add(part)
    if body is None:
        body = _body_for(start, encoding, limit)
        body.add(start)
    return body.whole()


def _body_for(start: bytes, encoding: str, limit: int) -> "_Plain | _Inflated":
    if start.startswith(GZIP):
        return _Inflated(limit)
    if start and encoding in _GZIP_NAMES:
        raise NotGzip
    return _Plain(limit)


class _Plain:
    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept = bytearray()

    def add(self, part: bytes) -> None:
        self._kept += part
        if len(self._kept) > self._limit:
            raise TooLarge

    def whole(self) -> bytes:
        return bytes(self._kept)


class _Inflated:
    """Inflates one gzip member after another, as a gzip file may hold several."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept = bytearray()
        self._member = zlib.decompressobj(_ANY_HEADER)

    def add(self, part: bytes) -> None:
        while part:
            if self._member.eof:
                if part[0] != GZIP[0]:
                    # Padding after the last member, which gzip itself passes over too.
                    return
                self._member = zlib.decompressobj(_ANY_HEADER)
            try:
                # One byte more than there is room for tells whether there is more.
                self._kept += self._member.decompress(part, self._limit - len(self._kept) + 1)
            except zlib.error as error:
                raise Damaged from error
            if len(self._kept) > self._limit:
                raise TooLarge
            part = self._member.unused_data

    def whole(self) -> bytes:
        if not self._member.eof:
            raise Damaged
        return bytes(self._kept)
