"""A story's document, and what a feed gave to make it of, as the rows of the database have them."""

from typing import Any, Final, NamedTuple

from briefing.model import Document
from briefing.store.encoding import decode_blocks, decode_links

DOCUMENT_COLUMNS: Final = (
    "document.headline, document.text, document.blocks, document.links, document.byline,"
    " document.date, document.publisher, document.url, document.is_cut"
)
RAW_COLUMNS: Final = (
    "body.headline, body.byline, story.date, story.url, body.body, body.is_html, body.base"
)


class Raw(NamedTuple):
    """What a feed gave for a story, to be turned into a document; the fields are as in Draft."""

    headline: str
    byline: str | None
    date: str | None
    url: str | None
    body: str
    is_html: bool
    base: str


def document_of(row: tuple[Any, ...]) -> Document | None:
    """The document in DOCUMENT_COLUMNS; None where an outer join found none."""
    headline, text, blocks, links, byline, date, publisher, url, is_cut = row
    if text is None:
        return None
    return Document(
        headline=headline,
        text=text,
        blocks=decode_blocks(blocks),
        links=decode_links(links),
        byline=byline,
        date=date,
        publisher=publisher,
        url=url,
        cut=bool(is_cut),
    )


def raw_of(row: tuple[Any, ...]) -> Raw | None:
    """What a feed gave, in RAW_COLUMNS; None where an outer join found none."""
    headline, byline, date, url, body, is_html, base = row
    return None if body is None else Raw(headline, byline, date, url, body, bool(is_html), base)
