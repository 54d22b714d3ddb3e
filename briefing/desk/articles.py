"""The whole article of a story: its web page fetched, read in a worker, and stored in its place.

Called by the reading process, for a story whose feed gives no more than a summary.
"""

import time

from briefing import subscriptions
from briefing.desk.marking import mark, minutes, readers_lexicon
from briefing.desk.unreadable import told_if_unreadable
from briefing.desk.visit import Visitor
from briefing.errors import SourceError
from briefing.model import Document, Lexicon, Marks, Source
from briefing.sources.addresses import read_address
from briefing.sources.fetch_nouns import Request
from briefing.store.stories import opened
from briefing.store.texts import save_article

DEADLINE = 30.0
"""Seconds to read a page in; a long one takes under one."""


async def fetch_article(visitor: Visitor, story: int) -> None:
    """Fetch and store the whole article of a story. Raises SourceError, StoreError."""
    found = await visitor.keeper.do(opened, story)
    url = None
    if found is not None:
        url = found.story.document.url if found.story else found.raw.url if found.raw else None
    if found is None or url is None:
        raise SourceError("This story", "does not tell where it stands on the web")
    headline = found.story.headline if found.story else found.raw.headline if found.raw else ""
    is_typed = is_of_source(url, found.source)
    response = await visitor.fetcher.get(Request(url, user_typed=is_typed, kind="page"))
    shown = subscriptions.without_password(url)
    with told_if_unreadable(shown, "takes too long to read, so it was given up"):
        document, marks, length = await visitor.pool.run(
            read_article,
            response.body,
            response.content_type or "",
            response.final_url,
            headline,
            readers_lexicon(),
            deadline=DEADLINE,
        )
    now = int(time.time())
    await visitor.keeper.do(save_article, story, document, marks, length, now)


def is_of_source(url: str, source: Source) -> bool:
    """Whether an address is on the host of a source's own.

    Who typed the source's address trusts its host, which may stand in their own network.
    """
    return _host(url) == _host(source.place) is not None


def _host(url: str) -> str | None:
    """The host of an address; None for what is no address."""
    try:
        return read_address(url).host
    except ValueError:
        return None


def read_article(
    body: bytes, content_type: str, url: str, headline: str, lexicon: Lexicon
) -> tuple[Document, Marks, int]:
    """A page's article with its marks and minutes; runs in a worker. Raises SourceError."""
    # In the worker alone: what reads pages is large.
    from briefing.sources.pages import article

    document = article(body, content_type, url, headline)
    return document, mark(document, lexicon), minutes(document)
