"""The pictures of a story: which there are, and one of them fetched when a reader asks for it.

The viewer lists them; the reading process fetches.
"""

from typing import NamedTuple

from briefing import subscriptions
from briefing.desk.articles import is_of_source
from briefing.desk.visit import Visitor
from briefing.errors import SourceError
from briefing.model import BlockKind, Medium, Story
from briefing.sources.fetch_nouns import Request
from briefing.sources.images import small_picture
from briefing.sources.pool import Overdue, WorkerDied
from briefing.store.stories import opened

DEADLINE = 15.0
"""Seconds to read a picture in; a large one takes under one."""


class Picture(NamedTuple):
    """A picture: where it stands on the web, and the words that the story has for it."""

    url: str
    words: str


def pictures_of(story: Story) -> tuple[Picture, ...]:
    """The pictures of a story that tell where they are, in order; no address twice.

    Those that it comes with as files stand after those of its text.

    A picture is a block of its own; where its caption says the same, the caption stands for it
    and leads to it, from end to end.
    """
    document = story.document
    leads = {(link.start, link.end): link.url for link in document.links}
    found: dict[str, str] = {}
    for block in document.blocks:
        url = leads.get((block.start, block.end))
        if block.kind in (BlockKind.IMAGE, BlockKind.CAPTION) and url is not None:
            found.setdefault(url, document.text[block.start : block.end])
    for enclosure in story.enclosures:
        if enclosure.medium is Medium.IMAGE:
            found.setdefault(enclosure.url, "")
    return tuple(Picture(url, words) for url, words in found.items())


async def fetch_picture(visitor: Visitor, story: int, url: str) -> bytes:
    """One picture of a story, as a JPEG that is safe to draw. Raises SourceError, StoreError."""
    found = await visitor.keeper.do(opened, story)
    shown = subscriptions.without_password(url)
    listed = pictures_of(found.story) if found and found.story else ()
    if found is None or url not in [picture.url for picture in listed]:
        raise SourceError(shown, "is no picture of this story")
    is_typed = is_of_source(url, found.source)
    response = await visitor.fetcher.get(Request(url, user_typed=is_typed, kind="image"))
    try:
        return await visitor.pool.run(small_picture, response.body, shown, deadline=DEADLINE)
    except Overdue:
        raise SourceError(shown, "takes too long to read, so it was given up") from None
    except WorkerDied:
        raise SourceError(shown, "cannot be read: the program that reads it failed") from None
