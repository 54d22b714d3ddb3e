"""Adding: what is found at a target, and what subscribing to it brings."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from briefing import paths, subscriptions
from briefing.config import Settings
from briefing.desk.adding import MOST_FEEDS, Adder
from briefing.desk.nouns import Found
from briefing.desk.online import online
from briefing.errors import SourceError
from briefing.model import SourceKind
from briefing.sources.discover import WELL_KNOWN
from briefing.store.sources import all_sources
from briefing.subscriptions import Target, TargetKind
from tests.loopback import Received, Reply, Server
from tests.unit.desk_samples import (
    Desk,
    feed_source,
    item,
    made_desk,
    made_keeper,
    made_pool,
    rss,
    stories,
)

pool, keeper, desk = made_pool, made_keeper, made_desk


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


@pytest.fixture
async def adder(desk: Desk) -> AsyncIterator[Adder]:
    async with online(desk.keeper, desk.pool, Settings()) as web:
        yield web.adder


def page(*links: str, text: str = "News") -> Reply:
    """A web page that names feeds."""
    named = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{link}">' for link in links
    )
    body = f"<!doctype html><html><head>{named}</head><body><p>{text}</p></body></html>"
    return Reply(body=body.encode(), headers={"Content-Type": "text/html"})


async def refusal(adder: Adder, target: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        await adder.probe(target)
    return caught.value


def written() -> list[tuple[str, str, tuple[str, ...]]]:
    """The sources file's places, names and tags."""
    return [(one.place, one.name, one.tags) for one in subscriptions.load().sources]


async def test_a_feed_is_looked_at_added_and_stored_with_one_request(
    desk: Desk, server: Server, adder: Adder
) -> None:
    def reply(asked: Received) -> Reply:
        if asked.headers.get("if-none-match") == '"1"':
            return Reply(304)
        dated = item("a", date="Mon, 01 Jan 2024 10:00:00 GMT")
        older = item("b", date="Sun, 31 Dec 2023 10:00:00 GMT")
        return Reply(body=rss(older, dated, item("c")), headers={"ETag": '"1"'})

    server.routes["/feed"] = reply
    url = server.url("/feed")
    [found] = await adder.probe(url)
    assert found == Found(url, SourceKind.FEED, "City Desk", 3, "2024-01-01T10:00:00+00:00")
    assert await adder.add(found, "  Mine ", ("news", "city")) == "Added Mine: 3 stories"
    assert written() == [(url, "Mine", ("news", "city"))]
    source = desk.source(url)
    assert (source.is_saved, source.stories, source.title) == (True, 3, "City Desk")
    assert (source.source.name, source.source.tags) == ("Mine", ("news", "city"))
    assert len(server.requests) == 1
    assert (await desk.refresh()).unchanged == 1


async def test_one_story_is_told_in_the_singular_and_a_feed_without_any_is_added_too(
    desk: Desk, server: Server, adder: Adder
) -> None:
    server.routes["/one"] = stories("a")
    server.routes["/none"] = rss()
    for path, told in (("/one", "1 story"), ("/none", "0 stories")):
        [found] = await adder.probe(server.url(path))
        assert await adder.add(found) == f"Added City Desk: {told}"
    assert [name for _, name, _ in written()] == ["", ""]


async def test_a_page_with_two_feeds_offers_both_and_each_is_asked_once(
    desk: Desk, server: Server, adder: Adder
) -> None:
    server.routes["/"] = page("/a", "/b", "/a", "/no-feed")
    server.routes["/a"] = rss(item("a"), title="Main")
    server.routes["/b"] = rss(item("b"), item("c"), title="Sport")
    found = await adder.probe(server.url("/"))
    assert [(one.place, one.title, one.stories) for one in found] == [
        (server.url("/a"), "Main", 1),
        (server.url("/b"), "Sport", 2),
    ]
    assert await adder.add(found[1]) == "Added Sport: 2 stories"
    assert await adder.add(found[0]) == "Added Main: 1 story"
    assert [place for place, _, _ in written()] == [server.url("/b"), server.url("/a")]
    asked = [request.path for request in server.requests]
    assert sorted(asked) == ["/", "/a", "/b", "/no-feed"]


async def test_of_a_page_with_very_many_feeds_some_are_looked_at(
    server: Server, adder: Adder
) -> None:
    ways = [f"/{number}" for number in range(MOST_FEEDS + 4)]
    server.routes["/"] = page(*ways)
    for way in ways:
        server.routes[way] = stories(way)
    assert len(await adder.probe(server.url("/"))) == MOST_FEEDS
    assert len(server.requests) == MOST_FEEDS + 1


async def test_a_page_that_names_no_feed_is_tried_where_feeds_usually_are(
    server: Server, adder: Adder
) -> None:
    server.routes["/blog/"] = page()
    server.routes["/rss.xml"] = stories("a")
    server.routes["/index.xml"] = stories("b")
    [found] = await adder.probe(server.url("/blog/"))
    assert found.place == server.url("/rss.xml")
    # No further than the first that is a feed.
    assert server.requests[-1].path == "/rss.xml"
    assert server.asked("/index.xml") == []
    assert len(server.requests) <= 2 * len(WELL_KNOWN) + 1


async def test_a_page_without_any_feed_is_refused_and_nothing_is_asked_twice(
    server: Server, adder: Adder
) -> None:
    server.routes["/"] = page()
    error = await refusal(adder, server.url("/"))
    assert error.reason.startswith("is no feed and names none")
    asked = [request.path for request in server.requests]
    assert len(asked) == len(set(asked)) == len(WELL_KNOWN) + 1


async def test_what_is_neither_page_nor_feed_is_refused(server: Server, adder: Adder) -> None:
    server.routes["/picture"] = Reply(
        body=b"\x89PNG\r\n\x1a\n" + bytes(500), headers={"Content-Type": "image/png"}
    )
    assert "is no feed" in (await refusal(adder, server.url("/picture"))).reason


async def test_what_cannot_be_reached_is_refused_with_the_reason(
    server: Server, adder: Adder
) -> None:
    server.routes["/down"] = Reply(503)
    assert "503" in (await refusal(adder, server.url("/down"))).reason
    with Server() as other:
        gone = other.url("/feed")
    error = await refusal(adder, gone)
    assert (error.place, error.reason) == (
        gone,
        "cannot be reached: nothing answers at this address",
    )
    assert written() == []


async def test_a_feed_that_is_there_already_is_told_without_asking(
    desk: Desk, server: Server, adder: Adder
) -> None:
    url = server.url("/feed")
    await desk.save(feed_source(url, "Mine"))
    error = await refusal(adder, url)
    assert (error.place, error.reason) == (url, "is there already, as Mine")
    assert server.requests == []


async def test_a_page_whose_feeds_are_all_there_already_says_so(
    desk: Desk, server: Server, adder: Adder
) -> None:
    server.routes["/"] = page("/feed")
    server.routes["/feed"] = server.routes["/rss"] = stories("a")
    await desk.save(feed_source(server.url("/feed"), "Mine"))
    assert (await refusal(adder, server.url("/"))).reason == "is there already, as Mine"
    # A second feed of the site's is no answer to that.
    assert server.asked("/rss") == []


async def test_of_a_page_only_the_feeds_that_are_new_are_offered(
    desk: Desk, server: Server, adder: Adder
) -> None:
    server.routes["/"] = page("/a", "/b")
    server.routes["/a"] = stories("a")
    server.routes["/b"] = stories("b")
    await desk.save(server.url("/a"))
    [found] = await adder.probe(server.url("/"))
    assert found.place == server.url("/b")


async def test_a_feed_that_has_moved_is_added_where_it_is_now(
    desk: Desk, server: Server, adder: Adder
) -> None:
    server.routes["/old"] = Reply(301, headers={"Location": "/new"})
    server.routes["/new"] = stories("a")
    [found] = await adder.probe(server.url("/old"))
    assert await adder.add(found) == "Added City Desk: 1 story"
    assert written() == [(server.url("/new"), "", ())]
    await desk.refresh()
    assert [len(server.asked(path)) for path in ("/old", "/new")] == [1, 2]
    error = await refusal(adder, server.url("/old"))
    assert error.reason == "is there already, as 127.0.0.1"


async def test_a_feed_added_by_two_at_once_is_there_once(
    desk: Desk, server: Server, adder: Adder
) -> None:
    server.routes["/feed"] = stories("a")
    [found] = await adder.probe(server.url("/feed"))
    await adder.add(found)
    with pytest.raises(SourceError, match="is there already"):
        await adder.add(found)
    assert len(written()) == 1
    assert desk.names() == ["Headline a"]


async def test_a_password_is_kept_to_ask_with_and_never_told(
    desk: Desk, server: Server, adder: Adder
) -> None:
    secret = server.origin.replace("://", "://ann:secret@")
    server.routes["/"] = page()
    server.routes["/down"] = Reply(500)
    for path in ("/", "/down"):
        assert "secret" not in str(await refusal(adder, secret + path))
    server.routes["/feed"] = rss(item("a"), title=None)
    server.requests.clear()
    [found] = await adder.probe(f"{secret}/feed")
    assert "secret" not in await adder.add(found)
    assert [place for place, _, _ in written()] == [f"{secret}/feed"]
    assert "secret" not in str(await refusal(adder, f"{secret}/feed"))
    assert all("authorization" in request.headers for request in server.asked("/feed"))


async def test_a_page_leads_to_no_feed_in_the_network_of_whoever_adds_it(
    server: Server, adder: Adder
) -> None:
    with Server(host="127.0.0.2") as inside:
        inside.routes["/feed"] = stories("a")
        server.routes["/"] = page(inside.url("/feed"))
        assert "is no feed" in (await refusal(adder, server.url("/"))).reason
        assert inside.requests == []


async def test_a_feed_that_cannot_be_read_whole_is_added_with_what_can_be(
    desk: Desk, server: Server, adder: Adder
) -> None:
    whole = stories("a", "b")
    server.routes["/feed"] = whole[: whole.index(b"Headline b")]
    [found] = await adder.probe(server.url("/feed"))
    await adder.add(found)
    assert "Headline a" in desk.names()
    assert "breaks off" in (desk.source(found.place).check.remark or "")


async def test_a_folder_and_a_file_are_added_with_the_number_of_their_documents(
    desk: Desk, adder: Adder, tmp_path: Path
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for name in ("a.txt", "b.md", "c.unknown"):
        (folder / name).write_text("Title\n\nText.")
    single = tmp_path / "single.txt"
    single.write_text("Title\n\nText.")
    [found] = await adder.probe(str(folder))
    assert found == Found(str(folder), SourceKind.FOLDER, "notes", 2)
    assert await adder.add(found, "", ("mine",)) == "Added notes"
    [found] = await adder.probe(str(single))
    assert found == Found(str(single), SourceKind.FILE, "single.txt", 1)
    assert await adder.add(found, "One") == "Added One"
    saved = [one.source for one in desk.keeper.do_now(all_sources) if one.is_saved]
    assert [(one.kind, one.place, one.tags) for one in saved] == [
        (SourceKind.FOLDER, str(folder), ("mine",)),
        (SourceKind.FILE, str(single), ()),
    ]
    error = await refusal(adder, f"{folder}/../notes/")
    assert error.reason == "is there already, as notes"


@pytest.mark.parametrize(
    ("name", "reason"), [("none", "does not exist"), ("empty", "holds no documents")]
)
async def test_a_folder_without_a_document_is_refused(
    adder: Adder, tmp_path: Path, name: str, reason: str
) -> None:
    (tmp_path / "empty").mkdir()
    assert reason in (await refusal(adder, str(tmp_path / name))).reason


@pytest.mark.parametrize("target", ["-", "", "exec:ls", "file:///etc/passwd", "javascript:1"])
async def test_what_can_be_no_source_is_refused(adder: Adder, target: str) -> None:
    await refusal(adder, target)
    assert not paths.sources_file().exists()


OPML = """<opml version="2.0"><body>
<outline text="News"><outline type="rss" text="One" xmlUrl="https://one.example/feed"/></outline>
<outline type="rss" text="Two" xmlUrl="https://two.example/feed"/>
<outline type="rss" text="File" xmlUrl="file:///etc/passwd"/>
</body></opml>"""


async def test_a_list_of_sources_is_added_without_those_that_are_there_already(
    desk: Desk, adder: Adder, tmp_path: Path
) -> None:
    path = tmp_path / "mine.opml"
    path.write_text(OPML)
    await desk.save("https://two.example/feed")
    [found] = await adder.probe(str(path))
    assert (found.place, found.title, found.sources) == (str(path), "mine.opml", 2)
    told = "Added 1 of 2 sources, 1 was there already, 1 left out"
    assert await adder.add(found) == told
    assert written() == [
        ("https://two.example/feed", "", ()),
        ("https://one.example/feed", "One", ("News",)),
    ]
    assert len(desk.keeper.do_now(all_sources)) == 2
    assert await adder.add(found) == "Added 0 of 2 sources, 2 were there already, 1 left out"


async def test_a_list_that_is_none_is_refused(adder: Adder, tmp_path: Path) -> None:
    path = tmp_path / "mine.opml"
    path.write_text("nothing of the kind")
    await refusal(adder, str(path))
    path.write_text('<opml version="2.0"><body/></opml>')
    assert "holds no source" in (await refusal(adder, str(path))).reason


async def test_a_sources_file_that_cannot_be_written_is_told_and_nothing_is_added(
    desk: Desk, server: Server, adder: Adder
) -> None:
    server.routes["/feed"] = stories("a")
    [found] = await adder.probe(server.url("/feed"))
    (paths.sources_file() / "x").mkdir(parents=True)
    with pytest.raises(SourceError):
        await adder.add(found)
    assert desk.keeper.do_now(all_sources) == []


async def test_a_server_that_speaks_no_tls_is_told_how_to_ask(
    adder: Adder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    advice = "; write http:// before it"
    async with await asyncio.start_server(answer, "127.0.0.1", 0) as plain:
        port = plain.sockets[0].getsockname()[1]
        with_tls = Target(TargetKind.ADDRESS, f"https://127.0.0.1:{port}/feed")
        monkeypatch.setattr(subscriptions, "classify", lambda target: with_tls)
        assert (await refusal(adder, "nas:8080/feed")).reason.endswith(advice)
        assert advice not in (await refusal(adder, with_tls.place)).reason
