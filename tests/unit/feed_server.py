"""Feeds on a loopback server, and saved sources, for the tests of the commands on them."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from briefing import paths
from briefing.store.database import open_for_reading
from briefing.store.sources import StoredSource, all_sources
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


def save(*lines: str) -> None:
    """Write the sources file."""
    paths.config_folder().mkdir(parents=True, exist_ok=True)
    paths.sources_file().write_text("".join(f"{line}\n" for line in lines))


def stored() -> list[StoredSource]:
    """The sources in the database."""
    db = open_for_reading(paths.database_file())
    assert db is not None
    with closing(db):
        return all_sources(db)
