"""Saved sources for the running viewer: some that are stored already, and feeds on a server."""

from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from itertools import repeat

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
_APART = (
    _QUOTE,
    '<p>"Nobody asked us," said Max Roe, who drives buses. Some 40 drivers stayed away.</p>',
    '<p>The roof took long. "It was worth it," Petra Lund told 1,200 guests.</p>',
    '<p>"I am tired of meetings," Ivo Marsh said. The town has had 7 mayors.</p>',
    '<p>Jonas Okafor said: "We shall paint it blue." The paint costs $3,000.</p>',
    '<p>"The count was fair," Lena Brandt told reporters. Only 9 ballots were spoiled.</p>',
    '<p>Wheat has 14 rivals here. "Rye grows anywhere," according to Edda Moen.</p>',
    '<p>"My cat found it," Stig Dahl said of the necklace, worth £250.</p>',
)
"""Texts on different events, for stories that are not to be taken for one event."""
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


def save_stored(*, are_apart: bool = False) -> None:
    """Five saved sources with eight stories, as visits before NOW have left them; two failed.

    All stories have one text, unless they are to tell of events that lie apart.
    """
    bodies = iter(_APART) if are_apart else repeat(_QUOTE)
    save_sources(*(f"{one.place} {' '.join(one.tags)} {_named(one)}".strip() for one in _SOURCES))
    with closing(open_for_writing(paths.database_file())) as db:
        ids = adopt(db, _SOURCES)
        for source, (title, stories), check in zip(_SOURCES, _STORIES, _CHECKS, strict=True):
            drafts = tuple(
                _draft(source, number, next(bodies), *one) for number, one in enumerate(stories)
            )
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


def _draft(source: Source, number: int, body: str, headline: str, age: int) -> Draft:
    url = f"{source.place}/{number}"
    date = datetime.fromtimestamp(NOW - age, UTC).isoformat()
    return Draft(url, url, headline, None, date, body, True, source.place, url.encode())
