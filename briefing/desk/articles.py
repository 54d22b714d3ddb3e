"""The whole article of a web page, read in a worker and stored.

Called by the reading process, for a story whose feed gives no more than a summary, and by the
visit to a page that was opened by hand.
"""

import time
from dataclasses import dataclass
from hashlib import blake2b

from briefing import subscriptions
from briefing.desk.keeper import Keeper
from briefing.desk.marking import mark, minutes, readers_lexicon
from briefing.desk.unreadable import told_if_unreadable
from briefing.desk.visit import Visitor
from briefing.errors import SourceError
from briefing.model import Document, Draft, Feed, Lexicon, Marks, Source
from briefing.sources.addresses import read_address
from briefing.sources.fetch_nouns import Request, Response
from briefing.store.listing import Selection, listing
from briefing.store.stories import opened
from briefing.store.texts import save_article

DEADLINE = 30.0
"""Seconds to read a page in; a long one takes under one."""


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page, with its marks and its reading time in minutes."""

    url: str
    document: Document
    marks: Marks
    minutes: int

    @property
    def as_feed(self) -> Feed:
        """The article as the one story of a feed, which is how stories on the web are stored."""
        document = self.document
        draft = Draft(
            id=self.url,
            url=document.url,
            headline=document.headline,
            byline=document.byline,
            date=document.date,
            body="",
            is_html=False,
            base=self.url,
            digest=blake2b(document.text.encode("utf-8", "replace"), digest_size=16).digest(),
        )
        return Feed(document.publisher, None, (draft,), 1)


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
    page = await page_of(visitor, response, headline)
    now = int(time.time())
    await visitor.keeper.do(save_article, story, page.document, page.marks, page.minutes, now)


async def page_of(visitor: Visitor, response: Response, headline: str) -> Page:
    """The article in an answer; `headline` wins over the page's own unless it is "".

    Raises SourceError.
    """
    shown = subscriptions.without_password(response.url)
    with told_if_unreadable(shown, "takes too long to read, so it was given up"):
        read = await visitor.pool.run(
            read_article,
            response.body,
            response.content_type or "",
            response.final_url,
            headline,
            readers_lexicon(),
            deadline=DEADLINE,
        )
    return Page(response.final_url, *read)


async def store_page(keeper: Keeper, source: int, page: Page) -> None:
    """Put the article in the place of the one story of its source. Raises StoreError."""
    now = int(time.time())
    for story in await keeper.do(listing, Selection(sources=(source,)), 1):
        await keeper.do(save_article, story, page.document, page.marks, page.minutes, now)


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
