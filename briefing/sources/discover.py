"""Where a page's feeds are: told by its HTML, by its address, or guessed. Fetches nothing.

Called when a person adds a page rather than a feed: after `feed_hosts.known_hosts` come the page's
own `feed_links`, and last, one at a time, the addresses of `well_known`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.documents.clean import clean_line, safe_url
from briefing.documents.decode import decode_bytes
from briefing.documents.html_elements import shallow
from briefing.errors import SourceError
from briefing.subscriptions import address

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MOST_FEEDS = 50
WELL_KNOWN = (
    *("feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json", "feeds"),
    *("rss/index.xml", "feed/index.xml", "index.rss", "atom"),
)

_LONGEST_PAGE = 5_000_000
_LONGEST_TITLE = 200
_MOST_LINKS = 5000
_FEED_TYPES = {
    "application/rss+xml": "RSS",
    "application/x-rss+xml": "RSS",
    "application/rdf+xml": "RSS",
    "text/rss+xml": "RSS",
    "text/rss": "RSS",
    "application/atom+xml": "Atom",
    "application/x.atom+xml": "Atom",
    "text/atom+xml": "Atom",
    "text/atom": "Atom",
    "application/feed+json": "JSON Feed",
    "application/json": "JSON Feed",
}
# What pages also call XML or JSON, and only sometimes a feed.
_VAGUE_TYPES = frozenset({"application/xml", "text/xml", "application/json"})
_COMMENTS = re.compile(r"\bcomments?\b|\bkommentare?\b|\bcommentaires?\b|\bcomentarios?\b", re.I)
_FEED_PATH = re.compile(
    r"(?:^|/)(?:feed|rss|atom|rdf)/?$"
    r"|(?:^|/)(?:feed|rss|atom|index)\.(?:xml|rdf|rss|atom|json)$"
    r"|\.(?:rss|atom|rdf)$"
    r"|(?:^|/)(?:feeds?|rss)/[^/.]+(?:\.xml|/)?$",
    re.IGNORECASE,
)
_FEED_WORDS = re.compile(r"\b(?:rss|atom|feed)\b", re.IGNORECASE)
# Pages link to other readers with the feed's address in the path.
_READERS = ("feedly.com", "inoreader.com", "newsblur.com", "theoldreader.com")


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that a page names. `title` is a cleaned line, "" where the page gives none.

    `url` is absolute, http or https, without a password. `type` is "RSS", "Atom", "JSON Feed", or
    "" where the page does not say.
    """

    url: str
    title: str
    type: str


def feed_links(page: bytes | str, base_url: str) -> tuple[FoundFeed, ...]:
    """The feeds that an HTML page names, in its order, those of comments last; each once.

    Plain links count only where the page declares no feed in its head. `base_url` is the address
    that the page came from. Never raises.
    """
    from selectolax.lexbor import LexborHTMLParser

    text = page if isinstance(page, str) else decode_bytes(page[:_LONGEST_PAGE])
    # The parser takes no lone surrogates.
    text = text[:_LONGEST_PAGE].encode("utf-8", "replace").decode("utf-8")
    tree = LexborHTMLParser(shallow(text))
    base = _base(tree, base_url)
    found = _each_once(_declared(tree, base)) or _each_once(_linked(tree, base))
    return tuple(sorted(found, key=_is_of_comments)[:MOST_FEEDS])


def well_known(url: str) -> tuple[str, ...]:
    """The addresses where a site most often has its feed, to be asked one at a time, in order.

    Below the page's own path come first, then those at the site's root. Empty if `url` is no
    address of a page.
    """
    safe = safe_url(url)
    if safe is None:
        return ()
    parts = urlsplit(safe)
    origin, path = f"{parts.scheme}://{parts.netloc}", parts.path
    # What looks like a file has nothing below it.
    if "." in path.rpartition("/")[2]:
        path = path.rpartition("/")[0]
    bases = dict.fromkeys((origin + path.rstrip("/"), origin))
    return tuple(f"{base}/{name}" for base in bases for name in WELL_KNOWN)


def _base(tree: "LexborHTMLParser", base_url: str) -> str:
    """What the page's relative addresses are relative to."""
    node = tree.css_first("base[href]")
    href = (node.attributes.get("href") or "").strip() if node else ""
    return (safe_url(href, base_url) if href else None) or base_url


def _declared(tree: "LexborHTMLParser", base: str) -> Iterator[FoundFeed]:
    """The feeds of the page's `link` elements."""
    for node in tree.css("link[href]"):
        relations = _attribute(node, "rel").lower().split()
        media = _attribute(node, "type").partition(";")[0].strip().lower()
        title = clean_line(_attribute(node, "title"), _LONGEST_TITLE)
        url = _url(_attribute(node, "href"), base)
        if url is None or "stylesheet" in relations:
            continue
        if media in _VAGUE_TYPES:
            fits = bool(_FEED_WORDS.search(title) or _FEED_PATH.search(urlsplit(url).path))
        else:
            fits = media in _FEED_TYPES
        if "feed" in relations or ("alternate" in relations and fits):
            yield FoundFeed(url, title, _FEED_TYPES.get(media, ""))


def _linked(tree: "LexborHTMLParser", base: str) -> Iterator[FoundFeed]:
    """The feeds that the page's text plainly links to."""
    for node in tree.css("a[href]")[:_MOST_LINKS]:
        url = _url(_attribute(node, "href"), base)
        if url is None:
            continue
        parts = urlsplit(url)
        media = _attribute(node, "type").partition(";")[0].strip().lower()
        if (parts.hostname or "").removeprefix("www.").endswith(_READERS):
            continue
        if media in _FEED_TYPES.keys() - _VAGUE_TYPES or _FEED_PATH.search(parts.path):
            title = _attribute(node, "title") or node.text()
            kind = _FEED_TYPES.get(media) or _type_of(parts.path)
            yield FoundFeed(url, clean_line(title, _LONGEST_TITLE), kind)


def _attribute(node: "LexborNode", name: str) -> str:
    return (node.attributes.get(name) or "").strip()


def _url(href: str, base: str) -> str | None:
    """The absolute address of a link; None if it leads to no web page, or stays on this one."""
    if not href or href.startswith("#"):
        return None
    if href[:5].lower() == "feed:":
        try:
            href = address(href)
        except SourceError:
            return None
    url = safe_url(href.replace(" ", "%20"), base)
    return url.partition("#")[0] if url else None


def _type_of(path: str) -> str:
    name = path.lower()
    if name.endswith(".json"):
        return "JSON Feed"
    if "atom" in name:
        return "Atom"
    return "RSS" if "rss" in name or name.endswith(".rdf") else ""


def _each_once(feeds: Iterator[FoundFeed]) -> list[FoundFeed]:
    found: dict[str, FoundFeed] = {}
    for feed in feeds:
        found.setdefault(feed.url, feed)
    return list(found.values())


def _is_of_comments(feed: FoundFeed) -> bool:
    return bool(_COMMENTS.search(feed.title) or _COMMENTS.search(urlsplit(feed.url).path))
