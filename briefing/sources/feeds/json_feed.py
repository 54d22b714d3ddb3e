"""JSON Feed 1.0 and 1.1 (jsonfeed.org), and what is nearly that."""

import json
from typing import Any, NoReturn

from briefing.sources.feeds.raw import NO_BODY, Body, RawEnclosure, RawEntry, RawFeed, Unread

_NOT_A_FEED = "is JSON, but not a JSON Feed"


def read_json(body: bytes) -> RawFeed:
    """A feed in UTF-8. What has a wrong type counts as missing. Raises Unread for what is none."""
    try:
        feed = json.loads(body, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise Unread("is nested too deeply to be a feed") from error
    except ValueError as error:
        raise Unread("is not a feed, nor JSON that can be read") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise Unread(_NOT_A_FEED)
    items = [item for item in feed["items"] if isinstance(item, dict)]
    if "jsonfeed.org" not in _text(feed, "version") and not _is_alike(feed, items):
        raise Unread(_NOT_A_FEED)
    authors = _names(feed)
    return RawFeed(
        title=_text(feed, "title"),
        title_is_html=False,
        link=_text(feed, "home_page_url"),
        ttl="",
        is_rss=True,
        entries=[_entry(item, authors) for item in items],
    )


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _is_alike(feed: dict[str, Any], items: list[dict[str, Any]]) -> bool:
    """Whether JSON that names no version has what only a feed has."""
    return bool(_text(feed, "title")) and all(
        item.keys() & {"content_html", "content_text", "url"} for item in items
    )


def _entry(item: dict[str, Any], feed_authors: tuple[str, ...]) -> RawEntry:
    body = _body(item)
    dates = [_text(item, name) for name in ("date_published", "date_modified")]
    dates = [date for date in dates if date]
    return RawEntry(
        id=_id(item),
        link=_text(item, "url") or _text(item, "external_url"),
        title=_text(item, "title"),
        title_is_html=False,
        names=_names(item) or feed_authors,
        stamp=dates[0] if dates else "",
        dates=tuple(dates),
        body=body.text,
        is_html=body.is_html,
        base="",
        enclosures=_enclosures(item) if "attachments" in item else (),
    )


def _enclosures(item: dict[str, Any]) -> tuple[RawEnclosure, ...]:
    attachments = item["attachments"]
    if not isinstance(attachments, list):
        return ()
    return tuple(
        RawEnclosure(url, _text(one, "mime_type").lower(), "", _bytes(one))
        for one in attachments
        if isinstance(one, dict) and (url := _text(one, "url"))
    )


def _bytes(attachment: dict[str, Any]) -> str:
    """How many bytes an attachment has, in digits."""
    value = attachment.get("size_in_bytes")
    if isinstance(value, float):
        return f"{value:.0f}"
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number else _text(attachment, "size_in_bytes")


def _body(item: dict[str, Any]) -> Body:
    """The text of an item: its HTML, else its plain text, else its summary."""
    html = _text(item, "content_html")
    text = _text(item, "content_text") or _text(item, "summary")
    if html:
        return Body(html, is_html=True)
    return Body(text, is_html=False) if text else NO_BODY


def _id(item: dict[str, Any]) -> str:
    """An id is a string, but the specification has numbers read as if they were."""
    value = item.get("id")
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else _text(item, "id")


def _names(owner: dict[str, Any]) -> tuple[str, ...]:
    """The authors' names: `authors` is version 1.1's, `author` version 1.0's."""
    authors = owner.get("authors")
    found = authors if isinstance(authors, list) else [owner.get("author")]
    names = (_text(author, "name") for author in found if isinstance(author, dict))
    return tuple(dict.fromkeys(name for name in names if name))


def _text(owner: dict[str, Any], name: str) -> str:
    value = owner.get(name)
    return value.strip() if isinstance(value, str) else ""
