"""The command that adds a source: what it finds at a target, and which of it is added."""

import io
import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import paths, subscriptions
from briefing.cli import main
from tests.loopback import Reply, Server
from tests.unit.command_line import STORY, failed, printed, records
from tests.unit.feed_server import rss, save, served, server, stored

__all__ = ["server"]

HTML = {"Content-Type": "text/html; charset=utf-8"}


def page(*feeds: str) -> Reply:
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{feed}">' for feed in feeds
    )
    return Reply(body=f"<!doctype html><title>x</title>{links}<p>Hello".encode(), headers=HTML)


@pytest.fixture
def two_feeds(server: Server) -> Server:
    server.routes["/"] = page("/world", "/sport")
    server.routes["/world"] = served(rss("World", "Ferry sinks"))
    server.routes["/sport"] = served(rss("Sport", "Ayr wins", "Max loses"))
    return server


def saved() -> list[str]:
    return [source.place for source in subscriptions.load().sources]


def type_at_a_terminal(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    class Keyboard(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Keyboard(text))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")


def test_a_feed_is_added_with_its_stories_and_asked_once(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes["/feed"] = served(rss("City Desk", "Ferry sinks", "Bridge closes", day=3))
    told = printed(capsys, "add", server.url("/feed"))
    assert told == "Added City Desk: 2 stories, the newest of 4 January 2024\n"
    assert len(server.requests) == 1
    assert [(one.source.name, one.stories) for one in stored()] == [("City Desk", 2)]
    assert paths.sources_file().read_text() == f"{server.url('/feed')}\n"


def test_name_and_tags_stand_in_the_sources_file(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes["/feed"] = served(rss("City Desk", "Ferry sinks"))
    (added,) = records(
        capsys, "added", "add", server.url("/feed"), "--name", "The Desk",
        "--tag", "world", "--tag", "daily news",
    )  # fmt: skip
    assert (added["name"], added["stories"], added["newest"][:10]) == ("The Desk", 1, "2024-01-01")
    line = f'{server.url("/feed")} "~The Desk" world "daily news"\n'
    assert paths.sources_file().read_text() == line


def test_the_documents_of_a_folder_count_as_soon_as_it_is_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "ferry.txt").write_text(STORY)
    (folder / "museum.txt").write_text("Museum reopens\n\nThe east wing opens.\n")
    assert printed(capsys, "add", folder) == "Added news: 2 stories\n"
    assert [(one.stories, one.unread) for one in stored()] == [(2, 2)]
    assert printed(capsys, "unread") == "2\n"


def test_what_is_there_already_is_said_and_not_asked(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    save(f'{server.url("/feed")} "~City Desk"')
    said = failed(capsys, 1, "add", server.url("/feed"))
    assert said == f"{server.url('/feed')}: is there already, as City Desk"
    assert server.requests == []


def test_a_page_with_one_feed_adds_it_once(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes["/"] = page("/news")
    server.routes["/news"] = served(rss("City Desk", "Ferry sinks"))
    server.routes["/feed"] = served(rss("Another", "Ferry sinks"))
    assert printed(capsys, "add", server.url("/")).startswith("Added City Desk: 1 story")
    assert saved() == [server.url("/news")]
    assert "is there already, as " in failed(capsys, 1, "add", server.url("/"))
    assert saved() == [server.url("/news")]


def test_a_page_that_names_no_feed_is_asked_where_feeds_usually_are(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes["/"] = page()
    server.routes["/feed.xml"] = served(rss("City Desk", "Ferry sinks"))
    printed(capsys, "add", server.url("/"))
    assert saved() == [server.url("/feed.xml")]
    assert "is there already, as " in failed(capsys, 1, "add", server.url("/"))


def test_a_page_leads_into_no_network_but_its_own(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    with Server({"/feed": rss("Router", "Password changed")}, host="127.0.0.2") as router:
        server.routes["/"] = page(router.url("/feed"))
        assert "is no feed and names none" in failed(capsys, 1, "add", server.url("/"))
        assert router.requests == []


def test_several_feeds_are_told_where_nobody_can_be_asked(
    two_feeds: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    said = failed(capsys, 1, "add", two_feeds.url("/")).splitlines()
    assert "has 2 feeds; give the address of one" in said[0]
    assert [two_feeds.url("/world") in said[1], two_feeds.url("/sport") in said[2]] == [True, True]
    assert "Sport: 2 stories, the newest of 2 January 2024" in said[2]
    assert saved() == []
    assert main(["add", two_feeds.url("/"), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["found"]
    assert [one["place"] for one in found] == [two_feeds.url("/world"), two_feeds.url("/sport")]


def test_yes_takes_the_first_of_several(
    two_feeds: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    printed(capsys, "add", "--yes", two_feeds.url("/"))
    assert saved() == [two_feeds.url("/world")]


@pytest.mark.parametrize(
    ("typed", "path"), [("\n", "/world"), ("2\n", "/sport"), ("7\nx\n²\n2\n", "/sport")]
)
def test_at_a_terminal_a_person_is_asked_which(
    typed: str,
    path: str,
    two_feeds: Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    type_at_a_terminal(monkeypatch, typed)
    assert main(["add", two_feeds.url("/")]) == 0
    assert "  2  Sport: 2 stories" in capsys.readouterr().err
    assert saved() == [two_feeds.url(path)]


@pytest.mark.parametrize("typed", ["q\n", "Q\n", ""])
def test_a_person_may_want_none_of_them(
    typed: str,
    two_feeds: Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    type_at_a_terminal(monkeypatch, typed)
    assert main(["add", two_feeds.url("/")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith("briefing: nothing was added\n")
    assert saved() == []


def test_ctrl_c_at_the_question_adds_nothing(two_feeds: Server) -> None:
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing", "add", two_feeds.url("/")],
        stdin=slave, stdout=slave, stderr=slave, env=dict(os.environ),
    )  # fmt: skip
    os.close(slave)
    seen = b""
    while b"Which one?" not in seen:
        seen += os.read(master, 4096)
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130
    os.close(master)
    assert saved() == []


def test_foreign_titles_come_clean(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    body = rss("City\u202e Desk&amp;#27;[2J", "Ferry sinks")
    server.routes["/feed"] = served(body)
    assert printed(capsys, "add", server.url("/feed")).rstrip("\n").isprintable()


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("/nowhere/at/all", "does not exist"),
        ("-", "is standard input"),
        ("ftp://x.example/feed", "only http: and https: are fetched"),
        ("", "is neither an address nor a path"),
    ],
)
def test_what_can_be_no_source_is_said(
    target: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reason in failed(capsys, 1, "add", target)
    assert not paths.sources_file().exists()


def test_a_server_that_does_not_answer_well_is_said(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes["/feed"] = Reply(500)
    place = server.url("/feed").replace("//", "//user:secret@")
    said = failed(capsys, 1, "add", place)
    assert said.startswith(f"{server.url('/feed')}: answered 500")


def test_offline_no_address_is_asked(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    said = failed(capsys, 1, "add", "--offline", server.url("/feed"))
    assert said == f"{server.url('/feed')}: is not asked while offline"
    assert server.requests == []


def test_a_folder_is_added_and_its_documents_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "ferry.txt").write_text(STORY)
    assert printed(capsys, "add", folder) == "Added notes: 1 story\n"
    assert printed(capsys, "list").startswith("Ferry sinks off Ayr\t")


def test_a_list_is_added_whatever_wrote_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opml, urls = tmp_path / "feeds.opml", tmp_path / "urls"
    feed = "https://x.example/a"
    opml.write_text(f'<opml version="2.0"><body><outline xmlUrl="{feed}"/></body></opml>')
    urls.write_text(f"{feed}\nhttps://x.example/b\n")
    assert printed(capsys, "add", opml) == f"Added 1 of 1 source in {opml}\n"
    told = f"Added 1 of 2 sources in {urls}\n1 was there already\n"
    assert printed(capsys, "add", urls) == told


@pytest.mark.parametrize("command", ["add", "remove", "import"])
def test_without_a_target_it_is_said_what_to_give(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"briefing {command} " in failed(capsys, 2, command)
    assert f"briefing {command} " in failed(capsys, 2, command, "a", "--", "b")


def test_quiet_adds_without_a_word(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    server.routes["/feed"] = served(rss("City Desk", "Ferry sinks"))
    assert printed(capsys, "add", "-q", server.url("/feed")) == ""
    assert saved() == [server.url("/feed")]
