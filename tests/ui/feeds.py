"""Saved sources for the running viewer: some that are stored already, and feeds on a server."""

from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime

from textual.pilot import Pilot

from briefing import paths
from briefing.model import Draft, Feed, Source, SourceKind
from briefing.store.database import open_for_writing
from briefing.store.feed_stories import save_feed
from briefing.store.sources import Check, adopt, save_check
from briefing.ui.screens.main import MainScreen
from tests.loopback import Route
from tests.ui.conftest import NOW, is_settled, press, until

MINUTE, HOUR, DAY = 60, 3600, 86400
HOSTILE = "[@click=app.quit]x[/] [b]bold[/"
LONG = "The Extraordinarily Long-Winded Gazette of Northern and Western Parliamentary Affairs"
REFUSED = "cannot be reached: nothing answers at this address"

_QUOTE = '<p>"It sank at once," Ann Lee said. The 300 passengers swam ashore.</p>'
_SOURCES = (
    Source("", SourceKind.FEED, "https://post.example/feed", ("news", "local")),
    Source("", SourceKind.FEED, "https://gazette.example/feed", ("news",)),
    Source("", SourceKind.FEED, "https://odd.example/feed", ("odd",)),
    Source("", SourceKind.FEED, "https://gone.example/feed"),
    Source("Flaky Times", SourceKind.FEED, "https://flaky.example/feed", ("news",)),
)
_STORIES = (
    ("The Morning Post", (("Ferry sinks in the harbour", 20 * MINUTE), ("Bridge closes", 3 * HOUR),
                          ("Museum reopens its east wing after nine years of repairs", 2 * DAY),
                          ("Mayor resigns", 40 * DAY))),
    (LONG, (("Council votes for the night buses", 5 * HOUR), ("Budget passes", 3 * DAY))),
    (HOSTILE, ((f"{HOSTILE} headline", HOUR),)),
    (None, ()),
    (None, (("Strike ends", 30 * HOUR),)),
)  # fmt: skip
_WELL = Check(last_check=NOW - 2 * MINUTE)
_CHECKS = (
    _WELL,
    _WELL,
    _WELL,
    Check(last_check=NOW - HOUR, failures=1, error="answered 410 (gone)", is_gone=True),
    Check(last_check=NOW - 3 * MINUTE, next_check=NOW + 12 * MINUTE, failures=1, error=REFUSED),
)


def save_stored() -> None:
    """Five saved sources with eight stories, as visits before NOW have left them; two failed."""
    save_sources(*(f"{one.place} {' '.join(one.tags)} {_named(one)}".strip() for one in _SOURCES))
    with closing(open_for_writing(paths.database_file())) as db:
        ids = adopt(db, _SOURCES)
        for source, (title, stories), check in zip(_SOURCES, _STORIES, _CHECKS, strict=True):
            drafts = tuple(_draft(source, number, *one) for number, one in enumerate(stories))
            feed = Feed(title, None, drafts, len(drafts))
            save_feed(db, ids[source.place], feed, Check(), NOW)
            save_check(db, ids[source.place], check)


def save_sources(*lines: str) -> None:
    """Write the sources file."""
    path = paths.sources_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def rss(title: str, *headlines: str, first_day: int = 1) -> bytes:
    """A feed; of two stories the later one is the newer. Each holds a quote and a figure."""
    items = "".join(
        f"<item><title>{escaped(headline)}</title><guid>{escaped(title)} {number}</guid>"
        f"<link>https://x.example/{number}</link>"
        f"<pubDate>{first_day + number:02} Jan 2024 10:00:00 GMT</pubDate>"
        f"<description>{escaped(_QUOTE)}</description></item>"
        for number, headline in enumerate(headlines)
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{escaped(title)}</title>'
        f"<link>https://x.example/</link><description>d</description>{items}</channel></rss>"
    ).encode()


def page(*feeds: str) -> Route:
    """A web page that names feeds."""
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{feed}">' for feed in feeds
    )
    return f"<html><head><title>A page</title>{links}</head><body></body></html>".encode()


def escaped(text: str) -> str:
    """Text as it stands in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


async def refresh(pilot: Pilot[None], screen: MainScreen, key: str = "R") -> None:
    """Refresh, and wait until that has ended and everything it brought is listed and marked."""
    before = summaries(pilot)
    await press(pilot, key)
    await until(pilot, lambda: len(summaries(pilot)) > len(before) and is_settled(screen))


def summaries(pilot: Pilot[None]) -> Sequence[str]:
    """What has been told of refreshes that ended."""
    return [text for text in told(pilot) if "new stor" in text]


def told(pilot: Pilot[None]) -> Sequence[str]:
    """The notifications that have not gone yet."""
    return [one.message for one in pilot.app._notifications]


def headlines(screen: MainScreen) -> Sequence[str]:
    """The headlines that are listed; the names of places in trouble."""
    library = screen.library
    rows = (library.row(index) for index in range(len(library)))
    return [getattr(row, "headline", "") for row in rows]


def names(screen: MainScreen) -> Sequence[str]:
    """The choices in the column of sources."""
    return [scope.name for scope in screen.source_list.scopes]


def unread(screen: MainScreen) -> dict[str, int]:
    """The unread stories of each choice, as the column tells them."""
    return {scope.name: scope.unread for scope in screen.source_list.scopes}


def _named(source: Source) -> str:
    return f'"~{source.name}"' if source.name else ""


def _draft(source: Source, number: int, headline: str, age: int) -> Draft:
    url = f"{source.place}/{number}"
    date = datetime.fromtimestamp(NOW - age, UTC).isoformat()
    return Draft(url, url, headline, None, date, _QUOTE, True, source.place, url.encode())
