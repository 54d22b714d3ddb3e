"""What the tests of the desk share: feeds as bytes, saved sources, a database, workers, the web."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from briefing import paths, subscriptions
from briefing.desk.keeper import Keeper
from briefing.desk.nouns import Progress, Summary, Wanted
from briefing.desk.refresh import refresh
from briefing.desk.saved import adopt_saved
from briefing.desk.visit import Visitor
from briefing.model import Source, SourceKind
from briefing.sources.fetch import Fetcher
from briefing.sources.fetch_network import Network
from briefing.sources.fetch_nouns import Limits
from briefing.sources.pool import Pool
from briefing.store.headlines import Headline, headlines
from briefing.store.listing import Selection, listing
from briefing.store.sources import StoredSource, all_sources, save_check
from tests.unit.fetching import AGENT

HOUR = 3600
DAY = 24 * HOUR


def item(
    name: str,
    *,
    guid: str | None = "",
    link: str | None = "",
    title: str | None = "",
    date: str | None = None,
    body: str = "Nothing more is known.",
) -> str:
    """An item of RSS; id, link and title follow from its name, and None leaves one out."""
    parts = (
        ("guid", f"id-{name}" if guid == "" else guid),
        ("link", f"https://city.example/{name}" if link == "" else link),
        ("title", f"Headline {name}" if title == "" else title),
        ("pubDate", date),
        ("description", body),
    )
    told = (f"<{tag}>{escape(text)}</{tag}>" for tag, text in parts if text is not None)
    return f"<item>{''.join(told)}</item>"


def rss(*items: str, title: str | None = "City Desk", more: str = "") -> bytes:
    """A feed of items; `more` stands in its channel before them."""
    named = "" if title is None else f"<title>{title}</title>"
    return f'<rss version="2.0"><channel>{named}{more}{"".join(items)}</channel></rss>'.encode()


def stories(*names: str) -> bytes:
    """A feed of stories with these names."""
    return rss(*map(item, names))


def feed_source(place: str, name: str = "", *tags: str) -> Source:
    return Source(name, SourceKind.FEED, place, tags)


@dataclass(frozen=True)
class Desk:
    """A database with what it takes to refresh the saved sources."""

    keeper: Keeper
    pool: Pool

    async def save(self, *places: str | Source) -> None:
        """Write feeds down as saved sources, in the file and in the database."""
        new = [feed_source(place) if isinstance(place, str) else place for place in places]
        subscriptions.add_all(paths.sources_file(), new)
        await adopt_saved(self.keeper)

    async def refresh(
        self,
        wanted: Wanted | None = None,
        *,
        limits: Limits | None = None,
        network: Network | None = None,
        report: Callable[[Progress], None] = lambda progress: None,
        stop: asyncio.Event | None = None,
    ) -> Summary:
        """A refresh as a process of its own would do it: nothing is known but what is stored."""
        async with Fetcher(AGENT, limits, network=network) as fetcher:
            visitor = Visitor(self.keeper, fetcher, self.pool)
            return await refresh(visitor, wanted or Wanted(), report, stop or asyncio.Event())

    def source(self, place: str) -> StoredSource:
        [found] = [one for one in self.keeper.do_now(all_sources) if one.source.place == place]
        return found

    def rows(self, place: str | None = None) -> list[Headline]:
        """The rows of all saved sources, or of one, newest first."""
        sources = None if place is None else (self.source(place).id,)
        ids = self.keeper.do_now(listing, Selection(sources=sources))
        return self.keeper.do_now(headlines, ids)

    def names(self, place: str | None = None) -> list[str]:
        """The headlines of all saved sources, or of one, in the order of the alphabet."""
        return sorted(row.headline for row in self.rows(place))

    def make_due(self, place: str) -> None:
        """Let a source that failed be asked again at once."""
        source = self.source(place)
        check = source.check
        due = type(check)(
            url=check.url,
            etag=check.etag,
            last_modified=check.last_modified,
            failures=check.failures,
            error=check.error,
        )
        self.keeper.do_now(save_check, source.id, due)


@pytest.fixture(scope="module")
def made_pool() -> Iterator[Pool]:
    """The workers of a module's tests, started once."""
    pool = Pool(max_workers=2)
    yield pool
    pool.close()


@pytest.fixture
def made_keeper(tmp_path: Path) -> Iterator[Keeper]:
    """A database of one test's own, at `paths.database_file()`."""
    keeper = Keeper(paths.database_file())
    yield keeper
    keeper.close()


@pytest.fixture
def made_desk(made_keeper: Keeper, made_pool: Pool) -> Desk:
    return Desk(made_keeper, made_pool)
