"""What every reader of feeds hands over: a feed's entries as they stand in it, not yet cleaned."""

from dataclasses import dataclass
from typing import NamedTuple


class Unread(Exception):
    """Bytes that a reader leaves to another; the text says why, as a predicate."""


class RawEnclosure(NamedTuple):
    """A file that an entry comes with: foreign text, "" for what is not told.

    `type` is a media type in lower case, `length` a number of bytes in digits.
    """

    url: str
    type: str = ""
    medium: str = ""
    length: str = ""


class RawEntry(NamedTuple):
    """An entry: foreign text, "" for what it lacks.

    `link` may be relative. `stamp` is the date as it stands there, `dates` the dates to try, best
    first, in forms that `moments` reads. `base` is the address that the body's links are relative
    to, where the feed gives one.
    """

    id: str
    link: str
    title: str
    title_is_html: bool
    names: tuple[str, ...]
    stamp: str
    dates: tuple[str, ...]
    body: str
    is_html: bool
    base: str
    enclosures: tuple[RawEnclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class RawFeed:
    """A feed and its entries, in its order. `is_rss` is false for Atom, which defines its bases."""

    title: str
    title_is_html: bool
    link: str
    ttl: str
    is_rss: bool
    entries: list[RawEntry]


class Body(NamedTuple):
    """One of the texts that an entry gives."""

    text: str
    is_html: bool


NO_BODY = Body("", is_html=False)


def longest(bodies: list[Body]) -> Body:
    """The longest of an entry's texts, the first of several as long."""
    return max(bodies, key=lambda body: len(body.text), default=NO_BODY)
