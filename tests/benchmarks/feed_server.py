"""A loopback server of feeds for measuring: many ports, a delay, validators, slow and failing ones.

Run as a process: FEEDS STORIES PORTS DELAY_MS [TROUBLE]. It prints its first port, and serves
`/NUMBER.xml`; `/shift` has each feed bring one new story.
"""

import asyncio
import hashlib
import socket
import sys
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from tests.benchmarks.documents import article

NEWEST = 1_790_000_000
MODELS = 40
WORDS = 850


class Feeds:
    """The feeds' bytes by their number, and how each behaves."""

    def __init__(self, feeds: int, stories: int, trouble: str) -> None:
        self.stories = stories
        self.newest = stories
        self.trouble = dict(_troubles(feeds)) if trouble else {}
        self._models = [_html(number) for number in range(MODELS)]
        self._made: dict[tuple[int, int], bytes] = {}

    def body(self, feed: int) -> bytes:
        """A feed of RSS 2.0 with its newest stories."""
        key = feed, self.newest
        if key not in self._made:
            newest = range(self.newest, self.newest - self.stories, -1)
            items = "".join(self._item(feed, number) for number in newest)
            self._made[key] = (
                '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
                f"<title>Feed {feed}</title><link>https://example.org/{feed}</link>"
                f"<description>d</description>{items}</channel></rss>"
            ).encode()
        return self._made[key]

    def _item(self, feed: int, number: int) -> str:
        when = datetime.fromtimestamp(NEWEST + number * 60 - 86400, UTC)
        link = f"https://example.org/{feed}/{number}"
        return (
            f"<item><title>Headline {feed}-{number}: what it costs</title><link>{link}</link>"
            f'<guid isPermaLink="false">id-{feed}-{number}</guid>'
            f"<pubDate>{format_datetime(when)}</pubDate>"
            f"<description>{self._models[(feed + number) % MODELS]}</description></item>"
        )


def _html(number: int) -> str:
    paragraphs = article(number, WORDS).split("\n\n")[1:]
    return escape("".join(f"<p>{paragraph.strip()}</p>" for paragraph in paragraphs))


def _troubles(feeds: int) -> "list[tuple[int, str]]":
    """Three slow feeds, two that fail and two that never answer, spread over all."""
    kinds = ["slow", "fail", "never", "slow", "fail", "never", "slow"]
    return [(1 + place * feeds // len(kinds), kind) for place, kind in enumerate(kinds)]


async def serve(feeds: Feeds, ports: int, delay: float) -> None:
    """Serve until killed."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                await _answer(feeds, head, writer, delay)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(ports)]
    for listening in sockets:
        await asyncio.start_server(answer, sock=listening)
    places = " ".join(str(listening.getsockname()[1]) for listening in sockets)
    sys.stdout.write(f"{places}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


async def _answer(feeds: Feeds, head: bytes, writer: asyncio.StreamWriter, delay: float) -> None:
    path = head.split(b" ", 2)[1].decode()
    if path == "/shift":
        feeds.newest += 1
        writer.write(b"HTTP/1.1 204 No Content\r\n\r\n")
        return
    feed = int(path.strip("/").removesuffix(".xml"))
    kind = feeds.trouble.get(feed)
    await asyncio.sleep({"slow": 2.0, "never": 3600.0}.get(kind or "", delay))
    body = feeds.body(feed)
    tag = f'"{hashlib.sha1(body, usedforsecurity=False).hexdigest()}"'
    if kind == "fail":
        writer.write(b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n")
    elif tag.encode() in head:
        writer.write(f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n".encode())
    else:
        told = f"Content-Type: application/rss+xml\r\nContent-Length: {len(body)}\r\nETag: {tag}"
        writer.write(f"HTTP/1.1 200 OK\r\n{told}\r\n\r\n".encode() + body)


if __name__ == "__main__":
    count, stories, ports, delay_ms, *trouble = sys.argv[1:]
    served = Feeds(int(count), int(stories), "".join(trouble))
    for number in range(int(count)):
        served.body(number)
    asyncio.run(serve(served, int(ports), int(delay_ms) / 1000))
