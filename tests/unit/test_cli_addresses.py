"""Addresses and lists of feeds on the command line: read for the time being, not subscribed to."""

from pathlib import Path

import pytest

from briefing import subscriptions
from briefing.cli import main
from tests.loopback import Reply, Server
from tests.unit.command_line import STORY, failed, printed, records
from tests.unit.feed_server import rss, save, served, server, stored
from tests.unit.test_cli_browsing import browsed

__all__ = ["server"]

HTML = {"Content-Type": "text/html; charset=utf-8"}
PARAGRAPH = '<p>The strike goes on. "We ask for rest," Nils Aber said on the quay at noon.</p>'
ARTICLE = f"<!doctype html><title>x</title><article><h1>Strike</h1>{PARAGRAPH * 8}</article>"


@pytest.fixture
def feeds(server: Server) -> Server:
    server.routes["/world"] = served(rss("World", "Ferry sinks", "Bridge closes"))
    server.routes["/sport"] = served(rss("Sport", "Ayr wins", day=5))
    server.routes["/article"] = Reply(body=ARTICLE.encode(), headers=HTML)
    return server


def headlines(printed_lines: str) -> list[str]:
    return [line.split("\t")[0] for line in printed_lines.splitlines()]


def opml(folder: Path, *addresses: str) -> Path:
    path = folder / "feeds.opml"
    outlines = "".join(f'<outline type="rss" xmlUrl="{address}"/>' for address in addresses)
    path.write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
    return path


def test_a_feed_is_read_at_its_address_and_not_subscribed_to(
    feeds: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    told = printed(capsys, "list", feeds.url("/world"))
    assert headlines(told) == ["Bridge closes", "Ferry sinks"]
    assert len(feeds.requests) == 1
    assert subscriptions.load().sources == ()
    assert stored() == []
    quotes = records(capsys, "quotes", "quotes", "--limit", "1", feeds.url("/world"))
    assert [quote["text"] for quote in quotes] == ['"It sank at once,"']
    assert "Bridge closes" in printed(capsys, "brief", feeds.url("/world"))


def test_a_page_is_read_as_its_article(feeds: Server, capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, "quotes", feeds.url("/article"))
    assert told.splitlines()[0].split("\t")[:2] == ["Nils Aber", '"We ask for rest,"']
    assert len(feeds.requests) == 1
    assert stored() == []


def test_a_page_that_is_no_article_tells_its_feed(
    feeds: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/world">'
    feeds.routes["/"] = Reply(body=f"<title>x</title>{link}<p>Hello".encode(), headers=HTML)
    told = failed(capsys, 1, "list", feeds.url("/"))
    assert told == f"{feeds.url('/')}: is no article; its feed is {feeds.url('/world')}"


def test_a_list_of_feeds_opens_the_feeds(
    feeds: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = opml(tmp_path, feeds.url("/world"), feeds.url("/sport"), feeds.url("/world"))
    told = printed(capsys, "list", listed)
    assert headlines(told) == ["Ayr wins", "Bridge closes", "Ferry sinks"]
    assert len(feeds.requests) == 2
    assert subscriptions.load().sources == ()


def test_an_address_that_fails_leaves_the_rest(
    feeds: Server, ferry: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", feeds.url("/nothing"), str(ferry), feeds.url("/sport")]) == 3
    out, err = capsys.readouterr()
    assert headlines(out) == ["Ayr wins", STORY.partition("\n")[0]]
    assert err == (
        f"briefing: {feeds.url('/nothing')}: answered 404 (not found): check the address\n"
    )


def test_a_password_in_an_address_is_not_shown(
    feeds: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    with_password = feeds.url("/nothing").replace("://", "://u:pw@")
    assert failed(capsys, 1, "show", with_password).startswith(f"{feeds.url('/nothing')}: ")


def test_offline_asks_nothing(feeds: Server, capsys: pytest.CaptureFixture[str]) -> None:
    told = failed(capsys, 1, "list", "--offline", feeds.url("/world"))
    assert told == f"{feeds.url('/world')}: is not asked while offline"
    assert feeds.requests == []


def test_a_source_that_is_saved_keeps_its_stories(
    feeds: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    save(feeds.url("/sport"))
    printed(capsys, "refresh", "--quiet")
    assert headlines(printed(capsys, "list", feeds.url("/sport"))) == ["Ayr wins"]
    assert [(one.source.place, one.stories) for one in stored()] == [(feeds.url("/sport"), 1)]


def test_a_list_that_names_nothing_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = failed(capsys, 1, "list", opml(tmp_path))
    assert told.endswith("feeds.opml: holds no source that could be opened")


def test_by_prompts_the_stories_are_there_before_the_first_one(feeds: Server) -> None:
    told = browsed(feeds.url("/world"))
    assert told[1:4] == [
        "Opened. 2 stories, 2 unread.",
        "1. unread. Bridge closes. World. 2 January 2024. 1 quote, 1 figure.",
        "2. unread. Ferry sinks. World. 1 January 2024. 1 quote, 1 figure.",
    ]


def test_by_prompts_what_fails_is_told(feeds: Server) -> None:
    told = browsed(feeds.url("/nothing"))
    assert f"{feeds.url('/nothing')}: answered 404 (not found): check the address." in told
    told = browsed("--offline", feeds.url("/world"))
    assert f"{feeds.url('/world')}: is not asked while offline." in told
