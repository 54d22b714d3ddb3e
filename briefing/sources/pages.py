"""The full article of a web page, told from everything around it. Fetches nothing.

Called in a worker process, for a story whose feed gives no more than a summary.
"""

import re

from selectolax.lexbor import LexborHTMLParser

from briefing.documents.assemble import assemble
from briefing.documents.clean import clean_line, safe_url
from briefing.documents.decode import decode_bytes, is_binary
from briefing.documents.html import fragment_pieces, parse_html
from briefing.documents.html_blocks import Walk
from briefing.documents.html_elements import shallow
from briefing.documents.pieces import Particulars, Piece, same_words
from briefing.errors import SourceError
from briefing.model import BlockKind, Document
from briefing.sources.page_words import chosen, dense
from briefing.subscriptions import shown

SIZE_LIMIT = 10_000_000
"""Bytes of a page that are read."""
LEAST_TEXT = 250
"""Characters of running text that make an article, or a third of it in Chinese and its like."""

_INSTEAD = "open it in the browser instead"
_NO_ARTICLE = f"holds no article that can be read; {_INSTEAD}"
_PAGE_TYPES = frozenset({"", "text/html", "application/xhtml+xml"})
_OTHER_TYPES = {
    "application/pdf": "a PDF",
    "application/json": "data in JSON",
    "application/rss+xml": "a feed",
    "application/atom+xml": "a feed",
    "application/feed+json": "a feed",
    "application/xml": "data in XML",
    "text/xml": "data in XML",
    "text/plain": "plain text",
    "image": "a picture",
    "audio": "a sound recording",
    "video": "a video",
}
_PAGE_BEGINS = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_HEAD = 4096
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)

# Most of a long page, and read for nothing. Some pages hold their article as linked data alone.
_UNREAD = ("script", "style")
_LINKED_DATA = re.compile(r"<script[^<>]*application/ld\+json")
# In its precise mode trafilatura drops the text that follows one of these, up to the next element,
# and with a header the words that stand under the headline.
_EMPTY = ":is(b, i, em, strong, span, div, p, section, h1, h2, h3, h4, h5, h6, li):empty"
_HEADER = "article header"
# It takes a second for 500,000 characters of text, and three where the markup is thick.
_LONGEST_PAGE = 5_000_000
_LONGEST_EXTRACTED = 1_000_000

_MOST_OF_IT = 0.8
_FAR_LESS = 0.25
_MOSTLY_LINKS = 0.5
_NOT_RUNNING = frozenset({BlockKind.HEADING, BlockKind.BYLINE, BlockKind.CAPTION, BlockKind.IMAGE})


def article(body: bytes, content_type: str, url: str, headline: str) -> Document:
    """The article of the page that `body` holds, in the page's own blocks.

    `content_type` is the header's value, "" where there is none; `url` is where the page came
    from. `headline` is the feed's, which wins over the page's unless it is "". Raises SourceError
    where the body is no page, or too little of it is running text.
    """
    place = shown(url)
    reason = _no_page(body, content_type)
    if reason is not None:
        raise SourceError(place, f"{reason}; {_INSTEAD}")
    source = decode_bytes(body[:SIZE_LIMIT], _declared(content_type))
    page = parse_html(source, "")
    pieces = _article(source, url)
    if page is None or _running(pieces) < LEAST_TEXT:
        raise SourceError(place, _NO_ARTICLE)
    told = Particulars(
        byline=page.byline,
        date=page.date,
        publisher=page.publisher,
        url=safe_url(url) or page.url,
    )
    pieces = _without_headline(pieces, page.headline)
    cut = len(body) > SIZE_LIMIT
    return assemble(clean_line(headline) or page.headline, pieces, told, cut=cut)


def _declared(content_type: str) -> str | None:
    """The charset of the header; None where it is UTF-8, which is tried before any.

    Servers say so of every page, and a page that is not in it may know better.
    """
    charset = _CHARSET.search(content_type)
    return None if charset is None or charset[1].lower() in ("utf-8", "utf8") else charset[1]


def _no_page(body: bytes, content_type: str) -> str | None:
    """Why the body is no page; None if it is."""
    kind = content_type.partition(";")[0].strip().lower()
    what = _OTHER_TYPES.get(kind) or _OTHER_TYPES.get(kind.partition("/")[0])
    if body.startswith(b"%PDF-"):
        what = "a PDF"
    elif not is_binary(body) and (kind in _PAGE_TYPES or _PAGE_BEGINS.search(body, 0, _HEAD)):
        return None
    return f"is {what or 'binary data'}, not a web page"


def _article(source: str, url: str) -> list[Piece]:
    """The pieces of the page's article: what trafilatura finds, else what the page marks as it."""
    marked = fragment_pieces(source, url)
    if len(source) > _LONGEST_PAGE:
        return marked
    tree = LexborHTMLParser(shallow(source))
    # A page with one article says itself what its text is, and most of it must be found.
    least = _FAR_LESS * _running(marked) if len(tree.css("article")) == 1 else 0
    base = _base(tree, url)
    prepared = _prepared(tree)
    for is_precise in (True, False):
        extracted = _extracted(prepared, base, is_precise=is_precise)
        found = _own_blocks(extracted, marked, tree, base)
        if _running(found) >= max(LEAST_TEXT, least):
            return found
    return marked


def _own_blocks(
    extracted: list[Piece], marked: list[Piece], tree: LexborHTMLParser, base: str
) -> list[Piece]:
    """What was extracted, in the blocks of the page where these hold it.

    They are looked for in what the page marks as its article, then in all of it.
    """
    if not extracted:
        return []
    enough = _MOST_OF_IT * _length(extracted)
    kept = chosen(marked, extracted)
    if _length(kept) >= enough:
        return kept
    everything = Walk(base, with_chrome=True).pieces(tree.body) if tree.body else []
    kept = chosen(everything, extracted)
    return kept if _length(kept) >= enough else extracted


def _base(tree: LexborHTMLParser, url: str) -> str:
    node = tree.css_first("base[href]")
    href = (node.attributes.get("href") or "") if node is not None else ""
    return (safe_url(href, url) if href else None) or url


def _prepared(tree: LexborHTMLParser) -> str:
    """The page as trafilatura can read it; "" if that would take too long.

    The tree is left without empty elements.
    """
    for node in tree.css(_EMPTY):
        node.decompose()
    for node in tree.css(_HEADER):
        node.unwrap()
    page = _without_scripts(tree.html or "")
    return page if len(page) <= _LONGEST_EXTRACTED else ""


def _without_scripts(page: str) -> str:
    """A serialised page without its scripts and styles, but with linked data."""
    # Nodes cannot be taken out of the tree by kind: one may have gone with another that held it.
    for tag in _UNREAD:
        first, *rest = re.split(rf"(?=<{tag}[\s>])", page)
        page = first + "".join(
            part if _LINKED_DATA.match(part) else part.partition(f"</{tag}>")[2] for part in rest
        )
    return page


def _extracted(page: str, base: str, *, is_precise: bool) -> list[Piece]:
    """What trafilatura takes for the article; nothing where it fails."""
    if not page:
        return []
    # Imported late: it takes a fifth of a second, and few stories need it.
    from trafilatura import extract

    try:
        found = extract(
            page,
            output_format="html",
            favor_precision=is_precise,
            include_comments=False,
            include_links=True,
        )
    except Exception:  # It raises whatever its libraries do; the page's own blocks are left.
        return []
    return fragment_pieces(found, base) if found else []


def _length(pieces: list[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _running(pieces: list[Piece]) -> int:
    """Characters of text to be read from end to end, without what does little but lead away."""
    total = 0
    for piece in pieces:
        linked = sum(link.end - link.start for link in piece.links)
        if piece.kind not in _NOT_RUNNING and linked <= _MOSTLY_LINKS * len(piece.text):
            total += len(piece.text) + 2 * dense(piece.text)
    return total


def _without_headline(pieces: list[Piece], headline: str) -> list[Piece]:
    """The pieces without the page's own headline, in whose place the feed's may stand."""
    return [
        piece
        for piece in pieces
        if piece.kind is not BlockKind.HEADING or not same_words(piece.text, headline)
    ]
