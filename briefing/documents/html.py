"""HTML to a document: what the page tells about itself, and the blocks of its article."""

import re
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefing.documents.assemble import assemble, headline_apart
from briefing.documents.clean import clean_line, safe_url
from briefing.documents.dates import iso_date
from briefing.documents.html_blocks import Walk
from briefing.documents.html_elements import shallow
from briefing.documents.pieces import Particulars, Piece, same_words
from briefing.model import BlockKind, Document, Link

_TITLE_SEPARATOR = re.compile(r"\s+[|–—·»:-]{1,2}\s+")
_ARTICLES_LOOKED_AT = 50
_MOST_OF_THE_PAGE = 0.5

_BYLINE_TAGS = '[rel~="author"], [itemprop="author"], .byline, .byline__name, .author-name'
_DATE_TAGS = (
    ('meta[property="article:published_time"]', "content"),
    ('meta[itemprop="datePublished"]', "content"),
    ('meta[name="date"], meta[name="pubdate"], meta[name="publish-date"]', "content"),
    ('meta[name="DC.date"], meta[name="dc.date"], meta[name="DC.date.issued"]', "content"),
    ("article time[datetime]", "datetime"),
    ("time[datetime]", "datetime"),
)


def parse_html(source: str, fallback: str) -> Document | None:
    """A page as a document; None if no text is left of it.

    The headline is og:title, title or h1, in this order, without the name of the site; else the
    first text of the page, else `fallback`.
    """
    tree = LexborHTMLParser(shallow(source))
    told = _particulars(tree)
    pieces = _pieces(tree, told.url)
    if not pieces and told.headline is None:
        return None
    if told.headline is not None:
        return assemble(told.headline, pieces, told)
    headline, rest = headline_apart(pieces, _first_words(pieces), fallback)
    return assemble(headline, rest, told)


def fragment_pieces(source: str, base: str | None = None) -> list[Piece]:
    """The pieces of HTML that stands inside another document; its links are relative to `base`."""
    return _pieces(LexborHTMLParser(shallow(source)), base)


def _pieces(tree: LexborHTMLParser, url: str | None) -> list[Piece]:
    body = tree.body
    if body is None:
        return []
    base = _base(tree, url)
    root = _article(tree, body)
    # Some pages are one form, or hold their story in an aside: better all than nothing.
    pieces = Walk(base).pieces(root) or Walk(base, with_chrome=True).pieces(body)
    return _captioned(pieces)


def _captioned(pieces: list[Piece]) -> list[Piece]:
    """The pieces; of an image and a caption that say the same, the caption, leading to it."""
    kept: list[Piece] = []
    for piece in pieces:
        pair = (kept[-1], piece) if kept else (piece,)
        by_kind = {one.kind: one for one in pair}
        image, caption = by_kind.get(BlockKind.IMAGE), by_kind.get(BlockKind.CAPTION)
        if image and caption and same_words(image.text, caption.text):
            links = caption.links or tuple(
                Link(0, len(caption.text), link.url) for link in image.links
            )
            kept[-1] = replace(caption, links=links)
        else:
            kept.append(piece)
    return kept


def _article(tree: LexborHTMLParser, body: LexborNode) -> LexborNode:
    """The part of the page that is the story: the one large article, else main, else all."""
    articles = tree.css("article")[:_ARTICLES_LOOKED_AT]
    lengths = [len(article.text()) for article in articles]
    if lengths and max(lengths) > _MOST_OF_THE_PAGE * sum(lengths):
        return articles[lengths.index(max(lengths))]
    return tree.css_first('main, [role="main"]') or body


def _base(tree: LexborHTMLParser, url: str | None) -> str | None:
    return safe_url(_attribute(tree, "base[href]", "href"), url) or url


def _particulars(tree: LexborHTMLParser) -> Particulars:
    site = _meta(tree, "og:site_name")
    heading = tree.css_first("h1")
    h1 = _words(heading) if heading is not None else ""
    title = _meta(tree, "og:title") or _text(tree, "title")
    url = safe_url(_attribute(tree, 'link[rel="canonical"]', "href"))
    return Particulars(
        headline=_without_site(title, site, h1) or h1 or None,
        byline=_byline(tree),
        date=_date(tree),
        publisher=site or None,
        url=url or safe_url(_meta(tree, "og:url")),
    )


def _without_site(title: str, site: str, h1: str) -> str:
    """A title without " | Name of the site" at its end, where the page tells that it is that."""
    for separator in reversed(list(_TITLE_SEPARATOR.finditer(title))):
        before, after = title[: separator.start()], title[separator.end() :]
        if after.casefold() in (site.casefold(), h1.casefold()) or same_words(before, h1):
            return before
    return title


def _byline(tree: LexborHTMLParser) -> str | None:
    names = _meta(tree, "author") or _meta(tree, "article:author")
    if not names or safe_url(names) is not None:
        names = _text(tree, _BYLINE_TAGS)
    names = re.sub(r"^(?:written )?by:?\s+", "", names, flags=re.IGNORECASE)
    return names if 0 < len(names) <= 200 else None


def _date(tree: LexborHTMLParser) -> str | None:
    values = (_attribute(tree, selector, attribute) for selector, attribute in _DATE_TAGS)
    return next((date for date in map(iso_date, values) if date is not None), None)


def _meta(tree: LexborHTMLParser, name: str) -> str:
    value = _attribute(tree, f'meta[property="{name}"], meta[name="{name}"]', "content")
    return clean_line(value)


def _text(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return _words(node) if node is not None else ""


def _words(node: LexborNode) -> str:
    pieces = Walk(with_chrome=True).pieces(node)
    return clean_line(" ".join(p.text for p in pieces if p.kind is not BlockKind.IMAGE))


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str:
    node = tree.css_first(selector)
    return (node.attributes.get(name) or "") if node is not None else ""


def _first_words(pieces: list[Piece]) -> int:
    """Where the first piece of running text is, or of whatever there is."""
    worded = (BlockKind.HEADING, BlockKind.PARAGRAPH)
    return next((place for place, piece in enumerate(pieces) if piece.kind in worded), 0)
