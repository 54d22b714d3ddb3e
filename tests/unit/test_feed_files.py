"""Feeds that are files on this machine: added, read without the web, and read again."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from briefing import paths, subscriptions
from briefing.config import Settings
from briefing.desk.adding import Adder
from briefing.desk.feed_files import FeedFiles
from briefing.desk.nouns import Wanted
from briefing.desk.online import online
from briefing.errors import SourceError
from briefing.model import Source, SourceKind
from briefing.sources.imports import write_urls
from briefing.sources.opml import write_opml
from briefing.store.sources import all_sources
from tests.unit.desk_samples import Desk, made_desk, made_keeper, made_pool, rss, stories

pool, keeper, desk = made_pool, made_keeper, made_desk
JSON = '{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [{"id": "1"}]}'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A feed of one story in a file."""
    path = tmp_path / "a feed.xml"
    path.write_bytes(stories("a"))
    return path


@pytest.fixture
async def adder(desk: Desk) -> AsyncIterator[Adder]:
    async with online(desk.keeper, desk.pool, Settings(), offline=True) as web:
        yield web.adder


async def test_a_file_is_added_as_a_feed_and_its_stories_are_stored(
    desk: Desk, adder: Adder, place: Path
) -> None:
    for target in (str(place), place.as_uri()):
        [found] = await adder.probe(target)
        assert (found.kind, found.title, found.stories) == (SourceKind.FEED, "City Desk", 1)
    assert await adder.add(found) == "Added City Desk: 1 story"
    [source] = subscriptions.load().sources
    assert source == Source("", SourceKind.FEED, str(place))
    [stored] = await desk.keeper.do(all_sources)
    assert (stored.title, stored.stories) == ("City Desk", 1)
    with pytest.raises(SourceError, match="is there already"):
        await adder.probe(place.as_uri())


async def test_a_file_of_json_feed_is_added_too(adder: Adder, tmp_path: Path) -> None:
    (tmp_path / "news.json").write_text(JSON)
    [found] = await adder.probe(str(tmp_path / "news.json"))
    assert (found.title, found.stories) == ("J", 1)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "does not exist"), (b"<rss" * 3_000_000, "is larger")],
)
async def test_what_cannot_be_read_is_not_added(
    adder: Adder, tmp_path: Path, content: bytes | None, reason: str
) -> None:
    path = tmp_path / "feed.rss"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SourceError) as caught:
        await adder.probe(str(path))
    assert caught.value.place == str(path)
    assert reason in caught.value.reason


async def test_a_refresh_reads_a_file_again_only_when_it_changed(desk: Desk, place: Path) -> None:
    await desk.save(Source("Mine", SourceKind.FEED, str(place), ("x",)))
    first, again = await desk.refresh(), await desk.refresh()
    assert (first.new, again.new, again.unchanged) == (1, 0, 1)
    place.write_bytes(stories("a", "b"))
    assert (await desk.refresh()).new == 1
    place.unlink()
    [failure] = (await desk.refresh()).failures
    assert (failure.name, failure.reason) == ("Mine", "does not exist")
    place.write_bytes(stories("a", "b", "c"))
    after = await desk.refresh()
    assert (after.new, after.failures) == (1, ())


async def test_a_file_that_is_missing_is_still_a_feed(desk: Desk, place: Path) -> None:
    await desk.save(Source("", SourceKind.FEED, str(place)))
    await desk.refresh()
    place.unlink()
    [source] = subscriptions.load().sources
    assert source == Source("", SourceKind.FEED, str(place))


async def test_files_that_changed_are_told_once(desk: Desk, place: Path) -> None:
    await desk.save(Source("", SourceKind.FEED, str(place)), "https://city.example/feed")
    sources = await desk.keeper.do(all_sources)
    files = FeedFiles(sources)
    number = next(one.id for one in sources if not one.source.is_on_web)
    assert files.changed() == (number,)
    assert files.changed() == ()
    await desk.refresh(Wanted((number,)))
    files = FeedFiles(await desk.keeper.do(all_sources))
    assert files.changed() == ()
    place.write_bytes(stories("a", "b"))
    assert files.changed() == (number,)
    place.unlink()
    assert files.changed() == (number,)
    assert files.changed() == ()


async def test_relative_links_in_a_file_lead_nowhere_on_this_machine(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(
        rss('<item><title>F</title><link>/etc/passwd</link><enclosure url="/a.mp3"/></item>')
    )
    await desk.save(Source("", SourceKind.FEED, str(path)))
    assert (await desk.refresh()).new == 1
    [row] = desk.rows()
    assert row.url is None


def test_a_place_is_written_below_home_and_left_out_of_lists_for_others(place: Path) -> None:
    home = Path.home() / "feed.xml"
    home.parent.mkdir(parents=True, exist_ok=True)
    home.write_bytes(stories("a"))
    source = Source("Mine", SourceKind.FEED, str(home), ("x",))
    subscriptions.add(paths.sources_file(), source)
    assert paths.sources_file().read_text() == '~/feed.xml "~Mine" x\n'
    assert subscriptions.load().sources == (source,)
    assert write_urls([source]) == ""
    assert "feed.xml" not in write_opml([source])
    assert subscriptions.name_of(Source("", SourceKind.FEED, str(place))) == "a feed.xml"
