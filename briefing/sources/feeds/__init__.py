"""Feeds: the bytes of RSS, Atom and JSON Feed to drafts of stories.

`parse` reads every feed, in a worker process: some bytes make feedparser take minutes. Most feeds
are well-formed, and `parse_at_once` reads those in a few milliseconds wherever it is called.
"""

from briefing.errors import SourceError
from briefing.model import Feed
from briefing.sources.feeds.encoding import as_utf8
from briefing.sources.feeds.finish import finished
from briefing.sources.feeds.mending import ended, with_short_authors, without_impossible_references
from briefing.sources.feeds.raw import RawFeed, Unread

LARGEST_AT_ONCE = 2_000_000
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")
_ROOTS = (b"<rss", b"<feed", b"<rdf:rdf")
_BROKEN = "is too broken to be read as a feed"
_BROKEN_OFF = "the feed breaks off; its last story may be missing"


def parse(body: bytes, content_type: str, url: str, known: frozenset[bytes] = frozenset()) -> Feed:
    """The feed in `body`, as `url` answered it, with the value of its Content-Type header, or "".

    Drafts whose digest is in `known` are left out, but counted. Raises SourceError for what is no
    feed, and for one that is too broken to be read.
    """
    try:
        raw, remarks = _read(body, content_type, url)
        return finished(raw, url, known, remarks)
    except Unread as error:
        raise SourceError(url, str(error)) from error


def parse_at_once(
    body: bytes, content_type: str, url: str, known: frozenset[bytes] = frozenset()
) -> Feed | None:
    """What `parse` gives for a well-formed feed that is not too large; None for any other.

    The time it takes grows with the length alone, to a tenth of a second at most.
    """
    from briefing.sources.feeds.well_formed import read_well_formed

    if len(body) > LARGEST_AT_ONCE:
        return None
    try:
        return finished(read_well_formed(as_utf8(body, content_type)), url, known, ())
    except Unread:
        return None


def _read(body: bytes, content_type: str, url: str) -> tuple[RawFeed, tuple[str, ...]]:
    if not body.strip():
        raise Unread("is empty")
    text = as_utf8(body, content_type)
    if text.startswith((b"{", b"[")):
        from briefing.sources.feeds.json_feed import read_json

        return read_json(text), ()
    _refuse_other_documents(text)
    return _read_xml(text, url)


def _read_xml(body: bytes, url: str) -> tuple[RawFeed, tuple[str, ...]]:
    from briefing.sources.feeds.well_formed import read_well_formed

    try:
        return read_well_formed(body), ()
    except Unread:
        pass
    whole = ended(body)
    remarks = () if whole is None else (_BROKEN_OFF,)
    return _read_tolerantly(body if whole is None else whole, url), remarks


def _read_tolerantly(body: bytes, url: str) -> RawFeed:
    """The feed by the road that takes everything, mended once if that fails."""
    from briefing.sources.feeds.tolerant import read_tolerantly

    body = with_short_authors(body)
    try:
        return read_tolerantly(body, url)
    except Unread:
        raise
    except Exception:
        mended = without_impossible_references(body)
    try:
        return read_tolerantly(mended, url)
    except Unread:
        raise
    except Exception as error:
        raise Unread(_BROKEN) from error


def _refuse_other_documents(body: bytes) -> None:
    head = body[:4096].lower()
    if head.startswith(_HTML_STARTS) and not any(root in head for root in _ROOTS):
        raise Unread("is a web page, not a feed; briefing add finds the feeds of a page")
    if b"<opml" in head and not any(root in head for root in _ROOTS):
        raise Unread("is a list of feeds, not a feed; briefing import adds what it lists")
