"""Feeds: the bytes of RSS, Atom and JSON Feed to drafts of stories. `parse` is the door.

It is pure work on bytes, and it runs in a worker process: some bytes make feedparser take minutes.
"""

from briefing.errors import SourceError
from briefing.model import Feed
from briefing.sources.feeds.encoding import as_utf8
from briefing.sources.feeds.finish import finished
from briefing.sources.feeds.mending import ended, with_short_authors, without_impossible_references
from briefing.sources.feeds.raw import RawFeed, Unread

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
