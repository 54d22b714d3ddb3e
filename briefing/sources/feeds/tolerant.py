"""Every format that feedparser reads, and feeds that are not well-formed. The slow road."""

import io
from datetime import datetime
from typing import Any, Final

from briefing.sources.feeds.enclosures import enclosed, played
from briefing.sources.feeds.markup import has_base, has_markup
from briefing.sources.feeds.moments import is_common
from briefing.sources.feeds.names import name_of
from briefing.sources.feeds.raw import Body, RawEnclosure, RawEntry, RawFeed, Unread, longest

_HTML: Final = frozenset({"text/html", "application/xhtml+xml"})
_TOLD: Final = _HTML | {"text/plain"}
_NO_TEXT: Final = ("image/", "audio/", "video/")
_DATES: Final = ("published", "updated", "created")

# Reading a dict of feedparser's through its own methods warns of some keys.
_get = dict.get


def read_tolerantly(body: bytes, url: str) -> RawFeed:
    """A feed in UTF-8 that may be broken. Raises Unread for what is none, and feedparser's errors.

    It can take minutes over hostile input, holding the interpreter: call it where that does no
    harm.
    """
    import feedparser  # type: ignore[import-untyped]

    headers = {"content-type": "application/xml; charset=utf-8"}
    # Where the feed tells no base, addresses stay as it gives them: they are part of its content,
    # which does not change when the feed moves.
    if has_base(body):
        headers["content-location"] = url
    parsed: dict[str, Any] = feedparser.parse(
        io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    version = str(_get(parsed, "version") or "")
    entries = _get(parsed, "entries") or []
    if not version and not entries:
        raise Unread("is not a feed")
    feed = _get(parsed, "feed") or {}
    is_rss = not version.startswith("atom")
    title = _text(feed, "title")
    return RawFeed(
        title=title,
        title_is_html=_title_is_html(feed, title, is_rss),
        link=_text(feed, "link"),
        ttl=_text(feed, "ttl"),
        is_rss=is_rss,
        entries=[_entry(entry, url, is_rss) for entry in entries],
    )


def _entry(entry: dict[str, Any], url: str, is_rss: bool) -> RawEntry:
    title = _text(entry, "title")
    body, base = _body(entry, is_rss)
    return RawEntry(
        id=_text(entry, "id"),
        link=_text(entry, "link"),
        title=title,
        title_is_html=_title_is_html(entry, title, is_rss),
        names=_names(entry, is_rss),
        stamp=_text(entry, "published") or _text(entry, "updated"),
        dates=tuple(date for date in (_date(entry, name) for name in _DATES) if date),
        body=body.text,
        is_html=body.is_html,
        base="" if base == url else base,
        enclosures=_enclosures(entry),
    )


def _enclosures(entry: dict[str, Any]) -> tuple[RawEnclosure, ...]:
    """What an entry encloses or links to as enclosed, then its media that can be played."""
    linked = [
        enclosed(dict(link.items()))
        for link in _get(entry, "links") or ()
        if _text(link, "rel") == "enclosure"
    ]
    media = [played(content) for content in _get(entry, "media_content") or ()]
    return tuple(one for one in (*linked, *media) if one is not None)


def _body(entry: dict[str, Any], is_rss: bool) -> tuple[Body, str]:
    """The longest of an entry's texts, and the base of its links."""
    summary = {**_detail(entry, "summary"), "value": _text(entry, "summary")}
    contents = _get(entry, "content")
    found = [*(contents if isinstance(contents, list) else ()), summary]
    bodies: list[Body] = []
    bases: list[str] = []
    for content in found:
        kind = _text(content, "type") or "text/html"
        text = _text(content, "value")
        if text and not kind.startswith(_NO_TEXT):
            is_guessed = is_rss or kind not in _TOLD
            bodies.append(Body(text, has_markup(text) if is_guessed else kind in _HTML))
            bases.append(_text(content, "base"))
    chosen = longest(bodies)
    return chosen, bases[bodies.index(chosen)] if bodies else ""


def _title_is_html(owner: dict[str, Any], title: str, is_rss: bool) -> bool:
    return has_markup(title) if is_rss else _text(_detail(owner, "title"), "type") in _HTML


def _names(entry: dict[str, Any], is_rss: bool) -> tuple[str, ...]:
    """The names of an entry's authors, each once; an address for one who has no name."""
    authors = _get(entry, "authors")
    authors = authors if isinstance(authors, list) else []
    only = _text(entry, "author")
    if is_rss and len(authors) == 1 and "@" in only:
        return (name_of(only),)
    names = (_text(author, "name") or _text(author, "email") for author in authors)
    return tuple(dict.fromkeys(name for name in names if name))


def _date(entry: dict[str, Any], name: str) -> str:
    """A date as it stands there if it is in a common form, else as feedparser reads it."""
    text = _text(entry, name)
    if is_common(text):
        return text
    stamp = _get(entry, f"{name}_parsed")
    # It makes dates of other numbers, too: of seconds, of years before Christ.
    if not stamp or str(stamp[0]) not in text:
        return ""
    try:
        return datetime(*stamp[:6]).isoformat()
    except (TypeError, ValueError, OverflowError):
        return ""


def _detail(owner: dict[str, Any], name: str) -> dict[str, Any]:
    detail = _get(owner, f"{name}_detail")
    return detail if isinstance(detail, dict) else {}


def _text(owner: dict[str, Any], name: str) -> str:
    value = _get(owner, name)
    return value if isinstance(value, str) else ""
