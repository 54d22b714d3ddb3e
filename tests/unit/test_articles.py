"""Whole articles: fetched from a story's web page and stored in the place of the feed's text."""

from collections.abc import AsyncIterator, Iterator

import pytest

from briefing.desk import articles
from briefing.desk.articles import fetch_article
from briefing.desk.finishing import Finisher
from briefing.desk.nouns import Wanted
from briefing.desk.online import Online
from briefing.desk.visit import Visitor
from briefing.errors import SourceError
from briefing.sources.fetch import Fetcher
from briefing.store.stories import opened
from briefing.store.texts import raw, renew_marks
from tests.loopback import Reply, Server
from tests.unit.desk_samples import Desk, item, made_desk, made_keeper, made_pool, rss
from tests.unit.desk_tasks import read_or_fail
from tests.unit.fetching import AGENT, PUBLIC, Internet

pool, keeper, desk = made_pool, made_keeper, made_desk

FEED = "http://city.example/feed"
TOLD = '"The bridge is 40 metres long," Ann Lee said.'
PARAGRAPH = (
    "The harbour bridge will close for fourteen weeks from March, the city said on Monday, so that "
    "its bearings can be replaced and its deck be sealed again before the winter comes."
)
PAGE = f"""<!doctype html><html><head><title>The page's own headline</title></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>The page's own headline</h1>
<p>{PARAGRAPH}</p><p>{TOLD} {PARAGRAPH}</p><p>{PARAGRAPH} It is the third time.</p></article>
<footer>All rights reserved.</footer></body></html>"""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


@pytest.fixture
async def visitor(desk: Desk, server: Server) -> AsyncIterator[Visitor]:
    """A visitor whose web holds city.example alone."""
    network = Internet({"city.example": (PUBLIC,)}, {PUBLIC: server})
    async with Fetcher(AGENT, network=network) as fetcher:
        yield Visitor(desk.keeper, fetcher, desk.pool, full_text=(FEED,))


async def stored(desk: Desk, server: Server, visitor: Visitor, *items: str) -> list[int]:
    """Have a feed with these items stored; the ids of its stories."""
    server.routes["/feed"] = rss(*items)
    await desk.save(FEED)
    await visitor.visit(desk.source(FEED))
    return [row.id for row in desk.rows()]


def page(body: str = PAGE, kind: str = "text/html") -> Reply:
    return Reply(body=body.encode(), headers={"Content-Type": kind})


async def test_an_article_takes_the_place_of_the_feeds_text_and_is_marked(
    desk: Desk, server: Server, visitor: Visitor
) -> None:
    server.routes["/a"] = page()
    [story] = await stored(desk, server, visitor, item("a", link="http://city.example/a"))
    await fetch_article(visitor, story)
    found = desk.keeper.do_now(opened, story)
    assert found is not None
    assert found.story is not None
    assert found.marks is not None
    assert (found.is_full, found.is_read) == (True, False)
    # The feed's headline wins over the page's.
    assert found.story.headline == "Headline a"
    assert TOLD in found.story.text
    assert "It is the third time." in found.story.text
    assert "All rights reserved" not in found.story.text
    assert [quote.speaker for quote in found.marks.quotes] == ["Ann Lee"]
    [row] = desk.rows()
    assert (row.is_full, row.quotes) == (True, 1)


async def test_an_article_stays_when_the_feed_changes_its_text(
    desk: Desk, server: Server, visitor: Visitor
) -> None:
    server.routes["/a"] = page()
    [story] = await stored(desk, server, visitor, item("a", link="http://city.example/a"))
    await fetch_article(visitor, story)
    changed = item("a", link="http://city.example/a", body="Shorter.")
    server.routes["/feed"] = rss(changed)
    assert (await visitor.visit(desk.source(FEED))).changed == 1
    await Finisher(desk.keeper, desk.pool, lambda stories: None).run()
    found = desk.keeper.do_now(opened, story)
    assert found is not None
    assert found.story is not None
    assert TOLD in found.story.text


async def test_an_article_that_is_marked_again_stays_and_so_does_its_feeds_newer_text(
    desk: Desk, server: Server, visitor: Visitor
) -> None:
    server.routes["/a"] = page()
    [story] = await stored(desk, server, visitor, item("a", link="http://city.example/a"))
    await fetch_article(visitor, story)
    changed = item("a", link="http://city.example/a", body="Shorter.")
    server.routes["/feed"] = rss(changed)
    await visitor.visit(desk.source(FEED))
    before = desk.keeper.do_now(opened, story)
    desk.keeper.do_now(renew_marks, "another")
    await Finisher(desk.keeper, desk.pool, lambda stories: None).run()
    assert desk.keeper.do_now(opened, story) == before
    assert desk.keeper.do_now(raw, story) is not None


@pytest.mark.parametrize(
    "reply",
    [
        Reply(404),
        page("<!doctype html><html><body><p>Log in to read.</p></body></html>"),
        page("%PDF-1.7", "application/pdf"),
        Reply(302, headers={"Location": "http://127.0.0.1/a"}),
    ],
)
async def test_a_page_without_an_article_leaves_the_story_as_it_is(
    desk: Desk, server: Server, visitor: Visitor, reply: Reply
) -> None:
    server.routes["/a"] = reply
    [story] = await stored(desk, server, visitor, item("a", link="http://city.example/a"))
    before = desk.keeper.do_now(opened, story)
    with pytest.raises(SourceError) as caught:
        await fetch_article(visitor, story)
    assert caught.value.place == "http://city.example/a"
    assert desk.keeper.do_now(opened, story) == before


@pytest.mark.parametrize(
    ("name", "reason"), [("hangs", "takes too long"), ("ends", "failed"), ("trips", "failed on it")]
)
async def test_a_page_that_fails_its_worker_is_told_and_the_story_stays(
    desk: Desk,
    server: Server,
    visitor: Visitor,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    reason: str,
) -> None:
    monkeypatch.setattr(articles, "DEADLINE", 1.0)
    monkeypatch.setattr(articles, "read_article", read_or_fail)
    server.routes["/a"] = page(f"<html><title>{name}</title><p>{PARAGRAPH * 3}</p></html>")
    [story] = await stored(desk, server, visitor, item("a", link="http://city.example/a"))
    before = desk.keeper.do_now(opened, story)
    with pytest.raises(SourceError, match=reason):
        await fetch_article(visitor, story)
    assert desk.keeper.do_now(opened, story) == before


async def test_new_stories_of_a_source_that_wants_it_are_fetched_whole(
    desk: Desk, server: Server, visitor: Visitor
) -> None:
    server.routes["/a"] = page()
    server.routes["/c"] = page()
    items = [
        item("a", link="http://city.example/a"),
        item("b", link="http://city.example/b"),
        item("c", link="http://city.example/c"),
        item("d", link=None),
    ]
    ids = await stored(desk, server, visitor, *items)
    fetched: list[int] = []
    web = Online(visitor)
    await web.articles(fetched.append)
    # What cannot be fetched keeps its text, and the others come all the same.
    assert fetched == [ids[0], ids[2]]
    assert [row.is_full for row in desk.rows()] == [True, False, True, False]
    fetched.clear()
    await desk.refresh(Wanted(insist=True))
    await web.articles(fetched.append)
    assert fetched == []
