"""The last step of every reader: a feed's entries cleaned, bounded and told from each other."""

import hashlib
from collections import Counter
from typing import Final

from briefing.documents.clean import clean_line, safe_url
from briefing.model import Draft, Feed
from briefing.sources.feeds.enclosures import enclosures_of
from briefing.sources.feeds.markup import line_of
from briefing.sources.feeds.moments import iso, moment
from briefing.sources.feeds.raw import RawEntry, RawFeed

MOST_ENTRIES: Final = 2000
TITLE_LIMIT: Final = 1000
FEED_TITLE_LIMIT: Final = 200
BYLINE_LIMIT: Final = 200
ID_LIMIT: Final = 500
BODY_LIMIT: Final = 1_000_000
_DIGEST_SIZE: Final = 16
_LONGEST_TTL: Final = 60 * 24 * 366


def finished(raw: RawFeed, url: str, known: frozenset[bytes], remarks: tuple[str, ...]) -> Feed:
    """The feed, without the drafts whose digest is in `known`: for these nothing else is done."""
    site = safe_url(raw.link.strip(), url)
    entries = _told_apart(raw.entries)
    if len(entries) > MOST_ENTRIES:
        remarks += (f"only the newest {MOST_ENTRIES:,} of {len(entries):,} stories are read",)
        entries = _newest(entries)
    drafts: list[Draft] = []
    digests: set[bytes] = set()
    cut = 0
    for entry in entries:
        if len(entry.body) > BODY_LIMIT:
            cut += 1
            entry = entry._replace(body=entry.body[:BODY_LIMIT])
        digest = _digest(entry)
        if digest in digests:
            continue
        digests.add(digest)
        if digest not in known:
            drafts.append(_draft(entry, raw, url, site, digest))
    if cut:
        remarks += (f"{cut:,} {'story is' if cut == 1 else 'stories are'} cut at 1 MB",)
    return Feed(
        title=line_of(raw.title, raw.title_is_html, FEED_TITLE_LIMIT) or None,
        url=site,
        drafts=tuple(drafts),
        total=len(digests),
        ttl=_ttl(raw.ttl),
        remark="; ".join(remarks) or None,
        held=known.intersection(digests),
    )


def _draft(entry: RawEntry, raw: RawFeed, url: str, site: str | None, digest: bytes) -> Draft:
    link = _link(entry, (site or url) if raw.is_rss else url)
    base = safe_url(entry.base, url) if entry.base else None
    if base is None:
        base = (link or site or url) if raw.is_rss else url
    return Draft(
        id=_id(entry.id),
        url=link,
        headline=line_of(entry.title, entry.title_is_html, TITLE_LIMIT),
        byline=clean_line(", ".join(entry.names), BYLINE_LIMIT) or None,
        date=_date(entry),
        body=entry.body,
        is_html=entry.is_html,
        base=base,
        digest=digest,
        enclosures=enclosures_of(entry.enclosures, base) if entry.enclosures else (),
    )


def _digest(entry: RawEntry) -> bytes:
    """What tells this content from every other. It is of the feed's own words, before any is read.

    Their lengths part them, so that no two entries share a digest by where one field ends. Without
    enclosures it is of the other words alone.
    """
    fields = [
        entry.id,
        entry.link,
        entry.title,
        "h" if entry.title_is_html else "t",
        "\n".join(entry.names),
        entry.stamp,
        "h" if entry.is_html else "t",
        entry.body,
    ]
    for enclosure in entry.enclosures:
        fields += enclosure
    lengths = ",".join([str(len(field)) for field in fields])
    content = f"{lengths}:{''.join(fields)}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(content, digest_size=_DIGEST_SIZE).digest()


def _told_apart(entries: list[RawEntry]) -> list[RawEntry]:
    """The entries, none twice, and without the ids that several different ones share.

    Two with the same id and link are versions of one story, and the one that comes first is kept.
    """
    counts = Counter([entry.id for entry in entries if entry.id])
    if len(counts) == sum(counts.values()):
        return entries
    links: dict[str, set[str]] = {}
    kept: list[RawEntry] = []
    for entry in entries:
        if entry.id:
            seen = links.setdefault(entry.id, set())
            address = entry.link or entry.title
            if address in seen:
                continue
            seen.add(address)
        kept.append(entry)
    return [entry._replace(id="") if len(links.get(entry.id, ())) > 1 else entry for entry in kept]


def _newest(entries: list[RawEntry]) -> list[RawEntry]:
    """As many of the newest entries as are kept, in the feed's order; undated ones count as old."""
    dates = [_date(entry) or "" for entry in entries]
    places = sorted(range(len(entries)), key=lambda place: dates[place], reverse=True)
    return [entries[place] for place in sorted(places[:MOST_ENTRIES])]


def _date(entry: RawEntry) -> str | None:
    for text in entry.dates:
        when = moment(text)
        date = iso(when) if when is not None else None
        if date is not None:
            return date
    return None


def _link(entry: RawEntry, base: str) -> str | None:
    link = entry.link.strip()
    # An id can stand for a link, and most ids are no addresses, not even relative ones.
    if link == entry.id.strip() and not link.lower().startswith(("http://", "https://")):
        return None
    return safe_url(link, base) if link else None


def _id(text: str) -> str | None:
    """An id to store; of one that is very long, its digest."""
    if len(text) <= ID_LIMIT:
        return clean_line(text) or None
    content = text.encode("utf-8", "surrogatepass")
    return "blake2b:" + hashlib.blake2b(content, digest_size=_DIGEST_SIZE).hexdigest()


def _ttl(text: str) -> int | None:
    """Minutes between two looks, where the feed names a number that can be meant."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 8):
        return None
    minutes = int(digits)
    return minutes if 0 < minutes <= _LONGEST_TTL else None
