"""Feeds on a loopback server, for the tests of the commands that ask for them."""

from collections.abc import Iterator

import pytest

from tests.loopback import Received, Reply, Route, Server

QUOTE = '&lt;p&gt;"It sank at once," Ann Lee said. The 300 passengers swam ashore.&lt;/p&gt;'


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


def rss(title: str, *headlines: str, day: int = 1) -> bytes:
    """A feed; each of its stories holds a quote and a figure."""
    items = "".join(
        f"<item><title>{headline}</title><guid>{title} {headline}</guid>"
        f"<link>https://x.example/{number}</link>"
        f"<pubDate>Mon, {day + number:02} Jan 2024 10:00:00 GMT</pubDate>"
        f"<description>{QUOTE}</description></item>"
        for number, headline in enumerate(headlines)
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>'
        f"<link>https://x.example/</link><description>d</description>{items}</channel></rss>"
    ).encode()


def served(body: bytes, etag: str = '"1"') -> Route:
    """A feed as a polite server gives it: once, and 304 from then on."""

    def reply(received: Received) -> Reply:
        if received.headers.get("if-none-match") == etag:
            return Reply(304, headers={"ETag": etag})
        return Reply(body=body, headers={"ETag": etag, "Content-Type": "application/rss+xml"})

    return reply
